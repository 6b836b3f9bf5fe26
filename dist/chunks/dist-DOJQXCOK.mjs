import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_dist
} from "./chunk-NAQNTXAC.mjs";
import "./chunk-YUU6ZS73.mjs";
export default require_dist();
