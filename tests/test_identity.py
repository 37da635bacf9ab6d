from quizgen.identity import mint
from tests.conftest import make_draft


def test_same_draft_has_same_guid() -> None:
    """In a fresh store a source, rule, evidence and answer always get the same guid."""
    first = mint("blood.md", make_draft(), lambda _: False)
    second = mint("blood.md", make_draft(question="Other?", start=99), lambda _: False)

    assert first == second == "wgjdb3sisqxwm"


def test_line_breaks_in_evidence_do_not_count() -> None:
    """Rewrapping a paragraph before the first build changes no guid."""
    wide = mint("blood.md", make_draft("Iron carries oxygen."), lambda _: False)
    wrapped = mint("blood.md", make_draft("Iron carries\noxygen."), lambda _: False)

    assert wide == wrapped


def test_source_rule_evidence_and_answer_count() -> None:
    """A difference in any of them gives another guid."""
    guids = {
        mint("blood.md", make_draft(), lambda _: False),
        mint("heart.md", make_draft(), lambda _: False),
        mint("blood.md", make_draft(rule="object"), lambda _: False),
        mint("blood.md", make_draft("Iron binds oxygen."), lambda _: False),
        mint("blood.md", make_draft(answer="oxygen"), lambda _: False),
    }

    assert len(guids) == 5


def test_taken_guid_is_passed_over() -> None:
    """A guid that some note has is never given again."""
    first = mint("blood.md", make_draft(), lambda _: False)

    second = mint("blood.md", make_draft(), lambda guid: guid == first)

    assert second != first


def test_guid_is_easy_to_type() -> None:
    """A guid is 13 lower-case letters and digits."""
    guid = mint("blood.md", make_draft(), lambda _: False)

    assert len(guid) == 13
    assert guid.isalnum()
    assert guid == guid.lower()
