"""Uploads that are refused: one clear sentence for each, all at once, in both languages."""

import ast
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quartmap.errors import QuartmapError
from quartmap.own import limits
from quartmap.own.refusal import Refusal, RefusedError
from quartmap.own.sentences import SENTENCES
from quartmap.own.upload import read
from quartmap.texts import texts
from support.uploads import BOW, SQUARE, collection, comb, dump, feature, moved, polygon, text_of

NAN = b'{"type":"Polygon","coordinates":[[[%s,51],[7.1,51],[7.1,51.1]]]}'
SWAPPED = [[lat, lon] for lon, lat in SQUARE]
METRES = [[361000, 5700000], [362000, 5700000], [362000, 5701000], [361000, 5701000]]
OWN = Path(__file__).parents[2] / "src" / "quartmap" / "own"


def zipped():
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("doc.kml", "<kml/>")
    return target.getvalue()


def stated(name):
    return polygon(SQUARE) | {"crs": {"type": "name", "properties": {"name": name}}}


NASTY = {
    "empty": (b"", "The file is empty"),
    "blank": (b" \n\t", "The file is empty"),
    "mark only": (b"\xef\xbb\xbf", "The file is empty"),
    "zeros": (b"\0" * 100, "The file is empty"),
    "large": (b" " * (limits.BYTES + 1), "larger than 5 MB"),
    "latin": ('{"type":"Ä"}'.encode("latin-1"), "not text in UTF-8 (byte 10)"),
    "utf-16": ("{}".encode("utf-16"), "not text in UTF-8 (byte 1)"),
    "zip": (zipped(), "the format ZIP"),
    "geopackage": (b"SQLite format 3\0" + b"\0" * 84, "the format GeoPackage"),
    "shapefile": (b"\0\0\x27\x0a" + b"\0" * 96, "the format Shapefile"),
    "gzip": (b"\x1f\x8b\x08\0", "the format gzip"),
    "vrt": (b"<OGRVRTDataSource><OGRVRTLayer name='x'/></OGRVRTDataSource>", "the format VRT"),
    "raster vrt": (b"\xef\xbb\xbf \n<VRTDataset/>", "the format VRT"),
    "kml": (b"<?xml version='1.0'?>\n<kml xmlns='x'/>", "the format KML"),
    "gml": (b"<wfs:FeatureCollection xmlns:gml='http://opengis.net/gml'/>", "the format GML"),
    "html": (b"<!DOCTYPE html><p>Not found", "the format HTML"),
    "xml": (b"<other/>", "the format XML"),
    "wkt": (b"POLYGON((7 51, 7.1 51, 7.1 51.1, 7 51))", "the format WKT"),
    "topojson": (b'{"type":"Topology","objects":{}}', "the format TopoJSON"),
    "esri": (b'{"geometryType":"esriGeometryPolygon","features":[]}', "the format Esri JSON"),
    "text": (b"type,coordinates\n1,2", "not valid JSON (line 1, character 1)"),
    "cut": (dump(polygon(SQUARE))[:-9], "not valid JSON (line 1"),
    "python": (b"{'type': 'Polygon'}", "not valid JSON (line 1, character 2)"),
    "two texts": (b'{"type":"Feature"}\n{"type":"Feature"}', "several JSON texts"),
    "deep": (b'{"a":' * 40 + b"1" + b"}" * 40, "more than 32 levels"),
    "deep coordinates": (dump(json.loads("[" * 33 + "]" * 33)), "more than 32 levels"),
    "twice": (b'{"type":"Polygon","type":"Point","coordinates":[]}', "“type” stands twice"),
    "twice with a lone half": (b'{"a\\ud800":1,"a\\ud800":1}', "“a” stands twice"),
    "number": (b"12", "not GeoJSON"),
    "null": (b"null", "not GeoJSON"),
    "list": (dump([polygon(SQUARE)]), "not GeoJSON"),
    "no type": (dump({"coordinates": [SQUARE]}), "not GeoJSON"),
    "type is a list": (dump({"type": ["Polygon"], "coordinates": [SQUARE]}), "not GeoJSON"),
    "unknown type": (dump({"type": "polygon", "coordinates": [SQUARE]}), "not GeoJSON"),
    "features is an object": (dump({"type": "FeatureCollection", "features": {}}), "not GeoJSON"),
    "no features": (dump(collection()), "holds no feature"),
    "1,001 features": (
        dump(collection(*[feature(None)] * 1_001)),
        "has 1,001 features and at most 1,000",
    ),
    "a geometry among features": (
        dump(collection(feature(polygon(SQUARE)), polygon(SQUARE))),
        "Feature 2: This is no feature",
    ),
    "point": (
        dump({"type": "Point", "coordinates": [7, 51]}),
        "no polygon in the file, only Point",
    ),
    "null geometry": (dump(feature(None)), "The geometry is empty"),
    "empty polygon": (dump(polygon()), "The geometry is empty"),
    "empty ring": (dump(polygon([])), "The geometry is empty"),
    "geometry is a text": (dump(feature("Polygon")), "no feature with a geometry"),
    "geometry without type": (dump(feature({})), "no feature with a geometry"),
    "no coordinates": (dump({"type": "Polygon"}), "not nested as GeoJSON asks"),
    "too flat": (dump(polygon([7, 51], [7.1, 51])), "not nested as GeoJSON asks"),
    "too nested": (dump(polygon([SQUARE])), "not nested as GeoJSON asks"),
    "a position of objects": (dump(polygon([{"x": 7, "y": 51}] * 4)), "not nested as GeoJSON asks"),
    "one number": (dump(polygon([[7], [8], [9]])), "not have two numbers but 1"),
    "five numbers": (dump(polygon([[7, 51, 1, 2, 3]] * 4)), "not have two numbers but 5"),
    "a text": (dump(polygon([["7.0", 51], [8, 51], [8, 52]])), 'A coordinate is "7.0" and not'),
    "true": (dump(polygon([[True, 51], [8, 51], [8, 52]])), "A coordinate is true and not"),
    "null number": (dump(polygon([[None, 51], [8, 51], [8, 52]])), "A coordinate is null and not"),
    "nan": (NAN % b"NaN", "not a finite number"),
    "infinite": (NAN % b"-Infinity", "not a finite number"),
    "1e999": (NAN % b"1e999", "not a finite number"),
    "a million digits": (NAN % (b"7" * 1_000_000), "not a finite number"),
    "two points": (dump(polygon([[7, 51], [8, 51], [7, 51]])), "different vertices (2)"),
    "one point": (dump(polygon([[7, 51]] * 9)), "different vertices (1)"),
    "gauss-krueger": (dump(stated("EPSG:31467")), "in “EPSG:31467”: export it in one of EPSG:4326"),
    "crs without name": (dump(polygon(SQUARE) | {"crs": {"type": "link"}}), "in “?”"),
    "crs is a number": (dump(polygon(SQUARE) | {"crs": 4326}), "in “?”"),
    "two systems": (
        dump(collection(feature(stated("EPSG:4326")), feature(stated("EPSG:25832")))),
        "several coordinate systems (EPSG:25832, EPSG:4326)",
    ),
    "swapped": (dump(polygon(SWAPPED)), "if the two numbers of each are swapped"),
    "metres": (dump(polygon(METRES)), "lie in Germany as EPSG:25832: choose EPSG:25832"),
    "metres swapped": (
        dump(polygon([[y, x] for x, y in METRES])),
        "as EPSG:25832 with the two numbers of each swapped",
    ),
    "mercator": (
        dump(polygon([[779000, 6621000], [789000, 6621000], [789000, 6631000]])),
        "lie in Germany as EPSG:3857",
    ),
    "paris": (dump(polygon(moved(SQUARE, -4.7, -2.2))), "outside Germany (2.3, 48.8)"),
    "huge numbers": (dump(polygon([[1e308, 1e308], [-1e308, 0], [0, -1e308]])), "outside Germany"),
    "crossing": (dump(polygon(BOW)), "overlaps itself near 7.05000, 51.05000"),
    "overlapping": (
        dump({"type": "MultiPolygon", "coordinates": [[SQUARE], [moved(SQUARE, 0.05, 0.01)]]}),
        "overlaps itself near 7.1",
    ),
    "hole outside": (dump(polygon(SQUARE, moved(SQUARE, 0.5, 0))), "A hole does not lie properly"),
    "a line": (dump(polygon([[7, 51], [7.1, 51], [7.2, 51]])), "overlaps itself near"),
    "too big": (dump(polygon([[5, 47], [15, 47], [15, 55], [5, 55]])), "larger than 400,000 km²"),
    "too small": (
        dump(polygon([[7, 51], [7.0001, 51], [7.0001, 51.0001]])),
        "smaller than 5,000 m²",
    ),
}


