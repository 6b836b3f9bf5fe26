import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  p256,
  readTrust,
  verifyMessage,
  verifyStatement
} from "./chunk-ZUVDWWQG.mjs";
import "./chunk-XJKFSRNP.mjs";
import {
  needSecret,
  readKey
} from "./chunk-5OSZGXSI.mjs";
import {
  measured
} from "./chunk-OM5KGA5J.mjs";
import "./chunk-GDFCTHXS.mjs";
import {
  base64,
  integer,
  length,
  literal,
  maxValue,
  minValue,
  number,
  object,
  optional,
  parse,
  parseJson,
  pipe,
  safeParse,
  string,
  transform
} from "./chunk-K7URS2RY.mjs";
import {
  BuildError,
  NetworkError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/signers/sigstore/sign.ts
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

// src/signers/sigstore/claims.ts
var ClaimsSchema = object({
  sub: string(),
  iss: optional(string(), ""),
  job_workflow_ref: optional(string()),
  repository_visibility: optional(string()),
  runner_environment: optional(string())
});
function readClaims(token) {
  try {
    const text2 = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
    const claims = parse(ClaimsSchema, JSON.parse(text2));
    const environment = claims.runner_environment;
    return {
      issuer: claims.iss,
      workflow: claims.job_workflow_ref,
      visibility: claims.repository_visibility,
      hosted: environment === void 0 ? void 0 : environment === "github-hosted"
    };
  } catch {
    return void 0;
  }
}

// src/signers/sigstore/key-pair.ts
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";

// src/signers/sigstore/cosign-key.ts
import { scryptSync } from "node:crypto";

// node_modules/@noble/ciphers/utils.js
function isBytes(a) {
  return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in a && a.BYTES_PER_ELEMENT === 1;
}
var atitle = (title) => title ? `"${title}" ` : "";
function abool(value, title = "") {
  if (typeof value !== "boolean")
    throw new TypeError(atitle(title) + "expected boolean, got type=" + typeof value);
  return value;
}
function anumber(n, title = "") {
  if (typeof n !== "number")
    throw new TypeError(atitle(title) + "expected number, got " + typeof n);
  if (!Number.isSafeInteger(n) || n < 0)
    throw new RangeError(atitle(title) + "expected integer >= 0, got " + n);
  return n;
}
function abytes(value, length2, title = "") {
  if (isBytes(value) && (length2 === void 0 || value.length === length2))
    return value;
  if (length2 !== void 0)
    anumber(length2, "length");
  const bytes2 = isBytes(value);
  const ofLen = length2 !== void 0 ? ` of length ${length2}` : "";
  const got = bytes2 ? `length=${value.length}` : `type=${typeof value}`;
  const message = atitle(title) + "expected Uint8Array" + ofLen + ", got " + got;
  if (!bytes2)
    throw new TypeError(message);
  throw new RangeError(message);
}
var aobject = (value, label) => {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new TypeError(label === "object" ? "expected valid options object" : `"${label}" expected object, got type=${typeof value}`);
};
function aexists(instance, checkFinished = true) {
  if (instance.destroyed)
    throw new Error("hash was destroyed");
  if (checkFinished && instance.finished)
    throw new Error("digest() was already called");
}
function aoutput(out, instance) {
  abytes(out, void 0, "output");
  const min = instance.outputLen;
  if (!(out.length >= min)) {
    throw new RangeError('"output" expected length >= ' + min);
  }
}
function u32(arr) {
  return new Uint32Array(arr.buffer, arr.byteOffset, Math.floor(arr.byteLength / 4));
}
function clean(...arrays) {
  for (let i = 0; i < arrays.length; i++) {
    arrays[i].fill(0);
  }
}
var isLE = /* @__PURE__ */ (() => new Uint8Array(new Uint32Array([287454020]).buffer)[0] === 68)();
function byteSwap(word) {
  return word << 24 & 4278190080 | word << 8 & 16711680 | word >>> 8 & 65280 | word >>> 24 & 255;
}
function byteSwap32(arr) {
  for (let i = 0; i < arr.length; i++) {
    arr[i] = byteSwap(arr[i]);
  }
  return arr;
}
var swap32IfBE = isLE ? (u) => u : byteSwap32;
function overlapBytes(a, b) {
  if (!a.byteLength || !b.byteLength)
    return false;
  return a.buffer === b.buffer && // best we can do, may fail with an obscure Proxy
  a.byteOffset < b.byteOffset + b.byteLength && // a starts before b end
  b.byteOffset < a.byteOffset + a.byteLength;
}
function complexOverlapBytes(input, output) {
  if (overlapBytes(input, output) && input.byteOffset < output.byteOffset)
    throw new Error("complex overlap of input and output is not supported");
}
function checkOpts(defaults, opts) {
  aobject(defaults, "defaults");
  aobject(opts, "opts");
  const merged = Object.assign(defaults, opts);
  return merged;
}
function equalBytes(a, b) {
  a = abytes(a);
  b = abytes(b);
  if (a.length !== b.length)
    return false;
  let diff = 0;
  for (let i = 0; i < a.length; i++)
    diff |= a[i] ^ b[i];
  return diff === 0;
}
function wrapMacConstructor(keyLen, macCons, fromMsg) {
  const mac = macCons;
  const getArgs = fromMsg || (() => []);
  const macC = (msg, key) => mac(key, ...getArgs(msg)).update(msg).digest();
  const tmp = mac(new Uint8Array(keyLen), ...getArgs(new Uint8Array(0)));
  macC.outputLen = tmp.outputLen;
  macC.blockLen = tmp.blockLen;
  macC.create = (key, ...args) => mac(key, ...args);
  return macC;
}
var wrapCipher = /* @__NO_SIDE_EFFECTS__ */ (params, constructor) => {
  function wrappedCipher(key, ...args) {
    abytes(key, void 0, "key");
    if (params.nonceLength !== void 0) {
      const nonce = args[0];
      abytes(nonce, params.varSizeNonce ? void 0 : params.nonceLength, "nonce");
    }
    const tagl = params.tagLength;
    const aadStart = params.nonceLength !== void 0 ? 1 : 0;
    if (!params.withAAD) {
      for (let i = aadStart; i < args.length; i++)
        if (isBytes(args[i]))
          throw new Error("AAD not supported");
    }
    if (params.withAAD && args[aadStart] !== void 0)
      abytes(args[aadStart], void 0, "AAD");
    const cipher = constructor(key, ...args);
    const checkOutput = (fnLength, output) => {
      if (output !== void 0) {
        if (fnLength !== 2)
          throw new Error("cipher output not supported");
        abytes(output, void 0, "output");
      }
    };
    let called = false;
    const wrCipher = {
      encrypt(data, output) {
        if (called)
          throw new Error("cannot encrypt() twice with same key + nonce");
        called = true;
        abytes(data, void 0, "data");
        checkOutput(cipher.encrypt.length, output);
        return cipher.encrypt(data, output);
      },
      decrypt(data, output) {
        abytes(data, void 0, "data");
        if (tagl && data.length < tagl)
          throw new Error('"ciphertext" expected length >= tagLength=' + tagl);
        checkOutput(cipher.decrypt.length, output);
        return cipher.decrypt(data, output);
      }
    };
    return wrCipher;
  }
  Object.assign(wrappedCipher, params);
  return wrappedCipher;
};
function getOutput(expectedLength, out, onlyAligned = true) {
  if (out === void 0)
    return new Uint8Array(expectedLength);
  abytes(out, expectedLength, "output");
  if (onlyAligned && !isAligned32(out))
    throw new Error("invalid output, must be aligned");
  return out;
}
function isAligned32(bytes2) {
  return bytes2.byteOffset % 4 === 0;
}
function copyBytes(bytes2) {
  return Uint8Array.from(abytes(bytes2));
}

// node_modules/@noble/ciphers/_arx.js
var encodeStr = (str) => Uint8Array.from(str.split(""), (c) => c.charCodeAt(0));
var sigma16_32 = /* @__PURE__ */ (() => swap32IfBE(u32(encodeStr("expand 16-byte k"))))();
var sigma32_32 = /* @__PURE__ */ (() => swap32IfBE(u32(encodeStr("expand 32-byte k"))))();
function rotl(a, b) {
  return a << b | a >>> 32 - b;
}
var BLOCK_LEN = 64;
var BLOCK_LEN32 = 16;
var MAX_COUNTER = /* @__PURE__ */ (() => 2 ** 32 - 1)();
var U32_EMPTY = /* @__PURE__ */ Uint32Array.of();
function runCipher(core, sigma, key, nonce, data, output, counter, rounds) {
  const len = data.length;
  const block = new Uint8Array(BLOCK_LEN);
  const b32 = u32(block);
  const isAligned = isLE && isAligned32(data) && isAligned32(output);
  const d32 = isAligned ? u32(data) : U32_EMPTY;
  const o32 = isAligned ? u32(output) : U32_EMPTY;
  if (!isLE) {
    for (let pos = 0; pos < len; counter++) {
      core(sigma, key, nonce, b32, counter, rounds);
      swap32IfBE(b32);
      if (counter >= MAX_COUNTER)
        throw new Error("arx: counter overflow");
      const take = Math.min(BLOCK_LEN, len - pos);
      for (let j = 0, posj; j < take; j++) {
        posj = pos + j;
        output[posj] = data[posj] ^ block[j];
      }
      pos += take;
    }
    return;
  }
  for (let pos = 0; pos < len; counter++) {
    core(sigma, key, nonce, b32, counter, rounds);
    if (counter >= MAX_COUNTER)
      throw new Error("arx: counter overflow");
    const take = Math.min(BLOCK_LEN, len - pos);
    if (isAligned && take === BLOCK_LEN) {
      const pos32 = pos / 4;
      if (pos % 4 !== 0)
        throw new Error("arx: invalid block position");
      for (let j = 0, posj; j < BLOCK_LEN32; j++) {
        posj = pos32 + j;
        o32[posj] = d32[posj] ^ b32[j];
      }
      pos += BLOCK_LEN;
      continue;
    }
    for (let j = 0, posj; j < take; j++) {
      posj = pos + j;
      output[posj] = data[posj] ^ block[j];
    }
    pos += take;
  }
}
function createCipher(core, opts) {
  const { allowShortKeys, extendNonceFn, counterLength, counterRight, rounds } = checkOpts({ allowShortKeys: false, counterLength: 8, counterRight: false, rounds: 20 }, opts);
  if (typeof core !== "function")
    throw new Error("core must be a function");
  anumber(counterLength);
  anumber(rounds);
  abool(counterRight);
  abool(allowShortKeys);
  return (key, nonce, data, output, counter = 0) => {
    abytes(key, void 0, "key");
    abytes(nonce, void 0, "nonce");
    abytes(data, void 0, "data");
    const len = data.length;
    const hasOutput = output !== void 0;
    output = getOutput(len, output, false);
    if (hasOutput)
      complexOverlapBytes(data, output);
    anumber(counter);
    if (counter < 0 || counter >= MAX_COUNTER)
      throw new Error("arx: counter overflow");
    const toClean = [];
    let l = key.length;
    let k;
    let sigma;
    if (l === 32) {
      toClean.push(k = copyBytes(key));
      sigma = sigma32_32;
    } else if (l === 16 && allowShortKeys) {
      k = new Uint8Array(32);
      k.set(key);
      k.set(key, 16);
      sigma = sigma16_32;
      toClean.push(k);
    } else {
      abytes(key, 32, "arx key");
      throw new Error("invalid key size");
    }
    if (!isLE || !isAligned32(nonce))
      toClean.push(nonce = copyBytes(nonce));
    let k32 = u32(k);
    if (extendNonceFn) {
      if (nonce.length !== 24)
        throw new Error("arx: extended nonce must be 24 bytes");
      const n16 = nonce.subarray(0, 16);
      if (isLE)
        extendNonceFn(sigma, k32, u32(n16), k32);
      else {
        const sigmaRaw = swap32IfBE(Uint32Array.from(sigma));
        extendNonceFn(sigmaRaw, k32, u32(n16), k32);
        clean(sigmaRaw);
        swap32IfBE(k32);
      }
      nonce = nonce.subarray(16);
    } else if (!isLE)
      swap32IfBE(k32);
    const nonceNcLen = 16 - counterLength;
    if (nonceNcLen !== nonce.length)
      throw new Error(`arx: nonce must be ${nonceNcLen} or 16 bytes`);
    if (nonceNcLen !== 12) {
      const nc = new Uint8Array(12);
      nc.set(nonce, counterRight ? 0 : 12 - nonce.length);
      nonce = nc;
      toClean.push(nonce);
    }
    const n32 = swap32IfBE(u32(nonce));
    try {
      runCipher(core, sigma, k32, n32, data, output, counter, rounds);
      return output;
    } finally {
      clean(...toClean);
    }
  };
}

// node_modules/@noble/ciphers/_poly1305.js
function u8to16(a, i) {
  return a[i++] & 255 | (a[i++] & 255) << 8;
}
var Poly1305 = class {
  blockLen = 16;
  outputLen = 16;
  buffer = new Uint8Array(16);
  r = new Uint16Array(10);
  // Allocating 1 array with .subarray() here is slower than 3
  h = new Uint16Array(10);
  pad = new Uint16Array(8);
  pos = 0;
  finished = false;
  destroyed = false;
  // Can be speed-up using BigUint64Array, at the cost of complexity
  constructor(key) {
    key = copyBytes(abytes(key, 32, "key"));
    const t0 = u8to16(key, 0);
    const t1 = u8to16(key, 2);
    const t2 = u8to16(key, 4);
    const t3 = u8to16(key, 6);
    const t4 = u8to16(key, 8);
    const t5 = u8to16(key, 10);
    const t6 = u8to16(key, 12);
    const t7 = u8to16(key, 14);
    this.r[0] = t0 & 8191;
    this.r[1] = (t0 >>> 13 | t1 << 3) & 8191;
    this.r[2] = (t1 >>> 10 | t2 << 6) & 7939;
    this.r[3] = (t2 >>> 7 | t3 << 9) & 8191;
    this.r[4] = (t3 >>> 4 | t4 << 12) & 255;
    this.r[5] = t4 >>> 1 & 8190;
    this.r[6] = (t4 >>> 14 | t5 << 2) & 8191;
    this.r[7] = (t5 >>> 11 | t6 << 5) & 8065;
    this.r[8] = (t6 >>> 8 | t7 << 8) & 8191;
    this.r[9] = t7 >>> 5 & 127;
    for (let i = 0; i < 8; i++)
      this.pad[i] = u8to16(key, 16 + 2 * i);
  }
  process(data, offset, isLast = false) {
    const hibit = isLast ? 0 : 1 << 11;
    const { h, r } = this;
    const r0 = r[0];
    const r1 = r[1];
    const r2 = r[2];
    const r3 = r[3];
    const r4 = r[4];
    const r5 = r[5];
    const r6 = r[6];
    const r7 = r[7];
    const r8 = r[8];
    const r9 = r[9];
    const t0 = u8to16(data, offset + 0);
    const t1 = u8to16(data, offset + 2);
    const t2 = u8to16(data, offset + 4);
    const t3 = u8to16(data, offset + 6);
    const t4 = u8to16(data, offset + 8);
    const t5 = u8to16(data, offset + 10);
    const t6 = u8to16(data, offset + 12);
    const t7 = u8to16(data, offset + 14);
    let h0 = h[0] + (t0 & 8191);
    let h1 = h[1] + ((t0 >>> 13 | t1 << 3) & 8191);
    let h2 = h[2] + ((t1 >>> 10 | t2 << 6) & 8191);
    let h3 = h[3] + ((t2 >>> 7 | t3 << 9) & 8191);
    let h4 = h[4] + ((t3 >>> 4 | t4 << 12) & 8191);
    let h5 = h[5] + (t4 >>> 1 & 8191);
    let h6 = h[6] + ((t4 >>> 14 | t5 << 2) & 8191);
    let h7 = h[7] + ((t5 >>> 11 | t6 << 5) & 8191);
    let h8 = h[8] + ((t6 >>> 8 | t7 << 8) & 8191);
    let h9 = h[9] + (t7 >>> 5 | hibit);
    let c = 0;
    let d0 = c + h0 * r0 + h1 * (5 * r9) + h2 * (5 * r8) + h3 * (5 * r7) + h4 * (5 * r6);
    c = d0 >>> 13;
    d0 &= 8191;
    d0 += h5 * (5 * r5) + h6 * (5 * r4) + h7 * (5 * r3) + h8 * (5 * r2) + h9 * (5 * r1);
    c += d0 >>> 13;
    d0 &= 8191;
    let d1 = c + h0 * r1 + h1 * r0 + h2 * (5 * r9) + h3 * (5 * r8) + h4 * (5 * r7);
    c = d1 >>> 13;
    d1 &= 8191;
    d1 += h5 * (5 * r6) + h6 * (5 * r5) + h7 * (5 * r4) + h8 * (5 * r3) + h9 * (5 * r2);
    c += d1 >>> 13;
    d1 &= 8191;
    let d2 = c + h0 * r2 + h1 * r1 + h2 * r0 + h3 * (5 * r9) + h4 * (5 * r8);
    c = d2 >>> 13;
    d2 &= 8191;
    d2 += h5 * (5 * r7) + h6 * (5 * r6) + h7 * (5 * r5) + h8 * (5 * r4) + h9 * (5 * r3);
    c += d2 >>> 13;
    d2 &= 8191;
    let d3 = c + h0 * r3 + h1 * r2 + h2 * r1 + h3 * r0 + h4 * (5 * r9);
    c = d3 >>> 13;
    d3 &= 8191;
    d3 += h5 * (5 * r8) + h6 * (5 * r7) + h7 * (5 * r6) + h8 * (5 * r5) + h9 * (5 * r4);
    c += d3 >>> 13;
    d3 &= 8191;
    let d4 = c + h0 * r4 + h1 * r3 + h2 * r2 + h3 * r1 + h4 * r0;
    c = d4 >>> 13;
    d4 &= 8191;
    d4 += h5 * (5 * r9) + h6 * (5 * r8) + h7 * (5 * r7) + h8 * (5 * r6) + h9 * (5 * r5);
    c += d4 >>> 13;
    d4 &= 8191;
    let d5 = c + h0 * r5 + h1 * r4 + h2 * r3 + h3 * r2 + h4 * r1;
    c = d5 >>> 13;
    d5 &= 8191;
    d5 += h5 * r0 + h6 * (5 * r9) + h7 * (5 * r8) + h8 * (5 * r7) + h9 * (5 * r6);
    c += d5 >>> 13;
    d5 &= 8191;
    let d6 = c + h0 * r6 + h1 * r5 + h2 * r4 + h3 * r3 + h4 * r2;
    c = d6 >>> 13;
    d6 &= 8191;
    d6 += h5 * r1 + h6 * r0 + h7 * (5 * r9) + h8 * (5 * r8) + h9 * (5 * r7);
    c += d6 >>> 13;
    d6 &= 8191;
    let d7 = c + h0 * r7 + h1 * r6 + h2 * r5 + h3 * r4 + h4 * r3;
    c = d7 >>> 13;
    d7 &= 8191;
    d7 += h5 * r2 + h6 * r1 + h7 * r0 + h8 * (5 * r9) + h9 * (5 * r8);
    c += d7 >>> 13;
    d7 &= 8191;
    let d8 = c + h0 * r8 + h1 * r7 + h2 * r6 + h3 * r5 + h4 * r4;
    c = d8 >>> 13;
    d8 &= 8191;
    d8 += h5 * r3 + h6 * r2 + h7 * r1 + h8 * r0 + h9 * (5 * r9);
    c += d8 >>> 13;
    d8 &= 8191;
    let d9 = c + h0 * r9 + h1 * r8 + h2 * r7 + h3 * r6 + h4 * r5;
    c = d9 >>> 13;
    d9 &= 8191;
    d9 += h5 * r4 + h6 * r3 + h7 * r2 + h8 * r1 + h9 * r0;
    c += d9 >>> 13;
    d9 &= 8191;
    c = (c << 2) + c | 0;
    c = c + d0 | 0;
    d0 = c & 8191;
    c = c >>> 13;
    d1 += c;
    h[0] = d0;
    h[1] = d1;
    h[2] = d2;
    h[3] = d3;
    h[4] = d4;
    h[5] = d5;
    h[6] = d6;
    h[7] = d7;
    h[8] = d8;
    h[9] = d9;
  }
  finalize() {
    const { h, pad } = this;
    const g = new Uint16Array(10);
    let c = h[1] >>> 13;
    h[1] &= 8191;
    for (let i = 2; i < 10; i++) {
      h[i] += c;
      c = h[i] >>> 13;
      h[i] &= 8191;
    }
    h[0] += c * 5;
    c = h[0] >>> 13;
    h[0] &= 8191;
    h[1] += c;
    c = h[1] >>> 13;
    h[1] &= 8191;
    h[2] += c;
    g[0] = h[0] + 5;
    c = g[0] >>> 13;
    g[0] &= 8191;
    for (let i = 1; i < 10; i++) {
      g[i] = h[i] + c;
      c = g[i] >>> 13;
      g[i] &= 8191;
    }
    g[9] -= 1 << 13;
    let mask = (c ^ 1) - 1;
    for (let i = 0; i < 10; i++)
      g[i] &= mask;
    mask = ~mask;
    for (let i = 0; i < 10; i++)
      h[i] = h[i] & mask | g[i];
    h[0] = (h[0] | h[1] << 13) & 65535;
    h[1] = (h[1] >>> 3 | h[2] << 10) & 65535;
    h[2] = (h[2] >>> 6 | h[3] << 7) & 65535;
    h[3] = (h[3] >>> 9 | h[4] << 4) & 65535;
    h[4] = (h[4] >>> 12 | h[5] << 1 | h[6] << 14) & 65535;
    h[5] = (h[6] >>> 2 | h[7] << 11) & 65535;
    h[6] = (h[7] >>> 5 | h[8] << 8) & 65535;
    h[7] = (h[8] >>> 8 | h[9] << 5) & 65535;
    let f = h[0] + pad[0];
    h[0] = f & 65535;
    for (let i = 1; i < 8; i++) {
      f = (h[i] + pad[i] | 0) + (f >>> 16) | 0;
      h[i] = f & 65535;
    }
    clean(g);
  }
  update(data) {
    aexists(this);
    abytes(data);
    data = copyBytes(data);
    const { buffer, blockLen } = this;
    const len = data.length;
    for (let pos = 0; pos < len; ) {
      const take = Math.min(blockLen - this.pos, len - pos);
      if (take === blockLen) {
        for (; blockLen <= len - pos; pos += blockLen)
          this.process(data, pos);
        continue;
      }
      buffer.set(data.subarray(pos, pos + take), this.pos);
      this.pos += take;
      pos += take;
      if (this.pos === blockLen) {
        this.process(buffer, 0, false);
        this.pos = 0;
      }
    }
    return this;
  }
  destroy() {
    this.destroyed = true;
    clean(this.h, this.r, this.buffer, this.pad);
  }
  digestInto(out) {
    aexists(this);
    aoutput(out, this);
    this.finished = true;
    const { buffer, h } = this;
    let { pos } = this;
    if (pos) {
      buffer[pos++] = 1;
      for (; pos < 16; pos++)
        buffer[pos] = 0;
      this.process(buffer, 0, true);
    }
    this.finalize();
    let opos = 0;
    for (let i = 0; i < 8; i++) {
      out[opos++] = h[i] >>> 0;
      out[opos++] = h[i] >>> 8;
    }
  }
  digest() {
    const { buffer, outputLen } = this;
    this.digestInto(buffer);
    const res = buffer.slice(0, outputLen);
    this.destroy();
    return res;
  }
};
var poly1305 = /* @__PURE__ */ wrapMacConstructor(32, (key) => new Poly1305(key));

// node_modules/@noble/ciphers/salsa.js
function salsaCore(s, k, n, out, cnt, rounds = 20, cntHi = 0) {
  let y00 = s[0], y01 = k[0], y02 = k[1], y03 = k[2], y04 = k[3], y05 = s[1], y06 = n[0], y07 = n[1], y08 = cnt, y09 = cntHi, y10 = s[2], y11 = k[4], y12 = k[5], y13 = k[6], y14 = k[7], y15 = s[3];
  let x00 = y00, x01 = y01, x02 = y02, x03 = y03, x04 = y04, x05 = y05, x06 = y06, x07 = y07, x08 = y08, x09 = y09, x10 = y10, x11 = y11, x12 = y12, x13 = y13, x14 = y14, x15 = y15;
  for (let r = 0; r < rounds; r += 2) {
    x04 ^= rotl(x00 + x12 | 0, 7);
    x08 ^= rotl(x04 + x00 | 0, 9);
    x12 ^= rotl(x08 + x04 | 0, 13);
    x00 ^= rotl(x12 + x08 | 0, 18);
    x09 ^= rotl(x05 + x01 | 0, 7);
    x13 ^= rotl(x09 + x05 | 0, 9);
    x01 ^= rotl(x13 + x09 | 0, 13);
    x05 ^= rotl(x01 + x13 | 0, 18);
    x14 ^= rotl(x10 + x06 | 0, 7);
    x02 ^= rotl(x14 + x10 | 0, 9);
    x06 ^= rotl(x02 + x14 | 0, 13);
    x10 ^= rotl(x06 + x02 | 0, 18);
    x03 ^= rotl(x15 + x11 | 0, 7);
    x07 ^= rotl(x03 + x15 | 0, 9);
    x11 ^= rotl(x07 + x03 | 0, 13);
    x15 ^= rotl(x11 + x07 | 0, 18);
    x01 ^= rotl(x00 + x03 | 0, 7);
    x02 ^= rotl(x01 + x00 | 0, 9);
    x03 ^= rotl(x02 + x01 | 0, 13);
    x00 ^= rotl(x03 + x02 | 0, 18);
    x06 ^= rotl(x05 + x04 | 0, 7);
    x07 ^= rotl(x06 + x05 | 0, 9);
    x04 ^= rotl(x07 + x06 | 0, 13);
    x05 ^= rotl(x04 + x07 | 0, 18);
    x11 ^= rotl(x10 + x09 | 0, 7);
    x08 ^= rotl(x11 + x10 | 0, 9);
    x09 ^= rotl(x08 + x11 | 0, 13);
    x10 ^= rotl(x09 + x08 | 0, 18);
    x12 ^= rotl(x15 + x14 | 0, 7);
    x13 ^= rotl(x12 + x15 | 0, 9);
    x14 ^= rotl(x13 + x12 | 0, 13);
    x15 ^= rotl(x14 + x13 | 0, 18);
  }
  let oi = 0;
  out[oi++] = y00 + x00 | 0;
  out[oi++] = y01 + x01 | 0;
  out[oi++] = y02 + x02 | 0;
  out[oi++] = y03 + x03 | 0;
  out[oi++] = y04 + x04 | 0;
  out[oi++] = y05 + x05 | 0;
  out[oi++] = y06 + x06 | 0;
  out[oi++] = y07 + x07 | 0;
  out[oi++] = y08 + x08 | 0;
  out[oi++] = y09 + x09 | 0;
  out[oi++] = y10 + x10 | 0;
  out[oi++] = y11 + x11 | 0;
  out[oi++] = y12 + x12 | 0;
  out[oi++] = y13 + x13 | 0;
  out[oi++] = y14 + x14 | 0;
  out[oi++] = y15 + x15 | 0;
}
function hsalsa(s, k, i, out) {
  const s2 = isLE ? s : swap32IfBE(s.slice(0, 4));
  const k2 = isLE ? k : swap32IfBE(k.slice(0, 8));
  const i2 = isLE ? i : swap32IfBE(i.slice(0, 4));
  const t = new Uint32Array(16);
  salsaCore(s2, k2, i2.subarray(0, 2), t, i2[2], 20, i2[3]);
  let oi = 0;
  out[oi++] = t[0] - s2[0] | 0;
  out[oi++] = t[5] - s2[1] | 0;
  out[oi++] = t[10] - s2[2] | 0;
  out[oi++] = t[15] - s2[3] | 0;
  out[oi++] = t[6] - i2[0] | 0;
  out[oi++] = t[7] - i2[1] | 0;
  out[oi++] = t[8] - i2[2] | 0;
  out[oi++] = t[9] - i2[3] | 0;
  swap32IfBE(out);
  if (!isLE)
    clean(s2, k2, i2);
  clean(t);
}
var xsalsa20 = /* @__PURE__ */ createCipher(salsaCore, {
  counterRight: true,
  extendNonceFn: hsalsa
});
var xsalsa20poly1305 = /* @__PURE__ */ wrapCipher({ blockSize: 64, nonceLength: 24, tagLength: 16 }, (key, nonce) => {
  return {
    encrypt(plaintext, output) {
      output = getOutput(plaintext.length + 32, output, false);
      const authKey = output.subarray(0, 32);
      const ciphPlaintext = output.subarray(32);
      output.set(plaintext, 32);
      clean(authKey);
      xsalsa20(key, nonce, output, output);
      const tag = poly1305(ciphPlaintext, authKey);
      output.set(tag, 16);
      clean(output.subarray(0, 16), tag);
      return output.subarray(16);
    },
    decrypt(ciphertext, output) {
      abytes(ciphertext, void 0, "data");
      output = getOutput(ciphertext.length + 32, output, false);
      const tmp = output.subarray(0, 32);
      const passedTag = output.subarray(32, 48);
      const ciphPlaintext = output.subarray(48);
      output.set(ciphertext, 32);
      clean(tmp);
      const authKey = xsalsa20(key, nonce, tmp, tmp);
      const tag = poly1305(ciphPlaintext, authKey);
      if (!equalBytes(passedTag, tag)) {
        clean(output);
        throw new Error("invalid tag");
      }
      xsalsa20(key, nonce, output.subarray(16), output.subarray(16));
      clean(tmp, passedTag, tag);
      return ciphPlaintext;
    }
  };
});

// src/signers/sigstore/cosign-key.ts
var MOST_MEMORY = 2 ** 30;
var KEY = 32;
var bytes = pipe(
  string(),
  base64(),
  transform((text2) => Buffer.from(text2, "base64"))
);
var count = pipe(number(), integer(), minValue(1));
var BoxSchema = object({
  kdf: object({
    name: literal("scrypt"),
    params: object({ N: count, r: count, p: pipe(count, maxValue(16)) }),
    salt: bytes
  }),
  cipher: object({ name: literal("nacl/secretbox"), nonce: pipe(bytes, length(24)) }),
  ciphertext: bytes
});
var PEM = /-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END/;
function isCosignKey(pem) {
  return /BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY/.test(pem);
}
function openCosignKey(pem, password) {
  const body = PEM.exec(pem)?.[1] ?? "";
  const parsed = safeParse(pipe(string(), parseJson(), BoxSchema), Buffer.from(body, "base64").toString());
  if (!parsed.success) return "broken";
  const { kdf, cipher, ciphertext } = parsed.output;
  const { N, r, p } = kdf.params;
  const memory = 128 * r * (N + p);
  if (memory > MOST_MEMORY || (N & N - 1) !== 0) return "broken";
  const key = scryptSync(password, kdf.salt, KEY, { N, r, p, maxmem: memory + 2 ** 20 });
  try {
    return Buffer.from(xsalsa20poly1305(key, cipher.nonce).decrypt(ciphertext));
  } catch {
    return "password";
  }
}

// src/signers/sigstore/key-pair.ts
function keyPairOf(privateKey) {
  const secret = Buffer.from(privateKey.export({ format: "jwk" }).d ?? "", "base64url");
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey,
    publicPem: publicKey.export({ format: "pem", type: "spki" }).toString(),
    hint: createHash("sha256").update(publicKey.export({ format: "der", type: "spki" })).digest("base64"),
    signDigest: (digest) => Buffer.from(p256.sign(digest, secret, { prehash: false, format: "der" }))
  };
}
function freshKeyPair() {
  return keyPairOf(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);
}
function refused(code, message, hint) {
  return new BuildError([{ code, message: `signing.sigstore.key: ${message}`, hint }]);
}
function passwordNeeded() {
  const hint = "Name the environment variable that holds its password under signing.sigstore.password.";
  return refused("key-password", "the key is encrypted, and no password was given", hint);
}
function passwordWrong() {
  return refused("key-password", "the password does not open the key", "Check both variables.");
}
function cosignKey(pem, password) {
  const der = openCosignKey(pem, password ?? "");
  if (der === "password") throw password === void 0 ? passwordNeeded() : passwordWrong();
  const hint = "Take it from the file that cosign generate-key-pair wrote, again.";
  if (der === "broken") throw refused("key-type", "this key of cosign is damaged", hint);
  try {
    return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  } catch {
    throw refused("key-type", "this key of cosign is damaged", hint);
  } finally {
    der.fill(0);
  }
}
function pemKey(pem, password) {
  const encrypted = /BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(pem);
  if (encrypted && password === void 0) throw passwordNeeded();
  try {
    return createPrivateKey({ key: pem, format: "pem", ...password === void 0 ? {} : { passphrase: password } });
  } catch {
    if (encrypted) throw passwordWrong();
    throw refused("key-type", "this is not a private key in PEM", "It starts with -----BEGIN PRIVATE KEY-----.");
  }
}
function readKeyPair(pem, password) {
  const key = isCosignKey(pem) ? cosignKey(pem, password) : pemKey(pem, password);
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type !== "ec" || details?.namedCurve !== "prime256v1") {
    const found = details?.namedCurve ?? type ?? "unknown";
    throw refused("key-type", `the key is of type ${found}; ECDSA on P-256 is needed`, "Make one of that type.");
  }
  return keyPairOf(key);
}

