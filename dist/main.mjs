import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
