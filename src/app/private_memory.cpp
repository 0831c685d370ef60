#include "app/private_memory.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace crm::app {

void keep_memory_private() {
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  // For where the kernel pipes core files of such processes to a program all the same.
  const rlimit none{.rlim_cur = 0, .rlim_max = 0};
  ::setrlimit(RLIMIT_CORE, &none);
}

}  // namespace crm::app
