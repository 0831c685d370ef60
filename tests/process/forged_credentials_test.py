"""Nothing that is nearly a credential is one: tickets, tokens, passwords and sessions, each changed in every place."""

import base64

from attack_case import AttackTest
from crm_http import PATH, RawConnection, basic
from crm_process import main, must_be_done
from wire_case import PASSWORD

LOOKALIKES = {"A": "\u0410", "a": "\u0430", "C": "\u0421", "T": "\u0422", "0": "\u041e", "=": "\uff1d", "+": "\uff0b"}


def mutants(text):
    """Every text that differs from it a little, by what was done. None is the text itself."""
    made = {}
    for at, letter in enumerate(text):
        front, back = text[:at], text[at + 1:]
        for bit in (1, 2, 16, 32):
            other = chr(ord(letter) ^ bit)
            if other.isprintable() and other != " ":
                made[f"bit {bit} of {at}"] = front + other + back
        made[f"without {at}"] = front + back
        made[f"{at} twice"] = front + letter * 2 + back
        made[f"up to {at}"] = front
        made[f"from {at + 1}"] = back
        if letter in LOOKALIKES:
            made[f"look-alike of {at}"] = front + LOOKALIKES[letter] + back
    made.update({
        "in lower case": text.lower(), "in upper case": text.upper(), "reversed": text[::-1], "twice": text * 2,
        "in quotes": f'"{text}"', "in angle brackets": f"<{text}>", "with a blank inside": f"{text[:9]} {text[9:]}",
        "with another behind": f"{text} {text}", "joined by a comma": f"{text}, {text}",
        "joined by ;": f"{text};{text}",
        "with = behind": f"{text}=", "with NUL as %00": f"{text}%00", "with a line break as %0a": f"{text}%0a",
        "with a wide blank behind": f"{text}\u3000", "with a zero width blank behind": f"{text}\u200b",
        "with a mark in front": f"\ufeff{text}", "percent-encoded": "".join(f"%{ord(each):02x}" for each in text),
        "in base64": base64.b64encode(text.encode()).decode(), "in UTF-16": text.encode("utf-16-le").decode("latin-1"),
        "url-safe": text.replace("+", "-").replace("/", "_") + ("=" if "+" not in text and "/" not in text else ""),
    })
    return {about: other for about, other in made.items() if other != text}


