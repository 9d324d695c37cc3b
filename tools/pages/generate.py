#!/usr/bin/env python3
"""Makes newspaper pages with their gold split.

    python3 generate.py OUT_DIR --pages 200 --seed 1 [--part train|test|all] [--records PATH ...] [--labels]

The texts are our own (`own.py`, `topics.py`). --records adds those of gold splits (a folder of JSON lists of items) and of
JSON lines with `title` and `body` (paragraphs divided by newlines). --people adds whole items of gold files: headlines, bylines
and captions, too. Writes OUT_DIR/NNNN.txt (the page) and OUT_DIR/NNNN.json (the gold, a list of items). With --labels also
NNNN.lab: one JSON list a printed line, [number of the line, [[item, role, unit, characters], ...]].

How it works. Every printed character carries a tag (item, role, unit). A page is drawn as a `Style` (column width,
indent, blanks, order of the parts, marks, noise ...), stories are drawn as parts (headline, body, captions, ...), the
parts are set in lines and put in an order; then noise is laid over the lines. The gold is read off the tags of what
is printed, so page and gold always agree: white space apart, every printed character is in exactly one gold string.

Deterministic: the same arguments give the same bytes (standard library only). `--part` divides the lists of manners
(orders, widths, forms of bylines, captions, credits, labels, boxes, furniture), the topics and the records into those for training
and those for testing, so that a splitter trained on one part is tested on manners it has not seen. Not divided: names,
places, the sentences of our own texts, the forms of titles, subheads, listings, letters.
The manners are of the general kinds that Chinese newspapers use; none is copied from a particular page.
"""
import argparse
import glob
import json
import os
import random

from assembly import assemble, digits_apart, noise, short_tops
from box import contents
from gold import read_off, write
from kinds import KINDS
from own import records
from manners import part_of
import real
from setting import Setter, Style
from stories import Maker
from talk import TALK
from topics import TOPICS
from words import Names

# What a page is made of: shares of kinds; a page draws one row.
MIXES = [
    {"article": 7, "brief": 1, "photo": 0.6, "picture": 0.8, "listing": 0.4, "letters": 0.3, "box": 0.6, "comment": 0.6, "feature": 2.5, "wechat": 0.5, "roundup": 0.3},
    {"article": 3, "brief": 5, "photo": 0.5, "picture": 0.7, "listing": 0.6, "letters": 0.3, "box": 0.3, "notice": 0.3, "digest": 0.5, "comment": 0.5, "roundup": 0.7},
    {"article": 5, "photo": 1, "picture": 1, "listing": 1, "letters": 0.5, "answer": 0.7, "box": 1, "interview": 0.3, "dialogue": 0.5, "honours": 0.3, "voices": 0.4},
    {"article": 9, "brief": 0.5, "photo": 0.5, "picture": 0.4, "listing": 0.2, "box": 0.3, "feature": 3},
    {"essay": 5, "poem": 3, "comment": 1, "photo": 0.6, "picture": 0.4, "article": 1, "box": 0.3, "open_letter": 0.5},
    {"article": 4, "brief": 2, "photo": 0.6, "picture": 0.6, "notice": 1, "honours": 0.7, "table": 0.7, "essay": 0.7, "poem": 0.5, "feature": 1.5, "digest": 0.5, "voices": 0.4, "open_letter": 0.5},
    {"comment": 5, "letters": 1, "opinions": 1, "interview": 0.5, "dialogue": 0.5, "article": 2, "box": 0.5, "photo": 0.5, "voices": 0.5},
    {"open_letter": 3, "letters": 2, "answer": 3, "voices": 1, "article": 2, "picture": 1, "comment": 0.7},
    {"photo_page": 4, "picture": 4, "photo": 1, "article": 2, "essay": 0.5, "brief": 0.5},
]
WEIGHTS = [5, 4, 4, 4, 2, 3, 2, 2, 2]
# The share of stories by people, where there are any.
REAL = 0.35
# Pages of one item.
ALONE = ["notice", "regulation", "wechat", "wechat", "feature", "essay", "feature", "interview", "dialogue", "dialogue", "poem", "honours", "table", "letters", "comment", "photo_page", "open_letter"]


