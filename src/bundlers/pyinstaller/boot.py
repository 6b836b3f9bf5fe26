"""Begins every program: what a Python that is started in the usual way has, and a frozen one has not."""


def boot():
    import builtins
    import os
    import sys

    from _sitebuiltins import Quitter

    for name in ("exit", "quit"):
        if not hasattr(builtins, name):
            setattr(builtins, name, Quitter(name, "Ctrl-Z plus Return" if os.name == "nt" else "Ctrl-D (i.e. EOF)"))
    # A windowed program has no streams, and printing must not end it.
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))
    # Programs of the system that are started from here must not load the bundle's libraries.
    for name in ("LD_LIBRARY_PATH", "LIBPATH"):
        if os.environ.get(name, "").startswith(sys._MEIPASS):
            os.environ.pop(name)
            if name + "_ORIG" in os.environ:
                os.environ[name] = os.environ[name + "_ORIG"]


def work(script=None):
    """Ends in here where this process is a worker. Its parent's __main__ is a script, or has nothing that it needs."""
    import sys

    # PyInstaller's own hook has imported it wherever the program can use it at all.
    multiprocessing = sys.modules.get("multiprocessing")
    if multiprocessing is None:
        return
    if script is not None and sys.argv[1:2] == ["--multiprocessing-fork"]:
        import os
        import runpy
        import types

        path = os.path.join(sys._MEIPASS, script)
        main = types.ModuleType("__mp_main__")
        main.__dict__.update(runpy.run_path(path, run_name="__mp_main__"), __file__=path)
        sys.modules["__main__"] = sys.modules["__mp_main__"] = main
    multiprocessing.freeze_support()


def stand_in():
    """
    A program that starts `sys.executable` with a script, `-m MODULE` or `-c CODE` wants a Python, and gets one: this
    process, where it was started by the program itself and by nothing between, or took the program's place (exec).
    """
    import os
    import sys

    marker = "_SLIPWAY_PROGRAM"
    own = os.path.realpath(sys.executable)
    by = os.environ.get(marker)
    # Who started a process is asked only where it matters: not every system that runs Windows programs can say.
    started = by is not None and by in ["%d:%s" % (pid, own) for pid in (os.getppid(), os.getpid())]

    def mark():
        os.environ[marker] = "%d:%s" % (os.getpid(), own)

    mark()
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=mark)
    rest = sys.argv[1:]
    # What an interpreter is told of itself is settled in a bundle.
    while rest and rest[0] in ("-I", "-E", "-s", "-S", "-u", "-B", "-P", "-W", "-X"):
        del rest[: 2 if rest[0] in ("-W", "-X") else 1]
    if not started or not rest:
        return
    # A program that starts itself anew, as reloaders do: sys.executable, then sys.argv whole.
    if os.path.isabs(rest[0]) and os.path.realpath(rest[0]) == own:
        sys.argv[:] = rest
    elif rest[0] == "-m" and len(rest) > 1:
        import importlib.util
        import runpy

        if rest[1].split(".")[0].isidentifier() and importlib.util.find_spec(rest[1].split(".")[0]):
            sys.argv[:] = ["-m"] + rest[2:]
            runpy.run_module(rest[1], run_name="__main__", alter_sys=True)
            sys.exit()
    elif rest[0] == "-c" and len(rest) > 1 and "import" in rest[1]:
        sys.argv[:] = ["-c"] + rest[2:]
        sys.path.insert(0, "")
        exec(compile(rest[1], "<string>", "exec"), {"__name__": "__main__"})
        sys.exit()
    elif rest[0].endswith(".py") and os.path.isfile(rest[0]):
        import runpy

        sys.argv[:] = rest
        sys.path.insert(0, os.path.dirname(os.path.abspath(rest[0])))
        runpy.run_path(rest[0], run_name="__main__")
        sys.exit()


