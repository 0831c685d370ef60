#include "locale/tellings.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace crm::locale {
namespace {

Wording in(std::vector<Language> languages, std::string_view culture = "") {
  return Wording::in(std::move(languages),
                     culture.empty() ? std::nullopt : Culture::of_tag(culture));
}

TEST(Tellings, KeepsWhatWasToldInEachWording) {
  const Tellings tellings;
  EXPECT_EQ(tellings.find(in({Language::Norwegian})), nullptr);
  tellings.keep(in({Language::Norwegian}), "Kunde");
  tellings.keep(in({Language::French}), "Client");
  ASSERT_NE(tellings.find(in({Language::Norwegian})), nullptr);
  EXPECT_EQ(*tellings.find(in({Language::Norwegian})), "Kunde");
  EXPECT_EQ(*tellings.find(in({Language::French})), "Client");
  EXPECT_EQ(tellings.find(in({Language::German})), nullptr);
}

// All that what is told depends on: the languages in their order, and the culture.
TEST(Tellings, TellsWordingsApart) {
  const std::vector<Wording> wordings{in({Language::Norwegian}),
                                      in({Language::Norwegian, Language::Swedish}),
                                      in({Language::Swedish, Language::Norwegian}),
                                      in({Language::Norwegian}, "nb"),
                                      in({Language::Norwegian}, "en-gb"),
                                      in({Language::Norwegian}, "is"),
                                      in({Language::Norwegian}, "en-mt")};
  const Tellings tellings;
  for (std::size_t i = 0; i < wordings.size(); ++i) {
    EXPECT_EQ(tellings.find(wordings[i]), nullptr) << i;
    tellings.keep(wordings[i], std::to_string(i));
  }
  for (std::size_t i = 0; i < wordings.size(); ++i) {
    ASSERT_NE(tellings.find(wordings[i]), nullptr) << i;
    EXPECT_EQ(*tellings.find(wordings[i]), std::to_string(i));
  }
  // The same wants, worked out by another request.
  EXPECT_EQ(*tellings.find(in({Language::Norwegian}, "nb")), "3");
  EXPECT_EQ(*tellings.find(in({Language::Norwegian}, "is")), "5");
}

TEST(Tellings, KeepTheFirstOfOneWording) {
  const Tellings tellings;
  tellings.keep(in({Language::Norwegian}), "Kunde");
  const std::string* const first = tellings.find(in({Language::Norwegian}));
  tellings.keep(in({Language::Norwegian}), "Kunde");
  EXPECT_EQ(tellings.find(in({Language::Norwegian})), first);
}

TEST(Tellings, KeepNoMoreWordingsThanTheirLimit) {
  const Tellings tellings;
  std::size_t kept = 0;
  for (const Language first : kLanguages) {
    for (const Language second : kLanguages) {
      if (first == second) continue;
      tellings.keep(in({first, second}), "told");
      kept += tellings.find(in({first, second})) != nullptr ? 1U : 0U;
    }
  }
  EXPECT_EQ(kept, Tellings::kKeptMax);
}

TEST(Tellings, MayBeAskedByManyThreadsAtOnce) {
  const Tellings tellings;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&tellings] {
      for (const Language language : kLanguages) {
        const Wording wording = in({language});
        tellings.keep(wording, std::string(tag(language)));
        const std::string* const told = tellings.find(wording);
        ASSERT_NE(told, nullptr);
        EXPECT_EQ(*told, tag(language));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace crm::locale
