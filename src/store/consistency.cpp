#include "store/consistency.h"

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "base/civil_time.h"

namespace crm::store {
namespace {

// Where an action stands: one line of the log has the last word on it.
struct Place {
  ContactId contact{};
  ContactAction action = ContactAction::Created;
  Subject subject;

  bool operator==(const Place&) const = default;
};

struct PlaceHash {
  std::size_t operator()(const Place& place) const {
    const auto contact = static_cast<std::uint64_t>(static_cast<std::uint32_t>(raw(place.contact)));
    const auto subject = static_cast<std::uint64_t>(static_cast<std::uint32_t>(place.subject.id));
    const auto kind = static_cast<std::uint64_t>(place.action) << 8U |
                      static_cast<std::uint64_t>(place.subject.table);
    std::uint64_t mixed = (contact << 32U | subject) * 0x9E37'79B9'7F4A'7C15ULL;
    mixed ^= kind * 0xC2B2'AE3D'27D4'EB4FULL;
    return mixed ^ mixed >> 29U;
  }
};

struct LastWord {
  PersonId person = kNoPerson;
  Stamp stamp;
  Access access;
};

using Standing = std::unordered_map<Place, LastWord, PlaceHash>;

std::string place_text(const Place& place) {
  return std::string(name(place.action)) + " of contact " + std::to_string(raw(place.contact)) +
         " (element " + std::to_string(place.subject.id) + ")";
}

class Comparison {
 public:
  explicit Comparison(const Reader& reader) : reader_(reader) {}

  std::vector<std::string> run() {
    read_log();
    const Standing told = standing_;
    compare_rows();
    for (const auto& [place, word] : standing_) {
      note("The log tells of " + place_text(place) + ", which no row bears out.");
    }
    standing_ = told;
    add_up_heads();
    compare_heads();
    return std::move(found_);
  }

 private:
  void note(std::string sentence) {
    if (found_.size() < kDisagreementsMax) found_.push_back(std::move(sentence));
  }

  void read_log() {
    reader_.each_event([this](const Event& event) {
      if (event.action == 0) return;
      const Place place{event.contact, static_cast<ContactAction>(event.action), event.subject};
      if (event.kind == EventKind::Withdrawn) {
        standing_.erase(place);
      } else {
        standing_[place] = {event.person, event.stamp, access_of(event)};
      }
    });
  }

  // Takes out of standing_ what rows bear out; what is left afterwards has no row.
  void expect(const StandingActions& actions) {
    for (const StandingAction& action : actions) {
      const Place place{action.contact, action.action, action.subject};
      const auto found = standing_.find(place);
      if (found == standing_.end()) {
        note("The log does not tell of " + place_text(place) + ".");
        continue;
      }
      if (found->second.stamp != action.stamp || found->second.person != action.person) {
        note("The log tells of " + place_text(place) + " at " + utc_text(found->second.stamp.at) +
             ", its row says " + utc_text(action.stamp.at) + " or another person or actor.");
      }
      if (found->second.access != action.access) {
        note("The log tells of " + place_text(place) +
             " with another owner, group or visibility than its row.");
      }
      standing_.erase(found);
    }
  }

  void compare_rows() {
    reader_.each_contact([this](const Contact& row) { expect(standing_actions(row)); });
    reader_.each_person([this](const Person& row) { expect(standing_actions(row)); });
    reader_.each_appointment([this](const Appointment& row) { expect(standing_actions(row)); });
    reader_.each_document([this](const Document& row) { expect(standing_actions(row)); });
  }

  void add_up_heads() {
    reader_.each_contact([this](const Contact& contact) {
      if (!contact.deleted_at) {
        heads_.emplace(contact.id, Head{contact.id, contact.owner, contact.category, {}, false});
      }
    });
    for (const auto& [place, word] : standing_) {
      const auto head = heads_.find(place.contact);
      if (head == heads_.end()) continue;
      if (is_restricted(word.access)) {
        head->second.has_restricted = true;
        continue;
      }
      HeadSlot& slot = head->second.slots.at(index(place.action));
      const HeadSlot next{word.stamp.at, place.subject.id, word.person, word.stamp.by};
      if (outranks(next, slot)) slot = next;
    }
  }

  void compare_heads() {
    reader_.each_head([this](const Head& head) {
      const auto expected = heads_.find(head.contact);
      const std::string whose = "contact " + std::to_string(raw(head.contact));
      if (expected == heads_.end()) {
        note("There is a head for " + whose + ", which is deleted or unknown.");
        return;
      }
      if (expected->second.owner != head.owner || expected->second.category != head.category) {
        note("The head of " + whose + " has another owner or category than the contact.");
      }
      if (expected->second.slots != head.slots) {
        note("The head of " + whose + " is not what its log adds up to.");
      }
      if (expected->second.has_restricted != head.has_restricted) {
        note("The head of " + whose + " is wrong about restricted actions.");
      }
      heads_.erase(expected);
    });
    for (const auto& [contact, head] : heads_) {
      note("Contact " + std::to_string(raw(contact)) + " has no head.");
    }
  }

  const Reader& reader_;
  Standing standing_;
  std::unordered_map<ContactId, Head> heads_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> disagreements(const Reader& reader) { return Comparison(reader).run(); }

}  // namespace crm::store
