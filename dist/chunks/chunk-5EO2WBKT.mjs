import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  buildCrossLeg,
  buildLeg,
  bundleContext,
  cachedPorts,
  checkCommit,
  chooseLeg,
  configuredBundler,
  deliverLeg,
  isMuslHere,
  planStage,
  preflight,
  publishLegs,
  readFormers,
  readyEnvironment,
  readyInterpreter,
  releasePlanned,
  savingLater
} from "./chunk-HLMF252L.mjs";
import {
  verdictOf
} from "./chunk-K76BS2FT.mjs";
import {
  floorText,
  sizeText
} from "./chunk-K2IPQCL6.mjs";
import {
  DependencyTrialSchema,
  HELLO,
  pooled
} from "./chunk-AOD3NGQQ.mjs";
import {
  HANDOVER_NAME,
  checkSigning,
  handoverOf
} from "./chunk-DC7PZX4J.mjs";
import {
  FragmentSchema,
  MANIFEST_NAME
} from "./chunk-YWAGJZTN.mjs";
import {
  tagOf
} from "./chunk-2VOKWHUX.mjs";
import {
  targetFacts
} from "./chunk-F2ZGVHID.mjs";
import {
  compareVersions
} from "./chunk-SHF7BFNP.mjs";
import {
  normalName
} from "./chunk-IZIJMY2B.mjs";
import {
  LIST_NAMES
} from "./chunk-EYHZ6UKJ.mjs";
import {
  array,
  exactOptional,
  number,
  object,
  parseJson,
  pipe,
  safeParse,
  strictObject,
  string
} from "./chunk-K7URS2RY.mjs";
import {
  BuildError,
  ConfigError
} from "./chunk-4R4DXNF4.mjs";
import {
  diagnosticText,
  distinct
} from "./chunk-3HSMMY5N.mjs";

// src/report/report-data.ts
var MOST_FLOORS = 40;
function mostDemanding(a, b) {
  return compareVersions(b.version, a.version) || (a.file < b.file ? -1 : 1);
}
function floorsOf({ demands }) {
  return demands.toSorted(mostDemanding).slice(0, MOST_FLOORS).map((floor) => ({ file: floor.file, needs: floorText(floor), owner: floor.owner }));
}
function sizeFacts({ bytes, files, floors, form }) {
  const needs = floors.length === 0 ? "no particular version" : floors.map(floorText).join(", ");
  return [
    ["form", form],
    ["unpacked", `${sizeText(bytes)} in ${files} files`],
    ["needs", needs]
  ];
}
function builtFacts({ artifacts, startup, interpreter, bundler }, inspection) {
  const [, unpacked, needs] = sizeFacts(inspection);
  const packed = artifacts.map(({ name: name2, size }) => [name2, sizeText(size)]);
  const { name, version } = bundler;
  return [
    ...[unpacked, needs].flatMap((fact) => fact === void 0 ? [] : [fact]),
    ...startup === void 0 ? [] : [["starts in", `${(startup.median / 1e3).toFixed(2)} s`]],
    ["Python", `${interpreter.version} (${interpreter.source})`],
    ["bundler", version === null ? name : `${name} ${version}`],
    ...packed
  ];
}
function commitText({ commit, slipway }, dirty) {
  const source = commit === null ? "not from git" : `commit ${commit.id.slice(0, 12)}`;
  return `${source}${commit !== null && dirty ? ", with changes that are not committed" : ""}; made by Slipway ${slipway}`;
}
function builtReport(plan, {
  fragment,
  inspection,
  name
}) {
  const { contents } = inspection;
  const bundle = {
    target: fragment.target,
    name,
    facts: builtFacts(fragment, inspection),
    owners: contents.owners,
    floors: floorsOf(contents),
    checks: fragment.smoke.map(({ what, result, detail }) => ({ what, result, detail }))
  };
  const title = `${plan.project.name} ${plan.project.version}, ${fragment.target}`;
  return { title, subtitle: commitText(plan, fragment.dirty), bundles: [bundle] };
}
function inspectedReport(inspection, name) {
  const { contents, architecture, missing } = inspection;
  const needed = missing.map(({ library, file }) => ({
    what: `library ${library}`,
    result: "missing",
    detail: `needed by ${file}; neither inside nor part of the system`
  }));
  const bundle = {
    target: architecture ?? "no programs",
    name,
    facts: sizeFacts(inspection),
    owners: contents.owners,
    floors: floorsOf(contents),
    checks: needed
  };
  return { title: name, subtitle: "Looked at, and not run.", bundles: [bundle] };
}

// src/stages/report.ts
async function reportStage(catalog, { plan, built }, file) {
  const { fragment, inspection, bundle } = built;
  const name = bundle.root.split(/[\\/]/).at(-1) ?? "";
  await catalog.writeReport(file, builtReport(plan, { fragment, inspection, name }));
}
async function stepReport(ports, catalog, made) {
  const { name } = made.plan.project;
  const file = `${ports.machine.workRoot}/report/${name}-${made.built.fragment.target}.html`;
  await reportStage(catalog, made, file);
  return file;
}

