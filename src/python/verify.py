"""Loads every compiled part of the standard library and says where all that came from: one line of JSON."""

import os
import sys

# Wrappers that look for libraries, tables or data of their own; tried where their compiled part is there.
WRAPPERS = {
    "_bz2": "bz2",
    "_curses": "curses",
    "_hashlib": "hashlib",
    "_lzma": "lzma",
    "_sqlite3": "sqlite3",
    "_ssl": "ssl",
}


def compiled_parts():
    """Name → file."""
    folder = os.path.join(os.path.dirname(os.__file__), "lib-dynload")
    files = os.listdir(folder) if os.path.isdir(folder) else []
    return {name.split(".")[0]: os.path.join(folder, name) for name in sorted(files) if name.endswith(".so")}


def loader():
    """Loads without running: to import them all would first compile half of the library, and show nothing more."""
    try:
        import ctypes
    except ImportError:
        return lambda name, _: __import__(name)
    return lambda _, file: ctypes.PyDLL(file, mode=os.RTLD_NOW)


def failures(parts):
    """Name → why it does not load."""
    load = loader()
    failed = {}
    for name, file in parts.items():
        try:
            load(name, file)
            if name in WRAPPERS:
                __import__(WRAPPERS[name])
        except Exception as error:
            failed[name] = "%s: %s" % (type(error).__name__, error)
    return failed


def mapped():
    """Shared libraries of this process, by real path."""
    found = set()
    with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            path = line.rstrip("\n").partition("/")[2]
            if ".so" in path.rpartition("/")[2]:
                found.add("/" + path)
    return sorted(found)


def answer():
    failed = failures(compiled_parts())
    libraries = mapped()
    # Only now, because these import more than what is to be tried.
    import json
    import sysconfig

    report = {
        # The text, not the numbers: it lies among the strings that were overwritten.
        "version": sys.version.split()[0].rstrip("+"),
        "places": [sys.prefix, sys.base_prefix, sys.exec_prefix, os.__file__] + sys.path,
        "sitePackages": [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")],
        "scripts": sysconfig.get_path("scripts"),
        "started": "_slipway_startup" in sys.modules,
        "failed": failed,
        "libraries": libraries,
    }
    return json.dumps(report)


print("\nslipway:" + answer())
