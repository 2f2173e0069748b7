"""The YAML documents of a data package: dashboard, cases, policy fields."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]


class Document(BaseModel):
    """Base of all records: frozen, and unknown keys are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Document):
    """A text in German and English."""

    de: str
    en: str


class Level(Document):
    """One level of areas. `layer` is its plural: the file `areas/{layer}.geojson`."""

    id: Key
    layer: Key
    label: Text
    plural: Text
    within_cases: bool = False
    """True where the level exists only inside the municipalities of the case studies."""


class Mode(Document):
    """A mode of integration and the outline that stands for it."""

    id: Key
    label: Text
    meaning: Text
    dash: str = ""
    """SVG dash pattern of the outline; empty is a solid line."""
    weight: Annotated[float, Field(gt=0, le=8)] = 3


class Dimension(Document):
    """A dimension of local actors and the symbol that stands for it."""

    id: Key
    label: Text
    colour: Colour
    shape: Literal["square", "diamond", "circle", "triangle"]


class Topic(Document):
    """A group of indicators, in the order the sidebar shows them."""

    id: Key
    label: Text


class Place(Document):
    """A named extent to start from, as [south, west, north, east] in degrees."""

    id: Key
    label: Text
    bounds: tuple[float, float, float, float]
    case: str = ""
    """The `area_id` of the case study it shows; empty for the whole area."""
    municipality: str = ""
    """The area beside which the case study is shown."""
    level: str = ""
    """The level that says most there; shown when a visitor goes there."""


class View(Document):
    """What the map shows when nothing is asked for."""

    place: str
    level: str
    indicator: str
    reference_date: str


class Tiles(Document):
    """An online basemap that a visitor may switch on."""

    id: Key
    label: str
    url: str
    attribution: str
    operator: str
    """Who receives the visitor's address."""
    max_zoom: int = 19


class Operator(Document):
    """Who stands behind the dashboard; empty slots are told at start-up."""

    name: str = ""
    contact: str = ""
    imprint: str = ""
    privacy: str = ""
    accessibility: str = ""


class GridMean(Document):
    """A column of the 1 km census cells that holds a mean or a share, and what it is a mean over.

    weight : the denominator. households are residents by mean household size; dwellings are
        households by the share of dwellings that are not vacant.
    """

    indicator: str
    column: str
    weight: Literal["residents", "households", "dwellings"]


class Census(Document):
    """What the census grid of the package holds; without it no area is estimated.

    population, density : the indicators of a count of residents, and of it by km².
    means : all other indicators.
    household_size, vacancy_rate : the columns that households and dwellings are told from.
    source_ids : of the 1 km cells; fine_source_ids : of the 100 m cells, where there are any.
    """

    population: str
    density: str
    means: tuple[GridMean, ...] = ()
    household_size: str = ""
    vacancy_rate: str = ""
    source_ids: tuple[str, ...]
    fine_source_ids: tuple[str, ...] = ()


class Dashboard(Document):
    """`dashboard.yaml`: everything that makes this package this dashboard."""

    title: Text
    subtitle: Text
    case_level: str
    """The level whose areas are the case studies (outlined by mode)."""
    levels: tuple[Level, ...]
    modes: tuple[Mode, ...]
    dimensions: tuple[Dimension, ...]
    topics: tuple[Topic, ...]
    places: tuple[Place, ...]
    view: View
    census: Census | None = None
    tiles: tuple[Tiles, ...] = ()
    operator: Operator = Operator()
    credits: tuple[str, ...] = ()


class Statement(Document):
    """A sentence with its source; `is_claim` marks what a party or paper claims."""

    text: Text
    source_id: str
    is_claim: bool = False


class Case(Document):
    """One case study: ABB. 1 word for word, and what stands behind it."""

    area_id: str
    mode: str
    parent_body: Text
    quarter: Text
    urban_structure: Text
    sociodemographic_structure: Text
    integration_mode: Text
    quarter_type: Text
    strengths: tuple[Statement, ...] = ()
    conflicts: tuple[Statement, ...] = ()
    programmes: tuple[Statement, ...] = ()
    claims: tuple[Statement, ...] = ()


class Cases(Document):
    """`cases.yaml`: the case studies and how the table of them is headed."""

    caption: Text
    source_id: str
    headings: dict[str, Text]
    cases: tuple[Case, ...]
    findings: tuple[Statement, ...] = ()


class Measure(Document):
    """A measure of a policy field; `derived` where the study does not name it itself."""

    id: str
    label: Text
    derived: bool = False
    actor_ids: tuple[str, ...] = ()
    note: Text | None = None


class PolicyField(Document):
    """A policy field and its measures."""

    id: Key
    position: Literal["centre", "outer"]
    label: Text
    principle: Text
    measures: tuple[Measure, ...]


class PolicyFields(Document):
    """`policy_fields.yaml`: ABB. 2 and the levers of the brief."""

    caption: Text
    source_id: str
    fields: tuple[PolicyField, ...]
    levers: tuple[Measure, ...]
    notes: tuple[Text, ...] = ()
