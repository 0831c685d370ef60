// Pages made of what a change says that it has done to contacts, held against pages that are read
// from the store anew: of every owner, row by row.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "agent/desk.h"
#include "feed/known_slots.h"
#include "feed/page.h"
#include "store/store.h"

namespace crm {

class ToldPages {
 public:
  // Begins with the pages as they are read now.
  explicit ToldPages(const store::Reader& reader) : pages_(read(reader)) {}

  // REQUIRES: the change is finished, and not yet committed.
  void change(const agent::Writing& desk) {
    store::Transaction& transaction = desk.transaction();
    for (const auto& [owner, contacts] : desk.touched()) {
      const auto former = pages_.try_emplace(owner, page({}, kEarliest)).first;
      const feed::Changes changes =
          feed::changes_for(transaction, owner, feed::rights_of(transaction, owner), contacts);
      former->second = std::make_shared<const feed::Page>(*former->second, changes, all_of);
    }
  }

  // What stands on the pages otherwise than it is read now; none where all is well.
  [[nodiscard]] std::vector<std::string> differences(const store::Reader& reader) const {
    std::vector<std::string> found;
    const Pages anew = read(reader);
    const auto rows_of = [](const Pages& pages, AssociateId owner) {
      const auto page = pages.find(owner);
      return page == pages.end() ? std::vector<std::string>() : rows(*page->second);
    };
    Pages all = anew;
    all.insert(pages_.begin(), pages_.end());
    for (const auto& [owner, page] : all) {
      const auto told = rows_of(pages_, owner);
      const auto stored = rows_of(anew, owner);
      for (std::size_t row = 0; row < std::max(told.size(), stored.size()); ++row) {
        const std::string mine = row < told.size() ? told[row] : "no row";
        const std::string theirs = row < stored.size() ? stored[row] : "no row";
        if (mine == theirs) continue;
        found.push_back("page of " + std::to_string(raw(owner)) + ": " + mine +
                        ", read: " + theirs);
      }
    }
    return found;
  }

 private:
  using Pages = std::map<AssociateId, std::shared_ptr<const feed::Page>>;

  static std::string all_of(const store::OwnedContact& owned) {
    return owned.name + "|" + owned.department + "|" + owned.org_nr + "|" + owned.url;
  }
  static std::shared_ptr<const feed::Page> page(const std::vector<store::OwnedContact>& contacts,
                                                Instant read_at) {
    return std::make_shared<const feed::Page>(contacts, read_at, all_of);
  }
  static Pages read(const store::Reader& reader) {
    Pages pages;
    for (const store::Owner& each : reader.owners()) {
      if (each.associate == kNobody) continue;
      pages.emplace(each.associate,
                    page(feed::known_contacts(reader, each.associate), reader.last_change()));
    }
    return pages;
  }

  // Each with all that answers take of it, in the order of the page.
  static std::vector<std::string> rows(const feed::Page& page) {
    std::vector<std::string> rows;
    for (std::uint32_t row = 0; row < page.size(); ++row) {
      std::string text = std::to_string(raw(page.contact(row))) + " in " +
                         std::to_string(raw(page.category(row))) + " " +
                         std::string(page.text(row));
      for (const ContactAction action : kActions) {
        const HeadSlot slot = page.slot(row, action);
        text += " " + std::to_string(slot.at.ticks) + "/" + std::to_string(slot.subject) + "/" +
                std::to_string(raw(slot.person)) + "/" + std::to_string(raw(slot.actor));
      }
      rows.push_back(std::move(text));
    }
    for (const feed::Hit& hit : page.active_since({})) {
      rows.at(hit.row) += " last " + std::string(name(hit.action)) + std::to_string(hit.at.ticks);
    }
    return rows;
  }

  Pages pages_;
};

}  // namespace crm
