/** Inputs of action.yml, in its order. */
export const INPUTS = [
  "project",
  "config",
  "mode",
  "target",
  "python-version",
  "python-source",
  "python-mirror",
  "bundler",
  "packages",
  "version",
  "tag",
  "draft",
  "token",
  "matrix",
  "strategy",
] as const;
