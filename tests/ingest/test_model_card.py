"""The model card speaks of the model that is shipped."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import culturepact
import pytest
from culturepact.ingest.encoder import LABELS, OVERLAP, TAGS, TYPES, WINDOW
from culturepact.ingest.encoder_features import END, GAPS, SHAPES, START

ROOT = Path(culturepact.__file__).parent
MODEL = ROOT / "ingest" / "model"
CARD = (ROOT / "docs" / "model-card.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json"])
def test_checksum_is_that_of_the_file(name: str) -> None:
    """The SHA-256 on the card is that of the file; after training anew, put the new one there."""
    [told] = re.findall(rf"^\| SHA-256 of `{re.escape(name)}` \| `([0-9a-f]{{64}})` \|$", CARD, re.MULTILINE)

    assert hashlib.sha256((MODEL / name).read_bytes()).hexdigest() == told


def test_card_lists_each_label() -> None:
    """The table of labels has a row for each that the encoder gives, and for no other."""
    table = CARD.partition("| label | marks |")[2].partition("\n\n")[0]

    assert tuple(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == LABELS
    assert f"{len(TAGS)} logits" in CARD
    assert f"{len(TYPES)} logits" in CARD


def test_card_tells_how_the_text_is_cut() -> None:
    """Sizes of windows, ids of the pieces around them and numbers of features are those in the code."""
    assert f"longer than {WINDOW} pieces are read in windows that share {OVERLAP}" in " ".join(CARD.split())
    assert f"opened by {START} and closed by {END}" in CARD
    assert f"0 to {len(SHAPES) - 1}: none" in CARD
    assert len(re.findall(r"\b\d [a-z]", CARD.partition("| `gap` |")[2].partition("\n")[0])) == len(GAPS)


def test_inputs_and_output_are_those_of_the_file() -> None:
    """The arrays on the card are those that the network takes and gives."""
    onnxruntime = pytest.importorskip("onnxruntime")
    network = onnxruntime.InferenceSession(str(MODEL / "encoder.onnx"), providers=["CPUExecutionProvider"])
    table = CARD.partition("| input | content |")[2].partition("\n\n")[0]

    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [array.name for array in network.get_inputs()]
    assert [array.name for array in network.get_outputs()] == ["tags", "types"]
    assert [array.shape[-1] for array in network.get_outputs()] == [len(TAGS), len(TYPES)]
