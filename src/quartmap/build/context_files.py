"""What `datapackage.json` says of the basemap: title, source and processing of each layer."""

from dataclasses import replace

from quartmap.build.geometry_sources import (
    CITY,
    GRID,
    POPULATION_2022_ID,
    RAILWAYS,
    RIVERS,
    STATE,
    file_row,
)
from quartmap.build.part import FileRow
from quartmap.names import WEB_CRS


def describe_labels() -> FileRow:
    """Return the descriptor of the labels."""
    labels = file_row(
        "context/labels.geojson",
        "Grundkarte: Namen von Gemeinden und Stadtteilen",
        (CITY, STATE),
        processing=(
            "Points farthest from the border of the simplified areas; rank 1 (shown from far) "
            "to 4: municipalities by population in 2022 (from 300,000, 100,000, 40,000), "
            "municipalities of the cases at least 2, districts 4."
        ),
        crs=WEB_CRS,
    )
    return replace(labels, source_ids=(*labels.source_ids, POPULATION_2022_ID))


def describe_layers() -> list[FileRow]:
    """Return the descriptors of the basemap's layers."""
    return [
        file_row(
            "context/rivers.geojson",
            "Grundkarte: Flüsse",
            (RIVERS,),
            processing=(
                "Centre lines, simplified to 80 m, around Essen and Altena to 8 m; a gap of "
                "162 m in the Ruhr is the source's."
            ),
            crs=WEB_CRS,
        ),
        file_row(
            "context/railways.geojson",
            "Grundkarte: Eisenbahnstrecken",
            (RAILWAYS,),
            processing=(
                "Merged by line, simplified to 80 m, around Essen and Altena to 8 m; rank 1 "
                "passenger, 2 S-Bahn, 3 freight only."
            ),
            crs=WEB_CRS,
        ),
        file_row(
            "context/builtup.geojson",
            "Grundkarte: bebautes Land um Essen und Altena",
            (GRID,),
            processing=(
                "100 m cells with residential buildings in 2011, joined, gaps up to 160 m "
                "closed, corners cut, simplified to 40 m; patches and holes below 3 ha left out."
            ),
            crs=WEB_CRS,
            boundary_date="2011-05-09",
        ),
        file_row(
            "context/towns.geojson",
            "Grundkarte: Umrisse der Städte um Essen und Altena und des Landes",
            (STATE,),
            processing="The shapes of areas/municipalities.geojson and areas/states.geojson.",
            crs=WEB_CRS,
            boundary_date="2022-03-08",
        ),
        describe_labels(),
    ]
