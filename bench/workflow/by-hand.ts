import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import pins from "../../src/environment/pins.json" with { type: "json" };
import type { Files } from "../../test/support/stand/projects.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** An archive of httpie, kept by the run and released by the API: one job, with nothing of ours. */
export const BY_HAND = `name: by hand
on: push
permissions: {}
jobs:
  ship:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions: { contents: write }
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - name: Set up Python
        run: |
          # As actions/setup-python: that of the runner's image, or of its tool cache, which is filled where it has none.
          python="\${STAND_PYTHON:-$RUNNER_TOOL_CACHE/Python/bin/python3}"
          if [ ! -x "$python" ]; then
            mkdir -p "$RUNNER_TOOL_CACHE/Python"
            curl --silent --show-error --fail "$PYTHON_ARCHIVE" | tar -xz -C "$RUNNER_TOOL_CACHE/Python" --strip-components 1
          fi
          dirname "$python" >> "$GITHUB_PATH"
      - uses: ./.github/pip-cache
      - name: Build
        run: |
          python3 -m venv --without-pip venv
          python3 -m pip --python venv/bin/python --disable-pip-version-check install --quiet . $FREEZER
          venv/bin/pyinstaller --onedir --name http --noconfirm venv/bin/http
          tar -czf http-linux-x64.tar.gz -C dist/http .
      - uses: ./.github/upload-artifact
        with: { path: http-linux-x64.tar.gz }
      - name: Release
        env: { GH_TOKEN: "\${{ github.token }}", TAG: "\${{ github.ref_name }}" }
        run: |
          api() { curl --silent --show-error --fail --header "Authorization: Bearer $GH_TOKEN" "$@"; }
          releases="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/releases"
          release=$(api "$releases" --data "{\\"tag_name\\":\\"$TAG\\",\\"draft\\":true}")
          field() { echo "$release" | python3 -c "import json, sys; print(json.load(sys.stdin)['$1'])"; }
          upload=$(field upload_url)
          api "\${upload%%\\{*}?name=http-linux-x64.tar.gz" --header "Content-Type: application/gzip" \\
            --data-binary @http-linux-x64.tar.gz --output /dev/null
          api "$releases/$(field id)" --request PATCH --data '{"draft":false}' --output /dev/null
`;

/** The freezer that ours is compared with, in the same versions. */
export const FREEZER = pins.pyinstaller
  .map((line) => line.split(" ")[0] ?? "")
  .filter((line) => line.startsWith("pyinstaller"))
  .join(" ");

/** A worker beside this file, with all that it imports; `into` is a folder for what is made. */
async function bundled(worker: string, into: string): Promise<string> {
  await mkdir(into, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: [join(here, worker)],
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
    outfile: join(into, "main.mjs"),
    logLevel: "silent",
    banner: { js: 'import { createRequire as cr } from "node:module"; const require = cr(import.meta.url);' },
  });
  return outputFiles[0]?.text ?? "";
}

/** The actions that a workflow by hand names: one keeps a file of the run, one what pip fetched. */
export async function actionsByHand(into: string): Promise<Files> {
  const run = "runs:\n  using: node24\n  main: main.mjs\n";
  return {
    ".github/upload-artifact/action.yml": `name: Upload\ndescription: Keeps a file.\ninputs:\n  path:\n    description: It.\n${run}`,
    ".github/upload-artifact/main.mjs": await bundled("upload-worker.ts", into),
    ".github/pip-cache/action.yml": `name: Cache\ndescription: Keeps what pip fetched.\n${run}  post: main.mjs\n`,
    ".github/pip-cache/main.mjs": await bundled("pip-cache-worker.ts", into),
  };
}
