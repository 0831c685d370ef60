#include "tests/wire/story.h"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

#include "base/text.h"

namespace crm {
namespace {

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + " cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

// The lines of one story, still as text.
struct Draft {
  Story story;
  std::vector<std::string> sent;
  std::vector<std::string> expected;
};

std::string request_bytes(const std::vector<std::string>& lines) {
  std::string head;
  std::string body;
  bool in_body = false;
  for (const std::string& line : lines) {
    if (in_body) {
      if (!body.empty()) body += "\n";
      body += line;
    } else if (line.empty()) {
      in_body = true;
    } else {
      head += line + "\r\n";
    }
  }
  const std::string lower = ascii_lower(head);
  const bool framed = lower.find("\ncontent-length:") != std::string::npos ||
                      lower.find("\ntransfer-encoding:") != std::string::npos;
  if (!framed && !body.empty()) {
    head += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  }
  return head + "\r\n" + body;
}

void expect(Story& story, const std::vector<std::string>& lines, const std::string& rights) {
  bool in_body = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    if (i == 0) {
      story.status = parse_int32(line).value_or(0);
    } else if (!in_body && line.empty()) {
      in_body = true;
      story.body = "";
    } else if (!in_body) {
      const auto colon = line.find(':');
      if (colon == std::string::npos) throw std::runtime_error(line + " is no field");
      story.fields.emplace_back(line.substr(0, colon), trim(line.substr(colon + 1)));
    } else {
      std::string part(trim(line));
      if (const auto at = part.find("@rights"); at != std::string::npos) {
        part.replace(at, std::string_view("@rights").size(), rights);
      }
      *story.body += part;
    }
  }
}

}  // namespace

std::vector<Story> read_stories(const std::filesystem::path& file) {
  std::string rights;
  for (const char c : contents(file.parent_path() / "full_rights.json")) {
    if (c != '\n') rights.push_back(c);
  }
  std::vector<Draft> drafts;
  std::ifstream in(file);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const std::string_view text = line;
    const std::string rest(text.size() > 2 ? text.substr(2) : "");
    if (text.empty()) continue;
    if (text.starts_with("#")) {
      if (drafts.empty() || !drafts.back().expected.empty()) {
        drafts.emplace_back().story = {file.filename().string(), number, rest, "", 0, {}, {}};
      } else {
        drafts.back().story.tells += " " + rest;
      }
    } else if (!drafts.empty() && text.starts_with(">")) {
      drafts.back().sent.push_back(rest);
    } else if (!drafts.empty() && text.starts_with("<")) {
      drafts.back().expected.push_back(rest);
    } else {
      throw std::runtime_error(file.string() + ", line " + std::to_string(number) +
                               ": neither #, > nor <");
    }
  }
  std::vector<Story> stories;
  for (Draft& draft : drafts) {
    draft.story.request = request_bytes(draft.sent);
    expect(draft.story, draft.expected, rights);
    stories.push_back(std::move(draft.story));
  }
  return stories;
}

}  // namespace crm
