import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NetworkError } from "../../src/model/errors.ts";
import { ARTIFACT, signingPorts } from "../support/signing.ts";
import { standFrom } from "../support/stand/environment.ts";
import { type SigningBench, startSigningBench } from "../support/stand/sigstore/bench.ts";
import { answering, freePorts } from "../support/stand/sigstore/serve.ts";

const { sigstore: tools } = standFrom(process.env);

describe.skipIf(tools === undefined)("signing where something is wrong", () => {
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

  test("a clock that is a day ahead changes nothing", async () => {
    const machine = { ...signingPorts({}).machine, now: new Date(Date.now() + 86_400_000) };
    const files = await bench.sign(join(bench.work, "tomorrow"), { ports: { machine } });
    expect(files).toHaveLength(3);
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
