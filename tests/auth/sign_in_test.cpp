#include "auth/sign_in.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "tests/auth/requests.h"
#include "tests/support/manual_clock.h"

namespace crm::auth {
namespace {

using std::chrono::seconds;
using SteadyTime = std::chrono::steady_clock::time_point;

constexpr HashCost kCheap{8192, 1};

Error refused() { return Error{ErrorKind::Unauthenticated, std::string(kSignInRefused)}; }

Account account(int id, std::string login, std::string_view password) {
  Account a;
  a.associate = AssociateId{id};
  a.login = std::move(login);
  a.password_hash = hash_password(password, kCheap).value();
  return a;
}

std::shared_ptr<const Directory> directory(std::vector<Account> accounts) {
  return std::make_shared<const Directory>(std::move(accounts));
}

Settings settings(std::size_t hash_threads = 2) {
  Settings s;
  s.cost = kCheap;
  s.hash_threads = hash_threads;
  return s;
}

Identity identify(const SignIn& sign_in, const std::string& authorization) {
  const Sent sent(authorization);
  return sign_in.identify(sent.request(), kOnlyTenant);
}

using Credential = std::shared_ptr<const Unproven>;

std::future<Result<Caller>> proving(const SignIn& sign_in, Credential credential) {
  auto told = std::make_shared<std::promise<Result<Caller>>>();
  auto future = told->get_future();
  sign_in.prove(std::move(credential),
                [told](Result<Caller> result) { told->set_value(std::move(result)); });
  return future;
}

// Starts a proof of a credential that is not remembered yet.
std::future<Result<Caller>> proving(const SignIn& sign_in, std::string_view credential) {
  return proving(sign_in, std::get<Credential>(identify(sign_in, basic(credential))));
}

// The whole way of a credential, whether it is remembered or not.
Result<Caller> sign(const SignIn& sign_in, std::string_view credential) {
  Identity identity = identify(sign_in, basic(credential));
  if (const auto* caller = std::get_if<Caller>(&identity)) return *caller;
  if (const auto* error = std::get_if<Error>(&identity)) return tl::unexpected<Error>(*error);
  return proving(sign_in, std::get<Credential>(std::move(identity))).get();
}

bool is_remembered(const SignIn& sign_in, std::string_view credential) {
  return !std::holds_alternative<Credential>(identify(sign_in, basic(credential)));
}

// Keeps the only hashing thread busy until it is let go.
class Blocked {
 public:
  explicit Blocked(const SignIn& sign_in) {
    sign_in.prove(std::get<Credential>(identify(sign_in, basic("a stranger:x"))),
                  [gates = gates_](const Result<Caller>&) {
                    gates->started.count_down();
                    gates->go.wait();
                  });
    gates_->started.wait();
  }
  Blocked(const Blocked&) = delete;
  Blocked& operator=(const Blocked&) = delete;
  ~Blocked() { let_go(); }

  void let_go() {
    if (!gates_->go.try_wait()) gates_->go.count_down();
  }

