import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  readMetadata
} from "./chunk-RCNAZQFN.mjs";
import {
  createOwners,
  emptyCollection,
  metadataOwner,
  visitPath
} from "./chunk-IEG52CAN.mjs";
import {
  pieces,
  readStart
} from "./chunk-4DLEFX5Q.mjs";

// src/inspect/account.ts
import { createHash } from "node:crypto";
import { basename } from "node:path/posix";
var METADATA = /\.dist-info\/METADATA$|\.egg-info\/PKG-INFO$/;
var MOST_METADATA = 1 << 20;
async function hashOf(source) {
  const hash = createHash("sha256");
  for await (const piece of pieces(source)) hash.update(piece);
  return hash.digest("hex");
}
function observer({ hashes, metadata }, hashing) {
  return (path, at) => {
    const distribution = METADATA.test(path) ? metadataOwner(path) : void 0;
    if (distribution === void 0 && !hashing(path, at)) return void 0;
    return async (source) => {
      hashes.set(path, await hashOf(source));
      if (distribution === void 0) return;
      const text = await readStart(source, MOST_METADATA);
      const known = metadata.get(distribution.title);
      if (known !== void 0 && known.path < path) return;
      metadata.set(distribution.title, { path, facts: readMetadata(text.toString("utf8")) });
    };
  };
}
var KINDS = ["application", "launcher", "interpreter", "distribution", "other"];
var TITLES = {
  launcher: "programs that start the application",
  application: "files of the application",
  modules: "modules of unknown distributions"
};
function byPath(a, b) {
  return a.path < b.path ? -1 : 1;
}
function titleOf({ kind, owner }, request, facts) {
  if (kind === "interpreter")
    return { name: "CPython", version: request.interpreter.version, licence: facts?.licence ?? "PSF-2.0" };
  const [name = owner, version] = owner.split(" ", 2);
  if (kind !== "distribution" && !/ \d/.test(owner))
    return { name: TITLES[owner] ?? owner, version: void 0, licence: void 0 };
  return { name: facts?.name ?? name, version: facts?.version ?? version, licence: facts?.licence };
}
function grouped(found, seen, owners) {
  const groups = /* @__PURE__ */ new Map();
  const add = (owner, part) => {
    const key = `${owner.kind} ${owner.owner}`;
    const group = groups.get(key) ?? [owner, []];
    group[1].push(part);
    groups.set(key, group);
  };
  const native = new Map(
    found.binaries.map(({ path, facts }) => [path, facts.library ? "library" : "program"])
  );
  const partOf = ({ path, module }) => {
    if (module !== void 0) return { kind: "module", path, sha256: void 0, target: void 0 };
    return { kind: native.get(path) ?? "file", path, sha256: seen.hashes.get(path), target: void 0 };
  };
  for (const piece of found.pieces) {
    add(piece.module === void 0 ? owners.of(piece.path) : owners.ofModule(piece.module), partOf(piece));
  }
  for (const { path, target } of found.links) add(owners.of(path), { kind: "link", path, sha256: void 0, target });
  return groups;
}
function present(found, libraries) {
  const names = new Set(found.pieces.map(({ path }) => basename(path)));
  return libraries?.filter(({ file }) => file === null || names.has(file));
}
function accountFrom(found, seen, request) {
  found.claims.sort((a, b) => a.distribution.title < b.distribution.title ? -1 : 1);
  const paths = [...found.pieces, ...found.links].map(({ path }) => path);
  const launchers = /* @__PURE__ */ new Set([...request.launchers, ...found.nested]);
  const owners = createOwners(paths, found.claims, {
    application: request.application,
    launchers,
    restIsApplication: true
  });
  const groups = [...grouped(found, seen, owners)].sort(([a], [b]) => a < b ? -1 : 1);
  const listed = groups.map(([, [owner, parts]]) => {
    const facts = seen.metadata.get(owner.owner)?.facts;
    return { kind: owner.kind, ...titleOf(owner, request, facts), parts: parts.sort(byPath) };
  });
  const rank = ({ kind }) => KINDS.indexOf(kind);
  const titled = ({ name, version }) => `${name} ${version}`;
  listed.sort((a, b) => rank(a) - rank(b) || Number(titled(a) > titled(b)) - Number(titled(a) < titled(b)));
  const { target, bundle, sha256, interpreter } = request;
  return {
    target,
    bundle,
    sha256,
    owners: listed,
    interpreter,
    libraries: present(found, request.libraries),
    problems: found.problems.map(({ file, problem }) => `${file}: ${problem}`).sort()
  };
}
async function bundleAccount(request, options) {
  const found = emptyCollection();
  const seen = { hashes: /* @__PURE__ */ new Map(), metadata: /* @__PURE__ */ new Map() };
  const observe = observer(seen, () => true);
  await visitPath(request.path, found, { ...options, within: request.bundle, observe });
  return accountFrom(found, seen, request);
}

export {
  observer,
  accountFrom,
  bundleAccount
};
