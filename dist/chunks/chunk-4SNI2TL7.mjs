import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  plain
} from "./chunk-K2IPQCL6.mjs";

// src/report/already.ts
var DONE = "is released already, whole and immutable: nothing was built, and nothing is left to do";
function alreadyAnswer({ already }) {
  const { id, url, tag, draft } = already;
  return { json: { already: { id, url, tag, draft } }, text: `
${plain(tag)} ${DONE}.

${plain(url)}` };
}
function alreadyText({ already }) {
  return `${already.tag} ${DONE}: ${already.url}`;
}
function alreadyOutputs({ version, already }) {
  const { id, url, prerelease } = already;
  return {
    version,
    prerelease: String(prerelease),
    published: "false",
    "release-id": String(id),
    "release-url": url
  };
}

export {
  alreadyAnswer,
  alreadyText,
  alreadyOutputs
};
