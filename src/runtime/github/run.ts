import { readFileSync } from "node:fs";
import * as v from "valibot";
import type { WorkflowRun } from "../../model/run.ts";
import { isEnterpriseServer } from "./server.ts";

const EventSchema = v.object({ repository: v.object({ private: v.boolean() }) });

function visibilityOf(file: string | undefined, server: string): WorkflowRun["visibility"] {
  // What an Enterprise server calls public is so for those who can reach it, and no public log has to hear of it.
  if (isEnterpriseServer(server)) return "private";
  if (file === undefined || file === "") return undefined;
  try {
    const event = v.parse(EventSchema, JSON.parse(readFileSync(file, "utf8")));
    return event.repository.private ? "private" : "public";
  } catch {
    // Some events do not say, and nothing is then taken for public.
    return undefined;
  }
}

/** The run that this step belongs to; undefined where the variables of a runner are missing. */
export function workflowRun(environment: Readonly<Record<string, string | undefined>>): WorkflowRun | undefined {
  const said = (name: string): string => environment[`GITHUB_${name}`] ?? "";
  const repository = said("REPOSITORY");
  if (repository === "") return undefined;
  return {
    server: said("SERVER_URL"),
    repository,
    workflow: said("WORKFLOW_REF"),
    event: said("EVENT_NAME"),
    ref: said("REF"),
    commit: said("SHA"),
    id: said("RUN_ID"),
    attempt: said("RUN_ATTEMPT"),
    visibility: visibilityOf(environment["GITHUB_EVENT_PATH"], said("SERVER_URL")),
  };
}
