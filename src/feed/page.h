// All living contacts of one owner, with the newest of each action, laid out for one question:
// which of them has something happened to since T? Immutable; a change makes a new page.
//
// Rows stand in order of their latest event of any action, so "all actions since T" stops at the
// first row that is too old, and no question looks at rows that cannot match. Times stand apart
// from everything else, one column for each action: a question touches the columns it asks for [adr
// 8].
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/serial.h"
#include "domain/activity.h"
#include "domain/contact_action.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm::feed {

// Makes the text of a contact that answers will carry, once per page instead of once per answer.
// The feed keeps the bytes and does not look into them.
using PrepareContact = std::function<std::string(const store::OwnedContact&)>;

// What one commit has made of some contacts of an owner. Behind each: none where it is gone, or
// somebody else's now.
struct Changes {
  Instant at;  // the time of the commit: no two of a tenant have the same [store::Transaction::now]
  std::map<ContactId, std::optional<store::OwnedContact>> contacts;
};

// What is asked of a page.
struct Question {
  Instant since = kEarliest;  // inclusive
  ActionMask actions = kAllActions;
  bool any_category = true;
  std::span<const CategoryId> categories;  // sorted; only looked at unless any_category
};

// A contact that matched, with its newest matching action.
struct Hit {
  std::uint32_t row = 0;
  ContactAction action = ContactAction::Created;
  Instant at;

  bool operator==(const Hit&) const = default;
};

class Page {
 public:
  // As the store had them at that time: all commits up to it are told of.
  Page(const std::vector<store::OwnedContact>& contacts, Instant read_at,
       const PrepareContact& prepare);
  // The former page with what has changed since then; only texts of these contacts are made anew.
  Page(const Page& former, const Changes& changes, const PrepareContact& prepare);

  // One hit for each matching contact, the newest first, equal times by contact id. Where several
  // actions of a contact share its newest time, the one with the higher bit is told [wire: Order].
  [[nodiscard]] std::vector<Hit> active_since(const Question& question) const;

  // The latest start that finds the same: the time of the oldest hit. What was found for one start
  // is so known again when the next question has another. The start of the question itself where
  // there is no hit, or where kRowsPassedMax rows do not settle it: looking must cost less than
  // finding.
  static constexpr std::size_t kRowsPassedMax = 256;
  [[nodiscard]] Instant same_since(const Question& question) const;

  [[nodiscard]] std::size_t size() const { return contacts_.size(); }
  // No other page has had this number: what is worked out of it may be kept under it.
  [[nodiscard]] std::uint64_t number() const { return serial_.number(); }
  // Of the newest event of any action; kEarliest where nothing has happened.
  [[nodiscard]] Instant newest() const { return last_any_.empty() ? kEarliest : last_any_.front(); }
  // When it was read from the store, and the last commit that it tells of. Two instants: of the
  // commits between them it tells of those that it was given, and of all before.
  [[nodiscard]] Instant read_at() const { return read_at_; }
  [[nodiscard]] Instant changed_at() const { return changed_at_; }
  // Memory held, for the budget.
  [[nodiscard]] std::size_t bytes() const;

  // Of one row. REQUIRES: row < size().
  [[nodiscard]] ContactId contact(std::uint32_t row) const { return contacts_[row]; }
  [[nodiscard]] CategoryId category(std::uint32_t row) const { return categories_[row]; }
  [[nodiscard]] std::string_view text(std::uint32_t row) const;
  [[nodiscard]] HeadSlot slot(std::uint32_t row, ContactAction action) const;

 private:
  // The actions of a mask, spelt out once per question instead of once per row.
  struct Columns {
    std::array<ContactAction, kActionCount> actions{};
    std::size_t count = 0;
  };
  [[nodiscard]] static Columns columns_of(ActionMask mask);

  struct Details {  // of one slot, beside its time
    std::int32_t subject = 0;
    PersonId person = kNoPerson;
    AssociateId actor = kNobody;
  };

  void reserve(std::size_t rows);
  // Rows go to the end: one contact, or those of another page from `begin` up to `end`.
  void append(const store::OwnedContact& owned, std::string_view text);
  void append(const Page& other, std::size_t begin, std::size_t end);
  // How many rows stand before a contact whose newest event is of that time.
  [[nodiscard]] std::size_t rows_before(Instant newest, ContactId contact) const;

  // How many rows, from the first on, have had anything since then.
  [[nodiscard]] std::uint32_t rows_since(Instant since) const;
  // The newest of these actions; kNever where there is none.
  [[nodiscard]] Hit newest_hit(std::uint32_t row, const Columns& columns) const;
  [[nodiscard]] Instant newest_time(std::uint32_t row, const Columns& columns) const;
  [[nodiscard]] std::vector<Hit> any_action_since(const Question& question) const;
  [[nodiscard]] std::vector<Hit> some_actions_since(const Question& question) const;

  Serial serial_;
  Instant read_at_;
  Instant changed_at_;
  std::vector<Instant> last_any_;           // falls
  std::vector<ContactAction> last_action_;  // whose time last_any_ is
  std::vector<ContactId> contacts_;
  std::vector<CategoryId> categories_;
  std::array<std::vector<Instant>, kActionCount> times_;
  std::vector<std::array<Details, kActionCount>> details_;
  std::string texts_;
  std::vector<std::uint64_t> text_begins_{0};  // size() + 1
};

}  // namespace crm::feed
