"""What the words of the graph mean.

- ``terms.py``: every IRI the program uses, and ``concept(scheme, id)``; generated from the Turtle files by ``generate.py``
- ``culturepact.ttl``: the classes and properties of the project's own; ``borrowed.ttl``: those of other vocabularies and
  how they are used
- ``vocab/``: kinds, statuses, categories and verdicts, one SKOS scheme a file; ``external_matches.csv``: when each of their
  links was read
- ``shapes.ttl``: what a report graph must look like, as SHACL Core; ``shapes.py`` holds a graph against it
- ``alignments.ttl``: links to vocabularies the program does not need; ``context.jsonld``: short names for JSON-LD
"""
