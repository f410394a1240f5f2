"""Who stands beside whom: agents joined by commas and "and", with the words between them.

A person's apposition counts as part of the person ("X, director of the Y, and Z"), and an organization inside it
does not stand for itself there. A country or city counts only where it can act: not after "in" or "from", not
before "'s" or a noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .capitals import is_capitalised
from .covered import Covered
from .lexicon import word_set
from .people import is_role
from .places import place_kind
from .reading import Agent, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

QUOTES = frozenset('"“”„«»')
LONGEST_JOINT = 20
LONGEST_ASIDE = 12
"""Tokens between the commas of an aside."""
ASIDES = frozenset(
    (
        "a",
        "an",
        "the",
        "both",
        "which",
        "part",
        "based",
        "one",
        "then",
        "now",
        "known",
        "called",
        "or",
        "formerly",
        "short",
    )
) | {"headquartered", "owned", "founded", "established", "located", "represented", "led", "hereinafter", "also"}
"""Words that open an aside behind a name: "the Museum of X, a municipal institution, and Y"."""
TWINNING = frozenset(("relations", "relationship", "twinning"))
"""Nouns behind which "of A and B" names two cities as actors: "the sister city relationship of A and B"."""
TOWNS = frozenset(("cities", "towns", "municipalities", "provinces", "regions"))
"""Nouns behind which "of A and B" names places as actors where they are subjects: "the port cities of A and B"."""
JOINTS = frozenset((",", "and", "&", "the", "both", "its", "as", "well", "(", ")", "plus", "a", "an", "-"))


@dataclass(frozen=True, slots=True)
class Coordination:
    """Agents side by side; ``joints[i]`` is ``,`` or ``and``, whichever stands between agent i and i+1.

    Token offsets.
    """

    agents: tuple[Agent, ...]
    joints: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many the agents are; "the two museums" are two."""
        return sum(len(agent.refs) for agent in self.agents)

    @property
    def first(self) -> int:
        """The first token."""
        return self.agents[0].first

    @property
    def last(self) -> int:
        """The token after the last."""
        return self.agents[-1].last


def acting_agents(reading: Reading) -> list[Agent]:
    """All agents that can be subject or object, none overlapping; a person reaches to the end of the
    apposition."""
    doc = reading.doc
    grown: list[Agent] = []
    for agent in reading.agents:
        if agent.is_person:
            grown.append(_with_role(reading, agent))
        elif agent.how != "polity" or _can_act(doc, agent):
            grown.append(agent)
    cities = {a.last for a in grown if a.how != "polity" or place_kind(a.refs[0].name) == "city"}
    named = {a.last for a in grown if a.how not in ("definite", "both")}
    grown = [a for a in grown if not (_locates(doc, a, cities) or _describes(doc, a, named))]
    ends = {a.last for a in grown}
    parents = [a for a in grown if _is_parent(doc, a, ends)]
    grown = [
        _with_parent(doc, a, parents)
        for a in grown
        if not (_in_brackets(doc, a) or _tells_seat(doc, a.last) or a in parents)
    ]
    kept: list[Agent] = []
    covered = Covered()
    for agent in sorted(grown, key=lambda a: (a.first - a.last, not a.is_person)):
        if not covered.meets(agent.first, agent.last):
            kept.append(agent)
            covered.add(agent.first, agent.last)
    return sorted(kept, key=lambda a: a.first)


def _locates(doc: Doc, agent: Agent, ends: set[int]) -> bool:
    """Whether it is a country or region that only tells where the city or body before it is: "Otaru, Japan"."""
    if agent.how != "polity" or agent.first < 2 or doc[agent.first - 1].text != ",":
        return False
    return agent.first - 1 in ends and place_kind(agent.refs[0].name) in ("country", "region")


def _describes(doc: Doc, agent: Agent, ends: set[int]) -> bool:
    """Whether it is an apposition to the name before it: "the Quill, the theatre in Veld, and"."""
    if agent.how != "definite" or doc[agent.first - 1].text != "," or agent.first - 1 not in ends:
        return False
    behind = (t for t in doc[agent.last : agent.last + LONGEST_ASIDE] if t.is_punct or t.pos_ in ("VERB", "AUX"))
    return next((t.is_punct for t in behind), False)


def _in_brackets(doc: Doc, agent: Agent) -> bool:
    """Whether the agent stands in brackets, as an acronym or a remark does."""
    before = [t.text for t in doc[max(0, agent.first - LONGEST_ASIDE) : agent.first]]
    opened = max((i for i, text in enumerate(before) if text in ("(", "[")), default=-1)
    return opened >= 0 and not any(text.startswith((")", "]")) for text in before[opened:])


