import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalog } from "../../../src/entry/catalog.ts";
import type { Catalog } from "../../../src/model/catalog.ts";
import { BuildError, NetworkError } from "../../../src/model/errors.ts";
import type { Interpreter } from "../../../src/model/interpreter.ts";
import type { Exec } from "../../../src/model/ports.ts";
import type { Releases } from "../../../src/model/releases.ts";
import { doctorAnswer } from "../../../src/report/doctor.ts";
import { createReleases } from "../../../src/runtime/github/releases.ts";
import { doctorStage } from "../../../src/stages/doctor.ts";
import { realExec, withoutGit } from "../../support/exec.ts";
import { projectFolder } from "../../support/project-folder.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { PERSON, READER, scene, TOKEN } from "../github/support.ts";

const PACKAGE = '[project]\nname = "hello"\nversion = "1.0"\nscripts = { hello = "hello:main" }\n';
const FILES = { "pyproject.toml": PACKAGE, "hello.py": "def main(): pass\n" };
const WORKFLOW = readFileSync("workflows/one-step.yml", "utf8").replace(
  "OWNER/slipway@<full SHA>",
  `acme/slipway@${"0123456789".repeat(4)}`,
);
const INTERPRETER: Interpreter = {
  source: "standalone",
  version: "3.14.6",
  executable: "/p/python",
  prefix: "/p",
  relocatable: true,
  sha256: undefined,
  url: undefined,
  reason: "",
  fallback: false,
};

const tools: Catalog = {
  ...catalog,
  obtainInterpreter: async () => INTERPRETER,
  obtainUv: async () => ({ executable: "/uv", version: "0.1" }),
};

interface About {
  readonly files?: Record<string, string>;
  readonly own?: Partial<Catalog>;
  readonly releases?: Releases;
  readonly tag?: string;
  readonly exec?: Exec;
}

async function doctor({ files = FILES, own = {}, releases, tag, exec = realExec }: About = {}) {
  const root = await projectFolder(files);
  const ports = { ...pythonPorts(exec), ...(releases === undefined ? {} : { releases }) };
  return doctorStage(
    ports,
    { ...tools, ...own },
    { root, flags: {}, inputs: {}, ...(tag === undefined ? {} : { tag }) },
  );
}

const of = (findings: Awaited<ReturnType<typeof doctor>>, what: string) => findings.filter((one) => one.what === what);

function hosted(token: string, { github }: ReturnType<typeof scene>): Releases {
  const { api, web: server } = github.origins;
  const signal = new AbortController().signal;
  return createReleases({
    repository: "acme/widget",
    token,
    api,
    server,
    signal,
    fetch: (request) => github.fetch(request),
  });
}