def make_stories(r, maker, style):
    """The stories of a page, and whether briefs stand together under one label."""
    mix = r.choices(MIXES, WEIGHTS)[0]
    alone = r.random() < 0.14
    drawn = [r.choice(ALONE)] if alone else r.choices(list(mix), list(mix.values()), k=r.choices([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 4, 4, 4, 4, 3, 3, 2])[0])
    if drawn == ["wechat"]:
        style.on_phone()
    stories = []
    for kind in drawn:
        if maker.real and r.random() < REAL:
            stories.append(maker.by_people(kind))
        elif kind in ("article", "brief"):
            stories.append(maker.article(style, kind))
        elif kind in KINDS or kind in TALK:
            stories.append(maker.other(style, kind))
        elif kind == "opinions":
            stories += maker.opinions(style)
        else:
            stories.append(getattr(maker, kind)(style))
    return stories, gather_briefs(r, maker, stories) if any(s.kind == "brief" for s in stories) and r.random() < 0.6 else False


def gather_briefs(r, maker, stories):
    """Puts the briefs together under one label, all set alike."""
    stories.sort(key=lambda s: s.kind == "brief")
    first = next(s for s in stories if s.kind == "brief")
    first.head = [x for x in first.head if x[0] != "section"]
    first.head.insert(0, ("section", maker.label()))
    mark = r.choice(["", "", "■", "●", "◆ ", "◆", "★", "◎", "▶"])
    form = r.choice(["{}", "{}", "【{}】"])
    run_in = r.random() < 0.2
    for s in stories:
        if s.kind == "brief":
            s.head = [(a, mark + form.format(b) if a == "title" else b) for a, b in s.head]
            if run_in and s.head and s.head[-1][0] == "title":     # the title opens the text
                s.paras[0].insert(0, ("title", s.head.pop()[1] + ("" if form != "{}" else r.choice(["\u3000", " ", "\u3000"]))))
    return True


# Roles of running text.
TEXT = {"body", "list"}


class Furniture:
    """Lines of furniture, each an item's unit of its own."""

    def __init__(self, r, maker, setter, item):
        self.r, self.maker, self.setter, self.item, self.count = r, maker, setter, item, 0

    def lines(self, forms, k):
        return [self.line(self.maker.fill(form)) for form in forms[:k]]

    def line(self, text):
        self.count += 1
        return [(c, None if c.isspace() else (self.item, "furn", self.count)) for c in self.setter.convert(text, False)]


def of_one_story(above, below):
    """Whether one part is the headline block and the other the text of the same story."""
    owners = {t[0] for t in above | below}
    return len(owners) == 1 and any("title" in {t[1] for t in x} and not TEXT & {t[1] for t in x} and TEXT & {t[1] for t in y} for x, y in [(above, below), (below, above)])


def places(r, style, count):
    """Before which part the sheet's own lines stand, and a box of contents; None where there are none."""
    boxed = style.furn and r.random() < 0.4
    box = r.choice([0, 0, 0, r.randint(0, count), count])
    sheet = r.randint(0, count) if style.furn and style.sheet_inside else 0
    return sheet if style.furn else None, box if boxed else None


