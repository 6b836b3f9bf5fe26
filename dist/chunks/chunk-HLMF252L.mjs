import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  verdictOf
} from "./chunk-K76BS2FT.mjs";
import {
  code,
  floorText,
  signaturesText,
  sizeText,
  startupText
} from "./chunk-K2IPQCL6.mjs";
import {
  ASSETS_LIMIT,
  ASSET_LIMIT,
  NOTES_CLOSE,
  NOTES_OPEN
} from "./chunk-SRJGACTK.mjs";
import {
  HandoverSchema,
  checkSigning,
  checkTag,
  decideInside,
  fileVersion,
  isPrerelease,
  meansOf,
  normalVersion,
  parseExpectation,
  sbomName,
  secretVariables,
  unsignedInside,
  versionOfTag
} from "./chunk-DC7PZX4J.mjs";
import {
  MANIFEST_SCHEMA,
  readFormer
} from "./chunk-LWEUKMG3.mjs";
import {
  CHECKSUMS_NAME,
  MANIFEST_NAME
} from "./chunk-YWAGJZTN.mjs";
import {
  compare,
  satisfies,
  templateProblem,
  valid,
  validRange,
  versionInTag
} from "./chunk-2VOKWHUX.mjs";
import {
  AuthenticodeSchema,
  ConfigFileSchema,
  FILE_NAME,
  FloorSchema,
  GpgSchema,
  MinisignSchema,
  OverrideSchema,
  PYTHON_SOURCES,
  ReleaseSchema,
  SigningSchema,
  SigstoreSchema,
  SizeSchema,
  SmokeCommandSchema,
  StartupLimitSchema,
  milliseconds,
  minorOf,
  percent,
  plainVersion
} from "./chunk-NBDW4VMS.mjs";
import {
  DEFAULT_TARGETS,
  TARGET_IDS,
  targetFacts
} from "./chunk-F2ZGVHID.mjs";
import {
  compareVersions
} from "./chunk-SHF7BFNP.mjs";
import {
  EMPTY_INCLUDE,
  entryObject,
  normalName,
  scriptOfSettings,
  scriptPath
} from "./chunk-IZIJMY2B.mjs";
import {
  ServiceRefusal,
  neededReleases
} from "./chunk-MMOJMJDC.mjs";
import {
  LIST_NAMES,
  checksumLists
} from "./chunk-EYHZ6UKJ.mjs";
import {
  getDotPath,
  parseJson,
  pipe,
  safeParse,
  string
} from "./chunk-K7URS2RY.mjs";
import {
  fileLayer,
  flagLayer,
  inputLayer
} from "./chunk-5TTXIAUN.mjs";
import {
  nearest,
  suggestion
} from "./chunk-OGLILRLF.mjs";
import {
  BuildError,
  ConfigError,
  NetworkError
} from "./chunk-4R4DXNF4.mjs";
import {
  distinct,
  failure,
  success
} from "./chunk-3HSMMY5N.mjs";

// src/plan/day.ts
var DAY_MS = 864e5;
function parseDay(text) {
  const [year = 1970, month = 1, day = 1] = text.split("-").map(Number);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146097 + dayOfEra - 719468) * DAY_MS;
}

// src/plan/python.ts
var UPSTREAM = "https://github.com/astral-sh/python-build-standalone/releases/download";
var pastFirstPatch = (version) => /^\d+\.\d+\.([1-9]\d*)$/.test(version);
var isFinal = (version) => /^\d+\.\d+\.\d+$/.test(version);
var newestFirst = (versions) => [...versions].sort((a, b) => compare(b, a));
function candidates(table, request) {
  const all = newestFirst(Object.keys(table.versions));
  const { pin, requires } = request;
  if (pin?.exact === true) return all.filter((version) => version === pin.text);
  if (pin !== void 0) return all.filter((version) => isFinal(version) && minorOf(version) === pin.text);
  return all.filter((version) => pastFirstPatch(version) && (requires === void 0 || satisfies(version, requires)));
}
function missingTargets(table, version, targets) {
  return targets.filter((target) => table.versions[version]?.[target] === void 0);
}
function reasonOf(request, version) {
  const { pin, requires } = request;
  if (pin?.exact === true) return `${version} is pinned`;
  if (pin !== void 0) return `${version} is the newest ${pin.text} that every target has`;
  const range = requires === void 0 ? "" : ` that requires-python ${requires} allows`;
  return `no pin: ${version} is the newest${range}, past its first patch, on every target`;
}
function noneForAll(table, request, targets) {
  const near = newestFirst(Object.keys(table.versions)).filter(
    (version) => isFinal(version) && missingTargets(table, version, targets).length === 0
  );
  const wanted = request.pin === void 0 ? `Python ${request.requires ?? ""}`.trim() : `Python ${request.pin.text}`;
  const existing = candidates(table, request);
  const lacking2 = existing[0] === void 0 ? [] : missingTargets(table, existing[0], targets);
  const message = lacking2.length === 0 ? `python-build-standalone has no ${wanted}` : `no ${wanted} of python-build-standalone is there for every target: ${existing[0]} lacks ${lacking2.join(", ")}`;
  const sameLine = near.filter(
    (version) => request.pin !== void 0 && minorOf(version) === minorOf(request.pin.text)
  );
  const nearest2 = [...sameLine, ...near][0];
  const at = request.pin?.origin.at;
  return {
    code: "no-such-python",
    message,
    hint: nearest2 === void 0 ? "Name fewer targets, or another python-source." : `Every target has ${nearest2}; or name another python-source.`,
    ...at === void 0 ? {} : { at }
  };
}
function choosePython(table, request, targets) {
  const version = candidates(table, request).find(
    (candidate) => missingTargets(table, candidate, targets).length === 0
  );
  if (version !== void 0) return success({ version, reason: reasonOf(request, version) });
  const problem = noneForAll(table, request, targets);
  if (request.source === "standalone") return failure(problem);
  const reason = request.pin === void 0 ? `whatever fits ${request.requires ?? "any version"}` : `${request.pin.text} is pinned`;
  return success(
    { version: void 0, reason },
    request.source === "auto" ? [{ ...problem, severity: "warning" }] : []
  );
}
function standalonePin(table, version, target, mirror) {
  const entry = table.versions[version]?.[target];
  const triple = table.triples[target];
  if (entry === void 0 || triple === void 0 || valid(version) === null) return void 0;
  const base = (mirror ?? UPSTREAM).replace(/\/+$/, "");
  const url = `${base}/${entry.build}/cpython-${version}%2B${entry.build}-${triple}-${entry.flavor}.tar.gz`;
  return { version, build: entry.build, url, sha256: entry.sha256 };
}
var STALE_DAYS = 90;
function staleTable(table, today) {
  const days = Math.floor((today - parseDay(table.refreshed)) / DAY_MS);
  if (days <= STALE_DAYS) return [];
  return [
    {
      code: "stale-python-table",
      severity: "warning",
      message: `the table of Python interpreters is ${days} days old; newer patches of Python may exist`,
      hint: "Use a newer version of Slipway."
    }
  ];
}

// src/plan/python-ends.json
var python_ends_default = {
  source: "devguide.python.org/versions (release-cycle.json); a month stands for its last day",
  ends: {
    "3.8": "2024-10-07",
    "3.9": "2025-10-31",
    "3.10": "2026-10-31",
    "3.11": "2027-10-31",
    "3.12": "2028-10-31",
    "3.13": "2029-10-31",
    "3.14": "2030-10-31",
    "3.15": "2031-10-31"
  }
};

// src/plan/python-end.ts
var ENDS = python_ends_default.ends;
function endedPython(version, today, at) {
  const minor = minorOf(plainVersion(version));
  const end = ENDS[minor];
  if (end === void 0 || today < parseDay(end) + DAY_MS) return [];
  return [
    {
      code: "python-ended",
      severity: "warning",
      message: `Python ${minor} reached its end of life on ${end}: whoever runs the bundle runs a Python without security fixes`,
      hint: "Move to a newer minor: python, .python-version or requires-python.",
      ...at === void 0 ? {} : { at }
    }
  ];
}

// src/plan/runners.json
var runners_default = {
  refreshed: "2026-11-01",
  labels: {
    "linux-x64": "ubuntu-24.04",
    "linux-arm64": "ubuntu-24.04-arm",
    "linux-musl-x64": "ubuntu-24.04",
    "linux-musl-arm64": "ubuntu-24.04-arm",
    "macos-arm64": "macos-15",
    "macos-x64": "macos-15-intel",
    "windows-x64": "windows-2025",
    "windows-arm64": "windows-11-arm"
  },
  retired: {
    "ubuntu-16.04": "2021-09",
    "ubuntu-18.04": "2023-04",
    "ubuntu-20.04": "2025-04",
    "macos-10.15": "2022-08",
    "macos-11": "2024-06",
    "macos-12": "2024-12",
    "macos-13": "2025-12",
    "macos-14": "2026-11",
    "windows-2016": "2022-03",
    "windows-2019": "2025-06"
  }
};

// src/plan/define.ts
var LONGEST_VERSION = 100;
function originOf(config, key) {
  return placed(config.origins[key]);
}
function settingOf(config, target, key) {
  return placed(config.settings[target]?.origins?.[key] ?? config.origins[key]);
}
function placed(origin) {
  return origin?.at === void 0 ? {} : { at: origin.at };
}
function runnerOf(config, target) {
  const label = config.runners[target] ?? runners_default.labels[target];
  const retired = Object.entries(runners_default.retired).find(([name]) => label === name);
  if (retired === void 0) return success(label);
  return failure({
    code: "retired-runner",
    message: `the runner ${label} was retired in ${retired[1]}; a job that asks for it waits for a day and never starts`,
    hint: `leave it out for ${runners_default.labels[target]}, the default for ${target}`,
    ...placed(config.origins[`runners.${target}`] ?? config.origins["runners"])
  });
}
function checkBundler(inputs, target, { bundler }) {
  const backend = inputs.bundlers.get(bundler.name);
  const at = settingOf(inputs.config, target, "bundler");
  if (backend === void 0) {
    const hint = suggestion(bundler.name, [...inputs.bundlers.keys()], "the bundlers");
    return [{ code: "unknown-bundler", message: `there is no bundler ${bundler.name}`, hint, ...at }];
  }
  if (!backend.supports(target)) {
    const message = `${bundler.name} cannot build for ${target}`;
    return [{ code: "bundler-lacks-target", message, hint: "choose another bundler for it under overrides", ...at }];
  }
  const configured = backend.configure(bundler.options, target);
  return configured.ok ? [] : configured.diagnostics.map((problem) => ({ ...problem, ...at }));
}
function checkPackage(inputs, target, format) {
  const at = settingOf(inputs.config, target, "packages");
  if (inputs.packagers.has(format)) {
    const message = `${format} is not made for ${target}`;
    return { code: "unknown-package", message, hint: "choose other formats for it under overrides", ...at };
  }
  const hint = suggestion(format, [...inputs.packagers.keys()], "the formats");
  return { code: "unknown-package", message: `there is no format ${format}`, hint, ...at };
}
function artifactsOf(inputs, target, bundleName2, settings) {
  const artifacts = [];
  const problems = [];
  for (const format of settings.packages) {
    const packager = inputs.packagers.get(format);
    if (packager?.supports(target) === true)
      artifacts.push({ kind: format, name: packager.artifactName(bundleName2, target) });
    else problems.push(checkPackage(inputs, target, format));
  }
  return problems.length > 0 ? failure(...problems) : success(artifacts);
}
function legOf(inputs, { id, optional }, python) {
  const { config, table } = inputs;
  const settings = config.settings[id];
  if (settings === void 0) return failure({ code: "no-settings", message: `there are no settings for ${id}` });
  const bundleName2 = `${config.name}-${fileVersion(inputs.version)}-${id}`;
  const runner = runnerOf(config, id);
  const artifacts = artifactsOf(inputs, id, bundleName2, settings);
  const problems = [
    ...runner.ok ? [] : runner.diagnostics,
    ...artifacts.ok ? [] : artifacts.diagnostics,
    ...checkBundler(inputs, id, settings)
  ];
  if (!runner.ok || !artifacts.ok || problems.length > 0) return failure(...problems);
  const pin = python.version === void 0 ? void 0 : standalonePin(table, python.version, id, config.python.mirror);
  return success({
    target: id,
    runner: runner.value,
    optional,
    bundleName: bundleName2,
    interpreter: pin ?? null,
    bundler: { name: settings.bundler.name, options: { ...settings.bundler.options } },
    include: [...settings.include],
    smoke: settings.smoke === "minimal" ? "minimal" : [...settings.smoke],
    ...settings.maxFloor === void 0 ? {} : { maxFloor: settings.maxFloor },
    ...settings.maxSize === void 0 ? {} : { maxSize: settings.maxSize },
    ...settings.maxGrowth === void 0 ? {} : { maxGrowth: settings.maxGrowth },
    ...settings.startup === void 0 ? {} : { startup: { ...settings.startup } },
    artifacts: artifacts.value
  });
}
function collisions(legs) {
  const seen = /* @__PURE__ */ new Map();
  return legs.flatMap(
    ({ target, artifacts }) => artifacts.flatMap(({ name }) => {
      const other = seen.get(name.toLowerCase());
      seen.set(name.toLowerCase(), target);
      if (other === void 0) return [];
      return [
        {
          code: "name-collision",
          message: `${name} would be made by ${other} and by ${target}`,
          hint: "Name each target and each format once."
        }
      ];
    })
  );
}
function checkVersion(inputs) {
  const version = normalVersion(inputs.version);
  if (version === void 0) {
    return failure({
      code: "bad-version",
      message: `version ${JSON.stringify(inputs.version)} is not a PEP 440 version`,
      hint: "Write it as 1.4.0, 1.4.0rc1, 1.4.0.dev3 or 2026.8.19.",
      ...originOf(inputs.config, "version")
    });
  }
  if (version.length > LONGEST_VERSION) {
    return failure({
      code: "bad-version",
      message: `the version has ${version.length} characters, and becomes part of files' names: ${LONGEST_VERSION} are the most`,
      hint: "Shorten it; what follows a + is the usual reason.",
      ...originOf(inputs.config, "version")
    });
  }
  if (inputs.tag === void 0) return success(version);
  const { config, commit } = inputs;
  const project = { version, name: config.name, tags: commit?.tags ?? [] };
  const tag = checkTag(inputs.tag, project, config.release.tag);
  return tag.ok ? success(version) : failure(...tag.diagnostics);
}
function projectOf({ config }, version) {
  return {
    name: config.name,
    version,
    kind: config.kind,
    entries: config.entries.map((entry) => ({ ...entry })),
    icon: config.icon ?? null,
    requirements: config.requirements,
    extras: [...config.extras],
    groups: [...config.groups],
    beforeBuild: config.beforeBuild.map((command2) => [...command2])
  };
}
function assemble(inputs, version, python, legs) {
  const { config, commit } = inputs;
  const { pin, source, requires } = config.python;
  return {
    schema: 1,
    slipway: inputs.slipway,
    project: projectOf(inputs, version),
    commit: commit === void 0 ? null : { id: commit.id, time: commit.time },
    tag: inputs.tag ?? null,
    prerelease: isPrerelease(version),
    python: {
      source,
      pin: pin === void 0 ? null : { text: pin.text, exact: pin.exact },
      requires: requires ?? null,
      reason: python.reason
    },
    legs: [...legs],
    signing: config.signing,
    matrix: { include: legs.map(({ target, runner, optional }) => ({ target, runner, optional })) },
    expected: [
      ...legs.flatMap(({ artifacts }) => artifacts.map(({ name }) => name)),
      sbomName({ name: config.name, version }),
      MANIFEST_NAME,
      ...config.release.checksums.map((algorithm) => LIST_NAMES[algorithm])
    ].sort()
  };
}
function definePlan(inputs) {
  const { config } = inputs;
  const version = checkVersion(inputs);
  const python = choosePython(
    inputs.table,
    config.python,
    config.targets.map(({ id }) => id)
  );
  const choice = python.ok ? python.value : { version: void 0, reason: "" };
  const known = version.ok ? version.value : "0";
  const results = config.targets.map((target) => legOf({ ...inputs, version: known }, target, choice));
  const legs = results.flatMap((result) => result.ok ? [result.value] : []);
  const problems = [version, python, ...results].flatMap((result) => result.ok ? [] : result.diagnostics);
  const unique = [...distinct([...problems, ...collisions(legs)])];
  if (!FILE_NAME.test(config.name)) {
    const message = `the name ${JSON.stringify(config.name)} is not a safe file name`;
    unique.push({ code: "bad-name", message, ...originOf(config, "name") });
  }
  if (unique.length > 0) return failure(...unique);
  const { pin } = config.python;
  const shipped = choice.version ?? pin?.text;
  const warnings = [
    ...python.ok ? python.warnings : [],
    ...staleTable(inputs.table, inputs.today),
    ...shipped === void 0 ? [] : endedPython(shipped, inputs.today, pin?.origin.at)
  ];
  return success(assemble(inputs, known, choice, legs), warnings);
}

