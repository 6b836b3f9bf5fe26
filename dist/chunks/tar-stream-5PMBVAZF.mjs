import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_tar_stream
} from "./chunk-J5JUHVAD.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// late:tar-stream
var import_tar_stream = __toESM(require_tar_stream());
var export_default = import_tar_stream.default;
var export_extract = import_tar_stream.extract;
var export_pack = import_tar_stream.pack;
export {
  export_default as default,
  export_extract as extract,
  export_pack as pack
};
