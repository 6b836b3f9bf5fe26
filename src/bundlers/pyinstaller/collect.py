# Works out what PyInstaller has to collect of an environment, beside what it sees being imported. Every rule is about a
# mechanism; docs/pyinstaller.md lists them.

# Native bytes or data of a distribution up to which all of it is taken without asking what is used: what a wrong guess
# costs is at most this. Larger ones (Qt, PyTorch, SciPy) have hooks of the freezer's own that know their parts.
LIGHT = 16 * 1024 * 1024

# For compilers; nothing reads them when a program runs.
DEVELOPMENT = re.compile(r"\.(a|la|lib|pdb|pxd|pxi|pyx)$|(^|/)include/.*\.(h|hh|hpp|hxx|cuh)$", re.IGNORECASE)
# A package that looks for its own files by listing, or that shows or compiles its own source, needs the source files.
LISTS = re.compile(r"\b(listdir|scandir|iterdir|r?glob|walk)\s*\(")
OWN_PLACE = re.compile(r"\b(__file__|__path__)\b")
READS_SOURCE = re.compile(r"\b(getsource|getsourcelines|getsourcefile|findsource|spec_from_file_location|run_path)\s*\(")
# A library that reads the source of modules which it is given: whoever uses it needs the source files of his own.
READS_GIVEN = re.compile(r"\bgetsource(lines)?\s*\(")
TAKES_MODULES = re.compile(r"\bModuleType\b|\bismodule\s*\(")
# A program that runs code it is given: by itself, or by starting Python.
RUNS_CODE = re.compile(
    r"\bsys\.executable\b|\b(exec|exec_module|run_path|spec_from_file_location|InteractiveConsole)\s*\("
)

# A program that reads the sources of modules it never imports, those of the standard library among them, asks where that is.
READS_LIBRARY = re.compile(r"""\bget_paths?\s*\(\s*(\)\s*\[\s*)?["'](plat)?stdlib["']""")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


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
    made = {name for group, name, _ in item.entries if group in ("console_scripts", "gui_scripts")}
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
        folders = sorted(name for name in os.listdir(settings["sitePackages"]) if name.endswith(".dist-info"))
        folders = [name for name in folders if name.split("-")[0] not in settings["leftOut"]]
        self.items = [Distribution(folder, settings, self.dropped) for folder in folders]
        self.own = own_distributions(self.items, settings["entries"])
        self.known = {
            module_of(path, (".py",) + EXTENSIONS) for item in self.items for path in item.sources + list(item.extensions)
        }
        self.hooks = hook_folders()
        self.readers = set()

    def importable(self, names):
        return {name for name in names if name in self.known or standard(name)}

    def add(self, item):
        own = item in self.own
        light = own or item.size(item.native()) <= LIGHT or not any(has_hook(top, self.hooks) for top in item.tops())
        collect_metadata(item, self.settings, self.data)
        collect_elsewhere(item, self.data)
        self.hidden |= self.importable({module for _, _, module in item.entries})
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
        if own and any(RUNS_CODE.search(text) for text in texts.values()):
            self.hidden |= standard_library()
        if any(READS_LIBRARY.search(text) for text in texts.values()):
            self.data.update(library_sources())
        if any(READS_GIVEN.search(text) and TAKES_MODULES.search(text) for text in texts.values()):
            self.readers.add(normal(item.name))
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

    def add_read(self):
        """When all others are known: sources that somebody else reads."""
        for item in self.items:
            required = {normal(re.split(r"[^\w.-]", text, maxsplit=1)[0]) for text in item.dist.requires or []}
            if required & self.readers:
                self.data.update({path: item.files[path] for path in item.sources if not item.in_tests(path)})

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
    """
    Module names; (file, directory in the bundle) of libraries; (path in the bundle, file) of data; what RECORD files
    named outside of the environment. All sorted.
    """
    collection = Collection(settings)
    for item in collection.items:
        collection.add(item)
    collection.add_read()
    return {
        "hidden": sorted(collection.hidden),
        "binaries": sorted(collection.binaries),
        "data": sorted(collection.data.items()),
        "dropped": sorted(collection.dropped),
    }
