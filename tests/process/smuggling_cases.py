"""Requests that break HTTP/1.1, each with the statuses that may answer it.

Most carry a second, good request where a careless reader would find one: whoever answers that has been
smuggled. Sources: RFC 9112, and the boundary cases that other servers got wrong.
"""

from dataclasses import dataclass

from crm_http import PATH

LINE = f"POST {PATH} HTTP/1.1".encode()
KIB = 1024


@dataclass(frozen=True)
class Case:
    name: str
    data: bytes
    statuses: tuple


class Cases:
    """authorization: the value that signs a good request in."""

    def __init__(self, authorization):
        self.sign_in = b"Authorization: " + authorization.encode()
        self.good = self.request(b"Content-Length: 2", body=b"{}")
        self._cases = []

    def request(self, *fields, line=LINE, host=(b"Host: localhost",), body=b"", end=b"\r\n"):
        """A signed-in request with these fields; the good one when nothing else is said."""
        return end.join([line, *host, self.sign_in, b"Content-Type: application/json", *fields, b"", b""]) + body

    def all(self):
        self._heads()
        self._request_lines()
        self._hosts()
        self._transfer_encodings()
        self._content_lengths()
        self._chunks()
        self._sizes()
        return self._cases

    def add(self, name, data, *statuses):
        self._cases.append(Case(name, data, statuses or (400,)))

    def _heads(self):
        two = b"Content-Length: 2"
        self.add("every line ends in a bare LF", self.request(two, body=b"{}", end=b"\n"))
        self.add("one line ends in a bare LF", self.request(b"X: 1\nY: 2", two, body=b"{}") + self.good)
        self.add("the head ends in LF LF", self.request(two)[:-4] + b"\n\n{}" + self.good)
        self.add("the head ends in CR LF LF", self.request(two)[:-4] + b"\r\n\n{}" + self.good)
        self.add("a bare CR inside a value", self.request(b"X: a\rb", two, body=b"{}"))
        self.add("CR CR LF at a line's end", self.request(b"X: a\r", two, body=b"{}"))
        for byte in (0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1F, 0x7F):
            self.add(f"byte {byte:#04x} inside a value", self.request(b"X: a%cb" % byte, two, body=b"{}"))
            self.add(f"byte {byte:#04x} inside a name", self.request(b"X%cY: a" % byte, two, body=b"{}"))
        self.add("a blank before the colon", self.request(b"Content-Length : 2", body=b"{}" + self.good))
        self.add("a tab before the colon", self.request(b"Content-Length\t: 2", body=b"{}" + self.good))
        self.add("Transfer-Encoding with a blank before the colon",
                 self.request(b"Transfer-Encoding : chunked", body=b"2\r\n{}\r\n0\r\n\r\n" + self.good))
        self.add("a folded line", self.request(b"X: a\r\n b", two, body=b"{}"))
        self.add("a line folded by a tab", self.request(b"X: a\r\n\tb", two, body=b"{}"))
        self.add("a blank before the first field", self.request(two, host=(b" X: 1", b"Host: localhost"), body=b"{}"))
        self.add("a folded Content-Length", self.request(b"Content-Length:\r\n 2", body=b"{}" + self.good))
        self.add("an empty name", self.request(b": a", two, body=b"{}"))
        self.add("a line without a colon", self.request(b"nothing", two, body=b"{}"))
        for name in (b"X(Y)", b"X/Y", b'X"Y', b"X{Y}", b"X@Y", b"X,Y", b"X;Y", b"X\xe6Y", b"X Y"):
            self.add(f"name {name!r}", self.request(name + b": a", two, body=b"{}"))

    def _request_lines(self):
        def with_line(line):
            return self.request(b"Content-Length: 2", line=line, body=b"{}")

        path = PATH.encode()
        for version in (b"HTTP/1.10", b"HTTP/1.2", b"HTTP/2.0", b"HTTP/0.9", b"HTTP/11", b"HTTP/1", b"HTTP/1.",
                        b"HTTP/01.1", b"HTTP/1.1.1", b"http/1.1", b"HTTPS/1.1", b"HTTP/1.1x", b"HTTP/+1.1",
                        b"XTTP/1.1"):
            self.add(f"version {version.decode()}", with_line(b"POST " + path + b" " + version), 400, 505)
        odd_version = {"two blanks after the method", "two blanks before the version", "a blank after the version",
                       "no version", "a method alone", "no method", "a blank in the target"}
        for name, line in {
            "two blanks after the method": b"POST  " + path + b" HTTP/1.1",
            "two blanks before the version": b"POST " + path + b"  HTTP/1.1",
            "a tab after the method": b"POST\t" + path + b" HTTP/1.1",
            "a blank after the version": b"POST " + path + b" HTTP/1.1 ",
            "a blank before the method": b" POST " + path + b" HTTP/1.1",
            "no version": b"POST " + path,
            "a method alone": b"POST",
            "no method": path + b" HTTP/1.1",
            "a blank in the target": b"POST " + path + b" x HTTP/1.1",
            "a method that is no token": b"PO@ST " + path + b" HTTP/1.1",
            "a method with a colon": b"POST: " + path + b" HTTP/1.1",
            "NUL in the target": b"POST " + path + b"\x00 HTTP/1.1",
            "a control byte in the target": b"POST " + path + b"\x1f HTTP/1.1",
            "a byte beyond ASCII in the target": b"POST " + path + b"\xc3\xa6 HTTP/1.1",
            "DEL in the target": b"POST " + path + b"\x7f HTTP/1.1",
            "a bad escape": b"POST " + path + b"%zz HTTP/1.1",
            "half an escape": b"POST " + path + b"%4 HTTP/1.1",
            "an escape at the end": b"POST " + path + b"?a=% HTTP/1.1",
            "a fragment": b"POST " + path + b"#x HTTP/1.1",
            "a target without a slash": b"POST " + path[1:] + b" HTTP/1.1",
            "a bare CR in the line": b"POST " + path + b"\r HTTP/1.1",
        }.items():
            self.add(f"request line: {name}", with_line(line), 400, *([505] if name in odd_version else []))
        self.add("nonsense", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n")

    def _hosts(self):
        def with_hosts(*hosts):
            return self.request(b"Content-Length: 2", host=hosts, body=b"{}")

        self.add("no Host", with_hosts())
        self.add("two different Hosts", with_hosts(b"Host: a", b"Host: b"))
        self.add("two equal Hosts", with_hosts(b"Host: a", b"host: a"))
        for host in (b"a b", b"http://a", b"a/b", b"user@a", b"a:b", b"a:80:80", b"[::1",
                     b"a?b", b"a#b", b"a\\b", b"\xe6", b"<a>"):
            self.add(f"Host: {host!r}", with_hosts(b"Host: " + host))

    def _transfer_encodings(self):
        chunked_body = b"2\r\n{}\r\n0\r\n\r\n"
        for value in (b"gzip", b"deflate", b"identity", b"xchunked", b"chunkedx", b"chunked, identity",
                      b"identity, chunked", b"gzip, chunked", b"chunked, chunked", b'"chunked"', b"'chunked'",
                      b"\xa0chunked", b"chunked\xa0", b"\xc2\xa0chunked", b"chunked;q=1", b"chunked,", b",chunked",
                      b"chunked chunked", b"", b",", b"CHUNKED, gzip"):
            self.add(f"Transfer-Encoding: {value!r}, then a request",
                     self.request(b"Transfer-Encoding: " + value, body=self.good), 400, 501)
            self.add(f"Transfer-Encoding: {value!r}, then chunks and a request",
                     self.request(b"Transfer-Encoding: " + value, body=chunked_body + self.good), 400, 501)
        for byte in (0x0B, 0x0C, 0x00):
            self.add(f"Transfer-Encoding: {byte:#04x} before the word",
                     self.request(b"Transfer-Encoding: %cchunked" % byte, body=chunked_body + self.good), 400, 501)
        chunked = b"Transfer-Encoding: chunked"
        self.add("Transfer-Encoding twice", self.request(chunked, chunked, body=chunked_body + self.good), 400, 501)
        self.add("Transfer-Encoding twice, identity first",
                 self.request(b"Transfer-Encoding: identity", chunked, body=chunked_body + self.good), 400, 501)
        self.add("Transfer-Encoding twice, gzip last",
                 self.request(chunked, b"Transfer-Encoding: gzip", body=chunked_body + self.good), 400, 501)
        self.add("an empty Transfer-Encoding and a Content-Length",
                 self.request(b"Transfer-Encoding:", b"Content-Length: 2", body=b"{}" + self.good), 400, 501)
        self.add("Transfer-Encoding, then Content-Length",
                 self.request(chunked, b"Content-Length: 2", body=chunked_body + self.good))
        self.add("Content-Length, then Transfer-Encoding",
                 self.request(b"Content-Length: 2", chunked, body=chunked_body + self.good))
        self.add("Transfer-Encoding: gzip, then Content-Length",
                 self.request(b"Transfer-Encoding: gzip", b"Content-Length: 2", body=b"{}" + self.good), 400, 501)
        self.add("Transfer-Encoding in HTTP/1.0",
                 self.request(chunked, line=LINE.replace(b"1.1", b"1.0"), body=chunked_body + self.good), 400, 501)

    def _content_lengths(self):
        for value in (b"+2", b"-2", b"-0", b"0x2", b"2_0", b"2 0", b"2,2", b"2, 2", b"2.0", b"2;", b"2e0", b"two",
                      b"", b'"2"', b"\xd9\xa2", b"2\x0b"):
            self.add(f"Content-Length: {value!r}", self.request(b"Content-Length: " + value, body=b"{}" + self.good))
        for value in (b"18446744073709551618", b"99999999999999999999999", b"9223372036854775810",
                      b"4294967298" + b"0" * 30):
            self.add(f"Content-Length: {value!r}, which overflows",
                     self.request(b"Content-Length: " + value, body=b"{}" + self.good), 400, 413)
        self.add("two different Content-Lengths",
                 self.request(b"Content-Length: 2", b"Content-Length: 3", body=b"{}" + self.good))
        self.add("two equal Content-Lengths",
                 self.request(b"Content-Length: 2", b"content-length: 2", body=b"{}" + self.good))

    def _chunks(self):
        def chunked(body):
            return self.request(b"Transfer-Encoding: chunked", body=body)

        end = b"\r\n0\r\n\r\n"
        for size in (b"+2", b"-2", b"0x2", b" 2", b"2 ", b"2_", b"\t2", b"", b"g", b"2\x00", b"2\xa0",
                     b";a=b", b"0" * 16 + b"2"):
            self.add(f"chunk size {size!r}", chunked(size + b"\r\n{}" + end + self.good))
        for size in (b"f" * 16, b"8" + b"0" * 15, b"1" + b"0" * 16, b"f" * 40):
            self.add(f"chunk size {size!r}, which overflows", chunked(size + b"\r\n{}" + end + self.good), 400, 413)
        for name, body in {
            "a bare LF behind the size": b"2\n{}\r\n0\r\n\r\n",
            "a bare CR behind the size": b"2\r{}\r\n0\r\n\r\n",
            "a bare LF behind the data": b"2\r\n{}\n0\r\n\r\n",
            "nothing behind the data": b"2\r\n{}0\r\n\r\n",
            "more data than announced": b"2\r\n{}  \r\n0\r\n\r\n",
            "less data than announced": b"3\r\n{}\r\n0\r\n\r\n",
            "a bare LF behind the last chunk": b"2\r\n{}\r\n0\n\n",
            "a bare LF in an extension": b"2;a\n\r\n{}\r\n0\r\n\r\n",
            "a bare CR in an extension": b"2;a\rb\r\n{}\r\n0\r\n\r\n",
            "NUL in an extension": b"2;a\x00\r\n{}\r\n0\r\n\r\n",
            "a trailer without a colon": b"2\r\n{}\r\n0\r\nnothing\r\n\r\n",
            "a folded trailer": b"2\r\n{}\r\n0\r\nX: 1\r\n 2\r\n\r\n",
            "a trailer ended by a bare LF": b"2\r\n{}\r\n0\r\nX: 1\n\r\n",
            "a trailer with a blank before the colon": b"2\r\n{}\r\n0\r\nX : 1\r\n\r\n",
            "NUL in a trailer": b"2\r\n{}\r\n0\r\nX: \x00\r\n\r\n",
        }.items():
            self.add(f"chunks: {name}", chunked(body + self.good))
        self.add("chunks: an extension of 2 KiB", chunked(b"2;a=" + b"b" * 2 * KIB + b"\r\n{}" + end), 400, 431)
        self.add("chunks: 300 KiB of extensions", chunked((b"1;" + b"a" * 1000 + b"\r\n \r\n") * 310), 400, 413, 431)
        self.add("chunks: a trailer of 64 KiB",
                 chunked(b"2\r\n{}\r\n0\r\nX: " + b"a" * 64 * KIB + b"\r\n\r\n"), 400, 431)
        self.add("chunks: trailers of 5 KiB together",
                 chunked(b"2\r\n{}\r\n0\r\n" + b"X: aaaaaaaa\r\n" * 400 + b"\r\n"), 400, 431)

    def _sizes(self):
        two = b"Content-Length: 2"
        self.add("a request line of 9 KiB", self.request(
            two, line=b"POST " + PATH.encode() + b"?" + b"a" * 9 * KIB + b" HTTP/1.1", body=b"{}"), 414)
        self.add("a request line that never ends", b"POST /" + b"a" * 40 * KIB, 414)
        self.add("a method that never ends", b"P" * 40 * KIB, 400, 414)
        self.add("a field of 20 KiB", self.request(b"X: " + b"a" * 20 * KIB, two, body=b"{}"), 431)
        self.add("a field that never ends", self.request(b"X: " + b"a" * 20 * KIB)[:-4], 431)
        self.add("a name that never ends", LINE + b"\r\nHost: a\r\n" + b"X" * 20 * KIB, 431, 400)
        self.add("17 KiB of fields", self.request(*[b"X: " + b"a" * 500] * 34, two, body=b"{}"), 431)
        self.add("101 fields", self.request(*[b"X: a"] * 97, two, body=b"{}"), 431)
        self.add("a body announced above 1 MiB", self.request(b"Content-Length: 1048577"), 413)
        self.add("a body announced above 1 MiB, 100-continue awaited",
                 self.request(b"Content-Length: 1048577", b"Expect: 100-continue"), 413)
        self.add("one chunk announced above 1 MiB",
                 self.request(b"Transfer-Encoding: chunked", body=b"100001\r\n"), 413)
        self.add("chunks above 1 MiB together", self.request(
            b"Transfer-Encoding: chunked", body=(b"8000\r\n" + b" " * 0x8000 + b"\r\n") * 33), 413)
