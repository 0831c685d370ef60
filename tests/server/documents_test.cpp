#include "server/documents.h"

#include <gtest/gtest.h>

#include "tests/support/sent_request.h"

namespace crm::server {
namespace {

const Documents& documents() {
  static const Compressed kOpenApi{.bytes = R"({"openapi":"3.1.0"})", .gzipped = "packed too"};
  static const Documents kDocuments{
      .openapi = []() -> const Compressed& { return kOpenApi; },
      .reference = {{"index.html", "text/html; charset=utf-8", "<page>", "packed"},
                    {"small.css", "text/css", "a{}", ""}},
      .content_security_policy = "default-src 'self'"};
  return kDocuments;
}

const SentRequest kTakesGzip("GET", "reference/", {{"Accept-Encoding", "br, gzip"}});

TEST(Documents, AreFoundByTheirNamesAlone) {
  EXPECT_EQ(find_document(documents(), "small.css"), &documents().reference[1]);
  for (const auto* name : {"", "SMALL.css", "../small.css", "small.css/", "."}) {
    EXPECT_EQ(find_document(documents(), name), nullptr) << name;
  }
}

TEST(Documents, AreCompressedForWhoTakesThatWhereItWasWorthIt) {
  const auto packed = document_response(documents(), documents().reference[0], kTakesGzip);
  EXPECT_EQ(packed.content(), "packed");
  EXPECT_EQ(field_of(packed, "Content-Encoding"), "gzip");
  const auto small = document_response(documents(), documents().reference[1], kTakesGzip);
  EXPECT_EQ(small.content(), "a{}");
  EXPECT_EQ(field_of(small, "Content-Encoding"), "");
  EXPECT_EQ(small.content_type, "text/css");
  const auto plain = document_response(documents(), documents().reference[0], SentRequest("GET"));
  EXPECT_EQ(plain.content(), "<page>");
  EXPECT_EQ(field_of(plain, "Content-Encoding"), "");
}

TEST(Documents, SayWhatTheirPageMayDo) {
  for (const Document& each : documents().reference) {
    EXPECT_EQ(field_of(document_response(documents(), each, kTakesGzip), "Content-Security-Policy"),
              "default-src 'self'");
  }
}

TEST(ReferencePage, SendsToTheAddressBesideWhichItsFilesStand) {
  const auto sent_on = reference_page(documents(), SentRequest("GET", "/Cust1/Reference?x"));
  EXPECT_EQ(sent_on.status, http::Status::PermanentRedirect);
  EXPECT_EQ(field_of(sent_on, "Location"), "reference/");  // beside itself, below any prefix
  const auto page = reference_page(documents(), SentRequest("GET", "/reference/?x"));
  EXPECT_EQ(page.status, http::Status::Ok);
  EXPECT_EQ(page.content(), "<page>");
}

TEST(ReferencePage, IsNotThereWhereItWasNotBuilt) {
  for (const auto* path : {"/reference", "reference/"}) {
    EXPECT_EQ(reference_page({}, SentRequest("GET", path)).status, http::Status::NotFound);
  }
}

TEST(OpenApi, IsJsonAndCompressedForWhoTakesThat) {
  const auto response = openapi_response(documents(), SentRequest("GET"));
  EXPECT_EQ(response.content_type, "application/json; charset=utf-8");
  EXPECT_EQ(response.content(), documents().openapi().bytes);
  EXPECT_TRUE(response.body.empty());  // no answer has a copy of its own
  const auto packed = openapi_response(documents(), kTakesGzip);
  EXPECT_EQ(packed.content(), documents().openapi().gzipped);
  EXPECT_EQ(field_of(packed, "Content-Encoding"), "gzip");
}

}  // namespace
}  // namespace crm::server
