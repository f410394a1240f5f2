"""What was found in a report, shown: nothing lost, nothing moved, and hostile text stays text."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import html
import io
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from culturepact.errors import CulturepactError
from culturepact.graph.facts import (
    Agreement,
    Event,
    Organization,
    Person,
    Project,
    Ref,
    Report,
    ReportFacts,
    Role,
    Span,
    Stated,
)
from culturepact.ingest.explain import Explanation, explain
from culturepact.ingest.explain_marks import Mark, marks, pieces
from culturepact.ingest.explain_page import explanation_page, write_explanation_page
from culturepact.ingest.explain_text import write_explanation

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TEXT = (
    "The Lorem Museum and the Ipsum Library plan to sign a memorandum. Anna Berg, director of the Lorem Museum, "
    "opened the Veld Fair in Lisbon. No agreement was signed with the Korr Opera."
)
UNREAD = "No agreement was signed with the Korr Opera."
RUN = "window.harmed=1"
HOSTILE = (
    f'<img src=x onerror="{RUN}">',
    f"</style></mark><script>{RUN}</script>",
    f"\"'><svg onload={RUN}>",
    "{{ 7 * 7 }} {% raw %} &lt;b&gt; [bold red]x[/]",
    "\x1b[31mred\x1b]0;title\x07 \x9b2J",
    "\u202eesrever\u202c and \u2066inside",
    "x" * 3_000,
)


def stated(text: str, value: Any, words: str, *, within: str | None = None, confidence: float = 0.8) -> Stated[Any]:
    """A value that rests on the first place of its words, in ``within`` if given."""
    start = (text.index(within) if within else 0) + (within or text).index(words)
    return Stated(value, Span(0, len(text)), Span(start, start + len(words)), "by.hand", confidence)


def organization(text: str, name: str) -> Organization:
    """An organization whose type rests on its name."""
    return Organization(stated(text, name, name), stated(text, "museum", name))


def to(name: str, kind: str = "organization") -> Ref:
    """A reference to a named thing."""
    return Ref(kind, name)  # type: ignore[arg-type]


def told(text: str = TEXT, **more: Any) -> ReportFacts:
    """Two organizations, a planned agreement between them, one person, one event and a clause that gave nothing."""
    museum, library = organization(text, "Lorem Museum"), organization(text, "Ipsum Library")
    role_words = "Anna Berg, director of the Lorem Museum"
    role = Role(
        stated(text, "director", role_words, confidence=0.9),
        stated(text, to("Lorem Museum"), role_words, confidence=0.7),
    )
    agreement = Agreement(
        type=stated(text, "letter-of-intent", "a memorandum", confidence=0.81),
        status=stated(text, "planned", "plan to sign a memorandum", confidence=0.82),
        parties=(stated(text, to("Lorem Museum"), "Lorem Museum"), stated(text, to("Ipsum Library"), "Ipsum Library")),
        signatories=(stated(text, to("Anna Berg", "person"), role_words),),
    )
    event = Event(
        stated(text, "Veld Fair", "Veld Fair"),
        stated(text, "fair", "Veld Fair"),
        place=stated(text, "Lisbon", "Lisbon"),
        organizers=(stated(text, to("Lorem Museum"), "the Lorem Museum", within="director of the Lorem Museum"),),
    )
    start = text.index(UNREAD)
    facts = ReportFacts(
        Report("made-up.txt", text, title="A memorandum"),
        organizations=(museum, library),
        people=(Person(stated(text, "Anna Berg", "Anna Berg"), roles=(role,)),),
        agreements=(agreement,),
        events=(event,),
        categories=(stated(text, "museums", "Museum"),),
        unread=(Span(start, start + len(UNREAD)),),
    )
    return dataclasses.replace(facts, **more)


def values(thing: Any) -> Iterator[Stated[Any]]:
    """Every stated value in facts."""
    if isinstance(thing, Stated):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from values(part)
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from values(getattr(thing, field.name))


def printed(facts: ReportFacts) -> str:
    """What is printed where there is no terminal."""
    out = io.StringIO()
    write_explanation(explain(facts), out)
    return out.getvalue()


def rejoined(text: str) -> str:
    """Folded lines as one."""
    return " ".join(text.split())


def by_words(explanation: Explanation, *, nested: bool = False) -> dict[str, Mark]:
    """The marks by the words they mark."""
    text = explanation.report.text
    return {text[mark.span.start : mark.span.end]: mark for mark in marks(explanation, nested=nested)}


def seen(page: str) -> str:
    """The text of a page's article, without labels and marks, as a browser would show it."""
    [article] = re.findall(r"<article[^>]*>(.*?)</article>", page, re.DOTALL)
    return html.unescape(re.sub(r"<sup>.*?</sup>|<[^>]*>", "", article, flags=re.DOTALL))