 private:
  struct Gates {
    std::latch started{1};
    std::latch go{1};
  };
  std::shared_ptr<Gates> gates_ = std::make_shared<Gates>();  // the thread may leave last
};

TEST(SignIn, NobodyIsTheSystemUserByAPassword) {
  Account system = account(1, "system", "secret");
  const SignIn with(settings(), directory({system}));
  EXPECT_TRUE(sign(with, "system:secret"));
  system.is_program = true;
  const SignIn sign_in(settings(), directory({system}));
  EXPECT_EQ(sign(sign_in, "system:secret").error(), refused());
}

TEST(SignIn, TakesAUserAndAPasswordThatCameAnotherWay) {
  const SignIn sign_in(settings(), directory({account(1, "anna", "secret")}));
  const auto proof = [&](TenantId tenant, std::string_view user, std::string_view password) {
    const Identity identity = sign_in.identify_user(tenant, user, password, "192.0.2.1");
    if (const auto* error = std::get_if<Error>(&identity))
      return Result<Caller>(refuse(error->kind, error->detail));
    return proving(sign_in, std::get<Credential>(identity)).get();
  };
  EXPECT_EQ(proof(kOnlyTenant, "Anna", "secret")->associate, AssociateId{1});
  EXPECT_EQ(proof(kOnlyTenant, "anna", "wrong").error(), refused());
  EXPECT_EQ(proof(TenantId{2}, "anna", "secret").error(), refused());
  EXPECT_EQ(proof(kOnlyTenant, "an:na", "secret").error(), refused());
  EXPECT_EQ(proof(kOnlyTenant, "anna", std::string(kPasswordBytesMax + 1, 'x')).error(), refused());
}

TEST(SignIn, KnowsACredentialThatWasProvenInAForm) {
  const SignIn sign_in(settings(), directory({account(1, "anna", "secret")}));
  const auto in_form = [&] {
    return sign_in.identify_user(kOnlyTenant, "anna", "secret", "192.0.2.1");
  };
  ASSERT_TRUE(proving(sign_in, std::get<Credential>(in_form())).get());
  EXPECT_TRUE(is_remembered(sign_in, "anna:secret"));
  EXPECT_TRUE(std::holds_alternative<Caller>(in_form()));
  EXPECT_FALSE(is_remembered(sign_in, "anna:secret "));
}

TEST(SignIn, TakesNoCredentialForAnotherTenant) {
  const SignIn sign_in(settings(), directory({account(1, "anna", "secret")}));
  ASSERT_TRUE(
      proving(sign_in, std::get<Credential>(identify(sign_in, basic("anna:secret")))).get());
  const Sent sent(basic("anna:secret"));
  const Identity elsewhere = sign_in.identify(sent.request(), TenantId{2});
  ASSERT_TRUE(std::holds_alternative<Credential>(elsewhere));
  EXPECT_EQ(proving(sign_in, std::get<Credential>(elsewhere)).get().error(), refused());
}

TEST(SignIn, KnowsACallerByPasswordOnceProven) {
  const SignIn sign_in(settings(), directory({account(7, "anna", "secret")}));
  EXPECT_FALSE(is_remembered(sign_in, "anna:secret"));
  const auto caller = proving(sign_in, "anna:secret").get();
  ASSERT_TRUE(caller);
  EXPECT_EQ(caller->associate, AssociateId{7});
  EXPECT_EQ(identify(sign_in, basic("anna:secret")), Identity(*caller));
}

TEST(SignIn, TakesTheLoginInAnyCaseAndThePasswordAsItIs) {
  const SignIn sign_in(settings(), directory({account(7, "ADM0", "Secret")}));
  EXPECT_TRUE(sign(sign_in, "adm0:Secret"));
  EXPECT_FALSE(sign(sign_in, "adm0:secret"));
}

TEST(SignIn, TakesAnEmptyPasswordWhereThatIsThePassword) {
  const SignIn sign_in(settings(), directory({account(7, "ADM0", ""), account(8, "bo", "x")}));
  EXPECT_TRUE(sign(sign_in, "ADM0:"));
  EXPECT_FALSE(sign(sign_in, "bo:"));
}

TEST(SignIn, TakesNamesAndPasswordsInUtf8AndLatin1AsClientsSendThem) {
  const SignIn sign_in(settings(), directory({account(7, "bjørn", "påss")}));
  EXPECT_TRUE(sign(sign_in, "bj\xF8rn:p\xC3\xA5ss"));
  EXPECT_TRUE(sign(sign_in, "bj\xC3\xB8rn:p\xC3\xA5ss"));
  EXPECT_TRUE(sign(sign_in, "bj\xF8rn:p\xE5ss"));
}

TEST(SignIn, RefusesUnknownWrongAndPasswordlessWithTheSameError) {
  Account passwordless = account(9, "carl", "");
  passwordless.password_hash = "";
  Account broken = account(10, "dora", "");
  broken.password_hash = "not a hash";
  const SignIn sign_in(settings(), directory({account(7, "anna", "secret"), passwordless, broken}));
  for (const auto* credential :
       {"anna:wrong", "nobody:secret", "carl:", "carl:x", "dora:", "dora:not a hash", ":"}) {
    const auto caller = sign(sign_in, credential);
    ASSERT_FALSE(caller) << credential;
    EXPECT_EQ(caller.error(), refused()) << credential;
    EXPECT_FALSE(is_remembered(sign_in, credential));
  }
  for (const auto* value : {"Bearer x", "Basic", "Basic ***"}) {
    EXPECT_EQ(identify(sign_in, value), Identity(refused())) << value;
  }
}

TEST(SignIn, RefusesAPasswordThatIsTooLongWithoutHashingIt) {
  const SignIn sign_in(settings(), directory({}));
  const std::string latin1(kPasswordBytesMax, '\xE5');
  EXPECT_EQ(identify(sign_in, basic("anna:" + latin1)), Identity(refused()));
}

TEST(SignIn, TellsARetiredUserSoOnlyBehindTheRightPassword) {
  Account retired = account(7, "anna", "secret");
  retired.standing = Standing::Retired;
  const SignIn sign_in(settings(), directory({retired}));
  EXPECT_EQ(sign(sign_in, "anna:wrong").error(), refused());
  EXPECT_EQ(sign(sign_in, "anna:secret").error().kind, ErrorKind::Forbidden);
  ASSERT_TRUE(is_remembered(sign_in, "anna:secret"));
  EXPECT_EQ(sign(sign_in, "anna:secret").error().kind, ErrorKind::Forbidden);
}

TEST(SignIn, TellsAUserWhoWaitsForApprovalSoOnlyBehindTheRightPasswordUntilApproved) {
  Account waiting = account(7, "anna", "secret");
  waiting.standing = Standing::WaitingForApproval;
  SignIn sign_in(settings(), directory({waiting}));
  EXPECT_EQ(sign(sign_in, "anna:wrong").error(), refused());
  EXPECT_EQ(sign(sign_in, "anna:secret").error(),
            (Error{ErrorKind::Forbidden, "This user is waiting for approval."}));
  ASSERT_TRUE(is_remembered(sign_in, "anna:secret"));
  EXPECT_EQ(sign(sign_in, "anna:secret").error().kind, ErrorKind::Forbidden);
  waiting.standing = Standing::Admitted;
  sign_in.replace(directory({waiting}));
  EXPECT_TRUE(sign(sign_in, "anna:secret"));
}

TEST(SignIn, ForgetsACredentialWhenItsTimeIsOver) {
  std::atomic<SteadyTime> now{SteadyTime{seconds{1000}}};
  const SignIn sign_in(settings(), directory({account(7, "anna", "secret")}),
                       [&now] { return now.load(); });
  ASSERT_TRUE(sign(sign_in, "anna:secret"));
  now = SteadyTime{seconds{1299}};
  EXPECT_TRUE(is_remembered(sign_in, "anna:secret"));
  now = SteadyTime{seconds{1300}};
  EXPECT_FALSE(is_remembered(sign_in, "anna:secret"));
}

TEST(SignIn, ForgetsTheOldPasswordAndTakesTheNewOneAtOnceWhenItIsReplaced) {
  SignIn sign_in(settings(), directory({account(7, "anna", "old"), account(8, "bo", "x")}));
  ASSERT_TRUE(sign(sign_in, "anna:old"));
  ASSERT_TRUE(sign(sign_in, "bo:x"));
  sign_in.replace(directory({account(7, "anna", "new")}));
  EXPECT_FALSE(is_remembered(sign_in, "anna:old"));
  EXPECT_EQ(sign(sign_in, "anna:old").error(), refused());
  EXPECT_TRUE(sign(sign_in, "anna:new"));
  EXPECT_EQ(sign(sign_in, "bo:x").error(), refused());
}

TEST(SignIn, RefusesAUserFromTheMomentOfRetirement) {
  Account anna = account(7, "anna", "secret");
  SignIn sign_in(settings(), directory({anna}));
  ASSERT_TRUE(sign(sign_in, "anna:secret"));
  anna.standing = Standing::Retired;
  sign_in.replace(directory({anna}));
  EXPECT_EQ(sign(sign_in, "anna:secret").error().kind, ErrorKind::Forbidden);
}

TEST(SignIn, TellsTheLastLogOutAsItStandsNow) {
  Account anna = account(7, "anna", "secret");
  SignIn sign_in(settings(), directory({anna}));
  EXPECT_EQ(sign(sign_in, "anna:secret")->last_logout, std::nullopt);
  anna.last_logout = Instant{42};
  sign_in.replace(directory({anna}));
  ASSERT_TRUE(is_remembered(sign_in, "anna:secret"));
  EXPECT_EQ(sign(sign_in, "anna:secret")->last_logout, Instant{42});
}

TEST(SignIn, ProvesEqualCredentialsOnceAndTellsAllWhoWait) {
  Settings one_place = settings(1);
  one_place.hash_queue_max = 1;
  const SignIn sign_in(one_place, directory({account(7, "anna", "secret"), account(8, "bo", "x")}));
  Blocked blocked(sign_in);

  std::vector<std::future<Result<Caller>>> told;
  told.reserve(64);
  for (int i = 0; i < 64; ++i) told.push_back(proving(sign_in, "anna:secret"));
  EXPECT_EQ(proving(sign_in, "bo:x").get().error().kind, ErrorKind::Busy);

  blocked.let_go();
  for (auto& one : told) {
    const auto caller = one.get();
    ASSERT_TRUE(caller);
    EXPECT_EQ(caller->associate, AssociateId{7});
  }
}

TEST(SignIn, TakesACredentialAgainThatFoundItBusyBefore) {
  Settings no_queue = settings(1);
  no_queue.hash_queue_max = 0;
  const SignIn sign_in(no_queue, directory({account(7, "anna", "secret")}));
  {
    Blocked blocked(sign_in);
    EXPECT_EQ(sign(sign_in, "anna:secret").error().kind, ErrorKind::Busy);
    blocked.let_go();
  }
  Result<Caller> caller = sign(sign_in, "anna:secret");
  while (!caller && caller.error().kind == ErrorKind::Busy) {
    std::this_thread::yield();
    caller = sign(sign_in, "anna:secret");
  }
  EXPECT_TRUE(caller);
}

TEST(SignIn, TellsAllWhoWaitThatACredentialIsWrong) {
  const SignIn sign_in(settings(1), directory({account(7, "anna", "secret")}));
  Blocked blocked(sign_in);
  std::vector<std::future<Result<Caller>>> told;
  told.reserve(8);
  for (int i = 0; i < 8; ++i) told.push_back(proving(sign_in, "anna:wrong"));
  blocked.let_go();
  for (auto& one : told) EXPECT_EQ(one.get().error(), refused());
}

TEST(SignIn, GoesByTheDirectoryAsItIsWhenTheProofIsMade) {
  SignIn sign_in(settings(1), directory({account(7, "anna", "old")}));
  Blocked blocked(sign_in);
  auto old_one = proving(sign_in, "anna:old");
  auto new_one = proving(sign_in, "anna:new");
  sign_in.replace(directory({account(7, "anna", "new")}));
  blocked.let_go();
  EXPECT_EQ(old_one.get().error(), refused());
  EXPECT_TRUE(new_one.get());
}

// The clock is asked last when the proof is done and is about to be remembered.
TEST(SignIn, LetsNobodyInWithAPasswordThatWasReplacedUnderTheProof) {
  std::atomic<int> asked = 0;
  std::unique_ptr<SignIn> sign_in;
  const auto after = directory({account(7, "anna", "new")});
  sign_in = std::make_unique<SignIn>(settings(), directory({account(7, "anna", "old")}), [&] {
    if (++asked == 3) sign_in->replace(after);
    return SteadyTime{};
  });
  EXPECT_EQ(sign(*sign_in, "anna:old").error(), refused());
  EXPECT_GT(asked, 3);
  EXPECT_FALSE(is_remembered(*sign_in, "anna:old"));
}

TEST(SignIn, AnswersThoseStillQueuedWhenItStops) {
  auto sign_in = std::make_unique<SignIn>(settings(1), directory({account(7, "anna", "secret")}));
  Blocked blocked(*sign_in);
  auto queued = proving(*sign_in, "anna:secret");
  std::thread stopping([&] { sign_in.reset(); });
  EXPECT_EQ(queued.get().error().kind, ErrorKind::Unavailable);
  blocked.let_go();
  stopping.join();
}

TEST(SignIn, HashesAgainWhatWasHashedAtALowerCost) {
  std::promise<std::pair<Account, std::string>> given;
  Settings higher = settings();
  higher.cost = HashCost{16'384, 2};
  higher.rehashed = [&](const Account& proven, std::string phc) {
    given.set_value({proven, std::move(phc)});
  };
  const Account anna = account(7, "anna", "secret");
  const SignIn sign_in(higher, directory({anna}));
  EXPECT_FALSE(sign(sign_in, "anna:wrong"));
  ASSERT_TRUE(sign(sign_in, "anna:secret"));
  const auto [proven, phc] = given.get_future().get();
  EXPECT_EQ(proven.associate, AssociateId{7});
  EXPECT_EQ(proven.password_hash, anna.password_hash);
  EXPECT_EQ(cost_of(phc), higher.cost);
  EXPECT_EQ(matches(phc, "secret"), Result<bool>(true));
}

TEST(SignIn, LeavesHashesOfTheSameOrHigherCostAlone) {
  std::atomic<int> rehashes = 0;
  {
    Settings counting = settings();
    counting.rehashed = [&](const Account&, const std::string&) { ++rehashes; };
    Account costly = account(8, "bo", "x");
    costly.password_hash = hash_password("x", HashCost{32'768, 2}).value();
    const SignIn sign_in(counting, directory({account(7, "anna", "secret"), costly}));
    ASSERT_TRUE(sign(sign_in, "anna:secret"));
    ASSERT_TRUE(sign(sign_in, "bo:x"));
  }
  EXPECT_EQ(rehashes, 0);
}

TEST(SignIn, StandsManyThreadsAndReplacementsAtOnce) {
  const Account anna = account(7, "anna", "secret");
  SignIn sign_in(settings(), directory({anna}));
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) {
        EXPECT_TRUE(sign(sign_in, "anna:secret"));
        if (i % 20 == 0) {
          EXPECT_FALSE(sign(sign_in, "anna:wrong" + std::to_string(i)));
        }
      }
    });
  }
  for (int i = 0; i < 50; ++i) sign_in.replace(directory({anna}));
  for (std::thread& thread : threads) thread.join();
}

// Slowed from the fifth failure on, by a clock that stands still.
class GuardedSignIn : public testing::Test {
 protected:
  std::unique_ptr<SignIn> opened(Settings guarded) {
    guarded.guard = &guard_;
    return std::make_unique<SignIn>(
        guarded, directory({account(7, "anna", "secret"), account(8, "bo", "x")}),
        [this] { return now_.load(); });
  }