def refusal(content, **choices):
    with pytest.raises(RefusedError) as caught:
        read(content, **choices)
    return caught.value


@pytest.mark.parametrize("name", NASTY)
def test_one_sentence_says_what_and_how_to_mend(name):
    content, sentence = NASTY[name]
    error = refusal(content)
    assert len(error.refusals) == 1
    english = error.refusals[0].sentence(texts("en"))
    assert sentence in english
    assert str(error) == english
    for said in (english, error.refusals[0].sentence(texts("de"))):
        assert "{" not in said
        assert said.isprintable()
        assert said[0].isupper()
        assert said.endswith(".")
        assert len(said) < 300
    assert english != error.refusals[0].sentence(texts("de"))


def test_it_is_an_error_of_ours_and_a_value_error():
    error = refusal(b"")
    assert isinstance(error, QuartmapError)
    assert isinstance(error, ValueError)


@pytest.mark.parametrize(
    ("content", "offer"),
    [
        (polygon(SWAPPED), "swap"),
        (polygon(BOW), "repair"),
        (collection(feature(polygon(SWAPPED)), feature(polygon(BOW))), "swap"),
        (collection(feature(polygon(BOW)), feature(polygon([[7, 51]] * 4))), ""),
        (polygon(METRES), ""),
    ],
)
def test_what_would_mend_it_is_offered(content, offer):
    assert refusal(dump(content)).offer == offer


