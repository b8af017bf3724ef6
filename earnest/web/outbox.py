"""The mails that the file backend wrote, newest first: to be read without a mail server."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_string, policy
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

END_OF_MAIL = "-" * 79
FILE_BACKEND = "django.core.mail.backends.filebased.EmailBackend"


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as its reader would see it."""

    to: str
    subject: str
    sent_at: datetime
    text: str


def has_outbox() -> bool:
    """Whether mails end up in files here. Never in production."""
    return settings.ENVIRONMENT != "production" and settings.EMAIL_BACKEND == FILE_BACKEND


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
