"""The command line: one file for each command, or two that belong together."""

from quartmap.cli import check, estimate, layers, profile, run
from quartmap.cli.program import app

__all__ = ["app", "check", "estimate", "layers", "profile", "run"]
