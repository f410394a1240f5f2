"""Reports into the store: once, again, changed, refused, with several workers."""

import io
import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from culturepact.errors import DuplicateReport, ReadingStopped, ReportError, UnreadableReport
from culturepact.graph.embedded import EmbeddedStore
from culturepact.graph.export import export
from culturepact.graph.reports import stored_reports
from culturepact.graph.store import Store
from culturepact.ingest import assemble as assembling
from culturepact.ingest import run
from culturepact.ingest.run import extractor, ingest

REPORT = (
    "The Lorem Museum and the Ipsum Library signed a memorandum of understanding in Lisbon on 3 May 2021. "
    "It was the first of its kind for both of the houses, and they have planned more.\n"
)
OTHER = (
    "Anna Berg, director of the Veld Theatre, told the guests that the theatre had signed a contract with the "
    "Korr Opera. The pact was discussed by nobody, she said, and the guests were pleased with that.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two reports."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "reports" / "two.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path / "reports"


def written(store: Store) -> bytes:
    """The whole store as sorted lines."""
    out = io.BytesIO()
    export(store, "nquads", out)
    return out.getvalue()


def test_a_run_tells_in_numbers_what_it_did(folder: Path) -> None:
    """The summary counts reports and things, and shows the clauses that gave nothing."""
    seen: list[tuple[int, int]] = []
    with EmbeddedStore.in_memory() as store:
        summary = ingest([folder], store, progress=lambda done, number: seen.append((done, number)))
        assert set(stored_reports(store)) == {"one.txt", "two.txt"}
    assert (summary.read, summary.unchanged, summary.refused) == (2, 0, [])
    assert (summary.organizations, summary.people, summary.agreements) == (4, 1, 2)
    assert summary.unread == len(summary.unread_clauses)
    assert all(clause in REPORT + OTHER for _, clause in summary.unread_clauses)
    assert seen == [(1, 2), (2, 2)]


def test_the_same_run_twice_changes_nothing(folder: Path) -> None:
    """A second run over the same files reads none of them and leaves the export as it was, byte for byte."""
    with EmbeddedStore.in_memory() as store:
        ingest([folder], store)
        before = written(store)
        summary = ingest([folder], store)
        assert (summary.read, summary.unchanged) == (0, 2)
        assert written(store) == before


def test_a_changed_report_is_replaced(folder: Path) -> None:
    """Of a file that has changed the new content stays alone; the others are not read again."""
    with EmbeddedStore.in_memory() as store:
        ingest([folder], store)
        (folder / "one.txt").write_text(REPORT.replace("Lorem Museum", "Ondra Gallery"), encoding="utf-8")
        summary = ingest([folder], store)
        assert (summary.read, summary.unchanged) == (1, 1)
        current = "".join(str(quad) for quad in store.quads(store.ids.graph("current")))
        assert "Ondra Gallery" in current
        assert "Lorem Museum" not in current


def test_a_refused_report_is_named_and_the_others_are_in(folder: Path) -> None:
    """A file without text is refused by its name, and so is a missing one; nothing else is lost."""
    (folder / "empty.txt").write_text("\n", encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\x03" * 99)
    with EmbeddedStore.in_memory() as store:
        summary = ingest([folder, folder / "missing.txt"], store)
        assert set(stored_reports(store)) == {"one.txt", "two.txt"}
    assert sorted(Path(error.source).name for error in summary.refused) == ["broken.txt", "empty.txt", "missing.txt"]
    assert all(isinstance(error, ReportError) and "\n" not in str(error) for error in summary.refused)


def test_a_mistake_of_the_rules_costs_one_report(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the rules break on a text, it is refused in one line that names the file, and the other is in."""
    assemble = assembling.assemble

    def breaking(reading: assembling.Reading) -> object:
        return assemble(reading) if "Lorem" in reading.report.text else [][0]

    monkeypatch.delenv("CULTUREPACT_DEBUG", raising=False)
    monkeypatch.setattr(assembling, "assemble", breaking)
    with EmbeddedStore.in_memory() as store:
        summary = ingest([folder], store)
        assert set(stored_reports(store)) == {"one.txt"}
    (error,) = summary.refused
    assert isinstance(error, UnreadableReport)
    assert error.source.endswith("two.txt")
    assert "\n" not in str(error)


def test_a_second_file_with_one_identifier_is_refused(folder: Path, tmp_path: Path) -> None:
    """Of two files with one identifier the first is read and the second named, unless they are the same file."""
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "one.txt").write_text(OTHER, encoding="utf-8")
    with EmbeddedStore.in_memory() as store:
        summary = ingest([folder / "one.txt", tmp_path / "more" / "one.txt", folder / "one.txt"], store)
        assert summary.read == 1
        assert "Lorem Museum" in written(store).decode()
    (error,) = summary.refused
    assert isinstance(error, DuplicateReport)
    assert error.source == str(tmp_path / "more" / "one.txt")


def test_a_report_that_only_moved_within_its_folder_is_another(folder: Path) -> None:
    """The identifier is the path below the folder given, so equal content under two names is two reports."""
    (folder / "below").mkdir()
    (folder / "below" / "one.txt").write_text(REPORT, encoding="utf-8")
    with EmbeddedStore.in_memory() as store:
        assert ingest([folder], store).read == 3
        assert "below/one.txt" in stored_reports(store)


def test_another_extractor_reads_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version has read is read again, and the same facts then change only who read them."""
    with EmbeddedStore.in_memory() as store:
        ingest([folder], store)
        before = set(store.quads(store.ids.graph("current")))
        monkeypatch.setattr(run, "extractor", lambda: "another version")
        summary = ingest([folder], store)
        assert (summary.read, summary.unchanged) == (2, 0)
        assert set(store.quads(store.ids.graph("current"))) == before
        assert {by for _, by in stored_reports(store).values()} == {"another version"}


def test_the_extractor_names_program_and_model() -> None:
    """What reads is told with program, rules, language library and model, the same each time."""
    program, library, model = extractor().split(", ")
    assert program.startswith("culturepact ")
    assert library.startswith("spacy ")
    assert model.startswith("en_core_web_sm")
    assert extractor.__wrapped__() == extractor()


def test_no_files_make_an_empty_run(tmp_path: Path) -> None:
    """An empty folder gives nothing to read and breaks nothing."""
    with EmbeddedStore.in_memory() as store:
        assert ingest([tmp_path], store).read == 0
        assert ingest([], store).read == 0


@pytest.mark.parametrize(
    ("number", "jobs", "workers"),
    [(40, 2, 2), (40, 9, 3), (5, 4, 1), (0, 4, 1), (40, 0, 1), (40, -1, 1), (3, None, 1)],
)
def test_there_are_no_more_workers_than_work(number: int, jobs: int | None, workers: int) -> None:
    """Each worker has a batch at least, there is always one, and few files are read in this process."""
    assert run._workers(number, jobs) == workers


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More reports than one worker gets at once, one of them refused."""
    for number in range(run.BATCH + 4):
        text = REPORT.replace("Lorem", f"Lorem{number}").replace("2021", str(1990 + number))
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "03.txt").write_text("", encoding="utf-8")
    return tmp_path


def test_two_workers_write_what_one_writes(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of worker processes makes no difference to the store, byte for byte, nor to what is counted."""
    monkeypatch.setenv("PYTHONPATH", os.environ.get("PYTHONPATH", ""))
    results = []
    for jobs in (1, 2):
        with EmbeddedStore.in_memory() as store:
            summary = ingest([many], store, jobs=jobs)
            results.append((written(store), summary.read, summary.agreements, [e.source for e in summary.refused]))
    assert results[0] == results[1]
    assert results[0][1] == run.BATCH + 3


def test_progress_is_told_for_every_file(many: Path) -> None:
    """The refused file counts as done too."""
    seen: list[int] = []
    told: Callable[[int, int], None] = lambda done, _: seen.append(done)  # noqa: E731
    with EmbeddedStore.in_memory() as store:
        ingest([many], store, jobs=1, progress=told)
    assert seen == list(range(1, run.BATCH + 5))


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_a_killed_worker_stops_the_run_with_advice(tmp_path: Path) -> None:
    """Where the system kills a reading process the error says what to do, and what was read before stays."""
    for number in range(4 * run.BATCH):
        (tmp_path / f"{number:02}.txt").write_text(f"{REPORT}It is number {number}.\n", encoding="utf-8")

    def killing(*_: object) -> None:
        for worker in multiprocessing.active_children():
            worker.kill()

    with EmbeddedStore.in_memory() as store:
        with pytest.raises(ReadingStopped, match="--jobs 1"):
            ingest([tmp_path], store, jobs=2, progress=killing)
        kept = len(stored_reports(store))
        assert 0 < kept < 4 * run.BATCH
        assert ingest([tmp_path], store, jobs=1).unchanged == kept


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="needs masks of signals")
def test_an_interrupt_waits_until_the_workers_are_started() -> None:
    """Ctrl-C while they start reaches this process when all are there, and none of them."""
    steps = []

    def blocked() -> bool:
        return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())

    def start() -> None:
        with run._interrupts_held_back():
            signal.raise_signal(signal.SIGINT)
            steps.append(blocked())

    with pytest.raises(KeyboardInterrupt):
        start()
    assert steps == [True]
    assert not blocked()
