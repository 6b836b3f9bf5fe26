# Every item is looked at in a child, many in one; whoever ends it takes nothing else along.

RETRIES = 40  # items that failed among others and are looked at again alone


def say(out, **told):
    data = (encoded(told) + "\n").encode()
    while data:
        data = data[os.write(out, data) :]


def apart(item):
    """In a process of its own that has what this one imported: programs do not expect to be started twice."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            say(writing, **attempt(item))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        line = pipe.read()
    os.waitpid(pid, 0)
    return decoded(line.decode()) if line else {"ok": True, "value": [1, "it ended the process"], "seconds": 0}


def quiet():
    """What programs write reaches nobody, and what they read is empty."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def work(items, out, forks):
    """In the child."""
    quiet()
    for item in items:
        say(out, item=item)
        if item["kind"] == "help" and forks:
            try:
                __import__(item["object"].split(":")[0])
            except BaseException:
                pass  # told by the program itself, below
            say(out, **apart(item))
        else:
            say(out, **attempt(item))
    os._exit(0)


class Forked:
    def __init__(self, items):
        self.rest = b""
        self.pipe, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                os.close(self.pipe)
                work(items, writing, True)
            finally:
                os._exit(1)
        os.close(writing)
        os.set_blocking(self.pipe, False)

    def line(self, seconds):
        """The next line; empty at the end, None where none came in time."""
        due, nap = time.monotonic() + seconds, 0.0005
        while b"\n" not in self.rest:
            try:
                chunk = os.read(self.pipe, 65536)
            except BlockingIOError:
                if time.monotonic() >= due:
                    return None
                time.sleep(nap)
                nap = min(0.01, 2 * nap)
                continue
            if not chunk:
                return b""
            self.rest += chunk
        line, _, self.rest = self.rest.partition(b"\n")
        return line

    def end(self):
        """Why it ended, where it did so by itself."""
        ended, status = os.waitpid(self.pid, os.WNOHANG)
        try:
            os.killpg(self.pid, 9)
        except OSError:
            pass
        if not ended:
            _, status = os.waitpid(self.pid, 0)
        os.close(self.pipe)
        return "signal %d" % os.WTERMSIG(status) if os.WIFSIGNALED(status) else "exit code %d" % os.WEXITSTATUS(status)


class Started:
    """The same by a fresh process, where there is no fork."""

    def __init__(self, items):
        import queue
        import subprocess
        import threading

        flags = [] if getattr(sys, "frozen", False) else ["-I", "-B"]
        program = [sys.executable] + flags + [os.path.abspath(globals().get("__file__") or sys.argv[0]), "--batch"]
        self.process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.lines, self.empty = queue.Queue(), queue.Empty

        def listen():
            for line in iter(self.process.stdout.readline, b""):
                self.lines.put(line)
            self.lines.put(b"")

        threading.Thread(target=listen, daemon=True).start()
        self.process.stdin.write(encoded(items).encode())
        self.process.stdin.close()

    def line(self, seconds):
        try:
            return self.lines.get(timeout=max(0.001, seconds))
        except self.empty:
            return None

    def end(self):
        code = self.process.poll()
        self.process.kill()
        self.process.wait()
        return "exit code %s" % code


class Walk:
    def __init__(self, request, result):
        self.result, self.each, self.due = result, request["each"], request["due"]
        self.child = Forked if request["fork"] else Started
        if self.child is Started and not all(map(spec_of, ("queue", "subprocess", "threading"))):
            quiet()
            self.child = None  # a frozen program that never starts another: everything happens here

    def tell(self, item, answer):
        self.result.write((encoded(dict(answer, item=item)) + "\n").encode())

    def batch(self, items):
        """Answers, in order; a new child goes on behind an item that ended or held up the last one."""
        items = list(items)
        while self.child is None and items:
            yield items[0], attempt(items.pop(0))
        while items:
            if time.monotonic() >= self.due:
                for item in items:
                    yield item, {"ok": False, "error": "", "skipped": True}
                return
            child, done = self.child(items), 0
            for answer in self.answers(child):
                yield items[done], answer
                done += 1
            items = items[done:]

    def answers(self, child):
        open_item = False
        while True:
            line = child.line(min(self.each, max(0.1, self.due - time.monotonic())))
            told = decoded(line.decode()) if line else None
            if told is not None and "item" in told:
                open_item = True
                continue
            if told is not None:
                open_item = False
                yield told
                continue
            how = child.end()
            if line is None:
                yield {"ok": False, "error": "it does not end"}
            elif open_item:
                yield {"ok": False, "error": "it ends the process with " + how}
            return

    def look(self, items):
        """What failed among others is looked at once more in a child of its own, and only that counts."""
        doubted = []
        for item, answer in self.batch(items):
            if answer["ok"] or answer.get("skipped") or len(doubted) >= RETRIES:
                self.tell(item, answer)
            else:
                doubted.append(item)
        for item in doubted:
            for _, answer in self.batch([item]):
                self.tell(item, answer)

    def commands(self, entries):
        """Help of every command of every program that has some."""
        asked = [{"kind": "commands", "entry": entry["name"], "object": entry["object"]} for entry in entries if not entry.get("gui")]
        for item, answer in self.batch(asked):
            if answer.get("skipped"):
                self.tell(dict(item, kind="help", args=["--help"]), answer)
            words = answer.get("value") or []
            yield [dict(item, kind="help", args=path + ["--help"]) for path in words]


def by_program(items):
    """Programs must not meet each other's modules."""
    groups = {}
    for item in items:
        groups.setdefault(item["object"], []).append(item)
    return groups.values()


def things(walk, request):
    found = discovered(request["discover"]) if "discover" in request else request["items"]
    walk.look([item for item in found if item["kind"] != "help"])


def programs(walk, request):
    if "discover" in request:
        groups = walk.commands(request["discover"]["entries"])
    else:
        groups = by_program([item for item in request["items"] if item["kind"] == "help"])
    for items in groups:
        walk.look(items)


def lane(part, request, target):
    # Unbuffered, each line is one write at the end of the file: two lanes do not mix theirs, however long they are.
    with open(target, "ab", buffering=0) as result:
        part(Walk(request, result), request)


def main():
    sys.dont_write_bytecode = True
    # Some modules do at their import what their arguments say, and would take ours for files to write.
    arguments = sys.argv[1:]
    del sys.argv[1:]
    if arguments == ["--batch"]:
        work(decoded(sys.stdin.buffer.read().decode()), os.dup(1), False)
    source, target = arguments
    with open(source, encoding="utf-8") as file:
        request = decoded(file.read())
    request["fork"] = request["fork"] and hasattr(os, "fork")
    request["due"] = time.monotonic() + request["seconds"]  # for both lanes, also where one follows the other
    for name in ("importlib.metadata", "zoneinfo"):
        try:
            __import__(name)  # here, so that no child has to
        except Exception:
            pass  # whoever needs it will say so
    pid = 0
    if request["fork"]:
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                lane(programs, request, target)
                code = 0
            finally:
                os._exit(code)
    lane(things, request, target)
    if not request["fork"]:
        lane(programs, request, target)
    elif os.waitpid(pid, 0)[1]:
        sys.exit("looking at the programs' commands failed")


if __name__ == "__main__":
    main()
