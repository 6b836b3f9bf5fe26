import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_dist
} from "./chunk-K6TT6CY2.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// src/signers/authenticode/asn1.ts
var import_core = __toESM(require_dist(), 1);
var export_ASN1Obj = import_core.ASN1Obj;
export {
  export_ASN1Obj as ASN1Obj
};
