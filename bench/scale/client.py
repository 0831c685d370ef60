"""One connection that stays open, and what one question or change on it takes."""

import http.client
import json
import time

import questions

SAVE_PATH = "/api/v1/Agents/Appointment/SaveAppointmentEntity?$select=appointmentId"


class Client:
    def __init__(self, port, authorized):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.headers = questions.plain_headers(authorized)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def post(self, path, body):
        self.connection.request("POST", path, body, self.headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}: {text[:300]!r}")
        return text

    def ask_ms(self, body):
        """Milliseconds from the question to the last byte of its answer, and the rows."""
        started = time.monotonic()
        text = self.post(questions.PATH, body)
        return (time.monotonic() - started) * 1000, len(json.loads(text))

    def write_ms(self, contact, number):
        """A follow-up on that contact. It is on the disk and in the feed when it is answered."""
        body = json.dumps({"Contact": {"ContactId": contact}, "Description": f"Measured, number {number}"})
        started = time.monotonic()
        text = self.post(SAVE_PATH, body)
        took = (time.monotonic() - started) * 1000
        if json.loads(text)["AppointmentId"] <= 0:
            raise RuntimeError(f"nothing was written: {text[:300]!r}")
        return took
