"""Dates of English press reports, one sentence for each form."""

import datetime

import pytest
from culturepact.ingest.dates import event_bounds, find_dateline, find_dates

MONDAY = datetime.date(2018, 6, 25)

TOLD = [
    ("The fair ran from June 19 to 22, 2018.", "June 19 to 22, 2018", "2018-06-19/2018-06-22"),
    ("The fair was held from June 19 to 22.", "June 19 to 22", "2018-06-19/2018-06-22"),
    ("The 19-22 June 2018 fair is over.", "19-22 June 2018", "2018-06-19/2018-06-22"),
    ("It ran from June 28 – July 2, 2019.", "June 28 – July 2, 2019", "2019-06-28/2019-07-02"),
    ("It ran from 29 April to 4 May.", "29 April to 4 May", "2018-04-29/2018-05-04"),
    ("It ran from December 28 to January 3, 2019.", "December 28 to January 3, 2019", "2018-12-28/2019-01-03"),
    ("They met on March 14, 15 and 16.", "March 14, 15 and 16", "2018-03-14/2018-03-16"),
    ("They met on the 21st of June.", "21st of June", "2018-06-21"),
    ("It was signed on Saturday, 8 July 2017.", "Saturday, 8 July 2017", "2017-07-08"),
    ("It was signed on Dec. 10, 2017.", "Dec. 10, 2017", "2017-12-10"),
    ("It was signed on December 10th, 2017.", "December 10th, 2017", "2017-12-10"),
    ("It was concluded on November 23 last year.", "November 23 last year", "2017-11-23"),
    ("It was signed on 13/12/2017.", "13/12/2017", "2017-12-13"),
    ("It was signed on 2017-12-10.", "2017-12-10", "2017-12-10"),
    ("It was signed in June 2018.", "June 2018", "2018-06"),
    ("It was signed in early June 2018.", "June 2018", "2018-06"),
    ("It will open in mid-August.", "August", "2018-08"),
    ("It had been signed in August.", "August", "2017-08"),
    ("The tour will begin in March.", "March", "2019-03"),
    ("It was shown from September 2016 to January 2017.", "September 2016 to January 2017", "2016-09/2017-01"),
    ("They met in March last year.", "March last year", "2017-03"),
    ("The show opens in spring 2019.", "spring 2019", "2019"),
    ("The show opened in the autumn of 2017.", "autumn of 2017", "2017"),
    ("It will travel on next spring.", "next spring", "2019"),
    ("The 2018/2019 season begins soon.", "The 2018/2019 season", "2018/2019"),
    ("The two museums met in 2016.", "2016", "2016"),
    ("They worked together between 2015 and 2018.", "2015 and 2018", "2015/2018"),
    ("The plan covers the years 2018–2020.", "2018–2020", "2018/2020"),
    ("It was signed yesterday.", "yesterday", "2018-06-24"),
    ("It was signed the day before yesterday.", "the day before yesterday", "2018-06-23"),
    ("It is being signed today.", "today", "2018-06-25"),
    ("They signed this morning.", "this morning", "2018-06-25"),
    ("They signed last night.", "last night", "2018-06-24"),
    ("It was signed last Tuesday.", "last Tuesday", "2018-06-19"),
    ("It was signed on Friday.", "Friday", "2018-06-22"),
    ("It was signed on Monday.", "Monday", "2018-06-25"),
    ("It will be signed on Friday.", "Friday", "2018-06-29"),
    ("The fair runs from Saturday to Tuesday.", "Saturday to Tuesday", "2018-06-23/2018-06-26"),
    ("They met on Tuesday last week.", "Tuesday last week", "2018-06-19"),
    ("The exhibition opened this week.", "this week", "2018-06-25/2018-07-01"),
    ("It was founded two years ago.", "two years ago", "2016"),
    ("It was founded three weeks ago.", "three weeks ago", "2018-06-04/2018-06-10"),
    ("It was founded last month.", "last month", "2018-05"),
    ("They met earlier this year.", "this year", "2018"),
    ("The course starts next September.", "next September", "2018-09"),
    ("It was renewed last October.", "last October", "2017-10"),
    ("It was signed on the 5th of May 2017.", "5th of May 2017", "2017-05-05"),
    ("It was signed on 5th May, 2017.", "5th May, 2017", "2017-05-05"),
    ("It was signed on May 5 2017.", "May 5 2017", "2017-05-05"),
    ("It was signed on May the 5th.", "May the 5th", "2018-05-05"),
    ("It was signed on 05.04.2016.", "05.04.2016", "2016-04-05"),
    ("It was signed on 25.04.2016.", "25.04.2016", "2016-04-25"),
    ("It was signed on 2016/04/25.", "2016/04/25", "2016-04-25"),
    ("It was signed on 25-Apr-2016.", "25-Apr-2016", "2016-04-25"),
    ("It was signed on Sept. 3rd.", "Sept. 3rd", "2017-09-03"),
    ("It will be signed on Sept. 3.", "Sept. 3", "2018-09-03"),
    ("It was signed (June 19).", "June 19", "2018-06-19"),
    ("The fair took place on 3 and 4 May 2018.", "3 and 4 May 2018", "2018-05-03/2018-05-04"),
    ("The fair took place on May 3-4, 2018.", "May 3-4, 2018", "2018-05-03/2018-05-04"),
    ("The fair took place on May 3–4.", "May 3–4", "2018-05-03/2018-05-04"),
    ("The fair took place between 3 and 4 May 2018.", "3 and 4 May 2018", "2018-05-03/2018-05-04"),
    ("The fair took place from 30 May until 2 June 2017.", "30 May until 2 June 2017", "2017-05-30/2017-06-02"),
    ("The fair took place from May 30 through June 2, 2017.", "May 30 through June 2, 2017", "2017-05-30/2017-06-02"),
    (
        "The show ran from 12 October 2016 to 8 January 2017.",
        "12 October 2016 to 8 January 2017",
        "2016-10-12/2017-01-08",
    ),
    (
        "The show runs from October 12, 2018 – January 8, 2019.",
        "October 12, 2018 – January 8, 2019",
        "2018-10-12/2019-01-08",
    ),
    ("The show ran from January to March 2017.", "January to March 2017", "2017-01/2017-03"),
    ("The show ran in January and February 2017.", "January and February 2017", "2017-01/2017-02"),
    ("It opened at the end of May 2018.", "May 2018", "2018-05"),
    ("It opened in late 2016.", "2016", "2016"),
    ("It opened in the first half of 2017.", "first half of 2017", "2017"),
    ("It opened at the beginning of this year.", "this year", "2018"),
    ("It opened at the end of last year.", "last year", "2017"),
    ("It opens next year.", "next year", "2019"),
    ("It opens next month.", "next month", "2018-07"),
    ("It opens next week.", "next week", "2018-07-02/2018-07-08"),
    ("It opened last week.", "last week", "2018-06-18/2018-06-24"),
    ("It opens tomorrow.", "tomorrow", "2018-06-26"),
    ("It opens this Friday.", "this Friday", "2018-06-29"),
    ("It opened on Wednesday (June 20).", "Wednesday (June 20", "2018-06-20"),
    ("It opened here Wednesday.", "Wednesday", "2018-06-20"),
    ("It opened last weekend.", "last weekend", "2018-06-23/2018-06-24"),
    ("It opened five days ago.", "five days ago", "2018-06-20"),
    ("It opened a year ago.", "a year ago", "2017"),
    ("It opened 10 years ago.", "10 years ago", "2008"),
    ("It opened last summer.", "last summer", "2017"),
    ("It opened this spring.", "this spring", "2018"),
    ("It opens this autumn.", "this autumn", "2018"),
    ("It opens in the fall of 2020.", "fall of 2020", "2020"),
    ("It was shown in winter 2016/17.", "winter 2016/17", "2016/2017"),
    ("It was founded in the year 1998.", "1998", "1998"),
    ("The 2016-17 season is over.", "2016-17", "2016/2017"),
    ("They cooperate in the period 2019-2022.", "2019-2022", "2019/2022"),
    ("The programme for 2019–2021 was signed.", "2019–2021", "2019/2021"),
    ("It was signed in April of last year.", "April of last year", "2017-04"),
    ("It was signed in April this year.", "April this year", "2018-04"),
    ("It was signed on the afternoon of June 21.", "June 21", "2018-06-21"),
    ("It was signed on the evening of 21 June 2018.", "21 June 2018", "2018-06-21"),
    ("It was signed on Thursday evening.", "Thursday", "2018-06-21"),
    ("It was signed on Thursday, June 21.", "Thursday, June 21", "2018-06-21"),
    ("It was signed this month.", "this month", "2018-06"),
    ("It was signed earlier this month.", "this month", "2018-06"),
]

