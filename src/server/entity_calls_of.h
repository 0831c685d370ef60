// Makes the EntityCalls of the operations of a kind of entity. Include it only where those are
// made.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "agent/entity_operations.h"
#include "carrier/entity_links.h"
#include "carrier/key.h"
#include "codec/entities.h"
#include "codec/written_body.h"
#include "http/date.h"
#include "server/condition.h"
#include "server/entity_calls.h"
#include "server/error_response.h"
#include "server/told.h"

namespace crm::server::detail {

// When a row was last changed: what UpdatedDate tells, and before there is one, CreatedDate.
template <class Row>
[[nodiscard]] Instant last_change(const Row& row) {
  return row.updated ? row.updated->at : row.registered.at;
}

// The call, at its desk.
template <class Operations>
class EntityWork {
 public:
  using Row = typename Operations::Row;
  using Entity = typename Operations::Entity;

  EntityWork(const Operations& operations, EntityRequest asked)
      : operations_(operations), asked_(std::move(asked)) {}

  [[nodiscard]] Result<PreparedCall> prepare() const {
    switch (asked_.address.deed) {
      case Deed::TellDefault:
        return ReadingCall(
            [work = *this](agent::Reading& desk) { return work.tell_default(desk); });
      case Deed::Tell:
        return ReadingCall([work = *this](agent::Reading& desk) { return work.tell(desk); });
      case Deed::Make:
      case Deed::Replace:
        return save();
      case Deed::Patch:
        return patch();
      case Deed::Erase:
        return guarded(
            [work = *this](agent::Writing& desk, const Row& /*row*/) { return work.erase(desk); });
    }
    return refuse(ErrorKind::Internal, "a deed that nobody does");
  }

 private:
  using Change = std::function<Result<http::Response>(agent::Writing&, const Row&)>;

  [[nodiscard]] Result<http::Response> tell_default(agent::Reading& desk) const {
    const auto entity = operations_.make_default(desk, {});
    if (!entity) return forward(entity);
    return told_at(*entity, asked_.address.archive + "/default");
  }

  [[nodiscard]] Result<http::Response> tell(const agent::Reading& desk) const {
    const auto row = desk.readable(row_id());
    if (!row) return no_such_row();
    const auto since = if_modified_since(asked_.call.request, asked_.address.now);
    if (since && !since->is_over_at(last_change(*row))) {
      http::Response response;
      response.status = http::Status::NotModified;
      set_last_modified(response, last_change(*row));
      return response;
    }
    return told_saved(operations_.tell(desk, *row));
  }

  [[nodiscard]] Result<PreparedCall> save() const {
    const CallRequest& call = asked_.call;
    auto given = codec::read_entity<Entity>(call.terms.reads, call.request.body,
                                            call.terms.presentation.zone, call.limits);
    if (!given) return forward(given);
    if (asked_.address.deed == Deed::Make) {
      carrier::set_key(given->value, 0);  // another's, that is copied
      return WritingCall([work = *this, given = *std::move(given)](
                             agent::Writing& desk) -> Result<http::Response> {
        const auto entity = work.operations_.save(desk, given);
        if (!entity) return forward(entity);
        return work.told_saved(*entity);
      });
    }
    const std::int32_t key = carrier::key_of(given->value);
    if (key != 0 && key != asked_.address.id) {
      return refuse(ErrorKind::BadRequest, std::string(operations_.name) + "Id: is " +
                                               std::to_string(key) + ", but the address says " +
                                               std::to_string(asked_.address.id) + ".");
    }
    return guarded([work = *this, given = *std::move(given)](agent::Writing& desk, const Row& row) {
      return work.change(desk, row, given, agent::Way::Save);
    });
  }

