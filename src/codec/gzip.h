// Compression of bodies, both ways [wire: Charsets and compression] [adr 11].
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace crm::codec {

// What `bytes` become, gzipped at the level that costs the least time. One member, without a name
// or a time: equal bytes give equal results.
[[nodiscard]] std::string gzip(std::string_view bytes);

// What was gzipped: one member or several behind each other, each with its right check sum, and
// nothing else. BadRequest for anything but that, PayloadTooLarge when it grows beyond `bytes_max`
// or beyond `ratio_max` times what it was. Never holds more than the lesser of the two.
[[nodiscard]] Result<std::string> gunzip(std::string_view zipped, std::size_t bytes_max,
                                         std::size_t ratio_max);

}  // namespace crm::codec
