"""The texts: every English sentence has its German one; numbers and dates as people write them."""

import ast
import csv
import math
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from quartmap.texts import Notation, texts
from quartmap.texts.dates import Partial

ROOT = Path(__file__).parents[2]
CODE = ROOT / "src" / "quartmap"
UNIT_COMMENT = "unit symbol of the data package"
SAME_IN_BOTH = {"Definition", "Status", "Website"}
SYMBOL = re.compile(r"%|[hkm]?m[²³]?|km²|ha")
"""Units that are written alike in both languages."""


@pytest.fixture(scope="module")
def catalogue():
    """The German catalogue by message (a pair where it has a plural)."""
    found = {}
    for path in sorted((CODE / "texts").glob("de*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="de"):
                assert message.id not in found or not message.id, f"{message.id} stands twice"
                found[message.id] = message
    found.pop("")
    return found


@pytest.fixture(scope="module")
def asked():
    """Every message in the code, with the file it stands in."""
    found = extract_from_dir(
        str(CODE), method_map=[("**.py", "python")], keywords={"t": None, "n": (1, 2)}
    )
    return {message: f"{file}:{line}" for file, line, message, _, _ in found}


def translations(message):
    return [message.string] if isinstance(message.string, str) else list(message.string)


def placeholders(text):
    named = {name for _, name, _, _ in Formatter().parse(text) if name}
    return named | set(re.findall(r"%[ds]", text))


def units(folder):
    with (folder / "indicators.csv").open(encoding="utf-8", newline="") as file:
        return {row["unit"] for row in csv.DictReader(file)}


def test_the_extraction_finds_the_code(asked):
    assert len(asked) > 100
    assert "Reference date" in asked
    assert any(isinstance(message, tuple) for message in asked)


def test_every_message_of_the_code_has_german(asked, catalogue):
    lacking = {
        message: place
        for message, place in asked.items()
        if message not in catalogue or not all(translations(catalogue[message]))
    }
    assert lacking == {}


def test_no_german_is_dead(asked, catalogue):
    kept = {key for key, message in catalogue.items() if UNIT_COMMENT in message.auto_comments}
    assert set(catalogue) - set(asked) - kept == set()
    known = units(ROOT / "geodata") | units(ROOT / "tests" / "data" / "mini")
    assert kept - known == set()


def test_messages_are_literals():
    # The extraction passes over anything else, and nobody would translate it.
    unread = []
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            wanted = {"t": 1, "n": 2}.get(name, 0)
            if not all(isinstance(one, ast.Constant) for one in node.args[:wanted]):
                unread.append(f"{path.name}:{node.lineno}")
    assert unread == []


def test_placeholders_are_the_same(catalogue):
    wrong = {}
    for key, message in catalogue.items():
        one, many = (key, key) if isinstance(key, str) else key
        wanted = placeholders(many)
        assert placeholders(one) <= wanted
        for text in translations(message):
            if placeholders(text) != wanted:
                wrong[text] = wanted
    assert wrong == {}


def test_nothing_was_left_in_english(catalogue):
    same = {key for key, message in catalogue.items() if key in translations(message)}
    assert same <= SAME_IN_BOTH


def test_no_entry_is_marked_as_doubtful(catalogue):
    assert [key for key, message in catalogue.items() if message.fuzzy] == []


@pytest.mark.parametrize("folder", ["geodata", "tests/data/mini"])
def test_every_unit_is_german_or_a_symbol(folder, catalogue):
    found = units(ROOT / folder)
    assert "%" in found
    plain = {unit for unit in found if SYMBOL.fullmatch(unit)}
    assert found - plain - set(catalogue) == set()


def test_a_unit_in_both_languages():
    assert texts("de").unit("persons") == "Personen"
    assert texts("en").unit("persons") == "persons"
    for language in ("de", "en"):
        assert texts(language).unit("%") == "%"
        assert texts(language).unit("") == ""


@pytest.mark.parametrize(
    ("value", "decimals", "german", "english"),
    [
        (16315, 0, "16.315", "16,315"),
        (999, 0, "999", "999"),
        (1234567.891, 2, "1.234.567,89", "1,234,567.89"),
        (12.5, 1, "12,5", "12.5"),
        (12, 1, "12,0", "12.0"),
        (-1.2, 1, "\N{MINUS SIGN}1,2", "\N{MINUS SIGN}1.2"),
        (0, 0, "0", "0"),
        (-0.04, 1, "0,0", "0.0"),
    ],
)
def test_numbers(value, decimals, german, english):
    assert texts("de").number(value, decimals) == german
    assert texts("en").number(value, decimals) == english


@pytest.mark.parametrize(
    ("value", "german"), [(1.2, "+1,2"), (-1.2, "\N{MINUS SIGN}1,2"), (0.0, "0,0"), (0.04, "0,0")]
)
def test_signed_numbers(value, german):
    assert texts("de").number(value, 1, signed=True) == german


@pytest.mark.parametrize(
    ("date", "german", "english"),
    [
        ("2023-12-31", "31.12.2023", "Dec 31, 2023"),
        ("2011-05-09", "09.05.2011", "May 9, 2011"),
        ("2015-10", "Oktober 2015", "October 2015"),
        ("2016-03", "März 2016", "March 2016"),
        ("2015", "2015", "2015"),
    ],
)
def test_dates_are_as_precise_as_they_are(date, german, english):
    assert texts("de").date(date) == german
    assert texts("en").date(date) == english


def test_a_partial_date_begins_somewhere():
    assert Partial.parse("2015").first.isoformat() == "2015-01-01"
    assert Partial.parse("2015-10").first.isoformat() == "2015-10-01"
    assert Partial.parse("2015-10-28") == Partial(2015, 10, 28)


@pytest.mark.parametrize(
    ("count", "german", "english"),
    [
        (0, "0 Akteure stehen nicht", "0 actors are not"),
        (1, "1 Akteur steht nicht", "1 actor is not"),
        (2, "2 Akteure stehen nicht", "2 actors are not"),
        (1234, "1.234 Akteure stehen nicht", "1,234 actors are not"),
    ],
)
def test_plural_forms(count, german, english):
    sentences = (
        "{count} actor is not on the map: its location is not known.",
        "{count} actors are not on the map: their location is not known.",
    )
    assert texts("de").n(*sentences, count).startswith(german)
    assert texts("en").n(*sentences, count).startswith(english)


def test_values_are_filled_in_and_not_read_as_placeholders():
    hostile = "{0.__class__} ${x}"
    assert texts("de").t("Source: {source}", source=hostile) == f"Quelle: {hostile}"
    assert texts("en").t("Source: {source}", source=hostile) == f"Source: {hostile}"


def test_the_text_of_a_row_in_the_language_else_german():
    row = {"label_de": "Bevölkerung", "label_en": "Population"}
    assert texts("en").pick(row, "label") == "Population"
    assert texts("en").pick(row | {"label_en": ""}, "label") == "Bevölkerung"
    assert texts("de").pick(row, "label") == "Bevölkerung"


def test_figures_with_unit_and_bounds():
    share = Notation(texts("de"), 1, "%")
    assert share.quantity(12.5) == "12,5\N{NO-BREAK SPACE}%"
    assert share.quantity(-0.3, signed=True) == "\N{MINUS SIGN}0,3\N{NO-BREAK SPACE}%"
    assert Notation(texts("de"), 0, "").quantity(3) == "3"
    whole = Notation(texts("de"), 0, "%")
    assert whole.bounds(30, math.nan) == "über 30"
    assert whole.bounds(math.nan, 30) == "unter 30"
    assert whole.bounds(20, 30) == "20\N{EN DASH}30"
    assert whole.bounds(math.nan, math.nan) == ""
