"""Owns what a judge is given: shuffled cards with their section text, and nothing of the rules behind them."""

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

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


def write(cards: Sequence[Pooled], folder: Path, batches: int) -> list[Path]:
    """`folder` holds batch-N.md for the judges and key.jsonl, which they must not see."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(batches):
        batch = cards[number::batches]
        paths.append(folder / f"batch-{number + 1}.md")
        paths[-1].write_text(_batch(batch), encoding="utf-8")
    return paths


def _batch(cards: Sequence[Pooled]) -> str:
    by_section: dict[tuple[str, str], list[Pooled]] = defaultdict(list)
    for card in cards:
        by_section[card.document.title, card.section_text].append(card)
    parts = []
    for (title, text), group in by_section.items():
        parts.append(f"# Document: {title}\n\n{text}\n")
        for card in group:
            parts.append(f"CARD {card.id}\n  front: {shown(card.draft)}\n  back:  {card.draft.answer}\n")
    return "\n".join(parts)


def key(cards: Sequence[Pooled]) -> str:
    return "".join(
        json.dumps({"id": c.id, "document": c.document.source, "rule": c.draft.rule, "kept": c.kept,
                    "score": c.draft.score, "prompt": shown(c.draft), "answer": c.draft.answer}, ensure_ascii=False) + "\n"
        for c in cards
    )