// src/stages/cache.ts
var SHORT = 12;
function portsWithout({ cache: _, ...ports }, work) {
  return { ...ports, machine: { ...ports.machine, cache: `${work}/cache` } };
}
async function cachedPorts(ports, {
  catalog,
  survey: survey2,
  leg,
  work,
  release
}) {
  if (survey2.config.cache === "off") return portsWithout(ports, work);
  if (ports.cache === void 0) return ports;
  const { pin, source } = survey2.config.python;
  const interpreter = leg.interpreter?.sha256.slice(0, SHORT) ?? `${source}${pin?.text ?? ""}`;
  const lock = (await catalog.lockDigest(survey2.facts)).slice(0, SHORT);
  ports.cache.restore({ parts: [leg.target, interpreter, lock], release }).catch(() => void 0);
  return ports;
}
function savingLater(ports) {
  const { cache } = ports;
  return cache === void 0 ? ports : { ...ports, cache: { ...cache, save: async () => void 0 } };
}

// src/config/file.ts
var MAX_CHARACTERS = 256 * 1024;
var MAX_ERRORS = 5;
async function parseConfigFile(text, file) {
  if (text.length > MAX_CHARACTERS) {
    return failure({
      code: "too-large",
      message: "this is too large to be a configuration (over 256 KiB)",
      at: { file }
    });
  }
  const { convertYaml, LineCounter: Counter, parseDocument } = await import("./yaml-value-DVD6WC5N.mjs");
  const lines = new Counter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const errors = [...document.errors, ...document.warnings];
  const exhausted = errors.find((error) => error.code === "RESOURCE_EXHAUSTION");
  if (exhausted !== void 0) return failure(syntaxProblem(exhausted, lines, file));
  if (errors.length > 0)
    return failure(...errors.slice(0, MAX_ERRORS).map((error) => syntaxProblem(error, lines, file)));
  const { value, positions, trouble } = convertYaml(document, lines);
  if (trouble === void 0) return success({ file, prefix: [], value: value ?? {}, positions });
  return failure({ code: "yaml-value", message: trouble.message, hint: trouble.hint, at: { file, ...trouble.at } });
}
function syntaxProblem(error, lines, file) {
  const { line, col } = lines.linePos(error.pos[0]);
  const at = { file, line, column: col };
  if (error.code === "DUPLICATE_KEY") {
    return { code: "duplicate-key", message: "this key is there already", hint: "keep one of them", at };
  }
  if (error.code === "MULTIPLE_DOCS") {
    const hint2 = "keep one document, without a line of --- inside";
    return { code: "yaml-syntax", message: "a second document begins here", hint: hint2, at };
  }
  if (error.code === "RESOURCE_EXHAUSTION") {
    return { code: "yaml-syntax", message: "the values are nested too deeply to be read", at };
  }
  const hint = HINTS[error.code] ?? "mend the line";
  return { code: "yaml-syntax", message: `this is not valid YAML: ${error.message}`, hint, at };
}
var HINTS = {
  TAB_AS_INDENT: "indent with spaces",
  BAD_SCALAR_START: "put the value in quotes",
  BLOCK_AS_IMPLICIT_KEY: "put the value in quotes, if it has a colon"
};

// src/config/named-script.ts
function namedScript(layers) {
  const flag = layers.flags["entry"];
  return scriptOfSettings(flag === void 0 ? layers.file?.value : { entry: flag });
}

