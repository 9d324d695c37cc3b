#!/usr/bin/env python3
"""Makes newspaper pages as PDF files with their gold split: the geometry is drawn at random.

    python3 laid.py OUT_DIR --pages 100 --seed 1 [--part train|test|all] [--more]

Writes OUT_DIR/NNNN.pdf and OUT_DIR/NNNN.json. Texts, names and manners are those of `generate.py`; what is added is a
sheet: columns, headlines over them, boxes, pictures, text round pictures, upright headlines, rules or none, sizes,
leading, justified or ragged lines, noise in baselines; characters drawn line by line, one by one, in rows across the
sheet, or sorted by fonts. The gold is read off the tags of what is set. The same arguments give the same bytes.
"""
import argparse
import json
import os
import random

import extras
from geometry import Body, Look, Setting, ems
from gold import read_off
from manners import part_of
from own import records
from setting import Style
from sheet_pdf import HEAVY, KAI, TEXT, Sheet, file
from stories import Maker
from topics import TOPICS
from words import Names

KINDS = {"article": 10, "feature": 3, "photo": 1.2, "comment": 1, "essay": 0.7, "briefs": 1.5, "listing": 0.5, "picture": 0.6}


def tagged(item, role, text, unit=0):
    return [(c, None if c.isspace() else (item, role, unit)) for c in text]


