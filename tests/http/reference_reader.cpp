#include "tests/http/reference_reader.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace crm::http::testing {
namespace {

using std::string;
using Fields = std::vector<std::pair<string, string>>;

// Both are thrown: this reader is written for clarity.
struct NotAllThere {};
struct Refuse {
  Status status;
};
constexpr Refuse kBad{Status::BadRequest};

void require(bool condition, Refuse otherwise = kBad) {
  if (!condition) throw otherwise;
}

// The input, taken octet by octet. A limit says from which place on taking is refused.
class Input {
 public:
  explicit Input(std::string_view text) : text_(text) {}

  void limit(std::size_t place, Refuse refuse) { limit_ = {place, refuse}; }
  void no_limit() { limit_.reset(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }

  char take() {
    if (limit_ && at_ >= limit_->place) throw limit_->refuse;
    if (at_end()) throw NotAllThere{};
    return text_[at_++];
  }
  void take(std::string_view wanted) {
    for (const char c : wanted) require(take() == c);
  }
  void give_back() { --at_; }

 private:
  struct Limit {
    std::size_t place;
    Refuse refuse;
  };
  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<Limit> limit_;
};

// --- octets -------------------------------------------------------------------------------------

bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || ('a' <= c && c <= 'f') || ('A' <= c && c <= 'F'); }
bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }
bool is_tchar(char c) {
  return is_digit(c) || is_letter(c) || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr);
}
bool is_visible(char c) { return '!' <= c && c <= '~'; }
bool is_obs_text(char c) { return (static_cast<unsigned>(c) & 0x80U) != 0; }
bool is_in_value(char c) { return is_visible(c) || is_obs_text(c) || c == ' ' || c == '\t'; }

string lower(string text) {
  for (char& c : text) {
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return text;
}

string stripped(string text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.pop_back();
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.erase(0, 1);
  return text;
}

bool is_token(const string& text) { return !text.empty() && std::ranges::all_of(text, is_tchar); }

std::vector<string> elements_of(const string& list) {
  std::vector<string> elements(1);
  for (const char c : list) {
    if (c == ',') {
      elements.emplace_back();
    } else {
      elements.back().push_back(c);
    }
  }
  for (string& element : elements) element = stripped(element);
  return elements;
}

bool escapes_are_valid(const string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') continue;
    if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
  }
  return true;
}

// --- hosts and targets --------------------------------------------------------------------------

bool is_port(const string& text) {
  if (!std::ranges::all_of(text, is_digit)) return false;
  const std::size_t first = std::min(text.find_first_not_of('0'), text.size());
  const string number = text.substr(first);
  return number.size() < 5 || (number.size() == 5 && number <= "65535");
}

bool is_host(const string& host) {
  if (!host.empty() && host.front() == '[') {
    if (host.size() < 2 || host.back() != ']') return false;
    in6_addr address{};
    return inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &address) == 1;
  }
  return !host.empty() && escapes_are_valid(host) && std::ranges::all_of(host, [](char c) {
    return is_letter(c) || is_digit(c) || std::strchr("-._~!$&'()*+,;=%", c) != nullptr;
  });
}

bool is_host_and_port(const string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon != string::npos && is_host(text.substr(0, colon)) && is_port(text.substr(colon + 1))) {
    return true;
  }
  return is_host(text);
}

void read_target(Reading& request) {
  const string& target = request.target;
  if (request.method == "CONNECT") {
    const std::size_t colon = target.rfind(':');
    require(colon != string::npos && colon + 1 < target.size() && target.back() != ']');
    require(is_host(target.substr(0, colon)) && is_port(target.substr(colon + 1)));
    throw Refuse{Status::NotImplemented};
  }
  require(escapes_are_valid(target));
  if (target == "*") {
    require(request.method == "OPTIONS");
    return;
  }
  string rest = target;
  if (target.front() != '/') {
    const std::size_t slashes = target.find("://");
    require(slashes != string::npos);
    const string scheme = lower(target.substr(0, slashes));
    require(scheme == "http" || scheme == "https");
    rest = target.substr(slashes + 3);
    const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
    request.authority = rest.substr(0, end);
    require(is_host_and_port(request.authority));
    rest = rest.substr(end);
  }
  const std::size_t mark = rest.find('?');
  request.path = rest.substr(0, mark);
  if (request.path.empty()) request.path = "/";
  if (mark != string::npos) request.query = rest.substr(mark + 1);
}

