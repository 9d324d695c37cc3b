"""The gold of a page, read off the tags of its characters."""
import json


def write(base, page, with_labels=True):
    """Writes a page, as `read_off` gives it, to BASE.txt, its gold to BASE.json and, if wanted, its labels to BASE.lab."""
    text, items, labels = page
    with open(base + ".txt", "w", encoding="utf-8") as f: f.write(text)
    with open(base + ".json", "w", encoding="utf-8") as f: json.dump(items, f, ensure_ascii=False, indent=1); f.write("\n")
    if with_labels:
        with open(base + ".lab", "w", encoding="utf-8") as f:
            for label in labels: f.write(json.dumps(label) + "\n")


def read_off(seed, stories, lines, briefs):
    """Text, gold and labels from the tagged lines."""
    text = "\n".join("" if x is None else "".join(c for c, _ in x).rstrip() for x in lines) + "\n"
    fields, where, labels, order = {}, {}, [], []
    for number, line in enumerate(lines, 1):
        runs, gap = [], ""
        for c, t in line or []:
            if t is None:
                gap += c
                continue
            key = t
            if key not in fields:
                fields[key] = []
                order.append(key)
            if gap and fields[key] and runs and tuple(runs[-1][:3]) == key:
                fields[key].append(gap)
            gap = ""
            fields[key].append(c)
            w = where.setdefault(t[0], [])
            if not w or w[-1] != number:
                w.append(number)
            if runs and tuple(runs[-1][:3]) == key:
                runs[-1][3] += 1
            else:
                runs.append([t[0], t[1], t[2], 1])
        if line is not None:
            labels.append([number, runs])
    items, label = [], None
    for i, s in enumerate(stories):
        if i not in where:
            continue
        get = lambda role: ["".join(fields[k]) for k in sorted((k for k in fields if k[0] == i and k[1] == role), key=lambda k: k[2])]
        one = lambda role: (get(role) or [None])[0]
        body, subheads = [], []
        for k in order:
            if k[0] == i and k[1] == "subhead": subheads.append({"text": "".join(fields[k]), "before": len(body)})
            elif k[0] == i and k[1] in ("body", "list"): body.append("".join(fields[k]))
        caps = {}
        for k in fields:
            if k[0] == i and k[1] in ("caption", "ccredit"):
                caps.setdefault(k[2], {})[k[1]] = "".join(fields[k])
        captions = [(c.get("caption", "") + " " + c.get("ccredit", "")).strip() for _, c in sorted(caps.items())]
        plain = [c.get("caption", "") for _, c in sorted(caps.items())]
        section = one("section")
        if s.kind == "brief" and briefs:
            label = section or label
            section = section or label
        ranges = []
        for n in where[i]:
            if ranges and n == ranges[-1][1] + 1: ranges[-1][1] = n
            else: ranges.append([n, n])
        items.append({"id": "%04d-%02d" % (seed, i + 1), "kind": s.kind, "title": one("title"), "kicker": one("kicker"), "subtitle": one("subtitle"), "section": section, "byline": one("byline"), "byline_pos": s.byline_pos,
                      "paragraphs": body, "captions": captions, "caption_texts": plain, "subheads": subheads, "credit": one("credit"), "source_lines": ranges, "line_start": where[i][0]})
    furn = [k for k in order if k[1] == "furn"]
    if furn:
        items.append({"id": "%04d-f" % seed, "kind": "furniture", "title": None, "kicker": None, "subtitle": None, "section": None, "byline": None, "byline_pos": "", "paragraphs": ["".join(fields[k]) for k in furn], "captions": []})
    return text, items, labels

