#include "codec/xml_events.h"

#include <expat.h>

#include <exception>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "codec/blanks.h"

namespace crm::codec {
namespace {

// Stands between the namespace of a name and the name: a character that neither can hold.
constexpr char kDivider = '\n';

struct Name {
  std::string_view space;
  std::string_view local;
};

Name divided(std::string_view name) {
  const auto at = name.rfind(kDivider);
  if (at == std::string_view::npos) return {"", name};
  return {name.substr(0, at), name.substr(at + 1)};
}

// Stands between the parser, which is written in C, and the listener.
class Parser {
 public:
  explicit Parser(XmlListener& listener)
      : parser_(XML_ParserCreateNS("UTF-8", kDivider)), listener_(listener) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, const XML_Char* name, const XML_Char** attributes) {
          of(self).guarded([&](Parser& parser) { return parser.start(name, attributes); });
        },
        [](void* self, const XML_Char* /*name*/) {
          of(self).guarded([](Parser& parser) { return parser.listener_.end(parser.depth_--); });
        });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, const XML_Char* text, int length) {
      of(self).guarded([&](Parser& parser) {
        return parser.listener_.text({text, static_cast<std::size_t>(length)}, parser.depth_);
      });
    });
    XML_SetStartDoctypeDeclHandler(
        parser_.get(), [](void* self, const XML_Char* /*name*/, const XML_Char* /*system*/,
                          const XML_Char* /*public*/, int /*internal*/) {
          of(self).guarded([](Parser& parser) {
            return parser.refuse_body("The body must not have a document type (DOCTYPE).");
          });
        });
  }

  std::optional<Error> parse(std::string_view text) {
    const auto outcome =
        XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
    if (thrown_) std::rethrow_exception(thrown_);
    if (error_) return error_;
    if (outcome == XML_STATUS_OK) return std::nullopt;
    return Error{ErrorKind::BadRequest,
                 std::string("The body is not well-formed XML: ") +
                     XML_ErrorString(XML_GetErrorCode(parser_.get())) + " at line " +
                     std::to_string(XML_GetCurrentLineNumber(parser_.get())) + ", column " +
                     std::to_string(XML_GetCurrentColumnNumber(parser_.get()) + 1) + "."};
  }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  static Parser& of(void* self) { return *static_cast<Parser*>(self); }

  // Lets an event in, unless reading has ended: the parser may still tell one or two. What throws
  // must not go through the parser.
  template <class Event>
  void guarded(const Event& event) noexcept {
    if (stopped_) return;
    try {
      stopped_ = !event(*this);
      if (stopped_ && !error_) error_ = listener_.error();
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

  bool start(const XML_Char* name, const XML_Char** attributes) {
    if (++depth_ > kXmlDepthMax) {
      return refuse_body("The body is nested deeper than " + std::to_string(kXmlDepthMax) +
                         " elements.");
    }
    const Name parts = divided(name);
    return listener_.start(parts.space, parts.local, depth_, XmlAttributes(attributes));
  }

  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  XmlListener& listener_;
  std::optional<Error> error_;
  std::exception_ptr thrown_;
  bool stopped_ = false;
  std::size_t depth_ = 0;
};

}  // namespace

std::optional<std::string_view> XmlAttributes::value(std::string_view name) const {
  return value("", name);
}

std::optional<std::string_view> XmlAttributes::value(std::string_view space,
                                                     std::string_view name) const {
  for (const char** at = attributes_; *at != nullptr; at += 2) {
    const Name parts = divided(at[0]);
    if (parts.space == space && parts.local == name) return at[1];
  }
  return std::nullopt;
}

bool XmlAttributes::say_nil() const {
  const auto nil = value("http://www.w3.org/2001/XMLSchema-instance", "nil");
  if (!nil) return false;
  const std::string_view plain = without_blanks(*nil);
  return plain == "true" || plain == "1";
}

std::optional<Error> hear_xml(std::string_view text, XmlListener& listener) {
  if (without_blanks(text).empty()) {
    return Error{ErrorKind::BadRequest, "The body is empty: send an XML document."};
  }
  return Parser(listener).parse(text);
}

}  // namespace crm::codec
