# Writes the table of time zones as C++, so that the program carries it and reads no file for it:
#   cmake -DCSV=timezones.csv -DOUT=zone_table.cpp -P zone_table.cmake
# A line that is not as this script expects it ends the build rather than going missing.
file(STRINGS ${CSV} lines ENCODING UTF-8)
set(header "id,code,country,region,std_offset,dst_offset,iana,is_active,source,note")
if(NOT lines MATCHES "^${header};")
  message(FATAL_ERROR "${CSV}: other columns than expected: ${header}")
endif()

set(offset "([+-][0-9][0-9]:[0-9][0-9])?")
set(text "([^,\"]*)")
set(rows "")
foreach(line IN LISTS lines)
  if(line STREQUAL header)
    continue()
  endif()
  # A regular expression remembers nine groups at most, so the table is read in two halves.
  if(NOT line MATCHES "^([0-9]+),([A-Z][A-Z0-9-]*),${text},${text},(.*)$")
    message(FATAL_ERROR "${CSV}: not a row: ${line}")
  endif()
  set(row "${CMAKE_MATCH_1}, \"${CMAKE_MATCH_2}\", \"${CMAKE_MATCH_3}\", \"${CMAKE_MATCH_4}\"")
  set(rest "${CMAKE_MATCH_5}")
  if(NOT rest MATCHES "^${offset},${offset},([A-Za-z0-9_/+-]*),([01]),${text},${text}$")
    message(FATAL_ERROR "${CSV}: not a row: ${line}")
  endif()
  set(active false)
  if(CMAKE_MATCH_4)
    set(active true)
  endif()
  string(APPEND rows "    {${row}, \"${CMAKE_MATCH_1}\", \"${CMAKE_MATCH_2}\", \"${CMAKE_MATCH_3}\", ${active}},\n")
endforeach()

file(WRITE ${OUT} "// Made from timezones.csv by cmake/zone_table.cmake.
#include \"locale/zone_table.h\"

namespace crm::locale {
namespace {

constexpr ZoneEntry kRows[] = {
${rows}};

}  // namespace

std::span<const ZoneEntry> zone_table() { return kRows; }

}  // namespace crm::locale
")
