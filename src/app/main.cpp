// The program: reads the command line, runs one command, tells how it went. Exit status 0: done,
// 1: could not, 2: wrong use.
#include <exception>
#include <string>

#include "app/command_line.h"
#include "app/console.h"

int main(int argc, char** argv) {
  try {
    return crm::app::run_command_line(argc, argv);
  } catch (const std::exception& bug) {
    crm::app::tell(std::string("active-contacts: unexpected failure: ") + bug.what());
    return 1;
  }
}
