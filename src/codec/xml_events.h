// Hears what XML says, element by element, from a parser that refuses what no body may have
// [wire: XML bodies]. The one place that knows Expat.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace crm::codec {

inline constexpr std::size_t kXmlDepthMax = 64;

// Attributes of one element, looked up by their names: while its start is heard, not longer.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** attributes) : attributes_(attributes) {}

  // The value of the attribute of no namespace, or of another one.
  [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;
  [[nodiscard]] std::optional<std::string_view> value(std::string_view space,
                                                      std::string_view name) const;

  // nil="true" of the instance namespace: the element stands for null.
  [[nodiscard]] bool say_nil() const;

 private:
  const char** attributes_;  // names and values in turn, a null pointer behind them
};

// Of calls that return bool, false ends the reading; error() has been set then.
class XmlListener {
 public:
  XmlListener() = default;
  XmlListener(const XmlListener&) = delete;
  XmlListener& operator=(const XmlListener&) = delete;
  virtual ~XmlListener() = default;

  // The name is the local one; `depth` is 1 for the root.
  virtual bool start(std::string_view space, std::string_view name, std::size_t depth,
                     const XmlAttributes& attributes) = 0;
  virtual bool end(std::size_t depth) = 0;
  // A piece of text in the element at that depth.
  virtual bool text(std::string_view piece, std::size_t depth) = 0;

  // Why one of them returned false.
  [[nodiscard]] virtual std::optional<Error> error() const = 0;
};

// Lets `listener` hear a whole document. Well-formed XML in UTF-8, whatever its declaration names;
// shorter than 2 GiB. Errors: the listener's own; BadRequest with the line for what is not
// well-formed, and for a DOCTYPE or elements deeper than kXmlDepthMax. What the listener throws
// comes out here.
[[nodiscard]] std::optional<Error> hear_xml(std::string_view text, XmlListener& listener);

}  // namespace crm::codec
