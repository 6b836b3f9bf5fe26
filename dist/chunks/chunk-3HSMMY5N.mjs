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
function distinct(diagnostics) {
  return [...new Map(diagnostics.map((diagnostic) => [diagnosticText(diagnostic), diagnostic])).values()];
}
function placeText(at) {
  return [at.file, at.line, at.line === void 0 ? void 0 : at.column].filter((part) => part !== void 0).join(":");
}
function mendText(mend) {
  const plain = (text) => /^[A-Za-z_][\w.-]*$/.test(text) ? text : JSON.stringify(text);
  if ("include" in mend) return `include: [${JSON.stringify(mend.include)}]`;
  const value = "add" in mend ? `[${plain(mend.add)}]` : plain(mend.set);
  return `bundler: { use: ${mend.bundler}, ${mend.option}: ${value} }`;
}

export {
  success,
  failure,
  diagnosticText,
  distinct,
  placeText,
  mendText
};
