import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_dist
} from "./chunk-K6TT6CY2.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// late:@sigstore/core
var import_core = __toESM(require_dist());
var export_ASN1Obj = import_core.ASN1Obj;
var export_ByteStream = import_core.ByteStream;
var export_EXTENSION_OID_SCT = import_core.EXTENSION_OID_SCT;
var export_RFC3161Timestamp = import_core.RFC3161Timestamp;
var export_X509Certificate = import_core.X509Certificate;
var export_X509SCTExtension = import_core.X509SCTExtension;
var export___esModule = import_core.__esModule;
var export_crypto = import_core.crypto;
var export_default = import_core.default;
var export_dsse = import_core.dsse;
var export_encoding = import_core.encoding;
var export_json = import_core.json;
var export_pem = import_core.pem;
export {
  export_ASN1Obj as ASN1Obj,
  export_ByteStream as ByteStream,
  export_EXTENSION_OID_SCT as EXTENSION_OID_SCT,
  export_RFC3161Timestamp as RFC3161Timestamp,
  export_X509Certificate as X509Certificate,
  export_X509SCTExtension as X509SCTExtension,
  export___esModule as __esModule,
  export_crypto as crypto,
  export_default as default,
  export_dsse as dsse,
  export_encoding as encoding,
  export_json as json,
  export_pem as pem
};
