"""The one way in which the embedded PostgreSQL says no: a sentence that says what to do."""

from pathlib import Path

# What PostgreSQL, initdb or the system write, and the sentence it becomes.
_SENTENCES = {
    "No space left on device": (
        "The disk that holds {folder} is full. Free some space on it, "
        "or set EARNEST_VAR to a folder on another disk."
    ),
    "Address already in use": (
        "Port {port} on 127.0.0.1 is taken by another program. "
        "Stop that program, or set EARNEST_PG_PORT to a free port."
    ),
    "Permission denied": (
        "PostgreSQL may not read or write in {folder}. "
        "Give that folder to the user who runs Earnest, or set EARNEST_VAR to another folder."
    ),
    "incompatible with server": (
        "The data in {folder} were made by another version of PostgreSQL. "
        "Set EARNEST_PG to that version, or EARNEST_VAR to another folder."
    ),
}


class CannotStart(Exception):  # noqa: N818 - read by people as a sentence
    """The embedded PostgreSQL cannot be had. Its text is one sentence or two for the operator."""


def explained(output: str, *, folder: Path, port: int | None, log: Path) -> CannotStart:
    """What went wrong, in words: known causes by name, others by PostgreSQL's own last words."""
    for sign, sentence in _SENTENCES.items():
        if sign in output:
            return CannotStart(sentence.format(folder=folder, port=port))
    loud = [line for line in output.splitlines() if "FATAL" in line or "error" in line.lower()]
    words = (loud or output.splitlines() or ["it was killed before it said why"])[-1].strip()
    return CannotStart(f"PostgreSQL did not start: {words}. Its log is {log}.")
