#include "locale/wording.h"

#include <utility>

#include "locale/multi_language.h"
#include "locale/resource_strings.h"

namespace crm::locale {

struct Wording::Wants {
  std::vector<Language> languages;  // not empty
  std::optional<Culture> culture;

  bool operator==(const Wants&) const = default;
};

Wording Wording::in(std::vector<Language> wanted, std::optional<Culture> culture) {
  Wording wording;
  wording.wants_ = std::make_shared<const Wants>(Wants{std::move(wanted), std::move(culture)});
  return wording;
}

bool Wording::operator==(const Wording& other) const {
  if (wants_ == other.wants_) return true;
  return is_active() && other.is_active() && *wants_ == *other.wants_;
}

std::size_t Wording::hash() const {
  if (!is_active()) return 0;
  std::size_t hash = wants_->culture ? 1 : 2;
  for (const Language language : wants_->languages) {
    hash = hash * 31 + static_cast<std::size_t>(language) + 1;
  }
  return hash;
}

Language Wording::language() const { return wants_->languages.front(); }

std::optional<std::string> Wording::told(std::string_view text) const {
  if (!is_active() || !may_change(text)) return std::nullopt;
  auto picked = pick(text, wants_->languages);
  auto replaced = replace_resource_strings(picked ? *picked : text, language());
  return replaced ? std::move(replaced) : std::move(picked);
}

std::optional<std::string> Wording::told_with_values(std::string_view text) const {
  auto in_words = told(text);
  if (!is_active()) return in_words;
  const std::optional<Culture>& culture = wants_->culture;
  if (!culture) return in_words;
  auto in_forms = culture->told(in_words ? *in_words : text);
  return in_forms ? std::move(in_forms) : std::move(in_words);
}

bool Wording::may_change(std::string_view text) {
  return text.find('"') != std::string_view::npos || text.find("SR_") != std::string_view::npos;
}

}  // namespace crm::locale