  static ErrorKind guess(const SignIn& sign_in, const std::string& login, int number) {
    return sign(sign_in, login + ":wrong" + std::to_string(number)).error().kind;
  }

  static void guess_until_slowed(const SignIn& sign_in, const std::string& login) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(guess(sign_in, login, i), ErrorKind::Unauthenticated);
    EXPECT_EQ(guess(sign_in, login, 5), ErrorKind::TooManyAttempts);
  }

  ManualClock clock_{Instant{}};
  std::atomic<SteadyTime> now_{SteadyTime{seconds{1000}}};
  std::vector<GuardEvent> events_;
  std::mutex mutex_;
  Guard guard_{GuardSettings{}, clock_, [this](const GuardEvent& event) {
                 const std::scoped_lock lock(mutex_);
                 events_.push_back(event);
               }};
};

TEST_F(GuardedSignIn, RefusesGuessesWithoutHashingThem) {
  Settings no_queue = settings(1);
  no_queue.hash_queue_max = 0;
  const auto sign_in = opened(settings());
  guess_until_slowed(*sign_in, "anna");
  const auto busy = opened(no_queue);
  const Blocked blocked(*busy);
  EXPECT_EQ(guess(*busy, "bo", 1), ErrorKind::Busy);
  EXPECT_EQ(guess(*busy, "anna", 1), ErrorKind::TooManyAttempts);
}

