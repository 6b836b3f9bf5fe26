import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  inspectBundle,
  inspectPath,
  visitPath
} from "./chunk-AASUM22C.mjs";
import "./chunk-YKVULOAZ.mjs";
import "./chunk-SHF7BFNP.mjs";
import "./chunk-IZIJMY2B.mjs";
import "./chunk-ZCXWOIFG.mjs";
import "./chunk-YQ3RDFQB.mjs";
import "./chunk-J5JUHVAD.mjs";
import "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";
export {
  inspectBundle,
  inspectPath,
  visitPath
};
