# What there is to look at, asked of the environment.

CODE = (".py", ".pyc", ".pyo", ".pyi", ".pyx", ".pxd", ".c", ".cc", ".cpp", ".h", ".hpp", ".so", ".pyd", ".dll", ".dylib", ".a", ".lib")
# Installed beside the packages, and nothing that a program reads.
ELSEWHERE = ("bin/", "scripts/", "include/", "share/man/", "share/doc/", "share/info/")
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo")
DEEPEST, MOST_COMMANDS = 4, 300


def normal(name):
    return "".join("-" if letter in "-_." else letter for letter in name.lower())


def files_of(distribution):
    """What its RECORD lists; nothing where that cannot be read: one broken distribution is no reason to look at no other."""
    try:
        return list(distribution.files or ())
    except Exception:
        return []


def recorded(distribution):
    """(base, path) of each file, told from RECORD: `packages` beside it, or `prefix` elsewhere in the environment.

    A RECORD may say anything. What leads out of the environment is no business of ours.
    """
    home = os.path.realpath(str(distribution.locate_file("")))
    prefix = os.path.realpath(sys.prefix)
    for file in files_of(distribution):
        path = os.path.normpath(os.path.join(home, str(file)))
        for base, place in (("packages", home), ("prefix", prefix)):
            if path.startswith(place + os.sep):
                yield base, path[len(place) + 1 :].replace(os.sep, "/")
                break


def module_name(path):
    """`a.b` of a/b.py, a/b/__init__.py or an extension; None where that is no name that one can import."""
    import importlib.machinery as machinery

    for suffix in machinery.SOURCE_SUFFIXES + machinery.BYTECODE_SUFFIXES + machinery.EXTENSION_SUFFIXES:
        if path.endswith(suffix):
            parts = path[: -len(suffix)].split("/")
            if parts[-1] == "__init__":
                parts.pop()
            named = parts and all(part.isidentifier() for part in parts)
            return ".".join(parts) if named and parts[-1] != "__main__" and "__pycache__" not in parts else None
    return None


def contents(distribution):
    """Modules and data files of one distribution."""
    modules, files = {}, []
    for base, path in recorded(distribution):
        name = module_name(path) if base == "packages" else None
        last = path.rsplit("/", 1)[-1]
        if name:
            modules[name] = None
        elif path.lower().endswith(CODE) or ".so." in last or last == "py.typed" or "/__pycache__/" in path:
            continue
        elif base == "prefix" and path.lower().startswith(ELSEWHERE):
            continue
        elif ".dist-info/" not in path and ".egg-info/" not in path:
            files.append({"kind": "file", "base": base, "path": path})
    return [{"kind": "module", "name": name} for name in modules], files


def own(distributions, names, entries):
    """The project's distribution, and those that hold what its programs start."""
    chosen = [known for name, known in distributions if normal(name) in names]
    for entry in entries:
        top = entry["object"].split(":")[0].split(".")[0].strip()
        starts = (top + "/", top + ".")
        if not any(str(file).startswith(starts) for known in chosen for file in files_of(known)):
            chosen += [known for _, known in distributions if any(str(file).startswith(starts) for file in files_of(known))]
    return list(dict.fromkeys(chosen))


def named_distributions():
    """(name, distribution) of each whose metadata can be read."""
    found = []
    for known in metadata().distributions():
        try:
            found.append((known.metadata["Name"], known))
        except Exception:
            continue
    return [(name, known) for name, known in found if name]


def discovered(request):
    """Everything but the commands of programs, which only the programs themselves know."""
    left_out, entries = [normal(name) for name in request["without"]], request["entries"]
    distributions = [(name, known) for name, known in named_distributions() if normal(name) not in left_out]
    points, named, modules, files = [], [], [], []
    for name, known in distributions:
        named.append({"kind": "distribution", "name": name})
        for point in points_of(known):
            points.append({"kind": "entry-point", "group": point.group, "name": point.name, "object": point.value})
    for known in own(distributions, [normal(name) for name in request["distributions"]], entries):
        more = contents(known)
        modules += more[0]
        files += more[1]
    zones = [{"kind": "zone", "name": name, "own": without} for without in (False, True) for name in ZONES]
    tops = [item["name"] for item in modules if "." not in item["name"]][:1]
    single = [{"kind": "certificates"}, {"kind": "child", "module": tops[0] if tops else "os"}, {"kind": "spawn"}]
    found = named + modules + points + files + zones + single
    return [dict(item) for item in dict.fromkeys(tuple(item.items()) for item in found)]


class Told(BaseException):
    """A program has told its commands."""


def of_click(command, words):
    """Names of a command's commands, by what every version of click has: list_commands and get_command."""
    if len(words) >= DEEPEST or not hasattr(command, "list_commands"):
        return []
    context = command.make_context(words[-1] if words else "app", [], resilient_parsing=True)
    found = []
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        if inner is not None:
            found.append((words + [name], inner))
    return found


def of_argparse(parser, words):
    found = {}
    for action in getattr(parser, "_actions", ()):
        if len(words) < DEEPEST and isinstance(getattr(action, "choices", None), dict) and hasattr(action, "_name_parser_map"):
            for name, inner in action.choices.items():
                found.setdefault(id(inner), (words + [name], inner))
    return list(found.values())


def tree(root, below):
    """Every command below, the nearest first."""
    queue, words = below(root, []), []
    while queue and len(words) < MOST_COMMANDS:
        path, inner = queue.pop(0)
        words.append(path)
        try:
            queue += below(inner, path)
        except Exception:
            continue  # a command that cannot even list its commands is tried by itself
    return words


def overheard(item):
    """The commands of a program, told by the parser that it asks: it is started with --help, and stopped there."""
    import argparse
    import importlib

    told = []

    def hear_click(command, *args, **kwargs):
        told.extend(tree(command, of_click))
        raise Told

    for name in ("click.core", "typer.core"):
        try:
            importlib.import_module(name)
        except ImportError:
            pass
    importlib.import_module(item["object"].split(":")[0])
    for name, module in list(sys.modules.items()):
        if not name.endswith(".core") or not hasattr(getattr(module, "Command", None), "make_context"):
            continue
        for kind in list(vars(module).values()):
            if isinstance(kind, type) and "main" in vars(kind) and hasattr(kind, "make_context"):
                kind.main = hear_click
    parse = argparse.ArgumentParser.parse_known_args

    def hear_argparse(parser, *args, **kwargs):
        told.extend(path for path in tree(parser, of_argparse) if path not in told)
        return parse(parser, *args, **kwargs)

    argparse.ArgumentParser.parse_known_args = hear_argparse
    try:
        exit_code(lambda: started({"entry": item["entry"], "object": item["object"], "args": ["--help"]}))
    except (Exception, Told):
        pass
    return told[:MOST_COMMANDS]


ACTIONS["commands"] = overheard
