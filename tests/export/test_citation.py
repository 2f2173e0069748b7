"""Citations: version, digest, year and licence; nothing that TeX or JSON would misread."""

import json
from pathlib import Path

from quartmap.export.citation import bibtex, csl, sentence
from quartmap.package import DataPackage, load, read
from quartmap.texts import texts


def test_a_sentence_in_both_languages(mini: DataPackage) -> None:
    digest = mini.digest[:12]
    assert sentence(mini, texts("en")) == (
        f"Stadt Lindtal (undated): Lindtal in maps. Data package lindtal, version 1.0.0, "
        f"SHA-256 {digest}. Licences: CC0-1.0."
    )
    assert sentence(mini, texts("de")) == (
        f"Stadt Lindtal (ohne Jahr): Lindtal in Karten. Datenpaket lindtal, Version 1.0.0, "
        f"SHA-256 {digest}. Lizenzen: CC0-1.0."
    )


def test_the_year_is_that_of_the_version(geodata_dir: Path) -> None:
    package = load(geodata_dir)
    year = package.version[:4]
    assert f"({year})" in sentence(package, texts("de"))
    assert f"  year = {{{year}}}," in bibtex(package, texts("de"))
    record = json.loads(csl(package, texts("de")))[0]
    assert record["issued"] == {"date-parts": [[int(year)]]}
    assert package.digest[:12] in record["note"]


def test_bibtex_of_the_mini_package(mini: DataPackage) -> None:
    assert bibtex(mini, texts("en")).splitlines() == [
        "@misc{lindtal-1-0-0,",
        "  author = {{Stadt Lindtal}},",
        "  title = {{Lindtal in maps}},",
        "  version = {1.0.0},",
        "  howpublished = {Data package lindtal},",
        f"  note = {{SHA-256 {mini.digest[:12]}. Licences: CC0-1.0.}},",
        "}",
    ]


def test_what_tex_would_run_is_written_out(mini_copy: Path) -> None:
    path = mini_copy / "dashboard.yaml"
    text = path.read_text("utf-8")
    spoiled = text.replace('en: "Lindtal in maps"', "en: '50 % } \\input{x} & $y$'")
    assert spoiled != text
    path.write_text(spoiled, "utf-8")
    package = read(mini_copy).package
    assert package is not None
    entry = bibtex(package, texts("en"))
    assert r"50 \% \} \textbackslash{}input\{x\} \& \$y\$" in entry
