"""What can be said of any text without knowing what it is for."""


def is_storable(text: str) -> bool:
    """Whether PostgreSQL can keep the text: no NUL, no half of a surrogate pair."""
    return "\x00" not in text and not any("\ud800" <= mark <= "\udfff" for mark in text)
