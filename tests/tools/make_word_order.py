#!/usr/bin/env python3
"""Makes assets/models/order.bin: which words follow one another in speech and which only in shuffled speech.

    make_word_order.py CORPUS.jsonl order.bin

Every text of the corpus (replies, customers' lines, facts) is counted as it stands and shuffled word by word, four
times. A pair of neighbours weighs the logarithm of how much more often it stands in one than in the other; one
logistic regression sets what the seven kinds of neighbours count against each other. Only integers are written:
scoring/text/word_order.hpp tells the form. Needs opencc, python3-jieba (words of Chinese, for the shuffling only),
python3-numpy and python3-sklearn.
"""
import collections
import hashlib
import json
import logging
import math
import random
import re
import struct
import subprocess
import sys

import jieba
import numpy
from sklearn.linear_model import LogisticRegression

jieba.setLogLevel(logging.ERROR)
HAN = re.compile("[\u3400-\u9fff]")
PIECE = re.compile("[\u3400-\u9fff]|[a-z']+|[0-9]+|\n|[^\\s]")
ENDINGS = ("n't", "'s", "'ll", "'re", "'ve", "'d", "ing", "ed", "ly", "ion", "er", "est", "ment", "ness", "able",
           "s", "y")
SHUFFLES = 4
NEIGHBOURS = 60000  # kept: the telling ones
FUNCTION_WORDS = 250
FEWEST_PAIRS = 6
LIMITS = (56, 45)  # Chinese, an alphabet; chosen for one false alarm in 1,000 replies at most
MOST = 2.5  # of a logarithm
SCALE = 16  # of a weight: a sixteenth


def plain(texts):
    joined = "\n".join(t.replace("\n", "\x01") for t in texts)
    run = subprocess.run(["opencc", "-c", "t2s.json"], input=joined, capture_output=True, text=True, check=True)
    return [t.replace("\x01", "\n").lower().replace("’", "'") for t in run.stdout.split("\n")][:len(texts)]


class Speech:
    """Splits plain text into words and neighbours, as scoring/text/word_order.cpp does."""

    def __init__(self, texts):
        counts = collections.Counter(w for t in texts for w in PIECE.findall(t) if w[0].isascii() and w[0].isalpha())
        self.function_words = sorted(w for w, _ in counts.most_common(FUNCTION_WORDS))
        self.known = set(self.function_words)

    def words(self, text):
        out = []
        for piece in PIECE.findall(text):
            if HAN.match(piece):
                out.append(piece)
            elif re.match("[a-z']", piece) and (len(piece) > 2 or piece in self.known):
                out.append(piece)
            else:
                out.append("")
        return out

    def kind(self, word):
        if word in self.known:
            return word
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return "~" + ending
        return "~"

    def neighbours(self, text):
        words, found = self.words(text), []
        for i in range(len(words) - 1):
            a, b = words[i], words[i + 1]
            if not a or not b or bool(HAN.match(a)) != bool(HAN.match(b)):
                continue
            c = words[i + 2] if i + 2 < len(words) else ""
            if c and bool(HAN.match(c)) != bool(HAN.match(a)):
                c = ""
            if HAN.match(a):
                found.append((0, a + b))
                if c:
                    found += [(1, a + b + c), (2, a + c)]
            else:
                found += [(3, a + " " + b), (4, self.kind(a) + " " + self.kind(b))]
                if c:
                    found += [(5, " ".join(map(self.kind, (a, b, c)))), (6, self.kind(a) + " " + self.kind(c))]
        return found


def key(neighbour):
    """24 bits: two of 100,000 share one by chance about three hundred times."""
    value = 2166136261
    for number in (neighbour[0], *map(ord, neighbour[1])):
        value = ((value ^ number) * 16777619) & 0xFFFFFFFF
    return (value >> 8) ^ (value & 0xFF)


def pieces_to_shuffle(text, rng=None):
    """Words; with dice, Chinese ones sometimes two or three together, as a phrase is moved whole."""
    out = []
    for part in re.findall("[\u3400-\u9fff]+|[a-z']+|[0-9.]+", text):
        if not HAN.match(part):
            out.append(part)
            continue
        run = ""
        for word in jieba.cut(part):
            run += word
            if rng is None or len(run) >= 4 or rng.random() < 0.5:
                out.append(run)
                run = ""
        out += [run] if run else []
    return out


def joined(pieces):
    out = ""
    for piece in pieces:
        out += (" " if out and not (HAN.match(out[-1]) and HAN.match(piece[0])) else "") + piece
    return out


