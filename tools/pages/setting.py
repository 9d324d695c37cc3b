"""Styles of pages, and the setting of texts in lines."""
import re

from manners import HALF, S2T


class Style:
    """How a page is set: drawn once a page."""

    def __init__(self, r, m):
        # Most pages set a headline over its story.
        self.order = "before" if r.random() < 0.5 else r.choice(m["ORDERS"])
        self.width = r.choice(m["WIDTHS"])
        self.mixed_width = self.width is not None and r.random() < 0.12
        self.width2 = r.choice([w for w in m["WIDTHS"] if w is not None] + [None])
        # What a paragraph's first line looks like: as printed / white space lost but line short / set flush.
        self.indent = r.choices(["\u3000\u3000", "  ", "    ", " ", "lost", "flush"], [0.28, 0.08, 0.08, 0.04, 0.32, 0.2])[0]
        if self.width is None and self.indent == "lost":
            self.indent = "flush"
        self.para_blank = r.choices([0.0, 1.0, 0.5, 0.12], [0.4, 0.35, 0.13, 0.12])[0]
        if self.width is None and self.indent == "flush":
            self.para_blank = r.choice([0.0, 1.0, 1.0, 0.9])
        self.column = r.choice([10**6, r.randint(6, 14), r.randint(15, 30), r.randint(30, 70)])
        self.cut = r.choice([0, 0, 0.1, 0.3]) if self.width is None else 0
        self.break_blank = r.choices([0, 1, 2, 3], [0.12, 0.55, 0.15, 0.18])[0]
        self.loose = r.choice([0, 0, 0, 0, 0.02, 0.06, 0.12])               # empty lines anywhere inside running text
        self.gap = r.choices([0, 1, 2, 3], [0.1, 0.6, 0.18, 0.12])[0]      # around the parts of a page
        self.head_gap = r.choices([0, 1, 2], [0.4, 0.5, 0.1])[0]           # between the lines of a headline
        self.tight = self.gap and r.random() < 0.45                        # headline and text of a story without an empty line between
        self.cap_gap = r.choice([0, 1, 1, 2, 3])
        self.shift = r.random() < 0.1                                       # empty lines off by one
        self.rich = r.choice([0.2, 0.7, 1.0, 1.3])
        self.byline = r.choice([[6, 1, 1, 1], [1, 6, 1, 1], [1, 1, 6, 1], [2, 2, 2, 2], [8, 0, 0, 1], [1, 3, 3, 2]])
        self.lead, self.line, self.tail = r.choice(m["LEAD"]), r.choice(m["LINE"]), r.choice(m["TAIL"])
        self.two_line = r.choice([0.05, 0.25, 0.5, 0.8])
        self.byline_break = r.random() < 0.1                                # a byline over two lines
        self.byline_stays = r.random() < 0.5                                # where headlines are far away: bylines and labels stay with the text
        self.sheet_inside = r.random() < 0.12                               # the sheet's own lines among the stories
        self.hang = r.random() < 0.5                                        # punctuation may hang into the margin
        self.keep = r.random() < 0.6                                        # numbers and Latin words are not cut
        self.head_wrap = r.random() < 0.25
        self.cap_where = r.choice(["head", "inside", "after", "any", "any", "beside"])
        self.cap_period = r.choice([None, None, True, False])
        self.trad = r.random() < 0.1
        self.half = r.choices([0, 1, 0.4, 2], [0.82, 0.09, 0.06, 0.03])[0]     # half-width punctuation: none, all, some, full stops too
        self.digit_space = r.choices([0, 1, 0.3], [0.8, 0.1, 0.1])[0]
        self.noise = r.choices([0, 1], [0.72, 0.28])[0]
        self.furn = r.choices([0, 1, 2], [0.3, 0.4, 0.3])[0]
        self.center = r.random() < 0.15
        self.name_gap = r.random() < 0.25
        self.phone = False
        self.spread = r.random() < 0.06                                     # short headlines set wide: 工 会 之 声
        self.close_heads = r.random() < 0.25                                # headlines of several stories without empty lines between
        self.short_tops = r.random() < 0.08                                 # first lines of columns broken in two
        self.digit_spread = r.random() < 0.05                               # digits set wide: 1 9 9 8
        self.digit_lines = r.choices([0, 0.15, 0.5], [0.9, 0.06, 0.04])[0]  # numbers of the text on lines of their own

    def on_phone(self):
        """As accounts on the phone set a text: every paragraph on a line, an empty line between."""
        self.phone, self.width, self.indent, self.para_blank, self.cut, self.loose, self.column = True, None, "flush", 1.0, 0, 0, 10**6


