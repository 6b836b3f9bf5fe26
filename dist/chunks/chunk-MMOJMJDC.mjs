import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  ConfigError,
  NetworkError
} from "./chunk-4R4DXNF4.mjs";

// src/model/releases.ts
var ServiceRefusal = class extends NetworkError {
  details;
  /** The service's own sentence. */
  said;
  constructor(at, said, details = []) {
    const reasons = details.map(({ code, field, message }) => message || `${field} ${code}`).filter((text) => text !== " ");
    super(`${at.url}: HTTP ${at.status}: ${[said, ...reasons].filter((text) => text !== "").join("; ")}`, at);
    this.name = "ServiceRefusal";
    this.said = said;
    this.details = details;
  }
};
function neededReleases({ releases }) {
  if (releases !== void 0) return releases;
  const hint = "On a runner the input token gives the rights; on a terminal GITHUB_TOKEN (or GH_TOKEN) does, and GITHUB_REPOSITORY (or GH_REPO) says which repository.";
  throw new ConfigError([{ code: "no-releases", message: "a release on GitHub needs a repository and a token", hint }]);
}

export {
  ServiceRefusal,
  neededReleases
};
