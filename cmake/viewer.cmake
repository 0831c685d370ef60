# The viewer of the reference page: one pinned package of npm, fetched once for all presets and
# checked against its hash [adr 12]. No npm is needed for it. Sets CRM_VIEWER_FOLDER.
set(viewer_version 5.35.0)
set(viewer_hash 1b8e891893404ea4c3558b6a87e2a3e494e7eedba41168c2ece5800a391a6ea6)
set(viewer_name swagger-ui-dist-${viewer_version}.tgz)

set(CRM_VIEWER_ARCHIVE "" CACHE FILEPATH
  "${viewer_name} from npm, for builds without a network; empty: fetched")

function(crm_fetch_viewer archive)
  file(MAKE_DIRECTORY ${CMAKE_SOURCE_DIR}/build/downloads)
  file(LOCK ${archive}.lock GUARD FUNCTION TIMEOUT 600)  # another preset may be fetching it
  if(EXISTS ${archive})
    file(SHA256 ${archive} found)
    if(found STREQUAL viewer_hash)
      return()
    endif()
    file(REMOVE ${archive})
  endif()
  set(registry https://registry.npmjs.org)
  if(NOT "$ENV{npm_config_registry}" STREQUAL "")
    string(REGEX REPLACE "/+$" "" registry "$ENV{npm_config_registry}")
  endif()
  set(url ${registry}/swagger-ui-dist/-/${viewer_name})
  message(STATUS "Fetching the viewer of the reference page, once: ${url}")
  file(DOWNLOAD ${url} ${archive}.part STATUS status TIMEOUT 300 INACTIVITY_TIMEOUT 60 TLS_VERIFY ON)
  list(GET status 0 code)
  list(GET status 1 reason)
  if(NOT code EQUAL 0)
    file(REMOVE ${archive}.part)
    message(FATAL_ERROR "The viewer of the reference page could not be fetched from ${url}: ${reason}.\n"
      "Fetch that file by other means and configure with -DCRM_VIEWER_ARCHIVE=<its path> "
      "(or set the environment variable CRM_VIEWER_ARCHIVE), or name another registry in the "
      "environment variable npm_config_registry.")
  endif()
  file(RENAME ${archive}.part ${archive})
endfunction()

if(CRM_VIEWER_ARCHIVE)
  set(viewer_archive "${CRM_VIEWER_ARCHIVE}")
elseif(NOT "$ENV{CRM_VIEWER_ARCHIVE}" STREQUAL "")
  set(viewer_archive "$ENV{CRM_VIEWER_ARCHIVE}")
else()
  set(viewer_archive ${CMAKE_SOURCE_DIR}/build/downloads/${viewer_name})
  crm_fetch_viewer(${viewer_archive})
endif()
# A path that was given is meant from where CMake was started.
get_filename_component(viewer_archive "${viewer_archive}" ABSOLUTE BASE_DIR "$ENV{PWD}")
if(NOT EXISTS ${viewer_archive})
  message(FATAL_ERROR "CRM_VIEWER_ARCHIVE: there is no file ${viewer_archive}.")
endif()
file(SHA256 ${viewer_archive} viewer_found)
if(NOT viewer_found STREQUAL viewer_hash)
  message(FATAL_ERROR "${viewer_archive} is not ${viewer_name}: its SHA-256 is ${viewer_found}, "
    "expected ${viewer_hash}.")
endif()

set(CRM_VIEWER_FOLDER ${CMAKE_BINARY_DIR}/viewer/${viewer_version}/package)
if(NOT EXISTS ${CRM_VIEWER_FOLDER})
  # It gets its name when it is whole.
  file(REMOVE_RECURSE ${CMAKE_BINARY_DIR}/viewer/part)
  file(ARCHIVE_EXTRACT INPUT ${viewer_archive} DESTINATION ${CMAKE_BINARY_DIR}/viewer/part
    PATTERNS package/LICENSE package/NOTICE package/swagger-ui.css package/swagger-ui-bundle.js
      package/swagger-ui-bundle.js.LICENSE.txt)
  file(RENAME ${CMAKE_BINARY_DIR}/viewer/part ${CMAKE_BINARY_DIR}/viewer/${viewer_version})
endif()
