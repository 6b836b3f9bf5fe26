import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  inspectBundle,
  inspectPath,
  visitPath
} from "./chunk-K7Q3YCMG.mjs";
import "./chunk-UV7NLCQB.mjs";
import "./chunk-EBUGCVX2.mjs";
import "./chunk-QSUXWF2H.mjs";
import "./chunk-ABMSXRXM.mjs";
import "./chunk-J5JUHVAD.mjs";
import "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";
export {
  inspectBundle,
  inspectPath,
  visitPath
};
