#include "codec/request_xml.h"

#include <expat.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

#include "codec/blanks.h"
#include "codec/request_filling.h"

namespace crm::codec {
namespace {

using carrier::ActiveContactsRequest;

// Stands between the namespace of a name and the name: a character that neither can hold.
constexpr char kDivider = '\n';

std::string_view local_name(std::string_view name) {
  return name.substr(name.rfind(kDivider) + 1);  // npos + 1 is 0
}

// An attribute nil="true" of the instance namespace: the element stands for null.
bool is_nil(const XML_Char** attributes) {
  constexpr std::string_view kNil = "http://www.w3.org/2001/XMLSchema-instance\nnil";
  for (; *attributes != nullptr; attributes += 2) {
    if (attributes[0] != kNil) continue;
    const std::string_view value = without_blanks(attributes[1]);
    return value == "true" || value == "1";
  }
  return false;
}

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

// Hears the parser's events. `depth_` is 1 inside the root, 2 inside a member, 3 inside an item of
// its list.
class XmlReader {
 public:
  explicit XmlReader(const locale::TimeZone& zone)
      : parser_(XML_ParserCreateNS("UTF-8", kDivider)), filling_(zone) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, const XML_Char* name, const XML_Char** attributes) {
          of(self).guarded([&](XmlReader& reader) { return reader.start(name, attributes); });
        },
        [](void* self, const XML_Char* /*name*/) {
          of(self).guarded([](XmlReader& reader) { return reader.end(); });
        });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, const XML_Char* text, int length) {
      of(self).guarded(
          [&](XmlReader& reader) { return reader.text({text, static_cast<std::size_t>(length)}); });
    });
    XML_SetStartDoctypeDeclHandler(
        parser_.get(), [](void* self, const XML_Char* /*name*/, const XML_Char* /*system*/,
                          const XML_Char* /*public*/, int /*internal*/) {
          of(self).guarded([](XmlReader& reader) {
            return reader.refuse_body("The body must not have a document type (DOCTYPE).");
          });
        });
  }

  Result<ActiveContactsRequest> read(std::string_view text) {
    const auto outcome =
        XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
    if (thrown_) std::rethrow_exception(thrown_);
    if (filling_.error()) return tl::unexpected(*filling_.error());
    if (error_) return tl::unexpected(*error_);
    if (outcome != XML_STATUS_OK) {
      return refuse(ErrorKind::BadRequest,
                    std::string("The body is not well-formed XML: ") +
                        XML_ErrorString(XML_GetErrorCode(parser_.get())) + " at line " +
                        std::to_string(XML_GetCurrentLineNumber(parser_.get())) + ", column " +
                        std::to_string(XML_GetCurrentColumnNumber(parser_.get()) + 1) + ".");
    }
    return filling_.take();
  }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  static XmlReader& of(void* self) { return *static_cast<XmlReader*>(self); }

  // Lets an event in, unless reading has ended: the parser may still tell one or two. What throws
  // must not go through the parser, which is written in C.
  template <class Event>
  void guarded(const Event& event) noexcept {
    if (stopped_) return;
    try {
      stopped_ = !event(*this);
    } catch (...) {
      thrown_ = std::current_exception();
      stopped_ = true;
    }
    if (stopped_) XML_StopParser(parser_.get(), XML_FALSE);
  }

  bool refuse_body(std::string detail) {
    error_ = Error{ErrorKind::BadRequest, std::move(detail)};
    return false;
  }

  [[nodiscard]] bool known() const { return filling_.kind() != MemberKind::Unknown; }

  bool start(const XML_Char* name, const XML_Char** attributes) {
    if (++depth_ > kXmlDepthMax) {
      return refuse_body("The body is nested deeper than " + std::to_string(kXmlDepthMax) +
                         " elements.");
    }
    if (depth_ == 1) {
      return !is_nil(attributes) ||
             refuse_body("The body must not be nil: there is nothing to answer.");
    }
    if (depth_ == 2) {
      filling_.begin_member(local_name(name));
      member_nil_ = is_nil(attributes);
      has_items_ = false;
      text_.clear();
      return true;
    }
    if (!known()) return true;
    // An element inside a value: an item, if the member is a list that had no text before.
    if (depth_ > 3 || member_nil_ || !without_blanks(text_).empty()) return filling_.other();
    if (!has_items_ && !filling_.begin_list()) return false;
    has_items_ = true;
    item_nil_ = is_nil(attributes);
    text_.clear();
    return true;
  }

  bool end() {
    --depth_;
    if (!known()) return true;
    bool taken = true;
    if (depth_ == 2) taken = end_item();
    if (depth_ == 1) taken = end_member();
    text_.clear();
    return taken;
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

  bool text(std::string_view part) {
    if (depth_ == 1 && !without_blanks(part).empty()) {
      return refuse_body("The body has text between its members.");
    }
    if (depth_ > 1 && known()) text_ += part;
    return true;
  }

  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  RequestFilling filling_;
  std::optional<Error> error_;  // of the body as a whole
  std::exception_ptr thrown_;
  bool stopped_ = false;
  std::size_t depth_ = 0;
  bool member_nil_ = false;
  bool has_items_ = false;
  bool item_nil_ = false;
  std::string text_;  // of the member or item at hand, so far
};

}  // namespace

Result<ActiveContactsRequest> read_request_xml(std::string_view text,
                                               const locale::TimeZone& zone) {
  if (without_blanks(text).empty()) {
    return refuse(ErrorKind::BadRequest, "The body is empty: send an XML document.");
  }
  return XmlReader(zone).read(text);
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
