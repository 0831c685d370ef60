#include "server/sign_in_form.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/sent_request.h"

namespace crm::server {
namespace {

constexpr char kForm[] = "application/x-www-form-urlencoded";

Result<SignInForm> read(const std::string& body, const std::string& type = kForm) {
  return read_sign_in_form(SentRequest("POST", "/login", {{"Content-Type", type}}, body));
}

ErrorKind refusal(const std::string& body, const std::string& type = kForm) {
  const auto form = read(body, type);
  return form ? ErrorKind::Internal : form.error().kind;
}

TEST(SignInForm, ReadsItsFieldsAndNoOther) {
  const auto form =
      read("username=%C3%86rlig+%26&password=a%2Bb+c%3D&returnUrl=%2Fcrm%2F&XSRF_TOKEN=x&more=1&&");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->user, "\xC3\x86rlig &");
  EXPECT_EQ(form->password.view(), "a+b c=");
  EXPECT_EQ(form->return_url, "/crm/");
  EXPECT_EQ(form->xsrf, "x");
}

TEST(SignInForm, MayBeEmpty) {
  const auto form = read("");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->user, "");
  EXPECT_EQ(form->password.view(), "");
}

TEST(SignInForm, IsAFormInUtf8) {
  EXPECT_TRUE(read("username=a", "Application/X-WWW-Form-Urlencoded; charset=UTF-8"));
  for (const char* other : {"application/json", "multipart/form-data; boundary=x", "text/plain", "",
                            "application/x-www-form-urlencoded; charset=latin1",
                            "application/x-www-form-urlencoded, text/plain"}) {
    EXPECT_EQ(refusal("username=a", other), ErrorKind::UnsupportedMediaType) << other;
  }
  EXPECT_EQ(refusal("username=%ff"), ErrorKind::BadRequest);
  EXPECT_EQ(refusal("password=%ff"), ErrorKind::BadRequest);
}

TEST(SignInForm, IsRefusedWhereItIsBroken) {
  for (const char* broken : {"username=%", "username=%4", "username=%zz", "%zz=a", "password=%+1",
                             "username=a&username=a", "password=a&password=b"}) {
    EXPECT_EQ(refusal(broken), ErrorKind::BadRequest) << broken;
  }
  EXPECT_EQ(refusal("password=" + std::string(3'000, 'a')), ErrorKind::BadRequest);
}

TEST(SignInForm, LeadsToNoOtherServer) {
  for (const char* local : {"/", "/crm/", "/a?b=c&d#e", "/a//b", "/a:b@c"}) {
    EXPECT_TRUE(is_local_path(local)) << local;
  }
  for (const std::string away :
       {"", "crm", "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
        "javascript:alert(1)", " /", "/a b", "/a\tb", "/a\r\nX: y", "/\xC3\xA6", "/a\\b"}) {
    EXPECT_FALSE(is_local_path(away)) << away;
  }
  EXPECT_FALSE(is_local_path("/" + std::string(2'048, 'a')));
  EXPECT_FALSE(is_local_path(std::string_view("/a\0b", 4)));
}

}  // namespace
}  // namespace crm::server
