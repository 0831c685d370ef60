// What telling one date costs, which every row does.
#include <benchmark/benchmark.h>

#include <string>

#include "locale/date_text.h"

namespace crm::locale {
namespace {

void tell(benchmark::State& state, const char* iana, bool with_suffix) {
  const auto zone = TimeZone::open(iana);
  if (!zone) {
    state.SkipWithError("no time zone database");
    return;
  }
  Instant at{1'767'222'000LL * kTicksPerSecond};
  std::string out;
  for (auto _ : state) {
    out.clear();
    append_date(out, at, *zone, with_suffix);
    at.ticks += 7'777 * kTicksPerSecond;
    benchmark::DoNotOptimize(out);
  }
}

BENCHMARK_CAPTURE(tell, utc, "UTC", true);
BENCHMARK_CAPTURE(tell, oslo_without_offset, "Europe/Oslo", false);
BENCHMARK_CAPTURE(tell, oslo_with_offset, "Europe/Oslo", true);

}  // namespace
}  // namespace crm::locale
