import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  CHECKSUMS_NAME,
  FragmentSchema,
  MANIFEST_NAME
} from "./chunk-YWAGJZTN.mjs";
import {
  compare,
  explain,
  versionInTag
} from "./chunk-2VOKWHUX.mjs";
import {
  targetFacts
} from "./chunk-F2ZGVHID.mjs";
import {
  array,
  exactOptional,
  literal,
  minLength,
  nonEmpty,
  nullable,
  number,
  pipe,
  regex,
  strictObject,
  string
} from "./chunk-K7URS2RY.mjs";
import {
  BuildError,
  NetworkError
} from "./chunk-4R4DXNF4.mjs";
import {
  failure,
  success
} from "./chunk-3HSMMY5N.mjs";

// src/plan/caller-rights.ts
var REUSABLE_RIGHTS = {
  build: { contents: "read" },
  release: { contents: "write", "id-token": "write", attestations: "write" }
};
var REUSABLE_SECRETS = [
  "WINDOWS_CERTIFICATE",
  "WINDOWS_CERTIFICATE_PASSWORD",
  "MINISIGN_KEY",
  "MINISIGN_PASSWORD",
  "GPG_KEY",
  "GPG_PASSPHRASE",
  "COSIGN_KEY",
  "COSIGN_PASSWORD"
];
var ORDER = ["none", "read", "write"];
function has(rights, name, wanted) {
  return ORDER.indexOf(rights[name] ?? rights["*"] ?? "none") >= ORDER.indexOf(wanted);
}
var written = (rights) => `permissions: { ${Object.entries(rights).map(([name, right]) => `${name}: ${right}`).join(", ")} }`;
var texts = (rights) => Object.entries(rights).map(([name, right]) => `${name}: ${right}`).join(", ");
var what = ({ id }) => `rights of the job ${id}`;
function checkReusable(job, way, rights) {
  const needs = REUSABLE_RIGHTS[way];
  const lacking = Object.entries(needs).filter(([name, right]) => !has(rights, name, right));
  if (lacking.length === 0) return { what: what(job), state: "fine", message: texts(needs), at: job.rightsAt };
  return {
    what: what(job),
    state: "fails",
    message: `${texts(Object.fromEntries(lacking))} is missing, so that GitHub ends the run before it begins (startup_failure, without a log)`,
    hint: `Give the job ${written(needs)}.`,
    at: job.rightsAt
  };
}
function checkStep(job, releases, { identity }) {
  const rights = job.rights === "default" ? {} : job.rights;
  const wanted = releases ? { contents: "write", "id-token": "write" } : { contents: "read" };
  const hint = `Give the job ${written(wanted)}.`;
  const at = job.rightsAt;
  if (!has(rights, "contents", wanted.contents)) {
    const message2 = releases ? "contents: write is missing, so that the release is refused when everything is built" : "contents: read is missing, so that a private repository cannot be checked out";
    return { what: what(job), state: releases ? "fails" : "doubt", message: message2, hint, at };
  }
  if (!releases || identity === "unused" || has(rights, "id-token", "write"))
    return { what: what(job), state: "fine", message: releases ? texts(wanted) : "it can read", at };
  const message = "id-token: write is missing, so that the job has no identity to sign with";
  return { what: what(job), state: identity === "required" ? "fails" : "doubt", message, hint, at };
}
function checkRights(job, releases, need) {
  if (job.rights !== "default")
    return job.way === "step" ? checkStep(job, releases, need) : checkReusable(job, job.way, job.rights);
  const needs = job.way === "step" ? { contents: "write", "id-token": "write" } : REUSABLE_RIGHTS[job.way];
  return {
    what: what(job),
    state: releases || job.way === "release" ? "fails" : "doubt",
    message: "no permissions are written down; the repository's setting holds, which never has id-token: write",
    hint: `Write permissions: {} at the top of the workflow, and give the job ${written(needs)}.`,
    at: job.rightsAt
  };
}

