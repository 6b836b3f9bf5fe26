import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  compareVersions
} from "./chunk-SHF7BFNP.mjs";
import {
  malformed,
  readAs,
  untilZero,
  wide,
  withFile
} from "./chunk-4DLEFX5Q.mjs";

// src/inspect/elf-dynamic.ts
var MAX_SMALL_TABLE = 1 << 16;
var MAX_NAME = 4096;
var MAX_VERSIONS = 1e4;
var SEGMENT = { load: 1, dynamic: 2 };
var TAG = {
  needed: 1,
  strings: 5,
  stringsSize: 10,
  soname: 14,
  rpath: 15,
  runpath: 29,
  versionNeeds: 1879048190,
  versionNeedCount: 1879048191
};
var NAMED_VERSIONS = { GLIBC_ABI_DT_RELR: "2.36" };
function locate(source, segments, address) {
  const home = segments.find(
    (segment) => segment.type === SEGMENT.load && address >= segment.address && address < segment.address + segment.size
  );
  if (home === void 0) throw malformed(source, `nothing is loaded at address ${address}`);
  const inside = address - home.address;
  return { offset: home.offset + inside, left: home.size - inside };
}
async function readDynamic(source, segment) {
  if (segment.size > MAX_SMALL_TABLE) throw malformed(source, "its dynamic section is too large");
  const table = await source.read(segment.offset, segment.size);
  const entries = /* @__PURE__ */ new Map();
  for (let at = 0; at + 16 <= table.length; at += 16) {
    const tag = wide(table, at);
    if (tag === 0) break;
    const values = entries.get(tag) ?? [];
    values.push(wide(table, at + 8));
    entries.set(tag, values);
  }
  return entries;
}
async function readLoaded(source, segments, address, length) {
  const parts = [];
  for (let done = 0; done < length; ) {
    const { offset, left } = locate(source, segments, address + done);
    const part = await source.read(offset, Math.min(left, length - done));
    parts.push(part);
    done += part.length;
    if (part.includes(0)) break;
  }
  return Buffer.concat(parts);
}
function openNames(source, segments, table) {
  return async (offset) => {
    const length = Math.min(table.size - offset, MAX_NAME);
    if (!(length > 0)) throw malformed(source, `its name ${offset} lies outside of the string table`);
    const name = untilZero(await readLoaded(source, segments, table.address + offset, length));
    if (name === void 0) throw malformed(source, `its name ${offset} has no end`);
    return name;
  };
}
function versionOf(name) {
  return NAMED_VERSIONS[name] ?? /^GLIBC_(\d{1,4}(?:\.\d{1,4}){1,3})$/.exec(name)?.[1];
}
function higherVersion(a, b) {
  if (a === void 0 || b === void 0) return a ?? b;
  return compareVersions(a, b) < 0 ? b : a;
}
function* chain(source, table, from) {
  let at = from.at;
  for (let left = from.count; left > 0; left -= 1) {
    if (at + 16 > table.length) throw malformed(source, "its version needs lead out of their table");
    yield at;
    const forwards = table.readUInt32LE(at + 12);
    if (forwards === 0) return;
    at += forwards;
  }
}
function versionNames(source, table, count) {
  const names = /* @__PURE__ */ new Set();
  let seen = 0;
  for (const file of chain(source, table, { at: 0, count })) {
    const versions = { at: file + table.readUInt32LE(file + 8), count: table.readUInt16LE(file + 2) };
    for (const version of chain(source, table, versions)) {
      names.add(table.readUInt32LE(version + 8));
      seen += 1;
      if (seen > MAX_VERSIONS) throw malformed(source, "too many version needs");
    }
  }
  return names;
}
async function glibcNeed(source, table, count, names) {
  let highest;
  for (const offset of versionNames(source, table, count)) {
    highest = higherVersion(highest, versionOf(await names(offset)));
  }
  return highest;
}
function folders(lists) {
  return lists.flatMap((list) => list.split(":")).filter((folder) => folder !== "");
}
var STATIC = { soname: void 0, needed: [], rpath: [], runpath: [], glibc: void 0 };
async function readDynamicFacts(source, segments) {
  const segment = segments.find(({ type }) => type === SEGMENT.dynamic);
  if (segment === void 0) return STATIC;
  const dynamic = await readDynamic(source, segment);
  const first = (tag) => dynamic.get(tag)?.[0];
  const strings = first(TAG.strings);
  if (strings === void 0) return STATIC;
  const names = openNames(source, segments, { address: strings, size: first(TAG.stringsSize) ?? 0 });
  const texts = async (tag) => {
    const found = [];
    for (const offset of dynamic.get(tag) ?? []) found.push(await names(offset));
    return found;
  };
  const needs = first(TAG.versionNeeds);
  const place = needs === void 0 ? void 0 : locate(source, segments, needs);
  const versions = place && await source.read(place.offset, Math.min(place.left, MAX_SMALL_TABLE));
  return {
    soname: (await texts(TAG.soname))[0],
    needed: await texts(TAG.needed),
    rpath: folders(await texts(TAG.rpath)),
    runpath: folders(await texts(TAG.runpath)),
    glibc: versions && await glibcNeed(source, versions, first(TAG.versionNeedCount) ?? 0, names)
  };
}

