import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_dist
} from "./chunk-2CFB5QN2.mjs";
import "./chunk-EHI5V3TS.mjs";
export default require_dist();
