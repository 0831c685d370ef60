#include "tests/content/tls.h"

#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>

namespace crm::content {

net::TlsFiles make_identity(const std::filesystem::path& folder) {
  const net::TlsFiles files{folder / "certificate.pem", folder / "key.pem"};
  EVP_PKEY* const key = EVP_EC_gen("P-256");
  X509* const certificate = X509_new();
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  X509_NAME* const name = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
  X509_set_issuer_name(certificate, name);
  X509_sign(certificate, key, EVP_sha256());
  std::FILE* const certificate_file = std::fopen(files.certificate.c_str(), "w");
  std::FILE* const key_file = std::fopen(files.key.c_str(), "w");
  if (certificate_file == nullptr || key_file == nullptr) throw std::runtime_error("no files");
  PEM_write_X509(certificate_file, certificate);
  PEM_write_PrivateKey(key_file, key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(certificate_file);
  std::fclose(key_file);
  X509_free(certificate);
  EVP_PKEY_free(key);
  return files;
}

TlsClient::TlsClient(std::uint16_t port)
    : socket_(::socket(AF_INET, SOCK_STREAM, 0)),
      context_(SSL_CTX_new(TLS_client_method())),
      session_(SSL_new(context_)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  SSL_set_fd(session_, socket_);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      SSL_connect(session_) != 1) {
    throw std::runtime_error("no connection");
  }
}

TlsClient::~TlsClient() {
  SSL_free(session_);
  SSL_CTX_free(context_);
  ::close(socket_);
}

bool TlsClient::send(std::string_view bytes) {
  std::size_t written = 0;
  return SSL_write_ex(session_, bytes.data(), bytes.size(), &written) == 1;
}

std::string TlsClient::receive() {
  std::array<char, 16 * 1024> space{};
  std::size_t bytes = 0;
  if (SSL_read_ex(session_, space.data(), space.size(), &bytes) != 1) return {};
  return {space.data(), bytes};
}

}  // namespace crm::content
