"""Owns where store and collection disagree about cards that both have; must not know a package."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from quizgen.anki.foreign import About, ForeignCard, ForeignNote, ForeignReview, Stage
from quizgen.arrivals.answers import arrivals
from quizgen.arrivals.comparing import FLAG, SUSPENDED
from quizgen.diagnosis import ours
from quizgen.diagnosis.findings import Example, Findings
from quizgen.diagnosis.kinds import Kind
from quizgen.diagnosis.matching import matched
from quizgen.model import Memory, State
from quizgen.options import Options
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS
from quizgen.store.fates import BUMPED_MS
from quizgen.store.walking import Standing

Key = tuple[str, int]
Answer = tuple[int, int]
"""Id and rating."""
ALIKE_S, ALIKE = 300, 0.001
"""Steps that end within minutes, and stabilities that differ in the last digits, are the same: Anki rounds."""


@dataclass(frozen=True, slots=True)
class Terms:
    """By what both sides are compared: what the collection says of itself, our options, the learner's zone."""

    about: About
    options_of: Callable[[str], Options]
    zone: tzinfo | None
    decided_there: frozenset[tuple[str, int, str]] = frozenset()
    """Guid, ordinal and kind of what an import would bring home."""

    def parameters_differ(self, deck: str) -> bool:
        """Whether Anki's deck is known to go by other parameters than ours of that name."""
        theirs = _folded(self.about.fsrs_parameters).get(deck.casefold(), ())
        if not theirs and not self.about.is_whole:
            return False
        mine = self.options_of(deck).parameters or DEFAULT_PARAMETERS
        return _differ(theirs or DEFAULT_PARAMETERS, mine)


def strangers(
    findings: Findings, notes: Iterable[ForeignNote], looks: Mapping[int, ours.Look], known: Iterable[str]
) -> None:
    """Notes of ours in the collection that the store never had are found."""
    mine = ((note.guid, note) for note in notes if note.notetype_id in looks)
    for _, there, here in matched(mine, ((guid, guid) for guid in known)):
        if there and not here:
            findings.add(Kind.STRANGER, ours.example, there[0])


def look(
    findings: Findings,
    cards: tuple[Iterable[Standing], Iterable[ForeignCard]],
    answers: tuple[Iterable[tuple[str, int, int, int]], Iterable[ForeignReview]],
    terms: Terms,
) -> None:
    """Every card that both sides have is as in Anki, or it is found why not."""
    here, there = cards
    shared = matched(
        (((standing.card.guid, standing.card.ordinal), standing) for standing in here),
        (((card.guid, card.ordinal), card) for card in there),
    )
    both = ((key, (mine[0], theirs[0])) for key, mine, theirs in shared if mine and theirs)
    decks: dict[str, bool] = {}
    for _, pairs, said in matched(both, _said(*answers)):
        if pairs:
            standing, card = pairs[0]
            differs = decks.setdefault(standing.deck, terms.parameters_differ(standing.deck))
            _card(findings, (standing, card), said[0] if said else ((), ()), terms, differs=differs)
    for deck in sorted(name for name, differs in decks.items() if differs):
        findings.add(Kind.PARAMETERS, Example, "", deck)
    if decks and terms.about.fsrs is False and terms.about.is_whole:
        findings.count(Kind.FSRS_OFF, 1)


def _said(
    here: Iterable[tuple[str, int, int, int]], there: Iterable[ForeignReview]
) -> Iterator[tuple[Key, tuple[tuple[Answer, ...], tuple[Answer, ...]]]]:
    """Of each card what was answered here alone, and in Anki alone."""
    mine = (((guid, ordinal), (ident, rating)) for guid, ordinal, ident, rating in here)
    theirs = (((one.guid, one.ordinal), (one.id, one.rating)) for one in arrivals(there) if one.rating)
    for key, left, right in matched(mine, theirs):
        both = set(left) & set(right)
        only_left, only_right = [one for one in left if one not in both], [one for one in right if one not in both]
        yield key, _without_bumped(only_left, only_right)


def _without_bumped(left: list[Answer], right: list[Answer]) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
    """Anki has one answer a millisecond: one of ours may stand a little later there."""
    for one in tuple(left):
        twin = next((other for other in right if 0 < other[0] - one[0] <= BUMPED_MS and other[1] == one[1]), None)
        if twin:
            left.remove(one)
            right.remove(twin)
    return tuple(left), tuple(right)