# What there is to show


def test_every_value_is_listed_once(sample_facts: list[ReportFacts]) -> None:
    """Each value of the facts, with its words, rule and confidence, is one value of one entry, and nothing else is."""
    for facts in sample_facts:
        listed = Counter(value.stated for entry in explain(facts).entries for value in entry.values)

        assert listed == Counter(values(facts))


def test_every_value_is_marked_once_or_only_listed(sample_facts: list[ReportFacts]) -> None:
    """No value stands in two marks, and a mark holds the part of the words that is to be marked."""
    for facts in sample_facts:
        found = explain(facts)
        for nested in (True, False):
            said = [(mark, one.value) for mark in marks(found, nested=nested) for one in mark.said if one.value]
            assert len({id(value) for _, value in said}) == len(said)
            for mark, value in said:
                assert value.marked is not None
                assert mark.span.start <= value.marked.start < value.marked.end <= mark.span.end


def test_a_value_of_an_agreement_keeps_rule_and_confidence() -> None:
    """An agreement shows its trigger, status words and parties, each with words, rule and confidence."""
    [agreement] = explain(told()).of_kind("agreement")
    lines = rejoined(printed(told()))

    assert (agreement.code, agreement.title) == ("A1", "letter of intent, planned")
    assert "type letter of intent: “a memorandum” (trigger), by.hand, 0.81" in lines
    assert "status planned: “plan to sign a memorandum”, by.hand, 0.82" in lines
    assert "party O1 “Lorem Museum”, by.hand, 0.80" in lines
    assert "party O2 “Ipsum Library”, by.hand, 0.80" in lines
    assert "signatory P1 Anna Berg: “Anna Berg, director of the Lorem Museum”, by.hand, 0.80" in lines


def test_an_unknown_reference_is_shown_without_a_code() -> None:
    """A value that points to something the facts do not hold is shown by its name alone."""
    [agreement] = told().agreements
    stray = dataclasses.replace(agreement, parties=(stated(TEXT, to("Korr Opera"), "Korr Opera"),), signatories=())
    facts = told(agreements=(stray,))

    assert "party “Korr Opera”, by.hand" in rejoined(printed(facts))
    assert by_words(explain(facts))["Korr Opera"].labels == ("organization",)


# Marks


@pytest.mark.parametrize("nested", [True, False])
def test_pieces_make_up_the_text(sample_facts: list[ReportFacts], nested: bool) -> None:
    """Put together again the pieces are the text; each mark begins and ends once, where its stretch does."""
    for facts in sample_facts:
        text, place, opened, done = facts.report.text, 0, list[Mark](), 0
        found = marks(explain(facts), nested=nested)
        for piece in pieces(text, found):
            if piece.what == "start":
                assert piece.mark is not None
                assert piece.mark.span.start == place
                opened.append(piece.mark)
            elif piece.what == "end":
                assert piece.mark is opened.pop()
                assert piece.mark.span.end == place
                done += 1
            else:
                assert text.startswith(piece.text, place)
                place += len(piece.text)
        assert (place, opened, done) == (len(text), [], len(found))


