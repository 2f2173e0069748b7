"""Charts with Altair."""

from quartmap.charts.ranking import SELECTION, ranking_chart

__all__ = ["SELECTION", "ranking_chart"]
