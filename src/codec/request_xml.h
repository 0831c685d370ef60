// Reads the request from XML [wire: XML bodies].
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "carrier/active_contacts_request.h"
#include "locale/time_zone.h"

namespace crm::codec {

// Well-formed XML in UTF-8, whatever its declaration names; `text` is shorter than 2 GiB. The root
// has any name, members and namespaces may be in any case and order, attributes are ignored but for
// nil. A member with text is its value; of a list, one or several items, added to those of earlier
// members with text. A list with elements in it is the whole list. Dates without an offset are wall
// time of `zone`. Errors are BadRequest and name the member, or the line; a DOCTYPE is one.
[[nodiscard]] Result<carrier::ActiveContactsRequest> read_request_xml(std::string_view text,
                                                                      const locale::TimeZone& zone);

// The encoding that an XML declaration at the start of `body` names, if its bytes can be read as
// ASCII and it names one.
[[nodiscard]] std::optional<std::string_view> declared_encoding(std::string_view body);

}  // namespace crm::codec
