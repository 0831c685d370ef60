// What reading the same question costs in each form that a body may have.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "codec/gzip.h"
#include "codec/read_request.h"
#include "locale/time_zone.h"

namespace crm::codec {
namespace {

using carrier::BodyForm;
using carrier::BodyFormat;

constexpr std::string_view kJson =
    R"({"ActivityStartTime":"2026-01-02T03:04:05Z","ContactCategories":[272,919],"ActionType":"Created, Updated"})";
constexpr std::string_view kRelaxed =
    R"({ActivityStartTime:'2026-01-02T03:04:05Z',ContactCategories:[272,919,],ActionType:'Created, Updated'})";
constexpr std::string_view kXml =
    R"(<Contact_GetMyActiveContactsRequest xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88">)"
    "<ActivityStartTime>2026-01-02T03:04:05Z</ActivityStartTime>"
    "<ContactCategories><int>272</int><int>919</int></ContactCategories>"
    "<ActionType>Created Updated</ActionType></Contact_GetMyActiveContactsRequest>";
constexpr std::string_view kForm =
    "ActivityStartTime=2026-01-02T03%3A04%3A05Z&ContactCategories=272&ContactCategories=919"
    "&ActionType=Created%2C+Updated";
constexpr std::string_view kPatch =
    R"([{"op":"replace","path":"/ActivityStartTime","value":"2026-01-02T03:04:05Z"},)"
    R"({"op":"add","path":"/ContactCategories/-","value":272},)"
    R"({"op":"add","path":"/ContactCategories/-","value":919},)"
    R"({"op":"replace","path":"/ActionType","value":"Created, Updated"}])";

void read(benchmark::State& state, const BodyForm& form, std::string_view body) {
  const auto zone = locale::TimeZone::utc();
  const BodyLimits limits;
  for (auto _ : state) {
    const auto asked = read_request(form, body, zone, limits);
    if (!asked) std::abort();
    benchmark::DoNotOptimize(asked);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(body.size()));
}

void read_zipped_json(benchmark::State& state) {
  read(state, {.format = BodyFormat::Json, .gzip = true}, gzip(kJson));
}

BENCHMARK_CAPTURE(read, json, BodyForm{.format = BodyFormat::Json}, kJson);
BENCHMARK_CAPTURE(read, json_by_looks, BodyForm{.format = BodyFormat::ByLooks}, kJson);
BENCHMARK_CAPTURE(read, relaxed_json, BodyForm{.format = BodyFormat::Json}, kRelaxed);
BENCHMARK_CAPTURE(read, xml, BodyForm{.format = BodyFormat::Xml}, kXml);
BENCHMARK_CAPTURE(read, form, BodyForm{.format = BodyFormat::Form}, kForm);
BENCHMARK_CAPTURE(read, json_patch, BodyForm{.format = BodyFormat::JsonPatch}, kPatch);
BENCHMARK_CAPTURE(read, merge_patch, BodyForm{.format = BodyFormat::MergePatch}, kJson);
BENCHMARK(read_zipped_json);

}  // namespace
}  // namespace crm::codec
