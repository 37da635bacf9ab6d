"""The shape of the notetypes never changes, and their look only with MODIFIED."""

import json
import re
from hashlib import sha256
from pathlib import Path

from quizgen import paths
from quizgen.anki.notetypes import MODIFIED, shapes

GOLDEN = json.loads((Path(__file__).parent / "notetypes.json").read_text(encoding="utf-8"))


def test_shape_is_frozen() -> None:
    """Ids, names and order of notetypes, templates and fields are those first released, for ever."""
    made = {
        shape.notetype: {
            "id": shape.id,
            "name": shape.name,
            "template": list(shape.template),
            "fields": [list(field) for field in shape.fields],
        }
        for shape in shapes()
    }

    assert made == GOLDEN["shapes"]


def test_look_changes_with_modified() -> None:
    """Whoever changes a template or the style raises MODIFIED, or Anki keeps the old look."""
    look = sha256(repr([shape.look for shape in shapes()]).encode()).hexdigest()

    assert {"modified": MODIFIED, "sha256": look} == GOLDEN["look"]


def test_ids_are_unique() -> None:
    """No id stands for two things."""
    ids = [ident for shape in shapes() for ident in (shape.id, shape.template[1], *dict(shape.fields).values())]

    assert len(set(ids)) == len(ids) == 57


def test_templates_name_known_fields() -> None:
    """A template asks only for fields its notetype has: Anki would show an error in their place."""
    for shape in shapes():
        asked = re.findall(r"\{\{[#/^]?(?:\w+:)*([^}]+)\}\}", "".join(shape.look[:2]))

        assert set(asked) <= set(dict(shape.fields))


def test_every_template_is_used() -> None:
    """templates/anki holds nothing that no notetype reads."""
    kinds = [shape.notetype for shape in shapes()]
    expected = {f"{kind}-{side}.html" for kind in kinds for side in ("front", "back")} | {"style.css"}

    assert {file.name for file in paths.templates("anki").iterdir()} == expected
