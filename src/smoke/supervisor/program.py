"""Runs one program, counts what descends from it, and leaves nothing of it behind.

The files of this folder, joined, are one program: the build's interpreter runs it as `python -I -S -c TEXT`, and it is
never shipped. A JSON request comes on standard input: argv, cwd, env (exactly that), seconds, processes, memory
(bytes), and perhaps stdin (text), adopt (false: trace instead of adopting) and until (a file: when it appears, the program has
done its work and is ended, which is no fault: no exit code, nothing stopped). One JSON line with the outcome goes to
standard output. Limits count the program's descendants and never what else the user runs, so the limits that a system
keeps per user (RLIMIT_NPROC and the like) are of no use here. Python 3.8 or newer, nothing but its standard library.
"""

import json
import os
import subprocess
import sys
import time

KEEP = 64 * 1024  # bytes of each stream that are kept, its end
GRACE = 0.5  # seconds that descendants have to end after the program has
NAMED = 20  # survivors whose command lines are told
LINE = 300  # characters of a command line that are told
PATIENCE = 5.0  # seconds until we give up ending what cannot be ended (another user's, stuck in the kernel)
LINUX = sys.platform.startswith("linux")
TICK = 0.02 if LINUX else 0.1  # seconds between two looks at all descendants; `ps` costs more than reading /proc
NAP = 0.004  # seconds between two looks at whether processes were started at all; native code forks 20,000 times a second


class Tail:
    """The end of a stream, in bounded memory whatever is written to it."""

    def __init__(self):
        self.data = bytearray()

    def add(self, chunk):
        self.data += chunk
        if len(self.data) > 4 * KEEP:
            del self.data[:-KEEP]

    def text(self):
        return bytes(self.data[-KEEP:]).decode("utf-8", "replace")


def outcome(**known):
    result = {"exitCode": None, "signal": None, "stopped": None, "error": None, "survivors": [], "notes": []}
    result.update({"stdout": "", "stderr": "", "milliseconds": 0, "peakProcesses": 0, "peakMemory": 0})
    result.update(known)
    return result


def start(request, **options):
    """The program, or the reason why it cannot be started."""
    if not os.path.isdir(request["cwd"]):
        return None, "its working directory does not exist"
    given = subprocess.DEVNULL
    if request.get("stdin") is not None:
        import tempfile

        given = tempfile.TemporaryFile()
        given.write(request["stdin"].encode())
        given.seek(0)
    try:
        return subprocess.Popen(request["argv"], cwd=request["cwd"], env=request["env"], stdin=given, **options), None
    except (OSError, ValueError) as problem:
        return None, getattr(problem, "strerror", None) or str(problem)
    finally:
        if given is not subprocess.DEVNULL:
            given.close()


def tell(result):
    data = (json.dumps(result) + "\n").encode()
    while data:
        data = data[os.write(1, data) :]
