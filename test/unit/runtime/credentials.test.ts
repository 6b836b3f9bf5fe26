import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseNetrc, readCredentials, withoutLogin } from "../../../src/runtime/node/credentials.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let folder: string;
let netrc: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  netrc = join(folder, "netrc");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const basic = (login: string): string => `Basic ${Buffer.from(login).toString("base64")}`;
const header = (environment: Record<string, string>, url: string, index?: string): string | undefined =>
  readCredentials({ NETRC: netrc, ...environment }).headerFor(new URL(url), index);

describe("who we are is said", () => {
  test.each([
    ["in the address itself", {}, "https://me:p%40ss@host/x.whl", undefined, "me:p@ss"],
    [
      "in UV_INDEX_URL",
      { UV_INDEX_URL: "https://me:s3@host:8443/simple" },
      "https://host:8443/x.whl",
      undefined,
      "me:s3",
    ],
    [
      "in one of several",
      { PIP_EXTRA_INDEX_URL: "https://a/ https://me:s3@host/simple" },
      "https://host/x",
      undefined,
      "me:s3",
    ],
    ["in an index with a name", { UV_INDEX: "corp=https://me:s3@host/simple" }, "https://host/x", undefined, "me:s3"],
    [
      "by an index's name",
      { UV_INDEX_MY_CORP_USERNAME: "me", UV_INDEX_MY_CORP_PASSWORD: "s3" },
      "https://host/x",
      "my-corp",
      "me:s3",
    ],
    ["by a token alone", { UV_INDEX_CORP_PASSWORD: "token" }, "https://host/x", "corp", ":token"],
    [
      "with a bare per cent sign",
      { UV_INDEX_URL: "https://me:1%zz@host/simple" },
      "https://host/x",
      undefined,
      "me:1%zz",
    ],
  ] as const)("%s", (_, environment, url, index, login) => {
    expect(header(environment, url, index)).toBe(basic(login));
  });

  test("in a netrc file", async () => {
    await writeFile(netrc, "# mine\nmachine other login a password b\nmachine host\n  login me\n  password s3\n");
    expect(header({}, "https://host/x")).toBe(basic("me:s3"));
    expect(header({}, "https://third/x")).toBeUndefined();
  });
});

test("the default of a netrc file is for nobody: hosts may be known from a cache alone", async () => {
  await writeFile(netrc, "machine host login me password s3\ndefault login me password everywhere\n");
  expect(header({}, "https://host/x")).toBe(basic("me:s3"));
  expect(header({}, "https://evil/x")).toBeUndefined();
});

describe("a netrc file's password, which it gives for a machine alone, goes", () => {
  beforeEach(() => writeFile(netrc, "machine host login me password s3\n"));

  test("to any port over TLS, which makes sure of the machine", () => {
    expect(header({}, "https://host:8443/x")).toBe(basic("me:s3"));
  });

  test("nowhere in the clear", () => {
    expect(header({}, "http://host/x")).toBeUndefined();
    expect(header({ UV_INDEX_URL: "http://host:8080/simple" }, "http://host:6666/x")).toBeUndefined();
    expect(header({ UV_INDEX_URL: "https://host/simple" }, "http://host/x")).toBeUndefined();
  });

  test("but to an index that the user names there", () => {
    expect(header({ PIP_INDEX_URL: "http://host:8080/simple" }, "http://host:8080/x")).toBe(basic("me:s3"));
    expect(header({}, "http://host:8080/x", "corp")).toBe(basic("me:s3"));
  });
});

test.each([
  ["another host", "https://host.example.org/x"],
  ["another port", "https://host:8443/x"],
  ["no encryption", "http://host/x"],
])("a password of an index is for no address with %s", (_, url) => {
  expect(header({ UV_INDEX_URL: "https://me:s3@host/simple" }, url)).toBeUndefined();
});

test("in the variables of an index that UV_INDEX names, for its host and no other", () => {
  const environment = {
    UV_INDEX: "corp=https://host/simple",
    UV_INDEX_CORP_USERNAME: "me",
    UV_INDEX_CORP_PASSWORD: "s3",
  };
  expect(header(environment, "https://host/x.whl")).toBe(basic("me:s3"));
  expect(header(environment, "https://elsewhere/x.whl")).toBeUndefined();
});

test("an index of another name does not get it", () => {
  expect(header({ UV_INDEX_CORP_PASSWORD: "token" }, "https://host/x", "public")).toBeUndefined();
});

test.each(["", "machine", "machine host", "default", "machine host login", "\u0000 machine a b c"])(
  "a netrc file that says %j names nobody",
  (text) => {
    expect([...parseNetrc(text)]).toEqual([]);
  },
);

test("passwords are known to be hidden, and no address shows one", async () => {
  await writeFile(netrc, "machine host login me password from-file\n");
  const { secrets } = readCredentials({
    NETRC: netrc,
    UV_INDEX_URL: "https://me:from-url@host/",
    UV_INDEX_CORP_PASSWORD: "from-name",
    PIP_INDEX_URL: "https://host/simple",
  });
  expect([...secrets].sort()).toEqual(["from-file", "from-name", "from-url"]);
  expect(withoutLogin(new URL("https://me:s3@host/x?y"))).toBe("https://host/x?y");
});