// src/config/validate.ts
var MAX_UNKNOWN = 50;
function validateLayer(layer) {
  if (!isRecord(layer.value)) return nothingOf(layer);
  const lists = listsForTables(layer.value);
  const problems = lists.map((path) => wrongType("must be a table, not a list", path, layer));
  const broken = new Set(lists.map((path) => String(path[0])));
  let value = [...broken].reduce((rest, key) => without(rest, [key]), layer.value);
  let result = checked(value);
  for (let round = 0; round < MAX_UNKNOWN && result.output === void 0; round++) {
    const unknown = unknownKeys(result.issues);
    if (unknown.length === 0) break;
    problems.push(...unknown.map((issue) => problemOf(issue, layer)));
    for (const issue of unknown) value = without(value, pathOf(issue));
    result = checked(value);
  }
  if (result.output !== void 0) return { values: result.output, problems, broken };
  problems.push(...result.issues.map((issue) => problemOf(issue, layer)));
  for (const issue of result.issues) broken.add(String(pathOf(issue)[0]));
  for (const key of broken) value = without(value, [key]);
  return { values: checked(value).output ?? {}, problems, broken };
}
function checked(value) {
  const result = safeParse(ConfigFileSchema, value);
  if (result.success) return { output: result.output };
  return { output: void 0, issues: result.issues.flatMap(insideList) };
}
function insideList(issue) {
  const inner = (issue.issues ?? []).filter(({ path }) => path !== void 0);
  if (issue.type !== "union" || !Array.isArray(issue.input) || inner.length === 0) return [issue];
  return inner.map((found) => {
    const [first, ...rest] = [...issue.path ?? [], ...found.path ?? []];
    return first === void 0 ? found : { ...found, path: [first, ...rest] };
  });
}
var TABLES = ["release", "runners", "floor", "size", "startup", "signing"];
function listsForTables(value, path = []) {
  return Object.entries(value).flatMap(([key, item]) => {
    if (!Array.isArray(item)) return [];
    if (TABLES.includes(key)) return [[...path, key]];
    if (key !== "smoke" && key !== "overrides") return [];
    return item.flatMap((inner, index) => {
      if (Array.isArray(inner)) return [[...path, key, index]];
      return isRecord(inner) ? listsForTables(inner, [...path, key, index]) : [];
    });
  });
}
function nothingOf(layer) {
  const message = `must be keys and values, not ${kindOf(layer.value)}`;
  const hint = "write key: value lines; an empty file is fine too";
  const problems = [{ code: "wrong-type", message, hint, at: layer.place([]) }];
  return { values: {}, problems, broken: /* @__PURE__ */ new Set() };
}
function unknownKeys(issues) {
  return (issues ?? []).filter((issue) => issue.type === "strict_object" && issue.expected === "never");
}
function without(value, [first, ...rest]) {
  if (Array.isArray(value)) return value.map((item, index) => index === first ? without(item, rest) : item);
  if (!isRecord(value)) return value;
  const pairs = Object.entries(value).filter(([key]) => key !== first || rest.length > 0);
  return Object.fromEntries(pairs.map(([key, item]) => [key, key === first ? without(item, rest) : item]));
}
function problemOf(issue, layer) {
  const path = pathOf(issue);
  const at = layer.place(path);
  const word2 = String(path.at(-1));
  if (issue.type === "strict_object" && issue.expected === "never") {
    return {
      code: "unknown-key",
      message: "there is no such key",
      hint: suggestion(word2, knownKeys(path), "the keys"),
      at
    };
  }
  if (path[0] === "targets" && path.length > 1 && typeof issue.input === "string")
    return unknownTarget(issue.input, at);
  if (isMissing(issue)) {
    const parent = layer.place(path.slice(0, -1));
    return { code: "missing-key", message: `${word2} is missing`, hint: `write ${word2}: \u2026`, at: parent };
  }
  if (path[0] === "runners" && path.length === 2 && isKeyIssue(issue)) return unknownTarget(word2, at);
  return wrongType(messageOf(issue), path, layer, hintFor(issue, path, layer));
}
function wrongType(message, path, layer, hint) {
  return { code: "wrong-type", message, at: layer.place(path), ...hint === void 0 ? {} : { hint } };
}
function unknownTarget(word2, at) {
  const hint = suggestion(word2, TARGET_IDS, "the targets");
  return { code: "unknown-target", message: `there is no target ${JSON.stringify(word2)}`, hint, at };
}
function messageOf(issue) {
  const typed = issue.kind === "validation" || typeof issue.input === "string";
  return typed && issue.type !== "string" ? `${issue.message}${writtenText(issue)}` : `${issue.message}, not ${kindOf(issue.input)}`;
}
function writtenText(issue) {
  if (pathOf(issue)[0] === "signing") return "";
  return typeof issue.input === "string" && issue.input !== "" ? `, not ${JSON.stringify(issue.input)}` : "";
}
function hintFor(issue, path, layer) {
  const source = layer.source(path);
  if (source !== void 0 && issue.type === "string") {
    const key = path.at(-1);
    const equals = layer.place([]).file.endsWith(".toml") ? " = " : ": ";
    return `write it in quotes: ${typeof key === "string" ? key + equals : ""}"${source}"`;
  }
  if (typeof issue.input !== "string") return void 0;
  return path[0] === "python-source" ? suggestion(issue.input, PYTHON_SOURCES, "the sources") : void 0;
}
function knownKeys(path) {
  const names = path.slice(0, -1).filter((part) => typeof part === "string");
  if (names.at(-1) === "smoke") return Object.keys(SmokeCommandSchema.entries);
  if (names.at(-1) === "overrides") return Object.keys(OverrideSchema.entries);
  if (names.at(-1) === "release") return Object.keys(ReleaseSchema.entries);
  if (names.at(-1) === "floor") return Object.keys(FloorSchema.entries);
  if (names.at(-1) === "size") return Object.keys(SizeSchema.entries);
  if (names.at(-1) === "startup") return Object.keys(StartupLimitSchema.entries);
  if (names.at(-1) === "signing") return Object.keys(SigningSchema.entries);
  if (names.at(-2) === "signing") return METHOD_KEYS[names.at(-1) ?? ""] ?? [];
  return Object.keys(ConfigFileSchema.entries);
}
var METHOD_KEYS = {
  sigstore: Object.keys(SigstoreSchema.entries),
  minisign: Object.keys(MinisignSchema.entries),
  gpg: Object.keys(GpgSchema.entries),
  authenticode: Object.keys(AuthenticodeSchema.entries)
};
function isMissing(issue) {
  return issue.type === "strict_object" && issue.input === void 0;
}
function isKeyIssue(issue) {
  return issue.path?.at(-1)?.origin === "key";
}
function pathOf(issue) {
  return (issue.path ?? []).map(({ key }) => typeof key === "number" ? key : String(key));
}
function kindOf(value) {
  if (value === null || value === void 0) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return "a number";
  if (typeof value === "string") return "text";
  return typeof value === "boolean" ? String(value) : "a table";
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/config/choices.ts
function choicesOf(layers, facts, report) {
  const checked2 = layers.map((layer) => ({ layer, ...validateLayer(layer) }));
  for (const problem of checked2.flatMap((item) => item.problems)) report(problem);
  const origins = Object.fromEntries(
    Object.keys(ConfigFileSchema.entries).map((key) => [key, { layer: "default" }])
  );
  const find = (key, among) => {
    for (const { layer, values } of among) {
      const value = values[key];
      if (value === void 0 || value === null) continue;
      const inside = (...path) => layer.place([key, ...path]);
      return { value, layer: layer.layer, at: layer.place([key]), inside };
    }
    return void 0;
  };
  return {
    facts,
    origins,
    report,
    pick: (key) => {
      const chosen = find(key, checked2);
      if (chosen !== void 0) origins[key] = { layer: chosen.layer, at: chosen.at };
      return chosen;
    },
    written: (key) => find(
      key,
      checked2.filter((item) => item.layer.layer === "file")
    ),
    broken: (key) => checked2.some((item) => item.broken.has(key)),
    origin: (key, layer, at) => {
      const origin = { layer, ...at && { at } };
      origins[key] = origin;
      return origin;
    }
  };
}

// src/config/names.ts
var DEVICES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
var LONGEST = 100;
var TAKEN = ["python", "LICENSES", "_internal"];
function checkFileName(choices, name, what, at) {
  const problem = problemOf2(name);
  if (problem === void 0) return true;
  const hint = "use letters, digits, dots, hyphens and underscores, and begin with a letter or digit";
  choices.report({
    code: "unsafe-name",
    message: `${what} ${JSON.stringify(name.slice(0, LONGEST))} ${problem}`,
    hint,
    at
  });
  return false;
}
function problemOf2(name) {
  if (!FILE_NAME.test(name)) return "becomes a file's name and cannot be one everywhere";
  if (name.length > LONGEST) return `has ${name.length} characters; ${LONGEST} are the most`;
  if (name.endsWith(".")) return "ends in a dot, which Windows drops";
  return DEVICES.test(name) ? "is the name of a device on Windows" : void 0;
}
function checkCollisions(choices, entries) {
  const seen = /* @__PURE__ */ new Map();
  for (const { name, at } of entries) {
    const key = name.toLowerCase();
    const other = seen.get(key);
    seen.set(key, name);
    const taken = TAKEN.find((item) => item.toLowerCase() === key);
    if (taken !== void 0) {
      const message = `an executable cannot be named ${JSON.stringify(name)}: every bundle holds ${taken}`;
      choices.report({ code: "reserved-name", message, hint: "give it another name", at });
    } else if (other !== void 0) {
      const message = `the executables ${JSON.stringify(other)} and ${JSON.stringify(name)} would be one file`;
      choices.report({ code: "name-collision", message, hint: "rename one of them", at });
    }
  }
}

// src/config/entries.ts
function resolveEntries(choices, appName) {
  const written2 = choices.pick("entry");
  if (written2 === void 0 && choices.broken("entry")) return [];
  const placed2 = written2 === void 0 ? ofProject(choices, appName) : ofEntry(choices, written2, appName);
  for (const entry of placed2) {
    if (entry.name !== appName) checkFileName(choices, entry.name, "the executable", entry.at);
  }
  checkCollisions(choices, placed2);
  const gui = choices.pick("gui")?.value;
  return placed2.map(({ at: _, ...entry }) => gui === void 0 ? entry : { ...entry, gui });
}
function ofEntry(choices, entry, appName) {
  const { value, at } = entry;
  if (value.trim().endsWith(".py")) return scriptEntry(choices, entry, appName);
  const object = entryObject(value);
  const { facts } = choices;
  if (object === void 0) {
    const same = facts.scripts.find((script) => script.value.name === value.trim());
    const hint = same === void 0 ? 'write "package.module:function" or "script.py"' : `write "${same.value.object}"`;
    choices.report({ code: "bad-entry", message: `${JSON.stringify(value)} is not an entry point`, hint, at });
    return [];
  }
  if (facts.kind === "script") {
    const message = `${object} would have to be in a package, and this project builds none`;
    const hint = "name a script.py, or give the project a pyproject.toml with a [build-system]";
    choices.report({ code: "bad-entry", message, hint, at });
    return [];
  }
  const known = facts.scripts.find((script) => script.value.object === object)?.value;
  return [{ kind: "object", name: known?.name ?? appName, object, gui: known?.gui ?? false, at }];
}
function scriptEntry(choices, entry, appName) {
  const script = scriptPath(entry.value.trim());
  const { at } = entry;
  if (script === void 0) {
    const hint = "name a script inside the project, by its path from there";
    choices.report({ code: "bad-entry", message: `${JSON.stringify(entry.value)} leaves the project`, hint, at });
    return [];
  }
  if (!choices.facts.scriptFiles.includes(script)) {
    const hint = suggestion(script, choices.facts.scriptFiles, "the scripts in the project's folder");
    choices.report({ code: "missing-script", message: `there is no script ${JSON.stringify(script)}`, hint, at });
    return [];
  }
  return [{ kind: "script", name: appName, script, gui: false, at }];
}
function ofProject(choices, appName) {
  const { facts } = choices;
  const at = { file: facts.file };
  if (facts.scripts.length > 0) {
    choices.origin("entry", "project", facts.scripts[0]?.at ?? at);
    return facts.scripts.map((script) => ({ kind: "object", ...script.value, at: script.at }));
  }
  if (facts.script !== void 0) {
    const place = { file: facts.script };
    choices.origin("entry", "project", place);
    return [{ kind: "script", name: appName, script: facts.script, gui: false, at: place }];
  }
  reportNone(choices, at);
  return [];
}
function reportNone(choices, at) {
  const { kind, scriptFiles, file } = choices.facts;
  const [first, ...others] = scriptFiles;
  if (kind === "script" && first !== void 0 && others.length > 0) {
    const message = `there are ${scriptFiles.length} scripts, and nothing says which is the program: ${scriptFiles.join(", ")}`;
    const likely = nearest("main.py", scriptFiles) ?? first;
    const hint = `write entry: ${likely} into slipway.yml, or give --entry ${likely}`;
    choices.report({ code: "several-scripts", message, hint });
    return;
  }
  const where = file === "pyproject.toml" ? 'write [project.scripts] with name = "package.module:function", or' : "write";
  choices.report({
    code: "no-entry",
    message: "there is no entry point: the project has no console or gui script",
    hint: `${where} entry: package.module:function into slipway.yml`,
    at
  });
}

// src/config/parts.ts
function resolveName(choices) {
  const written2 = choices.pick("name");
  const { facts } = choices;
  if (written2 !== void 0) {
    checkFileName(choices, written2.value, "the name", written2.at);
    return written2.value;
  }
  if (facts.name !== void 0) {
    choices.origin("name", "project", facts.name.at);
    checkFileName(choices, facts.name.value, "the name", facts.name.at);
    return facts.name.value;
  }
  const script = namingScript(choices);
  if (script !== void 0) {
    const at = { file: script };
    const name = script.replace(/^.*\//, "").replace(/\.py$/, "");
    choices.origin("name", "project", at);
    checkFileName(choices, name, "the name", at);
    return name;
  }
  if (!choices.broken("name") && facts.kind === "package") {
    const message = "the project's name is not written where it can be read without running its code";
    const hint = "write name: \u2026 into slipway.yml, or into [project] of pyproject.toml";
    choices.report({ code: "no-name", message, hint, at: { file: facts.file } });
  }
  return "";
}
function namingScript(choices) {
  const { facts } = choices;
  return facts.kind === "script" ? facts.script : void 0;
}
function resolveVersion(choices, tagged) {
  const { facts } = choices;
  const written2 = choices.pick("version");
  if (written2 !== void 0) return checkedVersion(choices, written2.value, written2.at);
  if (choices.broken("version")) return void 0;
  if (facts.version !== void 0) {
    choices.origin("version", "project", facts.version.at);
    return checkedVersion(choices, facts.version.value, facts.version.at);
  }
  if (facts.dynamicVersion) {
    choices.origin("version", "project", { file: facts.file });
    return void 0;
  }
  if (facts.kind === "script") return scriptVersion(choices, tagged);
  choices.report({
    code: "no-version",
    message: "the project has no version, and does not say that it is dynamic",
    hint: 'write version = "\u2026" into the project, or version: \u2026 into slipway.yml',
    at: { file: facts.file }
  });
  return void 0;
}
function checkedVersion(choices, written2, at) {
  const version = written2.trim();
  if (valid(version) !== null) return version;
  choices.report({
    code: "bad-version",
    message: `${JSON.stringify(written2)} is not a version that Python packages can have (PEP 440)`,
    hint: "write it as 1.4.0, 1.4.0rc1 or 1.4.0.post1",
    at
  });
  return void 0;
}
function scriptVersion(choices, { template, name, released }) {
  const tags = released === void 0 ? choices.facts.commit?.tags ?? [] : [released];
  const versions = tags.flatMap((text) => {
    const version2 = versionInTag(text, template, name);
    return version2 !== void 0 && valid(version2) !== null ? version2 : [];
  });
  const [version] = versions;
  if (version === void 0 || versions.length > 1) return "0.0.0";
  choices.origin("version", "project", { file: "git tag" });
  return version;
}
function resolveTag(choices) {
  const release = choices.pick("release");
  const tag = release?.value.tag;
  if (tag === void 0) return "v?{version}";
  const problem = templateProblem(tag);
  if (problem === void 0) return tag;
  choices.report({
    code: "bad-tag",
    message: `${JSON.stringify(tag)} ${problem}`,
    hint: 'write it as "v?{version}", or "{name}-v{version}" where several projects share a repository',
    at: release?.inside("tag") ?? { file: choices.facts.file }
  });
  return tag;
}
function resolveRelease(choices) {
  const { draft = false, notes = "auto", checksums = ["sha256"] } = choices.pick("release")?.value ?? {};
  return { tag: resolveTag(choices), draft, notes, checksums };
}
function resolveParts(choices, key) {
  const known = key === "extras" ? Object.keys(choices.facts.extras) : choices.facts.groups;
  const chosen = choices.pick(key);
  if (chosen === void 0) return [];
  const found = chosen.value.flatMap((name, index) => {
    const same = known.find((item) => normalName(item) === normalName(name));
    if (same !== void 0) return same;
    const message = `the project has no ${key === "extras" ? "extra" : "dependency group"} ${JSON.stringify(name)}`;
    const hint = suggestion(name, known, `its ${key}`);
    choices.report({ code: `unknown-${key.slice(0, -1)}`, message, hint, at: chosen.inside(index) });
    return [];
  });
  return [...new Set(found)];
}
function resolveRequirements(choices) {
  const chosen = choices.pick("requirements");
  if (chosen === void 0) return "auto";
  const { value, at } = chosen;
  if (value === "auto" || value === "pyproject") return value;
  const path = scriptPath(value);
  const locks = choices.facts.locks.map((lock) => lock.path);
  if (path === void 0) {
    const hint = "name a lock file inside the project, by its path from there";
    choices.report({ code: "bad-requirements", message: `${JSON.stringify(value)} leaves the project`, hint, at });
  } else if (!locks.includes(path)) {
    const hint = suggestion(path, ["auto", "pyproject", ...locks], "the choices");
    const message = `there is no lock ${JSON.stringify(path)} (a requirements file is one if every line has a hash)`;
    choices.report({ code: "bad-requirements", message, hint, at });
  }
  return path ?? value;
}
function resolveIcon(choices) {
  const chosen = choices.pick("icon");
  const path = chosen === void 0 ? void 0 : scriptPath(chosen.value);
  if (chosen === void 0 || path !== void 0) return path;
  const hint = "name a PNG inside the project, by its path from there";
  const message = `${JSON.stringify(chosen.value)} leaves the project`;
  choices.report({ code: "bad-icon", message, hint, at: chosen.at });
  return void 0;
}
function resolveCommands(choices) {
  const chosen = choices.pick("before-build");
  if (chosen === void 0 || chosen.value.length === 0) return [];
  if (choices.facts.kind === "package") return chosen.value;
  const message = "before-build runs before a wheel is made, and a lone script has none";
  choices.report({ code: "no-wheel", message, hint: "run it in a step before, or take it out", at: chosen.at });
  return [];
}

// src/config/python.ts
var PIN = /^\d+\.\d+(\.\d+(?:(?:a|b|rc)\d+)?)?(?:t|\+freethreaded)?$/;
var ROUNDED = /^3\.[123]$/;
var PATCHES = Array.from({ length: 60 }, (_, patch) => patch);
function resolvePython(choices) {
  const requires = requiresOf(choices);
  const pin = pinOf(choices);
  if (pin !== void 0 && requires !== void 0 && !allows(requires, pin.text))
    reportExcluded(choices, pin, requires);
  const source = choices.pick("python-source")?.value ?? "auto";
  return { pin, requires, source, mirror: mirrorOf(choices) };
}
function requiresOf(choices) {
  const fact = choices.facts.requiresPython;
  if (fact === void 0 || validRange(fact.value)) return fact?.value;
  choices.report({
    code: "bad-specifier",
    message: `${JSON.stringify(fact.value)} is not a version specifier`,
    hint: 'write it as ">=3.10" or ">=3.10,<3.14"',
    at: fact.at
  });
  return void 0;
}
function pinOf(choices) {
  const written2 = choices.pick("python");
  const file = choices.facts.pythonVersionFile;
  if (written2 === void 0) {
    if (file === void 0 || choices.broken("python")) return void 0;
    return pinFrom(file.value, choices.origin("python", "project", file.at));
  }
  const text = written2.value.trim();
  if (ROUNDED.test(text)) {
    choices.report({
      code: "bad-python",
      message: `there is no Python ${text} that anything could be built with`,
      hint: `did you mean ${text}0? Without quotes YAML takes that for a number, and leaves out its 0: write "${text}0"`,
      at: written2.at
    });
    return void 0;
  }
  if (PIN.test(text)) return pinFrom(text, { layer: written2.layer, at: written2.at });
  choices.report({
    code: "bad-python",
    message: `${JSON.stringify(written2.value)} is not a Python version`,
    hint: 'write an exact version ("3.13.9") or a minor ("3.13")',
    at: written2.at
  });
  return void 0;
}
function pinFrom(text, origin) {
  return { text: text.replace("+freethreaded", "t"), exact: PIN.exec(text)?.[1] !== void 0, origin };
}
function allows(requires, pin) {
  const plain = plainVersion(pin);
  const candidates2 = PIN.exec(pin)?.[1] === void 0 ? PATCHES.map((patch) => `${plain}.${patch}`) : [plain];
  return candidates2.some((version) => satisfies(version, requires, { prereleases: true }));
}
function reportExcluded(choices, pin, requires) {
  const at = pin.origin.at ?? { file: choices.facts.file };
  const where = choices.facts.requiresPython?.at.file ?? choices.facts.file;
  choices.report({
    code: "python-excluded",
    message: `Python ${pin.text} is excluded by requires-python ${JSON.stringify(requires)} (${where})`,
    hint: "choose another version, or widen requires-python",
    at
  });
}
function mirrorOf(choices) {
  const mirror = choices.pick("python-mirror");
  if (mirror === void 0) return void 0;
  const problem = mirrorProblem(mirror.value);
  if (problem === void 0) return mirror.value;
  choices.report({ code: "bad-mirror", ...problem, at: mirror.at });
  return void 0;
}
function mirrorProblem(text) {
  const url = URL.parse(text);
  const hint = "write it as https://\u2026";
  if (url === null) return { message: `${JSON.stringify(text)} is not an address`, hint };
  if (url.username !== "" || url.password !== "") {
    const open = "name a mirror that needs none: neither they nor a .netrc file are supported";
    return { message: "the address holds a user name or a password", hint: `write https://\u2026 without them; ${open}` };
  }
  if (url.protocol === "https:" || url.protocol === "http:") return void 0;
  const message = `nothing can be downloaded from ${url.protocol} addresses`;
  return { message, hint: `${hint}; a folder has to be served by a web server` };
}

// src/config/targets.ts
function resolveTargets(choices) {
  const chosen = choices.pick("targets");
  if (chosen === void 0) return DEFAULT_TARGETS.map((id) => ({ id, optional: false }));
  const targets = /* @__PURE__ */ new Map();
  for (const [index, item] of chosen.value.entries()) {
    const { target, optional } = typeof item === "string" ? { target: item, optional: void 0 } : item;
    if (targets.has(target)) {
      const at = chosen.inside(index);
      choices.report({ code: "duplicate-target", message: `${target} is listed twice`, hint: "list it once", at });
    }
    targets.set(target, optional ?? (chosen.layer !== "file" && optionalInFile(choices, target)));
  }
  return [...targets].map(([id, optional]) => ({ id, optional }));
}
function optionalInFile(choices, target) {
  const listed2 = choices.written("targets")?.value ?? [];
  return listed2.some((item) => typeof item === "object" && item.target === target && item.optional);
}
function listedTargets(choices) {
  const listed2 = choices.written("targets")?.value;
  return listed2?.map((item) => typeof item === "string" ? item : item.target) ?? DEFAULT_TARGETS;
}
function resolveRunners(choices, targets) {
  const runners = choices.pick("runners");
  if (runners === void 0) return {};
  const built = /* @__PURE__ */ new Set([...listedTargets(choices), ...targets.map((target) => target.id)]);
  for (const target of Object.keys(runners.value)) {
    choices.origin(`runners.${target}`, runners.layer, runners.inside(target));
    if (built.has(target)) continue;
    choices.report({
      code: "unused-runner",
      severity: "warning",
      message: `${target} is not built`,
      hint: "add it to targets, or leave the runner out",
      at: runners.inside(target)
    });
  }
  return runners.value;
}
function matchesTarget(pattern, target) {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w-]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(target);
}
function checkOverrideTargets(choices, targets) {
  const overrides = choices.written("overrides");
  const built = [...listedTargets(choices), ...targets.map((target) => target.id)];
  for (const [index, { target: pattern }] of (overrides?.value ?? []).entries()) {
    if (built.some((id) => matchesTarget(pattern, id))) continue;
    const at = overrides?.inside(index, "target") ?? { file: choices.facts.file };
    if (TARGET_IDS.some((id) => matchesTarget(pattern, id))) {
      const message = `${JSON.stringify(pattern)} matches no target that is built`;
      const hint = "add one to targets, or leave the override out";
      choices.report({ code: "unused-override", severity: "warning", message, hint, at });
    } else {
      const message = `${JSON.stringify(pattern)} matches no target`;
      choices.report({ code: "unknown-target", message, hint: suggestion(pattern, TARGET_IDS, "the targets"), at });
    }
  }
}

// src/config/settings.ts
var KEYS = ["bundler", "packages", "include", "smoke", "floor", "size", "startup"];
function resolveSettings(choices, targets) {
  const overrides = choices.written("overrides")?.value ?? [];
  checkValues(choices);
  const bundler = choices.pick("bundler");
  const packages = choices.pick("packages");
  const include = choices.pick("include");
  const smoke = choices.pick("smoke");
  const floor = choices.pick("floor")?.value;
  const size = choices.pick("size")?.value;
  const startup = choices.pick("startup");
  const fileBundler = choices.written("bundler")?.value;
  const settled = targets.map(({ id }) => {
    const mine = overrides.filter((override) => matchesTarget(override.target, id));
    const last = (key) => mine.findLast((item) => item[key] !== void 0)?.[key];
    const origins = originsOf(choices, id);
    const limit = last("startup") ?? startup?.value;
    const settings = {
      bundler: bundlerOf(bundler, last("bundler") ?? fileBundler),
      packages: outranks(packages) ?? last("packages") ?? packages?.value ?? ["archive"],
      include: (outranks(include) ?? last("include") ?? include?.value ?? []).filter(isPattern),
      smoke: last("smoke") ?? smoke?.value ?? [],
      ...limitsOf(id, last("floor") ?? floor, last("size") ?? size),
      ...limit === void 0 ? {} : { startup: { max: milliseconds(limit.max) } },
      ...Object.keys(origins).length === 0 ? {} : { origins }
    };
    return [id, settings];
  });
  return Object.fromEntries(settled);
}
var POWERS = ["", "k", "m", "g"];
function bytesOf(text) {
  const [, number = "", unit = "", binary] = /^([\d.]+) ?([kKMG]?)(i?)B$/.exec(text) ?? [];
  return Math.round(Number(number) * (binary === "i" ? 1024 : 1e3) ** POWERS.indexOf(unit.toLowerCase()));
}
function limitsOf(id, floor, size) {
  const { os, libc } = targetFacts(id);
  const newest = os === "macos" ? floor?.macos : libc === "glibc" ? floor?.glibc : void 0;
  return {
    ...newest === void 0 ? {} : { maxFloor: newest },
    ...size?.max === void 0 ? {} : { maxSize: bytesOf(size.max) },
    ...size?.["max-growth"] === void 0 ? {} : { maxGrowth: percent(size["max-growth"]) }
  };
}
function originsOf(choices, target) {
  const overrides = choices.written("overrides");
  const place = (key) => {
    const general = choices.pick(key);
    if (general !== void 0 && general.layer !== "file") return { layer: general.layer, at: general.at };
    const number = (overrides?.value ?? []).findLastIndex(
      (item) => item[key] !== void 0 && matchesTarget(item.target, target)
    );
    if (overrides !== void 0 && number >= 0) return { layer: "file", at: overrides.inside(number, key) };
    return general === void 0 ? void 0 : { layer: general.layer, at: general.at };
  };
  return Object.fromEntries(
    KEYS.flatMap((key) => {
      const origin = place(key);
      return origin === void 0 ? [] : [[key, origin]];
    })
  );
}
function outranks(chosen) {
  return chosen?.layer === "file" ? void 0 : chosen?.value;
}
function bundlerOf(chosen, written2) {
  const ofFile = written2 === void 0 ? { name: "portable", options: {} } : split(written2);
  const forced = outranks(chosen);
  if (forced === void 0) return ofFile;
  const named2 = split(forced);
  return named2.name === ofFile.name ? ofFile : named2;
}
function split(choice) {
  if (typeof choice === "string") return { name: choice, options: {} };
  const { use, ...options } = choice;
  return { name: use, options };
}
function checkValues(choices) {
  const include = choices.pick("include");
  const smoke = choices.pick("smoke");
  if (include !== void 0) checkInclude(choices, include.value, (index) => include.inside(index));
  if (smoke !== void 0) checkSmoke(choices, smoke.value, smoke.inside);
  const overrides = choices.written("overrides");
  for (const [number, override] of (overrides?.value ?? []).entries()) {
    const inside = overrides?.inside ?? (() => ({ file: choices.facts.file }));
    checkInclude(choices, override.include ?? [], (index) => inside(number, "include", index));
    checkSmoke(choices, override.smoke ?? [], (...path) => inside(number, "smoke", ...path));
  }
}
function checkInclude(choices, patterns, place) {
  for (const [index, pattern] of patterns.entries()) {
    const at = place(index);
    if (scriptPath(pattern) === void 0) {
      const hint = "only files of the project can lie beside the program: write the pattern from the project's folder";
      choices.report({ code: "bad-include", message: `${JSON.stringify(pattern)} leaves the project`, hint, at });
    } else if (pattern.includes("\\")) {
      const message = `${JSON.stringify(pattern)} has a backslash`;
      choices.report({ code: "bad-include", message, hint: "write / between folders, on every system", at });
    }
  }
}
function isPattern(pattern) {
  return scriptPath(pattern) !== void 0 && !pattern.includes("\\");
}
function checkSmoke(choices, smoke, place) {
  if (smoke === "minimal") return;
  for (const [index, command2] of smoke.entries()) {
    const { expect } = command2;
    checkStart(choices, command2, (...path) => place(index, ...path));
    const parsed = expect === void 0 ? void 0 : parseExpectation(expect);
    if (parsed?.ok !== false) continue;
    for (const problem of parsed.diagnostics) choices.report({ ...problem, at: place(index, "expect") });
  }
}
function checkStart(choices, { run, serve }, place) {
  if (run === void 0 && serve === void 0) {
    const hint = 'write run: ["--version"], or serve: "http://127.0.0.1:{port}/"';
    choices.report({ code: "missing-key", message: "run is missing", hint, at: place() });
  }
  if (serve !== void 0 && !isProbe(serve)) {
    const message = `${JSON.stringify(serve)} is not an address that can be probed`;
    const hint = 'write it as "http://127.0.0.1:{port}/"';
    choices.report({ code: "bad-address", message, hint, at: place("serve") });
  }
}
function isProbe(address) {
  const url = URL.parse(address.replaceAll("{port}", "1"));
  return url !== null && /^https?:$/.test(url.protocol) && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}

// src/config/signing.ts
function resolveSigning(choices) {
  const methods = choices.pick("signing");
  const sigstore = methods?.value.sigstore;
  if (methods !== void 0 && sigstore?.password !== void 0 && sigstore.key === void 0) {
    choices.report({
      code: "missing-key",
      message: "there is a password, and no key that it is for",
      hint: "write key: VARIABLE beside it, or leave it out to sign with the job's identity",
      at: methods.inside("sigstore", "password")
    });
  }
  return {
    policy: choices.pick("sign")?.value ?? "auto",
    provenance: choices.pick("provenance")?.value ?? "auto",
    methods: methods?.value ?? {}
  };
}

// src/config/resolve.ts
function draftConfig(layers) {
  const problems = [];
  const report = (problem) => {
    problems.push(problem);
  };
  const { facts } = layers;
  const file = onlyFile(layers, report);
  const written2 = [flagLayer(layers.flags, report), inputLayer(layers.inputs), ...file ? [fileLayer(file)] : []];
  const choices = choicesOf(written2, facts, report);
  const before = problems.length;
  const name = resolveName(choices);
  const release = resolveRelease(choices);
  const version = resolveVersion(choices, { template: release.tag, name, released: layers.released });
  const broken = IDENTITY.some((key) => choices.broken(key));
  const identified = problems.length === before && !broken && name !== "";
  const targets = resolveTargets(choices);
  checkOverrideTargets(choices, targets);
  const config = {
    name,
    version,
    kind: facts.kind,
    entries: resolveEntries(choices, name),
    icon: resolveIcon(choices),
    python: resolvePython(choices),
    requirements: resolveRequirements(choices),
    extras: resolveParts(choices, "extras"),
    groups: resolveParts(choices, "groups"),
    targets,
    runners: resolveRunners(choices, targets),
    settings: resolveSettings(choices, targets),
    beforeBuild: resolveCommands(choices),
    cache: choices.pick("cache")?.value ?? "auto",
    signing: resolveSigning(choices),
    comment: choices.pick("comment")?.value ?? "auto",
    release,
    origins: choices.origins
  };
  return { config, problems: problems.sort(byPlace), identified };
}
var IDENTITY = ["name", "version", "release"];
function checkConfigFile(file) {
  return [...validateLayer(fileLayer(file)).problems].sort(byPlace);
}
function onlyFile(layers, report) {
  const { settings } = layers.facts;
  if (layers.file === void 0 || settings === void 0) return layers.file ?? settings;
  report({
    code: "two-configurations",
    message: `there is also [tool.slipway] in ${settings.file}, and one of them would be ignored`,
    hint: "keep one of the two",
    at: { file: layers.file.file }
  });
  return layers.file;
}
function byPlace(left, right) {
  const files = compareText(left.at?.file ?? "", right.at?.file ?? "");
  if (files !== 0) return files;
  return (left.at?.line ?? 0) - (right.at?.line ?? 0) || (left.at?.column ?? 0) - (right.at?.column ?? 0);
}
function compareText(left, right) {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

// src/stages/survey.ts
var PLACEHOLDER_VERSION = "0";
async function read(ports, catalog, wishes) {
  const { config } = wishes;
  const text = config === void 0 ? await catalog.readConfigText(wishes.root, wishes.configFile) : success(config);
  const written2 = text.ok ? text.value : void 0;
  const file = written2 === void 0 ? void 0 : await parseConfigFile(written2.text, written2.file);
  const source = file?.ok === true ? file.value : void 0;
  const layers = { flags: wishes.flags, inputs: wishes.inputs, ...source === void 0 ? {} : { file: source } };
  const script = namedScript(layers);
  const facts = await catalog.readProject(wishes.root, {
    exec: ports.exec,
    ...script === void 0 ? {} : { script }
  });
  if (!facts.ok || !text.ok || file?.ok === false) {
    const problems = [text, file, facts].flatMap((part) => part === void 0 || part.ok ? [] : part.diagnostics);
    throw new ConfigError([...problems, ...source === void 0 ? [] : checkConfigFile(source)]);
  }
  return {
    facts: facts.value,
    draft: draftConfig({ ...layers, facts: facts.value, released: wishes.tag }),
    warnings: facts.warnings
  };
}
function placedIncludes(config, target, problems) {
  const at = (config.settings[target]?.origins?.include ?? config.origins["include"])?.at;
  return at === void 0 ? problems : problems.map((problem) => ({ ...problem, at }));
}
async function checkIncludes(catalog, { config, wishes: { root } }) {
  const mayCome = ({ code: code2 }) => code2 === EMPTY_INCLUDE && config.beforeBuild.length > 0;
  const results = await Promise.all(
    config.targets.map(async ({ id }) => {
      const included = await catalog.expandIncludes(root, config.settings[id]?.include ?? []);
      if (included.ok) return [];
      return placedIncludes(
        config,
        id,
        included.diagnostics.filter((problem) => !mayCome(problem))
      );
    })
  );
  return results.flat();
}
async function checkIcon(catalog, root, config) {
  if (config.icon === void 0) return [];
  const icon = await catalog.findIcon(root, config.icon);
  const at = config.origins["icon"]?.at;
  if (icon.ok) return [];
  return icon.diagnostics.map((problem) => at === void 0 ? problem : { ...problem, at });
}
async function checkNotes(catalog, { root, tag }, config) {
  if (tag === void 0 || config.version === void 0) return [];
  const notes = await catalog.readNotes(root, config.release.notes, config.version);
  const at = config.origins["release"]?.at;
  if (notes.ok) return [];
  return notes.diagnostics.map((problem) => at === void 0 ? problem : { ...problem, at });
}
async function planInputs(ports, catalog, { config, facts, wishes }, version) {
  return {
    slipway: catalog.version,
    config,
    version,
    commit: facts.commit,
    tag: wishes.tag,
    table: await catalog.pythonTable(),
    today: ports.machine.now.getTime(),
    bundlers: catalog.bundlers,
    packagers: catalog.packagers
  };
}
async function draftPlan(ports, catalog, surveyed, identified) {
  const { config, wishes } = surveyed;
  const tag = identified ? wishes.tag : void 0;
  const tagged = tag === void 0 ? void 0 : versionOfTag(tag, config.release.tag, config.name);
  const version = config.version ?? tagged ?? PLACEHOLDER_VERSION;
  const inputs = await planInputs(ports, catalog, surveyed, version);
  const name = FILE_NAME.test(config.name) ? config.name : "app";
  return definePlan({ ...inputs, tag, config: { ...config, name } });
}
async function surveyAndDraft(ports, catalog, wishes) {
  const { facts, draft, warnings } = await read(ports, catalog, wishes);
  const surveyed = { wishes, facts, config: draft.config };
  for (const variable of secretVariables(draft.config.signing)) ports.secrets?.read(variable);
  const [missing, icon, notes, plan] = await Promise.all([
    checkIncludes(catalog, surveyed),
    checkIcon(catalog, wishes.root, draft.config),
    checkNotes(catalog, wishes, draft.config),
    draftPlan(ports, catalog, surveyed, draft.identified)
  ]);
  const found = [...draft.problems, ...missing, ...icon, ...notes, ...plan.ok ? plan.warnings : plan.diagnostics];
  const isWarning = ({ severity }) => severity === "warning";
  for (const warning of distinct([...warnings, ...found.filter(isWarning)])) ports.log.warn(warning);
  const errors = distinct(found.filter((problem) => !isWarning(problem)));
  if (errors.length > 0 || !plan.ok) throw new ConfigError([...errors].sort(byPlace));
  return { ...surveyed, draft: plan.value };
}
async function survey(ports, catalog, wishes) {
  const { draft: _, ...surveyed } = await surveyAndDraft(ports, catalog, wishes);
  return surveyed;
}

// src/stages/plan.ts
function targetOfMachine(machine) {
  const found = TARGET_IDS.find((id) => {
    const facts = targetFacts(id);
    return facts.os === machine.os && facts.arch === machine.arch && facts.libc === "musl" === machine.musl;
  });
  if (found !== void 0) return found;
  throw new BuildError([{ code: "unknown-machine", message: `no target stands for ${machine.os} on ${machine.arch}` }]);
}
function epochOf(commit) {
  return commit?.time ?? 315532800;
}
async function versionFromWheel(ports, catalog, survey2) {
  const { config, facts, wishes } = survey2;
  const target = targetOfMachine(ports.machine);
  const table = await catalog.pythonTable();
  const python = choosePython(table, config.python, [target]);
  if (!python.ok) throw new ConfigError(python.diagnostics);
  const { version, reason } = python.value;
  const standalone = version === void 0 ? void 0 : standalonePin(table, version, target, config.python.mirror);
  return ports.log.stage("Version, from the project's build backend", async () => {
    const { source, pin, requires } = config.python;
    const request = {
      target,
      source,
      reason,
      pin: pin ?? null,
      requires: requires ?? null,
      standalone: standalone ?? null
    };
    const place = await ports.workplaces.open(`${config.name}-version`, wishes.root);
    try {
      const leg = { target, interpreter: request.standalone };
      const release = ports.machine.runner === "github";
      const here = await cachedPorts(ports, { catalog, survey: survey2, leg, work: place.directory, release: false });
      const interpreter = await catalog.obtainInterpreter(here, request);
      const uv = await catalog.obtainUv(here, interpreter);
      const wheel = await catalog.buildWheel(here, uv, {
        project: wishes.root,
        python: interpreter.executable,
        version: interpreter.version,
        release,
        beforeBuild: config.beforeBuild,
        directory: `${place.directory}/wheel`,
        epoch: epochOf(facts.commit),
        logFile: `${place.directory}/wheel.log`
      });
      return wheel.version;
    } finally {
      await place.close(false);
    }
  });
}
async function planStage(ports, catalog, wishes) {
  const { draft, ...surveyed } = await surveyAndDraft(ports, catalog, wishes);
  if (surveyed.config.version !== void 0) return { ...surveyed, plan: draft };
  const version = await versionFromWheel(ports, catalog, surveyed);
  const result = definePlan(await planInputs(ports, catalog, surveyed, version));
  if (!result.ok) throw new ConfigError(result.diagnostics);
  return { ...surveyed, plan: result.value };
}

// src/plan/resolutions.ts
function versionsOf({ packages }) {
  const byName = Map.groupBy(packages, ({ name }) => name);
  return new Map(
    [...byName].map(([name, entries]) => [
      name,
      entries.map(({ version }) => version).sort().join(" and ")
    ])
  );
}
function compareResolutions(legs) {
  const decided = legs.flatMap(
    ({ target, requirements: { resolved } }) => resolved === void 0 ? [] : [{ target, versions: versionsOf(resolved), sha256: resolved.sha256 }]
  );
  if (new Set(decided.map(({ sha256 }) => sha256)).size < 2) return [];
  const names = [...new Set(decided.flatMap(({ versions }) => [...versions.keys()]))].sort();
  const differences = names.flatMap((name) => {
    const found = decided.flatMap(({ target, versions }) => {
      const version = versions.get(name);
      return version === void 0 ? [] : [{ target, version }];
    });
    const byVersion = Map.groupBy(found, ({ version }) => version);
    if (byVersion.size < 2) return [];
    const said = [...byVersion].map(([version, at]) => `${version} on ${at.map(({ target }) => target).join(", ")}`);
    return [`${name} (${said.join("; ")})`];
  });
  if (differences.length === 0) return [];
  return [
    {
      code: "resolutions-differ",
      message: `the legs were built with different versions of ${differences.join(", ")}`,
      hint: "The index changed between them. Run them again, or commit a lock (uv lock), which decides for all."
    }
  ];
}

// src/stages/leg.ts
async function isClean({ ports, catalog, planned: { wishes } }) {
  return wishes.config === void 0 && await catalog.worktreeIsClean(ports.exec, wishes.root);
}
function isMuslHere({ os, arch, musl }, target) {
  const facts = targetFacts(target);
  return os === "linux" && !musl && facts.os === "linux" && facts.libc === "musl" && facts.arch === arch;
}
function chooseLeg(ports, planned, wanted, reach = "own") {
  const here = targetOfMachine(ports.machine);
  const target = wanted ?? here;
  const leg = planned.plan.legs.find((candidate) => candidate.target === target);
  if (leg === void 0) {
    const targets = planned.plan.legs.map((candidate) => candidate.target).join(", ");
    throw new ConfigError([
      {
        code: "target-not-planned",
        message: `${target} is not one of this project's targets`,
        hint: `They are: ${targets}.`
      }
    ]);
  }
  if (target === here || reach === "any") return leg;
  if (reach === "container" && isMuslHere(ports.machine, target)) return leg;
  throw new ConfigError([
    {
      code: "target-not-runner",
      message: `${target} cannot be built here: this machine builds and runs ${here}`,
      hint: `Build it on a runner of its own, such as ${leg.runner}; --cross puts it together here, as a check, without running it.`
    }
  ]);
}
function configuredBundler({ catalog, leg }) {
  const configured = catalog.bundlers.get(leg.bundler.name)?.configure(leg.bundler.options, leg.target);
  if (configured?.ok === true) return configured.value;
  const unknown = { code: "unknown-bundler", message: `there is no bundler ${leg.bundler.name}` };
  throw new ConfigError(configured?.diagnostics ?? [unknown]);
}
function planText({ planned, leg }) {
  const { slipway, project, python, commit } = planned.plan;
  return JSON.stringify({ slipway, project, python, commit, leg });
}
async function bothOf({ log, signal }, tasks) {
  const settled = await Promise.allSettled(tasks);
  const [first, other] = settled.flatMap((task) => task.status === "rejected" ? [task.reason] : []);
  if (other === void 0 || other === first || signal.aborted) return Promise.all(tasks);
  const { problems, details } = verdictOf(other, false);
  for (const line of details) log.info(`| ${line}`);
  if (first instanceof BuildError && other instanceof BuildError)
    throw new BuildError([...first.diagnostics, ...other.diagnostics], { cause: first.cause });
  for (const problem of problems) log.error(problem);
  return Promise.all(tasks);
}

// src/stages/environment.ts
async function readyInterpreter({ ports, catalog, planned, leg }) {
  return ports.log.stage("Python", async () => {
    const { plan } = planned;
    const interpreter = await catalog.obtainInterpreter(ports, {
      ...plan.python,
      target: leg.target,
      standalone: leg.interpreter
    });
    if (!interpreter.fallback)
      ports.log.info(`Python ${interpreter.version}, ${interpreter.source}: ${interpreter.reason}`);
    else {
      ports.log.warn({
        code: "python-fallback",
        message: `Python ${interpreter.version} of this machine is used instead of a standalone one: ${interpreter.reason}`,
        hint: "A release refuses this unless python-source names it. The bundle then needs a system as new as this one."
      });
    }
    return { interpreter, uv: await catalog.obtainUv(ports, interpreter) };
  });
}
function checkedWheel(planned, built) {
  const same = (text) => text.toLowerCase().replaceAll(/[-_.]+/g, ".");
  const declared = planned.config.origins["version"]?.layer === "project";
  if (!declared || same(built.version) === same(planned.plan.project.version)) return built.file;
  throw new BuildError([
    {
      code: "version-differs",
      message: `the built wheel is version ${built.version}, but the plan says ${planned.plan.project.version}`,
      hint: "Two places of the project name different versions; make them agree."
    }
  ]);
}
function keeps({ release, planned }) {
  return !release && planned.config.cache !== "off";
}
function ownName({ catalog, planned, leg }) {
  return `${leg.bundleName}-${catalog.digest(planned.wishes.root).slice(0, 8)}`;
}
async function buildWheel(bench, tools) {
  const { ports, catalog, planned, work } = bench;
  const { project, commit } = planned.plan;
  if (project.kind !== "package") return void 0;
  const built = await catalog.buildWheel(ports, tools.uv, {
    project: planned.wishes.root,
    python: tools.interpreter.executable,
    version: tools.interpreter.version,
    release: bench.release,
    beforeBuild: project.beforeBuild,
    directory: `${work}/wheel`,
    epoch: epochOf(commit),
    logFile: `${work}/wheel.log`
  });
  return checkedWheel(planned, built);
}
async function gatherWheels(bench, at) {
  const { ports, catalog, planned, work, release } = bench;
  const { project, commit } = planned.plan;
  const { uv, interpreter, python } = at;
  const foreign = at.foreign === void 0 ? {} : { foreign: at.foreign };
  const { facts } = planned;
  const { requirements: choice, extras, groups } = project;
  const on = { python, version: interpreter.version, epoch: commit?.time, work, ...foreign };
  const requirements = await catalog.resolveRequirements(ports, uv, { facts, choice, extras, groups, ...on });
  const states = (requirements.folders ?? []).map((folder) => catalog.worktreeIsClean(ports.exec, folder));
  const foldersClean = (await Promise.all(states)).every((clean) => clean);
  const wheelhouse = await catalog.fillWheelhouse(ports, uv, {
    requirements,
    project: planned.wishes.root,
    python,
    interpreter,
    directory: `${work}/wheelhouse`,
    release,
    epoch: epochOf(commit),
    logFile: `${work}/wheelhouse.log`,
    ...foreign
  });
  ports.log.info(`${wheelhouse.files} locked files, ${wheelhouse.fetched} of them fetched, all checked by hash`);
  for (const { name, version, reused } of wheelhouse.compiled) {
    ports.log.info(
      `${name} ${version} has no wheel: ${reused ? "compiled in an earlier build" : "compiled from its sdist"}`
    );
  }
  return { wheelhouse, requirements, foldersClean };
}
async function install(bench, { interpreter, uv }, wheel) {
  const { ports, catalog, planned, leg, work } = bench;
  const kind = configuredBundler(bench).environment;
  const { root: project } = planned.wishes;
  const open = async () => {
    const place = `${work}/bundle/${leg.bundleName}/python`;
    const tree = kind === "tree" ? await catalog.makeTree(ports, interpreter, place, uv, leg.target) : void 0;
    return catalog.openEnvironment(ports, uv, {
      project,
      ...keeps(bench) ? { unpacked: ownName(bench) } : {},
      kind,
      root: tree?.root ?? `${work}/venv`,
      python: tree?.python ?? interpreter.executable,
      interpreter,
      awaits: planned.plan.project.kind === "package" || planned.facts.dependencies.length > 0,
      scratch: `${work}/uv`,
      logFile: `${work}/install.log`
    });
  };
  const [opened, gathered] = await bothOf(ports, [
    open(),
    gatherWheels(bench, { interpreter, uv, python: interpreter.executable })
  ]);
  const environment = await opened.fill({ wheelhouse: gathered.wheelhouse, wheel });
  return { environment, ...gathered };
}
function openReuse(bench, { interpreter }, { wheelhouse, wheel }) {
  const { catalog, ports, planned } = bench;
  const own = { name: ownName(bench), project: planned.wishes.root };
  return catalog.openReuse(ports, { ...own, interpreter, digests: wheelhouse.digests, wheel });
}
async function readyEnvironment(bench, tools) {
  const { log } = bench.ports;
  return log.stage("Environment", async () => {
    const wheel = buildWheel(bench, tools);
    if (bench.planned.plan.project.beforeBuild.length > 0) await wheel;
    const [made, ready] = await bothOf(bench.ports, [wheel, install(bench, tools, wheel)]);
    log.info(`${ready.environment.distributions.length} distributions, versions from ${ready.wheelhouse.source}`);
    return keeps(bench) ? { ...ready, reuse: await openReuse(bench, tools, { ...ready, wheel: made }) } : ready;
  });
}

// src/stages/inspection.ts
var FORMATS = { linux: "elf", macos: "macho", windows: "pe" };
var MOST_NAMED = 5;
function named(items) {
  const more = items.length - MOST_NAMED;
  return `${items.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
function checkFloor({ maxFloor, target }, { floors, problems }) {
  if (maxFloor === void 0) return [];
  const system = targetFacts(target).os === "macos" ? "macos" : "glibc";
  const unknown = problems.filter(({ binary }) => binary).map(({ problem }) => ({
    code: "floor-unknown",
    message: `whether the bundle needs a newer ${system} than ${maxFloor} cannot be told: ${problem}`,
    hint: "Leave that file out, or floor: unsaid."
  }));
  const floor = floors.find((candidate) => candidate.system === system);
  if (floor === void 0 || compareVersions(floor.version, maxFloor) <= 0) return unknown;
  const message = `the bundle needs ${floorText(floor)}, and floor.${system} allows ${maxFloor}: ${floor.file} of ${floor.owner} asks for it`;
  const hint = floor.owner === "interpreter" ? "Use python-source: standalone, build on an older system, or raise the limit." : `Take a version of it whose wheel is made for older systems, or raise the limit: floor: { ${system}: "${floor.version}" }.`;
  return [{ code: "floor-exceeded", message, hint }, ...unknown];
}
function checkSize({ maxSize }, { bytes, sizes }) {
  if (maxSize === void 0 || bytes <= maxSize) return [];
  const largest = named(sizes.map(({ owner, bytes: own }) => `${owner} (${sizeText(own)})`));
  const message = `the bundle takes ${sizeText(bytes)}, and size.max allows ${sizeText(maxSize)}. The largest parts: ${largest}`;
  return [{ code: "size-exceeded", message, hint: "Do without one of them, or raise the limit." }];
}
function doubts({ missing, foreign, problems }, launchers) {
  const found = [];
  const lacking2 = missing.filter(({ file }) => !launchers.includes(file));
  if (lacking2.length > 0) {
    const libraries2 = named(lacking2.map(({ library, file }) => `${library} (needed by ${file})`));
    const message = `libraries that are neither in the bundle nor part of the system: ${libraries2}`;
    found.push({
      code: "missing-libraries",
      message,
      hint: "Where that part of the program is used, the user has to have them."
    });
  }
  const libraries = foreign.filter(({ library }) => library).map(({ file, what }) => `${file} (${what})`);
  if (libraries.length > 0) {
    found.push({
      code: "foreign-libraries",
      message: `libraries for another processor or system: ${named(libraries)}`
    });
  }
  const unread = problems.map(({ file, problem }) => `${file}: ${problem}`);
  if (unread.length > 0) found.push({ code: "inspection-problems", message: named(unread) });
  return found;
}
async function inspect(bench, bundle, environment) {
  const { ports, catalog, leg, planned } = bench;
  const { os, arch } = targetFacts(leg.target);
  const launchers = bundle.executables.map(({ path }) => path);
  const inspection = await catalog.inspectBundle(ports, {
    root: bundle.root,
    launchers,
    home: { format: FORMATS[os], architecture: arch },
    application: planned.plan.project.name,
    sitePackages: environment.sitePackages,
    accounted: bench.accounted === true
  });
  const { floors, bytes, sizes, suggestions } = inspection;
  for (const floor of floors) ports.log.info(`needs ${floorText(floor)}: ${floor.file} (${floor.owner})`);
  ports.log.info(`${sizeText(bytes)}: ${named(sizes.map(({ owner, bytes: own }) => `${owner} ${sizeText(own)}`))}`);
  for (const { what, bytes: saved } of suggestions) ports.log.info(`${sizeText(saved)} less: ${what}`);
  for (const doubt of doubts(inspection, launchers)) ports.log.warn(doubt);
  const broken = [...checkFloor(leg, inspection), ...checkSize(leg, inspection)];
  if (broken.length > 0) throw new BuildError(broken);
  return inspection;
}

// src/stages/sbom.ts
function launchersOf({ project }, target) {
  const { os } = targetFacts(target);
  if (os === "windows") return project.entries.map(({ name }) => `${name}.exe`);
  return project.entries.map(({ name }) => name);
}
function bundleName(artifact, target) {
  const end = artifact.lastIndexOf(`-${target}`);
  return end === -1 ? artifact : artifact.slice(0, end + 1 + target.length);
}
function accountFacts(plan, { interpreter, target, project }, artifact) {
  return {
    target,
    bundle: bundleName(artifact.name, target),
    launchers: launchersOf(plan, target),
    application: project?.name ?? plan.project.name,
    sha256: artifact.sha256,
    interpreter,
    libraries: interpreter.libraries
  };
}
async function accountOf(ports, catalog, { plan, pathOf: pathOf2 }, fragment) {
  const [artifact] = fragment.artifacts;
  if (artifact === void 0) {
    const message = `nothing was made for ${fragment.target} that could be looked into`;
    throw new BuildError([{ code: "no-artifact", message }]);
  }
  const facts = accountFacts(plan, fragment, artifact);
  return catalog.bundleAccount(ports, { ...facts, path: pathOf2(artifact.name) });
}
function isOf(account, { target, artifacts }) {
  return account !== void 0 && account.target === target && account.sha256 === artifacts[0]?.sha256;
}
function byProject({ plan, manifest }) {
  const groups = /* @__PURE__ */ new Map();
  for (const leg of manifest.legs) {
    const project = leg.project ?? plan.project;
    const group = groups.get(project.name) ?? [project, []];
    group[1].push(leg);
    groups.set(project.name, group);
  }
  return groups;
}
async function sbomStage(ports, catalog, request) {
  const { plan } = request;
  return ports.log.stage("Contents of the bundles", async () => {
    const { sbomOf } = await import("./sbom-3LTGKSVY.mjs");
    const time = new Date(epochOf(plan.commit) * 1e3);
    const sboms = [];
    for (const [project, legs] of byProject(request).values()) {
      const accounts = [];
      for (const fragment of legs) {
        const known = isOf(request.account, fragment) ? request.account : void 0;
        accounts.push(known ?? await accountOf(ports, catalog, request, fragment));
      }
      const text = sbomOf(accounts, { slipway: plan.slipway, project, time, digest: catalog.digest });
      sboms.push({ name: sbomName(project), text });
    }
    return sboms;
  });
}

// src/stages/sign-inside.ts
async function signInside(ports, signers, request) {
  const signatures = [];
  for (const signer of signers.filter(({ supports }) => supports(request.target))) {
    const made = await ports.log.stage(
      `Sign programs and libraries: ${signer.method}`,
      () => signer.sign(ports, request)
    );
    if (made.length > 0) ports.log.info(signaturesText(made));
    signatures.push(...made);
  }
  return signatures;
}
function checkInside({ ports, planned, leg, release, signedLater = false }) {
  const decision = decideInside(planned.plan.signing, leg.target, meansOf(ports));
  if (!release || signedLater) return { authenticode: void 0, problems: [] };
  const errors = decision.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new BuildError(errors);
  for (const problem of decision.problems) ports.log.warn(problem);
  return decision;
}
async function signBundle({ ports, catalog, planned, leg, work }, decision, { root }) {
  const signers = await catalog.insideSigners(decision, planned.wishes.root);
  return signInside(ports, signers, { root, scratch: work, target: leg.target });
}

// src/stages/while-referring.ts
async function whileReferring(ports, refer, work) {
  const stop = new AbortController();
  const stoppable = { run: (argv, options) => ports.exec.run(argv, { ...options, signal: stop.signal }) };
  const referring = refer().catch((error) => {
    stop.abort();
    throw error;
  });
  const working = work(stoppable).catch(async (error) => {
    if (stop.signal.aborted) await referring;
    throw error;
  });
  return bothOf(ports, [referring, working]);
}

// src/stages/build.ts
async function bundleContext(bench, environment, { uv, compiler, libraries, reuse }) {
  const { ports, catalog, planned, leg, work } = bench;
  const include = await catalog.expandIncludes(planned.wishes.root, leg.include);
  if (!include.ok) throw new ConfigError(placedIncludes(planned.config, leg.target, include.diagnostics));
  const { name, version, icon: named2 } = planned.plan.project;
  const icon = named2 === null ? void 0 : await catalog.findIcon(planned.wishes.root, named2);
  if (icon?.ok === false) throw new ConfigError(icon.diagnostics);
  return {
    ports,
    target: leg.target,
    environment,
    uv,
    compiler,
    libraries,
    entries: planned.plan.project.entries,
    product: { name, version, icon: icon?.value },
    project: bench.application ?? planned.wishes.root,
    include: include.value,
    destination: `${work}/bundle/${leg.bundleName}`,
    work,
    epoch: epochOf(planned.plan.commit),
    readElf: catalog.readElf,
    reuse
  };
}
async function makeBundle({ ports, leg, bundled }, prepared) {
  const bundle = await ports.log.stage(`Bundle, with ${leg.bundler.name}`, () => prepared.make());
  for (const note of bundle.notes) ports.log.warn(note);
  bundled?.(bundle);
  return bundle;
}
function reference({ ports, catalog, planned, leg }, environment, leftOut = []) {
  const asked2 = { plan: planned.plan, leg, environment, facts: planned.facts, leftOut };
  return ports.log.stage(
    "Reference: what the program does in its environment",
    () => catalog.prepareSmoke(ports, asked2)
  );
}
async function bundleAndReference(bench, context) {
  const { environment, prepare } = configuredBundler(bench);
  const { ports } = context;
  if (environment === "tree") {
    const prepared = await ports.log.stage("Preparing the bundle", () => prepare(context));
    const smoke2 = await reference(bench, context.environment, prepared.leftOut);
    return { bundle: await makeBundle(bench, prepared), smoke: smoke2 };
  }
  const refer = () => reference(bench, context.environment);
  const freeze = async (exec) => makeBundle(bench, await prepare({ ...context, ports: { ...ports, exec } }));
  const [smoke, bundle] = await whileReferring(ports, refer, freeze);
  return { bundle, smoke };
}
function packagerOf(catalog, format) {
  const packager = catalog.packagers.get(format);
  if (packager === void 0)
    throw new ConfigError([{ code: "unknown-package", message: `there is no format ${format}` }]);
  return packager;
}
function firstFile({ artifacts, files }) {
  return files.get(artifacts[0]?.name ?? "") ?? "";
}
async function makePackages(bench, bundle) {
  const { ports, catalog, leg, work, planned, accounted } = bench;
  const artifacts = [];
  const files = /* @__PURE__ */ new Map();
  const contents = /* @__PURE__ */ new Map();
  for (const [index, { name, kind }] of leg.artifacts.entries()) {
    const file = `${work}/${name}`;
    const packed = (path, sha256) => contents.set(path, sha256);
    const common = { epoch: epochOf(planned.plan.commit), signal: ports.signal };
    const options = accounted === true && index === 0 ? { ...common, packed } : common;
    const measure = await packagerOf(catalog, kind).package(bundle.root, file, options);
    artifacts.push({ name, kind, target: leg.target, ...measure });
    files.set(name, file);
  }
  return { artifacts, files, contents };
}
async function inspectPacked(bench, { artifacts: [first], contents }, made) {
  const { planned, leg } = bench;
  const { bundle, environment, interpreter } = made;
  const inspection = await inspect(bench, bundle, environment);
  if (first === void 0) return { inspection, account: void 0 };
  const facts = accountFacts(planned.plan, { target: leg.target, interpreter }, first);
  return { inspection, account: inspection.account?.(facts, contents) };
}
function sayCheck(log, { what, result, detail }) {
  if (result === "passed") log.info(`\u2713 ${what}: ${detail}`);
  else
    log.warn({
      code: "not-judged",
      message: `${what} was not judged: ${detail}`,
      hint: "Say under smoke: how to test it."
    });
}
function sayReport(log, { checks, startup, notes }) {
  for (const check of checks) sayCheck(log, check);
  for (const note of notes) log.warn(note);
  if (startup !== void 0) log.info(startupText(startup));
}
function recorded(interpreter, libraries) {
  return {
    source: interpreter.source,
    version: interpreter.version,
    sha256: interpreter.sha256 ?? null,
    url: interpreter.url ?? null,
    reason: interpreter.reason,
    fallback: interpreter.fallback,
    ...libraries === void 0 ? {} : { libraries: [...libraries] }
  };
}
function fragmentOf(bench, made) {
  const { catalog, leg } = bench;
  const { interpreter, ready, bundle, inspection, smoke, signatures = [] } = made;
  const { wheelhouse } = ready;
  return {
    target: leg.target,
    plan: catalog.digest(planText(bench)),
    dirty: !made.clean || !ready.foldersClean,
    interpreter,
    requirements: {
      source: wheelhouse.source,
      packages: [...ready.environment.distributions],
      ...wheelhouse.sources === void 0 ? {} : { sources: [...wheelhouse.sources] },
      ...ready.requirements.resolved === void 0 ? {} : { resolved: ready.requirements.resolved },
      ...wheelhouse.digests === void 0 ? {} : { wheels: wheelhouse.digests.map((wheel) => ({ ...wheel })) },
      ...wheelhouse.compiled.length === 0 ? {} : { compiled: [...wheelhouse.compiled] }
    },
    bundler: { ...bundle.bundler, options: leg.bundler.options },
    bundleSize: inspection.bytes,
    floor: inspection.floors[0] ?? null,
    sizes: [...inspection.sizes],
    ...signatures.length === 0 ? {} : { signatures: [...signatures] },
    unresolved: {
      modules: [...bundle.missingModules ?? []],
      libraries: inspection.missing.map(({ library }) => library)
    },
    libraries: [...inspection.libraries],
    smoke: [...smoke.checks],
    ...smoke.startup === void 0 ? {} : { startup: smoke.startup },
    artifacts: made.artifacts
  };
}
async function buildLeg(ports, catalog, planned, at) {
  const here = await cachedPorts(ports, { catalog, survey: planned, ...at });
  const bench = { ports: here, catalog, planned, ...at };
  const inside = checkInside(bench);
  const [clean, tools] = await Promise.all([isClean(bench), readyInterpreter(bench)]);
  const { interpreter } = tools;
  const asking = catalog.askLibraries(ports, interpreter.executable);
  const [ready, libraries] = await bothOf(ports, [readyEnvironment(bench, tools), asking]);
  const { environment, reuse } = ready;
  const given = { uv: tools.uv, compiler: environment.python, libraries, reuse };
  const context = await bundleContext(bench, environment, given);
  const saving = bench.ports.cache?.save();
  try {
    const { bundle, smoke } = await bundleAndReference(bench, context);
    await ports.log.stage("Self-check of the bundle", () => smoke.lookInside(bundle));
    const signatures = await signBundle(bench, inside, bundle);
    const packed = await ports.log.stage("Packages", () => makePackages(bench, bundle));
    const { artifacts, files } = packed;
    const about = recorded(interpreter, libraries);
    const [{ inspection, account }, report] = await ports.log.stage("Inspection and smoke run of the artifact", () => {
      const inspecting = inspectPacked(bench, packed, { bundle, environment, interpreter: about });
      const judging = smoke.judge(bundle, firstFile(packed), inspecting);
      return bothOf(ports, [inspecting, judging]);
    });
    sayReport(ports.log, report);
    const made = { clean, interpreter: about, ready, bundle, artifacts, inspection, signatures };
    const fragment = fragmentOf(bench, { ...made, smoke: report });
    return { fragment, files, bundle, interpreter, inspection, account };
  } finally {
    await saving;
  }
}

// src/stages/musl-trial.ts
function refuse({ leg }, reason) {
  const message = `${leg.target} cannot be run on this machine: ${reason}`;
  const hint = `Give this machine a Docker or Podman that works, or build it on a musl system; --cross puts it together, as a check, without running it.`;
  return new BuildError([{ code: "no-container", message, hint }]);
}
async function openTrial(bench, interpreter, mustRun) {
  const { ports, catalog, planned, leg } = bench;
  if (bench.looked === true || !isMuslHere(ports.machine, leg.target)) return void 0;
  const { entries } = planned.plan.project;
  const project = { path: planned.facts.root, writable: true };
  const mounts = [
    { path: interpreter.prefix, writable: false },
    ...entries.some(({ kind }) => kind === "script") ? [project] : []
  ];
  const container = await ports.log.stage(
    "Container",
    () => catalog.openContainer(ports, { program: interpreter.executable, mounts })
  );
  if (container.kind === "none") {
    if (mustRun) throw refuse(bench, container.reason);
    ports.log.info(`${leg.target} is not run: ${container.reason}`);
    return void 0;
  }
  ports.log.info(`${leg.target} is run in ${container.about}`);
  const inside = { ...ports, exec: container.exec };
  const libraries = await catalog.askLibraries(inside, interpreter.executable);
  const refer = (environment, leftOut) => reference({ ...bench, ports: inside }, { ...environment, interpreter }, leftOut);
  return { libraries, refer };
}

// src/stages/cross.ts
function refuse2(code2, message, hint) {
  return new ConfigError([{ code: code2, message, hint }]);
}
async function hostPython({ ports, catalog, planned, leg }, minor) {
  const { source, reason } = planned.plan.python;
  const target = targetOfMachine(ports.machine);
  const table = await catalog.pythonTable();
  const version = leg.interpreter?.version ?? "";
  const standalone = standalonePin(table, version, target, planned.config.python.mirror) ?? null;
  const request = { target, source, reason, standalone, requires: null };
  try {
    return await catalog.obtainInterpreter(ports, { ...request, pin: { text: minor, exact: false } });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return catalog.obtainInterpreter(ports, { ...request, source: "auto", pin: null });
  }
}
async function foreignEnvironment(bench, { host, foreign }) {
  const { ports, catalog, planned, leg, work } = bench;
  const root = planned.wishes.root;
  const uv = await catalog.obtainUv(ports, host);
  const interpreter = { ...foreign, executable: host.executable };
  const wheel = await buildWheel(bench, { interpreter: host, uv });
  const at = { interpreter, uv, python: host.executable };
  const gathered = await gatherWheels(bench, { ...at, foreign: { target: leg.target, version: foreign.version } });
  const place = `${work}/bundle/${leg.bundleName}/python`;
  const linked = bench.looked === true;
  const tree = await catalog.makeForeignTree(foreign, place, { target: leg.target, linked });
  const request = { project: root, kind: "tree", root: tree.root, python: tree.python, interpreter };
  const environment = await catalog.installForeign(ports, uv, {
    ...request,
    wheelhouse: gathered.wheelhouse,
    wheel: Promise.resolve(wheel),
    awaits: false,
    scratch: bench.scratch ?? `${work}/uv`,
    logFile: `${work}/install.log`,
    target: leg.target
  });
  return { environment, ...gathered };
}
async function assemble2(bench, { ready, host, trial }) {
  const { ports, catalog, looked = false } = bench;
  const bytecode = !looked && minorOf(host.version) === minorOf(ready.environment.interpreter.version);
  const uv = await catalog.obtainUv(ports, host);
  const compiler = bytecode ? host.executable : void 0;
  const context = await bundleContext(bench, ready.environment, { uv, compiler, libraries: trial?.libraries ?? [] });
  if (!bytecode && !looked) {
    ports.log.warn({
      code: "cross-without-bytecode",
      message: `no bytecode: the Python ${host.version} of this machine makes none for ${ready.environment.interpreter.version}`,
      hint: `Install Python ${minorOf(ready.environment.interpreter.version)} on this machine, or build on the target's own.`
    });
  }
  const bundler = configuredBundler(bench);
  const prepared = await ports.log.stage("Preparing the bundle", () => bundler.prepare(context));
  const smoke = await trial?.refer(ready.environment, prepared.leftOut);
  return { bundle: await makeBundle(bench, prepared), bytecode, smoke };
}
async function judged({ ports }, smoke, { bundle, first }) {
  if (smoke === void 0) return void 0;
  const report = await ports.log.stage("Smoke run of the artifact", () => smoke.judge(bundle, first));
  sayReport(ports.log, report);
  return report;
}
async function finish(bench, bundle, environment) {
  const { log } = bench.ports;
  const inspection = await log.stage("Inspection", () => inspect(bench, bundle, environment));
  if (bench.looked === true) return { inspection, artifacts: [], files: /* @__PURE__ */ new Map() };
  return { ...await log.stage("Packages", () => makePackages(bench, bundle)), inspection };
}
async function buildCrossLeg(ports, catalog, planned, at) {
  const here = await cachedPorts(ports, { catalog, survey: planned, ...at });
  const bench = { ports: here, catalog, planned, ...at };
  const { leg } = bench;
  const pin = leg.interpreter;
  if (configuredBundler(bench).environment !== "tree") {
    const hint = `Use bundler: portable, or build ${leg.target} on ${leg.runner}.`;
    throw refuse2("cannot-cross", `${leg.bundler.name} works on the target's own system only`, hint);
  }
  if (pin === null) {
    const hint = "Pin a version that python-build-standalone has for it.";
    throw refuse2("cannot-cross", `--cross needs a standalone Python, and there is none for ${leg.target}`, hint);
  }
  const clean = await isClean(bench);
  const { reason } = planned.plan.python;
  const foreign = await ports.log.stage(
    "Python",
    () => catalog.obtainForeign(here, pin, { target: leg.target, reason })
  );
  const trial = await openTrial(bench, foreign, at.cross !== true);
  const host = await hostPython(bench, minorOf(pin.version));
  const ready = await ports.log.stage("Environment", () => foreignEnvironment(bench, { host, foreign }));
  const saving = here.cache?.save();
  try {
    const { bundle, bytecode, smoke } = await assemble2(bench, { ready, host, trial });
    if (smoke !== void 0) await ports.log.stage("Self-check of the bundle", () => smoke.lookInside(bundle));
    const { inspection, artifacts, files } = await finish(bench, bundle, ready.environment);
    const interpreter = recorded(foreign, trial?.libraries);
    const made = { clean, interpreter, ready, bundle, artifacts, inspection };
    const report = await judged(bench, smoke, { bundle, first: firstFile({ artifacts, files }) });
    const done = { files, bundle, interpreter: host, inspection };
    if (report !== void 0) return { fragment: fragmentOf(bench, { ...made, smoke: report }), ...done };
    const on = targetOfMachine(ports.machine);
    const detail = `not run: put together on ${on}; no release takes it`;
    ports.log.warn({ code: "not-run", message: `${leg.target} was ${detail}`, hint: `Build it on ${leg.runner}.` });
    const checks = [{ what: "smoke run", result: "not judged", detail, milliseconds: 0 }];
    const fragment = fragmentOf(bench, { ...made, smoke: { checks, startup: void 0 } });
    const cross = { on, smoke: "not run", bytecode };
    return { fragment: { ...fragment, cross }, ...done };
  } finally {
    await saving;
  }
}

