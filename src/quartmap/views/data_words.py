"""The data package's closed sets in words."""

from quartmap.texts import Texts


def kind_text(kind: str, words: Texts) -> str:
    """Return what a kind of indicator is."""
    return {
        "count": words.t("count"),
        "share": words.t("share: a part of a whole"),
        "rate": words.t("rate: cases per fixed number of persons or things"),
        "density": words.t("density: number per unit of surface or of persons"),
        "mean": words.t("mean"),
        "index": words.t("index: a figure made of several"),
    }[kind]


def adding_text(words: Texts, *, extensive: bool) -> str:
    """Return whether the figures of several areas may be added, and how the map shows them."""
    if extensive:
        return words.t(
            "Adds up over areas (extensive). The map shows it as circles, never as a fill."
        )
    return words.t(
        "Does not add up over areas (intensive): the figure of a whole is not the sum or the "
        "plain mean of its parts. The map shows it as a fill in classes."
    )


def quality_text(quality: str, words: Texts) -> str:
    """Return how far a source may be trusted."""
    return {
        "official": words.t("official statistics or authority"),
        "official_copy": words.t("official, taken from a copy"),
        "derived": words.t("computed for this data package"),
        "reported": words.t("reported (reports, studies, web pages)"),
        "press": words.t("press"),
    }[quality]


def status_name(status: str, words: Texts) -> str:
    """Return the name of a value's status, for counts of them."""
    return {
        "observed": words.t("observed"),
        "estimated": words.t("estimated"),
        "zero": words.t("zero"),
        "suppressed": words.t("suppressed"),
        "unreliable": words.t("unreliable"),
        "missing": words.t("no data"),
    }[status]


def size_text(size: int, words: Texts) -> str:
    """Return a size in bytes as kB or MB."""
    thousand, million = 1000, 1_000_000
    if size >= million:
        return words.number(size / million, 1) + "\N{NO-BREAK SPACE}MB"
    return words.number(max(size / thousand, 0.1), 1) + "\N{NO-BREAK SPACE}kB"


def listed(parts: list[str]) -> str:
    """Return counts or names in one line."""
    return " · ".join(parts)
