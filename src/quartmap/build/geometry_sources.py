"""Where boundaries, basemap, census grid and addresses come from, and on what terms."""

from dataclasses import dataclass
from typing import Final

from quartmap.build.part import FileRow, SourceRow

_CENSUS_OFFICES: Final = "Statistische Ämter des Bundes und der Länder"


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence and the address of its text."""

    name: str
    url: str


BY: Final = Licence("dl-de/by-2-0", "https://www.govdata.de/dl-de/by-2-0")
ZERO: Final = Licence("dl-de/zero-2-0", "https://www.govdata.de/dl-de/zero-2-0")
ODBL: Final = Licence("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/")
CC_BY: Final = Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")

CITY: Final = SourceRow(
    source_id="stadt-essen-boundaries",
    producer="Stadt Essen",
    title="Verwaltungsgrenzen der Stadt Essen: Stadtteile und Stadtbezirke",
    licence=BY.name,
    licence_url=BY.url,
    attribution="Stadt Essen, Verwaltungsgrenzen, dl-de/by-2-0, vereinfacht",
    quality="official_copy",
    url="https://opendata.essen.de",
    retrieved_via=(
        "github:Wagner-67/essen_bezirke-stadtteile (2025-08), aus einer Vektorzeichnung "
        "zurückgewonnen; Lizenz wie von Dritten angegeben"
    ),
)
STATE: Final = SourceRow(
    source_id="geobasis-nrw-dvg2",
    producer="Geobasis NRW",
    title="Digitale Verwaltungsgrenzen (DVG2), Gemeinden und Kreise, 2022-03-08",
    licence=ZERO.name,
    licence_url=ZERO.url,
    attribution="Geobasis NRW, Digitale Verwaltungsgrenzen 2022, dl-de/zero-2-0, vereinfacht",
    quality="official_copy",
    retrieved_via="Lizenz wie für das Schwesterprodukt DVG1 angegeben",
)
OUTLINE: Final = SourceRow(
    source_id="hoersterfeld-outline",
    producer="quartmap",
    title="Umriss der Siedlung Hörsterfeld, abgeleitet aus 298 Adresspunkten an 12 Straßen",
    licence=BY.name,
    licence_url=BY.url,
    attribution="Eigene Ableitung aus: Stadt Essen, Amtliche Hauskoordinaten 2022, dl-de/by-2-0",
    quality="derived",
)
ADDRESSES: Final = SourceRow(
    source_id="stadt-essen-addresses",
    producer="Stadt Essen, FB 62 - Amt für Geoinformation, Vermessung und Kataster",
    title="Amtliche Hauskoordinaten, Stand 2022-08-22",
    licence=BY.name,
    licence_url=BY.url,
    attribution=(
        "Stadt Essen, FB 62 - Amt für Geoinformation, Vermessung und Kataster, "
        "Amtliche Hauskoordinaten (Stand 2022-08-22), dl-de/by-2-0, verändert"
    ),
    quality="official",
    url="https://opendata.essen.de/dataset/amtliche-hauskoordinaten",
)
GRID: Final = SourceRow(
    source_id="zensus-2011-grid",
    producer=_CENSUS_OFFICES,
    title="Zensus 2011: Ergebnisse auf Gitterzellen (1 km und 100 m), Stichtag 2011-05-09",
    licence=BY.name,
    licence_url=BY.url,
    attribution=f"{_CENSUS_OFFICES}, Zensus 2011, dl-de/by-2-0, verändert",
    quality="official_copy",
    url="https://www.zensus2022.de",
)
ESTIMATE: Final = SourceRow(
    source_id="zensus-2011-estimate-100m",
    producer="quartmap",
    title="Schätzung der Einwohner je 100-m-Zelle 2011 in Essen und Altena",
    licence=BY.name,
    licence_url=BY.url,
    attribution=f"Eigene Schätzung aus: {_CENSUS_OFFICES}, Zensus 2011, dl-de/by-2-0",
    quality="derived",
)
RIVERS: Final = SourceRow(
    source_id="osm-rivers",
    producer="OpenStreetMap",
    title="Mittellinien von acht Flüssen in Nordrhein-Westfalen, 2025-07",
    licence=ODBL.name,
    licence_url=ODBL.url,
    attribution="© OpenStreetMap contributors, ODbL 1.0",
    quality="official_copy",
    url="https://www.openstreetmap.org/copyright",
)
RAILWAYS: Final = SourceRow(
    source_id="db-netz-railways",
    producer="DB Netz AG",
    title="Geo-Streckennetz, 2017",
    licence=CC_BY.name,
    licence_url=CC_BY.url,
    attribution="DB Netz AG, Geo-Streckennetz 2017, CC BY 4.0, vereinfacht",
    quality="official_copy",
)
POPULATION_2022_ID: Final = "zensus-2022-regional"
"""Described by the step that writes observations; ranks of labels follow its population."""


def file_row(  # noqa: PLR0913 - one keyword per field of the descriptor
    path: str,
    title: str,
    sources: tuple[SourceRow, ...],
    *,
    processing: str,
    crs: str = "",
    boundary_date: str = "",
) -> FileRow:
    """Return the descriptor of a file: terms of its first source, credit lines of all."""
    return FileRow(
        path=path,
        title=title,
        source_ids=tuple(source.source_id for source in sources),
        licence=sources[0].licence,
        attribution="; ".join(source.attribution for source in sources),
        processing=processing,
        crs=crs,
        boundary_date=boundary_date,
    )
