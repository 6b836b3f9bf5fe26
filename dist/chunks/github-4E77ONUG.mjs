import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  context,
  getOctokit
} from "./chunk-HX5FK4TK.mjs";
import "./chunk-44XPZRHC.mjs";
import "./chunk-EHI5V3TS.mjs";
export {
  context,
  getOctokit
};
