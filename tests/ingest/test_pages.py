"""HTML pages become an article and its metadata. The expected texts were written down from reading the pages."""

import datetime
from pathlib import Path

import pytest
from culturepact.ingest.pages import Page, read_page

FEBRUARY = datetime.date(2020, 2, 3)
LD = '<script type="application/ld+json">'
FILES = Path(__file__).parent / "files"


def _page(name: str) -> Page:
    page = read_page((FILES / name).read_text(encoding="utf-8"))
    assert page is not None
    return page


def _article(body: str, head: str = "") -> str:
    sentences = "<p>The museum and the library have signed an agreement on the exchange of prints.</p>" * 3
    return f"<html><head>{head}</head><body><article><h1>A pact</h1>{body}{sentences}</article></body></html>"


def test_page_full_of_menus_leaves_its_article_alone() -> None:
    """Menus, cookies, breadcrumbs, byline, links within the article, buttons, newsletter and footer are not read."""
    page = _page("menu_heavy.html")
    assert [line[:25] for line in page.text.split("\n\n")] == [
        "The Velmar Museum and the",
        "Director Ilse Harrow said",
        "Under the memorandum, the",
    ]
    assert page.text.endswith("at the Institute of Paper Studies in Lund.")
    assert page.title == "Velmar Museum and Ostrin Archive sign agreement"
    assert page.published == datetime.date(2021, 3, 9)
    assert page.publisher == "Velmar Daily"
    assert page.address == "https://daily.velmar.example/culture/museum-archive"


def test_page_laid_out_in_tables_is_read() -> None:
    """The cell with the text is the article, the cells with links are the menu."""
    page = _page("table_layout.html")
    lines = page.text.split("\n\n")
    assert [line[:12] for line in lines] == ["The Sallée C", '"It is the f', "The programm"]
    assert page.title == "City orchestra to play in Marrin"


def test_captions_credits_and_related_links_are_left_out() -> None:
    """Names in captions, bylines and links to other articles do not reach the text; a date in a sentence does."""
    page = _page("captions_and_related.html")
    for unread in (
        "Wickham",
        "Tessaly",
        "Norra",
        "Kelder",
        "Ten puppet shows",
        "Share",
        "Related",
        "Orla Benn",
        "Quay",
    ):
        assert unread not in page.text
    assert "signed on 1 October by the two directors" in page.text
    assert "A giant on the road" in page.text.split("\n\n")
    assert "“Whoever has seen it walk does not forget it,” says Valk." in page.text
    assert (page.published, page.publisher) == (datetime.date(2020, 10, 5), "The Harbour Post")


def test_lists_and_tables_have_a_line_for_each_item() -> None:
    """Items stand together, one a line, nested ones too; cells are parted by a bar."""
    page = _page("list_of_agreements.html")
    assert page.text.split("\n\n")[2:] == [
        "a contract between Larkspur Books and the Nordholm Publishing House;\n"
        "a letter of intent between the Orrin City Library and the National Library of Westmark;\n"
        "with an annex on digitization\n"
        "a framework agreement of the Writers’ Union with the Translators’ Guild.",
        "The first stage begins in January.\nThe second stage begins in June.",
        "Partner | Titles\nLarkspur Books | 12\nNordholm Publishing House | 7",
        "The fair closes on Sunday.",
    ]
    assert (page.published, page.publisher) == (datetime.date(2016, 9, 2), "Orrin Fair Company")


def test_hidden_and_hostile_parts_are_not_read() -> None:
    """Scripts, comments, hidden paragraphs, frames and templates are nobody's words; escaped markup is mere text."""
    page = _page("hostile.html")
    for unread in (
        "Fake",
        "Scriptless",
        "Hidden",
        "Script Company",
        "Invisible",
        "Unseen",
        "Frame",
        "Vector",
        "Template",
    ):
        assert unread not in page.text
    assert "Hartwell & Sons and the Penmoor" in page.text
    assert "<script>alert(2)</script> nobody" in page.text


@pytest.mark.parametrize("name", ["no_article.html", "not_found.html", "empty_body.html"])
def test_page_without_article_gives_nothing(name: str) -> None:
    """A page of links, the page of a missing page and an empty one have no article."""
    assert read_page((FILES / name).read_text(encoding="utf-8")) is None