def shuffled(text, rng, keep_marks, phrases=False):
    """The words in random order; the marks stay where they were, or go."""
    pieces = pieces_to_shuffle(text, rng if phrases else None)
    rng.shuffle(pieces)
    if not keep_marks:
        return joined(pieces)
    out, at = "", 0
    for part in re.findall("[\u3400-\u9fffa-z'0-9.\\s]+|[^\u3400-\u9fffa-z'0-9.\\s]+", text):
        count = round(len(pieces) * len(pieces_to_shuffle(part)) / max(1, len(pieces_to_shuffle(text))))
        out += joined(pieces[at:at + count]) if count else part + " "
        at += count
    return out + joined(pieces[at:])


def texts_of(path):
    replies, others = set(), set()
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        replies.add(row["reply"])
        others.update(row["customer"])
        others.update(h["text"] if isinstance(h, dict) else h for h in row["history"])
        facts = row["facts"]
        others.update([facts] if isinstance(facts, str) else facts)
    return plain(sorted(replies)), plain(sorted(others - replies))


class Counts:
    def __init__(self, speech, texts, rng):
        self.speech, spoken, jumbled = speech, collections.Counter(), collections.Counter()
        for text in texts:
            spoken.update(speech.neighbours(text))
            for turn in range(SHUFFLES):
                jumbled.update(speech.neighbours(shuffled(text, rng, turn % 2 == 1, turn >= 2)))
        def telling(one):
            often = spoken[one] + jumbled[one] / SHUFFLES
            return abs(self.logarithm(spoken[one], jumbled[one])) * math.sqrt(often)
        kept = sorted(set(spoken) | set(jumbled), key=lambda one: (-telling(one), one))[:NEIGHBOURS]
        print("least telling", telling(kept[-1]), "of", len(set(spoken) | set(jumbled)))
        self.seen = {one: (spoken[one], jumbled[one]) for one in kept}

    @staticmethod
    def logarithm(spoken, jumbled):
        return max(-MOST, min(MOST, math.log((spoken + 1) / (jumbled / SHUFFLES + 1))))

    def sums(self, text, own):
        """Of each kind the sum of logarithms and the number, over the root of the pairs; and the pairs."""
        found = self.speech.neighbours(text)
        mine = collections.Counter(found) if own else {}
        row = [0.0] * 14
        for one in found:
            spoken, jumbled = self.seen.get(one, (0, 0))
            row[one[0]] += self.logarithm(spoken - mine[one] if own and spoken else spoken, jumbled)
            row[7 + one[0]] += 1
        pairs = row[7] + row[10]
        return [value / math.sqrt(max(1, pairs)) for value in row], pairs


def fitted(counts, replies, chinese, rng):
    """What the kinds of one script count, and where speech ends."""
    rows, jumbled = [], []
    own = slice(0, 3) if chinese else slice(3, 7)
    for text in replies:
        row, pairs = counts.sums(text, True)
        if row[7 if chinese else 10] == 0 or pairs < FEWEST_PAIRS:
            continue
        row2, _ = counts.sums(shuffled(text, rng, rng.random() < 0.5, rng.random() < 0.5), False)
        rows += [row[own] + row[7:][own], row2[own] + row2[7:][own]]
        jumbled += [0, 1]
    rows = numpy.array(rows)
    fit = LogisticRegression(C=1, max_iter=1000).fit(rows, jumbled)
    count = rows.shape[1] // 2
    spoken = rows[::2] @ fit.coef_[0]
    limit = LIMITS[0 if chinese else 1] / SCALE
    told = float((rows[1::2] @ fit.coef_[0] > limit).mean())
    alarms = float((spoken > limit).mean())
    print("zh" if chinese else "en", "kinds", fit.coef_[0].round(2), "told", round(told, 3), "alarms", round(alarms, 4))
    return list(fit.coef_[0][:count]), list(fit.coef_[0][count:])


def main():
    replies, others = texts_of(sys.argv[1])
    rng = random.Random(1)
    speech = Speech(replies)
    counts = Counts(speech, replies + others, rng)
    zh, en = (fitted(counts, replies, chinese, rng) for chinese in (True, False))
    kinds, offsets = zh[0] + en[0], zh[1] + en[1]
    weights = {}
    for one, seen in counts.seen.items():
        value = max(-127, min(127, round(-kinds[one[0]] * counts.logarithm(*seen) * SCALE)))
        if value:
            weights.setdefault(key(one), value)
    words = " ".join(speech.function_words).encode()
    body = struct.pack("<4s3I", b"AMWO", 1, len(words), len(weights)) + words
    body += struct.pack("<9i", *(round(v * SCALE) for v in offsets), *LIMITS)
    body += b"".join(struct.pack("<I", at << 8 | weights[at] & 0xFF) for at in sorted(weights))
    with open(sys.argv[2], "wb") as file:
        file.write(body + hashlib.sha256(body).digest())
    print(len(weights), "neighbours", len(body), "bytes")


if __name__ == "__main__":
    main()
