#include "net/reserve_descriptor.h"

#include <fcntl.h>
#include <unistd.h>

namespace crm::net {

ReserveDescriptor::ReserveDescriptor() { take_back(); }

ReserveDescriptor::~ReserveDescriptor() { give_up(); }

void ReserveDescriptor::give_up() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

void ReserveDescriptor::take_back() {
  if (descriptor_ < 0) descriptor_ = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

}  // namespace crm::net
