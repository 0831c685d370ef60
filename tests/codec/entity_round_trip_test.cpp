// Nothing that an entity holds is lost on its way through JSON or XML.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "carrier/appointment.h"
#include "carrier/category.h"
#include "carrier/contact_summary.h"
#include "carrier/document.h"
#include "carrier/mdo_list_item.h"
#include "carrier/role_entity.h"
#include "carrier/user.h"
#include "codec/entities.h"
#include "codec/written_json.h"
#include "codec/written_xml.h"
#include "tests/support/any_carrier.h"

namespace crm::codec {
namespace {

// How a caller may want it told. Without a suffix only in UTC: a clock that is set back shows some
// times twice.
carrier::Presentation any_presentation(std::uint64_t seed) {
  carrier::Presentation presentation;
  if (seed % 3 == 0) presentation.zone = *locale::TimeZone::open("Europe/Oslo");
  if (seed % 3 == 1) presentation.zone = *locale::TimeZone::open("America/New_York");
  presentation.with_suffix = seed % 3 != 2;
  return presentation;
}

template <class Carrier>
std::string json(const Carrier& value, const carrier::Presentation& presentation) {
  std::string out;
  append_json(out, value, presentation);
  return out;
}

template <class Carrier>
std::string xml(const Carrier& value, const carrier::Presentation& presentation) {
  std::string out;
  append_xml_document(out, value, presentation, carrier::Selection::everything());
  return out;
}

// What is read; a failure of the property when it is refused.
template <class Carrier>
Carrier read(const Result<WrittenTree>& body, const carrier::Presentation& presentation) {
  if (!body) RC_FAIL(body.error().detail);
  const auto given = read_given<Carrier>(*body, presentation.zone);
  if (!given) RC_FAIL(given.error().detail);
  carrier::for_each_field<Carrier>([&](const auto& field) {
    const bool is_told = given->presence(field.member) != carrier::Presence::Absent;
    RC_ASSERT(is_told == is_read(field.use));
  });
  return given->value;
}

template <class Carrier>
class RoundTrip : public testing::Test {};

// Those that are asked for or sent by themselves; all other carriers are somewhere in these.
using Carriers =
    testing::Types<carrier::ContactEntity, carrier::PersonEntity, carrier::AppointmentEntity,
                   carrier::DocumentEntity, carrier::CategoryEntity, carrier::Appointment,
                   carrier::Document, carrier::MdoListItem, carrier::ListItemEntity,
                   carrier::ContactSummary, carrier::User, carrier::RoleEntity>;
TYPED_TEST_SUITE(RoundTrip, Carriers);

TYPED_TEST(RoundTrip, BringsBackEveryMemberThroughJsonAndXml) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    const auto value = AnyCarrier(seed).make<TypeParam>();
    const auto presentation = any_presentation(seed);

    const std::string as_json = json(value, presentation);
    RC_ASSERT(json(read<TypeParam>(written_json(as_json), presentation), presentation) == as_json);
    RC_ASSERT(read<TypeParam>(written_json(as_json), presentation) == value);

    const auto from_xml = read<TypeParam>(written_xml(xml(value, presentation)), presentation);
    RC_ASSERT(json(from_xml, presentation) == as_json);
    RC_ASSERT(from_xml == value);
  }));
}

}  // namespace
}  // namespace crm::codec
