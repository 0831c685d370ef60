#include "tests/wire/browsers.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "tests/support/times.h"

namespace crm {
namespace {

Session browser(std::int64_t id, std::int32_t associate, std::string value_hash,
                std::string_view started, std::string_view last_seen) {
  Session session;
  session.id = SessionId{id};
  session.associate = AssociateId{associate};
  session.scheme = Scheme::Browser;
  session.client_key = std::string(32, '0');
  session.value_hash = std::move(value_hash);
  session.started_at = instant(started);
  session.last_seen_at = instant(last_seen);
  return session;
}

}  // namespace

std::vector<Session> signed_in_browsers() {
  std::vector<Session> sessions{
      browser(1, 5, "97a0d679cd0858ab523643c4ecdf26c02ace90d501afef2e4121a49afed96574",
              "2026-01-31T11:00:00Z", "2026-01-31T11:59:00Z"),
      browser(2, 7, "6fd2c7092e75cafb134ed6005bc4237f06092754aeda043f116b4b53ca2400db",
              "2026-01-31T11:00:00Z", "2026-01-31T11:29:59Z"),
      browser(3, 7, "e7d93e29f4d9ecff18930614644644f95a3ac18d47eb541b59d1900f1e570775",
              "2026-01-30T23:59:59Z", "2026-01-31T11:59:00Z"),
      browser(4, 6, "6a87106ab558116a44ec3466d94a15909396b2e195cfa58aaccfdcdaf3670b30",
              "2026-01-31T11:00:00Z", "2026-01-31T11:59:00Z"),
      browser(5, 9, "4d3d7efe7b0ed1a14c4ffee29c65afc23295b09290a67455393fc552aa972236",
              "2026-01-31T11:00:00Z", "2026-01-31T11:59:00Z"),
      browser(6, 16, "f2cba22016e68636347d75e9db12aa20eed5ba1aa76f02c73625241add9f1bf6",
              "2026-01-31T11:00:00Z", "2026-01-31T11:59:00Z")};
  sessions[0].prev_logout = instant("2026-01-11T00:00:00Z");
  return sessions;
}

}  // namespace crm
