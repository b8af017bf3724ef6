"""What is decided about people without asking the database: names of wallets, sameness of mail."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from zoneinfo import available_timezones

from earnest.base.countries import COUNTRIES
from earnest.base.texts import is_storable

# Providers that deliver several spellings to one mailbox: the domain that stands for all of
# theirs, and what becomes of the characters in front of the @: ignored, or the same as another.
_GMAIL = ("gmail.com", str.maketrans("", "", "."))
_PROTON = ("proton.me", str.maketrans("", "", ".-_"))
_ICLOUD: tuple[str, dict[int, int | None]] = ("icloud.com", {})
_YANDEX = ("yandex.ru", str.maketrans(".", "-"))
_PROVIDERS: Mapping[str, tuple[str, Mapping[int, int | None]]] = {
    "gmail.com": _GMAIL,
    "googlemail.com": _GMAIL,
    "proton.me": _PROTON,
    "protonmail.com": _PROTON,
    "pm.me": _PROTON,
    "icloud.com": _ICLOUD,
    "me.com": _ICLOUD,
    "mac.com": _ICLOUD,
    "ya.ru": _YANDEX,
    "yandex.ru": _YANDEX,
    "yandex.com": _YANDEX,
    "yandex.by": _YANDEX,
    "yandex.kz": _YANDEX,
}

NAME_LENGTH = 120
ADDRESS_LENGTH = 254
NORMALISED_LENGTH = 320
LEVELS = ("entry", "intermediate", "expert")


def is_name(name: str) -> bool:
    """Whether others can be shown this: 1 to 120 characters without the blanks around them."""
    return 0 < len(name.strip()) <= NAME_LENGTH and is_storable(name)


def may_moderate(*, is_staff: bool, is_active: bool) -> bool:
    """Whether a person may look through what others posted and remove it (A27)."""
    return is_staff and is_active


def is_detail_known(*, time_zone: str, country: str, level: str) -> bool:
    """Whether zone, country and level are ones that exist; country and level may be empty."""
    is_country = not country or country in COUNTRIES
    return time_zone in known_zones() and is_country and level in ("", *LEVELS)


@cache
def known_zones() -> frozenset[str]:
    """The IANA names of all time zones."""
    return frozenset(available_timezones())


def wallet_owner(person_id: int) -> str:
    """The value by which the ledger knows this person's wallet. It says nothing about them."""
    return f"person:{person_id}"


def normalise_email(email: str) -> str:
    """One spelling for all the addresses that reach the same mailbox (A6).

    Unicode NFKC, case folded, what follows a `+` dropped, the domain as IDNA, and the dots
    dropped where the provider ignores them, or a hyphen where it takes one for the other. Raises
    ValueError for what is no address at all, and for one of more than 254 characters, or 320 in
    this spelling.
    """
    if not is_storable(email) or len(email) > ADDRESS_LENGTH:
        raise ValueError("an e-mail address has at most 254 characters that can be stored")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", email).casefold())
    local, _, domain = folded.strip().rstrip(".").rpartition("@")
    if not (local and domain):
        raise ValueError("an e-mail address has a name, an @ and a domain")
    domain, letters = _PROVIDERS.get(_ascii_domain(domain), (_ascii_domain(domain), {}))
    mailbox = local.split("+", 1)[0] or local
    kept = mailbox.translate(letters)
    normalised = f"{kept or mailbox}@{domain}"
    if len(normalised) > NORMALISED_LENGTH:
        raise ValueError("an e-mail address has at most 320 characters in its normal spelling")
    return normalised


def _ascii_domain(domain: str) -> str:
    """The domain as it is looked up; ValueError (UnicodeError) if it has no such form."""
    return domain.encode("idna").decode("ascii").lower()
