"""Owns the page that shows the section a card comes from, its evidence marked; must not read files."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from quizgen.quiz.app.page import PageScreen
from quizgen.quiz.app.text import safe
from quizgen.quiz.desk import Source

MARKED = "bold underline $text-accent"
ABOVE = 3
"""So many lines are shown above the evidence, where there are."""


class SourceScreen(PageScreen):
    """The section; it opens where the evidence stands."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        text, evidence = source.text, source.evidence
        self.before = safe(text[: evidence.start]) if evidence else ""
        marked = safe(text[evidence.start : evidence.end]) if evidence else ""
        after = safe(text[evidence.end :] if evidence else text)
        self.text = Static(Content.assemble(self.before, (marked, MARKED), after), classes="text")

    def lines(self) -> ComposeResult:
        place = safe(" › ".join(self.source.headings))
        remark = f"\n{safe(self.source.remark)}" if self.source.remark else ""
        heading = Content.assemble((place, "bold"), "\n", (safe(self.source.place), "dim"), remark)
        yield Static(heading, classes="title")
        yield self.text

    def on_mount(self) -> None:
        self.call_after_refresh(self.show_evidence)

    def show_evidence(self, patience: int = 5) -> None:
        """Scroll to the line on which the evidence begins, once it is known how wide lines are."""
        width = self.text.content_size.width
        if width:
            lines = len(Content(self.before).wrap(width)) if self.before else 0
            self.page.scroll_to(y=self.text.virtual_region.y + lines - 1 - ABOVE, animate=False)
        elif patience:
            self.call_after_refresh(self.show_evidence, patience - 1)