class Page:
    """One page on the way: stories are set one after another into towers of columns."""

    def __init__(self, r, maker, style, more=False):
        self.more = more
        self.r, self.maker, self.style, self.look = r, maker, style, Look(r)
        look = self.look
        self.sheet = Sheet(look.width, look.height)
        self.setting, self.stories = Setting(look, self.sheet), []

    def make(self):
        look, r = self.look, self.r
        self.furniture_at = len(self.setting.tagged)
        top = look.margin + self.head()
        bottom = look.height - look.margin - 20
        if look.columns > 3 and r.random() < 0.45:
            top = self.place(look.margin, top, look.columns, bottom, "lead") or top
        towers, left = [], look.columns
        while left:
            count = min(left, r.choices([1, 2, 3, 4], [2, 4, 3, 1])[0])
            towers.append(count)
            left -= count
        x = look.margin
        for number, count in enumerate(towers):
            self.tower(x, top, count, bottom)
            x += look.columns_width(count) + look.gutter
            if number < len(towers) - 1 and look.rules in ("both", "gutter"):
                self.sheet.rule(x - look.gutter / 2, top, x - look.gutter / 2, bottom)
        self.foot(bottom + 12)

    def tower(self, x, top, count, bottom):
        misses = 0
        while misses < 4 and bottom - top > 8 * self.look.leading:
            end = self.place(x, top, count, bottom, None)
            misses += end is None
            top = end or top

    def draw(self, lead):
        """Stories of one block: one, or several briefs under a label."""
        r, kind = self.r, "feature" if lead and self.r.random() < 0.3 else "article" if lead else self.r.choices(list(KINDS), list(KINDS.values()))[0]
        maker = self.maker
        if kind == "briefs":
            stories = [maker.article(self.style, "brief") for _ in range(r.randint(2, 4))]
            for s in stories:
                s.head = [x for x in s.head if x[0] == "title"]
            if r.random() < 0.8:
                stories[0].head.insert(0, ("section", maker.label()))
            return stories
        if kind in ("article", "brief"):
            return [maker.article(self.style, kind)]
        if kind in ("photo", "listing", "picture"):
            return [getattr(maker, kind)(self.style)]
        return [maker.other(self.style, kind)]

    def place(self, x, top, count, bottom, lead):
        """Sets a block of stories at a place; gives its lower edge, or None if it does not fit."""
        look, r = self.look, self.r
        if self.more and not lead and r.random() < 0.3:
            return extras.place(self, x, top, count, bottom)
        drawn, kept = self.draw(lead), (len(self.sheet.lines), len(self.sheet.shapes), len(self.setting.tagged), len(self.stories))
        box = r.choices(["", "S", "f"], [8, 1, 1])[0]
        pad = look.size * r.uniform(0.8, 1.3) if box else 0.0
        room, y = look.columns_width(count) - 2 * pad, top + pad
        at = len(self.sheet.shapes)
        for number, story in enumerate(drawn):
            self.stories.append(story)
            columns = count if len(drawn) == 1 else 1
            each = look.columns_width(count) if len(drawn) > 1 and count == 1 else None
            y = self.story(story, x + pad, y, room, columns, bottom - pad, number)
            if y is None:
                del self.sheet.lines[kept[0]:], self.sheet.shapes[kept[1]:], self.setting.tagged[kept[2]:], self.stories[kept[3]:]
                return None
            y += look.size * 0.6 if number < len(drawn) - 1 else 0
        y += pad
        if box:
            kept_shapes = self.sheet.shapes[at:]
            del self.sheet.shapes[at:]
            self.sheet.box(x, top, x + room + 2 * pad, y, box)
            self.sheet.shapes += kept_shapes
        elif look.rules in ("level", "both") and y + look.gap < bottom - 60:
            self.sheet.rule(x, y + look.gap / 2, x + room, y + look.gap / 2)
        return y + look.gap

    def story(self, story, x, top, room, count, bottom, number):
        """Sets one story; gives its lower edge, or None."""
        look, r, item = self.look, self.r, len(self.stories) - 1
        brief = story.kind == "brief"
        upright = not brief and r.random() < 0.06 and any(role == "title" and 5 <= len(text) <= 14 for role, text in story.head)
        side = 0.0
        pictured = [] if brief else story.caps[:2]
        story.caps, story.credit = pictured, None
        if story.kind == "photo":
            height = room * r.uniform(0.5, 0.75) if count < 3 else room * r.uniform(0.35, 0.5)
            if top + height > bottom:
                return None
            self.sheet.picture(x, top, x + room, top + height)
            top += height + look.size * 0.8
        if upright:
            side, top = self.upright(story, item, x, top, bottom)
            if side is None:
                return None
            count = max(1, count - 1) if count > 1 else 1
        else:
            top = self.headline(story, item, x, top, room, brief, count)
        x, room = x + side, room - side
        column = (room - (count - 1) * look.gutter) / count
        if column < 8 * look.size:
            return None
        body = Body(look, self.paragraphs(story, item))
        total = sum(ems(chars) / (column / look.size) + 0.7 for _, chars in body.paragraphs)
        pictures = [self.picture(x, room, count, column, caption, item, k) for k, caption in enumerate(pictured)]
        pictures = [picture for picture in pictures if picture]
        rows = max(1, int(total / count))
        while top + rows * look.leading < bottom:
            areas = self.areas(pictures, top, rows)
            if areas is not None:
                lines = body.fill(self.slots(x, top, count, column, rows, areas))
                if lines is not None:
                    body.set(self.setting, lines)
                    for picture, area in zip(pictures, areas):
                        self.draw_picture(picture, area)
                    if look.rules == "gutter" and count > 1 and r.random() < 0.5:
                        for k in range(1, count):
                            at = x + k * (column + look.gutter) - look.gutter / 2
                            if not any(area[0] < at < area[2] for area in areas):
                                self.sheet.rule(at, top, at, top + rows * look.leading, 0.3)
                    return top + rows * look.leading
            rows += 1
        return None

    def headline(self, story, item, x, top, room, brief, count):
        """Sets the headline block; gives its lower edge."""
        look, r = self.look, self.r
        at = "center" if look.center and not brief else "left"
        title = next((text for role, text in story.head if role == "title"), "")
        share = look.brief_title[0] if brief else min(r.uniform(1.6, 2.1) + 0.45 * (count - 1), 4.2)
        while not brief and share > 1.45 and len(title) * share * look.size > room * r.choice([1, 2, 2]):
            share -= 0.1
        for role, text in story.head:
            chars = tagged(item, role, text)
            if role == "section":
                size = look.size * r.choice([1.0, 1.1, 1.3])
                if look.label_box and ems(chars) * size < room - 2 * size:
                    self.sheet.box(x, top, x + (ems(chars) + 1) * size, top + 1.5 * size, r.choice("Sf"))
                    self.setting.line(x + 0.5 * size, top + 0.25 * size, room, chars, size, HEAVY)
                    top += 2.0 * size
                else:
                    top += self.setting.block(x, top, room, chars, size, HEAVY) + 0.3 * size
            elif role == "title":
                size, font = look.size * share, look.brief_title[1] if brief else look.title_font
                top += self.setting.block(x, top, room, chars, size, font, 1.2, at=at, copies=look.copies) + 0.3 * look.size
            elif role == "byline":
                top += self.setting.block(x, top, room, chars, look.size, look.byline_font, 1.3, at=look.byline_at) + 0.3 * look.size
            else:
                size = look.size * min(look.kicker if role == "kicker" else look.deck, 0.85 * share)
                top += self.setting.block(x, top, room, chars, size, look.second_font, 1.3, at=at) + 0.2 * look.size
        return top + look.size * r.uniform(0.2, 0.8)

    def upright(self, story, item, x, top, bottom):
        """Sets the title one character below the other at the left; gives its width and where the text begins."""
        look, others = self.look, [part for part in story.head if part[0] != "title"]
        text = next(text for role, text in story.head if role == "title")
        size = look.size * self.r.uniform(1.7, 2.4)
        chars = [char for char in tagged(item, "title", text) if char[1]]
        if top + len(chars) * size * 1.08 > bottom:
            return None, top
        story.head = [part for part in others if part[0] == "byline"]
        for k, char in enumerate(chars):
            self.setting.line(x, top + k * size * 1.08, size, [char], size, look.title_font)
        story.upright = len(chars) * size * 1.08
        for role, text in story.head:
            top += self.setting.block(x + 2 * size, top, 12 * look.size, tagged(item, role, text), look.size, look.byline_font, 1.3)
        return 1.9 * size, top

    def paragraphs(self, story, item):
        """The paragraphs of a story as tagged characters, each with what it is."""
        out, body, subheads = [], 0, 0
        for runs in story.paras:
            chars = []
            roles = [role for role, _ in runs]
            units = {"body": body, "list": body, "subhead": subheads}
            for role, text in runs:
                chars += tagged(item, role, text, units.get(role, 0))
            body += "body" in roles or "list" in roles
            subheads += "subhead" in roles
            what = "subhead" if "subhead" in roles else "signature" if roles == ["byline"] else "row" if "list" in roles or story.flush else "text"
            out.append((what, chars))
        return out

    def picture(self, x, room, count, column, caption, item, unit):
        """A picture in a story: (left edge, width, height, caption's characters, its place, where it stands)."""
        look, r = self.look, self.r
        span = r.randint(1, max(1, count - 1)) if count > 1 else 1
        width = span * column + (span - 1) * look.gutter
        chars = [char for role, text in caption for char in tagged(item, role, text, unit)]
        at = look.caption_at if width > 14 * look.size else "below"
        if at == "over":
            at = "below"
        start = r.choice([0, count - span, r.randint(0, count - span)])
        left = x + start * (column + look.gutter)
        if count == 2 and r.random() < 0.12:
            width, left, at = 0.9 * column, x + 0.6 * column, "below"
        return left, width, width * r.uniform(0.5, 0.8), chars, at, r.choice(["top", "top", "middle", "bottom"])

    def caption_lines(self, picture):
        look, (_, width, _, chars, at, _) = self.look, picture
        size = look.caption[0] * look.size
        room = width if at in ("below", "above") else max(6 * size, 0.25 * width)
        return size, room, Setting(look, Sheet(1, 1)).block(0, 0, room, chars, size, TEXT)

    def areas(self, pictures, top, rows):
        """The areas of pictures with captions in a story of so many rows; None if they do not fit."""
        look, areas = self.look, []
        bottom = top + rows * look.leading
        for picture in pictures:
            left, width, height, _, at, where = picture
            whole = height + (self.caption_lines(picture)[2] + 0.6 * look.size if at in ("below", "above") else 0)
            y = {"top": top, "bottom": bottom - whole - 0.2 * look.size, "middle": (top + bottom - whole) / 2}[where]
            area = (left, y, left + width, y + whole)
            if y < top or area[3] > bottom or any(area[0] < other[2] and area[2] > other[0] and area[1] < other[3] + look.size and area[3] > other[1] - look.size for other in areas):
                return None
            areas.append(area)
        return areas

    def slots(self, x, top, count, column, rows, areas):
        """The places of lines, column after column, pictures left out."""
        look, slots = self.look, []
        for k in range(count):
            left = x + k * (column + look.gutter)
            for row in range(rows):
                y, a, b = top + row * look.leading, left, left + column
                for x0, y0, x1, y1 in areas:
                    if y < y1 + 0.6 * look.size and y + look.size > y0 - 0.4 * look.size and x0 < b and x1 > a:
                        if x0 - a > x1 - a and x1 < b or x1 < b and b - x1 > x0 - a:
                            a = x1 + 0.8 * look.size
                        else:
                            b = x0 - 0.8 * look.size
                if b - a >= 4 * look.size:
                    slots.append((a, y, b - a))
        return slots

    def draw_picture(self, picture, area):
        look, (left, width, height, chars, at, _) = self.look, picture
        size, room, tall = self.caption_lines(picture)
        font, y = look.caption[1], area[1]
        if at == "above":
            self.setting.block(left, y, room, chars, size, font)
            y += tall + 0.4 * look.size
        aside = room + 0.6 * look.size if at in ("left", "right") else 0.0
        x0 = left + aside if at == "left" else left
        self.sheet.picture(x0, y, x0 + width - aside, y + height)
        if at == "below":
            self.setting.block(left, y + height + 0.4 * look.size, room, chars, size, font)
        elif at in ("left", "right"):
            edge = left if at == "left" else left + width - room
            self.setting.block(edge, y + height - tall if self.r.random() < 0.6 else y, room, chars, size, font)

    def furniture(self, text):
        self.count = getattr(self, "count", 0) + 1
        return [(c, None if c.isspace() else (-1, "furn", self.count)) for c in text]

    def head(self):
        """The lines at the head of the page; gives their height."""
        look, r, y = self.look, self.r, self.look.margin
        date = "%d年%d月%d日 星期%s" % (r.randint(2018, 2026), r.randint(1, 12), r.randint(1, 28), r.choice("一二三四五六日"))
        self.setting.line(look.margin, y, look.width, self.furniture(r.choice(["%02d版", "A%d", "第%d版", "%d"]) % r.randint(1, 12)), 14, HEAVY)
        room = look.width - 2 * look.margin
        self.setting.line(look.margin, y + 4, room, self.furniture(date), 9, TEXT, at="center")
        self.setting.line(look.margin, y, room, self.furniture(r.choice(["云溪工人报", "海湾日报", "工会周刊", "副刊", "综合新闻", "要闻"])), 14, KAI, at="right")
        self.sheet.rule(look.margin, y + 20, look.width - look.margin, y + 20, 1)
        return 32

    def foot(self, y):
        r, look = self.r, self.look
        if r.random() < 0.6:
            names = self.maker.n.person, self.maker.n.person
            text = r.choice(["责任编辑：{} 美编：{}", "编辑 {} 校对 {}", "责编/{} 版式/{}"]).format(names[0](), names[1]())
            self.setting.line(look.margin, y, look.width - 2 * look.margin, self.furniture(text), 8, TEXT, at=r.choice(["left", "right"]))


