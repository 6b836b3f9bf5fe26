"""Starts an entry point as its console script would: argv holds its name, `module:object`, and its arguments."""

import sys
from importlib import import_module

name, target = sys.argv[1:3]
sys.argv = [name] + sys.argv[3:]
module, _, attributes = target.partition(":")
found = import_module(module)
for attribute in attributes.split("."):
    found = getattr(found, attribute)
sys.exit(found())
