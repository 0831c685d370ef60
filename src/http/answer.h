// What the server gives the network for a request: the response at once, or a promise of it.
#pragma once

#include <functional>
#include <string>
#include <variant>

#include "http/message.h"

namespace crm::http {

// Takes the response of a Later. Call it exactly once, from any thread. The request that it answers
// lives at least until the last copy of this is gone.
using Reply = std::function<void(Response)>;

// Work that must not be done on the thread that reads sockets: called at once with the Reply, it
// starts the work elsewhere and returns without waiting.
using Later = std::function<void(Reply)>;

using Answer = std::variant<Response, Later>;

// Answers one request. `buffer` is empty and has the capacity of earlier bodies: a handler that
// fills it and moves it into the response saves an allocation. Called on many threads at once;
// never waits. Must not throw for anything a client can send.
using Handler = std::function<Answer(const Request& request, std::string buffer)>;

}  // namespace crm::http
