// Any entity that is saved is read again with all that was said [entities §2.5].
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "agent/document_entity.h"
#include "codec/entities.h"
#include "tests/agent/document_desk.h"
#include "tests/support/any_carrier.h"

namespace crm {
namespace {

constexpr int kEntities = 300;

class DocumentRoundTrip : public DocumentDesk {
 protected:
  // A random entity whose references are such as may be.
  Entity any_entity(std::uint64_t seed) {
    Entity entity = AnyCarrier(seed).make<Entity>();
    std::mt19937_64 random(seed);
    entity.document_id = 0;
    entity.associate.emplace().associate_id = raw(kAnna);
    entity.document_template.emplace().document_template_id = 1 + static_cast<int>(random() % 6);
    entity.contact.reset();
    entity.person.reset();
    if (random() % 3 != 0) entity.contact.emplace().contact_id = raw(kAcme);
    if (entity.contact && random() % 2 == 0) entity.person.emplace().person_id = raw(kAda);
    constexpr std::array kTypes{AppointmentType::Document, AppointmentType::SavedReport,
                                AppointmentType::MergeDraft, AppointmentType::MergeFinal};
    entity.type = kTypes.at(random() % kTypes.size());
    entity.visible_for = agent::bare_visible_for({});
    if (random() % 2 == 0) {
      entity.visible_for = agent::bare_visible_for({Visibility::Kind::Associate, raw(kAnna)});
    }
    entity.header = "H" + entity.header.substr(0, entity.header.size() < 100 ? 100 : 0);
    entity.name = "N" + entity.name.substr(0, entity.name.size() < 400 ? 400 : 0);
    if (entity.completed == ActivityStatus::Unknown) entity.completed = ActivityStatus::Started;
    if (!entity.date) entity.date = clock_.now();
    return entity;
  }

  // What the caller can say, of an entity as it was said.
  static Entity said(Entity entity, const Entity& told) {
    entity.document_id = told.document_id;
    entity.updated_by = told.updated_by;
    entity.created_by = told.created_by;
    entity.created_date = told.created_date;
    entity.updated_date = told.updated_date;
    entity.active_links = told.active_links;
    entity.lock_semantics = told.lock_semantics;
    entity.snum = told.snum;
    return entity;
  }
};

TEST_F(DocumentRoundTrip, LosesNothing) {
  for (int seed = 0; seed < kEntities; ++seed) {
    const Entity entity = any_entity(static_cast<std::uint64_t>(seed));
    const auto saved = save_back(kAnna, entity);
    ASSERT_TRUE(saved) << seed << ": " << saved.error().detail;
    const Entity read = agent::bare_document(*row(saved->document_id));
    ASSERT_EQ(read, said(entity, read)) << seed;
    ASSERT_EQ(get(kAnna, saved->document_id), *saved) << seed;
    // Nor does what is told, sent back, change anything.
    std::string json;
    codec::append_json(json, *saved, {}, carrier::Selection::everything());
    ASSERT_EQ(save(kAnna, json), *saved) << seed << ": " << json;
    ASSERT_EQ(row(saved->document_id)->updated, std::nullopt) << seed;
  }
}

}  // namespace
}  // namespace crm
