import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  context,
  getOctokit
} from "./chunk-S2ZNFHUY.mjs";
import "./chunk-KAOEECSE.mjs";
import "./chunk-EHI5V3TS.mjs";
export {
  context,
  getOctokit
};
