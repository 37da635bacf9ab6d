"""Owns the tags of a note in Anki: ours below one root, the learner's own as they are; must not know Anki's file."""

import unicodedata
from functools import lru_cache

from quizgen.model import BY_HAND, Note

ROOT = "quizgen"
RETIRED = f"{ROOT}::retired"
OVERTAKEN = f"{ROOT}::overtaken"
_KEPT = frozenset("_.+#")


def tags(note: Note) -> tuple[str, ...]:
    """The note's tags, each once: where it is from, what made it, those of its document, its state, the learner's own.

    Folders, headings and the document's own `a::b` become nested tags; nothing else does.
    """
    found = [
        _nested("source", *note.source.split("/")),
        _nested("section", *note.draft.section),
        _nested("rule", note.draft.rule),
    ]
    # Whoever wrote the cards named their tags: they are the learner's own, as they are.
    found += note.tags if note.draft.rule == BY_HAND else [_nested("tag", *tag.split("::")) for tag in note.tags]
    if not note.is_asked:
        found.append(RETIRED)
    if note.is_overtaken:
        found.append(OVERTAKEN)
    found += note.own_tags
    return tuple(dict.fromkeys(tag for tag in found if tag))


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """The text as one level of a tag: letters, marks and digits of any script, in lower case, joined by '-'.

    Never empty, and free of white space and ':': Anki splits tags at the one and nests them at the other.
    """
    kept = (char if _is_kept(char) else " " for char in unicodedata.normalize("NFC", text).lower())
    return "-".join(word for word in "".join(kept).split(" ") if word).strip("-.") or "unnamed"


def _is_kept(char: str) -> bool:
    return char in _KEPT or unicodedata.category(char)[0] in "LMN"


@lru_cache(maxsize=4096)
def _nested(kind: str, *names: str) -> str:
    """quizgen::<kind>::<slug>::<slug>…; empty when no name has a visible character."""
    slugs = [slug(name) for name in names if name.strip()]
    return "::".join((ROOT, kind, *slugs)) if slugs else ""