// src/stages/release-here.ts
var usualTag = ({ plan, config }) => tagOf(config.release.tag, plan.project);
async function handOver(catalog, { plan, manifest, directory }, folder) {
  for (const leg of manifest.legs) {
    const text = JSON.stringify(handoverOf(plan, leg, void 0));
    const said = await catalog.writeReleaseTexts(`${folder}-said/${leg.target}`, /* @__PURE__ */ new Map([[HANDOVER_NAME, text]]));
    const files = leg.artifacts.map(({ name }) => ({ name, path: `${directory}/${name}` }));
    await catalog.layOut([...said, ...files], `${folder}/${leg.target}`);
  }
}
async function legsHere(ports, catalog, planned, at) {
  const delivered = await releasePlanned(ports, catalog, planned, {
    from: at.from,
    to: `${at.scratch}/files`,
    sbom: false
  });
  const folder = `${at.scratch}/legs`;
  await handOver(catalog, delivered, folder);
  const wanted = { kind: "matrix", jobs: delivered.manifest.legs.length, targets: [] };
  return { folder, wanted, account: delivered.built?.account };
}
async function releasedAlready(ports, { plan, config }, { folder, rehearse }) {
  if (rehearse || folder !== void 0 || plan.tag === null) return void 0;
  const names = [MANIFEST_NAME, ...config.release.checksums.map((algorithm) => LIST_NAMES[algorithm])];
  return preflight(ports, { tag: plan.tag, commit: plan.commit?.id, names, writes: true });
}
async function releaseHereStage(ports, catalog, wishes, options) {
  const planned = await planStage(ports, catalog, wishes);
  const { rehearse, from } = options;
  if (planned.plan.tag === null && !rehearse) {
    const hint = `Name it: --tag ${usualTag(planned)}. Without GitHub: --to DIR; to rehearse it: --rehearse.`;
    throw new ConfigError([{ code: "no-tag", message: "a release on GitHub has a tag, and none is named", hint }]);
  }
  if (!rehearse) {
    checkCommit(planned.plan);
    checkSigning(ports, planned.plan);
  }
  const already = await releasedAlready(ports, planned, options);
  if (already !== void 0) return { planned, already };
  const repository = ports.releases?.repository ?? "nobody/nothing";
  const stage = rehearse ? { ...ports, releases: await catalog.rehearsedReleases(repository) } : ports;
  const place = await ports.workplaces.open(`${planned.config.name}-release`, wishes.root);
  try {
    const scratch = place.directory;
    const legs = options.folder === void 0 ? await legsHere(ports, catalog, planned, { from, scratch }) : { folder: options.folder, wanted: { kind: "plan" } };
    const draft = options.draft === void 0 ? {} : { draft: options.draft };
    const rehearsed = rehearse ? { rehearsedTag: usualTag(planned) } : {};
    const request = {
      planned,
      ...legs,
      run: void 0,
      directory: `${scratch}/release`,
      ...draft,
      ...rehearsed
    };
    return await publishLegs(stage, catalog, request);
  } finally {
    await place.close(false);
  }
}

// src/stages/attempt.ts
var TOLD = [1, 2];
async function attempt({ signal }, work, told = TOLD) {
  const since = performance.now();
  const took = () => performance.now() - since;
  try {
    return { value: await work(), problems: [], milliseconds: took() };
  } catch (error) {
    const { exitCode, problems, details } = verdictOf(error, signal.aborted);
    if (!told.includes(exitCode)) throw error;
    const [first, ...rest] = problems;
    const lines = details.slice(-LINES).map((line) => `| ${line}`);
    const head = first === void 0 ? [] : [{ ...first, message: [first.message, ...lines].join("\n    ") }];
    return { value: void 0, problems: [...head, ...rest], milliseconds: took() };
  }
}
var LINES = 12;
function quietly(ports) {
  const { log } = ports;
  const say = (diagnostic) => log.info(diagnosticText(diagnostic));
  const quiet = { ...log, warn: say, error: say };
  return { ...ports, log: quiet };
}

// src/stages/bisect.ts
var MOST = 12;
function unknown(problems, why) {
  return new BuildError(problems.map((problem) => ({ ...problem, message: `${problem.message}
    (${why})` })));
}
async function narrow(make, suspects, first) {
  let [left, problems] = [suspects, first];
  while (left.length > 1) {
    const half = left.slice(0, Math.ceil(left.length / 2));
    const { value, problems: found } = await make(half);
    if (value === void 0) problems = found;
    left = value === void 0 ? half : left.slice(half.length);
  }
  return { dependency: left[0], problems };
}
async function accused(make, left, first) {
  const { dependency: found, problems } = await narrow(make, left, first);
  if (found === void 0) throw new BuildError(first);
  const message = problems[0]?.message ?? "";
  const others = left.filter((other) => other !== found && other.closure.includes(normalName(found.name)));
  return [
    { dependency: found, message },
    ...others.map((dependency) => ({ dependency, message: `it asks for ${found.name}: ${message}` }))
  ];
}
async function bundleWhatCan(all, make) {
  const whole = await make(all);
  if (whole.value !== void 0) return { value: whole.value, culprits: [] };
  const first = whole.problems;
  let made = 1;
  const counted = async (dependencies) => {
    if (made >= MOST) throw unknown(first, `the dependency that breaks it was not found with ${MOST} bundles`);
    made += 1;
    return make(dependencies);
  };
  if ((await counted([])).value === void 0) throw new BuildError(first);
  const culprits = [...await accused(counted, all, first)];
  for (; ; ) {
    const left = all.filter((dependency) => !culprits.some((one) => one.dependency === dependency));
    const { value, problems } = await counted(left);
    if (value !== void 0) return { value, culprits };
    culprits.push(...await accused(counted, left, problems));
  }
}

// src/model/smoke-result.ts
var HelloFindingSchema = strictObject({
  /** Bytes of the unpacked bundle. */
  bytes: number(),
  floor: FragmentSchema.entries.floor,
  startup: exactOptional(number()),
  milliseconds: number()
});

