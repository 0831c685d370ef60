#include "app/console.h"

#include <algorithm>
#include <cstddef>

#include "app/terminal.h"
#include "base/text.h"

namespace crm::app {
namespace {

thread_local Console* current = nullptr;

Console& console() { return current != nullptr ? *current : terminal(); }

}  // namespace

WorkingFor::WorkingFor(Console& console) : before_(current) { current = &console; }

WorkingFor::~WorkingFor() { current = before_; }

void print(std::string_view line) { console().print(line); }

void tell(std::string_view line) { console().tell(line); }

Result<std::string> ask_password(std::string_view login, bool from_stdin) {
  return console().ask_password(login, from_stdin);
}

void catch_interrupts() { console().catch_interrupts(); }

bool is_interrupted() { return console().is_interrupted(); }

bool output_went_out() { return console().output_went_out(); }

void ProgressLine::clear() { console().clear_progress(); }

void ProgressLine::show(std::string_view doing, double share, std::uint64_t rows) {
  console().show_progress(doing, share, rows);
}

std::string printable(std::string_view text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F are control characters too: C2 80 to C2 9F in UTF-8.
    const bool high_control =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (high_control) ++i;
    const bool control = byte < 0x20 || byte == 0x7F || high_control;
    shown.push_back(control ? '?' : text[i]);
  }
  return shown;
}

std::string as_table(std::vector<std::vector<std::string>> rows) {
  for (auto& row : rows) {
    for (std::string& cell : row) cell = printable(cell);
  }
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], code_points(row[i]));
    }
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - code_points(row[i]) + 2, ' ');
    }
    out += line + '\n';
  }
  return out;
}

}  // namespace crm::app
