"""Who may do what with a job. Facts in, yes or no out."""


def may_post_jobs(*, is_client: bool, is_active: bool) -> bool:
    """Whether a person may post jobs at all."""
    return is_client and is_active


def may_change_job(person_id: int, *, client_id: int | None) -> bool:
    """Whether a person may edit or close a job: its client alone (nobody's, when imported)."""
    return client_id is not None and person_id == client_id


def may_read_job(
    *, state: str, client_id: int | None, reader_id: int | None, is_staff: bool
) -> bool:
    """Whether somebody may see that a job exists. Drafts are their client's (and staff's) alone."""
    is_own = reader_id is not None and reader_id == client_id
    return state != "draft" or is_own or is_staff


def may_read_job_text(
    *, closed_reason: str, client_id: int | None, reader_id: int | None, is_staff: bool
) -> bool:
    """Whether its words are shown too: those of a removed job only to its client and to staff."""
    is_own = reader_id is not None and reader_id == client_id
    return closed_reason != "removed" or is_own or is_staff