// src/stages/hello.ts
var FORMAT = 1;
var ELSEWHERE = 2;
function identity({ source, version, sha256, executable }) {
  return [source, version, sha256 ?? executable];
}
var ALONE = { has: () => false, directory: false };
function helloLeg(catalog, leg, other) {
  const { maxSize: _, maxGrowth: __, startup: ___, ...rest } = leg;
  const bundleName = `${HELLO.name}-${leg.target}`;
  const { name, options } = leg.bundler;
  const chosen = catalog.bundlers.get(name)?.optionsFor?.(options, other) ?? options;
  const artifacts = leg.artifacts.map(({ kind }) => ({
    kind,
    name: catalog.packagers.get(kind)?.artifactName(bundleName, leg.target) ?? bundleName
  }));
  return { ...rest, bundleName, include: [], smoke: [], bundler: { name, options: chosen }, artifacts };
}
function helloPlan(planned) {
  const { name, script } = HELLO;
  const entries = [{ kind: "script", name, script, gui: false }];
  const project = { ...planned.plan.project, name, version: "1.0", kind: "script", entries };
  return { ...planned, plan: { ...planned.plan, project: { ...project, icon: null, beforeBuild: [] } } };
}
function alonePlan(planned, root) {
  const { facts, wishes, plan } = helloPlan(planned);
  const script = HELLO.script;
  const nothing = { dependencies: [], extras: {}, groups: [], locks: [] };
  const own = {
    root,
    kind: "script",
    file: script,
    script,
    scriptFiles: [script],
    scriptParsesArguments: true
  };
  const project = { ...plan.project, requirements: "pyproject", extras: [], groups: [] };
  return {
    ...planned,
    wishes: { ...wishes, root },
    facts: { ...facts, ...own, ...nothing },
    plan: { ...plan, project }
  };
}
function findingOf({ bundleSize: bytes, floor, startup }, milliseconds) {
  return { bytes, floor, milliseconds, ...startup === void 0 ? {} : { startup: startup.median } };
}
async function recalled(ports, catalog, key) {
  const kept = safeParse(HelloFindingSchema, await catalog.probes.recall(ports, key));
  return kept.success ? kept.output : void 0;
}
async function trial(ports, catalog, { target, key, good }, build) {
  const known = await recalled(ports, catalog, key);
  if (known !== void 0) return { target, result: good, finding: known, reused: true, problems: [] };
  const work = async () => {
    const place = await ports.workplaces.open(`hello-${target}`, key);
    try {
      return await build(place.directory);
    } finally {
      await place.close(false);
    }
  };
  const { value, problems, milliseconds } = await attempt(ports, work, good === "not run" ? [1, 2, 3] : void 0);
  if (value === void 0) {
    const impossible = problems.some(({ code }) => code === "cannot-cross" || code === "service-failed");
    return { target, result: impossible ? "not tried" : "failed", reused: false, problems };
  }
  const finding = findingOf(value, milliseconds);
  await catalog.probes.keep(ports, key, finding);
  return { target, result: good, finding, reused: false, problems: [] };
}
function tryHello(ports, catalog, planned, { leg: of, interpreter }) {
  const leg = helloLeg(catalog, of, ALONE);
  const { slipway, python } = planned.plan;
  const by = interpreter === void 0 ? ["hello inside", FORMAT, slipway, python] : ["hello", FORMAT, slipway, identity(interpreter)];
  const build = interpreter === void 0 ? buildCrossLeg : buildLeg;
  const key = catalog.digest(JSON.stringify([...by, leg]));
  return trial(ports, catalog, { target: of.target, key, good: "passed" }, async (work) => {
    const folder = `${work}/project`;
    await catalog.probes.writeHello(folder, []);
    const own = { leg, work, release: false };
    const { fragment } = await build(quietly(ports), catalog, alonePlan(planned, folder), own);
    return fragment;
  });
}
function tryHelloElsewhere(ports, catalog, planned, at) {
  const { locked, scratch } = at;
  const leg = helloLeg(catalog, at.leg, ALONE);
  const own = helloPlan(planned);
  const { slipway, python, project } = own.plan;
  const key = catalog.digest(JSON.stringify(["elsewhere", ELSEWHERE, slipway, python, project, leg, locked]));
  return trial(ports, catalog, { target: leg.target, key, good: "not run" }, async (work) => {
    const application = `${work}/project`;
    await catalog.probes.writeHello(application, []);
    const place = { leg, work, release: false, application, looked: true, scratch };
    const { fragment } = await buildCrossLeg(quietly(ports), catalog, own, place);
    return fragment;
  });
}

