import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  accountFrom,
  bundleAccount,
  observer
} from "./chunk-XLZT3XXF.mjs";
import "./chunk-RCNAZQFN.mjs";
import "./chunk-IEG52CAN.mjs";
import "./chunk-774UGWHT.mjs";
import "./chunk-SHF7BFNP.mjs";
import "./chunk-IZIJMY2B.mjs";
import "./chunk-D5MLHXH2.mjs";
import "./chunk-4DLEFX5Q.mjs";
import "./chunk-J5JUHVAD.mjs";
import "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";
export {
  accountFrom,
  bundleAccount,
  observer
};
