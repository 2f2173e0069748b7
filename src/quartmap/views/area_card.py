"""The card of an area: its figures, beside those around it, and what the study says of it."""

from quartmap.analysis.comparison import Comparison, compare_upward
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup
from quartmap.views.figures import figure_text, status_text
from quartmap.views.picture import notation


def area_card(package: DataPackage, words: Texts, area_id: str, indicator: str, date: str) -> str:
    """Return the HTML card of an area."""
    row = package.register.loc[area_id]
    level = next(one for one in package.dashboard.levels if one.id == row["level"])
    kind = words.pick(level.label)
    if row["boundary_status"] == "derived":
        kind += ", " + words.t("outline approximate, not official")
    parts = [
        markup.tag("h2", markup.text(row["name"])),
        markup.tag("p", markup.text(kind), css="q-kind"),
        _figure(package, words, area_id, indicator, date),
        _case(package, words, area_id),
        _topic(package, words, area_id, indicator),
    ]
    return markup.tag("div", *parts, css="q-card")


def _figure(package: DataPackage, words: Texts, area_id: str, indicator: str, date: str) -> str:
    written = notation(package, indicator, words)
    observed = package.observed(indicator, str(package.register.loc[area_id, "level"]), date)
    label = words.pick(package.indicators.loc[indicator], "label")
    head = f"{label}, {words.date(date)}"
    if area_id not in observed.index:
        return markup.tag("p", markup.text(head)) + markup.tag(
            "p", markup.text(words.t("no data")), css="q-value"
        )
    row = observed.loc[[area_id]].to_dict("records")[0]
    parts = [
        markup.tag("p", markup.text(figure_text(row, written)), css="q-value"),
        markup.tag("p", markup.text(head)),
    ]
    rows = [
        _beside(package, words, one) for one in compare_upward(package, area_id, indicator, date)
    ]
    if rows:
        parts.append(markup.tag("table", *rows))
    source = package.sources.loc[str(row["source_id"])]
    about = [status_text(str(row["status"]), words), str(row["note"] or "")]
    parts += [markup.tag("p", markup.text(one), css="q-aside") for one in about if one]
    credit = markup.link(str(source["url"]), str(source["attribution"]))
    parts.append(
        markup.tag("p", markup.text(words.t("Source: {source}", source="")), credit, css="q-aside")
    )
    return "".join(parts)


def _beside(package: DataPackage, words: Texts, comparison: Comparison) -> str:
    written = notation(package, comparison.indicator_id, words)
    name = str(package.register.loc[comparison.reference_area_id, "name"])
    if comparison.reference_value is None:
        why = {"other-date": words.t("only at other dates")}.get(
            comparison.reason, words.t("no data")
        )
        cells = (why, "")
    else:
        difference = ""
        if comparison.difference is not None:
            unit = words.t("pp") if comparison.difference_unit == "pp" else ""
            difference = f"{written.number(comparison.difference, signed=True)} {unit}".strip()
        cells = (written.quantity(comparison.reference_value), difference)
    return markup.tag(
        "tr",
        markup.tag("th", markup.text(name)),
        *(markup.tag("td", markup.text(cell)) for cell in cells),
    )


def _case(package: DataPackage, words: Texts, area_id: str) -> str:
    """Return the study's table of the case that this area is, word for word."""
    if package.cases is None:
        return ""
    same = {area_id} | package.same_area(area_id)
    case = next((one for one in package.cases.cases if one.area_id in same), None)
    if case is None:
        return ""
    headings = package.cases.headings
    fields = ("parent_body", "urban_structure", "sociodemographic_structure", "integration_mode")
    rows = [
        (
            words.pick(headings[name]) if name in headings else name,
            markup.text(words.pick(getattr(case, name))),
        )
        for name in fields
    ]
    source = package.sources.loc[package.cases.source_id]
    return (
        markup.tag("h3", markup.text(words.pick(package.cases.caption)))
        + markup.pairs(rows)
        + markup.tag(
            "p",
            markup.text(words.t("Source: {source}", source=source["attribution"])),
            css="q-aside",
        )
    )


def _topic(package: DataPackage, words: Texts, area_id: str, indicator: str) -> str:
    """Return the newest figure of each other indicator of the topic."""
    topic = package.indicators.loc[indicator, "topic"]
    ids = package.indicators.index[package.indicators["topic"] == topic].drop(indicator)
    rows = package.observations
    same = {area_id} | package.same_area(area_id)
    rows = rows[rows["area_id"].isin(same) & rows["indicator_id"].isin(ids)]
    newest = rows.sort_values("reference_date").groupby("indicator_id", observed=True).tail(1)
    lines = []
    for row in newest.sort_values("indicator_id").to_dict("records"):
        written = notation(package, str(row["indicator_id"]), words)
        label = words.pick(package.indicators.loc[str(row["indicator_id"])], "label")
        cells = [figure_text(row, written), words.date(str(row["reference_date"]))]
        lines.append(
            markup.tag(
                "tr",
                markup.tag("th", markup.text(label)),
                *(markup.tag("td", markup.text(cell)) for cell in cells),
            )
        )
    if not lines:
        return ""
    name = next(one.label for one in package.dashboard.topics if one.id == topic)
    head = words.t("More on {topic}", topic=words.pick(name))
    return markup.tag("h3", markup.text(head)) + markup.tag("table", *lines)
