"""Greets whoever starts it."""

import argparse

__version__ = "1.0.0"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", default="world", help="whom to greet")
    parser.add_argument("--version", action="version", version=f"hello-world {__version__}")
    print(f"Hello, {parser.parse_args().name}!")
