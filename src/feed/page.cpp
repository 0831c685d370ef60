#include "feed/page.h"

#include <algorithm>
#include <ranges>
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

// What the order of rows goes by.
struct Place {
  Instant newest;
  ContactId contact;
};

bool stands_before(const Place& a, const Place& b) {
  return a.newest != b.newest ? a.newest > b.newest : a.contact < b.contact;
}

Place place_of(const Head& head) { return {newest_of(head).at, head.contact}; }

struct Row {
  Place place;
  const store::OwnedContact* owned;
};

void put_in_order(std::vector<Row>& rows) { std::ranges::sort(rows, stands_before, &Row::place); }

bool wanted(const Question& question, CategoryId category) {
  return question.any_category || std::ranges::binary_search(question.categories, category);
}

// A slot that is empty holds kNever, which is before every start that can be asked for.
Instant start_of(const Question& question) { return std::max(question.since, kEarliest); }

}  // namespace

Page::Page(const std::vector<store::OwnedContact>& contacts, Instant read_at,
           const PrepareContact& prepare)
    : read_at_(read_at), changed_at_(read_at) {
  std::vector<Row> rows;
  rows.reserve(contacts.size());
  for (const auto& each : contacts) rows.push_back({place_of(each.head), &each});
  put_in_order(rows);
  reserve(rows.size());
  for (const Row& row : rows) append(*row.owned, prepare(*row.owned));
  texts_.shrink_to_fit();
}

// Rows that stay are copied in long runs, up to where one goes or one comes.
Page::Page(const Page& former, const Changes& changes, const PrepareContact& prepare)
    : read_at_(former.read_at_), changed_at_(changes.at) {
  std::vector<Row> rows;
  for (const auto& [id, owned] : changes.contacts) {
    if (owned) rows.push_back({place_of(owned->head), &*owned});
  }
  put_in_order(rows);
  std::vector<std::string> texts;
  std::size_t text_bytes = former.texts_.size();
  for (const Row& row : rows) text_bytes += texts.emplace_back(prepare(*row.owned)).size();
  reserve(former.size() + rows.size());
  texts_.reserve(text_bytes);

  std::size_t copied = 0;
  const auto copy_up_to = [&](std::size_t end) {
    for (std::size_t row = copied; row < end; ++row) {
      if (!changes.contacts.contains(former.contacts_[row])) continue;
      append(former, copied, row);
      copied = row + 1;
    }
    append(former, copied, end);
    copied = end;
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    copy_up_to(former.rows_before(rows[i].place.newest, rows[i].place.contact));
    append(*rows[i].owned, texts[i]);
  }
  copy_up_to(former.size());
}

void Page::reserve(std::size_t rows) {
  last_any_.reserve(rows);
  last_action_.reserve(rows);
  contacts_.reserve(rows);
  categories_.reserve(rows);
  for (auto& column : times_) column.reserve(rows);
  details_.reserve(rows);
  text_begins_.reserve(rows + 1);
}

void Page::append(const store::OwnedContact& owned, std::string_view text) {
  const Head& head = owned.head;
  const Newest newest = newest_of(head);
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
  texts_ += text;
  text_begins_.push_back(texts_.size());
}

void Page::append(const Page& other, std::size_t begin, std::size_t end) {
  const auto copy = [begin, end](auto& to, const auto& from) {
    const auto first = from.begin();
    to.insert(to.end(), first + static_cast<std::ptrdiff_t>(begin),
              first + static_cast<std::ptrdiff_t>(end));
  };
  copy(last_any_, other.last_any_);
  copy(last_action_, other.last_action_);
  copy(contacts_, other.contacts_);
  copy(categories_, other.categories_);
  for (std::size_t i = 0; i < kActionCount; ++i) copy(times_.at(i), other.times_.at(i));
  copy(details_, other.details_);
  const std::uint64_t here = texts_.size();
  const std::uint64_t there = other.text_begins_[begin];
  texts_.append(other.texts_, there, other.text_begins_[end] - there);
  for (std::size_t row = begin + 1; row <= end; ++row) {
    text_begins_.push_back(here + (other.text_begins_[row] - there));
  }
}

