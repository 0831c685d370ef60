# What nearly every file includes, read once for all of them: that takes a fifth from a build of tests. The
# rooms of the plain build do without, so that it shows that each of their files includes what it needs;
# nothing shows it of tests.
option(CRM_PRECOMPILED "Read common headers once per build" OFF)

set(crm_common_headers <algorithm> <array> <atomic> <charconv> <chrono> <cstddef> <cstdint> <filesystem>
  <fstream> <functional> <map> <memory> <mutex> <optional> <set> <span> <string> <string_view> <thread>
  <tuple> <unordered_map> <utility> <variant> <vector>)
set(crm_test_headers <gtest/gtest.h> <rapidcheck.h> <rapidcheck/gtest.h>)

set(crm_rooms_precompiled OFF)
if(CRM_PRECOMPILED AND CRM_SANITIZE)
  set(crm_rooms_precompiled ON)
endif()

# crm_precompile(TARGET FROM): TARGET has the headers that FROM has read. Both must be libraries, or both
# programs: their code is placed in memory in different ways.
function(crm_precompile target from)
  if(CRM_PRECOMPILED)
    target_precompile_headers(${target} REUSE_FROM ${from})
  endif()
endfunction()

# crm_precompiled_headers(FROM HEADERS…): FROM reads them.
function(crm_precompiled_headers from)
  if(CRM_PRECOMPILED)
    target_precompile_headers(${from} PRIVATE ${ARGN})
  endif()
endfunction()

if(CRM_PRECOMPILED)  # what ccache needs
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
  else()
    add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
  endif()
endif()
