// The content of a document as it travels in JSON [adr 27]: it comes as
// {"DocumentId":7,"Stream":"<base64>"} and goes as "<base64>". Both are made in small pieces of
// what is read, so that neither is ever in memory whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/byte_sink.h"
#include "base/byte_source.h"
#include "base/result.h"
#include "carrier/body_form.h"
#include "domain/ids.h"

namespace crm::codec {

// How large a body may be that holds a content of so many bytes. Base64 makes four of three, and
// writers of JSON may escape some of them (+ as \u002B) or break it into lines: that is another
// eighth. The rest is for the other members.
[[nodiscard]] constexpr std::size_t stream_upload_bytes_max(std::size_t content_bytes_max) {
  return content_bytes_max + content_bytes_max / 2 + std::size_t{64} * 1024;
}

struct StreamUpload {
  DocumentId document{0};   // 0: the body names none
  bool has_stream = false;  // false: the body has no Stream, or null
};

// What such a body may be written in: JSON in UTF-8, not gzipped. Errors: UnsupportedMediaType.
[[nodiscard]] Result<void> check_stream_upload_form(const carrier::BodyForm& form);

// Reads the body and hands the bytes of its Stream on. Members may come in any order, with names in
// any case; unknown ones are passed over. The JSON must be strict: what relaxed JSON mends is seen
// only in a text that is there whole. Waits for the disk that the body lies on. Errors: BadRequest
// naming the member and the place; those of the source and of the sink. With an error, what the
// sink has got by then means nothing.
[[nodiscard]] Result<StreamUpload> read_stream_upload(const ByteSource& body, ByteSink& content);

// The text of a content. REQUIRES: it is not null.
[[nodiscard]] std::shared_ptr<const ByteSource> stream_text(
    std::shared_ptr<const ByteSource> content);

}  // namespace crm::codec
