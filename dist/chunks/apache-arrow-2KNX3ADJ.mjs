import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// left-out:apache-arrow
var fail = function() {
  throw new Error("apache-arrow is left out (@azure/storage-blob: lists of blobs in a format that nobody asks for)");
};
fail();
