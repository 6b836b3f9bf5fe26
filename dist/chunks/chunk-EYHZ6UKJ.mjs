import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/model/checksums.ts
var ALGORITHMS = ["sha256", "sha512"];
var LIST_NAMES = { sha256: "SHA256SUMS", sha512: "SHA512SUMS" };
function listText(files, algorithm) {
  const sorted = [...files].sort((a, b) => a.name < b.name ? -1 : 1);
  const line = (file) => {
    const digest = file[algorithm];
    if (digest === void 0) throw new Error(`nobody has taken the ${algorithm} of ${file.name}`);
    return `${digest}  ${file.name}
`;
  };
  return sorted.map(line).join("");
}
function checksumLists(files, algorithms, digest) {
  const further = algorithms.filter((algorithm) => algorithm !== "sha256").map((algorithm) => ({ name: LIST_NAMES[algorithm], text: listText(files, algorithm) }));
  const lists = further.map(({ name, text }) => ({ name, sha256: digest(text) }));
  return new Map([
    ...further.map(({ name, text }) => [name, text]),
    [LIST_NAMES.sha256, listText([...files, ...lists], "sha256")]
  ]);
}

export {
  ALGORITHMS,
  LIST_NAMES,
  checksumLists
};
