"""Says what this Python is: one line of JSON behind a marker, because start-up code of others may print too."""

import json
import os
import sys
import sysconfig


def version():
    major, minor, micro, level, serial = sys.version_info
    stage = {"alpha": "a", "beta": "b", "candidate": "rc"}.get(level)
    threads = "t" if sysconfig.get_config_var("Py_GIL_DISABLED") else ""
    return "%d.%d.%d" % (major, minor, micro) + ("%s%d" % (stage, serial) if stage else "") + threads


def base_executable():
    """The interpreter behind links and virtual environments; an environment may also hold a copy of it."""
    found = os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)
    environment = os.path.realpath(sys.prefix)
    if sys.prefix == sys.base_prefix or os.path.commonpath([environment, found]) != environment:
        return found
    name = "python%d.%d" % sys.version_info[:2] + getattr(sys, "abiflags", "")
    return os.path.realpath(os.path.join(sys.base_prefix, "bin", name))


def recorded():
    """What the build wrote down of itself; a moved tree says the old place here. Windows has no such record."""
    if os.name != "posix":
        return {}
    return __import__(sysconfig._get_sysconfigdata_name()).build_time_vars


def movable_windows():
    """An installed tree moves as it is; one of the Store may not be read, one of conda holds more than Python."""
    conda = os.path.isdir(os.path.join(sys.base_prefix, "conda-meta"))
    return os.name == "nt" and not conda and "WindowsApps" not in sys.base_prefix


def has_module(name):
    import importlib.util

    return importlib.util.find_spec(name) is not None


def describe():
    if sys.implementation.name != "cpython":
        return {"implementation": sys.implementation.name}
    base = {"base": sys.base_prefix, "installed_base": sys.base_prefix}
    base.update(platbase=sys.base_exec_prefix, installed_platbase=sys.base_exec_prefix)
    build = recorded()
    return {
        "implementation": sys.implementation.name,
        "version": version(),
        "executable": base_executable(),
        "prefix": os.path.realpath(sys.base_prefix),
        "recordedPrefix": build.get("prefix") or None,
        "buildFolders": sorted({build[key] for key in ("abs_builddir", "abs_srcdir") if build.get(key)}),
        "stdlib": os.path.realpath(sysconfig.get_path("stdlib", vars=base)),
        "platstdlib": os.path.realpath(sysconfig.get_path("platstdlib", vars=base)),
        "platlib": sysconfig.get_path("platlib"),
        "platlibdir": getattr(sys, "platlibdir", "lib"),
        "bits": 64 if sys.maxsize > 2**32 else 32,
        "platform": sysconfig.get_platform(),
        "machine": os.uname().machine if os.name == "posix" else sysconfig.get_platform().split("-")[-1],
        "pip": has_module("pip"),
        "framework": getattr(sys, "_framework", "") != "",
        # Standalone builds move anywhere. Older ones carry no mark, but all were made for this prefix.
        "relocatable": bool(sysconfig.get_config_var("PYTHON_BUILD_STANDALONE"))
        or build.get("prefix") == "/install"
        or movable_windows(),
        "libraryPath": os.environ.get("LD_LIBRARY_PATH", ""),
    }


print("\nslipway:" + json.dumps(describe()))
