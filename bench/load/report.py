"""What was measured, as Markdown for people and as values for JSON."""

import dataclasses
import datetime
import os
import pathlib
import re
import socket
import subprocess

import grid
import measure
import servers

BUSY_MIN = 0.9


def machine():
    model = "unknown processor"
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return f"{os.cpu_count()} cores, {model}"


def nginx_version():
    told = subprocess.run([servers.NGINX_PROGRAM, "-v"], capture_output=True, text=True)
    return told.stderr.strip().rpartition("/")[2].split()[0]


def compiler(program):
    """The one that built it, as it has written into the program itself."""
    found = set(re.findall(rb"GCC: \([^)\0]*\) [0-9.]+", pathlib.Path(program).read_bytes()))
    return ", ".join(sorted(each.decode() for each in found)) or "unknown compiler"


def commit():
    """Of the checkout; "-dirty" behind it when it holds other things, too."""
    ran = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True,
                         cwd=pathlib.Path(__file__).parent)
    return ran.stdout.strip() or "unknown"


def congestion_control():
    """How TCP settles how much it sends at once: what the system gives a socket that asks for nothing else, as the
    program does on loopback, for reno."""
    with socket.socket() as fresh:
        given = fresh.getsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, 64)
    return given.partition(b"\0")[0].decode()


def circumstances(program):
    busy = os.getloadavg()[0]
    lines = [f"{machine()}; Linux {os.uname().release}, TCP with {congestion_control()}, the program with reno",
             f"commit {commit()}, built with {compiler(program)}; nginx {nginx_version()}; "
             f"{datetime.date.today().isoformat()}"]
    if busy > 0.5:
        lines.append(f"**this machine was busy with other things**: load average {busy:.1f} at the start")
    return lines


def columns(rows):
    """Rows of texts as lines, the first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        lines.append("  ".join(cells).rstrip())
    return lines


def table(rows):
    """Rows of texts as a table of Markdown that is read well as it stands, too."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    told = [[row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))] for row in rows]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return ["| " + " | ".join(cells) + " |" for cells in (told[0], rule, *told[1:])]


def document(title, circumstances_, *parts):
    lines = [f"# {title}", "", *(f"- {line}" for line in circumstances_)]
    for part in parts:
        lines += ["", *part]
    return "\n".join(lines) + "\n"


def spread(values):
    middle, low, high = values
    return f"{middle:.2f} ({low:.2f}-{high:.2f})"


def values(samples):
    return [dataclasses.asdict(sample) for sample in samples]


RATIOS = ("per_s", "cpu_us", "p50_us", "p99_us", "p999_us")


def ratios(ours, theirs):
    return {value: dict(zip(("median", "lowest", "highest"), measure.ratio(ours, theirs, value))) for value in RATIOS}


def beside_nginx(cells):
    """To nginx, then what was counted; a line for each cell."""
    to_nginx = [("program to nginx", "connections", "throughput", "CPU per answer", "p50", "p99", "p99.9",
                 "throughput goal")]
    counted = [("program / nginx", "connections", "rows", "bytes", "answers a second", "CPU us", "p50 us", "p99 us",
                "p99.9 us", "busy", "MB resident")]
    for cell in cells:
        ours, nginx = cell.ours, cell.nginx
        throughput = measure.ratio(ours, nginx, "per_s")
        goal = f">= {cell.goal:.2f}: {met(throughput[0] >= cell.goal)}" if cell.goal else ""
        to_nginx.append((cell.title, str(cell.connections), spread(throughput),
                         *(spread(measure.ratio(ours, nginx, value)) for value in RATIOS[1:]), goal))

        def both(value, form):
            return " / ".join(form.format(measure.median(samples, value)) for samples in (ours, nginx))

        counted.append((cell.title, str(cell.connections), str(cell.question.asked.rows), f"{cell.answer_bytes:,}",
                        both("per_s", "{:,.0f}"), both("cpu_us", "{:.1f}"), both("p50_us", "{:,.0f}"),
                        both("p99_us", "{:,.0f}"), both("p999_us", "{:,.0f}"), both("busy", "{:.0%}"),
                        both("resident_mb", "{:.0f}")))
    return [*table(to_nginx), "", *judged(cells), "", *table(counted)]


def beside_text(ours, text):
    return [f"Nothing new, to nginx returning these two bytes out of its configuration, without a file: throughput "
            f"{spread(measure.ratio(ours, text, 'per_s'))}, CPU per answer {spread(measure.ratio(ours, text, 'cpu_us'))}."]


def values_of_text(ours, text):
    return {"program_to_nginx": ratios(ours, text), "program": values(ours), "nginx": values(text)}


def judged(cells):
    """The goals of 20 rows besides its throughput, and whether the numbers may be believed."""
    lines = []
    for cell in cells:
        if cell.title == "20 rows" and cell.connections == measure.CONNECTIONS:
            p99, cpu = (measure.ratio(cell.ours, cell.nginx, value)[0] for value in ("p99_us", "cpu_us"))
            lines.append(f"20 rows over {cell.connections} connections: p99 <= {grid.GOAL_P99:.2f}: "
                         f"{met(p99 <= grid.GOAL_P99)}; CPU per answer <= {grid.GOAL_CPU:.2f}: {met(cpu <= grid.GOAL_CPU)}.")
    idle = [cell for cell in cells if cell.connections > 1
            and max(measure.median(samples, "busy") for samples in (cell.ours, cell.nginx)) < BUSY_MIN]
    if idle:
        lines.append(f"In {len(idle)} of {len(cells)} lines both servers were busy less than {BUSY_MIN:.0%} of the time: "
                     "the load generator, or other work on this machine, held them back. CPU per answer is then the "
                     "number to look at.")
    return lines


