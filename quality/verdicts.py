"""Owns the dataset of judged cards: one JSON line a card, with its text only where the text is ours."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from quality.corpus import ROOT, is_ours
from quality.pool import Pooled, shown

DATASET = ROOT / "verdicts" / "cards.jsonl"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader said of a card. `failed` are the criteria it fails, `signs` what the ranker saw on it.

    `made` says whether the rules still make the card: what they no longer make teaches the ranker nothing.
    """

    card: str
    document: str
    round: str
    rule: str
    kind: str
    failed: tuple[int, ...]
    made: bool
    signs: Mapping[str, float]
    asks: str = ""
    answer: str = ""
    why: str = ""

    @property
    def accepted(self) -> bool:
        return not self.failed


def load(path: Path = DATASET) -> tuple[Verdict, ...]:
    """All verdicts, in the order of the file."""
    if not path.exists():
        return ()
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(Verdict(**{**record, "failed": tuple(record["failed"])}) for record in records)


def save(verdicts: Iterable[Verdict], path: Path = DATASET) -> None:
    """The file holds these verdicts, sorted, one line each; those on text that is not ours without text."""
    ordered = sorted(verdicts, key=lambda verdict: (verdict.document, verdict.card, verdict.round))
    lines = (json.dumps(asdict(_bare(verdict)), ensure_ascii=False, sort_keys=True) for verdict in ordered)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _bare(verdict: Verdict) -> Verdict:
    return verdict if is_ours(verdict.document) else replace(verdict, asks="", answer="", why="")


def read_back(folder: Path, name: str, cards: Mapping[str, Pooled]) -> list[Verdict]:
    """What the judges of a round wrote beside their batches, for the cards it drew."""
    found = []
    for path in sorted(folder.glob("verdicts-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            said = json.loads(line) if line.strip() else {}
            if card := cards.get(said.get("id", "")):
                found.append(_verdict(card, name, said))
    return found


def _verdict(card: Pooled, name: str, said: Mapping[str, object]) -> Verdict:
    return Verdict(
        card=card.id,
        document=Path(card.document.source).name,
        round=name,
        rule=card.draft.rule,
        kind=card.draft.kind.value,
        failed=tuple(said["failed"]),  # type: ignore[arg-type]
        made=True,
        signs=card.signs,
        asks=shown(card.draft),
        answer=card.draft.answer,
        why=str(said.get("why", "")),
    )


_ALONE = 3
"""The criterion that a card names what it is about."""


def refreshed(verdicts: Sequence[Verdict], cards: Mapping[str, Pooled], documents: frozenset[str]) -> list[Verdict]:
    """The verdicts with the signs their cards have now; those on documents not at hand stay as they are.

    What was said of a card holds once it is told its topic in brackets, unless it was that it does not stand alone.
    """
    told = {card.id_without_brackets: card for card in cards.values()}
    found = []
    for verdict in verdicts:
        card = cards.get(verdict.card) or (None if _ALONE in verdict.failed else told.get(verdict.card))
        if card is not None:
            found.append(replace(verdict, card=card.id, asks=shown(card.draft), made=True, signs=card.signs))
        else:
            found.append(replace(verdict, made=verdict.made and verdict.document not in documents))
    return found
