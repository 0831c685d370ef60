#include "negotiate/wording_of.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/http/allocations.h"

namespace crm::negotiate {
namespace {

using locale::Language;
using locale::Wording;

constexpr std::string_view kYes = "[SR_YES]";
constexpr std::string_view kDate = "[D:02/03/2017]";
constexpr std::string_view kNumber = "[F:1.5]";
constexpr std::string_view kSupplier = "NO:\"Leverandør\";US:\"Supplier\"";

Wording wording(std::initializer_list<http::Field> fields) {
  const std::vector<http::Field> kept(fields);
  http::Request request;
  request.fields = kept;
  return wording_of(request);
}

Wording by_language(std::string_view value) { return wording({{"SO-Language", value}}); }

TEST(WordingOf, TranslatesNothingWithoutAHeader) {
  EXPECT_FALSE(wording({}).is_active());
  EXPECT_FALSE(wording({{"Accept", "application/json"}}).is_active());
}

#ifndef CRM_SANITIZED  // there nothing counts them

// This is on the way of every request, and most have none of the three headers.
TEST(WordingOf, TakesNoMemoryWithoutAHeader) {
  const std::array fields{http::Field{"Accept", "*/*"}, http::Field{"SO-TimeZone", "tz2"}};
  http::Request request;
  request.fields = fields;
  const std::size_t before = http::testing::allocations_so_far();
  EXPECT_FALSE(wording_of(request).is_active());
  EXPECT_EQ(http::testing::allocations_so_far(), before);
}

TEST(WordingOf, TakesNoMemoryForWhatWasWantedLatelyInFewWords) {
  const std::array fields{http::Field{"SO-Language", "nb"}, http::Field{"SO-Culture", "en-GB"}};
  http::Request request;
  request.fields = fields;
  EXPECT_TRUE(wording_of(request).is_active());
  const std::size_t before = http::testing::allocations_so_far();
  EXPECT_TRUE(wording_of(request).is_active());
  EXPECT_EQ(http::testing::allocations_so_far(), before);
}

#endif

TEST(WordingOf, GoesByEitherHeaderWhateverItsCase) {
  EXPECT_EQ(wording({{"Accept-Language", "nb"}}).told(kSupplier), "Leverandør");
  EXPECT_EQ(wording({{"SO-Language", "nb"}}).told(kSupplier), "Leverandør");
  EXPECT_EQ(wording({{"so-language", "en"}}).told(kSupplier), "Supplier");
}

TEST(WordingOf, LetsSoLanguageCountAloneEvenWhenItIsEmpty) {
  EXPECT_EQ(wording({{"Accept-Language", "en"}, {"SO-Language", "nb"}}).told(kSupplier),
            "Leverandør");
  for (const std::string_view off : {"", "*", "x", "-"}) {
    EXPECT_FALSE(wording({{"Accept-Language", "en"}, {"SO-Language", off}}).is_active()) << off;
  }
  EXPECT_EQ(wording({{"Accept-Language", "nb"}, {"SO-Language", "tlh"}}).language(),
            Language::English);
}

TEST(WordingOf, IsOffForTheSameValuesInBothHeaders) {
  for (const std::string_view off : {"", "*", "x", "-"}) {
    EXPECT_FALSE(wording({{"SO-Language", off}}).is_active()) << off;
    EXPECT_FALSE(wording({{"Accept-Language", off}}).is_active()) << off;
  }
}

TEST(WordingOf, ReadsTheSamplesOfTheReference) {
  EXPECT_EQ(wording({{"Accept-Language", "en-us; en-gb"}}).told(kSupplier), "Supplier");
  EXPECT_EQ(wording({{"Accept-Language", "fr,de,ru,zh"}}).told("[SR_MANDATORY_FIELD_1281]"),
            "Nom de société");
  EXPECT_FALSE(wording({{"Accept-Language", "*"}}).is_active());
  EXPECT_EQ(wording({{"Accept-Language", "en"}}).told(kSupplier), "Supplier");
}

TEST(WordingOf, TakesTheDearestLanguageThatIsAmongOurs) {
  EXPECT_EQ(by_language("en;q=0.5,nb").language(), Language::Norwegian);
  EXPECT_EQ(by_language("pt-BR,tlh,sv;q=0.1").language(), Language::Swedish);
  EXPECT_EQ(by_language("sv;q=0.1,nb;q=0").language(), Language::Swedish);
}

TEST(WordingOf, LooksForEveryWantedLanguageInAText) {
  const Wording words = by_language("pl,pt,nb-NO,en");
  EXPECT_EQ(words.language(), Language::Polish);
  EXPECT_EQ(words.told(kSupplier), "Leverandør");
}

TEST(WordingOf, SpeaksEnglishWhenNoLanguageIsAmongOurs) {
  EXPECT_EQ(by_language("pt").language(), Language::English);
  EXPECT_EQ(by_language("tlh, klingon;q=0.4").language(), Language::English);
  EXPECT_EQ(by_language("tlh").told(kSupplier), "Supplier");
  EXPECT_EQ(by_language("tlh").told_with_values(kDate), "03/02/2017");
}

TEST(WordingOf, JoinsFieldsThatAreSentSeveralTimes) {
  const Wording words = wording({{"Accept-Language", "tlh"}, {"Accept-Language", "nb"}});
  EXPECT_EQ(words.language(), Language::Norwegian);
}

TEST(WordingOf, TakesTheCultureOfTheLanguageWhenNoneIsNamed) {
  EXPECT_EQ(by_language("en-us").told_with_values(kDate), "2/3/2017");
  EXPECT_EQ(by_language("en").told_with_values(kDate), "03/02/2017");
  EXPECT_EQ(by_language("de-CH").told_with_values(kNumber), "1.5");
  EXPECT_EQ(by_language("pt,sv").told_with_values(kDate),
            "2017-02-03");  // pt is no language of ours
}

TEST(WordingOf, LetsSoCultureChangeFormsAndNoWords) {
  const Wording words = wording({{"SO-Language", "en"}, {"SO-Culture", "nb-NO"}});
  EXPECT_EQ(words.told_with_values(kDate), "03.02.2017");
  EXPECT_EQ(words.told_with_values(kNumber), "1,5");
  EXPECT_EQ(words.told(kYes), "Yes");
  EXPECT_EQ(words.told(kSupplier), "Supplier");
}

// What was wanted lately must not be taken for what is wanted now.
TEST(WordingOf, TellsEachHowItWantsItBesideOthers) {
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(wording({{"SO-Language", "nb"}}).told_with_values(kNumber), "1,5");
    EXPECT_EQ(wording({{"SO-Language", "nb"}, {"SO-Culture", "en"}}).told_with_values(kNumber),
              "1.5");
    EXPECT_EQ(wording({{"SO-Language", "nb"}, {"SO-Culture", ""}}).told_with_values(kNumber),
              std::nullopt);
    EXPECT_FALSE(wording({{"SO-Culture", "nb"}}).is_active());
    EXPECT_FALSE(wording({{"SO-Language", ""}, {"SO-Culture", "nb"}}).is_active());
    EXPECT_EQ(wording({{"SO-Language", "nben"}}).language(), Language::English);  // no such one
  }
}

TEST(WordingOf, IgnoresSoCultureWithoutALanguage) {
  EXPECT_FALSE(wording({{"SO-Culture", "nb"}}).is_active());
  EXPECT_FALSE(wording({{"SO-Language", ""}, {"SO-Culture", "nb"}}).is_active());
  EXPECT_EQ(wording({{"Accept-Language", "*"}, {"SO-Culture", "nb"}}).told_with_values(kDate),
            std::nullopt);
}

TEST(WordingOf, LeavesValuesAsTheyAreWhenSoCultureIsOff) {
  for (const std::string_view off : {"", "*", "x", "-"}) {
    const Wording words = wording({{"SO-Language", "nb"}, {"SO-Culture", off}});
    EXPECT_EQ(words.told_with_values(kDate), std::nullopt) << off;
    EXPECT_EQ(words.told(kYes), "Ja") << off;
  }
}

TEST(WordingOf, TakesTheFirstKnownCultureAndElseTheEnglishOne) {
  const auto date = [](std::string_view culture) {
    return wording({{"SO-Language", "nb"}, {"SO-Culture", culture}}).told_with_values(kDate);
  };
  EXPECT_EQ(date("tlh, sv"), "2017-02-03");
  EXPECT_EQ(date("sv;q=0.1, EN_US"), "2/3/2017");
  EXPECT_EQ(date("pt-BR"), "03/02/2017");
  EXPECT_EQ(date("tlh"), "03/02/2017");
}

}  // namespace
}  // namespace crm::negotiate
