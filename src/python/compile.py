"""Compiles source files to unchecked bytecode whose code objects carry relative paths.

stdin: JSON {"root": directory, "files": [path relative to root, in order]}
What is no valid source for this Python (templates, code for other versions) is passed over: it cannot be imported either.
"""
import json
import os
import py_compile
import sys
import warnings

warnings.simplefilter("ignore")
request = json.load(sys.stdin)
os.chdir(request["root"])
for path in request["files"]:
    try:
        py_compile.compile(
            path, dfile=path, doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
        )
    except (py_compile.PyCompileError, SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        pass
