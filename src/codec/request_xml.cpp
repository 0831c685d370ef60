#include "codec/request_xml.h"

#include <algorithm>
#include <string>
#include <utility>

#include "codec/blanks.h"
#include "codec/request_filling.h"
#include "codec/xml_events.h"

namespace crm::codec {
namespace {

using carrier::ActiveContactsRequest;

// Lists of XML have white space between their items, requests may as well have commas: "Created
// Updated", "Created, Updated" and "Created,Updated" all become the last.
std::string with_commas(std::string_view list) {
  std::string items;
  bool divided = true;  // by a comma, or by the start
  while (!(list = without_blanks(list)).empty()) {
    const auto end =
        list.front() == ',' ? 1 : std::min(list.find_first_of(" \t\r\n,"), list.size());
    if (!divided && list.front() != ',') items += ',';
    items += list.substr(0, end);
    divided = list.front() == ',';
    list.remove_prefix(end);
  }
  return items;
}

// Hears the elements of a request: depth 1 is inside the root, 2 inside a member, 3 inside an item
// of its list.
class RequestListener final : public XmlListener {
 public:
  explicit RequestListener(const locale::TimeZone& zone) : filling_(zone) {}

  [[nodiscard]] std::optional<Error> error() const override {
    return filling_.error() ? filling_.error() : error_;
  }
  [[nodiscard]] ActiveContactsRequest take() { return filling_.take(); }

  bool start(std::string_view /*space*/, std::string_view name, std::size_t depth,
             const XmlAttributes& attributes) override {
    if (depth == 1) {
      return !attributes.say_nil() ||
             refuse_body("The body must not be nil: there is nothing to answer.");
    }
    if (depth == 2) {
      filling_.begin_member(name);
      member_nil_ = attributes.say_nil();
      has_items_ = false;
      text_.clear();
      return true;
    }
    if (!known()) return true;
    // An element inside a value: an item, if the member is a list that had no text before.
    if (depth > 3 || member_nil_ || !without_blanks(text_).empty()) return filling_.other();
    if (!has_items_ && !filling_.begin_list()) return false;
    has_items_ = true;
    item_nil_ = attributes.say_nil();
    text_.clear();
    return true;
  }

  bool end(std::size_t depth) override {
    if (!known()) return true;
    bool taken = true;
    if (depth == 3) taken = end_item();
    if (depth == 2) taken = end_member();
    text_.clear();
    return taken;
  }

  bool text(std::string_view piece, std::size_t depth) override {
    if (depth == 1 && !without_blanks(piece).empty()) {
      return refuse_body("The body has text between its members.");
    }
    if (depth > 1 && known()) text_ += piece;
    return true;
  }

 private:
  [[nodiscard]] bool known() const { return filling_.kind() != MemberKind::Unknown; }

  bool refuse_body(std::string detail) {
    error_ = Error{ErrorKind::BadRequest, std::move(detail)};
    return false;
  }

  bool end_item() {
    const std::string_view text = without_blanks(text_);
    if (!item_nil_) return filling_.text(text);
    return text.empty() ? filling_.null() : filling_.other();
  }

  bool end_member() {
    const std::string_view text = without_blanks(text_);
    if (has_items_) {
      filling_.end_list();
      return text.empty() || filling_.other();
    }
    if (text.empty()) return filling_.null();
    if (member_nil_) return filling_.other();
    switch (filling_.kind()) {
      case MemberKind::List:
        return filling_.more(with_commas(text));
      case MemberKind::Flags:
        return filling_.text(with_commas(text));
      default:
        return filling_.text(text);
    }
  }

  RequestFilling filling_;
  std::optional<Error> error_;  // of the body as a whole
  bool member_nil_ = false;
  bool has_items_ = false;
  bool item_nil_ = false;
  std::string text_;  // of the member or item at hand, so far
};

}  // namespace

Result<ActiveContactsRequest> read_request_xml(std::string_view text,
                                               const locale::TimeZone& zone) {
  RequestListener listener(zone);
  if (auto error = hear_xml(text, listener)) return tl::unexpected(*std::move(error));
  return listener.take();
}

std::optional<std::string_view> declared_encoding(std::string_view body) {
  constexpr std::string_view kStart = "<?xml";
  constexpr std::string_view kName = "encoding";
  if (!body.starts_with(kStart)) return std::nullopt;
  std::string_view rest = body.substr(kStart.size(), body.find('>') - kStart.size());
  const auto at = rest.find(kName);
  if (at == std::string_view::npos) return std::nullopt;
  rest = without_blanks(rest.substr(at + kName.size()));
  if (!rest.starts_with('=')) return std::nullopt;
  rest = without_blanks(rest.substr(1));
  if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return std::nullopt;
  const auto end = rest.find(rest.front(), 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view encoding = rest.substr(1, end - 1);
  const bool is_ascii = encoding.find_first_not_of(
                            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") ==
                        std::string_view::npos;
  return is_ascii && !encoding.empty() ? std::optional(encoding) : std::nullopt;
}

}  // namespace crm::codec
