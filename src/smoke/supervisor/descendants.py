# Who descends from the program. A table maps a pid to (parent, process group, resident bytes).

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def newest():
    """Changes whenever the system has started a process or a thread: costs far less than a look at all of them."""
    return read("/proc/loadavg").split()[-1:] if LINUX else []


def read(path):
    try:
        with open(path, "rb", 0) as file:
            return file.read()
    except OSError:
        return b""


def present():
    return {int(name) for name in os.listdir("/proc") if name.isdigit()}


def fields(pid):
    """The fields of /proc/PID/stat from the state on; none where it is gone."""
    text = read("/proc/%d/stat" % pid)
    return text[text.rfind(b")") + 2 :].split()  # the name before may hold blanks and parentheses


def row(pid):
    found = fields(pid)
    return (int(found[1]), int(found[2]), int(found[21]) * PAGE) if len(found) > 21 else None


def proc_table():
    """Ended ones left out: an orphan that nobody reads stays in the list for ever where init does not care."""
    found = ((pid, fields(pid)) for pid in present())
    return {pid: (int(f[1]), int(f[2]), int(f[21]) * PAGE) for pid, f in found if len(f) > 21 and f[0] not in b"ZX"}


def ps_table():
    asked = ["/bin/ps", "-A", "-o", "pid=,ppid=,pgid=,rss=,stat="]
    lines = (line.split() for line in subprocess.run(asked, stdout=subprocess.PIPE).stdout.splitlines())
    return {int(f[0]): (int(f[1]), int(f[2]), int(f[3]) * 1024) for f in lines if len(f) > 4 and f[4][:1] != b"Z"}


class Adopted:
    """Linux: we are the subreaper, so every orphan among the descendants becomes our child, and none can get away.

    A process that was there before us, or that descends from one, never becomes ours; those are read once.
    """

    def __init__(self):
        self.root = os.getpid()
        self.foreign = present() - {self.root}

    def scan(self):
        """The table of every descendant, ended but unread ones included: they take a place in the system's list."""
        return dict(self.walk())

    def walk(self):
        """The same one by one, each told as soon as it is known."""
        there = present()
        self.foreign &= there
        rows, mine = {}, {self.root}
        for pid in sorted(there - self.foreign - mine):
            if self.ours(pid, rows, mine):
                yield pid, rows[pid]

    def ours(self, pid, rows, mine):
        """Follows the parents of a process up to one that is known, and remembers the answer for all of them."""
        chain = []
        while pid and pid not in mine and pid not in self.foreign:
            rows[pid] = rows.get(pid) or row(pid)
            if rows[pid]:
                chain.append(pid)
                pid = rows[pid][0]
            elif not chain:
                return False
            else:
                # It ended between two reads; who inherited its child is written down by now.
                pid = chain.pop()
                rows[pid] = None
        (mine if pid in mine else self.foreign).update(chain)
        return pid in mine

    def orphans(self):
        """Pids of our own children by one small read; none where the kernel does not tell."""
        return list(map(int, read("/proc/self/task/%d/children" % self.root).split()))


class Traced:
    """Elsewhere: parents and process groups, look by look. A program that changes both between two looks gets away."""

    def __init__(self, pid):
        self.table = proc_table if LINUX else ps_table
        self.known, self.groups = {pid}, {pid}

    def scan(self):
        rows = self.table()
        # A group without members is forgotten, for its number may soon be somebody else's.
        self.groups &= {group for _, group, _ in rows.values()}
        self.known &= set(rows)
        grown = True
        while grown:
            more = {pid for pid, (parent, group, _) in rows.items() if parent in self.known or group in self.groups}
            grown = not more <= self.known
            self.known |= more
            self.groups |= {rows[pid][1] for pid in self.known}
        return {pid: rows[pid] for pid in self.known}

    def walk(self):
        return self.scan().items()

    def orphans(self):
        return []


def adopting():
    """Makes this process the one that inherits orphans. None, or why it cannot be."""
    if not LINUX:
        return "no subreaper on this system"
    try:
        import ctypes

        prctl = ctypes.CDLL(None).prctl
        arguments = [ctypes.c_ulong(number) for number in (1, 0, 0, 0)]
        return None if prctl(36, *arguments) == 0 else "the kernel refuses a subreaper"  # PR_SET_CHILD_SUBREAPER
    except (ImportError, OSError, AttributeError):
        return "this Python has no ctypes"


def proportional(pid):
    """Bytes of a process, each shared page divided by its users; costs milliseconds where it is large."""
    for line in read("/proc/%d/smaps_rollup" % pid).splitlines():
        if line.startswith(b"Pss:"):
            return int(line.split()[1]) * 1024
    found = row(pid)  # another user's, or it has ended meanwhile
    return found[2] if found else 0


def command_line(pid):
    if LINUX:
        text = read("/proc/%d/cmdline" % pid).replace(b"\0", b" ")
    else:
        text = subprocess.run(["/bin/ps", "-o", "command=", "-p", str(pid)], stdout=subprocess.PIPE).stdout
    return text.decode("utf-8", "replace").strip()[:LINE]