@pytest.mark.parametrize(
    "markup", ["", "   ", "plain words", "<html", "<!-- -->", "<html></html>", "\x00", "<div>" * 20_000]
)
def test_broken_markup_gives_nothing(markup: str) -> None:
    """No markup raises, however broken or deep."""
    assert read_page(markup) is None


def test_text_parted_by_breaks_alone_becomes_paragraphs() -> None:
    """Two breaks part paragraphs, one break within a sentence is a space."""
    assert _page("br_paragraphs.html").text.split("\n\n") == [
        "Dancers of Kessing invited to Aldby",
        "The Kessing Dance Company and the Aldby Festival Society signed a contract on Thursday. Under the contract "
        "the company will give four performances at the festival.",
        "The director of the festival, Dr. Nils Aaby, and the manager of the company, Rosa Lind, met in the office of "
        "the society.",
        "A second contract, for a workshop with the pupils of the Aldby Ballet School, will be signed in June.",
    ]


def test_headline_outside_the_article_is_title_only() -> None:
    """The text begins with the article, and the page's name is its publisher."""
    page = _page("headline_outside.html")
    assert page.text.startswith("The town of Tarn")
    assert (page.title, page.publisher) == ("Glassworks of Tarn to become a museum", "Tarn Online")


def test_date_of_change_is_not_the_date_of_publication() -> None:
    """A page that tells only when it was changed, or names a date in its text, has no date."""
    assert _page("headline_outside.html").published is None


def test_date_that_is_none_is_not_mended() -> None:
    """The thirtieth of February is no date, nor is half of it one."""
    page = _page("divs_only.html")
    assert page.published is None
    assert len(page.text.split("\n\n")) == 3


def test_blog_page_is_read_without_its_furniture() -> None:
    """Site header, dates, author, footnote marks, caption, sharing, comments, tags and archive are left out."""
    page = _page("wordpress.html")
    assert page.text.split("\n\n") == [
        "Twin libraries of the delta",
        "PORT AMSEL – The Port Amsel Library and the Delta Branch of the Kirwan Library have become twin libraries. "
        "The twinning agreement was signed on 30 May.",
        "The Kirwan Library will send 300 books a year, and the Port Amsel Library will send readers.",
        "The agreement will run for three years, says Librarian Bo Tran.",
    ]
    assert page.published == datetime.date(2017, 6, 3)
    assert (page.title, page.publisher) == ("Twin libraries of the delta", "Delta Reading Society")
    assert page.address is None


def test_form_round_the_page_and_date_in_the_headline_do_not_mislead() -> None:
    """The text in a form is read, and the date of the event in the headline is not the page's."""
    page = _page("form_wrapped.html")
    assert "Leeming, Wednesday. The Elmet Brass Band" in page.text
    assert "signed the paper in the drill hall." in page.text
    assert "Sheriff" not in page.text
    assert page.published == datetime.date(2021, 5, 12)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2020-02-03T23:59:00-05:00">', FEBRUARY),
        ('<meta name="revised" content="2021-01-01"><meta name="DC.date.issued" content="2020-02-03">', FEBRUARY),
        ('<meta name="last-modified" content="2021-01-01">', None),
        (f'{LD}{{"@type":"Article","dateModified":"2021-01-01","datePublished":"2020-02-03"}}</script>', FEBRUARY),
        ('<meta property="og:updated_time" content="2021-01-01">', None),
        (f'{LD}{{"broken</script>', None),
        ("<title>The pact of 4 May 2018</title>", None),
    ],
)  # fmt: skip
def test_published_is_the_first_publication(head: str, published: datetime.date | None) -> None:
    """Metadata and structured data tell the date; dates of change and of events do not."""
    page = read_page(_article("<p>On 2018-05-04 the two sides met in the town hall of Velmar.</p>", head))
    assert page is not None
    assert page.published == published


def test_ordinary_names_are_no_furniture() -> None:
    """An article in a block whose class holds such a word is kept, and so is a class that only resembles one."""
    page = read_page(
        _article('<div class="shareholders"><p>The shareholders of the Larkspur Company agreed too.</p></div>')
    )
    assert page is not None
    assert "The shareholders of the Larkspur Company agreed too." in page.text


def test_reading_a_page_twice_gives_the_same() -> None:
    """Nothing is remembered from one page to the next."""
    assert _page("captions_and_related.html") == _page("captions_and_related.html")
