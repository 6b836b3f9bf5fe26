import { compare } from "@renovatebot/pep440";
import * as v from "valibot";
import type { PythonTable, StandaloneBuild } from "../src/model/interpreter.ts";
import { TARGET_IDS, type TargetId } from "../src/model/target.ts";

/** One line of upstream's list of builds; what else it says is not looked at. */
const LineSchema = v.object({
  version: v.string(),
  artifacts: v.array(v.object({ url: v.string(), sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
});

/** Earlier musl builds were static and could not load extension modules. */
const FIRST_DYNAMIC_MUSL = "20250311";
/** An archive's name holds everything: version, build, triple, flavour. */
const NAME =
  /cpython-(?<version>\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?)(?:\+|%2B)(?<build>20\d{6})-(?<triple>[a-z0-9_-]+?)-(?<flavor>install_only_stripped|install_only)\.tar\.gz$/;

interface Found extends StandaloneBuild {
  readonly version: string;
  readonly target: TargetId;
}

function readArtifact(url: string, sha256: string, triples: PythonTable["triples"]): Found | undefined {
  const { version, build, triple, flavor } = NAME.exec(url)?.groups ?? {};
  if (version === undefined || build === undefined || flavor === undefined) return undefined;
  const target = TARGET_IDS.find((id) => triples[id] === triple);
  if (target === undefined || (target.includes("musl") && build < FIRST_DYNAMIC_MUSL)) return undefined;
  return { version, target, build, flavor, sha256 };
}

/** The newest build of a version wins; of one build, the stripped archive. */
function better(a: StandaloneBuild, b: StandaloneBuild): boolean {
  return a.build === b.build ? a.flavor === "install_only_stripped" : a.build > b.build;
}

/**
 * The table of interpreters from upstream's list (one JSON object a line). Throws on a line that is none.
 * @param refreshed the day, `YYYY-MM-DD`
 */
export function tableFrom(lines: string, triples: PythonTable["triples"], refreshed: string): PythonTable {
  const versions: Record<string, Partial<Record<TargetId, StandaloneBuild>>> = {};
  for (const line of lines.split("\n").filter((text) => text.trim() !== "")) {
    for (const { url, sha256 } of v.parse(LineSchema, JSON.parse(line)).artifacts) {
      const found = readArtifact(url, sha256, triples);
      if (found === undefined) continue;
      const { version, target, ...build } = found;
      const row = versions[version] ?? {};
      const known = row[target];
      versions[version] = known === undefined || better(build, known) ? { ...row, [target]: build } : row;
    }
  }
  const sorted = Object.entries(versions).sort(([a], [b]) => compare(b, a));
  return { refreshed, triples, versions: Object.fromEntries(sorted) };
}

/** One line per target, so that a refresh reads as a diff. */
export function tableText(table: PythonTable): string {
  const rows = Object.entries(table.versions).map(([version, targets]) => {
    const lines = Object.entries(targets).map(
      ([target, build]) => `  ${JSON.stringify(target)}: ${JSON.stringify(build)}`,
    );
    return `${JSON.stringify(version)}: {\n${lines.join(",\n")}\n}`;
  });
  const { refreshed, triples } = table;
  return `{\n"refreshed": ${JSON.stringify(refreshed)},\n"triples": ${JSON.stringify(triples)},\n"versions": {\n${rows.join(",\n")}\n}\n}\n`;
}
