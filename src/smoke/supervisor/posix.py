# Linux and macOS.

import select
import signal


def send(pid, number):
    try:
        os.kill(pid, number)
    except OSError:
        pass


class Lane:
    """Lets us run while a breeding program wants every turn, of which it would leave us one in thousands.

    Where we may, we go before everybody else. Elsewhere one processor is kept from the program, if there are two.
    """

    def __init__(self):
        self.kept = None
        try:
            os.sched_setscheduler(0, os.SCHED_RR | os.SCHED_RESET_ON_FORK, os.sched_param(1))
        except (AttributeError, OSError):
            self.keep()

    def keep(self):
        usable = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else ()
        if len(usable) > 1:
            self.kept = {max(usable)}
            os.sched_setaffinity(0, usable - self.kept)  # what we start inherits it

    def enter(self):
        if self.kept:
            os.sched_setaffinity(0, self.kept)


class Reaper:
    """Collects what ended, and ends what has not."""

    def __init__(self, family):
        self.family, self.pid, self.status, self.memory = family, 0, None, 0
        self.struck = set()  # pids that were killed and have not been collected since
        self.orphans_ended = 0

    def anyone(self):
        """Is anyone left? With adoption, exactly as long as we have a child: that answer has no race."""
        for _ in range(1000):  # a breeding program may end processes as fast as they can be collected
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return isinstance(self.family, Traced) and bool(self.family.scan())
            if pid == 0:
                return True
            self.struck.discard(pid)
            self.orphans_ended += 1
            if pid == self.pid:
                self.status = status
                self.memory = max(self.memory, usage.ru_maxrss * (1024 if LINUX else 1))
        return True

    def end(self):
        """Ends everybody. Gives the command lines, and how many could not be ended.

        Whoever is killed hands its children to us, so that everybody becomes an orphan of ours sooner or later. To kill
        those takes microseconds, and outruns what only lives to start the next one; to look for all descendants takes
        ten times longer, but need not wait until the killed have had their turn to end.
        """
        names, deadline, due = self.hold(), time.monotonic() + PATIENCE, 0.0
        while self.anyone() and time.monotonic() < deadline:
            fresh = self.strike(self.family.orphans(), names)
            if not fresh or time.monotonic() > due:
                fresh = self.strike((pid for pid, _ in self.family.walk()), names) or fresh
                due = time.monotonic() + 0.01
            if not fresh:
                time.sleep(0.001)
        return names, len(self.family.scan()) if self.anyone() else 0

    def strike(self, pids, names):
        """True if there was anyone new to kill. At least one of them all gets a name."""
        fresh = False
        for pid in pids:
            if pid not in self.struck:
                names += [] if names else filter(None, [command_line(pid)])
                send(pid, signal.SIGKILL)
                self.struck.add(pid)
                fresh = True
        return fresh

    def hold(self):
        """Stops everybody who can be seen, so that few breed while the rest is named and killed.

        A process group is stopped in one step that no fork can slip through.
        """
        groups, seen = {os.getpgrp()}, []
        for pid, (_, group, _) in self.family.walk():
            if group not in groups:
                groups.add(group)
                send(-group, signal.SIGSTOP)
            send(pid, signal.SIGSTOP)
            seen.append(pid)
        names = []
        for pid in seen:
            if len(names) < NAMED:
                names += filter(None, [command_line(pid)])
        return names


