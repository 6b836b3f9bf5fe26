import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  readFormer
} from "./chunk-LWEUKMG3.mjs";
import {
  MANIFEST_NAME
} from "./chunk-YWAGJZTN.mjs";
import {
  compare,
  valid,
  versionInTag
} from "./chunk-2VOKWHUX.mjs";
import "./chunk-NBDW4VMS.mjs";
import "./chunk-F2ZGVHID.mjs";
import "./chunk-EYHZ6UKJ.mjs";
import "./chunk-K7URS2RY.mjs";
import {
  NetworkError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/publishers/github/last-release.ts
var LIMIT = 32 * 1024 * 1024;
function newest(releases, { template, name }) {
  const own = releases.flatMap((release) => {
    const version = versionInTag(release.tag, template, name);
    return release.draft || version === void 0 || valid(version) === null ? [] : [{ release, version }];
  });
  const final = own.filter(({ release }) => !release.prerelease);
  const [first] = (final.length > 0 ? final : own).sort((a, b) => compare(b.version, a.version));
  return first?.release;
}
async function ask(label, releases, series) {
  const release = newest(await releases.list(), series);
  if (release === void 0) return { label, missing: `${releases.repository} has published none yet` };
  const named = `${label}, ${release.tag}`;
  const assets = await releases.assets(release.id);
  const manifest = assets.find(({ name, state }) => name === MANIFEST_NAME && state === "uploaded");
  return readFormer(named, manifest === void 0 ? void 0 : await releases.text(manifest, LIMIT));
}
function lastRelease(releases, series) {
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
    }
  };
}
export {
  lastRelease
};
