"""What the statuses of a figure mean, in words."""

from quartmap.texts import Texts


def status_text(status: str, words: Texts) -> str:
    """Return what a status means, empty for a plain observation."""
    known = {
        "estimated": words.t("estimated"),
        "suppressed": words.t("suppressed: too few cases"),
        "unreliable": words.t("unreliable: read with care"),
        "missing": words.t("no data"),
    }
    return known.get(status, "")
