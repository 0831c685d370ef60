"""Certificates for servers of tests, which prove themselves."""

import subprocess


class Authority:
    """Makes certificates that prove themselves, in a folder."""

    def __init__(self, folder):
        self.folder = folder

    def make(self, name, key="ec"):
        certificate, private = self.folder / f"{name}.pem", self.folder / f"{name}.key"
        kind = ["-newkey", "rsa:2048"] if key == "rsa" else ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
        subprocess.run(
            ["openssl", "req", "-x509", *kind, "-nodes", "-days", "30", "-subj", f"/CN={name}",
             "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", private, "-out", certificate],
            check=True, capture_output=True)
        return certificate, private
