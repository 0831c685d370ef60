#include "negotiate/terms.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "http/media_type.h"

namespace crm::negotiate {
namespace {

constexpr std::array<std::string_view, 2> kJsonTypes{"application/json", "text/json"};
// What nearly every client writes, letter by letter: known without taking it apart.
constexpr std::array<std::string_view, 2> kUsual{"application/json",
                                                 "application/json; charset=utf-8"};
constexpr std::array<std::string_view, 2> kCharsets{"utf-8", "us-ascii"};

tl::unexpected<Error> unsupported(std::string_view what, std::string_view value) {
  return refuse(ErrorKind::UnsupportedMediaType, "The request entity's " + std::string(what) +
                                                     " '" + excerpt(value) +
                                                     "' is not supported for this resource.");
}

// Hand-written clients forget the content type: the first byte tells what the body is.
Result<BodyFormat> format_by_looks(std::string_view body) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (body.starts_with(kByteOrderMark)) body.remove_prefix(kByteOrderMark.size());
  const auto first = body.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) {
    return refuse(ErrorKind::BadRequest, "The body is empty: send a JSON object.");
  }
  if (body[first] == '{' || body[first] == '[') return BodyFormat::Json;
  return unsupported("media type", "");
}

Result<BodyFormat> format_by_type(std::string_view content_type) {
  if (std::ranges::find(kUsual, content_type) != kUsual.end()) return BodyFormat::Json;
  const auto type = http::parse_media_type(content_type);
  if (!type ||
      std::ranges::find(kJsonTypes, type->type + "/" + type->subtype) == kJsonTypes.end()) {
    return unsupported("media type", content_type);
  }
  const auto charset = type->parameter("charset");
  const bool known = !charset || std::ranges::any_of(kCharsets, [&](std::string_view each) {
    return equals_ignoring_case(each, *charset);
  });
  if (!known) return unsupported("charset", *charset);
  return BodyFormat::Json;
}

}  // namespace

Result<Terms> terms_of(const http::Request& request, const carrier::Presentation& standard) {
  if (request.count("Content-Type") > 1) {
    return refuse(ErrorKind::BadRequest, "Content-Type: sent more than once.");
  }
  const auto coding = request.field("Content-Encoding");
  if (coding && !coding->empty() && !equals_ignoring_case(*coding, "identity")) {
    return unsupported("content coding", *coding);
  }
  const auto content_type = request.field("Content-Type");
  const auto reads = content_type && !content_type->empty() ? format_by_type(*content_type)
                                                            : format_by_looks(request.body);
  if (!reads) return forward(reads);
  return Terms{.reads = *reads, .presentation = standard};
}

}  // namespace crm::negotiate
