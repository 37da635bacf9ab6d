"""Each hard check has a card that it refuses and one that it lets pass."""

import pytest

from quizgen.generate.gate import CHECKS, failures
from quizgen.generate.shown import Shown
from quizgen.model import Kind

GOOD = Shown(Kind.QA, "subject", "Which organ stores bile?", "the gallbladder")


def qa(prompt: str, answer: str = "the gallbladder", rule: str = "subject") -> Shown:
    return Shown(Kind.QA, rule, prompt, answer)


def cloze(prompt: str, answer: str = "bile", topic: frozenset[str] = frozenset()) -> Shown:
    return Shown(Kind.CLOZE, "cloze", prompt, answer, topic)


LONG = "a small and hollow sac that hangs under the right half of the large liver"
"""An answer of fifteen words."""
REFUSED = {
    "unresolved-pronoun": qa("When does it store bile?"),
    "stand-in": cloze("One of the [...] was given one.", "livers"),
    "relative-time": cloze("Three years later the liver made [...]."),
    "document-words": qa("Which organ is shown in Figure 2?"),
    "first-person": qa("Which organ do we call a store of bile?"),
    "generic-advice": qa("What should you do before you talk to your doctor?"),
    "research-news": cloze("Researchers are looking at [...] in mice."),
    "institution": qa("What does NIH stand for?", "National Institutes of Health", "acronym"),
    "unit-answer": cloze("Water boils at one hundred degrees [...].", "Celsius"),
    "anecdote": cloze("Susan went to a clinic for her [...] pains."),
    "discourse-opener": cloze("However, the liver makes [...] every day."),
    "generic-definite": qa("Which organ does the disease attack first?"),
    "weak-answer": qa("Who stores bile?", "some people"),
    "answer-pointing": qa("What stores bile?", "this organ"),
    "undated": qa("Who found the gallbladder in June?", "Galen"),
    "kind-twice": qa("Which organ does the organ under the ribs feed?", "the duodenum"),
    "answer-a-kind": qa("What stores bile?", "the organ"),
    "answer-definite": qa("What stores bile?", "the bag"),
    "answer-truncated": qa("What stores bile?", "the sac of"),
    "answer-empty": qa("What stores bile?", "—"),
    "answer-too-long": qa("What stores bile?", LONG),
    "prompt-too-long": qa("What stores bile " + "and other things " * 12 + "?"),
    "prompt-too-thin": cloze("[...] flows.", "Bile"),
    "answer-in-prompt": qa("What does the gallbladder in the gallbladder do?"),
    "initials-in-prompt": qa("What is another name for MRI scans?", "magnetic resonance imaging"),
    "which-repeated": qa("Which organ stores bile?", "a very big organ"),
    "gap-is-topic": cloze("The liver makes [...] every day.", "bile", frozenset({"bile"})),
    "answer-is-topic": Shown(
        Kind.QA,
        "definition-term",
        "What is the term for a small sac under the liver?",
        "gallbladder",
        frozenset({"gallbladder"}),
    ),
    "gap-holds-topic": cloze("The liver makes a lot of [...] every day.", "yellow bile", frozenset({"bile"})),
    "gap-is-common": cloze("The liver stores sugar for the whole [...].", "body"),
    "gap-left-vague": cloze("In jaundice bile reaches the skin and other [...].", "tissues"),
    "gap-is-other-end": cloze("Gallstones may form at any time from childhood to [...].", "old age"),
    "gap-is-setting": cloze("In the [...], gallstones are found in ten percent of adults.", "United States"),
    "gap-only-opens": cloze("In [...], bile is called gall.", "everyday speech"),
    "number-told": cloze("The two lobes have [...] segments, of which 24 are small.", "48"),
    "gap-splits-phrase": cloze("The liver works hard in [...].", "spite of an infection"),
    "fraction-split": qa("When does gout occur in approximately 1?", "in 25 adults"),
    "fused-words": cloze("The doctor takes samplesremoving small pieces of [...]."),
    "root-in-prompt": cloze("In arachnophobia one fears [...].", "arachnids"),
    "run-on": qa("What stores bile; does the liver make it too?"),
    "note-shorthand": cloze("Bright flame of the sample = test for [...].", "sodium"),
    "fragment": cloze("In bile, because the sac is [...].", "long and crooked"),
    "heading-run-in": cloze("Neuropathy Affects Nerves Throughout the Body Peripheral neuropathy affects [...]."),
    "doubled-word": qa("What stores the the bile?"),
    "unbalanced": qa("What stores bile (and salts?"),
    "punctuation": qa("What stores bile,?"),
    "markup": qa("What stores **bile**?"),
}