// src/signers/sigstore/services.ts
var SPOKEN = { authority: 1, log: 2, stamps: 1 };
var ANY = 2;
function unusable(message) {
  const hint = "Name another file under signing.sigstore.signing-config. Is the clock of this machine right?";
  return new BuildError([{ code: "signing-config", message: `the signing configuration ${message}`, hint }]);
}
function newest(services, spoken, today) {
  const [first] = services.filter(({ majorApiVersion, validFor }) => {
    const { start, end } = validFor ?? {};
    return majorApiVersion <= spoken && (end ?? today) >= today && (start ?? today) <= today;
  }).sort((a, b) => (b.validFor?.start?.getTime() ?? 0) - (a.validFor?.start?.getTime() ?? 0));
  return first === void 0 ? void 0 : { url: first.url, version: first.majorApiVersion };
}
function chooseEndpoints(config, today) {
  const witness = (what, services, selector) => {
    if (selector === void 0) return void 0;
    const name = what === "log" ? "transparency log" : "time-stamp authority";
    if (selector !== ANY) throw unusable(`asks for more than one ${name}, which Slipway cannot do`);
    const found = newest(services, SPOKEN[what], today);
    if (found === void 0) throw unusable(`wants a ${name} and names none that is in service today`);
    return found;
  };
  return {
    authority: newest(config.caUrls, SPOKEN.authority, today),
    log: witness("log", config.rekorTlogUrls, config.rekorTlogConfig?.selector),
    stamps: witness("stamps", config.tsaUrls, config.tsaConfig?.selector)
  };
}

