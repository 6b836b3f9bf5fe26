import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  BODY_LIMIT
} from "./chunk-TCBK2HMU.mjs";
import {
  ASSETS_LIMIT,
  ASSET_LIMIT
} from "./chunk-SRJGACTK.mjs";
import {
  measure
} from "./chunk-SVHNJCHF.mjs";
import {
  ServiceRefusal
} from "./chunk-MMOJMJDC.mjs";
import "./chunk-GDFCTHXS.mjs";
import "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/publishers/github/rehearsal.ts
var BASE = "rehearsal:/";
function refusal(status, said, ...details) {
  const full = details.map((detail) => ({ code: "", field: "", message: "", ...detail }));
  return new ServiceRefusal({ url: `${BASE}/releases`, status }, said, full);
}
var invalid = (...details) => refusal(422, "Validation Failed", ...details);
function existing(stage, id) {
  const release = stage.releases.get(id);
  if (release === void 0) throw refusal(404, "Not Found");
  return release;
}
function ownerOf(stage, assetId) {
  return [...stage.releases.values()].find(({ assets }) => assets.some(({ id }) => id === assetId));
}
function checkBody(body) {
  if ((body ?? "").length > BODY_LIMIT)
    throw invalid({ field: "body", message: `body is too long (maximum is ${BODY_LIMIT} characters)` });
}
function storedName(name) {
  return name.replaceAll(/[^A-Za-z0-9._-]+/g, ".").replaceAll(/^\.+|\.+$/g, "");
}
function beginUpload(stage, id, { name, size }) {
  const release = existing(stage, id);
  if (release.immutable) throw refusal(422, "Cannot upload assets to an immutable release.");
  if (release.assets.some((asset2) => asset2.name === storedName(name)))
    throw invalid({ code: "already_exists", field: "name" });
  if (size < 1 || size >= ASSET_LIMIT)
    throw invalid({ field: "size", message: `size must be between 1 and ${ASSET_LIMIT - 1}` });
  if (release.assets.length >= ASSETS_LIMIT)
    throw invalid({ field: "base", message: "file_count limited to 1000 assets per release" });
  stage.lastId += 1;
  const asset = { id: stage.lastId, name: storedName(name), size, state: "starter", sha256: void 0 };
  stage.releases.set(id, { ...release, assets: [...release.assets, asset] });
  return asset;
}
async function upload(stage, id, file) {
  const begun = beginUpload(stage, id, file);
  const content = await measure(file.path);
  const release = existing(stage, id);
  if (!release.assets.some((asset) => asset.id === begun.id)) throw refusal(404, "Not Found");
  const done = { ...begun, ...content, state: "uploaded" };
  stage.contents.set(done.id, content);
  stage.releases.set(id, { ...release, assets: release.assets.map((asset) => asset.id === begun.id ? done : asset) });
  return done;
}
function publish(stage, release, wanted) {
  const { tag, latest, commit } = wanted;
  const rival = [...stage.releases.values()].some(
    ({ id, tag: other, draft }) => id !== release.id && other === tag && !draft
  );
  if (rival) throw invalid({ code: "already_exists", field: "tag_name" });
  if (!stage.tags.has(tag)) stage.tags.set(tag, commit ?? "0".repeat(40));
  if (latest) stage.latest = release.id;
}
var shown = ({ assets: _, ...release }) => release;
function createStage() {
  return { releases: /* @__PURE__ */ new Map(), tags: /* @__PURE__ */ new Map(), contents: /* @__PURE__ */ new Map(), lastId: 0, latest: void 0 };
}
function rehearsedReleases(repository, stage) {
  return {
    repository,
    list: async () => [...stage.releases.values()].reverse().map(shown),
    get: async (id) => {
      const release = stage.releases.get(id);
      return release === void 0 ? void 0 : shown(release);
    },
    published: async (tag) => {
      const release = [...stage.releases.values()].find((each) => each.tag === tag && !each.draft);
      return release === void 0 ? void 0 : shown(release);
    },
    create: async ({ tag, title, body, prerelease }) => {
      checkBody(body);
      stage.lastId += 1;
      const id = stage.lastId;
      const place = { url: `${BASE}/releases/${id}`, uploadUrl: `${BASE}/releases/${id}/assets` };
      const release = { id, tag, title, body, prerelease, draft: true, immutable: false, ...place };
      stage.releases.set(id, { ...release, assets: [] });
      return release;
    },
    update: async (id, change) => {
      const release = existing(stage, id);
      checkBody(change.body);
      if (change.publish !== void 0) publish(stage, release, change.publish);
      const open = change.publish === void 0 ? {} : { draft: false, prerelease: change.publish.prerelease };
      const changed = { ...release, ...change.body === void 0 ? {} : { body: change.body }, ...open };
      stage.releases.set(id, changed);
      return shown(changed);
    },
    remove: async (id) => {
      stage.releases.delete(id);
    },
    assets: async (id) => existing(stage, id).assets,
    removeAsset: async (id) => {
      const release = ownerOf(stage, id);
      if (release === void 0) return;
      if (release.immutable) throw refusal(422, "Cannot delete asset from an immutable release.");
      stage.releases.set(release.id, { ...release, assets: release.assets.filter((asset) => asset.id !== id) });
    },
    upload: ({ id }, file) => upload(stage, id, file),
    measure: async ({ id }) => stage.contents.get(id) ?? { size: 0, sha256: "" },
    // Whoever publishes reads nothing back as text.
    text: async ({ name }) => Promise.reject(refusal(404, `${name}: Not Found`)),
    generateNotes: async (tag) => `## What's Changed in ${tag}`,
    tagCommit: async (tag) => stage.tags.get(tag),
    isPublic: async (tag) => [...stage.releases.values()].some((release) => release.tag === tag && !release.draft)
  };
}
function rehearsal(repository) {
  return rehearsedReleases(repository, createStage());
}
export {
  createStage,
  rehearsal,
  rehearsedReleases
};
