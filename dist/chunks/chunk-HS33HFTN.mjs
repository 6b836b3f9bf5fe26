import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/model/diagnostic.ts
function success(value, warnings = []) {
  return { ok: true, value, warnings };
}
function failure(...diagnostics) {
  return { ok: false, diagnostics };
}
function diagnosticText(diagnostic) {
  const at = diagnostic.at;
  const parts = at === void 0 ? [] : [placeText(at)];
  if (at?.key !== void 0) parts.push(at.key);
  const hint = diagnostic.hint === void 0 ? "" : `
    ${diagnostic.hint}`;
  return `${[...parts, diagnostic.message].join(": ")}${hint}`;
}
function placeText(at) {
  return [at.file, at.line, at.line === void 0 ? void 0 : at.column].filter((part) => part !== void 0).join(":");
}

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
  constructor(message, failure2, options) {
    super(message, options);
    this.name = "ToolError";
    this.failure = failure2;
  }
};
var NetworkError = class extends Error {
  url;
  /** The HTTP status, where there was an answer at all. */
  status;
  constructor(message, at, options) {
    super(message, options);
    this.name = "NetworkError";
    this.url = at.url;
    this.status = at.status;
  }
};
var Cancelled = class extends Error {
  constructor(options) {
    super("cancelled", options);
    this.name = "Cancelled";
  }
};

export {
  success,
  failure,
  diagnosticText,
  placeText,
  ConfigError,
  BuildError,
  ToolError,
  NetworkError,
  Cancelled
};
