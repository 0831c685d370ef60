// A call into the system that the kernel refuses, as it does where something has run out. Limits of
// a process would take the same from what watches the test: sanitizers open files of their own.
#pragma once

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <thread>

namespace crm {

// Does `act` on a thread of its own, for which each such call (SYS_…) fails with `error`. False,
// and nothing is done, where the kernel takes no such filter.
[[nodiscard]] inline bool while_refused(long call, int error, const std::function<void()>& act) {
  bool done = false;
  std::thread([&] {
    ::sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(::seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(error)),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const ::sock_fprog filter{.len = std::size(steps), .filter = steps};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return;
    if (::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0) return;
    act();
    done = true;
  }).join();
  return done;
}

}  // namespace crm