TEST_F(GuardedSignIn, RefusesTheRightPasswordAsItDoesWrongOnes) {
  const auto sign_in = opened(settings());
  guess_until_slowed(*sign_in, "anna");
  const Error right = sign(*sign_in, "anna:secret").error();
  EXPECT_EQ(right, sign(*sign_in, "anna:wrong").error());
  EXPECT_EQ(right, (Error{ErrorKind::TooManyAttempts, std::string(kTooManyAttempts), 1}));
  clock_.advance_s(1);
  EXPECT_TRUE(sign(*sign_in, "anna:secret"));
}

TEST_F(GuardedSignIn, NeverSlowsACredentialThatWasRightBefore) {
  const auto sign_in = opened(settings());
  ASSERT_TRUE(sign(*sign_in, "anna:secret"));
  guess_until_slowed(*sign_in, "anna");
  EXPECT_TRUE(sign(*sign_in, "anna:secret"));
  now_ = SteadyTime{seconds{5000}};
  ASSERT_FALSE(is_remembered(*sign_in, "anna:secret"));
  EXPECT_TRUE(sign(*sign_in, "anna:secret"));
  EXPECT_EQ(guess(*sign_in, "anna", 9), ErrorKind::TooManyAttempts);  // nor does it help guessing
}

TEST_F(GuardedSignIn, SlowsACredentialThatIsNoLongerRight) {
  const auto sign_in = opened(settings());
  ASSERT_TRUE(sign(*sign_in, "anna:secret"));
  guess_until_slowed(*sign_in, "anna");
  sign_in->replace(directory({account(7, "anna", "new")}));
  EXPECT_EQ(sign(*sign_in, "anna:secret").error().kind, ErrorKind::TooManyAttempts);
}

