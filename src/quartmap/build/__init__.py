"""From raw sources to `geodata/`; for maintainers."""
