import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findIcon } from "../../../src/project/icon.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let folder: string;
let root: string;
const picture = (width: number, height: number): Buffer => PNG.sync.write(new PNG({ width, height }));

beforeAll(async () => {
  folder = await temporaryFolder();
  root = join(folder, "project");
  await mkdir(root);
  await writeFile(join(root, "good.png"), picture(64, 64));
  await writeFile(join(root, "wide.png"), picture(64, 32));
  await writeFile(join(root, "huge.png"), picture(5000, 5000).subarray(0, 64));
  await writeFile(join(root, "photo.png"), "GIF89a and some more bytes than the head has");
  await writeFile(join(root, "short.png"), picture(64, 64).subarray(0, 20));
  await writeFile(join(folder, "outside.png"), picture(64, 64));
  await symlink(join(folder, "outside.png"), join(root, "link.png"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a square PNG of the project is an icon", async () => {
  expect(await findIcon(root, "good.png")).toMatchObject({ ok: true, value: join(root, "good.png") });
});

test.each([
  ["that is not there", "none.png", "there is no file none.png"],
  ["that is a folder", ".", ". is not a PNG"],
  ["that is not a PNG, whatever it is called", "photo.png", "photo.png is not a PNG"],
  ["that ends in its head", "short.png", "short.png is not a PNG"],
  ["that is not square", "wide.png", "wide.png has 64 × 32 pixels"],
  ["that would fill the memory", "huge.png", "huge.png has 5000 × 5000 pixels"],
  ["behind a link that leads out", "link.png", "link.png leads out of the project"],
  ["behind a path that leads out", "../outside.png", "../outside.png leads out of the project"],
])("an icon %s is refused", async (_, name, message) => {
  const found = await findIcon(root, name);
  expect(found.ok ? "" : found.diagnostics[0]?.message).toBe(message);
});