class Watch(Reaper):
    """One run of the program under its limits; `parent` is whose end is ours."""

    def __init__(self, request, parent, adopts):
        super().__init__(Adopted() if adopts else None)
        self.request, self.parent, self.asked, self.peak, self.newest = request, parent, False, 1, None
        self.tails, self.poll, self.until = {}, select.poll(), request.get("until", "")
        wake, told = os.pipe()
        os.set_blocking(told, False)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self.ask)
        self.listen(wake)

    def ask(self, *_):
        self.asked = True

    def listen(self, descriptor):
        self.tails[descriptor] = Tail()
        self.poll.register(descriptor, 1 | 16)  # POLLIN, POLLHUP
        return self.tails[descriptor]

    def start(self):
        """Why it cannot be started, or None."""
        (out, out_end), (err, err_end) = os.pipe(), os.pipe()
        self.out, self.err = self.listen(out), self.listen(err)
        self.began = self.looked = self.weighed = time.monotonic()
        lane = Lane()
        self.program, error = start(self.request, stdout=out_end, stderr=err_end, start_new_session=True)
        lane.enter()
        os.close(out_end)
        os.close(err_end)
        if self.program:
            self.pid = self.program.pid
            self.family = self.family or Traced(self.pid)
            self.program.returncode = 0  # we collect it ourselves
        return error

    def pump(self, seconds):
        """Takes what was written, and waits at most that time for something. False if nothing came."""
        ready = self.poll.poll(max(0, seconds) * 1000)
        for descriptor, _ in ready:
            chunk = os.read(descriptor, KEEP)
            self.tails[descriptor].add(chunk)
            if not chunk:
                self.poll.unregister(descriptor)
        return bool(ready)

    def look(self):
        """Which limit is broken. All descendants are counted when processes were started, else at every tick."""
        newest_before, self.newest = self.newest, newest()
        if self.newest == newest_before and time.monotonic() - self.looked < TICK:
            return None
        members = self.family.scan()
        self.looked = time.monotonic()
        # What has ended and waits for us to collect it holds no memory, and is no fault of the program.
        count = sum(1 for parent, _, resident in members.values() if resident or parent != os.getpid())
        self.peak = max(self.peak, count)
        # A program may also multiply by children that start others and end at once: few live, but orphans without end.
        if count > self.request["processes"] or self.orphans_ended > 4 * self.request["processes"]:
            return "processes"
        # Resident memory counts a page for each process that shares it: never too little, and free. Only when that
        # passes the limit is the fair share asked for, and then no more than a fifth of the time.
        memory = sum(resident for _, _, resident in members.values())
        if LINUX and memory > self.request["memory"]:
            if self.looked < self.weighed:
                return None
            memory = sum(map(proportional, members))
            if memory > self.request["memory"]:
                # While processes end, those read later have larger shares: once more, and the smaller sum counts.
                memory = min(memory, sum(map(proportional, self.family.scan())))
            self.weighed = time.monotonic() + 4 * (time.monotonic() - self.looked)
        self.memory = max(self.memory, memory)
        return "memory" if memory > self.request["memory"] else None

    def follow(self):
        """Until nobody is left (None) or for a reason to end them."""
        ended, due = None, self.began + self.request["seconds"]
        while self.anyone():
            if self.status is not None and ended is None:
                ended, due = time.monotonic(), time.monotonic() + GRACE
            if self.asked or os.getppid() != self.parent:
                return "asked"
            if os.path.exists(self.until):
                return "until"
            broken = self.look()
            if broken:
                return broken
            if time.monotonic() >= due:
                return "time" if ended is None else "left"
            self.pump(min(NAP, due - time.monotonic()))
        return None

    def run(self):
        """The outcome; None where we were asked to end it."""
        error = self.start()
        if error:
            return outcome(error=error)
        stopped = self.follow()
        taken = time.monotonic() - self.began
        survivors, immortal = self.end() if stopped else ([], 0)
        if stopped == "until":
            stopped, survivors = None, []
        drained = time.monotonic() + 0.2  # what cannot be ended may hold a stream open for ever
        while self.pump(0) and time.monotonic() < drained:
            pass
        ending = self.status if stopped in (None, "left") else None  # None also where it was ended as asked
        known = outcome(
            exitCode=os.WEXITSTATUS(ending) if ending is not None and os.WIFEXITED(ending) else None,
            signal=os.WTERMSIG(ending) if ending is not None and os.WIFSIGNALED(ending) else None,
            stopped=stopped,
            survivors=survivors,
            notes=["%d processes could not be ended" % immortal] if immortal else [],
            stdout=self.out.text(),
            stderr=self.err.text(),
            milliseconds=round(taken * 1000),
            peakProcesses=self.peak,
            peakMemory=self.memory,
        )
        return None if stopped == "asked" else known


def inner(request, parent, trouble):
    """Never returns: the process that runs the program, in a session of its own."""
    code = 1
    try:
        os.setsid()
        result = Watch(request, parent, trouble is None and adopting() is None).run()
        if result:
            if trouble and LINUX:
                result["notes"].append("processes may have got away unseen: " + trouble)
            tell(result)
            code = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def posix(request):
    """Two processes that guard each other: whichever is killed, the other ends the program and all its descendants.

    Killing our process group does not take both. Parents are watched by asking, which works everywhere and, unlike
    PR_SET_PDEATHSIG, does not mistake the end of the thread that started us for the end of the process.
    """
    trouble = adopting() if request.get("adopt", True) else "not asked to adopt"
    guard, parent, own = Reaper(Adopted()) if trouble is None else None, os.getppid(), os.getpid()
    alive, held = os.pipe()
    pid = os.fork()
    if pid == 0:
        inner(request, own, trouble)
    os.close(held)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: send(pid, signal.SIGTERM))
    while not select.select([alive], [], [], 0.2)[0]:
        if os.getppid() != parent:
            send(pid, signal.SIGTERM)
    _, status = os.waitpid(pid, 0)
    if guard:
        guard.end()
    os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 1)
