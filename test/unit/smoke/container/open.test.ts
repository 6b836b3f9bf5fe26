import { mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Cancelled } from "../../../../src/model/errors.ts";
import { createExec } from "../../../../src/runtime/node/exec.ts";
import { IMAGE, openContainer } from "../../../../src/smoke/container/open.ts";
import { type Behaviour, standInEngine } from "../../../support/docker.ts";
import { pythonPorts } from "../../../support/python-ports.ts";
import { temporaryFolder } from "../../../support/temporary.ts";
import { describeUnless, noProgram, notLinux } from "../../../support/unless.ts";

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, "rooms"));
  await mkdir(join(folder, "tools"));
  await symlink(join(folder, "rooms"), join(folder, "linked"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (path: string, signal = new AbortController().signal, program = "/bin/sh") =>
  openContainer(
    pythonPorts(createExec({ PATH: path, HOME: folder }, signal), {
      workRoot: join(folder, "linked"),
      arch: process.arch === "arm64" ? "arm64" : "x64",
    }),
    { program, mounts: [{ path: join(folder, "tools"), writable: false }] },
  );

async function engine(behaviour: Behaviour = {}) {
  return standInEngine(folder, behaviour);
}

async function ready(behaviour: Behaviour = {}, signal = new AbortController().signal) {
  const made = await engine(behaviour);
  const container = await open(made.bin, signal);
  if (container.kind === "none") throw new Error(container.reason);
  return { ...made, ...container };
}

const sh = (script: string) => ["/bin/sh", "-c", script];

test("the image is named by a digest, by no tag and by no registry", () => {
  expect(IMAGE).toMatch(/^alpine@sha256:[0-9a-f]{64}$/);
});

test("no engine at all", async () => {
  expect(await open(join(folder, "rooms"))).toEqual({
    kind: "none",
    reason:
      "no container engine can run it here (docker: asking docker: docker could not be started; podman: asking podman: podman could not be started)",
  });
});

test("an engine that only says that all went well", async () => {
  const { os, arch } = { os: "linux", arch: process.arch === "arm64" ? "arm64" : "amd64" };
  const exec = { run: async () => ({ exitCode: 0, stdout: `${os}/${arch}\n`, stderr: "" }) };
  const ports = pythonPorts(exec, { workRoot: folder, arch: arch === "arm64" ? "arm64" : "x64" });
  const container = await openContainer(ports, { program: "/bin/sh", mounts: [] });
  expect(container).toMatchObject({
    kind: "none",
    reason: expect.stringContaining("docker: what a container writes does not arrive here"),
  });
});

describeUnless(notLinux ?? noProgram("bwrap"))("with an engine", () => {
  test.each<[string, Behaviour, string]>([
    ["whose service is down", { down: true }, "docker: Cannot connect to the Docker daemon"],
    ["of another processor", { platform: "linux/riscv64" }, "docker: it runs linux/riscv64"],
    ["of another system", { platform: "windows/amd64" }, "docker: it runs windows/amd64"],
    ["that cannot have the image", { unreachable: "toomanyrequests: slow down" }, "docker: toomanyrequests: slow down"],
    ["that starts no container", { image: true, refuses: "no init here" }, "docker: no init here"],
    [
      "that says last where its help is",
      { image: true, refuses: "docker: invalid mount\n\nRun 'docker run --help' for more information" },
      "docker: docker: invalid mount",
    ],
    ["on another machine", { image: true, remote: true }, "No such file or directory"],
  ])("%s: none, and why", async (_, behaviour, reason) => {
    const container = await open((await engine(behaviour)).bin);
    expect(container).toMatchObject({ kind: "none", reason: expect.stringContaining(reason) });
  });

  test("the second one is taken where the first is of no use", async () => {
    const docker = await standInEngine(folder, { down: true });
    const podman = await standInEngine(folder, {}, "podman");
    const container = await open(`${docker.bin}:${podman.bin}`);
    expect(container).toMatchObject({
      kind: "ready",
      about: expect.stringMatching(/^Alpine 3\.\d+\.\d+ .* by podman$/),
    });
    // It would hand in the proxies of this machine.
    expect((await podman.calls()).find(([first]) => first === "run")).toContain("--http-proxy=false");
  });

  test("an image that is there is not fetched", async () => {
    const { calls } = await ready({ image: true });
    expect((await calls()).map(([first]) => first)).toEqual(["version", "image", "run"]);
  });

  test("an image that is not there is fetched by its digest", async () => {
    const { calls } = await ready();
    expect(await calls()).toContainEqual(["pull", "--quiet", IMAGE]);
  });

  test("inside there are the folders, and nothing else of this machine", async () => {
    await writeFile(join(folder, "outside"), "");
    const { exec } = await ready();
    const script = `ls ${folder}; touch ${folder}/rooms/new ${folder}/tools/new; env`;
    const { stdout, stderr } = await exec.run(sh(script), { accept: "any", env: { GIVEN: "1" } });
    expect(stdout.split("\n")).toEqual(expect.arrayContaining(["linked", "rooms", "tools", "GIVEN=1"]));
    expect(await readdir(join(folder, "rooms"))).toEqual(["new"]);
    expect(stdout).not.toMatch(/outside|HOME=/);
    expect(stderr).toMatch(/tools\/new.*Read-only/);
  });

  test("a program that takes too long is ended with its container", async () => {
    const { exec, containers, calls } = await ready();
    const running = exec.run(sh("sleep 60"), { timeoutMs: 700 });
    await expect(running).rejects.toThrow("did not end within 0.7 s");
    expect(await containers()).toEqual([]);
    expect((await calls()).at(-1)?.slice(0, 2)).toEqual(["rm", "--force"]);
  });

  test("the wish to stop ends it too, also where the program does not listen", async () => {
    const stop = new AbortController();
    const { exec, containers } = await ready({}, stop.signal);
    const running = exec.run(sh("trap '' TERM; while :; do sleep 1; done"));
    setTimeout(() => stop.abort(), 500);
    await expect(running).rejects.toBeInstanceOf(Cancelled);
    expect(await containers()).toEqual([]);
  });
});