// Nobody learns who exists: the guard hears and answers the same.
TEST_F(GuardedSignIn, GoesTheSameWayForAUserAndForNobody) {
  const auto sign_in = opened(settings());
  const auto story_of = [&](const std::string& login) {
    events_.clear();
    guess_until_slowed(*sign_in, login);
    std::vector<std::string> story;
    for (const GuardEvent& event : events_) {
      story.push_back(std::to_string(static_cast<int>(event.what)) + " " +
                      std::to_string(event.failures) + " " + std::to_string(event.wait_s));
    }
    story.push_back(sign(*sign_in, login + ":x").error().detail);
    return story;
  };
  const auto of_anna = story_of("anna");
  EXPECT_EQ(of_anna.size(), 7U);
  EXPECT_EQ(of_anna, story_of("nobody"));
}

TEST_F(GuardedSignIn, CountsEqualCredentialsProvenTogetherOnce) {
  const auto sign_in = opened(settings(1));
  Blocked blocked(*sign_in);
  std::vector<std::future<Result<Caller>>> told;
  told.reserve(20);
  for (int i = 0; i < 20; ++i) told.push_back(proving(*sign_in, "anna:wrong"));
  blocked.let_go();
  for (auto& one : told) EXPECT_EQ(one.get().error(), refused());
  EXPECT_TRUE(sign(*sign_in, "anna:secret"));
}

TEST_F(GuardedSignIn, LetsNoMoreBeTriedAtOnceThanOneAfterTheOther) {
  const auto sign_in = opened(settings(1));
  Blocked blocked(*sign_in);
  std::vector<std::future<Result<Caller>>> told;
  told.reserve(20);
  for (int i = 0; i < 20; ++i) told.push_back(proving(*sign_in, "anna:wrong" + std::to_string(i)));
  blocked.let_go();
  int tried = 0;
  for (auto& one : told) {
    if (one.get().error().kind == ErrorKind::Unauthenticated) ++tried;
  }
  EXPECT_EQ(tried, 5);
}

TEST_F(GuardedSignIn, CountsNoTryThatWasNotMade) {
  Settings no_queue = settings(1);
  no_queue.hash_queue_max = 0;
  const auto sign_in = opened(no_queue);
  {
    Blocked blocked(*sign_in);
    for (int i = 0; i < 20; ++i) EXPECT_EQ(guess(*sign_in, "anna", i), ErrorKind::Busy);
  }
  const auto changes = guard_.take_changes();
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].login, "a stranger");  // who kept the thread busy
  EXPECT_TRUE(guard_.begin(kOnlyTenant, "anna", ""));
}

}  // namespace
}  // namespace crm::auth
