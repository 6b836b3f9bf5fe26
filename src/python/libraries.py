"""
Says which libraries are linked into this Python and its extension modules: one line of JSON behind a marker. A library counts where the
module that uses it can be loaded; its version is what the library itself says, or null where no module passes that on.
"""

import importlib
import json
import os
import re
import sys


def told(pattern, text):
    found = re.search(pattern, text or "")
    return found.group(0) if found else None


def dotted(value):
    return ".".join(str(part) for part in value[:3])


def ssl_library(module):
    name, _, rest = module.OPENSSL_VERSION.partition(" ")
    return name, told(r"^\S+", rest), "Apache-2.0" if told(r"^[3-9]", rest) and name == "OpenSSL" else "OpenSSL"


def zlib(module):
    version = module.ZLIB_RUNTIME_VERSION
    return ("zlib-ng" if "zlib-ng" in version else "zlib"), told(r"^[\d.]*\d", version), "Zlib"


def readline(module):
    version = module._READLINE_LIBRARY_VERSION
    if "EditLine" in version or getattr(module, "backend", "") == "editline":
        return "libedit", None, "BSD-3-Clause"
    return "GNU Readline", told(r"^[\d.]+", version), "GPL-3.0-or-later"


def dbm(module):
    kinds = {"GNU gdbm": ("GNU gdbm", "GPL-3.0-or-later"), "Berkeley DB": ("Berkeley DB", "Sleepycat")}
    name, licence = kinds.get(module.library, (module.library, "NOASSERTION"))
    return name, None, licence


def tcl(module):
    # An interpreter of Tcl alone needs no display; it finds its scripts or says nothing.
    try:
        import tkinter

        return "Tcl", tkinter.Tcl().eval("info patchlevel"), "TCL"
    except Exception:
        return "Tcl", module.TCL_VERSION, "TCL"


def ncurses(module):
    version = getattr(module, "ncurses_version", None)
    return "ncurses", dotted(version) if version else None, "X11-distribute-modifications-variant"


# Module → what it is linked with: name, version, licence (SPDX).
QUESTIONS = [
    ("_ssl", ssl_library),
    ("_sqlite3", lambda module: ("SQLite", module.sqlite_version, "blessing")),
    ("zlib", zlib),
    ("pyexpat", lambda module: ("Expat", dotted(module.version_info), "MIT")),
    ("_bz2", lambda module: ("bzip2", None, "bzip2-1.0.6")),
    ("_lzma", lambda module: ("XZ Utils (liblzma)", None, "0BSD")),
    ("_zstd", lambda module: ("Zstandard", module.zstd_version, "BSD-3-Clause")),
    ("_ctypes", lambda module: ("libffi", None, "MIT")),
    ("_decimal", lambda module: ("mpdecimal", module.__libmpdec_version__, "BSD-2-Clause")),
    ("_curses", ncurses),
    ("readline", readline),
    ("_gdbm", lambda module: ("GNU gdbm", dotted(module._GDBM_VERSION), "GPL-3.0-or-later")),
    ("_dbm", dbm),
    ("_tkinter", tcl),
    ("_tkinter", lambda module: ("Tk", module.TK_VERSION, "TCL")),
]
# Elsewhere the system's own library serves it.
if sys.platform.startswith("linux"):
    QUESTIONS.append(("_uuid", lambda module: ("libuuid", None, "BSD-3-Clause")))


def answers():
    found = []
    for name, ask in QUESTIONS:
        try:
            module = importlib.import_module(name)
            library, version, licence = ask(module)
        except Exception:
            continue
        file = getattr(module, "__file__", None)
        entry = {"name": library, "version": version, "licence": licence, "module": name}
        found.append(dict(entry, file=os.path.basename(file) if file else None))
    return found


print("\nslipway:" + json.dumps(answers()))
