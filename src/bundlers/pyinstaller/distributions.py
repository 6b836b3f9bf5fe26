"""
What an environment says of itself, read from what installers recorded; nothing of it is imported. collect.py follows
this text in one file, and has the rules.
"""

import ast
import base64
import csv
import hashlib
import importlib.machinery
import importlib.util
import keyword
import os
import pathlib
import re
import sys
import sysconfig
from importlib import metadata

# What installers write about the building machine.
LOCAL = ("direct_url.json", "uv_cache.json", "uv_build.json", "INSTALLER", "REQUESTED", "RECORD")

EXTENSIONS = tuple(importlib.machinery.EXTENSION_SUFFIXES)
LIBRARY = re.compile(r"\.(so(\.\d+)*|dylib|dll|pyd)$", re.IGNORECASE)
TEST_FOLDERS = ("test", "tests", "_tests")
TEST_FILE = re.compile(r"^(test_.*|.*_test|conftest)\.py$")

# Parts of the standard library that need a window, or are for developing Python itself.
NOT_FOR_PROGRAMS = ("antigravity", "ensurepip", "idlelib", "lib2to3", "test", "this", "tkinter", "turtle", "turtledemo")


def identifier(name):
    return name.isidentifier() and not keyword.iskeyword(name)


def extension_name(path):
    """Name of an extension module, or None. Compiled code finds its own by names that no statement could spell."""
    suffix = next((suffix for suffix in EXTENSIONS if path.endswith(suffix)), None)
    if suffix is not None and re.match(r"\w+$", path[: -len(suffix)]):
        return path[: -len(suffix)]
    return module_of(path, EXTENSIONS)


def module_of(path, suffixes):
    """The dotted name of a file's module, or None where no import statement can reach it."""
    suffix = next((suffix for suffix in suffixes if path.endswith(suffix)), None)
    if suffix is None:
        return None
    parts = path[: -len(suffix)].split("/")
    if parts[-1] == "__init__" and len(parts) > 1:
        parts.pop()
    return ".".join(parts) if all(identifier(part) for part in parts) else None


