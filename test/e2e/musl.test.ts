import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import realTable from "../../src/python/standalone.json" with { type: "json" };
import { type Behaviour, type StandInEngine, standInEngine } from "../support/docker.ts";
import { makeWheel, type PackageIndex, startIndex, TINY_BACKEND, TINY_BUILD_SYSTEM } from "../support/package-index.ts";
import { archivesIn, plainEnvironment, slipway, theStand } from "../support/stand/cli.ts";
import type { ReadyStand } from "../support/stand/environment.ts";
import { installInterpreter, tableFor } from "../support/stand/interpreter.ts";
import { type Mirror, startMirror } from "../support/stand/mirror.ts";
import { copyProduct } from "../support/stand/product.ts";
import { makeProject } from "../support/stand/projects.ts";
import { describeUnless, noProgram } from "../support/unless.ts";

const stand = theStand();
const checkout = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const home = join(stand.work, "musl");

const HELLO = 'import os, sys\n\ndef main():\n    print("hello 1.0" if "--version" in sys.argv else "Hello, world!")\n';

describeUnless(noProgram("go") ?? noProgram("bwrap"))(
  "musl on glibc: the glibc interpreter in the other's place, and a stand-in engine",
  () => {
    let mirror: Mirror;
    let index: PackageIndex;
    let own: ReadyStand;

    beforeAll(async () => {
      const interpreter = await installInterpreter("linux-x64");
      // By its own name; the pin says that it is the one for musl.
      const table = tableFor([interpreter], realTable, new Date());
      const [[version = "", pins = {}] = []] = Object.entries(table.versions);
      const glibc = pins["linux-x64"];
      if (glibc === undefined) throw new Error("the table has nothing for this machine");
      const versions = { [version]: { ...pins, "linux-musl-x64": glibc } };
      const triples = { ...table.triples, "linux-musl-x64": table.triples["linux-x64"] ?? "" };
      mirror = await startMirror([interpreter]);
      own = {
        ...stand,
        product: await copyProduct(checkout, join(home, "product"), { ...table, versions, triples }),
        mirror: mirror.url,
      };
      index = await startIndex([await makeWheel("pure"), await makeWheel("tinybackend", { code: TINY_BACKEND })]);
    });
    afterAll(async () => {
      mirror?.close();
      await index?.close();
    });

    function project(name: string, code = HELLO): Promise<string> {
      return makeProject(join(home, name), {
        "pyproject.toml": `[project]\nname = "hello"\nversion = "1.0"\nrequires-python = ">=3.10"\ndependencies = ["pure"]\n[project.scripts]\nhello = "hello:main"\n${TINY_BUILD_SYSTEM}`,
        "tiny.txt": "name = hello\nversion = 1.0\nscript = hello:main\n",
        "hello.py": code,
        "slipway.yml": "targets: [linux-musl-x64]\n",
        ".gitignore": "release/\nout/\n",
      });
    }

    const engine = (name: string, behaviour: Behaviour = {}): Promise<StandInEngine> =>
      standInEngine(join(home, `${name}-engine`), behaviour);

    const run = (root: string, args: readonly string[], { bin }: StandInEngine) =>
      slipway(own, [...args, "--python-mirror", mirror.url], {
        cwd: root,
        seconds: 300,
        env: {
          UV_INDEX: index.url,
          XDG_CACHE_HOME: join(home, "cache"),
          PATH: `${bin}:${plainEnvironment(stand)["PATH"] ?? ""}`,
        },
      });

    const manifestIn = async (folder: string) =>
      JSON.parse(await readFile(join(folder, "slipway-manifest.json"), "utf8"));

    test("without --cross it is built, judged inside, and a release takes it", async () => {
      const root = await project("run");
      const made = await engine("run");
      const outcome = await run(root, ["build", "linux-musl-x64"], made);
      expect(outcome.code, outcome.output).toBe(0);
      expect(outcome.output).toMatch(/linux-musl-x64 is run in Alpine 3\.\d+\.\d+ .* by docker/);
      const [leg] = (await manifestIn(join(root, "release"))).legs;
      expect(leg.cross).toBeUndefined();
      expect(leg.smoke).toContainEqual(expect.objectContaining({ what: "hello --version", result: "passed" }));
      expect(leg.smoke).toContainEqual(expect.objectContaining({ what: "self-check", result: "passed" }));
      expect(leg.startup.median).toBeGreaterThan(0);
      expect(leg.interpreter.libraries.length).toBeGreaterThan(0);
      expect(await made.containers()).toEqual([]);

      const release = await run(root, ["release", "--to", "out"], made);
      expect(release.code, release.output).toBe(0);
      expect(await archivesIn(join(root, "out"))).toEqual([join(root, "out", "hello-1.0-linux-musl-x64.tar.gz")]);
    });

    test("a lone script is asked where it lies, and one that serves is asked from outside", async () => {
      const server =
        'import http.server, sys\n\nif "--version" in sys.argv:\n    print("tool 2.0")\nelse:\n    http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), http.server.SimpleHTTPRequestHandler).serve_forever()\n';
      const root = await makeProject(join(home, "serve"), {
        "tool.py": server,
        "slipway.yml":
          'name: tool\nversion: "2.0"\nentry: tool.py\ntargets: [linux-musl-x64]\nsmoke:\n  - run: ["--version"]\n    expect: "tool {version}"\n  - run: ["{port}"]\n    serve: "http://127.0.0.1:{port}/"\n',
        ".gitignore": "release/\n",
      });
      const made = await engine("serve");
      const outcome = await run(root, ["build", "linux-musl-x64"], made);
      expect(outcome.code, outcome.output).toBe(0);
      const [leg] = (await manifestIn(join(root, "release"))).legs;
      expect(leg.smoke.map(({ result }: { result: string }) => result)).toEqual(["passed", "passed", "passed"]);
      expect(await made.containers()).toEqual([]);
    });

    test("a program that works in its tree and not as it is shipped fails the build", async () => {
      const broken = 'import sys\n\ndef main():\n    sys.exit(3 if "smoke-" in __file__ else 0)\n';
      const root = await project("broken", broken);
      const made = await engine("broken");
      const outcome = await run(root, ["build", "linux-musl-x64"], made);
      expect(outcome.code, outcome.output).toBe(1);
      expect(outcome.stderr).toMatch(/hello --version/);
      expect(await archivesIn(join(root, "release"))).toEqual([]);
      expect(await made.containers()).toEqual([]);
    });

    test("slipway smoke: hello world and the application, each inside", async () => {
      const root = await project("smoke");
      const made = await engine("smoke");
      const outcome = await run(root, ["smoke", "linux-musl-x64", "--json"], made);
      expect(outcome.code, outcome.output).toBe(0);
      const result = JSON.parse(outcome.stdout);
      expect(JSON.stringify(result)).toContain("dependencies-not-tried");
      expect((await made.calls()).filter(([first]) => first === "run").length).toBeGreaterThan(8);
      expect(await made.containers()).toEqual([]);
    });

    test("without an engine it is refused, and says why; --cross puts it together, not run, and no release takes it", async () => {
      const root = await project("none");
      const made = await engine("none", { down: true });
      const refused = await run(root, ["build", "linux-musl-x64"], made);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toMatch(
        /linux-musl-x64 cannot be run on this machine: .*Cannot connect to the Docker daemon/,
      );
      const outcome = await run(root, ["build", "linux-musl-x64", "--cross"], made);
      expect(outcome.code, outcome.output).toBe(0);
      expect(outcome.output).toContain("linux-musl-x64 is not run: no container engine can run it here");
      const [leg] = (await manifestIn(join(root, "release"))).legs;
      expect(leg.cross).toEqual({ on: "linux-x64", smoke: "not run", bytecode: expect.any(Boolean) });
      const release = await run(root, ["release", "--to", "out"], made);
      expect(release.code).toBe(1);
      expect(release.stderr).toContain("the release is not complete");
    });
  },
);
