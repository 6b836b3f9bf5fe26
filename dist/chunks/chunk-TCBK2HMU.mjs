import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  NOTES_CLOSE,
  NOTES_OPEN
} from "./chunk-SRJGACTK.mjs";

// src/publishers/github/body.ts
var BODY_LIMIT = 125e3;
var OPEN = /<!-- slipway(?: ([0-9a-f]+))? -->/;
var POINTER = "\n\n\u2026 (the rest did not fit; slipway-manifest.json lists every file)";
function parts(body) {
  const open = OPEN.exec(body);
  if (open === null) return void 0;
  const from = open.index + open[0].length;
  const close = body.indexOf(NOTES_CLOSE, from);
  if (close === -1) return { before: body.slice(0, open.index), inner: "", after: body.slice(from) };
  return {
    before: body.slice(0, open.index),
    inner: body.slice(from, close),
    after: body.slice(close + NOTES_CLOSE.length)
  };
}
function isOurs(body) {
  return OPEN.test(body);
}
function writerOf(body) {
  return OPEN.exec(body)?.[1];
}
function cut(text, room) {
  if (text.length <= room) return text;
  const fence = "\n```";
  const kept = text.slice(0, Math.max(0, room - POINTER.length - fence.length));
  const lines = kept.slice(0, Math.max(0, kept.lastIndexOf("\n")));
  const open = (lines.match(/^```/gm)?.length ?? 0) % 2 === 1;
  return `${lines}${open ? fence : ""}${POINTER}
`;
}
var LEAST = 200;
function assembled({ before, inner, after }, writer) {
  const open = NOTES_OPEN.replace(" -->", ` ${writer} -->`);
  const frame = open.length + NOTES_CLOSE.length;
  const room = BODY_LIMIT - frame - before.length - after.length;
  const ours = cut(inner, Math.max(LEAST, room));
  const theirs = BODY_LIMIT - frame - ours.length;
  const tail = cut(after, Math.max(LEAST, theirs - before.length));
  return `${cut(before, theirs - tail.length)}${open}${ours}${NOTES_CLOSE}${tail}`;
}
function newBody(notes, changes, writer) {
  const { before, inner, after } = parts(notes) ?? { before: `${notes}

`, inner: "", after: "" };
  const first = changes === "" ? before : `${changes}

${before}`;
  return assembled({ before: first, inner, after }, writer);
}
function renewedBody(body, notes, writer) {
  const inner = parts(notes)?.inner ?? "";
  const there = parts(body) ?? { before: body === "" ? "" : `${body}

`, after: "" };
  return assembled({ ...there, inner }, writer);
}

export {
  BODY_LIMIT,
  isOurs,
  writerOf,
  newBody,
  renewedBody
};