def is_program(file):
    """A native program, and no script that begins with the path of an interpreter."""
    with open(file, "rb") as stream:
        head = stream.read(4)
    return head in (b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe") or head[:2] == b"MZ"


def read_source(file):
    """Text of a Python file, whatever it is written in."""
    with open(file, encoding="utf-8", errors="replace") as stream:
        return stream.read()


def recorded_paths(dist):
    """First fields of RECORD, whatever else a line holds; none where it is no table at all."""
    paths = []
    for line in (dist.read_text("RECORD") or "").splitlines():
        try:
            row = next(csv.reader([line]), [])
        except csv.Error:
            continue
        # No system has a file of such a name.
        if row and row[0] and "\0" not in row[0]:
            paths.append(row[0].replace("\\", "/"))
    return paths


def entry_points(dist):
    """(group, name, module) of each line that is one; a line that is none is nobody's plug-in."""
    group, found = "", []
    for line in (dist.read_text("entry_points.txt") or "").splitlines():
        section = re.match(r"\s*\[(.*)\]\s*$", line)
        entry = re.match(r"\s*([^#;=\s][^=]*?)\s*=\s*([\w.]+)\s*(:|\[|$)", line)
        if section:
            group = section.group(1).strip()
        elif entry:
            found.append((group, entry.group(1), entry.group(2)))
    return found


def within(path, folder):
    """By name only: does the path lie below the folder? One of another drive has no relative form."""
    try:
        return os.path.relpath(path, folder).split(os.sep)[0] != os.pardir
    except ValueError:
        return False


class Distribution:
    """One installed distribution, by its records. Paths are relative to where modules are searched, with `/`."""

    def __init__(self, folder, settings, dropped):
        self.folder = folder
        self.dist = dist = metadata.PathDistribution(pathlib.Path(settings["sitePackages"], folder))
        self.name = dist.metadata["Name"] or folder
        self.entries = entry_points(dist)
        self.files = {}
        self.elsewhere = {}
        self._sort(settings, dropped)
        folders = {os.path.dirname(path) for path in self.files if path.endswith("/__init__.py")}
        folders |= {os.path.dirname(path) for path in self.files if "/__init__." in path and path.endswith(EXTENSIONS)}
        self.packages = folders
        self.extensions = {path: extension_name(path) for path in self.files if path.endswith(EXTENSIONS)}
        self.sources = sorted(path for path in self.files if path.endswith(".py"))
        self.tests = self._test_folders()

    def _sort(self, settings, dropped):
        """Recorded files by where they lie. What a RECORD names outside of the environment is never read."""
        site, prefix = settings["sitePackages"], settings["prefix"]
        for recorded in recorded_paths(self.dist):
            file = os.path.normpath(os.path.join(site, recorded))
            if os.path.isabs(recorded) or not within(file, prefix) or not within(os.path.realpath(file), settings["real"]):
                dropped.append("%s: %s" % (self.name, recorded))
            elif os.path.isfile(file) and "__pycache__" not in file and not file.endswith((".pyc", ".pyo")):
                places, root = (self.files, site) if within(file, site) else (self.elsewhere, prefix)
                places[os.path.relpath(file, root).replace(os.sep, "/")] = file

    def _test_folders(self):
        found = {os.path.dirname(path) for path in self.sources if TEST_FILE.match(os.path.basename(path))}
        return {folder for folder in found for part in [folder.split("/")] if any(name in TEST_FOLDERS for name in part)}

    def in_tests(self, path):
        """Is it part of a test suite? A folder counts whose name says so and which holds tests."""
        parts = path.split("/")
        for index, part in enumerate(parts[:-1]):
            if part in TEST_FOLDERS:
                folder = "/".join(parts[: index + 1])
                if any(known == folder or known.startswith(folder + "/") for known in self.tests):
                    return True
        return False

    def size(self, paths):
        return sum(os.path.getsize(self.files[path]) for path in paths)

    def native(self):
        return [path for path in self.files if LIBRARY.search(path)]

    def tops(self):
        """Names that an import statement may begin with."""
        names = {path.split("/")[0].split(".")[0] for path in self.sources + list(self.extensions)}
        return sorted(name for name in names if identifier(name))

    def loose(self, path):
        """A source below a package that is in no package itself: found by listing a folder, or a template."""
        folder = os.path.dirname(path)
        if folder in self.packages or module_of(path, (".py",)) is None and folder == "":
            return False
        parents = folder.split("/")
        return any("/".join(parents[:depth]) in self.packages for depth in range(1, len(parents)))


def imports_of(text, package):
    """Modules that a source names in import statements, at any depth."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return set()
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join(base + ([node.module] if node.module else []))
            found.add(module)
            found.update("%s.%s" % (module, alias.name) for alias in node.names)
    return found


def standard(name):
    """Does the standard library have this module?"""
    if name.split(".")[0] not in getattr(sys, "stdlib_module_names", sys.builtin_module_names):
        return False
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, AttributeError, ValueError):
        return False


def standard_library():
    """Every public module of it that this system has, without importing any."""
    found = set()
    for top in getattr(sys, "stdlib_module_names", ()):
        spec = None if top.startswith("_") or top in NOT_FOR_PROGRAMS else importlib.util.find_spec(top)
        if spec is None:
            continue
        found.add(top)
        for place in spec.submodule_search_locations or []:
            for folder, folders, files in os.walk(place):
                folders[:] = [name for name in folders if name not in TEST_FOLDERS + ("__pycache__",)]
                paths = (os.path.relpath(os.path.join(folder, file), os.path.dirname(place)) for file in files)
                names = (module_of(path.replace(os.sep, "/"), (".py",)) for path in paths)
                found.update(name for name in names if name and not name.endswith(".__main__"))
    return found


def record_text(item):
    """RECORD as it is true of the bundle: nothing of scripts, caches and the building machine, whose paths they hold."""
    lines = []
    for path, file in sorted(item.files.items()):
        if path.startswith(item.folder + "/") and os.path.basename(path) in LOCAL:
            continue
        with open(file, "rb") as stream:
            content = stream.read()
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        quoted = '"%s"' % path.replace('"', '""') if re.search(r'[",]', path) else path
        lines.append("%s,sha256=%s,%d\n" % (quoted, digest, len(content)))
    return "".join(lines) + "%s/RECORD,,\n" % item.folder


def library_sources():
    """Sources of what `standard_library` names and of the private modules behind it: path below the library → file."""
    root, found = sysconfig.get_path("stdlib"), {}
    private = {top for top in getattr(sys, "stdlib_module_names", ()) if top.startswith("_")}
    for name in standard_library() | private:
        place = os.path.join(root, *name.split("."))
        for file in (place + ".py", os.path.join(place, "__init__.py")):
            if os.path.isfile(file):
                found[os.path.relpath(file, root).replace(os.sep, "/")] = file
    return found