NO_START = set("，。、；：！？”’）》】…—～·%,.;:!?)")
NO_END = set("“‘（《【(")


class Setter:
    """Sets parts in lines. A line is a list of (character, tag); tag = (item, role, unit); white space has tag None."""

    def __init__(self, r, style):
        self.r, self.s = r, style

    def convert(self, text, body):
        s, r = self.s, self.r
        if s.trad:
            text = "".join(S2T.get(c, c) for c in text).replace("“", "「").replace("”", "」").replace("‘", "『").replace("’", "』")
        if s.half and (s.half >= 1 or r.random() < s.half):
            text = "".join(HALF.get(c, c) for c in text)
            if s.half == 2:
                text = text.replace("。", ".")
        if s.digit_space and body:
            text = re.sub(r"(?<=[\u4e00-\u9fff])(\d[\d.,]*)(?=[\u4e00-\u9fff])", lambda m: " %s " % m.group(1) if r.random() < s.digit_space else m.group(1), text)
        if s.digit_spread:
            text = re.sub(r"\d(?=\d)", lambda m: m.group() + (" " if r.random() < 0.5 else ""), text)
        if s.name_gap and not body:
            text = re.sub(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])([\u4e00-\u9fff])(?=$|[）) ])", "\\1\u3000\\2", text)
        return text

    def chars(self, item, runs, units):
        out = []
        for role, text in runs:
            text = self.convert(text, role in ("body",))
            out += [(c, None if c.isspace() else (item, role, units[role])) for c in text]
        return out

    def wrap(self, chars, width, first):
        """Lines of at most `width` characters (ASCII counts half), the first shorter by `first`."""
        lines, line, room = [], [], width - first
        used = 0.0
        w = lambda c: 0.5 if ord(c) < 0x2000 else 1.0
        i = 0
        while i < len(chars):
            j = i + 1
            if self.s.keep and chars[i][0].isascii() and chars[i][0].isalnum():
                while j < len(chars) and chars[j][0].isascii() and (chars[j][0].isalnum() or chars[j][0] in ".%-") and j - i < width:
                    j += 1
            need = sum(w(c) for c, _ in chars[i:j])
            if line and used + need > room + 0.01:
                c = chars[i][0]
                if c in NO_START and self.s.hang and used <= room + 0.6:
                    line += chars[i:j]; i = j
                elif c in NO_START and len(line) > 2:
                    chars = chars[:i] + chars[i:]
                    back = 1
                    while len(line) > back + 1 and line[-back][0] in NO_START:
                        back += 1
                    i -= back; del line[-back:]
                elif line[-1][0] in NO_END and len(line) > 1:
                    i -= 1; line.pop()
                lines.append(line); line, used, room = [], 0.0, width
                while i < len(chars) and chars[i][0] == " " and not line:
                    i += 1
                continue
            line += chars[i:j]; used += need; i = j
        if line:
            lines.append(line)
        return [x for x in lines if any(t for _, t in x)]

    def body(self, item, story, width):
        """Columns of a story: [[line or None (empty line), ...], ...]."""
        s, r = self.s, self.r
        lines, np, ns = [], 0, 0
        for k, runs in enumerate(story.paras):
            units = {"jump": 0, "body": np, "subhead": ns, "byline": 0, "list": np, "title": 0}
            chars = self.chars(item, runs, units)
            roles = [x for x, _ in runs]
            np += "body" in roles or "list" in roles
            ns += "subhead" in roles
            if k in story.blank_before:
                lines.append(None)
            elif story.flush:
                pass
            elif k and (r.random() < s.para_blank and "list" not in roles or "subhead" in roles and r.random() < 0.4):
                lines.append(None)
            flush = story.flush or "subhead" in roles or "list" in roles
            pad = [] if flush or s.indent in ("lost", "flush") else [(c, None) for c in s.indent]
            short = 0 if flush else {"lost": 2, "flush": 0, "\u3000\u3000": 2}.get(s.indent, len(s.indent) / 2)
            if width is None:
                pieces = self.cut(chars)
            else:
                pieces = self.wrap(chars, width, short)
            if roles == ["byline"] and s.indent == "\u3000\u3000" and r.random() < 0.4 and width:
                pad = [("\u3000", None)] * max(0, int(width - len(chars)))
            if pieces:
                pieces[0] = pad + pieces[0]
            for n, piece in enumerate(pieces):
                if n and width is None:
                    lines += [None] * max(1, s.break_blank) if r.random() < 0.75 else []
                lines.append(piece)
            if "subhead" in roles and r.random() < 0.4:
                lines.append(None)
        if s.shift:
            lines = self.shifted(lines)
        if s.loose and width is not None and story.kind != "listing":
            lines = [y for x in lines for y in ([x, None] if x is not None and r.random() < s.loose else [x])]
        columns, column, room = [], [], r.randint(3, max(3, min(s.column, 40)))
        for line in lines:
            column.append(line)
            if line is not None and sum(x is not None for x in column) >= room and s.column < 10**6:
                columns.append(column); column, room = [], s.column
        if any(x is not None for x in column):
            columns.append(column)
        return columns

    def cut(self, chars):
        """A paragraph on one line, or in pieces where columns broke it."""
        if not self.s.cut or len(chars) < 60 or self.r.random() > self.s.cut * 2:
            return [chars]
        at = sorted(self.r.sample(range(15, len(chars) - 8), self.r.choice([1, 1, 2])))
        return [p for p in (chars[a:b] for a, b in zip([0] + at, at + [len(chars)])) if any(t for _, t in p)]

    def shifted(self, lines):
        """Empty lines moved by one line, as when a block holds a paragraph's last line and the next one's first."""
        out, d = list(lines), self.r.choice([-1, 1])
        for i in (range(len(out)) if d < 0 else range(len(out) - 1, -1, -1)):
            if out[i] is None and 0 < i + d < len(out) - 1 and self.r.random() < 0.7:
                out[i], out[i + d] = out[i + d], out[i]
        return out

    def head(self, item, story, width, roles=None):
        """The lines of a headline block, or of those of its parts that have one of the roles."""
        s, r, out = self.s, self.r, []
        for role, text in story.head:
            if roles is not None and role not in roles: continue
            if s.spread and role in ("title", "section") and len(text) <= 8:
                text = r.choice([" ", "\u3000"]).join(text)
            chars = self.chars(item, [(role, text)], {role: 0})
            rows = [chars]
            n = len(chars)
            if role in ("title", "subtitle") and n >= 9 and r.random() < s.two_line * (1 if role == "title" else 0.4):
                spaces = [i for i, (c, _) in enumerate(chars) if c.isspace() and 3 < i < n - 3]
                at = r.choice(spaces) if spaces and r.random() < 0.8 else n // 2 + r.randint(-1, 1)
                rows = [chars[:at], [x for x in chars[at:]]]
                while rows[1] and (rows[1][0][1] is None or rows[1][0][0] in NO_START):
                    rows[0].append(rows[1].pop(0))
                if role == "title" and len(rows[1]) >= 10 and r.random() < 0.3:
                    rows[1:] = [rows[1][:len(rows[1]) // 2], rows[1][len(rows[1]) // 2:]]
            elif role == "byline" and s.byline_break and 0 < text.strip().find(" "):
                at = r.choice([i for i, (c, t) in enumerate(chars) if t is None and i])
                rows = [chars[:at], chars[at:]]
            if width and s.head_wrap:
                rows = [x for row in rows for x in self.wrap(row, max(width, 8), 0)]
            for i, row in enumerate(rows):
                if not any(t for _, t in row):
                    continue
                if out and (s.head_gap > 1 or s.head_gap == 1 and (i == 0 or r.random() < 0.3)):
                    out.append(None)
                pad = [(" ", None)] * r.randint(1, 12) if s.center else []
                out.append(pad + row)
        return out

    def caption(self, item, k, cap, width):
        runs = [(role, text) for role, text in cap]
        if self.s.cap_period is not None and runs[0][0] == "caption":
            t = runs[0][1].rstrip("。") + ("。" if self.s.cap_period else "")
            runs[0] = ("caption", t)
        chars = self.chars(item, runs, {"caption": k, "ccredit": k})
        rows = [chars]
        if len(runs) > 1 and self.r.random() < 0.2:
            at = len(self.chars(item, runs[:1], {"caption": k, "ccredit": k}))
            rows = [chars[:at], chars[at:]]
        if width and len(chars) > width:
            rows = [x for row in rows for x in self.wrap(row, width, 0)]
        return [x for x in rows if any(t for _, t in x)]

