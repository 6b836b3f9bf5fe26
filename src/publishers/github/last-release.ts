import { compare, valid } from "@renovatebot/pep440";
import { NetworkError } from "../../model/errors.ts";
import { type Former, type FormerSource, readFormer, type Series } from "../../model/former.ts";
import { MANIFEST_NAME } from "../../model/manifest.ts";
import { versionInTag } from "../../model/release-tag.ts";
import type { HostedRelease, Releases } from "../../model/releases.ts";

/** A manifest of eight targets with some thousand distributions each has a few. Bytes. */
const LIMIT = 32 * 1024 * 1024;

/** The newest by its version, and not by its date; a pre-release only where there is nothing else. */
function newest(releases: readonly HostedRelease[], { template, name }: Series): HostedRelease | undefined {
  const own = releases.flatMap((release) => {
    const version = versionInTag(release.tag, template, name);
    return release.draft || version === undefined || valid(version) === null ? [] : [{ release, version }];
  });
  const final = own.filter(({ release }) => !release.prerelease);
  const [first] = (final.length > 0 ? final : own).sort((a, b) => compare(b.version, a.version));
  return first?.release;
}

async function ask(label: string, releases: Releases, series: Series): Promise<Former> {
  const release = newest(await releases.list(), series);
  if (release === undefined) return { label, missing: `${releases.repository} has published none yet` };
  const named = `${label}, ${release.tag}`;
  const assets = await releases.assets(release.id);
  const manifest = assets.find(({ name, state }) => name === MANIFEST_NAME && state === "uploaded");
  return readFormer(named, manifest === undefined ? undefined : await releases.text(manifest, LIMIT));
}

/** The newest published release of a project. Reading is all that is asked of the token. */
export function lastRelease(releases: Releases, series: Series): FormerSource {
  const label = "the last release";
  return {
    label,
    async read() {
      try {
        return await ask(label, releases, series);
      } catch (error) {
        if (error instanceof NetworkError) return { label, missing: error.message };
        throw error;
      }
    },
  };
}