def _card(
    findings: Findings,
    pair: tuple[Standing, ForeignCard],
    said: tuple[tuple[Answer, ...], tuple[Answer, ...]],
    terms: Terms,
    *,
    differs: bool,
) -> None:
    standing, card = pair
    for kind, mine, theirs in _decided(standing, card):
        if (card.guid, card.ordinal, kind) not in terms.decided_there:
            findings.add(Kind.DECIDED_HERE, _example, card, f"{mine}, in Anki {theirs}")
    retention = terms.options_of(standing.deck).desired_retention
    is_other = card.desired_retention is not None and abs(card.desired_retention - retention) > 0.005
    if is_other:
        findings.add(Kind.RETENTION, _example, card, f"{card.desired_retention:.0%}, here {retention:.0%}")
    only_here, only_there = said
    if only_here:
        findings.add(Kind.ANSWERED_HERE, _example, card, f"{len(only_here):,} of them")
    why = apart(standing.card.memory, card, terms)
    if not why or only_here or only_there:
        return
    findings.add(_reason(standing, card, differs=differs or is_other), _example, card, why)


def _decided(standing: Standing, card: ForeignCard) -> Iterator[tuple[str, str, str]]:
    mine = standing.card
    if mine.suspended != card.suspended:
        yield SUSPENDED, *(("suspended", "not") if mine.suspended else ("not suspended", "it is"))
    if mine.flag != card.flag:
        yield FLAG, f"flag {mine.flag or 'none'}", str(card.flag or "none")


def _reason(standing: Standing, card: ForeignCard, *, differs: bool) -> Kind:
    memory = standing.card.memory
    if memory and standing.asked_again_at == memory.due_at:
        return Kind.ASKED_AGAIN
    if card.stage is not Stage.NEW and card.stability is None:
        return Kind.APART_FSRS
    return Kind.APART_OPTIONS if differs else Kind.APART


def apart(memory: Memory | None, card: ForeignCard, terms: Terms) -> str:
    """How the card's schedules differ, in words; empty where they agree."""
    if memory is None and card.stage is Stage.NEW:
        return ""
    if memory is None or card.stage is Stage.NEW:
        return "new here, not in Anki" if memory is None else "new in Anki, not here"
    return _other_due(memory, card, terms) or _other_memory(memory, card)


def _other_due(memory: Memory, card: ForeignCard, terms: Terms) -> str:
    here, there = _due(memory, terms.zone), _there(card, terms)
    is_review = memory.state is State.REVIEW
    if is_review == (card.stage is Stage.REVIEW) and (here.date() == there.date() if is_review else _near(here, there)):
        return ""
    return f"due {_day(here)} here, {_day(there)} in Anki"


def _other_memory(memory: Memory, card: ForeignCard) -> str:
    if memory.state is State.REVIEW and memory.interval_days != card.interval_days:
        return f"interval {memory.interval_days:,} days here, {card.interval_days:,} in Anki"
    if card.stability is not None and abs(card.stability - memory.stability) > max(ALIKE, ALIKE * memory.stability):
        return f"stability {memory.stability:.4g} days here, {card.stability:.4g} in Anki"
    return ""


def _due(memory: Memory, zone: tzinfo | None) -> datetime:
    return memory.due_at.astimezone(zone)


def _there(card: ForeignCard, terms: Terms) -> datetime:
    if card.stage is not Stage.REVIEW:
        return datetime.fromtimestamp(card.due, terms.about.day_zero.tzinfo).astimezone(terms.zone)
    return _later(terms.about.day_zero, card.due)


def _later(day: datetime, days: int) -> datetime:
    """So many days on, or as far as calendars go."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return datetime.max.replace(tzinfo=day.tzinfo) if days > 0 else datetime.min.replace(tzinfo=day.tzinfo)


def _near(here: datetime, there: datetime) -> bool:
    return abs((here - there).total_seconds()) <= ALIKE_S


def _day(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d")


def _example(card: ForeignCard, text: str) -> Example:
    return Example(card.guid, text, card.ordinal)


def _folded(given: Iterable[tuple[str, tuple[float, ...]]]) -> dict[str, tuple[float, ...]]:
    return {deck.casefold(): parameters for deck, parameters in given}


def _differ(left: tuple[float, ...], right: tuple[float, ...]) -> bool:
    return len(left) != len(right) or any(abs(a - b) > 1e-4 for a, b in zip(left, right, strict=True))
