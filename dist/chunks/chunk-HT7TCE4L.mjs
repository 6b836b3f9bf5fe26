import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  NetworkError
} from "./chunk-4R4DXNF4.mjs";

// src/runtime/node/response.ts
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
async function textOf(response, url, limit) {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new NetworkError(`${url}: more than ${limit} bytes`, { url });
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

export {
  reasonOf,
  textOf
};
