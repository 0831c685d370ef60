#include "locale/culture.h"

#include <mutex>
#include <utility>

#include "locale/culture_forms.h"
#include "locale/encoded_value.h"

namespace crm::locale {

// Where the forms come from, and the forms once somebody has asked.
class Culture::Forms {
 public:
  explicit Forms(const UsualCulture& usual) : usual_(&usual) {}
  explicit Forms(const char* icu_name) : icu_name_(icu_name) {}

  [[nodiscard]] bool is_like(const Forms& other) const {
    return usual_ == other.usual_ && icu_name_ == other.icu_name_;
  }

  [[nodiscard]] const CultureForms& get() const {
    std::call_once(
        once_, [&] { forms_ = usual_ != nullptr ? forms_of(*usual_) : forms_of_icu(icu_name_); });
    return forms_;
  }

 private:
  const UsualCulture* usual_ = nullptr;  // else icu_name_
  const char* icu_name_ = nullptr;
  mutable std::once_flag once_;
  mutable CultureForms forms_;  // written within once_ alone
};

Culture::Culture(std::shared_ptr<const Forms> forms) : forms_(std::move(forms)) {}

std::optional<Culture> Culture::of_tag(std::string_view tag) {
  const auto from_table = [](std::string_view whole) -> std::optional<Culture> {
    const UsualCulture* const usual = usual_culture(whole);
    if (usual == nullptr) return std::nullopt;
    return Culture(std::make_shared<const Forms>(*usual));
  };
  const auto from_icu = [&](IcuMatch match) -> std::optional<Culture> {
    const char* const name = icu_culture(tag, match);
    if (name == nullptr) return std::nullopt;
    return Culture(std::make_shared<const Forms>(name));
  };
  if (auto culture = from_table(tag)) return culture;
  if (auto culture = from_icu(IcuMatch::WithRegion)) return culture;
  if (auto culture = from_table(tag.substr(0, tag.find('-')))) return culture;
  return from_icu(IcuMatch::LanguageAlone);
}

std::optional<std::string> Culture::told(std::string_view text) const {
  const auto value = read_encoded_value(text);
  if (!value) return std::nullopt;
  return written(*value, forms_->get());
}

bool Culture::operator==(const Culture& other) const {
  return forms_ == other.forms_ || forms_->is_like(*other.forms_);
}

}  // namespace crm::locale
