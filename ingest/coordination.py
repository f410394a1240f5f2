"""Who stands beside whom: agents joined by commas and "and", with the words between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .acting_agents import LONGEST_ASIDE, tells_seat, without_brackets
from .capitals import is_capitalised
from .people import is_role
from .reading import Agent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

QUOTES = frozenset('"“”„«»')
LONGEST_JOINT = 20
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
    if tells_seat(token.doc, token.i + 1):
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
    kept = _without_quoted(without_brackets(tokens))
    commas = [i for i, t in enumerate(kept) if t.text == ","]
    if len(commas) >= 2 and commas[0] == 0 and 1 < commas[-1] <= LONGEST_ASIDE and kept[1].lower_ in ASIDES:
        kept = [kept[0], *kept[commas[-1] + 1 :]]
    return kept


def _without_quoted(tokens: list[Token]) -> list[Token]:
    if not tokens or tokens[0].text not in QUOTES:
        return tokens
    closing = next((i for i, t in enumerate(tokens[1:LONGEST_ASIDE], start=1) if t.text in QUOTES), None)
    return tokens if closing is None else tokens[closing + 1 :]
