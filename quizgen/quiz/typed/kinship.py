"""Owns which words look alike and are other words, so that one is no misspelling of the other; must not judge texts.

Closed lists of classes: what each holds is told by its comment, and a pair missing from them is excused as a slip.
"""

from functools import cache
from itertools import permutations

from quizgen.quiz.typed.spelling import canonical

_PREFIXES = (
    "hyper hypo, af ef, in de, in con de re, dia sys, intra inter extra, ab ad ob, ante anti, endo exo ecto epi meso, "
    "pro eu, macro micro, pre post pro per, sub super supra, homo hetero, mono di bi tri poly, ana cata meta, en de, "
    "im ex e, uni bi multi, ortho meta para, milli micro nano kilo mega giga tera, tachy brady, dys eu dis, iso aniso, "
    "trans cis, infra ultra supra, auto allo xeno, hemi semi, leuko erythro, ortho allo, over under, "
    "up down, out in, fore after, main sub, peri para, deci deca centi hecto, ferri ferro, gluco glyco galacto, "
    "cryo pyro, chemo photo, phago pino, oro naso, arthro athero arterio, meta pro telo inter"
)
"""Fronts that tell a word from its opposite or its sibling."""
_NEGATIONS = ("a", "an", "un", "in", "im", "il", "ir", "dis", "non", "anti", "de", "mis", "re", "sub", "para", "nor")
"""Fronts without which a word says something else."""
_ENDINGS = (
    "ate ite ide ic ous ine ane ene yne one ase ose ame ol, anol anal, blast clast cyte, gen gon, or ee, er ee, "
    "tomy stomy ectomy, itis osis, phobic philic, phobia philia, scope scopy, meter metry, graph graphy, "
    "emia uria, gram graph, trophy plasia, penia cytosis, "
    "phagia phasia, genesis lysis, genic lytic, in inogen, ism ist, logy nomy, ful less, ward wards, most more, "
    "ability able, otic itic, ium ius, ia ium, ic ics, ation ator, ion or, ity ous, ant ate"
)
"""Ends that tell a word from its sibling: salts and acids, enzymes and sugars, the two parties of a deed."""
_LOOKALIKES = (
    # the body and medicine
    "ileum ilium, ureter urethra uterus, dysphagia dysphasia dysplasia dyspnea, aphasia aphagia ataxia, "
    "humerus humorous, peroneal perineal peritoneal, malleus malleolus, mucus mucous, cornea corona, "
    "trachea trochlea, carpal tarsal, metacarpal metatarsal, carpus corpus, tarsus torso, perfusion profusion "
    "effusion infusion diffusion, palpation palpitation palliation, ablation oblation, neuron neutron nephron, "
    "thymine thiamine tyramine thyroxine tyrosine, thymus thalamus hypothalamus thyroid, adenine adenosine alanine, "
    "guanine guanidine, cytosine cysteine cystine cytokine, uracil uranyl, glucagon glycogen, glucose galactose, "
    "sucrose lactose maltose, pepsin trypsin, callus calluses callous, facial fascial, faces feces, gastric gastrin, "
    "prostate prostrate, sacral sacred, vesical vesicle, villus villous villain, viral virile, bacterial "
    "bacteria, colostomy colotomy, arteritis arthritis, arteriole artery, venule ventricle, cilium silicon, "
    "myelin myosin melanin melatonin, actin actinin, myopia hyperopia, mitosis meiosis miosis mycosis, "
    "sclera sclerosis, stenosis sternosis, psoriasis cirrhosis scoliosis, lordosis kyphosis, cecum sacrum, "
    "rectum sternum septum, pylorus pelvis, radius radium, tibia fibula, "
    "cervical clavicle, aortic atrial arterial, atrium atrial, renal adrenal, hormone harmony, plasma plasmid, "
    "plasmin plasma, heroin heroine, codeine caffeine, morphine marine, insulin inulin, heparin hepcidin, "
    "prednisone prednisolone, chlorpromazine clomipramine, hydralazine hydroxyzine, cefuroxime ceftriaxone, "
    "lamotrigine lamivudine, quinine quinidine, vinblastine vincristine, dopamine dobutamine, "
    # physics and chemistry
    "proton protein photon, cation caution, anion onion union, chlorine chloride fluorine, bromine bromide, "
    "iodine iodide, fluorine fluoride florin, magnesium manganese, silicon silicone, "
    "thallium thulium, radon radium, titanium tantalum, ethanol methanol, "
    "ethane methane, ethyl methyl, acetone acetate, speed spend, velocity viscosity, fission fusion fissure, "
    "refraction reflection diffraction, convection conduction convention, molar polar solar, molarity molality "
    "morality polarity, meteor meter meteorite, meteorology metrology, resistor resister, volume column, "
    # places and people
    "austria australia, niger nigeria, slovakia slovenia, iran iraq, latvia libya, mali malawi, mauritius mauritania, "
    "gambia zambia, guinea guyana ghana, dominica dominican, georgia guernsey, sweden switzerland swiss, "
    "estonia ethiopia, paraguay uruguay, india indiana, china chile, oman jordan, chad chat, monaco morocco, "
    "montana montenegro, baltic balkan, budapest bucharest, alabama alaska, tunis tunisia, algiers algeria, "
    "colombia columbia, athena athens, persia prussia russia, roman romanian, arabia arabica, stalin stalingrad, "
    "truman thurman, hobbes hobbs, luther lutheran, calvin kelvin, maya malaya, inca inka, "
    "manet monet, "
    # law, society, language, computing
    "principal principle, complement compliment, counsel council consul, affect effect, discreet discrete, "
    "allusion illusion, eminent imminent immanent, elicit illicit, ensure insure assure, moral morale, "
    "personal personnel, perspective prospective, precede proceed, prescribe proscribe, statue statute stature, "
    "stationary stationery, causal casual, martial marital, desert dessert, loose lose, quiet quite, angel angle, "
    "trail trial, plane planet plain, plant planet, metal mental mettle, country county, ration ratio, "
    "immigration emigration migration, adverse averse, appraise apprise, capital capitol, cession session secession, "
    "censor sensor censure, comma coma, decent descent dissent, formally formerly, human humane, ingenious ingenuous, "
    "lightning lightening, liable libel, mortgagor mortgagee, burglary robbery, "
    "libel label, petition partition, treaty treatise, monarchy oligarchy anarchy, "
    "theism deism atheism, realism idealism, empiricism imperialism, fascism racism, socialism specialism, "
    "union onion, stack stock, thread threat, "
    "cache cash, compile compiler, static statistic, public publish, mutable immutable, "
    "assonance consonance dissonance, simile smile, novel navel, consonant consonance, "
    "species spices, genus genius genes, phylum phloem, xylem phylum, sepal petal, stamen stigma, pollen polled, "
    "crater creator, mantle mental, magma lava, strata stratus, cumulus calculus, altitude latitude attitude aptitude, "
    "latitude longitude, glacier glazier, weather whether, tropic tropical topic, "
    "median medium mean, mode model, secant second, tangent tangible, cosine cousin, factor vector, scalar scaler "
    "secular, radical radial, integer integral, variance variable variant, parallel perpendicular, "
    "three there, eight eighth, accept except, breath breathe, conscience conscious, contest context content, "
    "carrier barrier courier career, nation notion, marine matrix, "
    "patent parent patient, aesthetic ascetic, diseased deceased, devise device, adapt adopt adept, "
    "horse house hoarse, liver river, brain grain, blood bloom flood, "
    "interphase interface, spine spike, lymph nymph, organ origin, tissue issue, muscle mussel, "
    "north south, beach beech, isle aisle, strait straight, current currant, waist waste, "
    "stroke strike, shock stock, cough couch, throat threat, tremor tumor, "
    "vagus vagal vogue, virus virtue, vision version, "
    "acetic ascetic acidic, basic basis, saline salivae salina, solute solvent, solution dilution, "
    "retina retinol retinal, cardinal cardiac, femoral temporal, facial racial, dental mental renal, "
    "temporal tempered, parietal parental, frontal frontier, occipital occidental, "
    "papal pupal, larva lava, pupa pupil, nymph lymph, amnion amniotic, chorion chorea cornea"
)
"""Groups of words often taken for each other, by subject."""


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(_LOOKALIKES.split(", ")):
        for word in group.split():
            name = canonical(word)
            found[name] = found.get(name, frozenset()) | {number}
    return found


def is_another(first: str, second: str) -> bool:
    """Whether two words that look alike are two words: by a list, by their fronts, or by their ends."""
    groups = _groups()
    if groups.get(first, frozenset()) & groups.get(second, frozenset()):
        return True
    return _by_front(first, second) or _by_end(first, second)


def _by_front(first: str, second: str) -> bool:
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    if any(longer == front + shorter for front in _NEGATIONS):
        return True
    return any(
        first.startswith(one)
        and second.startswith(other)
        and not first.startswith(other) | second.startswith(one)
        and _alike(first[len(one) :], second[len(other) :])
        for one, other in _pairs(_PREFIXES)
    )


def _by_end(first: str, second: str) -> bool:
    return any(
        first.endswith(one) and second.endswith(other) and _alike(first[: -len(one)], second[: -len(other)])
        for one, other in _pairs(_ENDINGS)
    )


@cache
def _pairs(classes: str) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(pair for group in classes.split(", ") for pair in permutations(group.split(), 2)))


def _alike(first: str, second: str) -> bool:
    """Whether what is left is the same but for a letter or two at its ends."""
    return len(first) > 1 and (first == second or first[:-1] == second or first == second[:-1])