// src/stages/dependencies.ts
var BUDGET = 120;
var FORMATS = { linux: "elf", macos: "macho", windows: "pe" };
var KeptSchema = array(DependencyTrialSchema);
function directRequirements({ facts, plan }) {
  const own = facts.dependencies.map(({ value, at }) => ({ text: value, at }));
  const extras = plan.project.extras.flatMap((extra) => {
    const name = Object.keys(facts.extras).find((known) => normalName(known) === normalName(extra));
    return (name === void 0 ? [] : facts.extras[name] ?? []).map((text) => ({ text }));
  });
  const groups = plan.project.groups.flatMap((group) => {
    const all2 = facts.groupRequirements ?? {};
    const name = Object.keys(all2).find((known) => normalName(known) === normalName(group));
    return (name === void 0 ? [] : all2[name] ?? []).map(({ value, at }) => ({ text: value, at }));
  });
  const all = [...own, ...extras, ...groups];
  return all.filter(({ text }, index) => all.findIndex((one) => one.text === text) === index);
}
async function lockedDigest(bench, tools) {
  const { ports, catalog, planned, work } = bench;
  const { requirements: choice, extras, groups } = planned.plan.project;
  const { executable: python, version } = tools.interpreter;
  const epoch = planned.plan.commit?.time;
  const request = { facts: planned.facts, choice, extras, groups, python, version, epoch, work };
  const { file } = await catalog.resolveRequirements(ports, tools.uv, request);
  return catalog.digest(await catalog.probes.read(file));
}
function inEnvironment({ modules, standard, beside }) {
  const installed = Object.values(modules).flatMap((own) => own.map((name) => name.split(".")[0] ?? name));
  const tops = /* @__PURE__ */ new Set([...installed, ...standard, ...beside]);
  return (name) => Object.hasOwn(modules, name) || tops.has(name.split(".")[0] ?? name);
}
function checkerOf({ checker }) {
  if (checker !== void 0) return checker;
  const message = "bundles of this bundler have no Python that could be asked";
  throw new BuildError([
    { code: "cannot-probe", severity: "warning", message, hint: "The application itself is tested all the same." }
  ]);
}
async function helloWith(bench, setting, work) {
  const { described, wanted } = setting;
  const { catalog, leg } = bench;
  const application = `${work}/project`;
  await catalog.probes.writeHello(
    application,
    wanted.flatMap((dependency) => dependency.modules)
  );
  const there = inEnvironment(described);
  const left = setting.out.flatMap(({ name, modules }) => [name, ...modules]);
  const isLeft = (name) => left.some((out) => name === out || name.startsWith(`${out}.`));
  const has = (name) => there(name) && !isLeft(name);
  const options = { has, directory: true, without: setting.out.flatMap(({ modules }) => modules) };
  return { ...bench, work, application, leg: { ...leg, ...helloLeg(catalog, leg, options) } };
}
async function bundleOf(bench, tools, setting, work) {
  const own = await helloWith(bench, setting, work);
  const { uv } = tools;
  const compiler = setting.environment.python;
  const context = await bundleContext(own, setting.environment, { uv, compiler, libraries: [] });
  const prepared = await configuredBundler(own).prepare(context);
  return prepared.make();
}
async function bundleAll(bench, tools, setting) {
  const { ports, catalog, leg, work } = bench;
  const { environment } = setting;
  const { os, arch } = targetFacts(leg.target);
  let made = 0;
  const make = (wanted) => {
    made += 1;
    const out = setting.wanted.filter((dependency) => !wanted.includes(dependency));
    const all = out.length === 0;
    const title = all ? "Hello world with all dependencies" : `Which of them is it? Hello world with ${wanted.length} of them`;
    const folder = made === 1 ? work : `${work}/part-${made}`;
    return ports.log.stage(
      title,
      () => attempt(ports, () => bundleOf(bench, tools, { ...setting, wanted, out }, folder))
    );
  };
  const { value: bundle, culprits } = configuredBundler(bench).environment === "venv" ? await bundleWhatCan(setting.wanted, make) : { value: await bundleOf(bench, tools, { ...setting, out: [] }, work), culprits: [] };
  const { sizes } = await catalog.inspectBundle(ports, {
    root: bundle.root,
    launchers: bundle.executables.map(({ path }) => path),
    home: { format: FORMATS[os], architecture: arch },
    application: bench.planned.plan.project.name,
    sitePackages: environment.sitePackages,
    accounted: false
  });
  const shares = sizes.filter(({ kind }) => kind === "distribution");
  const bytes = new Map(shares.map(({ owner, bytes: own }) => [normalName(owner.split(" ")[0] ?? ""), own]));
  return { bundle, bytes, culprits };
}
function unbundled({ dependency, message }) {
  const { name, version, requirement, modules, closure } = dependency;
  return {
    name,
    version,
    requirement: requirement.text,
    result: "broken",
    modules: [...modules],
    closure: [...closure],
    bytes: 0,
    message: `no bundle can be made with it: ${message}`,
    hint: "Take another version of it, or write into slipway.yml: bundler: portable  (it freezes nothing); what the bundler says is above.",
    ...requirement.at === void 0 ? {} : { at: requirement.at }
  };
}
async function tryAll(bench, tools, known) {
  const { ports, catalog, planned, leg } = bench;
  const { environment } = await readyEnvironment(bench, tools);
  const described = await catalog.probes.describe(ports, environment, directRequirements(planned));
  const wanted = described.dependencies.filter(({ requirement }) => !known.has(requirement.text));
  const { bundle, bytes, culprits } = await bundleAll(bench, tools, { environment, described, wanted });
  const without = new Set(culprits.map(({ dependency }) => dependency));
  const request = {
    environment,
    described,
    dependencies: wanted.filter((dependency) => !without.has(dependency)),
    bundle: { root: bundle.root, checker: checkerOf(bundle) },
    bytes,
    bundler: leg.bundler.name,
    budget: BUDGET
  };
  const tried = await ports.log.stage("Each dependency by itself", () => catalog.probes.tryEach(ports, request));
  return [...culprits.map(unbundled), ...tried];
}
async function recalled2(ports, catalog, key) {
  const kept = safeParse(KeptSchema, await catalog.probes.recall(ports, key));
  const trials = kept.success ? kept.output : [];
  return new Map(trials.map((trial2) => [trial2.requirement, trial2]));
}
function replaced(trial2, { at }) {
  const { at: _, ...rest } = trial2;
  return at === void 0 ? rest : { ...rest, at: { ...at } };
}
async function tryDependencies(ports, catalog, planned, at) {
  const { leg: of, tools } = at;
  const leg = helloLeg(catalog, of, { has: () => true, directory: true });
  const direct = directRequirements(planned);
  let locked = "";
  let reused = 0;
  const { value, problems, milliseconds } = await attempt(ports, async () => {
    const place = await ports.workplaces.open(`dependencies-${of.target}`, planned.wishes.root);
    try {
      const quiet = quietly(ports);
      const bench = {
        ports: quiet,
        catalog,
        planned: helloPlan(planned),
        leg,
        work: place.directory,
        release: false
      };
      locked = await lockedDigest(bench, tools);
      const parts = ["dependencies", FORMAT, catalog.version, identity(tools.interpreter), leg, locked];
      const key = catalog.digest(JSON.stringify(parts));
      const known = await recalled2(ports, catalog, key);
      const left = direct.filter(({ text }) => !known.has(text));
      reused = direct.length - left.length;
      const fresh = left.length === 0 ? [] : await tryAll(bench, tools, known);
      const byText = new Map([...known, ...fresh.map((trial2) => [trial2.requirement, trial2])]);
      const lasting = [...byText.values()].filter(({ result, stopped }) => result !== "not reached" && !stopped);
      if (fresh.length > 0) await catalog.probes.keep(ports, key, lasting);
      return direct.flatMap((requirement) => {
        const trial2 = byText.get(requirement.text);
        return trial2 === void 0 ? [] : [replaced(trial2, requirement)];
      });
    } finally {
      await place.close(false);
    }
  });
  return { trials: value ?? [], reused, milliseconds, budget: BUDGET, problems, locked };
}

