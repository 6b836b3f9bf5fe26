"""Compiles source files to unchecked bytecode whose code objects carry relative paths.

stdin: the root directory, and the files relative to it, in order; each ends with a null byte.
What is no valid source for this Python (templates, code for other versions) is passed over: it cannot be imported either.
py_compile does the same; to import it takes a process longer than to compile a dozen files.
"""
import gc
import marshal
import os
import sys
import time
import warnings
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash

# PEP 552: found by a hash, which nobody checks.
UNCHECKED = (1).to_bytes(4, "little")

gc.disable()
warnings.simplefilter("ignore")
root, *files = sys.stdin.buffer.read().decode().split("\0")[:-1]
os.chdir(root)
for path in files:
    with open(path, "rb") as file:
        source = file.read()
    try:
        code = marshal.dumps(compile(source, path, "exec", dont_inherit=True))
    except Exception:
        continue
    made = cache_from_source(path)
    folder = os.path.dirname(made)
    os.makedirs(folder, exist_ok=True)
    mode = os.stat(path).st_mode & 0o666 | 0o200
    # Whole or not at all: it may be of a module that another compiler imports at this moment.
    whole = os.path.join(folder, "%d.tmp" % os.getpid())
    with open(os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode), "wb") as file:
        file.write(MAGIC_NUMBER + UNCHECKED + source_hash(source) + code)
    for wait in (0.05, 0.2, 1, 0):
        try:
            os.replace(whole, made)
            break
        except PermissionError:  # on Windows, as long as a virus scanner looks at it
            if not wait:
                os.remove(whole)
                raise
            time.sleep(wait)
