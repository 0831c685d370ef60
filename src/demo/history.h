// The life of each made-up contact, told event by event in the order of time, so that everything
// that must come before something else does: a person is there before being changed, a meeting
// before it is held.
#pragma once

#include <cstdint>
#include <vector>

#include "demo/dice.h"
#include "demo/lands.h"
#include "demo/settings.h"
#include "domain/entities.h"

namespace crm::demo {

// All that is on file about one company.
struct Dossier {
  Contact contact;
  std::vector<Person> persons;
  std::vector<Appointment> appointments;
  std::vector<Document> documents;
  std::uint32_t events = 0;  // the lines of the log that these rows amount to
};

// Makes the contacts one after another; holds no more than one of them. Contact n belongs to user
// n, counted round and round, so that all own alike.
class Historian {
 public:
  // Contact 1 is the own company, where persons 1 to settings.users are kept by whoever makes the
  // users. REQUIRES: users is 1 to contacts, events_per_contact is at least 1.
  explicit Historian(const Settings& settings);

  // The dossier of the next contact, beginning with contact 1. Valid until the next call.
  [[nodiscard]] const Dossier& next();

 private:
  void open(Dice& dice, Instant at);
  void add_event(Dice& dice, Instant at);
  bool add_person(Dice& dice, const Stamp& stamp);
  bool change_person(Dice& dice, const Stamp& stamp);
  bool change_contact(const Stamp& stamp);
  bool complete_appointment(const Stamp& stamp);
  bool complete_document(const Stamp& stamp);
  bool add_document(Dice& dice, const Stamp& stamp);
  bool add_appointment(Dice& dice, const Stamp& stamp);
  [[nodiscard]] Stamp stamp(Dice& dice, Instant at) const;
  [[nodiscard]] PersonId someone(Dice& dice) const;

  std::uint32_t users_;
  std::uint32_t events_per_contact_;
  std::uint64_t seed_;
  Instant until_;
  std::int32_t last_contact_ = 0;
  std::int32_t last_person_;
  std::int32_t last_appointment_ = 0;
  std::int32_t last_document_ = 0;
  const Land* land_ = nullptr;  // where the present contact is
  std::string domain_;          // of the present contact
  Dossier dossier_;
};

}  // namespace crm::demo
