"""Items of pictures: several captions under one title, or a picture's text alone."""
from story import Story

MARKS = ["", "", "▲", "△", "▼", "◀", "▶", "图①：", "①", "↑", "←"]
NUMBERS = "①②③④⑤⑥⑦"


def photo_page(maker, style):
    """A title, a few words, captions of several pictures; the photographers under the title, at the end, or a name a picture."""
    r, topic, s = maker.r, maker.new_topic(), Story("photo")
    s.topic = topic
    s.head = [("title", topic.title())]
    maker.dress(s, 0.7)
    s.paras = [[("body", p)] for p in topic.paragraphs(r.choice([1, 1, 1, 2]))]
    each = r.random() < 0.4
    numbered = r.random() < 0.3
    mark = r.choice(MARKS)
    for k in range(r.randint(2, 5)):
        text = (NUMBERS[k] if numbered else mark) + topic.caption().lstrip("▲▼")
        credit = maker.fill(r.choice([x for x in maker.m["CREDIT"] if x])) if each else ""
        s.caps.append([("caption", text), ("ccredit", r.choice([" ", "\u3000", ""]) + credit)] if credit else [("caption", text)])
    if not each:
        form = maker.fill(r.choice(maker.m["PHOTO"]))
        if r.random() < 0.5: s.head.append(("byline", form)); s.byline_pos = "line"
        else: s.paras.append([("byline", form)]); s.byline_pos = "tail"
    return s


def picture(maker, style):
    """One picture with its text, with or without a title of its own."""
    r, topic, s = maker.r, maker.new_topic(), Story("photo")
    s.topic = topic
    if r.random() < 0.6:
        s.head.append(("title", r.choice([topic.title(), topic.things[0] + r.choice(["上新", "一景", "忙", "丰收", "时光"]), r.choice(topic.doings)])))
        if r.random() < 0.25: s.head.insert(0, ("section", maker.fill(r.choice(["图片新闻", "{w}影像", "【图说】", "镜头", "瞬间"]))))
    text = topic.fill(r.choice(["{d}，{place}{w1}{a}在{n1}旁忙碌。", "{d}，{org}{do}，{num}名{w1}参加。", "图为{w1}在{place}{do}。", "近日，{place}的{n1}迎来了第一批{w2}。", "{w1}{a}（右二）正在{do}。"]))
    text += "".join(topic.deal("on", ["{org}把{n1}搬进{place}，{w2}从头学起。", "眼下正是{n1}的旺季，{w1}加紧{do}。", "今年以来，{org}已{do}{k}次。", "图为{w1}和{w2}交流{n1}。", "该处共有{n1}{num}个。"]) for _ in range(r.randint(0, 2)))
    s.paras = [[("body", r.choice(["", "", "", "▲", "△", "▼"]) + text)]]
    form = maker.fill(r.choice(maker.m["PHOTO"]))
    if r.random() < 0.65: s.paras[0].append(("byline", r.choice(["", " ", "\u3000"]) + form))
    else: s.paras.append([("byline", form)])
    s.byline_pos = "tail"
    return s


