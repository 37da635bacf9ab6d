"""Owns where things are on disk: bundled templates and the default store; must not read or write them."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def templates(folder: str) -> Path:
    """The bundled templates/<folder>: inside an installed wheel, or beside the package in a checkout."""
    installed = PACKAGE / "templates" / folder
    return installed if installed.is_dir() else PACKAGE.parent / "templates" / folder


def default_store() -> Path:
    """The store used when neither --store nor QUIZGEN_STORE names one: in the platform's user data folder."""
    from platformdirs import user_data_path

    return user_data_path("quizgen", appauthor=False) / "library.db"


def anki_profiles() -> Path:
    """Where Anki keeps its profiles, unless told otherwise; each has a collection.anki2."""
    from platformdirs import user_data_path

    return user_data_path("Anki2", appauthor=False, roaming=True)
