"""Which kind of its topic a text speaks of."""

import pytest

from quizgen.generate.topic_kinds import kind_told, kinds

PROSE = (
    "Acute gout begins at night. Chronic gout lasts for years. Acute gout is treated with rest. "
    "Chronic gout is treated for life. Severe gout is rare."
)
KNOWN = frozenset(("acute gout", "chronic gout"))


def test_kinds_are_told_apart_again_and_again() -> None:
    """A kind that is told of once is none; and one kind alone is set against nothing."""
    assert kinds("gout", PROSE) == KNOWN
    assert kinds("gout", "Acute gout begins at night. Acute gout is treated with rest.") == frozenset()


@pytest.mark.parametrize(
    ("heading", "before", "text", "kind"),
    [
        ("Treatment", "In chronic gout, diet matters most.", "Tablets are taken daily.", "chronic gout"),
        ("Symptoms of acute gout", "", "The pain comes on suddenly.", "acute gout"),
        ("Symptoms of acute gout", "Chronic gout is dull.", "Attacks may last for days.", "chronic gout"),
        ("Treatment", "In chronic gout, diet matters.", "Acute attacks need rest.", ""),
        ("Treatment", "Chronic gout is treated. Gout may come back.", "Tablets are taken daily.", ""),
        ("Treatment", "Acute gout and chronic gout are treated.", "Tablets are taken daily.", ""),
        ("Treatment of gout", "", "Tablets are taken daily.", ""),
    ],
)
def test_a_text_speaks_of_the_kind_told_last(heading: str, before: str, text: str, kind: str) -> None:
    """Or of that in its heading, unless it names another kind, or the topic was told since."""
    assert kind_told("gout", KNOWN, heading, before, text) == kind


def test_a_kind_is_named_with_and_without_its_hyphen() -> None:
    """ "Closed angle" is the closed-angle kind."""
    known = frozenset(("open-angle gout", "closed-angle gout"))

    assert kind_told("gout", known, "", "Open-angle gout is slow.", "For closed angle, rest helps.") == ""
    assert kind_told("gout", known, "", "Open-angle gout is slow.", "Rest helps.") == "open-angle gout"
