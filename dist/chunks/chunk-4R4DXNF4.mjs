import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  diagnosticText
} from "./chunk-3HSMMY5N.mjs";

// src/model/errors.ts
var ConfigError = class extends Error {
  diagnostics;
  constructor(diagnostics, options) {
    super(diagnostics.map(diagnosticText).join("\n"), options);
    this.name = "ConfigError";
    this.diagnostics = diagnostics;
  }
};
var BuildError = class extends Error {
  diagnostics;
  constructor(diagnostics, options) {
    super(diagnostics.map(diagnosticText).join("\n"), options);
    this.name = "BuildError";
    this.diagnostics = diagnostics;
  }
};
var ToolError = class extends Error {
  failure;
  constructor(message, failure, options) {
    super(message, options);
    this.name = "ToolError";
    this.failure = failure;
  }
};
var NetworkError = class extends Error {
  url;
  /** The HTTP status, where there was an answer at all. */
  status;
  /** How long it asked to be left alone. Milliseconds. */
  retryAfterMs;
  constructor(message, at, options) {
    super(message, options);
    this.name = "NetworkError";
    this.url = at.url;
    this.status = at.status;
    this.retryAfterMs = at.retryAfterMs;
  }
};
var Cancelled = class extends Error {
  constructor(options) {
    super("cancelled", options);
    this.name = "Cancelled";
  }
};

export {
  ConfigError,
  BuildError,
  ToolError,
  NetworkError,
  Cancelled
};
