import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  blake2bOf,
  signMinisign
} from "./chunk-M6N5A546.mjs";
import "./chunk-XJKFSRNP.mjs";
import "./chunk-5OSZGXSI.mjs";
import "./chunk-OM5KGA5J.mjs";
import "./chunk-GDFCTHXS.mjs";
import "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";
export {
  blake2bOf,
  signMinisign
};