class ForgedCredentialsTest(AttackTest):
    def assert_none_signs_in(self, texts, fields_of):
        """Sends them all; an answer that closes the connection is followed by a new one."""
        pending = dict(texts)
        statuses = set()
        while pending:
            some = dict(list(pending.items())[:50])
            with RawConnection(self.server) as connection:
                connection.send(b"".join(self.request(fields_of(text)) for text in some.values()))
                for about in some:
                    answer = connection.read_answer()
                    if answer is None:
                        break
                    self.assertIn(answer.status, (400, 401), f"{about}: {some[about]!r}\n{answer}")
                    statuses.add(answer.status)
                    del pending[about]
        self.assertIn(401, statuses)

    def test_no_changed_ticket_signs_in(self):
        ticket = self.held["anna"]["ticket"]
        self.assert_none_signs_in(mutants(ticket), lambda text: [f"Authorization: SOTicket {text}"])
        self.assert_is("anna", self.fields_of("anna")["SOTicket"], "the ticket itself")

    def test_no_changed_ticket_signs_in_as_a_user_name(self):
        ticket = self.held["anna"]["ticket"]
        self.assert_none_signs_in(mutants(ticket), lambda text: [f"Authorization: {basic(text, '')}"])
        self.assert_is("anna", [f"Authorization: {basic(ticket, '')}"], "the ticket itself")

    def test_no_changed_token_signs_in(self):
        token = self.held["anna"]["token"]
        as_7a = "7A" + token[2:]
        texts = {about: text for about, text in mutants(token).items() if text != as_7a}
        self.assert_none_signs_in(texts, lambda text: [f"Authorization: Bearer {text}"])
        self.assert_is("anna", self.fields_of("anna")["Bearer"], "the token itself")

    def test_no_changed_password_signs_in(self):
        self.assert_none_signs_in(mutants(PASSWORD), lambda text: [f"Authorization: {basic('anna', text)}"])
        self.assert_is("anna", self.fields_of("anna")["Basic"], "the password itself")

    def test_no_changed_login_signs_in_as_its_user(self):
        texts = {about: text for about, text in mutants("anna").items() if text.lower() != "anna"}
        self.assert_none_signs_in(texts, lambda text: [f"Authorization: {basic(text, PASSWORD)}"])

    def test_no_login_that_only_more_folding_than_ascii_would_make_equal_signs_in(self):
        must_be_done(self.shared, "user", "add", "kris", "--password-stdin", "--database", self.database,
                     stdin=f"{PASSWORD}\n")
        for login in ("kris", "KRIS", "kRiS"):
            self.assert_status(200, self.talk([f"Authorization: {basic(login, PASSWORD)}"]), login)
        for login in ("\u212aris", "kri\u017f", "kr\u0131s", "KR\u0130S", "\uff4bris", "kri\ufe00s", "k\u0072\u0300is",
                      "kris\u200d",
                      "kris ", " kris", "\u202ekris", "kris@active-contacts", "DOMAIN\\kris", "kris/", "kris\n",
                      "kris%00"):
            self.assert_nobody([f"Authorization: {basic(login, PASSWORD)}"], repr(login))

    def test_a_password_is_the_bytes_that_were_set(self):
        composed, apart = "caf\u00e9 \u212b", "cafe\u0301 A\u030a"
        must_be_done(self.shared, "user", "add", "noel", "--password-stdin", "--database", self.database,
                     stdin=f"{composed}\n")
        self.assert_status(200, self.talk([f"Authorization: {basic('noel', composed)}"]))
        for password in (apart, composed.lower(), composed + " ", composed.replace("\u00e9", "e"), "cafe A"):
            self.assert_nobody([f"Authorization: {basic('noel', password)}"], repr(password))

    def test_a_password_is_never_cut(self):
        for length in (72, 73, 127, 128, 255, 256, 1024):
            password = "x" * (length - 1) + "y"
            must_be_done(self.shared, "user", "password", "dora", "--password-stdin", "--database", self.database,
                         stdin=f"{password}\n")
            self.assert_status(200, self.talk([f"Authorization: {basic('dora', password)}"]), length)
            for other in (password[:-1], password[:-1] + "z", password + "y", password + "\0"):
                self.assert_nobody([f"Authorization: {basic('dora', other)}"], f"{length}: {len(other)}")

    def test_no_changed_session_signs_in(self):
        held = self.held["anna"]
        # A cookie ends at a semicolon: what stands in front of it is the session itself.
        texts = {about: text for about, text in mutants(held["session"]).items() if ";" not in text}
        self.assert_none_signs_in(texts, lambda text: self.session_fields(text, held["xsrf"]))
        self.assert_is("anna", self.fields_of("anna")["session"], "the session itself")

    def test_no_changed_xsrf_value_signs_in(self):
        held = self.held["anna"]
        self.assert_none_signs_in(mutants(held["xsrf"]), lambda text: self.session_fields(held["session"], text))
        self.assert_is("anna", self.fields_of("anna")["session"], "the value itself")

    def test_no_half_of_one_user_fits_a_half_of_another(self):
        anna, bert = self.held["anna"], self.held["bert"]
        for name in ("ticket", "token"):
            scheme = {"ticket": "SOTicket", "token": "Bearer"}[name]
            cut = {f"{name} cut at {at}": anna[name][:at] + bert[name][at:] for at in range(4, len(anna[name]))}
            cut = {about: text for about, text in cut.items() if text not in (anna[name], bert[name])}
            self.assert_none_signs_in(cut, lambda text, scheme=scheme: [f"Authorization: {scheme} {text}"])
        self.assert_nobody(self.session_fields(anna["session"], bert["xsrf"]), "anna's session, bert's XSRF value")
        self.assert_nobody(self.session_fields(anna["xsrf"], anna["xsrf"]), "the XSRF value as session")
        self.assert_nobody(self.session_fields(anna["session"], anna["session"]), "the session as XSRF value")

    def test_nothing_that_one_scheme_knows_signs_in_by_another(self):
        held = {**self.held["anna"], "basic": self.held["anna"]["basic"].removeprefix("Basic ")}
        for scheme in ("Basic", "SOTicket", "Bearer", "Negotiate", "Digest", "Token", "ApiKey", ""):
            for name in ("basic", "ticket", "token", "session", "xsrf"):
                if (scheme, name) in (("Basic", "basic"), ("SOTicket", "ticket"), ("Bearer", "token")):
                    continue
                self.assert_nobody([f"Authorization: {scheme} {held[name]}"], f"{scheme} {name}")

    def test_the_field_is_found_in_any_spelling_that_http_allows_and_no_other(self):
        bearer = f"Bearer {self.held['anna']['token']}"
        for line in (f"authorization: {bearer}", f"AUTHORIZATION: {bearer}", f"aUtHoRiZaTiOn:{bearer}",
                     f"Authorization:\t{bearer}", f"Authorization: \t {bearer} \t "):
            self.assert_is("anna", [line], line)
        for line in (f"Authorization: Bearer\t{self.held['anna']['token']}", f"X-Authorization: {bearer}",
                     f"Proxy-Authorization: {bearer}", f"Authorisation: {bearer}", f"HTTP-Authorization: {bearer}",
                     f"Authorization_: {bearer}", f"WWW-Authenticate: {bearer}", f"Authorization: {bearer}, {bearer}",
                     f"Authorization: x, {bearer}", f"Authorization: {bearer}; {bearer}", f"Authorization: :{bearer}"):
            self.assert_nobody([line], line)
        for line in (f"Authorization : {bearer}", f" Authorization: {bearer}", f"Authorization\t: {bearer}",
                     f"Authorization:\r\n {bearer}", f"Authorization: {bearer}\x00", f"Authorization: {bearer}\x0b"):
            self.assert_nobody([line], line, (400,))

    def test_two_fields_are_refused_whichever_comes_first(self):
        anna, bert = self.fields_of("anna"), self.fields_of("bert")
        for first in ("Basic", "SOTicket", "Bearer"):
            for second in ("Basic", "SOTicket", "Bearer"):
                for fields in (anna[first] + bert[second], anna[first] + anna[second],
                               ["authorization: nonsense"] + anna[second], anna[first] + ["AUTHORIZATION:"]):
                    self.assert_nobody(fields, fields, (400,))


if __name__ == "__main__":
    main()
