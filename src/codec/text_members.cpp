#include "codec/text_members.h"

#include <array>
#include <cstddef>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

namespace crm::codec {
namespace {

constexpr std::size_t kDepthMax = 8;
constexpr std::size_t kBytesMax = 16'384;

}  // namespace

Result<void> each_text_member(
    std::string_view json,
    const std::function<Result<void>(std::string_view name, std::string_view text)>& visit) {
  if (json.size() > kBytesMax) {
    return refuse(ErrorKind::BadRequest,
                  "The body is larger than " + std::to_string(kBytesMax) + " bytes.");
  }
  boost::json::monotonic_resource memory;
  boost::json::parse_options options;
  options.max_depth = kDepthMax;
  boost::system::error_code failed;
  const boost::json::value value = boost::json::parse(json, failed, &memory, options);
  const auto* const object = failed ? nullptr : value.if_object();
  if (object == nullptr) {
    return refuse(ErrorKind::BadRequest, "The body must be a JSON object.");
  }
  for (const auto& member : *object) {
    const auto* const text = member.value().if_string();
    if (text == nullptr) continue;
    const auto done =
        visit({member.key().data(), member.key().size()}, {text->data(), text->size()});
    if (!done) return done;
  }
  return {};
}

}  // namespace crm::codec
