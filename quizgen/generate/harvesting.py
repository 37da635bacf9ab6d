"""Owns the sections' way through the stages: read, find, render, check, score; must not select."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.generate.brackets import label, of_parent, of_term
from quizgen.generate.candidate import Fact, Gap, Question, Rule, Sentence
from quizgen.generate.gate import failures
from quizgen.generate.hints import hint
from quizgen.generate.reading import sentences
from quizgen.generate.realise import cloze_parts, slot_text, trimmed
from quizgen.generate.rules import RULES
from quizgen.generate.shown import Shown, prompt_of
from quizgen.generate.signs import signs
from quizgen.generate.syntax import faults
from quizgen.generate.topic import About, Topic
from quizgen.generate.wording import word
from quizgen.language.clause import further_clauses, tails, token_runs
from quizgen.language.parser import parse
from quizgen.language.surface import text_of
from quizgen.model import BlockKind, ClozePart, Document, Draft, Evidence, Harvest, Kind, Rejection, Section, Span


@dataclass(frozen=True, slots=True)
class Context:
    """What a section is read in."""

    document: Document
    about: About


TOGETHER = 16
"""Sections whose questions are read back at once: the parser is faster on many."""


def harvests(context: Context, sections: Sequence[Section]) -> Iterator[Harvest]:
    """For each section all drafts that pass the checks, and every refusal with its reason."""
    for start in range(0, len(sections), TOGETHER):
        yield from _read_back([_harvest(context, section) for section in sections[start : start + TOGETHER]])


def _harvest(context: Context, section: Section) -> Harvest:
    drafts: list[Draft] = []
    refused: list[Rejection] = []
    for sentence in sentences(section, context.about):
        for rule, fact in _facts(sentence):
            draft = draft_of(rule, fact, sentence, context.document, section)
            reasons = failures(_shown(draft, context.about.topic))
            if reasons:
                refused.append(Rejection(draft, reasons[0]))
            else:
                drafts.append(draft)
    return Harvest(tuple(drafts), tuple(refused))


def _facts(sentence: Sentence) -> Iterator[tuple[Rule, Fact]]:
    noted = bool(sentence.block.term) and sentence.start == 0
    further = _further(sentence)
    for rule in RULES:
        if (noted and not rule.pointing) or (sentence.listed and not rule.whole):
            continue
        if (not sentence.unresolved or rule.pointing) and (sentence.item is None or rule.joined):
            for read in (sentence, *further) if rule.every_clause else (sentence,):
                for fact in rule.find(read):
                    yield rule, fact


def _further(sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence once more for each of its further main clauses."""
    if sentence.clause is None or sentence.item is not None:
        return ()
    return tuple(replace(sentence, clause=clause) for clause in further_clauses(sentence.clause))


def draft_of(rule: Rule, fact: Fact, sentence: Sentence, document: Document, section: Section) -> Draft:
    """The fact as a card: rendered, resting on its evidence, scored."""
    question, answer, cloze = _question(fact, sentence) if isinstance(fact, Question) else _cloze(fact, sentence)
    about = _about(sentence, question or "".join(part.text for part in cloze), answer)
    draft = Draft(
        kind=Kind.QA if isinstance(fact, Question) else Kind.CLOZE,
        question=about + question if question else "",
        answer=answer,
        cloze=_opened(about, cloze),
        context=sentence.raw,
        evidence=_evidence(rule, sentence, document.text),
        anchor=section.anchor,
        section=section.heading_path,
        rule=rule.id,
        score=0.0,
        trace=sentence.trace,
    )
    return replace(draft, signs=signs(draft, rule, fact, sentence))


def _about(sentence: Sentence, text: str, answer: str) -> str:
    """What stands in brackets before a card that reads as `text`; rows are told their column."""
    block = sentence.block
    if block.kind is BlockKind.ROW:
        return ""
    return label((*_above(sentence, f"{text} {answer}"), *sentence.told), text, answer, _bare_subject(sentence))


