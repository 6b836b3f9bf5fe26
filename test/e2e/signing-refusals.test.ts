import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NetworkError } from "../../src/model/errors.ts";
import { ARTIFACT, signingPorts } from "../support/signing.ts";
import { standFrom } from "../support/stand/environment.ts";
import { type SigningBench, startSigningBench } from "../support/stand/sigstore/bench.ts";
import { answering, freePorts } from "../support/stand/sigstore/serve.ts";
import { startStamps } from "../support/stand/sigstore/stamps.ts";
import { describeUnless, noPart, noProgram } from "../support/unless.ts";

const { sigstore: tools } = standFrom(process.env);

describeUnless(noPart(tools, "Sigstore"))("signing where something is wrong", () => {
  let bench: SigningBench;
  beforeAll(async () => {
    bench = await startSigningBench(JSON.parse(tools ?? "{}"));
  });
  afterAll(() => bench?.dispose());

  test.each([
    ["an expired token", { exp: 1, iat: 0, nbf: 0 }, "sigstore"],
    ["a token for another audience", {}, "another"],
    ["a token of another issuer", { iss: "https://issuer.example" }, "sigstore"],
  ] as const)("%s is refused, and said nowhere", async (name, claims, audience) => {
    const token = bench.stand.issuer.token(audience, claims);
    const idTokens = { request: async () => token };
    const failed = await bench
      .sign(join(bench.work, name.replaceAll(" ", "-")), { ports: { idTokens } })
      .catch((error) => error);
    expect(String(failed.message)).toMatch(/certificate authority .* refused: HTTP 4\d\d/);
    const said = JSON.stringify([failed.message, failed.diagnostics, failed.stack, String(failed.cause)]);
    expect(said).not.toContain(token.split(".")[2]);
  });

  test("a token that is none never reaches a message", async () => {
    const idTokens = { request: async () => "secret-that-is-no-token" };
    const failed = await bench.sign(join(bench.work, "no-token"), { ports: { idTokens } }).catch((error) => error);
    expect(failed.diagnostics[0]).toMatchObject({ code: "id-token" });
    expect(JSON.stringify([failed.message, failed.stack, String(failed.cause)])).not.toContain("secret-that");
  });

  describe("a clock of ours that is off", () => {
    const at = (shift: number) => ({ ...signingPorts({}).machine, now: new Date(Date.now() + shift) });
    const DAY = 86_400_000;

    test("by a day ahead changes nothing", async () => {
      expect(await bench.sign(join(bench.work, "tomorrow"), { ports: { machine: at(DAY) } })).toHaveLength(3);
    });

    test("by a day behind changes nothing where the services are older than that", async () => {
      const folder = join(bench.work, "old-services");
      await mkdir(folder);
      const text = await readFile(bench.stand.signingConfig, "utf8");
      const file = join(folder, "config.json");
      await writeFile(file, text.replaceAll(/"start": *"[^"]+"/g, '"start": "2020-01-01T00:00:00Z"'));
      const sigstore = { "signing-config": file, "trusted-root": bench.stand.trustedRoot };
      expect(await bench.sign(folder, { methods: { sigstore }, ports: { machine: at(-DAY) } })).toHaveLength(3);
    });

    test("by a day behind finds services that are not in service yet, and the clock is named", async () => {
      const folder = join(bench.work, "yesterday");
      const error = await bench.sign(folder, { ports: { machine: at(-DAY) } }).catch((caught) => caught);
      expect(error).toMatchObject({
        diagnostics: [{ code: "signing-config", hint: expect.stringContaining("clock") }],
      });
    });
  });

  describe("services that fail", () => {
    /** Signs with one service of the configuration replaced, and little patience; why that failed. */
    const failure = async (name: string, key: "caUrls" | "rekorTlogUrls" | "tsaUrls", url: string) => {
      const folder = join(bench.work, name.replaceAll(/\W/g, "-"));
      await mkdir(folder, { recursive: true });
      const signingConfig = JSON.parse(await readFile(bench.stand.signingConfig, "utf8"));
      signingConfig[key][0].url = url;
      const file = join(folder, "config.json");
      await writeFile(file, JSON.stringify(signingConfig));
      const sigstore = { "signing-config": file, "trusted-root": bench.stand.trustedRoot };
      // The log gathers entries for a second, and has to get through where another service is the one that fails.
      const patience = { timeoutMs: 4000, retries: 0 };
      return bench.sign(folder, { methods: { sigstore }, patience }).catch((error: unknown) => error);
    };
    const services = [
      ["certificate authority", "caUrls"],
      ["transparency log", "rekorTlogUrls"],
      ["time-stamp authority", "tsaUrls"],
    ] as const;

    test.each(services)("the %s is down", async (role, key) => {
      const [port] = await freePorts(1);
      const error = await failure(`down ${role}`, key, `http://localhost:${port}`);
      expect(error).toBeInstanceOf(NetworkError);
      expect(String(error)).toMatch(new RegExp(`the ${role} http://localhost:${port}: ECONNREFUSED`));
    });

    test.each(services)("the %s does not answer", async (role, key) => {
      const silent = await answering(() => {});
      const error = await failure(`silent ${role}`, key, silent.url);
      silent.close();
      expect(error).toBeInstanceOf(NetworkError);
      expect(String(error)).toContain(`the ${role} ${silent.url}: no answer in time`);
    });

    test.each(services)("the %s answers garbage", async (role, key) => {
      const garbage = await answering((response) => response.writeHead(200).end("<html>garbage</html>"));
      const error = await failure(`garbage ${role}`, key, garbage.url);
      garbage.close();
      expect(String(error)).toMatch(/its answer makes no sense|does not hold/);
    });

    test.each(services)("the %s is ill", async (role, key) => {
      const ill = await answering((response) => response.writeHead(503).end());
      const error = await failure(`ill ${role}`, key, ill.url);
      ill.close();
      expect(error).toBeInstanceOf(NetworkError);
      expect(String(error)).toContain("HTTP 503");
    });

    test("the authority stamps the first signature again and again", async () => {
      let first: Buffer | undefined;
      const stamps = await answering(async (response, request, body) => {
        if (first === undefined) {
          const headers = { "content-type": request.headers["content-type"] ?? "application/json" };
          const url = `${bench.stand.urls.stamps}/api/v1/timestamp`;
          const answer = await fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
          first ??= Buffer.from(await answer.arrayBuffer());
        }
        response.writeHead(201).end(first);
      });
      const error = await failure("first again", "tsaUrls", stamps.url);
      stamps.close();
      expect(error).toMatchObject({ diagnostics: [{ code: "signature-does-not-hold" }] });
    });

    describeUnless(noProgram("cc"))("a time-stamp authority", () => {
      const stamped = async (name: string, seconds: number) => {
        const stamps = await startStamps(bench.stand.folder, seconds);
        const made = await failure(name, "tsaUrls", stamps.url);
        stamps.close();
        return made;
      };

      test("with the right clock is believed", async () => {
        expect(await stamped("right clock", 0)).toHaveLength(3);
      });

      test.each([
        ["a day behind", -86_400],
        ["a day ahead", 86_400],
      ])("whose clock is %s is not", async (name, seconds) => {
        const error = await stamped(name, seconds);
        expect(error).toMatchObject({
          diagnostics: [{ code: "signature-does-not-hold", hint: expect.stringContaining("its clock is wrong") }],
        });
      });
    });

    test("the log and the authority answer for another digest", async () => {
      const bundle = JSON.parse(await readFile(join(bench.work, "first", `${ARTIFACT}.sigstore.json`), "utf8"));
      const { tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
      const [entry] = tlogEntries;
      const log = await answering((response) => response.writeHead(201).end(JSON.stringify(entry)));
      const stamp = Buffer.from(timestampVerificationData.rfc3161Timestamps[0].signedTimestamp, "base64");
      const stamps = await answering((response) => response.writeHead(201).end(stamp));
      for (const [key, server] of [
        ["rekorTlogUrls", log],
        ["tsaUrls", stamps],
      ] as const) {
        const error = await failure(`other ${key}`, key, server.url);
        server.close();
        expect(error).toMatchObject({ diagnostics: [{ code: "signature-does-not-hold" }] });
      }
    });
  });
});