// src/stages/former.ts
function keyOf(catalog, { name, target, commit }) {
  return catalog.digest(JSON.stringify(["built", MANIFEST_SCHEMA, name, target, commit]));
}
var SHORT2 = 12;
function seriesOf(catalog, { name, target }) {
  return `${target}-${catalog.digest(name).slice(0, SHORT2)}`;
}
async function keepBuilt(ports, catalog, planned, fragment) {
  const { plan, config } = planned;
  if (plan.commit === null || fragment.dirty || fragment.cross !== void 0) return;
  const { name, version } = plan.project;
  const manifest = { schema: MANIFEST_SCHEMA, project: { name, version }, legs: [fragment] };
  const { target } = fragment;
  const commit = plan.commit.id;
  await catalog.probes.keep({ machine: ports.machine }, keyOf(catalog, { name, target, commit }), manifest);
  if (config.cache === "off") return;
  const text = JSON.stringify(manifest);
  await ports.builtCommits?.keep(seriesOf(catalog, { name, target }), { commit, text });
}
async function broughtBase(ports, catalog, account, label) {
  const brought = await ports.builtCommits?.bring(seriesOf(catalog, account), account.commit);
  if (brought === void 0) return [{ label, missing: "no build of it is kept here" }];
  if (brought.commit === account.commit) return [readFormer(label, brought.text)];
  const newest = `the newest commit with a build that is kept, ${brought.commit}`;
  return [{ label, missing: "no build of it is kept here" }, readFormer(newest, brought.text)];
}
var WHOLE = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
async function builtBase(ports, catalog, planned, { target, base }) {
  const label = `the base commit, ${base}`;
  const commit = await catalog.commitNamed(ports.exec, planned.wishes.root, base) ?? (WHOLE.test(base) ? base : "");
  if (commit === "") return [{ label, missing: "git does not know it here" }];
  const account = { name: planned.plan.project.name, target, commit };
  const kept = await catalog.probes.recall({ machine: ports.machine }, keyOf(catalog, account));
  if (kept !== void 0) return [readFormer(label, JSON.stringify(kept))];
  if (planned.config.cache === "off") return [{ label, missing: "no build of it is kept here" }];
  return broughtBase(ports, catalog, account, label);
}
async function readFormers(ports, catalog, planned, wanted) {
  const { target, base, lastRelease, former } = wanted;
  const { config } = planned;
  const series = { template: config.release.tag, name: config.name };
  const released = lastRelease && ports.releases !== void 0 ? await catalog.lastRelease?.(ports.releases, series) : void 0;
  const all = await Promise.all([
    ...released === void 0 ? [] : [released.read()],
    ...base === void 0 ? [] : [builtBase(ports, catalog, planned, { target, base })],
    ...former.map((source) => source.read())
  ]);
  return all.flat();
}

