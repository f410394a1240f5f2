"""Facts become RDF and stay.

``facts`` is what ingest hands over; ``model`` lays one report out as a named graph, by keys from ``identity`` and IRIs
of ``identifiers``; ``reports`` writes and withdraws it in one step, with its effect on graph ``current`` (``rederive``;
the rules stand in ``reported`` and ``current``). ``store`` is the interface, ``embedded`` the store in a folder.
``export``, ``dataset``, ``checks``, ``network`` and ``map`` read.

``resolution`` tells which things of different reports are one: ``living`` which keys there are, ``blocks`` which may be
alike and ``likeness`` which are, ``ties`` what people say of them, ``components`` what that comes to, ``heirs`` what
answers for keys that are gone. ``decisions`` takes what people say; ``follow`` writes all that follows from a change.

``name_comparison`` says whether two names of organizations are one's, by the classes of their words (``name_classes``);
``name_blocks`` finds those worth comparing among many, ``clusters`` those that agree mutually.
"""
