"""What the words of the graph mean.

- ``terms.py``: every IRI the program uses, and ``concept(scheme, id)``; ``generate.py`` makes it from the Turtle files
- ``culturepact.ttl``: the classes and properties of the project's own
- ``borrowed.ttl``: the terms taken from other vocabularies, and how each is used
- ``vocab/``: kinds, statuses, categories and verdicts, one SKOS scheme a file
- ``external_matches.csv``: every link to another vocabulary, with the day on which the other side was read
- ``alignments.ttl``: links of classes and properties, which the program does not need
- ``shapes.ttl``, ``shapes.py``: what the graph of one report must look like (SHACL Core), and the check
- ``context.jsonld``: short names for JSON-LD
"""
