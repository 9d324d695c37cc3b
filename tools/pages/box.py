"""导读: a box that names stories on other pages. It is furniture."""

HEADINGS = ["导读", "本期导读", "今日导读", "要目", "本期要目", "今日看点", "内容提要", "导　读", "【导读】", "▍今日导读", "目　录", "导读 GUIDE", "本期看点", "◆导读◆", "新闻导航", "今日关注", "— 导读 —", "下期预告"]
ROWS = ["{m}{t}　{n}版", "{m}{t}（{n}版）", "{m}{t}……{n}版", "{m}{t} 详见{n}版", "{n}版 {t}", "第{n}版　{t}", "{m}{t} >>{n}版", "{m}{t} /{n}版", "{t}\n{n}版", "{t}\n{n}版", "{t}\n▶{n}版", "{t}\n——{n}版", "{t}\n— {n}版", "{t}\n[{n}版]", "{t}\n（{n}版）", "{m}{t} →{n}版", "{m}{t}（详见{n}版）", "{t}\n见{n}版", "{t}\n→A{n}", "A{n}　{t}", "{n}版：{t}", "{m}{t}\n详见第{n}版", "{m}{t} P{n}", "{t} …… {n}", "{l}｜{t} {n}版", "{m}{l}：{t} {n}版"]
MARKS = ["", "", "▶", "■", "● ", "◆", "▲", "★", "· ", "□ ", "☆"]
LABELS = ["要闻", "副刊", "评论", "服务", "人物", "综合", "维权"]


def contents(r, maker, furniture, style):
    """The lines of one box."""
    mark, form = r.choice(MARKS), r.choice(ROWS)
    rows = [r.choice(HEADINGS)] if r.random() < 0.85 else []
    for n in sorted(r.randint(2, 12) for _ in range(r.choice([1, 2, 2, 3, 3, 4, 5, 6]))):
        title = maker.any_title()
        if r.random() < 0.15: title += r.choice(["（散文）", "（组诗）", "（上）", "（图片报道）"])
        rows += form.format(m=mark, t=title, n=n, l=r.choice(LABELS)).split("\n")
    if len(rows) > 3 and r.random() < 0.12: rows[1:] = ["　".join(rows[1:])]
    if style.width and r.random() < 0.4: rows = [piece for row in rows for piece in pieces(row, max(style.width, 9))]
    gap = [None] if style.gap and r.random() < 0.15 else []
    return [x for row in rows for x in [furniture.line(row)] + gap]


def pieces(row, width):
    return [row[k:k + width] for k in range(0, len(row), width)] if row else []
