"""The script that Streamlit runs: package, language, navigation.

Title, width and stylesheet stand in the page itself (`web.headers`): sent from here they would
be drawn anew with every change.
"""

from typing import Literal

import streamlit as st

from quartmap.views import pages, problems, session

found = session.reading()
words = session.words()

if found.package is None:
    problems.page(words, found.problems)
else:
    # In a frame of another site the map stands alone.
    position: Literal["hidden", "top"] = "hidden" if st.context.is_embedded else "top"
    st.navigation(pages.offered(found.package, words), position=position).run()
