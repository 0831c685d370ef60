// Requests that carry a credential.
#pragma once

#include <sodium.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"

namespace crm::auth {

inline std::string base64(std::string_view text, int variant = sodium_base64_VARIANT_ORIGINAL) {
  std::string out(sodium_base64_encoded_len(text.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()),
                    text.size(), variant);
  out.pop_back();  // the terminating zero
  return out;
}

inline std::string basic(std::string_view user_and_password) {
  return "Basic " + base64(user_and_password);
}

// A request with these fields, and what its views look at.
class Sent {
 public:
  using NamedValue = std::pair<std::string, std::string>;

  explicit Sent(std::vector<NamedValue> fields) : texts_(std::move(fields)) {
    for (const auto& [name, value] : texts_) fields_.push_back({name, value});
    request_.method = "POST";
    request_.fields = fields_;
  }
  // With that one Authorization field.
  explicit Sent(const std::string& authorization)
      : Sent(std::vector<NamedValue>{{"Authorization", authorization}}) {}
  Sent(const Sent&) = delete;
  Sent& operator=(const Sent&) = delete;
  ~Sent() = default;

  [[nodiscard]] const http::Request& request() const { return request_; }

 private:
  std::vector<NamedValue> texts_;
  std::vector<http::Field> fields_;
  http::Request request_;
};

}  // namespace crm::auth
