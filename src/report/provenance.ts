import type { Fragment, Manifest, Measure } from "../model/manifest.ts";
import type { Plan } from "../model/plan.ts";
import type { JobClaims, WorkflowRun } from "../model/run.ts";

/** What an in-toto statement says, and of which files. */
export interface Statement {
  readonly _type: "https://in-toto.io/Statement/v1";
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: "https://slsa.dev/provenance/v1";
  readonly predicate: unknown;
}

export interface ProvenanceFacts {
  readonly plan: Plan;
  /** SHA-256 of the plan's JSON, hexadecimal. */
  readonly planDigest: string;
  readonly manifest: Manifest;
  readonly files: readonly (Pick<Measure, "sha256"> & { readonly name: string })[];
  /** Undefined outside of a workflow. */
  readonly run: WorkflowRun | undefined;
  readonly claims: JobClaims | undefined;
}

/** What the workflow's own parameters are: GitHub's build type, so that its verifiers know where to look. */
const WORKFLOW_BUILD = "https://actions.github.io/buildtypes/workflow/v1";
/** Outside of a workflow nobody vouches for who built; the type says so. */
const LOCAL_BUILD = "urn:slipway:local-build:1";

interface Dependency {
  readonly uri: string;
  readonly name?: string;
  readonly digest?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

function interpreterOf({ target, interpreter }: Fragment): Dependency {
  const { version, source, sha256, url } = interpreter;
  return {
    uri: url ?? `pkg:generic/cpython@${version}`,
    name: `CPython ${version}`,
    ...(sha256 === null ? {} : { digest: { sha256 } }),
    annotations: { target, source },
  };
}

function wheelsOf({ target, requirements }: Fragment): Dependency[] {
  const wheels = new Map((requirements.wheels ?? []).map((wheel) => [wheel.name, wheel]));
  return requirements.packages.map(({ name, version }) => {
    const wheel = wheels.get(name);
    return {
      uri: `pkg:pypi/${name}@${version}`,
      ...(wheel === undefined ? {} : { digest: { sha256: wheel.sha256 } }),
      annotations: { target, lock: requirements.source },
    };
  });
}

/** The same thing for several targets is one dependency, whose annotations name them all. */
function merged(dependencies: readonly Dependency[]): Dependency[] {
  const seen = new Map<string, Dependency>();
  for (const each of dependencies) {
    const key = JSON.stringify([each.uri, each.digest]);
    const former = seen.get(key);
    const target = [former?.annotations?.["target"], each.annotations?.["target"]].filter((one) => one !== undefined);
    const annotations = { ...each.annotations, ...(target.length === 0 ? {} : { target: target.join(", ") }) };
    seen.set(key, { ...each, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) });
  }
  return [...seen.values()];
}

function sourceOf({ plan, run }: ProvenanceFacts): Dependency[] {
  const { commit } = plan;
  if (commit === null) return [];
  const uri = run === undefined ? "git+file:." : `git+${run.server}/${run.repository}@${run.ref}`;
  return [{ uri, digest: { gitCommit: commit.id } }];
}

/** The workflow that somebody asked to run, which may call another one. */
function workflowOf({ server, repository, workflow }: WorkflowRun) {
  const [path = "", ref = ""] = workflow.split("@");
  return { ref, repository: `${server}/${repository}`, path: path.slice(repository.length + 1) };
}

function builderOf({ run, claims }: ProvenanceFacts): string {
  if (run === undefined) return "urn:slipway:local-builder";
  return `${run.server}/${claims?.workflow ?? run.workflow}`;
}

/**
 * SLSA v1 provenance of every file of a release, from what was planned and what was really built. Pure: the same release
 * in the same run has the same statement.
 */
export function provenanceOf(facts: ProvenanceFacts): Statement {
  const { plan, planDigest, manifest, files, run, claims } = facts;
  const legs = manifest.legs.map(({ target, plan: digest, bundler, dirty, interpreter, requirements }) => ({
    target,
    plan: { sha256: digest },
    bundler: { name: bundler.name, version: bundler.version },
    interpreter: { version: interpreter.version, source: interpreter.source, fallback: interpreter.fallback },
    requirements: requirements.source,
    clean: !dirty,
  }));
  const external = {
    ...(run === undefined ? {} : { workflow: workflowOf(run) }),
    slipway: { version: plan.slipway, tag: plan.tag, targets: plan.legs.map(({ target }) => target) },
  };
  const github = run === undefined ? {} : { event_name: run.event, repository: run.repository };
  const hosted =
    claims?.hosted === undefined ? {} : { runner_environment: claims.hosted ? "github-hosted" : "self-hosted" };
  const invocation =
    run === undefined
      ? {}
      : { invocationId: `${run.server}/${run.repository}/actions/runs/${run.id}/attempts/${run.attempt}` };
  return {
    _type: "https://in-toto.io/Statement/v1",
    subject: [...files]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: "https://slsa.dev/provenance/v1",
    predicate: {
      buildDefinition: {
        buildType: run === undefined ? LOCAL_BUILD : WORKFLOW_BUILD,
        externalParameters: external,
        internalParameters: { github: { ...github, ...hosted }, legs },
        resolvedDependencies: merged([
          ...sourceOf(facts),
          { uri: "slipway-plan", digest: { sha256: planDigest } },
          ...manifest.legs.flatMap((leg) => [interpreterOf(leg), ...wheelsOf(leg)]),
        ]),
      },
      runDetails: { builder: { id: builderOf(facts) }, metadata: invocation },
    },
  };
}