describe("slipway doctor", () => {
  test("a project with a workflow of ours can release, as far as that can be seen", async () => {
    const findings = await doctor({ files: { ...FILES, ".github/workflows/ship.yml": WORKFLOW } });
    expect(findings.filter(({ state }) => state === "fails")).toEqual([]);
    expect(of(findings, "uv")).toEqual([{ what: "uv", state: "fine", message: "0.1" }]);
    expect(doctorAnswer(findings)).toMatchObject({ failures: [] });
  });

  test("a machine without git: said, with what to do, and the other checks are made", async () => {
    const findings = await doctor({ exec: withoutGit });
    expect(of(findings, "git")).toMatchObject([{ state: "fails", hint: expect.stringContaining("Install git") }]);
    expect(of(findings, "uv")).toMatchObject([{ state: "fine" }]);
  });

  test("every problem of the configuration, and the checks that do without it", async () => {
    const files = {
      ...FILES,
      "slipway.yml": "sing: auto\nrunners: { linux-x64: 7 }\n",
      ".github/workflows/ship.yml": WORKFLOW,
    };
    const findings = await doctor({ files });
    expect(of(findings, "configuration").filter(({ state }) => state === "fails")).toMatchObject([
      { at: { line: 1 } },
      { at: { line: 2 } },
    ]);
    expect(of(findings, "rights of the job ship")).toMatchObject([{ state: "fine" }]);
    const { failures, text } = doctorAnswer(findings);
    expect(failures).toMatchObject([{ message: expect.stringMatching(/^A release would fail: 2 of/) }]);
    expect(text).not.toContain("A release would fail");
    expect(text).toMatch(/^✗ configuration: slipway\.yml:1:1: .*\n {4}\S/m);
  });

  test("a retired runner in slipway.yml", async () => {
    const findings = await doctor({ files: { ...FILES, "slipway.yml": "runners: { linux-x64: ubuntu-20.04 }\n" } });
    expect(of(findings, "configuration")).toMatchObject([
      { state: "fails", message: expect.stringContaining("retired") },
    ]);
  });

  test.each([
    [{ kind: "ready", exec: realExec, about: "Alpine, by docker" }, "fine", "Alpine, by docker"],
    [{ kind: "none", reason: "docker: down" }, "doubt", "docker: down"],
  ] as const)("a musl target, which is run in a container: %j", async (container, state, message) => {
    const files = { ...FILES, "slipway.yml": "targets: [linux-x64, linux-musl-x64]\n" };
    const findings = await doctor({ files, own: { openContainer: async () => container } });
    expect(of(findings, "container here, for linux-musl-x64")).toMatchObject([{ state, message }]);
  });

  test("a Python that only stands in, and a uv that cannot be had, however mildly that is said", async () => {
    const mild = { code: "no-uv", message: "no wheel", hint: "pip", severity: "warning" } as const;
    const findings = await doctor({
      own: {
        obtainInterpreter: async () => ({ ...INTERPRETER, source: "system", fallback: true, reason: "found on PATH" }),
        obtainUv: () => Promise.reject(new BuildError([mild])),
      },
    });
    expect(of(findings, "Python here, for linux-x64")).toMatchObject([{ state: "doubt" }]);
    expect(of(findings, "uv")).toEqual([{ what: "uv", state: "fails", message: "no wheel", hint: "pip" }]);
  });

  test("an interpreter's host that does not answer does not end the other checks", async () => {
    const fail = () => Promise.reject(new NetworkError("no answer", { url: "https://host" }));
    const findings = await doctor({ own: { obtainInterpreter: fail } });
    expect(of(findings, "Python here, for linux-x64")).toMatchObject([{ state: "fails", message: "no answer" }]);
    expect(of(findings, "signing")).toHaveLength(1);
  });

  test.each([
    ["a token that may write", TOKEN, "fine"],
    ["a token that may only read", READER, "fails"],
    ["a token of somebody else", PERSON, "fails"],
    ["a token that nobody knows", "unknown", "fails"],
  ])("%s", async (_, token, state) => {
    const s = scene();
    const findings = await doctor({ releases: hosted(token, s) });
    expect(of(findings, "token")).toMatchObject([{ state }]);
    expect(s.github.traffic.every(({ method }) => method === "GET")).toBe(true);
  });

  test("the token of an app: what GitHub tells of people says nothing about it", async () => {
    const s = scene();
    s.github.state.tokens.set("ghs_app", { login: "bot", kind: "integration", rights: { "acme/widget": "write" } });
    expect(of(await doctor({ releases: hosted("ghs_app", s) }), "token")).toMatchObject([{ state: "doubt" }]);
  });

  test("a tag that is published already", async () => {
    const s = scene();
    await s.ask("POST /releases", { tag_name: "v1.0", draft: false });
    const findings = await doctor({ releases: hosted(TOKEN, s), tag: "v1.0" });
    expect(of(findings, "release of the tag")).toMatchObject([{ state: "doubt" }]);
  });

  test("a tag of another version is a problem of the configuration", async () => {
    const findings = await doctor({ tag: "v2.0" });
    expect(of(findings, "configuration")).toMatchObject([{ state: "fails" }]);
  });
});