NO_DATE = [
    "It printed 1,500 copies.",
    "The shop is open from 9 to 5.",
    "It lies at 18 May Street.",
    "It was signed on 10/12/2023.",
    "The Long March is remembered.",
    "The soldiers may march in.",
    "They stood on the 12th floor.",
    "It dates from the 19th century.",
    "A summer school for students was held.",
    "It was made by April Berg.",
    "They met on February 30.",
    "The same company spoke of the next fair.",
]

BOUNDS = [
    ("It is valid until 2026.", "dates.until", "2026"),
    ("It can be seen until 14 July.", "dates.until", "2018-07-14"),
    ("It will be done by the end of 2024.", "dates.by", "2024"),
    ("They have worked together since 2015.", "dates.since", "2015"),
    ("It runs for three years from May 1, 2021.", "dates.from", "2021-05-01"),
    ("It will be signed before the end of the year.", "dates.before", "2018"),
]

BACK = [
    ("It began in 2014. In October of that year it ended.", "2014-10"),
    ("The hall was built in 2014. It was reopened two years later.", "2016"),
    ("It was shown in 2016 and in the following year.", "2017"),
    ("They met on 3 May 2018. On the same day they signed.", "2018-05-03"),
    ("They met on 3 May 2018. The following day they signed.", "2018-05-04"),
    ("They met from 3 to 6 May 2018. On the second day they signed.", "2018-05-04"),
    ("They met from 3 to 6 May 2018. They signed on the last day.", "2018-05-06"),
    ("They met on 3 May 2018. In the evening they signed.", "2018-05-03"),
    ("They met from 3 to 6 May 2018. On the 5th, they signed.", "2018-05-05"),
]