def test_what_is_offered_leads_to_the_area():
    swapped_bow = dump(polygon([[lat, lon] for lon, lat in BOW]))
    assert refusal(swapped_bow).offer == "swap"
    assert refusal(swapped_bow, swap=True).offer == "repair"
    assert len(read(swapped_bow, swap=True, repair=True)) == 1


def test_swapping_what_is_right_is_refused():
    assert "as they are" in str(refusal(dump(polygon(SQUARE)), swap=True))


def test_an_unknown_choice_is_refused():
    assert "“EPSG:31467” are not read" in str(refusal(dump(polygon(SQUARE)), crs="EPSG:31467"))


def test_all_problems_are_told_with_their_feature():
    content = collection(
        feature(polygon(BOW), name="Karo"),
        feature(polygon(SQUARE)),
        feature(polygon([[7, 51]] * 4)),
        feature(polygon([["7", 51]] * 4), name="Text"),
    )
    lines = str(refusal(dump(content))).splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        "Feature 1 (Karo)",
        "Feature 3",
        "Feature 4 (Text)",
    ]


def test_of_many_problems_ten_are_told_and_the_rest_counted():
    error = refusal(dump(collection(*[feature(polygon([[7, 51]] * 4))] * 25)))
    assert len(error.refusals) == 11
    assert "not listed: 15." in str(error).splitlines()[-1]


def test_the_same_mistake_of_the_whole_file_is_told_once():
    error = refusal(dump(collection(*[feature(polygon(SWAPPED))] * 25)))
    assert len(error.refusals) == 1
    assert not str(error).startswith("Feature")


def test_an_intricate_outline_is_refused_before_any_geometry(monkeypatch):
    def never(*_args, **_options):
        raise AssertionError("geometry was computed")

    content = text_of(comb(3_000))
    for name in ("is_valid", "make_valid", "set_precision"):
        monkeypatch.setattr(f"shapely.{name}", never)
    assert "Too many edges" in str(refusal(content))


def calls(path):
    """Yield the name and arguments of every call in a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node.args


def texts_of(path):
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant)}


def test_every_kind_has_a_sentence_and_every_sentence_a_kind():
    files = [path for path in OWN.glob("*.py") if path.name != "sentences.py"]
    called = {
        args[0].value
        for path in files
        for name, args in calls(path)
        if name in {"refused", "refuse", "remark"} and args and isinstance(args[0], ast.Constant)
    }
    assert len(called) > 30
    assert called - set(SENTENCES) == set()
    assert set(SENTENCES) - set().union(*map(texts_of, files)) == set()


def test_values_are_written_as_the_reader_does():
    one = Refusal("features", {"count": 12345, "limit": 1000}, 0, "")
    assert "12.345 Objekte" in one.sentence(texts("de"))
    assert "12,345 features" in one.sentence(texts("en"))


def taken_or_refused(content, **choices):
    try:
        found, said = read(content, **choices), ""
    except RefusedError as error:
        found, said = error.refusals, str(error)
    assert found
    assert said.replace("\n", "").isprintable()


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=True)
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["Polygon", "Feature", "MultiPolygon", "EPSG:25832"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "coordinates", "geometry", "features", "geometries", "crs"])
            | st.text(max_size=4),
            inner,
            max_size=4,
        )
    ),
    max_leaves=6,
)
members = ["type", "coordinates", "geometry", "properties", "features", "crs", "geometries"]
WHOLE = collection(
    feature(polygon(SQUARE, moved(SQUARE, 0.01, 0.01)), name="Hafen"),
    feature({"type": "GeometryCollection", "geometries": [polygon(moved(SQUARE, 1, 1))]}),
    crs={"type": "name", "properties": {"name": "EPSG:4326"}},
)


def spots(content, path=()):
    """Yield the path to every value."""
    yield path
    if isinstance(content, dict | list):
        inner = content.items() if isinstance(content, dict) else enumerate(content)
        for key, value in inner:
            yield from spots(value, (*path, key))


SPOTS = list(spots(WHOLE))[1:]


def replaced(content, path, value):
    copy = json.loads(json.dumps(content))
    place = copy
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return copy


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(SPOTS), json_values, st.booleans())
def test_any_value_anywhere_is_taken_or_refused(path, value, repair):
    taken_or_refused(dump(replaced(WHOLE, path, value)), repair=repair)


@settings(max_examples=700, deadline=None)
@given(st.data())
def test_any_bytes_anywhere_are_taken_or_refused(data):
    whole = dump(WHOLE)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 40)))
    taken_or_refused(whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:])


@settings(max_examples=250, deadline=None)
@given(st.dictionaries(st.sampled_from(members), json_values), st.sampled_from(["swap", "repair"]))
def test_any_object_is_taken_or_refused(content, choice):
    taken_or_refused(dump(content), **{choice: True})


@settings(max_examples=500, deadline=None)
@given(
    st.binary(max_size=300) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_are_refused(content):
    taken_or_refused(content)