// src/plan/signing.ts
var SECRET_KEYS = ["key", "password", "passphrase"];
function secretVariables({ methods }) {
  const named = Object.values(methods).flatMap(
    (method) => Object.entries(method).flatMap(
      ([key, value]) => SECRET_KEYS.includes(key) && typeof value === "string" ? [value] : []
    )
  );
  return [...new Set(named)].sort();
}
var STRANGERS = /^(pull_request|pull_request_target|pull_request_review|pull_request_review_comment|workflow_run|issue_comment)$/;
var NOTHING = { sigstore: void 0, minisign: void 0, gpg: void 0, provenance: false };
var ofThisStep = (variable) => `Hand the secret to this step: env: { ${variable}: \${{ secrets.${variable} }} }.`;
function ofTheCaller(variable) {
  if (REUSABLE_SECRETS.includes(variable))
    return `Hand it to the job that calls the workflow: secrets: { ${variable}: \${{ secrets.${variable} }} }.`;
  return `The reusable workflow takes ${REUSABLE_SECRETS.join(", ")}: name them so in slipway.yml.`;
}
function unsetOf(method, secrets, means) {
  const { has: has2, remedy = ofThisStep } = means;
  return Object.entries(secrets).flatMap(([key, variable]) => {
    if (variable === void 0 || has2(variable)) return [];
    const message = `signing.${method}.${key} names the environment variable ${variable}, which is not set`;
    return [{ method, message, hint: remedy(variable) }];
  });
}
var NO_IDENTITY = {
  method: "sigstore",
  message: "this job has no identity to sign with",
  hint: "On GitHub, give the job the permission id-token: write. Elsewhere, name a key under signing.sigstore.key."
};
var PRIVATE = {
  method: "sigstore",
  message: "the repository is private (or of an Enterprise server), and signing with its identity would publish its name in Sigstore's public log",
  hint: "Write signing: { sigstore: {} } to do that all the same, or name a key: signing: { sigstore: { key: VARIABLE } }."
};
function sigstoreOf(wish, means) {
  const method = wish.methods.sigstore;
  if (method?.key !== void 0) {
    const missing = unsetOf("sigstore", { key: method.key, password: method.password }, means);
    return missing.length > 0 ? missing : { by: "key", method };
  }
  if (!means.identity) return [NO_IDENTITY];
  if (method === void 0 && means.visibility !== "public") return [PRIVATE];
  return { by: "identity", method: method ?? {} };
}
var isShort = (found) => Array.isArray(found);
function judged(wish, short) {
  const { methods, policy } = wish;
  const others = methods.minisign !== void 0 || methods.gpg !== void 0;
  return short.map(({ method, message, hint }) => {
    const wanted = method !== "sigstore" || methods.sigstore !== void 0 || !others;
    const required = policy === "required" && wanted;
    return { code: "cannot-sign", message, hint, severity: required ? "error" : "warning" };
  });
}
function decideSigning(wish, means) {
  if (wish === void 0 || wish.policy === "off") return { ...NOTHING, problems: [] };
  if (means.event !== void 0 && STRANGERS.test(means.event)) {
    const message = `nothing is signed on ${means.event}: these files are unsigned`;
    const hint = "Releases are signed where a tag is pushed.";
    return { ...NOTHING, problems: [{ code: "unsigned", message, hint, severity: "warning" }] };
  }
  const { minisign, gpg } = wish.methods;
  const found = sigstoreOf(wish, means);
  const sigstore = isShort(found) ? void 0 : found;
  const short = {
    sigstore: isShort(found) ? found : [],
    minisign: minisign === void 0 ? [] : unsetOf("minisign", { ...minisign }, means),
    gpg: gpg === void 0 ? [] : unsetOf("gpg", { ...gpg }, means)
  };
  return {
    sigstore,
    minisign: short.minisign.length === 0 ? minisign : void 0,
    gpg: short.gpg.length === 0 ? gpg : void 0,
    provenance: wish.provenance === "auto" && sigstore !== void 0,
    problems: judged(wish, [...short.sigstore, ...short.minisign, ...short.gpg])
  };
}

// src/plan/signing-inside.ts
var NOTHING2 = { authenticode: void 0, problems: [] };
function decideInside(wish, target, means) {
  const method = wish?.methods.authenticode;
  if (wish === void 0 || method === void 0 || wish.policy === "off") return NOTHING2;
  if (targetFacts(target).os !== "windows") return NOTHING2;
  const short = unsetOf("authenticode", { key: method.key, password: method.password }, means);
  if (short.length === 0) return { authenticode: method, problems: [] };
  const severity = wish.policy === "required" ? "error" : "warning";
  const problems = short.map(({ message, hint }) => ({ code: "cannot-sign", message, hint, severity }));
  return { authenticode: void 0, problems };
}
function legsSignedInside({ signing, legs, tag }) {
  if (tag === null || signing?.methods.authenticode === void 0 || signing.policy === "off") return [];
  return legs.filter(({ target }) => targetFacts(target).os === "windows");
}
function unsignedInside(wish, legs) {
  if (wish?.policy !== "required" || wish.methods.authenticode === void 0) return [];
  const unsigned = legs.filter(
    ({ target, signatures }) => targetFacts(target).os === "windows" && signatures === void 0
  );
  return unsigned.map(({ target }) => ({
    code: "unsigned-inside",
    message: `the programs of ${target} are not signed, and sign: required with signing.authenticode wants that`,
    hint: "Sign them where the secrets are at hand: in the reusable workflow, the one step with env:, or slipway release on a Windows machine."
  }));
}

