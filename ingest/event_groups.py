"""Which mentions name the same occasion: "the 12th Harvest Fair", "the fair", "this year's Harvest Fair" are one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .coreference import words
from .event_mentions import EventMention

ORDER = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth next last previous another closing opening return".split())
DEFINITE = frozenset(("the", "this", "that", "these", "those", "'s", "its", "their"))
SHARED = frozenset(("ceremony", "fair", "expo", "conference", "festival", "exhibition"))
GENERAL = frozenset(("event", "occasion"))


@dataclass(slots=True)
class EventGroup:
    """One occasion: its mentions in text order; the first is never a later short form."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def best(self) -> EventMention:
        """The mention whose words become the name: a title, else a capitalised name, else the fullest phrase."""
        ranks = {"title": 2, "name": 1, "noun": 0}
        return max(self.mentions, key=lambda m: (ranks[m.kind], len(words(m.name)), -m.first))

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.best.name


def group_events(mentions: list[EventMention]) -> list[EventGroup]:
    """The occasions in the order of their first mention."""
    groups: list[EventGroup] = []
    for mention in mentions:
        group = next((g for g in reversed(groups) if _same(g, mention)), None)
        if group is None:
            group = EventGroup()
            groups.append(group)
        group.mentions.append(mention)
    return groups


def _same(group: EventGroup, mention: EventMention) -> bool:
    if any(m.name == mention.name and m.kind == mention.kind != "noun" for m in group.mentions):
        return True
    if mention.kind == "title":
        return False
    if mention.plural != group.mentions[0].plural:
        return False
    mine = set(words(mention.name))
    for other in group.mentions:
        theirs = set(words(other.name)) | set(other.noun.split())
        if mention.determiner in ("the", "this") and _is_bare(mention) and (mention.noun in GENERAL or mention.noun in SHARED and mention.type == other.type):
            return True
        if mention.noun.split()[-1:] != other.noun.split()[-1:] or _order(mine) != _order(theirs) and (_order(mine) or mention.kind == "name"):
            continue
        if mention.kind == "name" and other.kind == "name" and (mine <= theirs or theirs <= mine):
            return True
        if mention.determiner in DEFINITE and mine <= theirs:
            return True
        if mention.kind == "noun" and mention.determiner in DEFINITE and mention.last - mention.first == 1 and other.kind == "title":
            return True
        if mine == theirs and len(mine) > 1 and mention.determiner not in ("another",):
            return True
    return False


def _is_bare(mention: EventMention) -> bool:
    return mention.last - mention.first == 1 and mention.kind == "noun"


def _order(found: set[str]) -> frozenset[str]:
    """Ordinals and years: two editions are two occasions."""
    return frozenset(w for w in found if w in ORDER or re.fullmatch(r"\d+(?:st|nd|rd|th)|(?:19|20)\d\d", w))
