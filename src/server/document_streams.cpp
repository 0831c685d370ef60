#include "server/document_streams.h"

#include <optional>
#include <string>
#include <utility>

#include "agent/document_content.h"
#include "codec/document_stream.h"
#include "codec/entities.h"
#include "negotiate/accept.h"
#include "server/error_response.h"
#include "server/told.h"

namespace crm::server {
namespace {

constexpr std::string_view kOctets = "application/octet-stream";

// What is told of a content that is there.
http::Response content_response(std::shared_ptr<const ByteSource> content, bool as_octets) {
  http::Response response;
  if (as_octets) {
    response.content_type = kOctets;
    response.stored = std::move(content);
  } else {
    response.content_type = "application/json; charset=utf-8";
    response.stored = codec::stream_text(std::move(content));
  }
  return response;
}

http::Response nothing_response(bool as_octets) {
  http::Response response;
  response.content_type = as_octets ? kOctets : "application/json; charset=utf-8";
  return response;
}

}  // namespace

Result<DocumentStreams::Brought> DocumentStreams::bring(const http::Request& request,
                                                        TenantId tenant) const {
  auto writer = rooms_.contents.writer(tenant, rooms_.content_bytes_max);
  if (!writer) return forward(writer);
  const MemoryBytes in_memory(request.body);
  const ByteSource& body = request.spooled != nullptr ? *request.spooled : in_memory;
  const auto read = codec::read_stream_upload(body, **writer);
  if (!read) return forward(read);
  if (raw(read->document) == 0) {
    return refuse(ErrorKind::BadRequest, "DocumentId: say which document the content is of.");
  }
  if (!read->has_stream) {
    return refuse(ErrorKind::BadRequest, "Stream: expected the content, in base64.");
  }
  const auto stored = (*writer)->commit();
  if (!stored) return forward(stored);
  return Brought{read->document, *stored};
}

http::Answer DocumentStreams::set(const Caller& caller, const http::Request& request,
                                  std::shared_ptr<const negotiate::Terms> terms) const {
  if (const auto fine = codec::check_stream_upload_form(terms->reads); !fine) {
    return error_response(fine.error(), request);
  }
  return http::Later([this, &request, caller, terms](const http::Reply& reply) {
    rooms_.file_threads.submit([this, &request, caller, terms, reply] {
      guarded_.reply(request, reply, [&]() -> http::Answer {
        const auto brought = bring(request, caller.tenant);
        if (!brought) return error_response(brought.error(), request);
        return http::Later(
            [this, &request, caller, terms, brought = *brought](const http::Reply& then_reply) {
              const auto response = std::make_shared<http::Response>();
              office_.write(
                  caller, terms->presentation.zone,
                  [brought, terms, response](agent::Writing& desk) -> Result<void> {
                    const auto entity = agent::set_content(
                        desk, brought.document, content::hexadecimal(brought.content.sha256),
                        static_cast<std::int64_t>(brought.content.size));
                    if (!entity) return forward(entity);
                    *response = told(*terms, *entity);
                    return {};
                  },
                  [this, &request, then_reply, terms, response](const Result<void>& done) {
                    guarded_.reply(request, then_reply, [&]() -> http::Answer {
                      if (!done) return error_response(done.error(), request);
                      return finish_(std::move(*response), *terms);
                    });
                  });
            });
      });
    });
  });
}

http::Answer DocumentStreams::get(const Caller& caller, const http::Request& request,
                                  std::shared_ptr<const negotiate::Terms> terms,
                                  DocumentId document) const {
  const bool as_octets = negotiate::takes_octets(request);
  return http::Later(
      [this, &request, caller, terms, document, as_octets](const http::Reply& reply) {
        const auto response = std::make_shared<http::Response>(nothing_response(as_octets));
        office_.read(
            caller, terms->presentation.zone,
            [this, tenant = caller.tenant, document, as_octets,
             response](agent::Reading& desk) -> Result<void> {
              const auto known = agent::content_of(desk, document);
              if (!known && !as_octets) response->body = "null";
              if (!known || known->sha256.empty()) return {};
              const auto address = content::parse_sha256(known->sha256);
              if (!address) return refuse(ErrorKind::Internal, "a content without an address");
              auto content = rooms_.contents.read(tenant, *address);
              // The row is there and its file is not: that is nobody's mistake who asks for it.
              if (!content) return refuse(ErrorKind::Unavailable, content.error().detail);
              *response = content_response(*std::move(content), as_octets);
              return {};
            },
            [this, &request, reply, terms, response](const Result<void>& done) {
              guarded_.reply(request, reply, [&]() -> http::Answer {
                if (!done) return error_response(done.error(), request);
                return finish_(std::move(*response), *terms);
              });
            });
      });
}

}  // namespace crm::server
