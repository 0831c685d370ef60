#include "codec/body_text.h"

#include <utility>

#include "base/text.h"
#include "carrier/charset_name.h"
#include "codec/blanks.h"
#include "codec/charset.h"
#include "codec/gzip.h"
#include "codec/request_xml.h"

namespace crm::codec {
namespace {

using carrier::BodyForm;
using carrier::BodyFormat;
using carrier::Charset;
using namespace std::string_view_literals;

// What an XML body without a mark or a header says of itself: by the look of its first bytes, or in
// its declaration. Other bodies, which begin with neither, are UTF-8.
Result<Charset> charset_in(std::string_view body) {
  if (body.starts_with("<\0"sv)) return Charset::Utf16Le;
  if (body.starts_with("\0<"sv)) return Charset::Utf16Be;
  const auto declared = declared_encoding(body);
  if (!declared) return Charset::Utf8;
  const auto charset = carrier::charset_named(*declared);
  if (!charset) {
    return refuse(ErrorKind::UnsupportedMediaType,
                  "The body's XML declaration names the encoding '" + excerpt(*declared) +
                      "', which is not supported.");
  }
  // Who can be read so far does not write UTF-16, whatever is declared: .NET declares what its
  // strings are made of, and sends UTF-8.
  const bool is_wide =
      *charset == Charset::Utf16 || *charset == Charset::Utf16Le || *charset == Charset::Utf16Be;
  return is_wide ? Charset::Utf8 : *charset;
}

// For XML a mark outranks the header and the header the declaration; elsewhere the header comes
// first. Where nobody said what the body is there is no header, so it may as well be XML.
Result<Charset> charset_of(const BodyForm& form, std::string_view body) {
  const bool may_be_xml = form.format == BodyFormat::Xml || form.format == BodyFormat::ByLooks;
  const auto mark = byte_order_mark(body);
  if (form.charset && !(may_be_xml && mark)) return *form.charset;
  if (mark) return mark->charset;
  return may_be_xml ? charset_in(body) : Charset::Utf8;
}

}  // namespace

Result<BodyText> body_text(const BodyForm& form, std::string_view body, const BodyLimits& limits,
                           BodyRoom& room) {
  if (form.gzip) {
    auto outcome = gunzip(body, limits.decoded_bytes_max, limits.inflation_ratio_max);
    if (!outcome) return forward(outcome);
    room.inflated = std::move(*outcome);
    body = room.inflated;
  }
  const auto charset = charset_of(form, body);
  if (!charset) return forward(charset);
  const auto text = to_utf8(body, *charset, room.decoded);
  if (!text) return forward(text);
  if (text->size() > limits.decoded_bytes_max) {
    return refuse(
        ErrorKind::PayloadTooLarge,
        "The body is longer than " + with_thousands(limits.decoded_bytes_max) + " bytes of UTF-8.");
  }
  return BodyText{*text, *charset};
}

Result<BodyFormat> format_of(const BodyForm& form, std::string_view text) {
  if (form.format != BodyFormat::ByLooks) return form.format;
  text = without_blanks(text);
  if (text.empty()) return refuse(ErrorKind::BadRequest, "The body is empty.");
  switch (text.front()) {
    case '{':
    case '[':
      return BodyFormat::Json;
    case '<':
      return BodyFormat::Xml;
    default:
      return refuse(ErrorKind::UnsupportedMediaType,
                    "There is no Content-Type, and the body begins neither as JSON nor as XML.");
  }
}

}  // namespace crm::codec