def lay_out(r, maker, style, stories, parts, setter):
    """All lines of a page; None is an empty line."""
    furniture = Furniture(r, maker, setter, len(stories))
    lines = []
    sheet, box = places(r, style, len(parts))

    def furniture_before(k):
        """The sheet's own lines and the box of contents, if they stand before the part of this number."""
        own = furniture.lines(r.sample(maker.m["PHONE" if style.phone else "FURN_TOP"], 3), r.randint(1, 3)) + [None] * style.gap if k == sheet else []
        return own + (contents(r, maker, furniture, style) + [None] * style.gap if k == box else [])
    roles = lambda part: {t for x in part if x for _, t in x if t}
    for k, p in enumerate(parts):
        lines += furniture_before(k)
        here = roles(p)
        if k:
            names = {t[1] for t in here}
            gap = style.gap if not names <= {"caption", "ccredit", "credit"} else style.cap_gap
            if style.gap == 0 and "title" in names and r.random() < 0.5: gap = 1
            before = roles(parts[k - 1])
            if style.close_heads and not (names | {t[1] for t in roles(parts[k - 1])}) & {"body", "list"}:
                gap = 0
            if style.tight and of_one_story(before, here): gap = 0
            if any(a[0] == b[0] and a[1] == b[1] == "body" for a in before for b in here if a[1] == "body"):
                gap = style.break_blank
            lines += [None] * gap
            if style.furn == 2 and r.random() < 0.06:
                lines += furniture.lines([r.choice(maker.m["FURN_IN"] + maker.m["FURN_BOT"])], 1) + [None] * r.choice([0, 1])
        lines += p
    if len(parts) in (sheet, box): lines += [None] * style.gap + furniture_before(len(parts))
    if style.furn and r.random() < 0.7:
        lines += [None] * max(1, style.gap)
        lines += furniture.lines(r.sample(maker.m["PHONE" if style.phone else "FURN_BOT"], 3), r.randint(1, 3))
    if style.short_tops:
        lines = short_tops(r, lines)
    if style.digit_lines:
        lines = digits_apart(r, lines, style.digit_lines)
    if style.noise:
        lines = noise(r, lines)
        if r.random() < 0.3:
            rule = r.choice(["————————", "--------", "……………………", "* * *"])
            lines.insert(r.randint(0, len(lines)), furniture.line(rule.replace(" ", "")))
    while lines and lines[0] is None: lines.pop(0)
    return [None] * r.choice([0, 0, 0, 2]) + lines


def make_page(seed, news, part="all", people=()):
    """One page: (text, gold items, labels per printed line)."""
    r = random.Random("page-%d" % seed)
    maker = Maker(r, news, part, people)
    style = Style(r, maker.m)
    stories, briefs = make_stories(r, maker, style)
    setter = Setter(r, style)
    parts = assemble(r, style, setter, stories, maker)
    return read_off(seed, stories, lay_out(r, maker, style, stories, parts, setter), briefs)


def read_records(paths, part):
    """Titles and paragraphs of gold splits and of JSON lines, usable ones only; every fifth is for test pages."""
    found = []
    for path in paths:
        if path.endswith(".jsonl"):
            found += [(x["title"], x["body"].split("\n")) for x in map(json.loads, open(path, encoding="utf-8"))]
            continue
        for name in sorted(glob.glob(os.path.join(path, "*.json"))):
            items = json.load(open(name, encoding="utf-8"))
            found += [(x["title"], x["paragraphs"]) for x in items if x.get("title") and x.get("kind") == "article"]
    out = []
    for title, paras in found:
        paras = [p.strip() for p in paras if len(p.strip()) >= 20]
        if paras and 4 <= len(title) <= 30 and all(p[-1] in "。！？”…" for p in paras) and max(map(len, paras)) < 700:
            out.append((title.strip(), paras))
    return [x for k, x in enumerate(out) if part == "all" or (k % 5 == 4) == (part == "test")]


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("out"); ap.add_argument("--pages", type=int, default=100); ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--part", choices=["train", "test", "all"], default="all"); ap.add_argument("--records", nargs="*", default=[]); ap.add_argument("--labels", action="store_true"); ap.add_argument("--people", nargs="*", default=[])
    a = ap.parse_args()
    rng = random.Random("records-%s" % a.part)
    news = records(rng, Names(rng), part_of(TOPICS, "TOPICS", a.part), 900) + 3 * read_records(a.records, a.part)
    people = real.read(a.people)
    os.makedirs(a.out, exist_ok=True)
    for k in range(a.pages):
        page = make_page(a.seed * 100000 + k, news, a.part, people)
        write(os.path.join(a.out, "%04d" % k), page, a.labels)


if __name__ == "__main__":
    main()