def _tells_seat(doc: Doc, last: int) -> bool:
    """Whether "-based" follows: "the Larkmoor-based house"."""
    behind = doc[last : last + 2]
    return len(behind) == 2 and behind[0].text == "-" and behind[1].lower_ == "based"


def _is_parent(doc: Doc, agent: Agent, ends: set[int]) -> bool:
    """Whether the agent only tells whose part another is: "the Museum of the Y", "X, an office of the Y"."""
    k = agent.first - 1
    while k >= 0 and doc[k].lower_ == "the":
        k -= 1
    if k < 1 or doc[k].lower_ != "of":
        return False
    if k in ends or doc[k - 1].text == ")":
        return True
    for i in range(k - 1, max(0, k - LONGEST_ASIDE), -1):
        if doc[i].text == "," and doc[i + 1].lower_ in ("a", "an", "part"):
            return i in ends or doc[i - 1].text == ")"
        if doc[i].pos_ in ("VERB", "AUX"):
            return False
    return False


def _with_parent(doc: Doc, agent: Agent, parents: Sequence[Agent]) -> Agent:
    """The agent, grown over "of the Y" behind it, so that whoever is joined to "X of the Y" stands beside X."""
    for parent in parents:
        if not agent.last < parent.first <= agent.last + LONGEST_ASIDE:
            continue
        if all(t.lower_ in ("of", "the") for t in _without_brackets(doc[agent.last : parent.first])):
            return Agent(agent.first, parent.last, agent.refs, agent.how, agent.confidence)
    return agent


def _with_role(reading: Reading, agent: Agent) -> Agent:
    first, last = agent.first, agent.last
    for role in reading.roles:
        if reading.people[role.person].name != agent.refs[0].name:
            continue
        span = reading.doc.char_span(role.start, role.end, alignment_mode="expand")
        if span is not None and span.start <= agent.first and agent.last <= span.end and span.end - span.start < 40:
            first, last = min(first, span.start), max(last, span.end)
    return Agent(first, last, agent.refs, agent.how, agent.confidence)


def _can_act(doc: Doc, agent: Agent) -> bool:
    before = doc[agent.first - 1] if agent.first else None
    if before is not None and before.lower_ == "the" and agent.first > 1:
        before = doc[agent.first - 2]
    after = doc[agent.last] if agent.last < len(doc) else None
    if before is not None and before.i and before.lower_ == "of":
        noun = before.nbor(-1)
        if noun.lower_ in TWINNING or (noun.lower_ in TOWNS and not _is_governed(noun)):
            return True
        if noun.lower_ in word_set("paper_nouns.txt") and doc[agent.last : agent.last + 1].text == "with":
            return True
    if before is not None and before.lower_ in (
        "in",
        "at",
        "from",
        "of",
        "to",
        "near",
        "for",
        "through",
        "across",
        "around",
        "into",
        "via",
        "on",
        "outside",
    ):
        return False
    if after is not None and (
        after.text in ("'s", "’s", "-", "–")
        or (after.pos_ in ("NOUN", "PROPN", "ADJ") and not after.is_punct and after.lower_ != "both")
    ):
        return False
    if before is not None and before.i and before.text in ("-", "–", "—") and not before.nbor(-1).whitespace_:
        return False
    if (before is not None and before.text == "(") or (after is not None and after.text == ")"):
        return False
    return not (
        before is not None
        and before.pos_ == "ADJ"
        and before.lower_ in ("central", "northern", "southern", "eastern", "western", "neighbouring")
    )


def _is_governed(noun: Token) -> bool:
    """Whether a preposition stands before the noun's phrase: "in the port cities"."""
    k = noun.i - 1
    while k > 0 and _modifies(noun.doc[k]):
        k -= 1
    return k >= 0 and noun.doc[k].pos_ == "ADP"


def _modifies(token: Token) -> bool:
    return token.pos_ in ("ADJ", "NOUN", "DET", "NUM", "PROPN") and not token.nbor(1).is_sent_start


