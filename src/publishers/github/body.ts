import { NOTES_CLOSE, NOTES_OPEN } from "../../model/release.ts";

/** A longer text is refused. Characters (422 of the Releases API). */
export const BODY_LIMIT = 125_000;

const OPEN = /<!-- slipway(?: ([0-9a-f]+))? -->/;
const POINTER = "\n\n… (the rest did not fit; slipway-manifest.json lists every file)";

interface Parts {
  readonly before: string;
  /** Between our markers. */
  readonly inner: string;
  readonly after: string;
}

/** Takes a text apart at our markers; undefined where it has none. */
function parts(body: string): Parts | undefined {
  const open = OPEN.exec(body);
  if (open === null) return undefined;
  const from = open.index + open[0].length;
  const close = body.indexOf(NOTES_CLOSE, from);
  // Somebody has removed the end: only the marker is ours then, and nothing of theirs is lost.
  if (close === -1) return { before: body.slice(0, open.index), inner: "", after: body.slice(from) };
  return {
    before: body.slice(0, open.index),
    inner: body.slice(from, close),
    after: body.slice(close + NOTES_CLOSE.length),
  };
}

/** Does the text bear our marker? */
export function isOurs(body: string): boolean {
  return OPEN.test(body);
}

/** Who wrote our part last; undefined where nobody did, or did not say. */
export function writerOf(body: string): string | undefined {
  return OPEN.exec(body)?.[1];
}

/** The beginning of a text, cut at the end of a line, with a pointer to the rest. A code block is not left open. */
function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  const fence = "\n```";
  const kept = text.slice(0, Math.max(0, room - POINTER.length - fence.length));
  const lines = kept.slice(0, Math.max(0, kept.lastIndexOf("\n")));
  const open = (lines.match(/^```/gm)?.length ?? 0) % 2 === 1;
  return `${lines}${open ? fence : ""}${POINTER}\n`;
}

/** A pointer needs so much. */
const LEAST = 200;

function assembled({ before, inner, after }: Parts, writer: string): string {
  const open = NOTES_OPEN.replace(" -->", ` ${writer} -->`);
  const frame = open.length + NOTES_CLOSE.length;
  const room = BODY_LIMIT - frame - before.length - after.length;
  const ours = cut(inner, Math.max(LEAST, room));
  const theirs = BODY_LIMIT - frame - ours.length;
  // What people wrote is touched only where it leaves no room even for our markers.
  const tail = cut(after, Math.max(LEAST, theirs - before.length));
  return `${cut(before, theirs - tail.length)}${open}${ours}${NOTES_CLOSE}${tail}`;
}

/** The text of a new release: what changed, the notes, and our part in them. */
export function newBody(notes: string, changes: string, writer: string): string {
  const { before, inner, after } = parts(notes) ?? { before: `${notes}\n\n`, inner: "", after: "" };
  const first = changes === "" ? before : `${changes}\n\n${before}`;
  return assembled({ before: first, inner, after }, writer);
}

/** A text that is there already, with our part in it renewed; what stands around it stays. */
export function renewedBody(body: string, notes: string, writer: string): string {
  const inner = parts(notes)?.inner ?? "";
  const there = parts(body) ?? { before: body === "" ? "" : `${body}\n\n`, after: "" };
  return assembled({ ...there, inner }, writer);
}
