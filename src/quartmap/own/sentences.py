"""The sentences about own areas: the closed set of what can be wrong or was changed."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from quartmap.texts import Texts

Values = Mapping[str, Any]
Sentence = Callable[[Texts, Values], str]

_FILE: Final[dict[str, Sentence]] = {
    "empty-file": lambda words, _: words.t(
        "The file is empty: choose a GeoJSON file with at least one polygon."
    ),
    "too-large": lambda words, v: words.t(
        "The file is larger than {limit} MB: simplify the outlines or leave out what is not "
        "needed.",
        **v,
    ),
    "encoding": lambda words, v: words.t(
        "The file is not text in UTF-8 (byte {place}): export it as GeoJSON in UTF-8.", **v
    ),
    "format": lambda words, v: words.t(
        "The file has the format {format}, not GeoJSON: open it in a GIS such as QGIS and export "
        "it as GeoJSON.",
        **v,
    ),
    "json": lambda words, v: words.t(
        "The file is not valid JSON (line {line}, character {column}): export it once more as "
        "GeoJSON.",
        **v,
    ),
    "lines": lambda words, v: words.t(
        "The file holds several JSON texts one after the other (line {line}): export it as one "
        "FeatureCollection.",
        **v,
    ),
    "deep": lambda words, v: words.t(
        "The file is nested more than {limit} levels deep: export it once more without nested "
        "attributes.",
        **v,
    ),
    "crowded": lambda words, v: words.t(
        "The file holds more objects and values than {limit} areas need: export fewer features, or "
        "without their attributes.",
        **v,
    ),
    "duplicate": lambda words, v: words.t(
        "The member “{key}” stands twice in the same object: keep one of the two.", **v
    ),
    "geojson": lambda words, _: words.t(
        "The file is JSON but not GeoJSON: its “type” must be FeatureCollection, Feature, "
        "Polygon, MultiPolygon or GeometryCollection."
    ),
    "features": lambda words, v: words.t(
        "The file has {count} features and at most {limit} are read: export only the areas you "
        "need.",
        **v,
    ),
    "vertices": lambda words, v: words.t(
        "The outlines have more than {limit} vertices: simplify them, for example to one every "
        "10 m.",
        **v,
    ),
    "no-polygon": lambda words, v: words.t(
        "There is no polygon in the file, only {types}: draw or export the outline of an area.",
        **v,
    ),
    "no-features": lambda words, _: words.t(
        "The file holds no feature: export at least one polygon."
    ),
    "more": lambda words, v: words.t(
        "Further problems that are not listed: {number}. Mend those above first.", **v
    ),
}
_COORDINATES: Final[dict[str, Sentence]] = {
    "not-feature": lambda words, _: words.t(
        "This is no feature with a geometry: remove it or export the file once more."
    ),
    "empty": lambda words, _: words.t("The geometry is empty: draw its outline or remove it."),
    "structure": lambda words, _: words.t(
        "The coordinates are not nested as GeoJSON asks: a polygon is a list of rings, a ring a "
        "list of positions [longitude, latitude]."
    ),
    "position": lambda words, v: words.t(
        "A position does not have two numbers but {count}: write longitude and latitude.", **v
    ),
    "not-number": lambda words, v: words.t(
        "A coordinate is {value} and not a number: write numbers, without quotation marks.", **v
    ),
    "not-finite": lambda words, _: words.t(
        "A coordinate is not a finite number (NaN or infinite): remove or mend that vertex."
    ),
    "few-points": lambda words, v: words.t(
        "A ring has too few different vertices ({count}): an outline needs at least three.", **v
    ),
    "crs-choice": lambda words, v: words.t(
        "Coordinates in “{crs}” are not read: choose one of {known}.", **v
    ),
    "crs-member": lambda words, v: words.t(
        "The file says that its coordinates are in “{crs}”: export it in one of {known}.", **v
    ),
    "crs-mixed": lambda words, v: words.t(
        "The file names several coordinate systems ({crs}): export it in one.", **v
    ),
    "swapped": lambda words, v: words.t(
        "The coordinates do not lie in Germany ({place}), but do if the two numbers of each are "
        "swapped: have them swapped or export them as longitude, latitude.",
        **v,
    ),
    "other-crs": lambda words, v: words.t(
        "The coordinates ({place}) do not fit {crs}, but lie in Germany as {other}: choose "
        "{other}.",
        **v,
    ),
    "other-swapped": lambda words, v: words.t(
        "The coordinates ({place}) do not fit {crs}, but lie in Germany as {other} with the two "
        "numbers of each swapped: choose {other} and have them swapped.",
        **v,
    ),
    "not-swapped": lambda words, v: words.t(
        "The coordinates lie in Germany as they are ({place}) and not if they are swapped: read "
        "them without swapping.",
        **v,
    ),
    "abroad": lambda words, v: words.t(
        "The area lies or reaches outside Germany ({place}): check the coordinates and their "
        "system, or cut the area at the border.",
        **v,
    ),
}
_SHAPES: Final[dict[str, Sentence]] = {
    "crossing": lambda words, v: words.t(
        "The outline crosses, touches or overlaps itself near {place}: take the repaired shape or "
        "mend it there.",
        **v,
    ),
    "hole": lambda words, v: words.t(
        "A hole does not lie properly inside its outline near {place}: take the repaired shape "
        "or mend it there.",
        **v,
    ),
    "tangled": lambda words, _: words.t(
        "The outline crosses itself too often to be repaired here: mend it in a GIS or draw it "
        "anew."
    ),
    "intricate": lambda words, _: words.t(
        "Too many edges of the outline lie close to one another: simplify it."
    ),
    "too-big": lambda words, v: words.t(
        "The area is larger than {limit} km²: choose one inside Germany.", **v
    ),
    "too-small": lambda words, v: words.t(
        "The area is smaller than {limit} m²: no figures can be told for it; draw a larger one.",
        **v,
    ),
    "radius": lambda words, v: words.t(
        "The radius is not between {least} m and {most} m: choose another.", **v
    ),
    "no-parts": lambda words, _: words.t("No area is chosen: choose at least one to join."),
    "many-parts": lambda words, v: words.t(
        "More than {limit} areas are to be joined: choose fewer or larger ones.", **v
    ),
    "unknown-parts": lambda words, v: words.t(
        "This data package has no outline of {areas}: choose other areas.", **v
    ),
    "link": lambda words, _: words.t(
        "The areas in the link cannot be read: copy the whole link once more, or upload the areas "
        "as a file."
    ),
}
_REMARKS: Final[dict[str, Sentence]] = {
    "flat": lambda words, _: words.t("Heights were left out; they do not matter here."),
    "closed": lambda words, _: words.t("A ring that was not closed was closed."),
    "skipped": lambda words, v: words.t("Left out, as it is no polygon: {type}.", **v),
    "skipped-empty": lambda words, _: words.t("Left out, as it has no geometry."),
    "repaired": lambda words, v: words.t(
        "The outline was repaired; the area now has {km2} km² (parts: {count}).", **v
    ),
    "stated-crs": lambda words, v: words.t(
        "The file says that its coordinates are in {crs}; they were read so.", **v
    ),
}
SENTENCES: Final[Mapping[str, Sentence]] = {**_FILE, **_COORDINATES, **_SHAPES, **_REMARKS}
