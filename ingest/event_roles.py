from __future__ import annotations
def organizers_and_participants(reading, details, group, groups):
    return (), ()
