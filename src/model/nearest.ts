/** The candidate that a mistyped word most likely means; undefined where none is near. Case does not count. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of candidates) {
    const distance = distanceOf(word.toLowerCase().slice(0, 64), name.toLowerCase());
    if (distance <= limit && (best === undefined || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

/** “did you mean …?” where something is near, else all there is. */
export function suggestion(word: string, candidates: readonly string[], all: string): string {
  const near = nearest(word, candidates);
  if (near !== undefined) return `did you mean ${near}?`;
  return candidates.length === 0 ? `${all} are: none` : `${all} are: ${candidates.join(", ")}`;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function distanceOf(left: string, right: string): number {
  const first = Array.from({ length: right.length + 1 }, (_, index) => index);
  let rows = { older: first, previous: first };
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = left[row - 1] === right[column - 1] ? 0 : 1;
      const steps = [
        at(rows.previous, column) + 1,
        at(current, column - 1) + 1,
        at(rows.previous, column - 1) + change,
      ];
      if (isSwap(left, right, row, column)) steps.push(at(rows.older, column - 2) + 1);
      current.push(Math.min(...steps));
    }
    rows = { older: rows.previous, previous: current };
  }
  return at(rows.previous, right.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

function isSwap(left: string, right: string, row: number, column: number): boolean {
  if (row < 2 || column < 2) return false;
  return left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
}