std::size_t Page::rows_before(Instant newest, ContactId contact) const {
  const auto rows = std::views::iota(std::uint32_t{0}, static_cast<std::uint32_t>(size()));
  const auto found = std::ranges::partition_point(rows, [&](std::uint32_t row) {
    return stands_before({last_any_[row], contacts_[row]}, {newest, contact});
  });
  return static_cast<std::size_t>(found - rows.begin());
}

std::vector<Hit> Page::active_since(const Question& question) const {
  return question.actions == kAllActions ? any_action_since(question)
                                         : some_actions_since(question);
}

Page::Columns Page::columns_of(ActionMask mask) {
  Columns columns;
  for (const ContactAction action : kActions) {
    if (mask.has(action)) columns.actions.at(columns.count++) = action;
  }
  return columns;
}

std::uint32_t Page::rows_since(Instant since) const {
  const auto end = std::ranges::partition_point(last_any_, [&](Instant at) { return at >= since; });
  return static_cast<std::uint32_t>(end - last_any_.begin());
}

Hit Page::newest_hit(std::uint32_t row, const Columns& columns) const {
  Hit newest{row, ContactAction::Created, kNever};
  for (std::size_t i = 0; i < columns.count; ++i) {
    const ContactAction action = columns.actions[i];
    const Instant at = times_[index(action)][row];
    if (at >= newest.at) newest = {row, action, at};
  }
  return newest;
}

Instant Page::newest_time(std::uint32_t row, const Columns& columns) const {
  Instant newest = kNever;
  for (std::size_t i = 0; i < columns.count; ++i) {
    newest = std::max(newest, times_[index(columns.actions[i])][row]);
  }
  return newest;
}

std::vector<Hit> Page::any_action_since(const Question& question) const {
  const std::uint32_t rows = rows_since(start_of(question));
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
  const Instant since = start_of(question);
  const Columns columns = columns_of(question.actions);
  std::vector<Hit> hits;
  for (std::uint32_t row = 0; row < last_any_.size() && last_any_[row] >= since; ++row) {
    const Hit newest = newest_hit(row, columns);
    if (newest.at >= since && wanted(question, categories_[row])) hits.push_back(newest);
  }
  std::ranges::sort(hits, [this](const Hit& a, const Hit& b) {
    return a.at != b.at ? a.at > b.at : contacts_[a.row] < contacts_[b.row];
  });
  return hits;
}

Instant Page::same_since(const Question& question) const {
  const Instant since = start_of(question);
  const std::uint32_t rows = rows_since(since);
  if (question.actions == kAllActions) {
    // Rows fall in the order of what is asked for, so the last one that is wanted is the oldest.
    for (std::uint32_t passed = 0; passed < std::min<std::size_t>(rows, kRowsPassedMax); ++passed) {
      const std::uint32_t row = rows - 1 - passed;
      if (wanted(question, categories_[row])) return last_any_[row];
    }
    return question.since;
  }
  if (rows > kRowsPassedMax) return question.since;
  const Columns columns = columns_of(question.actions);
  Instant oldest = kLatest;
  for (std::uint32_t row = 0; row < rows; ++row) {
    const Instant at = newest_time(row, columns);
    if (at >= since && at < oldest && wanted(question, categories_[row])) oldest = at;
  }
  return oldest == kLatest ? question.since : oldest;
}

std::size_t Page::bytes() const {
  const std::size_t per_row = sizeof(Instant) * (1 + kActionCount) + sizeof(ContactAction) +
                              sizeof(ContactId) + sizeof(CategoryId) +
                              sizeof(std::array<Details, kActionCount>) + sizeof(std::uint64_t);
  return sizeof(Page) + contacts_.capacity() * per_row + texts_.capacity();
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
