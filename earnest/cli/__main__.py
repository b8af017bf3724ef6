"""python -m earnest.cli is the earnest command."""

from earnest.cli import main

main()
