"""Can an entry point be started at all? Arguments: module, object. The last line of stdout is JSON:
{} where it is there, {"missing": what is not}, or {"raises": exception and text}.
"""
import importlib
import json
import os
import sys

module, names = sys.argv[1], sys.argv[2].split(".")
answer = {}
try:
    found = importlib.import_module(module)
    for name in names:
        if not hasattr(found, name):
            answer = {"missing": "object %s in module %s" % (".".join(names), module)}
            break
        found = getattr(found, name)
except ModuleNotFoundError as error:
    own = error.name is not None and (module + ".").startswith(error.name + ".")
    answer = {"missing": "module " + error.name} if own else {"raises": "ModuleNotFoundError: %s" % error}
except BaseException as error:  # SystemExit too: whoever ends while being imported starts nothing
    answer = {"raises": "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:200])}
sys.stdout.write("\n" + json.dumps(answer) + "\n")
sys.stdout.flush()
os._exit(0)
