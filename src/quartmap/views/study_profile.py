"""One quarter: where it lies, what is known of it in a line each."""

from functools import lru_cache
from html import escape
from itertools import pairwise

from quartmap.maps.locator import location_text, locator, surroundings
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.package.documents import Case
from quartmap.paper.compile import file_name, stamp
from quartmap.paper.head import around, outline_text, size_text
from quartmap.texts import Texts, texts
from quartmap.views import markup
from quartmap.views.state import Parameter
from quartmap.views.study_image import image, mode_line


def case_ids(package: DataPackage) -> tuple[str, ...]:
    """Return the quarters that have a profile, in the study's order."""
    return tuple(case.area_id for case in package.cases.cases) if package.cases else ()


@lru_cache(maxsize=2)
def parameter(package: DataPackage) -> Parameter:
    """Return the page's parameter `area`: a quarter, under any of its ids."""
    ids = case_ids(package)
    allowed = frozenset().union(*(package.same_area(one) | {one} for one in ids))
    return Parameter("area", ids[0] if ids else "", allowed)


def quarter_of(package: DataPackage, area_id: str) -> str:
    """Return the quarter that an area is, under whichever id; else the first."""
    ids = case_ids(package)
    same = package.same_area(area_id)
    return next((one for one in ids if one in same), ids[0])


@lru_cache(maxsize=16)
def profile_head(package: DataPackage, language: Language, area_id: str) -> str:
    """Return name, kind, key facts and locator maps of a quarter as HTML."""
    words = texts(language)
    case = _case(package, area_id)
    maps = markup.tag("div", *_maps(package, words, area_id), css="q-locators")
    return markup.tag(
        "section",
        markup.tag("h2", markup.text(package.register.loc[area_id, "name"])),
        markup.tag("p", markup.text(words.pick(case.quarter_type)), css="q-kind"),
        _print_link(package, words, case.area_id),
        markup.tag("div", maps, markup.pairs(_facts(package, words, case)), css="q-profile"),
        css="q-study",
    )


def _print_link(package: DataPackage, words: Texts, area_id: str) -> str:
    """Return the link to the profile for the printer; it is made when it is followed."""
    name = file_name(package, area_id, words.language)
    address = f"profile/{stamp(package)}/{name}"
    label = markup.text(words.t("Profile as PDF"))
    link = f'<a class="q-pdf" href="{escape(address)}" download="{escape(name)}">{label}</a>'
    return markup.tag("p", link)


def _case(package: DataPackage, area_id: str) -> Case:
    if package.cases is None:
        raise LookupError("there is no case study in this data package")
    return next(case for case in package.cases.cases if case.area_id == area_id)


def _maps(package: DataPackage, words: Texts, area_id: str) -> list[str]:
    """Return a drawing of the quarter in its municipality, of that in what surrounds it."""
    chain = surroundings(package, area_id)
    names = package.register["name"]
    drawn = []
    levels = package.register["level"]
    for inner, outer in pairwise(one for one in chain if levels[one] in package.geometry):
        caption = markup.tag("strong", markup.text(names[inner])) + markup.text(
            f" \N{MIDDLE DOT} {names[outer]}"
        )
        if package.register.loc[inner, "boundary_status"] == "derived":
            said = words.t("outline approximate, not official")
            caption += markup.tag("span", markup.text(said), css="q-kind")
        alt = location_text(package, words, inner, outer)
        svg = image(locator(package, words, inner, outer), alt, "q-locator")
        drawn.append(markup.tag("figure", svg, markup.tag("figcaption", caption)))
    return drawn


def _facts(package: DataPackage, words: Texts, case: Case) -> list[tuple[str, str]]:
    row = package.register.loc[case.area_id]
    mode = next(one for one in package.dashboard.modes if one.id == case.mode)
    reference = str(row["reference_area_id"])
    facts = [
        (
            words.t("Mode of integration"),
            mode_line(mode) + markup.text(words.pick(mode.label)),
        ),
        (words.t("Lies in"), markup.text(", ".join(around(package, words, case.area_id)))),
        (words.t("Area size"), markup.text(size_text(package, words, case.area_id))),
        (words.t("Outline"), markup.text(outline_text(words, str(row["boundary_status"])))),
        (words.t("Boundaries as of"), markup.text(words.date(str(row["boundary_date"])))),
    ]
    if reference:
        beside = (words.t("Compared with"), markup.text(package.register.loc[reference, "name"]))
        facts.insert(2, beside)
    return facts
