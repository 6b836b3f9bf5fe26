import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/model/inspection.ts
function compareVersions(a, b) {
  const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export {
  compareVersions
};
