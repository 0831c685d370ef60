// One descriptor kept back, so that a server which has run out of them can still accept a
// connection to refuse it, instead of leaving it to hang.
#pragma once

namespace crm::net {

class ReserveDescriptor {
 public:
  ReserveDescriptor();
  ReserveDescriptor(const ReserveDescriptor&) = delete;
  ReserveDescriptor& operator=(const ReserveDescriptor&) = delete;
  ~ReserveDescriptor();

  // Makes room for one descriptor. Another thread may be the one to take it.
  void give_up();

  // Takes the room back, if there is any; the next call may have more luck.
  void take_back();

 private:
  int descriptor_ = -1;
};

}  // namespace crm::net
