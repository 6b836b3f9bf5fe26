import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

/** `{ digest, platforms }` of the index that a tag names. */
const FORMAT = "{{json .Manifest}}";
const WANTED = ["linux/amd64", "linux/arm64"];

interface Index {
  readonly digest: string;
  readonly manifests?: readonly { readonly platform: { readonly os: string; readonly architecture: string } }[];
}

/** Pins an image anew that musl targets are run in: `node scripts/refresh-image.ts VERSION`. Needs Docker with buildx. */
const version = process.argv[2] ?? "";
if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error("which version of Alpine? such as 3.22.6");
const file = new URL("../src/smoke/container/alpine.json", import.meta.url);
const pin = JSON.parse(readFileSync(file, "utf8"));
const args = ["buildx", "imagetools", "inspect", "--format", FORMAT, `${pin.name}:${version}`];
const run = spawnSync("docker", args, { encoding: "utf8" });
if (run.status !== 0) throw new Error(`docker ${args.join(" ")} failed:\n${run.stderr}`);
const { digest, manifests = [] }: Index = JSON.parse(run.stdout);
const platforms = manifests.map(({ platform }) => `${platform.os}/${platform.architecture}`);
const missing = WANTED.filter((platform) => !platforms.includes(platform));
if (missing.length > 0) throw new Error(`${digest} is no index with ${missing.join(" and ")}`);
writeFileSync(file, `${JSON.stringify({ ...pin, version, digest }, undefined, 2)}\n`);
