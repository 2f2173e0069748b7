"""Which other format a file has, told by its first bytes."""

import re
from typing import Final

_MAGIC: Final = {
    b"PK\x03\x04": "ZIP",
    b"PK\x05\x06": "ZIP",
    b"SQLite format 3\x00": "GeoPackage (SQLite)",
    b"\x00\x00\x27\x0a": "Shapefile",
    b"fgb\x03": "FlatGeobuf",
    b"PAR1": "Parquet",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
_MARKUP: Final = {
    rb"<(ogr)?vrt": "VRT",
    rb"<kml\b": "KML",
    rb"<gpx\b": "GPX",
    rb"<(\w+:)?featurecollection|/gml\b": "GML",
    rb"<osm\b": "OSM XML",
    rb"<svg\b": "SVG",
    rb"<!doctype html|<html\b": "HTML",
}
_WKT: Final = re.compile(rb"(srid=\d+;)?\s*(multi)?(polygon|point|linestring)\s*z?\s*\(")
_HEAD: Final = 4_096
_BOM: Final = b"\xef\xbb\xbf"


def foreign_format(content: bytes) -> str:
    """Return the name of the format; '' where the file may be JSON.

    >>> foreign_format(b"<?xml version='1.0'?><kml xmlns='http://www.opengis.net/kml/2.2'>")
    'KML'
    """
    for magic, name in _MAGIC.items():
        if content.startswith(magic):
            return name
    head = content[:_HEAD].removeprefix(_BOM).lstrip().lower()
    if _WKT.match(head):
        return "WKT"
    if not head.startswith(b"<"):
        return ""
    return next((name for mark, name in _MARKUP.items() if re.search(mark, head)), "XML")
