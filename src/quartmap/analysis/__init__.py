"""Pure functions on values and areas: classify, compare, select."""
