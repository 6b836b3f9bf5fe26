import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  buildPlanned,
  checkCommit,
  checkName,
  chooseLeg,
  planStage,
  preflight,
  publishLegs
} from "./chunk-HLMF252L.mjs";
import {
  cell
} from "./chunk-K2IPQCL6.mjs";
import {
  placesText
} from "./chunk-6VEKO5TT.mjs";
import {
  HANDOVER_NAME,
  checkSigning,
  handoverOf
} from "./chunk-DC7PZX4J.mjs";
import {
  MANIFEST_NAME
} from "./chunk-YWAGJZTN.mjs";
import {
  LIST_NAMES
} from "./chunk-EYHZ6UKJ.mjs";
import {
  BuildError,
  ConfigError
} from "./chunk-4R4DXNF4.mjs";

// src/model/plan-reference.ts
function planReferenceText({ name, sha256 }) {
  return `${name}@sha256:${sha256}`;
}
function planReference(text) {
  const [, name, sha256] = /^([A-Za-z0-9][A-Za-z0-9._-]*)@sha256:([0-9a-f]{64})$/.exec(text) ?? [];
  return name === void 0 || sha256 === void 0 ? void 0 : { name, sha256 };
}

// src/entry/job-inputs.ts
var OTHERS = ["config", "plan", "target", "tag", "mode", "draft", "token", "strategy", "secrets"];
function wishesOf(step) {
  const { config = "" } = step.inputs;
  const inputs = Object.fromEntries(Object.entries(step.inputs).filter(([name]) => !OTHERS.includes(name)));
  return { root: step.project, flags: {}, inputs, ...config === "" ? {} : { configFile: config } };
}
function referenceOf({ inputs }) {
  const reference = planReference(inputs["plan"] ?? "");
  if (reference !== void 0) return reference;
  const hint = "Pass on the output plan of the planning job, unchanged.";
  throw new ConfigError([{ code: "bad-plan", message: "input plan does not name a plan", hint }]);
}
var placeOf = ({ run }) => ({ run: run.id, attempt: run.attempt });

// src/report/turn.ts
var FINISH = "\u201CRe-run failed jobs\u201D then finishes the release: what has been handed over is kept.";
function turnText(turn, published) {
  switch (turn.kind) {
    case "publish":
      if (published === void 0) return "This leg publishes.";
      return `This leg ${published.draft ? "left the draft" : "published"} ${published.url}`;
    case "given-way":
      return `All legs have delivered; the leg ${turn.to} publishes.`;
    case "not-last": {
      const there = turn.legs.map(({ title }) => title).join(", ");
      return `Handed over. Delivered: ${there}. Still to come: number ${placesText(turn.missing)} of the matrix; the last one publishes. If one of them fails, nothing is published: mend it. ${FINISH}`;
    }
  }
}
function turnMarkdown(turn, published) {
  if (turn.kind === "publish" && published !== void 0)
    return `## ${published.draft ? "Draft" : "Released"}

${published.url}

`;
  return `## Release

${cell(turnText(turn, published))}

`;
}
function failedLegMarkdown(leg, delivered) {
  const place = leg.total === 1 ? "" : ` (${leg.title}, number ${leg.index + 1} of ${leg.total})`;
  const lines = [`This leg${place} failed, and a release is made with all of its legs or not at all.`];
  const others = (delivered ?? []).filter(({ index }) => index !== leg.index);
  if (delivered !== void 0 && leg.total > 1) {
    const there = new Set(others.map(({ index }) => index));
    const missing = Array.from({ length: leg.total }, (_, index) => index).filter((index) => !there.has(index));
    const names = others.map(({ title }) => title).join(", ");
    lines.push(
      `Delivered so far: ${names === "" ? "none" : names}. Missing: number ${placesText(missing)} of the matrix.`
    );
  }
  return `## No release

${lines.map(cell).join("\n\n")}

Mend what is said below. ${FINISH}

`;
}