def test_the_outermost_marks_alone_have_room_on_paper(sample_facts: list[ReportFacts]) -> None:
    """Without nesting no two marks share a character."""
    for facts in sample_facts:
        found = marks(explain(facts), nested=False)
        assert all(one.span.end <= other.span.start for one, other in pairwise(found))


def test_words_of_one_thing_that_overlap_are_one_mark() -> None:
    """The trigger lies in the status words: both are one stretch, labelled once."""
    mark = by_words(explain(told()))["plan to sign a memorandum"]

    assert mark.labels == ("A1",)
    assert {one.value.label for one in mark.said if one.value} == {"type", "status"}


def test_words_of_a_role_leave_its_names_to_be_marked() -> None:
    """Of "PERSON, ROLE of the ORGANIZATION" each of the three is a mark of its own, and none takes in another."""
    found = by_words(explain(told()))
    whole = explain(told()).report.text.index("Anna Berg, director")

    assert found["Anna Berg"].labels == ("P1",)
    assert found["director"].labels == ("role",)
    assert any(mark.span.start > whole and mark.labels == ("O1",) for mark in marks(explain(told()), nested=False))


def test_a_place_told_beside_an_organization_is_a_place() -> None:
    """The words that tell where an organization lies are marked as a place, unless they are its name."""
    text = "The Lorem Museum in Lisbon met Porto Library."
    beside, inside = organization(text, "Lorem Museum"), organization(text, "Porto Library")
    facts = ReportFacts(
        Report("made-up.txt", text),
        organizations=(
            dataclasses.replace(beside, place=stated(text, "Lisbon", "Lisbon")),
            dataclasses.replace(inside, place=stated(text, "Porto", "Porto Library")),
        ),
    )
    found = by_words(explain(facts), nested=True)

    assert found["Lisbon"].labels == ("place",)
    assert found["Porto Library"].labels == ("O2",)


def test_the_longest_of_nested_marks_is_printed() -> None:
    """A category's word in an organization's name is marked in the page, and only listed in print."""
    assert "Museum" not in by_words(explain(told()))
    assert by_words(explain(told()), nested=True)["Museum"].kind == "category"
    assert "museums: “Museum”, by.hand" in rejoined(printed(told()))


def test_of_crossing_marks_the_longer_stays() -> None:
    """Two stretches of two things cross: the longer is marked, the other listed."""
    text = "alpha beta gamma"
    projects = tuple(
        Project(stated(text, words, words), stated(text, "planned", words)) for words in ("alpha beta", "beta gamma")
    )
    facts = ReportFacts(Report("made-up.txt", text), projects=(*projects,))

    assert list(by_words(explain(facts), nested=True)) == ["alpha beta"]
    assert "J2 “beta gamma”" in rejoined(printed(facts))


def test_words_of_two_things_bear_both_labels() -> None:
    """An exhibition that is both event and project is one mark with two labels."""
    text = "They open Last Shift."
    name = stated(text, "Last Shift", "Last Shift")
    facts = ReportFacts(
        Report("made-up.txt", text),
        events=(Event(name, stated(text, "exhibition", "Last Shift")),),
        projects=(Project(name, stated(text, "planned", "Last Shift")),),
    )

    assert "[Last Shift:E1 J1]" in printed(facts)


def test_spans_outside_the_text_are_not_marked() -> None:
    """Empty words, and words after the text's end, are listed and mark nothing."""
    text = "alpha"
    spans = (Span(2, 2), Span(3, 9), Span(7, 9))
    people = tuple(Person(Stated(f"p{i}", span, span, "by.hand", 0.5)) for i, span in enumerate(spans))
    facts = ReportFacts(Report("made-up.txt", text), people=people)

    assert marks(explain(facts), nested=True) == ()
    assert "p2" in printed(facts)
    assert "p2" in explanation_page(explain(facts))


