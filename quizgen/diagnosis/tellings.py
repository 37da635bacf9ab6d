"""Owns how each finding is told, how grave it is and what helps; must not find anything."""

from dataclasses import dataclass

from quizgen.diagnosis.kinds import Kind, Weight


@dataclass(frozen=True, slots=True)
class Telling:
    """How a finding is told: '12 notes' (`noun`) 'are' (`verbs`: of one, of several) `rest`; the way out, if any.

    `{file}` in a way out is the collection's file.
    """

    weight: Weight
    noun: str
    verbs: tuple[str, str]
    rest: str
    way_out: str = ""


_IS, _HAS, _STAYS, _COMES, _GOES = ("is", "are"), ("has", "have"), ("stays", "stay"), ("comes", "come"), ("goes", "go")
_STANDS, _WAS = ("stands", "stand"), ("was", "were")
_LOSS, _TO_DO, _TOLD = Weight

TELLINGS = {
    Kind.RESHAPED: Telling(
        _LOSS,
        "notetype",
        _HAS,
        "another shape in Anki: its notes there get no update",
        "when importing, tick 'Merge note types' and choose 'Update notes: Always' (Anki then syncs in full, one way)",
    ),
    Kind.FROZEN: Telling(
        _LOSS,
        "note",
        _IS,
        "frozen: no import updates a note whose notetype has another shape",
        "as for the notetype; or take its change back in Anki: Tools > Manage Note Types",
    ),
    Kind.OTHER_NOTETYPE: Telling(
        _LOSS,
        "note",
        _IS,
        "in Anki under another notetype: no import updates it there",
        "in Anki's browser: Notes > Change Note Type, back to the notetype of the package",
    ),
    Kind.OVERWRITTEN: Telling(
        _LOSS,
        "note",
        ("loses", "lose"),
        "what you wrote or tagged in Anki: the update replaces all of it",
        "`quizgen import {file}` first, then export and import the package anew",
    ),
    Kind.TWICE: Telling(
        _LOSS,
        "guid",
        _STANDS,
        "on several notes of the package: Anki makes a note of each",
        "make the package anew; `quizgen export` never does this",
    ),
    Kind.NO_MEDIA: Telling(
        _LOSS,
        "file",
        _IS,
        "shown by cards and not in the package",
        "make the package anew with its pictures and sounds",
    ),
    Kind.EDITED_THERE: Telling(
        _TO_DO,
        "note",
        _STAYS,
        "as in Anki: changed there later than in the package",
        "`quizgen import {file}` brings that home; 'Update notes: Always' overwrites it",
    ),
    Kind.STALE: Telling(
        _TO_DO,
        "note",
        _IS,
        "newer in Anki than in the package, and nobody edited it there: the package is old",
        "import a newer package: `quizgen export` writes one",
    ),
    Kind.RETURNING: Telling(
        _TO_DO,
        "note",
        _WAS,
        "deleted in Anki and will be back after the import",
        "`quizgen reject` it here, then it comes back without cards",
    ),
    Kind.ANSWERED_THERE: Telling(
        _TO_DO,
        "answer",
        _IS,
        "in Anki and not here",
        "`quizgen import {file}`",
    ),
    Kind.DECIDED_THERE: Telling(
        _TO_DO,
        "decision",
        _IS,
        "in Anki (suspended, flag, tags, words) and not here",
        "`quizgen import {file}`",
    ),
    Kind.DELETED_THERE: Telling(
        _TO_DO,
        "note",
        _WAS,
        "deleted in Anki and still asked here",
        "`quizgen import {file}` rejects it",
    ),
    Kind.UNREADABLE: Telling(
        _TO_DO,
        "note",
        ("says", "say"),
        "in Anki what cannot be a wording here",
        "edit it in Anki, or here with `quizgen edit`",
    ),
    Kind.ANSWERED_HERE: Telling(
        _TO_DO,
        "card",
        _WAS,
        "answered here and not in Anki, which no package can tell it: imports leave cards be",
        "answer a card in one place only; to move it: `quizgen import {file}`, delete it in Anki, then import "
        "a package written by `quizgen export --with-progress`",
    ),
    Kind.DECIDED_HERE: Telling(
        _TO_DO,
        "card",
        _HAS,
        "another suspension or flag here than in Anki, which no package changes",
        "do the same in Anki's browser; a search for Key:GUID finds the note",
    ),
    Kind.FSRS_OFF: Telling(
        _TO_DO,
        "collection",
        _HAS,
        "FSRS off: Anki schedules otherwise than quizgen",
        "in Anki: a deck's options > FSRS, switch it on",
    ),
    Kind.PARAMETERS: Telling(
        _TO_DO,
        "deck",
        _HAS,
        "other FSRS parameters in Anki than here",
        "fit both to the same answers: `quizgen import {file}`, `quizgen optimize`, and Optimize in Anki",
    ),
    Kind.RETENTION: Telling(
        _TO_DO,
        "card",
        _IS,
        "scheduled in Anki for another desired retention than here",
        "set the same in both: `quizgen options --retention`, and the deck's options in Anki",
    ),
    Kind.BLANK: Telling(
        _TO_DO,
        "card",
        _IS,
        "blank in Anki: retired, rejected, or the gap is gone",
        "in Anki: Tools > Empty Cards, then Delete",
    ),
    Kind.EMPTY_DECK: Telling(
        _TO_DO,
        "deck",
        ("appears", "appear"),
        "empty: Anki has the cards in other decks, and an import moves none",
        "move the cards in Anki's browser (Cards > Change Deck), or delete the empty deck",
    ),
    Kind.CASE: Telling(
        _TO_DO,
        "deck",
        ("differs", "differ"),
        "from another only in case: Anki renames it to 'name_'",
        "give both decks one spelling and make the package anew",
    ),
    Kind.CARDLESS: Telling(
        _TO_DO,
        "note",
        _COMES,
        "without any card: an import makes none",
        "in Anki, after the import: Tools > Check Database",
    ),
    Kind.STRANGER: Telling(
        _TO_DO,
        "note",
        _IS,
        "quizgen's, and in Anki, and not in this store: made elsewhere",
        "`quizgen merge OTHER.db` with the store it was made in",
    ),
    Kind.ASKED_AGAIN: Telling(
        _TOLD,
        "card",
        _IS,
        "asked again here as the document's answer changed; Anki is not told",
    ),
    Kind.APART_FSRS: Telling(
        _TOLD,
        "card",
        _HAS,
        "another schedule in Anki, which has no FSRS memory of it",
        "switch FSRS on in Anki, then Optimize or 'Reschedule cards on change'",
    ),
    Kind.APART_OPTIONS: Telling(
        _TOLD,
        "card",
        _HAS,
        "another schedule in Anki, as parameters or retention are others there",
    ),
    Kind.APART: Telling(
        _TOLD,
        "card",
        _HAS,
        "another schedule in Anki by the same answers",
        "the next answer, with its import, brings both together",
    ),
    Kind.GOES_BLANK: Telling(
        _TOLD,
        "card",
        _GOES,
        "blank with the import: retired, rejected, or the gap is gone",
        "in Anki, after the import: Tools > Empty Cards, then Delete",
    ),
    Kind.OTHER_DECK: Telling(
        _TOLD,
        "card",
        _STANDS,
        "in another deck in Anki than here; an import moves none",
    ),
    Kind.NEW: Telling(_TOLD, "note", _IS, "new to Anki"),
    Kind.UPDATED: Telling(_TOLD, "note", _IS, "updated in Anki"),
    Kind.NEW_CARDS: Telling(_TOLD, "card", _IS, "added to notes that Anki has"),
    Kind.SAME: Telling(_TOLD, "note", _IS, "in Anki already and left alone"),
}
"""For every kind how it is told."""
