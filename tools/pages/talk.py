"""Items of many voices: dialogues, open letters, answers to readers, opinions without a title, rounds of short news."""
from story import Story

ASK = ["您怎样看待{n1}？", "{n1}是怎么办起来的？", "下一步有什么打算？", "请您谈谈{n1}和{n2}。", "当初为什么选择{do}？", "最难的是什么？", "{n1}现在怎么样了？", "听说您和{n1}打了半辈子交道？", "对年轻的{w1}，您有什么话要说？", "有人说{n1}已经过时，您同意吗？", "除了{n1}，{n2}要不要管？"]
SAY = ["{q}", "说难也难，{n1}上手慢，{n2}更磨人。", "主要是{n1}。", "我喜欢这一行，看见{n1}心里就踏实。", "还是要靠{w1}，光有{n1}不行。", "{do}，这是第一步。", "没有什么诀窍，多看、多问、多动手。", "那时候条件差，{n1}只有{k}个，{n2}想都不敢想。"]


def dialogue(maker, style, s):
    """An interview set as question and answer, the answers of one sentence or of many."""
    r, topic = maker.r, maker.new_topic()
    who = maker.n.person()
    ask, say = r.choice([("记者：", who + "："), ("问：", "答："), ("本报记者：", who + "："), ("Q：", "A："), ("记者：", who[0] + r.choice(["师傅", "主任", "教授", "先生", "女士", "工"]) + "："), ("主持人：", who + "："), ("■记者：", "□" + who + "："), ("【问】", "【答】"), (who[0] + "：", maker.n.person()[0] + "："), ("《{p}》：", who + "：")])
    ask = maker.fill(ask)
    s.topic = topic
    s.head = [("title", r.choice([topic.title(), who + "：" + topic.title(), "对话" + r.choice([who, topic.people[0] + who, topic.people[0]]), "“" + r.choice(topic.sayings) + "”"]))]
    maker.dress(s, 0.6)
    if r.random() < 0.5:
        s.head.append(("byline", maker.fill(r.choice(maker.m["LINE"])))); s.byline_pos = "line"
    if r.random() < 0.5:
        s.paras.append([("body", topic.paragraphs(1)[0])])
    long = r.random() < 0.5
    for _ in range(r.randint(2, 7)):
        s.paras.append([("body", ask + topic.deal("ask", ASK))])
        answer = topic.deal("say", SAY)
        if long: answer += "".join(topic.paragraphs(2)[1:])
        s.paras.append([("body", say + answer)])
        if long and r.random() < 0.25: s.paras.append([("body", topic.paragraphs(2)[1])])
    return s


def voices(maker, style, s):
    """What several people say about one matter, each with the name before or after."""
    r, topic = maker.r, maker.new_topic()
    s.topic = topic
    s.head = [("title", r.choice([topic.title(), "大家谈{}".format(topic.things[0]), "职工说", "网友热议", "众说{}".format(topic.things[0]), "声音"]))]
    maker.dress(s, 0.4)
    form = r.choice(["{a}（{unit}）：{t}", "{a}：{t}", "{unit} {a}：{t}", "@{pen}：{t}", "{t}——{unit}{a}", "●{a}（{o}）：{t}", "{t}（{unit} {a}）", "◇{t}——{a}"])
    for _ in range(r.randint(2, 6)):
        s.paras.append([("body", maker.fill(form.replace("{t}", "\x00")).replace("\x00", topic.paragraphs(2)[1] if r.random() < 0.7 else topic.deal("say", SAY)))])
    return s


def open_letter(maker, style, s):
    """A letter: salutation, text, signature, often the day."""
    r, topic = maker.r, maker.new_topic()
    s.topic = topic
    s.head = [("title", r.choice(["写给{}的一封信".format(topic.people[0]), "一封家书", topic.title(), "给{}的感谢信".format(topic.people[1]), "一封贴在{}上的信".format(topic.things[0]), "表扬信"]))]
    maker.dress(s, 0.4)
    s.paras.append([("body", r.choice(["亲爱的爸爸：", "编辑同志：", "尊敬的{}：".format(topic.people[0]), "各位工友：", "孩子：", "{}师傅：".format(maker.n.person()[0]), "敬爱的老师：", "编辑部："]))])
    if r.random() < 0.3: s.paras.append([("body", r.choice(["您好！", "你好！", "见字如面。"]))])
    s.paras += [[("body", p)] for p in topic.paragraphs(r.randint(1, 5))]
    if r.random() < 0.35: s.paras += [[("body", x)] for x in r.choice([["此致", "敬礼！"], ["祝好！"], ["祝平安。"], ["此致敬礼！"]])]
    signed = maker.fill(r.choice(["{a}", "一名{unit}职工", "{s}市民 {a}", "{o} {a}", "您的女儿 {a}", "读者 {a}", "（{o} {a}）", "{place} {a}", "（{unit}）", "——{a}"]))
    s.paras.append([("byline", signed)]); s.byline_pos = "tail"
    if r.random() < 0.4: s.paras.append([("body", maker.fill("{y}年{m}月{dd}日"))])
    if r.random() < 0.3: s.paras.append([("body", r.choice(["◎编后：", "【编后】", "编者按：", "编后："]) + topic.paragraphs(2)[1])])
    return s


