// What writing 20 rows costs in each way of telling them, beside the writers that go by the table
// alone and know nothing prepared.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/rights.h"
#include "codec/activity_writer.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "codec/gzip.h"
#include "codec/prepared.h"

namespace crm::codec {
namespace {

using carrier::AnswerFormat;
using carrier::ContactActivity;
using carrier::PreparedActivity;
using carrier::Presentation;

constexpr int kRows = 20;
constexpr int kCategories = 5;

std::vector<ContactActivity> plain_rows() {
  std::vector<ContactActivity> rows(kRows);
  for (int i = 0; i < kRows; ++i) {
    ContactActivity& row = rows[static_cast<std::size_t>(i)];
    const std::string number = std::to_string(i % kCategories);
    row.contact_id = ContactId{9500 + i};
    row.department = "Logistics";
    row.org_nr = "987 654 321";
    row.name = "Nordlys Sønner & Co AS";
    row.url = "https://www.nordlys-sonner.example/";
    row.associate_full_name = "Anna Solbakken";
    row.action = ContactAction::ActivityCompleted;
    row.action_time = Instant{(1'767'222'000LL - i * 1000LL) * kTicksPerSecond};
    row.category = "US:\"Customer " + number + "\";NO:\"Kunde " + number + "\"";
    row.activity_person_name = "Bjørn Ødegård";
    row.action_id = 37'000 + i;
    row.person_id = PersonId{20'000 + i};
    row.activity_person_id = PersonId{12};
    row.associate_id = AssociateId{1};
    row.table_right = carrier::table_right(carrier::ContactRights::Full);
    row.field_properties = carrier::field_properties(carrier::ContactRights::Full);
  }
  return rows;
}

// The rows as a page and the names keep them: of each name there is one.
class Prepared {
 public:
  explicit Prepared(const std::vector<ContactActivity>& rows) {
    for (const ContactActivity& row : rows) {
      companies_.push_back(
          prepare_company({row.contact_id, row.department, row.org_nr, row.name, row.url}));
    }
    for (int i = 0; i < kCategories; ++i) {
      categories_.push_back(prepare_text(rows[static_cast<std::size_t>(i)].category));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const ContactActivity& row = rows[i];
      rows_.push_back({companies_[i], owner_, categories_[i % kCategories], actor_, row.action,
                       row.action_time, row.action_id, row.person_id, row.activity_person_id,
                       row.associate_id});
    }
  }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  [[nodiscard]] const std::vector<PreparedActivity>& rows() const { return rows_; }

 private:
  std::vector<std::string> companies_;
  std::vector<std::string> categories_;
  std::string owner_ = "Anna Solbakken";
  std::string actor_ = "Bjørn Ødegård";
  std::vector<PreparedActivity> rows_;
};

Presentation plain() { return {}; }

Presentation in_norwegian() {
  Presentation presentation;
  presentation.wording =
      locale::Wording::in({locale::Language::Norwegian}, locale::Culture::of_tag("nb"));
  return presentation;
}

Presentation in_oslo() {
  Presentation presentation;
  if (auto zone = locale::TimeZone::open("Europe/Oslo")) presentation.zone = *zone;
  return presentation;
}

Presentation of(std::initializer_list<std::string_view> paths) {
  Presentation presentation;
  presentation.selection = carrier::Selection::none();
  for (const std::string_view path : paths) presentation.selection.add(path);
  return presentation;
}

Presentation of_two_fields() { return of({"name", "actiontime"}); }
Presentation of_one_right() { return of({"tableright/mask"}); }

void prepared(benchmark::State& state, AnswerFormat format, Presentation (*presented)()) {
  const auto presentation = presented();
  const auto plain = plain_rows();
  const Prepared rows(plain);
  const ActivityWriter writer;
  std::string out;
  for (auto _ : state) {
    out.clear();
    writer.append(out, format, rows.rows(), presentation);
    benchmark::DoNotOptimize(out);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(out.size()));
}

void by_the_table(benchmark::State& state, AnswerFormat format, Presentation (*presented)()) {
  const auto presentation = presented();
  const auto rows = plain_rows();
  std::string out;
  for (auto _ : state) {
    out.clear();
    if (format == AnswerFormat::Xml) {
      append_xml_document(out, rows, presentation, presentation.selection);
    } else {
      append_json(out, rows, presentation, presentation.selection);
    }
    benchmark::DoNotOptimize(out);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(out.size()));
}

void zip(benchmark::State& state, AnswerFormat format) {
  std::string out;
  const auto rows = plain_rows();
  const ActivityWriter writer;
  writer.append(out, format, Prepared(rows).rows(), {});
  for (auto _ : state) {
    const std::string zipped = gzip(out);
    benchmark::DoNotOptimize(zipped);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(out.size()));
}

BENCHMARK_CAPTURE(prepared, json, AnswerFormat::Json, plain);
BENCHMARK_CAPTURE(prepared, json_in_norwegian, AnswerFormat::Json, in_norwegian);
BENCHMARK_CAPTURE(prepared, json_in_oslo, AnswerFormat::Json, in_oslo);
BENCHMARK_CAPTURE(prepared, json_of_two_fields, AnswerFormat::Json, of_two_fields);
BENCHMARK_CAPTURE(prepared, json_of_one_right, AnswerFormat::Json, of_one_right);
BENCHMARK_CAPTURE(prepared, xml, AnswerFormat::Xml, plain);
BENCHMARK_CAPTURE(by_the_table, json, AnswerFormat::Json, plain);
BENCHMARK_CAPTURE(by_the_table, json_in_norwegian, AnswerFormat::Json, in_norwegian);
BENCHMARK_CAPTURE(by_the_table, json_of_two_fields, AnswerFormat::Json, of_two_fields);
BENCHMARK_CAPTURE(by_the_table, xml, AnswerFormat::Xml, plain);
BENCHMARK_CAPTURE(zip, json, AnswerFormat::Json);
BENCHMARK_CAPTURE(zip, xml, AnswerFormat::Xml);

}  // namespace
}  // namespace crm::codec
