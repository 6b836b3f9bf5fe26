import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  failureMarkdown,
  summaryMarkdown
} from "./chunk-VO3HEAMV.mjs";
import "./chunk-752VRQPE.mjs";
import "./chunk-OZE5FOES.mjs";
import "./chunk-YUU6ZS73.mjs";
export {
  failureMarkdown,
  summaryMarkdown
};
