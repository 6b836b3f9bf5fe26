import { describe, expect, it } from "vitest";
import { diagnose } from "../../../src/smoke/diagnose.ts";
import { MECHANISMS } from "../../../src/smoke/mechanisms.ts";

const scene = (bundler: string, files: readonly string[] = []) => ({
  bundler,
  ownSpec: false,
  inProject: (path: string) => files.includes(path),
});
const trace = (line: string): string => `Traceback (most recent call last):\n  File "x.py", line 1\n${line}\n`;
const option = (name: string, add: string) => ({ bundler: "pyinstaller", option: name, add });

describe("a failure of a frozen program", () => {
  it.each([
    ["ModuleNotFoundError: No module named 'a.b'", "A module is not in", option("hidden-imports", "a.b")],
    [
      "ModuleNotFoundError: No module named '3204bda914b7f2c6__mypyc'",
      "A module is not in",
      option("hidden-imports", "3204bda914b7f2c6__mypyc"),
    ],
    [
      "importlib.metadata.PackageNotFoundError: No package metadata was found for Some-App",
      "metadata",
      option("copy-metadata", "Some-App"),
    ],
    [
      "pkg_resources.DistributionNotFound: The 'some.app' distribution was not found",
      "metadata",
      option("copy-metadata", "some.app"),
    ],
    [
      "FileNotFoundError: [Errno 2] No such file or directory: '/r/my b/_internal/pkg/data/x.json'",
      "A data file",
      option("collect-data", "pkg"),
    ],
    [
      "FileNotFoundError: [Errno 2] No such file or directory: 'C:\\\\r\\\\_internal\\\\pkg\\\\x.json'",
      "A data file",
      option("collect-data", "pkg"),
    ],
    [
      "FileNotFoundError: [Errno 2] No such file or directory: '/r/app/assets/logo.txt'",
      "A data file",
      { include: "assets/logo.txt" },
    ],
    ["jinja2.exceptions.TemplateNotFound: page.html", "A data file", undefined],
    [
      "zoneinfo._common.ZoneInfoNotFoundError: 'No time zone found with key Asia/Tokyo'",
      "Time zones",
      option("collect-data", "tzdata"),
    ],
    [
      "ImportError: libfoo.so.1: cannot open shared object file: No such file or directory",
      "A shared library",
      undefined,
    ],
    [
      "PyInstallerImportError: Failed to load dynlib/dll '/r/my b/_internal/pkg/libfoo.so'. Most likely this dynlib/dll was not found",
      "A shared library",
      option("collect-binaries", "pkg"),
    ],
    [
      "OSError: /r/my b/_internal/pkg/libfoo.so: cannot open shared object file: No such file or directory",
      "A shared library",
      option("collect-binaries", "pkg"),
    ],
    [
      "ImportError: DLL load failed while importing _x: The specified module could not be found.",
      "A shared library",
      undefined,
    ],
    ["AttributeError: 'NoneType' object has no attribute 'write'", "sys.stdout", undefined],
    [
      "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed",
      "certificate",
      undefined,
    ],
    ["locale.Error: unsupported locale setting", "The locale", undefined],
    ["NameError: name '__file__' is not defined", "__file__", undefined],
    ["NameError: name 'exit' is not defined", "exit()", undefined],
    ["_tkinter.TclError: no display name and no $DISPLAY environment variable", "A display", undefined],
    ["ConnectionRefusedError: [Errno 111] Connection refused", "A server", undefined],
    ["termios.error: (25, 'Inappropriate ioctl for device')", "A terminal", undefined],
  ])("%s", (line, title, mend) => {
    const found = diagnose({ text: trace(line) }, scene("pyinstaller", ["assets/logo.txt"]));
    expect(found?.hint).toContain(title);
    expect(found?.mend).toEqual(mend);
  });

  it("is told by what came last: the exception that ended the program, not the one that led to it", () => {
    const text = `${trace("ModuleNotFoundError: No module named 'tzdata'")}\nDuring handling\n${trace("zoneinfo.ZoneInfoNotFoundError: 'UTC'")}`;
    expect(diagnose({ text }, scene("pyinstaller"))?.mend).toEqual(option("collect-data", "tzdata"));
  });

  it.each([
    "ModuleNotFoundError: No module named 'a.b'",
    "importlib.metadata.PackageNotFoundError: No package metadata was found for Some-App",
    "FileNotFoundError: [Errno 2] No such file or directory: '/r/_internal/pkg/x.json'",
    "zoneinfo.ZoneInfoNotFoundError: 'No time zone found with key UTC'",
  ])("beside a spec file of the user's own has no line of slipway.yml: %s", (line) => {
    const found = diagnose({ text: trace(line) }, { ...scene("pyinstaller"), ownSpec: true });
    expect(found).toEqual({ hint: expect.stringContaining("Your spec file decides") });
  });

  it.each([
    ["ModuleNotFoundError: No module named 'a.b'", 'Analysis(): hiddenimports=["a.b"]'],
    ["PackageNotFoundError: No package metadata was found for x", 'Analysis(): datas=copy_metadata("x"), from'],
    [
      "FileNotFoundError: [Errno 2] No such file or directory: '/r/_internal/pkg/x.json'",
      'Analysis(): datas=collect_data_files("pkg"), from',
    ],
    [
      "OSError: /r/_internal/pkg/libx.so: cannot open shared object file: No such file or directory",
      'Analysis(): binaries=collect_dynamic_libs("pkg"), from',
    ],
    ["NameError: name 'exit' is not defined", "say it there: Call sys.exit()"],
  ])("beside a spec file of the user's own has a line of that file: %s", (line, says) => {
    const found = diagnose({ text: trace(line) }, { ...scene("pyinstaller"), ownSpec: true });
    expect(found?.hint).toContain(says);
  });

  it("that multiplies is told by its processes, whatever it writes", () => {
    const found = diagnose({ text: trace("KeyError: 1"), stopped: "processes" }, scene("pyinstaller"));
    expect(found?.hint).toContain("freeze_support");
  });

  it("of an unknown kind is not explained", () => {
    expect(diagnose({ text: trace("KeyError: 'x'") }, scene("pyinstaller"))).toBeUndefined();
    expect(
      diagnose({ text: trace("ModuleNotFoundError: No module named 'x'"), stopped: "time" }, scene("portable")),
    ).toBeUndefined();
  });
});

describe("a failure of a portable bundle", () => {
  it("is mended by no option that it does not have", () => {
    for (const line of ["ModuleNotFoundError: No module named 'x'", "PackageNotFoundError: x"]) {
      expect(diagnose({ text: trace(line) }, scene("portable"))).toEqual({
        hint: expect.stringContaining("requirements"),
      });
    }
  });

  it("brings back what was trimmed", () => {
    const found = diagnose({ text: trace("ModuleNotFoundError: No module named 'tkinter'") }, scene("portable"));
    expect(found?.mend).toEqual({ bundler: "portable", option: "trim", set: "off" });
  });
});

it("every mechanism is found in what its documentation shows, and has no words left open", () => {
  for (const { seen, pattern, title } of MECHANISMS)
    expect.soft(seen.replaceAll("NAME", "x").match(pattern), title).not.toBeNull();
});
