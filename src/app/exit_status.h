// What the program ends with.
#pragma once

namespace crm::app {

inline constexpr int kDone = 0;
inline constexpr int kCouldNot = 1;
inline constexpr int kWrongUse = 2;

}  // namespace crm::app
