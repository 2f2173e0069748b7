"""A data package on disk: read, checked, handed out as frozen records and checked frames."""

from quartmap.package.checks import check
from quartmap.package.reader import Reading, load, read
from quartmap.package.record import DataPackage
from quartmap.package.shared_reading import shared

__all__ = ["DataPackage", "Reading", "check", "load", "read", "shared"]
