"""Line charts as SVG, without any library: both axes by powers of ten, every line labelled at its end,
readable on a light and on a dark page."""

import dataclasses
import html
import math

WIDTH, HEIGHT = 860, 520
LEFT, RIGHT, TOP, BOTTOM = 80, 250, 64, 64
LABEL_PX_MIN = 17  # between the middles of two labels

# Told apart by hue and by dash, so that neither alone has to do.
LINES = (("#0b6bcb", "#6cb6ff", ""), ("#b3261e", "#ff938a", "7 3"), ("#1b7f3b", "#63d48a", "2 3"),
         ("#8e44ad", "#d2a8ff", "9 3 2 3"), ("#a65c00", "#f0b060", "4 4"), ("#00717a", "#56d4dd", "12 4"),
         ("#5b5f66", "#b5bac2", "1 4"), ("#b0206a", "#ff8cc6", "6 2 2 2"))


@dataclasses.dataclass(frozen=True)
class Line:
    """`points` are pairs of positive numbers, x rising; of a guide only the ends are drawn, thin."""

    name: str
    points: tuple
    is_guide: bool = False


@dataclasses.dataclass(frozen=True)
class Axis:
    """From one power of ten to another."""

    title: str
    low: int
    high: int

    @classmethod
    def over(cls, title, values):
        # A value a hair above a power of ten does not need a decade of its own.
        low, high = math.floor(math.log10(min(values)) + 0.02), math.ceil(math.log10(max(values)) - 0.02)
        return cls(title, low, max(high, low + 1))

    def share(self, value):
        return (math.log10(value) - self.low) / (self.high - self.low)

    def ticks(self):
        return [10.0 ** power for power in range(self.low, self.high + 1)]


def number(value):
    for size, name in ((1e9, " bn"), (1e6, " M"), (1e3, " k")):
        if value >= size:
            return f"{value / size:g}{name}"
    return f"{value:g}"


def log_log(title, note, x_title, y_title, lines):
    """The text of an SVG. `note` stands below the title."""
    x_axis = Axis.over(x_title, [x for line in lines for x, _ in line.points])
    y_axis = Axis.over(y_title, [y for line in lines for _, y in line.points])

    def place(x, y):
        return (LEFT + x_axis.share(x) * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - y_axis.share(y) * (HEIGHT - TOP - BOTTOM))

    parts = [head(title, note), *grid(x_axis, y_axis, place)]
    measured = [line for line in lines if not line.is_guide]
    styles = {id(line): f"l{number_ % len(LINES)}" for number_, line in enumerate(measured)}
    for line in lines:
        parts.append(drawn(line, styles.get(id(line), "guide"), place))
    parts += labels(lines, styles, place)
    return "\n".join([*parts, "</svg>", ""])


def head(title, note):
    colours = "\n".join(
        f".l{i} {{ --c: {light}; stroke-dasharray: {dash or 'none'}; }}" for i, (light, _, dash) in enumerate(LINES))
    dark = " ".join(f".l{i} {{ --c: {dark_}; }}" for i, (_, dark_, _) in enumerate(LINES))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{html.escape(title)}">
<style>
svg {{ --paper: #ffffff; --ink: #1f2328; --faint: #d0d7de; font: 13px system-ui, sans-serif; }}
{colours}
@media (prefers-color-scheme: dark) {{ svg {{ --paper: #0d1117; --ink: #e6edf3; --faint: #30363d; }} {dark} }}
.paper {{ fill: var(--paper); }}
text {{ fill: var(--ink); }}
.title {{ font-size: 17px; font-weight: 600; }}
.grid {{ stroke: var(--faint); }}
polyline {{ fill: none; stroke: var(--c); stroke-width: 2.2; }}
circle {{ fill: var(--c); stroke-dasharray: none; }}
text.label {{ fill: var(--c); }}
.lead {{ stroke: var(--c); stroke-width: 0.8; stroke-dasharray: none; fill: none; }}
.guide {{ --c: var(--ink); stroke-dasharray: 1 5; opacity: 0.7; }}
</style>
<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>
<text class="title" x="20" y="28">{html.escape(title)}</text>
<text x="20" y="48">{html.escape(note)}</text>"""


def grid(x_axis, y_axis, place):
    bottom, left = 10.0 ** y_axis.low, 10.0 ** x_axis.low
    top, right = 10.0 ** y_axis.high, 10.0 ** x_axis.high
    for x in x_axis.ticks():
        (at, low), (_, high) = place(x, bottom), place(x, top)
        yield f'<path class="grid" d="M{at:.1f} {low:.1f}V{high:.1f}"/>'
        yield f'<text x="{at:.1f}" y="{low + 20:.1f}" text-anchor="middle">{number(x)}</text>'
    for y in y_axis.ticks():
        (low, at), (high, _) = place(left, y), place(right, y)
        yield f'<path class="grid" d="M{low:.1f} {at:.1f}H{high:.1f}"/>'
        yield f'<text x="{low - 8:.1f}" y="{at + 4:.1f}" text-anchor="end">{number(y)}</text>'
    middle = (LEFT + WIDTH - RIGHT) / 2
    yield f'<text x="{middle:.1f}" y="{HEIGHT - 18}" text-anchor="middle">{html.escape(x_axis.title)}</text>'
    height = (TOP + HEIGHT - BOTTOM) / 2
    yield (f'<text x="20" y="{height:.1f}" text-anchor="middle" transform="rotate(-90 20 {height:.1f})">'
           f"{html.escape(y_axis.title)}</text>")


def drawn(line, style, place):
    places = [place(x, y) for x, y in line.points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "" if line.is_guide else "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2"/>' for x, y in places)
    return f'<g class="{style}"><polyline points="{path}"/>{dots}</g>'


def labels(lines, styles, place):
    """At the ends of the lines, moved apart where they would lie on one another."""
    ends = sorted(((*place(*line.points[-1]), line) for line in lines), key=lambda end: end[1])
    wanted = [y for _, y, _ in ends]
    heights = apart(wanted, LABEL_PX_MIN, TOP, HEIGHT - BOTTOM)
    for (x, y, line), height in zip(ends, heights):
        style = styles.get(id(line), "guide")
        at = WIDTH - RIGHT + 26
        yield (f'<g class="{style}"><path class="lead" d="M{x + 5:.1f} {y:.1f}L{at - 4:.1f} {height:.1f}"/>'
               f'<text class="label" x="{at}" y="{height + 4:.1f}">{html.escape(line.name)}</text></g>')


def apart(heights, step, top, bottom):
    """The rising heights, moved as little as brings each a step below the one before, within the frame."""
    placed = []
    for height in heights:
        placed.append(max(height, placed[-1] + step if placed else top))
    limit = bottom
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - step
    return placed
