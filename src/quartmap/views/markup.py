"""HTML for the page; whatever comes from data is escaped here."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

_SPECIAL = str.maketrans({sign: "\\" + sign for sign in "\\`*_{}[]()<>#+-.!|~$:^&"})


def drawing(svg: str, told: str, css: str = "") -> str:
    """Return an SVG of ours as a figure that is read out as the sentence `told`."""
    name = " ".join(one for one in ("q-drawing", css) if one)
    return f'<figure class="{name}" role="img" aria-label="{escape(told)}">{svg}</figure>'


def tag(name: str, *content: str, css: str = "") -> str:
    """Return an element around finished HTML."""
    attribute = f' class="{escape(css)}"' if css else ""
    return f"<{name}{attribute}>{''.join(content)}</{name}>"


def text(value: object) -> str:
    """Return data as text."""
    return escape(str(value))


def link(url: str, label: str) -> str:
    """Return a link to a web address; anything else stays text."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return text(label)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{text(label)}</a>'


def pairs(rows: Iterable[tuple[str, str]]) -> str:
    """Return a list of terms and finished HTML descriptions."""
    items = "".join(tag("dt", text(term)) + tag("dd", content) for term, content in rows if content)
    return tag("dl", items)


def literal(value: str) -> str:
    """Return data for a widget label, where Streamlit would read Markdown."""
    return value.translate(_SPECIAL)
