"""Looks at what a program may need later than at its start, without running the program.

The files of this folder, joined, are one program: WALK REQUEST RESULT. It runs in the environment first, where it finds
out what there is to look at, and then inside of the bundle, by whatever can run a script there; it is never shipped.
REQUEST is a JSON file: seconds (for all), each (seconds for one item), fork (may it be used?), and either `discover` or
the `items` to look at. RESULT receives one JSON line per item: the item, ok, and a value or what went wrong.
Python 3.8 or newer. A frozen program has of the standard library what it uses, so that nothing is imported up here that
not every program has: neither json nor importlib.util nor select. Importable: multiprocessing does that.
"""

import os
import sys
import time

KEPT = 1200  # characters of a traceback that are told, its end


def encoded(value):
    """JSON of texts, numbers, lists and dictionaries."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        return "{%s}" % ", ".join("%s: %s" % (encoded(key), encoded(inner)) for key, inner in value.items())
    if isinstance(value, (list, tuple)):
        return "[%s]" % ", ".join(map(encoded, value))
    letters = []
    for letter in str(value):
        code = ord(letter)
        if code > 0xFFFF:
            letters.append("\\u%04x\\u%04x" % (0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF)))
        else:
            letters.append(letter if " " <= letter <= "~" and letter not in "\"\\" else "\\u%04x" % code)
    return '"%s"' % "".join(letters)


def decoded(text):
    """JSON that we wrote ourselves is Python, but for three words."""
    return eval(text, {"__builtins__": {}, "true": True, "false": False, "null": None})


def spec_of(name):
    """Where a top-level module would come from, without importing it; None where there is none."""
    if name in sys.modules:
        return getattr(sys.modules[name], "__spec__", None)
    for finder in sys.meta_path:
        spec = finder.find_spec(name, None) if hasattr(finder, "find_spec") else None
        if spec is not None:
            return spec
    return None


def module_of(name):
    __import__(name)
    return sys.modules[name]


def metadata():
    import importlib.metadata

    return importlib.metadata


def import_all_of(name):
    """With its packages: where one of them failed, what it had imported is there all the same, in this process alone."""
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        __import__(".".join(parts[:count]))


def imported(item):
    import_all_of(item["name"])


POINTS = {}


def points_of(distribution):
    """Its entry points; none where what it says of them cannot be read: others have some all the same."""
    try:
        return list(distribution.entry_points)
    except Exception:
        return []


def entry_point(item):
    """By what is installed, as a program that looks for plug-ins would find it."""
    if not POINTS:
        for distribution in metadata().distributions():
            POINTS.update(((point.group, point.name, point.value), point) for point in points_of(distribution))
    point = POINTS.get((item["group"], item["name"], item["object"]))
    if point is None:
        raise LookupError("no installed distribution has the entry point %s in %s" % (item["name"], item["group"]))
    import_all_of(point.value.partition(":")[0].partition("[")[0].strip())
    point.load()


def opened(item):
    """Where the package is that it belongs to, wherever that is by now."""
    first, _, rest = item["path"].partition("/")
    places = []
    if item["base"] == "prefix":
        places.append(os.path.join(sys.prefix, item["path"]))
    else:
        spec = spec_of(first) if rest and first.isidentifier() else None
        for place in (spec.submodule_search_locations or ()) if spec else ():
            places.append(os.path.join(place, rest))
        places += [os.path.join(place, item["path"]) for place in sys.path if place]
    for place in places:
        if os.path.isfile(place):
            with open(place, "rb") as file:
                file.read(1)
            return None
    raise FileNotFoundError(2, "no such file", item["path"])


def certificates(item):
    """Does anybody's certificate have a chance? A folder of them is read only when it is needed."""
    import ssl

    paths = ssl.get_default_verify_paths()
    folder = paths.capath and os.path.isdir(paths.capath) and os.listdir(paths.capath)
    if not ssl.create_default_context().cert_store_stats()["x509_ca"] and not folder:
        raise LookupError("no root certificates: the default context of ssl trusts nobody")


def zone(item):
    """With the system's data, or (`own`) without them, as on a system that has none."""
    import zoneinfo

    former = zoneinfo.TZPATH
    try:
        if item["own"]:
            zoneinfo.reset_tzpath(to=())
        zoneinfo.ZoneInfo.no_cache(item["name"])
    finally:
        zoneinfo.reset_tzpath(to=former)


def child(item):
    """What sys.executable starts must be this Python, and find what we find."""
    import subprocess

    # In the encoding of file names: standard output has that of the code page, on Windows.
    code = "import os, sys; os.write(1, os.fsencode(sys.prefix) + b'\\n'); import " + item["module"]
    program = [sys.executable, "-B", "-c", code]
    done = subprocess.run(program, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        raise RuntimeError("sys.executable: " + done.stderr.decode("utf-8", "replace")[-KEPT:])
    if not os.path.samefile(os.fsdecode(done.stdout.split(b"\n")[0]), sys.prefix):
        raise RuntimeError("sys.executable starts another Python: %s" % done.stdout.decode("utf-8", "replace"))


def spawn(item):
    import multiprocessing

    process = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(0,))
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError("a process of multiprocessing ended with %s" % process.exitcode)


def started(item):
    """The entry point, called as its console script would."""
    module, _, names = item["object"].partition(":")
    sys.argv[:] = [item["entry"]] + item["args"]  # the list itself: it may be somebody's default argument already
    found = module_of(module)
    for name in names.split("."):
        found = getattr(found, name)
    return found()


def exit_code(run):
    try:
        code = run()
    except SystemExit as end:
        code = end.code
    if code is None:
        return 0
    return code & 0xFF if isinstance(code, int) else 1


def help_text(item):
    """Exit code, and the exception that it ended with."""
    try:
        return [exit_code(lambda: started(item)), ""]
    except BaseException as error:
        return [1, failure(error)["error"]]


def version(item):
    return metadata().version(item["name"])


ACTIONS = {
    "certificates": certificates,
    "child": child,
    "distribution": version,
    "entry-point": entry_point,
    "file": opened,
    "help": help_text,
    "module": imported,
    "spawn": spawn,
    "zone": zone,
}


def failure(error):
    import traceback

    lines = traceback.format_exception(type(error), error, error.__traceback__)
    told = {"ok": False, "error": ("%s: %s" % (type(error).__name__, error)).split("\n")[0][:400]}
    told["trace"] = "".join(lines)[-KEPT:]
    return told


def lacks(item):
    """A frozen program has of the standard library what it uses: what it has not, it cannot miss."""
    if not getattr(sys, "frozen", False):
        return False
    kind = item["kind"]
    if kind in ("distribution", "entry-point"):
        try:
            return not metadata()
        except ImportError:
            return True
    module = {"certificates": "ssl", "spawn": "multiprocessing", "zone": "zoneinfo"}.get(kind)
    return kind == "child" or (module is not None and spec_of(module) is None)


def attempt(item):
    began = time.monotonic()
    try:
        if lacks(item):
            return {"ok": True, "absent": True, "seconds": 0}
        result = {"ok": True, "value": ACTIONS[item["kind"]](item)}
    except BaseException as error:  # SystemExit too: a module may end the program that imports it
        result = failure(error)
    result["seconds"] = round(time.monotonic() - began, 4)
    return result