// src/stages/deliver.ts
function manifestOf(plan, legs) {
  return {
    schema: 1,
    slipway: plan.slipway,
    project: { name: plan.project.name, version: plan.project.version },
    commit: plan.commit,
    legs: [...legs].sort((a, b) => a.target < b.target ? -1 : 1)
  };
}
async function formerLegs(catalog, planned, directory) {
  const former = await catalog.directory.read(directory);
  if (former === void 0 || planned.plan.commit === null) return [];
  const wanted = new Map(planned.plan.legs.map((leg) => [leg.target, catalog.digest(planText({ planned, leg }))]));
  return former.legs.filter(({ target, plan, dirty }) => !dirty && wanted.get(target) === plan);
}
async function withBuiltLeg(ports, catalog, planned, {
  leg,
  ...how
}, use) {
  const place = await ports.workplaces.open(leg.bundleName, planned.wishes.root);
  let keep = true;
  try {
    const build = leg.target === targetOfMachine(ports.machine) ? buildLeg : buildCrossLeg;
    const result = await use(await build(ports, catalog, planned, { leg, ...how, work: place.directory }));
    keep = ports.machine.runner === "github";
    return result;
  } catch (error) {
    keep = !ports.signal.aborted;
    throw error;
  } finally {
    await place.close(keep);
  }
}
async function buildStage(ports, catalog, wishes, options) {
  return buildPlanned(ports, catalog, await planStage(ports, catalog, wishes), options);
}
async function buildPlanned(ports, catalog, planned, { release = false, signedLater = false, accounted = false, cross = false, ...options }) {
  const leg = chooseLeg(ports, planned, options.target, cross ? "any" : "container");
  const { directory } = options;
  return deliverLeg(ports, catalog, planned, { leg, directory, release, signedLater, accounted, cross });
}
async function deliverLeg(ports, catalog, planned, options) {
  const { directory: _, ...how } = options;
  const { leg } = how;
  await catalog.directory.prepare(options.directory, { ignored: true });
  return withBuiltLeg(ports, catalog, planned, { release: false, ...how }, async (built) => {
    const others = (await formerLegs(catalog, planned, options.directory)).filter(
      ({ target }) => target !== leg.target
    );
    const manifest = manifestOf(planned.plan, [...others, built.fragment]);
    await keepBuilt(ports, catalog, planned, built.fragment);
    const { checksums } = planned.config.release;
    await catalog.directory.publish(options.directory, manifest, { files: built.files, checksums });
    return { plan: planned.plan, manifest, directory: options.directory, built };
  });
}
function neededLegs(ports, planned) {
  if (planned.config.origins["targets"]?.layer !== "default") return planned.plan.legs;
  return [chooseLeg(ports, planned, void 0)];
}
function missingLegs(legs, there) {
  const missing = legs.filter((leg) => !there.some(({ target }) => target === leg.target));
  return new BuildError([
    {
      code: "legs-missing",
      message: `the release is not complete: nothing was built for ${missing.map(({ target }) => target).join(", ")}`,
      hint: "They are built on their own systems (what --cross puts together was not run, and does not count). For a release of this machine's part alone, name only its target in targets."
    }
  ]);
}
async function refuseForeign(catalog, directory) {
  const names = await catalog.directory.foreign(directory);
  if (names.length === 0) return;
  throw new BuildError([
    {
      code: "directory-not-empty",
      message: `${directory} holds files that belong to no release of ours: ${names.slice(0, 5).join(", ")}`,
      hint: "A release is exactly its files: name an empty folder."
    }
  ]);
}
function lacksSignatures(ports, plan, leg) {
  if (unsignedInside(plan.signing, [leg]).length > 0) return true;
  if (leg.signatures !== void 0 || leg.target !== targetOfMachine(ports.machine)) return false;
  return decideInside(plan.signing, leg.target, meansOf(ports)).authenticode !== void 0;
}
async function releaseStage(ports, catalog, wishes, options) {
  return releasePlanned(ports, catalog, await planStage(ports, catalog, wishes), { ...options, sbom: true });
}
async function withSbom(ports, catalog, planned, { manifest, files, account, use }) {
  const { plan, wishes } = planned;
  const room = await ports.workplaces.open(`${plan.project.name}-contents`, wishes.root);
  try {
    const pathOf2 = (name) => files.get(name) ?? name;
    const sboms = await sbomStage(ports, catalog, { plan, manifest, pathOf: pathOf2, account });
    const made = await catalog.writeReleaseTexts(room.directory, new Map(sboms.map(({ name, text }) => [name, text])));
    return await use(new Map([...files, ...made.map(({ name, path }) => [name, path])]));
  } finally {
    await room.close(false);
  }
}
async function releasePlanned(ports, catalog, planned, options) {
  const { plan, wishes } = planned;
  await catalog.directory.prepare(options.to, { ignored: false });
  await refuseForeign(catalog, options.to);
  const legs = neededLegs(ports, planned);
  const clean = await catalog.worktreeIsClean(ports.exec, wishes.root);
  const here = targetOfMachine(ports.machine);
  const former = (await formerLegs(catalog, planned, options.from)).filter(
    (leg) => leg.cross === void 0 && !lacksSignatures(ports, plan, leg) && !leg.requirements.compiled?.some(({ reused }) => reused) && legs.some(({ target }) => leg.target === target) && (clean || leg.target !== here)
  );
  const own = legs.find(({ target }) => target === here && !former.some((leg) => leg.target === here));
  const have = [...former.map(({ target }) => target), ...own === void 0 ? [] : [here]];
  const complete = legs.every((leg) => leg.optional || have.includes(leg.target));
  if (!complete)
    throw missingLegs(
      legs.filter((leg) => !leg.optional && leg.target !== own?.target),
      former
    );
  const files = new Map(
    former.flatMap((leg) => leg.artifacts.map(({ name }) => [name, `${options.from}/${name}`]))
  );
  const deliver = async (built) => {
    const manifest = manifestOf(plan, [...former, ...built === void 0 ? [] : [built.fragment]]);
    const differences = compareResolutions(manifest.legs);
    if (differences.length > 0) throw new BuildError([...differences]);
    const whole = { manifest, files: new Map([...files, ...built?.files ?? []]), account: built?.account };
    const { checksums } = planned.config.release;
    const use = (all) => catalog.directory.publish(options.to, manifest, { files: all, checksums });
    await (options.sbom ? withSbom(ports, catalog, planned, { ...whole, use }) : use(whole.files));
    return { plan, manifest, directory: options.to, built };
  };
  return own === void 0 ? deliver(void 0) : withBuiltLeg(ports, catalog, planned, { leg: own, release: true, accounted: true }, deliver);
}

