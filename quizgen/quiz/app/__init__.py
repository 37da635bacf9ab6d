"""Owns how the full-screen quiz is started and what comes back from it; must not load Textual before it is wanted."""

import gc
import os
import signal
from collections.abc import Mapping

from quizgen.quiz.session import Summary
from quizgen.quiz.sitting import Sitting

TERMINATED = 128 + signal.SIGTERM


def run(sitting: Sitting, environment: Mapping[str, str] = os.environ) -> Summary:
    """The sitting has been asked in the whole terminal, which is as it was before; each answer was saved when given.

    KeyboardInterrupt when the learner pressed Ctrl-C, SystemExit when the process was told to terminate, and
    whatever went wrong: each once the terminal is as it was.
    """
    gc.disable()  # a third of the time to the first card would go into looking for garbage
    from quizgen.quiz.app.app import Ending, QuizApp

    app = QuizApp(sitting, environment, collect_garbage)
    try:
        app.run()
    finally:
        gc.enable()
    if app.failure is not None:
        raise app.failure
    match app.return_value:
        case Ending.INTERRUPTED:
            raise KeyboardInterrupt
        case Ending.TERMINATED:
            raise SystemExit(TERMINATED)
    return sitting.summary()


def collect_garbage() -> None:
    """Garbage is collected from now on, but not looked for among what is there: that takes long, and is kept anyway."""
    gc.freeze()
    gc.enable()
