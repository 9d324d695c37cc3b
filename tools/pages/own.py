"""Texts of our own making: local news, essays, comments, verse. No text of anybody else is in them."""
from topics import Topic
from words import ACT, ADJ, NOUN2, ORG, THING, VERB

LEADS = ["近日，{org}举办{act}，{num}余名职工参加。", "“{q}”{d}，在{org}的{thing}里，{a}笑着对记者说。", "{d}上午，{org}的{act}如期举行，来自{place}的{num}名职工到场。", "走进{place}的{thing}，{a}正低头忙碌。今年以来，{org}已开展{act}{k}场。", "日前，记者从{org}获悉，今年的{act}将于{d}启动，预计惠及职工{num}人次。", "清晨六点，{a}已经来到{place}。作为{org}的一名老职工，他对这里的一切了如指掌。", "{num}名职工、{k}个班组、{k}天时间，{org}的{act}交出了一份满意的答卷。", "为进一步提高职工的技能水平，{org}于{d}组织了{act}。", "“{q}”说起{org}的{thing}，{a}打开了话匣子。", "一大早，{place}的{thing}前就排起了长队。", "{org}今年第一季度完成产值{k}.{k}亿元，同比增长{k}%。", "夜里十一点，{thing}的灯还亮着。{a}和{k}名工友守在设备旁，一守就是{num}个小时。"]
MIDDLES = ["活动现场，工作人员向大家讲解了相关知识，并发放宣传资料{num}份。{a}说：“{q}”", "据介绍，{org}自去年起推行{act}，先后投入资金{k}万元，建成{thing}{k}处，服务职工{num}余人。", "“{q}”{org}负责人{b}介绍，下一步将继续完善机制，让更多职工受益。", "为了解决大家的后顾之忧，{org}专门成立了工作专班，由{b}牵头，逐户走访，建立台账，明确了{k}项具体措施。", "{a}今年{k}岁，进厂已有二十多年，从学徒做到班长，他带出的徒弟有{k}人先后获得技术能手称号。", "截至目前，该{thing}已接待{num}人次，处理诉求{k}件，办结率达到98%。", "数据显示，{place}现有从业人员{num}人，其中三成以上来自外地。如何留住他们，是摆在当地面前的一道题。", "会议指出，要把{act}同日常工作结合起来，一级带着一级干，确保各项任务落到实处。会议由{b}主持，{org}有关负责人参加。", "经过{k}轮比拼，来自{org}的{a}获得第一名，{b}等{k}人获得优秀奖。", "{a}告诉记者，过去这道工序要{k}个人干一整天，改造之后，两个人半天就能干完，每年能省下{num}多万元。", "在{place}，像这样的{thing}还有{k}个。它们有的开在园区，有的建在工地，最远的一个离县城{num}公里。", "据悉，此次{act}为期{k}天，设{k}个项目，共有{num}人报名，经过初赛选拔，{k}支队伍进入决赛。", "这项制度怎么落地？{org}的办法是先试点、后推开：{k}家企业先行一步，边干边改，成熟一条推广一条。", "从图纸到成品，前后改了{k}稿。{a}把每一稿都留着，摞起来有半米高。", "记者看到，{thing}里摆着饮水机、微波炉和药箱，墙上贴着办事流程，{b}正在登记。", "去年，{org}拿出{num}万元，用于改善一线职工的休息条件，{k}个点位全部改造完毕。", "为了赶工期，{a}带着{k}个人连续干了三天三夜，困了就在材料堆旁眯一会儿。", "评委{b}说，今年的作品比往年多了{k}件，质量也高出一截。", "下一步，{place}将把{act}向乡镇延伸，计划年底前覆盖{num}家企业。", "“师傅，这个数不对！”徒弟{b}的一句话，让{a}停下了手里的活。两个人对着图纸算了三遍，终于找到了毛病。"]
QUOTES = ["有了这个平台，我们心里踏实多了", "以前办事要跑好几趟，现在在家门口就能办好", "师傅手把手教，我进步很快", "大家的事大家商量着办，这个办法好", "下班以后有地方去，有东西学，挺好的", "看到孩子们开心的样子，再累也值得", "干一行就要爱一行，活儿干漂亮了，自己心里也亮堂", "这笔钱来得太及时了", "只要设备不停，我们就不能停", "没想到在这里还能碰到老乡"]
MEMORIES = ["小时候，我家住在厂区后面的平房里，每天清晨都是被汽笛叫醒的。", "父亲是一名{job}，一双手粗得像树皮，却能摸出零件上一根头发丝的误差。", "那年冬天特别冷，车间的玻璃上结了厚厚一层霜。", "我常常想起{place}的那条小路，想起路尽头那盏昏黄的灯。", "母亲不识字，却记得我每一次得奖的日子。", "如今，老厂房改成了{thing}，机器不响了，树却长高了。", "他不爱说话，只是把饭盒里的肉夹到我的碗里。", "多年以后，我也成了一名{job}，才懂得他当年的沉默。", "雨下了一夜，院子里落满了桂花。", "我把那本旧账本翻了又翻，一页一页，都是他工工整整的字。", "后来我离开了{place}，走过许多城市，吃过许多馆子，总觉得缺了一点味道。", "风从江面上吹过来，带着水草的气息。", "人这一辈子，能把一件事做好，就很了不起了。", "下班的铃声响了，人们三三两两地走出大门，说着笑着，融进了暮色里。", "外婆的竹篮里总藏着几颗糖，糖纸被她压得平平整整。", "码头上的号子停了，可我总觉得还能听见。", "他教我认图纸，先教我认自己的名字。", "那年发大水，全厂的人都扛着沙袋上了堤。", "一碗阳春面，撒几粒葱花，就是夜班最好的犒劳。", "我在旧书摊上买到一本没有封面的小说，看了整整一个冬天。", "火车开出很远，她还站在月台上。", "春天来的时候，工地旁边的油菜花一直开到天边。", "老张头退休那天，把工具箱擦得锃亮，交到了徒弟手上。", "窗外的玉兰开了，一树的白。", "我问他累不累，他摆摆手：“累啥，活儿干完了，心里舒坦。”"]
VIEWS = ["近来，{x}的话题引起不少讨论。", "说到底，这件事考验的是管理者的耐心和诚意。", "一项好制度，贵在落实，也难在落实。", "应当看到，职工的获得感不是喊出来的，而是一件一件小事累积起来的。", "有人说，年轻人不愿意进工厂。这话只说对了一半。", "把{x}办好，既要舍得花钱，更要肯花心思。", "当然，也不能指望一个文件就能解决所有问题。", "如果只把{x}当作一阵风，风过之后，问题还会原样摆在那里。", "换个角度看，{x}之所以受欢迎，恰恰因为它补上了一块短板。", "期待更多地方从实际出发，少一些花架子，多一些真功夫。", "俗话说，众人拾柴火焰高。{x}要走得远，离不开各方搭把手。", "好事要办好，就得先问一问职工需要什么。", "表面上看，这是一次服务的延伸；往深里看，是观念的转变。", "规矩立起来不难，难的是天天照着做。", "一线职工的智慧，常常就藏在一句牢骚里。", "有的单位把{x}当成了负担，究其原因，还是心里没有职工。", "账要这样算：省下的是小钱，丢掉的是人心。", "我们乐见这样的探索多起来。", "说一千道一万，不如办成一件事。", "从“要我做”到“我要做”，一字之移，天地宽了。", "调查显示，七成以上的受访职工希望{x}能常态化。这个数字值得重视。"]
VERSE_A = ["晨光", "炉火", "江风", "汽笛", "焊花", "春雨", "星光", "铁轨", "稻穗", "灯塔", "麦浪", "安全帽", "老师傅", "长夜", "远山", "脚手架", "白鹭", "月色"]
VERSE_B = ["照亮", "掠过", "落在", "唤醒", "穿过", "写满", "轻轻托起", "等待着", "染红了", "走进", "记得", "抚摸着"]
VERSE_C = ["沉默的群山", "粗糙的手掌", "一张张笑脸", "城市的清晨", "弯弯的河湾", "滚烫的誓言", "故乡的炊烟", "大地的脉搏", "岁月的年轮", "归家的路", "钢铁的脊梁", "无边的夜色"]
JOBS = ["焊工", "锅炉工", "养路工", "车工", "纺织女工", "邮递员", "电工", "矿工", "环卫工", "列车员"]


