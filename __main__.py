"""``python -m culturepact``."""

from .cli import main

main()
