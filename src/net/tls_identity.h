// What the server proves itself with over TLS, a certificate and its key, with the rules that go
// with them: TLS 1.2 with forward secrecy and authenticated encryption, or 1.3, and HTTP/1.1 alone
// [rfc 9325] [adr 21].
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"

using SSL_CTX = struct ssl_ctx_st;

namespace crm::net {

// PEM files.
struct TlsFiles {
  std::string certificate;  // the server's, then those between it and the authority
  std::string key;          // of the first; not protected by a pass phrase
};

// Immutable. Session tickets are sealed with keys of its own, which live and die with it.
class TlsContext {
 public:
  // Reads the files and sees that they belong together. Errors: BadRequest, naming the file and
  // what to do.
  [[nodiscard]] static Result<std::shared_ptr<const TlsContext>> load(const TlsFiles& files);
  TlsContext(const TlsContext&) = delete;
  TlsContext& operator=(const TlsContext&) = delete;
  ~TlsContext();

  [[nodiscard]] SSL_CTX* native() const { return context_; }

 private:
  explicit TlsContext(SSL_CTX* context) : context_(context) {}

  SSL_CTX* context_;
};

// The context that new connections take. Any thread.
class TlsIdentity {
 public:
  // Errors: those of TlsContext::load().
  [[nodiscard]] static Result<std::unique_ptr<TlsIdentity>> open(TlsFiles files);

  [[nodiscard]] std::shared_ptr<const TlsContext> current() const;

  // Reads the files anew; connections that are open keep what they have. With an error nothing
  // changes.
  [[nodiscard]] Result<void> reload();

 private:
  TlsIdentity(TlsFiles files, std::shared_ptr<const TlsContext> context);

  const TlsFiles files_;
  mutable std::mutex mutex_;  // guards the pointer
  std::shared_ptr<const TlsContext> context_;
};

}  // namespace crm::net
