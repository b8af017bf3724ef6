"""One spelling for all the addresses that reach the same mailbox (A6)."""

import pytest

from earnest.people.rules import normalise_email, wallet_owner

SAME = [
    ("ann@example.test", "ann@example.test"),
    ("  Ann@Example.TEST ", "ann@example.test"),
    ("ann+upwork@example.test", "ann@example.test"),
    ("ann+a+b@example.test", "ann@example.test"),
    ("a.nn@example.test", "a.nn@example.test"),
    ("A.N.N+x@GMail.com", "ann@gmail.com"),
    ("a.nn@googlemail.com", "ann@gmail.com"),
    ("a_n-n@pm.me", "ann@proton.me"),
    ("ann@protonmail.com", "ann@proton.me"),
    ("a.nn@me.com", "a.nn@icloud.com"),
    ("A.n-n+x@Ya.ru", "a-n-n@yandex.ru"),
    ("a-n.n@yandex.kz", "a-n-n@yandex.ru"),
    ("ann@yandex.com", "ann@yandex.ru"),
    ("ann@yandex.by", "ann@yandex.ru"),
    ("ann@Bücher.example", "ann@xn--bcher-kva.example"),
    ("ann@xn--bcher-kva.example", "ann@xn--bcher-kva.example"),
    ("ann@example.test.", "ann@example.test"),
    ("\uff21\uff4e\uff4e@example.test", "ann@example.test"),
    ("\u212bnn@example.test", "\u00e5nn@example.test"),
    ("A\u030ann@example.test", "\u00e5nn@example.test"),
    ("\ufb01nn@example.test", "finn@example.test"),
    ("STRASSE@example.test", "strasse@example.test"),
    ("straße@example.test", "strasse@example.test"),
    ("+ann@example.test", "+ann@example.test"),
    ("...@gmail.com", "...@gmail.com"),
]


@pytest.mark.parametrize(("typed", "normal"), SAME)
def test_every_spelling_has_one_normal_form(typed: str, normal: str) -> None:
    assert normalise_email(typed) == normal


@pytest.mark.parametrize(("typed", "normal"), SAME)
def test_the_normal_form_is_its_own_normal_form(typed: str, normal: str) -> None:
    assert normalise_email(normal) == normal


@pytest.mark.parametrize(
    "typed", ["", "ann", "@example.test", "ann@", "ann@.", "ann@a..b", f"ann@{'a' * 64}.test"]
)
def test_what_is_no_address_has_no_normal_form(typed: str) -> None:
    with pytest.raises(ValueError, match=r"address|label|codec"):
        normalise_email(typed)


def test_the_ledger_knows_a_person_by_number_only() -> None:
    assert wallet_owner(42) == "person:42"
