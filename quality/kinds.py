"""Derives kinds.txt and above.txt in quizgen/quiz/choosing/, what nouns name, from WordNet; must not be imported.

    python -m quality.kinds FOLDER

FOLDER holds data.noun, index.noun, index.adj, index.verb and index.sense of WordNet 3.1. A noun belongs to the
narrowest synset above one of its usual senses that is wide enough, and to the narrowest one that is very wide.
"""

import sys
from collections import defaultdict
from pathlib import Path

NARROW, WIDE = 60, 450
"""Least number of kept senses below a synset that is a kind, and below one that is a family of kinds."""
RARE = 2.2
"""Zipf frequency (wordfreq's large list) under which a noun is left out."""
USUAL = 0.25
"""A sense told as often as this share of the commonest one is kept; never more than two."""
DEEP = 5
"""Synsets so near the top are kinds of anything."""
VULGAR = Path(__file__).parent / "vulgar.txt"
"""Names words that are left out of both tables, though they count where kinds are bounded."""
OUT = Path(__file__).parent.parent / "quizgen" / "quiz" / "choosing"
NOTICE = """\
# Made by quality/kinds.py from WordNet; not to be edited by hand.
# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. Provided "as is" and without
# warranties; free to use, copy, modify and distribute with this notice (wordnet.princeton.edu/license).
"""
ABOVE = """\
# Which nouns are kinds or parts of which: `wider: narrower nouns`, synonyms joined by =.
"""
KINDS = """\
# What kind of thing a noun names: `family kind: nouns`, a lesser sense with ~.
# Words that are rather of another class stand under its name.
"""


def main(folder: Path) -> None:
    """Writes the table; the same files give the same bytes."""
    from wordfreq import zipf_frequency

    above, said, wholes = _synsets(folder / "data.noun")
    times = _times(folder / "index.sense")
    nouns = _index(folder / "index.noun")
    vulgar = frozenset(VULGAR.read_text(encoding="utf-8").split())
    kept = {
        word: _usual(word, senses, times)
        for word, senses in nouns.items()
        if word.isalpha() and len(word) > 1 and zipf_frequency(word, "en", wordlist="large") >= RARE
    }
    below = _below(kept, above)
    kept = {word: senses for word, senses in kept.items() if word not in vulgar}
    kinds: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for word, senses in sorted(kept.items()):
        for rank, one in enumerate(senses):
            family, kind = (said[_wide(one, above, below, least)][0].lower() for least in (WIDE, NARROW))
            spelt = next((form for form in said[one] if form.lower() == word), word)
            kinds[family, kind].append(spelt if rank == 0 else f"{spelt}~")
    lines = [f"{family} {kind}: {' '.join(dict.fromkeys(words))}" for (family, kind), words in sorted(kinds.items())]
    for other, suffix in (("adjective", "adj"), ("verb", "verb")):
        rather = _rather(folder / f"index.{suffix}", nouns, times)
        rather = [
            word for word in rather if word not in vulgar and zipf_frequency(word, "en", wordlist="large") >= RARE
        ]
        lines.append(f"{other} {other}: {' '.join(rather)}")
    (OUT / "kinds.txt").write_text(KINDS + NOTICE + "\n".join(lines) + "\n", encoding="utf-8")
    (OUT / "above.txt").write_text(
        ABOVE + NOTICE + "\n".join(_above(kept, above, said, wholes)) + "\n", encoding="utf-8"
    )


def _synsets(path: Path) -> tuple[dict[str, str], dict[str, list[str]], dict[str, list[str]]]:
    """The first hypernym of each synset, its words, and what it is a part of."""
    above: dict[str, str] = {}
    said: dict[str, list[str]] = {}
    wholes: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        said[fields[0]] = fields[4 : 4 + 2 * count : 2]
        pointers = fields[5 + 2 * count :]
        above[fields[0]] = next((pointers[at + 1] for at, mark in enumerate(pointers) if mark in ("@", "@i")), "")
        wholes[fields[0]] = [pointers[at + 1] for at, mark in enumerate(pointers) if mark == "#p"]
    return above, said, wholes


def _index(path: Path) -> dict[str, list[str]]:
    """The synsets of each word, commonest first."""
    senses = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            senses[fields[0]] = fields[-int(fields[2]) :]
    return senses


def _times(path: Path) -> dict[tuple[str, str], int]:
    """How often a word was told in a synset."""
    told: defaultdict[tuple[str, str], int] = defaultdict(int)
    for line in path.read_text(encoding="utf-8").splitlines():
        key, synset, _, times = line.split()
        told[key.split("%")[0], synset] += int(times)
    return told


def _usual(word: str, senses: list[str], times: dict[tuple[str, str], int]) -> list[str]:
    told = [times.get((word, sense), 0) for sense in senses]
    return [sense for sense, n in zip(senses, told, strict=True) if n >= USUAL * max(told)][:2]


def _below(kept: dict[str, list[str]], above: dict[str, str]) -> dict[str, int]:
    """How many kept senses are in a synset or below it."""
    below: defaultdict[str, int] = defaultdict(int)
    for senses in kept.values():
        for sense in senses:
            for synset in _up(sense, above):
                below[synset] += 1
    return below


def _up(synset: str, above: dict[str, str]) -> list[str]:
    path = []
    while synset:
        path.append(synset)
        synset = above[synset]
    return path


def _wide(synset: str, above: dict[str, str], below: dict[str, int], least: int) -> str:
    return next((one for one in _up(synset, above) if below[one] >= least), _up(synset, above)[-1])


def _above(
    kept: dict[str, list[str]], above: dict[str, str], said: dict[str, list[str]], wholes: dict[str, list[str]]
) -> list[str]:
    """The kept nouns of each synset under the next one above that is said in one or two plain words, and under what
    they are parts of."""
    of: defaultdict[str, list[str]] = defaultdict(list)
    for word, senses in sorted(kept.items()):
        for sense in senses:
            of[sense].append(word)
    under: defaultdict[str, list[str]] = defaultdict(list)
    for sense, nouns in sorted(of.items(), key=lambda one: one[1]):
        wider = next((one for one in _up(sense, above)[1:] if one in of or said[one][0].count("_") == 1), "")
        if wider and len(_up(sense, above)) > DEEP:
            name = of[wider][0] if wider in of else said[wider][0].lower()
            under[name].append("=".join(nouns))
        for whole in wholes[sense]:
            under[of[whole][0] if whole in of else said[whole][0].lower()].append("=".join(nouns))
    return [f"{name}: {' '.join(narrower)}" for name, narrower in sorted(under.items())]


def _rather(path: Path, nouns: dict[str, list[str]], times: dict[tuple[str, str], int]) -> list[str]:
    """Words of this index told at least as often so as they are as nouns."""
    found = []
    for word, senses in sorted(_index(path).items()):
        as_noun = sum(times.get((word, sense), 0) for sense in nouns.get(word, ()))
        so = sum(times.get((word, sense), 0) for sense in senses)
        if word.isalpha() and so >= as_noun and (word not in nouns or so):
            found.append(word)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
