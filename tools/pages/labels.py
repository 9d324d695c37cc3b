"""From the labels of generated pages to the role of every line, and pages as arrays."""
import json
import os

import numpy as np

# The roles of lines; crates/prepare/src/page/roles/mod.rs has the same, in the same order.
ROLES = ["furniture", "section", "kicker", "title", "title goes on", "subtitle", "subtitle goes on", "byline", "story starts", "paragraph starts", "text goes on", "subhead", "caption", "caption goes on", "credit", "row"]
ID = {name: at for at, name in enumerate(ROLES)}


def first_role(role, first, kind, started):
    """The role of a line that begins with a text of this role; `first` where the text begins here."""
    if role in ("furn", "jump"): return "furniture"
    if role in ("section", "kicker"): return role
    if role in ("title", "subtitle", "caption"): return role if first else role + " goes on"
    if role == "subhead": return "subhead"
    if role == "ccredit": return "caption goes on"
    if role == "credit": return "credit"
    if role == "list": return "row" if first else "text goes on"
    if role == "body":
        return "text goes on" if not first else "paragraph starts" if started else "story starts"
    return {"line": "byline", "lead": "story starts" if first else "text goes on"}.get(kind, "credit")


def line_roles(labels, byline_at):
    """Role and item of every line. `labels`: its runs of text; `byline_at`: where each item's byline is."""
    seen, roles, items = set(), [], []
    opened = set()
    for at, runs in enumerate(labels):
        item, role, unit, _ = runs[0]
        started = any(i == item and r in ("body", "run-in") for i, r, _ in seen)
        first = (item, role, unit) not in seen
        if role == "title" and any(run[1] == "body" for run in runs):
            name = "story starts"                      # the headline runs into the text
            seen.add((item, "run-in", 0))
        else:
            name = first_role(role, first, byline_at.get(item), started)
        if byline_at.get(item) == "lead":
            if role == "byline" and item not in opened: name = "story starts"
            elif name == "story starts" and item in opened: name = "text goes on"
            if name == "story starts": opened.add(item)
        roles.append(ID[name]); items.append(item)
        seen.update((i, r, u) for i, r, u, _ in runs)
    return roles, items


def read_labels(base, numbers):
    """The runs of every line that the splitter has read, and where bylines are; None where the two do not fit."""
    by_number = {}
    for line in open(base + ".lab", encoding="utf-8"):
        number, runs = json.loads(line)
        if runs: by_number[number] = runs
    if sorted(by_number) != sorted(numbers): return None
    gold = json.load(open(base + ".json", encoding="utf-8"))
    byline_at = {int(g["id"].split("-")[1]) - 1: g["byline_pos"] for g in gold if g["kind"] != "furniture"}
    return [by_number[n] for n in numbers], byline_at


def read_rows(folder, rows):
    """The pages of a folder with the rows that `gongwen-eval page-rows` wrote of their lines."""
    about = [json.loads(line) for line in open(rows + ".jsonl", encoding="utf-8")]
    count = sum(len(a["numbers"]) for a in about)
    data = np.memmap(rows + ".f32", np.float32, "r")
    data = data.reshape(count, -1)
    pages, at = [], 0
    for a in about:
        n = len(a["numbers"])
        labels = read_labels(os.path.join(folder, a["name"]), a["numbers"]) if n else None
        if labels:
            roles, items = line_roles(*labels)
            pages.append(dict(name=a["name"], X=data[at:at + n], y=np.array(roles), item=items, gap=np.minimum(3, a["blanks"]), runs=labels[0]))
        at += n
    return pages, about[0]["fingerprint"]
