// What actions/setup-python does for `cache: pip`, by the same client; bundled by the benchmark, as that is. Begins with what an
// earlier run saved, and saves what was not there, when the job ends.
import { existsSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { restoreCache, saveCache } from "@actions/cache";

const KEY = "setup-python-pip";
const { PIP_CACHE_DIR: folder = "", ACTIONS_CACHE_SERVICE_V2: service = "", GITHUB_STATE: state = "" } = process.env;

if (service !== "") {
  if (process.env["STATE_ran"] === undefined) {
    const found = await restoreCache([folder], KEY);
    await appendFile(state, `ran=${found ?? ""}\n`);
  } else if (process.env["STATE_ran"] === "" && existsSync(folder)) await saveCache([folder], KEY);
}
