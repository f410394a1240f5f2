"""The map as a file and in a browser."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from culturepact.errors import CulturepactError
from culturepact.graph import map as map_module
from culturepact.graph.map import clean, map_page, write_map
from culturepact.graph.reports import write_report
from culturepact.graph.store import Store
from made_up import MUSEUM, PRESS, TEXT, album

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

RUN = "window.harmed=1"
HOSTILE = (
    f'<img src=x onerror="{RUN}">',
    f"</script><script>{RUN}</script>",
    f"\"'><svg onload={RUN}>",
    f'<a href="javascript:{RUN}">href</a>',
    f"<!--<script>{RUN}//",
    "{{ 7 * 7 }} {% raw %} &lt;b&gt;",
    "\u202eesrever\u202c and \u2066inside",
    "x" * 10_000,
)


def network(*names: str, kind: str = "museum", address: str | None = None, status: str = "signed") -> nx.Graph:
    """A chain of organizations, each with one agreement with the next; every text on it is or holds a name."""
    graph = nx.Graph(reports=len(names))
    for name in names:
        graph.add_node(name, label=name, kind=kind, place=name, surfaces=[f"also {name}"])
    for one, other in pairwise(names):
        sentence = {
            "quote": f"{one} signed with {other}.",
            "report": f"{one}.md",
            "title": one,
            "published": "2020-02-03",
        }
        words = [sentence | {"address": address, "confidence": 0.8}]
        agreement = {"iri": one, "type": "memorandum", "status": status, "title": other, "date": "2020-02"}
        bounds = {"earliest": "2020-02-01", "latest": "2020-02-29"}
        solid = status != "planned"
        graph.add_edge(
            *(one, other),
            agreements=[agreement | bounds | {"sentences": words}],
            projects=[{"iri": other, "name": f"project of {one}", "status": "ongoing", "sentences": words}]
            if solid
            else [],
            first="2020-02-01" if solid else None,
            last="2020-02-29" if solid else None,
            solid=solid,
            weight=2 if solid else 0,
        )
    return graph


def embedded(page: str, name: str) -> Any:
    """The JSON the page holds under a name."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without a network."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def opened(offline: BrowserContext, tmp_path: Path) -> Callable[[str], Page]:
    """Opens a page's text as a file, waits until the map is drawn, and notes what the page asks for or complains of."""

    def show(text: str) -> Page:
        path = tmp_path / "shown.html"
        path.write_text(text, encoding="utf-8")
        page = offline.new_page()
        page.noted = []  # type: ignore[attr-defined]
        page.on("request", lambda request: page.noted.append(request.url))  # type: ignore[attr-defined]
        page.on("console", lambda message: page.noted.append(message.text))  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.noted.append(str(error)))  # type: ignore[attr-defined]
        page.on("dialog", lambda dialog: page.noted.append(dialog.message))  # type: ignore[attr-defined]
        page.goto(path.as_uri())
        page.wait_for_selector("body[data-drawn]")
        page.noted.remove(path.as_uri())  # type: ignore[attr-defined]
        return page

    return show


def on_screen(page: Page, number: int) -> tuple[float, float]:
    """Where an organization stands on the screen."""
    node = next(node for node in embedded(page.content(), "nodes") if node["id"] == number)
    x, y, scale = map(float, (page.get_attribute("#map", "data-view") or "").split())
    box = page.locator("#map").bounding_box()
    assert box
    across, down = (node["x"] - x) * scale, (node["y"] - y) * scale
    return box["x"] + box["width"] / 2 + across, box["y"] + box["height"] / 2 + down


