"""Charts with Altair."""

from quartmap.charts.ranking import ranking_chart

__all__ = ["ranking_chart"]
