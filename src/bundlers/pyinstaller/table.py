"""Prints the modules that executables can import, as JSON, read from the finished files by PyInstaller's own reader."""

import importlib.machinery
import io
import json
import os
import sys
import zipfile

from PyInstaller.archive.readers import CArchiveReader

SUFFIXES = tuple(importlib.machinery.EXTENSION_SUFFIXES) + (".py", ".pyc")


def module(path):
    """Name of the module that a file of the bundle is, or None: modules of folders without __init__ lie there as files.
    lib-dynload is no package."""
    suffix = next((suffix for suffix in SUFFIXES if path.endswith(suffix)), None)
    parts = path[: -len(suffix)].replace("\\", "/").split("/") if suffix else []
    if parts and parts[0] in ("lib-dynload",) or parts and parts[0].startswith("python3."):
        parts = parts[-1:]
    if parts[-1:] == ["__init__"]:
        parts = parts[:-1]
    return ".".join(parts) if parts and all(part.isidentifier() for part in parts) else None


def in_zip(content):
    for path in zipfile.ZipFile(content).namelist():
        name = path.rpartition(".")[0].replace("/", ".")
        yield name[: -len(".__init__")] if name.endswith(".__init__") else name


def modules(executable):
    archive = CArchiveReader(executable)
    yield from sys.builtin_module_names
    for name, entry in archive.toc.items():
        if entry[-1] in ("z", b"z"):
            yield from archive.open_embedded_archive(name).toc
        elif name == "base_library.zip":
            yield from in_zip(io.BytesIO(archive.extract(name)))
        elif module(name):
            yield module(name)
    internal = os.path.join(os.path.dirname(executable), "_internal")
    for folder, _, files in os.walk(internal):
        for file in files:
            path = os.path.relpath(os.path.join(folder, file), internal)
            if path == "base_library.zip":
                yield from in_zip(os.path.join(folder, file))
            elif module(path):
                yield module(path)


json.dump(sorted({name for path in sys.argv[1:] for name in modules(path)}), sys.stdout)
