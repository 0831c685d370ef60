#include "codec/read_request.h"

#include "codec/request_form.h"
#include "codec/request_json.h"
#include "codec/request_patch.h"
#include "codec/request_xml.h"

namespace crm::codec {

using carrier::ActiveContactsRequest;
using carrier::BodyFormat;

Result<ActiveContactsRequest> read_request(const carrier::BodyForm& form, std::string_view body,
                                           const locale::TimeZone& zone, const BodyLimits& limits) {
  BodyRoom room;
  const auto read = body_text(form, body, limits, room);
  if (!read) return forward(read);
  const auto format = format_of(form, read->text);
  if (!format) return forward(format);
  switch (*format) {
    case BodyFormat::Xml:
      return read_request_xml(read->text, zone);
    case BodyFormat::Form:
      return read_request_form(read->text, read->charset, zone);
    case BodyFormat::JsonPatch:
      return read_request_patch(read->text, zone);
    case BodyFormat::MergePatch:
      return read_request_json(read->text, zone, LoneItem::IsAList);
    default:
      return read_request_json(read->text, zone);
  }
}

}  // namespace crm::codec
