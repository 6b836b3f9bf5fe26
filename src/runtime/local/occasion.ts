/** What set off the workflow that a command runs in; undefined on a terminal. */
export function workflowOccasion(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): { readonly event: string; readonly pushed: string | undefined } | undefined {
  if (environment["GITHUB_ACTIONS"] !== "true") return undefined;
  const pushed = environment["GITHUB_REF_TYPE"] === "tag" ? environment["GITHUB_REF_NAME"] : undefined;
  return { event: environment["GITHUB_EVENT_NAME"] ?? "", pushed };
}
