"""Owns which note each draft continues; must not change a note or a draft.

The passes run in order, each on what the ones before left, first over active notes, then over retired ones.
Where it is not clear which note a draft continues, none is chosen: a history lost is better than a wrong one.
No pass matches a question with a cloze.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from quizgen.likeness import contains, likeness, words
from quizgen.model import Draft, Kind, Note, Status

EDITED = 0.6
"""Least likeness of two evidences whose drafts share the answer or the wording."""
EDITED_THROUGHOUT = 0.75
"""Least likeness of two evidences when answer and wording changed as well."""
RELATED = 0.5
"""Least likeness of two answers, or two wordings, of which one can be the other reworded."""
MARGIN = 0.1
"""How much more alike than any other pair of either side a pair must be."""

Drafts = Mapping[int, Draft]
"""Drafts not matched yet, by position in document order; a note stands there with the draft it has."""
Matches = list[tuple[int, int]]
"""Positions of a note and of the draft that continues it."""
Key = Callable[[Draft], Hashable]


def match(notes: Sequence[Note], drafts: Sequence[Draft]) -> dict[int, int]:
    """For each draft that continues a note, the position of the note; both in document order."""
    active = {place: note.draft for place, note in enumerate(notes) if note.status is Status.ACTIVE}
    others = {place: note.draft for place, note in enumerate(notes) if note.status is not Status.ACTIVE}
    left = dict(enumerate(drafts))
    found: dict[int, int] = {}
    for search in PASSES:
        for waiting in (active, others):
            for old, new in search(waiting, left):
                found[new] = old
                del waiting[old], left[new]
    return found


# ---------------------------------------------------------------- passes


def exact_here(notes: Drafts, drafts: Drafts) -> Matches:
    """The same in the same section: the first to have a fact that stands in several."""
    return _in_order(notes, drafts, lambda draft: (draft.anchor, _fact(draft), _content(draft)))


def exact(notes: Drafts, drafts: Drafts) -> Matches:
    """The same rule, evidence and content: headings were renamed or the text moved."""
    return _in_order(notes, drafts, lambda draft: (_fact(draft), _content(draft)))


def reworded_here(notes: Drafts, drafts: Drafts) -> Matches:
    """The same rule, evidence and answer in the same section: the wording changed."""
    return _in_order(notes, drafts, lambda draft: (draft.anchor, _fact(draft), _flat(draft.answer)))


def reworded(notes: Drafts, drafts: Drafts) -> Matches:
    """The same rule, evidence and answer under another heading, as often as before."""
    return _as_often(notes, drafts, lambda draft: (_fact(draft), _flat(draft.answer)))


def answer_reworded(notes: Drafts, drafts: Drafts) -> Matches:
    """All that its rule made of a sentence, then and now, where the answer is cut otherwise."""
    pairs = _alone(notes, drafts, _fact)
    return [(old, new) for old, new in pairs if _recut(notes[old], drafts[new])]


def moved(notes: Drafts, drafts: Drafts) -> Matches:
    """The same content wherever it now comes from."""
    return _alone(notes, drafts, _content)


def edited(notes: Drafts, drafts: Drafts) -> Matches:
    """A sentence edited lightly in its section; the answer or the wording stayed."""
    return _clearest(notes, drafts, EDITED, _shares_a_side)


def edited_throughout(notes: Drafts, drafts: Drafts) -> Matches:
    """A sentence edited where both question and answer show it; its rule made one draft of it."""
    return _clearest(_single(notes), _single(drafts), EDITED_THROUGHOUT, _sides_related)


PASSES = (exact_here, exact, reworded_here, reworded, answer_reworded, moved, edited, edited_throughout)


# ---------------------------------------------------------------- what drafts have in common


def _fact(draft: Draft) -> Hashable:
    return draft.rule, draft.kind, _flat(draft.evidence.quote)


def _content(draft: Draft) -> Hashable:
    return draft.kind, _wording(draft), _flat(draft.answer)


def _wording(draft: Draft) -> str:
    """What is asked, with each cloze deletion hidden."""
    if draft.kind is Kind.QA:
        return _flat(draft.question)
    return _flat("".join("[…]" if part.number else part.text for part in draft.cloze))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _recut(old: Draft, new: Draft) -> bool:
    """Whether two drafts of one sentence ask for the same thing; another answer is another fact."""
    same_wording = _wording(old) == _wording(new)
    return same_wording or contains(old.answer, new.answer) or likeness(old.answer, new.answer) >= RELATED


def _shares_a_side(old: Draft, new: Draft) -> bool:
    return _flat(old.answer) == _flat(new.answer) or _wording(old) == _wording(new)


def _sides_related(old: Draft, new: Draft) -> bool:
    """Whether answer and wording can each be the other one corrected."""
    answers = likeness(old.answer, new.answer)
    return answers >= RELATED and likeness(_wording(old), _wording(new)) >= RELATED


# ---------------------------------------------------------------- ways to pair


def _in_order(notes: Drafts, drafts: Drafts, key: Key) -> Matches:
    """Equal keys in document order, as far as they go."""
    theirs = _grouped(notes, key)
    return [pair for name, group in _grouped(drafts, key).items() for pair in zip(theirs[name], group, strict=False)]


def _as_often(notes: Drafts, drafts: Drafts, key: Key) -> Matches:
    """Equal keys in document order, where both sides have equally many."""
    theirs = _grouped(notes, key)
    pairs: Matches = []
    for name, group in _grouped(drafts, key).items():
        if len(theirs[name]) == len(group):
            pairs += zip(theirs[name], group, strict=True)
    return pairs


def _alone(notes: Drafts, drafts: Drafts, key: Key) -> Matches:
    """Keys that stand once on each side."""
    theirs = _grouped(notes, key)
    groups = ((theirs[name], group) for name, group in _grouped(drafts, key).items())
    return [(old[0], new[0]) for old, new in groups if len(old) == len(new) == 1]


def _single(drafts: Drafts) -> Drafts:
    """Those that alone came from their sentence by their rule."""
    times = Counter(map(_fact, drafts.values()))
    return {place: draft for place, draft in drafts.items() if times[_fact(draft)] == 1}


def _clearest(notes: Drafts, drafts: Drafts, least: float, eligible: Callable[[Draft, Draft], bool]) -> Matches:
    """Eligible pairs by one rule in one section whose evidences are more alike than any rival's, by MARGIN."""
    theirs, ours = _quoted_words(notes), _quoted_words(drafts)
    scores = {
        (old, new): likeness(notes[old].evidence.quote, drafts[new].evidence.quote)
        for old, new in _neighbours(notes, drafts)
        if _worth_comparing(theirs[old], ours[new]) and eligible(notes[old], drafts[new])
    }
    of_note, of_draft = defaultdict(list), defaultdict(list)
    for (old, new), score in scores.items():
        of_note[old].append(score)
        of_draft[new].append(score)
    return [
        (old, new)
        for (old, new), score in scores.items()
        if score >= least and _stands_out(score, of_note[old]) and _stands_out(score, of_draft[new])
    ]


