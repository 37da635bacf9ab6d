"""Owns what kind of thing a noun names, by kinds.txt and by its ending; must not know cards."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "kinds.txt"
_GENERIC = Path(__file__).parent / "generic.txt"
ADJECTIVE, VERB = "adjective", "verb"


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of thing ("disease") in its family ("physical_condition"); `usual` unless it is a lesser sense."""

    family: str
    kind: str
    usual: bool = True


_THINGS = "illness body fluid person people animal plant organism substance food place artifact clothing building"
CONCRETE = frozenset(_THINGS.split())
"""Groups of kinds that can be seen or touched, or had."""
_GROUPS = {
    "illness": "condition/disease condition/ill_health condition/illness condition/physical_condition "
    "cognition/symptom",
    "body": "part",
    "fluid": "substance/liquid_body_substance substance/body_substance substance/secretion",
    "person": "person communicator worker",
    "people": "social_group group/people",
    "animal": "animal vertebrate living_thing",
    "plant": "plant vascular_plant whole/plant_organ whole/plant_part",
    "organism": "organism",
    "substance": "material substance physical_entity thing/macromolecule thing/molecule matter/solid",
    "food": "food matter/food matter/produce",
    "place": "city region municipality geographical_area urban_area object/geological_formation object/island "
    "object/land thing/body_of_water thing/river thing/stream location/region",
    "artifact": "artifact/artifact artifact/product artifact/creation artifact/decoration artifact/representation "
    "device instrumentality",
    "clothing": "artifact/clothing artifact/garment artifact/fabric artifact/covering",
    "building": "structure artifact/way",
    "text": "communication message artifact/publication",
    "process": "process change happening act action activity group_action event",
    "feeling": "state/emotion state/feeling condition/psychological_state condition/cognitive_state",
    "measure": "measure",
    "trait": "attribute quality",
    "idea": "content cognition",
    "state": "state condition relation",
}
_GROUP_OF = {place: group for group, places in _GROUPS.items() for place in places.split()}


@cache
def group(sort: Sort) -> str:
    """The wide group a kind belongs to ("illness", "body"); its family where it belongs to none."""
    return _GROUP_OF.get(f"{sort.family}/{sort.kind}") or _GROUP_OF.get(sort.family, sort.family)


@dataclass(frozen=True, slots=True)
class _Table:
    common: dict[str, tuple[Sort, ...]]
    names: dict[str, tuple[Sort, ...]]


@cache
def _table() -> _Table:
    common: dict[str, tuple[Sort, ...]] = {}
    names: dict[str, tuple[Sort, ...]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, _, said = line.partition(": ")
        family, kind = head.split()
        usual, lesser = Sort(family, kind), Sort(family, kind, usual=False)
        for word in said.split():
            bare = word.rstrip("~")
            place = common if bare.islower() else names
            place[bare] = (*place.get(bare, ()), usual if bare == word else lesser)
    return _Table(common, names)


@cache
def sorts(noun: str) -> tuple[Sort, ...]:
    """The kinds of a common noun in singular or plural, usual ones first; by its ending when it is not known."""
    lowered = noun.casefold().split("-")[-1]
    common = _table().common
    forms = (lowered,) if lowered in _SINGULARS else (*_singulars(lowered), lowered)
    known = _OF_STUDIES.get(lowered) or next((common[form] for form in forms if form in common), ())
    found = tuple(sort for sort in known if sort.kind not in (ADJECTIVE, VERB)) or _by_ending(lowered)
    return tuple(sorted(found, key=lambda sort: not sort.usual))


@cache
def sorts_of_name(word: str) -> tuple[Sort, ...]:
    """The kinds of a proper name of one word: a country, a composer."""
    return _table().names.get(word, ())


@cache
def generic() -> frozenset[str]:
    """The words that say so little that, as an option, they would nearly always be right too."""
    lines = _GENERIC.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def is_common(word: str) -> bool:
    """Whether a word is known in small letters."""
    common = _table().common
    return any(form in common for form in (word.casefold(), *_singulars(word.casefold())))


@cache
def is_adjective(word: str) -> bool:
    """Whether a word is rather an adjective than a noun."""
    lowered = word.casefold()
    known = _table().common.get(lowered, ())
    if known:
        return any(sort.kind == ADJECTIVE for sort in known)
    return bool(_ADJECTIVAL.search(lowered))


_CLASSIFYING = re.compile(r"(?:ic|al|ar|ent|ant|ive|ed|ing|ary)$")
_DESCRIBING = (
    "typical",
    "usual",
    "normal",
    "general",
    "severe",
    "chronic",
    "recent",
    "current",
    "own",
    "such",
    "enough",
)


def describes(word: str) -> bool:
    """Whether a word says how a thing is ("red"), not which kind of it is meant ("divergent")."""
    return word in _DESCRIBING or (is_adjective(word) and not _CLASSIFYING.search(word))


@cache
def is_verb(word: str) -> bool:
    """Whether a word is rather a verb than a noun: "converts"."""
    common = _table().common
    return any(
        sort.kind == VERB for form in (word.casefold(), *_singulars(word.casefold())) for sort in common.get(form, ())
    )


@cache
def is_plural(noun: str) -> bool:
    """Whether a noun is a plural by its form: "cells", "bacteria", "people"."""
    lowered = noun.casefold()
    if lowered in _PLURALS:
        return True
    if not lowered.endswith("s") or len(lowered) < 4 or lowered in _SINGULARS:
        return False
    if lowered in _table().common:
        return any(sort.usual for form in _singulars(lowered) for sort in _table().common.get(form, ()))
    return not re.search(r"(?:ss|us|is|ics|tes)$", lowered) or bool(sorts(lowered[:-1]))


def singular(noun: str) -> str:
    """The singular of a noun where the table knows it."""
    lowered = noun.casefold()
    common = _table().common
    forms = (lowered,) if lowered in _SINGULARS else (*_singulars(lowered), lowered)
    return next((form for form in forms if form in common), lowered)


_OF_STUDIES = {
    word: (Sort(family, kind),)
    for family, kind, said in (
        (
            "substance",
            "liquid_body_substance",
            "stool stools mucus phlegm bile plasma sputum saliva sweat urine tears feces",
        ),
        ("part", "structure", "arm arms cell cells stoma vessel vessels gill gills membrane membranes nucleus nuclei"),
        ("device", "device", "splint splints brace braces stent stents"),
        ("material", "organic_compound", "starch sugar sugars"),
    )
    for word in said.split()
}
"""Words that textbooks use in another sense than most texts."""
_ENDING_IN_S = "species series news lens measles diabetes rabies means herpes mumps rickets physics ethics"
_SINGULARS = frozenset(_ENDING_IN_S.split())
_IRREGULAR_PLURALS = (
    "people men women children bacteria mitochondria nuclei stimuli fungi algae larvae data media criteria "
    "phenomena feet teeth mice geese oxen lives wolves leaves halves axes diagnoses hypotheses crises police cattle "
    "vertebrae antennae alveoli bronchi villi ova spermatozoa taxa genera strata ganglia cilia flagella"
)
_PLURALS = frozenset(_IRREGULAR_PLURALS.split())
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "bacteria": "bacterium",
    "nuclei": "nucleus", "stimuli": "stimulus", "fungi": "fungus", "algae": "alga", "larvae": "larva",
    "criteria": "criterion", "phenomena": "phenomenon", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "lives": "life", "leaves": "leaf", "halves": "half", "strata": "stratum", "genera": "genus",
    "alveoli": "alveolus", "villi": "villus", "cilia": "cilium", "flagella": "flagellum",
}  # fmt: skip


