import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  verdictOf
} from "./chunk-K76BS2FT.mjs";
import "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";
export {
  verdictOf
};
