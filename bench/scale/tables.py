"""The report in Markdown, and the chart, from what was found."""

import chart
import report

# Title, key and how it is told; a row for each, a column for each tenant.
ROWS = (
    ("**Making it**", None, None),
    ("rows a second through the recorder", "rows_per_s", "{:,.0f}"),
    ("cost of the last tenth to the first", "last_to_first", "{:.2f}"),
    ("**On the disk**, bytes a contact", None, None),
    ("the whole file", "bytes_a_contact", "{:,.0f}"),
    ("heads and contact rows", "page_tables_bytes_a_contact", "{:,.0f}"),
    ("**Start**", None, None),
    ("ms to listening", "listening_ms", "{:,.0f}"),
    ("ms to the first answer", "first_answer_ms", "{:,.0f}"),
    ("MB resident then", "first_answer_resident_mb", "{:,.0f}"),
    ("**Memory**", None, None),
    ("MB resident with next to no page", "bare_mb", "{:,.0f}"),
    ("MB resident once loaded ahead (budget: 512 MB)", "settled_mb", "{:,.0f}"),
    ("bytes a contact of resident pages", "page_bytes_a_contact", "{:,.0f}"),
    ("**An owner's first answer**", None, None),
    ("ms, file in the system's memory", "cold_ms", "{:.2f}"),
    ("ms, file on the disk alone", "cold_disk_ms", "{:.2f}"),
    ("CPU ms", "cold_cpu_ms", "{:.2f}"),
    ("**20 rows, 64 connections**", None, None),
    ("CPU of an answer, us", "warm_us", "{:.1f}"),
    ("the same, to the smallest tenant", "warm_to_smallest", None),
    ("**A follow-up saved**, one after another", None, None),
    ("ms until it is durable and in the feed", "write_ms", "{:.2f}"),
    ("CPU ms", "write_cpu_ms", "{:.2f}"),
)


def markdown(found):
    tenants = found["tenants"]
    lines = ["# How it grows", "", *(f"- {line}" for line in found["circumstances"]), "",
             "| | " + " | ".join(f"{each['contacts']:,}" for each in tenants) + " |",
             "|---|" + "---:|" * len(tenants),
             "| owners | " + " | ".join(f"{each['owners']:,}" for each in tenants) + " |",
             "| lines of the log | " + " | ".join(f"{each['events']:,}" for each in tenants) + " |"]
    for title, key, form in ROWS:
        cells = ["" if key is None else told(each, key, form) for each in tenants]
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    lines += ["", *wide(found), *importing(found), *idle(found), "## Goals", "", "| | contacts | goal | found | |",
              "|---|---:|---:|---:|---|"]
    for each in found["goals"]:
        at = f"{each['at']:,}" if each["at"] else ""
        lines.append(f"| {each['goal']} | {at} | {each['bound']} | {each['found']:,.2f}{each['unit']} | {each['verdict']} |")
    return "\n".join(lines) + "\n"


def told(tenant, key, form):
    if key not in tenant:
        return "-"
    return report.spread(tenant[key]) if form is None else form.format(tenant[key])


def wide(found):
    if "wide" not in found:
        return []
    each = found["wide"]
    return [f"An owner of {each['contacts']:,} contacts: first answer {each['cold_ms']:,.0f} ms ({each['cold_cpu_ms']:,.0f} ms "
            f"of CPU), then {each['warm_ms']:.2f} ms; page {each['page_mb']:.0f} MB, {each['page_bytes_a_contact']:.0f} bytes a "
            f"contact; a follow-up saved {each['write_ms']:,.1f} ms ({each['write_cpu_ms']:,.1f} ms of CPU).", ""]


def importing(found):
    if "import" not in found:
        return []
    each = found["import"]
    return [f"Import of {each['contacts']:,} contacts in one transaction: {each['import']:,.0f} rows a second; the plainest "
            f"prepared-statement loop over the same rows, without log and heads, {each['plain']:,.0f}; with the finished log "
            f"and heads {each['derived']:,.0f}. Import to plain {each['import_to_plain']:.2f}, to derived "
            f"{each['import'] / each['derived']:.2f}.", ""]


def idle(found):
    if "idle" not in found:
        return []
    each = found["idle"]
    return [f"{each['connections']:,} connections above an idle server: {each['opened_mb']:.0f} MB when just opened, "
            f"{each['answered_mb']:.0f} MB when each has had an answer.", ""]


LINES = (("the file", lambda each: each["bytes_a_contact"] * each["contacts"]),
         ("making it, seconds", lambda each: each["made_s"]),
         ("memory, loaded ahead", lambda each: each["settled_mb"]),
         ("start to listening", lambda each: each["listening_ms"]),
         ("first answer, cold page", lambda each: each["cold_ms"]),
         ("a change", lambda each: each["write_ms"]),
         ("an answer, CPU", lambda each: each["warm_us"]))


def svg(found):
    """Each cost to what it is in the smallest tenant: level lines do not grow."""
    tenants = found["tenants"]
    smallest = tenants[0]
    lines = [chart.Line(name, tuple((each["contacts"], value(each) / value(smallest)) for each in tenants))
             for name, value in LINES]
    ends = (smallest["contacts"], tenants[-1]["contacts"])
    lines.append(chart.Line("as the tenant grows", ((ends[0], 1), (ends[1], ends[1] / ends[0])), is_guide=True))
    return chart.log_log("How it grows with the tenant", f"each cost to that with {ends[0]:,} contacts; 1,000 contacts an "
                         f"owner, {tenants[0]['events_per_contact']} lines of the log a contact", "contacts of the tenant",
                         "times the smallest", lines)
