#include "negotiate/accept.h"

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>

#include "base/text.h"
#include "http/octets.h"
#include "negotiate/lately.h"
#include "negotiate/weighted_list.h"

namespace crm::negotiate {
namespace {

using carrier::AnswerFormat;

struct Type {
  std::string_view name;
  AnswerType answer;
  bool is_alias = false;  // not what we write: known to who asks for it by its whole name
};

// Our order. The patch types are kinds of requests: what goes out is the same JSON under the label
// that was asked for.
constexpr std::array kTypes{
    Type{"application/json", {AnswerFormat::Json, "application/json; charset=utf-8"}},
    Type{"text/json", {AnswerFormat::Json, "text/json; charset=utf-8"}},
    Type{"application/xml", {AnswerFormat::Xml, "application/xml; charset=utf-8"}},
    Type{"text/xml", {AnswerFormat::Xml, "text/xml; charset=utf-8"}},
    Type{"application/json-patch+json",
         {AnswerFormat::Json, "application/json-patch+json; charset=utf-8"}},
    Type{"application/merge-patch+json",
         {AnswerFormat::Json, "application/merge-patch+json; charset=utf-8"}},
    Type{"text/html", {AnswerFormat::Html, "text/html; charset=utf-8"}},
    Type{"application/html", {AnswerFormat::Html, "text/html; charset=utf-8"}, true},
};

constexpr Type kJson = kTypes[0];
constexpr Type kHtml = kTypes[6];

enum class Match : std::uint8_t { None, Anything, AnySubtype, Exact };

Match match(std::string_view range, std::string_view type) {
  if (range == "*/*" || range == "*") return Match::Anything;
  if (equals_ignoring_case(range, type)) return Match::Exact;
  const auto slash = type.find('/');
  const bool of_type = range.size() == slash + 2 && range.ends_with("/*") &&
                       equals_ignoring_case(range.substr(0, slash), type.substr(0, slash));
  return of_type ? Match::AnySubtype : Match::None;
}

// How well a type serves; the greatest is taken.
struct Fit {
  std::uint16_t weight = 0;
  Match match = Match::None;
  std::size_t from_end = 0;  // of the header: an earlier range is greater
  bool preferred = false;    // ours, where a range says nothing

  auto operator<=>(const Fit&) const = default;
};

// What the range that says most about the type gives it.
Fit fit_of(const Type& type, const std::vector<WeightedItem>& ranges, Offer offer) {
  Fit fit;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const Match found = match(ranges[i].value, type.name);
    if (found <= fit.match || (type.is_alias && found != Match::Exact)) continue;
    const bool preferred = found == Match::Anything && offer == Offer::Documents &&
                           type.answer.format == AnswerFormat::Html;
    fit = {ranges[i].weight, found, ranges.size() - i, preferred};
  }
  return fit;
}

bool is_offered(const Type& type, Offer offer) {
  return offer != Offer::Data || type.answer.format != AnswerFormat::Html;
}

// type/subtype, both tokens; "*" is what one old client says for */*.
bool is_range(std::string_view text) {
  const auto slash = std::min(text.find('/'), text.size());
  return text == "*" || (http::kToken.makes_up(text.substr(0, slash)) &&
                         http::kToken.makes_up(text.substr(std::min(slash + 1, text.size()))));
}

bool is_well_formed(const std::vector<WeightedItem>& ranges) {
  return std::ranges::all_of(ranges, is_range, &WeightedItem::value);
}

AnswerType without_wish(Offer offer) {
  return offer == Offer::Documents ? kHtml.answer : kJson.answer;
}

AnswerType best_type(std::string_view accept, Offer offer) {
  const auto ranges = read_weighted_list(accept);
  if (!ranges || ranges->empty() || !is_well_formed(*ranges)) return without_wish(offer);
  AnswerType best = kJson.answer;
  Fit best_fit;
  for (const Type& type : kTypes) {
    if (!is_offered(type, offer)) continue;
    const Fit fit = fit_of(type, *ranges, offer);
    if (fit.weight == 0 || fit <= best_fit) continue;
    best = type.answer;
    best_fit = fit;
  }
  return best;
}

bool has_gzip(std::string_view accept_encoding) {
  const auto codings = read_weighted_list(accept_encoding);
  if (!codings) return false;
  bool any = false;
  for (const WeightedItem& coding : *codings) {
    if (equals_ignoring_case(coding.value, "gzip") ||
        equals_ignoring_case(coding.value, "x-gzip")) {
      return coding.weight > 0;
    }
    any = any || (coding.value == "*" && coding.weight > 0);
  }
  return any;
}

}  // namespace

AnswerType answer_type(std::optional<std::string_view> accept, Offer offer) {
  // What nearly every client says, known without taking it apart.
  if (accept == kJson.name) return kJson.answer;
  if (!accept || accept == "*/*") return without_wish(offer);
  if (offer != Offer::Data) return best_type(*accept, offer);
  thread_local Lately<AnswerType> lately;  // of data alone: that is what is asked for all the time
  return lately.of(*accept, [](std::string_view text) { return best_type(text, Offer::Data); });
}

AnswerType answer_type(const http::Request& request, Offer offer) {
  if (const auto one = request.field("Accept")) return answer_type(*one, offer);
  return answer_type(request.joined("Accept"), offer);
}

bool takes_octets(std::optional<std::string_view> accept) {
  constexpr std::string_view kOctets = "application/octet-stream";
  if (!accept) return false;
  const auto ranges = read_weighted_list(*accept);
  if (!ranges || !is_well_formed(*ranges)) return false;
  std::uint16_t octets = 0;
  std::uint16_t others = 0;
  for (const WeightedItem& range : *ranges) {
    if (equals_ignoring_case(range.value, kOctets)) octets = std::max(octets, range.weight);
    for (const Type& type : kTypes) {
      if (match(range.value, type.name) == Match::Exact) others = std::max(others, range.weight);
    }
  }
  return octets > 0 && octets >= others;
}

bool takes_octets(const http::Request& request) { return takes_octets(request.joined("Accept")); }

bool takes_gzip(std::string_view accept_encoding) {
  thread_local Lately<bool> lately;
  return lately.of(accept_encoding, has_gzip);
}

bool takes_gzip(const http::Request& request) {
  const auto codings = request.joined("Accept-Encoding");
  return codings && takes_gzip(*codings);
}

}  // namespace crm::negotiate