// src/stages/merge.ts
function quoted(text) {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}\u2026` : text);
}
function readHandover(leg) {
  const hint = "Build that leg again; only what a leg hands over itself is released.";
  if (leg.text === void 0)
    return {
      code: "no-handover",
      message: `${quoted(leg.folder)} has no fragment.json, so nothing says what it is`,
      hint
    };
  const parsed = safeParse(pipe(string(), parseJson(), HandoverSchema), leg.text);
  if (parsed.success) return { folder: leg.folder, handover: parsed.output, files: leg.files };
  const [issue] = parsed.issues;
  const where = getDotPath(issue);
  const problem = `${where === null ? "" : `${where}: `}${issue.message.slice(0, 200)}`;
  return { code: "bad-handover", message: `fragment.json of ${quoted(leg.folder)} is not one: ${problem}`, hint };
}
function readHandovers(received) {
  const read2 = received.map(readHandover);
  const strange = received.flatMap(
    ({ folder, strange: names }) => names.map((name) => ({
      code: "strange-file",
      message: `${quoted(folder)} holds ${quoted(name)}, which is not a plain file`,
      hint: "A leg hands over plain files: no folders, and no links."
    }))
  );
  return {
    legs: read2.flatMap((item) => "handover" in item ? [item] : []),
    problems: [...read2.flatMap((item) => "handover" in item ? [] : [item]), ...strange]
  };
}
function byTarget(a, b) {
  const [left, right] = [a, b].map((leg) => `${leg.target} ${leg.project?.name ?? ""}`);
  return (left ?? "") < (right ?? "") ? -1 : 1;
}
function mergedManifest(plan, legs, missing) {
  const projects = new Set(legs.map(({ handover }) => handover.project.name));
  const { name, version } = plan.project;
  const fragments = legs.map(({ handover }) => {
    const { project: _, ...leg } = handover.leg;
    return projects.size > 1 ? { ...leg, project: handover.project } : leg;
  });
  return {
    schema: 1,
    slipway: plan.slipway,
    project: { name, version },
    commit: plan.commit,
    legs: [...fragments].sort(byTarget),
    ...missing.length === 0 ? {} : { missing: [...missing] }
  };
}
function mergedFiles(legs) {
  return legs.flatMap(({ files }) => files).sort((a, b) => a.name < b.name ? -1 : 1);
}

// src/stages/merge-check.ts
var AGAIN = "Build that leg again, in the same run as the others.";
function checkOrigin(request, { folder, handover }) {
  const { plan, run, template } = request;
  const problems = [];
  const differs = (code2, what, theirs, ours) => {
    if (theirs !== ours)
      problems.push({
        code: code2,
        message: `${quoted(folder)} is of ${what} ${quoted(theirs)}, the release of ${quoted(ours)}`,
        hint: AGAIN
      });
  };
  if (run !== void 0) differs("foreign-run", "the run", handover.run ?? "none", run);
  differs("other-commit", "commit", handover.commit?.id ?? "none", plan.commit?.id ?? "none");
  differs("other-tag", "tag", handover.tag ?? "none", plan.tag ?? "none");
  differs("other-slipway", "Slipway", handover.slipway, plan.slipway);
  const { name, version } = handover.project;
  if (plan.tag !== null && versionOfTag(plan.tag, template, name) !== version)
    problems.push({
      code: "tag-mismatch",
      message: `${quoted(folder)} is ${quoted(name)} ${quoted(version)}, which the tag ${plan.tag} does not stand for`,
      hint: "Projects that are released under one tag have one version; others have a tag each (release.tag)."
    });
  return problems;
}
function checkKind({ folder, handover }) {
  const { leg } = handover;
  const problem = (code2, message, hint) => ({
    code: code2,
    message: `${quoted(folder)} ${message}`,
    hint
  });
  return [
    leg.cross === void 0 ? void 0 : problem("cross-leg", "was put together on another system and never run", "Build it on a runner of its own."),
    leg.dirty ? problem(
      "dirty-leg",
      "was built from a work tree that was changed since the commit",
      "Commit what has to be in it, and build again."
    ) : void 0,
    leg.interpreter.fallback ? problem(
      "python-fallback",
      `was built with a substitute Python (${leg.interpreter.reason})`,
      "Try again, or say with python-source that this one is meant."
    ) : void 0,
    leg.requirements.compiled?.some(({ reused }) => reused) === true ? problem(
      "reused-wheel",
      "holds a wheel that an earlier build compiled",
      "Build that leg again, for a release: it is then compiled anew."
    ) : void 0
  ].flatMap((found) => found ?? []);
}
function checkFiles({ folder, handover, files }) {
  const listed2 = handover.leg.artifacts;
  const missing = listed2.flatMap(({ name, size, sha256 }) => {
    const found = files.find((file) => file.name === name);
    if (found === void 0)
      return [{ code: "file-missing", message: `${quoted(folder)} lists ${name}, which is not there`, hint: AGAIN }];
    if (found.size === size && found.sha256 === sha256) return [];
    const message = `${name} of ${quoted(folder)} has ${found.size} bytes and SHA-256 ${found.sha256}, but its leg made ${size} bytes with ${sha256}`;
    return [{ code: "changed-file", message, hint: AGAIN }];
  });
  const unlisted = files.filter(({ name }) => !listed2.some((artifact) => artifact.name === name)).map(({ name }) => ({
    code: "unlisted-file",
    message: `${quoted(folder)} holds ${quoted(name)}, which its leg does not list`,
    hint: AGAIN
  }));
  const empty = listed2.length === 0 ? [{ code: "empty-leg", message: `${quoted(folder)} lists no file`, hint: AGAIN }] : [];
  return [...missing, ...unlisted, ...empty];
}
function checkName(folder, { name, size }) {
  const problems = [];
  if (name.endsWith(".") || [MANIFEST_NAME, ...Object.values(LIST_NAMES)].some((own) => own.toLowerCase() === name.toLowerCase()))
    problems.push({
      code: "bad-asset-name",
      message: `${quoted(folder)} has a file of the name ${name}, which a release cannot have`,
      hint: "Name the project otherwise."
    });
  if (size >= ASSET_LIMIT)
    problems.push({
      code: "too-large",
      message: `${name} has ${size} bytes; GitHub takes files below ${ASSET_LIMIT}`,
      hint: "Leave something out, or choose a format that packs better (packages: [tar.zst])."
    });
  return problems;
}
function checkCollisions2(legs) {
  const seen = /* @__PURE__ */ new Map();
  return legs.flatMap(
    ({ folder, handover }) => handover.leg.artifacts.flatMap(({ name }) => {
      const other = seen.get(name.toLowerCase());
      seen.set(name.toLowerCase(), folder);
      if (other === void 0) return [];
      const message = `${name} was made by ${quoted(other)} and by ${quoted(folder)}`;
      return [
        {
          code: "name-collision",
          message,
          hint: "Legs of one release differ in their target or in their project's name; an axis of Python versions builds, but does not release."
        }
      ];
    })
  );
}
function legsMissing(what) {
  const hint = "Nothing is published before all of them are there: mend what failed, and run the failed jobs again.";
  return { code: "legs-missing", message: `the release is not complete: ${what}`, hint };
}
function checkPlanned(request, legs) {
  const { plan, digestOf } = request;
  const missing = plan.legs.filter(
    ({ target, optional }) => !optional && !legs.some(({ handover }) => handover.leg.target === target)
  );
  const wrong = legs.flatMap(({ folder, handover }) => {
    const { target, plan: digest } = handover.leg;
    const planned = digestOf(target);
    if (planned === void 0 || handover.project.name !== plan.project.name)
      return [
        {
          code: "unplanned-leg",
          message: `${quoted(folder)} (${target} of ${quoted(handover.project.name)}) is not in the plan`,
          hint: AGAIN
        }
      ];
    if (planned === digest) return [];
    return [{ code: "other-plan", message: `${quoted(folder)} was built by another plan of ${target}`, hint: AGAIN }];
  });
  return missing.length === 0 ? wrong : [...wrong, legsMissing(`nothing was built for ${missing.map(({ target }) => target).join(", ")}`)];
}
function checkMatrix(wanted, legs) {
  const there = new Set(legs.map(({ handover }) => handover.leg.target));
  const missing = wanted.targets.filter((target) => !there.has(target));
  const few = legs.length === wanted.jobs ? [] : [legsMissing(`${wanted.jobs} jobs of the matrix, but ${legs.length} legs`)];
  const names = legs.flatMap(({ folder, handover }) => {
    const { name, version } = handover.project;
    const stem = `${name}-${fileVersion(version)}-${handover.leg.target}`;
    return handover.leg.artifacts.filter((artifact) => !artifact.name.startsWith(stem)).map((artifact) => ({
      code: "unplanned-file",
      message: `${quoted(folder)} made ${artifact.name}, but its files begin with ${stem}`,
      hint: AGAIN
    }));
  });
  return [
    ...names,
    ...few,
    ...missing.length === 0 ? [] : [legsMissing(`nothing was built for ${missing.join(", ")}`)]
  ];
}
function missingOptional({ plan }, legs) {
  return plan.legs.filter(({ target, optional }) => optional && !legs.some(({ handover }) => handover.leg.target === target)).map(({ target }) => target);
}
function checkResolutions(legs) {
  const projects = Map.groupBy(legs, ({ handover }) => handover.project.name);
  return [...projects.values()].flatMap((own) => compareResolutions(own.map(({ handover }) => handover.leg)));
}
var WITH_SIGNATURES = 4;
function checkTotal(files) {
  if (files * WITH_SIGNATURES < ASSETS_LIMIT) return [];
  return [
    {
      code: "too-many-files",
      message: `${files} artifacts; a release on GitHub holds fewer than ${ASSETS_LIMIT} files, signatures included`,
      hint: "Release fewer formats or targets."
    }
  ];
}
var FORGIVEN = ["dirty-leg", "python-fallback"];
function mergeLegs(request) {
  const { legs, problems } = readHandovers(request.received);
  const { wanted } = request;
  if (request.received.length === 0) return [legsMissing("there is no leg at all")];
  const kinds = legs.flatMap(checkKind);
  const forgiven = request.rehearsal ? kinds.filter(({ code: code2 }) => FORGIVEN.includes(code2)) : [];
  const found = [
    ...problems,
    ...kinds.filter((problem) => !forgiven.includes(problem)),
    ...legs.flatMap((leg) => [
      ...checkOrigin(request, leg),
      ...checkFiles(leg),
      ...leg.handover.leg.artifacts.flatMap((artifact) => checkName(leg.folder, artifact))
    ]),
    ...checkCollisions2(legs),
    ...checkResolutions(legs),
    ...wanted.kind === "plan" ? checkPlanned(request, legs) : checkMatrix(wanted, legs),
    ...checkTotal(legs.reduce((sum, { handover }) => sum + handover.leg.artifacts.length, 0))
  ];
  if (found.length > 0) return found;
  return {
    manifest: mergedManifest(request.plan, legs, missingOptional(request, legs)),
    files: mergedFiles(legs),
    warnings: forgiven.map((problem) => ({ ...problem, severity: "warning" }))
  };
}

// src/stages/preflight.ts
function checkCommit({ tag, commit }) {
  if (tag === null || commit !== null) return;
  const message = "a release on GitHub is made from a commit, and git tells of none that holds this project";
  const hint = "Nothing was built yet. Install git on this machine, before the checkout, and commit the project. A release in a folder (slipway release --to DIR) needs none.";
  throw new BuildError([{ code: "no-commit", message, hint }]);
}
async function asked({ log }, question) {
  try {
    return await question;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    if (error instanceof ServiceRefusal && error.status === 401) throw refused(error, "GitHub does not know the token");
    log.info(`not known before the release: ${error.message}`);
    return void 0;
  }
}
function refused(error, message) {
  const hint = "Nothing was built yet. Give the job `permissions: { contents: write }`, or the input token one that may write this repository's contents.";
  return new BuildError([{ code: "not-permitted", message: `${message} (${error.message})`, hint }], { cause: error });
}
async function mayWrite(releases, { tag, commit }) {
  try {
    await releases.generateNotes(tag, commit);
  } catch (error) {
    const isLimit = error instanceof ServiceRefusal && error.retryAfterMs !== void 0;
    if (error instanceof ServiceRefusal && !isLimit && [403, 404].includes(error.status ?? 0))
      throw refused(error, `a release of ${tag} needs a token that may write, and this one may only read`);
    throw error;
  }
}
function lacking({ tag, immutable, url }, missing) {
  const state = immutable ? "published and immutable" : "published";
  const names = missing.slice(0, 5).join(", ") + (missing.length > 5 ? ` and ${missing.length - 5} more` : "");
  const message = `the release of ${tag} is ${state} (${url}), and lacks ${names}`;
  const hint = immutable ? "Nothing was built: nothing of it can be changed, and its tag never used again. Release the next version." : "Nothing was built: a published release is never changed. Release the next version. (To make this one again, delete the release, not its tag, and run the job again.)";
  return new BuildError([{ code: "published-lacks", message, hint }]);
}
async function preflight(ports, request) {
  const releases = request.writes ? neededReleases(ports) : ports.releases;
  if (releases === void 0) return void 0;
  const there = await asked(ports, releases.published(request.tag));
  const assets = there === void 0 ? void 0 : await asked(ports, releases.assets(there.id));
  if (there === void 0 || assets === void 0) {
    if (request.writes) await asked(ports, mayWrite(releases, request));
    return void 0;
  }
  const whole = assets.filter(({ state }) => state === "uploaded").map(({ name }) => name);
  const missing = request.names.filter((name) => !whole.includes(name));
  if (missing.length > 0) throw lacking(there, missing);
  return there.immutable ? there : void 0;
}

// src/report/verify-commands.ts
function word(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
var command = (...words) => words.map(word).join(" ");
function signatureCommand(name, of, by) {
  switch (by.method) {
    case "sigstore": {
      const who = ["--certificate-identity", by.identity, "--certificate-oidc-issuer", by.issuer];
      return command("cosign", "verify-blob", "--bundle", name, ...who, of);
    }
    case "sigstore-key":
      return command("cosign", "verify-blob", "--key", "cosign.pub", "--insecure-ignore-tlog", "--bundle", name, of);
    case "minisign":
      return command("minisign", "-V", "-P", by.publicKey, "-m", of);
    case "gpg":
      return `${command("gpg", "--verify", name, of)}   # key ${by.fingerprint}`;
    case "provenance":
      return "";
  }
}
function provenanceCommand({ name, by }, artifact) {
  if (artifact === void 0 || by.method !== "provenance" || by.repository === void 0) return [];
  const where = by.stored ? [] : ["--bundle", name];
  return [command("gh", "attestation", "verify", artifact, ...where, "--repo", by.repository)];
}
function verifyCommands(signatures, artifact) {
  const ofSums = signatures.filter(({ of }) => of === CHECKSUMS_NAME);
  return [
    ...ofSums.map(({ name, by }) => signatureCommand(name, CHECKSUMS_NAME, by)),
    ...signatures.flatMap((signature) => provenanceCommand(signature, artifact)),
    `sha256sum --check --ignore-missing ${CHECKSUMS_NAME}`
  ];
}

