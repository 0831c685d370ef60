"""The table, in plain text."""

import os
import pathlib
import subprocess

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


def columns(rows):
    """Rows of texts as lines, the first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        lines.append("  ".join(cells).rstrip())
    return lines


def spread(values):
    middle, low, high = values
    return f"{middle:.2f} ({low:.2f}-{high:.2f})"


def beside_nginx(outcomes):
    """One line for each question: (title, asked, ours, nginx, goal)."""
    rows = [("program to nginx", "rows", "bytes", "throughput", "p99", "CPU per answer", "busy", "throughput goal")]
    for title, asked, ours, nginx, goal in outcomes:
        throughput = measure.ratio(ours, nginx, "per_s")
        rows.append((title, str(asked.rows), f"{len(asked.answer):,}", spread(throughput),
                     spread(measure.ratio(ours, nginx, "p99_us")),
                     spread(measure.ratio(ours, nginx, "cpu_us")),
                     f"{measure.median(ours, 'busy'):.0%} / {measure.median(nginx, 'busy'):.0%}",
                     f">= {goal:.2f}: {met(throughput[0] >= goal)}"))
    _, _, ours, nginx, _ = outcomes[0]
    p99, cpu = measure.ratio(ours, nginx, "p99_us")[0], measure.ratio(ours, nginx, "cpu_us")[0]
    lines = columns(rows)
    lines.append(f"Goals of the first line: p99 <= 2.00: {met(p99 <= 2)}; CPU per answer <= 1.30: {met(cpu <= 1.3)}.")
    busiest = max(measure.median(samples, "busy") for samples in (ours, nginx))
    if busiest < BUSY_MIN:
        lines.append(f"The servers were busy {busiest:.0%} of the time at most: the load generator, or other work on this "
                     "machine, held them back. CPU per answer is then the number to look at.")
    return lines


def beside_before(asked, asked_before, ours, before, nginx):
    """Three lines, each a ratio within the rounds: what a change costs, and what stays as it was."""
    same = "the same bytes" if asked.answer == asked_before.answer else (
        f"other bytes: {len(asked.answer):,} now, {len(asked_before.answer):,} before")
    rows = [("20 rows", "throughput", "CPU per answer")]
    for title, one, other in (("now to nginx", ours, nginx), ("before to nginx", before, nginx),
                              ("now to before", ours, before)):
        rows.append((title, spread(measure.ratio(one, other, "per_s")), spread(measure.ratio(one, other, "cpu_us"))))
    return columns(rows) + [f"Both builds answer {same}."]


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
    return columns(rows) + [f"The cost of an answer {verdict} with the tenant "
                            f"({growth:.2f} x over {outcomes[-1][0] // outcomes[0][0]:,} x the contacts)."]


def by_way(outcomes):
    """One line for each way of asking and telling: (way, bytes, samples); the plain one first."""
    plain = outcomes[0][2]
    rows = [("20 rows, to the plain answer", "bytes", "throughput", "CPU per answer", "", "CPU goal")]
    for way, size, samples in outcomes:
        cpu = measure.ratio(samples, plain, "cpu_us")
        rows.append((way.title, f"{size:,}", spread(measure.ratio(samples, plain, "per_s")), spread(cpu),
                     f"{measure.median(samples, 'cpu_us'):.1f} us",
                     f"<= {way.goal:.2f}: {met(round(cpu[0], 2) <= way.goal)}" if way.goal else ""))
    return columns(rows)
