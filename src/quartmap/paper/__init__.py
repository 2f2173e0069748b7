"""Documents for the printer; built on maps and charts, without Streamlit."""
