"""Items that are no plain news story: verse, essays, comments, interviews, notices, honour rolls, tables, contents."""
from words import ACT, THING

# What an account prints between the title and the text.
PHONE_HEAD = ["{s}工会人", "{s}职工之家", "{s}总工会", "{s}发布", "{s}工会人 {y}-{m:02d}-{dd:02d}", "{y}-{m:02d}-{dd:02d} 07:30 发表于{s}", "{y}-{m:02d}-{dd:02d} 18:{dd:02d}", "{y}年{m}月{dd}日 20:{dd:02d} {s}", "点击上方蓝字关注我们", "点击收听本文音频", "👇点击收听", "以下文章来源于{o}", "收录于合集 #{thing}", "点击上方“{s}职工之家”可以订阅哦", "（点击播放视频）", "全文{q}字，阅读约需{n}分钟"]
NUMBERS = "一二三四五六七八九十"


def byline_line(maker, forms):
    return ("byline", maker.fill(maker.r.choice(maker.m[forms])))


def poem(maker, style, s):
    r = maker.r
    title, stanzas = maker.own.poem()
    s.head = [("title", title)]
    if r.random() < 0.2:
        s.head.insert(0, ("section", maker.label()))
    author = byline_line(maker, "BARE")
    if r.random() < 0.8:
        s.head.append(author); s.byline_pos = "line"
    s.flush = True
    for k, rows in enumerate(stanzas):
        for i, row in enumerate(rows):
            s.paras.append([("body", row)])
            if k and i == 0:
                s.blank_before.add(len(s.paras) - 1)
    if not s.byline_pos and r.random() < 0.6:
        s.paras.append([author]); s.byline_pos = "tail"
    return s


def essay(maker, style, s):
    r = maker.r
    title, paras = maker.own.essay()
    return signed(maker, s, title, paras, "BARE", ["副刊", "家园", "岁月", "灯下", "{x}", "闲情", "散文"])


def comment(maker, style, s):
    r = maker.r
    title, paras = maker.own.comment()
    if r.random() < 0.4:
        record = maker.record(2, 5)
        paras = record[1][:5]
    return signed(maker, s, title, paras, "COMMENT", ["时评", "短评", "快评", "声音", "{x}", "今日谈", "一家之言", "本报评论"])


def signed(maker, s, title, paras, forms, labels):
    """A text under its author's name."""
    r = maker.r
    s.head = [("title", title)]
    if r.random() < 0.35:
        s.head.insert(0, ("section", maker.fill(r.choice(labels))))
    s.paras = [[("body", p)] for p in paras]
    how = r.choices(["line", "tail", "none"], [7, 2, 1])[0]
    if how == "line":
        s.head.insert(len(s.head) if r.random() < 0.92 else len(s.head) - 1, byline_line(maker, forms))
    elif how == "tail":
        text = maker.fill(r.choice(maker.m["TAIL"]))
        if r.random() < 0.6: s.paras[-1].append(("byline", text))
        else: s.paras.append([("byline", text)])
    s.byline_pos = how if how != "none" else ""
    if len(paras) >= 4 and r.random() < 0.25:
        mark = r.choice(["{}", "{}、", "{:02d}", "（{}）"])
        for k, at in enumerate(sorted(r.sample(range(1, len(paras)), 2), reverse=True)):
            s.paras.insert(at, [("subhead", mark.format(2 - k + 1) if "d" in mark else mark.format(NUMBERS[2 - k]))])
    if r.random() < 0.12:
        s.paras.append([("body", maker.fill(r.choice(["（写于{s}，{d}）", "【作者简介】{a}，{o}职工，业余写作多年。", "（作者简介：{a}，自由撰稿人）", "{y}年{m}月{dd}日于{s}", "（本文有删节）"])))])
    if r.random() < 0.25:
        s.paras.append([("body", maker.fill(r.choice(["（作者单位：{o}）", "（作者系{o}职工）", "（作者为{o}工会干部）"])))]) if how == "none" else None
    return s


def interview(maker, style, s):
    r = maker.r
    title, paras, _ = maker.text(2, 5)
    who = maker.n.person()
    ask, say = r.choice([("记者：", who + "："), ("问：", "答："), ("本报记者：", who + "："), ("Q：", "A："), ("记者：", who + "：")])
    s.head = [("title", r.choice([title, who + "：" + maker.phrase(5, 12), "对话" + who + "：" + maker.phrase(4, 9)]))]
    if r.random() < 0.5:
        s.head.append(byline_line(maker, "LINE")); s.byline_pos = "line"
    if r.random() < 0.6:
        s.paras.append([("body", paras[0])])
    for p in paras[:r.randint(2, 5)]:
        s.paras.append([("body", ask + maker.fill(r.choice(["您怎样看待{act}？", "{thing}是怎么办起来的？", "下一步有什么打算？", "请您谈谈{o}的做法。", "当初为什么选择这一行？"])))])
        s.paras.append([("body", say + p)])
    return s


