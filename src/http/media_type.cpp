#include "http/media_type.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/text.h"
#include "http/octets.h"

namespace crm::http {
namespace {

// Reads text from the left; every take leaves the rest for the next one.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }

  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void skip_blanks() {
    while (!rest_.empty() && is_blank(rest_.front())) rest_.remove_prefix(1);
  }

  // The longest token that stands here; "" for none.
  std::string_view take_token() {
    const std::size_t size = kToken.skip(rest_, 0, rest_.size());
    const std::string_view token = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return token;
  }

  // What stands behind an opening quote, up to and without the closing one.
  std::optional<std::string> take_quoted() {
    std::string text;
    for (std::size_t at = 0; at < rest_.size(); ++at) {
      if (rest_[at] == '"') {
        rest_.remove_prefix(at + 1);
        return text;
      }
      if (rest_[at] == '\\') ++at;
      if (at == rest_.size() || !kValue.has(rest_[at])) return std::nullopt;
      text.push_back(rest_[at]);
    }
    return std::nullopt;
  }

 private:
  std::string_view rest_;
};

tl::unexpected<Error> not_a_media_type() {
  return refuse(ErrorKind::UnsupportedMediaType,
                "Content-Type: expected a media type such as application/json; charset=utf-8");
}

// name=value; blanks around the '=' are not of the grammar.
std::optional<MediaType::Parameter> take_parameter(Scanner& scanner) {
  MediaType::Parameter parameter{ascii_lower(scanner.take_token()), {}};
  if (parameter.name.empty() || !scanner.take('=')) return std::nullopt;
  if (scanner.take('"')) {
    auto quoted = scanner.take_quoted();
    if (!quoted) return std::nullopt;
    parameter.value = std::move(*quoted);
  } else {
    parameter.value = scanner.take_token();
    if (parameter.value.empty()) return std::nullopt;
  }
  return parameter;
}

}  // namespace

std::optional<std::string_view> MediaType::parameter(std::string_view name) const {
  const auto found = std::ranges::find(parameters, name, &Parameter::name);
  if (found == parameters.end()) return std::nullopt;
  return found->value;
}

Result<MediaType> parse_media_type(std::string_view text) {
  Scanner scanner(trim(text));
  MediaType media;
  media.type = ascii_lower(scanner.take_token());
  const bool has_slash = scanner.take('/');
  media.subtype = ascii_lower(scanner.take_token());
  if (media.type.empty() || !has_slash || media.subtype.empty()) return not_a_media_type();

  while (!scanner.done()) {
    scanner.skip_blanks();
    if (!scanner.take(';')) return not_a_media_type();
    scanner.skip_blanks();
    Scanner ahead = scanner;
    if (ahead.done() || ahead.take(';')) continue;
    auto parameter = take_parameter(scanner);
    if (!parameter) return not_a_media_type();
    if (media.parameter(parameter->name)) {
      return refuse(ErrorKind::UnsupportedMediaType, "Content-Type: a parameter comes twice");
    }
    media.parameters.push_back(std::move(*parameter));
  }
  return media;
}

}  // namespace crm::http