// src/signers/sigstore/session.ts
import { createHash as createHash2, X509Certificate } from "node:crypto";

// src/signers/sigstore/refusals.ts
var text = (value) => typeof value === "string" ? value : "";
function chain(error) {
  return error instanceof Error ? [error, ...chain(error.cause)] : [];
}
function statusOf(error) {
  for (const each of chain(error)) {
    if ("statusCode" in each && typeof each.statusCode === "number") return each.statusCode;
  }
  return void 0;
}
var BUSY = [408, 425, 429, 499];
var REFUSED = {
  "certificate authority": "It does not accept this job's identity token: the audience, the issuer or the time is not what it expects. Is the clock of the runner right, and the signing configuration the one of this instance?",
  "transparency log": "It does not take such an entry; name another signing configuration.",
  "time-stamp authority": "It does not stamp such a signature; name another signing configuration."
};
function serviceError(role, url, error) {
  const status = statusOf(error);
  const answer = chain(error).find((each) => "statusCode" in each)?.message ?? "";
  if (status !== void 0 && status >= 400 && status < 500 && !BUSY.includes(status)) {
    const message = `the ${role} ${url} refused: HTTP ${status}${answer === "" ? "" : `, ${answer}`}`;
    return new BuildError([{ code: "signing-refused", message, hint: REFUSED[role] }]);
  }
  const codes = chain(error).map((each) => "code" in each ? text(each.code) : "");
  const reason = status !== void 0 ? `HTTP ${status}` : codes.some((code) => code === "ETIMEDOUT" || code === "ERR_SOCKET_TIMEOUT") || chain(error).some(({ name }) => name === "FetchError" && /timeout/i.test(chain(error).join(" "))) ? "no answer in time" : codes.find((code) => /^E[A-Z]+$/.test(code)) ?? "its answer makes no sense";
  return new NetworkError(`the ${role} ${url}: ${reason}`, { url, ...status === void 0 ? {} : { status } });
}
function senseless(role, url, what) {
  return new NetworkError(`the ${role} ${url}: ${what}`, { url });
}