def _above(sentence: Sentence, text: str) -> tuple[Topic, ...]:
    """What a sentence is a remark on by its layout: the term of its line, the bullet above it."""
    block = sentence.block
    if block.term:
        return of_term(block.term) if sentence.start else ()
    return of_parent(block, sentence.told, text)


def _bare_subject(sentence: Sentence) -> str:
    """What a sentence says something of, unless that is one thing of its kind ("the wall")."""
    clause = sentence.clause
    if clause is None or not clause.copular or clause.subject.left_edge.lower_ == "the":
        return ""
    return text_of(clause.subject_span)


def _opened(about: str, cloze: tuple[ClozePart, ...]) -> tuple[ClozePart, ...]:
    if not about or not cloze:
        return cloze
    first, *others = cloze
    return (ClozePart(about), first, *others) if first.number else (replace(first, text=about + first.text), *others)


def _evidence(rule: Rule, sentence: Sentence, text: str) -> Evidence:
    """The sentence as it stands in the file; for a rule on whole lists, from the stem to the last item."""
    block = sentence.block
    span = block.text.locate(sentence.start, sentence.end)
    if rule.whole and sentence.list_end:
        stem = text.rfind(block.stems[-1], 0, span.start) if block.stems else -1
        span = Span(stem if stem >= 0 else span.start, max(span.end, sentence.list_end))
    line = block.line + text.count("\n", block.span.start, span.start) - text.count("\n", span.start, block.span.start)
    return Evidence(text[span.start : span.end], span, line)


def _question(fact: Question, sentence: Sentence) -> tuple[str, str, tuple[ClozePart, ...]]:
    names = sentence.proper | sentence.people
    slots = {name: slot_text(slot, names) for name, slot in fact.slots.items()}
    question = word(fact.frame, slots)
    answer = slot_text(fact.answer, names)
    return question, trimmed(answer, question) if fact.frame == "inverted" else answer, ()


def _cloze(fact: Gap, sentence: Sentence) -> tuple[str, str, tuple[ClozePart, ...]]:
    text = sentence.text
    hidden = text[fact.start : fact.end]
    return "", hidden, cloze_parts(text, replace(fact, hint=hint(hidden, text[fact.end :])), _loose(sentence, fact))


def _loose(sentence: Sentence, fact: Gap) -> tuple[tuple[int, int], ...]:
    """What a long sentence adds behind its main clause, as character ranges, when the gap is not in it."""
    if sentence.clause is None or sentence.item is not None or len(sentence.text.split()) < LONG_SENTENCE:
        return ()  # the end of a joined list is no addition, but its last items
    runs = token_runs(sentence.clause, tails(sentence.clause))
    closing = len(sentence.text.rstrip(" .!?"))
    return tuple((start, end) for start, end in runs if end >= closing and fact.end <= start)


LONG_SENTENCE = 18
"""Words from which on a cloze leaves out what only adds."""


def _shown(draft: Draft, topic: Topic) -> Shown:
    return Shown(draft.kind, draft.rule, prompt_of(draft), draft.answer, topic.words)


def _read_back(found: Sequence[Harvest]) -> Iterator[Harvest]:
    """Rendered questions are parsed again: a broken surface shows there."""
    asked = [draft for harvest in found for draft in harvest.drafts if draft.kind is Kind.QA]
    broken = {
        id(draft): faulty
        for draft, doc in zip(asked, parse((prompt_of(draft) for draft in asked), lemmas=False), strict=True)
        if (faulty := faults(doc))
    }
    for harvest in found:
        kept = tuple(draft for draft in harvest.drafts if id(draft) not in broken)
        refused = tuple(Rejection(draft, broken[id(draft)][0]) for draft in harvest.drafts if id(draft) in broken)
        yield Harvest(kept, harvest.rejections + refused)
