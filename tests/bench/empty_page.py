"""The least page with a choice: a segmented control and its value."""

import streamlit as st

choice = st.segmented_control("Choice", ["a", "b"], default="a", key="choice")
with st.container(key="answer"):
    st.write(f"Answer {choice}")