// src/stages/elsewhere.ts
var MOST_AT_ONCE = 4;
function logOf(log, target) {
  return {
    ...log,
    info: (message) => log.info(`${target}: ${message}`),
    stage: (_title, run) => run(() => void 0)
  };
}
function askingOnce(ports, catalog, room) {
  const { work, scratch } = room;
  let first;
  const clean = /* @__PURE__ */ new Map();
  return {
    ...catalog,
    worktreeIsClean: (exec, folder) => {
      const asked = clean.get(folder) ?? catalog.worktreeIsClean(exec, folder);
      clean.set(folder, asked);
      return asked;
    },
    resolveRequirements: async (own, uv, request) => {
      const { python, version, facts } = request;
      const ask = async () => {
        const answer = catalog.resolveRequirements(quietly(ports), uv, { ...request, work });
        const learning = catalog.learnPython(ports, uv, { project: facts.root, python, cache: scratch });
        const [resolution] = await Promise.allSettled([answer, learning]);
        return resolution.status === "fulfilled" ? resolution.value : void 0;
      };
      first ??= { version, answer: ask() };
      const shared = first.version === version ? await first.answer : void 0;
      return shared?.everywhere === true ? shared : catalog.resolveRequirements(own, uv, request);
    }
  };
}
async function tryElsewhere(ports, catalog, planned, { legs, locked }) {
  if (legs.length === 0) return [];
  const { log, machine, workplaces } = ports;
  const title = `Hello world with the requirements, put together for ${legs.map(({ target }) => target).join(", ")}`;
  const { directory: work, close } = await workplaces.open("hello-elsewhere", planned.wishes.root);
  const scratch = `${work}/uv`;
  const asking = askingOnce(ports, catalog, { work, scratch });
  const all = log.stage(title, (progress) => {
    let done = 0;
    return pooled(legs, Math.min(machine.cpus * 2, MOST_AT_ONCE), async (leg) => {
      const own = { ...ports, log: logOf(log, leg.target) };
      const trial2 = await tryHelloElsewhere(own, asking, planned, { leg, locked, scratch });
      done += 1;
      progress(`${done} of ${legs.length}`);
      return trial2;
    });
  });
  return all.finally(() => close(false));
}