// src/report/notes.ts
function verification(manifest, signatures) {
  const artifact = manifest.legs[0]?.artifacts[0]?.name;
  const commands = verifyCommands(signatures, artifact);
  return ["To check a download, in the folder where it lies:", "", "```sh", ...commands, "slipway verify .", "```"];
}
function row(leg, { name, size, sha256 }) {
  const floor = leg.floor === null ? "" : floorText(leg.floor);
  return `| ${code(name)} | ${leg.target} | ${sizeText(size)} | ${floor} | \`${sha256}\` |`;
}
function notesSection(manifest, signatures = []) {
  const missing = manifest.missing === void 0 ? [] : ["", `Not in this release, because building it failed: ${manifest.missing.join(", ")}.`];
  return [
    NOTES_OPEN,
    "",
    "| file | system | size | needs | SHA-256 |",
    "| --- | --- | --- | --- | --- |",
    ...manifest.legs.flatMap((leg) => leg.artifacts.map((artifact) => row(leg, artifact))),
    ...missing,
    "",
    ...verification(manifest, signatures),
    "",
    NOTES_CLOSE
  ].join("\n");
}

// src/stages/release.ts
async function merged(ports, catalog, request) {
  const { planned, directory } = request;
  const { plan } = planned;
  return ports.log.stage("Merge: every leg against the plan, every file by its digest", async () => {
    const { checksums } = planned.config.release;
    const received = await catalog.receiveLegs(request.folder, checksums);
    const digestOf = (target) => {
      const leg = plan.legs.find((candidate) => candidate.target === target);
      return leg === void 0 ? void 0 : catalog.digest(planText({ planned, leg }));
    };
    const template = planned.config.release.tag;
    const { wanted, run } = request;
    const rehearsal = request.rehearsedTag !== void 0;
    const result = mergeLegs({ plan, wanted, run, template, received, digestOf, rehearsal });
    if (!("manifest" in result)) throw new BuildError(result);
    const unsigned = unsignedInside(plan.signing, result.manifest.legs);
    if (unsigned.length > 0 && !rehearsal) throw new BuildError([...unsigned]);
    for (const problem of unsigned) ports.log.warn(problem);
    for (const warning of result.warnings) ports.log.warn(warning);
    return { plan, manifest: result.manifest, files: result.files, directory };
  });
}
async function listed(ports, catalog, { checksums, account, ...release }) {
  const { plan, manifest, files, directory } = release;
  const paths = new Map(files.map(({ name, path }) => [name, path]));
  const pathOf2 = (name) => paths.get(name) ?? name;
  const sboms = await sbomStage(ports, catalog, { plan, manifest, pathOf: pathOf2, account });
  const texts = new Map([
    ...sboms.map(({ name, text }) => [name, text]),
    [MANIFEST_NAME, `${JSON.stringify(manifest, void 0, 2)}
`]
  ]);
  const digests = [...texts].map(([name, text]) => ({
    name,
    sha256: catalog.digest(text),
    sha512: catalog.digest(text, "sha512")
  }));
  const lists = checksumLists([...files, ...digests], checksums, catalog.digest);
  const made = await catalog.writeReleaseTexts(directory, new Map([...texts, ...lists]));
  return { ...release, files: [...release.files, ...made] };
}
async function signed(ports, catalog, { planned, rehearsedTag }, release) {
  if (rehearsedTag !== void 0) {
    for (const problem of checkSigning(ports, release.plan).problems) ports.log.warn(problem);
    return { ...release, signatures: [] };
  }
  const request = { ...release, project: planned.wishes.root };
  const signatures = await catalog.signRelease?.(ports, request) ?? [];
  return { ...release, files: [...release.files, ...signatures], signatures };
}
function written(text) {
  return text === void 0 ? "" : `${text.replaceAll(/<!-- \/?slipway.*?-->/g, "").trim()}

`;
}
function releaseSet({ planned, draft }, { tag, notes }, release) {
  const { plan, config } = planned;
  const { name, version } = plan.project;
  const several = release.manifest.legs.some(({ project }) => project !== void 0);
  return {
    tag,
    version,
    commit: plan.commit?.id,
    title: several ? tag : `${name} ${version}`,
    prerelease: plan.prerelease,
    draft: draft ?? config.release.draft,
    notes: `${written(notes)}${notesSection(release.manifest, release.signatures)}`,
    generateNotes: notes === void 0,
    files: release.files,
    series: { template: config.release.tag, name }
  };
}
function noTag() {
  const hint = "Push a tag, or name it: the input tag, --tag on the command line.";
  return new BuildError([{ code: "no-tag", message: "a release on GitHub has a tag, and there is none", hint }]);
}
async function publishLegs(ports, catalog, request) {
  const { planned } = request;
  const { plan, config, wishes } = planned;
  const tag = plan.tag ?? request.rehearsedTag;
  if (tag === void 0) throw noTag();
  if (request.rehearsedTag === void 0) neededReleases(ports);
  const notes = await catalog.readNotes(wishes.root, config.release.notes, plan.project.version);
  if (!notes.ok) throw new ConfigError(notes.diagnostics);
  const unlisted = await merged(ports, catalog, request);
  const { checksums } = config.release;
  const { account } = request;
  const all = await listed(ports, catalog, { ...unlisted, checksums, account });
  const release = await signed(ports, catalog, request, all);
  const set = releaseSet(request, { tag, notes: notes.value }, release);
  const published = await ports.log.stage("Release", () => catalog.publishRelease(ports, set));
  return { ...release, published };
}

export {
  cachedPorts,
  savingLater,
  runners_default,
  parseConfigFile,
  surveyAndDraft,
  survey,
  targetOfMachine,
  planStage,
  isMuslHere,
  chooseLeg,
  configuredBundler,
  planText,
  readyInterpreter,
  readyEnvironment,
  signInside,
  bundleContext,
  reference,
  makePackages,
  sayReport,
  buildLeg,
  buildCrossLeg,
  readFormers,
  buildStage,
  buildPlanned,
  deliverLeg,
  releaseStage,
  releasePlanned,
  readHandovers,
  checkName,
  mergeLegs,
  checkCommit,
  preflight,
  publishLegs
};
