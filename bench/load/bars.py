"""What was measured beside nginx as bars in an SVG: each from the line of nginx up or down, by powers of two, so
that twice as much and half as much are equally long."""

import html
import math
import re
import pathlib
import sys
import textwrap

sys.path.insert(1, str(pathlib.Path(__file__).resolve().parents[1]))

import chart  # noqa: E402

LEFT, RIGHT = 56, 14
# What is drawn, its title, and where it begins and ends.
PANELS = (("per_s", "throughput to nginx: up is better", 76, 196),
          ("cpu_us", "CPU per answer to nginx: down is better", 232, 352))
LABELS_AT = 376
LEGEND_AT = 484
BAR_PX_MAX = 15
STYLE = """<style>
.bar { fill: var(--c); stroke: none; }
.whisker { stroke: var(--ink); stroke-dasharray: none; fill: none; }
.one { stroke: var(--ink); stroke-width: 1.4; }
.small { font-size: 11px; }
</style>"""


def load_chart(found):
    cells = [cell for cell in found["beside_nginx"] if cell["way"] == "plain" or cell["question"] == "20 rows"]
    groups = {}
    for cell in cells:
        groups.setdefault(name(cell), []).append(cell)
    connections = sorted({cell["connections"] for cell in cells})
    parts = [chart.head("An answer, beside nginx returning the same bytes", found["circumstances"][0]), STYLE]
    for value, title, top, bottom in PANELS:
        parts += panel(groups, connections, value, title, top, bottom)
    parts += names(groups)
    parts += legend(connections)
    return "\n".join([*parts, "</svg>", ""])


def name(cell):
    """Short: of a way of telling, what it is called without its values."""
    way = re.split("[:=]", cell["way"])[0]
    return cell["question"] if way == "plain" else f"{cell['question']}, {way}"


def panel(groups, connections, value, title, top, bottom):
    ratios = [cell["program_to_nginx"][value] for cells in groups.values() for cell in cells]
    low = min(-1, math.floor(math.log2(min(each["lowest"] for each in ratios))))
    high = max(1, math.ceil(math.log2(max(each["highest"] for each in ratios))))

    def height(ratio):
        return bottom - (math.log2(ratio) - low) / (high - low) * (bottom - top)

    yield f'<text x="20" y="{top - 8}">{html.escape(title)}</text>'
    for power in range(low, high + 1):
        y = height(2.0 ** power)
        kind = "one" if power == 0 else "grid"
        yield f'<path class="{kind}" d="M{LEFT} {y:.1f}H{chart.WIDTH - RIGHT}"/>'
        yield f'<text class="small" x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{tick(power)}</text>'
    for i, cells in enumerate(groups.values()):
        for x, width, cell in places(groups, i, cells):
            ratio = cell["program_to_nginx"][value]
            y, one = height(ratio["median"]), height(1)
            style = f"l{connections.index(cell['connections']) % len(chart.LINES)}"
            yield (f'<g class="{style}"><title>{html.escape(cell["title"])}, {cell["connections"]} connections: '
                   f'{ratio["median"]:.2f} ({ratio["lowest"]:.2f}-{ratio["highest"]:.2f})</title>'
                   f'<rect class="bar" x="{x:.1f}" y="{min(y, one):.1f}" width="{width:.1f}" height="{abs(y - one):.1f}"/>'
                   f'<path class="whisker" d="M{x + width / 2:.1f} {height(ratio["lowest"]):.1f}'
                   f'V{height(ratio["highest"]):.1f}"/></g>')


def tick(power):
    return str(2 ** power) if power >= 0 else f"1/{2 ** -power}"


def group_px(groups):
    return (chart.WIDTH - LEFT - RIGHT) / len(groups)


def places(groups, i, cells):
    """Left edge and width of the bars of one group, which stand in its middle."""
    width = min(BAR_PX_MAX, group_px(groups) * 0.8 / len(cells))
    left = LEFT + (i + 0.5) * group_px(groups) - width * len(cells) / 2
    return [(left + k * width, width - 1, cell) for k, cell in enumerate(cells)]


def names(groups):
    for i, title in enumerate(groups):
        x = LEFT + (i + 0.5) * group_px(groups)
        for line, words in enumerate(textwrap.wrap(title, max(8, int(group_px(groups) / 6)))):
            yield (f'<text class="small" x="{x:.1f}" y="{LABELS_AT + 13 * line}" text-anchor="middle">'
                   f"{html.escape(words)}</text>")


def legend(connections):
    x = LEFT
    for i, number in enumerate(connections):
        words = "1 connection" if number == 1 else f"{number} connections"
        yield (f'<g class="l{i % len(chart.LINES)}"><rect class="bar" x="{x}" y="{LEGEND_AT - 10}" width="12" height="12"/>'
               f'<text class="small" x="{x + 18}" y="{LEGEND_AT}">{words}</text></g>')
        x += 130
    yield (f'<text class="small" x="{LEFT}" y="{LEGEND_AT + 20}">Bars: medians of the rounds; lines on them: lowest to '
           "highest round.</text>")