// src/plan/version.ts
function normalVersion(text) {
  const parts = explain(text);
  if (parts === null) return void 0;
  return parts.local === null ? parts.public : `${parts.public}+${parts.local}`;
}
function isPrerelease(version) {
  const parts = explain(version);
  return parts?.is_prerelease === true || parts?.is_devrelease === true;
}
function fileVersion(version) {
  return version.replaceAll(/[!+]/g, "_");
}
function versionOfTag(tag, template, name) {
  const version = versionInTag(tag, template, name);
  return version === void 0 ? void 0 : normalVersion(version);
}
function remedyOf(tag, { version, name, tags = [] }, template) {
  const other = tags.find((each) => each !== tag && versionOfTag(each, template, name) === normalVersion(version));
  return other === void 0 ? "Raise the project's version and tag that commit, or tag the version that it has." : `The commit bears the tag ${other}, too, which says that version: give each release a commit of its own, or release ${other}.`;
}
function checkTag(tag, project, template) {
  const named = versionOfTag(tag, template, project.name);
  const problem = (message, hint) => ({
    code: "tag-mismatch",
    message,
    hint,
    at: { file: "git", key: "tag" }
  });
  if (named === void 0) {
    return failure(
      problem(
        `tag ${tag} does not fit release.tag (${template})`,
        "Tag the version alone, or say in release.tag how tags look."
      )
    );
  }
  if (compare(named, project.version) === 0) return success(tag);
  return failure(
    problem(
      `tag ${tag} says version ${named}, but the project is version ${project.version}`,
      remedyOf(tag, project, template)
    )
  );
}

// src/plan/release-names.ts
var SBOM = ".sbom.cdx.json";
function sbomName({ name, version }) {
  return `${name}-${fileVersion(version)}${SBOM}`;
}

// src/report/provenance.ts
var WORKFLOW_BUILD = "https://actions.github.io/buildtypes/workflow/v1";
var LOCAL_BUILD = "urn:slipway:local-build:1";
function interpreterOf({ target, interpreter }) {
  const { version, source, sha256, url } = interpreter;
  return {
    uri: url ?? `pkg:generic/cpython@${version}`,
    name: `CPython ${version}`,
    ...sha256 === null ? {} : { digest: { sha256 } },
    annotations: { target, source }
  };
}
function wheelsOf({ target, requirements }) {
  const wheels = new Map((requirements.wheels ?? []).map((wheel) => [wheel.name, wheel]));
  return requirements.packages.map(({ name, version }) => {
    const wheel = wheels.get(name);
    return {
      uri: `pkg:pypi/${name}@${version}`,
      ...wheel === void 0 ? {} : { digest: { sha256: wheel.sha256 } },
      annotations: { target, lock: requirements.source }
    };
  });
}
function merged(dependencies) {
  const seen = /* @__PURE__ */ new Map();
  for (const each of dependencies) {
    const key = JSON.stringify([each.uri, each.digest]);
    const former = seen.get(key);
    const target = [former?.annotations?.["target"], each.annotations?.["target"]].filter((one) => one !== void 0);
    const annotations = { ...each.annotations, ...target.length === 0 ? {} : { target: target.join(", ") } };
    seen.set(key, { ...each, ...Object.keys(annotations).length === 0 ? {} : { annotations } });
  }
  return [...seen.values()];
}
function sourceOf({ plan, run }) {
  const { commit } = plan;
  if (commit === null) return [];
  const uri = run === void 0 ? "git+file:." : `git+${run.server}/${run.repository}@${run.ref}`;
  return [{ uri, digest: { gitCommit: commit.id } }];
}
function workflowOf({ server, repository, workflow }) {
  const [path2 = "", ref = ""] = workflow.split("@");
  return { ref, repository: `${server}/${repository}`, path: path2.slice(repository.length + 1) };
}
function builderOf({ run, claims }) {
  if (run === void 0) return "urn:slipway:local-builder";
  return `${run.server}/${claims?.workflow ?? run.workflow}`;
}
function provenanceOf(facts) {
  const { plan, planDigest, manifest, files, run, claims } = facts;
  const legs = manifest.legs.map(({ target, plan: digest, bundler, dirty, interpreter, requirements }) => ({
    target,
    plan: { sha256: digest },
    bundler: { name: bundler.name, version: bundler.version },
    interpreter: { version: interpreter.version, source: interpreter.source, fallback: interpreter.fallback },
    requirements: requirements.source,
    clean: !dirty
  }));
  const external = {
    ...run === void 0 ? {} : { workflow: workflowOf(run) },
    slipway: { version: plan.slipway, tag: plan.tag, targets: plan.legs.map(({ target }) => target) }
  };
  const github = run === void 0 ? {} : { event_name: run.event, repository: run.repository };
  const hosted = claims?.hosted === void 0 ? {} : { runner_environment: claims.hosted ? "github-hosted" : "self-hosted" };
  const invocation = run === void 0 ? {} : { invocationId: `${run.server}/${run.repository}/actions/runs/${run.id}/attempts/${run.attempt}` };
  return {
    _type: "https://in-toto.io/Statement/v1",
    subject: [...files].sort((a, b) => a.name < b.name ? -1 : 1).map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: "https://slsa.dev/provenance/v1",
    predicate: {
      buildDefinition: {
        buildType: run === void 0 ? LOCAL_BUILD : WORKFLOW_BUILD,
        externalParameters: external,
        internalParameters: { github: { ...github, ...hosted }, legs },
        resolvedDependencies: merged([
          ...sourceOf(facts),
          { uri: "slipway-plan", digest: { sha256: planDigest } },
          ...manifest.legs.flatMap((leg) => [interpreterOf(leg), ...wheelsOf(leg)])
        ])
      },
      runDetails: { builder: { id: builderOf(facts) }, metadata: invocation }
    }
  };
}

