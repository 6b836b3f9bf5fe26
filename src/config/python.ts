import { satisfies, validRange } from "@renovatebot/pep440";
import type { Config, Origin, PythonPin } from "../model/config.ts";
import type { Place } from "../model/diagnostic.ts";
import { plainVersion } from "../model/interpreter.ts";
import type { Choices } from "./choices.ts";

/** `3.14`, `3.14.2`, `3.14.0rc1`; with a `t` or `+freethreaded` it is CPython without its global lock. */
const PIN = /^\d+\.\d+(\.\d+(?:(?:a|b|rc)\d+)?)?(?:t|\+freethreaded)?$/;
/** What becomes of 3.10, 3.20 and 3.30 without quotes. Nothing that stands here was ever of use with wheels. */
const ROUNDED = /^3\.[123]$/;
/** No minor of CPython has had as many patches. */
const PATCHES = Array.from({ length: 60 }, (_, patch) => patch);

/** The pin and what goes with it; a pin that is no version, or that `requires-python` excludes, is reported. */
export function resolvePython(choices: Choices): Config["python"] {
  const requires = requiresOf(choices);
  const pin = pinOf(choices);
  if (pin !== undefined && requires !== undefined && !allows(requires, pin.text))
    reportExcluded(choices, pin, requires);
  const source = choices.pick("python-source")?.value ?? "auto";
  return { pin, requires, source, mirror: mirrorOf(choices) };
}

function requiresOf(choices: Choices): string | undefined {
  const fact = choices.facts.requiresPython;
  if (fact === undefined || validRange(fact.value)) return fact?.value;
  choices.report({
    code: "bad-specifier",
    message: `${JSON.stringify(fact.value)} is not a version specifier`,
    hint: 'write it as ">=3.10" or ">=3.10,<3.14"',
    at: fact.at,
  });
  return undefined;
}

function pinOf(choices: Choices): PythonPin | undefined {
  const written = choices.pick("python");
  const file = choices.facts.pythonVersionFile;
  if (written === undefined) {
    if (file === undefined || choices.broken("python")) return undefined;
    return pinFrom(file.value, choices.origin("python", "project", file.at));
  }
  const text = written.value.trim();
  if (ROUNDED.test(text)) {
    choices.report({
      code: "bad-python",
      message: `there is no Python ${text} that anything could be built with`,
      hint: `did you mean ${text}0? Without quotes YAML takes that for a number, and leaves out its 0: write "${text}0"`,
      at: written.at,
    });
    return undefined;
  }
  if (PIN.test(text)) return pinFrom(text, { layer: written.layer, at: written.at });
  choices.report({
    code: "bad-python",
    message: `${JSON.stringify(written.value)} is not a Python version`,
    hint: 'write an exact version ("3.13.9") or a minor ("3.13")',
    at: written.at,
  });
  return undefined;
}

function pinFrom(text: string, origin: Origin): PythonPin {
  return { text: text.replace("+freethreaded", "t"), exact: PIN.exec(text)?.[1] !== undefined, origin };
}

/** A minor fits where any patch of it does. */
function allows(requires: string, pin: string): boolean {
  const plain = plainVersion(pin);
  const candidates = PIN.exec(pin)?.[1] === undefined ? PATCHES.map((patch) => `${plain}.${patch}`) : [plain];
  return candidates.some((version) => satisfies(version, requires, { prereleases: true }));
}

function reportExcluded(choices: Choices, pin: PythonPin, requires: string): void {
  const at: Place = pin.origin.at ?? { file: choices.facts.file };
  const where = choices.facts.requiresPython?.at.file ?? choices.facts.file;
  choices.report({
    code: "python-excluded",
    message: `Python ${pin.text} is excluded by requires-python ${JSON.stringify(requires)} (${where})`,
    hint: "choose another version, or widen requires-python",
    at,
  });
}

function mirrorOf(choices: Choices): string | undefined {
  const mirror = choices.pick("python-mirror");
  if (mirror === undefined) return undefined;
  const problem = mirrorProblem(mirror.value);
  if (problem === undefined) return mirror.value;
  choices.report({ code: "bad-mirror", ...problem, at: mirror.at });
  return undefined;
}

/** Undefined for what can be downloaded from. What may hold a password is not repeated. */
function mirrorProblem(text: string): { readonly message: string; readonly hint: string } | undefined {
  const url = URL.parse(text);
  const hint = "write it as https://…";
  if (url === null) return { message: `${JSON.stringify(text)} is not an address`, hint };
  if (url.username !== "" || url.password !== "") {
    const open = "name a mirror that needs none: neither they nor a .netrc file are supported";
    return { message: "the address holds a user name or a password", hint: `write https://… without them; ${open}` };
  }
  if (url.protocol === "https:" || url.protocol === "http:") return undefined;
  const message = `nothing can be downloaded from ${url.protocol} addresses`;
  return { message, hint: `${hint}; a folder has to be served by a web server` };
}
