"""The benchmark: click to painted map, ours beside a rebuilt map and an empty rerun."""