// src/stages/signing.ts
function meansOf({ idTokens, run, secrets }) {
  return {
    identity: idTokens !== void 0,
    visibility: run?.visibility,
    event: run?.event,
    has: (variable) => secrets?.read(variable) !== void 0
  };
}
function checkSigning(ports, plan) {
  const decision = decideSigning(plan.signing, meansOf(ports));
  const errors = decision.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new BuildError(errors);
  return decision;
}
function checkSecretNames(ports, plan, names) {
  const means = {
    ...meansOf(ports),
    identity: true,
    has: (variable) => names.includes(variable),
    remedy: ofTheCaller
  };
  const inside = legsSignedInside(plan).flatMap(({ target }) => decideInside(plan.signing, target, means).problems);
  const found = [...decideSigning(plan.signing, means).problems, ...inside.slice(0, 1)];
  const errors = found.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new BuildError(errors);
}
function signedFiles({ manifest, files }) {
  const artifacts = new Set(manifest.legs.flatMap((leg) => leg.artifacts.map(({ name }) => name)));
  return files.filter(({ name }) => artifacts.has(name) || name.endsWith(SBOM) || name === CHECKSUMS_NAME);
}
function refuseRepeated(made, before) {
  const names = new Set(before.map(({ name }) => name.toLowerCase()));
  const repeated = made.filter(({ name }) => names.has(name.toLowerCase()));
  if (repeated.length === 0) return;
  const message = `${repeated.map(({ name }) => name).join(", ")}: a signature would have the name of another file`;
  throw new BuildError([{ code: "name-collision", message, hint: "Give the artifact another name." }]);
}
function provenance(ports, signers, request, { by, open }) {
  const { plan, manifest, files, directory } = request;
  const name = `${plan.project.name}-${fileVersion(plan.project.version)}.provenance.sigstore.json`;
  return {
    name: "Provenance",
    async run() {
      const { run } = ports;
      const session = await open();
      const planDigest = signers.digest(JSON.stringify(plan));
      const statement = provenanceOf({ plan, planDigest, manifest, files, run, claims: session.claims });
      const { file, bundle } = await session.signStatement(statement, `${directory}/${name}`);
      const repository = by === "identity" ? run?.repository : void 0;
      const stored = repository !== void 0 && await store(ports, bundle);
      return [{ ...file, of: void 0, by: { method: "provenance", repository, stored } }];
    }
  };
}
var NOT_ALLOWED = [403, 404];
async function store(ports, bundle) {
  const { attestations } = ports;
  if (attestations === void 0) return false;
  try {
    await attestations.store(bundle);
    return true;
  } catch (error) {
    if (ports.signal.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const status = error instanceof NetworkError ? error.status : void 0;
    if (status !== void 0 && NOT_ALLOWED.includes(status)) {
      ports.log.info(`GitHub does not keep the provenance for this job (${reason}): it is a file of the release`);
      return false;
    }
    const hint = "gh finds it there where the job has attestations: write; with --bundle it takes the release's own file.";
    ports.log.warn({ code: "not-attested", message: `GitHub did not store the provenance: ${reason}`, hint });
    return false;
  }
}
async function phasesOf(ports, signers, request) {
  const { plan, directory, files } = request;
  const decision = checkSigning(ports, plan);
  for (const problem of decision.problems) ports.log.warn(problem);
  const phases = [];
  if (decision.sigstore !== void 0) {
    let opened;
    const open = () => {
      opened ??= signers.openSigstore(ports, decision, request.project);
      return opened;
    };
    const signed = signedFiles(request);
    phases.push({ name: "Sigstore", run: async () => (await open()).signFiles(signed, directory) });
    if (decision.provenance) phases.push(provenance(ports, signers, request, { by: decision.sigstore.by, open }));
  }
  const sums = files.find(({ name }) => name === CHECKSUMS_NAME) ?? files.find(({ name }) => name === MANIFEST_NAME);
  if (sums === void 0) return phases;
  const comment = `version:${plan.project.name} ${plan.project.version}`;
  const detached = { file: sums, directory, comment };
  const { minisign, gpg } = decision;
  if (minisign !== void 0) {
    phases.push({ name: "minisign", run: async () => [await signers.minisign(ports, minisign, detached)] });
  }
  if (gpg !== void 0) phases.push({ name: "OpenPGP", run: async () => [await signers.gpg(ports, gpg, detached)] });
  return phases;
}
async function signStage(ports, signers, request) {
  const phases = await phasesOf(ports, signers, request);
  const made = [];
  for (const phase of phases) {
    const added = await ports.log.stage(`Sign: ${phase.name}`, phase.run);
    refuseRepeated(added, [...request.files, ...made]);
    made.push(...added);
  }
  if (made.length > 0) await signers.recheck([...request.files, ...made]);
  return made;
}

// src/model/handover.ts
var HANDOVER_NAME = "fragment.json";
var path = pipe(
  string(),
  nonEmpty("must not be empty"),
  regex(/^(?![/\\])(?!.*\.\.)[^:\0]*$/, "leads elsewhere")
);
var BundleShapeSchema = strictObject({
  programs: array(strictObject({ entry: string(), path })),
  /** Runs Python code inside of the unpacked artifact; absent where nothing that is shipped can. */
  python: exactOptional(pipe(array(string()), minLength(1))),
  leftOut: exactOptional(
    array(strictObject({ name: string(), version: string(), modules: array(string()) }))
  )
});
var HandoverSchema = strictObject({
  schema: literal(1),
  slipway: string(),
  project: strictObject({ name: string(), version: string() }),
  commit: nullable(strictObject({ id: string(), time: number() })),
  tag: nullable(string()),
  /** The workflow run that it was made in, whatever the attempt; null on a laptop. */
  run: nullable(string()),
  leg: FragmentSchema,
  /** Where a job of its own signs programs: what has to be known of the bundle to run it again on another machine. */
  bundle: exactOptional(BundleShapeSchema)
});
function handoverOf(plan, leg, run) {
  const { slipway, project, commit, tag } = plan;
  return {
    schema: 1,
    slipway,
    project: { name: project.name, version: project.version },
    commit,
    tag,
    run: run ?? null,
    leg
  };
}

// src/model/expectation.ts
var SLASHED = /^\/(.*)\/([dgimsuvy]*)$/s;
function parseExpectation(written2) {
  const match = SLASHED.exec(written2);
  if (match === null) return success({ kind: "text", text: written2 });
  const [, source = "", flags = ""] = match;
  const unknown = [...flags].find((flag, index) => !"imsu".includes(flag) || flags.indexOf(flag) !== index);
  if (source === "" || unknown !== void 0) {
    const message = source === "" ? "// matches everything" : `/${source}/ cannot have the flags ${flags}`;
    return failure({ code: "bad-pattern", message, hint: "write /regular expression/ with the flags i, m, s or u" });
  }
  try {
    new RegExp(source.replaceAll("{version}", "0"), flags);
    return success({ kind: "pattern", source, flags });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure({
      code: "bad-pattern",
      message: `this is not a regular expression: ${reason}`,
      hint: "mend it, or leave out the slashes to look for plain text"
    });
  }
}

export {
  HANDOVER_NAME,
  HandoverSchema,
  handoverOf,
  parseExpectation,
  normalVersion,
  isPrerelease,
  fileVersion,
  versionOfTag,
  checkTag,
  sbomName,
  REUSABLE_SECRETS,
  checkRights,
  secretVariables,
  decideSigning,
  decideInside,
  legsSignedInside,
  unsignedInside,
  meansOf,
  checkSigning,
  checkSecretNames,
  signStage
};
