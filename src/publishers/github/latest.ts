import { compare, valid } from "@renovatebot/pep440";
import type { ReleaseSet } from "../../model/release.ts";
import { versionInTag } from "../../model/release-tag.ts";
import type { HostedRelease } from "../../model/releases.ts";

/**
 * Is this the newest release, by the order of versions and not of dates? Pre-releases never are, and a tag of another
 * project in the repository does not count.
 */
export function isLatest(set: ReleaseSet, others: readonly HostedRelease[]): boolean {
  if (set.prerelease) return false;
  const { template, name } = set.series ?? { template: "v?{version}", name: "" };
  return others.every(({ tag, draft, prerelease }) => {
    if (draft || prerelease || tag === set.tag) return true;
    const version = versionInTag(tag, template, name);
    return version === undefined || valid(version) === null || compare(version, set.version) <= 0;
  });
}
