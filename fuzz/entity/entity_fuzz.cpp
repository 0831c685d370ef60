// The readers and writers of entities: refuse politely whatever they are given; what they take
// comes back the same through JSON and XML; what a random entity tells is read back as it was.
#include <fuzzer/FuzzedDataProvider.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "carrier/appointment_entity.h"
#include "carrier/contact_entity.h"
#include "codec/carrier_json.h"
#include "codec/carrier_reader.h"
#include "codec/carrier_xml.h"
#include "codec/entity_patch.h"
#include "codec/written_body.h"
#include "codec/written_json.h"
#include "tests/support/any_carrier.h"

namespace {

using namespace crm;
using carrier::BodyFormat;

void require(bool holds) {
  if (!holds) std::abort();
}

void judge(const Error& error, const std::string& body) {
  require(error.kind == ErrorKind::BadRequest || error.kind == ErrorKind::UnsupportedMediaType ||
          error.kind == ErrorKind::PayloadTooLarge);
  require(!error.detail.empty() && error.detail.size() < 500);
  require(is_utf8(error.detail) || !is_utf8(body));
}

template <class Carrier>
std::string json(const Carrier& value) {
  std::string out;
  codec::append_json(out, value);
  return out;
}

template <class Carrier>
std::string xml(const Carrier& value) {
  std::string out;
  codec::append_xml_document(out, value, {}, carrier::Selection::everything());
  return out;
}

template <class Carrier>
Result<carrier::Given<Carrier>> read(BodyFormat format, const std::string& body) {
  const auto written = codec::written_body({.format = format}, body, {});
  if (!written) return forward(written);
  return codec::read_given<Carrier>(*written, locale::TimeZone::utc());
}

// XML drops characters that it cannot hold, once: what it tells then is told again.
template <class Carrier>
void round_trip(const Carrier& value, bool fits_xml) {
  const auto from_json = read<Carrier>(BodyFormat::Json, json(value));
  require(from_json && from_json->value == value);
  const auto from_xml = read<Carrier>(BodyFormat::Xml, xml(value));
  require(from_xml.has_value());
  if (fits_xml) require(from_xml->value == value);
  require(xml(from_xml->value) == xml(value));
}

template <class Carrier>
void take(BodyFormat format, const std::string& body) {
  const auto given = read<Carrier>(format, body);
  if (!given) return judge(given.error(), body);
  round_trip(given->value, format == BodyFormat::Xml);
}

void patch(const std::string& body) {
  const auto change = codec::written_json(body);
  if (!change) return judge(change.error(), body);
  const auto changed = codec::patched(json(carrier::ContactEntity{}), *change);
  if (changed) take<carrier::ContactEntity>(BodyFormat::Json, *changed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider bytes(data, size);
  round_trip(AnyCarrier(bytes.ConsumeIntegral<std::uint64_t>()).make<carrier::ContactEntity>(),
             true);

  const std::string body(data, data + size);
  for (const BodyFormat format : {BodyFormat::Json, BodyFormat::Xml}) {
    take<carrier::ContactEntity>(format, body);
    take<carrier::AppointmentEntity>(format, body);
  }
  patch(body);
  return 0;
}
