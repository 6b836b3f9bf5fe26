import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  BuildError,
  Cancelled,
  ConfigError,
  NetworkError,
  ToolError
} from "./chunk-P4C6PQNE.mjs";
import "./chunk-YUU6ZS73.mjs";
export {
  BuildError,
  Cancelled,
  ConfigError,
  NetworkError,
  ToolError
};
