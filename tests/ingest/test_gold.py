"""Gold annotations: what is read, what is refused, and how the refusal words it."""

import json
import re
from pathlib import Path
from typing import Any

import culturepact
import pytest
from culturepact.errors import ReportError
from culturepact.ingest.gold import (
    FIELDS,
    Gold,
    GoldAgreement,
    GoldEvent,
    GoldOrganization,
    GoldPerson,
    GoldProject,
    read_gold,
)

WHOLE: dict[str, list[Any]] = {
    "organizations": [{"name": "Lorem Museum", "aliases": ["LM"], "type": "museum", "place": "Veld"}],
    "people": [{"name": "Ada Moor", "role": None, "organization": "LM"}],
    "agreements": [
        {
            "type": "contract",
            "status": "planned",
            "title": None,
            "parties": ["LM", "Veld"],
            "signatories": ["Ada Moor"],
            "date": "2021-05/2021-06",
            "place": "Veld",
            "categories": ["film"],
        }
    ],
    "projects": [{"name": "tour", "status": "planned", "partners": ["LM"], "categories": []}],
    "events": [{"name": "Veld Fair", "type": "fair", "start": "2021", "organizers": ["LM"]}],
    "categories": ["film", "museums"],
}


def written(folder: Path, content: object) -> Path:
    """The content as an annotation in the folder."""
    path = folder / "visit.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def refusal(folder: Path, content: object) -> str:
    """What is said when the annotation is refused."""
    with pytest.raises(ReportError) as refused:
        read_gold(written(folder, content))
    message = str(refused.value)
    assert "\n" not in message
    assert message.startswith(str(folder / "visit.json"))
    return message.removeprefix(f"{folder / 'visit.json'}: ")


def test_an_annotation_is_read_whole(tmp_path: Path) -> None:
    """Every part comes back as written; fields that are left out are empty or unknown."""
    assert read_gold(written(tmp_path, WHOLE)) == Gold(
        (GoldOrganization("Lorem Museum", "museum", ("LM",)),),
        (GoldPerson("Ada Moor", None, "LM"),),
        (GoldAgreement("contract", "planned", ("LM", "Veld"), ("Ada Moor",), "2021-05/2021-06", "Veld", ("film",)),),
        (GoldProject("tour", ("LM",)),),
        (GoldEvent("Veld Fair", "fair", (), "2021", None, ("LM",), ()),),
        ("film", "museums"),
    )


@pytest.mark.parametrize("content", [{"width": 3}, [1, 2], "3"])
def test_other_json_is_no_annotation(tmp_path: Path, content: object) -> None:
    """JSON that has none of an annotation's parts is passed over."""
    assert read_gold(written(tmp_path, content)) is None


@pytest.mark.parametrize(
    ("part", "thing", "place"),
    [
        ("organizations", {"name": "Lorem Museum", "type": "musem"}, "organizations[1].type is 'musem'"),
        ("organizations", {"type": "museum"}, "organizations[1].name must be a text"),
        ("organizations", {"name": " ", "type": "museum"}, "organizations[1].name must be a text"),
        ("organizations", {"name": "A", "type": "museum", "aliases": "LM"}, "organizations[1].aliases must be a list"),
        ("organizations", {"name": "A", "type": "museum", "aliases": [1]}, "organizations[1].aliases must be a list"),
        ("people", "Ada Moor", "people[1] is no object"),
        ("people", {"name": "Ada Moor", "rôle": "x"}, "people[1].rôle is no field"),
        ("agreements", {"type": "contract", "status": "sealed", "parties": []}, "agreements[1].status is 'sealed'"),
        (
            "agreements",
            {"type": "contract", "status": "signed", "parties": [], "date": "May 2021"},
            "agreements[1].date is wrong: 'May 2021'",
        ),
        (
            "agreements",
            {"type": "contract", "status": "signed", "parties": [], "categories": ["cinema"]},
            "agreements[1].categories holds 'cinema'",
        ),
        ("events", {"name": "Fair", "type": "fair", "start": "2021-13"}, "events[1].start is wrong"),
    ],
)
def test_a_wrong_field_is_named(tmp_path: Path, part: str, thing: object, place: str) -> None:
    """The refusal names the file, the thing by its place in the list, counted from 0, and the field."""
    assert refusal(tmp_path, {**WHOLE, part: [*WHOLE[part], thing]}).startswith(place)


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    """An annotation without one of its parts is no empty one: it is refused."""
    assert refusal(tmp_path, {key: value for key, value in WHOLE.items() if key != "people"}).startswith("people is")


def test_broken_json_is_told_with_its_line(tmp_path: Path) -> None:
    """The refusal tells the line at which the file stops being JSON."""
    assert "line 2" in refusal(tmp_path, '{"categories": [],\n"people" []}')


@pytest.mark.parametrize("data", [b'{"categories": ["\xff"]}', b"[" * 100_000])
def test_what_python_cannot_read_is_refused(tmp_path: Path, data: bytes) -> None:
    """Another encoding, or lists without end, are refused as annotations and end no run with a trace."""
    path = tmp_path / "visit.json"
    path.write_bytes(data)
    with pytest.raises(ReportError):
        read_gold(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that cannot be opened is named."""
    with pytest.raises(ReportError, match=r"visit\.json: cannot be opened"):
        read_gold(tmp_path / "visit.json")


def test_the_example_of_the_page_is_an_annotation(tmp_path: Path) -> None:
    """What docs/scoring.md shows has every part and every field, and is read."""
    page = (Path(culturepact.__file__).parent / "docs" / "scoring.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    assert read_gold(written(tmp_path, example)) is not None
    assert {part: set(things[0]) for part, things in json.loads(example).items() if part in FIELDS} == FIELDS
