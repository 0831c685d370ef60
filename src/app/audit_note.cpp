#include "app/audit_note.h"

#include <charconv>

namespace crm::app {
namespace {

std::optional<AuditNote> parsed(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  AuditNote note;
  const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), note.act);
  if (failed != std::errc{} || end == text->data() + text->size()) return std::nullopt;
  note.hash = std::string(end + 1, text->data() + text->size());
  return note;
}

}  // namespace

std::string audit_note(const observe::AuditTip& tip) {
  return std::to_string(tip.act) + " " + tip.hash;
}

Result<std::optional<AuditNote>> noted_act(const store::Store& store) {
  std::optional<AuditNote> last;
  const auto tenants = store.tenants();
  if (!tenants) return forward(tenants);
  for (const Tenant& tenant : *tenants) {
    const auto read = store.read(tenant.id, [&](const store::Reader& reader) -> Result<void> {
      auto note = parsed(reader.note(kAuditNote));
      if (note && (!last || note->act > last->act)) last = std::move(note);
      return {};
    });
    if (!read) return forward(read);
  }
  return last;
}

std::string audit_difference(const std::optional<AuditNote>& noted, std::uint64_t act) {
  const std::uint64_t known = noted ? noted->act : 0;
  if (known == act) return "";
  if (known < act) {
    return "The database knows the acts up to line " + std::to_string(known) +
           "; those behind it were not done, or the database has been restored.";
  }
  return "The database knows an act of line " + std::to_string(known) +
         ", which is not here: lines are missing at the end, or the audit log began anew.";
}

}  // namespace crm::app
