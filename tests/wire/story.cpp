#include "tests/wire/story.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string_view>

#include "base/text.h"
#include "tests/wire/request_text.h"

namespace crm {
namespace {

// The lines of one story, still as text.
struct Draft {
  std::size_t line = 0;
  std::string tells;
  std::vector<std::string> settings;
  std::vector<std::string> sent;
  std::vector<std::string> expected;
};

std::string after(std::string_view line, std::size_t mark) {
  return std::string(line.size() > mark ? line.substr(mark) : "");
}

// "Name: value", "Name:" and "!Name", "Name ~ part", "Name !~ part".
FieldRule field_rule(std::string_view line) {
  if (line.starts_with('!')) return {std::string(line.substr(1)), FieldRule::Kind::IsAbsent, ""};
  const auto name_end = std::min(line.find_first_of(": "), line.size());
  FieldRule rule{std::string(line.substr(0, name_end)), FieldRule::Kind::Is, ""};
  const std::string_view rest = line.substr(name_end);
  if (rest.starts_with(" ~ ")) {
    rule.kind = FieldRule::Kind::Has;
    rule.value = trim(rest.substr(3));
  } else if (rest.starts_with(" !~ ")) {
    rule.kind = FieldRule::Kind::Lacks;
    rule.value = trim(rest.substr(4));
  } else if (rest.starts_with(":")) {
    rule.value = trim(rest.substr(1));
    if (rule.value.empty()) rule.kind = FieldRule::Kind::IsAbsent;
  } else {
    throw std::runtime_error("\"" + std::string(line) + "\" says nothing of a field");
  }
  return rule;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  for (text = trim(text); !text.empty(); text = trim(text)) {
    const auto end = std::min(text.find(' '), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

Answer answer_of(const std::vector<std::string>& lines, const Macros& macros) {
  Answer answer;
  bool in_body = false;
  for (const std::string& line : lines) {
    const std::string rest = after(line, 2);
    if (line.starts_with("<+ ")) {
      answer.parts.push_back(macros.within(trim(after(line, 3))));
    } else if (line.starts_with("<- ")) {
      answer.absent.push_back(macros.within(trim(after(line, 3))));
    } else if (line.starts_with("<rows")) {
      answer.rows = words(after(line, 5));
    } else if (line == "<gzip") {
      answer.gzip = true;
    } else if (line.size() > 1 && line[1] != ' ') {
      throw std::runtime_error("\"" + line + "\" means nothing");
    } else if (answer.status == 0) {
      answer.status = parse_int32(rest).value_or(-1);
    } else if (in_body) {
      *answer.body += macros.within(trim(rest));
    } else if (rest.empty()) {
      in_body = true;
      answer.body = "";
    } else {
      answer.fields.push_back(field_rule(rest));
    }
  }
  if (answer.status < 100) throw std::runtime_error("no status is told");
  return answer;
}

WorldSettings world_of(const std::vector<std::string>& lines) {
  WorldSettings settings;
  for (const std::string& line : lines) {
    const std::string text = after(line, 2);
    const auto blank = std::min(text.find(' '), text.size());
    set(settings, text.substr(0, blank), trim(std::string_view(text).substr(blank)));
  }
  return settings;
}

Story finished(const std::filesystem::path& file, const Draft& draft, const Macros& macros) {
  try {
    return {file.filename().string(),
            draft.line,
            draft.tells,
            world_of(draft.settings),
            request_bytes(draft.sent, macros),
            answer_of(draft.expected, macros)};
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(file.string() + ", story of line " + std::to_string(draft.line) +
                             ": " + error.what());
  }
}

}  // namespace

std::vector<Story> read_stories(const std::filesystem::path& file, const Macros& macros) {
  std::vector<Draft> drafts;
  std::ifstream in(file);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    if (line.starts_with('#')) {
      if (drafts.empty() || !drafts.back().expected.empty()) {
        drafts.push_back({number, after(line, 2), {}, {}, {}});
      } else {
        drafts.back().tells += " " + after(line, 2);
      }
    } else if (!drafts.empty() && line.starts_with('@')) {
      drafts.back().settings.push_back(line);
    } else if (!drafts.empty() && line.starts_with('>')) {
      drafts.back().sent.push_back(line);
    } else if (!drafts.empty() && line.starts_with('<')) {
      drafts.back().expected.push_back(line);
    } else {
      throw std::runtime_error(file.string() + ", line " + std::to_string(number) +
                               ": begins with none of #, @, > and <");
    }
  }
  std::vector<Story> stories;
  for (const Draft& draft : drafts) stories.push_back(finished(file, draft, macros));
  return stories;
}

std::vector<Story> all_stories(const std::filesystem::path& folder) {
  const Macros macros = Macros::read(folder);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".http") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<Story> stories;
  for (const auto& file : files) {
    const auto found = read_stories(file, macros);
    stories.insert(stories.end(), found.begin(), found.end());
  }
  return stories;
}

}  // namespace crm
