import { readCaller } from "../config/callers.ts";
import type { CallerWorkflow } from "../model/caller.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { ConfigError, NetworkError } from "../model/errors.ts";
import { type Finding, findingOf } from "../model/finding.ts";
import type { Ports } from "../model/ports.ts";
import { tagOf } from "../model/release-tag.ts";
import type { Releases } from "../model/releases.ts";
import { checkCallers } from "../plan/caller-checks.ts";
import { checkHostedRelease, checkTagCommit } from "../plan/hosted-checks.ts";
import { secretVariables } from "../plan/signing.ts";
import { checkSigningWish, identityNeed } from "../plan/signing-needs.ts";
import { checkTools, failureFindings } from "./doctor-tools.ts";
import { meansOf } from "./signing.ts";
import { type Drafted, surveyAndDraft } from "./survey.ts";
import type { Wishes } from "./wishes.ts";

interface Configured {
  readonly drafted: Drafted | undefined;
  readonly findings: readonly Finding[];
}

/** The configuration, with its warnings caught for the report. */
async function configured(ports: Ports, catalog: Catalog, wishes: Wishes): Promise<Configured> {
  const what = "configuration";
  const warnings: Diagnostic[] = [];
  const log = { ...ports.log, warn: (warning: Diagnostic) => void warnings.push(warning) };
  const warned = (): readonly Finding[] =>
    warnings.map((warning) => findingOf(what, { ...warning, severity: "warning" }));
  try {
    const drafted = await surveyAndDraft({ ...ports, log }, catalog, wishes);
    const { config, draft } = drafted;
    const version = config.version ?? "its version from the build backend";
    const message = `${config.name} ${version}, for ${draft.legs.map(({ target }) => target).join(", ")}`;
    return { drafted, findings: [{ what, state: "fine", message }, ...warned()] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { drafted: undefined, findings: [...error.diagnostics.map((one) => findingOf(what, one)), ...warned()] };
  }
}

function exampleTag({ tag }: Wishes, drafted: Drafted | undefined): string {
  if (tag !== undefined || drafted === undefined) return tag ?? "v1.0.0";
  const { name, version = "1.0.0", release } = drafted.config;
  return tagOf(release.tag, { name, version });
}

function workflows(
  callers: readonly CallerWorkflow[],
  wishes: Wishes,
  drafted: Drafted | undefined,
): readonly Finding[] {
  const signing = drafted?.config.signing;
  return checkCallers(callers, {
    tag: exampleTag(wishes, drafted),
    dynamicVersion: drafted?.facts.dynamicVersion === true && drafted.config.version === undefined,
    identity: signing === undefined ? "wanted" : identityNeed(signing),
    secrets: signing === undefined || signing.policy === "off" ? [] : secretVariables(signing),
    signRequired: signing?.policy === "required",
  });
}

/** What a service answered in place of what was asked for. */
function refused(what: string, error: unknown, hint: string): Finding {
  if (!(error instanceof NetworkError)) throw error;
  return { what, state: "fails", message: error.message, hint };
}

async function token(releases: Releases): Promise<Finding> {
  const what = "token";
  const { repository } = releases;
  const hint = "It needs contents: write (a classic token: the scope repo) for this very repository.";
  try {
    const may = await releases.mayWrite?.();
    if (may === false) return { what, state: "fails", message: `it may only read in ${repository}`, hint };
    const message =
      may === true ? "its owner may write in" : "it may read, and GitHub does not tell whether it may write, in";
    return {
      what,
      state: may === true ? "fine" : "doubt",
      message: `${message} ${repository}`,
      ...(may === true ? {} : { hint }),
    };
  } catch (error) {
    return refused(what, error, hint);
  }
}

/** What the repository has of the tag. Reads, and writes nothing. */
async function hosted(ports: Ports, { tag }: Wishes, drafted: Drafted | undefined): Promise<readonly Finding[]> {
  const { releases } = ports;
  if (releases === undefined) {
    const hint = "GITHUB_REPOSITORY (owner/name) and GITHUB_TOKEN say which repository, and who asks.";
    return [{ what: "token", state: "unknown", message: "no token and no repository are given", hint }];
  }
  const rights = await token(releases);
  if (rights.state === "fails") return [rights];
  if (tag === undefined) {
    const hint = "Name one: --tag v1.0.0.";
    return [rights, { what: "release of the tag", state: "unknown", message: "no tag is named", hint }];
  }
  const hint = "Ask again later.";
  const [release, commit] = await Promise.all([
    releases.list().then(
      (list) => checkHostedRelease(tag, list),
      (error: unknown) => refused("release of the tag", error, hint),
    ),
    releases.tagCommit(tag).then(
      (there) => checkTagCommit(tag, there, drafted?.facts.commit?.id),
      (error: unknown) => refused("tag", error, hint),
    ),
  ]);
  return [rights, release, commit];
}

function signing(ports: Ports, drafted: Drafted | undefined, handedOver: boolean): readonly Finding[] {
  if (drafted === undefined) return [];
  const at = { inWorkflow: ports.run !== undefined, handedOver };
  return checkSigningWish(drafted.config.signing, meansOf(ports), at);
}

/** What the tools came to, if one of them fails, too. */
async function toolFindings(
  ...[ports, catalog, wishes, drafted]: Parameters<typeof checkTools>
): Promise<readonly Finding[]> {
  try {
    return await checkTools(ports, catalog, wishes, drafted);
  } catch (error) {
    return failureFindings("tools", error);
  }
}

/**
 * `slipway doctor`: can this project, this repository and this token release? Every check is made, whatever the others say.
 * Changes nothing but the tool cache, in which the interpreter and uv of a build are kept.
 */
export async function doctorStage(ports: Ports, catalog: Catalog, wishes: Wishes): Promise<readonly Finding[]> {
  const { drafted, findings } = await configured(ports, catalog, wishes);
  const texts = await catalog.findWorkflows(ports.exec, wishes.root);
  const read = await Promise.all(texts.map(readCaller));
  const callers = read.filter((caller) => caller !== undefined);
  return [
    ...findings,
    ...(await toolFindings(ports, catalog, wishes, drafted)),
    ...workflows(callers, wishes, drafted),
    ...signing(ports, drafted, callers.length > 0),
    ...(await hosted(ports, wishes, drafted)),
  ];
}
