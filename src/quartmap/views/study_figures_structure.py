"""What a quarter is made of: tables whose figures have bars, so that they are their own text."""

from functools import lru_cache

from quartmap.analysis import parts, profile
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.paper.structure import part_labels
from quartmap.texts import Notation, Texts, texts
from quartmap.views import markup
from quartmap.views.figures import status_text
from quartmap.views.study_figures_tables import NOTHING, Footnotes, area_name, cell, framed, small


@lru_cache(maxsize=32)
def structure_bars(package: DataPackage, area_id: str, language: Language) -> str:
    """Return a table for each whole: parts down, areas across, each share with its bar."""
    words = texts(language)
    notes = Footnotes(package, words)
    areas = (area_id, *profile.references(package, area_id))
    found = [_table(package, areas, one, notes, words) for one in parts.wholes(package, areas)]
    return markup.tag("div", *found, notes.lines(), css="q-figures q-parts") if found else ""


def _table(
    package: DataPackage,
    areas: tuple[str, ...],
    whole: parts.Whole,
    notes: Footnotes,
    words: Texts,
) -> str:
    start, labels = part_labels(package, whole, words)
    letters = ", ".join(notes.letter(one) for one in whole.source_ids)
    topic = next(one.label for one in package.dashboard.topics if one.id == whole.topic)
    about = ", ".join(one for one in (start, "%", words.date(whole.reference_date)) if one)
    absent = ""
    if areas[0] not in whole.area_ids:
        name = area_name(package, areas[0])
        absent = small(words.t("No such figures for {name} itself.", name=name))
    sub = markup.tag("small", markup.text(about), markup.tag("sup", letters))
    caption = markup.tag("caption", markup.text(words.pick(topic)), sub, absent)
    names = [
        cell("th", markup.text(area_name(package, one)), scope="col") for one in whole.area_ids
    ]
    head = markup.tag("thead", markup.tag("tr", cell("td", ""), *names))
    shares = {(one.indicator_id, one.area_id): one for one in whole.shares}
    longest = max((one.value or 0 for one in whole.shares), default=0) or 1
    rows = []
    for part in whole.part_ids:
        cells = [
            cell("td", _share(shares[part, area], longest, areas.index(area), words))
            for area in whole.area_ids
        ]
        rows.append(markup.tag("tr", cell("th", markup.text(labels[part]), scope="row"), *cells))
    table = markup.tag("table", caption, head, markup.tag("tbody", *rows))
    return framed(table, f"{words.pick(topic)}, {about}")


def _share(share: parts.Share, longest: float, place: int, words: Texts) -> str:
    status = small(status_text(share.status, words))
    if share.value is None:
        return status or NOTHING
    width = f"width:{62 * share.value / longest:.1f}%"
    bar = cell("span", "", f"q-bar q-bar-{min(place, 2)}", style=width)
    return bar + markup.text(Notation(words, 1, "").number(share.value)) + status