def test_the_same_store_gives_the_same_bytes(memory: Store, tmp_path: Path) -> None:
    """Two maps of one store are one file twice; nothing else is written beside them."""
    write_report(memory, album(), "tests 1")
    for name in ("one.html", "two.html"):
        write_map(memory, tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.html", "two.html"]


def test_a_failed_write_leaves_the_old_map(memory: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A map that cannot be finished changes nothing and leaves no half file."""
    target = tmp_path / "map.html"
    target.write_text("the old map", encoding="utf-8")
    monkeypatch.setattr(map_module, "map_page", lambda *_, **__: "half a character: \ud800")
    with pytest.raises(UnicodeEncodeError):
        write_map(memory, target)
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["the old map"]


def test_a_folder_that_is_not_there_is_named(memory: Store, tmp_path: Path) -> None:
    """A map that has nowhere to go is an error of ours that names the file."""
    with pytest.raises(CulturepactError, match=r"missing/map\.html: the map cannot be written"):
        write_map(memory, tmp_path / "missing" / "map.html")


def test_the_page_loads_nothing(memory: Store) -> None:
    """Outside its scripts the page names no style sheet, script, picture or frame to fetch; links wait for a click."""
    page = map_page(network("A Museum", "B Museum", address="https://post.example/a"))
    bare = re.sub(r"<script>.*?</script>", "", page, flags=re.S)
    assert not re.search(r"<(link|img|iframe|object|embed|base|form)\b|\bsrc=|@import|url\(", bare)
    assert "connect-src" not in bare
    assert "default-src 'none'" in html.unescape(bare)
    assert (
        re.findall(r'<a href="(?!#)[^>]*>', bare)
        == ['<a href="https://post.example/a" rel="noopener" target="_blank">'] * 2
    )


def test_the_licence_of_the_library_stays() -> None:
    """The notice of vis-network is in the file."""
    page = map_page(network("A Museum", "B Museum"))
    assert "vis.js is dual licensed" in page
    assert "@license" in page


def test_what_is_left_out_is_said() -> None:
    """With more organizations than the limit, the page tells how many are drawn; the table has them all."""
    names = [f"Museum {number:02}" for number in range(30)]
    page = map_page(network(*names), limit=10)
    assert "10 of 30 organizations, the best connected first, and 9 of 29 lines." in page
    assert len(embedded(page, "nodes")) == 10
    assert page.count('<tr id="line-') == 29
    assert map_page(network(*names), limit=None).count("30 organizations and 29 lines: all partnerships") == 2


def test_lines_that_are_not_in_the_file_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table cut to its strongest lines says so."""
    monkeypatch.setattr(map_module, "TABLE_LIMIT", 3)
    page = map_page(network(*[f"Museum {number}" for number in range(9)]))
    assert "3 of 8 lines, those with most agreements first; the weaker ones are not in this file." in page
    assert page.count('<tr id="line-') == len(embedded(page, "network")["lines"]) == 3


def test_planned_lines_are_dashed() -> None:
    """A line that rests on plans alone is dashed; others are not, and get wider with what they carry."""
    (planned,) = embedded(map_page(network("A Museum", "B Museum", status="planned")), "edges")
    (signed,) = embedded(map_page(network("A Museum", "B Museum")), "edges")
    assert planned["dashes"]
    assert not signed.get("dashes")
    assert signed["width"] > planned["width"]


def test_an_empty_graph_says_so() -> None:
    """Nothing to draw gives a page with a sentence and without a script."""
    page = map_page(nx.Graph(reports=0))
    assert "No partnership is in the graph yet." in page
    assert "<script" not in page


def test_kinds_are_those_of_the_vocabulary() -> None:
    """Every organization type of the vocabulary has its sign on the map."""
    scheme = (Path(map_module.__file__).parents[1] / "ontology" / "vocab" / "organization-type.ttl").read_text("utf-8")
    kinds = {kind["kind"] for kind in json.loads((map_module.PAGE / "kinds.json").read_text("utf-8"))}
    assert set(re.findall(r'skos:notation "([^"]+)"', scheme)) - kinds == set()


def test_signs_that_steer_text_are_left_out() -> None:
    """Control signs and turned directions go; joiners inside words stay; what is too long ends in an ellipsis."""
    assert clean("a\u202eb\x00c\n d", 20) == "a b c d"
    assert clean("می\u200cرود", 20) == "می\u200cرود"
    assert clean("x" * 30, 10) == "x" * 9 + "…"


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_run_nothing(opened: Callable[[str], Page], name: str) -> None:
    """Markup in a name, title, sentence, place or address stays text wherever it is shown, and nothing complains."""
    page = opened(map_page(network(name, f"{name} too", address=f"javascript:{RUN}"), title=name))
    for number in (0, 1):
        page.mouse.move(*on_screen(page, number))
        page.wait_for_timeout(50)
        page.mouse.click(*on_screen(page, number))
        assert clean(name, 40).rstrip("…") in page.inner_text("#panel h2")
    page.click("#panel .why")
    assert clean(f"{name} signed with", 40).rstrip("…") in page.inner_text("#panel blockquote >> nth=0")
    page.fill("#search", clean(name, 40).rstrip("…"))
    assert page.locator("#matches li").count() == 2
    page.click("#view-table")
    assert page.evaluate("window.harmed") is None
    assert page.locator("img, iframe, svg[onload], a[href^='javascript' i]").count() == 0
    assert page.noted == []  # type: ignore[attr-defined]


def test_the_policy_stops_what_is_not_ours(opened: Callable[[str], Page]) -> None:
    """A script that got into the page all the same does not run, and no connection is made."""
    page = opened(map_page(network("A Museum", "B Museum")))
    page.evaluate(f"document.body.append(Object.assign(document.createElement('script'), {{textContent: '{RUN}'}}))")
    assert page.evaluate("window.harmed") is None
    assert page.evaluate("fetch('https://post.example/').then(() => 'fetched', () => 'refused')") == "refused"
    assert any("Content Security Policy" in note for note in page.noted)  # type: ignore[attr-defined]


def test_a_click_on_a_line_opens_its_sentences(memory: Store, opened: Callable[[str], Page], tmp_path: Path) -> None:
    """The line between two organizations leads to the words of the report, its title, day and address."""
    write_report(memory, album(projects=()), "tests 1")
    write_map(memory, tmp_path / "map.html")
    page = opened((tmp_path / "map.html").read_text(encoding="utf-8"))
    (x, y), (right, down) = on_screen(page, 0), on_screen(page, 1)
    page.mouse.click((x + right) / 2, (y + down) / 2)
    shown = page.inner_text("#panel")
    assert page.inner_text("#panel blockquote") == TEXT[: TEXT.index(" Ada")]
    assert all(part in shown for part in (MUSEUM, PRESS, "An album", "2018-06-25", "post.example", "signed"))
    page.keyboard.press("Escape")
    assert "Reading the map" in page.inner_text("#panel")
    page.go_back()
    assert page.inner_text("#panel blockquote") == TEXT[: TEXT.index(" Ada")]
    assert page.noted == []  # type: ignore[attr-defined]


def test_partners_lead_to_partners(opened: Callable[[str], Page]) -> None:
    """The panel of an organization lists its partners, and each opens its own."""
    page = opened(map_page(network("A Museum", "B Museum", "C Museum")))
    page.mouse.click(*on_screen(page, 0))
    assert page.inner_text("#panel h2") == "B Museum"
    assert page.locator("#panel li .go").all_inner_texts() == ["A Museum", "C Museum"]
    page.click("#panel li .go >> text=C Museum")
    assert page.inner_text("#panel h2") == "C Museum"


def test_search_is_blind_to_accents(opened: Callable[[str], Page]) -> None:
    """A name is found without its accents, also by another name, with the keyboard alone."""
    page = opened(map_page(network("Łódź Museum", "Besançon Théâtre")))
    page.focus("#search")
    page.keyboard.type("theatre")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Besançon Théâtre"
    page.fill("#search", "also lodz")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Łódź Museum"


def test_the_legend_hides_a_kind_on_map_and_table(opened: Callable[[str], Page]) -> None:
    """A kind that is struck out leaves the map and the table, and the count says so; a second press brings it back."""
    graph = nx.compose(network("A Museum", "B Museum"), network("A Library", "B Library", kind="library"))
    page = opened(map_page(graph))
    page.click("#legend [data-kind=library]")
    assert page.inner_text("#shown").startswith("2 organizations of 4 shown")
    page.click("#view-table")
    assert page.locator("tr[id^=line]:visible").count() == 1
    page.click("#legend [data-kind=library]")
    assert page.locator("tr[id^=line]:visible").count() == 2


def test_the_table_needs_no_script(browser: Browser, tmp_path: Path) -> None:
    """Without scripts the lines and their sentences are there to read."""
    path = tmp_path / "map.html"
    path.write_text(map_page(network("A Museum", "B Museum")), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("tr#line-0 blockquote >> nth=0").is_visible()
    assert not page.locator("#search").is_visible()
    context.close()


def test_everything_fits_a_telephone(browser: Browser, tmp_path: Path) -> None:
    """On a narrow screen nothing sticks out sideways, and the chosen line's words are to be seen."""
    path = tmp_path / "map.html"
    path.write_text(map_page(network(*[f"Museum of {'long ' * 9}{number}" for number in range(12)])), encoding="utf-8")
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.goto(f"{path.as_uri()}#line-0")
    page.wait_for_selector("body[data-drawn]")
    assert page.evaluate("document.documentElement.scrollWidth") == 400
    assert page.locator("#panel blockquote >> nth=0").is_visible()
    page.close()