def _neighbours(notes: Drafts, drafts: Drafts) -> Iterator[tuple[int, int]]:
    """Every pair of the same rule, kind and section."""
    theirs = _grouped(notes, lambda draft: (draft.rule, draft.kind, draft.anchor))
    for name, group in _grouped(drafts, lambda draft: (draft.rule, draft.kind, draft.anchor)).items():
        yield from ((old, new) for old in theirs[name] for new in group)


def _quoted_words(drafts: Drafts) -> dict[int, frozenset[str]]:
    return {place: frozenset(words(draft.evidence.quote)) for place, draft in drafts.items()}


def _worth_comparing(old: frozenset[str], new: frozenset[str]) -> bool:
    """A cheap look that spares most comparisons in a rewritten document; a slip can hide in a few words."""
    return min(len(old), len(new)) <= 4 or 5 * len(old & new) >= len(old) + len(new)


def _stands_out(score: float, all_scores: list[float]) -> bool:
    """Whether `score` is in front of every other one in the list, which holds it too."""
    rivals = sorted(all_scores, reverse=True)[:2]
    return rivals[0] == score and (len(rivals) == 1 or score - rivals[1] >= MARGIN)


def _grouped(drafts: Drafts, key: Key) -> defaultdict[Hashable, list[int]]:
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, draft in drafts.items():
        groups[key(draft)].append(place)
    return groups