def make_page(seed, news, part, more=False):
    """The bytes of a page and its gold."""
    r = random.Random("laid-%d" % seed)
    maker = Maker(r, news, part)
    style = Style(r, maker.m)
    page = Page(r, maker, style, more)
    page.make()
    count = len(page.stories)
    lines = [[(c, t and ((count,) + t[1:] if t[0] < 0 else t)) for c, t in line] for line in page.setting.tagged]
    how = r.choice(["line", "line", "char", "rows", "font"])
    return file([page.sheet], r, how, r.random() < 0.2), read_off(seed, page.stories, lines, True)[1]


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("out"); ap.add_argument("--pages", type=int, default=100); ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--part", choices=["train", "test", "all"], default="all")
    ap.add_argument("--more", action="store_true", help="with parts that not every page has (extras.py)")
    a = ap.parse_args()
    rng = random.Random("records-%s" % a.part)
    news = records(rng, Names(rng), part_of(TOPICS, "TOPICS", a.part), 900)
    os.makedirs(a.out, exist_ok=True)
    for k in range(a.pages):
        data, items = make_page(a.seed * 100000 + k, news, a.part, a.more)
        base = os.path.join(a.out, "%04d" % k)
        with open(base + ".pdf", "wb") as f: f.write(data)
        with open(base + ".json", "w", encoding="utf-8") as f: json.dump(items, f, ensure_ascii=False, indent=1); f.write("\n")


if __name__ == "__main__":
    main()
