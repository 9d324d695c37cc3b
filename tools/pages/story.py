"""A story before layout."""


class Story:
    """One item before layout: `head` [(role, text lines)], `paras` [[(role, text), ...]], captions, credit."""

    def __init__(self, kind):
        self.kind, self.head, self.paras, self.caps, self.credit, self.byline_pos = kind, [], [], [], None, ""
        self.inside = False        # a box that may stand inside the story before it
        self.flush = False         # set without indents: verse, lists
        self.topic = None          # what it is about
        self.blank_before = set()  # paragraphs after an empty line: stanzas
