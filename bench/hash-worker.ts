// Hashes a file as kept wheels are hashed; prints milliseconds and its own peak memory in KiB. Without a file, a bare node's.
import { digestOf } from "../src/environment/kept-files.ts";
import { collectOften } from "../src/runtime/node/memory.ts";
import { peakMemory } from "./peak.ts";

// As every command does.
collectOften();

const [file] = process.argv.slice(2);
const started = performance.now();
if (file !== undefined) await digestOf(file);
process.stdout.write(`took ${performance.now() - started} peak ${peakMemory()}\n`);
