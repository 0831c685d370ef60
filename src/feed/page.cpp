#include "feed/page.h"

#include <algorithm>
#include <utility>

namespace crm::feed {
namespace {

struct Newest {
  Instant at = kNever;
  ContactAction action = ContactAction::Created;
};

// The newest of all slots; of equal times the higher bit.
Newest newest_of(const Head& head) {
  Newest newest;
  for (const ContactAction action : kActions) {
    const Instant at = head.slots.at(index(action)).at;
    if (at >= newest.at) newest = {at, action};
  }
  return newest;
}

bool wanted(const Question& question, CategoryId category) {
  return question.any_category || std::ranges::binary_search(question.categories, category);
}

// The actions of a mask, spelt out once per question instead of once per row.
struct Columns {
  std::array<ContactAction, kActionCount> actions{};
  std::size_t count = 0;
};

Columns columns_of(ActionMask mask) {
  Columns columns;
  for (const ContactAction action : kActions) {
    if (mask.has(action)) columns.actions.at(columns.count++) = action;
  }
  return columns;
}

}  // namespace

Page::Page(std::vector<store::OwnedContact> contacts, const PrepareContact& prepare) {
  std::vector<std::pair<Newest, const store::OwnedContact*>> order;
  order.reserve(contacts.size());
  for (const auto& each : contacts) order.emplace_back(newest_of(each.head), &each);
  std::ranges::sort(order, [](const auto& a, const auto& b) {
    return a.first.at != b.first.at ? a.first.at > b.first.at
                                    : a.second->head.contact < b.second->head.contact;
  });

  const std::size_t rows = order.size();
  last_any_.reserve(rows);
  last_action_.reserve(rows);
  contacts_.reserve(rows);
  categories_.reserve(rows);
  for (auto& column : times_) column.reserve(rows);
  details_.reserve(rows);
  text_begins_.reserve(rows + 1);
  text_begins_.push_back(0);
  for (const auto& [newest, owned] : order) {
    const Head& head = owned->head;
    last_any_.push_back(newest.at);
    last_action_.push_back(newest.action);
    contacts_.push_back(head.contact);
    categories_.push_back(head.category);
    auto& details = details_.emplace_back();
    for (std::size_t i = 0; i < kActionCount; ++i) {
      const HeadSlot& slot = head.slots.at(i);
      times_.at(i).push_back(slot.at);
      details.at(i) = {slot.subject, slot.person, slot.actor};
    }
    texts_ += prepare(*owned);
    text_begins_.push_back(texts_.size());
  }
  texts_.shrink_to_fit();
}

std::vector<Hit> Page::active_since(const Question& question) const {
  return question.actions == kAllActions ? any_action_since(question)
                                         : some_actions_since(question);
}

std::vector<Hit> Page::any_action_since(const Question& question) const {
  // A slot that is empty holds kNever, which is before every since that can be asked for.
  const Instant since = std::max(question.since, kEarliest);
  const auto end = std::ranges::partition_point(last_any_, [&](Instant at) { return at >= since; });
  const auto rows = static_cast<std::uint32_t>(end - last_any_.begin());
  std::vector<Hit> hits;
  if (question.any_category) hits.reserve(rows);
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (wanted(question, categories_[row])) {
      hits.push_back({row, last_action_[row], last_any_[row]});
    }
  }
  return hits;
}

std::vector<Hit> Page::some_actions_since(const Question& question) const {
  const Instant since = std::max(question.since, kEarliest);
  const Columns columns = columns_of(question.actions);
  std::vector<Hit> hits;
  for (std::uint32_t row = 0; row < last_any_.size() && last_any_[row] >= since; ++row) {
    Hit best{row, ContactAction::Created, kNever};
    for (std::size_t i = 0; i < columns.count; ++i) {
      const ContactAction action = columns.actions[i];
      const Instant at = times_[index(action)][row];
      if (at >= best.at) best = {row, action, at};
    }
    if (best.at >= since && wanted(question, categories_[row])) hits.push_back(best);
  }
  std::ranges::sort(hits, [this](const Hit& a, const Hit& b) {
    return a.at != b.at ? a.at > b.at : contacts_[a.row] < contacts_[b.row];
  });
  return hits;
}

std::size_t Page::bytes() const {
  const std::size_t per_row = sizeof(Instant) * (1 + kActionCount) + sizeof(ContactAction) +
                              sizeof(ContactId) + sizeof(CategoryId) +
                              sizeof(std::array<Details, kActionCount>) + sizeof(std::uint64_t);
  return sizeof(Page) + size() * per_row + texts_.capacity();
}

std::string_view Page::text(std::uint32_t row) const {
  const std::uint64_t begin = text_begins_[row];
  return std::string_view(texts_).substr(begin, text_begins_[row + 1] - begin);
}

HeadSlot Page::slot(std::uint32_t row, ContactAction action) const {
  const Details& details = details_[row].at(index(action));
  return {times_.at(index(action))[row], details.subject, details.person, details.actor};
}

}  // namespace crm::feed
