#include "carrier/charset_name.h"

#include <array>

#include "base/text.h"

namespace crm::carrier {
namespace {

struct Named {
  std::string_view name;
  Charset charset;
};

constexpr std::array kNames{
    Named{"UTF-8", Charset::Utf8},        Named{"US-ASCII", Charset::Ascii},
    Named{"ISO-8859-1", Charset::Latin1}, Named{"UTF-16", Charset::Utf16},
    Named{"UTF-16LE", Charset::Utf16Le},  Named{"UTF-16BE", Charset::Utf16Be},
};

}  // namespace

std::optional<Charset> charset_named(std::string_view name) {
  for (const Named& named : kNames) {
    if (equals_ignoring_case(name, named.name)) return named.charset;
  }
  return std::nullopt;
}

std::string_view name(Charset charset) {
  for (const Named& named : kNames) {
    if (named.charset == charset) return named.name;
  }
  return "";
}

}  // namespace crm::carrier