PASSED = {
    "unresolved-pronoun": qa("Which organ stores bile until it is needed?"),
    "stand-in": cloze("The liver makes [...] for the ones that eat fat."),
    "relative-time": cloze("Three years after the war he named the [...]."),
    "document-words": qa("Which organ does a figure of a seated Buddha show?"),
    "first-person": qa("Which cells of type I carry the oxygen that we breathe?"),
    "generic-advice": qa("When should you talk to your doctor?", "if the pain lasts", "advice"),
    "research-news": cloze("The liver makes [...] in mice."),
    "institution": qa("What does DNA stand for?", "deoxyribonucleic acid", "acronym"),
    "unit-answer": cloze("Water boils at [...].", "100 degrees Celsius"),
    "anecdote": cloze("In 1903 Marie Curie won the prize for [...].", "physics"),
    "discourse-opener": cloze("The liver makes [...], however, every day."),
    "generic-definite": qa("Which organ does the disease of the bile ducts attack first?"),
    "weak-answer": qa("Who stores bile?", "people with a gallbladder"),
    "answer-pointing": qa("What stores bile?", "the organ under the liver"),
    "undated": qa("Who found the gallbladder in June 1658?", "Galen"),
    "kind-twice": qa("Which organ does the liver feed?", "the duodenum"),
    "answer-a-kind": qa("What stores bile?", "the liver"),
    "answer-definite": qa("What stores bile?", "the gallbladder"),
    "answer-truncated": qa("What stores bile?", "the sac of bile"),
    "answer-empty": qa("How many organs store bile?", "1"),
    "answer-too-long": qa("What is a gallbladder?", LONG, "definition"),
    "prompt-too-long": cloze("The liver makes " + "and other things " * 9 + "[...] every day."),
    "prompt-too-thin": cloze("The [...] stores green bile."),
    "answer-in-prompt": qa("Which organ under the liver stores gall?"),
    "initials-in-prompt": qa("What does MRI stand for?", "magnetic resonance imaging", "acronym"),
    "which-repeated": qa("Which nerve serves the thumb?", "the median nerve"),
    "gap-is-topic": cloze("The liver makes [...] every day.", "bile", frozenset({"gallbladder"})),
    "answer-is-topic": Shown(
        Kind.QA,
        "definition-term",
        "What is the term for a small sac under the liver?",
        "gallbladder",
        frozenset({"bile"}),
    ),
    "gap-holds-topic": cloze("The liver makes [...] of bile every day.", "a litre", frozenset({"bile"})),
    "gap-is-common": cloze("The liver stores sugar as [...].", "glycogen"),
    "gap-left-vague": cloze("In jaundice bile reaches the skin and other [...].", "mucous membranes"),
    "gap-is-other-end": cloze("Bile flows from the gallbladder to the [...].", "duodenum"),
    "gap-is-setting": cloze("Gallstones were first described in [...].", "Padua"),
    "gap-only-opens": cloze("In [...], bile does not reach the gut.", "biliary atresia"),
    "number-told": cloze("The two lobes have [...] segments, of which 30 are small.", "48"),
    "gap-splits-phrase": cloze("The liver works hard in spite of [...].", "an infection"),
    "fraction-split": qa("When did Rome destroy Carthage in year 1?", "at night"),
    "fused-words": cloze("The doctor takes hydrochlorothiazide for [...]."),
    "root-in-prompt": cloze("In some phobias one fears [...].", "arachnids"),
    "run-on": cloze("The liver makes bile; the gallbladder [...] it.", "stores"),
    "note-shorthand": cloze("Thread = a path through a [...].", "program"),
    "fragment": cloze("Because the sac is long, the [...] is slow.", "flow"),
    "heading-run-in": cloze("The Great Wall of China was built of [...]."),
    "doubled-word": qa("What stores the theoretical bile?"),
    "unbalanced": qa("What stores bile (and salts)?"),
    "punctuation": qa("In which folder does a .bile file lie?"),
    "markup": cloze("The liver makes [...] every day."),
}


def test_a_good_card_passes() -> None:
    """Nothing is wrong with a plain question."""
    assert failures(GOOD) == ()


@pytest.mark.parametrize(
    ("hidden", "refused"),
    [
        ("home", True),
        ("good old friends", True),
        ("kind", True),
        ("bile duct", False),
        ("tendon", False),
        ("Rome", False),
    ],
)
def test_a_gap_of_common_words_is_refused(hidden: str, refused: bool) -> None:
    """What everybody says is guessed; several common words are, when all are very common."""
    assert ("gap-is-common" in failures(cloze("In the end the nerve leads to the [...].", hidden))) is refused