def notice(maker, style, s):
    r = maker.r
    org, act = maker.n.org(), r.choice(ACT)
    word = r.choice(["通知", "公告", "公示", "倡议书", "启事", "通报", "决定", "意见"])
    s.head = [("title", r.choice(["关于开展{a}的{w}", "关于举办{a}的{w}", "{o}关于组织{a}的{w}", "{a}{w}", "{w}"]).format(a=act, w=word, o=org))]
    if r.random() < 0.4:
        s.paras.append([("body", "%s工%s〔%d〕%d号" % (maker.n.place("s")[:1], r.choice(["发", "办", "字", ""]), r.randint(2005, 2026), r.randint(1, 99)))])
    if r.random() < 0.5:
        s.paras.append([("body", r.choice(["各基层工会：", "各科室、各车间：", "全体职工：", "各县（市、区）总工会：", "广大市民朋友："]))])
    s.paras.append([("body", "为%s，经研究，决定开展%s。现将有关事项%s如下：" % (maker.phrase(6, 14), act, r.choice(["通知", "公告", "说明"])))])
    form = r.choice(["{n}、{t}", "{n}、{t}", "第{n}条 {t}", "（{n}）{t}", "{k}.{t}"])
    items = ["活动时间", "参加对象", "报名办法", "有关要求", "组织领导", "奖项设置", "活动地点", "其他事项"]
    r.shuffle(items)
    for k in range(r.randint(2, 5)):
        text = r.choice([maker.fill("{d}至{d}。"), maker.fill("请于{d}前将报名表送到{o}，联系电话：{t}。"), maker.record(1, 6)[1][0], maker.fill("凡{o}在职职工均可报名参加，每人限报一项。")])
        head = form.format(n=NUMBERS[k], k=k + 1, t="" if form.startswith("第") else items[k])
        if form.startswith("第") or r.random() < 0.35:
            s.paras.append([("body", head + ("" if form.startswith("第") else "：") + text)])
        else:
            s.paras += [[("subhead", head)], [("body", text)]]
    if r.random() < 0.7:
        if r.random() < 0.4: s.paras.append([("body", r.choice(["特此通知。", "特此公告。", "以上公示如有异议，请及时反映。"]))])
        s.paras += [[("body", org)], [("body", "%d年%d月%d日" % (r.randint(2008, 2026), r.randint(1, 12), r.randint(1, 28)))]]
    return s


def regulation(maker, style, s):
    """A regulation: chapters, articles, items."""
    r = maker.r
    word = r.choice(["管理办法", "实施细则", "暂行规定", "章程", "奖励办法", "工作条例", "评选办法"])
    s.head = [("title", maker.n.place("s") + r.choice(["市", "县", "集团", "总工会"]) + r.choice(ACT) + word + r.choice(["", "", "（试行）"]))]
    if r.random() < 0.5:
        s.paras.append([("body", maker.fill("（{y}年{m}月{dd}日{o}印发）"))])
    count, article = r.randint(2, 4), 0
    for chapter in range(count):
        s.paras.append([("subhead", "第%s章%s%s" % (NUMBERS[chapter], r.choice(["　", " "]), r.choice(["总则", "组织机构", "职责", "实施", "监督管理", "附则", "奖励与处罚"])))])
        for _ in range(r.randint(1, 3)):
            s.paras.append([("body", "第%s条%s%s" % (NUMBERS[min(article, 9)], r.choice(["　", " "]), maker.record(1, 6)[1][0]))])
            article += 1
            if r.random() < 0.25:
                for k in range(r.randint(2, 4)):
                    s.paras.append([("body", "（%s）%s；" % (NUMBERS[k], maker.phrase(6, 20)))])
    return s


