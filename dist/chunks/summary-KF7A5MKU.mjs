import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  failureMarkdown,
  summaryMarkdown
} from "./chunk-GXBX7QEU.mjs";
import "./chunk-D25XWJIT.mjs";
import "./chunk-OZE5FOES.mjs";
import "./chunk-YUU6ZS73.mjs";
export {
  failureMarkdown,
  summaryMarkdown
};
