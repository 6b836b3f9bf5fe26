import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  accountFrom,
  observer
} from "./chunk-XLZT3XXF.mjs";
import "./chunk-RCNAZQFN.mjs";
import {
  PROGRAM_PLACE,
  RECORD,
  assemble,
  collector,
  emptyCollection,
  readRecord,
  visitDirectory
} from "./chunk-IEG52CAN.mjs";
import "./chunk-774UGWHT.mjs";
import "./chunk-SHF7BFNP.mjs";
import {
  normalName
} from "./chunk-IZIJMY2B.mjs";
import "./chunk-D5MLHXH2.mjs";
import {
  withFile
} from "./chunk-4DLEFX5Q.mjs";
import "./chunk-J5JUHVAD.mjs";
import {
  BuildError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/inspect/fresh.ts
import { readdir as readdir2 } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/inspect/unused.ts
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
var WORTH_SAYING = 5e6;
var LARGEST = 64 * 1024 * 1024;
var CODE = /\.(py|so|pyd|dll|dylib)$|\.so\.[\d.]+$/;
var COMPILED = /\.(?:abi3|cpython-[^/]*|cp\d[^/]*)?\.?(?:so|pyd)$/;
async function textOf(file) {
  return readFile(file, "utf8").catch(() => "");
}
async function readInstalled(sitePackages, folder) {
  const read = (name) => textOf(join(sitePackages, folder, name));
  const claims = readRecord(`${folder}/RECORD`, await read("RECORD"));
  const [head = ""] = (await read("METADATA")).split(/\r?\n\r?\n/, 1);
  const required = [...head.matchAll(/^Requires-Dist:\s*([A-Za-z0-9][\w.-]*)/gim)].map(([, name = ""]) => name);
  if (claims === void 0) return void 0;
  return { ...claims, requires: new Set(required.map(normalName)), entryPoints: await read("entry_points.txt") };
}
function topsOf({ paths }) {
  const code = paths.filter((path) => CODE.test(path) && !/^[^/]+\.(?:dist-info|data|libs)\//.test(path));
  const tops = code.map((path) => (path.split("/")[0] ?? "").replace(COMPILED, "").replace(/\.py$/, ""));
  return [...new Set(tops)].filter((name) => /^\w+$/.test(name));
}
function isPlugIn({ entryPoints }) {
  const groups = [...entryPoints.matchAll(/^\s*\[(.+)\]\s*$/gm)].map(([, group]) => group);
  return groups.some((group) => group !== "console_scripts" && group !== "gui_scripts");
}
async function names(file, word) {
  const about = await stat(file).catch(() => void 0);
  if (about?.isFile() !== true) return false;
  return about.size > LARGEST || word.test(await readFile(file, "latin1"));
}
async function isNamed(sitePackages, { of, by }) {
  const word = new RegExp(`\\b(?:${topsOf(of).join("|")})\\b`);
  for (const { paths, entryPoints } of by) {
    if (word.test(entryPoints)) return true;
    for (const path of paths) if (CODE.test(path) && await names(join(sitePackages, path), word)) return true;
  }
  return false;
}
async function unusedRequirements(sitePackages, application, sizes) {
  const large = sizes.filter(({ kind, bytes }) => kind === "distribution" && bytes >= WORTH_SAYING);
  if (large.length === 0) return [];
  const folders = (await readdir(sitePackages).catch(() => [])).filter((name) => name.endsWith(".dist-info")).sort();
  const read = await Promise.all(folders.map((folder) => readInstalled(sitePackages, folder)));
  const installed = read.filter((each) => each !== void 0);
  const own = installed.find(({ distribution }) => distribution.name === normalName(application));
  if (own === void 0 || installed.some(({ paths }) => paths.length === 0)) return [];
  const found = [];
  for (const { owner, bytes } of large) {
    const of = installed.find(({ distribution }) => distribution.title === owner);
    if (of === void 0 || isPlugIn(of) || topsOf(of).length === 0) continue;
    const { name } = of.distribution;
    const others = installed.filter((each) => each !== of);
    if (!own.requires.has(name) || others.some((each) => each !== own && each.requires.has(name))) continue;
    const by = [own, ...others.filter((each) => each !== own)];
    if (await isNamed(sitePackages, { of, by })) continue;
    const what = `${owner} is required by ${application} alone, and nothing else in the bundle names ${topsOf(of).join(", ")}`;
    found.push({ what, bytes, files: topsOf(of) });
  }
  return found;
}

// src/inspect/fresh.ts
async function installedClaims(sitePackages, name) {
  try {
    const read = (source) => source.read(0, source.size);
    const text = await withFile(join2(sitePackages, name, "RECORD"), name, read);
    const claims = readRecord(`${name}/RECORD`, text?.toString("utf8") ?? "");
    return claims === void 0 ? [] : [{ ...claims, paths: [] }];
  } catch {
    return [];
  }
}
async function environmentClaims(sitePackages) {
  const names2 = (await readdir2(sitePackages).catch(() => [])).filter((name) => name.endsWith(".dist-info")).sort();
  return (await Promise.all(names2.map((name) => installedClaims(sitePackages, name)))).flat();
}
function unlike({ pieces }, { hashes }, packed) {
  const files = new Set(
    pieces.flatMap(({ path, module, inside }) => module === void 0 && inside === void 0 ? [path] : [])
  );
  const lost = [...files].filter((path) => !packed.has(path));
  const others = [...packed].filter(([path, sha256]) => !files.has(path) || (hashes.get(path) ?? sha256) !== sha256);
  return [...lost, ...others.map(([path]) => path)];
}
function changed(path) {
  const message = `the bundle was changed between packing and inspection: ${path}`;
  const hint = "Something that the build or the program started is still running and writes there.";
  return new BuildError([{ code: "bundle-changed", message, hint }]);
}
async function inspectBundle(bundle, options) {
  const found = emptyCollection();
  const seen = { hashes: /* @__PURE__ */ new Map(), metadata: /* @__PURE__ */ new Map() };
  const { home, application, accounted } = bundle;
  const looking = observer(seen, (path, { inside }) => inside || RECORD.test(path) || PROGRAM_PLACE.test(path));
  const observing = accounted ? { observe: looking } : {};
  await visitDirectory(bundle.root, collector(found, { ...options, alone: false, ...observing }));
  const hints = { application, launchers: new Set(bundle.launchers), restIsApplication: true };
  const claims = [...found.claims, ...await environmentClaims(bundle.sitePackages)];
  const about = { form: "directory", home, isLinuxBase: options.isLinuxBase, ...hints };
  const inspection = assemble({ ...found, claims }, about);
  const unused = await unusedRequirements(bundle.sitePackages, application, inspection.sizes);
  const account = (facts, packed) => {
    const [other] = unlike(found, seen, packed);
    if (other !== void 0) throw changed(other);
    return accountFrom(found, { ...seen, hashes: new Map([...seen.hashes, ...packed]) }, facts);
  };
  const suggestions = [...unused, ...inspection.suggestions];
  return { ...inspection, suggestions, account: accounted ? account : void 0 };
}
export {
  inspectBundle
};
