"""Owns what a judge is given: shuffled cards with their section text, and nothing of the rules behind them."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from quality.corpus import ROOT
from quality.pool import Pooled, shown


def drawn(pool: Iterable[Pooled], count: int, seed: int, known: frozenset[str] = frozenset()) -> list[Pooled]:
    """At most `count` cards not judged before, the documents and rules taken in turn, shuffled."""
    chance = random.Random(seed)
    groups: dict[tuple[str, str], list[Pooled]] = defaultdict(list)
    for card in {card.id: card for card in pool if card.id not in known}.values():
        groups[card.document.source, card.draft.rule].append(card)
    for group in groups.values():
        chance.shuffle(group)
    order = sorted(groups)
    chance.shuffle(order)
    found: list[Pooled] = []
    while len(found) < count and any(groups.values()):
        found.extend(groups[key].pop() for key in order if groups[key])
    found = found[:count]
    chance.shuffle(found)
    return found


def write(cards: Sequence[Pooled], folder: Path, batches: int) -> None:
    """`folder` holds criteria.md and batch-N.md for as many judges."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "criteria.md").write_bytes((ROOT / "criteria.md").read_bytes())
    for number in range(batches):
        (folder / f"batch-{number + 1}.md").write_text(_batch(cards[number::batches]), encoding="utf-8")


def _batch(cards: Sequence[Pooled]) -> str:
    by_section: dict[tuple[str, str], list[Pooled]] = defaultdict(list)
    for card in cards:
        by_section[card.document.title, card.section_text].append(card)
    parts = []
    for (title, text), group in by_section.items():
        parts.append(f"# Document: {title}\n\n{text}\n")
        parts += [f"CARD {c.id}\n  front: {shown(c.draft)}\n  back:  {c.draft.answer}\n" for c in group]
    return "\n".join(parts)
