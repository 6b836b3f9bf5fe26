import { convertFormer } from "../config/former.ts";
import type { Catalog } from "../model/catalog.ts";
import { ConfigError } from "../model/errors.ts";
import { nearest } from "../model/nearest.ts";
import type { Plan } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import type { ProjectFacts } from "../model/project.ts";
import { tagOf } from "../model/release-tag.ts";
import { starterText } from "../report/starter.ts";
import { surveyAndDraft } from "./survey.ts";
import type { Wishes } from "./wishes.ts";

/** Where GitHub looks for it. */
const WORKFLOW = ".github/workflows/slipway.yml";
const CONFIG = "slipway.yml";
/** What a workflow can use, and the comment that says which version that is. */
const REFERENCE = /^[\w.-]+\/[\w./-]+@[\w./-]+( # [\w. -]+)?$/;

/** What `slipway init` wrote, and what is left for the project's owner. */
export interface Initialised {
  readonly plan: Plan;
  /** Text by path in the project. */
  readonly files: ReadonlyMap<string, string>;
  /** Files of an existing build that were read. */
  readonly from: readonly string[];
  readonly notes: readonly string[];
}

/** A folder of scripts does not say which of them is the program; the likely one is written down, to be seen. */
function likelyEntry(facts: ProjectFacts): string[] {
  const undecided = facts.kind === "script" && facts.script === undefined && facts.scripts.length === 0;
  const likely = undecided ? (nearest("main.py", facts.scriptFiles) ?? facts.scriptFiles[0]) : undefined;
  return likely === undefined ? [] : [`entry: ${likely}`];
}

async function readFacts(ports: Ports, catalog: Catalog, root: string): Promise<ProjectFacts> {
  const facts = await catalog.readProject(root, { exec: ports.exec });
  if (!facts.ok) throw new ConfigError(facts.diagnostics);
  return facts.value;
}

interface Taken {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

/** Files and folders of an existing build become patterns; what is not there any more is told. */
async function takeIncludes(catalog: Catalog, root: string, written: readonly string[]): Promise<Taken> {
  const patterns: string[] = [];
  const notes: string[] = [];
  for (const path of written) {
    const found = [path, `${path}/**`];
    const tried = await Promise.all(found.map((pattern) => catalog.expandIncludes(root, [pattern])));
    const pattern = found[tried.findIndex((result) => result.ok)];
    if (pattern === undefined) notes.push(`${path}: not there, or outside of the project, so it is not included`);
    else patterns.push(pattern);
  }
  return { lines: patterns.length === 0 ? [] : [`include: ${JSON.stringify(patterns)}`], notes };
}

async function takeIcon(catalog: Catalog, root: string, icon: string | undefined): Promise<Taken> {
  if (icon === undefined) return { lines: [], notes: [] };
  const found = await catalog.findIcon(root, icon);
  if (found.ok) return { lines: [`icon: ${JSON.stringify(icon)}`], notes: [] };
  return { lines: [], notes: found.diagnostics.map(({ message }) => `icon left out: ${message}`) };
}

function checkReference(reference: string | undefined): void {
  if (reference === undefined || REFERENCE.test(reference)) return;
  const message = `--action: ${JSON.stringify(reference)} is nothing that a workflow can use`;
  throw new ConfigError([{ code: "bad-action", message, hint: 'Write it as "OWNER/slipway@SHA # v1".' }]);
}

/**
 * `slipway init`: the smallest configuration (often none) and a caller workflow. An existing configuration stays as it is, an
 * existing build by PyInstaller is read. Writes all or nothing. Throws ConfigError where the project or the reference is not understood,
 * or where a file is there already.
 * @param reference `OWNER/slipway@SHA # version` for the workflow; the placeholder where undefined
 */
export async function initStage(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  reference: string | undefined,
): Promise<Initialised> {
  const { root } = wishes;
  checkReference(reference);
  const existing = await catalog.readConfigText(root, wishes.configFile);
  if (!existing.ok) throw new ConfigError(existing.diagnostics);
  const facts = await readFacts(ports, catalog, root);
  const configured = existing.value !== undefined || facts.settings !== undefined;
  const builds = configured ? [] : await catalog.findFormerBuilds(root);
  const former = convertFormer(builds, facts);
  const taken = [await takeIcon(catalog, root, former.icon), await takeIncludes(catalog, root, former.include)];
  const entry = configured || former.lines.some((line) => line.startsWith("entry:")) ? [] : likelyEntry(facts);
  const lines = [...former.lines, ...entry, ...taken.flatMap((part) => part.lines)];
  const text = lines.map((line) => `${line}\n`).join("");
  // What is written down must be right: the plan is made from it before anything is.
  const tried = configured ? wishes : { ...wishes, config: { file: CONFIG, text } };
  const { config, draft } = await surveyAndDraft(ports, catalog, tried);
  const chosen = config.origins["targets"]?.layer !== "default";
  const runners = chosen ? [...new Set(draft.legs.map(({ runner }) => runner))] : undefined;
  const tags = tagOf(config.release.tag, { name: config.name, version: "*" });
  const files = new Map([
    ...(lines.length === 0 ? [] : [[CONFIG, text] as const]),
    [WORKFLOW, starterText(catalog.starter, { reference, tags, runners })] as const,
  ]);
  await catalog.writeNewFiles(root, files);
  return {
    plan: draft,
    files,
    from: [...new Set(builds.map(({ file }) => file))],
    notes: [...former.notes, ...taken.flatMap((part) => part.notes)],
  };
}
