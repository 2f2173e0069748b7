"""The script that Streamlit runs: package, language, navigation."""

from importlib.resources import files

import streamlit as st

from quartmap.views import problems, session

found = session.reading()
words = session.words()
title = words.pick(found.package.dashboard.title) if found.package else "quartmap"
st.set_page_config(page_title=title, layout="wide", initial_sidebar_state="auto")
st.html(f"<style>{files('quartmap.views').joinpath('style.css').read_text()}</style>")

if found.package is None:
    problems.page(words, found.problems)
else:
    pages = [st.Page("map.py", title=words.t("Map"), default=True)]
    st.navigation(pages, position="hidden" if len(pages) == 1 else "top").run()
