"""Owns running Python as a process of its own, and what that took; must not interpret what it prints."""

import os
import pty
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
UNITS_PER_MIB = 2**20 if sys.platform == "darwin" else 2**10


@dataclass(frozen=True, slots=True)
class Taken:
    """`seconds` from the start to the end, or to the line that was waited for; `peak` memory in MiB."""

    seconds: float
    peak: float
    output: str
    errors: str


def run(*arguments: str, until: str = "") -> Taken:
    """What `python arguments` took. With `until`, its input is closed once a line of its output holds that."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            cwd=ROOT,
        )
        output, seen = _read(process, until)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        ended = time.perf_counter()
        errors.seek(0)
        told = errors.read()
    if process.returncode or (until and seen is None):
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{told}")
    return Taken((seen or ended) - begun, usage.ru_maxrss / UNITS_PER_MIB, output, told)


def run_on_terminal(*arguments: str, until: str, then: str) -> Taken:
    """What `python arguments` took on a terminal of 80 by 24 until `until` was drawn; `then` is typed to end it."""
    begun = time.perf_counter()
    child, screen = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.environ |= {"TERM": "xterm-256color", "LINES": "24", "COLUMNS": "80"}
        os.execv(sys.executable, (sys.executable, *arguments))
    termios.tcsetwinsize(screen, (24, 80))
    drawn = b""
    while until.encode() not in drawn:
        drawn += os.read(screen, 2**16)
    seen = time.perf_counter()
    os.write(screen, then.encode())
    with suppress(OSError):  # the end of a terminal is an error
        while os.read(screen, 2**16):
            pass
    _, status, usage = os.wait4(child, 0)
    os.close(screen)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{drawn.decode(errors='replace')}")
    return Taken(seen - begun, usage.ru_maxrss / UNITS_PER_MIB, drawn.decode(errors="replace"), "")


def best(times: int, measure: Callable[[], Taken]) -> Taken:
    """The quickest of several runs: whatever else the machine does can only make one slower."""
    return min((measure() for _ in range(times)), key=lambda taken: taken.seconds)


def _read(process: "subprocess.Popen[str]", until: str) -> tuple[str, float | None]:
    """All that the process prints, and when the line waited for came."""
    assert process.stdin
    assert process.stdout
    seen = None
    if not until:
        process.stdin.close()
    lines = []
    for line in process.stdout:
        lines.append(line)
        if until and seen is None and until in line:
            seen = time.perf_counter()
            process.stdin.close()
    process.stdout.close()
    return "".join(lines), seen