  [[nodiscard]] Result<PreparedCall> patch() const {
    const CallRequest& call = asked_.call;
    auto written = codec::written_body(call.terms.reads, call.request.body, call.limits);
    if (!written) return forward(written);
    const auto patch = std::make_shared<const codec::WrittenTree>(*std::move(written));
    return guarded(
        [work = *this, patch](agent::Writing& desk, const Row& row) -> Result<http::Response> {
          const CallRequest& patched = work.asked_.call;
          const auto given = codec::change_entity(work.operations_.tell(desk, row), *patch,
                                                  patched.terms.presentation);
          if (given) return work.change(desk, row, *given, agent::Way::Patch);
          if (given.error().kind == codec::PatchFault::Kind::FailedTest) {
            return outdated_response(http::Status::Conflict, given.error().detail, patched.request);
          }
          return refuse(ErrorKind::BadRequest, given.error().detail);
        });
  }

  // A change of a row that is there and has not been changed since the caller's time. It is looked
  // at within the change itself, so that nothing can come in between.
  [[nodiscard]] Result<PreparedCall> guarded(Change change) const {
    const auto since = if_unmodified_since(asked_.call.request, asked_.address.now);
    if (!since) return forward(since);
    return WritingCall([work = *this, since = *since, change = std::move(change)](
                           agent::Writing& desk) -> Result<http::Response> {
      const auto row = desk.readable(work.row_id());
      if (!row) return work.no_such_row();
      if (since && since->is_over_at(last_change(*row))) {
        return outdated_response(http::Status::PreconditionFailed,
                                 "The " + std::string(work.operations_.noun) +
                                     " has been changed since the time in If-Unmodified-Since.",
                                 work.asked_.call.request);
      }
      return change(desk, *row);
    });
  }

  [[nodiscard]] Result<http::Response> change(agent::Writing& desk, const Row& row,
                                              const carrier::Given<Entity>& given,
                                              agent::Way way) const {
    const auto entity = operations_.change(desk, row, given, way);
    if (!entity) return forward(entity);
    return told_saved(*entity);
  }

  [[nodiscard]] Result<http::Response> erase(agent::Writing& desk) const {
    const auto done = operations_.erase(desk, agent::IdInQuery{asked_.address.id});
    if (!done) return forward(done);
    return told(asked_.call.terms, *done);
  }

  [[nodiscard]] auto row_id() const {
    return static_cast<std::remove_cvref_t<decltype(Row{}.id)>>(asked_.address.id);
  }

  [[nodiscard]] tl::unexpected<Error> no_such_row() const {
    return refuse(ErrorKind::NoSuchEntity, "There is no " + std::string(operations_.noun) +
                                               " with the number " +
                                               std::to_string(asked_.address.id) + ".");
  }

  // An entity that is saved, with its address and when it was last changed.
  [[nodiscard]] http::Response told_saved(const Entity& entity) const {
    http::Response response =
        told_at(entity, asked_.address.archive + "/" + std::to_string(carrier::key_of(entity)));
    const carrier::Moment updated = entity.updated_date.at;
    if (const auto at = updated ? updated : entity.created_date.at)
      set_last_modified(response, *at);
    return response;
  }

  [[nodiscard]] http::Response told_at(const Entity& entity, std::string self) const {
    http::Response response = told(asked_.call.terms, entity);
    add_links(response, asked_.call.terms, {std::move(self), asked_.address.archive});
    return response;
  }

  static void set_last_modified(http::Response& response, Instant at) {
    response.fields.push_back({"Last-Modified", http::imf_fixdate(at)});
  }

  const Operations& operations_;
  EntityRequest asked_;
};

}  // namespace crm::server::detail

namespace crm::server {

// REQUIRES: `operations` is one of the tables, which last.
template <class Operations>
[[nodiscard]] EntityCalls entity_calls_of(const Operations& operations) {
  return {std::string(operations.name), std::string(operations.noun),
          [&operations](EntityRequest asked) {
            return detail::EntityWork<Operations>(operations, std::move(asked)).prepare();
          }};
}

}  // namespace crm::server
