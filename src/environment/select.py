"""Says which locked wheel a package is installed from: tags and markers as `packaging` reads them, for this Python or another."""

import json
import sys

try:
    from pip._vendor.packaging import markers, tags
except ImportError:
    from packaging import markers, tags

OLD_NAMES = {(2, 17): "manylinux2014", (2, 12): "manylinux2010", (2, 5): "manylinux1"}


def platforms(kind, arch, newest):
    """Platform tags of another system, best first."""
    if kind == "macosx":
        yield from tags.mac_platforms(tuple(newest), arch)
        return
    if kind == "win":
        yield "win_" + arch
        return
    major, minor = newest
    for older in range(minor, -1, -1):
        yield "%s_%d_%d_%s" % (kind, major, older, arch)
        if kind == "manylinux" and (major, older) in OLD_NAMES:
            yield "%s_%s" % (OLD_NAMES[major, older], arch)
    yield "linux_" + arch


def tags_of(on):
    if on is None:
        yield from tags.sys_tags()
        return
    version = tuple(int(part) for part in on["version"].split(".")[:2])
    known = list(platforms(on["platform"]["kind"], on["platform"]["arch"], on["platform"]["newest"]))
    interpreter = "cp%d%d" % version
    yield from tags.cpython_tags(version, [interpreter], known)
    yield from tags.compatible_tags(version, interpreter, known)


def choose(names, rank):
    """Place of the best wheel: by its best tag, then by the higher build number. -1 where none fits."""
    found = []
    for place, name in enumerate(names):
        parts = name[: -len(".whl")].split("-")
        if len(parts) not in (5, 6):
            continue
        fits = [rank[str(tag)] for tag in tags.parse_tag("-".join(parts[-3:])) if str(tag) in rank]
        build = parts[2] if len(parts) == 6 else ""
        digits = build[: len(build) - len(build.lstrip("0123456789"))]
        if fits:
            found.append((min(fits), -int(digits or 0), place))
    return min(found)[2] if found else -1


def main():
    asked = json.load(sys.stdin)
    on = asked["on"]
    rank = {}
    for place, tag in enumerate(tags_of(on)):
        rank.setdefault(str(tag), place)
    environment = None if on is None else on["markers"]
    answer = []
    for package in asked["packages"]:
        marker = package["marker"]
        wanted = marker is None or markers.Marker(marker).evaluate(environment)
        answer.append(choose(package["wheels"], rank) if wanted else None)
    print("\nslipway:" + json.dumps(answer))


main()
