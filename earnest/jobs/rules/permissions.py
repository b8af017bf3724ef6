"""Who may do what with a job. Facts in, yes or no out."""


def may_post_jobs(*, is_client: bool, is_active: bool) -> bool:
    """Whether a person may post jobs at all."""
    return is_client and is_active


def may_change_job(person_id: int, *, client_id: int | None) -> bool:
    """Whether a person may edit or close a job: its client alone (nobody's, when imported)."""
    return client_id is not None and person_id == client_id
