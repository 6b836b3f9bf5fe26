import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  blake2bOf,
  signMinisign
} from "./chunk-BIQ5S4H7.mjs";
import "./chunk-XJKFSRNP.mjs";
import "./chunk-5OSZGXSI.mjs";
import "./chunk-AJUUMFR5.mjs";
import "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";
export {
  blake2bOf,
  signMinisign
};
