"""The zip of the whole package: the same bytes, all files, none outside."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from quartmap.errors import DataPackageError
from quartmap.export.archive import archive, file_stem, is_safe, package_licences, resources
from quartmap.package import check, load, read
from support.mini import copy_mini


def _names(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        return zipped.namelist()


def test_unpacked_it_is_the_package(mini_dir: Path, tmp_path: Path) -> None:
    """But for the 100 m cells, which are not passed on."""
    package = load(mini_dir)
    with zipfile.ZipFile(io.BytesIO(archive(package))) as zipped:
        assert zipped.testzip() is None
        zipped.extractall(tmp_path)
    folder = tmp_path / "lindtal-1.0.0"
    assert check(folder) == ()
    there, packed = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (mini_dir, folder)
    )
    assert {path.as_posix() for path in set(there) - set(packed)} == {
        "census/cells_100m_lindtal.parquet"
    }
    changed = [path.as_posix() for path, data in packed.items() if there[path] != data]
    assert changed == ["datapackage.json"]


def test_hectares_are_not_passed_on(mini_copy: Path, tmp_path: Path) -> None:
    path = mini_copy / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    entry = content["resources"][0]
    hidden = "census/cells_100m_here.parquet"
    (mini_copy / hidden).write_bytes(b"one by one")
    content["resources"].append(entry | {"name": "hectares", "path": hidden})
    path.write_text(json.dumps(content), "utf-8")
    package = read(mini_copy).package
    assert package is not None
    packed = archive(package)
    assert not [name for name in _names(packed) if "100m" in name]
    with zipfile.ZipFile(io.BytesIO(packed)) as zipped:
        zipped.extractall(tmp_path)
    assert check(tmp_path / "lindtal-1.0.0") == ()


def test_the_same_data_give_the_same_bytes(mini_dir: Path, tmp_path: Path) -> None:
    copy = copy_mini(tmp_path / "later")  # other times of change, another folder
    assert archive(load(copy)) == archive(load(mini_dir))
    names = _names(archive(load(copy)))
    assert names == sorted(names)


def test_changed_files_are_not_passed_off_as_the_edition(mini_copy: Path) -> None:
    package = load(mini_copy)
    (mini_copy / "events.csv").write_text("changed", "utf-8")
    with pytest.raises(DataPackageError, match="changed since"):
        archive(package)


def test_hostile_paths_stay_out(mini_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("not yours", "utf-8")
    (mini_copy / "link.csv").symlink_to(tmp_path / "secret.txt")
    path = mini_copy / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    entry = content["resources"][0]
    hostile = ["../secret.txt", str(tmp_path / "secret.txt"), "link.csv", "a\\..\\b", "C:/x", ""]
    content["resources"] += [entry | {"name": f"h{n}", "path": p} for n, p in enumerate(hostile)]
    path.write_text(json.dumps(content), "utf-8")
    package = read(mini_copy).package
    assert package is not None
    assert {one.path for one in resources(package)}.isdisjoint(hostile)
    content_ = archive(package)
    assert all(name.startswith("lindtal-1.0.0/") and ".." not in name for name in _names(content_))
    assert b"not yours" not in content_


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("areas/wards.geojson", True),
        ("Übersicht.csv", True),
        ("../x", False),
        ("a/../x", False),
        ("/etc/passwd", False),
        ("./x", False),
        ("a//x", False),
        ("a\\x", False),
        ("C:x", False),
        ("a\nb", False),
        ("", False),
    ],
)
def test_paths(path: str, *, safe: bool) -> None:
    assert is_safe(path) is safe


def test_file_name_is_plain_whatever_the_package_is_called(mini_copy: Path) -> None:
    path = mini_copy / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    content["name"], content["version"] = '../"x"\r\nSet-Cookie: a/..', "1.0 beta"
    path.write_text(json.dumps(content), "utf-8")
    package = read(mini_copy).package
    assert package is not None
    assert file_stem(package) == "x-Set-Cookie-a-1.0-beta"


def test_descriptor_in_words(mini_dir: Path) -> None:
    package = load(mini_dir)
    found = {one.path: one for one in resources(package)}
    wards = found["areas/wards.geojson"]
    assert wards.processing == "invented for the tests"
    assert wards.licences[0].name == "CC0-1.0"
    assert [one.name for one in package_licences(package)] == ["CC0-1.0"]
    assert set(found) == {
        path.relative_to(mini_dir).as_posix() for path in mini_dir.rglob("*.*") if path.is_file()
    } - {"datapackage.json"}
