"""Which names mean one thing."""

import pytest
from culturepact.graph.facts import Person, Ref, ReportFacts, Role, Stated
from culturepact.graph.identity import agreement_keys, is_generic, keys, name_key, organization_key
from made_up import org, pact, ref, report, said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quillfeather Press Co., Ltd.", "Quillfeather Press Company Limited"),
        ("Quillfeather Press Co.,Ltd", "QUILLFEATHER PRESS CO. LTD."),
        ("Brambleholt Foundation Inc.", "Brambleholt Foundation, Incorporated"),
        ("Brambleholt S.p.A.", "Brambleholt SpA"),
        ("the Larkmoor Museum", "Larkmoor Museum"),
        ("Vellany's Lantern Theatre", "Vellany’s Lantern Theatre"),
        ("Vellany's Lantern Theatre", "Vellany Lantern Theatre"),
        ("Musée d’Ostrélie", "Musee d'Ostrelie"),
        ("O.L.M.", "OLM"),
        ("Arts & Letters of Dunwick", "Arts and Letters of Dunwick"),
        ("Ｌarkmoor Museum", "Larkmoor Museum"),
        ("Lark-moor  Museum", "Lark moor Museum"),
    ],
)
def test_spellings_of_one_organization_have_one_key(one: str, other: str) -> None:
    """Case, accents, punctuation, possessives, articles and ways to write a legal form make no difference."""
    assert organization_key(one) == organization_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Larkmoor Museum", "Larkmoor Museum Co., Ltd."),
        ("Larkmoor Museum", "Dunwick Museum"),
        ("かき館", "がき館"),
        ("The", "A"),
        ("!!!", "???"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    """A museum is not its company, marks of scripts that carry meaning stay, and no key is empty."""
    assert organization_key(one) != organization_key(other)
    assert name_key(one)


@pytest.mark.parametrize("name", ["Ministry of Culture", "the National Museum", "City Library", "Academy of Fine Arts"])
def test_names_of_common_words_are_generic(name: str) -> None:
    """A name that many organizations bear is known as such."""
    assert is_generic(name)


@pytest.mark.parametrize("name", ["Larkmoor Museum", "National Museum of Vellany", "OLM"])
def test_names_with_a_name_in_them_are_not_generic(name: str) -> None:
    """One word of its own makes a name somebody's."""
    assert not is_generic(name)


def _key(fact_place: str | None, identifier: str = "a.md", name: str = "National Museum") -> str:
    facts = ReportFacts(report(identifier), (org(name, place=fact_place),))
    return keys(facts)[Ref("organization", name)]


def test_generic_names_are_told_apart_by_place() -> None:
    """Two countries' ministries are two, one city's library is one in all reports."""
    assert _key("Vellany") != _key("Ostrelia")
    assert _key("Vellany", "a.md") == _key("the Vellany", "b.md")


def test_generic_names_without_place_stay_in_their_report() -> None:
    """Where no place is told, nothing says that two reports mean the same museum."""
    assert _key(None, "a.md") != _key(None, "b.md")
    assert _key(None, "a.md", "Larkmoor Museum") == _key(None, "b.md", "Larkmoor Museum")


def test_reports_whose_names_differ_in_a_bar_are_two() -> None:
    """A bar in a report's identifier is told from a slash."""
    assert len({_key(None, identifier) for identifier in ("a|b.md", "a/b.md", "a%7Cb.md")}) == 3


def _person(identifier: str, employer: str | None) -> str:
    role = Role(said("director"), ref(employer) if employer else None)
    facts = ReportFacts(
        report(identifier), (org("Larkmoor Museum"), org("Dunwick Opera")), (), (Person(said("A. Li"), (), (role,)),)
    )
    return keys(facts)[Ref("person", "A. Li")]


def test_people_are_told_apart_by_organization() -> None:
    """The same name at the same organization is one person, at another one, or at none told, another."""
    assert _person("a.md", "Larkmoor Museum") == _person("b.md", "Larkmoor Museum")
    assert _person("a.md", "Larkmoor Museum") != _person("a.md", "Dunwick Opera")
    assert _person("a.md", None) != _person("b.md", None)


def _agreement_keys(*dates: str | None, status: str = "signed") -> list[str]:
    facts = ReportFacts(report(), (org("Larkmoor Museum"), org("Dunwick Opera")))

    def stated(date: str | None) -> Stated[str] | None:
        return said(date) if date else None

    pacts = [pact("Larkmoor Museum", "Dunwick Opera", status=status, date=stated(date)) for date in dates]
    return agreement_keys(pacts, keys(facts), "a.md")


def test_equal_agreements_are_numbered_by_date() -> None:
    """Two memoranda of the same parties are two, and keep their keys whichever is told first."""
    assert len(set(_agreement_keys("2011", "2018"))) == 2
    assert _agreement_keys("2011", "2018") == list(reversed(_agreement_keys("2018", "2011")))


def test_a_renewal_is_not_its_original() -> None:
    """The status is part of an agreement's key, the order of its parties is not."""
    assert _agreement_keys("2011") != _agreement_keys("2011", status="renewed")
    named = keys(ReportFacts(report(), (org("Larkmoor Museum"), org("Dunwick Opera"))))
    pacts = [pact("Larkmoor Museum", "Dunwick Opera"), pact("Dunwick Opera", "Larkmoor Museum")]
    assert [agreement_keys([one], named, "a.md") for one in pacts] == [agreement_keys([pacts[0]], named, "a.md")] * 2
