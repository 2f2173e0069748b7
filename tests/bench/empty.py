"""The least that Streamlit can do: a select box and its value. What it takes is the floor."""

import streamlit as st

choice = st.selectbox("Choice", ["a", "b"], key="choice")
with st.container(key="answer"):
    st.write(f"Answer {choice}")
