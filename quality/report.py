"""Owns the tables of `make quality`: what readers keep by rule, by style and by score; must not judge."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import sqrt

from quality.corpus import style
from quality.pool import Pooled
from quality.verdicts import Verdict

CRITERIA = ("fluent", "correct", "stands alone", "unique", "not given away", "atomic", "worth it")
THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
WORST = 3
Latest = Mapping[str, Verdict]


def wilson(accepted: int, judged: int, z: float = 1.96) -> float:
    """The lower bound of the share accepted, at 95 %; 0 for none judged (Wilson 1927)."""
    if not judged:
        return 0.0
    share = accepted / judged
    centre = share + z * z / (2 * judged)
    spread = z * sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged))
    return (centre - spread) / (1 + z * z / judged)


def lines(
    tuning: Sequence[Pooled], judging: Sequence[Pooled], verdicts: Sequence[Verdict], words: int
) -> Iterator[str]:
    """All tables: rules over every document, then scores and styles over the judged-only ones."""
    latest = {verdict.card: verdict for verdict in verdicts}
    yield from _rules([*tuning, *judging], latest)
    yield ""
    yield from _scores(judging, latest, words)
    yield ""
    yield from _groups("style, kept by default", judging, latest, lambda card: style(card.document.source))
    yield ""
    yield from _groups("document", judging, latest, lambda card: card.document.source)
    yield ""
    yield from _worst(tuning, latest)
    yield ""
    failed = Counter(c for card in _kept(judging) if (v := latest.get(card.id)) for c in v.failed)
    yield "criteria failed: " + ", ".join(f"{CRITERIA[c - 1]} {count}" for c, count in failed.most_common())


def _kept(cards: Sequence[Pooled]) -> list[Pooled]:
    return [card for card in cards if card.kept]


def _rules(cards: Sequence[Pooled], latest: Latest) -> Iterator[str]:
    yield f"{'rule':20} {'fired':>6} {'kept':>5} {'judged':>6} {'accepted':>8} {'share':>6} {'bound':>6}"
    fired, kept = Counter(c.draft.rule for c in cards), Counter(c.draft.rule for c in cards if c.kept)
    judged, accepted = _tally(cards, latest, lambda card: card.draft.rule)
    for rule, count in sorted(fired.items(), key=lambda pair: (-pair[1], pair[0])):
        number, good = judged[rule], accepted[rule]
        share = f"{good / number:6.2f}" if number else f"{'':6}"
        yield f"{rule:20} {count:6} {kept[rule]:5} {number:6} {good:8} {share} {wilson(good, number):6.2f}"


def _tally(cards: Sequence[Pooled], latest: Latest, key: Callable[[Pooled], str]) -> tuple[Counter[str], Counter[str]]:
    judged: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for card in cards:
        if verdict := latest.get(card.id):
            judged[key(card)] += 1
            accepted[key(card)] += verdict.accepted
    return judged, accepted


def _scores(cards: Sequence[Pooled], latest: Latest, words: int) -> Iterator[str]:
    yield f"{'score from':12} {'kept':>5} {'per 100 words':>13} {'judged':>6} {'accepted':>8} {'share':>6} {'bound':>6}"
    for threshold in THRESHOLDS:
        sure = [card for card in _kept(cards) if card.draft.score >= threshold]
        judged = [verdict for card in sure if (verdict := latest.get(card.id))]
        good = sum(verdict.accepted for verdict in judged)
        if judged:
            density = 100 * len(sure) / words
            share = good / len(judged)
            bound = wilson(good, len(judged))
            yield f"{threshold:<12} {len(sure):5} {density:13.2f} {len(judged):6} {good:8} {share:6.2f} {bound:6.2f}"


def _groups(name: str, cards: Sequence[Pooled], latest: Latest, key: Callable[[Pooled], str]) -> Iterator[str]:
    yield f"{name:34} {'judged':>6} {'accepted':>8} {'share':>6}"
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for card in _kept(cards):
        if verdict := latest.get(card.id):
            groups[key(card)].append(verdict)
    for group, verdicts in sorted(groups.items()):
        good = sum(verdict.accepted for verdict in verdicts)
        yield f"{group:34} {len(verdicts):6} {good:8} {good / len(verdicts):6.2f}"


def _worst(cards: Sequence[Pooled], latest: Latest) -> Iterator[str]:
    """Of each rule the cards it was surest of and a reader refused, where their text is ours to show.

    Of judged-only documents none: whoever reads this writes rules.
    """
    yield f"refused though sure, at most {WORST} a rule"
    refused: dict[str, list[tuple[float, Verdict]]] = defaultdict(list)
    for card in cards:
        verdict = latest.get(card.id)
        if verdict and verdict.asks and not verdict.accepted:
            refused[card.draft.rule].append((card.draft.score, verdict))
    for rule, found in sorted(refused.items()):
        for score, verdict in sorted(found, key=lambda pair: (-pair[0], pair[1].card))[:WORST]:
            failed = ", ".join(CRITERIA[c - 1] for c in verdict.failed)
            yield f"{rule:20} {score:.2f} {verdict.asks} -> {verdict.answer} ({failed}: {verdict.why})"