// --- request line -------------------------------------------------------------------------------

// Returns the minor version.
int read_request_line(Input& input, Reading& request, const Limits& limits) {
  if (input.take() == '\r') {
    input.take("\n");
  } else {
    input.give_back();
  }
  input.limit(input.at() + limits.request_line_bytes_max, {Status::UriTooLong});
  char c = input.take();
  for (; is_tchar(c); c = input.take()) request.method.push_back(c);
  require(!request.method.empty() && c == ' ');
  c = input.take();
  for (; is_visible(c) && c != '#'; c = input.take()) request.target.push_back(c);
  require(!request.target.empty() && c == ' ');
  input.take("HTTP/");
  const char major = input.take();
  require(is_digit(major));
  input.take(".");
  const char minor = input.take();
  require(is_digit(minor));
  input.no_limit();
  input.take("\r\n");
  require(major == '1' && minor <= '1', {Status::VersionNotSupported});
  read_target(request);
  return minor - '0';
}

// --- fields -------------------------------------------------------------------------------------

// Up to and with the empty line.
Fields read_fields(Input& input, std::size_t count_max, Refuse too_many) {
  Fields fields;
  while (true) {
    char c = input.take();
    if (c == '\r') {
      input.take("\n");
      return fields;
    }
    require(fields.size() < count_max, too_many);
    string name;
    for (; is_tchar(c); c = input.take()) name.push_back(c);
    require(!name.empty() && c == ':');
    string value;
    for (c = input.take(); is_in_value(c); c = input.take()) value.push_back(c);
    require(c == '\r');
    input.take("\n");
    fields.emplace_back(name, stripped(value));
  }
}

std::vector<string> values_of(const Fields& fields, const string& name) {
  std::vector<string> values;
  for (const auto& field : fields) {
    if (lower(field.first) == name) values.push_back(field.second);
  }
  return values;
}

bool connection_says(const Fields& fields, const string& option) {
  for (const string& value : values_of(fields, "connection")) {
    for (const string& element : elements_of(value)) {
      if (lower(element) == option) return true;
    }
  }
  return false;
}

// --- framing ------------------------------------------------------------------------------------

struct Body {
  bool chunked = false;
  std::uint64_t bytes = 0;
  bool expects_continue = false;
};

void require_chunked(const string& value) {
  const std::vector<string> codings = elements_of(value);
  require(std::ranges::all_of(codings, is_token));
  for (std::size_t i = 0; i + 1 < codings.size(); ++i) require(lower(codings[i]) != "chunked");
  require(codings.size() == 1 && lower(codings[0]) == "chunked", {Status::NotImplemented});
}

std::uint64_t read_length(const string& value) {
  require(!value.empty() && std::ranges::all_of(value, is_digit));
  string number = value;
  while (number.size() > 1 && number.front() == '0') number.erase(0, 1);
  const string most = "18446744073709551615";
  require(number.size() < most.size() || (number.size() == most.size() && number <= most));
  return std::stoull(number);
}

Body judge_fields(const Fields& fields, int minor, const Limits& limits) {
  Body body;
  const auto hosts = values_of(fields, "host");
  require(hosts.size() == 1 || (hosts.empty() && minor == 0));
  require(hosts.empty() || is_host_and_port(hosts[0]));

  const auto codings = values_of(fields, "transfer-encoding");
  const auto lengths = values_of(fields, "content-length");
  require(codings.empty() || lengths.empty());
  if (!codings.empty()) {
    require(codings.size() == 1 && minor == 1);
    require_chunked(codings[0]);
    body.chunked = true;
  }
  if (!lengths.empty()) {
    require(lengths.size() == 1);
    body.bytes = read_length(lengths[0]);
    require(body.bytes <= limits.body_bytes_max, {Status::PayloadTooLarge});
  }

  const auto expectations = values_of(fields, "expect");
  if (!expectations.empty()) {
    require(expectations.size() == 1 && lower(expectations[0]) == "100-continue",
            {Status::ExpectationFailed});
    body.expects_continue = minor == 1;
  }
  return body;
}

