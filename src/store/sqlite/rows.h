// Which members of a row stand in which column: the order here is the order of the columns in
// sql.h, for writing and for reading alike.
#pragma once

#include <concepts>
#include <tuple>
#include <type_traits>

#include "domain/activity.h"
#include "domain/app.h"
#include "domain/entities.h"
#include "domain/list_item.h"
#include "domain/session.h"
#include "domain/sign_in_failure.h"
#include "domain/tenant.h"
#include "domain/token.h"
#include "store/sqlite/statement.h"

namespace crm::store::sqlite {

template <class Row, class Plain>
concept RowOf = std::same_as<std::remove_const_t<Row>, Plain>;

auto columns(RowOf<UserGroup> auto& row) { return std::tie(row.id, row.name); }

auto columns(RowOf<Category> auto& row) {
  return std::tie(row.id, row.name, row.tooltip, row.rank, row.deleted, row.card);
}

auto columns(RowOf<ListItem> auto& row) {
  return std::tie(row.id, row.name, row.tooltip, row.rank, row.deleted, row.card);
}

auto columns(RowOf<Associate> auto& row) {
  return std::tie(row.id, row.login, row.full_name, row.person, row.group, row.retired,
                  row.last_logout, row.role, row.waiting_for_approval);
}

auto columns(RowOf<Contact> auto& row) {
  return std::tie(row.id, row.name, row.department, row.org_nr, row.url, row.category, row.owner,
                  row.owner_group, row.registered, row.updated, row.deleted_at, row.merged_into,
                  row.card);
}

auto columns(RowOf<Person> auto& row) {
  return std::tie(row.id, row.contact, row.first_name, row.last_name, row.email, row.registered,
                  row.updated, row.moved, row.deleted_at, row.middle_name, row.rank, row.retired,
                  row.card);
}

auto columns(RowOf<Appointment> auto& row) {
  return std::tie(row.id, row.contact, row.person, row.owner, row.owner_group, row.visible,
                  row.type, row.status, row.title, row.starts_at, row.ends_at, row.registered,
                  row.done, row.updated, row.mother, row.series, row.invited, row.assigned_by,
                  row.card);
}

auto columns(RowOf<Document> auto& row) {
  return std::tie(row.id, row.contact, row.person, row.owner, row.owner_group, row.visible,
                  row.type, row.status, row.header, row.registered, row.done, row.updated,
                  row.content, row.content_size, row.card);
}

auto columns(RowOf<Event> auto& row) {
  return std::tie(row.id, row.logged_at, row.kind, row.action, row.contact, row.subject, row.person,
                  row.stamp, row.previous, row.owned, row.visible);
}

auto columns(RowOf<Token> auto& row) {
  return std::tie(row.id, row.kind, row.key, row.secret_hash, row.associate, row.issued_at,
                  row.last_used_at, row.expires_at, row.revoked_at, row.app, row.grant);
}

// But for the addresses, which have rows of their own.
auto columns(RowOf<App> auto& row) {
  return std::tie(row.id, row.client_id, row.name, row.secret_hash, row.public_key,
                  row.registered_at, row.revoked_at);
}

auto columns(RowOf<AppApproval> auto& row) {
  return std::tie(row.app, row.system_token, row.approved_at);
}

auto columns(RowOf<Session> auto& row) {
  return std::tie(row.id, row.associate, row.scheme, row.credential, row.client_key, row.value_hash,
                  row.started_at, row.last_seen_at, row.ended_at, row.end_reason, row.prev_logout);
}

auto columns(RowOf<Tenant> auto& row) {
  return std::tie(row.name, row.state, row.host, row.registered);
}

auto columns(RowOf<SignInFailure> auto& row) {
  return std::tie(row.login, row.count, row.first_at, row.last_at);
}

template <class Row>
void bind_row(Run& run, const Row& row) {
  std::apply([&](const auto&... members) { (run.bind(members), ...); }, columns(row));
}

template <class Row>
[[nodiscard]] Row read_row(Run& run) {
  Row row;
  std::apply([&](auto&... members) { (run.read(members), ...); }, columns(row));
  return row;
}

// A head is part of its table's key, where "nobody" must be the number 0 rather than NULL.
inline void bind_row(Run& run, const Head& head) {
  run.bind(head.contact);
  run.bind(raw(head.owner));
  run.bind(head.category);
  for (const HeadSlot& slot : head.slots) run.bind(slot);
  run.bind(head.has_restricted);
}

template <>
[[nodiscard]] inline Head read_row<Head>(Run& run) {
  Head head;
  run.read(head.contact);
  run.read(head.owner);
  run.read(head.category);
  for (HeadSlot& slot : head.slots) run.read(slot);
  run.read(head.has_restricted);
  return head;
}

}  // namespace crm::store::sqlite
