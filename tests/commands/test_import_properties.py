"""What must hold of every import, whatever was done in Anki and here before."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.cli import cli
from quizgen.model import Guid
from quizgen.store import Store
from tests.anki.samples import cloze, qa
from tests.commands.in_anki import FIRST_MS, InAnki
from tests.conftest import make_document

Deed = Callable[[InAnki], None]
NOTES = (qa("one"), qa("two", "What is two?"), cloze("gaps"))
GUIDS = st.sampled_from([note.guid for note in NOTES])


def answered(guid: Guid, at: int, rating: int, interval: int) -> Deed:
    return lambda anki: anki.answer(guid, rating, at_ms=FIRST_MS + at, ivl=interval, type=0 if interval < 0 else 1)


DEEDS = st.one_of(
    st.builds(answered, GUIDS, st.integers(0, 10**10), st.integers(1, 4), st.sampled_from([-60, 1, 30])),
    st.builds(
        lambda guid, at: lambda anki: anki.answer(guid, 0, at_ms=FIRST_MS + at, ivl=3, type=4),
        GUIDS,
        st.integers(0, 10**10),
    ),
    st.builds(lambda guid: lambda anki: anki.suspend(guid), GUIDS),
    st.builds(lambda guid, flag: lambda anki: anki.flag(guid, flag), GUIDS, st.integers(0, 7)),
    st.builds(lambda guid, tags: lambda anki: anki.tag(guid, *tags), GUIDS, st.sets(st.sampled_from("abc"))),
    st.builds(
        lambda guid, text: lambda anki: anki.write(guid, front=text), GUIDS, st.sampled_from(["x", "", "{{c1::x}}"])
    ),
)
HERE = st.sampled_from(
    [(), ("suspend", "one"), ("tag", "a", "two"), ("reject", "gaps"), ("edit", "one", "--question", "Q?")]
)


def quizgen(store: Path, *arguments: object) -> str:
    result = CliRunner().invoke(cli, ["--store", str(store), *map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def whole(store: Path) -> str:
    with Store.open(store) as opened:
        return opened.whole_hash()


def done(anki: InAnki, deeds: list[Deed]) -> None:
    from contextlib import suppress
    from sqlite3 import IntegrityError

    for deed in deeds:
        with suppress(IntegrityError):  # two answers at the same millisecond
            deed(anki)


@settings(max_examples=25)
@given(st.lists(DEEDS, max_size=8), HERE, st.lists(DEEDS, max_size=4))
def test_importing_is_idempotent_and_undo_its_inverse(
    first: list[Deed], here: tuple[str, ...], second: list[Deed]
) -> None:
    """import ∘ import = import; undo after an import is nothing; importing again after undo is the import."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "library.db"
        with Store.open(store) as opened:
            opened.save(make_document(source="body/heart.md"), NOTES)
            anki = InAnki(Path(folder) / "collection.anki2", opened.notes())
        hashes = [whole(store)]
        for deeds in (first, second):
            done(anki, deeds)
            told = quizgen(store, "import", anki.path)
            after = whole(store)
            assert quizgen(store, "import", anki.path) == "collection.anki2: nothing new\n"
            assert whole(store) == after
            if "nothing new" not in told or after != hashes[-1]:
                quizgen(store, "undo")
                assert whole(store) == hashes[-1]
                quizgen(store, "import", anki.path)
                assert whole(store) == after
            if here:
                quizgen(store, *here)
            hashes.append(whole(store))
