// A request as the network would hand it on, built by a test.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"

namespace crm {

class SentRequest {
 public:
  using NamedValue = std::pair<std::string, std::string>;

  // `target` as in the request line: a path, and a query behind a ?.
  explicit SentRequest(std::string method, std::string target = "/",
                       std::vector<NamedValue> named_values = {}, std::string body = {})
      : method_(std::move(method)),
        target_(std::move(target)),
        named_values_(std::move(named_values)),
        body_(std::move(body)) {
    for (const auto& [name, value] : named_values_) fields_.push_back({name, value});
    const std::string_view whole = target_;
    request_.method = method_;
    request_.target = whole;
    request_.path = whole.substr(0, whole.find('?'));
    request_.query = whole.substr(std::min(request_.path.size() + 1, whole.size()));
    request_.authority = "crm.example.test";
    request_.fields = fields_;
    request_.body = body_;
  }
  SentRequest(const SentRequest&) = delete;
  SentRequest& operator=(const SentRequest&) = delete;
  ~SentRequest() = default;

  // "" for a client of HTTP/1.0 that names no host.
  SentRequest& to(std::string_view authority) {
    request_.authority = authority;
    return *this;
  }

  // Lives as long as this.
  [[nodiscard]] const http::Request& request() const { return request_; }
  operator const http::Request&() const { return request_; }  // NOLINT(*-explicit-*)

 private:
  std::string method_;
  std::string target_;
  std::vector<NamedValue> named_values_;
  std::string body_;
  std::vector<http::Field> fields_;
  http::Request request_;
};

// The value of the answer's field of that name; "" when it has none.
inline std::string field_of(const http::Response& response, std::string_view name) {
  for (const http::OwnField& field : response.fields) {
    if (field.name == name) return field.value;
  }
  return "";
}

}  // namespace crm