def wechat(maker, style, s):
    """A text of short paragraphs, as accounts on the phone print it."""
    r = maker.r
    title, paras, _ = maker.text(3, 9)
    s.head = [("title", r.choice([title, "“" + maker.phrase(5, 10) + "”，" + maker.phrase(5, 10)]))]
    if r.random() < 0.6:
        s.head.append(("byline", maker.fill(r.choice(["原创 {pen}", "{pen}", "文｜{a}", "来源：{o}", "作者｜{a}"])))); s.byline_pos = "line"
    for _ in range(r.choices([0, 1, 2, 3], [3, 4, 3, 2])[0]):
        s.head.append(("furn", maker.fill(r.choice(PHONE_HEAD))))
    form = r.choice(["", "0{k}", "0{k}\n{t}", "{k}. {t}", "{c} {t}", "{c} {t}", "▍{t}", "{t}", "{t}"])
    pieces = [x for p in paras for x in p.replace("。", "。\n").split("\n") if x]
    step = r.randint(3, 7)
    for at, piece in enumerate(pieces[:24]):
        if form and at % step == 0 and (at or r.random() < 0.7):
            for line in form.format(c="❶❷❸❹❺❻❼❽❾"[min(at // step, 8)], k=at // step + 1, t=maker.phrase(4, 9)).split("\n"): s.paras.append([("subhead", line)])
        s.paras.append([("body", piece)])
    for _ in range(r.choices([0, 1, 2, 3, 4], [6, 2, 2, 1, 1])[0]):
        s.caps.append(maker.caption("".join(paras)))
    return s


def digest(maker, style, s):
    """Several news in one item, each after a mark."""
    r = maker.r
    s.head = [("title", r.choice(["简讯", "简　讯", "一句话新闻", "要闻速览", "短波", "工会动态", "一周要闻"]))]
    mark = r.choice(["●", "◆", "■", "▲", "★", "○"])
    for _ in range(r.randint(2, 5)):
        s.paras.append([("body", mark + maker.own.local(1)[1][0])])
    return s


def honours(maker, style, s):
    r = maker.r
    s.head = [("title", r.choice(["先进集体和个人名单", "光荣榜", "获奖名单", "{a}获奖名单", "劳动模范名单", "五一劳动奖章获得者"]).format(a=r.choice(ACT)))]
    s.flush = True
    if r.random() < 0.6:
        s.paras.append([("body", maker.fill("经{o}评选，下列单位和个人受到表彰，现予公布。"))])
    groups = ["一等奖", "二等奖", "三等奖", "先进集体", "先进个人", "优秀组织奖"]
    for group in r.sample(groups, r.randint(1, 3)):
        s.paras.append([("subhead", r.choice(["{}", "{}（%d名）" % r.randint(2, 20), "【{}】"]).format(group))])
        for _ in range(r.randint(1, 4)):
            names = [maker.n.person() for _ in range(r.randint(3, 6))]
            s.paras.append([("list", "  ".join(names) if r.random() < 0.7 else maker.n.org() + "  " + names[0])])
    return s


def table(maker, style, s):
    r = maker.r
    s.head = [("title", r.choice(["{p}各单位完成情况表", "本月生产进度", "岗位需求一览表", "{p}运动会奖牌榜", "活动安排表"]).format(p=maker.n.place("s")))]
    s.flush = True
    gap = r.choice(["  ", "    ", "\t", "\u3000"])
    heads = r.choice([["单位", "计划", "完成", "比例"], ["姓名", "部门", "成绩"], ["时间", "内容", "地点"], ["岗位", "人数", "薪酬"]])
    s.paras.append([("list", gap.join(heads))])
    for _ in range(r.randint(3, 8)):
        row = [maker.n.place("s") + r.choice(["厂", "队", "站", "公司"])] + [str(r.randint(2, 999)) for _ in heads[1:]]
        s.paras.append([("list", gap.join(row))])
    return s


def feature(maker, style, s):
    """A long piece in numbered or marked parts."""
    r = maker.r
    title, paras, fact = maker.text(4, 12)
    maker.headline(s, title, fact, 1.0)
    if r.random() < 0.7:
        s.head.append(byline_line(maker, "LINE")); s.byline_pos = "line"
    if r.random() < 0.3:
        s.paras.append([("body", r.choice(["编者按：", "【编者按】", "开栏的话　"]) + maker.record(1, 4)[1][0])])
    form = r.choice(["{n}、{t}", "（{n}）{t}", "0{k} {t}", "0{k}", "■{t}", "◆ {t}", "{k}.{t}", "{t}", "{t}", "{t}", "{t}", "【{t}】", "Part{k} {t}", "{c} {t}", "第{n}{u}：{t}"])
    size, unit = r.randint(1, 3), r.choice(["个24小时", "站", "本账", "封信", "招"])
    for k, at in enumerate(range(0, len(paras), size)):
        if at or r.random() < 0.4:
            s.paras.append([("subhead", form.format(u=unit, c="❶❷❸❹❺❻❼❽❾❿"[min(k, 9)], n=NUMBERS[min(k, 9)], k=k + 1, t=maker.subhead().lstrip("一二三四五六七八九十、是")))])
        s.paras += [[("body", p)] for p in paras[at:at + size]]
    for _ in range(r.choices([0, 1, 2, 3], [5, 3, 1, 1])[0]):
        s.caps.append(maker.caption("".join(paras)))
    return s


KINDS = {"poem": poem, "essay": essay, "comment": comment, "interview": interview, "notice": notice, "honours": honours, "table": table, "regulation": regulation, "wechat": wechat, "digest": digest, "feature": feature}
LISTINGS = {"table"}
