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


