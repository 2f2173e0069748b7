"""What is chosen beside the map and what is chosen elsewhere, told apart."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import streamlit as st

NONE: Final = "\N{EN DASH}"
HEIGHT = 460
"""Of everything beside the map, in pixels."""


Writer = Callable[[Any], str]
"""What writes the cells of a column."""


def selectable(
    name: str,
    frame: pd.DataFrame,
    config: dict[str, Any],
    chosen: str,
    *,
    written: Mapping[str, Writer] | None = None,
) -> str | None:
    """Draw `frame` as a table whose row `chosen` is marked; return a new choice, None without one.

    Columns in `written` are shown as that writes them: by itself the browser writes figures in
    its own language, not the page's. An absent figure is an en dash.

    A column `rank` stands at the side: there it is sent once, not also as written.

    The empty text means that the row was released. The table is mounted anew only when its rows
    change or something was chosen elsewhere: it keeps its scroll position while one clicks in it.
    """
    ids = [str(one) for one in frame.index]
    expected = chosen if chosen in ids else ""
    memory = st.session_state.setdefault(f"_{name}", {"state": None, "turn": 0})
    if memory["state"] != (ids, expected):
        memory["state"], memory["turn"] = (ids, expected), memory["turn"] + 1
    rows = [ids.index(expected)] if expected else []
    event = st.dataframe(
        _styled(_slim(frame), written or {}),
        hide_index="rank" not in frame,
        column_config=config,
        height=HEIGHT,
        key=f"{name}-{memory['turn']}",
        placeholder=NONE,
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": rows}},
    )
    picked = ids[event.selection.rows[0]] if event.selection.rows else ""
    if picked == expected:
        return None
    memory["state"] = (ids, picked)
    return picked


def _slim(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with short offsets of texts: half of what a column takes on its way."""
    text = pd.ArrowDtype(pa.string())
    slim = frame.astype({name: text for name in frame if frame[name].dtype == "str"})
    return slim.set_index("rank") if "rank" in slim else slim.reset_index(drop=True)


def _styled(frame: pd.DataFrame, written: Mapping[str, Writer]) -> Any:  # noqa: ANN401 - frame or Styler
    if not written:
        return frame
    return frame.style.format(dict(written), na_rep=NONE)


def fresh(name: str, points: Sequence[object]) -> bool:
    """Tell whether a chart's selection is a new act: Streamlit repeats the last in every run."""
    new = st.session_state.get(f"_{name}") != points
    st.session_state[f"_{name}"] = points
    return new and bool(points)
