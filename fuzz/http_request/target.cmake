crm_fuzz(http_request USES http)
target_sources(http_request_fuzz PRIVATE
  ${CMAKE_SOURCE_DIR}/tests/http/reading.cpp
  ${CMAKE_SOURCE_DIR}/tests/http/reference_reader.cpp
  ${CMAKE_SOURCE_DIR}/tests/http/slices.cpp)
