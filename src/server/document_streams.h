// The contents of documents, in and out [entities §1.1] [adr 27]: a content is on the disk before
// the row that names it, and neither it nor the body that it comes in is ever in memory whole.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "agent/office.h"
#include "base/file_threads.h"
#include "content/content_store.h"
#include "domain/caller.h"
#include "http/answer.h"
#include "negotiate/terms.h"
#include "server/guarded.h"

namespace crm::server {

class DocumentStreams {
 public:
  // Where contents are kept and who may wait for them. All outlive every answer promised here.
  struct Rooms {
    content::ContentStore& contents;
    FileThreads& file_threads;
    std::uint64_t content_bytes_max = content::kContentBytesMax;
  };
  // What answers carry besides.
  using Finish = std::function<http::Response(http::Response, const negotiate::Terms&)>;

  DocumentStreams(const Rooms& rooms, const agent::Office& office, const Guarded& guarded,
                  Finish finish)
      : rooms_(rooms), office_(office), guarded_(guarded), finish_(std::move(finish)) {}

  // Document/SetDocumentStreamFromId: keeps the Stream of the body and answers the document.
  [[nodiscard]] http::Answer set(const Caller& caller, const http::Request& request,
                                 std::shared_ptr<const negotiate::Terms> terms) const;

  // Document/GetDocumentStream: the bytes to who takes application/octet-stream, else a text of
  // base64; nothing where the document has no content, null where there is no document.
  [[nodiscard]] http::Answer get(const Caller& caller, const http::Request& request,
                                 std::shared_ptr<const negotiate::Terms> terms,
                                 DocumentId document) const;

 private:
  struct Brought {
    DocumentId document{};
    content::Stored content;
  };
  [[nodiscard]] Result<Brought> bring(const http::Request& request, TenantId tenant) const;

  const Rooms rooms_;
  const agent::Office& office_;
  const Guarded& guarded_;
  const Finish finish_;
};

}  // namespace crm::server
