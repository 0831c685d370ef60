#include "negotiate/content_type.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "carrier/charset_name.h"
#include "http/media_type.h"

namespace crm::negotiate {
namespace {

using carrier::BodyForm;
using carrier::BodyFormat;
using carrier::Charset;

struct Type {
  std::string_view name;
  BodyFormat format;
};

constexpr std::array kTypes{
    Type{"application/json", BodyFormat::Json},
    Type{"text/json", BodyFormat::Json},
    Type{"application/xml", BodyFormat::Xml},
    Type{"text/xml", BodyFormat::Xml},
    Type{"application/x-www-form-urlencoded", BodyFormat::Form},
    Type{"application/json-patch+json", BodyFormat::JsonPatch},
    Type{"application/merge-patch+json", BodyFormat::MergePatch},
};

// What nearly every client writes, letter by letter: known without taking it apart.
constexpr std::string_view kUsual = "application/json";

tl::unexpected<Error> unsupported(std::string_view what, std::string_view value) {
  return refuse(ErrorKind::UnsupportedMediaType, "The request entity's " + std::string(what) +
                                                     " '" + excerpt(value) +
                                                     "' is not supported for this resource.");
}

Result<std::optional<Charset>> charset_of(const http::MediaType& type) {
  const auto charset = type.parameter("charset");
  if (!charset) return std::optional<Charset>{};
  const auto found = carrier::charset_named(*charset);
  if (!found) return unsupported("charset", *charset);
  return found;
}

Result<BodyForm> form_by_type(std::string_view content_type) {
  if (content_type == kUsual) return BodyForm{};
  const auto type = http::parse_media_type(content_type);
  if (!type) return unsupported("media type", content_type);
  const std::string name = type->type + "/" + type->subtype;
  const auto found = std::ranges::find(kTypes, name, &Type::name);
  if (found == kTypes.end()) return unsupported("media type", content_type);
  const auto charset = charset_of(*type);
  if (!charset) return forward(charset);
  return BodyForm{.format = found->format, .charset = *charset};
}

// Whether the body is compressed.
Result<bool> gzip_by_coding(const http::Request& request) {
  const auto coding = request.joined("Content-Encoding");
  if (!coding || coding->empty() || equals_ignoring_case(*coding, "identity")) return false;
  if (equals_ignoring_case(*coding, "gzip") || equals_ignoring_case(*coding, "x-gzip")) return true;
  return unsupported("content coding", *coding);
}

}  // namespace

Result<BodyForm> body_form(const http::Request& request) {
  if (request.count("Content-Type") > 1) {
    return refuse(ErrorKind::BadRequest, "Content-Type: sent more than once.");
  }
  const auto gzip = gzip_by_coding(request);
  if (!gzip) return forward(gzip);
  const auto content_type = request.field("Content-Type");
  auto form = content_type && !content_type->empty()
                  ? form_by_type(*content_type)
                  : Result<BodyForm>(BodyForm{.format = BodyFormat::ByLooks});
  if (form) form->gzip = *gzip;
  return form;
}

}  // namespace crm::negotiate
