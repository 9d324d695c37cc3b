"""Parts of a sheet that not every page has: a row of essays under one label, contents of the paper, a table without rules."""
from geometry import ems
from sheet_pdf import HEAVY, KAI, TEXT
from story import Story


def place(page, x, top, count, bottom):
    """Sets one of these parts at a place; gives its lower edge, or None if it does not fit."""
    parts = [contents, timetable] + [essays] * (2 if count > 1 else 0)
    kept = len(page.sheet.lines), len(page.sheet.shapes), len(page.setting.tagged), len(page.stories)
    end = page.r.choice(parts)(page, x, top, count, bottom)
    if end is None or end > bottom:
        del page.sheet.lines[kept[0]:], page.sheet.shapes[kept[1]:], page.setting.tagged[kept[2]:], page.stories[kept[3]:]
        return None
    return end + page.look.gap


def tagged(item, role, text, unit=0):
    return [(c, None if c.isspace() else (item, role, unit)) for c in text]


def signed(page):
    """A name as it is set under a title: alone, with blanks, a mark, a place."""
    name = page.maker.n.person()
    return page.r.choice([name, name, "\u3000".join(name) if len(name) == 2 else name, "□ " + name, "◎" + name, page.maker.n.place() + " " + name])


def essays(page, x, top, count, bottom):
    """Stories side by side, each in a column under its own title and name; a label may be over all."""
    look, r = page.look, page.r
    form, label = r.choice(["under", "under", "end"]), r.random() < 0.6
    if label:
        section = tagged(len(page.stories), "section", page.maker.label())
        top += page.setting.block(x, top, look.columns_width(count), section, look.size * r.choice([1.2, 1.6, 2.0]), r.choice([KAI, HEAVY]), at="center") + look.size * 0.6
    ends = []
    for k in range(count):
        story = page.maker.article(page.style, "article")
        title = next(text for role, text in story.head if role == "title")
        story.head, story.caps, story.credit = [("title", title[:14])], [], None
        story.paras = [[run for run in runs if run[0] == "body"] for runs in story.paras if any(role == "body" for role, _ in runs)][:3]
        name = signed(page)
        if form == "under": story.head.append(("byline", name))
        else: story.paras[-1].append(("byline", "（%s）" % name.strip("□◎ ")))
        story.byline_pos = "line" if form == "under" else "tail"
        page.stories.append(story)
        ends.append(page.story(story, x + k * (look.column + look.gutter), top, look.column, 1, bottom, 0))
    return None if None in ends else max(ends)


def contents(page, x, top, count, bottom):
    """The names of stories on other pages, in a box or under a rule: furniture."""
    look, r = page.look, page.r
    size, y = look.size, top + look.size * 0.6
    page.setting.line(x, y, look.column, page.furniture(r.choice(["要目", "今日导读", "本期要目", "导读", "要 目"])), size * 1.2, HEAVY, at="center")
    y += 2 * size
    for _ in range(r.randint(2, 4)):
        number = r.choice(["%d版", "第%d版", "%02d版"]) % r.randint(2, 8)
        name = page.furniture(page.maker.new_topic().title()[: int(look.column / size) - 5])
        page.setting.line(x + 0.5 * size, y, look.column, name, size, r.choice([TEXT, KAI]))
        page.setting.line(x, y, look.column - 0.5 * size, page.furniture(number), size, TEXT, at="right")
        y += look.leading
    if r.random() < 0.7: page.sheet.box(x, top, x + look.column, y + 0.4 * size, r.choice("Sf"))
    return y + size


def timetable(page, x, top, count, bottom):
    """A table whose rows and columns nothing but their places show."""
    look, r, n = page.look, page.r, page.maker.n
    size = look.size * r.choice([0.85, 0.9, 1.0])
    item, story = len(page.stories), Story("listing")
    story.head = [("title", r.choice(["课程表", "值班表", "赛程安排", "服务时间一览"]))]
    page.stories.append(story)
    rows = [["日期", "时间", "内容", "负责人"]]
    rows += [["%d月%d日" % (r.randint(1, 12), r.randint(1, 28)), "%d:00" % r.randint(8, 20), r.choice(["书法", "摄影入门", "剪纸", "太极拳", "合唱"]), n.person()] for _ in range(r.randint(3, 7))]
    shown = 4 if look.column > 18 * size else 3
    widths = [max(ems(tagged(item, "list", row[k])) for row in rows) + r.uniform(1.2, 2.5) for k in range(shown)]
    if sum(widths) * size > look.columns_width(count): return None
    y = top + page.setting.block(x, top, look.column, tagged(item, "title", story.head[0][1]), look.size * 1.4, HEAVY) + look.size * 0.6
    for unit, row in enumerate(rows):
        left = x
        for cell, room in zip(row, widths):
            page.setting.line(left, y, room * size, tagged(item, "list", cell, unit), size, TEXT)
            left += room * size
        y += size * 1.6
    return y
