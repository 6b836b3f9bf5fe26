import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  inspectBundle,
  inspectPath,
  visitPath
} from "./chunk-NK5TJUVL.mjs";
import "./chunk-63VDWK6U.mjs";
import "./chunk-VWBVNLO6.mjs";
import "./chunk-QSUXWF2H.mjs";
import "./chunk-ABMSXRXM.mjs";
import "./chunk-EBUGCVX2.mjs";
import "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-YUU6ZS73.mjs";
export {
  inspectBundle,
  inspectPath,
  visitPath
};
