"""The names of a text by a small learned encoder: organizations with their types, people, places, occasions, roles,
undertakings.

It is a six-layer transformer fine-tuned on annotated reports (``docs/model-card.md``), kept as an int8 ONNX file beside
the code and run by onnxruntime on one thread. Long texts are read in overlapping windows whose scores are averaged, the
middle of a window counting most.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from ..ontology.terms import SCHEMES
from .encoder_features import END, START, Pieces, pieces

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

LABELS = ("ORG", "PERSON", "EVENT", "ROLE", "PROJECT", "GPE", "NORP")
TAGS = ("O", *(f"{part}-{label}" for label in LABELS for part in "BI"))
WINDOW, OVERLAP = 320, 64
"""Pieces in a window, and shared with the next."""
EDGE = 32
"""Pieces from a window's edge beyond which a score counts fully."""
TYPES = SCHEMES["organization-type"]
"""Types of organizations, by the index of the encoder's output."""
NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: code point offsets (end excluded), one of ``LABELS``, and the mean probability of its tags.

    ``type`` is one of ``TYPES`` with its mean probability; None where the label is not ORG.
    """

    start: int
    end: int
    label: str
    confidence: float
    type: tuple[str, float] | None = None


@cache
def _session(model: Path | None) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    with as_file(model or files(__package__) / "model" / "encoder.onnx") as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def find_names(text: str, model: Path | None = None) -> list[Name]:
    """All names of a text in order, none overlapping another; ``model`` is another ONNX file than the one shipped."""
    cut = pieces(text)
    if not cut.ids:
        return []
    scores, types = _scores(cut, model)
    names = []
    for first, last, label in _runs(_best_path(scores)):
        start, end = _whole_words(text, cut.offsets[first][0], cut.offsets[last][1])
        chosen = [scores[first, TAGS.index(f"B-{label}")], *scores[first + 1 : last + 1, TAGS.index(f"I-{label}")]]
        kind = _type(types[first : last + 1]) if label == "ORG" else None
        names.append(Name(start, end, label, _exp_mean(chosen), kind))
    return names


def _type(scores: NDArray[np.float64]) -> tuple[str, float]:
    mean = scores.mean(0)
    best = int(mean.argmax())
    return TYPES[best], _exp_mean([mean[best]])


def _exp_mean(logs: list[float]) -> float:
    import numpy as np

    return round(float(np.exp(np.mean(logs))), 3)


def _scores(cut: Pieces, model: Path | None) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Log probabilities of the tags and of the types of each piece."""
    import numpy as np

    number = len(cut.ids)
    totals = np.zeros((number, len(TAGS))), np.zeros((number, len(TYPES)))
    weight = np.zeros((number, 1))
    for start in range(0, max(1, number - OVERLAP), WINDOW - OVERLAP):
        end = min(number, start + WINDOW)
        near = np.minimum(np.arange(1, end - start + 1), np.arange(end - start, 0, -1))[:, None].clip(1, EDGE)
        for total, logits in zip(totals, _run(cut, start, end, model)):
            total[start:end] += (logits - np.log(np.exp(logits).sum(-1, keepdims=True))) * near
        weight[start:end] += near
    return totals[0] / weight, totals[1] / weight


def _run(cut: Pieces, start: int, end: int, model: Path | None) -> list[NDArray[np.float32]]:
    import numpy as np

    def row(values: list[int], before: int, behind: int) -> NDArray[np.int64]:
        return np.array([[before, *values[start:end], behind]], dtype=np.int64)

    inputs = {
        "ids": row(cut.ids, START, END),
        "shape": row(cut.shapes, 0, 0),
        "gap": row(cut.gaps, 0, 0),
        "mask": np.ones((1, end - start + 2), dtype=np.int64),
    }
    return [logits[0, 1:-1] for logits in _session(model).run(["tags", "types"], inputs)]


@cache
def _transitions() -> NDArray[np.float64]:
    """0 where a tag may follow another, else ``NEVER``: an inside tag follows only its own label."""
    import numpy as np

    return np.array([[NEVER if b[0] == "I" and a[2:] != b[2:] else 0.0 for b in TAGS] for a in TAGS])


def _best_path(scores: NDArray[np.float64]) -> list[int]:
    """The likeliest sequence of tags that keeps to the transitions (Viterbi)."""
    import numpy as np

    moves = _transitions()
    best = scores[0] + np.array([NEVER if tag[0] == "I" else 0.0 for tag in TAGS])
    back = []
    for row in scores[1:]:
        options = best[:, None] + moves
        back.append(options.argmax(0))
        best = options.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def _runs(path: list[int]) -> list[tuple[int, int, str]]:
    """First and last piece of each name, and its label."""
    runs: list[tuple[int, int, str]] = []
    for index, number in enumerate(path):
        part, _, label = TAGS[number].partition("-")
        if part == "B":
            runs.append((index, index, label))
        elif part == "I" and runs:
            runs[-1] = (runs[-1][0], index, label)
    return runs


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end
