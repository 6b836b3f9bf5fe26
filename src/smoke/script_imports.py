"""Prints the modules that a script imports as soon as it runs, as a JSON list, and does not run it.

What stands in a function, under a condition (but the usual guard of the main program) or in a `try` that expects it to
fail is left out: a program may do well without it.
"""

import ast
import json
import sys

FORGIVING = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}


def forgives(statement):
    caught = [handler.type for handler in statement.handlers]
    names = [name for kind in caught for name in (kind.elts if isinstance(kind, ast.Tuple) else [kind])]
    return any(name is None or (isinstance(name, ast.Name) and name.id in FORGIVING) for name in names)


def is_guard(test):
    return isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and test.left.id == "__name__"


def imported(statements):
    for statement in statements:
        if isinstance(statement, ast.Import):
            yield from (name.name for name in statement.names)
        elif isinstance(statement, ast.ImportFrom) and not statement.level and statement.module != "__future__":
            yield statement.module
        elif isinstance(statement, ast.With) or (isinstance(statement, ast.If) and is_guard(statement.test)):
            yield from imported(statement.body)
        elif isinstance(statement, ast.Try) and not forgives(statement):
            yield from imported(statement.body + statement.orelse + statement.finalbody)


with open(sys.argv[1], "rb") as file:
    print(json.dumps(list(dict.fromkeys(imported(ast.parse(file.read()).body)))))
