#include <cstdint>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "app/audit_note.h"
#include "app/base_zone.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/open_store.h"
#include "base/civil_time.h"
#include "base/text.h"
#include "locale/date_text.h"
#include "observe/audit_chain.h"
#include "observe/audit_line.h"

namespace crm::app {
namespace {

namespace fs = std::filesystem;

// Each line of the file, with its end where it has one; until `visit` has had enough.
Result<void> each_line(const fs::path& file, const std::function<bool(const std::string&)>& visit) {
  std::error_code failed;
  std::ifstream in;
  if (fs::is_regular_file(file, failed)) in.open(file, std::ios::binary);
  if (!in.is_open()) {
    return refuse(ErrorKind::NotFound,
                  "There is no audit log to be read at " + file.string() + ".");
  }
  std::string line;
  while (std::getline(in, line)) {
    if (!in.eof()) line += '\n';
    if (!visit(line)) return {};
  }
  if (in.bad()) return refuse(ErrorKind::Unavailable, file.string() + " cannot be read.");
  return {};
}

Result<fs::path> file_of(const Configuration& configuration) {
  const auto file = audit_file(configuration.settings);
  if (file) return *file;
  return refuse(ErrorKind::NotFound, "No audit log is kept here: audit_log is off.");
}

// For people: when, what, and all the rest.
std::string text_of(const observe::AuditLine& line) {
  std::string text = std::string(line.member("time")) + "  " + std::string(line.member("event"));
  for (const auto& [name, value] : line.members) {
    if (name == "time" || name == "event" || value.empty()) continue;
    text += "  " + name + "=" + value;
  }
  return printable(text + "  line=" + std::to_string(line.number));
}

Result<std::optional<Instant>> since(const Configuration& configuration,
                                     const AuditOptions& options) {
  if (options.since.empty()) return std::optional<Instant>();
  const auto written = parse_written_time(options.since);
  if (!written) {
    return refuse(ErrorKind::BadRequest,
                  "--since \"" + excerpt(options.since) + "\": " + written.error().detail + ".");
  }
  const auto base = base_zone(configuration.settings.base_time_zone, locale::ZoneCatalog::open());
  if (!base) return forward(base);
  return std::optional(locale::instant_of(*written, base->zone));
}

// The lines of one file, behind those shown before. Says the first flaw.
struct Verdict {
  std::string flaw;
  bool has_noted_act = false;
};

Result<void> verify_file(const fs::path& file, const std::optional<AuditNote>& noted,
                         observe::AuditChain& chain, Verdict& verdict) {
  std::uint64_t number = 0;  // in the file
  return each_line(file, [&](const std::string& line) {
    ++number;
    const auto flaw = chain.show(line);
    if (flaw) {
      verdict.flaw = file.string() + ", line " + std::to_string(number) + ": " + *flaw + ".";
      return false;
    }
    const observe::AuditTip& tip = chain.tip();
    if (noted && tip.number == noted->act) verdict.has_noted_act = tip.hash == noted->hash;
    return true;
  });
}

// What the database notes is about the log that it has now.
bool is_that_of_the_database(const fs::path& file, const Configuration& configuration) {
  const auto its_own = audit_file(configuration.settings);
  std::error_code ignored;
  return its_own && fs::equivalent(file, *its_own, ignored);
}

}  // namespace

Result<void> show_audit(const Configuration& configuration, const AuditOptions& options) {
  const auto file = file_of(configuration);
  if (!file) return forward(file);
  const auto from = since(configuration, options);
  if (!from) return forward(from);
  return each_line(*file, [&](const std::string& text) {
    const auto line = observe::read_audit_line(text);
    if (!line) return true;  // audit verify says which lines are none
    const auto at = parse_instant(std::string(line->member("time")));
    if (*from && (!at || *at < **from)) return true;
    if (!options.login.empty() && !equals_ignoring_case(line->member("login"), options.login)) {
      return true;
    }
    print(options.json ? text.substr(0, text.size() - 1) : text_of(*line));
    return output_went_out();
  });
}

Result<void> verify_audit(const Configuration& configuration, const AuditOptions& options) {
  std::vector<fs::path> files(options.files.begin(), options.files.end());
  if (files.empty()) {
    const auto file = file_of(configuration);
    if (!file) return forward(file);
    files.push_back(*file);
  }
  std::optional<AuditNote> noted;
  const SystemClock clock;
  if (is_that_of_the_database(files.back(), configuration) && !is_missing(configuration)) {
    const auto store = open_for_reading(configuration, clock);
    if (!store) return forward(store);
    const auto note = noted_act(**store);
    if (!note) return forward(note);
    noted = *note;
  }
  observe::AuditChain chain;
  Verdict verdict;
  for (const fs::path& each : files) {
    const auto read = verify_file(each, noted, chain, verdict);
    if (!read) return read;
    if (!verdict.flaw.empty()) return refuse(ErrorKind::Unavailable, verdict.flaw);
  }
  const observe::AuditTip& tip = chain.tip();
  print("Lines " + std::to_string(chain.first()) + " to " + std::to_string(tip.number) +
        " are whole; the last has the hash " + tip.hash + ".");
  if (!noted || noted->act < chain.first()) return {};
  if (!verdict.has_noted_act) {
    return refuse(ErrorKind::Unavailable, audit_difference(noted, 0));
  }
  if (const auto difference = audit_difference(noted, tip.act); !difference.empty()) {
    print(difference);
  }
  return {};
}

}  // namespace crm::app
