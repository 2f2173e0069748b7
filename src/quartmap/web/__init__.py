"""HTTP beside Streamlit: geometry, assets, security headers."""
