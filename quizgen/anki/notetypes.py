"""Owns the shape of our notetypes in Anki and reads their templates; must not know what a note says.

THE SHAPE IS FROZEN FOR EVER. Anki knows a notetype by its id and then by its ordered field and template
names and ids. Any change makes a second notetype beside the first, and every note a learner has stays as it
is: no update reaches it again. What may change freely is what cards look like: templates/anki/*, together
with MODIFIED. All ids were drawn at random once; they mean nothing and must never be drawn again.

Why these fields. A field missing today can never be added, so there is one for whatever could be wanted
beside a question, and spares; a spare may be renamed in place, because its id stays: so was Spare 1, now Sent.
  Question/Text  comes first: Anki sorts and shows it in its browser, and checks it for duplicates.
  Answer         of a cloze note too, for searching; `{{type:Answer}}` needs it alone in its field.
  Alternatives   other accepted answers, one a line.
  Hint           of the whole card; the hint of one deletion stands in the deletion.
  Context        the sentence the note rests on.   Extra: anything else worth showing on the back.
  Source         the document.   Section: its headings. No line number: it would change with every edit.
  Media, Link    pictures and sounds; where to read on.
  Learner note   the learner's words kept in the store; those typed in Anki are lost with the next update.
  Sent           what of the note was sent, hashed, and the learner's own tags: an import can tell what was changed
                 in Anki since. Empty in notes sent before the field was renamed, until they change. See sent.py.
  Live           "1", or empty when the note is retired: its front is then blank, and Anki's
                 Tools > Empty Cards takes the card away; until then a revived note keeps its schedule.
  Key            the guid: Anki can search a field, but not a guid.
No notetype has a second template: a question asked the other way round is a note of its own, with a guid of
its own. A new kind of card is a new notetype here.
"""

from dataclasses import dataclass

from quizgen import paths
from quizgen.model import Notetype

MODIFIED = 1_795_726_800
"""When the templates or a field's name last changed, in seconds since the epoch. Raise it with every change of
templates/anki/*, or learners who have the notetype keep the old look."""

_COMMON = (
    "Answer",
    "Alternatives",
    "Hint",
    "Context",
    "Extra",
    "Source",
    "Section",
    "Media",
    "Link",
    "Learner note",
    "Sent",
    "Spare 2",
    "Spare 3",
    "Spare 4",
    "Live",
    "Key",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One notetype; `template` is (name, id), each field (name, id), `look` (front, back, css)."""

    notetype: Notetype
    id: int
    name: str
    template: tuple[str, int]
    fields: tuple[tuple[str, int], ...]
    look: tuple[str, str, str]


def shapes() -> tuple[Shape, ...]:
    """Every notetype with its templates, read verbatim: they are Anki's own `{{Field}}` language."""
    return tuple(
        Shape(kind, ident, name, template, fields, _look(kind)) for kind, ident, name, template, fields in _FROZEN
    )


def _look(kind: Notetype) -> tuple[str, str, str]:
    folder = paths.templates("anki")
    front, back, css = (
        (folder / name).read_text(encoding="utf-8") for name in (f"{kind}-front.html", f"{kind}-back.html", "style.css")
    )
    return front, back, css


def _fields(first: str, *ids: int) -> tuple[tuple[str, int], ...]:
    return tuple(zip((first, *_COMMON), ids, strict=True))


_FROZEN = (
    (
        Notetype.QA,
        837_557_743_694_067,
        "quizgen QA",
        ("Question and answer", 3_231_498_215_260_793),
        _fields(
            "Question",
            2_078_307_654_826_568,
            1_230_991_378_950_976,
            7_372_494_985_398_074,
            4_406_458_275_927_099,
            6_975_984_813_620_456,
            4_703_232_901_849_696,
            4_038_423_203_898_843,
            2_503_440_448_018_032,
            7_066_551_133_247_880,
            3_786_622_563_256_349,
            7_800_866_568_146_244,
            1_232_857_097_800_016,
            2_102_405_987_525_407,
            5_912_764_270_317_963,
            1_403_744_922_498_421,
            6_718_557_052_979_781,
            4_003_448_559_722_783,
        ),
    ),
    (
        Notetype.QA_TYPED,
        386_016_550_071_452,
        "quizgen QA typed",
        ("Typed answer", 4_079_507_844_322_175),
        _fields(
            "Question",
            3_729_119_355_921_932,
            7_808_515_008_590_310,
            5_225_919_435_856_524,
            6_621_889_355_186_048,
            7_350_146_213_473_029,
            3_370_017_445_213_794,
            3_603_114_288_916_902,
            7_335_896_610_173_940,
            4_020_789_475_776_967,
            778_177_373_019_267,
            4_573_201_010_258_191,
            768_245_161_843_755,
            5_095_491_226_644_147,
            6_596_061_160_457_444,
            5_580_104_203_889_534,
            2_521_206_740_844_325,
            4_901_956_586_314_103,
        ),
    ),
    (
        Notetype.CLOZE,
        7_931_793_121_909_038,
        "quizgen Cloze",
        ("Cloze", 3_390_432_584_517_066),
        _fields(
            "Text",
            7_056_460_473_116_686,
            3_589_432_124_803_133,
            4_990_417_307_548_340,
            5_205_940_493_750_033,
            6_456_110_315_492_558,
            5_682_252_506_299_895,
            7_956_809_787_268_490,
            4_247_340_738_288_362,
            5_600_864_269_533_655,
            750_479_715_414_829,
            1_832_300_515_337_390,
            6_800_796_991_449_288,
            2_213_452_028_155_595,
            2_056_886_716_187_408,
            4_705_737_066_596_831,
            5_542_856_973_997_107,
            4_475_464_176_179_856,
        ),
    ),
)
