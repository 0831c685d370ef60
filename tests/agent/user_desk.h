// A few users, groups and categories, for tests of lists and of administration.
#pragma once

#include <string>
#include <vector>

#include "tests/support/desk.h"

namespace crm {

class UserDesk : public DeskTest {
 protected:
  static constexpr AssociateId kAnna{1};   // an ordinary user, in groups 1 and 2; the person Ada
  static constexpr AssociateId kChief{2};  // administers
  static constexpr AssociateId kGone{3};   // retired; was Ada, too
  static constexpr AssociateId kRobot{4};  // a service
  static constexpr PersonId kAda{5};
  static constexpr CategoryId kCustomer{1};
  static constexpr CategoryId kVendor{2};
  static constexpr CategoryId kFormer{3};  // offered no more

  UserDesk() {
    put([&](store::Transaction& t) {
      t.put(UserGroup{GroupId{1}, "Sales"});
      t.put(UserGroup{GroupId{2}, "Service"});
      t.put(Category{.id = kCustomer,
                     .name = R"(US:"Customer";NO:"Kunde")",
                     .rank = 2,
                     .card = R"({"CategoryGroup":"Customer"})"});
      t.put(Category{.id = kVendor, .name = "Vendor", .tooltip = "sells to us", .rank = 1});
      t.put(Category{.id = kFormer, .name = "Former", .rank = 3, .deleted = true});
      Person ada{.id = kAda, .contact = ContactId{}, .first_name = "Ada", .last_name = "Lund"};
      ada.registered = {t.now(), kChief};
      t.put(ada);
      Associate anna = user(kAnna, "anna", "Anna Berg", kUserLevel1);
      anna.person = kAda;
      anna.other_groups = {GroupId{2}};
      anna.last_logout = instant("2026-01-30T17:00:00Z");
      t.put(anna);
      t.put(user(kChief, "chief", "Chief", kUserLevel0));
      Associate gone = user(kGone, "gone", "Gone", kUserLevel1);
      gone.retired = true;
      gone.person = kAda;
      t.put(gone);
      t.put(user(kRobot, "robot", "Robot", kSystemRole));
    });
  }

 private:
  static Associate user(AssociateId id, const std::string& login, const std::string& name,
                        RoleId role) {
    return {.id = id, .login = login, .full_name = name, .group = GroupId{1}, .role = role};
  }
};

}  // namespace crm
