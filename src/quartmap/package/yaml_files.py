"""The YAML documents: read, checked against their models, faults told with path and line."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from pydantic import ValidationError

from quartmap.package.documents import Document
from quartmap.package.encoding import read_text
from quartmap.package.faults import Faults

Model = TypeVar("Model", bound=Document)

_SAYINGS: Final = {
    "missing": "is missing. Add it.",
    "extra_forbidden": "is not known. Remove it or mend its spelling.",
    "string_type": "is read as {value!r}, not as text. Put it in quotes.",
    "literal_error": "is {value!r}. Use {expected}.",
    "string_pattern_mismatch": "is {value!r}, which does not have the form {pattern}. Mend it.",
    "model_type": "is {value!r} where a group of keys is needed. Write its keys below it.",
    "tuple_type": "is {value!r} where a list is needed. Write one item a line, each with '- '.",
}


def read_document(
    root: Path, path: str, model: type[Model], faults: Faults, *, resource: str
) -> Model | None:
    """Return the document, or None where it is missing or breaks its model."""
    text = read_text(root, path, faults, resource=resource)
    if text is None:
        return None
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        content = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        _say_broken(path, error, faults, resource)
        return None
    except (ValueError, RecursionError) as error:
        faults.add(path, f"is not valid YAML ({error}). Mend the file.", resource=resource)
        return None
    try:
        return model.model_validate(content)
    except ValidationError as error:
        for detail in error.errors():
            row = _line(node, detail["loc"])
            faults.add(path, _sentence(dict(detail)), row=row, resource=resource)
        return None


def _say_broken(path: str, error: yaml.YAMLError, faults: Faults, resource: str) -> None:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "unreadable"
    row = None if mark is None else mark.line + 1
    message = (
        f"is not valid YAML ({problem}). "
        "Check indentation, colons and quotes in or above this line."
    )
    faults.add(path, message, row=row, resource=resource)


def _sentence(detail: dict[str, Any]) -> str:
    where = trail(detail["loc"]) or "the document"
    saying = _SAYINGS.get(detail["type"])
    if saying is None:
        return f"{where} is {detail['input']!r}: {detail['msg'].lower()}. Mend it."
    context = detail.get("ctx", {})
    return f"{where} " + saying.format(
        value=detail["input"],
        expected=context.get("expected", ""),
        pattern=context.get("pattern", ""),
    )


def trail(location: Sequence[int | str]) -> str:
    """Return a path into a document as people count.

    >>> trail(("levels", 1, "label", "de"))
    "'levels', item 2, 'label', 'de'"
    """
    steps = (f"item {s + 1}" if isinstance(s, int) else repr(s) for s in location)
    return ", ".join(steps)


def _line(node: yaml.Node | None, location: Sequence[int | str]) -> int | None:
    """Return the line of the deepest part of `location` that the text has."""
    if node is None:
        return None
    line: int = node.start_mark.line + 1
    for step in location:
        inner = _inner(node, step)
        if inner is None:
            break
        key, node = inner
        line = key.start_mark.line + 1
    return line


def _inner(node: yaml.Node, step: int | str) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    return None
