"""Files to take away: GeoJSON, GeoPackage, CSV."""
