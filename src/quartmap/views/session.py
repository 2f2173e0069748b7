"""What every page needs first: the package and the words."""

import streamlit as st

from quartmap.names import LANGUAGES, Language
from quartmap.package import DataPackage, Reading, shared
from quartmap.package.location import data_folder
from quartmap.texts import Texts, texts
from quartmap.views.state import LANG


def reading() -> Reading:
    """Return the package as read, with what was wrong; all sessions share it."""
    return shared(data_folder())


def package() -> DataPackage:
    """Return the package; pages run only when there is one."""
    found = reading().package
    if found is None:
        raise LookupError("a page ran without a data package")
    return found


def language() -> Language:
    """Return the reader's language: the switch, else the address, else German."""
    session = st.session_state
    asked = session.get(LANG) or session.get(f"_{LANG}") or st.query_params.get(LANG)
    return next((one for one in LANGUAGES if one == asked), LANGUAGES[0])


def words() -> Texts:
    """Return the texts in the reader's language."""
    return texts(language())
