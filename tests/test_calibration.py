"""The script that measures confidences: its arithmetic, counted by hand, and its drawing."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "calibration.py"


@pytest.fixture(scope="module")
def calibration() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("calibration_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def judged(calibration: ModuleType, *said: tuple[float, bool], rule: str = "r") -> list[object]:
    """Verdicts of one kind and rule."""
    return [calibration.Verdict("events", rule, confidence, right) for confidence, right in said]


def test_error_is_the_mean_distance_weighed_by_number(calibration: ModuleType) -> None:
    """Three at 0.8 of which two are right and one at 0.3 that is wrong: 3/4 of 0.1333 and 1/4 of 0.3."""
    some = judged(calibration, (0.8, True), (0.8, True), (0.8, False), (0.3, False))

    assert calibration.calibration_error(some) == pytest.approx(0.75 * (0.8 - 2 / 3) + 0.25 * 0.3)
    assert calibration.brier(some) == pytest.approx((0.04 + 0.04 + 0.64 + 0.09) / 4)
    assert calibration.calibration_error([]) == 0


def test_full_confidence_lies_in_the_last_bin(calibration: ModuleType) -> None:
    """A bin holds its lower end and not its upper one, but for the last."""
    found = calibration.bins(judged(calibration, (1.0, True), (0.9, True), (0.3, False), (0.29, False)))

    assert {number: one.count for number, one in found.items()} == {2: 1, 3: 1, 9: 2}


def test_rare_rules_are_drawn_to_their_kind(calibration: ModuleType) -> None:
    """One right statement of a rule earns it less than full confidence, and an unknown rule the share of all."""
    other = [
        *judged(calibration, *[(0.5, False)] * 9, rule="often"),
        *judged(calibration, (0.5, True), rule="rare"),
    ]
    shares = calibration.rule_shares(other)
    (new,) = calibration.refitted(judged(calibration, (0.9, True), rule="new"), other)

    assert shares["rare"] == pytest.approx((1 + calibration.PRIOR * 0.1) / (1 + calibration.PRIOR))
    assert new.confidence == pytest.approx(0.1)


def test_the_drawing_has_a_panel_a_kind_and_a_dot_a_bin(calibration: ModuleType) -> None:
    """The drawing is XML, with the titles of the kinds, and dots as high as the share that is right."""
    some = judged(calibration, (0.8, True), (0.8, False), (0.3, False))
    root = ElementTree.fromstring(calibration.drawing({"events": some, "parties": []}))
    tag = "{http://www.w3.org/2000/svg}"

    assert [text.text for text in root.iter(f"{tag}text") if text.get("class") == "title"] == ["events", "parties"]
    heights = sorted(float(dot.get("cy", "")) for dot in root.iter(f"{tag}circle"))
    assert heights == [calibration.SIDE / 2, calibration.SIDE]
