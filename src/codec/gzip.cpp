#include "codec/gzip.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

#include "base/text.h"

namespace crm::codec {
namespace {

struct Free {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};

}  // namespace

std::string gzip(std::string_view bytes) {
  constexpr int kFastest = 1;
  const std::unique_ptr<libdeflate_compressor, Free> compressor(
      libdeflate_alloc_compressor(kFastest));
  if (!compressor) throw std::bad_alloc();
  std::string zipped(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
  zipped.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(),
                                         zipped.data(), zipped.size()));
  return zipped;
}

Result<std::string> gunzip(std::string_view zipped, std::size_t bytes_max, std::size_t ratio_max) {
  const std::unique_ptr<libdeflate_decompressor, Free> decompressor(
      libdeflate_alloc_decompressor());
  if (!decompressor) throw std::bad_alloc();
  // The memory of pages that are never written is never taken, so room for the worst costs little.
  const std::size_t room_bytes = ratio_max > bytes_max / std::max<std::size_t>(zipped.size(), 1)
                                     ? bytes_max
                                     : ratio_max * zipped.size();
  const auto room = std::make_unique_for_overwrite<char[]>(room_bytes);
  std::size_t written = 0;
  do {
    std::size_t member_read = 0;
    std::size_t member_written = 0;
    const auto outcome = libdeflate_gzip_decompress_ex(
        decompressor.get(), zipped.data(), zipped.size(), room.get() + written,
        room_bytes - written, &member_read, &member_written);
    if (outcome == LIBDEFLATE_INSUFFICIENT_SPACE) {
      return refuse(ErrorKind::PayloadTooLarge,
                    "The body, inflated, is longer than " + with_thousands(bytes_max) +
                        " bytes or " + with_thousands(ratio_max) + " times what was sent.");
    }
    if (outcome != LIBDEFLATE_SUCCESS) {
      return refuse(ErrorKind::BadRequest, "The body is not valid gzip.");
    }
    zipped.remove_prefix(member_read);
    written += member_written;
  } while (!zipped.empty());
  return std::string(room.get(), written);
}

}  // namespace crm::codec
