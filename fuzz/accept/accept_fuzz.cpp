// The lists of Accept and Accept-Encoding: agree with a slow chooser that goes by what the header
// promises, tries every weight there is, and does not care about case.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "negotiate/accept.h"
#include "negotiate/weighted_list.h"

namespace {

using crm::negotiate::Offer;

struct Item {
  std::string value;
  int weight = 1000;
};

std::string trimmed(const std::string& text) {
  std::size_t first = 0;
  std::size_t last = text.size();
  while (first < last && (text[first] == ' ' || text[first] == '\t')) ++first;
  while (last > first && (text[last - 1] == ' ' || text[last - 1] == '\t')) --last;
  return text.substr(first, last - first);
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return text;
}

// Items between commas, pieces between semicolons; none where a quotation does not end.
std::optional<std::vector<std::vector<std::string>>> pieces(const std::string& header) {
  enum class State { Plain, Quoted, Escaped };
  std::vector<std::vector<std::string>> items{{""}};
  State state = State::Plain;
  for (const char c : header) {
    if (state == State::Plain && c == ',') {
      items.push_back({""});
      continue;
    }
    if (state == State::Plain && c == ';') {
      items.back().emplace_back();
      continue;
    }
    items.back().back().push_back(c);
    if (state == State::Escaped) {
      state = State::Quoted;
    } else if (c == '"') {
      state = state == State::Plain ? State::Quoted : State::Plain;
    } else if (state == State::Quoted && c == '\\') {
      state = State::Escaped;
    }
  }
  if (state != State::Plain) return std::nullopt;
  return items;
}

// What a parameter says: a weight, nothing about it (-1), or nonsense (-2).
int weight_of(const std::string& parameter) {
  static const std::regex kWeight("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");
  const std::string name = lower(trimmed(parameter.substr(0, parameter.find('='))));
  if (name != "q") return -1;
  if (parameter.find('=') == std::string::npos) return -2;
  const std::string number = trimmed(parameter.substr(parameter.find('=') + 1));
  if (number.size() > 5 || !std::regex_match(number, kWeight)) return -2;
  std::string digits = number.substr(0, 1) + (number.size() > 2 ? number.substr(2) : "");
  digits.resize(4, '0');
  return std::stoi(digits);
}

std::optional<std::vector<Item>> read_slowly(const std::string& header) {
  const auto parts = pieces(header);
  if (!parts) return std::nullopt;
  std::vector<Item> items;
  for (const std::vector<std::string>& part : *parts) {
    if (part.size() == 1 && trimmed(part[0]).empty()) continue;
    Item item{trimmed(part[0])};
    for (std::size_t i = 1; i < part.size(); ++i) {
      const int weight = weight_of(part[i]);
      if (weight == -2) return std::nullopt;
      if (weight >= 0) item.weight = weight;
    }
    items.push_back(item);
  }
  if (items.size() > crm::negotiate::kWeightedItemsMax) return std::nullopt;
  return items;
}

bool is_token(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string("!#$%&'*+-.^_`|~").find(c) != std::string::npos;
  });
}

bool is_range(const std::string& text) {
  const auto slash = text.find('/');
  return text == "*" || (slash != std::string::npos && is_token(text.substr(0, slash)) &&
                         is_token(text.substr(slash + 1)));
}

// Which range speaks for a type: of those that say most the first. Its index, and how much it says.
struct Speaker {
  std::size_t index = 0;
  int says = 0;  // 0: none does
};

Speaker speaker_for(const std::string& type, const std::vector<Item>& ranges) {
  const std::string family = type.substr(0, type.find('/')) + "/*";
  const std::vector<std::vector<std::string>> by_says{{"*/*", "*"}, {family}, {type}};
  for (int says = 3; says >= 1; --says) {
    if (says < 3 && type == "application/html") break;  // a second name, never filled in
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      const auto& forms = by_says[static_cast<std::size_t>(says - 1)];
      const bool spoken =
          std::find(forms.begin(), forms.end(), lower(ranges[i].value)) != forms.end();
      if (spoken) return {i, says};
    }
  }
  return {};
}

std::string choose_slowly(const std::string& header, Offer offer) {
  const std::string no_wish = offer == Offer::Documents ? "text/html" : "application/json";
  const auto ranges = read_slowly(header);
  if (!ranges || ranges->empty()) return no_wish;
  for (const Item& range : *ranges) {
    if (!is_range(range.value)) return no_wish;
  }
  std::vector<std::string> types{"application/json",
                                 "text/json",
                                 "application/xml",
                                 "text/xml",
                                 "application/json-patch+json",
                                 "application/merge-patch+json"};
  if (offer != Offer::Data) types.insert(types.end(), {"text/html", "application/html"});
  for (int weight = 1000; weight > 0; --weight) {
    for (int says = 3; says >= 1; --says) {
      for (std::size_t index = 0; index < ranges->size(); ++index) {
        std::vector<std::string> fitting;
        if ((*ranges)[index].weight != weight) continue;
        for (const std::string& type : types) {
          const Speaker speaker = speaker_for(type, *ranges);
          if (speaker.says == says && speaker.index == index) fitting.push_back(type);
        }
        if (fitting.empty()) continue;
        const bool has_html =
            std::find(fitting.begin(), fitting.end(), "text/html") != fitting.end();
        if (offer == Offer::Documents && says == 1 && has_html) return "text/html";
        return fitting[0] == "application/html" ? "text/html" : fitting[0];
      }
    }
  }
  return "application/json";
}

bool takes_gzip_slowly(const std::string& header) {
  const auto codings = read_slowly(header);
  if (!codings) return false;
  for (const Item& coding : *codings) {
    if (lower(coding.value) == "gzip" || lower(coding.value) == "x-gzip") return coding.weight > 0;
  }
  return std::any_of(codings->begin(), codings->end(),
                     [](const Item& coding) { return coding.value == "*" && coding.weight > 0; });
}

void require(bool holds, const std::string& what, const std::string& header) {
  if (holds) return;
  std::cerr << what << ": \"" << header << "\"\n";
  std::abort();
}

}  // namespace

// The first byte chooses what is offered; the rest is the header's value.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > 1000) return 0;
  const auto offer = static_cast<Offer>(data[0] % 3);
  const std::string header(data + 1, data + size);
  const auto answer = crm::negotiate::answer_type(header, offer);
  const std::string expected = choose_slowly(header, offer);
  require(answer.content_type == expected + "; charset=utf-8", "not " + expected, header);
  const bool is_xml = expected.ends_with("/xml");
  const bool is_html = expected.ends_with("/html");
  require((answer.format == crm::carrier::AnswerFormat::Xml) == is_xml, "format", header);
  require((answer.format == crm::carrier::AnswerFormat::Html) == is_html, "format", header);
  require(crm::negotiate::takes_gzip(header) == takes_gzip_slowly(header), "gzip", header);

  std::string other = header;
  for (char& c : other) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  require(crm::negotiate::answer_type(other, offer) == answer, "case", header);
  return 0;
}
