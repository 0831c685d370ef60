// What finding out how a caller wants things costs: one who says nothing, one who says everything.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "locale/zone_catalog.h"
#include "negotiate/so_time_zone.h"
#include "negotiate/terms.h"
#include "negotiate/wording_of.h"

namespace crm::negotiate {
namespace {

const std::vector<http::Field> kSaysNothing{{"Host", "127.0.0.1:8080"},
                                            {"Authorization", "Basic dGplMDpUamUw"},
                                            {"Content-Type", "application/json"},
                                            {"Content-Length", "91"}};

const std::vector<http::Field> kSaysEverything{
    {"Host", "127.0.0.1:8080"},
    {"User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/115.0"},
    {"Authorization", "Basic dGplMDpUamUw"},
    {"Accept", "application/json, text/plain;q=0.9, */*;q=0.8"},
    {"Accept-Encoding", "gzip, deflate, br"},
    {"Accept-Language", "nb-NO,nb;q=0.9,en-US;q=0.8"},
    {"Content-Type", "application/json; charset=utf-8"},
    {"Content-Length", "91"},
    {"SO-Language", "nb"},
    {"SO-Culture", "en-GB"},
    {"SO-TimeZone", "NO,includeTZOffset"}};

const locale::ZoneCatalog& zones() {
  static const auto kZones = locale::ZoneCatalog::open();
  return kZones;
}

void find_terms(benchmark::State& state, const std::vector<http::Field>& fields,
                std::string_view query) {
  http::Request request;
  request.fields = fields;
  request.query = query;
  const Standard standard;
  for (auto _ : state) {
    const auto terms = terms_of(request, standard, zones());
    if (!terms) std::abort();
    benchmark::DoNotOptimize(terms);
  }
}

void find_wording(benchmark::State& state) {
  http::Request request;
  request.fields = kSaysEverything;
  for (auto _ : state) {
    const auto wording = wording_of(request);
    benchmark::DoNotOptimize(wording);
  }
}

void find_zone(benchmark::State& state) {
  for (auto _ : state) {
    const auto choice = read_so_time_zone("NO,includeTZOffset", zones());
    benchmark::DoNotOptimize(choice);
  }
}

BENCHMARK_CAPTURE(find_terms, of_who_says_nothing, kSaysNothing, "");
BENCHMARK_CAPTURE(find_terms, of_who_says_everything, kSaysEverything, "");
BENCHMARK_CAPTURE(find_terms, with_select, kSaysNothing, "$select=name,actiontime");
BENCHMARK(find_wording);
BENCHMARK(find_zone);

}  // namespace
}  // namespace crm::negotiate
