import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  failureMarkdown,
  summaryMarkdown
} from "./chunk-QDENNEPA.mjs";
import "./chunk-TYKRS4LH.mjs";
import "./chunk-YUU6ZS73.mjs";
export {
  failureMarkdown,
  summaryMarkdown
};