// src/inspect/elf-sections.ts
var SECTION_SIZE = 64;
var MAX_TABLE = 1 << 20;
var SYMBOL_TABLE = 2;
var STRING_TABLE = 3;
var LOADED = 2n;
var DEBUGGING = /^\.(?:z?debug|stab|gnu\.debuglto)/;
var NONE = { stripped: true, removable: 0 };
async function sectionNames(source, table, index) {
  const at = index * SECTION_SIZE;
  if (at + SECTION_SIZE > table.length) return Buffer.alloc(0);
  const [offset, size] = [wide(table, at + 24), wide(table, at + 32)];
  if (size > MAX_TABLE || offset + size > source.size) return Buffer.alloc(0);
  return source.read(offset, size);
}
function isRemovable(table, at, names, symbolTexts) {
  const type = table.readUInt32LE(at + 4);
  if ((table.readBigUInt64LE(at + 8) & LOADED) !== 0n) return false;
  if (type === SYMBOL_TABLE) return true;
  if (type === STRING_TABLE) return symbolTexts.has(at / SECTION_SIZE);
  const name = table.readUInt32LE(at);
  return name < names.length && DEBUGGING.test(untilZero(names.subarray(name, name + 64)) ?? "");
}
async function readSections(source, header) {
  const offset = wide(header, 40);
  const length = header.readUInt16LE(60) * SECTION_SIZE;
  const readable = offset > 0 && length <= MAX_TABLE && offset + length <= source.size;
  if (!readable || header.readUInt16LE(58) !== SECTION_SIZE) return NONE;
  const table = await source.read(offset, length);
  const places = Array.from({ length: length / SECTION_SIZE }, (_, index) => index * SECTION_SIZE);
  const symbols = places.filter((at) => table.readUInt32LE(at + 4) === SYMBOL_TABLE);
  if (symbols.length === 0) return NONE;
  const texts = new Set(symbols.map((at) => table.readUInt32LE(at + 40)));
  const names = await sectionNames(source, table, header.readUInt16LE(62));
  const sizes = places.filter((at) => isRemovable(table, at, names, texts)).map((at) => wide(table, at + 32));
  const sum = sizes.filter((size) => size <= source.size).reduce((all, size) => all + size, 0);
  return { stripped: false, removable: Math.min(sum, source.size) };
}

// src/inspect/elf.ts
var HEADER_SIZE = 64;
var SEGMENT_SIZE = 56;
var MAX_SEGMENTS = 1024;
var MAX_NAME2 = 4096;
var INTERPRETER = 3;
var MACHINES = {
  3: "x86",
  21: "ppc64",
  22: "s390x",
  40: "arm",
  62: "x64",
  183: "arm64",
  243: "riscv64",
  258: "loong64"
};
var PROGRAM = 2;
var SHARED = 3;
async function readSegments(source, header) {
  const count = header.readUInt16LE(56);
  if (count === 0) return [];
  if (header.readUInt16LE(54) !== SEGMENT_SIZE || count > MAX_SEGMENTS) throw malformed(source, "its segment table");
  const table = await source.read(wide(header, 32), count * SEGMENT_SIZE);
  return Array.from({ length: count }, (_, index) => {
    const at = index * SEGMENT_SIZE;
    return {
      type: table.readUInt32LE(at),
      offset: wide(table, at + 8),
      address: wide(table, at + 16),
      size: wide(table, at + 32)
    };
  });
}
async function readInterpreter(source, segments) {
  const segment = segments.find(({ type }) => type === INTERPRETER);
  if (segment === void 0) return void 0;
  if (segment.size > MAX_NAME2) throw malformed(source, "the path of its interpreter is too long");
  const bytes = await source.read(segment.offset, segment.size);
  return untilZero(bytes) ?? bytes.toString("utf8");
}
async function readHeader(whole) {
  if (whole.size < 20) return void 0;
  const source = readAs("ELF", whole);
  const start = await source.read(0, 20);
  if (start.toString("latin1", 0, 4) !== "\x7FELF") return void 0;
  const little = start[5] !== 2;
  const machine = MACHINES[little ? start.readUInt16LE(18) : start.readUInt16BE(18)] ?? "other";
  const kind = little ? start.readUInt16LE(16) : start.readUInt16BE(16);
  const isWide = start[4] === 2 && start[5] === 1;
  if (!isWide) {
    const other = machine === "x64" || machine === "arm64" ? "other" : machine;
    return { kind, removable: 0, facts: { ...STATIC, machine: other, interpreter: void 0, stripped: true } };
  }
  const header = await source.read(0, HEADER_SIZE);
  const segments = await readSegments(source, header);
  const interpreter = await readInterpreter(source, segments);
  const { stripped, removable } = await readSections(source, header);
  const facts = { machine, interpreter, stripped, ...await readDynamicFacts(source, segments) };
  return { kind, removable, facts };
}
function readElf(file) {
  return withFile(file, file, async (source) => (await readHeader(source))?.facts);
}
async function readElfBinary(source) {
  const elf = await readHeader(source);
  if (elf === void 0 || elf.kind !== PROGRAM && elf.kind !== SHARED) return void 0;
  const { machine, glibc, needed, interpreter } = elf.facts;
  const needs = glibc === void 0 ? void 0 : { system: "glibc", version: glibc };
  return {
    format: "elf",
    slices: [{ architecture: machine, needs, libraries: needed }],
    library: elf.kind === SHARED && interpreter === void 0,
    removable: elf.removable
  };
}

export {
  readElf,
  readElfBinary
};