def test_the_name_of_what_is_described_may_be_a_known_word() -> None:
    """ "Such a host is called a [carrier]" asks for a term, and the first of two is not put back by ear."""
    assert "gap-is-common" not in failures(cloze("An animal that passes a parasite on is called a [...].", "carrier"))
    assert "gap-is-common" not in failures(cloze("Signs of malaria include [...] or delirium.", "confusion"))
    assert "gap-is-common" in failures(cloze("The parasite lays its eggs into the [...].", "carrier"))


@pytest.mark.parametrize(
    ("prompt", "hidden", "topic", "refused"),
    [
        ("The worm leaves its host through a [...].", "membrane", "filariasis", True),
        ("In filariasis the worm leaves its host through a [...].", "membrane", "filariasis", False),
        ("It is often taken for a [...].", "rough surface", "filariasis", True),
        ("The larva is often taken for a [...].", "rough surface", "filariasis", False),
        ("The larva is often taken for a [...].", "trematode", "filariasis", False),
    ],
)
def test_known_words_are_guessed_where_little_else_is_told(prompt: str, hidden: str, topic: str, refused: bool) -> None:
    """A word that is not rare needs the topic beside it, several such words any telling word."""
    assert ("gap-is-common" in failures(cloze(prompt, hidden, frozenset({topic})))) is refused


@pytest.mark.parametrize(
    ("prompt", "hidden", "topic", "refused"),
    [
        ("The worm called [...] lives in the gut.", "Filaria", "filariasis", True),
        ("The worm called [...] lives in the gut.", "Ascaris", "filariasis", False),
        ("The parasite is a [...] of the heart.", "filarial nematode", "filariasis", False),
        ("Dreams matter most to the [...].", "dreamer", "sleep", True),
        ("Untreated prediabetes turns into [...].", "diabetes", "insulin", True),
        ("Untreated prediabetes turns into [...].", "diabetes or hypoglycemia", "insulin", False),
        ("Some sounds are too low to be heard, or [...].", "infrasound", "hearing", False),
    ],
)
def test_a_word_made_of_the_topic_or_of_one_shown_is_given_away(
    prompt: str, hidden: str, topic: str, refused: bool
) -> None:
    """Unless a rare word beside it is left to be known."""
    assert ("root-in-prompt" in failures(cloze(prompt, hidden, frozenset({topic})))) is refused


def test_an_abbreviation_behind_its_hyphenated_words_is_spelt_out() -> None:
    """ "Growth-promoting factor, or [GPF]"."""
    assert "initials-in-prompt" in failures(cloze("Cells then need growth-promoting factor, or [...].", "GPF"))


def test_a_cloze_behind_a_colon_and_a_statement_is_refused() -> None:
    """What stands before the colon leads into the text that was left behind."""
    assert "run-on" in failures(cloze("Not all was lost: The liver makes [...].", "bile"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Imagine standing on a [...].", "discourse-opener"),
        ("Someone asked whether rye is a [...].", "discourse-opener"),
        ("A related moth, Actias luna, lives on [...].", "discourse-opener"),
        ("Not always, but honey can [...].", "discourse-opener"),
        (
            "Wool and tin travelled in the opposite direction to reach no [...], or in the opposite direction.",
            "relative-time",
        ),
        ("A puddle in a [...] may be seen as one.", "stand-in"),
        ("Usual case: forgetting the [...] of a sum.", "note-shorthand"),
        ("The miller keeps a [...] bc the mice like grain.", "note-shorthand"),
        ("The guild debates new ovens vs. a [...].", "note-shorthand"),
        ("The mayor opens the [...] in person, Oct 9", "note-shorthand"),
    ],
)
def test_a_text_that_leans_on_the_one_before_is_refused(text: str, name: str) -> None:
    """Asides to a class, comparisons and stand-ins say nothing without their neighbours."""
    assert name in failures(cloze(text, "copper beech"))


def test_a_case_is_no_shorthand() -> None:
    """Between names "v." is how lawyers write, and a whole date is one."""
    assert "note-shorthand" not in failures(cloze("In Byrd v. Lane the court asked for a [...].", "survey"))
    assert "note-shorthand" not in failures(cloze("The mayor opened the [...] on Monday, Oct 9, 1911.", "bridge"))


def test_a_comparison_that_says_with_what_stands() -> None:
    """ "A species related to" names the other one."""
    assert "discourse-opener" not in failures(cloze("A moth related to Actias luna lives on [...].", "walnut"))


def test_a_definition_may_run_on_but_no_reason() -> None:
    """Fifteen words can be remembered of what a thing is, not of why it is so."""
    assert "answer-too-long" in failures(qa("Why is bile stored?", LONG, "because"))
    assert "answer-too-long" not in failures(qa("What is a gallbladder?", LONG, "definition"))