// --- chunks -------------------------------------------------------------------------------------

// Behind the size, up to and without the CR.
void read_extensions(Input& input, const Limits& limits) {
  const std::size_t limit = input.at() + limits.chunk_extension_bytes_max;
  const auto next = [&] {
    const std::size_t place = input.at();
    const char c = input.take();
    require(c == '\r' || place < limit);
    return c;
  };
  char c = input.take();
  while (c == ';') {
    c = next();
    require(is_tchar(c));
    while (is_tchar(c)) c = next();
    if (c != '=') continue;
    c = next();
    if (c == '"') {
      for (c = next(); c != '"'; c = next()) {
        if (c == '\\') c = next();
        require(is_in_value(c));
      }
      c = next();
    } else {
      require(is_tchar(c));
      while (is_tchar(c)) c = next();
    }
  }
  require(c == '\r');
  input.give_back();
}

// The size of the chunk.
std::uint64_t read_chunk_head(Input& input, const Limits& limits) {
  string digits;
  char c = input.take();
  for (; is_hex(c); c = input.take()) {
    digits.push_back(c);
    require(digits.size() <= 16);
  }
  require(!digits.empty());
  input.give_back();
  read_extensions(input, limits);
  input.take("\r\n");
  return std::stoull(digits, nullptr, 16);
}

string read_chunks(Input& input, const Limits& limits) {
  string body;
  std::size_t overhead = 0;
  while (true) {
    const std::size_t begin = input.at();
    const std::uint64_t size = read_chunk_head(input, limits);
    overhead += input.at() - begin;
    require(overhead <= limits.chunk_overhead_bytes_max);
    require(size <= limits.body_bytes_max - body.size(), {Status::PayloadTooLarge});
    if (size == 0) break;
    for (std::uint64_t i = 0; i < size; ++i) body.push_back(input.take());
    input.take("\r\n");
  }
  input.limit(input.at() + limits.trailer_bytes_max, kBad);
  read_fields(input, limits.fields_max, kBad);  // and away with them
  return body;
}

}  // namespace

Reading read_by_reference(std::string_view text, const Limits& limits) {
  Reading request;
  Reading more;
  Input input(text);
  try {
    const int minor = read_request_line(input, request, limits);
    const std::size_t line_begin = text.starts_with("\r\n") ? 2 : 0;
    input.limit(line_begin + limits.head_bytes_max, {Status::HeaderFieldsTooLarge});
    request.fields = read_fields(input, limits.fields_max, {Status::HeaderFieldsTooLarge});
    input.no_limit();
    const Body body = judge_fields(request.fields, minor, limits);
    if (request.authority.empty()) {
      const auto hosts = values_of(request.fields, "host");
      if (!hosts.empty()) request.authority = hosts[0];
    }
    const bool close = connection_says(request.fields, "close");
    const bool stay = connection_says(request.fields, "keep-alive");
    request.keep_alive = !close && (minor == 1 || stay);
    request.says_keep_alive = request.keep_alive && minor == 0;

    more.in_body = true;
    more.wants_continue = body.expects_continue && input.at_end();
    if (body.chunked) {
      request.body = read_chunks(input, limits);
    } else {
      for (std::uint64_t i = 0; i < body.bytes; ++i) request.body.push_back(input.take());
    }
    request.kind = Reading::Kind::Whole;
    request.consumed = input.at();
    return request;
  } catch (const NotAllThere&) {
    return more;
  } catch (const Refuse& refuse) {
    Reading refused;
    refused.kind = Reading::Kind::Refused;
    refused.status = refuse.status;
    return refused;
  }
}

}  // namespace crm::http::testing