def _singulars(word: str) -> list[str]:
    if word in _IRREGULAR:
        return [_IRREGULAR[word]]
    if not word.endswith("s") or len(word) < 4:
        return []
    forms = [word[:-1]]
    if word.endswith("ies"):
        forms.append(f"{word[:-3]}y")
    if word.endswith("es"):
        forms += [word[:-2], f"{word[:-2]}is"]
    if word.endswith("ves"):
        forms += [f"{word[:-3]}f", f"{word[:-3]}fe"]
    return forms


_ADJECTIVAL = re.compile(r"(?:[a-z]{3}(?:ous|ful|less|able|ible|ical|ular|iest)|[a-z]{4}(?:ative|istic|genic))$")
_ENDINGS = (
    (r"(?:itis|itides|oses|emia|iasis|oma|pathy|plegia|uria|cellosis|trophy|trichia)s?$", Sort("condition", "disease")),
    (r"(?<!mit)(?<!mei)(?<!cyt)osis$", Sort("condition", "disease")),
    (r"(?:algia|rrhea|rrhoea|rrhage|pnea)s?$", Sort("cognition", "symptom")),
    (r"(?:ectomy|oscopy|ography|plasty|ostomy|otomy|therapy|metry)s?$", Sort("activity", "procedure")),
    (r"(?:(?<!ph)ase|globin|albumin)s?$", Sort("thing", "macromolecule")),
    (r"(?:mycin|cillin|azole|statin|vir|mab|olol|pril|sartan|profen)s?$", Sort("physical_entity", "medicine")),
    (r"(?:caine|amide|osin|idine|terol|sone|choline|formin)s?$", Sort("physical_entity", "medicine")),
    (r"(?:ide|ate|ene|ane|anol)s?$", Sort("material", "compound")),
    (r"(?:ology|onomy)$", Sort("content", "science")),
    (r"ism$", Sort("content", "doctrine")),
    (r"(?:ologist|ician|ist)s?$", Sort("person", "person")),
    (r"(?:coccus|cocci|bacter|virus|viruses)$", Sort("organism", "organism")),
    (r"(?:scope|meter|graph)s?$", Sort("device", "instrument")),
    (r"(?:cyte|blast|phage|plast|some|mere|chore|plasm|brane|oid)s?$", Sort("part", "structure")),
    (r"(?:phase|kinesis|synapsis|lysis|genesis|poiesis|taxis)$", Sort("process", "natural_process")),
    (r"(?:ness|ity)$", Sort("quality", "quality")),
)


def _by_ending(word: str) -> tuple[Sort, ...]:
    if len(word) < 6:
        return ()
    return next(((sort,) for ending, sort in _ENDINGS if re.search(ending, word)), ())
