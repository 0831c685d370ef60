// A client of TLS on loopback, and an identity that was made for the test alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "net/tls_identity.h"

struct ssl_st;
struct ssl_ctx_st;

namespace crm::content {

// A key and a certificate for it, signed by itself, as files in that folder.
net::TlsFiles make_identity(const std::filesystem::path& folder);

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port);
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;
  ~TlsClient();

  bool send(std::string_view bytes);
  // What comes next; "" at the end.
  std::string receive();

 private:
  int socket_ = -1;
  ssl_ctx_st* context_;
  ssl_st* session_;
};

}  // namespace crm::content
