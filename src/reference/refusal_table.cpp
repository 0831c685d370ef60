#include "reference/refusal_table.h"

#include <array>

namespace crm::reference {
namespace {

using http::Status;

// Which shape each status has is decided where errors become answers [wire: Errors].
constexpr std::array kRefusals{
    Refusal{Status::BadRequest, For::All, By::Exchange, Shape::Error,
            "The message, a header field or the body is malformed, or a value is wrong.", "",
            "ArgumentException", "The request is invalid.",
            "ActionType: 'Exploded' is not a ContactAction."},
    Refusal{Status::Unauthorized, For::Callers, By::Exchange, Shape::Error,
            "Nobody is signed in, or the credentials are wrong or have expired.",
            "WWW-Authenticate", "SoSessionException", "Authentication failed.",
            "The user name or password is not valid."},
    Refusal{Status::Forbidden, For::Callers, By::Exchange, Shape::Error,
            "The user is known, and may not sign in, or has no right to what is to be changed "
            "(SoSentryException); or, online, the application may not call for them.",
            "", "SoSecurityException", "Access is denied.", "This user is retired."},
    Refusal{Status::Forbidden, For::Preflight, By::Exchange, Shape::Nothing,
            "Pages of that origin may not ask.", "", "", "", ""},
    Refusal{Status::NotFound, For::All, By::Exchange, Shape::Message, "There is no such address.",
            "", "", "",
            "No HTTP resource was found that matches the request URI "
            "'http://crm.example.test/api/v2'."},
    Refusal{Status::NotFound, For::Lookups, By::Exchange, Shape::Either,
            "What is asked for does not exist, or there is no such address.", "",
            "SoNotFoundException", "It does not exist.", "There is no text named 'SR_NOTHING'."},
    Refusal{Status::MethodNotAllowed, For::All, By::Exchange, Shape::Message,
            "The address has no such verb.", "Allow", "", "",
            "The requested resource does not support http method 'PUT'."},
    Refusal{Status::RequestTimeout, For::All, By::Network, Shape::Message,
            "The request came too slowly.", "", "", "", "The request took too long to arrive."},
    Refusal{Status::Conflict, For::Patches, By::Exchange, Shape::Error,
            "A test in the patch has failed; nothing was changed.", "", "SoConcurrencyException",
            "It has been changed; nothing was changed now.",
            "Operation 2 (test '/Name'): the value is another."},
    Refusal{Status::PreconditionFailed, For::Changes, By::Exchange, Shape::Error,
            "It has been changed since the time in If-Unmodified-Since; nothing was changed now.",
            "", "SoConcurrencyException", "It has been changed; nothing was changed now.",
            "The company has been changed since the time in If-Unmodified-Since."},
    Refusal{Status::PayloadTooLarge, For::All, By::Exchange, Shape::Message,
            "The body is too long.", "", "", "", "The body is larger than this server takes."},
    Refusal{Status::UriTooLong, For::All, By::Network, Shape::Message,
            "The request line is too long.", "", "", "", "The request line is too long."},
    Refusal{Status::UnsupportedMediaType, For::Bodies, By::Exchange, Shape::Message,
            "The type, charset or compression of the body is not known.", "", "", "",
            "The request entity's media type 'text/plain' is not supported for this resource."},
    Refusal{Status::ExpectationFailed, For::All, By::Network, Shape::Message,
            "Expect asks for something else than 100-continue.", "", "", "",
            "Expect: this server knows 100-continue alone."},
    Refusal{Status::Misdirected, For::All, By::Exchange, Shape::Message,
            "Online: the tenant is served on another host of this server.", "", "", "",
            "Wrong subdomain used to access tenant"},
    Refusal{
        Status::TooManyRequests, For::Callers, By::Exchange, Shape::Error,
        "Too many wrong passwords for this user, or wrong credentials from this address: ask again "
        "when the time is over.",
        "Retry-After", "SoSessionException", "Authentication failed.",
        "Too many failed sign-ins. Try again later."},
    Refusal{Status::HeaderFieldsTooLarge, For::All, By::Network, Shape::Message,
            "The header fields are too long, or too many.", "", "", "",
            "The head of the request is too long."},
    Refusal{Status::InternalServerError, For::All, By::Exchange, Shape::Error,
            "Our fault; the details are in the log of the server.", "", "Exception",
            "An unexpected error occurred.", "An unexpected error occurred."},
    Refusal{Status::NotImplemented, For::All, By::Network, Shape::Message,
            "Transfer-Encoding names something else than chunked.", "", "", "",
            "Only the transfer coding chunked is known."},
    Refusal{Status::ServiceUnavailable, For::All, By::Exchange, Shape::Error,
            "Too busy, or stopping: ask again; online also: the tenant is suspended.",
            "Retry-After", "Exception", "The server cannot answer now.",
            "Too many passwords are waiting to be checked."},
    Refusal{Status::VersionNotSupported, For::All, By::Network, Shape::Message,
            "A version of HTTP that is not 1.0 or 1.1.", "", "", "",
            "Only HTTP/1.0 and HTTP/1.1 are known."},
    Refusal{Status::InsufficientStorage, For::Callers, By::Exchange, Shape::Error,
            "The disk is full: nothing was changed, and reading goes on.", "", "Exception",
            "The disk is full; nothing was changed.", "The disk is full; nothing was changed."},
};

}  // namespace

std::span<const Refusal> refusal_table() { return kRefusals; }

}  // namespace crm::reference
