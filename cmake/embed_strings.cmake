# Writes the files of resource strings into a C++ source as raw literals, one per language. Run while
# building:
#
#   cmake -D OUTPUT=strings.cpp -D FOLDER=src/locale/strings "-D LANGUAGES=English=en;French=fr" -P …
#
# What it writes is string_texts() of src/locale/string_texts.h.
cmake_minimum_required(VERSION 3.25)

set(rows "")
foreach(pair IN LISTS LANGUAGES)
  string(REPLACE "=" ";" pair "${pair}")
  list(GET pair 0 language)
  list(GET pair 1 tag)
  file(READ "${FOLDER}/${tag}.txt" text)
  string(APPEND rows "    {Language::${language}, R\"~~~(${text})~~~\"},\n")
endforeach()

file(CONFIGURE OUTPUT "${OUTPUT}" @ONLY CONTENT [=[
// Made while building; the files in src/locale/strings/ are the source.
#include "locale/string_texts.h"

namespace crm::locale {
namespace {

constexpr StringText kTexts[]{
@rows@};

}  // namespace

std::span<const StringText> string_texts() { return kTexts; }

}  // namespace crm::locale
]=])
