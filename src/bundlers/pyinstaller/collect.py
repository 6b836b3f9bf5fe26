"""
Works out what PyInstaller has to collect of an environment, beside what it sees being imported. Every rule is about a
mechanism (docs/pyinstaller.md lists them), and everything known comes from what installers recorded: nothing is imported.

collect(settings) returns {"hidden", "binaries", "data", "dropped"}: module names; (file, directory in the bundle) of
libraries; (path in the bundle, file) of data; what RECORD files named outside of the environment.
"""

import ast
import base64
import csv
import hashlib
import importlib.machinery
import importlib.util
import keyword
import os
import re
import sys
from importlib import metadata

# Native bytes or data of a distribution up to which all of it is taken without asking what is used: what a wrong guess
# costs is at most this. Larger ones (Qt, PyTorch, SciPy) have hooks of the freezer's own that know their parts.
LIGHT = 16 * 1024 * 1024

# What installers write about the building machine.
LOCAL = ("direct_url.json", "uv_cache.json", "uv_build.json", "INSTALLER", "REQUESTED", "RECORD")

EXTENSIONS = tuple(importlib.machinery.EXTENSION_SUFFIXES)
LIBRARY = re.compile(r"\.(so(\.\d+)*|dylib|dll|pyd)$", re.IGNORECASE)
# For compilers; nothing reads them when a program runs.
DEVELOPMENT = re.compile(r"\.(a|la|lib|pdb|pxd|pxi|pyx)$|(^|/)include/.*\.(h|hh|hpp|hxx|cuh)$", re.IGNORECASE)
TEST_FOLDERS = ("test", "tests", "_tests")
TEST_FILE = re.compile(r"^(test_.*|.*_test|conftest)\.py$")

# A package that looks for its own files by listing, or that shows or compiles its own source, needs the source files.
LISTS = re.compile(r"\b(listdir|scandir|iterdir|r?glob|walk)\s*\(")
OWN_PLACE = re.compile(r"\b(__file__|__path__)\b")
READS_SOURCE = re.compile(r"\b(getsource|getsourcelines|getsourcefile|findsource|spec_from_file_location|run_path)\s*\(")


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


def within(path, folder):
    """By name only: does the path lie below the folder? One of another drive has no relative form."""
    try:
        return os.path.relpath(path, folder).split(os.sep)[0] != os.pardir
    except ValueError:
        return False


class Distribution:
    """One installed distribution, by its records. Paths are relative to where modules are searched, with `/`."""

    def __init__(self, dist, settings, dropped):
        self.dist = dist
        self.name = dist.metadata["Name"]
        self.folder = os.path.basename(str(dist._path)) if hasattr(dist, "_path") else ""
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


def has_hook(name, folders):
    return any(
        file == "hook-%s.py" % name or file.startswith("hook-%s." % name) for folder in folders for file in folder
    )


def hook_folders():
    """File names of PyInstaller's own hooks and of those its community keeps."""
    found = []
    for package, below in (("PyInstaller", "hooks"), ("_pyinstaller_hooks_contrib", "stdhooks")):
        spec = importlib.util.find_spec(package)
        for place in spec.submodule_search_locations or [] if spec else []:
            folder = os.path.join(place, below)
            found.append(os.listdir(folder) if os.path.isdir(folder) else [])
    return found


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


def entry_modules(dist):
    """Modules that entry points name, of every group: plug-ins are loaded by them."""
    return {entry.value.split(":")[0].split("[")[0].strip() for entry in dist.entry_points}


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


def own_distributions(items, entries):
    """The application's: those that have its entry points' modules, and those that were installed from a file."""
    heads = {entry.split(":")[0].strip() for entry in entries}
    own = []
    for item in items:
        modules = {module_of(path, (".py",) + EXTENSIONS) for path in list(item.sources) + list(item.extensions)}
        local = '"url":"file:' in (item.dist.read_text("direct_url.json") or "").replace(" ", "")
        if local or heads & modules:
            own.append(item)
    return own


