// Stories: requests and expected answers as text, for reading first and for running second.
//
//   # What the story tells.
//   > POST /api/v1/Agents/Contact/GetMyActiveContacts HTTP/1.1
//   > Host: crm.example.test
//   >
//   > {"ActionType":"All"}
//   < 200
//   < Content-Type: application/json; charset=utf-8
//   <
//   < [{"ContactId":42,
//   <   @rights}]
//
// Lines of > go to the server with CR LF behind each line of the head; Content-Length is added
// where the head has neither it nor Transfer-Encoding. Lines of < tell the status, fields that the
// answer must have with exactly that value ("Name:" alone: must not have), and, behind an empty
// line, the whole body: its lines are joined without the blanks in front. @rights stands for what
// is in full_rights.json. A story without a body line does not say what the body is.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crm {

struct Story {
  std::string file;
  std::size_t line = 0;
  std::string tells;
  std::string request;  // bytes as sent
  int status = 0;
  std::vector<std::pair<std::string, std::string>> fields;
  std::optional<std::string> body;
};

// All stories of one file. Throws std::runtime_error naming the line that is no story.
[[nodiscard]] std::vector<Story> read_stories(const std::filesystem::path& file);

}  // namespace crm