def coordinations(doc: Doc, agents: Sequence[Agent], first: int, last: int) -> list[Coordination]:
    """The agents between two tokens as groups of neighbours joined by commas and "and"."""
    groups: list[Coordination] = []
    current: list[Agent] = []
    joints: list[str] = []
    for agent in agents:
        if agent.first < first or agent.last > last:
            continue
        if current:
            joint = _joint(doc, current[-1].last, agent.first)
            if joint == "," and len(current) == 1 and _is_fronted(doc, current[0]):
                joint = None
            if joint is None:
                groups.append(Coordination(tuple(current), tuple(joints)))
                current, joints = [], []
            else:
                joints.append(joint)
        current.append(agent)
    if current:
        groups.append(Coordination(tuple(current), tuple(joints)))
    return groups


def _is_fronted(doc: Doc, agent: Agent) -> bool:
    """Whether a preposition opens the sentence and governs the agent: "With B, the A has a memorandum"."""
    start = agent.first
    while start > 0 and not doc[start].is_sent_start and agent.first - start <= LONGEST_ASIDE:
        start -= 1
    words = doc[start : agent.first]
    if not words or not doc[start].is_sent_start:
        return False
    if any(t.lower_ == "between" or t.pos_ in ("VERB", "AUX") or t.text == "," for t in words):
        return False
    return words[0].pos_ == "ADP"


def _joint(doc: Doc, start: int, end: int) -> str | None:
    """``and`` or ``,`` where only joints, asides, roles and small words stand between; else None."""
    tokens = list(doc[start:end])
    if not tokens or len(tokens) > LONGEST_JOINT or any("\n" in t.text for t in tokens):
        return None
    words = [t for t in _without_kind(_without_asides(tokens)) if not _is_place_aside(t)]
    if any(not (t.lower_ in JOINTS or t.is_space or is_role(t) or _title_word(t)) for t in words):
        return None
    if any(t.lower_ in ("and", "plus", "well", "&") for t in words):
        return "and"
    return "," if any(t.text == "," for t in words) else None


def _without_kind(tokens: list[Token]) -> list[Token]:
    """Drop the kind that stands before a name: "and the Brazilian film company" before "X Ltda."."""
    kept = list(tokens)
    while kept and _tells_kind(kept[-1]):
        kept.pop()
    return kept if kept and kept[-1].lower_ in ("the", "a", "an", "its") else tokens


def _tells_kind(token: Token) -> bool:
    if token.lower_ == "based" or token.text == "-" or token.ent_type_ in ("NORP", "GPE"):
        return True
    if _tells_seat(token.doc, token.i + 1):
        return True
    return token.pos_ in ("NOUN", "ADJ", "PROPN", "X") and token.is_lower


def _is_place_aside(token: Token) -> bool:
    """ "in Los Angeles", "of Hangzhou", "Nigeria's" behind or before a name."""
    if token.ent_type_ in ("GPE", "NORP", "LOC") or (
        token.text in ("'s", "’s") and token.nbor(-1).ent_type_ in ("GPE", "NORP")
    ):
        return True
    return (
        token.lower_ in ("in", "of", "from")
        and token.i + 1 < len(token.doc)
        and token.nbor(1).ent_type_ in ("GPE", "LOC")
    )


def _title_word(token: Token) -> bool:
    return (
        (token.text in (".",) and len(token.nbor(-1)) <= 4)
        or token.text in ("Mr", "Ms", "Mrs", "Dr", "Prof", "Mr.", "Dr.", "Ms.", "Mrs.", "Prof.")
        or (
            token.lower_
            in ("general", "honorary", "acting", "former", "then", "new", "of", "culture", "state", "local", "chinese")
            and is_capitalised(token)
        )
    )


def _without_asides(tokens: list[Token]) -> list[Token]:
    """Drop what stands in brackets, a second name in quotes, and an aside between two commas that holds no "and"."""
    kept = _without_quoted(_without_brackets(tokens))
    commas = [i for i, t in enumerate(kept) if t.text == ","]
    if len(commas) >= 2 and commas[0] == 0 and 1 < commas[-1] <= LONGEST_ASIDE and kept[1].lower_ in ASIDES:
        kept = [kept[0], *kept[commas[-1] + 1 :]]
    return kept


def _without_quoted(tokens: list[Token]) -> list[Token]:
    if not tokens or tokens[0].text not in QUOTES:
        return tokens
    closing = next((i for i, t in enumerate(tokens[1:LONGEST_ASIDE], start=1) if t.text in QUOTES), None)
    return tokens if closing is None else tokens[closing + 1 :]


def _without_brackets(tokens: Iterable[Token]) -> list[Token]:
    kept, depth = [], 0
    for token in tokens:
        if token.text in ("(", "["):
            depth += 1
        elif token.text in (")", "]"):
            depth -= 1
        elif depth == 0:
            kept.append(token)
    return kept
