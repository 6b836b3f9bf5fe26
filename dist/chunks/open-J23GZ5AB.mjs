import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  ToolError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/smoke/container/open.ts
import { mkdtemp, realpath, rm, stat } from "node:fs/promises";
import { join } from "node:path";

// src/smoke/container/alpine.json
var alpine_default = {
  name: "alpine",
  version: "3.22.6",
  digest: "sha256:5291449c3df73caf6ed85e649dec1b9e818b39a5d8c871e97afc13e9cd5e8fa8"
};

// src/smoke/container/contained.ts
import { randomUUID } from "node:crypto";
var NOT_STARTED = 125;
var BY_SIGNAL = 128;
var REMOVAL = 2e4;
function field(text) {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
function mountFlag({ path, writable }) {
  const fields = ["type=bind", field(`source=${path}`), field(`target=${path}`)];
  return [...fields, ...writable ? [] : ["readonly"]].join(",");
}
function containerCommand({ client, flags, image, mounts, user }, name, {
  argv,
  cwd,
  variables
}) {
  return [
    ...[client, "run", "--rm", "--init", "--interactive", "--pull", "never", "--name", name],
    ...["--network", "host", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"],
    // Folders of the machine's are no container's by their label, where labels are.
    ...["--security-opt", "label=disable", "--user", user, ...flags],
    ...mounts.flatMap((mount) => ["--mount", mountFlag(mount)]),
    ...cwd === void 0 ? [] : ["--workdir", cwd],
    ...variables.flatMap((variable) => ["--env", variable]),
    ...[image, ...argv]
  ];
}
function clientOptions({ bare: _, cwd: __, ...options }) {
  return options;
}
async function remove(exec, client, name) {
  const options = { accept: "any", timeoutMs: REMOVAL, clearsUp: true, what: "removing a container" };
  await exec.run([client, "rm", "--force", name], options).catch(() => void 0);
}
async function runInside(exec, place, { argv, options }) {
  const name = `slipway-${randomUUID()}`;
  const variables = Object.entries(options.env ?? {}).flatMap(([key, value]) => value === void 0 ? [] : [key]);
  const { cwd } = options;
  const command = containerCommand(place, name, { argv, variables, ...cwd === void 0 ? {} : { cwd } });
  try {
    const result = await exec.run(command, clientOptions(options));
    if (result.exitCode > BY_SIGNAL) await remove(exec, place.client, name);
    if (result.exitCode !== NOT_STARTED) return result;
    const tail = result.stderr.split("\n").filter((line) => line !== "");
    const failure = { argv: command, exitCode: NOT_STARTED, tail: tail.slice(-30) };
    throw new ToolError(`${options.what ?? argv[0] ?? ""}: ${place.client} could not start its container`, failure);
  } catch (error) {
    await remove(exec, place.client, name);
    throw error;
  }
}
function containedExec(exec, place, inside) {
  return {
    run: (argv, options = {}) => argv[0] === inside ? runInside(exec, place, { argv, options }) : exec.run(argv, options)
  };
}

// src/smoke/container/open.ts
var IMAGE = `${alpine_default.name}@${alpine_default.digest}`;
var ANSWER = 1e4;
var PULL = 18e4;
var TRIAL = 6e4;
var ENGINES = [
  { client: "docker", ask: ["version", "--format", "{{.Server.Os}}/{{.Server.Arch}}"], flags: () => [] },
  {
    client: "podman",
    ask: ["info", "--format", "{{.Host.OS}}/{{.Host.Arch}}"],
    // It hands in this machine's proxies, whose addresses may hold passwords; and without root's rights it would have others
    // for ours inside.
    flags: (uid) => ["--http-proxy=false", ...uid === 0 ? [] : ["--userns", "keep-id"]]
  }
];
var PLATFORMS = { x64: "linux/amd64", arm64: "linux/arm64" };
function wordOf(error) {
  if (!(error instanceof ToolError)) throw error;
  return error.failure.tail.filter((line) => !/^(Run|See) '/.test(line)).at(-1) ?? error.message;
}
async function refusal(exec, { client, ask }, { arch }) {
  try {
    const { stdout } = await exec.run([client, ...ask], { timeoutMs: ANSWER, what: `asking ${client}` });
    const platform = stdout.trim();
    return platform === PLATFORMS[arch] ? void 0 : `it runs ${platform}`;
  } catch (error) {
    return wordOf(error);
  }
}
async function pull(exec, client) {
  const asked = await exec.run([client, "image", "inspect", "--format", "{{.Id}}", IMAGE], {
    accept: "any",
    timeoutMs: ANSWER,
    what: "looking for an image"
  });
  if (asked.exitCode === 0) return void 0;
  await exec.run([client, "pull", "--quiet", IMAGE], { timeoutMs: PULL, what: "fetching an image" });
  return void 0;
}
async function trial(exec, place, folder) {
  const room = await mkdtemp(join(folder, "container-"));
  try {
    const file = join(room, "written");
    const touch = "/bin/touch";
    const run = { timeoutMs: TRIAL, what: "trying a container" };
    await containedExec(exec, place, touch).run([touch, file], run);
    const written = await stat(file).catch(() => void 0);
    if (written === void 0) return "what a container writes does not arrive here";
    return `${written.uid}:${written.gid}` === place.user ? void 0 : "what a container writes is not this user's";
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}
async function told(work) {
  try {
    return await work;
  } catch (error) {
    return wordOf(error);
  }
}
async function withTargets(mounts) {
  const all = /* @__PURE__ */ new Map();
  for (const mount of mounts)
    for (const path of [mount.path, await realpath(mount.path)]) all.set(path, { ...mount, path });
  return [...all.values()];
}
async function openContainer({ exec, machine }, request) {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const reasons = [];
  for (const engine of ENGINES) {
    const { client } = engine;
    const mounts = await withTargets([{ path: machine.workRoot, writable: true }, ...request.mounts]);
    const place = { client, flags: engine.flags(uid), image: IMAGE, mounts, user: `${uid}:${gid}` };
    const reason = await refusal(exec, engine, machine) ?? await told(pull(exec, client)) ?? await told(trial(exec, place, await realpath(machine.workRoot)));
    if (reason === void 0) {
      const about = `Alpine ${alpine_default.version} (${alpine_default.digest}), by ${client}`;
      return { kind: "ready", exec: containedExec(exec, place, request.program), about };
    }
    reasons.push(`${client}: ${reason}`);
  }
  return { kind: "none", reason: `no container engine can run it here (${reasons.join("; ")})` };
}
export {
  IMAGE,
  openContainer
};
