"""The directory: the actors that are shown, by name; a row chosen is the actor chosen."""

from functools import lru_cache

import pandas as pd
import streamlit as st

from quartmap.analysis.folding import sort_key
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views.actor_card import precision_text
from quartmap.views.actor_choice import Choice
from quartmap.views.echo import selectable


def actor_list(package: DataPackage, words: Texts, choice: Choice) -> None:
    """Draw the table of the actors that are shown; take a choice over."""
    if not choice.shown:
        st.caption(words.t("No actor in the register is like that. Take a question back."))
        return
    columns = st.column_config
    config = {
        "name": columns.TextColumn(words.t("Actor"), width=200),
        "type": columns.TextColumn(words.t("Type"), width=150),
        "area": columns.TextColumn(words.t("Where")),
        "position": columns.TextColumn(words.t("Position")),
    }
    frame = _frame(package, words.language, choice.shown)
    picked = selectable("directory", frame, config, choice.actor)
    if picked is not None and picked != choice.actor:
        st.session_state["actor"] = picked
        st.rerun()


@lru_cache(maxsize=64)
def _frame(package: DataPackage, language: Language, shown: tuple[str, ...]) -> pd.DataFrame:
    words = texts(language)
    actors = package.actors.loc[list(shown)]
    labels = {key: words.pick(row, "label") for key, row in package.actor_types.iterrows()}
    names = package.register["name"]
    frame = pd.DataFrame(
        {
            "name": actors["name"],
            "type": actors["actor_type"].map(labels),
            "area": actors["area_id"].map(lambda one: names.get(one, "")),
            "position": actors["coord_precision"].map(lambda one: precision_text(str(one), words)),
        }
    )
    return frame.sort_values("name", key=lambda column: column.map(sort_key))
