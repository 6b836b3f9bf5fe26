import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readPylock } from "../../../src/environment/pylock.ts";
import { resolveRequirements } from "../../../src/environment/requirements.ts";
import type { RequirementsRequest } from "../../../src/model/environment.ts";
import type { Exec } from "../../../src/model/ports.ts";
import type { LockKind, ProjectFacts } from "../../../src/model/project.ts";
import { packageFacts, scriptFacts } from "../../support/facts.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import {
  HASH as A,
  diagnosed,
  EMPTY_LOCK as EMPTY,
  fakeUv,
  pinned,
  portsWith,
  type Run,
  recordingExec,
  toolFailure,
} from "./support.ts";

const UV = { executable: "/tools/uv", version: "0.13.8" };

let root: string;
let work: string;
beforeEach(async () => {
  root = await temporaryFolder();
  work = join(root, "work");
  await mkdir(work);
});
afterEach(() => rm(root, { recursive: true, force: true }));

type Changes = Partial<Pick<RequirementsRequest, "choice" | "extras" | "groups">>;

function request(facts: ProjectFacts, changes: Changes = {}): RequirementsRequest {
  const chosen = { choice: "auto", extras: [], groups: [], ...changes };
  return { facts, python: "/usr/bin/python3", version: "3.13.9", epoch: undefined, work, ...chosen };
}

interface Locked {
  readonly kind: LockKind;
  readonly text: string;
  readonly changes?: Changes;
  readonly facts?: Partial<ProjectFacts>;
  /** What the index has. */
  readonly index?: ReturnType<typeof recordingExec>;
}

const ports = (exec: Exec) => ({
  ...portsWith(exec),
  machine: { ...portsWith(exec).machine, cache: join(root, "cache") },
});

/** Name, version and marker of everything that a lock is brought into one form with. */
async function locked({ kind, text, changes = {}, facts = {}, index = fakeUv() }: Locked): Promise<string[]> {
  await writeFile(join(root, kind), text);
  const project = packageFacts({ root, locks: [{ kind, path: kind }], ...facts });
  const result = await resolveRequirements(ports(index.exec), UV, request(project, changes));
  // Of a lock without addresses the files are looked up, for one system.
  expect(result).toEqual({ file: join(work, "pylock.toml"), source: kind, everywhere: kind === "pylock.toml" });
  const { packages } = readPylock(await readFile(result.file, "utf8"), result.file);
  for (const { wheels } of packages) expect(wheels).toMatchObject([{ sha256: A }]);
  return packages.map(
    ({ name, version, marker }) => `${name}==${version}${marker === undefined ? "" : ` ; ${marker}`}`,
  );
}

const fact = (value: string) => ({ value, at: { file: "pyproject.toml" } });

describe("uv.lock", () => {
  const project = () => packageFacts({ root, locks: [{ kind: "uv.lock", path: "uv.lock" }] });

  test("is checked, then exported with the chosen extras and groups", async () => {
    const { exec, runs } = fakeUv(pinned("rich"));
    const wanted = request(project(), { extras: ["socks", "yaml"], groups: ["dev"] });
    const { source } = await resolveRequirements(portsWith(exec), UV, wanted);
    expect(source).toBe("uv.lock");
    const [check, exported] = runs.map(({ argv }) => argv.join(" "));
    expect(runs).toHaveLength(2);
    expect(check).toBe(`/tools/uv lock --check --quiet --project ${root} --python /usr/bin/python3`);
    expect(exported).toContain("--frozen --no-emit-project --no-default-groups");
    expect(exported).toContain(`--extra socks --extra yaml --group dev -o ${work}/pylock.uv.toml`);
    expect(exported).toContain("--format pylock.toml");
    expect(runs.map(({ options }) => options.cwd)).toEqual([root, root]);
  });

  test("out of date: says how to mend it", async () => {
    const { exec, runs } = recordingExec(({ argv }: Run) => {
      throw toolFailure(argv, "error: The lockfile at `uv.lock` needs to be updated, but `--check` was provided.");
    });
    const [problem] = await diagnosed(resolveRequirements(portsWith(exec), UV, request(project())));
    expect(problem?.code).toBe("stale-lock");
    expect(problem?.hint).toContain("Run `uv lock`");
    expect(runs).toHaveLength(1);
  });

  test("any other failure of uv stays as it is", async () => {
    const { exec } = recordingExec(({ argv }) => {
      throw toolFailure(argv, "error: no route to host");
    });
    await expect(resolveRequirements(portsWith(exec), UV, request(project()))).rejects.toThrow("/tools/uv failed");
  });

  test("names what has no hash", async () => {
    const text = `${pinned("rich")}[[packages]]\nname = "mem"\ndirectory = { path = "../mem" }
[[packages]]\nname = "tool"\nvcs = { type = "git", url = "https://example.org/tool", commit-id = "abc" }\n`;
    const problems = await diagnosed(resolveRequirements(portsWith(fakeUv(text).exec), UV, request(project())));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.code).toBe("locked-without-hash");
    expect(problems[0]?.message).toContain("no hash of tool (vcs):");
  });
});

