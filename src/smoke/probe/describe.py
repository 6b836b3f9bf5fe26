"""Says what is installed: SITE, and the direct requirements as a JSON list on standard input.

Prints JSON: `dependencies` (one per requirement, in order), `modules` (distribution → its outermost modules),
`standard` (names of the standard library) and `beside` (what lies in folders that .pth files add to the path).
Run by the interpreter that the environment was made with, so that markers mean what they meant to the installer.
"""

import importlib.machinery as machinery
import importlib.metadata as metadata
import json
import keyword
import os
import sys

try:
    from pip._vendor.packaging.markers import UndefinedComparison, UndefinedEnvironmentName
    from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
except ImportError:
    from packaging.markers import UndefinedComparison, UndefinedEnvironmentName
    from packaging.requirements import InvalidRequirement, Requirement

SUFFIXES = machinery.SOURCE_SUFFIXES + machinery.EXTENSION_SUFFIXES
# Folders that end up beside a package by mistake, and that nobody means to import.
STRAY = {"test", "tests", "doc", "docs", "example", "examples", "benchmark", "benchmarks", "setup", "conftest", "scripts", "build", "tools"}
MOST = 8  # of the outermost modules that are imported


def normal(name):
    return "".join("-" if letter in "-_." else letter for letter in name.lower())


def can_be_named(part):
    """Does `import` take it? A file may be called async.py, and no statement says that."""
    return part.isidentifier() and not keyword.iskeyword(part)


def modules_of(distribution):
    """Names that can be imported of its files, packages by their `__init__`."""
    try:
        files = [str(file).replace(os.sep, "/") for file in distribution.files or ()]
    except Exception:
        return set()
    found = set()
    for path in files:
        suffix = next((suffix for suffix in SUFFIXES if path.endswith(suffix)), None)
        if suffix is None:
            continue
        parts = path[: -len(suffix)].split("/")
        # The longest suffix of an extension names its Python; `name.cpython-313-x86_64-linux-gnu.so` ends in `.so` too.
        parts[-1] = parts[-1].split(".")[0]
        if parts[-1] == "__init__":
            parts.pop()
        if parts and all(can_be_named(part) for part in parts) and parts[-1] != "__main__":
            found.add(".".join(parts))
    return found


def outermost(name, modules):
    """Those in no other one: of a namespace package, what the distribution puts into it."""
    tops = sorted(module for module in modules if not any(module.startswith(other + ".") for other in parents(module, modules)))
    same = lambda module: normal(module) == normal(name) or normal(module) == normal(name).replace("python-", "")
    return sorted(tops, key=lambda module: (not same(module), module.startswith("_"), module))


def parents(module, modules):
    parts = module.split(".")
    return [other for other in (".".join(parts[:depth]) for depth in range(1, len(parts))) if other in modules]


def worth_importing(modules):
    meant = [module for module in modules if module not in STRAY and not module.startswith("_")]
    return (meant or [module for module in modules if module not in STRAY])[:MOST]


def holds(requirement, extras):
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def closure(start, installed):
    """Normalised names of everything that a requirement brings, itself first."""
    seen, queue = {}, [(normal(start.name), frozenset(start.extras))]
    while queue:
        name, extras = queue.pop(0)
        if name not in installed or (name in seen and extras <= seen[name]):
            continue
        extras |= seen.get(name, frozenset())
        seen[name] = extras
        for text in installed[name].requires or ():
            try:
                requirement = Requirement(text)
                if holds(requirement, extras):
                    queue.append((normal(requirement.name), frozenset(requirement.extras)))
            except Exception:
                continue
    return list(seen)


def dependency(text, installed, tops):
    told = {"name": text, "version": "", "skipped": None, "modules": [], "closure": []}
    try:
        requirement = Requirement(text)
        wanted = holds(requirement, ())
    except (InvalidRequirement, UndefinedComparison, UndefinedEnvironmentName):
        return dict(told, skipped="it is not a requirement that can be read")
    told["name"] = requirement.name
    if not wanted:
        return dict(told, skipped="only where " + str(requirement.marker))
    found = installed.get(normal(requirement.name))
    if found is None:
        return dict(told, skipped="it is not installed")
    names = closure(requirement, installed)
    modules = worth_importing(tops[normal(requirement.name)])
    return {"name": found.metadata["Name"], "version": found.version or "", "skipped": None, "modules": modules, "closure": names}


def added_folders(site):
    """Folders that .pth files add. Their lines of code are not run: nothing of what is installed is."""
    for file in sorted(os.listdir(site)):
        if not file.endswith(".pth"):
            continue
        with open(os.path.join(site, file), encoding="utf-8", errors="replace") as stream:
            lines = [line.strip() for line in stream]
        for line in lines:
            folder = os.path.join(site, line)
            if line and not line.startswith(("#", "import ", "import\t")) and "\0" not in line and os.path.isdir(folder):
                yield folder


def beside(site):
    """Names of modules, and normalised ones of distributions, that only the path of modules tells."""
    found = set()
    for folder in added_folders(site):
        found.update(name for entry in os.listdir(folder) for name in [entry.split(".")[0]] if name.isidentifier())
        for distribution in metadata.distributions(path=[folder]):
            found.add(normal(distribution.metadata["Name"] or ""))
    return sorted(found)


def main():
    installed = {}
    for found in metadata.distributions(path=[sys.argv[1]]):
        try:
            installed.setdefault(normal(found.metadata["Name"]), found)
        except Exception:
            continue
    tops = {name: outermost(name, modules_of(found)) for name, found in installed.items()}
    requirements = json.load(sys.stdin)
    told = {"dependencies": [dependency(text, installed, tops) for text in requirements], "modules": tops}
    standard = sorted(getattr(sys, "stdlib_module_names", ()))
    json.dump(dict(told, standard=standard, beside=beside(sys.argv[1])), sys.stdout)


main()
