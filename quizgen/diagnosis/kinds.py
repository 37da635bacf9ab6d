"""Owns what can be found, and in which order it is told; must not find anything."""

from enum import IntEnum, StrEnum


class Weight(IntEnum):
    """The graver, the lower."""

    LOSS = 0
    """Something is stuck, or gets lost."""
    TO_DO = 1
    """Somebody should do something."""
    TOLD = 2


class Kind(StrEnum):
    """What can be found, in the order in which it is told within its weight."""

    RESHAPED = "reshaped"
    FROZEN = "frozen"
    OTHER_NOTETYPE = "other-notetype"
    OVERWRITTEN = "overwritten"
    TWICE = "twice"
    NO_MEDIA = "no-media"

    EDITED_THERE = "edited-there"
    STALE = "stale"
    RETURNING = "returning"
    ANSWERED_THERE = "answered-there"
    DECIDED_THERE = "decided-there"
    DELETED_THERE = "deleted-there"
    UNREADABLE = "unreadable"
    ANSWERED_HERE = "answered-here"
    DECIDED_HERE = "decided-here"
    FSRS_OFF = "fsrs-off"
    PARAMETERS = "parameters"
    RETENTION = "retention"
    BLANK = "blank"
    EMPTY_DECK = "empty-deck"
    CASE = "case"
    CARDLESS = "cardless"
    STRANGER = "stranger"

    ASKED_AGAIN = "asked-again"
    APART_FSRS = "apart-fsrs"
    APART_OPTIONS = "apart-options"
    APART = "apart"
    GOES_BLANK = "goes-blank"
    OTHER_DECK = "other-deck"
    NEW = "new"
    UPDATED = "updated"
    NEW_CARDS = "new-cards"
    SAME = "same"
