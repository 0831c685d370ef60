#include "app/configuration.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "tests/support/scratch_folder.h"

namespace crm::app {
namespace {

class ConfigurationTest : public testing::Test {
 protected:
  Result<Configuration> configured(const std::string& file,
                                   std::map<std::string, std::string> environment = {},
                                   std::map<std::string, std::string, std::less<>> flags = {}) {
    Given given;
    if (!file.empty()) {
      std::ofstream(path_) << file;
      given.file = path_.string();
    }
    given.flags = std::move(flags);
    given.environment = [environment](const std::string& name) -> std::optional<std::string> {
      const auto found = environment.find(name);
      if (found == environment.end()) return std::nullopt;
      return found->second;
    };
    return configure(given);
  }

  static Source source(const Configuration& configuration, std::string_view name) {
    for (const Setting& each : all_settings()) {
      if (each.name == name) return configuration.source_of(each);
    }
    throw std::invalid_argument(std::string(name));
  }

  const ScratchFolder folder_;
  const std::filesystem::path path_ = folder_.file("active-contacts.toml");
};

TEST_F(ConfigurationTest, PutsFlagsOverEnvironmentOverFileOverDefaults) {
  const auto configuration = configured(
      "workers = 1\nfields_max = 51\nhead_time_max = \"1s\"\n",
      {{"ACTIVE_CONTACTS_WORKERS", "2"}, {"ACTIVE_CONTACTS_FIELDS_MAX", "52"}}, {{"workers", "3"}});
  ASSERT_TRUE(configuration) << configuration.error().detail;
  EXPECT_EQ(configuration->settings.workers, 3U);
  EXPECT_EQ(configuration->settings.fields_max, 52U);
  EXPECT_EQ(configuration->settings.head_time_max.count(), 1000);
  EXPECT_EQ(source(*configuration, "workers"), Source::Flag);
  EXPECT_EQ(source(*configuration, "fields_max"), Source::Environment);
  EXPECT_EQ(source(*configuration, "head_time_max"), Source::File);
  EXPECT_EQ(source(*configuration, "listen"), Source::Default);
}

TEST_F(ConfigurationTest, NamesFileAndLineOfAnUnknownSetting) {
  const auto configuration = configured("workers = 1\nworkerz = 2\n");
  ASSERT_FALSE(configuration);
  EXPECT_NE(configuration.error().detail.find(path_.string() + ", line 2: there is no setting"),
            std::string::npos)
      << configuration.error().detail;
}

TEST_F(ConfigurationTest, NamesFileAndLineOfABadValue) {
  for (const char* value : {"\"many\"", "[1]", "1.5", "true"}) {
    const auto configuration = configured("\nworkers = " + std::string(value) + "\n");
    ASSERT_FALSE(configuration) << value;
    EXPECT_NE(configuration.error().detail.find("line 2: workers: "), std::string::npos)
        << configuration.error().detail;
  }
}

TEST_F(ConfigurationTest, NamesFileAndLineOfWhatIsNotToml) {
  const auto configuration = configured("workers = 1\nlisten = = 2\n");
  ASSERT_FALSE(configuration);
  EXPECT_NE(configuration.error().detail.find("line 2"), std::string::npos)
      << configuration.error().detail;
}

TEST_F(ConfigurationTest, SaysWhichFileIsMissing) {
  Given given;
  given.file = "/nowhere/at-all.toml";
  given.environment = [](const std::string&) { return std::optional<std::string>{}; };
  const auto configuration = configure(given);
  ASSERT_FALSE(configuration);
  EXPECT_NE(configuration.error().detail.find("/nowhere/at-all.toml"), std::string::npos);
}

TEST_F(ConfigurationTest, NamesTheVariableOrFlagOfABadValue) {
  EXPECT_EQ(configured("", {{"ACTIVE_CONTACTS_WORKERS", "many"}})
                .error()
                .detail.find("ACTIVE_CONTACTS_WORKERS: "),
            0U);
  EXPECT_EQ(configured("", {}, {{"workers", "many"}}).error().detail.find("--workers: "), 0U);
}

}  // namespace
}  // namespace crm::app
