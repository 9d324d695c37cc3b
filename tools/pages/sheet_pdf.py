"""Writes a sheet of placed characters as a PDF file. Fonts are not embedded; the standard library is enough."""

FONTS = ["STSong-Light", "SimHei", "KaiTi_GB2312", "FangSong_GB2312"]
TEXT, HEAVY, KAI, FANG = range(4)


class Sheet:
    """Characters, rules, boxes and pictures; y runs downwards."""

    def __init__(self, width, height):
        self.width, self.height, self.lines, self.shapes = width, height, [], []

    def line(self, x, y, size, font, places, copies=1):
        """A line of text: `places` are pairs of a character and its left edge from `x`; `y` is the baseline."""
        if places:
            self.lines.append((x, y, size, font, places, copies))

    def rule(self, x0, y0, x1, y1, width=0.5):
        self.shapes.append("%.2f w %.2f %.2f m %.2f %.2f l S" % (width, x0, self.height - y0, x1, self.height - y1))

    def box(self, x0, y0, x1, y1, paint):
        """`paint`: S for a border, f for a tint."""
        grey = "0.9 g " if paint == "f" else "0.6 w "
        self.shapes.append("q %s%.2f %.2f %.2f %.2f re %s Q" % (grey, x0, self.height - y1, x1 - x0, y1 - y0, paint))

    def picture(self, x0, y0, x1, y1):
        self.shapes.append("q %.2f 0 0 %.2f %.2f %.2f cm /P Do Q" % (x1 - x0, y1 - y0, x0, self.height - y1))

    def commands(self, r, how):
        """The drawing commands: line by line, character by character, in rows across the sheet, or by fonts."""
        out, shadow = list(self.shapes), r.choice([0.0, 0.3, 0.6])
        if how in ("line", "font"):
            lines = sorted(self.lines, key=lambda line: (line[3], line[2])) if how == "font" else self.lines
            for x, y, size, font, places, copies in lines:
                for k in range(copies):
                    parts, end = [], places[0][1]
                    for c, at in places:
                        if abs(at - end) > 0.01:
                            parts.append("%.0f" % (-(at - end) / size * 1000))
                        parts.append("<%s>" % c.encode("utf-16-be").hex())
                        end = at + width(c) * size
                    out.append("BT /F%d %.3f Tf %.3f %.3f Td [%s] TJ ET" % (font, size, x + places[0][1] + k * shadow, self.height - y - k * shadow, "".join(parts)))
            return "\n".join(out)
        chars = [(y + k * shadow, x + at + k * shadow, size, font, c) for x, y, size, font, places, copies in self.lines for k in range(copies) for c, at in places]
        if how == "rows":
            chars.sort(key=lambda char: (round(char[0], 1), char[1]))
        for y, x, size, font, c in chars:
            out.append("BT /F%d %.3f Tf %.3f %.3f Td <%s> Tj ET" % (font, size, x, self.height - y, c.encode("utf-16-be").hex()))
        return "\n".join(out)


def width(c):
    """The advance of a character, in ems."""
    return 0.5 if ord(c) < 0x2000 and c != "·" else 1.0


def file(sheets, r, how, plain_fonts):
    """The bytes of a file. With `plain_fonts` the names of the fonts tell no weight."""
    names = ["Song%d" % k if plain_fonts else name for k, name in enumerate(FONTS)]
    bodies = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for k, name in enumerate(names):
        bodies[10 + 3 * k] = b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/UniGB-UTF16-H/DescendantFonts[%d 0 R]>>" % (name.encode(), 11 + 3 * k)
        bodies[11 + 3 * k] = b"<</Type/Font/Subtype/CIDFontType0/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500 814 939 500]/FontDescriptor %d 0 R>>" % (name.encode(), 12 + 3 * k)
        bodies[12 + 3 * k] = b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>" % name.encode()
    bodies[40] = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream"
    fonts = b"".join(b"/F%d %d 0 R" % (k, 10 + 3 * k) for k in range(len(names)))
    kids = []
    for k, sheet in enumerate(sheets):
        number, content = 100 + 2 * k, sheet.commands(r, how).encode()
        kids.append(b"%d 0 R" % number)
        bodies[number] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Contents %d 0 R/Resources<</Font<<%s>>/XObject<</P 40 0 R>>>>>>" % (sheet.width, sheet.height, number + 1, fonts)
        bodies[number + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    bodies[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    out, places = b"%PDF-1.5\n", {}
    for number in sorted(bodies):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, bodies[number])
    table = b"xref\n0 1\n0000000000 65535 f \n" + b"".join(b"%d 1\n%010d 00000 n \n" % item for item in sorted(places.items()))
    return out + table + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(bodies) + 1, len(out))
