"""Imports modules with nothing else in reach than what one distribution asks for: PROBE REQUEST RESULT.

REQUEST is a JSON file: `modules` (to import, in order), `hidden` and `shown` (outermost modules out of and within reach),
`without` (normalised names of distributions that are out of reach) and `site` (a folder of packages, or null).
RESULT receives a JSON line before and after each import, so that what hangs or ends the process has a name.
Nothing is imported here that hello world does not import.
"""

import importlib.metadata
import json
import os
import sys
import time
import traceback

KEPT = 1500  # characters of a traceback that are told, its end; and of a message, its beginning


def normal(name):
    return "".join("-" if letter in "-_." else letter for letter in name.lower())


class Narrow:
    """A finder that does not find what is out of reach."""

    def __init__(self, finder, request):
        self.finder = finder
        self.hidden, self.shown, self.without = (set(request[key]) for key in ("hidden", "shown", "without"))

    def reaches(self, name):
        parts = name.split(".")
        for depth in range(len(parts), 0, -1):
            outer = ".".join(parts[:depth])
            if outer in self.shown:
                return True
            if outer in self.hidden:
                return False
        return True

    def find_spec(self, name, path=None, target=None):
        find = getattr(self.finder, "find_spec", None)
        return find(name, path, target) if find is not None and self.reaches(name) else None

    def find_distributions(self, *args, **options):
        find = getattr(self.finder, "find_distributions", None)
        for found in find(*args, **options) if find is not None else ():
            if normal(found.metadata["Name"] or "") not in self.without:
                yield found

    def __getattr__(self, name):
        return getattr(self.finder, name)


def main():
    with open(sys.argv[1], encoding="utf-8") as stream:
        request = json.load(stream)
    if request["site"]:
        import site

        site.addsitedir(request["site"])
    sys.meta_path[:] = [Narrow(finder, request) for finder in sys.meta_path]
    # A module that looks at the command line must not find ours.
    result = open(sys.argv[2], "w", encoding="utf-8")
    sys.argv[1:] = []

    def tell(**found):
        result.write(json.dumps(found) + "\n")
        result.flush()

    for module in request["modules"]:
        tell(module=module)
        since = time.perf_counter()
        try:
            __import__(module)
        except BaseException as error:
            told = "".join(traceback.format_exception(type(error), error, error.__traceback__))
            tell(module=module, ok=False, error=("%s: %s" % (type(error).__name__, error))[:KEPT], trace=told[-KEPT:])
        else:
            tell(module=module, ok=True, milliseconds=(time.perf_counter() - since) * 1000)
    # Threads that a module started must not keep the process.
    sys.stdout.flush()
    os._exit(0)


main()
