// The program: reads the command line, runs one command, tells how it went. Exit status 0: done,
// 1: could not, 2: wrong use.
#include <csignal>
#include <exception>
#include <string>

#include "app/command_line.h"
#include "app/console.h"
#include "app/private_memory.h"

int main(int argc, char** argv) {
  crm::app::keep_memory_private();
  std::signal(SIGXFSZ,
              SIG_IGN);  // a file that may not grow is an error of a call, not the end of us
  try {
    return crm::app::run_command_line(argc, argv);
  } catch (const std::exception& bug) {
    crm::app::tell(std::string("active-contacts: unexpected failure: ") + bug.what());
    return 1;
  }
}
