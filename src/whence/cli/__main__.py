"""python -m whence.cli: the command line without its entry point."""

from whence.cli import main

main()
