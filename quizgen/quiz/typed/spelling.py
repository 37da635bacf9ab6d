"""Owns one spelling for each word, whatever its number or side of the Atlantic; must not excuse misspellings."""

import re
from functools import cache

_IRREGULAR_SAID = (
    "children child, men man, women woman, feet foot, teeth tooth, geese goose, mice mouse, lice louse, oxen ox, "
    "people person, leaves leaf, lives life, knives knife, wolves wolf, halves half, shelves shelf, calves calf, "
    "hooves hoof, loaves loaf, thieves thief, wives wife, bacteria bacterium, mitochondria mitochondrion, "
    "phenomena phenomenon, criteria criterion, atria atrium, ova ovum, septa septum, strata stratum, spectra "
    "spectrum, quanta quantum, media medium, data datum, cilia cilium, flagella flagellum, ganglia ganglion, "
    "sterna sternum, symposia symposium, foramina foramen, lumina lumen, genera genus, corpora corpus, viscera "
    "viscus, stigmata stigma, matrices matrix, indices index, vertices vertex, appendices appendix, cortices "
    "cortex, apices apex, cervices cervix, helices helix, vortices vortex, phalanges phalanx, larynges larynx, "
    "meninges meninx, axes axis, testes testis, diagnoses diagnosis, axises axis"
)
_IRREGULAR = {plural: singular for pair in _IRREGULAR_SAID.split(", ") for plural, singular in (pair.split(),)}
_LATIN = (
    "alveoli bronchi fungi nuclei stimuli bacilli cocci emboli foci gyri hippocampi humeri loci moduli nucleoli radii "
    "rami sulci syllabi thalami thrombi tori uteri villi cacti thymi calculi nevi"
)
"""Plurals in -i; the class is small, and "ski" or "Tripoli" are none."""
_NEVER_PLURAL_SAID = "lens gas mars texas news physics mathematics pancreas bias atlas christmas canvas"
_NEVER_PLURAL = frozenset(_NEVER_PLURAL_SAID.split())
_VARIANTS_SAID = (
    "aluminium aluminum, grey gray, mould mold, plough plow, programme program, tyre tire, cheque check, sceptic "
    "skeptic, disc disk, kerb curb, defence defense, offence offense, licence license, practise practice, "
    "pretence pretense, ageing aging, judgement judgment, sulphur sulfur, draught draft, storey story, jewellery "
    "jewelry, fulfil fulfill, enrol enroll, skilful skillful, whilst while, amongst among, instalment "
    "installment, caesium cesium, moustache mustache, per_cent percent"
)
_VARIANTS = {british: american for pair in _VARIANTS_SAID.split(", ") for british, american in (pair.split(),)}
_REWRITES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"ae(?!$)|(?<![rtd])oe(?!$)", "e"),  # haemoglobin, oesophagus; not gastroenterology
        (r"our(?=$|ed$|ing$|al$|able$|ful$|less$|ist$|hood$|ite$|er$)", "or"),  # colour, behavioural
        (r"sulph", "sulf"),
        (r"(?<=..)is(?=(?:e|ed|er|ing|ation|able)$)", "iz"),  # organise
        (r"ys(?=(?:e|ed|er|ing)$)", "yz"),  # hydrolyse
        (r"([bctv])re$", r"\1er"),  # fibre, centre, manoeuvre
        (r"(?<=.)ogue$", "og"),  # catalogue
        (r"(?<=[aeiou]l)l(?=(?:ed|ing|er|or)$)", ""),  # travelled
    )
)
_LONG_ENOUGH = 5
"""Shorter words ("does", "four", "rise") are spelt one way."""


@cache
def canonical(word: str) -> str:
    """One spelling for a word in lower case: singular, American."""
    word = _singular(word)
    word = _VARIANTS.get(word, word)
    if len(word) >= _LONG_ENOUGH:
        for pattern, put in _REWRITES:
            word = pattern.sub(put, word)
    return word


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _LATIN.split():
        return f"{word[:-1]}us"
    if len(word) < 4 or word in _NEVER_PLURAL:
        return word
    return _without_ending(word)


def _without_ending(word: str) -> str:
    if re.search(r"[^aeiou]ies$", word) and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|x|z|ch|sh|us)es$", word):
        return word[:-2]
    if re.search(r"[^aeiou][eo]ses$|[iy]ses$", word) and len(word) > 6:
        return f"{word[:-2]}is"  # hypotheses
    if word.endswith("ae") and len(word) > 4:
        return word[:-1]
    if word.endswith("ndria"):
        return f"{word[:-1]}on"  # mitochondria, misspelt too
    return word if re.search(r"(?:[sui']|^.{1,2})s$", word) else word.removesuffix("s")


@cache
def stem(word: str) -> str:
    """A word without the ending of a verb ("moves", "moving", "moved"), for words that have one and stay long."""
    match = re.fullmatch(r"(.{3,}?)(?:ing|ed|e)", word)
    rest = match.group(1) if match else word
    return rest[:-1] if match and len(rest) > 4 and rest[-1] == rest[-2] else rest