def values_of_cell(cell):
    return {"title": cell.title, "question": cell.question.title, "way": cell.way.title, "connections": cell.connections,
            "rows": cell.question.asked.rows, "answer_bytes": cell.answer_bytes, "goal": cell.goal,
            "nginx_is": cell.nginx_name, "program_to_nginx": ratios(cell.ours, cell.nginx), "program": values(cell.ours), "nginx": values(cell.nginx)}


def beside_before(outcomes):
    """Three lines for each answer, all ratios within the rounds: what a change costs, and what stays as it was."""
    rows = [("", "bytes", "throughput", "CPU per answer", "p99")]
    for title, now, then, ours, before, nginx in outcomes:
        told = f"{len(now):,}" if now == then else f"{len(now):,}; others before: {len(then):,}"
        for name, one, other in (("now to before", ours, before), ("now to nginx", ours, nginx),
                                 ("before to nginx", before, nginx)):
            rows.append((f"{title}, {name}", told,
                         *(spread(measure.ratio(one, other, value)) for value in ("per_s", "cpu_us", "p99_us"))))
    return table(rows)


def values_of_both(outcomes):
    return [{"title": title, "answer_bytes": len(now), "answer_bytes_before": len(then), "same_answer": now == then,
             "now": values(ours), "before": values(before), "nginx": values(nginx)}
            for title, now, then, ours, before, nginx in outcomes]


def met(is_met):
    return "met" if is_met else "not met"


def by_size(outcomes):
    """One line for each tenant: (contacts, asked, samples, ready_ms, resident_mb)."""
    smallest = outcomes[0][2]
    rows = [("contacts of the tenant", "rows", "CPU per answer", "to the smallest", "MB resident", "ms to listening")]
    for contacts, asked, samples, ready_ms, resident_mb in outcomes:
        rows.append((f"{contacts:,}", str(asked.rows), f"{measure.median(samples, 'cpu_us'):.1f} us",
                     spread(measure.ratio(samples, smallest, "cpu_us")), f"{resident_mb:.0f}",
                     f"{ready_ms:.0f}"))
    growth = measure.ratio(outcomes[-1][2], smallest, "cpu_us")[0]
    verdict = "does not grow" if growth <= 1.15 else "GROWS"
    return table(rows) + ["", f"The cost of an answer {verdict} with the tenant "
                            f"({growth:.2f} x over {outcomes[-1][0] // outcomes[0][0]:,} x the contacts)."]


def values_of_sizes(outcomes):
    return [{"contacts": contacts, "rows": asked.rows, "ready_ms": ready_ms, "resident_mb": resident_mb,
             "samples": values(samples)} for contacts, asked, samples, ready_ms, resident_mb in outcomes]


def values_of_ways(outcomes, nginx_plain, nginx_xml):
    return {"ways": [{"way": way.title, "answer_bytes": size, "goal": way.goal,
                      "to_plain": ratios(samples, outcomes[0][2]), "samples": values(samples)}
                     for way, size, samples in outcomes],
            "nginx": {"plain": values(nginx_plain), "XML": values(nginx_xml),
                      "to_plain": ratios(nginx_xml, nginx_plain)}}


def by_way(outcomes, nginx_plain, nginx_xml):
    """One line for each way of asking and telling: (way, bytes, samples); the plain one first. Behind them what sending
    is worth by itself."""
    plain = outcomes[0][2]
    rows = [("20 rows, to the plain answer", "bytes", "throughput", "CPU per answer", "", "CPU goal")]
    for way, size, samples in outcomes:
        cpu = measure.ratio(samples, plain, "cpu_us")
        rows.append((way.title, f"{size:,}", spread(measure.ratio(samples, plain, "per_s")), spread(cpu),
                     f"{measure.median(samples, 'cpu_us'):.1f} us",
                     f"<= {way.goal:.2f}: {met(round(cpu[0], 2) <= way.goal)}" if way.goal else ""))
    sending = spread(measure.ratio(nginx_xml, nginx_plain, "cpu_us"))
    return [*table(rows), "", f"nginx, which does nothing but send them, takes {sending} times as much CPU for XML as for "
                              "the plain answer, in the same rounds."]


def beside_peers(outcomes):
    """One line for each peer and number of rows: how many times as many answers the program gives."""
    rows = [("program to peer", "version", "rows", "bytes / peer's", "connections", "throughput",
             "answers a second / peer's", "p99 ms / peer's", "MB / peer's", "goal")]
    failures = []
    for each in outcomes:
        if each.failure:
            rows.append((each.name, each.version, *["-"] * 7, "not run"))
            failures.append(f"- {each.name}: {each.failure}")
            continue
        throughput = measure.ratio(each.ours, each.theirs, "per_s")

        def both(value, form, scale=1):
            return " / ".join(form.format(measure.median(samples, value) / scale) for samples in (each.ours, each.theirs))

        rows.append((each.name, each.version, str(each.rows), f"{each.our_bytes:,} / {each.their_bytes:,}",
                     str(each.connections), "{:,.1f} ({:,.1f}-{:,.1f})".format(*throughput), both("per_s", "{:,.0f}"),
                     both("p99_us", "{:,.1f}", 1000), both("resident_mb", "{:,.0f}"),
                     f">= {each.goal:g}: {met(throughput[0] >= each.goal)}" if each.goal else ""))
    return [*table(rows), *([""] if failures else []), *failures]


def values_of_peer(each):
    told = {"name": each.name, "version": each.version}
    if each.failure:
        return {**told, "failure": each.failure}
    return {**told, "rows": each.rows, "answer_bytes": each.our_bytes, "peer_bytes": each.their_bytes,
            "connections": each.connections, "goal": each.goal, "program_to_peer": ratios(each.ours, each.theirs),
            "program": values(each.ours), "peer": values(each.theirs)}
