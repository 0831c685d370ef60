// How an error travels: the union of the documented shapes, so that every reader finds its key
// [wire: Errors].
#pragma once

#include <string>

#include "carrier/field.h"

namespace crm::carrier {

struct ErrorInfo {
  bool error = true;
  std::string error_type;
  std::string error_message;
  std::string message;
  std::string message_detail;
  std::string error_source = "active-contacts";
};

template <>
struct Description<ErrorInfo> {
  using C = ErrorInfo;
  static constexpr std::string_view kName = "Error";
  static constexpr auto kFields = Fields{
      Field{"Error", &C::error, Use::Answer, 0, "Always true.", kOnlyInJson},
      Field{"ErrorType", &C::error_type, Use::Answer, 0, "Kind of error, a .NET exception name."},
      Field{"ErrorMessage", &C::error_message, Use::Answer, 0, "What is wrong, and where."},
      Field{"Message", &C::message, Use::Answer, 0, "What is wrong, in general."},
      Field{"MessageDetail", &C::message_detail, Use::Answer, 0, "As ErrorMessage."},
      Field{"ErrorSource", &C::error_source, Use::Answer, 0, "Who found it."},
  };
};

// Errors of the route and of the protocol carry this alone.
struct MessageOnly {
  std::string message;
};

template <>
struct Description<MessageOnly> {
  static constexpr std::string_view kName = "Error";
  static constexpr auto kFields = Fields{
      Field{"Message", &MessageOnly::message, Use::Answer, 0, "What is wrong."},
  };
};

}  // namespace crm::carrier