describe("poetry.lock", () => {
  const entry = (name: string, lines: string): string =>
    `[[package]]\nname = "${name}"\nversion = "1.0"\n${lines}\nfiles = [{ file = "x.whl", hash = "sha256:${A}" }]\n`;
  const POETRY_2 = [
    entry("requests", 'optional = false\ngroups = ["main"]'),
    entry("pysocks", 'optional = true\ngroups = ["main"]\nmarkers = "extra == \\"socks\\""'),
    entry(
      "pyyaml",
      'optional = true\ngroups = ["main"]\nmarkers = "sys_platform != \\"win32\\" and extra == \\"yaml\\""',
    ),
    entry("pygments", 'optional = false\ngroups = ["main", "dev"]\nmarkers = {main = "extra == \\"socks\\""}'),
    '[extras]\nsocks = ["pysocks"]\nyaml = ["pyyaml"]\n',
  ].join("");
  const POETRY_1 = [
    entry("requests", "optional = false"),
    entry("rich", "optional = true").replace(/$/, '[package.dependencies]\nmarkdown-it_py = ">=2"\n'),
    entry("markdown-it-py", "optional = true"),
    entry("pyyaml", "optional = true"),
    '[extras]\nshow = ["rich"]\nyaml = ["pyyaml"]\n',
  ].join("");
  const index = () =>
    fakeUv(
      ["requests", "pysocks", "pyyaml", "pygments", "rich", "markdown-it-py"].map((name) => pinned(name)).join(""),
    );
  const poetry = (text: string, changes: Changes = {}, facts: Partial<ProjectFacts> = {}) =>
    locked({ kind: "poetry.lock", text, changes, facts, index: index() });

  test.each<[Changes, string[]]>([
    [{}, ["requests==1.0"]],
    [{ extras: ["socks"] }, ["pygments==1.0", "pysocks==1.0", "requests==1.0"]],
    [{ extras: ["yaml"] }, ['pyyaml==1.0 ; sys_platform != "win32"', "requests==1.0"]],
    [{ groups: ["dev"] }, ["pygments==1.0", "requests==1.0"]],
  ])("of Poetry 2 with %j", async (changes, expected) => {
    expect(await poetry(POETRY_2, changes)).toEqual(expected);
  });

  test.each<[Changes, string[]]>([
    [{}, ["requests==1.0"]],
    [{ extras: ["show"] }, ["markdown-it-py==1.0", "requests==1.0", "rich==1.0"]],
  ])("of Poetry 1 with %j", async (changes, expected) => {
    expect(await poetry(POETRY_1, changes)).toEqual(expected);
  });

  test("without a chosen extra is refused", async () => {
    const [problem] = await diagnosed(poetry(POETRY_2, { extras: ["colour"] }));
    expect(problem).toMatchObject({ code: "lock-without-choice", hint: expect.stringContaining("poetry lock") });
  });

  test("that lacks what a chosen extra depends on is out of date; an extra may name another", async () => {
    const extras = { socks: ["pysocks>=2"], yaml: ["pyyaml"], all: ["app[socks]"] };
    const text = POETRY_2.replace("[extras]", '[extras]\nall = ["pysocks"]');
    const [problem] = await diagnosed(poetry(text, { extras: ["all"] }, { extras }));
    expect(problem?.code).toBe("stale-lock");
    expect(problem?.message).toContain("pysocks>=2 is wanted, and it has 1.0");
    await poetry(text, { extras: ["yaml"] }, { extras });
  });

  test.each(["git", "directory", "file", "url"])("names a package from %s", async (type) => {
    const text = `${entry("requests", 'groups = ["main"]')}[package.source]\ntype = "${type}"\nurl = "x"\n`;
    const problems = await diagnosed(poetry(text));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "locked-without-hash" });
    expect(problems[0]?.message).toContain(`requests (${type})`);
  });

  test("of another index is taken", async () => {
    const text = `${entry("requests", 'groups = ["main"]')}[package.source]\ntype = "legacy"\nurl = "x"\n`;
    expect(await poetry(text)).toEqual(["requests==1.0"]);
  });
});

