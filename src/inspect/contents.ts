import type { BundleContents } from "../model/contents.ts";
import type { Floor, SystemVersion } from "../model/inspection.ts";
import type { ReportFile, ReportOwner } from "../model/report.ts";
import type { Piece } from "./collect.ts";
import type { Owners } from "./owners.ts";

/** Everything in a bundle, file by file, under who brought it. */
export function contentsOf(
  pieces: readonly Piece[],
  owners: Owners,
  at: {
    /** Bytes that a piece takes. */
    readonly weigh: (piece: Piece) => number;
    readonly demanding: readonly {
      readonly path: string;
      readonly slice: { readonly needs: SystemVersion | undefined };
    }[];
  },
): BundleContents {
  const groups = new Map<string, Omit<ReportOwner, "files"> & { readonly files: ReportFile[]; bytes: number }>();
  for (const piece of pieces) {
    const { kind, owner: name } = piece.module === undefined ? owners.of(piece.path) : owners.ofModule(piece.module);
    const key = `${kind} ${name}`;
    const group = groups.get(key) ?? { kind, name, files: [], bytes: 0 };
    const bytes = Math.round(at.weigh(piece));
    group.files.push([piece.path, bytes]);
    group.bytes += bytes;
    groups.set(key, group);
  }
  const demands = at.demanding.flatMap(({ path, slice: { needs } }): Floor[] =>
    needs === undefined ? [] : [{ ...needs, file: path, owner: owners.of(path).owner }],
  );
  const sorted = [...groups.values()].sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
  return { owners: sorted.map(({ kind, name, files }) => ({ kind, name, files })), demands };
}
