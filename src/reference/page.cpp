#include "reference/page.h"

#include <array>
#include <cstddef>

namespace {

struct Bytes {
  const char* begin;
  std::size_t size;
};

// The order of page_bytes.S.
enum Place : std::size_t {
  Page,
  Style,
  Script,
  ViewerStyle,
  ViewerStyleGzipped,
  Viewer,
  ViewerGzipped,
  License,
  LicenseGzipped,
  Notice,
  Parts,
  PartsGzipped,
  kPlaces,
};

extern "C" const Bytes crm_page_bytes[kPlaces];  // NOLINT(*-avoid-c-arrays): of the assembler

std::string_view at(Place place) {
  const Bytes& bytes = crm_page_bytes[place];
  return {bytes.begin, bytes.size};
}

}  // namespace

namespace crm::reference {
namespace {

constexpr std::string_view kHtml = "text/html; charset=utf-8";
constexpr std::string_view kCss = "text/css; charset=utf-8";
constexpr std::string_view kScript = "text/javascript; charset=utf-8";
constexpr std::string_view kText = "text/plain; charset=utf-8";

}  // namespace

std::span<const File> page_files() {
  static const std::array kFiles{
      File{"index.html", kHtml, at(Page), ""},
      File{"reference.css", kCss, at(Style), ""},
      File{"reference.js", kScript, at(Script), ""},
      File{"swagger-ui.css", kCss, at(ViewerStyle), at(ViewerStyleGzipped)},
      File{"swagger-ui-bundle.js", kScript, at(Viewer), at(ViewerGzipped)},
      File{"LICENSE", kText, at(License), at(LicenseGzipped)},
      File{"NOTICE", kText, at(Notice), ""},
      File{"swagger-ui-bundle.js.LICENSE.txt", kText, at(Parts), at(PartsGzipped)},
  };
  return kFiles;
}

}  // namespace crm::reference
