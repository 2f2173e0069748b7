"""`python -m tests.bench.plain_app DIR PORT`: serve `plain.py` with Leaflet beside it."""

import os
import sys
from pathlib import Path

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from quartmap.maps.resources import LEAFLET
from quartmap.web.application import settings

if __name__ == "__main__":
    data, port = sys.argv[1:]
    os.environ["QUARTMAP_DATA"] = data
    app = st.App(
        Path(__file__).with_name("plain.py"),
        routes=[Mount("/leaflet", StaticFiles(directory=LEAFLET))],
    )
    app.run(config=settings(port=int(port), host="localhost", headless=True))
