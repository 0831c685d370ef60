// In which language the answer is written [wire: Negotiation].
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "carrier/body_form.h"
#include "http/message.h"

namespace crm::negotiate {

struct AnswerType {
  carrier::AnswerFormat format = carrier::AnswerFormat::Json;
  std::string_view content_type = "application/json; charset=utf-8";

  bool operator==(const AnswerType&) const = default;
};

// What there is to choose from.
enum class Offer : std::uint8_t {
  Data,          // the six types of JSON and XML; JSON unless something else is wanted
  Descriptions,  // those and HTML, which has to be asked for
  Documents,     // those and HTML, which is for who has no wish
};

// The best type for the value of Accept: the highest q, then the range that says more, then the
// order of the header, then ours. Never refuses: who wants nothing that we have gets JSON, and what
// is not well-formed counts as absent.
[[nodiscard]] AnswerType answer_type(std::optional<std::string_view> accept, Offer offer);
[[nodiscard]] AnswerType answer_type(const http::Request& request, Offer offer = Offer::Data);

// Whether the caller names application/octet-stream, and nothing of ours above it: who asks for the
// content of a document then gets its bytes.
[[nodiscard]] bool takes_octets(std::optional<std::string_view> accept);
[[nodiscard]] bool takes_octets(const http::Request& request);

// Whether the value of Accept-Encoding takes gzip; without one, it does not.
[[nodiscard]] bool takes_gzip(std::string_view accept_encoding);
[[nodiscard]] bool takes_gzip(const http::Request& request);

}  // namespace crm::negotiate
