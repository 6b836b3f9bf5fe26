import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
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

// src/model/release.ts
var NOTES_OPEN = "<!-- slipway -->";
var NOTES_CLOSE = "<!-- /slipway -->";
var ASSET_LIMIT = 2147483648;
var ASSETS_LIMIT = 1e3;

export {
  ServiceRefusal,
  NOTES_OPEN,
  NOTES_CLOSE,
  ASSET_LIMIT,
  ASSETS_LIMIT
};
