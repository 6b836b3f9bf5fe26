# A container engine's client, as far as Slipway uses one. Strict about what it is asked.
import json
import os
import signal
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BEHAVIOUR = json.load(open(os.path.join(HERE, "behaviour.json")))
NAMES = os.path.join(HERE, "containers")
FETCHED = os.path.join(HERE, "fetched")
VALUES = ("--pull", "--name", "--network", "--cap-drop", "--security-opt", "--user", "--userns", "--mount", "--workdir", "--env")


def fail(text, code=1):
    sys.stderr.write(text + "\n")
    sys.exit(code)


def parse(args):
    flags, rest = {}, list(args)
    while rest and rest[0].startswith("--"):
        flag = rest.pop(0)
        flags.setdefault(flag, []).append(rest.pop(0) if flag in VALUES else True)
    return flags, rest[0], rest[1:]


def mounts(flags):
    import csv

    for text in flags.get("--mount", []):
        fields = next(csv.reader([text]))
        pairs = dict(field.split("=", 1) for field in fields if "=" in field)
        if not os.path.exists(pairs["source"]):
            fail("docker: bind source path does not exist: " + pairs["source"], 125)
        yield ("--ro-bind" if "readonly" in fields else "--bind"), pairs["source"], pairs["target"]


def run(args):
    flags, image, argv = parse(args)
    if BEHAVIOUR.get("refuses"):
        fail(BEHAVIOUR["refuses"], 125)
    if not re_digest(image) or not has_image():
        fail("Unable to find image %s locally" % image, 125)
    box = ["/usr/bin/bwrap", "--ro-bind", "/usr", "/usr", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"]
    for name in ("bin", "lib", "lib64", "sbin"):
        box += ["--symlink", "usr/" + name, "/" + name]
    for flag, source, target in sorted(mounts(flags), key=lambda mount: mount[2]):
        box += ["--tmpfs", target] if BEHAVIOUR.get("remote") else [flag, source, target]
    box += ["--unshare-pid", "--new-session", "--clearenv", "--setenv", "PATH", "/usr/bin:/bin"]
    for name in flags.get("--env", []):
        box += ["--setenv", name, os.environ[name]]
    box += ["--chdir", flags.get("--workdir", ["/"])[0]]
    told, tell = os.pipe()
    os.set_inheritable(tell, True)
    child = subprocess.Popen(box + ["--info-fd", str(tell)] + argv, close_fds=False, start_new_session=True)
    os.close(tell)
    said = b""
    while b"}" not in said:
        said += os.read(told, 65536) or b"}"
    inside = json.loads(said)["child-pid"]
    mine = os.path.join(NAMES, flags["--name"][0])
    open(mine, "w").write(str(inside))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: proxied(inside, number))
    code = child.wait()
    if os.path.exists(mine):
        os.unlink(mine)
    sys.exit(code if code >= 0 else 128 - code)


def proxied(inside, number):
    """To what runs inside, which is the child of the namespace's first."""
    for pid in open("/proc/%d/task/%d/children" % (inside, inside)).read().split():
        os.kill(int(pid), number)


def re_digest(image):
    return "@sha256:" in image


def has_image():
    return BEHAVIOUR.get("image") or os.path.exists(FETCHED)


def remove(name):
    mine = os.path.join(NAMES, name)
    if not os.path.exists(mine):
        fail("Error response from daemon: No such container: " + name)
    os.kill(int(open(mine).read()), signal.SIGKILL)
    os.unlink(mine)


def main(args):
    with open(os.path.join(HERE, "calls"), "a") as calls:
        calls.write(json.dumps(args) + "\n")
    if BEHAVIOUR.get("down"):
        fail("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?")
    if args[0] in ("version", "info"):
        machine = {"x86_64": "amd64", "aarch64": "arm64"}[os.uname().machine]
        print(BEHAVIOUR.get("platform", "linux/" + machine))
    elif args[:2] == ["image", "inspect"]:
        if not has_image():
            fail("Error response from daemon: No such image: " + args[-1])
        print("sha256:0")
    elif args[0] == "pull":
        if BEHAVIOUR.get("unreachable"):
            fail(BEHAVIOUR["unreachable"])
        open(FETCHED, "w").close()
    elif args[0] == "run":
        run(args[1:])
    elif args[:2] == ["rm", "--force"]:
        remove(args[2])
    else:
        fail("unknown: " + " ".join(args), 125)


main(sys.argv[1:])
