import { type HierarchyRectangularNode, hierarchy, treemap } from "d3-hierarchy";
import { byId, element, sizeText } from "./elements.ts";
import { type Part, partOf } from "./tree.ts";

/** Tiles of one view; what is smaller is one tile, and one can open it. */
const MOST_TILES = 120;
/** From this share on, a part of a tile is as good as the tile, and says nothing of what that is made of. */
const ALL_BUT = 0.8;
/** Boxes in all tiles together, which show what those are made of; a tile has its share by size. Elements take time. */
const MOST_INSIDE = 600;
/** Side of the square that is laid out; tiles are placed in percent of it. */
const SIDE = 100;

/** A part with the few parts of it that are drawn. */
interface Shown {
  readonly part: Part;
  readonly bytes: number;
  readonly inside: readonly Shown[];
}

/** The largest parts, and one that stands for the rest. */
function largest(part: Part, most: number): readonly Part[] {
  const parts = part.parts();
  if (parts.length <= most) return parts;
  const rest = parts.slice(most - 1);
  const sum = (count: (one: Part) => number): number => rest.reduce((all, one) => all + count(one), 0);
  const [bytes, files] = [sum((one) => one.bytes), sum((one) => one.files)];
  const others = partOf(`${rest.length} smaller ones`, { bytes, files, parts: () => rest });
  return [...parts.slice(0, most - 1), others];
}

/** The part further down that is made of several. */
function dividing(part: Part): Part {
  const [first] = part.parts();
  if (first === undefined || !first.opens || first.bytes < ALL_BUT * part.bytes) return part;
  return dividing(first);
}

/** What a tile is made of, drawn as large as the tile. */
function insideOf(child: Part, share: number): readonly Shown[] {
  const most = Math.floor(MOST_INSIDE * share);
  if (most < 2) return [];
  const divided = dividing(child);
  const scale = child.bytes / Math.max(1, divided.bytes);
  return largest(divided, most).map((leaf) => ({ part: leaf, bytes: leaf.bytes * scale, inside: [] }));
}

function shownOf(part: Part): Shown {
  const inside = largest(part, MOST_TILES).map((child) => ({
    part: child,
    bytes: child.bytes,
    inside: insideOf(child, child.bytes / Math.max(1, part.bytes)),
  }));
  return { part, bytes: part.bytes, inside };
}

/** A colour that belongs to the name, so that a part keeps it in every view. */
function hueOf(name: string): number {
  let hash = 7;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360_007;
  return hash % 360;
}

type Box = Pick<HierarchyRectangularNode<Shown>, "x0" | "x1" | "y0" | "y1">;

/** Where a box lies in another one, in percent. */
function place(target: HTMLElement, box: Box, within: Box): void {
  const percent = (from: number, to: number, low: number, high: number): [string, string] => {
    const all = Math.max(high - low, 1e-9);
    return [`${((from - low) * 100) / all}%`, `${((to - from) * 100) / all}%`];
  };
  const [left, width] = percent(box.x0, box.x1, within.x0, within.x1);
  const [top, height] = percent(box.y0, box.y1, within.y0, within.y1);
  Object.assign(target.style, { left, top, width, height });
}

function tileOf(node: HierarchyRectangularNode<Shown>, whole: number): HTMLElement {
  const { part } = node.data;
  const { opens } = part;
  const share = `${((100 * part.bytes) / Math.max(1, whole)).toFixed(1)} %`;
  const text = `${part.name}, ${sizeText(part.bytes)}, ${share}${opens ? `, ${part.files} files` : ""}`;
  const tile = element(opens ? "button" : "div", { className: "tile" });
  if (opens) tile.setAttribute("type", "button");
  else tile.setAttribute("role", "img");
  tile.setAttribute("aria-label", text);
  tile.title = text;
  tile.style.setProperty("--hue", `${hueOf(part.name)}`);
  for (const child of node.children ?? []) {
    const box = element("i");
    place(box, child, node);
    tile.append(box);
  }
  tile.append(element("span", { text: `${part.name} ${sizeText(part.bytes)}` }));
  return tile;
}

/** Draws a part with what it is made of; `open` is called with the part whose tile was chosen. */
export function drawMap(part: Part, whole: number, open: (chosen: Part) => void): void {
  const map = byId("map", HTMLElement);
  const nodes = hierarchy(shownOf(part), ({ inside }) => inside).sum(({ bytes, inside }) =>
    inside.length === 0 ? bytes : 0,
  );
  const root = treemap<Shown>().size([SIDE, SIDE])(nodes.sort((a, b) => (b.value ?? 0) - (a.value ?? 0)));
  const tiles = (root.children ?? []).map((node, index) => {
    const tile = tileOf(node, whole);
    place(tile, node, root);
    tile.tabIndex = index === 0 ? 0 : -1;
    if (node.data.part.opens) tile.addEventListener("click", () => open(node.data.part));
    return tile;
  });
  map.replaceChildren(...tiles);
}

/** Moves between tiles by the arrow keys. */
export function moveByKeys(map: HTMLElement, back: () => void): void {
  map.addEventListener("keydown", (event) => {
    if (event.key === "Backspace" || event.key === "Escape") return back();
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const tiles = [...map.querySelectorAll<HTMLElement>(".tile")];
    const at = document.activeElement instanceof HTMLElement ? tiles.indexOf(document.activeElement) : -1;
    const next = step === undefined ? undefined : tiles[(at + step + tiles.length) % tiles.length];
    if (next === undefined) return;
    event.preventDefault();
    if (tiles[at] !== undefined) tiles[at].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}