describe("pylock.toml", () => {
  const PLAIN = `lock-version = "1.0"\n${pinned("rich")}`;
  const pylock = (text: string, changes: Changes = {}, facts: Partial<ProjectFacts> = {}) =>
    locked({ kind: "pylock.toml", text, changes, facts });

  test("gives what it locks, without the project itself", async () => {
    const text = `${PLAIN}[[packages]]\nname = "App"\ndirectory = { path = ".", editable = true }\n`;
    expect(await pylock(text)).toEqual(["rich==1.0"]);
  });

  test("tells extras and groups apart by their markers", async () => {
    const head = 'extras = ["socks"]\ndependency-groups = ["dev", "default"]\ndefault-groups = ["default"]\n';
    const packages = [
      pinned("rich", "marker = \"'default' in dependency_groups\""),
      pinned("pysocks", "marker = \"'socks' in extras and os_name != 'nt'\""),
      pinned("pytest", "marker = \"'dev' in dependency_groups\""),
    ].join("");
    const text = `lock-version = "1.0"\n${head}${packages}`;
    expect(await pylock(text)).toEqual(["rich==1.0"]);
    expect(await pylock(text, { extras: ["socks"], groups: ["dev"] })).toEqual([
      "pysocks==1.0 ; os_name != 'nt'",
      "pytest==1.0",
      "rich==1.0",
    ]);
  });

  test.each(["vcs", "directory", "archive"])("names a package from %s", async (key) => {
    const problems = await diagnosed(pylock(`${PLAIN}[[packages]]\nname = "x"\n${key} = { url = "u" }\n`));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(`x (${key})`);
  });

  test("that no parser understands is refused", async () => {
    expect(await diagnosed(pylock("packages = 3"))).toMatchObject([{ code: "bad-lock" }]);
  });

  test("out of date", async () => {
    const problems = await diagnosed(pylock(PLAIN, {}, { dependencies: [fact("rich>2")] }));
    expect(problems).toMatchObject([{ code: "stale-lock" }]);
  });
});

test.each<[LockKind, string]>([
  ["requirements.txt", `rich==15.0.0 --hash=sha256:${A}\n`],
  ["pylock.toml", EMPTY],
])("extras and groups that %s cannot tell apart are refused, with the remedy", async (kind, text) => {
  const problems = await diagnosed(locked({ kind, text, changes: { extras: ["socks"], groups: ["dev"] } }));
  expect(problems).toHaveLength(1);
  expect(problems[0]?.code).toBe("lock-without-choice");
  expect(problems[0]?.message).toBe(`${kind} does not say which packages are wanted by extra socks, group dev`);
  expect(problems[0]?.hint).toContain("leave them out");
});

describe("without a lock", () => {
  test("the project is resolved with its extras and groups, hashed, in its own folder", async () => {
    const { exec, runs } = fakeUv();
    const wanted = request(packageFacts({ root }), { extras: ["socks"], groups: ["dev"] });
    expect(await resolveRequirements(portsWith(exec), UV, wanted)).toMatchObject({
      source: "resolved",
      everywhere: true,
    });
    expect(runs).toHaveLength(1);
    expect(runs[0]?.options.cwd).toBe(root);
    const argv = runs[0]?.argv.join(" ") ?? "";
    expect(argv).toContain(
      "/tools/uv pip compile --format pylock.toml --no-header --python /usr/bin/python3 --universal",
    );
    expect(argv).toContain(`--extra socks --group ${root}/pyproject.toml:dev ${root}/pyproject.toml -o`);
  });

  test("versions that fit this system alone are not said to be everybody's", async () => {
    const uv = fakeUv();
    const run: Exec["run"] = async (argv, options) => {
      const done = await uv.exec.run(argv, options);
      return argv.includes("--universal") ? { ...done, exitCode: 1 } : done;
    };
    const { everywhere } = await resolveRequirements(portsWith({ run }), UV, request(packageFacts({ root })));
    expect(everywhere).toBe(false);
    expect(uv.runs.map(({ argv }) => argv.includes("--universal"))).toEqual([true, false]);
  });

  test("a script's own requirements are resolved", async () => {
    const { exec, runs } = fakeUv();
    const facts = scriptFacts({ root, dependencies: [fact("rich"), fact("httpx>1")] });
    await resolveRequirements(portsWith(exec), UV, request(facts));
    expect(runs[0]?.argv).toContain(join(work, "requirements.in"));
    expect(await readFile(join(work, "requirements.in"), "utf8")).toBe("rich\nhttpx>1\n");
  });

  test("one that was named is missed", async () => {
    const wanted = request(packageFacts({ root }), { choice: "requirements-ci.txt" });
    expect(await diagnosed(resolveRequirements(portsWith(fakeUv().exec), UV, wanted))).toMatchObject([
      { code: "no-such-lock" },
    ]);
  });
});

test.each([
  ["requirements-dev.txt", "resolved"],
  ["requirements_test.txt", "resolved"],
  ["requirements-linux-ci.txt", "resolved"],
  ["requirements.txt", "requirements.txt"],
  ["requirements-special.txt", "requirements-special.txt"],
])("%s by itself: versions come from %s", async (path, source) => {
  await writeFile(join(root, path), `rich==1.0 --hash=sha256:${A}\n`);
  const facts = packageFacts({ root, locks: [{ kind: "requirements.txt", path }] });
  const { exec } = fakeUv(pinned("rich"));
  expect((await resolveRequirements(ports(exec), UV, request(facts))).source).toBe(source);
  const named = await resolveRequirements(ports(exec), UV, request(facts, { choice: path }));
  expect(named.source).toBe(path);
});
