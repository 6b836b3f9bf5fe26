import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_dist
} from "./chunk-RHKHKEGW.mjs";
import "./chunk-T3IAQMCR.mjs";
import "./chunk-EHI5V3TS.mjs";
export default require_dist();
