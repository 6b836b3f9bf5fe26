import { appendFile, copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { NetworkError } from "../../../src/model/errors.ts";
import type { Ports } from "../../../src/model/ports.ts";
import { measure } from "../../../src/publishers/checksums.ts";
import { verifyPlace, verifyStage } from "../../../src/stages/verify.ts";
import { fakeCatalog, folder, freshProject, git, ports, release, root } from "../../support/delivery.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

freshProject();

const ARCHIVE = "app-1.0-linux-x64.tar.gz";

describeUnless(notLinuxX64)("slipway verify", () => {
  let out: string;
  beforeEach(async () => {
    await release("out");
    out = join(folder, "out");
  });
  const verify = (path: string, own: Ports = ports()) =>
    verifyStage(
      own,
      fakeCatalog(),
      verifyPlace(path, (text) => text),
    );

  test("a whole release holds, in a folder and file by file", async () => {
    const { rows } = await verify(out);
    expect(rows.map(({ what, result }) => `${what} ${result}`)).toEqual([
      `${ARCHIVE} proven`,
      `${ARCHIVE} proven`,
      "app-1.0.sbom.cdx.json proven",
      "slipway-manifest.json proven",
    ]);
    expect((await verify(join(out, ARCHIVE))).rows.every(({ result }) => result === "proven")).toBe(true);
  });

  test.each<[string, () => Promise<void>, string]>([
    ["one byte more", () => appendFile(join(out, ARCHIVE), "x"), "listed are"],
    [
      "a changed account of the contents",
      () => appendFile(join(out, "app-1.0.sbom.cdx.json"), " "),
      "app-1.0.sbom.cdx.json: has SHA-256",
    ],
    ["a file too few", () => rm(join(out, ARCHIVE)), "is listed, and not there"],
    [
      "an account of contents that nobody vouches for",
      () => writeFile(join(out, "thesis.sbom.cdx.json"), "{}"),
      "thesis.sbom.cdx.json: has no checksum",
    ],
    [
      "a file too many",
      () => writeFile(join(out, "thesis.pdf"), "a thesis"),
      "thesis.pdf: is not part of this release",
    ],
    [
      "a signature of a file that there is not",
      () => writeFile(join(out, "x.zip.minisig"), "s"),
      "not part of this release",
    ],
    ["no checksums", () => rm(join(out, "SHA256SUMS")), "SHA256SUMS: is not there"],
    ["checksums that are none", () => writeFile(join(out, "SHA256SUMS"), "<html>"), "is not a list of checksums"],
    [
      "a changed manifest",
      () => appendFile(join(out, "slipway-manifest.json"), "\n"),
      "slipway-manifest.json: has SHA-256",
    ],
    ["a manifest that is none", () => writeFile(join(out, "slipway-manifest.json"), "{}"), "cannot be read"],
  ])("%s is found", async (_, change, message) => {
    await change();
    await expect(verify(out)).rejects.toThrow(message);
  });

  test("what is missing beside a file is to be fetched, what differs is not to be used", async () => {
    const told = (hint: string) => ({ diagnostics: [{ hint: expect.stringContaining(hint) }] });
    await appendFile(join(out, "slipway-manifest.json"), "\n");
    await expect(verify(out)).rejects.toMatchObject(told("Do not use it. Download it again"));
    await rm(join(out, "SHA256SUMS"));
    await expect(verify(join(out, ARCHIVE))).rejects.toMatchObject(told("from the same release into the same folder"));
  });

  test("a signature beside its file is part of the release", async () => {
    await writeFile(join(out, "SHA256SUMS.minisig"), "");
    await writeFile(join(out, "SHA256SUMS.asc"), "");
    const { rows } = await verify(out);
    const unchecked = rows.filter(({ result }) => result === "not checked");
    expect(unchecked.map(({ method }) => method)).toEqual(["minisign", "gpg"]);
  });

  test("a bundle of garbage, and one that is missing beside it, are told", async () => {
    await writeFile(join(out, `${ARCHIVE}.sigstore.json`), "{}");
    await expect(verify(out)).rejects.toThrow(/SHA256SUMS: its signature is missing[\s\S]*it is not a Sigstore bundle/);
  });

  describe("with SHA512SUMS beside it", () => {
    beforeEach(async () => {
      await writeFile(join(root, "slipway.yml"), "release: { checksums: [sha256, sha512] }\n");
      await git("add", "-A");
      await git("commit", "-qm", "lists");
      await release("both");
      out = join(folder, "both");
    });
    const sums = () => join(out, "SHA512SUMS");
    /** As a thief would: the list is changed, and SHA256SUMS vouches for it all the same. */
    const vouched = async () => {
      const file = join(out, "SHA256SUMS");
      const { sha256 } = await measure(sums());
      const lines = (await readFile(file, "utf8"))
        .split("\n")
        .map((line) => line.replace(/^\w+(?= {2}SHA512SUMS)/, sha256));
      await writeFile(file, lines.join("\n"));
    };

    test("every file is proven by both", async () => {
      const { rows } = await verify(out);
      expect(rows.every(({ result }) => result === "proven")).toBe(true);
      const by = (list: string) => rows.filter(({ method }) => method === list).map(({ what }) => what);
      const files = [ARCHIVE, "app-1.0.sbom.cdx.json", "slipway-manifest.json"];
      expect(by("SHA512SUMS")).toEqual(files);
      expect(by("SHA256SUMS").sort()).toEqual(["SHA512SUMS", ...files].sort());
      for (const name of [ARCHIVE, "SHA512SUMS", "SHA256SUMS"])
        expect((await verify(join(out, name))).rows.filter(({ result }) => result === "failed")).toEqual([]);
    });

    test.each<[string, () => Promise<void>, string]>([
      ["another digest in it", async () => replaced(/^[0-9a-f]{8}/, "00000000"), "has SHA-512"],
      ["a line too few", async () => replaced(/^.*tar\.gz\n/m, ""), `${ARCHIVE}: has no checksum (SHA512SUMS)`],
      [
        "digests of the other kind",
        async () => copyFile(join(out, "SHA256SUMS"), sums()),
        "is not a list of checksums",
      ],
    ])("%s is found", async (_, change, message) => {
      await change();
      await vouched();
      await expect(verify(out)).rejects.toThrow(message);
    });
    const replaced = async (what: RegExp, by: string) =>
      writeFile(sums(), (await readFile(sums(), "utf8")).replace(what, by));

    test("a list that SHA256SUMS does not have is nobody's", async () => {
      const file = join(out, "SHA256SUMS");
      const lines = (await readFile(file, "utf8")).split("\n").filter((line) => !line.endsWith("SHA512SUMS"));
      await writeFile(file, lines.join("\n"));
      await expect(verify(out)).rejects.toThrow("SHA512SUMS: has no checksum (SHA256SUMS)");
    });

    test("the list itself is missing", async () => {
      await rm(sums());
      await expect(verify(out)).rejects.toThrow("SHA512SUMS: is listed, and not there");
    });
  });

  test("nothing at all is told as that", async () => {
    await expect(verify(join(folder, "nowhere"))).rejects.toThrow("there is nothing at");
  });

  /** The release on a page: its files, and whatever the API says of it. */
  function published(api: string | undefined): Ports {
    const text = async (url: string): Promise<string> => {
      if (url.endsWith("/SHA256SUMS")) return readFile(join(out, "SHA256SUMS"), "utf8");
      if (api === undefined) throw new NetworkError("HTTP 403", { url, status: 403 });
      return api;
    };
    const fetch = ({ url, file }: { url: string; file: string }) =>
      copyFile(join(out, url.split("/").at(-1) ?? ""), file);
    return { ...ports(), pages: { text }, downloads: { fetch } };
  }
  const PAGE = "https://github.com/acme/widget/releases/tag/v1.0";

  test("a published release is downloaded as anybody would, and holds", async () => {
    const names = [ARCHIVE, "slipway-manifest.json", "SHA256SUMS"];
    const api = JSON.stringify({ assets: names.map((name) => ({ name, digest: null })) });
    const { rows } = await verify(PAGE, published(api));
    expect(rows.every(({ result }) => result === "proven")).toBe(true);
  });

  test("a file of it that nobody tells the digest of is not downloaded, and that is said", async () => {
    const api = JSON.stringify({ assets: [{ name: "thesis.pdf", digest: null }] });
    const { rows } = await verify(PAGE, published(api));
    expect(rows.filter(({ result }) => result === "not checked").map(({ what }) => what)).toEqual(["thesis.pdf"]);
  });

  test("bad input: names of files that lead out of the folder: nothing is written by them", async () => {
    const digest = `sha256:${"0".repeat(64)}`;
    const api = JSON.stringify({ assets: [{ name: "../../evil.txt", digest }] });
    await appendFile(join(out, "SHA256SUMS"), `${"0".repeat(64)}  ../evil.txt\n`);
    const real = published(api);
    const asked: string[] = [];
    const fetch: Ports["downloads"]["fetch"] = async (request) => {
      asked.push(request.file);
      return real.downloads.fetch(request);
    };
    await expect(verify(PAGE, { ...real, downloads: { fetch } })).rejects.toThrow("is not a list of checksums");
    expect(asked.filter((file) => file.includes("evil"))).toEqual([]);
  });

  test("where the API does not answer, what it cannot tell is said", async () => {
    const { rows } = await verify(PAGE, published(undefined));
    expect(rows.filter(({ result }) => result === "not checked").map(({ what }) => what)).toEqual(["all files"]);
  });

  test("an address that is none of a release is refused", () => {
    expect(() => verifyPlace("https://github.com/acme/widget", (text) => text)).toThrow("not the address of a release");
    const broken = "https://github.com/acme/widget/releases/tag/v1%E0%A4%A";
    expect(() => verifyPlace(broken, (text) => text)).toThrow("not the address of a release");
  });
});
