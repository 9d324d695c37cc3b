"""Pages by people with their gold, as pages to train on: every printed character gets the tag that `generate.py` gives its own.

    python3 printed.py OUT_DIR FOLDER ... [--copies N] [--seed N]

FOLDER holds pages (NAME.txt) with their gold (NAME.json). Writes each page as printed and in variants (`vary.py`), in the form of
`generate.py --labels`. A page is left out where the gold is not found in its text: columns side by side.
"""
import argparse
import glob
import json
import os
import random
import re

from gold import read_off, write
from story import Story
from vary import vary

# A page with more characters than this that no gold explains is left out.
UNEXPLAINED = 0.03
SHORTEST_PIECE = 4


def squeezed(text):
    return re.sub(r"\s", "", text or "")


class Page:
    """A page's characters, and what is known of each."""

    def __init__(self, text):
        self.rows = [line.rstrip() for line in text.split("\n")]
        self.chars = [(n, k, c) for n, row in enumerate(self.rows) for k, c in enumerate(row) if not c.isspace()]
        self.tags = [None] * len(self.chars)

    def free(self, region):
        return [at for at, (n, _, _) in enumerate(self.chars) if self.tags[at] is None and (region is None or n + 1 in region)]

    def find(self, text, region, tag, start=0):
        """Tags a text where it stands in one piece; whether it does. Prefers a place where it fills its lines."""
        text, free = squeezed(text), self.free(region)
        there = "".join(self.chars[at][2] for at in free)
        places = [m.start() for m in re.finditer("(?=%s)" % re.escape(text), there) if free[m.start()] >= start] if text else []
        if not places: return False
        place = min(places, key=lambda p: (self.stray(free[p:p + len(text)]), p))
        for at in free[place:place + len(text)]: self.tags[at] = tag
        return True

    def stray(self, taken):
        """Characters of the lines of a text that are not its own."""
        lines = {self.chars[at][0] for at in taken}
        return sum(len(squeezed(self.rows[n])) for n in lines) - len(taken)

    def find_in_pieces(self, text, region, tag):
        """Tags a text that other lines interrupt: its longest beginning, then the rest below."""
        text, start = squeezed(text), 0
        while text:
            size = next((k for k in range(len(text), 0, -1) if (k >= SHORTEST_PIECE or k == len(text)) and self.holds(text[:k], region, start)), 0)
            if not size: return
            self.find(text[:size], region, tag, start)
            text, start = text[size:], max(at for at, t in enumerate(self.tags) if t == tag)

    def holds(self, text, region, start):
        return text in "".join(self.chars[at][2] for at in self.free(region) if at >= start)


def texts_of(item):
    """The texts of an item with role and unit, those that are easy to tell first."""
    inherited = item.get("inherited") or {}
    out = [("body", k, p) for k, p in enumerate(item.get("paragraphs") or [])]
    subheads = [s if isinstance(s, str) else s.get("text") for s in item.get("subheads") or []]
    out += [("subhead", k, s) for k, s in enumerate(subheads)]
    out += [(role, 0, item.get(role)) for role in ("title", "kicker", "subtitle")]
    if not inherited.get("section"): out.append(("section", 0, item.get("section")))
    out += [("caption", k, c) for k, c in enumerate(item.get("captions") or [])]
    out += [("byline", 0, item.get("byline")), ("credit", 0, item.get("credit")), ("byline", 0, item.get("source_credit"))]
    return [(role, unit, text) for role, unit, text in out if text]


def tagged(text, gold):
    """The page's lines as `generate.py` has them, its stories, and the share of characters that no gold explains."""
    page, items = Page(text), [x for x in gold if x.get("kind") != "furniture" and x.get("paragraphs") is not None]
    furniture = next((x for x in gold if x.get("kind") == "furniture"), {})
    regions = [{n for a, b in x["source_lines"] for n in range(a, b + 1)} if x.get("source_lines") else None for x in items]
    count = len(items)
    for n in furniture.get("lines") or []:
        for at, (line, _, _) in enumerate(page.chars):
            if line + 1 == n: page.tags[at] = (count, "furn", n)
    missing = [(i, *t) for i, x in enumerate(items) for t in texts_of(x) if not page.find(t[2], regions[i], (i, t[0], t[1]))]
    for i, role, unit, text in missing: page.find_in_pieces(text, regions[i], (i, role, unit))
    unexplained = settle(page, items, regions, furniture)
    stories = stories_of(page, items)
    lines = []
    for n, row in enumerate(page.rows): lines.append([[c, None] for c in row] if row.strip() else None)
    for (n, k, c), tag in zip(page.chars, page.tags): lines[n][k] = [c, tag]
    lines = [None if x is None else [tuple(c) for c in x] for x in lines]
    return lines, stories, unexplained