// src/report/blame.ts
var MOST_NAMED = 3;
function mentions(text, name) {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w-])${literal}(?![\\w-])`, "i").test(text);
}
function changeText({ name, before, now }) {
  if (before === void 0) return now === "" ? `${name} is new` : `${name} ${now} is new`;
  return now === void 0 ? `${name} ${before} is gone` : `${name} ${before} became ${now}`;
}
function suspicion(trial2, evidence) {
  const { failures, changes, base, newlyMissing: newlyMissing2 } = evidence;
  const text = failures.map(({ message }) => message).join("\n");
  const names = [trial2.name, normalName(trial2.name), ...trial2.modules, ...trial2.closure];
  const found = [];
  if (trial2.result === "broken") found.push([4, `hello world with it alone does not work: ${trial2.message ?? ""}`]);
  if (trial2.result === "fails everywhere") found.push([3, `it cannot be imported here at all: ${trial2.message ?? ""}`]);
  const named = names.find((name) => mentions(text, name));
  if (named !== void 0) found.push([2, `what fails names ${named}`]);
  const changed2 = changes.filter(({ name }) => trial2.closure.includes(name) || name === normalName(trial2.name));
  if (changed2.length > 0) {
    const shown = changed2.slice(0, MOST_NAMED).map(changeText).join(", ");
    found.push([2, `since ${base} ${shown}`]);
  }
  const missing = newlyMissing2.filter((module) => trial2.modules.some((own) => `${module}.`.startsWith(`${own}.`)));
  if (missing.length > 0) found.push([2, `the last release had ${missing.slice(0, MOST_NAMED).join(", ")}`]);
  return {
    trial: trial2,
    reasons: found.map(([, reason]) => reason),
    weight: found.reduce((sum, [weight]) => sum + weight, 0)
  };
}
function accusation({ trial: trial2, reasons }) {
  const { name, version, at, hint, mend } = trial2;
  return {
    code: "to-blame",
    message: `${name} ${version} is what breaks it, most likely: ${reasons.join("; ")}`,
    hint: hint ?? "Do without it, take another version of it, or see what it needs under the failure itself.",
    ...at === void 0 ? {} : { at },
    ...mend === void 0 ? {} : { mend }
  };
}
function blame(evidence) {
  const { failures, changes, base, trials } = evidence;
  if (failures.length === 0) return [];
  const suspected = trials.map((trial2) => suspicion(trial2, evidence)).filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  const best = suspected[0]?.weight ?? 0;
  const accused2 = suspected.filter(({ weight }) => weight === best).slice(0, MOST_NAMED);
  if (accused2.length > 0) return accused2.map(accusation);
  const shown = changes.slice(0, MOST_NAMED).map(changeText).join(", ");
  const more = changes.length > MOST_NAMED ? ` and ${changes.length - MOST_NAMED} more` : "";
  const since = changes.length > 0 ? `; since ${base}: ${shown}${more}` : "";
  return [
    {
      code: "application-to-blame",
      severity: "warning",
      message: `hello world works, and so does every dependency by itself: what breaks is in the application${since}`
    }
  ];
}

// src/report/comparison.ts
function ownerName({ kind, owner }) {
  return kind === "distribution" || kind === "application" ? owner.replace(/ [^ ]+$/, "") : owner;
}
function bytesByOwner(sizes) {
  const sums = /* @__PURE__ */ new Map();
  for (const share of sizes) sums.set(ownerName(share), (sums.get(ownerName(share)) ?? 0) + share.bytes);
  return sums;
}
var grownBy = ({ before = 0, now = 0 }) => now - before;
function changedShares(before, now) {
  const [old, fresh] = [bytesByOwner(before), bytesByOwner(now)];
  return [.../* @__PURE__ */ new Set([...old.keys(), ...fresh.keys()])].map((owner) => ({ owner, before: old.get(owner), now: fresh.get(owner) })).filter((share) => grownBy(share) !== 0).sort((a, b) => Math.abs(grownBy(b)) - Math.abs(grownBy(a)) || (a.owner < b.owner ? -1 : 1));
}
function added(before, now) {
  return before === void 0 ? [] : (now ?? []).filter((name) => !before.includes(name));
}
function changedLicences(before, now) {
  if (before === void 0 || !before.packages.some(({ licence }) => licence !== void 0)) return [];
  const old = new Map(before.packages.map(({ name, licence }) => [normalName(name), licence]));
  return now.packages.flatMap(({ name, licence }) => {
    const isNew = !old.has(normalName(name));
    const then = old.get(normalName(name));
    return isNew || then !== licence ? [{ name, isNew, before: then, now: licence }] : [];
  });
}
function compareLegs(label, before, now) {
  const floor = (leg) => leg.floor === null ? void 0 : floorText(leg.floor);
  const alike = before.bundler.name === now.bundler.name;
  const then = alike ? before : { ...before, unresolved: void 0, libraries: void 0 };
  return {
    label,
    size: { before: before.bundleSize, now: now.bundleSize },
    startup: { before: before.startup?.median, now: now.startup?.median },
    floor: { before: floor(before), now: floor(now) },
    shares: changedShares(before.sizes, now.sizes),
    newlyMissing: added(then.unresolved?.modules, now.unresolved?.modules),
    newlyNeeded: added(then.unresolved?.libraries, now.unresolved?.libraries),
    newLibraries: added(then.libraries, now.libraries),
    licences: changedLicences(before.requirements, now.requirements)
  };
}
var MOST_NAMED2 = 4;
function signed(bytes) {
  return `${bytes < 0 ? "\u2212" : "+"}${sizeText(Math.abs(bytes))}`;
}
function sharesText(shares) {
  const shown = shares.slice(0, MOST_NAMED2).map((share) => `${share.owner} ${signed(grownBy(share))}`);
  return shares.length > MOST_NAMED2 ? `${shown.join(", ")} and ${shares.length - MOST_NAMED2} more` : shown.join(", ");
}
function growthProblems({ label, size, shares }, limit) {
  if (limit === void 0 || size.now <= size.before * (1 + limit.percent / 100)) return [];
  const grown = ((size.now / Math.max(1, size.before) - 1) * 100).toFixed(1);
  const message = `the bundle grew by ${grown} % since ${label}, from ${sizeText(size.before)} to ${sizeText(size.now)}; size.max-growth allows ${limit.percent} %. What changed: ${sharesText(shares)}`;
  const hint = "Do without one of them, or raise the limit.";
  return [{ code: "growth-exceeded", message, hint, ...limit.at === void 0 ? {} : { at: limit.at } }];
}

// src/stages/judge-smoke.ts
function newlyMissing({ former, application: { missingModules } }, leg) {
  const legs = former.flatMap(({ manifest }) => manifest?.legs ?? []);
  const then = legs.find(({ target, bundler }) => target === leg.target && bundler.name === leg.bundler.name);
  const known = then?.unresolved?.modules;
  return known === void 0 ? [] : (missingModules ?? []).filter((module) => !known.includes(module));
}
function compared({ former, application }, leg) {
  const { fragment } = application;
  const notCompared = former.flatMap(({ label, missing }) => missing === void 0 ? [] : [`${label}: ${missing}`]);
  if (fragment === void 0) return { comparisons: [], notCompared };
  const results = former.flatMap(({ label, manifest }) => {
    if (manifest === void 0) return [];
    const before = manifest.legs.find(({ target }) => target === leg.target);
    if (before !== void 0) return [compareLegs(label, before, fragment)];
    notCompared.push(`${label}: it has nothing for ${leg.target}`);
    return [];
  });
  return { comparisons: results, notCompared };
}
function nothingJudged({ fragment }) {
  const commands = (fragment?.smoke ?? []).filter(({ what }) => what !== "self-check");
  return fragment !== void 0 && commands.every(({ result }) => result !== "passed");
}
function trialProblem({ name, version, result, message = "", hint, mend, at }) {
  const where = result === "broken" ? "works in the environment and not in a bundle" : "cannot be imported here";
  const remedy = hint ?? (result === "broken" ? "Leave it out, or see what the bundler is to collect." : "It may need a screen, a device or a server.");
  return {
    code: result === "broken" ? "dependency-broken" : "dependency-fails",
    message: `${name} ${version} ${where}: ${message}`,
    hint: remedy,
    ...at === void 0 ? {} : { at },
    ...mend === void 0 ? {} : { mend }
  };
}
var NAMES = 20;
function unreached({ trials, budget }) {
  const names = trials.filter(({ result }) => result === "not reached").map(({ name }) => name);
  if (names.length === 0) return [];
  const more = names.length > NAMES ? ` and ${names.length - NAMES} more` : "";
  const message = `${names.length} of ${trials.length} dependencies were not tried within ${budget} s: ${names.slice(0, NAMES).join(", ")}${more}`;
  return [{ code: "dependencies-not-reached", message, hint: "The next run goes on with them." }];
}
function rehearsalProblems({ release }) {
  const ofNotes = ({ at }) => at?.key === "release.notes";
  const told = (release?.problems ?? []).map((problem) => ({ ...problem, message: `a release: ${problem.message}` }));
  return { errors: told.filter((problem) => !ofNotes(problem)), warnings: told.filter(ofNotes) };
}
function elsewhere(planned, hello) {
  const written = planned.config.origins["targets"]?.layer !== "default";
  const failed = hello.slice(1).filter(({ result }) => result === "failed");
  const needed = ({ target }) => written && planned.plan.legs.some((leg) => leg.target === target && !leg.optional);
  const told = (trials) => trials.flatMap(
    ({ target, problems }) => problems.map((problem) => ({ ...problem, message: `${target}: ${problem.message}` }))
  );
  return { errors: told(failed.filter(needed)), warnings: told(failed.filter((trial2) => !needed(trial2))) };
}
function judgeSmoke(planned, leg, tried) {
  const { hello, dependencies, application, changes } = tried;
  const { comparisons, notCompared } = compared(tried, leg);
  const [first] = comparisons;
  const { maxGrowth } = leg;
  const at = planned.config.settings[leg.target]?.origins?.size?.at ?? planned.config.origins["size"]?.at;
  const limit = maxGrowth === void 0 ? void 0 : { percent: maxGrowth, ...at === void 0 ? {} : { at } };
  const broken = dependencies.trials.filter(({ result }) => result === "broken").map(trialProblem);
  const helpless = dependencies.trials.filter(({ result }) => result === "fails everywhere").map(trialProblem);
  const accused2 = blame({
    failures: application.problems,
    trials: dependencies.trials,
    changes: changes?.changes ?? [],
    base: changes?.base,
    newlyMissing: newlyMissing(tried, leg)
  });
  const blind = nothingJudged(application);
  const rehearsal = rehearsalProblems(application);
  const others = elsewhere(planned, hello);
  const isError = ({ severity }) => severity !== "warning";
  const unknown2 = changes?.unknown === void 0 ? [] : [{ code: "base-unknown", message: changes.unknown }];
  return {
    comparisons,
    notCompared,
    problems: distinct([
      ...accused2.filter(isError),
      ...application.problems,
      ...dependencies.problems.filter(isError),
      ...broken,
      ...blind ? helpless : [],
      ...rehearsal.errors,
      ...others.errors,
      ...first === void 0 ? [] : growthProblems(first, limit)
    ]),
    warnings: distinct([
      ...accused2.filter((problem) => !isError(problem)),
      ...blind ? [] : helpless,
      ...dependencies.problems.filter((problem) => !isError(problem)),
      ...unreached(dependencies),
      ...rehearsal.warnings,
      ...others.warnings,
      ...unknown2
    ])
  };
}

// src/stages/rehearsal.ts
function alone({ manifest, built, ...delivered }) {
  const { requirements } = built.fragment;
  const compiled = requirements.compiled?.map((wheel) => ({ ...wheel, reused: false }));
  const own = { ...requirements, ...compiled === void 0 ? {} : { compiled } };
  return { ...delivered, built, manifest: { ...manifest, legs: [{ ...built.fragment, requirements: own }] } };
}
async function rehearseRelease(ports, catalog, planned, delivered) {
  const tag = planned.plan.tag ?? usualTag(planned);
  const work = async () => {
    const place = await ports.workplaces.open(`${planned.config.name}-rehearsal`, planned.wishes.root);
    try {
      const releases = await catalog.rehearsedReleases(ports.releases?.repository ?? "nobody/nothing");
      const folder = `${place.directory}/legs`;
      await handOver(catalog, alone(delivered), folder);
      const released = await publishLegs({ ...quietly(ports), releases }, catalog, {
        planned,
        folder,
        // The legs of other targets have runners of their own.
        wanted: { kind: "matrix", jobs: 1, targets: [] },
        run: void 0,
        directory: `${place.directory}/release`,
        rehearsedTag: tag,
        account: delivered.built.account
      });
      return released.files.length;
    } finally {
      await place.close(false);
    }
  };
  const { value: files, problems, milliseconds } = await attempt(ports, work);
  return { tag, result: files === void 0 ? "failed" : "passed", files: files ?? 0, milliseconds, problems };
}

// src/stages/smoke.ts
function isAlone(strategy) {
  const total = safeParse(pipe(string(), parseJson(), object({ "job-total": number() })), strategy);
  return !total.success || total.output["job-total"] <= 1;
}
var NOT_TRIED = { result: "not tried", milliseconds: 0, problems: [] };
async function tryApplication({ ports, catalog, planned, leg }, directory) {
  let missing;
  const bundled = ({ missingModules }) => {
    missing = missingModules;
  };
  const work = () => attempt(ports, () => deliverLeg(ports, catalog, planned, { leg, directory, bundled, accounted: true }));
  const { value: delivered, problems, milliseconds } = await ports.log.stage("The application", work);
  const fragment = delivered?.built === void 0 ? {} : { fragment: delivered.built.fragment };
  const result = delivered === void 0 ? "failed" : "passed";
  const known = missing === void 0 ? {} : { missingModules: missing };
  const open = (built) => ports.log.stage("Rehearsal of the release", () => rehearseRelease(ports, catalog, planned, built));
  const release = delivered === void 0 ? {} : { release: await open(delivered) };
  return { application: { result, milliseconds, problems, ...fragment, ...known, ...release }, delivered };
}
var NO_TRIALS = {
  ...{ trials: [], reused: 0, milliseconds: 0, budget: 0, locked: "" },
  problems: [
    {
      code: "dependencies-not-tried",
      severity: "warning",
      message: "neither dependencies nor other targets were tried by themselves: this target is run in a container here, where only whole programs are",
      hint: "A machine of the target's own tries them."
    }
  ]
};
async function tryEverything(stand, options) {
  const { ports, catalog, planned, leg, tools } = stand;
  const { name, version } = planned.plan.project;
  const common = { project: { name, version }, target: leg.target };
  const former = await readFormers(ports, catalog, planned, { ...options, target: leg.target });
  const hello = await ports.log.stage(
    "Hello world",
    () => tryHello(ports, catalog, planned, { leg, interpreter: tools?.interpreter })
  );
  if (hello.result === "failed") {
    const nothing = { comparisons: [], notCompared: [], problems: hello.problems, warnings: [] };
    const result = { ...common, hello: [hello], dependencies: void 0, application: NOT_TRIED, ...nothing };
    return { result, delivered: void 0 };
  }
  const { locked, ...dependencies } = tools === void 0 ? NO_TRIALS : await ports.log.stage(
    "Hello world with each dependency",
    () => tryDependencies(ports, catalog, planned, { leg, tools })
  );
  const elsewhere2 = planned.plan.legs.filter(({ target }) => target !== leg.target);
  const legs = options.others && locked !== "" ? elsewhere2 : [];
  const others = await tryElsewhere(ports, catalog, planned, { legs, locked });
  const { application, delivered } = await tryApplication(stand, options.directory);
  const tried = { hello: [hello, ...others], dependencies, application };
  const changes = options.base === void 0 ? void 0 : await catalog.lockChanges(ports.exec, planned.facts, options.base);
  return { result: { ...common, ...tried, ...judgeSmoke(planned, leg, { ...tried, former, changes }) }, delivered };
}
function forgetful(catalog) {
  const nothing = { recall: async () => void 0, keep: async () => void 0 };
  return { ...catalog, probes: { ...catalog.probes, ...nothing } };
}
async function smokeStage(ports, catalog, wishes, options) {
  const planned = await planStage(ports, catalog, wishes);
  const leg = chooseLeg(ports, planned, options.target, "container");
  const chosen = planned.config.cache === "off" ? forgetful(catalog) : catalog;
  const bench = { ports: quietly(ports), catalog, planned, leg, work: "", release: false };
  const survey = { catalog: chosen, survey: planned, leg, work: ports.machine.workRoot, release: false };
  if (planned.config.cache !== "off") await cachedPorts(ports, survey);
  const tools = isMuslHere(ports.machine, leg.target) ? void 0 : await readyInterpreter(bench);
  const smoked = await tryEverything({ ports: savingLater(ports), catalog: chosen, planned, leg, tools }, options);
  await ports.cache?.save();
  return { ...smoked, comment: planned.config.comment === "auto" };
}

// src/report/smoke-rows.ts
var seconds = (ms) => `${(ms / 1e3).toFixed(ms < 1e3 ? 3 : 1)} s`;
function changed(before, now, text) {
  if (before === void 0 || text(Math.abs(now - before)) === text(0)) return "";
  return ` (${now > before ? "+" : "\u2212"}${text(Math.abs(now - before))})`;
}
var HELLO_MOODS = { passed: "good", "not run": "neutral", failed: "bad", "not tried": "doubtful" };
function helloRow({ target, result, finding, reused, problems }) {
  const [problem] = problems;
  return {
    mood: HELLO_MOODS[result],
    what: `hello world, ${target}`,
    result,
    took: finding === void 0 ? "" : seconds(finding.milliseconds),
    size: finding === void 0 ? "" : sizeText(finding.bytes),
    startup: finding?.startup === void 0 ? "" : seconds(finding.startup),
    floor: finding === void 0 || finding.floor === null ? "" : floorText(finding.floor),
    note: reused ? "reused" : problem?.message.split("\n", 1)[0] ?? ""
  };
}
var TRIAL_MOODS = {
  works: "good",
  broken: "bad",
  "fails everywhere": "doubtful",
  skipped: "neutral",
  "not reached": "doubtful"
};
function trialRow({ name, version, result, bytes, milliseconds, message }) {
  const tried = result !== "skipped" && result !== "not reached";
  return {
    mood: TRIAL_MOODS[result],
    what: `+ ${version === "" ? name : `${name} ${version}`}`,
    result,
    took: "",
    size: tried ? `+${sizeText(bytes)}` : "",
    startup: milliseconds === void 0 ? "" : `+${seconds(milliseconds)}`,
    floor: "",
    note: message?.split("\n", 1)[0] ?? ""
  };
}
function floorChange({ floor }, before) {
  const now = floor === null ? void 0 : floorText(floor);
  const former = before?.floor.before;
  return `${now ?? ""}${before !== void 0 && former !== now ? ` (${former ?? "none"} before)` : ""}`;
}
function applicationRow({ project, target, application }, before) {
  const { result, milliseconds, fragment, problems } = application;
  const startup = fragment?.startup?.median;
  return {
    mood: HELLO_MOODS[result],
    what: `${project.name} ${project.version}, ${target}`,
    result,
    took: result === "not tried" ? "" : seconds(milliseconds),
    size: fragment === void 0 ? "" : `${sizeText(fragment.bundleSize)}${changed(before?.size.before, fragment.bundleSize, sizeText)}`,
    startup: startup === void 0 ? "" : `${seconds(startup)}${changed(before?.startup.before, startup, seconds)}`,
    floor: fragment === void 0 ? "" : floorChange(fragment, before),
    note: problems[0]?.message.split("\n", 1)[0] ?? ""
  };
}
function rehearsalRows({ release, fragment }) {
  if (release === void 0) return [];
  const { result, tag, files, milliseconds, problems } = release;
  const artifacts = fragment?.artifacts ?? [];
  return [
    {
      mood: HELLO_MOODS[result],
      what: `rehearsal of the release, ${tag}`,
      result,
      took: seconds(milliseconds),
      size: artifacts.length === 0 ? "" : sizeText(artifacts.reduce((sum, { size }) => sum + size, 0)),
      startup: "",
      floor: "",
      note: problems[0]?.message.split("\n", 1)[0] ?? `${files} files with manifest and checksums; unsigned, and published nowhere`
    }
  ];
}
function smokeRows(result) {
  const [first] = result.comparisons;
  return [
    ...result.hello.map(helloRow),
    ...(result.dependencies?.trials ?? []).map(trialRow),
    applicationRow(result, first),
    ...rehearsalRows(result.application)
  ];
}
function reuseText({ hello, dependencies }) {
  const greetings = hello.filter(({ reused }) => reused).length;
  const all = dependencies?.trials.length ?? 0;
  const kept = dependencies?.reused ?? 0;
  const budget = dependencies === void 0 ? "" : `, ${dependencies.budget} s at the most`;
  return `Reused from earlier runs, because nothing of them has changed: ${greetings} of ${hello.length} hello worlds, ${kept} of ${all} dependencies (the others were tried now${budget}).`;
}
var MOST_NAMED3 = 10;
function listed(names) {
  const more = names.length > MOST_NAMED3 ? ` and ${names.length - MOST_NAMED3} more` : "";
  return `${names.slice(0, MOST_NAMED3).join(", ")}${more}`;
}
function licenceText({ name, isNew, before, now }) {
  const says = now ?? "its metadata names none";
  return isNew ? `${name} is new (${says})` : `${name} (${before ?? "none named"} before, ${now ?? "none named"} now)`;
}
function comparisonLines(comparison) {
  const { shares, newlyMissing: newlyMissing2, newlyNeeded, newLibraries, licences } = comparison;
  const grown = shares.map(({ owner, before, now }) => {
    const difference = (now ?? 0) - (before ?? 0);
    const kind = before === void 0 ? " (new)" : now === void 0 ? " (gone)" : "";
    return `${owner}${kind} ${difference < 0 ? "\u2212" : "+"}${sizeText(Math.abs(difference))}`;
  });
  return [
    ...grown.length === 0 ? [] : [`by who brought it: ${listed(grown)}`],
    ...newlyMissing2.length === 0 ? [] : [`imports that were found before and are not found now: ${listed(newlyMissing2)}`],
    ...newlyNeeded.length === 0 ? [] : [`libraries that users now have to have: ${listed(newlyNeeded)}`],
    ...newLibraries.length === 0 ? [] : [`new native libraries: ${listed(newLibraries)}`],
    ...licences.length === 0 ? [] : [`licences: ${listed(licences.map(licenceText))}`]
  ];
}

export {
  inspectedReport,
  reportStage,
  stepReport,
  smokeRows,
  reuseText,
  comparisonLines,
  releaseHereStage,
  isAlone,
  smokeStage
};
