"""The order of a page's parts, and the faults of extraction that are laid over it."""


# Parts of a headline block that may stand far from the text, and those that stay with it.
FAR, STAYS = ("kicker", "title", "subtitle", "furn"), ("section", "byline")


def assemble(r, style, setter, stories, maker):
    """The page as a list of parts, each a list of lines; parts are set apart by `style.gap` empty lines."""
    heads, bodies, caps, creds = [], [], [], []
    widths = []
    for i, s in enumerate(stories):
        width = style.width2 if style.mixed_width and r.random() < 0.4 else style.width
        widths.append(width)
        bodies.append(setter.body(i, s, width))
        caps.append([setter.caption(i, k, c, width) for k, c in enumerate(s.caps)])
        creds.append([[(c, None if c.isspace() else (i, "credit", 0)) for c in setter.convert(s.credit, False)]] if s.credit else None)
    order, n = style.order, len(stories)
    page, late, late_caps, beside = [], [], [], []

    def where(i):
        if order in ("before", "interleaved", "cut", "photo_between", "pairs", "weave", "scatter"): return "before"
        if order in ("after",): return "after"
        if order in ("end", "end_same"): return "late"
        if order == "start": return "early"
        if order == "before_some_end": return r.choice(["before", "before", "late"])
        if order == "after_mixed": return r.choice(["after", "after", "before"])
        return r.choice(["before", "before", "after", "late"])
    places = [where(i) for i in range(n)]
    if order == "start":
        far = [r.random() < 0.7 for _ in range(n)] if r.random() < 0.4 else [True] * n
        places = ["early" if away else "before" for away in far]
    stays = [[] for _ in stories]
    for i, s in enumerate(stories):
        apart = places[i] in ("late", "early") and style.byline_stays and any(role == "title" for role, _ in s.head)
        heads.append(setter.head(i, s, widths[i], FAR if apart else None))
        if apart: stays[i] = [x for x in setter.head(i, s, widths[i], STAYS) if x is not None]
    if order == "start":
        page += [heads[i] for i in range(n) if places[i] == "early"]

    def with_caption(i):
        """Parts of a story's body with its captions and credit put in."""
        parts = [list(c) for c in bodies[i]]
        extra = list(caps[i]) + ([creds[i]] if creds[i] else [])
        before, after = [], []
        for cap in extra:
            if places[i] == "late" and r.random() < 0.5:
                late_caps.append(cap)
                continue
            how = style.cap_where if style.cap_where != "any" else r.choice(["head", "inside", "after"])
            if how == "head" or how == "inside" and len(parts) == 1 and len(parts[0]) < 3:
                before.append(cap)
            elif how == "after":
                (late_caps if places[i] in ("late", "early") and r.random() < 0.8 else after).append(cap)
            elif how == "beside":                  # at the end of another story
                beside.append((r.randrange(n), cap))
            else:
                if len(parts) == 1:
                    at = r.randint(1, len(parts[0]) - 1)
                    if style.width is None and r.random() < 0.35:
                        at = divide(r, parts, at)
                    else:
                        parts = [parts[0][:at], parts[0][at:]]
                    parts.insert(1, cap)
                else:
                    parts.insert(r.randint(1, len(parts) - 1), cap)
        return before, parts, after
    seq = []
    for i in range(n) if order != "scatter" else []:
        before, parts, after = with_caption(i)
        front = list(before)
        if places[i] == "before":
            front = ([heads[i]] + before) if r.random() < 0.85 or not before else (before + [heads[i]])
        back = list(after)
        if stays[i]: parts = [stays[i] + parts[0]] + parts[1:]
        if places[i] == "after": back = ([heads[i]] + after) if r.random() < 0.5 else (after + [heads[i]])
        if places[i] == "late": late.append(heads[i])
        seq.append((front, parts, back))
    for i, cap in beside:
        seq[i][2].append(cap)
    if order == "pairs" and n >= 2:                # the headlines of two neighbours, then their texts
        for i in range(0, n - 1, 2):
            (fa, pa, ba), (fb, pb, bb) = seq[i], seq[i + 1]
            page += fa + fb + pa + ba + pb + bb
        if n % 2: page += seq[-1][0] + seq[-1][1] + seq[-1][2]
    elif order in ("interleaved", "cut") and n >= 2:
        page += nested(r, seq, lambda i: len(lines_of(seq[i])) > 3 and r.random() < 0.7)
    elif order == "scatter":
        page += scattered(r, heads, bodies, caps, creds)
    elif order == "weave" and n >= 2:              # columns of two or three stories by turns
        i = 0
        while i < n:
            k = min(n - i, r.choice([2, 2, 3])) if r.random() < 0.6 else 1
            queues = []
            for f, p, b in seq[i:i + k]:
                if k > 1 and len(p) == 1 and len(p[0]) > 8:
                    at = r.randint(3, len(p[0]) - 3)
                    p = [p[0][:at], p[0][at:]]
                queues.append([f + p[:1]] + [[x] for x in p[1:]] + ([b] if b else []))
            while any(queues):
                q = r.choice([q for q in queues if q])
                page += q.pop(0)
            i += k
    elif any(s.inside for s in stories[1:]) and order in ("before", "photo_between", "mixed"):
        page += nested(r, seq, lambda i: stories[i + 1].inside and len(lines_of(seq[i])) > 5)
    else:
        for f, p, b in seq: page += f + p + b
    if late:
        if order != "end_same": r.shuffle(late)
        if len(late) >= 2 and r.random() < 0.12 and all(len(h) == 1 for h in late[:2]):   # side by side on one line
            late[:2] = [[late[0][0] + [(" ", None)] + late[1][0]]]
        for cap in late_caps:
            late.insert(r.randint(0, len(late)), cap)
        page += late
    else:
        page += late_caps
    return [p for p in page if p]