def settle(page, items, regions, furniture):
    """Gives what is left to the parts it stands beside; the share of letters that nothing explains."""
    count, strange = len(items), 0
    known = squeezed("".join("".join(x.get("fixed") or []) + (x.get("addressee") or "") + (x.get("issuer") or "") + (x.get("issued") or "") + (x.get("document_number") or "") for x in items) + "".join(furniture.get("texts") or []))
    for at, (line, _, c) in enumerate(page.chars):
        if page.tags[at] is not None: continue
        beside = [page.tags[k] for k in (at - 1, next((k for k in range(at, len(page.tags)) if page.tags[k]), at)) if 0 <= k < len(page.tags) and page.tags[k]]
        within = [t for t in beside if t[1] != "furn" and (regions[t[0]] is None or line + 1 in regions[t[0]])]
        row = squeezed(page.rows[line])
        if not within or re.search("[上下]转|[上下]接|紧接", row) and len(row) < 14 or row in map(squeezed, furniture.get("texts") or []):
            page.tags[at] = (count, "furn", line + 1)
            strange += within != [] and c not in known
            continue
        # Marks around names and 本报讯 are the byline's.
        names = [t for t in within if t[1] == "byline"]
        opens = len(within) > 1 and within[-1][1:] == ("body", 0)
        strange += c not in known and c.isalnum()
        owner = names[0][0] if names else within[-1][0]
        page.tags[at] = names[0] if names else (owner, "byline", 0) if opens and len(items[owner]["paragraphs"]) and c in known else within[0]
    return strange / max(1, len(page.tags))


def stories_of(page, items):
    """Kind of every item, and where its byline is printed."""
    stories = []
    for i, item in enumerate(items):
        story = Story(item["kind"])
        body = [at for at, t in enumerate(page.tags) if t and t[0] == i and t[1] == "body"]
        names = [at for at, t in enumerate(page.tags) if t and t[:2] == (i, "byline")]
        if names and body:
            line = lambda at: page.chars[at][0]
            first = {page.tags[at] for at in range(len(page.tags)) if line(at) == line(names[0])}
            if names[0] > body[0]: story.byline_pos = "tail"
            elif {t[1] for t in first} == {"byline"} and not re.match("[（【]?(?:据|本报|.{2,4}社?).{0,8}[讯电]", squeezed(page.rows[line(names[0])])):
                story.byline_pos = "line"
                for at in names:                   # 本报讯 below is the text's
                    if line(at) == line(body[0]): page.tags[at] = (i, "body", 0)
            else: story.byline_pos = "lead" if any(line(at) == line(body[0]) for at in names) else "line"
        stories.append(story)
    return stories


def read(paths):
    """Every page of the folders that its gold explains: name, lines, stories."""
    for folder in paths:
        for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
            page = path[:-len("json")] + "txt"
            gold = json.load(open(path, encoding="utf-8"))
            if not os.path.exists(page) or not isinstance(gold, list): continue
            lines, stories, unexplained = tagged(open(page, encoding="utf-8").read(), gold)
            name = os.path.basename(path)[:-len(".json")]
            if unexplained <= UNEXPLAINED: yield name, lines, stories
            else: print("left out: %s, %.0f %% not explained" % (path, 100 * unexplained))


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("out"); ap.add_argument("folders", nargs="+"); ap.add_argument("--copies", type=int, default=20); ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    for at, (name, lines, stories) in enumerate(read(a.folders)):
        for k in range(a.copies):
            r = random.Random("%d-%s-%d-%d" % (a.seed, name, at, k))
            # The first copies are as printed.
            varied = vary(r, lines) if 4 * k >= a.copies else lines
            page_name = "z%03d_%02d_%s" % (at, k, name)
            text, items, labels = read_off(at, stories, varied, False)
            for item in items: item["id"] = page_name + "-" + item["id"].split("-")[-1]
            write(os.path.join(a.out, page_name), (text, items, labels))


if __name__ == "__main__":
    main()
