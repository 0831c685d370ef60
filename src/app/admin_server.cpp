#include "app/admin_server.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <optional>
#include <system_error>
#include <utility>

#include "app/admin_console.h"
#include "app/version.h"

namespace crm::app {
namespace {

constexpr std::chrono::seconds kRequestTimeMax{10};
constexpr std::chrono::milliseconds kLookEvery{100};
constexpr std::size_t kArgumentsMax = 1000;
constexpr int kCouldNot = 1;

tl::unexpected<Error> cannot_listen(const std::filesystem::path& path, const std::string& why) {
  return refuse(ErrorKind::Unavailable, "the admin socket " + path.string() + " cannot be made: " +
                                            why + "; commands beside this server will refuse");
}

std::string reason() { return std::generic_category().message(errno); }

// Of the process at the other end; none when the kernel cannot tell.
std::optional<unsigned> user_behind(int socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return std::nullopt;
  return peer.uid;
}

// The whole request, or why not.
Result<AdminRequest> read_request(AdminChannel& channel) {
  AdminRequest request;
  const auto until = std::chrono::steady_clock::now() + kRequestTimeMax;
  bool is_greeted = false;
  while (std::chrono::steady_clock::now() < until) {
    auto frame = channel.receive(kLookEvery);
    if (!frame) return forward(frame);
    if (!*frame) continue;
    std::string& text = (*frame)->text;
    switch ((*frame)->kind) {
      case FrameKind::Hello:
        is_greeted = true;
        if (text == kVersion) break;
        return refuse(ErrorKind::BadRequest, "the server here is active-contacts " +
                                                 std::string(kVersion) + ", this is " + text +
                                                 "; use the same, or restart the server.");
      case FrameKind::Folder:
        request.folder = text;
        break;
      case FrameKind::Variable:
        if (const auto equals = text.find('='); equals != std::string::npos) {
          request.variables[text.substr(0, equals)] = text.substr(equals + 1);
        }
        break;
      case FrameKind::Argument:
        request.arguments.push_back(std::move(text));
        break;
      case FrameKind::Go:
        if (is_greeted) return request;
        [[fallthrough]];
      default:
        return refuse(ErrorKind::BadRequest, "the server does not understand this command.");
    }
    if (request.arguments.size() + request.variables.size() > kArgumentsMax) {
      return refuse(ErrorKind::BadRequest, "too many arguments for a command beside a server.");
    }
  }
  return refuse(ErrorKind::BadRequest, "the command did not come in time.");
}

}  // namespace

Result<std::unique_ptr<AdminServer>> AdminServer::open(std::filesystem::path path, Run run) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof address.sun_path) {
    return cannot_listen(path, "its path is longer than the " +
                                   std::to_string(sizeof address.sun_path - 1) +
                                   " bytes that a socket may have");
  }
  std::memcpy(address.sun_path, text.data(), text.size());
  const int listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (listening < 0) return cannot_listen(path, reason());
  ::unlink(text.c_str());  // whoever had it is dead: the database is ours
  // Nobody can connect before listen(), so nobody can before the mode is set.
  const bool is_open =
      ::bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      ::chmod(text.c_str(), S_IRUSR | S_IWUSR) == 0 &&
      ::listen(listening, static_cast<int>(kConnectionsMax)) == 0;
  const int wake = is_open ? ::eventfd(0, EFD_CLOEXEC) : -1;
  if (wake < 0) {
    const auto refused = cannot_listen(path, reason());
    ::close(listening);
    return refused;
  }
  return std::unique_ptr<AdminServer>(
      new AdminServer(std::move(path), std::move(run), listening, wake));
}

AdminServer::AdminServer(std::filesystem::path path, Run run, int listening, int wake)
    : path_(std::move(path)),
      run_(std::move(run)),
      listening_(listening),
      wake_(wake),
      accepting_([this] { accept_all(); }) {}

AdminServer::~AdminServer() {
  stopping_ = true;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto woken = ::write(wake_, &one, sizeof one);
  accepting_.join();
  for (Visit& visit : visits_) visit.thread.join();
  ::close(listening_);
  ::close(wake_);
  ::unlink(path_.c_str());
}

void AdminServer::accept_all() {
  while (!stopping_) {
    std::array<pollfd, 2> both{{{.fd = listening_, .events = POLLIN, .revents = 0},
                                {.fd = wake_, .events = POLLIN, .revents = 0}}};
    ::poll(both.data(), both.size(), -1);
    if (stopping_) return;
    const int socket = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    sweep();
    if (socket >= 0) receive(socket);
  }
}

// Visits that are over leave.
void AdminServer::sweep() {
  for (auto visit = visits_.begin(); visit != visits_.end();) {
    if (!visit->is_over) {
      ++visit;
      continue;
    }
    visit->thread.join();
    visit = visits_.erase(visit);
  }
}

void AdminServer::receive(int socket) {
  AdminChannel channel(socket);
  const auto who = user_behind(socket);
  // The mode of the socket keeps others out already; root comes through it.
  if (!who || (*who != ::geteuid() && *who != 0)) return;
  if (visits_.size() >= kConnectionsMax) {
    static_cast<void>(
        channel.send(FrameKind::Tell, "active-contacts: too many commands wait here."));
    static_cast<void>(channel.send(FrameKind::Exit, std::to_string(kCouldNot)));
    return;
  }
  Visit& visit = visits_.emplace_back();
  visit.thread = std::thread([this, &visit, who, channel = std::move(channel)]() mutable {
    serve(std::move(channel), *who);
    visit.is_over = true;
  });
}

void AdminServer::serve(AdminChannel channel, unsigned who) {
  AdminConsole console(channel, stopping_);
  const WorkingFor working(console);
  int status = kCouldNot;
  try {
    if (const auto request = read_request(channel)) {
      std::unique_lock alone(one_at_a_time_, std::try_to_lock);
      if (!alone) tell("Waiting for another command to end.");
      while (!alone && !is_interrupted()) alone.try_lock_for(kLookEvery);
      if (alone) {
        status = run_(*request, who);
      } else {
        tell("active-contacts: the server is stopping; nothing was changed.");
      }
    } else {
      tell("active-contacts: " + request.error().detail);
    }
  } catch (const std::exception& bug) {
    tell(std::string("active-contacts: unexpected failure: ") + bug.what());
  }
  static_cast<void>(channel.send(FrameKind::Exit, std::to_string(status)));
}

}  // namespace crm::app