// src/stages/ship.ts
function writtenTargets({ plan, config }) {
  if (config.origins["targets"]?.layer !== "file") return [];
  return plan.legs.filter(({ optional }) => !optional).map(({ target }) => target);
}
function checkArtifacts({ fragment }, { title }) {
  const problems = fragment.artifacts.flatMap((artifact) => checkName(title, artifact));
  if (problems.length > 0) throw new BuildError(problems);
}
async function filesOf(catalog, at) {
  const { delivered, run, directory, bundle } = at;
  const { built } = delivered;
  const handover = handoverOf(delivered.plan, built.fragment, run);
  const text = JSON.stringify({ ...handover, ...bundle === void 0 ? {} : { bundle } }, void 0, 2);
  const said = await catalog.writeReleaseTexts(directory, /* @__PURE__ */ new Map([[HANDOVER_NAME, text]]));
  const artifacts = built.fragment.artifacts.map(({ name }) => ({ name, path: `${delivered.directory}/${name}` }));
  return [...said, ...artifacts];
}
function exchangeOf({ exchange }, { total }) {
  if (exchange !== void 0) return exchange;
  const message = `this is one of ${total} legs, and the artifact store of the workflow run, through which they meet, is not there`;
  const hint = "It is on github.com and on *.ghe.com. Elsewhere, release from a job without a matrix, or by slipway release --to DIR.";
  throw new BuildError([{ code: "no-exchange", message, hint }]);
}
async function meet(ports, catalog, { options, directory }, files) {
  const { leg, scope } = options.place;
  const folder = `${directory}/legs`;
  if (leg.total === 1) {
    await catalog.layOut(files ?? [], `${folder}/${leg.title}`);
    return { kind: "publish", claim: 0, legs: [] };
  }
  const exchange = exchangeOf(ports, leg);
  return ports.log.stage("Hand-over: the legs of the matrix meet", async () => {
    const turn = await catalog.takeTurn(ports, exchange, { scope, leg, files, scratch: `${directory}/hand-over` });
    if (turn.kind === "publish") await catalog.collectLegs(exchange, turn.legs, folder);
    return turn;
  });
}
async function deliver(ports, catalog, bay, { files, account }) {
  const { planned, options, directory } = bay;
  const { place, draft } = options;
  const turn = await meet(ports, catalog, bay, files);
  if (turn.kind !== "publish") {
    ports.log.info(turnText(turn, void 0));
    return { turn, released: void 0 };
  }
  const absent = turn.legs.filter((each) => each.absent);
  for (const { title } of absent) {
    const message = `the release is made without the leg ${title}, which is optional and failed`;
    ports.log.warn({ code: "optional-leg-missing", message });
  }
  const released = await publishLegs(ports, catalog, {
    planned,
    folder: `${directory}/legs`,
    wanted: { kind: "matrix", jobs: place.leg.total - absent.length, targets: writtenTargets(planned) },
    run: place.run,
    directory: `${directory}/release`,
    account,
    ...draft === void 0 ? {} : { draft }
  });
  ports.log.info(turnText(turn, released.published));
  return { turn, released };
}
function releasedAlready(ports, { plan, config }, leg) {
  const own = leg.optional ? [] : leg.artifacts.map(({ name }) => name);
  const lists = config.release.checksums.map((algorithm) => LIST_NAMES[algorithm]);
  const names = [...own, MANIFEST_NAME, ...lists];
  if (plan.tag === null) return Promise.resolve(void 0);
  return preflight(ports, { tag: plan.tag, commit: plan.commit?.id, names, writes: true });
}
async function shipStage(ports, catalog, wishes, options) {
  const { leg, run } = options.place;
  if (leg.total > 1) exchangeOf(ports, leg);
  const planned = await planStage(ports, catalog, wishes);
  checkCommit(planned.plan);
  checkSigning(ports, planned.plan);
  const chosen = chooseLeg(ports, planned, options.target, "container");
  const { bundleName, optional, target } = chosen;
  const already = await releasedAlready(ports, planned, chosen);
  if (already !== void 0) return { planned, already };
  const room = await ports.workplaces.open(`${bundleName}-release`, wishes.root);
  const bay = { planned, options, directory: room.directory };
  try {
    const building = buildPlanned(ports, catalog, planned, { ...options, release: true, accounted: true });
    const delivered = await building.catch(async (error) => {
      if (optional && leg.total > 1 && !ports.signal.aborted) {
        ports.log.info(`${target} is optional: the release is made without it`);
        await deliver(ports, catalog, bay, {});
      }
      throw error;
    });
    checkArtifacts(delivered.built, leg);
    const files = await filesOf(catalog, { delivered, run, directory: `${room.directory}/own` });
    const { account } = delivered.built;
    return { ...delivered, ...await deliver(ports, catalog, bay, { files, account }) };
  } finally {
    await room.close(false);
  }
}

export {
  planReferenceText,
  wishesOf,
  referenceOf,
  placeOf,
  turnMarkdown,
  failedLegMarkdown,
  filesOf,
  shipStage
};
