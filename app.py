"""The dashboard as an ASGI application: `streamlit run app.py`, or any ASGI server."""

from quartmap.package.location import data_folder
from quartmap.web.application import create_app

app = create_app(data_folder())
