// What follow-ups and documents tell alike: the company and the person that they are about, and who
// sees them; and the rules that these keep [entities §2.4] [entities §2.5] [entities §6].
#pragma once

#include <optional>
#include <vector>

#include "agent/desk.h"
#include "agent/saving_rules.h"
#include "carrier/contact.h"
#include "carrier/visible_for.h"

namespace crm::agent {

// By its id alone where the caller may not read it.
[[nodiscard]] std::optional<carrier::Contact> told_company(const Reading& desk, ContactId id);
// The row if it is there and may be read.
[[nodiscard]] const Contact* readable_company(const Reading& desk, ContactId id);
[[nodiscard]] const Person* readable_person(const Reading& desk, PersonId id);

// Who sees a row, in one line; with the name of the user or group where `desk` is to tell it.
[[nodiscard]] std::vector<carrier::VisibleFor> bare_visible_for(const Visibility& visible);
[[nodiscard]] std::vector<carrier::VisibleFor> told_visible_for(const Reading& desk,
                                                                const Visibility& visible);
// What the first line says; everybody where there is none.
[[nodiscard]] Visibility visibility_of(const std::vector<carrier::VisibleFor>& lines);

// Whom a row is about.
struct About {
  ContactId contact = kNoContact;
  PersonId person = kNoPerson;

  bool operator==(const About&) const = default;
};

// A person without a company brings the company along.
[[nodiscard]] About settled(const Reading& desk, About about);

// What is new may be read by the caller, and the person belongs to the company; found under Contact
// and Person. What was there before may stay, wherever the person has gone since.
void must_belong(const Reading& desk, const About& before, const About& after, Rules& rules);

// One line at most, and of a user or group that there is; found under VisibleFor.
void must_be_seen(const Reading& desk, const Visibility& before,
                  const std::vector<carrier::VisibleFor>& after, Rules& rules);

}  // namespace crm::agent
