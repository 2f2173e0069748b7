"""The project's documents as the tests read them: code, commands, paths."""

import re
import shlex
from pathlib import Path

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.de.md")
DOCUMENTS = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md")
SUFFIXES = "csv|json|geojson|yaml|md|py|po|toml|txt|js|css|parquet|sh"
GENERATED = (".venv", "build/")
"""What the targets make; it is not there in a fresh checkout."""
WITHOUT_ENDING = frozenset({"NOTICE", "LICENSE", "geodata", "tests", "context", "census"})
FOLDERS = ("", "geodata")
"""Where a path may begin: the files of a data package are named without its folder."""


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def inline(name: str) -> list[str]:
    """Return the inline code of a document."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text_of(name), flags=re.DOTALL))


def blocks(name: str, language: str) -> list[str]:
    """Return the code blocks of a document in a language."""
    return re.findall(rf"```{language}\n(.*?)```", text_of(name), re.DOTALL)


def lines(name: str, language: str) -> list[str]:
    """Return the lines of a document's code blocks without their comments."""
    found = "".join(blocks(name, language)).splitlines()
    return [line.split(" # ")[0].rstrip() for line in found if line.strip()]


def commands(name: str) -> list[list[str]]:
    """Return every command with `quartmap` in a document, as words after it."""
    found = [shlex.split(one) for one in [*lines(name, "sh"), *inline(name)] if "quartmap" in one]
    calls = [words for words in found if words[0] in {"quartmap", ".venv/bin/quartmap"}]
    return [words[1:] for words in calls if words[1:]]


def make_calls(name: str) -> list[tuple[str, str]]:
    """Return every call of make in a document: target, variables given."""
    found = [*lines(name, "sh"), *inline(name)]
    return [match for one in found for match in re.findall(r"\bmake ([a-z-]+)((?: \w+=\S+)*)", one)]


def paths(name: str) -> list[str]:
    """Return what reads as a path: inline code with a folder or an ending, links."""
    code = [one for one in inline(name) if re.fullmatch(r"[\w.*/-]+", one)]
    named = [one for one in code if "/" in one or re.fullmatch(rf"[\w-]+\.({SUFFIXES})", one)]
    links = [one for one in re.findall(r"\]\(([^)]+)\)", text_of(name)) if "://" not in one]
    return [*named, *links, *(one for one in code if one in WITHOUT_ENDING)]


def exists(path: str) -> bool:
    return any(list((ROOT / folder).glob(path)) for folder in FOLDERS)
