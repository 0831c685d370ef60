#include "tests/wire/special_contacts.h"

#include <cstddef>

namespace crm {
namespace {

constexpr std::int32_t kLina = 11;
constexpr std::int32_t kStig = 12;

// Lina's contacts of one group lie an hour apart, in the order of their ids.
std::string hour(std::size_t number) {
  const auto text = std::to_string(number % 24);
  return "2026-01-" + std::to_string(10 + number / 24) + "T" + (text.size() < 2 ? "0" : "") + text +
         ":00:00Z";
}

// Ids 100 and up: texts that XML, JSON or nobody likes.
std::vector<SpecialContact> hard_texts() {
  return {
      {100, kLina, hour(0), "Plain", R"(Lys & Mørke <AS> "Nord" 'Sør')", "]]>",
       "http://x.test/?a=1&b=2"},
      {101, kLina, hour(1), "Plain", "Bell\x07 and escape\x1b!"},
      {102, kLina, hour(2), "Plain", "Tab\there\nand line"},
      {103, kLina, hour(3), "Plain", "東京 😀 ≠ \\"},
      {104, kLina, hour(4), "Plain", "Not a character \xEF\xBF\xBF here"},
      {105, kLina, hour(5), "", "Without a category"},
      {106, kLina, hour(6), "Plain", "  blanks around  "},
  };
}

// Ids 301 and up: texts in several languages, and those that only look so.
std::vector<SpecialContact> languages() {
  const std::vector<std::string> texts{
      R"(US:"Customer";NO:"Kunde";)",               // 301: the last ; is there
      R"(NO:"Leverandør";US:"Supplier")",           // 302: and here not
      R"(NO:"Bare norsk";SW:"Bara svenska")",       // 303: no English
      R"(US:"First";US:"Second";NO:"Første")",      // 304: a code twice
      R"(US:"Say ""hi"" now";NO:"Si ""hei"" nå")",  // 305: quotes inside
      R"( US : "Spaced" ; NO : "Luftig" ; )",       // 306: blanks between
      R"(Kinds: US:"Supplier";NO:"Leverandør")",    // 307: not the whole string
      R"(us:"Supplier";no:"Leverandør")",           // 308: codes in lower case
      R"(US:"Supplier" NO:"Leverandør")",           // 309: no ;
      R"(US:"";NO:"Tom")",                          // 310: an empty entry
      R"(US:"a;b";NO:"c;d")",                       // 311: ; inside
      R"(US:"One")",                                // 312: one language
      R"(USA:"Supplier")",                          // 313: a code of three letters
      R"(US:"English";NO:"norsk";SW:"svenska";DA:"dansk";GE:"Deutsch";NL:"Nederlands";)"
      R"(FR:"français";SP:"español";IT:"italiano";CZ:"čeština";FI:"suomi";PL:"polski";)"
      R"(RU:"русский";CN:"中文";JP:"日本語")",         // 314: all fifteen
      R"(XX:"unknown";NO:"norsk")",                    // 315: a code that no language has
      R"(US:"Open)",                                   // 316: not closed
      R"(SV:"wrong code";DE:"wrong too";US:"right")",  // 317: codes of another list
  };
  std::vector<SpecialContact> made;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    made.push_back({static_cast<std::int32_t>(301 + i), kLina, hour(24 + i), texts[i], "Plain"});
  }
  made.push_back({330, kLina, hour(48), "Plain", R"(NO:"Sølv AS";US:"Silver Ltd")",
                  R"(NO:"Salg";US:"Sales")"});
  made.push_back({331, kLina, hour(49), "Plain", R"(Acme: The "Company";)"});
  return made;
}

// Ids 340 and up: words that the server has in many languages.
std::vector<SpecialContact> resources() {
  const std::vector<std::string> texts{
      "[SR_YES]",                       // 340
      "SR_YES",                         // 341
      "Answer: [SR_YES]!",              // 342
      "Answer: SR_YES",                 // 343: neither in brackets nor alone
      "[SR_NO_SUCH_WORD_AT_ALL]",       // 344
      "[sr_yes]",                       // 345
      "[SR_YES] or [SR_NO]",            // 346
      "[SR_YES",                        // 347
      R"(US:"[SR_YES]";NO:"[SR_NO]")",  // 348: a word in an entry of a language
      "[ SR_YES ]",                     // 349
  };
  std::vector<SpecialContact> made;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    made.push_back({static_cast<std::int32_t>(340 + i), kLina, hour(72 + i), texts[i], "Plain"});
  }
  made.push_back({360, kLina, hour(90), "Plain", "[SR_YES] Ltd"});
  return made;
}

// Ids 370 and up: values in the encoding that no culture has.
std::vector<SpecialContact> encoded() {
  const std::vector<std::string> texts{
      "[I:123]",                           // 370
      "[F:1234.5]",                        // 371
      "[M:123.45]",                        // 372
      "[D:11/09/2017]",                    // 373: the ninth of November
      "[DT:11/09/2017 14:53:18]",          // 374
      "[T:14:52]",                         // 375
      "[TS:500]",                          // 376
      "[A:3,4,5]",                         // 377
      "[D:09.11.2017]",                    // 378: the ninth of November, too
      "[D:1234.5]",                        // 379: how an old page writes doubles
      "[D:01/01/0001 00:00:00.0000000]",   // 380
      "[DT:01/01/0001 00:00:00.0000000]",  // 381
      "[I:0]",                             // 382
      "[F:0]",                             // 383
      "[I:many]",                          // 384
      "[D:13/45/2017]",                    // 385
      "Since [D:11/09/2017]",              // 386: not the whole string
      "[X:123]",                           // 387: no such kind
      "[I:-7]",                            // 388
      "[D:01/02/2017]",                    // 389: the second of January
      "[i:123]",                           // 390
  };
  std::vector<SpecialContact> made;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    made.push_back({static_cast<std::int32_t>(370 + i), kLina, hour(96 + i), texts[i], "Plain"});
  }
  made.push_back({395, kLina, hour(120), "Plain", "[I:123]", "[D:11/09/2017]"});
  return made;
}

// Ids 401 and up: moments at which clocks differ.
std::vector<SpecialContact> moments() {
  return {
      {401, kStig, "2025-07-01T16:00:00Z", "Moment", "July"},
      {402, kStig, "2026-01-05T08:30:00Z", "Moment", "January"},
      {403, kStig, "2025-10-26T00:30:00Z", "Moment", "02:30 in Oslo, in summer time"},
      {404, kStig, "2025-10-26T01:30:00Z", "Moment", "02:30 in Oslo, in winter time"},
      {405, kStig, "2020-10-24T15:54:02.8514704Z", "Moment", "Seven decimals"},
      {406, kStig, "2025-08-01T12:00:00.5Z", "Moment", "One decimal"},
      {407, kStig, "1890-01-01T00:00:00Z", "Moment", "Before Oslo had a rule"},
      {408, kStig, "2025-03-30T01:00:00Z", "Moment", "The clocks of Oslo leap"},
      {409, kStig, "2025-07-01T22:30:00Z", "Moment", "Tomorrow in Oslo"},
      {410, kStig, "2025-08-02T12:00:00.12Z", "Moment", "Two decimals"},
  };
}

}  // namespace

const std::vector<SpecialContact>& special_contacts() {
  static const std::vector<SpecialContact> kAll = [] {
    std::vector<SpecialContact> all;
    for (const auto& group : {hard_texts(), languages(), resources(), encoded(), moments()}) {
      all.insert(all.end(), group.begin(), group.end());
    }
    return all;
  }();
  return kAll;
}

}  // namespace crm
