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
  "cache",
  "sign",
  "draft",
  "token",
  "matrix",
  "strategy",
] as const;

/** What decides on the plan: the same in each job of a workflow. */
const PLANNED = [
  "project",
  "config",
  "python-version",
  "python-source",
  "python-mirror",
  "bundler",
  "packages",
  "version",
  "sign",
] as const;

/** Inputs of plan/, build/, sign/ and release/action.yml, in their order. */
export const PLAN_INPUTS = [...PLANNED, "mode", "tag", "secrets", "token"] as const;
export const BUILD_INPUTS = [...PLANNED, "plan", "target", "mode", "cache", "strategy"] as const;
export const SIGN_INPUTS = [...PLANNED, "plan"] as const;
export const RELEASE_INPUTS = [...PLANNED, "plan", "draft", "token"] as const;
