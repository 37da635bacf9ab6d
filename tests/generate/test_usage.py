"""How prose uses the terms of its definition lines."""

from quizgen.generate.usage import usage


def test_prose_shows_which_terms_are_counted() -> None:
    """With "a" or in the plural a term is counted; bare behind a preposition it is none; case is the sentence's."""
    found = usage(
        ("Lock", "Key ring (KR)", "Rust", "Pin", "Gate"),
        "We opened a lock with rust. Two key rings lay there. Iron is eaten by rust. Gate was shut.",
    )

    assert found.counted == {"lock"}
    assert found.plural == {"key ring"}
    assert found.bare == {"rust"}
    assert found.lowered == {"lock", "rust", "key ring"}


def test_what_follows_in_a_name_is_not_bare() -> None:
    """ "by rust protection" says nothing of rust."""
    assert usage(("Rust",), "It is kept from rust protection.").bare == frozenset()
