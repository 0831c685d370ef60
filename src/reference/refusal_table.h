// What may be refused, in one table: with which status, to whom, and in which words
// [wire: Errors].
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "http/message.h"

namespace crm::reference {

// Which operations a refusal is for.
enum class For : std::uint8_t {
  All,
  Callers,  // every operation that needs a caller
  Bodies,   // the call
  Lookups,  // what is looked up by a name and may not exist
  Preflight,
  Changes,  // of an entity
  Patches,
};

// Who words it: the exchange, in the form that was asked for, or the network, in JSON.
enum class By : std::uint8_t { Exchange, Network };

// What its body is: an error, a message alone, either of them, or none.
enum class Shape : std::uint8_t { Error, Message, Either, Nothing };

struct Refusal {
  http::Status status;
  For whom;
  By by;
  Shape shape;
  std::string_view doc;
  std::string_view header;  // besides those of every refusal; "": none
  std::string_view error_type;
  std::string_view message;  // what it says in general, and what here: for the example
  std::string_view sample;
};

// By status; a status stands twice where it means two things.
[[nodiscard]] std::span<const Refusal> refusal_table();

}  // namespace crm::reference