// src/signers/sigstore/session.ts
var PATIENCE = { timeoutMs: 2e4, retries: 3 };
var STATEMENT = "application/vnd.in-toto+json";
async function asked(role, url, work) {
  try {
    return await work();
  } catch (error) {
    throw serviceError(role, url, error);
  }
}
var retryOf = ({ timeoutMs, retries }) => ({
  timeout: timeoutMs,
  // With jitter: many signatures are made at once, and would all come back at once.
  retry: { retries, minTimeout: 300, maxTimeout: 5e3, randomize: true }
});
async function certified(authority, token, patience) {
  if (authority === void 0) {
    const message = "the signing configuration names no certificate authority that is in service today";
    const hint = "Name another file under signing.sigstore.signing-config. Is the clock of this machine right?";
    throw new BuildError([{ code: "signing-config", message, hint }]);
  }
  if (readClaims(token) === void 0) {
    const message = "what the runner gave is not an identity token";
    throw new BuildError([{ code: "id-token", message, hint: "Is something between this job and GitHub?" }]);
  }
  const { FulcioSigner } = await import("./asking-2ENCR2KX.mjs");
  const pair = freshKeyPair();
  const keyHolder = {
    sign: async (data) => ({
      signature: pair.signDigest(createHash2("sha256").update(data).digest()),
      key: { $case: "publicKey", publicKey: pair.publicPem }
    })
  };
  const signer = new FulcioSigner({
    fulcioBaseURL: authority.url,
    identityProvider: { getToken: async () => token },
    keyHolder,
    ...retryOf(patience)
  });
  const certificate = await asked("certificate authority", authority.url, async () => {
    const { key } = await signer.sign(Buffer.alloc(0));
    return key.$case === "x509Certificate" ? key.certificate : "";
  });
  if (!isOurs(certificate, pair)) {
    throw senseless("certificate authority", authority.url, "the certificate that it issued is not for our key");
  }
  return { pair, certificate };
}
function isOurs(certificate, pair) {
  try {
    return new X509Certificate(certificate).publicKey.equals(pair.publicKey);
  } catch {
    return false;
  }
}
var LANES = 4;
var AT_ONCE = LANES * 15;
async function witnessesOf({ log, stamps }, holder, lane) {
  const { RekorWitness, TSAWitness } = await import("./asking-2ENCR2KX.mjs");
  const options = retryOf(lane);
  const tsa = [];
  if (stamps !== void 0) {
    const witness2 = new TSAWitness({ tsaBaseURL: stamps.url, ...options });
    tsa.push({ role: "time-stamp authority", url: stamps.url, witness: witness2 });
  }
  if (log === void 0 || holder.certificate === void 0) return tsa;
  const { url, version } = log;
  const witness = new RekorWitness({ rekorBaseURL: url, majorApiVersion: version, ...options });
  return [{ role: "transparency log", url, witness }, ...tsa];
}
async function witnessed(bundle, witnesses, holder) {
  const key = holder.certificate ?? holder.pair.publicPem;
  const found = await Promise.all(
    witnesses.map(({ role, url, witness }) => asked(role, url, () => witness.testify(bundle.content, key)))
  );
  const tlogEntries = found.flatMap((each) => each.tlogEntries ?? []);
  const rfc3161Timestamps = found.flatMap((each) => each.rfc3161Timestamps ?? []);
  const material = { ...bundle.verificationMaterial, tlogEntries, timestampVerificationData: { rfc3161Timestamps } };
  return { ...bundle, verificationMaterial: material };
}
async function openSession({ endpoints, by, patience = PATIENCE }) {
  const holder = by.kind === "key" ? { pair: by.pair, certificate: void 0 } : await certified(endpoints.authority, await by.token(), patience);
  const lanes = Array.from({ length: LANES }, (_, lane) => ({ ...patience, timeoutMs: patience.timeoutMs + lane }));
  const [{ toDSSEBundle, toMessageSignatureBundle, dsse }, ...witnesses] = await Promise.all([
    import("./reading-VNQ63NI7.mjs"),
    ...lanes.map((lane) => witnessesOf(endpoints, holder, lane))
  ]);
  let turn = 0;
  const finished = (bundle) => {
    turn = (turn + 1) % LANES;
    return witnessed(bundle, witnesses[turn] ?? [], holder);
  };
  const { pair, certificate } = holder;
  const material = certificate === void 0 ? { keyHint: pair.hint } : { certificate: new X509Certificate(certificate).raw };
  return {
    signDigest: (digest) => finished(toMessageSignatureBundle({ digest, signature: pair.signDigest(digest), ...material })),
    signStatement: (statement) => {
      const digest = createHash2("sha256").update(dsse.preAuthEncoding(STATEMENT, statement)).digest();
      const signature = pair.signDigest(digest);
      const bundle = toDSSEBundle({ artifact: statement, artifactType: STATEMENT, signature, ...material });
      return finished(bundle);
    }
  };
}

