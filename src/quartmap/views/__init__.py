"""Streamlit pages: widgets in, finished maps and charts out; caching and the address live here."""
