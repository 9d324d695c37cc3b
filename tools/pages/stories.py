"""Stories before layout: what a page prints, with the role of every text."""
import re

from words import ACT, ADJ, COLUMNS, NOUN2, PAPER, THING, VERB, Names
from manners import SECT_W, part_of
import manners
import kinds
import pictures
import real
import talk
from own import QUOTES, Own
from story import Story
from topics import TOPICS, Topic


class Maker:
    """Draws the stories of a page."""

    def __init__(self, rng, news, part, people=()):
        self.r, self.news, self.n, self.real = rng, news, Names(rng), people
        self.own = Own(rng, self.n)
        g = vars(manners)
        self.m = {k: part_of(g[k], k, part) for k in ("LEAD", "LINE", "TAIL", "PHOTO", "CREDIT", "CAPTION", "SECT", "SECT_X", "BOX", "PHONE", "BARE", "COMMENT", "FURN_TOP", "FURN_BOT", "FURN_IN", "ORDERS", "WIDTHS")}
        self.m["TOPICS"] = part_of(TOPICS, "TOPICS", part)
        self.topic = None          # the matter of the story at hand, if it has one

    def new_topic(self):
        self.topic = Topic(self.r, self.n, self.m["TOPICS"])
        return self.topic

    def dress(self, s, rich):
        """Puts a label, a kicker, a subtitle around the title of a story with a topic."""
        r = self.r
        if r.random() < rich * 0.3: s.head.insert(0, ("kicker", s.topic.fact() + r.choice(["", "", "——", "："])))
        if r.random() < rich * 0.35: s.head.insert(0, ("section", self.label()))
        if r.random() < rich * 0.4: s.head.append(("subtitle", r.choice(["", "", "——"]) + s.topic.fact().lstrip("—")))

    def fill(self, form, body=""):
        r, n = self.r, self.n
        clause = ""
        if "{clause}" in form:
            parts = [x for x in re.split(r"[，。；：！？“”]", body) if 6 <= len(x) <= 22]
            clause = r.choice(parts) if parts else n.org() + "举办" + r.choice(ACT)
        return form.format(pen=n.pen(), unit=n.unit(), a=n.person(), b=n.person(), c=n.person(), d=n.date(), s=n.place("s"), place=n.place(), o=n.org(), p=n.place("s") + r.choice(PAPER), act=r.choice(ACT), thing=r.choice(THING), clause=clause,
                           w=r.choice(SECT_W), x=r.choice(self.m["SECT_X"]), x2="%s月%s" % (r.choice("正二三四五六七八九十"), r.choice(["初三", "十五", "廿二"])), y=r.randint(2008, 2026), m=r.randint(1, 12), dd=r.randint(1, 28), wk=r.choice("一二三四五六日"),
                           n=r.randint(1, 24), q=r.randint(100, 9999), e="%s@%s.com" % (r.choice(["news", "tougao", "bianji"]), r.choice(["paper", "126", "163"])), t="0%d-%d" % (r.randint(311, 999), r.randint(2000000, 89999999)), z=r.randint(100000, 860000), c1="%d-%04d" % (r.randint(11, 65), r.randint(1, 99)))

    def record(self, low=1, high=12):
        for _ in range(60):
            rec = self.news[self.r.randrange(len(self.news))]
            if low <= len(rec[1]) <= high:
                return rec
        return rec

    def phrase(self, low, high):
        """A clause out of any record, of `low` to `high` characters: words that no list of ours has."""
        for _ in range(20):
            _, paras = self.news[self.r.randrange(len(self.news))]
            parts = [x for x in re.split(r"[，。；：！？、“”（）]", self.r.choice(paras)) if low <= len(x) <= high and not x[0].isdigit()]
            if parts:
                return self.r.choice(parts)
        return self.r.choice(VERB) + self.r.choice(NOUN2)

    def label(self):
        """A section label: made of our words, or a short phrase, bare or with marks."""
        r = self.r
        if r.random() < 0.45:
            name = r.choice(COLUMNS)
            if r.random() < 0.15: name = r.choice(["{x}·{y}", "{y}·{x}", "{x}：{y}", "{x}·之{n}", "{x} {y}"]).format(x=name, y=self.phrase(2, 8), n=r.choice("一二三四五六七八九十"))
            return r.choice(["{}", "{}", "{}", "{}", "■{}", "【{}】", "·{}·", "{}｜", "●{}", "—{}—"]).format(name)
        if r.random() < 0.75:
            return self.fill(r.choice(self.m["SECT"]))
        text = r.choice([lambda: self.phrase(3, 9), lambda: self.phrase(3, 6) + " " + self.phrase(3, 6), lambda: self.phrase(2, 5) + r.choice(["新征程", "进行时", "在行动", "你我他", "面对面", "开新局"]), lambda: "“" + self.phrase(2, 4) + "”" + self.phrase(2, 5), lambda: self.phrase(2, 4) + "“" + self.phrase(1, 3) + "”", lambda: self.phrase(2, 5) + "·" + self.phrase(2, 5), lambda: self.phrase(4, 8) + "——" + self.phrase(4, 8)])()
        return r.choice(["{}", "{}", "{}", "{}", "【{}】", ">> {} <<", "■ {}", "◇{}◇", "《{}》", "“{}”"]).format(text)

    def subhead(self):
        r = self.r
        if self.topic and r.random() < 0.7:
            return self.topic.subhead()
        return r.choice([lambda: r.choice(VERB) + r.choice(NOUN2), lambda: r.choice(THING) + "里的" + r.choice(NOUN2), lambda: "“" + self.phrase(2, 5) + "”" + r.choice(VERB) + "“" + self.phrase(2, 5) + "”", lambda: r.choice("一二三四五") + r.choice(["、", "是"]) + self.phrase(4, 10), lambda: self.phrase(5, 14), lambda: self.phrase(5, 14), lambda: self.phrase(4, 8) + "，" + self.phrase(4, 8), lambda: self.phrase(4, 8) + " " + self.phrase(4, 8), lambda: r.choice(self.news)[0][:18], lambda: "“" + self.phrase(6, 12) + "”"])()

    def text(self, low, high):
        """Title, paragraphs, and a factual line about the same matter (or '')."""
        r = self.r
        self.topic = None
        if r.random() < 0.5:
            topic = self.new_topic()
            return topic.title(), topic.paragraphs(r.randint(low, high)), topic.fact() if r.random() < 0.8 else ""
        if r.random() < 0.3:
            t, p, fact = self.own.local()
            if r.random() < 0.15:
                t = r.choice([self.phrase(4, 8) + "，" + self.phrase(4, 8), "“" + self.phrase(5, 12) + "！”", self.phrase(5, 10) + "？", self.phrase(3, 6) + "：" + self.phrase(4, 9), self.phrase(5, 9) + " " + self.phrase(5, 9)])
            return t, p[:high], fact
        t, p = self.record(low, high)
        k = r.randint(low, min(high, len(p)))
        p = p[:k]
        said = [x for x in re.findall(r"“([^“”]{6,18})”", "".join(p))]
        if said and r.random() < 0.12:
            return "“" + r.choice(said).rstrip("。！？，") + r.choice(["！", "", "？", ""]) + "”", p, t
        clauses = [c for c in re.split(r"[，。；：]", p[0]) if 8 <= len(c) <= 24 and "“" not in c and "（" not in c]
        if r.random() < 0.35 and clauses:
            near = [c for c in re.split(r"[，。；：！？、“”（）]", "".join(p)) if 4 <= len(c) <= 10]
            one = lambda: r.choice(near) if near else r.choice(NOUN2)
            fact, t = t, r.choice([r.choice(VERB) + r.choice(NOUN2), r.choice(ADJ) + r.choice(THING) + r.choice(NOUN2), clauses[-1], one() + " " + one(), "“" + one() + "”" + r.choice(VERB) + r.choice(NOUN2), r.choice(VERB) + "“" + one()[:4] + "”" + r.choice(NOUN2), one()])
        else:
            fact = r.choice(clauses) if clauses else ""
        return t, p, fact

    def headline(self, s, title, fact, rich):
        r = self.r
        if r.random() < rich * 0.35:
            s.head.append(("section", self.label()))
        if r.random() < rich * 0.35:
            kick = r.choice([fact or self.n.org(), self.n.org() + r.choice(["多措并举", "精准发力", "深化服务", "创新机制"]), self.fill("{act}系列报道之") + r.choice("一二三四")])
            s.head.append(("kicker", kick + r.choice(["", "", "——", "："])))
        s.head.append(("title", title))
        if fact and fact != title and r.random() < rich * 0.5:
            s.head.append(("subtitle", r.choice(["", "", "", "——"]) + r.choice([fact, fact, "记" + self.n.org() + self.n.person()])))

    @staticmethod
    def title_at(s):
        """The place of the title among the parts of a headline."""
        return next(k for k, (role, _) in enumerate(s.head) if role == "title")

    def article(self, style, kind="article"):
        r, s = self.r, Story(kind)
        low, high = (1, 1) if kind == "brief" else r.choice([(2, 4), (2, 5), (3, 7), (4, 10), (1, 3)])
        title, paras, fact = self.text(low, high)
        if kind == "brief":
            fact = ""
        self.headline(s, title, fact, 0 if kind == "brief" else style.rich)
        body = "".join(paras)
        s.paras = [[("body", p)] for p in paras]
        how = r.choices(["lead", "line", "tail", "none"], style.byline)[0]
        if how == "lead":
            s.paras[0].insert(0, ("byline", self.fill(style.lead if r.random() < 0.7 else r.choice(self.m["LEAD"]))))
        elif how == "line":
            form = style.line if r.random() < 0.6 else r.choice(self.m["LINE"])
            s.head.insert(len(s.head) if r.random() < 0.92 else self.title_at(s), ("byline", self.fill(form)))
        elif how == "tail":
            text = self.fill(style.tail if r.random() < 0.6 else r.choice(self.m["TAIL"]))
            if r.random() < 0.65:
                s.paras[-1].append(("byline", text))
            else:
                s.paras.append([("byline", text)])
        s.byline_pos = how if how != "none" else ""
        if kind == "article" and len(paras) >= 4 and r.random() < 0.3:
            at = list(range(1, len(paras)))
            for i in sorted(r.sample(at, min(len(at), r.randint(1, 3))), reverse=True):
                s.paras.insert(i, [("subhead", self.subhead())])
        if kind == "article" and how in ("none", "line") and r.random() < 0.1:
            s.paras.append([("body", r.choice(["【编后】", "编后：", "◎编后：", "编者点评：", "【短评】"]) + self.own.comment()[1][0])])
        elif kind == "article" and how != "tail" and r.random() < 0.06:
            s.paras[-1].append(("jump", self.fill(r.choice(["（下转第{n}版）", "（下转{n}版）", "下转第{n}版", "（紧接第{n}版）"]))))
        if kind == "article" and len(s.paras) > 3 and r.random() < 0.07:
            s.paras.insert(r.randint(2, len(s.paras) - 1), [("body", "“" + r.choice(QUOTES) + "。”——" + self.n.person())])
        if kind == "article":
            for _ in range(r.choices([0, 1, 2], [0.62, 0.3, 0.08])[0]):
                s.caps.append(self.caption(body))
            if r.random() < 0.06:
                s.credit = self.fill(r.choice(self.m["PHOTO"]))
        return s

    def caption(self, body):
        r = self.r
        text, cred = self.fill(r.choice(self.m["CAPTION"]), body), self.fill(r.choice(self.m["CREDIT"]))
        if self.topic and r.random() < 0.6:
            text = self.topic.caption()
        elif r.random() < 0.2:                     # a caption that could be a sentence of the story
            short = [x for x in re.findall(r"[^。！？“”]{10,45}。", body)]
            text = r.choice(short) if short else self.phrase(8, 20) + "。"
        return [("caption", text), ("ccredit", r.choice([" ", " ", ""]) + cred)] if cred else [("caption", text)]

    def by_people(self, kind):
        """An item of a gold file: a short one for a brief."""
        self.topic = None
        short = [x for x in self.real if real.is_brief(x) == (kind == "brief")]
        return real.story_of(self.r, self.r.choice(short or self.real))

    def any_title(self):
        """The headline of a story that is not on the page."""
        if self.real and self.r.random() < 0.4: return self.r.choice(self.real)["title"] or self.phrase(6, 14)
        return self.new_topic().title() if self.r.random() < 0.5 else self.text(1, 2)[0]

    def other(self, style, kind):
        """An item of `kinds` or `talk`."""
        self.topic = None
        make = kinds.KINDS.get(kind) or talk.TALK[kind]
        return make(self, style, Story("listing" if kind in kinds.LISTINGS else "article"))

    def opinions(self, style):
        return talk.opinions(self, style)

    def photo_page(self, style):
        return pictures.photo_page(self, style)

    def picture(self, style):
        return pictures.picture(self, style)

    def photo(self, style):
        r, s = self.r, Story("photo")
        title, paras, _ = self.text(1, 2)
        bare = r.random() < 0.2                    # the picture's text alone
        if not bare: s.head.append(("title", title))
        if not bare and r.random() < 0.25:
            s.head.insert(0, ("section", self.fill(r.choice(["图片新闻", "{w}影像", "【图说】", "光影{x}", "镜头"]))))
        text = "".join(re.findall(r"[^。！？]*[。！？][”]?", "".join(paras))[:r.randint(1, 3)]) or paras[0]
        if bare: text = r.choice(["▲", "", "", "", "图为", "图为"]) + text
        elif r.random() < 0.5:
            text = self.fill(r.choice(["{d}，", "近日，在{place}，", "图为", "{place}的"])) + text
        s.paras, form = [[("body", text)]], self.fill(r.choice(self.m["PHOTO"]))
        if r.random() < 0.5:
            s.paras[0].append(("byline", r.choice(["", " "]) + form))
        else:
            s.paras.append([("byline", form)])
        s.byline_pos = "tail"
        return s

    def listing(self, style):
        r, n, s = self.r, self.n, Story("listing")
        c = r.choice(["：", "：", ":", " "])
        form = r.choice(["event", "phone", "time", "price", "names", "numbers", "jobs", "weather"])
        k = r.randint(3, 9)
        rows, title = [], ""
        if form == "event":
            title = r.choice(["活动预告", "公益活动安排", n.place() + "近期展览", "本周" + r.choice(SECT_W) + "活动"])
            for _ in range(r.randint(1, 3)):
                rows += ["活动名称" + c + r.choice(ACT), "时间" + c + "%s%d:%02d" % (n.date(), r.randint(8, 20), r.choice([0, 30])), "地点" + c + n.org(), "报名电话" + c + self.fill("{t}")][: r.randint(3, 4)]
        elif form == "phone":
            title = r.choice(["服务热线", n.place() + "法律援助电话", "便民电话一览"])
            rows = [n.org() + r.choice([c, "　", " ", "  "]) + self.fill("{t}") for _ in range(k)]
        elif form == "time":
            title = r.choice(["节目单", "今日荧屏", "演出日程", "赛程安排", "工会夜校课程表"])
            rows = ["%02d:%02d %s%s" % (7 + i, r.choice([0, 15, 30]), r.choice(["", "《" + r.choice(THING) + "》"]), r.choice(ACT)) for i in range(k)]
        elif form == "price":
            title = r.choice(["今日菜价", "市场行情", "油价公告"])
            rows = ["%s%s%.1f元/公斤" % (x, r.choice(["  ", c]), r.random() * 20 + 1) for x in r.sample(["白菜", "萝卜", "土豆", "番茄", "鲫鱼", "猪肉", "鸡蛋", "大米", "苹果", "香蕉", "黄瓜"], k)]
        elif form == "names":
            title = r.choice(["拟表彰名单公示", "先进个人名单", "获奖名单"])
            rows = [r.choice(["一等奖", "二等奖", "三等奖", n.org()]) + c + " ".join(n.person() for _ in range(r.randint(1, 4))) for _ in range(k)]
        elif form == "numbers":
            title = r.choice(["一周数字", "数读", "开奖公告"])
            rows = ["%d%s——%s%s" % (r.randint(3, 9000), r.choice(["万元", "人", "场", "%"]), n.place(), r.choice(ACT)) for _ in range(k)]
        elif form == "jobs":
            title = r.choice(["招聘信息", "岗位速递"])
            rows = ["%s：%s%d名，月薪%d元" % (n.org(), r.choice(["焊工", "电工", "司机", "保洁", "会计", "护工", "质检员"]), r.randint(1, 20), r.randint(30, 90) * 100) for _ in range(k)]
        else:
            title = r.choice(["天气预报", "未来三天天气"])
            rows = ["%s %s %d℃~%d℃" % (r.choice([n.place("s"), n.date()]), r.choice(["晴", "多云", "小雨", "阴", "晴转多云"]), r.randint(-5, 15), r.randint(16, 36)) for _ in range(k)]
        if r.random() < 0.4:
            title = n.place() + title
        s.head = [("title", title)]
        s.paras = [[("list", x)] for x in rows]
        return s

    def letters(self, style):
        r, n, s = self.r, self.n, Story("article")
        t, p, _ = self.text(1, 2)
        q = r.choice(["请问{act}怎样报名？", "我在{o}上班，单位一直没有签合同，该怎么办？", "休息日加班，能不能要求补休？", "{place}的路灯坏了半个月，没有人来修，请问归哪里管？"])
        a = r.choice(["根据有关规定，劳动者可以向{o}提出申请，也可以拨打{t}咨询。", "经{o}核实，该处将于{d}前完成整改，感谢您的关注。", "可以。用人单位应当依法支付报酬，协商不成的，可以申请仲裁。"])
        s.head = [("title", r.choice([t, self.fill("{act}怎么报名"), "这种情况该找谁"]))]
        if r.random() < 0.6:
            s.head.insert(0, ("section", self.fill(r.choice(["读者来信", "【有问必答】", "{w}信箱", "热线{x}"]))))
        if r.random() < 0.5:
            s.paras = [[("body", "问：" + self.fill(q))], [("body", "答：" + self.fill(a) + "".join(p)[:120].rsplit("。", 1)[0] + "。")]]
        else:
            who = n.person()
            s.byline_pos = "tail"
            s.paras = [[("body", "编辑同志：")], [("body", "我是" + n.org() + "的职工。" + self.fill(q))], [("byline" if r.random() < 0.7 else "body", r.choice(["读者 ", "", "读者：", self.n.unit() + " "]) + who)], [("body", who + r.choice(["读者", "同志"]) + "：")], [("body", self.fill(a) + self.fill(a))]]
        return s

    def box(self, style):
        r, s = self.r, Story("article")
        s.inside = r.random() < 0.5
        _, p, fact = self.text(1, 2)
        label = r.choice(self.m["BOX"])
        s.head = [("title", r.choice(["%s", "%s", "【%s】", "■ %s", "%s>>", "◇%s"]) % label)]
        if fact and r.random() < 0.3:
            s.head = [("section", s.head[0][1]), ("title", fact)]
        s.paras = [[("body", x)] for x in p[:2]]
        return s


