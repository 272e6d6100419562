"""`python -m rashomon`."""

from rashomon.cli.main import main

main()
