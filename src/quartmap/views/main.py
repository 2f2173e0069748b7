"""The script that Streamlit runs: package, navigation, page, language.

Title, width and stylesheet stand in the page itself (`web.headers`): sent from here they would
be drawn anew with every change.
"""

import streamlit as st

from quartmap.views import embed, pages, problems, session, state

found = session.reading()
words = session.words()
st.session_state[state.LANG] = words.language

if found.package is None:
    # Not an element of the page itself: the first of those stays in sight, as the navigation does.
    with st.container():
        problems.page(words, found.problems)
else:
    page = st.navigation(pages.offered(found.package, words), position="hidden")
    if embed.asked():  # in a frame of another site the map stands alone
        page.run()
    else:
        st.html(pages.bar(found.package, words, page.url_path or pages.MAP))
        # The sidebar goes ahead, so that the map has its final width at once.
        with st.sidebar:
            pages.brand(found.package, words)
        page.run()
        with st.sidebar:
            pages.language()
