import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/model/nearest.ts
function nearest(word, candidates) {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best;
  for (const name of candidates) {
    const distance = distanceOf(word.toLowerCase().slice(0, 64), name.toLowerCase());
    if (distance <= limit && (best === void 0 || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}
function suggestion(word, candidates, all) {
  const near = nearest(word, candidates);
  if (near !== void 0) return `did you mean ${near}?`;
  return candidates.length === 0 ? `${all} are: none` : `${all} are: ${candidates.join(", ")}`;
}
function distanceOf(left, right) {
  const first = Array.from({ length: right.length + 1 }, (_, index) => index);
  let rows = { older: first, previous: first };
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = left[row - 1] === right[column - 1] ? 0 : 1;
      const steps = [
        at(rows.previous, column) + 1,
        at(current, column - 1) + 1,
        at(rows.previous, column - 1) + change
      ];
      if (isSwap(left, right, row, column)) steps.push(at(rows.older, column - 2) + 1);
      current.push(Math.min(...steps));
    }
    rows = { older: rows.previous, previous: current };
  }
  return at(rows.previous, right.length);
}
function at(row, column) {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
function isSwap(left, right, row, column) {
  if (row < 2 || column < 2) return false;
  return left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
}

export {
  nearest,
  suggestion
};
