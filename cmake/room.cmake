# A room of src/ is one library with its own list of headers, sources and of the rooms it may include.
#
#   crm_room(feed
#     HEADERS feed.h page.h            # public to the rooms above
#     SOURCES feed.cpp page.cpp
#     USES    domain store             # the whole list of rooms it includes, besides base
#     LINKS   SQLite::SQLite3)         # third-party libraries that live here alone
#
# Every header is compiled alone: by the source of its name, which includes it first (tests/house holds it
# to that), or else by the target all_verify_interface_header_sets. The arrows between rooms are checked by
# tests/house against the table in docs/rooms.md.
function(crm_room name)
  cmake_parse_arguments(ROOM "" "" "HEADERS;SOURCES;USES;LINKS" ${ARGN})
  set(target crm_${name})
  if(ROOM_SOURCES)
    add_library(${target} STATIC ${ROOM_SOURCES})
    set(reach PUBLIC)
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:crm_flags>)
    if(NOT crm_rooms_precompiled)
      # each file by itself
    elseif(name STREQUAL "base")
      crm_precompiled_headers(${target} ${crm_common_headers})
    else()
      crm_precompile(${target} crm_base)
    endif()
  else()
    add_library(${target} INTERFACE)
    set(reach INTERFACE)
  endif()
  add_library(crm::${name} ALIAS ${target})
  set(first_included)
  set(alone)
  foreach(header IN LISTS ROOM_HEADERS)
    string(REGEX REPLACE "h$" "cpp" source ${header})
    if(source IN_LIST ROOM_SOURCES)
      list(APPEND first_included ${header})
    else()
      list(APPEND alone ${header})
    endif()
  endforeach()
  target_sources(${target}
    ${reach} FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${first_included}
    ${reach} FILE_SET alone TYPE HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${alone})
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON INTERFACE_HEADER_SETS_TO_VERIFY alone)
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(${target} ${reach} crm::${used})
  endforeach()
  if(NOT name STREQUAL "base")
    target_link_libraries(${target} ${reach} crm::base)
  endif()
  if(ROOM_LINKS)
    target_link_libraries(${target} ${reach} ${ROOM_LINKS})
  endif()
endfunction()
