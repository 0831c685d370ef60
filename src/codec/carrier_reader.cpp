#include "codec/carrier_reader.h"

namespace crm::codec {

Result<std::vector<std::int32_t>> read_numbers(const WrittenTree& body) {
  std::vector<std::int32_t> numbers;
  const auto utc = locale::TimeZone::utc();
  CarrierReader reader(utc);
  if (!reader.read(body.root(), numbers, 0)) return tl::unexpected(*reader.error());
  return numbers;
}

}  // namespace crm::codec