def answer(maker, style, s):
    """A reader's question and what a lawyer or an office answers."""
    r, topic = maker.r, maker.new_topic()
    s.topic = topic
    s.head = [("title", r.choice([topic.title(), "{}该找谁？".format(topic.things[0]), "{}能不能要求补偿？".format(topic.people[0])]))]
    if r.random() < 0.5: s.head.insert(0, ("section", maker.fill(r.choice(["法律信箱", "有问必答", "{w}信箱", "政策问答", "律师在线", "以案说法"]))))
    ask, say = r.choice([("问：", "答："), ("读者来信：", "律师答复："), ("【案情】", "【说法】"), ("【问】", "【答】"), ("读者{a}：", "律师{b}："), ("编辑同志：", "{a}同志："), ("来信：", "回复："), ("Q：", "A："), ("读者{a}问：", "本报答：")])
    names = [maker.fill(x) for x in (ask, say)]
    question = "".join(topic.paragraphs(r.randint(1, 2))) + r.choice(["请问这样做对吗？", "请问该怎么办？", "这种情况归谁管？", "我能要求补偿吗？"])
    if r.random() < 0.3: question += maker.fill(r.choice(["（读者 {a}）", "（{s} {a}）", "读者：{a}"]))
    s.paras = [[("body", names[0] + question)], [("body", names[1] + topic.paragraphs(2)[1] + topic.paragraphs(2)[1])]]
    if r.random() < 0.4: s.paras.append([("body", topic.paragraphs(2)[1])])
    if r.random() < 0.35: s.paras.append([("byline", maker.fill(r.choice(maker.m["TAIL"])))]); s.byline_pos = "tail"
    return s


def roundup(maker, style, s):
    """One item of several short news, each behind a mark, under a title like 简讯."""
    r = maker.r
    s.head = [("title", r.choice(["简讯", "简　讯", "短讯", "一句话新闻", "一周简讯", "点击基层", "工会动态", "新闻速递", "要闻简报", "各地短波"]))]
    mark = r.choice(["●", "■", "◆", "▲", "★", "◇", "○", "·", "▪"])
    for _ in range(r.randint(2, 6)):
        topic = maker.new_topic()
        text = topic.fill(r.choice(["{org}{do}。", "{d}，{org}{do}，{num}名{w1}参加。", "{org}为{w1}配发了{n1}。", "{place}{n1}{d}投入使用。", "近日，{org}{do}，{n1}、{n2}同步推进。"]))
        if r.random() < 0.3: text += maker.fill(r.choice(["（{a}）", "（{a} {b}）"]))
        s.paras.append([("body", mark + r.choice(["", "", " "]) + text)])
    return s


def opinions(maker, style):
    """Short opinions without titles under one label: an item each."""
    r, out = maker.r, []
    label = r.choice(["微评", "三言两语", "快言快语", "微语录", "百姓话题", "众议", "一得之见"])
    form = r.choice(["——{pen}", "（{pen}）", "——{a}", "　　——{pen}", "（{a}）", "◎{pen}"])
    for k in range(r.randint(2, 4)):
        topic, s = maker.new_topic(), Story("brief")
        s.topic = topic
        if k == 0: s.head = [("section", label)]
        s.paras = [[("body", topic.paragraphs(2)[1] + r.choice(["账算得清，怨气自然少。", "这笔账，谁都会算。", "好事办好，才是真好。", "差的不是钱，是心思。"]))]]
        s.paras[0].append(("byline", maker.fill(form).strip())) if r.random() < 0.6 else s.paras.append([("byline", maker.fill(form))])
        s.byline_pos = "tail"
        out.append(s)
    return out


TALK = {"dialogue": dialogue, "voices": voices, "open_letter": open_letter, "answer": answer, "roundup": roundup}
