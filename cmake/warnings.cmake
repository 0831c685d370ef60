# What every target of ours is built with: strict warnings as errors, and the hardening that a server
# facing a network should have (the flags of the hardening check in tests/house).
add_library(crm_flags INTERFACE)
target_compile_options(crm_flags INTERFACE -fstack-protector-strong -fstack-clash-protection -fcf-protection)
if(NOT CRM_SANITIZE)  # Looking for what the plain build warns of once more would take a tenth of the time.
  target_compile_options(crm_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-align -Wunused
    -Woverloaded-virtual -Wconversion -Wsign-conversion -Wnull-dereference -Wformat=2
    -Wimplicit-fallthrough -Werror
    # Members left out of a designated initializer have their default on purpose.
    -Wno-missing-field-initializers)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(crm_flags INTERFACE -Wduplicated-cond -Wlogical-op)
    # GCC 12 reports these inside its own headers once inlining has mixed them with ours.
    target_compile_options(crm_flags INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized
      -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds)
  endif()
endif()
target_compile_definitions(crm_flags INTERFACE _GLIBCXX_ASSERTIONS)
if(NOT CRM_SANITIZE AND CMAKE_BUILD_TYPE MATCHES "Release|RelWithDebInfo")
  target_compile_definitions(crm_flags INTERFACE _FORTIFY_SOURCE=2)
endif()
add_link_options(-Wl,-z,relro,-z,now)
if(CRM_SANITIZE)
  add_compile_options(-fsanitize=${CRM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CRM_SANITIZE})
  add_compile_definitions(CRM_SANITIZED=1)
endif()
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)
