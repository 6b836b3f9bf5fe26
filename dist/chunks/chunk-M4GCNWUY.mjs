import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  ConfigError
} from "./chunk-4R4DXNF4.mjs";

// src/runtime/github/token.ts
function usableToken(token) {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  const message = "the token for GitHub holds a line break, a blank or another character that no token has";
  throw new ConfigError([{ code: "bad-token", message, hint: "Set it again, as one word; nothing was sent." }]);
}

export {
  usableToken
};
