import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  failureMarkdown,
  summaryMarkdown
} from "./chunk-U5AQ524D.mjs";
import "./chunk-4H5NYRHR.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";
export {
  failureMarkdown,
  summaryMarkdown
};
