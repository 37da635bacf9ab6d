"""Owns what a sentence points at outside itself: it is replaced by its name, or the sentence is left alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from quizgen.frequency import zipf
from quizgen.language.binding import OBJECTS, inside_antecedent
from quizgen.language.casing import lower_first
from quizgen.language.clause import Clause, core, is_plural, main_clause, phrase
from quizgen.language.inflect import base
from quizgen.language.lexicon import words
from quizgen.language.short_names import full_name
from quizgen.language.surface import text_of

_THIRD = frozenset(("it", "they", "he", "she"))
_POSSESSIVES = frozenset(("its", "their", "his", "her"))
_PRONOUNS = _THIRD | OBJECTS | _POSSESSIVES | {"this", "these", "those"}
_DEMONSTRATIVES = frozenset(("this", "these", "that", "those", "such"))
_CONDITION = frozenset(("condition", "disease", "disorder", "syndrome", "illness", "infection"))
_STAND_INS = words("reference-stand-ins")
_RANKING = words("definite-ranking") | words("definite-ordering")
_UNIQUE = words("definite-unique")
_EXPLETIVE_NEXT = words("reference-expletive-next")


@dataclass(frozen=True, slots=True)
class Scene:
    """What may be pointed at: the clause of the sentence before (None at the start of a block), and the topic."""

    previous: Doc | None
    topic: str
    topic_words: frozenset[str]
    proper: frozenset[str]
    people: frozenset[str] = frozenset()
    earlier: Doc | None = None
    """The sentence before the previous one, which a definite noun may still mean."""
    before: Callable[[], str] = str
    """Gives all that the text has told so far, which a name cut short may mean."""
    full_names: Mapping[str, str] = field(default_factory=dict)
    """What a person is called in full, by the word that the text says alone."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """`text` with names in place of pointers and a trace of each; or `unresolved`, the reason to abstain."""

    text: str
    trace: tuple[str, ...] = ()
    unresolved: str = ""


def resolve(doc: Doc, scene: Scene) -> Resolution:
    """The sentence as it would be written alone; abstains unless the antecedent is the obvious one."""
    replaced: dict[int, str] = {}
    dropped: set[int] = set()
    trace: list[str] = []
    for token in doc:
        if token.i in dropped:
            continue
        found = _pointer(token, scene)
        if found is None:
            continue
        tokens, name = found
        if token.lower_ in _THIRD and name in replaced.values():
            continue  # the name stands before it now: "Once the mould is found, it can be …"
        if not name or _PRONOUNS & set(name.lower().split()):
            return Resolution(doc.text, unresolved=f"unresolved '{token.lower_}'")
        replaced[tokens[0].i] = name
        dropped.update(part.i for part in tokens[1:])
        trace.append(f"'{text_of(tokens)}' is '{name}'")
    if not trace:
        return Resolution(doc.text)
    kept = [token for token in doc if token.i not in dropped]
    text = _joined(kept, replaced)
    return Resolution(text[:1].upper() + text[1:], tuple(trace))


def _joined(tokens: list[Token], replaced: dict[int, str]) -> str:
    text = text_of(tokens, replaced)
    return text if text.endswith((".", "!", "?")) else text + "."


_Found = tuple[tuple[Token, ...], str] | None


def _pointer(token: Token, scene: Scene) -> _Found:
    """The tokens that point, and the name to put there ('' when there is none); None for a plain word."""
    subject = token.dep_ in ("nsubj", "nsubjpass")
    if token.lower_ in _THIRD and subject:
        return _subject_pronoun(token, scene)
    if (token.lower_ in OBJECTS and token.dep_ in ("dobj", "pobj", "dative")) or _owns(token):
        return None if inside_antecedent(token, scene.people) else ((token,), "")
    if token.lower_ in ("there", "here") and token.tag_ == "RB" and token.dep_ == "advmod":
        return (token,), ""
    if (
        subject
        and (token.lower_ in _STAND_INS or _only_counts(token))
        and not any(c.dep_ == "prep" for c in token.children)
    ):
        return (token,), ""
    if token.lower_ in _PLACES and token.dep_ == "advmod" and token.head.pos_ == "NOUN" and token.i > token.head.i:
        return (token,), ""
    return _person(token, scene) or _determiner(token, scene)


def _person(token: Token, scene: Scene) -> _Found:
    """A person who does something, or to whom it is done, by one word of a name: "Curie" is "Marie Curie"."""
    name = scene.full_names.get(token.text, "")
    doing = token.dep_ in ("nsubj", "nsubjpass", "dobj") or (token.dep_ == "pobj" and token.head.dep_ == "agent")
    if not name or not doing or name in token.doc.text or any(c.dep_ != "relcl" for c in token.children):
        return None
    again = sum(other.text == token.text for other in token.doc) > 1
    beside = (token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc))
    return None if again or any(other.i and other.pos_ == "PROPN" for other in beside) else ((token,), name)


_PLACES = frozenset(("inside", "outside"))


def _only_counts(token: Token) -> bool:
    """Whether a subject is a mere number: "all three converge", "only a few percent survive"."""
    if token.lower_ in ("percent", "%"):
        return True
    joined = any(other.dep_ in ("conj", "nummod") for other in token.doc[: token.i])
    return token.tag_ == "CD" and not any(char.isdigit() for char in token.text) and not joined


def _owns(token: Token) -> bool:
    return token.lower_ in _POSSESSIVES and token.dep_ == "poss"


def _determiner(token: Token, scene: Scene) -> _Found:
    """What "the", "this" and their like point at."""
    if token.lower_ == "the" and token.dep_ == "det":
        return _the_condition(token, scene) or _the_same_thing(token, scene) or _the_name(token, scene)
    if token.lower_ not in _DEMONSTRATIVES or token.dep_ == "mark":
        return None
    if token.dep_ in ("det", "amod", "predet"):
        return _demonstrative_noun(token, scene)
    return _bare_demonstrative(token, scene)


def _subject_pronoun(token: Token, scene: Scene) -> _Found:
    if token.lower_ == "it" and _expletive(token):
        return None
    if inside_antecedent(token, scene.people):
        return None
    if token.lower_ == "it" and scene.topic and _is_how_common(token):
        return (token,), scene.topic
    clause = main_clause(scene.previous) if scene.previous is not None else None
    return (token,), _name(clause, scene) if clause is not None and _may_mean(token, clause.subject) else ""


def _may_mean(token: Token, subject: Token) -> bool:
    """Whether a pronoun can stand for the subject of the sentence before, by its number and kind."""
    if subject.pos_ in ("PRON", "VERB", "DET", "NUM") or subject.dep_.startswith("csubj"):
        return False
    human = token.lower_ in ("he", "she")
    return is_plural(subject) == (token.lower_ == "they") and (not human or subject.pos_ == "PROPN")


def _is_how_common(token: Token) -> bool:
    """Whether it is said to be common or rare: in a text about one thing, that thing."""
    return any(child.lower_ in ("common", "rare", "uncommon", "frequent") for child in token.head.children)


def _name(clause: Clause, scene: Scene) -> str:
    name = named(_ranked_one(clause) or clause.subject)
    if scene.topic and _speaks_of_topic(clause.subject, scene):
        return scene.topic
    counted = name[0].lower_ in _PARTS or any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") and t.dep_ != "relcl" for t in name)
    return "" if counted or len(name) > LONGEST_NAME else lower_first(text_of(name), scene.proper)


def _ranked_one(clause: Clause) -> Token | None:
    """What the foremost of its kind is said to be: "The most common form is croup. It …" speaks of croup."""
    subject = clause.subject
    ranked = any(
        child.tag_ == "JJS" or any(degree.tag_ == "RBS" for degree in child.children)
        for child in subject.children
        if child.dep_ == "amod"
    )
    said = clause.child("attr", "oprd")
    if subject.left_edge.lower_ != "the" or not ranked or said is None or said.pos_ not in ("NOUN", "PROPN"):
        return None
    return None if said.left_edge.lower_ in ("a", "an", "the") or is_plural(said) != is_plural(subject) else said


def _speaks_of_topic(head: Token, scene: Scene) -> bool:
    """Whether a subject is something of the topic ("the incidence of gout"): "it" is more often the topic."""
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return (
        of is not None
        and scene.topic.lower() in text_of(phrase(of)).lower()
        and head.lemma_.lower() not in scene.topic_words
    )


LONGEST_NAME = 10
_PARTS = frozenset(
    ("little", "few", "none", "no", "most", "half", "some", "many", "several", "all", "each", "any", "much")
)
"""Words that say of how much something was told: the next sentence is seldom about that part alone."""


def named(head: Token) -> tuple[Token, ...]:
    """The best name of a noun phrase: what it is called, when it says so; else the phrase without additions."""
    for child in head.children:
        if child.dep_ == "acl" and child.lower_ in ("called", "named", "termed"):
            for name in child.children:
                if name.dep_ in ("oprd", "dobj", "attr"):
                    return core(name)
    return core(head)


def _expletive(token: Token) -> bool:
    verb = token.head
    if verb.lemma_ in ("take", "seem", "appear", "turn", "follow", "make", "rain", "snow"):
        return any(child.dep_ in ("xcomp", "ccomp", "advcl") for child in verb.children)
    if verb.lemma_ == "be" and any(c.dep_ in ("xcomp", "ccomp") and c.i > verb.i for c in verb.children):
        return True
    if verb.lemma_ == "be" or any(child.dep_ == "auxpass" for child in verb.children):
        nearby = {child.lower_ for child in verb.children} | {verb.lower_}
        clausal = any(child.dep_ in ("ccomp", "xcomp", "advcl", "csubj") for child in verb.subtree)
        return bool(nearby & _EXPLETIVE_NEXT) and clausal
    return verb.pos_ == "ADJ" or (token.i > 0 and token.nbor(-1).lemma_ in ("make", "find", "consider"))


def _demonstrative_noun(token: Token, scene: Scene) -> _Found:
    head = token.head
    if _relates(token) or _told_before(head):
        return None
    if token.lower_ in ("that", "those") and any(child.dep_ in ("relcl", "acl", "prep") for child in head.children):
        return None
    whole = (*(t for t in phrase(head) if t.i <= head.i),)
    previous = _same_head(head, scene.previous, scene.proper) if scene.previous is not None else ""
    if previous:
        return whole, previous
    if _topic_stands(head, scene):
        tail = tuple(
            t for child in head.children if child.dep_ == "prep" and child.lower_ == "of" for t in phrase(child)
        )
        return (*whole, *tail), scene.topic
    return (token,), ""


def _told_before(head: Token) -> bool:
    """Whether the same noun stands earlier in the sentence: "stages 3 and 4 …, because these stages …"."""
    return any(other.lemma_.lower() == head.lemma_.lower() for other in head.doc[: max(0, head.left_edge.i - 1)])


def _the_condition(token: Token, scene: Scene) -> _Found:
    """ "the condition" or "the disorder", with nothing added, is the topic of a text about one."""
    head = token.head
    alone = head.i == token.i + 1 and not any(child.dep_ in ("prep", "relcl", "acl") for child in head.children)
    if not alone or not scene.topic or any(t.lower_ == head.lower_ for t in head.doc[: token.i]):
        return None
    name = scene.topic.lower().split()
    other = head.lower_ in _UNIQUE or _is_defined(head)  # "the eye" is no "dry eye"
    heads = len(name) > 1 and name[-1] == head.lower_ and not other
    return ((token, head), scene.topic) if head.lower_ in _CONDITION or heads else None


def _is_defined(head: Token) -> bool:
    """Whether the sentence says what the noun is: "The thyroid is a gland" tells nothing of an underactive one."""
    verb = head.head
    said = [child for child in verb.children if child.dep_ == "attr" and child.left_edge.lower_ in ("a", "an")]
    return head.dep_ == "nsubj" and verb.lemma_ == "be" and bool(said)


def _the_same_thing(token: Token, scene: Scene) -> _Found:
    """ "The membrane", with nothing added, is "the membrane of skin" of the sentences before."""
    head = token.head
    alone = head.i == token.i + 1 and not any(child.i > head.i for child in head.children)
    if (
        not alone
        or head.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
        or head.pos_ != "NOUN"
        or _told_before(head)
    ):
        return None
    if head.lemma_.lower() in scene.topic_words or head.lower_ in _UNIQUE:
        return None
    told = [doc for doc in (scene.previous, scene.earlier) if doc is not None and _speaks_of(doc, head)]
    name = _same_head(head, told[0], scene.proper) if told else ""
    said = name.lower().split()
    if not said or len(said) > LONGEST_FULL_NAME or "'s" in name or _UNNAMING & set(said):
        return None
    return (token, head), name if said[0] == "the" else f"the {name}"


def _the_name(token: Token, scene: Scene) -> _Found:
    """ "The Committee", with nothing added, is the one committee whose full name the text has told."""
    head = token.head
    alone = head.i == token.i + 1 and head.dep_ not in ("compound", "nmod", "amod", "poss")
    if not alone or not head.text.istitle() or zipf(head.lower_) < _COMMON or head.text in scene.people:
        return None
    if any(child.i > head.i and child.dep_ in ("prep", "appos", "relcl") for child in head.children):
        return None
    name = full_name(head.text, scene.before())
    return ((token, head), f"the {name}") if name and name not in head.doc.text else None


_COMMON = 4.0
"""Zipf frequency from which on a capitalised word is one that a longer name is made with: "Court"."""
LONGEST_FULL_NAME = 7
_UNNAMING = _PRONOUNS | _RANKING | {"you", "your", "we", "our", "that", "which", "who", "one", "same", "and", "or"}
"""Words that make a full name a second statement, or no name at all."""


def _speaks_of(doc: Doc, head: Token) -> bool:
    return any(t.lemma_.lower() == head.lemma_.lower() for t in doc)


def _same_head(head: Token, told: Doc, proper: frozenset[str]) -> str:
    """The full name of the one thing in a sentence that has the same noun for its head; '' when there is none."""
    named_so = [t for t in told if t.lemma_.lower() == head.lemma_.lower() and t.pos_ in ("NOUN", "PROPN")]
    matches = [t for t in named_so if (t.tag_ == head.tag_ or t.pos_ == "PROPN") and t.dep_ != "compound"]
    matches += [t for t in told if t.dep_ == "csubj" and t.lower_ == head.lower_]
    if len(matches) != 1:
        return ""
    name = named(matches[0])
    words = [t for t in name if t.pos_ not in ("DET", "PRON", "PUNCT")]
    indefinite = name[0].lower_ in ("some", "any", "each", "every", "no", "another", "many", "certain")
    if len(words) < 2 or indefinite or name[0].lower_ in _DEMONSTRATIVES:
        return ""
    text = text_of(name)
    for article in ("A ", "An ", "a ", "an "):
        if text.startswith(article) and matches[0] in name:
            text = "the " + text[len(article) :]
    return lower_first(text, proper)


def _topic_stands(head: Token, scene: Scene) -> bool:
    if not scene.topic:
        return False
    if head.lower_ in _CONDITION:
        return True
    of = [c for child in head.children if child.dep_ == "prep" and child.lower_ == "of" for c in child.children]
    return head.lower_ in ("type", "form", "kind") and any(c.lower_ in scene.topic_words for c in of)


def _bare_demonstrative(token: Token, scene: Scene) -> _Found:
    if _relates(token):
        return None
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ == "be" and _predicate_adjective(token.head):
        return (token,), _result_of_previous(scene)
    if token.dep_ == "dobj" and token.head.lemma_ == "do":
        return (token.head, token), _previous_action(scene)
    return (token,), ""


def _relates(token: Token) -> bool:
    """Whether this/that/such belongs to its own sentence: a relative, a conjunction, 'such as', 'those who'."""
    if token.tag_ in ("WDT", "IN") or token.dep_ in ("advmod", "mark") or token.head.dep_ == "relcl":
        return True
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ == "such":
        said_here = any(t.lower_ == "as" and t.i > token.i for t in token.head.subtree)
        return after in ("as", "that") or said_here or (token.i > 0 and token.nbor(-1).lower_ == "as")
    return token.lower_ in ("that", "those") and any(c.dep_ in ("prep", "relcl", "acl") for c in token.children)


def _predicate_adjective(verb: Token) -> bool:
    return any(child.dep_ == "acomp" for child in verb.children)


def _result_of_previous(scene: Scene) -> str:
    clause = main_clause(scene.previous) if scene.previous is not None else None
    if clause is None or clause.verb.lemma_ not in ("cause", "produce", "trigger", "create"):
        return ""
    result = clause.child("dobj")
    return "" if result is None or is_plural(result) else lower_first(text_of(core(result)), scene.proper)


def _previous_action(scene: Scene) -> str:
    clause = main_clause(scene.previous) if scene.previous is not None else None
    if clause is None or clause.copular or clause.negated:
        return ""
    after = [t for t in clause.body if t.i > clause.verb.i]
    return f"{base(clause.verb.text)} {text_of(after)}" if after else ""
