import type { Diagnostic } from "../../model/diagnostic.ts";
import type { ReleaseFile } from "../../model/release.ts";
import type { HostedAsset, HostedRelease } from "../../model/releases.ts";

interface Differing {
  readonly asset: HostedAsset;
  readonly file: ReleaseFile;
}

const names = (items: readonly { readonly name: string }[]): string => {
  const shown = items.slice(0, 5).map(({ name }) => JSON.stringify(name));
  return items.length > 5 ? `${shown.join(", ")} and ${items.length - 5} more` : shown.join(", ");
};

function both({ asset, file }: Differing): string {
  return `${file.name} there has ${asset.size} bytes with SHA-256 ${asset.sha256 ?? "unknown"}, here ${file.size} bytes with ${file.sha256}`;
}

/** A public release that is not what was built. */
export function published(
  release: HostedRelease,
  found: {
    readonly other: readonly Differing[];
    readonly missing: readonly ReleaseFile[];
    readonly extra: readonly HostedAsset[];
    readonly torn: readonly HostedAsset[];
  },
): readonly Diagnostic[] {
  const state = release.immutable ? "published and immutable" : "published";
  const hint = release.immutable
    ? "Nothing of it can be changed, and its tag never used again: release the next version."
    : "A published release is never changed: release the next version. (To make this one again, delete the release, not its tag, and run the job again.)";
  const problem = (code: string, what: string): Diagnostic => ({
    code,
    message: `the release of ${release.tag} is ${state} (${release.url}), and ${what}`,
    hint,
  });
  return [
    ...found.other.map((differing) => problem("published-differs", both(differing))),
    ...(found.missing.length === 0 ? [] : [problem("published-lacks", `lacks ${names(found.missing)}`)]),
    ...(found.torn.length === 0 ? [] : [problem("published-torn", `has parts of ${names(found.torn)} only`)]),
    ...(found.extra.length === 0 ? [] : [problem("published-extra", `holds ${names(found.extra)} besides`)]),
  ];
}

/** A draft with files that are none of the release. */
export function extra(release: HostedRelease, assets: readonly HostedAsset[]): readonly Diagnostic[] {
  return [
    {
      code: "extra-asset",
      message: `the draft ${release.id} of ${release.tag} holds files that are not in the plan: ${names(assets)}`,
      hint: "A release is exactly its files: remove them from the draft on the releases page (or the draft itself), and run the job again.",
    },
  ];
}

/** Somebody else's draft with another file under one of our names. */
export function foreign(release: HostedRelease, differing: readonly Differing[]): readonly Diagnostic[] {
  return differing.map((one) => ({
    code: "foreign-asset",
    message: `the draft ${release.id} of ${release.tag} was not made by us, and ${both(one)}`,
    hint: "We replace only what we have uploaded: remove that file from the draft, and run the job again.",
  }));
}

/** Two drafts, and nobody but their owner can tell which one is meant. */
export function several(tag: string, drafts: readonly HostedRelease[]): Diagnostic {
  const list = drafts.map(({ id, title }) => `${id} (${JSON.stringify(title)})`).join(", ");
  return {
    code: "several-drafts",
    message: `there are ${drafts.length} drafts for the tag ${tag}: ${list}`,
    hint: "Leave the one that is meant and delete the others on the releases page. Where another run is at work, wait for it: run releases of one tag one after another (concurrency).",
  };
}

export function vanished(tag: string, id: number): Diagnostic {
  return {
    code: "release-vanished",
    message: `the draft ${id} of ${tag} was deleted by somebody else while we worked on it`,
    hint: "Run the job again: it makes a new one.",
  };
}

export function takenOver(tag: string, id: number): Diagnostic {
  return {
    code: "taken-over",
    message: `another run has taken over the draft ${id} of ${tag}; this one stops and leaves it to that`,
    hint: "Run releases of one tag one after another: a concurrency group named after the tag, with cancel-in-progress: false.",
  };
}

export function tagMoved(tag: string, there: string, wanted: string): Diagnostic {
  return {
    code: "tag-moved",
    message: `the tag ${tag} points at ${there.slice(0, 12)} now; what lies in the draft was built from ${wanted.slice(0, 12)}`,
    hint: "Somebody moved the tag. Delete the draft, and run the release of the commit that the tag points at.",
  };
}
