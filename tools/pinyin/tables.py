"""Makes crates/analysis/data/characters.txt and phrases.txt from the sources of the crate pinyin-converter 0.1.0 (MIT) and
the dictionary of jieba-rs 0.11.0 (MIT).

    python3 tools/pinyin/tables.py PINYIN_CONVERTER JIEBA_RS

Both are folders of unpacked packages. The crate has 378,000 phrases; nearly all are read as their characters usually are. The
table keeps those that are not (of readings in use, data/readings.txt), those that hold such a one and are read as usual, and
every word of jieba's dictionary that these alone would read otherwise than the whole list does.
"""

import sys
import unicodedata
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "crates/analysis/data"


def rows(path):
    for line in path.read_text(encoding="utf8").splitlines():
        key, colon, value = line.strip().partition(":")
        value = value.split("#")[0].strip()
        if colon and value and not line.startswith("#"):
            yield key.strip(), value


def plain(syllable):
    """Without its tone; ü is v."""
    letters = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(c for c in letters if not unicodedata.combining(c))


class Readings:
    def __init__(self, sources):
        several = (DATA / "readings.txt").read_text(encoding="utf8").splitlines()
        several = [line.split() for line in several if line.strip() and not line.startswith("#")]
        self.several = {words[0]: words[1:] for words in several}
        self.chars = {}
        for name in ["chars.txt", "patches/chars.txt"]:
            for code, value in rows(sources / name):
                self.chars[chr(int(code[2:], 16))] = plain(value.split()[0])
        phrases = dict(rows(sources / "surnames.txt"))
        for name in ["words.txt", "patches/words.txt"]:
            phrases.update(rows(sources / name))
        self.phrases = {k: [plain(s) for s in v.split()] for k, v in phrases.items() if len(k) > 1}

    def in_use(self, c):
        return self.several.get(c) or [self.chars.get(c, "")]

    def usual(self, word):
        return [self.in_use(c)[0] for c in word]

    def of(self, word, table, longest):
        """The longest phrase at each place, as readings.rs reads; as usual if a syllable is not in use."""
        reading, at = [], 0
        while at < len(word):
            for length in range(min(longest, len(word) - at), 0, -1):
                part = word[at : at + length]
                if length == 1 or part in table:
                    reading += table[part] if length > 1 else self.usual(part)
                    at += length
                    break
        fits = len(reading) == len(word) and all(s in self.in_use(c) for c, s in zip(word, reading))
        return reading if fits else self.usual(word)


def main(converter, jieba):
    readings = Readings(Path(converter) / "sources")
    longest = max(map(len, readings.phrases))

    def is_in_use(phrase, syllables):
        return len(phrase) == len(syllables) and all(s in readings.in_use(c) for c, s in zip(phrase, syllables))

    table = {p: s for p, s in readings.phrases.items() if s != readings.usual(p) and is_in_use(p, s)}
    own = set(table)
    for phrase, syllables in readings.phrases.items():
        parts = (phrase[i:j] for i in range(len(phrase)) for j in range(i + 2, len(phrase) + 1))
        if syllables == readings.usual(phrase) and any(part in own for part in parts):
            table[phrase] = syllables
    lines = (Path(jieba) / "src/data/dict.txt").read_text(encoding="utf8").splitlines()
    for word in (line.split(" ")[0] for line in lines):
        if len(word) > 1 and any(c in readings.several for c in word):
            wanted = readings.of(word, readings.phrases, longest)
            if readings.of(word, table, longest) != wanted:
                table[word] = wanted

    origin = "# Made by tools/pinyin/tables.py from the crate pinyin-converter 0.1.0 (MIT, overtrue)."
    lines = [origin, "# A phrase whose reading is not that of its characters, or that must be taken whole."]
    lines += [" ".join([phrase, *table[phrase]]) for phrase in sorted(table)]
    (DATA / "phrases.txt").write_text("\n".join(lines) + "\n", encoding="utf8")
    by_reading = {}
    for c, syllable in sorted(readings.chars.items()):
        letters = "".join(x for x in syllable if "a" <= x <= "z")
        if c not in readings.several and letters == syllable and (ord(c) >= 0x3400 or c == "〇"):
            by_reading.setdefault(syllable, []).append(c)
    lines = [origin, "# A syllable, and the characters that are usually read so."]
    lines += [f"{syllable} {''.join(chars)}" for syllable, chars in sorted(by_reading.items())]
    (DATA / "characters.txt").write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main(*sys.argv[1:])