def collect_metadata(item, settings, data):
    for path, file in item.files.items():
        if path.startswith(item.folder + "/") and os.path.basename(path) not in LOCAL:
            data[path] = file
    target = os.path.join(settings["scratch"], "metadata", item.folder)
    os.makedirs(target, exist_ok=True)
    file = os.path.join(target, "RECORD")
    with open(file, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(record_text(item))
    data[item.folder + "/RECORD"] = file


def looks_at_itself(texts):
    """Does one of a package's sources list its own folder, or ask for source code?"""
    return any((LISTS.search(text) and OWN_PLACE.search(text)) or READS_SOURCE.search(text) for text in texts)


def collect_elsewhere(item, data):
    """What wheels put under share/, etc/ and beside; of scripts only native programs that no entry point makes."""
    made = {entry.name for entry in item.dist.entry_points if entry.group in ("console_scripts", "gui_scripts")}
    for path, file in item.elsewhere.items():
        head, _, name = path.partition("/")
        if head == "include":
            continue
        if head in ("bin", "Scripts") and (re.sub(r"\.exe$", "", name) in made or not is_program(file)):
            continue
        data[path] = file


class Collection:
    def __init__(self, settings):
        self.settings = settings = dict(settings, real=os.path.realpath(settings["prefix"]))
        self.hidden, self.binaries, self.data, self.dropped = set(), set(), {}, []
        found = metadata.distributions(path=[settings["sitePackages"]])
        items = [Distribution(dist, settings, self.dropped) for dist in found]
        self.items = sorted(items, key=lambda item: item.name.lower())
        self.own = own_distributions(self.items, settings["entries"])
        self.known = {
            module_of(path, (".py",) + EXTENSIONS) for item in self.items for path in item.sources + list(item.extensions)
        }
        self.hooks = hook_folders()

    def importable(self, names):
        return {name for name in names if name in self.known or standard(name)}

    def add(self, item):
        own = item in self.own
        light = own or item.size(item.native()) <= LIGHT or not any(has_hook(top, self.hooks) for top in item.tops())
        collect_metadata(item, self.settings, self.data)
        collect_elsewhere(item, self.data)
        self.hidden |= self.importable(entry_modules(item.dist))
        wanted = [path for path in sorted(item.files) if own or not item.in_tests(path)]
        self._modules(item, wanted, light)
        self._libraries(item, wanted, light)
        self._sources(item, wanted, own)
        self._files(item, wanted, light)

    def _modules(self, item, wanted, light):
        for path in wanted:
            module = item.extensions[path] if path in item.extensions else module_of(path, (".py",))
            if module is None or item.loose(path):
                continue
            # A compiled module that lies beside packages belongs to what was compiled, and nothing names it in a source.
            if light or ("/" not in path and path in item.extensions):
                self.hidden.add(module)

    def _libraries(self, item, wanted, light):
        """Shared libraries that are opened by name; those that a module is linked with PyInstaller follows itself."""
        if not light and item.extensions:
            return
        for path in wanted:
            if LIBRARY.search(path) and item.extensions.get(path) is None:
                self.binaries.add((item.files[path], os.path.dirname(path) or "."))

    def _sources(self, item, wanted, own):
        texts = {path: read_source(item.files[path]) for path in wanted if path.endswith(".py")}
        shown = {top for top in item.tops() if own or looks_at_itself(t for p, t in texts.items() if p.startswith(top + "/"))}
        compiled = {module for module in item.extensions.values() if module}
        for path, text in texts.items():
            module = module_of(path, (".py",))
            loose = item.loose(path) or (module is None and "/" in path)
            if loose or path.split("/")[0] in shown:
                self.data[path] = item.files[path]
            # What is compiled or lies as a file hides from the analysis what it imports.
            if loose or module in compiled:
                package = (module or "").rpartition(".")[0] if not path.endswith("/__init__.py") else module or ""
                self.hidden |= self.importable(imports_of(text, package))

    def _files(self, item, wanted, light):
        paths = [
            path
            for path in wanted
            if not path.endswith((".py",) + EXTENSIONS)
            and not LIBRARY.search(path)
            and not path.startswith(item.folder + "/")
            and not path.endswith(".pth")
            and (item in self.own or not DEVELOPMENT.search(path))
        ]
        if light or item.size(paths) <= LIGHT:
            self.data.update({path: item.files[path] for path in paths})


def collect(settings):
    collection = Collection(settings)
    for item in collection.items:
        collection.add(item)
    return {
        "hidden": sorted(collection.hidden),
        "binaries": sorted(collection.binaries),
        "data": sorted(collection.data.items()),
        "dropped": sorted(collection.dropped),
    }
