"""A map of three quarters and their integration.

>>> from quartmap import load
>>> quarters = load("geodata").areas("district")  # doctest: +SKIP
"""

from quartmap.package import load

__all__ = ["load"]
