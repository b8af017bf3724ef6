"""Mails in files that only their owner may read, and the newest of them as a page shows them."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_string, policy
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail.backends.filebased import EmailBackend
from django.http import HttpRequest

from earnest.web.request import is_from_here

END_OF_MAIL = "-" * 79
FILE_BACKEND = "earnest.web.outbox.FileBackend"


class FileBackend(EmailBackend):
    """Django's, but the folder that it makes and the files are the user's alone: links are keys."""

    def __init__(self, **how: Any) -> None:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(**how)

    def open(self) -> bool:
        if self.stream is not None:
            return False
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        self.stream = os.fdopen(os.open(self._get_filename(), flags, 0o600), "ab")
        return True


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as its reader would see it."""

    to: str
    subject: str
    sent_at: datetime
    text: str


def has_outbox(request: HttpRequest) -> bool:
    """Whether mails end up in files, and who asks sits here. Never in production."""
    is_real = settings.ENVIRONMENT == "production" or settings.EMAIL_BACKEND != FILE_BACKEND
    return not is_real and is_from_here(request)


def latest_mails(limit: int = 30) -> list[Mail]:
    """The last mails, newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), reverse=True) if folder.is_dir() else []
    mails = [mail for file in files[:limit] for mail in _mails_of(file)]
    return sorted(mails, key=lambda mail: mail.sent_at, reverse=True)[:limit]


def _mails_of(file: Path) -> list[Mail]:
    texts = file.read_text(encoding="utf-8", errors="replace").split(END_OF_MAIL)
    return [_read(text.lstrip("\n")) for text in texts if text.strip()]


def _read(text: str) -> Mail:
    message = message_from_string(text, policy=policy.default)
    body = message.get_body(preferencelist=("plain",))
    return Mail(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=_moment(str(message["Date"])),
        text=body.get_content().strip() if body else "",
    )


def _moment(date_header: str) -> datetime:
    """A mail's date; the zone -0000 means UTC from somewhere unsaid, so it is read as UTC."""
    moment = parsedate_to_datetime(date_header)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
