"""Owns the compressed form of a section's harvest; must not decide when one is stale."""

import json
import zlib
from typing import Any

from quizgen.model import Evidence, Harvest, Rejection, RuleId, Span
from quizgen.store.rows import draft_row, to_draft


def pack(harvest: Harvest) -> bytes:
    """The harvest as zlib-compressed JSON; equal harvests give equal bytes."""
    drafts = [list(draft_row(draft)) for draft in harvest.drafts]
    rejections = [_rejection_row(rejection) for rejection in harvest.rejections]
    content = json.dumps([drafts, rejections], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(content.encode("utf-8"), level=1)


def unpack(content: bytes) -> Harvest:
    """The harvest that was packed."""
    drafts, rejections = json.loads(zlib.decompress(content))
    return Harvest(tuple(map(to_draft, drafts)), tuple(map(_to_rejection, rejections)))


def _rejection_row(rejection: Rejection) -> list[Any]:
    evidence = rejection.evidence
    return [
        *(rejection.rule, rejection.reason, rejection.wording, rejection.answer),
        *(evidence.quote, evidence.span.start, evidence.span.end, evidence.line),
    ]


def _to_rejection(row: list[Any]) -> Rejection:
    rule, reason, wording, answer, quote, start, end, line = row
    return Rejection(RuleId(rule), reason, wording, answer, Evidence(quote, Span(start, end), line))