def scattered(r, heads, bodies, caps, creds):
    """Columns of neighbouring stories by turns; headlines, captions and credits before their text or anywhere among them."""
    page, i, n = [], 0, len(bodies)
    while i < n:
        k = min(n - i, r.choice([1, 2, 2, 3, 4]))
        queues = [[piece for part in body for piece in broken(r, part)] for body in bodies[i:i + k]]
        near, share = [], r.choice([0.2, 0.5, 0.8])
        for own, queue in enumerate(queues, i):
            if heads[own] and r.random() > share: queue.insert(0, heads[own])
            elif heads[own]: near.append(heads[own])
            for extra in caps[own] + [x for x in creds[own:own + 1] if x]:
                if r.random() < 0.5: queue.insert(r.randint(0, len(queue)), extra)
                else: near.append(extra)
        found, stay = [], r.choice([0.3, 0.7])
        while any(queues):
            queue = r.choice([q for q in queues if q]) if r.random() > stay or not found else next(q for q in queues if q)
            found.append(queue.pop(0))
        for extra in near: found.insert(r.randint(0, len(found)), extra)
        page += found
        i += k
    return page


def broken(r, part):
    """A column as it is or, if it is long, in two or three pieces."""
    if len(part) < 8 or r.random() < 0.4: return [part]
    cuts = sorted(r.sample(range(3, len(part) - 2), r.choice([1, 1, 2])))
    return [x for x in (part[a:b] for a, b in zip([0] + cuts, cuts + [len(part)])) if any(line is not None for line in x)]


def lines_of(story):
    """The lines of the first piece of a story's body."""
    return [x for x in story[1][0] if x is not None]


def nested(r, seq, holds):
    """The stories one after another, where `holds` says so the next one inside the body of one."""
    page, i = [], 0
    while i < len(seq):
        front, body, back = seq[i]
        if i + 1 == len(seq) or not holds(i):
            page += front + body + back
            i += 1
            continue
        if len(body) == 1:
            at = r.randint(2, len(body[0]) - 2)
            body = [body[0][:at], body[0][at:]]
        at = r.randint(1, len(body) - 1)
        inner = seq[i + 1]
        page += front + body[:at] + inner[0] + inner[1] + inner[2] + body[at:] + back
        i += 2
    return page


def divide(r, parts, at):
    """Cuts a long unwrapped line in mid sentence; returns the index after it."""
    part = parts[0]
    longest = max(range(len(part)), key=lambda k: len(part[k] or []))
    line = part[longest]
    if len(line) < 40:
        parts[:] = [part[:at], part[at:]]
        return 1
    cut = r.randint(15, len(line) - 10)
    parts[:] = [part[:longest] + [line[:cut]], [line[cut:]] + part[longest + 1:]]
    return 1


def digits_apart(r, lines, share):
    """Numbers inside running text on lines of their own, as text boxes of another font come out."""
    out = []
    for line in lines:
        if line is None or not any(t and t[1] == "body" for _, t in line):
            out.append(line)
            continue
        piece, k = [], 0
        while k < len(line):
            m = k
            while m < len(line) and line[m][0].isdigit(): m += 1
            if m - k >= 1 and 0 < k and m < len(line) and r.random() < share:
                out += [piece, line[k:m]]
                piece, k = [], m
                continue
            piece += line[k:max(m, k + 1)]
            k = max(m, k + 1)
        out.append(piece)
    return [x for x in out if x is None or any(t for _, t in x)]


def short_tops(r, lines):
    """First lines of columns broken in two: what is left of the first is short, and stands where furniture stands."""
    out = []
    for at, line in enumerate(lines):
        body = line is not None and len(line) > 7 and all(t is None or t[1] == "body" for _, t in line)
        top = at and lines[at - 1] is None and body and line[0][1] is not None
        if top and r.random() < 0.4:
            cut = r.randint(3, len(line) - 2)
            out += [line[:cut], line[cut:]]
        else:
            out.append(line)
    return out


def noise(r, lines):
    """OCR-like and extraction faults: a lost line, a line in two, stray spaces, a rule."""
    out = []
    for line in lines:
        if line is not None and len(line) > 3:
            body = any(t and t[1] == "body" for _, t in line)
            x = r.random()
            if x < 0.004 and body:
                continue
            if x < 0.012 and body and len(line) > 8:
                at = r.randint(3, len(line) - 3)
                out += [line[:at], line[at:]]
                continue
            if x < 0.03:
                at = r.randint(1, len(line) - 1)
                line = line[:at] + [(" ", None)] + line[at:]
            if x > 0.985:
                out.append(None)
        out.append(line)
    return out

