#include "codec/written_xml.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "codec/blanks.h"
#include "codec/opaque_xml.h"
#include "codec/xml_events.h"

namespace crm::codec {
namespace {

class TreeListener final : public XmlListener {
 public:
  explicit TreeListener(std::size_t body_bytes) : tree_(body_bytes) {}

  [[nodiscard]] std::optional<Error> error() const override { return error_; }
  [[nodiscard]] WrittenTree take() { return std::move(tree_); }

  bool start(std::string_view space, std::string_view name, std::size_t /*depth*/,
             const XmlAttributes& attributes) override {
    if (tree_.is_full()) {
      return refuse_body("The body has more than " + with_thousands(kWrittenValuesMax) +
                         " elements.");
    }
    if (!without_blanks(text_).empty()) return refuse_mixed(open_.back().name);
    text_.clear();
    // A member whose name XML cannot hold [adr 24].
    if (space == kOpaqueItemSpace && name == kOpaqueItem) {
      name = attributes.value(kOpaqueItem).value_or(name);
    }
    const std::string_view kept = tree_.keep(name);
    const std::size_t place = tree_.open(Shape::Element, kept);
    if (const auto type = attributes.value(kOpaqueType)) {
      if (const auto shape = shape_named(*type)) tree_.say(place, *shape);
    }
    open_.push_back({place, kept, attributes.say_nil()});
    return true;
  }

  bool end(std::size_t /*depth*/) override {
    const Open element = open_.back();
    open_.pop_back();
    const bool is_blank = without_blanks(text_).empty();
    const bool has_items = tree_.has_items(element.place);
    if (element.is_nil) {
      if (has_items || !is_blank) {
        return refuse_body("The element '" + excerpt(element.name) + "' is nil and not empty.");
      }
      tree_.make_null(element.place);
    } else if (has_items) {
      if (!is_blank) return refuse_mixed(element.name);
      tree_.close(element.place);
    } else {
      tree_.close(element.place, tree_.keep(text_));
    }
    text_.clear();
    return true;
  }

  bool text(std::string_view piece, std::size_t /*depth*/) override {
    text_ += piece;
    return true;
  }

 private:
  struct Open {
    std::size_t place;
    std::string_view name;
    bool is_nil;
  };

  bool refuse_body(std::string detail) {
    error_ = Error{ErrorKind::BadRequest, std::move(detail)};
    return false;
  }
  bool refuse_mixed(std::string_view name) {
    return refuse_body("The element '" + excerpt(name) + "' has text between its elements.");
  }

  WrittenTree tree_;
  std::vector<Open> open_;  // the elements around here
  std::string text_;        // since the last tag
  std::optional<Error> error_;
};

}  // namespace

Result<WrittenTree> written_xml(std::string_view text) {
  TreeListener listener(text.size());
  if (auto error = hear_xml(text, listener)) return tl::unexpected(*std::move(error));
  return listener.take();
}

}  // namespace crm::codec
