"""The dashboard as an ASGI application: `streamlit run app.py`, or any ASGI server.

`st.App` is written out here because `streamlit run` looks for it in the text of this file.
"""

import streamlit as st

from quartmap.package.location import data_folder
from quartmap.web.application import SCRIPT, parts

app = st.App(SCRIPT, **parts(data_folder()))
