// The memory of this program holds passwords and keys while it works on them.
#pragma once

namespace crm::app {

// From here on no core file holds it, and no process of the same user can look into it or attach:
// the kernel gives the files of /proc/PID to root alone. Before the first secret is read.
void keep_memory_private();

}  // namespace crm::app
