"""The build of the numbers, run anew on the raw sources."""

import os
import shutil
import time
from pathlib import Path

import pytest

from quartmap.build import observations

ROOT = Path(__file__).parents[2]
SOURCES = Path(os.environ.get("QUARTMAP_SOURCES", ROOT.parent / "shared" / "sources"))
TABLES = ("observations.csv", "indicators.csv", "series_breaks.csv")

pytestmark = [
    pytest.mark.sources,
    pytest.mark.skipif(not SOURCES.is_dir(), reason="the raw sources are not here"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    target = tmp_path_factory.mktemp("observations")
    shutil.copy(ROOT / "geodata/areas.csv", target)
    start = time.monotonic()
    part = observations.build(SOURCES, target)
    return target, part, time.monotonic() - start


@pytest.mark.parametrize("name", TABLES)
def test_rebuild_gives_the_shipped_bytes(built, name):
    assert (built[0] / name).read_bytes() == (ROOT / "geodata" / name).read_bytes()


def test_build_takes_less_than_a_minute(built):
    assert built[2] < 60


def test_every_source_named_is_described_once(built):
    target, part, _ = built
    described = [source.source_id for source in part.sources]
    named = {
        line.rsplit(",", 2)[-2]
        for line in (target / "observations.csv").read_text(encoding="utf-8").splitlines()[1:]
        if not line.endswith('"')
    }
    assert len(described) == len(set(described))
    assert named <= set(described)
    assert {source.licence for source in part.sources} == {
        "dl-de/by-2-0",
        "fact-citation-only",
        "reproduction-with-source",
    }


def test_what_is_left_out_is_told_with_its_reason(built):
    told = "\n".join(built[1].left_out)
    for reason in ("Teilraum", "nationality", "projections", "party claims", "threshold"):
        assert reason in told
