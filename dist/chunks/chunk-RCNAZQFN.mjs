import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/model/distribution-metadata.ts
var MOST_WORDS = 100;
function readMetadata(text) {
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? "";
  const all = (key) => [...head.matchAll(new RegExp(`^${key}:[ \\t]*(.+)$`, "gim"))].map((match) => (match[1] ?? "").trim());
  const [expression = all("License")[0]] = all("License-Expression");
  const classified = all("Classifier").filter((line) => line.startsWith("License ::")).map((line) => line.split("::").at(-1)?.trim() ?? "");
  const said = expression !== void 0 && expression.length < MOST_WORDS && !/^unknown$/i.test(expression);
  const licence = said ? expression : classified.join(", ") || void 0;
  return { name: all("Name")[0], version: all("Version")[0], licence };
}

export {
  readMetadata
};
