import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/model/release.ts
var NOTES_OPEN = "<!-- slipway -->";
var NOTES_CLOSE = "<!-- /slipway -->";
var ASSET_LIMIT = 2147483648;
var ASSETS_LIMIT = 1e3;

export {
  NOTES_OPEN,
  NOTES_CLOSE,
  ASSET_LIMIT,
  ASSETS_LIMIT
};
