# Windows: a job object holds the program and whatever descends from it; when its last handle closes, they all end.


def structures():
    """What SetInformationJobObject and QueryInformationJobObject take (winnt.h), with classes 9, 1 and 3."""
    from ctypes import Structure, c_int64, c_size_t, c_uint32, c_uint64

    class Basic(Structure):
        _fields_ = [("process_time", c_int64), ("job_time", c_int64), ("flags", c_uint32), ("least", c_size_t)]
        _fields_ += [("most", c_size_t), ("processes", c_uint32), ("affinity", c_size_t), ("classes", c_uint32 * 2)]

    class Extended(Structure):
        _fields_ = [("basic", Basic), ("io", c_uint64 * 6), ("process_memory", c_size_t), ("memory", c_size_t)]
        _fields_ += [("process_peak", c_size_t), ("peak", c_size_t)]

    class Accounting(Structure):
        _fields_ = [("times", c_int64 * 4), ("faults", c_uint32), ("total", c_uint32), ("active", c_uint32)]
        _fields_ += [("refused", c_uint32)]

    class Members(Structure):
        _fields_ = [("assigned", c_uint32), ("listed", c_uint32), ("pids", c_size_t * 4096)]

    return Extended, Accounting, Members


class Job:
    def __init__(self, request):
        import ctypes

        self.ctypes, self.kernel = ctypes, ctypes.WinDLL("kernel32", use_last_error=True)
        self.extended, self.accounting, self.members = structures()
        self.kernel.CreateJobObjectW.restype = self.kernel.OpenProcess.restype = ctypes.c_void_p
        self.handle = ctypes.c_void_p(self.kernel.CreateJobObjectW(None, None))
        wanted = self.extended()
        wanted.basic.flags = 0x8 | 0x200 | 0x2000  # ACTIVE_PROCESS, JOB_MEMORY, KILL_ON_JOB_CLOSE
        # The system refuses at its limits, and then nobody learns who asked for too much. We notice a little earlier.
        wanted.basic.processes = request["processes"] + 1
        wanted.memory = request["memory"] * 9 // 8
        self.check(self.kernel.SetInformationJobObject(self.handle, 9, ctypes.byref(wanted), ctypes.sizeof(wanted)))

    def check(self, done):
        if not done:
            raise self.ctypes.WinError(self.ctypes.get_last_error())

    def take(self, program):
        """Takes a suspended program in and lets it run."""
        process = self.ctypes.c_void_p(int(program._handle))
        try:
            self.check(self.kernel.AssignProcessToJobObject(self.handle, process))
        except OSError:
            program.kill()
            raise
        self.ctypes.WinDLL("ntdll").NtResumeProcess(process)  # its thread's handle is closed by now

    def ask(self, kind, structure):
        answer = structure()
        size = self.ctypes.sizeof(answer)
        self.kernel.QueryInformationJobObject(self.handle, kind, self.ctypes.byref(answer), size, None)
        return answer

    def names(self):
        """Program files of who is in the job; Windows tells no command line of another process."""
        members, found = self.ask(3, self.members), []
        for pid in members.pids[: min(members.listed, NAMED)]:
            process = self.ctypes.c_void_p(self.kernel.OpenProcess(0x1000, False, pid))  # QUERY_LIMITED_INFORMATION
            text, size = self.ctypes.create_unicode_buffer(LINE), self.ctypes.c_uint32(LINE)
            if process and self.kernel.QueryFullProcessImageNameW(process, 0, text, self.ctypes.byref(size)):
                found.append(text.value)
            if process:
                self.kernel.CloseHandle(process)
        return found

    def end(self):
        self.kernel.TerminateJobObject(self.handle, 1)


def listen(stream):
    import threading

    tail = Tail()

    def drain():
        for chunk in iter(lambda: os.read(stream.fileno(), KEEP), b""):
            tail.add(chunk)

    thread = threading.Thread(target=drain, daemon=True)
    thread.start()
    return tail, thread


def windows_watch(request, job, program, began):
    """Why it was stopped, and the most processes seen."""
    ended, due, most = None, began + request["seconds"], 1
    while True:
        if program.poll() is not None and ended is None:
            ended, due = time.monotonic(), time.monotonic() + GRACE
        counts, memory = job.ask(1, job.accounting), job.ask(9, job.extended).peak
        most = max(most, counts.active)
        if ended is not None and counts.active == 0:
            return None, most
        if os.path.exists(request.get("until", "")):
            return "until", most
        if counts.active > request["processes"] or counts.refused:
            return "processes", most
        if memory > request["memory"]:
            return "memory", most
        if time.monotonic() >= due:
            return ("time" if ended is None else "left"), most
        try:
            program.wait(0.02)
        except subprocess.TimeoutExpired:
            continue
        time.sleep(0.01)


def windows(request):
    job, began = Job(request), time.monotonic()
    flags = 0x4 | 0x08000000  # CREATE_SUSPENDED, CREATE_NO_WINDOW
    program, error = start(request, stdout=subprocess.PIPE, stderr=subprocess.PIPE, creationflags=flags)
    if error:
        return outcome(error=error)
    job.take(program)
    (out, out_thread), (err, err_thread) = listen(program.stdout), listen(program.stderr)
    stopped, most = windows_watch(request, job, program, began)
    taken, survivors = time.monotonic() - began, job.names() if stopped else []
    code = program.poll()
    job.end()
    if stopped == "until":
        stopped, survivors = None, []
    for thread in (out_thread, err_thread):
        thread.join(1)
    return outcome(
        exitCode=code if stopped in (None, "left") else None,
        stopped=stopped,
        survivors=survivors,
        stdout=out.text(),
        stderr=err.text(),
        milliseconds=round(taken * 1000),
        peakProcesses=most,
        peakMemory=job.ask(9, job.extended).peak,
    )
