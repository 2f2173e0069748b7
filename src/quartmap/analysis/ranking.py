"""Areas in the order of their values; an order, not a verdict."""

import pandas as pd

from quartmap.analysis import folding


def ranked(names: "pd.Series[str]", observed: pd.DataFrame) -> pd.DataFrame:
    """Return the areas from the highest value to the lowest, those without a value last.

    Parameters
    ----------
    names
        The areas' names, indexed by area_id: these and no others are ranked.
    observed
        What was observed, indexed by area_id, with the columns value and status.

    Returns
    -------
    Indexed by area_id: rank (equal values share the smaller number; absent without a value),
    name, value, status ('missing' where nothing was observed). Equal values stand by name.
    """
    frame = pd.DataFrame({"name": names})
    frame["value"] = observed["value"].reindex(names.index).astype(float)
    frame["status"] = observed["status"].reindex(names.index).fillna("missing")
    ranks = frame["value"].rank(method="min", ascending=False)
    frame.insert(0, "rank", ranks.astype("Int64"))
    by_name = [folding.sort_key(name) for name in frame["name"]]
    frame = frame.iloc[sorted(range(len(frame)), key=lambda i: (by_name[i], frame.index[i]))]
    return frame.sort_values("value", ascending=False, na_position="last", kind="stable")
