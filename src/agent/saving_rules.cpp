#include "agent/saving_rules.h"

#include <algorithm>

namespace crm::agent {
namespace {

constexpr std::size_t kProposedCodeBytes = 8;

std::string there_is_no(std::int64_t id, std::string_view what) {
  return "there is no " + std::string(what) + " " + std::to_string(id) + ".";
}

}  // namespace

void Rules::find(std::string_view member, std::string why) {
  findings_.emplace_back(member, std::move(why));
}

Result<void> Rules::verdict() const {
  if (findings_.empty()) return {};
  return refuse(ErrorKind::BadRequest, findings_.front().first + ": " + findings_.front().second);
}

void Rules::look_up(List list, std::int32_t id, std::string_view member) {
  const ListItem* item = desk_.list_item(list, id);
  if (item == nullptr) {
    return find(member, there_is_no(id, "line in the list " + std::string(name(list))));
  }
  if (item->deleted) {
    find(member, "line " + std::to_string(id) + " of the list " + std::string(name(list)) +
                     " is no longer offered.");
  }
}

void Rules::look_up_category(CategoryId id, std::string_view member) {
  const auto category = desk_.reader().category(id);
  if (!category) return find(member, there_is_no(raw(id), "category"));
  if (category->deleted) {
    find(member, "category " + std::to_string(raw(id)) + " is no longer offered.");
  }
}

void Rules::look_up_user(AssociateId id, std::string_view member) {
  const Associate* user = desk_.associate(id);
  if (user == nullptr) return find(member, there_is_no(raw(id), "user"));
  if (user->retired) find(member, "user " + std::to_string(raw(id)) + " is retired.");
}

void Rules::look_at_address(std::string_view address, const std::string& member) {
  if (std::ranges::count(address, '@') != 1) find(member, "expected an address with one @.");
}

std::string proposed_code(std::string_view name) {
  std::string code;
  for (const char c : name) {
    const bool is_lower = c >= 'a' && c <= 'z';
    if (is_lower || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      code += is_lower ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (code.size() == kProposedCodeBytes) break;
  }
  return code;
}

}  // namespace crm::agent
