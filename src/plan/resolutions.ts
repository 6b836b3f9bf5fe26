import type { Diagnostic } from "../model/diagnostic.ts";
import type { Fragment } from "../model/manifest.ts";
import type { Resolved } from "../model/resolution.ts";

/** What of a leg its resolution is compared by. */
export type ResolvedLeg = Pick<Fragment, "target"> & {
  readonly requirements: Pick<Fragment["requirements"], "resolved">;
};

interface Decided {
  readonly target: string;
  readonly versions: ReadonlyMap<string, string>;
  readonly sha256: string;
}

/** Name → its versions, in one text: a package may have several, for different systems. */
function versionsOf({ packages }: Resolved): ReadonlyMap<string, string> {
  const byName = Map.groupBy(packages, ({ name }) => name);
  return new Map(
    [...byName].map(([name, entries]) => [
      name,
      entries
        .map(({ version }) => version)
        .sort()
        .join(" and "),
    ]),
  );
}

/**
 * Legs without a lock whose builds decided on different versions of a package: a release of both would be two programs of
 * one name. Legs that took theirs from a lock are not looked at; the lock is the same for all.
 */
export function compareResolutions(legs: readonly ResolvedLeg[]): readonly Diagnostic[] {
  const decided: Decided[] = legs.flatMap(({ target, requirements: { resolved } }) =>
    resolved === undefined ? [] : [{ target, versions: versionsOf(resolved), sha256: resolved.sha256 }],
  );
  if (new Set(decided.map(({ sha256 }) => sha256)).size < 2) return [];
  const names = [...new Set(decided.flatMap(({ versions }) => [...versions.keys()]))].sort();
  const differences = names.flatMap((name) => {
    const found = decided.flatMap(({ target, versions }) => {
      const version = versions.get(name);
      return version === undefined ? [] : [{ target, version }];
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
      hint: "The index changed between them. Run them again, or commit a lock (uv lock), which decides for all.",
    },
  ];
}