@pytest.mark.parametrize("before", ["😀 👩‍🎨 ", "𝔐𝔲𝔰𝔢𝔲𝔪 ", "漢字 ", "e\u0301 ", "متحف "])
def test_offsets_are_code_points(before: str) -> None:
    """Signs outside the first plane, joined emoji, wide and combining signs before the words move no mark."""
    facts = told(before + TEXT)
    page = explanation_page(explain(facts))

    assert by_words(explain(facts))["Ipsum Library"].labels == ("O2",)
    assert "[Ipsum Library:O2]" in rejoined(printed(facts))
    assert re.search(r'<mark class="organization"[^>]*>Ipsum Library<sup>', page)
    assert seen(page) == before + TEXT


# Print


def test_print_fits_a_page_and_has_no_colours(sample_facts: list[ReportFacts]) -> None:
    """Where there is no terminal, lines have at most 80 columns, no control sign and no space at the end."""
    for facts in sample_facts:
        for line in printed(facts).splitlines():
            assert sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in line) <= 80
            assert line == line.rstrip()
            assert not any(unicodedata.category(sign) == "Cc" for sign in line)


def test_a_terminal_gets_colours_and_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal there are styles, and without them the same brackets and codes."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = Terminal()
    write_explanation(explain(told()), out)

    assert "\x1b[" in out.getvalue()
    assert re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()) == printed(told())


def test_clauses_that_gave_nothing_are_listed() -> None:
    """The clauses stand at the end with their number, and in the page where they are in the text."""
    page = explanation_page(explain(told()))
    [place] = re.findall(r'<mark class="unread" id="(w\d+)"', page)

    assert printed(told()).endswith(
        f"Clauses with an agreement word that gave nothing (1)\nU1  “{UNREAD}”\n",
    )
    assert f'<a class="words" href="#{place}">“<bdi>{UNREAD}</bdi>”</a>' in page


def test_a_report_with_nothing_found_says_so() -> None:
    """Nothing found is told in both forms, with the text, and no list is headed."""
    facts = ReportFacts(Report("made-up.txt", "The sky was grey."))
    page = explanation_page(explain(facts))

    for shown in (printed(facts), page):
        assert "Nothing was found in this report." in shown
        assert "The sky was grey." in shown
        assert "Found:" not in shown
        assert "Agreements" not in shown
    assert seen(page) == "The sky was grey."


def test_an_empty_text_is_no_error() -> None:
    """No text at all gives a page and a print."""
    facts = ReportFacts(Report("made-up.txt", ""))

    assert printed(facts)
    assert seen(explanation_page(explain(facts))) == ""


# The page


def test_every_link_leads_somewhere(sample_facts: list[ReportFacts]) -> None:
    """Each link inside a page has its target, and no target is there twice."""
    for facts in sample_facts:
        page = explanation_page(explain(facts))
        targets = re.findall(r'\bid="([^"]+)"', page)

        assert len(targets) == len(set(targets))
        assert set(re.findall(r'href="#([^"]*)"', page)) <= set(targets)


def test_the_page_shows_the_text_whole(sample_facts: list[ReportFacts]) -> None:
    """Without its labels the text in the page is that of the report."""
    for facts in sample_facts:
        assert seen(explanation_page(explain(facts))) == facts.report.text


