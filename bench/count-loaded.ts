// Loaded into a program with `node --import`: when it prints its first line, prints how many bytes of modules were read
// from files so far, and ends it.
import { statSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

let bytes = 0;

registerHooks({
  load(url, context, next) {
    if (url.startsWith("file:")) bytes += statSync(fileURLToPath(url)).size;
    return next(url, context);
  },
});

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => {
  write(`loaded ${bytes}\n`, () => process.exit(0));
  return true;
};
