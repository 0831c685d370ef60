#include "codec/written_body.h"

#include "codec/blanks.h"
#include "codec/written_json.h"
#include "codec/written_xml.h"

namespace crm::codec {

using carrier::BodyFormat;

Result<WrittenTree> written_body(const carrier::BodyForm& form, std::string_view body,
                                 const BodyLimits& limits) {
  BodyRoom room;
  const auto read = body_text(form, body, limits, room);
  if (!read) return forward(read);
  if (without_blanks(read->text).empty() || without_blanks(read->text) == "null") {
    WrittenTree nothing(0);
    nothing.open(Shape::Null, {});
    return nothing;
  }
  const auto format = format_of(form, read->text);
  if (!format) return forward(format);
  switch (*format) {
    case BodyFormat::Xml:
      return written_xml(read->text);
    case BodyFormat::Form:
      return refuse(ErrorKind::UnsupportedMediaType,
                    "The body of this call must be JSON or XML, not a form.");
    default:
      return written_json(read->text);
  }
}

bool holds_nothing(const WrittenTree& body) { return body.root().shape() == Shape::Null; }

}  // namespace crm::codec