class Own:
    """Draws our own texts."""

    def __init__(self, rng, names):
        self.r, self.n, self.decks = rng, names, {}

    def deal(self, name, items, count):
        """Sentences that the page has not had yet, as far as there are any."""
        deck = self.decks.setdefault(name, [])
        out = []
        while len(out) < count:
            if not deck:
                deck += items
                self.r.shuffle(deck)
            out.append(deck.pop())
        return out

    def local(self, high=5):
        """A local story: title, paragraphs, a factual line about the same matter."""
        r, n = self.r, self.n
        org, act, thing, a, b = n.org(), r.choice(ACT), r.choice(THING), n.person(), n.person()
        num = r.randint(12, 900)

        def f(t):
            return t.format(org=org, act=act, thing=thing, a=a, b=b, num=num + r.randint(0, 90), d=n.date(), place=n.place(), k=r.randint(2, 60), q=self.deal("quotes", QUOTES, 1)[0] + r.choice("。！"))
        paras = [f(self.deal("leads", LEADS, 1)[0])]
        for _ in range(r.randint(1, high)):
            paras.append("".join(f(x) for x in self.deal("middles", MIDDLES, r.choice([1, 1, 2, 2, 3]))))
        title = r.choice([lambda: org + r.choice(["举办", "开展", "启动", "推进"]) + act, lambda: r.choice(ADJ) + thing + " " + r.choice(VERB) + r.choice(NOUN2), lambda: "“" + thing + "”里的“" + r.choice(NOUN2) + "”", lambda: r.choice(VERB) + "职工" + r.choice(NOUN2), lambda: a + "：" + r.choice(VERB) + r.choice(NOUN2), lambda: r.choice(THING) + "有了“" + r.choice(NOUN2) + "”", lambda: "%d名职工有了新%s" % (num, thing), lambda: act + "：" + r.choice(VERB) + r.choice(NOUN2), lambda: r.choice(QUOTES), lambda: "一个" + thing + "，" + r.choice(["一群人", "一座城", "三代人", "两本账"])])()
        return title, paras, org + act

    def essay(self):
        """Title and paragraphs of a remembrance."""
        r, n = self.r, self.n
        thing, job = r.choice(THING), r.choice(JOBS)
        pool = [x.format(job=job, place=n.place("s"), thing=thing) for x in self.deal("memories", MEMORIES, r.randint(6, 12))]
        paras, at = [], 0
        while at < len(pool) and len(paras) < r.randint(3, 8):
            k = r.choice([1, 1, 2, 3, 4]); paras.append("".join(pool[at:at + k])); at += k
        title = r.choice([lambda: "父亲的" + thing, lambda: r.choice(VERSE_A) + "里的" + thing, lambda: "老" + job, lambda: "又是" + r.choice(["桂花", "麦子", "玉兰", "杨梅"]) + r.choice(["香", "熟", "开"]) + "时", lambda: r.choice(VERSE_A), lambda: "我的" + thing + "时光", lambda: "那盏灯", lambda: r.choice(VERSE_C), lambda: "忆" + job + n.person()])()
        return title, paras

    def comment(self):
        """Title and paragraphs of a comment."""
        r = self.r
        x = r.choice(ACT)
        pool = [v.format(x=x) for v in self.deal("views", VIEWS, r.randint(5, 9))]
        paras, at = [], 0
        while at < len(pool) - 1 and len(paras) < r.randint(3, 6):
            k = r.choice([1, 2, 2, 3]); paras.append("".join(pool[at:at + k])); at += k
        title = r.choice([lambda: "让" + x + r.choice(["走得更远", "落地生根", "更接地气", "多些温度"]), lambda: x + "不能一阵风", lambda: r.choice(["莫让", "别让"]) + x + "变了味", lambda: "为" + x + r.choice(["叫好", "点赞", "鼓与呼"]), lambda: r.choice(VERB) + r.choice(NOUN2) + "，要下真功夫"])()
        return title, paras

    def poem(self):
        """Title and stanzas of verse."""
        r = self.r
        free = r.random() < 0.7
        end = r.choice(["", "", "，"])

        def line():
            if free:
                return r.choice([r.choice(VERSE_A) + r.choice(VERSE_B) + r.choice(VERSE_C), r.choice(VERSE_C) + r.choice(["啊", "，", "里", "上"]) + r.choice(VERSE_A), "我" + r.choice(VERSE_B) + r.choice(VERSE_C), r.choice(VERSE_A) + "，" + r.choice(VERSE_A), r.choice(VERSE_B) + r.choice(VERSE_C), "在" + r.choice(VERSE_C) + "里"])
            return "".join(r.choice("青山绿水白云红日春风秋雨江河日月松柏梅兰千家万户东海西湖南园北塔长虹大地") for _ in range(7))
        stanzas = []
        for _ in range(r.randint(1, 4)):
            rows = [line() for _ in range(4 if not free else r.randint(2, 6))]
            if end or not free:
                rows = [x + ("。" if i % 2 else "，") for i, x in enumerate(rows)]
            stanzas.append(rows)
        return r.choice([r.choice(VERSE_C), r.choice(VERSE_A) + "颂", "致" + r.choice(JOBS), r.choice(VERSE_A) + "与" + r.choice(VERSE_A), "七律·" + r.choice(VERSE_C)[-2:], r.choice(VERSE_C) + "（外一首）"]), stanzas


def records(rng, names, topics, count):
    """Titles and paragraphs of our own."""
    own = Own(rng, names)

    def of_topic():
        topic = Topic(rng, names, topics)
        return topic.title(), topic.paragraphs(rng.randint(1, 9))
    makers = [of_topic, of_topic, of_topic, lambda: own.local()[:2], own.comment, own.essay]
    return [rng.choice(makers)() for _ in range(count)]
