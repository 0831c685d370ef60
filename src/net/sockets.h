// The vocabulary of Asio as this room uses it. The executor is the plain one of an io_context, not
// a type-erased one, and errors come as values: both are what makes Asio quick [adr 2].
#pragma once

#include <chrono>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace crm::net {

namespace asio = boost::asio;

using ErrorCode = boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Tcp = asio::ip::tcp;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;

// Time as deadlines know it: setting the machine's clock does not move it.
using SteadyClock = std::chrono::steady_clock;
using SteadyTime = SteadyClock::time_point;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;

template <class T>
using Task = asio::awaitable<T, Executor>;

// The completion token of every wait here: co_await gives (error, result) and throws nothing.
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> kAsValues{
    asio::use_awaitable_t<Executor>{}};

}  // namespace crm::net
