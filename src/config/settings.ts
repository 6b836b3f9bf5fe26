import type {
  BundlerChoice,
  Config,
  ConfigFile,
  Origin,
  SettingOrigins,
  SmokeChoice,
  SmokeCommand,
  TargetSettings,
} from "../model/config.ts";
import type { Place } from "../model/diagnostic.ts";
import { parseExpectation } from "../model/expectation.ts";
import { percent } from "../model/growth-config.ts";
import { milliseconds } from "../model/limits-config.ts";
import { scriptPath } from "../model/project.ts";
import type { KeyPath } from "../model/source.ts";
import { type TargetId, targetFacts } from "../model/target.ts";
import type { Choices, Chosen } from "./choices.ts";
import { matchesTarget } from "./targets.ts";

type Bundler = TargetSettings["bundler"];

const KEYS = ["bundler", "packages", "include", "smoke", "floor", "size", "startup"] as const;

/** What may differ between targets: the default, then the file, then its overrides in order, then flags and inputs. */
export function resolveSettings(choices: Choices, targets: Config["targets"]): Config["settings"] {
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
    const last = <K extends keyof (typeof mine)[number]>(key: K) =>
      mine.findLast((item) => item[key] !== undefined)?.[key];
    const origins = originsOf(choices, id);
    const limit = last("startup") ?? startup?.value;
    const settings: TargetSettings = {
      bundler: bundlerOf(bundler, last("bundler") ?? fileBundler),
      packages: outranks(packages) ?? last("packages") ?? packages?.value ?? ["archive"],
      include: (outranks(include) ?? last("include") ?? include?.value ?? []).filter(isPattern),
      smoke: last("smoke") ?? smoke?.value ?? [],
      ...limitsOf(id, last("floor") ?? floor, last("size") ?? size),
      ...(limit === undefined ? {} : { startup: { max: milliseconds(limit.max) } }),
      ...(Object.keys(origins).length === 0 ? {} : { origins }),
    };
    return [id, settings] as const;
  });
  return Object.fromEntries(settled);
}

const POWERS = ["", "k", "m", "g"];

/** Bytes of a size as the schema takes it: `120MB`, `1.5GiB`. */
function bytesOf(text: string): number {
  const [, number = "", unit = "", binary] = /^([\d.]+) ?([kKMG]?)(i?)B$/.exec(text) ?? [];
  return Math.round(Number(number) * (binary === "i" ? 1024 : 1000) ** POWERS.indexOf(unit.toLowerCase()));
}

/** What of the limits is said for this target. */
function limitsOf(
  id: TargetId,
  floor: ConfigFile["floor"],
  size: ConfigFile["size"],
): Pick<TargetSettings, "maxFloor" | "maxSize" | "maxGrowth"> {
  const { os, libc } = targetFacts(id);
  const newest = os === "macos" ? floor?.macos : libc === "glibc" ? floor?.glibc : undefined;
  return {
    ...(newest === undefined ? {} : { maxFloor: newest }),
    ...(size?.max === undefined ? {} : { maxSize: bytesOf(size.max) }),
    ...(size?.["max-growth"] === undefined ? {} : { maxGrowth: percent(size["max-growth"]) }),
  };
}

/** Where each of these values was written: a flag, the last override that has it, or the key itself. */
function originsOf(choices: Choices, target: TargetId): SettingOrigins {
  const overrides = choices.written("overrides");
  const place = (key: (typeof KEYS)[number]): Origin | undefined => {
    const general = choices.pick(key);
    if (general !== undefined && general.layer !== "file") return { layer: general.layer, at: general.at };
    const number = (overrides?.value ?? []).findLastIndex(
      (item) => item[key] !== undefined && matchesTarget(item.target, target),
    );
    if (overrides !== undefined && number >= 0) return { layer: "file", at: overrides.inside(number, key) };
    return general === undefined ? undefined : { layer: general.layer, at: general.at };
  };
  return Object.fromEntries(
    KEYS.flatMap((key) => {
      const origin = place(key);
      return origin === undefined ? [] : [[key, origin] as const];
    }),
  );
}

