"""``python -m culturepact``."""

from culturepact.cli import main

main()
