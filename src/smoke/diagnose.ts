import { type Mend, mendText } from "../model/diagnostic.ts";
import type { SmokeOutcome } from "../model/smoke.ts";
import { BREEDING, MECHANISMS, type Mechanism, type Scene } from "./mechanisms.ts";

/** What is known of a failure. */
export interface Symptom {
  /** What the program wrote last, or the traceback of what failed. */
  readonly text: string;
  readonly stopped?: SmokeOutcome["stopped"];
}

/** Why it failed, and what puts it right. */
export interface Diagnosis {
  readonly hint: string;
  readonly mend?: Mend;
}

function found(text: string): { readonly mechanism: Mechanism; readonly name: string } | undefined {
  const matches = MECHANISMS.flatMap((mechanism) =>
    [...text.matchAll(mechanism.pattern)].map((match) => ({ mechanism, match })),
  );
  const last = matches.reduce<(typeof matches)[number] | undefined>(
    (best, next) => (best === undefined || next.match.index > best.match.index ? next : best),
    undefined,
  );
  if (last === undefined) return undefined;
  return { mechanism: last.mechanism, name: last.match.slice(1).find((group) => group !== undefined) ?? "" };
}

/** Helpers of PyInstaller's for spec files, by the option that does the same. */
const IN_SPEC: Readonly<Record<string, readonly [argument: string, helper: string]>> = {
  "collect-data": ["datas", "collect_data_files"],
  "copy-metadata": ["datas", "copy_metadata"],
  "collect-binaries": ["binaries", "collect_dynamic_libs"],
};

/** The argument of Analysis() in a spec file that does what an option would; undefined where none does. */
function specText(mend: Mend | undefined): string | undefined {
  if (mend === undefined || !("add" in mend)) return undefined;
  const name = JSON.stringify(mend.add);
  if (mend.option === "hidden-imports") return `hiddenimports=[${name}]`;
  const [argument, helper] = IN_SPEC[mend.option] ?? [];
  return helper === undefined ? undefined : `${argument}=${helper}(${name}), from PyInstaller.utils.hooks`;
}

function inSpec(mend: Mend | undefined, general: string): string {
  const own = specText(mend);
  const how = own === undefined ? `say it there: ${general}` : `write into its Analysis(): ${own}`;
  return `Your spec file decides on what is collected, so ${how}`;
}

/** Recognises how a program failed that works in its environment; undefined where no mechanism is known for it. */
export function diagnose(symptom: Symptom, scene: Scene): Diagnosis | undefined {
  const key = scene.bundler === "pyinstaller" ? "pyinstaller" : "portable";
  if (symptom.stopped === "processes")
    return { hint: `${BREEDING.title}: ${BREEDING.cause}\n    ${BREEDING.remedy[key]}` };
  const known = symptom.stopped === undefined || symptom.stopped === "left" ? found(symptom.text) : undefined;
  if (known === undefined) return undefined;
  const { mechanism, name } = known;
  const mend = mechanism.mend?.(name, scene);
  const general = mechanism.remedy[key].replaceAll("NAME", () => name || "NAME");
  const remedy = scene.ownSpec ? inSpec(mechanism.mend?.(name, { ...scene, ownSpec: false }), general) : general;
  const line =
    mend === undefined ? remedy : `Write into slipway.yml: ${mendText(mend)}  (slipway build --mend tries that)`;
  return { hint: `${mechanism.title}. ${mechanism.cause}\n    ${line}`, ...(mend === undefined ? {} : { mend }) };
}
