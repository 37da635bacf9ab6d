"""Facts about telling English from other languages."""

import pytest

from quizgen.documents.english import is_english

FOREIGN = {
    "German": "Die Leber ist das größte innere Organ des Menschen. Sie liegt im rechten Oberbauch unter dem"
    " Zwerchfell und erfüllt viele Aufgaben im Stoffwechsel. In der Leber wird auch die Galle gebildet.",
    "French": "Le foie est le plus gros organe interne du corps humain. Il se trouve sous le diaphragme et remplit"
    " de nombreuses fonctions. La bile est produite dans le foie puis conservée dans la vésicule.",
    "Spanish": "El hígado es el órgano interno más grande del cuerpo humano. Se encuentra debajo del diafragma y"
    " cumple muchas funciones. La bilis se produce en el hígado y se guarda en la vesícula.",
    "Dutch": "De lever is het grootste inwendige orgaan van de mens. Hij ligt onder het middenrif en heeft veel"
    " taken in de stofwisseling. In de lever wordt ook gal gemaakt, die in de galblaas wordt bewaard.",
    "Chinese": "肝脏是人体最大的内脏器官。它位于膈肌下方，在新陈代谢中具有许多功能。" * 3,
}


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_told_apart(language: str) -> None:
    """A paragraph in another language is not English."""
    assert not is_english(FOREIGN[language])


def test_english_prose_is_english() -> None:
    """A paragraph of the same content in English is."""
    assert is_english(
        "The liver is the largest organ inside the human body. It lies under the diaphragm and has many tasks in the"
        " metabolism. Bile is made in the liver and stored in the gallbladder."
    )


def test_dense_notes_are_english() -> None:
    """Definition lines with few function words pass too."""
    assert is_english(
        "Stoma: a pore in the leaf surface. Chlorophyll: green pigment in chloroplasts. Xylem: tissue that carries"
        " water from roots to leaves. Phloem: tissue that carries sugar. Turgor: pressure of water in a cell."
    )


def test_a_short_text_is_taken_for_english() -> None:
    """A few words say nothing about their language."""
    assert is_english("Anaemia perniciosa")
