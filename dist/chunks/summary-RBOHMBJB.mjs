import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  failureMarkdown,
  summaryMarkdown
} from "./chunk-76TXXK5A.mjs";
import "./chunk-2U523YT3.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-YUU6ZS73.mjs";
export {
  failureMarkdown,
  summaryMarkdown
};
