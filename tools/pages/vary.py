"""Variants of a printed page: fewer items, other blanks, indents, widths and orders. The tags of the characters go with them."""
from assembly import digits_apart, short_tops
from setting import Setter, Style

TEXT = ("body", "list")


class Plain(Style):
    """How lines are wrapped anew."""

    def __init__(self, r):
        self.hang, self.keep = r.random() < 0.5, r.random() < 0.6


def items_of(line):
    return {t[0] for _, t in line or [] if t}


def roles_of(line):
    return {t[1] for _, t in line or [] if t}


def vary(r, lines):
    """One variant."""
    lines = without_items(r, lines)
    if r.random() < 0.25: lines = wrapped(r, lines)
    if r.random() < 0.4: lines = reordered(r, lines)
    if r.random() < 0.5: lines = blanks(r, lines)
    if r.random() < 0.3: lines = indents(r, lines)
    if r.random() < 0.1: lines = short_tops(r, lines)
    if r.random() < 0.1: lines = digits_apart(r, lines, r.choice([0.2, 0.6]))
    while lines and lines[0] is None: lines = lines[1:]
    return lines or [None]


def without_items(r, lines):
    """Without some of the items; furniture is kept as a whole or lost as a whole."""
    every = sorted(set().union(*map(items_of, lines)))
    share = r.choice([1, 1, 0.8, 0.6, 0.4])
    kept = {i for i in every if r.random() < share} or {r.choice(every)}
    return [x for x in lines if x is None or items_of(x) <= kept]


def wrapped(r, lines):
    """Paragraphs on one line each, or in lines of another width."""
    width = r.choice([None, None, 12, 15, 17, 20, 22, 26, 30])
    indent = r.choice(["\u3000\u3000", "\u3000\u3000", "", "  "])
    setter, out, at = Setter(r, Plain(r)), [], 0
    while at < len(lines):
        key = paragraph(lines[at])
        if key is None:
            out.append(lines[at])
            at += 1
            continue
        chars = strip(lines[at])
        at += 1
        while at < len(lines) and paragraph(lines[at]) == key:
            chars = chars + strip(lines[at])
            at += 1
        rows = [chars] if width is None else setter.wrap(chars, width, len(indent) if indent else 0)
        out += [[(c, None) for c in indent] + rows[0]] + rows[1:] if rows else []
    return out


def paragraph(line):
    """The paragraph that a line begins in, if it has text."""
    tags = [t for _, t in line or [] if t]
    last = tags[-1] if tags else None
    return last if last and last[1] == "body" and all(t[0] == last[0] for t in tags) and {t[1] for t in tags} <= {"body", "byline"} else None


def strip(line):
    line = list(line)
    while line and line[0][1] is None: line.pop(0)
    while line and line[-1][1] is None: line.pop()
    return line


def blocks(lines):
    """Runs of lines of one item, headlines apart from text."""
    out = []
    for line in lines:
        if line is None:
            if out: out[-1][1].append(None)
            continue
        key = (sorted(items_of(line))[0], bool(roles_of(line) & {"title", "kicker", "subtitle", "section"}))
        if not out or out[-1][0] != key: out.append((key, []))
        out[-1][1].append(line)
    return out


def reordered(r, lines):
    """Whole items in another order, or some headlines at the top, at the end, after their text, or anywhere."""
    found = blocks(lines)
    how = r.choice(["items", "items", "end", "top", "after", "anywhere", "anywhere"])
    if how == "items":
        groups = {}
        for (item, _), block in found: groups.setdefault(item, []).extend(block)
        keys = list(groups)
        r.shuffle(keys)
        return [x for k in keys for x in groups[k] + ([] if groups[k][-1] is None else [None])]
    share = r.choice([0.3, 0.6, 1.0])
    moved = {item for (item, head), _ in found if head and r.random() < share}
    heads = [(item, [x for x in block if x is not None]) for (item, head), block in found if head and item in moved]
    gap = r.choice([[], [None], [None]])
    together = [x for _, block in heads for x in block + gap]
    rest = [(key, block) for key, block in found if not (key[1] and key[0] in moved)]
    if how == "after":
        last = {item: at for at, ((item, _), _) in enumerate(rest)}
        out = []
        for at, ((item, _), block) in enumerate(rest):
            out += block
            if last[item] == at: out += [x for own, head in heads if own == item for x in head + gap]
        return out
    if how == "anywhere":
        for _, head in heads: rest.insert(r.randint(0, len(rest)), (None, [None] + head + [None]))
        return [x for _, block in rest for x in block]
    text = [x for _, block in rest for x in block]
    return together + [None] + text if how == "top" else text + [None] + together


def blanks(r, lines):
    """No empty lines, two for one, some lost, or some more."""
    how = r.choice(["none", "none", "double", "lost", "more"])
    if how == "none": return [x for x in lines if x is not None]
    if how == "double": return [y for x in lines for y in ([x] if x is not None else [None, None])]
    if how == "lost": return [x for x in lines if x is not None or r.random() < 0.6]
    return [y for x in lines for y in ([x, None] if r.random() < 0.06 else [x])]


def indents(r, lines):
    """Without indents, or with others."""
    new = r.choice(["", "", "  ", "    "])
    return [x if x is None or not x[0][0].isspace() else [(c, None) for c in new] + strip(x) for x in lines]
