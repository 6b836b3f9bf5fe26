import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  alreadyOutputs,
  alreadyText
} from "./chunk-4SNI2TL7.mjs";
import {
  doingOf
} from "./chunk-BVVD7M2G.mjs";
import {
  builtOutputs,
  runSmokeStep
} from "./chunk-TE2CGSEM.mjs";
import "./chunk-HS67EYXL.mjs";
import "./chunk-5EO2WBKT.mjs";
import {
  draftNamed,
  targetNamed
} from "./chunk-CKLSSE6Q.mjs";
import {
  summaryMarkdown
} from "./chunk-7DTKUW7C.mjs";
import {
  failedLegMarkdown,
  shipStage,
  turnMarkdown,
  wishesOf
} from "./chunk-2JOMXQ4B.mjs";
import {
  buildStage
} from "./chunk-HLMF252L.mjs";
import "./chunk-K76BS2FT.mjs";
import {
  cell
} from "./chunk-K2IPQCL6.mjs";
import "./chunk-6VEKO5TT.mjs";
import "./chunk-SRJGACTK.mjs";
import "./chunk-AOD3NGQQ.mjs";
import "./chunk-DC7PZX4J.mjs";
import "./chunk-LWEUKMG3.mjs";
import "./chunk-YWAGJZTN.mjs";
import "./chunk-2VOKWHUX.mjs";
import "./chunk-NBDW4VMS.mjs";
import "./chunk-F2ZGVHID.mjs";
import "./chunk-SHF7BFNP.mjs";
import "./chunk-IZIJMY2B.mjs";
import "./chunk-MMOJMJDC.mjs";
import "./chunk-EYHZ6UKJ.mjs";
import {
  integer,
  looseObject,
  minValue,
  number,
  pipe,
  safeParse
} from "./chunk-K7URS2RY.mjs";
import "./chunk-5TTXIAUN.mjs";
import "./chunk-U65I235I.mjs";
import "./chunk-M4GCNWUY.mjs";
import "./chunk-OGLILRLF.mjs";
import {
  ConfigError
} from "./chunk-4R4DXNF4.mjs";
import {
  failure,
  success
} from "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/entry/step.ts
import { join } from "node:path";

// src/exchange/identity.ts
import { createHash } from "node:crypto";
var NO_PLACE = ["job-index", "job-total"];
var StrategySchema = looseObject({
  "job-index": pipe(number(), integer(), minValue(0)),
  "job-total": pipe(number(), integer(), minValue(1))
});
function legOf({ matrix, strategy, project }) {
  const row = parsed(matrix);
  const place = parsed(strategy);
  if (!row.ok) return refused("matrix");
  if (!place.ok || typeof place.value !== "object") return refused("strategy");
  const told = place.value ?? {};
  if (row.value === null && NO_PLACE.every((name) => !(name in told))) return success(leg(null, project, 0, 1));
  const read = safeParse(StrategySchema, told);
  if (!read.success || read.output["job-index"] >= read.output["job-total"]) return refused("strategy");
  return success(leg(row.value, project, read.output["job-index"], read.output["job-total"]));
}
function refused(input) {
  return failure({
    code: "bad-strategy",
    message: `input ${input} does not say which leg of how many this is: it is not what \${{ toJSON(${input}) }} gives on GitHub`,
    hint: `Leave ${input} out: its default is right in every job. A runner that knows neither job-index nor job-total has to be told.`
  });
}
function leg(row, project, index, total) {
  const key = createHash("sha256").update(JSON.stringify([sorted(row), project])).digest("hex").slice(0, 12);
  return { key, title: titleOf(row), index, total };
}
function parsed(text) {
  if (text.trim() === "") return { ok: true, value: null };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return entries.map(([name, each]) => [name, sorted(each)]);
}
function titleOf(row) {
  const values = typeof row === "object" && row !== null ? Object.values(row) : [];
  const plain = values.filter((value) => ["string", "number", "boolean"].includes(typeof value)).map(String);
  const text = plain.join("-").replaceAll(/[^A-Za-z0-9._]+/g, "-").replaceAll(/^[-.]+|[-.]+$/g, "");
  return text.slice(0, 48) || "leg";
}
function groupOf(job, step) {
  const name = job.replaceAll(/[^A-Za-z0-9_]+/g, "-").slice(0, 32) || "job";
  return `${name}-${createHash("sha256").update(JSON.stringify([job, step])).digest("hex").slice(0, 8)}`;
}

// src/entry/ship.ts
function placeOf({ inputs, run }) {
  const { matrix = "", strategy = "", project = "" } = inputs;
  const leg2 = legOf({ matrix, strategy, project });
  if (!leg2.ok) throw new ConfigError(leg2.diagnostics);
  return { leg: leg2.value, scope: { group: groupOf(run.job, run.step), attempt: run.attempt }, run: run.id };
}
async function shipStep(ports, catalog, at) {
  const place = placeOf(at.step);
  try {
    const shipped = await shipStage(ports, catalog, at.wishes, { ...at.options, place });
    if ("already" in shipped) {
      const found = { version: shipped.planned.plan.project.version, already: shipped.already };
      ports.log.info(alreadyText(found));
      for (const [name, value] of Object.entries(alreadyOutputs(found))) at.step.output(name, value);
      await at.step.summary(`## Released

${cell(alreadyText(found))}

`);
      return void 0;
    }
    await at.step.summary(turnMarkdown(shipped.turn, shipped.released?.published));
    return shipped;
  } catch (error) {
    const delivered = await catalog.deliveredSoFar(ports, place.scope, place.leg);
    await at.step.summary(failedLegMarkdown(place.leg, delivered));
    throw error;
  }
}

// src/entry/step.ts
async function runStep(ports, catalog, step) {
  const { tag = "", mode = "", target = "", draft = "" } = step.inputs;
  const doing = doingOf({ mode, tag, event: step.event, pushed: step.tag });
  if (!doing.ok) throw new ConfigError(doing.diagnostics);
  const wishes = { ...wishesOf(step), ...doing.value.tag === void 0 ? {} : { tag: doing.value.tag } };
  const options = { target: targetNamed(target), directory: join(step.project, "release") };
  if (doing.value.mode === "smoke") return runSmokeStep(ports, catalog, step, { wishes, ...options });
  const ship = { step, wishes, options: { ...options, ...draftNamed(draft) } };
  const shipped = doing.value.mode === "release" ? await shipStep(ports, catalog, ship) : void 0;
  if (doing.value.mode === "release" && shipped === void 0) return;
  const delivered = shipped ?? await buildStage(ports, catalog, wishes, options);
  const outputs = await builtOutputs(ports, catalog, delivered, shipped?.released?.published);
  for (const [name, value] of Object.entries(outputs)) step.output(name, value);
  await step.summary(summaryMarkdown(delivered.manifest));
}
export {
  runStep
};
