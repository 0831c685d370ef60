// Answers of services as responses, in the caller's type, words, clock and selection.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "agent/method.h"
#include "carrier/entity_links.h"
#include "carrier/enum_names.h"
#include "carrier/field.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "http/message.h"
#include "negotiate/terms.h"

namespace crm::server {

// A text, a truth: what has no members.
[[nodiscard]] http::Response told_text(const negotiate::Terms& terms, std::string_view text);
[[nodiscard]] http::Response told_truth(const negotiate::Terms& terms, bool truth);
[[nodiscard]] http::Response told_null(const negotiate::Terms& terms);
[[nodiscard]] http::Response told_texts_by_name(const negotiate::Terms& terms,
                                                const carrier::Dictionary& texts);

// Puts the addresses behind the members of an entity that has been told, unless $select leaves them
// out; then they are null, as members are.
// REQUIRES: the body of `told` is the entity, in the terms' form, and nothing else.
void add_links(http::Response& told, const negotiate::Terms& terms,
               const carrier::EntityLinks& links);

template <class Answer>
[[nodiscard]] http::Response told(const negotiate::Terms& terms, const Answer& answer) {
  if constexpr (std::is_same_v<Answer, agent::Done>) {
    http::Response response;
    response.status = http::Status::NoContent;
    return response;
  } else if constexpr (std::is_same_v<Answer, bool>) {
    return told_truth(terms, answer);
  } else if constexpr (std::is_same_v<Answer, std::string>) {
    return told_text(terms, answer);
  } else if constexpr (std::is_same_v<Answer, carrier::Dictionary>) {
    return told_texts_by_name(terms, answer);
  } else if constexpr (carrier::NamedEnum<Answer>) {
    return told_text(terms, carrier::name_of(answer));
  } else if constexpr (requires {
                         answer.has_value();
                         *answer;
                       }) {
    return answer ? told(terms, *answer) : told_null(terms);
  } else {
    http::Response response;
    response.content_type = terms.writes.content_type;
    const carrier::Presentation& how = terms.presentation;
    if (terms.writes.format == carrier::AnswerFormat::Xml) {
      codec::append_xml_document(response.body, answer, how, how.selection);
    } else {
      codec::append_json(response.body, answer, how, how.selection);
    }
    return response;
  }
}

}  // namespace crm::server