def test_the_policy_lets_the_style_in_and_nothing_else(sample_facts: list[ReportFacts]) -> None:
    """No script and no connection; the style by its hash; nothing in the page asks for anything from elsewhere."""
    page = explanation_page(explain(sample_facts[0]))
    [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert html.unescape(policy).split("; ") == [
        "default-src 'none'",
        "script-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert not re.search(r"<script|<link|<img|<iframe|\bsrc=|url\(|@import|\bstyle=|\bon\w+=", page)


def hostile(words: str) -> ReportFacts:
    """Facts in which all that comes from outside is or holds these words."""
    text = f"{words} signed.\nThey {words} met {words}"
    name = stated(text, words, words)
    return ReportFacts(
        Report(words, text, words, None, words, f"javascript:{words}"),
        organizations=(Organization(name, name, (name,), name),),
        people=(Person(name, roles=(Role(name, stated(text, to(words), words)),)),),
        agreements=(Agreement(name, stated(text, words, "signed"), (stated(text, to(words), words),), title=name),),
        categories=(stated(text, words, "met"),),
        unread=(Span(0, len(words) + 8),),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_does_not_steer_a_terminal(words: str) -> None:
    """Neither control signs nor turned directions reach the output, and the rest is all there."""
    shown = printed(hostile(words))

    assert not any(unicodedata.category(sign) == "Cc" or sign in "\u202e\u2066" for sign in shown.replace("\n", ""))
    kept = "".join(sign for sign in words if sign.isalnum())
    assert shown.count("signed") >= 3
    assert kept in "".join(sign for sign in shown if sign.isalnum())


def test_hostile_text_stays_text_in_the_page(browser: Browser, tmp_path: Path) -> None:
    """Nothing in a report becomes an element, runs, asks for anything, or makes the page wider than a phone."""
    context = browser.new_context(offline=True, viewport={"width": 400, "height": 800})
    page, asked, told_ = context.new_page(), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told_.append(message.text))
    for number, words in enumerate(HOSTILE):
        file = tmp_path / f"{number}.html"
        write_explanation_page(explain(hostile(words)), file)
        page.goto(file.as_uri())

        assert page.evaluate("window.harmed") is None
        assert page.locator("img, svg, script, b > img, [onload], [onerror]").count() == 0
        assert page.locator('a[href^="javascript"]').count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
        clean = "".join("\ufffd" if unicodedata.category(s) == "Cc" or s in "\u202e\u202c\u2066" else s for s in words)
        assert page.title() == " ".join(clean.split())
    context.close()

    assert asked == [(tmp_path / f"{number}.html").as_uri() for number in range(len(HOSTILE))]
    assert told_ == []


def test_a_reader_gets_about_without_scripts(browser: Browser, tmp_path: Path) -> None:
    """A list leads to the words, a label tells rule and confidence when focused, and a kind can be put out of sight."""
    file = tmp_path / "page.html"
    write_explanation_page(explain(told()), file)
    context = browser.new_context(offline=True, java_script_enabled=True, viewport={"width": 1280, "height": 700})
    page = context.new_page()
    page.goto(file.as_uri())

    page.locator("#A1 a.words").first.click()
    assert page.locator("mark:target").inner_text().startswith("plan to sign a memorandum")
    page.keyboard.press("Tab")
    label = page.locator("article sup a:focus")
    assert label.inner_text() == "A1"
    reason = label.evaluate("element => getComputedStyle(element, '::after').content")
    assert "status: planned (by.hand, 0.82)" in reason
    place = page.locator("article mark.place sup")
    assert place.is_visible()
    page.uncheck("#show-place")
    assert place.is_hidden()
    context.close()


def test_the_page_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails the old file stays, nothing else is left, and the error names the file."""
    file = tmp_path / "page.html"
    file.write_text("old")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(CulturepactError, match=r"page\.html: the page cannot be written: No space left"):
            write_explanation_page(explain(told()), file)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]

    write_explanation_page(explain(told()), file)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    assert file.read_text(encoding="utf-8") == explanation_page(explain(told()))


# The command


def call(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Call ``culturepact explain`` as a process of its own."""
    command = [sys.executable, "-m", "culturepact", "explain", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)


def test_command(tmp_path: Path) -> None:
    """The report is printed, the page written beside it, and no graph is made."""
    report = tmp_path / "signed.txt"
    report.write_text("The Harbour Museum signed an agreement with the Tidewater Library in Veldhaven on 3 May 2021.")
    done = call("signed.txt", "--html", "page.html", cwd=tmp_path)

    assert done.returncode == 0
    assert "[Harbour Museum:O1] [signed:A1] [an agreement:A1]" in rejoined(done.stdout)
    assert done.stderr == "the page is in page.html: open it in a browser\n"
    assert "<article" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.html", "signed.txt"]


def test_command_on_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file is one line and status 2, and no page is written."""
    done = call("missing.txt", "--html", "page.html", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "culturepact: missing.txt: does not exist: check the path\n"
    assert list(tmp_path.iterdir()) == []
