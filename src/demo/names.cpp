#include "demo/names.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"

namespace crm::demo {
namespace {

struct Plain {
  std::string_view letter;
  std::string_view ascii;
};

// Every letter beyond ASCII that lands.cpp uses, large and small.
constexpr std::array<Plain, 62> kPlain{{
    {"å", "a"}, {"Å", "a"}, {"æ", "ae"}, {"Æ", "ae"}, {"ø", "o"}, {"Ø", "o"},  {"ä", "a"},
    {"Ä", "a"}, {"ö", "o"}, {"Ö", "o"},  {"ü", "u"},  {"Ü", "u"}, {"ß", "ss"}, {"á", "a"},
    {"Á", "a"}, {"à", "a"}, {"â", "a"},  {"ã", "a"},  {"ç", "c"}, {"Ç", "c"},  {"é", "e"},
    {"É", "e"}, {"è", "e"}, {"È", "e"},  {"ê", "e"},  {"ë", "e"}, {"í", "i"},  {"Í", "i"},
    {"î", "i"}, {"ï", "i"}, {"ñ", "n"},  {"Ñ", "n"},  {"ó", "o"}, {"Ó", "o"},  {"ô", "o"},
    {"ú", "u"}, {"Ú", "u"}, {"ù", "u"},  {"û", "u"},  {"ą", "a"}, {"Ą", "a"},  {"ć", "c"},
    {"Ć", "c"}, {"ę", "e"}, {"Ę", "e"},  {"ł", "l"},  {"Ł", "l"}, {"ń", "n"},  {"Ń", "n"},
    {"ś", "s"}, {"Ś", "s"}, {"ź", "z"},  {"Ź", "z"},  {"ż", "z"}, {"Ż", "z"},  {"Ê", "e"},
    {"Ë", "e"}, {"Î", "i"}, {"Ï", "i"},  {"Ô", "o"},  {"Û", "u"}, {"Â", "a"},
}};

std::string_view plain(std::string_view letter) {
  const auto* found = std::ranges::find(kPlain, letter, &Plain::letter);
  return found == kPlain.end() ? std::string_view{} : found->ascii;
}

bool is_address_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

CompanyName company_name(const Land& land, std::uint32_t number, Dice& dice) {
  // 1009 is prime to 12, so the numbers visit every combination once before any comes again.
  const std::uint32_t mixed = number % kDistinctCompanies * 1009 % kDistinctCompanies;
  const std::string_view front = land.place_fronts[mixed % 12];
  const std::string_view back = land.place_backs[mixed / 12 % 12];
  const std::string_view trade = land.trades[mixed / 144];
  const std::string_view form = dice.pick(std::span<const std::string_view>(land.company_forms));

  CompanyName company;
  company.name.reserve(front.size() + back.size() + trade.size() + form.size() + 2);
  company.name.append(front).append(back).append(" ").append(trade);
  company.domain = address_form(company.name) + ".example";
  company.name.append(" ").append(form);
  return company;
}

std::string org_nr(const Land& land, Dice& dice) {
  constexpr std::uint32_t kDigits = 1'000'000;
  std::string text(land.org_nr_prefix);
  text.append(std::to_string(kDigits + dice.roll(kDigits)).substr(1));
  return text;
}

PersonName person_name(const Land& land, Dice& dice) {
  return {dice.pick(std::span<const std::string_view>(land.first_names)),
          dice.pick(std::span<const std::string_view>(land.last_names))};
}

std::string email(const PersonName& person, std::string_view domain) {
  std::string text = address_form(person.first);
  text.append(".").append(address_form(person.last)).append("@").append(domain);
  return text;
}

std::string address_form(std::string_view utf8) {
  std::string text;
  text.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const char c = ascii_lower(utf8[i]);
    if (is_address_letter(c)) {
      text.push_back(c);
    } else if (c == ' ' || c == '-') {
      text.push_back('-');
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      text.append(plain(utf8.substr(i, 2)));  // none of these letters takes more than two bytes
      ++i;
    }
  }
  return text;
}

}  // namespace crm::demo