DATELINES = [
    ("OSLO, 10 December 2023 - The museum signed.", "2023-12-10"),
    ("OSLO, March 14 - The museum signed.", "2018-03-14"),
    ("OSLO, Nov. 3, 2017 (agency) -- The museum signed.", "2017-11-03"),
    ("OSLO (Agency, May 3) The museum signed.", "2018-05-03"),
    ("The letter\n\nTurku, 8 July 2017\n\nThe museum signed.", "2017-07-08"),
    ("HELENA, Mont. (Sept. 14, 2017) — The museum signed.", "2017-09-14"),
]


@pytest.mark.parametrize(("sentence", "words", "iso"), TOLD)
def test_a_told_date_has_its_words_and_its_precision(sentence: str, words: str, iso: str) -> None:
    """Each form gives one mention, exactly over the words of the date, no more precise than it was told."""
    [mention] = find_dates(sentence, MONDAY)
    assert sentence[mention.start : mention.end] == words
    assert mention.iso == iso


@pytest.mark.parametrize("sentence", NO_DATE)
def test_other_numbers_and_names_are_no_dates(sentence: str) -> None:
    """Amounts, hours, streets, names and days that no calendar has give nothing."""
    assert find_dates(sentence, MONDAY) == []


@pytest.mark.parametrize(("sentence", "rule", "iso"), BOUNDS)
def test_a_bound_is_told_from_a_day_of_signing(sentence: str, rule: str, iso: str) -> None:
    """A date after until, by, since, from, before carries that word as its rule."""
    [mention] = find_dates(sentence, MONDAY)
    assert (mention.rule, mention.iso) == (rule, iso)


@pytest.mark.parametrize(("text", "iso"), BACK)
def test_a_reference_back_counts_from_the_date_before_it(text: str, iso: str) -> None:
    """That year, the same day, the last day refer to what was mentioned last, not to the publication."""
    assert find_dates(text, MONDAY)[-1].iso == iso


def test_without_any_base_a_relative_date_has_no_value() -> None:
    """A report without a day of its own gives the mention of "yesterday" and of "June 19" without a date."""
    mentions = find_dates("Yesterday they met. On June 19 they had signed.", None)
    assert [mention.iso for mention in mentions] == [None, None]


def test_a_year_in_a_name_is_a_weak_date_that_lends_its_year() -> None:
    """Where nothing else tells the year, the year in a fair's name counts for its days; "yesterday" stays unknown."""
    text = "The 2018 Northern Culture Week was held from June 19 to 22. Yesterday they met."
    year, days, yesterday = find_dates(text, None)
    assert (year.rule, days.iso, yesterday.iso) == ("dates.year-in-name", "2018-06-19/2018-06-22", None)
    assert year.confidence < days.confidence


@pytest.mark.parametrize(("text", "iso"), DATELINES)
def test_a_dateline_is_found_at_the_head(text: str, iso: str) -> None:
    """The day after the place at the head of a report is its dateline, its year from the publication if need be."""
    dateline = find_dateline(text, MONDAY)
    assert dateline is not None
    assert dateline.iso == iso


@pytest.mark.parametrize("text", ["On 3 May 2018, the museum signed.", "In Paris, 8 July 2017 was a holiday.", ""])
def test_a_date_in_a_sentence_is_no_dateline(text: str) -> None:
    """A sentence that begins with a date is not headed by one."""
    assert find_dateline(text) is None


def test_relative_dates_count_from_the_dateline_before_the_publication() -> None:
    """A report printed days after its dateline means the dateline's yesterday."""
    text = "OSLO, June 20 - The museum signed yesterday."
    assert find_dates(text, MONDAY)[-1].iso == "2018-06-19"
    assert find_dates(text, MONDAY, dateline=datetime.date(2018, 6, 11))[-1].iso == "2018-06-10"


def test_the_publication_day_is_never_a_value_of_its_own() -> None:
    """A report without a date in its text has no dates."""
    assert find_dates("The museum signed an agreement.", MONDAY) == []


@pytest.mark.parametrize(
    ("iso", "bounds"),
    [
        ("2018-06-21", ("2018-06-21", "2018-06-21")),
        ("2018-06", ("2018-06", None)),
        ("2018", ("2018", None)),
        ("2018-06-19/2018-06-22", ("2018-06-19", "2018-06-22")),
    ],
)
def test_an_event_of_one_day_ends_on_it(iso: str, bounds: tuple[str, str | None]) -> None:
    """A day is start and end of an event, a month or a year its start alone."""
    assert event_bounds(iso) == bounds


def test_offsets_count_code_points() -> None:
    """Characters outside the basic plane before a date count as one."""
    text = "🎭 Café, signed on 3 May 2018."
    [mention] = find_dates(text, None)
    assert text[mention.start : mention.end] == "3 May 2018"
