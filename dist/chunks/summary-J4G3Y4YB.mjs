import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  failureMarkdown,
  summaryMarkdown
} from "./chunk-4VBEWT2Y.mjs";
import "./chunk-KD3SBOLZ.mjs";
import "./chunk-OZE5FOES.mjs";
import "./chunk-YUU6ZS73.mjs";
export {
  failureMarkdown,
  summaryMarkdown
};