/** A flag or an input holds for every target, whatever the file's overrides say. */
function outranks<T>(chosen: Chosen<T> | undefined): T | undefined {
  return chosen?.layer === "file" ? undefined : chosen?.value;
}

/** A flag names a bundler; options that the file has for that same bundler stay. */
function bundlerOf(chosen: Chosen<BundlerChoice> | undefined, written: BundlerChoice | undefined): Bundler {
  const ofFile = written === undefined ? { name: "portable", options: {} } : split(written);
  const forced = outranks(chosen);
  if (forced === undefined) return ofFile;
  const named = split(forced);
  return named.name === ofFile.name ? ofFile : named;
}

function split(choice: BundlerChoice): Bundler {
  if (typeof choice === "string") return { name: choice, options: {} };
  const { use, ...options } = choice;
  return { name: use, options };
}

/** Checks patterns and expectations where they are written, so that each is reported once and not per target. */
function checkValues(choices: Choices): void {
  const include = choices.pick("include");
  const smoke = choices.pick("smoke");
  if (include !== undefined) checkInclude(choices, include.value, (index) => include.inside(index));
  if (smoke !== undefined) checkSmoke(choices, smoke.value, smoke.inside);
  const overrides = choices.written("overrides");
  for (const [number, override] of (overrides?.value ?? []).entries()) {
    const inside = overrides?.inside ?? (() => ({ file: choices.facts.file }));
    checkInclude(choices, override.include ?? [], (index) => inside(number, "include", index));
    checkSmoke(choices, override.smoke ?? [], (...path) => inside(number, "smoke", ...path));
  }
}

function checkInclude(choices: Choices, patterns: readonly string[], place: (index: number) => Place): void {
  for (const [index, pattern] of patterns.entries()) {
    const at = place(index);
    if (scriptPath(pattern) === undefined) {
      const hint = "only files of the project can lie beside the program: write the pattern from the project's folder";
      choices.report({ code: "bad-include", message: `${JSON.stringify(pattern)} leaves the project`, hint, at });
    } else if (pattern.includes("\\")) {
      const message = `${JSON.stringify(pattern)} has a backslash`;
      choices.report({ code: "bad-include", message, hint: "write / between folders, on every system", at });
    }
  }
}

/** What was reported already must not be looked for among the files, and be reported again. */
function isPattern(pattern: string): boolean {
  return scriptPath(pattern) !== undefined && !pattern.includes("\\");
}

function checkSmoke(choices: Choices, smoke: SmokeChoice, place: (...path: KeyPath) => Place): void {
  if (smoke === "minimal") return;
  for (const [index, command] of smoke.entries()) {
    const { expect } = command;
    checkStart(choices, command, (...path) => place(index, ...path));
    const parsed = expect === undefined ? undefined : parseExpectation(expect);
    if (parsed?.ok !== false) continue;
    for (const problem of parsed.diagnostics) choices.report({ ...problem, at: place(index, "expect") });
  }
}

function checkStart(choices: Choices, { run, serve }: SmokeCommand, place: (...path: KeyPath) => Place): void {
  if (run === undefined && serve === undefined) {
    const hint = 'write run: ["--version"], or serve: "http://127.0.0.1:{port}/"';
    choices.report({ code: "missing-key", message: "run is missing", hint, at: place() });
  }
  if (serve !== undefined && !isProbe(serve)) {
    const message = `${JSON.stringify(serve)} is not an address that can be probed`;
    const hint = 'write it as "http://127.0.0.1:{port}/"';
    choices.report({ code: "bad-address", message, hint, at: place("serve") });
  }
}

/** Only what runs on this very machine is started and stopped by a smoke run. */
function isProbe(address: string): boolean {
  const url = URL.parse(address.replaceAll("{port}", "1"));
  return (
    url !== null && /^https?:$/.test(url.protocol) && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  );
}
