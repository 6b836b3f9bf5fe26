import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  failureMarkdown,
  summaryMarkdown
} from "./chunk-7DTKUW7C.mjs";
import "./chunk-K2IPQCL6.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";
export {
  failureMarkdown,
  summaryMarkdown
};