@pytest.mark.parametrize(("name", "shown"), REFUSED.items(), ids=REFUSED)
def test_a_check_refuses_what_it_is_named_for(name: str, shown: Shown) -> None:
    """The check of that name is among those that fail."""
    assert name in failures(shown)


@pytest.mark.parametrize(("name", "shown"), PASSED.items(), ids=PASSED)
def test_a_check_lets_pass_what_only_looks_like_it(name: str, shown: Shown) -> None:
    """A card near to the refused one is not refused by that check."""
    assert name not in failures(shown)


def test_every_check_has_a_card_on_either_side() -> None:
    """No check stands untested, on either side."""
    names = [name for name, _ in CHECKS]

    assert list(REFUSED) == names
    assert list(PASSED) == names


@pytest.mark.parametrize("answer", ["important roles", "a marked decrease", "bad publicity"])
def test_a_gap_that_only_rates_is_weak(answer: str) -> None:
    """ "Fats have [important functions]" names nothing that could be learned."""
    assert "weak-answer" in failures(cloze("In the body of a whale the fat has [...] at depth.", answer))
    assert "weak-answer" not in failures(cloze("In the body of a whale the fat has [...] at depth.", "spongy layers"))


@pytest.mark.parametrize(
    ("prompt", "refused"),
    [
        ("Not every sac was so lucky, in which year was it removed?", True),
        ("In mice, the sac fills each day, so, what is full?", True),
        ("When the sac is full, what opens?", False),
        ("In mice, when the sac is full, what opens?", False),
    ],
)
def test_a_statement_before_a_question_is_a_run_on(prompt: str, refused: bool) -> None:
    """A clause that only opens the question is none."""
    assert ("run-on" in failures(qa(prompt, "1904"))) is refused


@pytest.mark.parametrize(
    ("prompt", "refused"),
    [
        ("You will probably be asked to [...].", True),
        ("Your doctor may advise you to [...].", True),
        ("Patients may be given [...].", False),
    ],
)
def test_what_one_is_asked_to_do_is_advice(prompt: str, refused: bool) -> None:
    """It stands in every leaflet."""
    shown = Shown(Kind.CLOZE, "list-item", prompt, "stop smoking at once")

    assert ("generic-advice" in failures(shown)) is refused


@pytest.mark.parametrize(
    ("prompt", "hidden", "refused"),
    [
        ("A full gallbladder is about as long as [...] finger.", "1", True),
        ("A full gallbladder is about as long as [...] fingers.", "2", False),
        ("A full gallbladder is about as long as type [...] only is.", "1", False),
        ("The liver has [...] or 9 segments.", "8", True),
        ("The liver has 8 or [...] in all.", "9 segments", True),
        ("The liver has a large lobe or [...].", "2 small ones", False),
        ("Bile weighs 1.01 grams per [...].", "millilitre", True),
        ("Bile weighs [...] per millilitre.", "1.01 grams", False),
    ],
)
def test_a_number_told_by_what_stands_beside_it_is_refused(prompt: str, hidden: str, refused: bool) -> None:
    """A noun in the singular counts one thing, two numbers of one thing are near, and measures come per round ones."""
    assert ("number-told" in failures(cloze(prompt, hidden))) is refused


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("The dentist will examine your mouth and order [...].", True),
        ("Your provider will then listen to your lungs and give you [...].", True),
        ("In jaundice the doctor may look for stones with [...].", False),
    ],
)
def test_what_happens_in_every_consultation_teaches_nothing(text: str, refused: bool) -> None:
    """Whatever the disease, one is asked and examined; with what is looked for is another matter."""
    assert ("generic-advice" in failures(cloze(text, "an ultrasound scan"))) is refused


@pytest.mark.parametrize(
    ("shown", "refused"),
    [
        (qa("What is the term for the energy of one electron?", "electronvolt", "term-line"), True),
        (qa("What is the term for a thing that takes an electron pair?", "electrophile", "term-line"), False),
        (qa("What is the term for all that a painter paints?", "paintings", "term-line"), False),
        (cloze("Hemoglobin has two parts of beta-globin and two of [...].", "alpha-globin"), True),
        (cloze("Hemoglobin has two parts of iron and two of [...].", "alpha-globin"), False),
        (qa("Which join combines every row with every row?", "cross join", "term-line"), False),
        (qa("What is it called when snow rushes down a slope?", "an avalanche"), False),
    ],
)
def test_half_of_a_word_gives_it_away(shown: Shown, refused: bool) -> None:
    """The word that a longer one begins with, or the fellow of a hyphenated one; not what shares a root with it."""
    assert bool(failures(shown)) is refused
