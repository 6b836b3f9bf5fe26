import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Results, startResults } from "../support/github/results.ts";
import { troubleIn } from "../support/stand/act.ts";
import { theStand } from "../support/stand/cli.ts";
import { type HostedProject, hostProject, TAG_PUSH, wholeFiles } from "../support/stand/hosted-project.ts";
import { greeterFiles } from "../support/stand/projects.ts";
import { serve } from "../support/stand/sigstore/serve.ts";
import { type Sigstore, startSigstore } from "../support/stand/sigstore/sigstore.ts";
import type { SigstoreTools } from "../support/stand/sigstore/tools.ts";
import { verifiersOf } from "../support/stand/sigstore/verifiers.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const stand = theStand();
const { act, azurite, sigstore: programs } = stand;
const python = stand.mirror === undefined ? "python-source: system" : `python-mirror: ${stand.mirror}`;
const ARCHIVE = "greeter-1.0.0-linux-x64.tar.gz";
const PROVENANCE = "greeter-1.0.0.provenance.sigstore.json";
const SBOM = "greeter-1.0.0.sbom.cdx.json";
const CONFIG = `targets: [linux-x64]
${python}
sign: required
signing: { sigstore: { signing-config: sigstore/signing_config.json, trusted-root: sigstore/trusted_root.json } }
`;

describeUnless(noPart(act, "act") ?? noPart(azurite, "Azurite") ?? noPart(programs, "Sigstore"))(
  "the reusable release workflow, called as its starter calls it",
  () => {
    const tools: SigstoreTools = JSON.parse(programs ?? "{}");
    let results: Results;
    let sigstore: Sigstore;
    let project: HostedProject;
    let identity: { readonly url: string; close(): void };
    let downloads: string;

    beforeAll(async () => {
      const work = join(stand.work, "sigstore");
      await mkdir(work);
      // One after the other: both look for ports that are free.
      results = await startResults(azurite ?? "");
      sigstore = await startSigstore(work, tools);
      const [config, root] = await Promise.all(
        [sigstore.signingConfig, sigstore.trustedRoot].map((file) => readFile(file, "utf8")),
      );
      project = await hostProject({ ...stand, act: act ?? "" }, results, {
        starter: "release.yml",
        files: {
          ...greeterFiles("greeter"),
          "slipway.yml": CONFIG,
          "sigstore/signing_config.json": config ?? "",
          "sigstore/trusted_root.json": root ?? "",
        },
      });
      // The job's identity is that of the commit which it releases.
      identity = await serve((request) => {
        const audience = new URL(request.url ?? "/", identity.url).searchParams.get("audience") ?? "";
        return { value: sigstore.issuer.token(audience, { sha: project.commit }) };
      });
      downloads = join(project.folder, "downloads");
      await mkdir(downloads);
    });
    afterAll(async () => {
      identity?.close();
      sigstore?.close();
      await project?.close();
      await results?.close();
    });

    test("a tag that is pushed becomes one complete, signed release", async () => {
      const outcome = await project.run("push", {
        event: TAG_PUSH,
        env: {
          ACTIONS_ID_TOKEN_REQUEST_URL: `${identity.url}/?for=job`,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: "of-this-job",
        },
      });
      expect(outcome.code, troubleIn(outcome.output)).toBe(0);
      expect(wholeFiles(project.hosted)).toEqual([
        [
          "SHA256SUMS",
          "SHA256SUMS.sigstore.json",
          PROVENANCE,
          SBOM,
          `${SBOM}.sigstore.json`,
          ARCHIVE,
          `${ARCHIVE}.sigstore.json`,
          "slipway-manifest.json",
        ].sort(),
      ]);
      expect(project.hosted.releases[0]).toMatchObject({ tag: "v1.0.0", draft: false, prerelease: false });
      expect(project.hosted.attestations).toHaveLength(1);
      for (const [name, bytes] of project.assets()) await writeFile(join(downloads, name), bytes);
    });

    test("cosign, gh and slipway verify accept it, and none of them another file", async () => {
      const { cosign, gh, slipway } = verifiersOf(stand, { tools, sigstore, downloads, commit: project.commit });
      const verdicts = async () => [await cosign(ARCHIVE), await gh(ARCHIVE, PROVENANCE), await slipway()];
      expect(await verdicts()).toEqual([true, true, true]);
      await writeFile(join(downloads, ARCHIVE), "another file\n");
      for (const verdict of await verdicts()) expect(verdict).not.toBe(true);
    });
  },
);
