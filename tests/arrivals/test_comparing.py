"""What differs from the base was done in Anki, and counts unless the same was decided here later."""

from datetime import UTC, datetime
from itertools import product

import pytest

from quizgen.arrivals.comparing import Change, compared
from quizgen.model import Guid
from quizgen.store.arrived import Seen
from tests.arrivals.samples import FIELDS, MODIFIED_S, card, ours, theirs

EARLIER, LATER = (datetime.fromtimestamp(MODIFIED_S + by, UTC) for by in (-60, 60))


def anything(_: str) -> bool:
    return True


def seen(*tags: str, flag: int = 0, digest: str = theirs().digest, sent: str = theirs().sent) -> Seen:
    return Seen(Guid("aaa"), 1, sent, digest, tags, ((0, False, flag),) if digest else ())


@pytest.mark.parametrize(("base", "there", "here"), product((0, 1, 2), repeat=3))
def test_a_flag_counts_where_anki_has_another_than_before(base: int, there: int, here: int) -> None:
    """And where it is not so here already."""
    found = compared(
        ours(seen=seen(flag=base), cards={0: (False, here)}), theirs(cards={0: card(flag=there)}), anything
    )

    wanted = [Change(Guid("aaa"), 0, "flag", here, there)] if there not in (base, here) else []
    assert (found.cards, found.kept) == (wanted, [])


@pytest.mark.parametrize(("decided_at", "stays"), [(EARLIER, False), (LATER, True)])
def test_the_later_word_counts(decided_at: datetime, stays: bool) -> None:
    """Of the card's last change in Anki and the decision here."""
    here = ours(cards={0: (False, 1)}, decided_at={(0, "flag"): decided_at})

    found = compared(here, theirs(cards={0: card(flag=2)}), anything)

    assert (bool(found.cards), bool(found.kept)) == (not stays, stays)


def test_cards_that_we_have_not_are_passed_over() -> None:
    """There is nothing to decide."""
    assert compared(ours(), theirs(cards={7: card(7, suspended=True)}), anything).cards == []


@pytest.mark.parametrize(
    ("base", "there", "here", "after"),
    [
        ((), (), (), None),
        ((), ("x",), (), ("x",)),
        (("x",), (), ("x",), ()),
        (("x",), ("x",), (), None),
        ((), ("X",), ("x",), None),
        (("x",), ("y",), ("x", "mine"), ("mine", "y")),
        (("X",), ("x",), ("X",), None),
    ],
)
def test_tags_are_merged(
    base: tuple[str, ...], there: tuple[str, ...], here: tuple[str, ...], after: tuple[str, ...] | None
) -> None:
    """Given and taken in Anki since, kept where they were given here."""
    assert compared(ours(*here, seen=seen(*base)), theirs(*there), anything).tags == after


def test_tags_that_cannot_be_ours_are_passed_over() -> None:
    """A quotation mark, say."""
    assert compared(ours(), theirs('"x'), lambda tag: '"' not in tag).tags is None


def test_a_wording_is_another_when_the_fields_are() -> None:
    """Compared with what was sent, or what was seen of the same package."""
    edited = theirs(fields=("other", *FIELDS[1:]))

    assert not compared(ours(), theirs(), anything).is_worded
    assert compared(ours(), edited, anything).is_worded
    assert not compared(ours(seen=seen(digest=edited.digest)), edited, anything).is_worded
    assert compared(ours(seen=seen(digest=edited.digest, sent="older")), edited, anything).is_worded


def test_a_note_that_says_nothing_was_edited_when_it_changed_later() -> None:
    """In packages of before, there is only the time."""
    unsaid = theirs(sent="")

    assert compared(ours(), unsaid, anything).is_worded
    assert not compared(ours(modified_at=LATER), unsaid, anything).is_worded


@pytest.mark.parametrize(("source", "back"), [("anki", True), ("quizgen", False)])
def test_a_note_is_back_only_when_anki_deleted_it(source: str, back: bool) -> None:
    """One that was rejected here stays so."""
    here = ours(rejected=True, rejected_in=source, seen=seen(digest=""))

    assert compared(here, theirs(), anything).is_back is back
