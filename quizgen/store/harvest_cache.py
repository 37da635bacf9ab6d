"""Owns the compressed form of a section's harvest; must not decide when one is stale."""

import json
import zlib
from dataclasses import replace
from typing import Any

from quizgen.model import Draft, Harvest, Rejection
from quizgen.store.rows import draft_row, to_draft


def pack(harvest: Harvest) -> bytes:
    """The harvest as zlib-compressed JSON; equal harvests give equal bytes."""
    drafts = [_row(draft) for draft in harvest.drafts]
    rejections = [[refused.reason, _row(refused.draft)] for refused in harvest.rejections]
    content = json.dumps([drafts, rejections], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(content.encode("utf-8"), level=1)


def unpack(content: bytes) -> Harvest:
    """The harvest that was packed."""
    drafts, rejections = json.loads(zlib.decompress(content))
    return Harvest(tuple(map(_draft, drafts)), tuple(Rejection(_draft(row), reason) for reason, row in rejections))


def _row(draft: Draft) -> list[Any]:
    return [*draft_row(draft), [list(sign) for sign in draft.signs]]


def _draft(row: list[Any]) -> Draft:
    *columns, signs = row
    return replace(to_draft(columns), signs=tuple((name, amount) for name, amount in signs))
