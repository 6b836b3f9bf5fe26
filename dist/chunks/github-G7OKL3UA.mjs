import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  context,
  getOctokit
} from "./chunk-2DX56B33.mjs";
import "./chunk-KAOEECSE.mjs";
import "./chunk-EHI5V3TS.mjs";
export {
  context,
  getOctokit
};
