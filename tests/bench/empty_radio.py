"""The least page with a segmented control: what changing it takes is the floor of the pages."""

import streamlit as st

choice = st.segmented_control("Choice", ["a", "b"], default="a", key="choice", required=True)
with st.container(key="answer"):
    st.write(f"Answer {choice}")
