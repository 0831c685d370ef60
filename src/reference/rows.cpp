#include "reference/rows.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "carrier/contact_activity.h"
#include "carrier/rights.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "reference/examples.h"
#include "reference/media_types.h"
#include "reference/schema.h"
#include "reference/schemas.h"

namespace crm::reference {
namespace {

// A row such as the server writes, of a company that does not exist.
carrier::ContactActivity sample_row() {
  const auto properties = carrier::field_properties(carrier::ContactRights::Full);
  const auto named =
      std::ranges::find(properties, carrier::wire_name(&carrier::ContactActivity::name),
                        &carrier::FieldProperty::key);
  carrier::ContactActivity row;
  row.contact_id = ContactId{42};
  row.org_nr = "987654321";
  row.name = "Nordlys AS";
  row.url = "https://nordlys.example.test/";
  row.associate_full_name = "Kari Eier";
  row.action = ContactAction::ActivityCompleted;
  row.action_time = *parse_instant("2026-01-05T09:30:00Z");
  row.category = R"(US:"Customer";NO:"Kunde")";
  row.activity_person_name = "Ola Selger";
  row.action_id = 1201;
  row.person_id = PersonId{77};
  row.activity_person_id = PersonId{9};
  row.associate_id = AssociateId{5};
  row.table_right = carrier::table_right(carrier::ContactRights::Full);
  row.field_properties = {named, 1};
  return row;
}

// Both forms of a list of rows, as examples of their schemas.
Json json_rows() {
  const auto written = [](const std::vector<carrier::ContactActivity>& rows) {
    Json json;
    codec::append_json(json.written, rows);
    return json;
  };
  const std::vector<Example> all{{"oneRow", "One company", written({sample_row()})},
                                 {"nothing", "Nothing has happened", written({})}};
  return media(kRowsSchema, all);
}

Json xml_rows() {
  const auto written = [](const std::vector<carrier::ContactActivity>& rows) {
    std::string xml;
    codec::append_xml_document(xml, rows);
    return text(xml);
  };
  const std::vector<Example> all{{"oneRow", "One company", written({sample_row()})},
                                 {"nothing", "Nothing has happened", written({})}};
  return media(schema_name(kRowsSchema, Form::Xml), all);
}

}  // namespace

Json rows_content() { return in_every_type(json_rows(), xml_rows()); }

}  // namespace crm::reference
