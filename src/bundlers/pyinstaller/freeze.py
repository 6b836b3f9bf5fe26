# The spec file: one analysis, one executable per program, one directory around them or one file for each. What differs
# from bundle to bundle lies beside it in settings.json, what is collected is worked out by collect.py.
import gc
import importlib.util
import json
import os
import runpy
import sys

from PyInstaller.lib.modulegraph import util
from PyInstaller.utils.hooks import collect_data_files, collect_dynamic_libs, collect_submodules, copy_metadata, tcl_tk

# The graph of modules lives to the end, and looking for garbage in it takes a fifth of the time. Neither changes what is made.
gc.disable()
util.iterate_instructions = runpy.run_path(os.path.join(SPECPATH, "slipway_scan.py"))["instructions"]

load_tcl_tk = tcl_tk.TclTkInfo._load_tcl_tk_info


def load_tcl_tk_anyhow(info):
    """Where Tk cannot be started, PyInstaller leaves its modules out, and what imports them without using them would fail."""
    load_tcl_tk(info)
    info.available = info.available or importlib.util.find_spec("_tkinter") is not None


tcl_tk.TclTkInfo._load_tcl_tk_info = load_tcl_tk_anyhow

with open(os.path.join(SPECPATH, "settings.json"), encoding="utf-8") as stream:
    settings = json.load(stream)
wanted = settings["options"]
found = runpy.run_path(os.path.join(SPECPATH, "slipway_collect.py"))["collect"](settings)

datas = [item for name in wanted["copy-metadata"] for item in copy_metadata(name)]
datas += [item for name in wanted["collect-data"] for item in collect_data_files(name)]
binaries = [item for name in wanted["collect-binaries"] for item in collect_dynamic_libs(name)]
hidden = wanted["hidden-imports"] + [name for top in wanted["collect-submodules"] for name in collect_submodules(top)]

analysis = Analysis(
    [script for program in settings["programs"] for script in program["scripts"]],
    binaries=binaries + [tuple(item) for item in found["binaries"]],
    datas=datas,
    hiddenimports=hidden + found["hidden"],
    excludes=settings["excludes"],
)
# Names of files may hold what Analysis takes for patterns, so that they are added behind it.
analysis.datas += [(path.replace("/", os.sep), file, "DATA") for path, file in found["data"] + settings["data"]]


def tcl_packages():
    """Packages of Tcl's own that lie beside its script library, which is all that PyInstaller takes."""
    tcltk_info = tcl_tk.tcltk_info
    # A Python whose Tcl does not start has none.
    root = os.path.dirname(tcltk_info.tcl_data_dir or "")
    for name in sorted(os.listdir(root)) if os.path.isdir(root) else []:
        folder = os.path.join(root, name)
        if os.path.isfile(os.path.join(folder, "pkgIndex.tcl")) and folder != tcltk_info.tk_data_dir:
            for file in sorted(os.listdir(folder)):
                kind = "BINARY" if file.endswith((".so", ".dylib", ".dll")) else "DATA"
                if os.path.isfile(os.path.join(folder, file)):
                    yield (os.path.join(name, file), os.path.join(folder, file), kind)


if any(os.path.basename(path).startswith("_tkinter.") for path, _, _ in analysis.binaries):
    analysis.datas += tcl_packages()

pyz = PYZ(analysis.pure)
own = {os.path.normcase(script) for program in settings["programs"] for script in program["scripts"]}
hooks = [item for item in analysis.scripts if os.path.normcase(item[1]) not in own]


def executable(program, *parts, **options):
    scripts = [
        item for wanted in program["scripts"] for item in analysis.scripts if os.path.normcase(item[1]) == os.path.normcase(wanted)
    ]
    options.update(name=program["name"], console=not program["gui"], upx=False)
    for key in ("icon", "version"):
        if program.get(key):
            options[key] = program[key]
    return EXE(pyz, hooks + scripts, *parts, **options)


if settings["mode"] == "onefile":
    for program in settings["programs"]:
        executable(program, analysis.binaries, analysis.datas)
else:
    programs = [executable(program, exclude_binaries=True) for program in settings["programs"]]
    collected = COLLECT(*programs, analysis.binaries, analysis.datas, name=settings["name"], upx=False)
    # Stays in the work folder: what is collected does not know of it.
    EXE(pyz, hooks + [("slipway-checker", settings["checker"], "PYSOURCE")], exclude_binaries=True, name="slipway-checker", upx=False)
    if settings["app"]:
        BUNDLE(collected, name=settings["app"]["name"], icon=settings["app"]["icon"], version=settings["app"]["version"],
               bundle_identifier=settings["app"]["identifier"], info_plist=settings["app"]["info"])


def outside():
    """Files of this machine that are neither the environment's nor PyInstaller's, nor written or named for this run."""
    import PyInstaller

    inside = (sys.prefix, sys.base_prefix, os.path.dirname(os.path.dirname(PyInstaller.__file__)), SPECPATH, workpath)
    folders = tuple(os.path.join(os.path.realpath(folder), "") for folder in inside)
    named = {file for _, file in settings["data"]}
    files = {file for _, file, _ in analysis.binaries + analysis.datas if os.path.isabs(file) and file not in named}
    return sorted(file for file in files if not os.path.realpath(file).startswith(folders))


with open(os.path.join(SPECPATH, "collected.json"), "w", encoding="utf-8") as stream:
    json.dump({"dropped": found["dropped"], "outside": outside()}, stream)
