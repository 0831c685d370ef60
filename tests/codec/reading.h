// Bodies as tests write them, read through the one door.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "codec/read_request.h"

namespace crm::codec {

inline constexpr carrier::BodyForm kJson{.format = carrier::BodyFormat::Json};
inline constexpr carrier::BodyForm kXml{.format = carrier::BodyFormat::Xml};
inline constexpr carrier::BodyForm kForm{.format = carrier::BodyFormat::Form};
inline constexpr carrier::BodyForm kJsonPatch{.format = carrier::BodyFormat::JsonPatch};
inline constexpr carrier::BodyForm kMergePatch{.format = carrier::BodyFormat::MergePatch};
inline constexpr carrier::BodyForm kByLooks{.format = carrier::BodyFormat::ByLooks};

[[nodiscard]] inline carrier::BodyForm in_charset(carrier::BodyForm form,
                                                  carrier::Charset charset) {
  form.charset = charset;
  return form;
}

[[nodiscard]] inline carrier::BodyForm gzipped(carrier::BodyForm form) {
  form.gzip = true;
  return form;
}

// What is read; a failure of the test when it is refused.
[[nodiscard]] inline carrier::ActiveContactsRequest asked_in(const carrier::BodyForm& form,
                                                             std::string_view body,
                                                             const BodyLimits& limits = {}) {
  const auto asked = read_request(form, body, locale::TimeZone::utc(), limits);
  EXPECT_TRUE(asked) << body.substr(0, 1000) << ": " << asked.error().detail;
  return asked.value_or(carrier::ActiveContactsRequest{});
}

// What is said when it is refused; a failure of the test when it is read, or refused otherwise.
[[nodiscard]] inline std::string refusal_in(const carrier::BodyForm& form, std::string_view body,
                                            ErrorKind kind = ErrorKind::BadRequest,
                                            const BodyLimits& limits = {}) {
  const auto asked = read_request(form, body, locale::TimeZone::utc(), limits);
  EXPECT_FALSE(asked) << body.substr(0, 1000);
  if (asked) return "";
  EXPECT_EQ(asked.error().kind, kind) << asked.error().detail;
  EXPECT_FALSE(asked.error().detail.empty());
  EXPECT_LT(asked.error().detail.size(), 400U);
  return asked.error().detail;
}

[[nodiscard]] inline std::vector<CategoryId> ids(std::initializer_list<std::int32_t> numbers) {
  std::vector<CategoryId> categories;
  for (const std::int32_t number : numbers) categories.push_back(CategoryId{number});
  return categories;
}

// "1,2,3" and so on to `count`.
[[nodiscard]] inline std::string counted(std::size_t count, std::string_view before = "",
                                         std::string_view behind = ",") {
  std::string text;
  for (std::size_t i = 1; i <= count; ++i) {
    text.append(before).append(std::to_string(i)).append(behind);
  }
  if (behind == "," && !text.empty()) text.pop_back();
  return text;
}

}  // namespace crm::codec
