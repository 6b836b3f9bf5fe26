// The job of the reusable workflow that signs programs for Windows: run as a runner runs it, between a leg and the release.
import { mkdir, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { collectLegs, handedOver } from "../../src/exchange/turn.ts";
import type { Fragment } from "../../src/model/manifest.ts";
import type { Leg, Plan } from "../../src/model/plan.ts";
import { treeDigests } from "../../src/publishers/checksums.ts";
import { type Results, startResults } from "../support/github/results.ts";
import { createLocalGitHub } from "../support/github/server.ts";
import { addRepository, type Repository } from "../support/github/state.ts";
import { type AuthenticodeStand, openAuthenticode, PASSWORD } from "../support/stand/authenticode.ts";
import { build, theStand } from "../support/stand/cli.ts";
import { type Exchange, handLegOver, openExchange, ownFragment, RUN, storedPlan } from "../support/stand/handed-leg.ts";
import { copyFiles, git, makeProject } from "../support/stand/projects.ts";
import { runAction, type Step } from "../support/stand/runner.ts";
import { part, tool } from "../support/stand/store.ts";
import { handOver, inRoom, openWindows, readWine } from "../support/stand/wine-room.ts";
import { noPart, testUnless } from "../support/unless.ts";

const stand = theStand();
const example = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples", "hello-world");
const work = join(stand.work, "sign-programs");
await mkdir(work, { recursive: true });
const lack = noPart(stand.azurite, "Azurite") ?? noPart(stand.wine, "Wine");
const opened = await part("Authenticode", async () => {
  if (lack !== undefined) throw new Error(lack);
  return openAuthenticode(work);
});
const TOKEN = "ghs_thetokenofthisrun";
const NAME = "hello-world-1.0.0-windows-x64";

if (opened.state === "ready") {
  describe("programs that a job of its own signs", () => tried(opened.value, stand.azurite ?? ""));
} else {
  testUnless(opened.reason)("programs that a job of its own signs", () => {});
}

function tried(real: AuthenticodeStand, azurite: string): void {
  let results: Results;
  let exchange: Exchange;
  let hosted: Repository;
  let close: () => Promise<void>;
  let project: string;
  let env: Record<string, string>;
  let plan: Plan;
  let leg: Leg;
  let reference: string;
  let fragment: Fragment;
  let release: string;

  const job = (action: string, inputs: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) =>
    runAction(stand, {
      action,
      workspace: project,
      ref: "refs/tags/v1.0.0",
      inputs: { ...(stand.mirror === undefined ? {} : { "python-mirror": stand.mirror }), ...inputs },
      env: { ...env, ...more },
    });
  const secrets = () => ({ CERTIFICATE: real.store("code"), CERTIFICATE_PASSWORD: PASSWORD });
  const done = (step: Step): Step => {
    expect(step.outcome.code, step.outcome.output).toBe(0);
    return step;
  };

  beforeAll(async () => {
    results = await startResults(azurite);
    const authenticode = `key: CERTIFICATE, password: CERTIFICATE_PASSWORD, timestamp: "${real.timestamp}", jar: "${real.jar}"`;
    await copyFiles(example, join(work, "project"));
    project = await makeProject(join(work, "project"), {
      "slipway.yml": `targets: [windows-x64]\nsigning: { authenticode: { ${authenticode} } }\n`,
      ".gitignore": "release/\n",
    });
    await git(project, "tag", "v1.0.0");
    const github = createLocalGitHub();
    hosted = addRepository(github.state, "acme/widget");
    hosted.tags.set("v1.0.0", { commit: await git(project, "rev-parse", "HEAD"), object: undefined });
    github.state.tokens.set(TOKEN, { login: "b[bot]", kind: "integration", rights: { "acme/widget": "write" } });
    const listener = await github.listen();
    close = () => listener.close();
    env = { ...results.environment(RUN, "ship"), GITHUB_API_URL: listener.url };
    // The client reads its settings from the environment, with every request.
    for (const [name, value] of Object.entries(env)) if (name.startsWith("ACTIONS_")) vi.stubEnv(name, value);
    exchange = openExchange(env);
    await build(stand, project, ["windows-x64", "--cross"]);
    release = join(project, "release");
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await close?.();
    await results?.close();
    real.close();
  });

  test("the plan says that programs are signed, and fails where that is required and the secret is not there", async () => {
    const missing = await job("plan", {
      mode: "release",
      token: TOKEN,
      sign: "required",
      secrets: "none MINISIGN_KEY",
    });
    expect(missing.outcome.code).toBe(1);
    expect(missing.outcome.output).toContain("CERTIFICATE, which is not set");
    const { outputs } = done(await job("plan", { mode: "release", token: TOKEN }));
    expect(outputs["signs-programs"]).toBe("true");
    reference = outputs["plan"] ?? "";
    plan = await storedPlan(exchange, reference, work);
    leg = plan.legs[0] ?? expect.unreachable("a plan without legs");
  });

  test("without the secret nothing is handed on, and a warning says why", async () => {
    fragment = await ownFragment(release, plan, leg);
    const bundle = { programs: [{ entry: "hello-world", path: "hello-world.exe" }], python: ["python/python.exe"] };
    const scratch = join(work, "leg");
    await handLegOver(exchange, { plan, leg, fragment, reference, files: release, scratch, more: { bundle } });
    const step = done(await job("sign", { plan: reference }));
    expect(step.outputs["matrix"]).toBe("");
    expect(step.outcome.output).toContain("::warning");
  });

  test("with it every program is signed, nothing else is changed, and the key is seen nowhere", async () => {
    const step = done(await job("sign", { plan: reference }, secrets()));
    expect(JSON.parse(step.outputs["matrix"] ?? "")).toMatchObject({ include: [{ target: "windows-x64" }] });
    const said = step.outcome.output.split("\n").filter((line) => !line.startsWith("::add-mask::"));
    expect(said.join("\n")).not.toContain(PASSWORD);
    const scope = { group: `${groupOf()}-signed`, attempt: 1 };
    await collectLegs(exchange, await handedOver(exchange, scope, 1), join(work, "signed"));
    const [folder = ""] = await readdir(join(work, "signed"));
    const unpacked = join(work, "unpacked");
    for (const [from, to] of [
      [join(release, `${NAME}.zip`), "before"],
      [join(work, "signed", folder, `${NAME}.zip`), "after"],
    ] as const)
      await tool(["python3", "-m", "zipfile", "-e", from, join(unpacked, to)]);
    const { leg: signed }: { readonly leg: Fragment } = JSON.parse(
      await readFile(join(work, "signed", folder, "fragment.json"), "utf8"),
    );
    const ours = (signed.signatures ?? []).filter(({ by }) => by === "us").map(({ file }) => `${NAME}/${file}`);
    expect(ours).toContain(`${NAME}/hello-world.exe`);
    for (const file of ours)
      expect(await real.verify(join(unpacked, "after", file)), file).toContain("Number of verified signatures: 1");
    const [before, after] = [await treeDigests(join(unpacked, "before")), await treeDigests(join(unpacked, "after"))];
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    const changed = [...before.keys()].filter((name) => before.get(name)?.sha256 !== after.get(name)?.sha256);
    expect(changed.sort()).toEqual([...ours].sort());
    fragment = signed;
  });

  test("what was not run since is not released", async () => {
    const step = await job("release", { plan: reference, token: TOKEN });
    expect(step.outcome.code).toBe(1);
    expect(step.outcome.output).toContain("were not run since");
    expect(hosted.releases).toEqual([]);
  });

  test("what was run is released, byte for byte, and says who signed what", async () => {
    const smoke = [
      { what: "hello-world --version", result: "passed", detail: "exit code 0", milliseconds: 1 },
    ] as const;
    const tried = { ...fragment, smoke: [...smoke] };
    await handLegOver(exchange, {
      ...{ plan, leg, fragment: tried, reference, stage: "-tried", scratch: join(work, "tried") },
    });
    done(await job("release", { plan: reference, token: TOKEN }));
    const assets = new Map(hosted.releases[0]?.assets.map(({ name, content }) => [name, content?.bytes]));
    const manifest = JSON.parse(Buffer.from(assets.get("slipway-manifest.json") ?? []).toString());
    expect(manifest.legs).toMatchObject([{ signatures: fragment.signatures, smoke }]);
    expect(assets.get(`${NAME}.zip`)?.length).toBe(fragment.artifacts[0]?.size);
    expect(manifest.legs[0].artifacts).toEqual(fragment.artifacts);
  });

  test("the signed program runs on Windows", async () => {
    const windows = await openWindows(readWine(stand), join(work, "windows"), []);
    await tool(["cp", "-r", join(work, "unpacked", "after", NAME), windows.folder]);
    await handOver([windows.folder]);
    const outcome = await windows.run([inRoom("desk", NAME, "hello-world.exe"), "Ada"], { cwd: "." });
    expect(outcome.output).toContain("Hello, Ada!");
    expect(outcome.code).toBe(0);
  });

  const groupOf = (): string => {
    const names = results.artifacts.list().map(({ name }) => /^slipway-(plan-[0-9a-f]{8})-a1-leg-/.exec(name)?.[1]);
    return names.find((name) => name !== undefined) ?? "";
  };
}
