"""The map: folium layers, legend, basemap, first-party assets."""

from quartmap.maps.frame import base_map, restyle

__all__ = ["base_map", "restyle"]
