#!/usr/bin/env python3
"""Makes assets/lexicon/spelling.json: characters that sound alike, and right words that must not be mended.

    make_spelling.py assets/lexicon WORDS_EN DICT_ZH CORPUS.jsonl … > spelling.json

WORDS_EN is a word a line (SCOWL, as Debian's wamerican-small has it), DICT_ZH a word and its frequency a line (jieba's
dict.txt). Sounds come from ICU (`uconv -x "Han-Latin; Latin-ASCII"`), without tones. Needed again only when the lexicon
gains many words ("often_mistyped", short words that are mended, is kept, and so are right words added by
hand): what is not listed here as right may be taken for a slip of a lexicon word one letter or sound away.
"""
import collections
import glob
import json
import re
import subprocess
import sys

COMMON_CHARACTERS = 3500
COMMON_WORDS = 9000
HAN = re.compile("[\u4e00-\u9fff]+")


def phrases_of(folder):
    found = set()
    for path in sorted(glob.glob(folder + "/*.json")):
        if path.endswith("spelling.json"):
            continue
        data = json.load(open(path, encoding="utf-8"))
        for name, phrases in data.get("sets", {}).items():
            if not name.startswith(("scope.", "case.")):
                found.update(p.lower() for p in phrases)
        for rule in data.get("rules", []):
            for pattern in rule.get("patterns", []):
                pieces = [pattern] if isinstance(pattern, str) else [p for p in pattern if isinstance(p, str)]
                found.update(p.lower() for p in pieces if not p.startswith("{"))
            for key in ("unless", "unless_reply", "needs"):
                found.update(p.lower() for p in rule.get(key, []) if not p.startswith("{"))
    return found


def sounds_of(characters):
    answer = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Han-Latin; Latin-ASCII"],
                            input="\n".join(characters), capture_output=True, text=True, check=True)
    return dict(zip(characters, (line.strip().lower() for line in answer.stdout.split("\n"))))


def near(word):
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    out = {a + b[1:] for a, b in cuts if b}
    out |= {a + c + b[1:] for a, b in cuts if b for c in letters}
    out |= {a + c + b for a, b in cuts for c in letters}
    out |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return out - {word}


def twin(word):
    """The other side's spelling: apologise, apologize."""
    return {word.replace("is", "iz"), word.replace("iz", "is"), word.replace("our", "or"), word.replace("ys", "yz")}


def main():
    folder, english, chinese, corpora = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
    phrases = phrases_of(folder)
    texts = "\n".join(open(path, encoding="utf-8").read() for path in corpora)
    known = {w for p in phrases for w in re.findall("[a-z]{4,}", p)}
    right_english = {w.strip().lower().replace("'", "") for w in open(english, encoding="utf-8")}
    often = collections.Counter(re.findall("[a-z]{4,}", texts.lower()))
    right = set()
    for word in sorted(known):
        if len(word) < 5:
            continue
        for other in near(word):
            if len(other) < 4 or other[0] != word[0] or other in twin(word):
                continue
            if other in right_english or often[other] >= 3:
                right.add(other)

    right -= {other for word in known for other in twin(word)} - known

    frequency, single = {}, collections.Counter()
    for line in open(chinese, encoding="utf-8"):
        word, count = line.split()[:2]
        if not HAN.fullmatch(word):
            continue
        frequency[word] = int(count)
        if len(word) == 1:
            single[word] = int(count)
    han_phrases = {p for p in phrases if HAN.fullmatch(p) and 2 <= len(p) <= 8}
    characters = sorted({c for p in han_phrases for c in p} | {c for c, _ in single.most_common(COMMON_CHARACTERS)})
    sound = sounds_of(characters)
    groups = collections.defaultdict(list)
    for c in characters:
        groups[sound[c]].append(c)
    told = collections.Counter()
    for run in HAN.findall(texts):
        for n in (2, 3, 4):
            told.update(run[i:i + n] for i in range(len(run) - n + 1))
    twos = [w for w in frequency if len(w) == 2]
    right |= set(sorted(twos, key=lambda w: (-frequency[w], w))[:COMMON_WORDS])
    for phrase in sorted(han_phrases):
        for k, c in enumerate(phrase):
            for other in groups[sound[c]]:
                variant = phrase[:k] + other + phrase[k + 1:]
                if other == c or variant in phrases:
                    continue
                if frequency.get(variant, 0) >= 3 or told[variant] >= 2:
                    right.add(variant)
    kept = json.load(open(folder + "/spelling.json", encoding="utf-8"))
    right |= set(kept["right_words"]) - {other for word in known for other in twin(word)}
    right -= phrases
    print('{\n  "format": 1,\n  "id": "spelling",')
    words = kept["often_mistyped"]
    print('  "often_mistyped": [\n    ' + wrapped(words) + "\n  ],")
    print('  "homophones": [\n    ' + wrapped(sorted("".join(g) for g in groups.values() if len(g) > 1)) + "\n  ],")
    print('  "right_words": [\n    ' + wrapped(sorted(right)) + "\n  ]\n}")


def wrapped(words):
    lines, line, width = [], [], 0
    for word in words:
        text = json.dumps(word, ensure_ascii=False)
        size = sum(2 if ord(c) > 255 else 1 for c in text) + 2
        if width + size > 112:
            lines.append(", ".join(line))
            line, width = [], 0
        line.append(text)
        width += size
    lines.append(", ".join(line))
    return ",\n    ".join(lines)


main()
