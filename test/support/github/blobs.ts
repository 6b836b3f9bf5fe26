import { createHmac } from "node:crypto";

/** The account that every Azurite knows, with the key that its documentation prints. */
const ACCOUNT = "devstoreaccount1";
const KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
const API = "2019-12-12";

/** What an address may be used for. */
export interface Access {
  /** `r` to read, `rcw` to write. */
  readonly rights: "r" | "rcw";
  /** What a reader is told that the file is called. */
  readonly fileName?: string;
}

/** Containers and blobs of an Azurite, by addresses that carry their own permission. */
export interface Blobs {
  makeContainer(name: string): Promise<void>;
  address(container: string, blob: string, access: Access): string;
  /** Bytes; undefined where there is no such blob. */
  size(container: string, blob: string): Promise<number | undefined>;
  read(container: string, blob: string): Promise<Buffer>;
  /** Puts other bytes in its place. */
  replace(container: string, blob: string, bytes: Uint8Array): Promise<void>;
}

const inAnHour = (): string => `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;

const signed = (lines: string): string =>
  createHmac("sha256", Buffer.from(KEY, "base64")).update(lines).digest("base64");

/** A signature for everything in the account, as “Create an account SAS” describes it: fields in this order, a line each. */
function forAccount(sp: string): URLSearchParams {
  const se = inAnHour();
  const lines = [ACCOUNT, sp, "b", "sco", "", se, "", "https,http", API].map((field) => `${field}\n`);
  return new URLSearchParams({ sv: API, ss: "b", srt: "sco", sp, se, spr: "https,http", sig: signed(lines.join("")) });
}

/** A signature for one blob, as “Create a service SAS” describes it. */
function forBlob(path: string, { rights, fileName }: Access): URLSearchParams {
  const se = inAnHour();
  const rscd = fileName === undefined ? "" : `attachment; filename="${fileName}"`;
  const resource = `/blob/${ACCOUNT}/${path}`;
  const fields = [rights, "", se, resource, "", "", "https,http", API, "b", "", "", rscd, "", "", ""];
  const query = { sv: API, sr: "b", sp: rights, se, spr: "https,http", sig: signed(fields.join("\n")) };
  return new URLSearchParams(rscd === "" ? query : { ...query, rscd });
}

async function asked(url: string, options: RequestInit): Promise<Response> {
  const response = await fetch(url, options);
  if (!response.ok && response.status !== 404) throw new Error(`${options.method}: HTTP ${response.status}`);
  return response;
}

/** @param url of the Azurite */
export function blobsOf(url: string): Blobs {
  const address: Blobs["address"] = (container, blob, access) =>
    `${url}/${ACCOUNT}/${container}/${blob}?${forBlob(`${container}/${blob}`, access)}`;
  return {
    address,
    async makeContainer(name) {
      await asked(`${url}/${ACCOUNT}/${name}?restype=container&${forAccount("cw")}`, { method: "PUT" });
    },
    async size(container, blob) {
      const { ok, headers } = await asked(address(container, blob, { rights: "r" }), { method: "HEAD" });
      return ok ? Number(headers.get("content-length")) : undefined;
    },
    async read(container, blob) {
      return Buffer.from(
        await (await asked(address(container, blob, { rights: "r" }), { method: "GET" })).arrayBuffer(),
      );
    },
    async replace(container, blob, bytes) {
      const headers = { "x-ms-blob-type": "BlockBlob" };
      await asked(address(container, blob, { rights: "rcw" }), { method: "PUT", headers, body: Buffer.from(bytes) });
    },
  };
}
