#include "net/tls_identity.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509err.h>

#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace crm::net {
namespace {

// What TLS 1.2 may use; 1.3 has nothing weaker to begin with.
constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

// As the protocol spells a list of names: a length before each.
constexpr std::array<unsigned char, 9> kHttp11{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

std::string last_error() {
  std::array<char, 256> text{};
  const unsigned long code = ERR_peek_last_error();
  ERR_clear_error();
  if (code == 0) return "it cannot be read";
  if (const char* reason = ERR_reason_error_string(code)) return reason;
  ERR_error_string_n(code, text.data(), text.size());
  return text.data();
}

bool is_mismatch(unsigned long code) {
  return ERR_GET_LIB(code) == ERR_LIB_X509 && (ERR_GET_REASON(code) == X509_R_KEY_VALUES_MISMATCH ||
                                               ERR_GET_REASON(code) == X509_R_KEY_TYPE_MISMATCH);
}

tl::unexpected<Error> unusable(std::string_view setting, const std::string& file,
                               std::string_view advice) {
  return refuse(ErrorKind::BadRequest, std::string(setting) + ": \"" + file + "\" will not do (" +
                                           last_error() + "); " + std::string(advice));
}

// Who asks for other protocols alone is told that there is none in common [rfc 7301].
int choose_protocol(SSL* /*session*/, const unsigned char** chosen, unsigned char* size,
                    const unsigned char* offered, unsigned int offered_size, void* /*nothing*/) {
  unsigned char* found = nullptr;
  const int outcome =
      SSL_select_next_proto(&found, size, kHttp11.data(), kHttp11.size(), offered, offered_size);
  *chosen = found;
  return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

// A pass phrase would have to lie beside the key; nobody is asked for one.
int no_pass_phrase(char* /*text*/, int /*size*/, int /*writing*/, void* /*nothing*/) { return -1; }

bool set_rules(SSL_CTX* context) {
  SSL_CTX_set_default_passwd_cb(context, no_pass_phrase);
  SSL_CTX_set_options(
      context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_read_ahead(context, 1);
  // Sessions are resumed by tickets: nothing is kept here for a client that may never come back.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
  return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
         SSL_CTX_set_cipher_list(context, kCiphers) == 1;
}

}  // namespace

Result<std::shared_ptr<const TlsContext>> TlsContext::load(const TlsFiles& files) {
  ERR_clear_error();
  std::shared_ptr<const TlsContext> context(new TlsContext(SSL_CTX_new(TLS_server_method())));
  if (context->native() == nullptr || !set_rules(context->native())) {
    return refuse(ErrorKind::Internal, "TLS cannot be set up: " + last_error());
  }
  if (SSL_CTX_use_certificate_chain_file(context->native(), files.certificate.c_str()) != 1) {
    return unusable("tls_certificate", files.certificate,
                    "expected a PEM file with the server's certificate first.");
  }
  if (SSL_CTX_use_PrivateKey_file(context->native(), files.key.c_str(), SSL_FILETYPE_PEM) != 1) {
    return unusable("tls_key", files.key,
                    is_mismatch(ERR_peek_last_error())
                        ? "it is the key of another certificate."
                        : "expected a PEM file with the certificate's key, without a pass phrase.");
  }
  return context;
}

TlsContext::~TlsContext() { SSL_CTX_free(context_); }

TlsIdentity::TlsIdentity(TlsFiles files, std::shared_ptr<const TlsContext> context)
    : files_(std::move(files)), context_(std::move(context)) {}

Result<std::unique_ptr<TlsIdentity>> TlsIdentity::open(TlsFiles files) {
  auto context = TlsContext::load(files);
  if (!context) return forward(context);
  return std::unique_ptr<TlsIdentity>(new TlsIdentity(std::move(files), *std::move(context)));
}

std::shared_ptr<const TlsContext> TlsIdentity::current() const {
  const std::scoped_lock lock(mutex_);
  return context_;
}

Result<void> TlsIdentity::reload() {
  auto context = TlsContext::load(files_);
  if (!context) return forward(context);
  const std::scoped_lock lock(mutex_);
  context_.swap(*context);
  return {};
}

}  // namespace crm::net
