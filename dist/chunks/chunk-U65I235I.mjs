import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/model/source.ts
function keyText(path) {
  return path.map((part, index) => {
    if (typeof part === "number") return `[${part}]`;
    const word = /^[\w-]+$/.test(part) ? part : JSON.stringify(part);
    return index === 0 ? word : `.${word}`;
  }).join("");
}

export {
  keyText
};
