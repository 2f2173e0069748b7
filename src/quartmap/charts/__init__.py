"""Charts with Altair."""

from quartmap.charts.ranking import SELECTION, Classes, ranking_chart

__all__ = ["SELECTION", "Classes", "ranking_chart"]
