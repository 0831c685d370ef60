"""The two servers under load, each pinned to one core and ended by its own process id."""

import contextlib
import ctypes
import os
import pathlib
import pwd
import signal
import socket
import subprocess
import time

START_S_MAX = 60
OTHERS_START_S_MAX = 300  # some read a thousand files first
CPU_CLOCK_OF_PROCESS = 2  # CPUCLOCK_SCHED of the kernel
STOP_S_MAX = 15


def pinned(core):
    """What a child does before it becomes the program: takes its core, and dies with us."""
    libc = ctypes.CDLL(None)
    pr_set_pdeathsig = 1

    def prepare():
        os.sched_setaffinity(0, {core})
        libc.prctl(pr_set_pdeathsig, signal.SIGTERM)

    return prepare


class Server:
    """A started process. `worker` is the process whose time is counted: it answers the requests."""

    def __init__(self, process, port, worker):
        self.process = process
        self.port = port
        self.worker = worker

    def cpu_s(self):
        """Seconds of processor time so far, of all threads, user and system: what clock_getcpuclockid()
        gives for another process, to the nanosecond, where /proc counts hundredths of a second."""
        return time.clock_gettime((~self.worker << 3) | CPU_CLOCK_OF_PROCESS)

    def resident_mb(self):
        for line in pathlib.Path(f"/proc/{self.worker}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise RuntimeError("no VmRSS")

    def settle(self, quiet_s=0.6, wait_s_max=60):
        """Waits until whatever is done ahead of need after the start is done."""
        deadline = time.monotonic() + wait_s_max
        while time.monotonic() < deadline:
            before = self.cpu_s()
            time.sleep(quiet_s)
            if self.cpu_s() - before < 0.02:
                return

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(STOP_S_MAX)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


def start_program(program, database, core, log, *settings):
    """Serves the database on a free port. Returns the server and how many ms until it listened."""
    started = time.monotonic()
    process = subprocess.Popen(
        [program, "serve", "--database", str(database), "--listen", "127.0.0.1:0", "--workers", "1", *settings],
        stdout=subprocess.PIPE, stderr=log, text=True, preexec_fn=pinned(core))
    line = process.stdout.readline()
    if not line.startswith("listening on http://"):
        process.kill()
        process.wait()
        raise RuntimeError(f"the program did not start on {database}; see {log.name}")
    ready_ms = (time.monotonic() - started) * 1000
    return Server(process, int(line.rstrip().rpartition(":")[2]), process.pid), ready_ms


def start_other(command, folder, port, core, log, environment=None):
    """Any server that will listen on that port of loopback, and is one process."""
    process = subprocess.Popen(list(map(str, command)), cwd=folder, env={**os.environ, **(environment or {})},
                               stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=pinned(core))
    deadline = time.monotonic() + OTHERS_START_S_MAX
    while process.poll() is None and time.monotonic() < deadline:
        if listens(port):
            return Server(process, port, process.pid)
        time.sleep(0.1)
    process.kill()
    process.wait()
    raise RuntimeError(f"{pathlib.Path(command[0]).name} did not listen; see {log.name}")


def free_port():
    return free_ports(1)[0]


def free_ports(count):
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


# Debian keeps it where only root's PATH looks.
NGINX_PROGRAM = "/usr/sbin/nginx" if os.path.exists("/usr/sbin/nginx") else "nginx"

NGINX_CONNECTIONS_MAX = 1000

# A static file may not be POSTed to, which is what error_page turns into the file with status 200. What is
# compressed lies there compressed: nginx sends it as it is.
NGINX_CONF = """
user {user};
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  tcp_nopush on;
  keepalive_requests 1000000000;
  keepalive_timeout 300s;
  open_file_cache max=100 inactive=1h;
  open_file_cache_valid 1h;
  client_body_temp_path {folder}/t1;
  proxy_temp_path {folder}/t2;
  fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4;
  scgi_temp_path {folder}/t5;
  {servers}
}}
"""

# Where it answers "[]" out of its configuration, without any file.
NGINX_TEXT_PATH = "/text"

NGINX_SERVER = """
  server {{
    listen 127.0.0.1:{port};
    {sends};
    root {folder}/answers;
    location / {{
      default_type "application/json; charset=utf-8";
      error_page 405 =200 $uri;
    }}
    location = {text_path} {{
      default_type "application/json; charset=utf-8";
      return 200 "[]";
    }}
    location ~ \.xml$ {{
      default_type "application/xml; charset=utf-8";
      error_page 405 =200 $uri;
    }}
    location ~ \.gz$ {{
      default_type "application/json; charset=utf-8";
      add_header Content-Encoding gzip;
      error_page 405 =200 $uri;
    }}
  }}
"""


class Nginx(Server):
    """What it listens on by itself sends by `sendfile`; `copying` is the same process, and reads and writes."""

    def __init__(self, process, port, worker, copying_port):
        super().__init__(process, port, worker)
        self.copying = Server(process, copying_port, worker)


def start_nginx(folder, core):
    """Returns what lies in folder/answers, also to a POST."""
    folder = pathlib.Path(folder)
    (folder / "answers").mkdir(exist_ok=True)
    port, copying_port = free_ports(2)
    sending = ((port, "sendfile on"), (copying_port, "sendfile off; output_buffers 1 2m"))
    server_blocks = "".join(NGINX_SERVER.format(folder=folder, port=each, sends=sends, text_path=NGINX_TEXT_PATH)
                            for each, sends in sending)
    user = pwd.getpwuid(os.geteuid()).pw_name
    (folder / "nginx.conf").write_text(NGINX_CONF.format(folder=folder, user=user, servers=server_blocks))
    process = subprocess.Popen(
        [NGINX_PROGRAM, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")],
        stderr=subprocess.DEVNULL, preexec_fn=pinned(core))
    deadline = time.monotonic() + START_S_MAX
    while process.poll() is None and time.monotonic() < deadline:
        children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        if children and listens(port) and listens(copying_port):
            return Nginx(process, port, int(children[0]), copying_port)
        time.sleep(0.05)
    process.kill()
    process.wait()
    log = folder / "error.log"
    raise RuntimeError("nginx did not start: " + (log.read_text() if log.exists() else "no log"))


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
