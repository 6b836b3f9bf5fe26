/** Where the project and its configuration are. */
const PLACES = ["project", "config"] as const;

/** Values of the configuration that the plan depends on. */
const VALUES = ["python-version", "python-source", "python-mirror", "bundler", "packages", "version"] as const;

/** Inputs of action.yml, in its order. */
export const INPUTS = [
  ...PLACES,
  "mode",
  "target",
  ...VALUES,
  "tag",
  "cache",
  "sign",
  "draft",
  "token",
  "matrix",
  "strategy",
] as const;

/** What the plan depends on: the same in each job of a workflow. */
const PLANNED = [...PLACES, ...VALUES, "sign"] as const;

/** Inputs of plan/, build/, sign/ and release/action.yml, in their order. */
export const PLAN_INPUTS = [...PLANNED, "mode", "tag", "secrets", "token"] as const;
export const BUILD_INPUTS = [...PLANNED, "plan", "target", "mode", "cache", "strategy"] as const;
export const SIGN_INPUTS = [...PLANNED, "plan"] as const;
export const RELEASE_INPUTS = [...PLANNED, "plan", "draft", "token"] as const;