// src/signers/sigstore/sign.ts
var AUDIENCE = "sigstore";
async function publicGood() {
  return (await import("./public-good-PDJY6G3O.mjs")).default;
}
async function named(project, file, key) {
  const path = resolve(project ?? ".", file);
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    const hint = "It is a JSON file of the Sigstore instance, named relative to the project.";
    const message = `signing.sigstore.${key}: ${file} cannot be read as JSON`;
    throw new BuildError([{ code: "signing-config", message, hint }], { cause });
  }
}
async function endpointsOf(ports, method, project, by) {
  const { SigningConfig } = await import("./reading-VNQ63NI7.mjs");
  const file = method["signing-config"];
  if (file === void 0 && by === "key") return { authority: void 0, log: void 0, stamps: void 0 };
  const json = file === void 0 ? (await publicGood()).signingConfig : await named(project, file, "signing-config");
  try {
    return chooseEndpoints(SigningConfig.fromJSON(json), ports.machine.now);
  } catch (cause) {
    if (cause instanceof BuildError) throw cause;
    const message = `signing.sigstore.signing-config: ${file} is not a signing configuration`;
    const hint = "Take signing_config.json of the Sigstore instance.";
    throw new BuildError([{ code: "signing-config", message, hint }], { cause });
  }
}
async function proven(what, check) {
  try {
    return await check();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `what Sigstore's services answered for ${what} does not hold: ${reason}`;
    const hint = "A service answers for something else, its clock is wrong, or the trusted root is not of this instance (or too old: name a newer one under signing.sigstore.trusted-root).";
    throw new BuildError([{ code: "signature-does-not-hold", message, hint }]);
  }
}
function signedBy({ identity, issuer }) {
  return identity === void 0 ? { method: "sigstore-key" } : { method: "sigstore", identity, issuer: issuer ?? "" };
}
async function bundleText(bundle) {
  const { bundleToJSON } = await import("./reading-VNQ63NI7.mjs");
  return JSON.stringify(bundleToJSON(bundle));
}
async function signFile({ session, trust }, file, directory) {
  const digest = Buffer.from(file.sha256, "hex");
  const bundle = await session.signDigest(digest);
  const by = await proven(file.name, () => verifyMessage(bundle, digest, trust));
  const path = join(directory, `${file.name}.sigstore.json`);
  await writeFile(path, await bundleText(bundle));
  return { ...await measured(path), of: file.name, by: signedBy(by) };
}
async function signAll(desk, files, directory) {
  const made = [];
  const waiting = [...files];
  let failed = false;
  const work = async () => {
    for (let next = waiting.shift(); next !== void 0 && !failed; next = waiting.shift()) {
      desk.signal.throwIfAborted();
      made.push(
        await signFile(desk, next, directory).catch((error) => {
          failed = true;
          throw error;
        })
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return made.sort((a, b) => a.name < b.name ? -1 : 1);
}
async function voucherOf(ports, chosen, project, patience) {
  const { by, method } = chosen;
  const endpoints = await endpointsOf(ports, method, project, by);
  const root = method["trusted-root"];
  const trusted = root === void 0 ? (await publicGood()).trustedRoot : await named(project, root, "trusted-root");
  const manner = { endpoints, ...patience === void 0 ? {} : { patience } };
  if (by === "key") {
    const source = { key: "signing.sigstore.key", variable: method.key ?? "" };
    const secret = method.password;
    const password = secret === void 0 ? void 0 : needSecret(ports.secrets, { key: "signing.sigstore.password", variable: secret });
    const pair = readKeyPair(await readKey(ports, source), password);
    const trust2 = await readTrust(trusted, pair.publicKey);
    return { session: await openSession({ ...manner, by: { kind: "key", pair } }), trust: trust2, claims: void 0 };
  }
  if (ports.idTokens === void 0) throw new BuildError([{ code: "id-token", message: "this job has no identity" }]);
  const trust = { ...await readTrust(trusted), followed: /* @__PURE__ */ new Map() };
  const token = await ports.idTokens.request(AUDIENCE);
  const session = await openSession({ ...manner, by: { kind: "identity", token: async () => token } });
  return { session, trust, claims: readClaims(token) };
}
async function openSigstore(ports, decision, project, patience) {
  if (decision.sigstore === void 0) throw new TypeError("nobody decided to sign with Sigstore");
  const { session, trust, claims } = await voucherOf(ports, decision.sigstore, project, patience);
  return {
    claims,
    signFiles: (files, directory) => signAll({ session, trust, signal: ports.signal }, files, directory),
    signStatement: async (statement, path) => {
      const bundle = await session.signStatement(Buffer.from(JSON.stringify(statement)));
      await proven("the provenance", () => verifyStatement(bundle, trust));
      const text2 = await bundleText(bundle);
      await writeFile(path, text2);
      return { file: await measured(path), bundle: JSON.parse(text2) };
    }
  };
}
export {
  openSigstore
};
