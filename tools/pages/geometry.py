"""A story set on a sheet: headline over columns of text, pictures with captions, text that runs round a picture."""
from setting import NO_END, NO_START
from sheet_pdf import FANG, HEAVY, KAI, TEXT, width


class Look:
    """How a page is set: drawn once a page. Lengths in points, shares of the text's size where named em."""

    def __init__(self, r):
        self.r = r
        self.size = r.choice([7.0, 7.5, 8.0, 8.5, 9.0, 9.2, 9.5, 10.0, 10.5, 11.0, 12.0])
        self.leading = self.size * r.uniform(1.22, 1.75)
        self.chars = r.randint(11, 20)
        self.gutter = self.size * r.choice([0.9, 1.0, 1.3, 1.6, 2.0, 2.4])
        self.columns = r.choices([3, 4, 5, 6, 7], [2, 4, 4, 3, 1])[0]
        self.column = self.chars * self.size
        self.margin = r.uniform(24, 60)
        self.width = 2 * self.margin + self.columns * self.column + (self.columns - 1) * self.gutter
        self.height = self.width * r.uniform(1.25, 1.55)
        self.ragged = r.random() < 0.1
        self.indent = r.choice([2, 2, 2, 2, 0])
        self.spaced = self.indent == 0
        self.ideographic = r.random() < 0.4          # indents are set as ideographic spaces
        self.center = r.choice([True, True, False])
        self.title_font = r.choice([HEAVY, HEAVY, HEAVY, TEXT, KAI])
        self.kicker = r.uniform(1.15, 1.6)
        self.deck = r.uniform(1.05, 1.45)
        self.second_font = r.choice([KAI, FANG, HEAVY, TEXT])
        self.byline_font = r.choice([KAI, TEXT, FANG])
        self.byline_at = r.choice(["left", "center", "center", "right"])
        self.subhead = r.choice([(1.0, HEAVY), (1.15, HEAVY), (1.2, KAI), (1.1, HEAVY), (1.3, HEAVY)])
        self.subhead_center = r.random() < 0.5
        self.caption = r.choice([(0.85, KAI), (0.9, HEAVY), (0.88, TEXT), (1.0, KAI), (0.8, HEAVY), (0.95, FANG)])
        self.caption_at = r.choices(["below", "right", "left", "above", "over"], [8, 2, 1, 1, 0.5])[0]
        self.rules = r.choice(["none", "none", "level", "both", "gutter"])
        self.gap = self.size * r.uniform(1.2, 3.0)
        self.brief_title = r.choice([(1.0, HEAVY), (1.2, HEAVY), (1.4, HEAVY)])
        self.noise = r.choice([0.0, 0.0, 0.15, 0.3])
        self.copies = r.choice([1, 1, 1, 2])
        self.label_box = r.random() < 0.4

    def columns_width(self, count):
        return count * self.column + (count - 1) * self.gutter


def ems(chars):
    return sum(width(c) for c, _ in chars)


def take(chars, at, room):
    """The end of the line of at most `room` ems that begins at `at`."""
    used, end = 0.0, at
    while end < len(chars):
        stop = end + 1
        if chars[end][0].isascii() and chars[end][0].isalnum():
            while stop < len(chars) and chars[stop][0].isascii() and (chars[stop][0].isalnum() or chars[stop][0] in ".%") and stop - end < 12:
                stop += 1
        need = ems(chars[end:stop])
        if used + need > room + 0.01 and end > at:
            break
        used, end = used + need, stop
    if end < len(chars) and chars[end][0] in NO_START:
        if used <= room + 0.01 and ems(chars[end:end + 1]) + used <= room + 0.55 or end - at < 3:
            return end + 1
        end -= 1
        while end - at > 2 and chars[end][0] in NO_START:
            end -= 1
    while end - at > 2 and end < len(chars) and chars[end - 1][0] in NO_END:
        end -= 1
    return end


def wrapped(chars, room):
    lines, at = [], 0
    while at < len(chars):
        end = take(chars, at, room)
        lines.append(chars[at:end])
        at = end
    return lines


class Setting:
    """Sets lines on a sheet and keeps them, tagged, in the order of reading."""

    def __init__(self, look, sheet):
        self.look, self.sheet, self.tagged = look, sheet, []

    def line(self, x, top, room, chars, size, font, at="left", full=False, copies=1, spread=0.0):
        """Sets a line with its upper edge at `top` in `room` points; `full`: justified."""
        self.tagged.append(chars)
        while chars and chars[-1][0].isspace():
            chars = chars[:-1]
        length = ems(chars) * size + spread * size * max(0, len(chars) - 1)
        free = room - length
        extra = spread * size
        if full and len(chars) > 1 and -size < free < 3 * size:
            extra += free / (len(chars) - 1)
        elif at == "center":
            x += max(0.0, free / 2)
        elif at == "right":
            x += max(0.0, free)
        places, left = [], 0.0
        for c, _ in chars:
            if not c.isspace() or c == " ":
                places.append((c, left))
            left += width(c) * size + extra
        noise = self.look.r.uniform(-1, 1) * self.look.noise if self.look.noise else 0.0
        self.sheet.line(x, top + 0.88 * size + noise, size, font, places, copies)

    def block(self, x, top, room, chars, size, font, leading=1.25, **how):
        """Sets a text in lines; gives its height."""
        for k, line in enumerate(wrapped(chars, room / size)):
            self.line(x, top + k * size * leading, room, line, size, font, **how)
        return len(wrapped(chars, room / size)) * size * leading


class Body:
    """The text of a story as lines that are set into slots: (characters, indent) a paragraph."""

    def __init__(self, look, paragraphs):
        self.look, self.paragraphs = look, paragraphs

    def fill(self, slots):
        """Lines for slots (x, top, room); None if they do not suffice. A line: (slot, chars, size, font, at, full)."""
        look, out, k = self.look, [], 0
        for number, (role, chars) in enumerate(self.paragraphs):
            at, first = 0, True
            if number and look.spaced and role == "text" and k < len(slots) and slots[k - 1][0] == slots[k][0]:
                k += 1
            while at < len(chars):
                if k >= len(slots):
                    return None
                x, top, room = slots[k]
                if role == "subhead":
                    share, font = look.subhead
                    size = look.size * share
                    end = take(chars, at, room / size)
                    out.append((slots[k], chars[at:end], size, font, "center" if look.subhead_center else "left", False, 0))
                else:
                    indent = look.indent if first and role == "text" else 0
                    end = take(chars, at, room / look.size - indent)
                    full = end < len(chars) and not look.ragged
                    font, where = (look.byline_font, "right") if role == "signature" else (TEXT, "left")
                    out.append((slots[k], chars[at:end], look.size, font, where, full, indent))
                at, first, k = end, False, k + 1
        return out

    def set(self, setting, lines):
        look = setting.look
        for (x, top, room), chars, size, font, at, full, indent in lines:
            shift = indent * look.size
            setting.line(x + shift, top, room - shift, chars, size, font, at=at, full=full)
