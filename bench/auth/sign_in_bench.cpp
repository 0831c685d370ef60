// What it costs to find out who calls by a password: one that was proven a moment ago, as every
// request but a caller's first has it, and the proof itself, which is meant to be dear.
#include <benchmark/benchmark.h>

#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "auth/directory.h"
#include "auth/password_hash.h"
#include "auth/sign_in.h"
#include "http/message.h"

namespace crm::auth {
namespace {

constexpr std::size_t kUsers = 1000;
constexpr std::string_view kPassword = "Lag 7 pepperkaker";
// user500 with that password, in base64.
const std::vector<http::Field> kFields{
    {"Host", "127.0.0.1:8080"},
    {"Content-Type", "application/json"},
    {"Content-Length", "91"},
    {"Authorization", "Basic dXNlcjUwMDpMYWcgNyBwZXBwZXJrYWtlcg=="}};

std::shared_ptr<const Directory> directory() {
  const std::string hash = hash_password(kPassword, HashCost{}).value();
  std::vector<Account> accounts(kUsers);
  for (std::size_t i = 0; i < kUsers; ++i) {
    accounts[i].associate = AssociateId{static_cast<std::int32_t>(i + 1)};
    accounts[i].login = "user" + std::to_string(i);
    accounts[i].password_hash = hash;
  }
  return std::make_shared<const Directory>(std::move(accounts));
}

http::Request request() {
  http::Request request;
  request.method = "POST";
  request.fields = kFields;
  return request;
}

void prove(const SignIn& sign_in) {
  Identity identity = sign_in.identify(request(), kOnlyTenant);
  std::promise<bool> proven;
  sign_in.prove(std::get<std::shared_ptr<const Unproven>>(std::move(identity)),
                [&](const Result<Caller>& caller) { proven.set_value(caller.has_value()); });
  if (!proven.get_future().get()) throw std::runtime_error("the password was not taken");
}

void identify_remembered(benchmark::State& state) {
  const SignIn sign_in(Settings{}, directory());
  prove(sign_in);
  const http::Request asked = request();
  for (auto _ : state) {
    const Identity identity = sign_in.identify(asked, kOnlyTenant);
    if (!std::holds_alternative<Caller>(identity)) throw std::runtime_error("not remembered");
    benchmark::DoNotOptimize(identity);
  }
}

void prove_password(benchmark::State& state) {
  SignIn sign_in(Settings{}, directory());
  for (auto _ : state) {
    prove(sign_in);
    state.PauseTiming();
    sign_in.replace(std::make_shared<const Directory>(std::vector<Account>{}));  // forgets it
    sign_in.replace(directory());
    state.ResumeTiming();
  }
}

BENCHMARK(identify_remembered);
BENCHMARK(prove_password)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace crm::auth
