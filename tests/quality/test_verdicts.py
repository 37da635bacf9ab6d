"""The dataset of judged cards, and what a judge is given."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quality import corpus, packets
from quality.pool import Pooled, pooled
from quality.report import wilson
from quality.verdicts import Verdict, load, read_back, refreshed, save

DOCUMENT = Path(__file__).parents[2] / "decks" / "tides.txt"
OURS = Verdict("c1", DOCUMENT.name, "round 1", "cloze", "cloze", (4,), True, {"words": 1.0}, "Who?", "me", "vague")


@pytest.fixture(scope="module")
def cards() -> list[Pooled]:
    return list(pooled([DOCUMENT]))


def test_text_that_is_not_ours_is_not_kept(tmp_path: Path) -> None:
    """Of such a document only labels and signs reach the file."""
    path = tmp_path / "cards.jsonl"
    save([OURS, replace(OURS, document="theirs.txt")], path)

    ours, theirs = sorted(load(path), key=lambda verdict: verdict.document != DOCUMENT.name)
    assert ours == OURS
    assert (theirs.asks, theirs.answer, theirs.why) == ("", "", "")
    assert (theirs.failed, theirs.signs) == (OURS.failed, OURS.signs)


def test_the_dataset_holds_no_text_of_others() -> None:
    """Every verdict with text is on a document of the project."""
    assert all(corpus.is_ours(verdict.document) for verdict in load() if verdict.asks)


def test_nothing_judged_only_is_tuned_on() -> None:
    """No document is in both piles."""
    assert not {path.name for path in corpus.tuning()} & {path.name for path in corpus.judging()}


@pytest.mark.model
def test_a_judge_sees_cards_and_text_and_nothing_of_the_rules(cards: list[Pooled], tmp_path: Path) -> None:
    """No rule, no score and no sign is in what a judge reads."""
    packets.write(cards, tmp_path, 1)

    read = (tmp_path / "batch-1.md").read_text(encoding="utf-8")
    assert all(f"CARD {card.id}" in read for card in cards)
    assert not any(word in read for card in cards for word in (f"({card.draft.rule}", str(card.draft.score), "rule"))


@pytest.mark.model
def test_verdicts_come_back_on_the_cards_they_are_on(cards: list[Pooled], tmp_path: Path) -> None:
    """A line of a judge becomes a verdict with the card's signs; a line on no known card becomes none."""
    card = cards[0]
    said = [{"id": card.id, "failed": [7], "why": "trivial"}, {"id": "unknown", "failed": []}]
    (tmp_path / "verdicts-1.jsonl").write_text("\n".join(map(json.dumps, said)), encoding="utf-8")

    (verdict,) = read_back(tmp_path, "round 9", {card.id: card})
    assert (verdict.card, verdict.failed, verdict.signs) == (card.id, (7,), card.signs)


@pytest.mark.model
def test_a_card_no_longer_made_teaches_nothing(cards: list[Pooled]) -> None:
    """It is marked where its document is at hand, and left as it is elsewhere."""
    elsewhere = replace(OURS, document="absent.txt")

    found = refreshed([OURS, elsewhere], {card.id: card for card in cards}, frozenset([DOCUMENT.name]))

    assert [verdict.made for verdict in found] == [False, True]


@pytest.mark.model
def test_a_verdict_outlives_brackets_that_tell_the_topic(cards: list[Pooled]) -> None:
    """It is on the card as it is asked now; that it did not stand alone is no longer true of that."""
    told = next(card for card in cards if card.id != card.id_without_brackets)
    bare = replace(OURS, card=told.id_without_brackets)
    alone = replace(bare, failed=(3,))

    found = refreshed([bare, alone], {card.id: card for card in cards}, frozenset([DOCUMENT.name]))

    assert [(verdict.card, verdict.made) for verdict in found] == [(told.id, True), (bare.card, False)]


@pytest.mark.model
def test_a_sample_holds_no_card_judged_before_and_no_card_twice(cards: list[Pooled]) -> None:
    """However many are asked for."""
    known = frozenset(card.id for card in cards[:3])

    drawn = [card.id for card in packets.drawn([*cards, *cards], 1000, 1, known)]

    assert len(drawn) == len(set(drawn))
    assert set(drawn) == {card.id for card in cards} - known


@pytest.mark.parametrize(("accepted", "judged", "bound"), [(0, 0, 0.0), (10, 10, 0.722), (85, 100, 0.767)])
def test_the_wilson_bound_is_the_published_one(accepted: int, judged: int, bound: float) -> None:
    """For ten of ten it is 0.722."""
    assert wilson(accepted, judged) == pytest.approx(bound, abs=0.001)
