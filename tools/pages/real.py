"""Stories by people, of gold files, to be set in manners that we draw."""
import glob
import json
import os

from story import Story

# How a name stands before, over and after a text.
LEAD = ["本报讯（{}）", "本报讯 （{}）", "（{}）", "本报讯 {} ", "{} "]
LINE = ["{}", "{}", "□ {}", "◎{}", "■ {}", "● {}", "文/{}"]
TAIL = ["（{}）", "（{}）", "　{}", "（文／{}）"]


def read(folders):
    """The items of all gold files that have text."""
    out = []
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
            gold = json.load(open(path, encoding="utf-8"))
            if isinstance(gold, list): out += [x for x in gold if x.get("kind") != "furniture" and x.get("paragraphs")]
    return out


def is_brief(item):
    return len(item["paragraphs"]) == 1 and not item.get("subheads")


def story_of(r, item):
    """One story with what the gold says of it; the byline is where it is drawn."""
    s = Story(item["kind"])
    for role in ("section", "kicker", "title", "subtitle"):
        if item.get(role) and not (role == "section" and (item.get("inherited") or {}).get("section")): s.head.append((role, item[role]))
    inside = [x if isinstance(x, dict) else {"text": x, "before": None} for x in item.get("subheads") or []]
    for k, text in enumerate(item["paragraphs"]):
        s.paras += [[("subhead", x["text"])] for x in inside if x.get("before") == k]
        s.paras.append([("list" if s.kind == "listing" else "body", text)])
    s.flush = all(len(p) < 24 for p in item["paragraphs"])
    sign(r, s, item.get("byline"))
    credit = item.get("credit")
    if s.kind == "photo" and credit and not s.byline_pos:
        if r.random() < 0.7: s.paras[-1].append(("byline", r.choice(["", " ", "　"]) + credit))
        else: s.paras.append([("byline", credit)])
        s.byline_pos = "tail"
    elif credit: s.credit = credit
    s.caps = [[("caption", x)] for x in item.get("captions") or []]
    return s


def sign(r, s, byline):
    """Puts the byline where such bylines stand."""
    if not byline: return
    reported = "记者" in byline or "通讯员" in byline
    s.byline_pos = r.choices(["lead", "line", "tail"], [4, 3, 2] if reported else [1, 5, 3])[0]
    if s.byline_pos == "lead": s.paras[0].insert(0, ("byline", r.choice(LEAD if reported else LEAD[:2]).format(byline)))
    elif s.byline_pos == "line": s.head.append(("byline", r.choice(LINE).format(byline)))
    elif r.random() < 0.65: s.paras[-1].append(("byline", r.choice(TAIL).format(byline)))
    else: s.paras.append([("byline", r.choice(TAIL).format(byline).strip())])
