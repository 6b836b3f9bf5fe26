import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { reportHtml } from "../../src/report/html.ts";
import { largeReport } from "../support/large-report.ts";
import { axePath, type Browser, type Page, startChromium } from "../support/stand/chromium.ts";
import { pythonOptions, slipway, theStand } from "../support/stand/cli.ts";
import { copyProject } from "../support/stand/projects.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const stand = theStand();
const FILES = 20_000;
const example = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples", "hello-world");

describeUnless(noPart(stand.chromium, "Chromium"))("the report in Chromium", () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const errors: Error[] = [];
  const address = pathToFileURL(join(stand.work, "report.html")).href;
  const chromium = stand.chromium ?? "";

  beforeAll(async () => {
    const html = reportHtml(largeReport(FILES), (text) => deflateRawSync(text).toString("base64"));
    await writeFile(join(stand.work, "report.html"), html);
    browser = await startChromium(chromium);
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    requests.length = 0;
    errors.length = 0;
    page = await browser.newPage();
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => errors.push(error));
    await page.goto(address);
    await page.waitForSelector("body[data-ready]");
  });
  afterEach(async () => {
    expect(errors).toEqual([]);
    await page.close();
  });

  const tiles = () =>
    page.evaluate<string[]>("[...document.querySelectorAll('.tile')].map((tile) => tile.getAttribute('aria-label'))");
  const crumbs = () =>
    page.evaluate<string[]>("[...document.querySelectorAll('#crumbs li')].map((li) => li.textContent)");
  const focused = () => page.evaluate<string>("document.activeElement.getAttribute('aria-label')");

  test("asks nobody for anything", () => expect(requests).toEqual([address]));

  test("opens a part by a click, and a crumb leads back", async () => {
    const [first = ""] = await tiles();
    await page.click(".tile");
    expect(await crumbs()).toEqual(["app-1.0", first.split(",")[0]]);
    await page.click("#crumbs button");
    expect(await crumbs()).toEqual(["app-1.0"]);
    expect((await tiles())[0]).toBe(first);
  });

  test("is used by keys alone", async () => {
    const [first, second] = await tiles();
    await page.focus(".tile");
    expect(await focused()).toBe(first);
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe(second);
    await page.keyboard.press("Enter");
    expect((await crumbs())[1]).toBe(second?.split(",")[0]);
    expect(await focused()).toBe((await tiles())[0]);
    await page.keyboard.press("Backspace");
    expect(await crumbs()).toEqual(["app-1.0"]);
  });

  test("finds files by words of their path and of who brought them", async () => {
    await page.fill("#search", "module17 part-4.py");
    const rows = await page.evaluate<string[]>(
      "[...document.querySelectorAll('#files tbody tr')].map((row) => row.cells[0].textContent)",
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatch(/module17.*part-4\.py/);
    await page.fill("#search", "no-such-file");
    expect(await page.textContent("#files")).toBe("No file has these words.");
    expect(await page.textContent("#count")).toMatch(/^0 of 20000 files/);
  });

  test("groups by folder, and shows the other bundle", async () => {
    await page.selectOption("#grouping", "folder");
    expect((await tiles()).some((tile) => tile.startsWith("python"))).toBe(true);
    await page.evaluate("document.querySelector('#bundle').selectedIndex = 1");
    await page.evaluate("document.querySelector('#bundle').dispatchEvent(new Event('change'))");
    expect(await page.textContent("#facts")).toContain("Windows 10.0");
  });

  test.each(["light", "dark"] as const)("has nothing that axe objects to, in %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.addScriptTag({ content: await readFile(axePath(chromium), "utf8") });
    const found = await page.evaluate<string[]>(
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
    );
    expect(found).toEqual([]);
  });

  test("is dark where the system is", async () => {
    const ground = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    await page.emulateMedia({ colorScheme: "light" });
    expect(await ground()).toBe("rgb(255, 255, 255)");
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await ground()).toBe("rgb(15, 19, 24)");
  });

  test("of a real build shows its bundle, and opens the interpreter", async () => {
    const project = await copyProject(example, join(stand.work, "report-hello"));
    const args = ["build", "--report", "out/report.html", ...pythonOptions(stand)];
    const built = await slipway(stand, args, { cwd: project });
    expect(built.code, built.output).toBe(0);
    await page.goto(pathToFileURL(join(project, "out", "report.html")).href);
    await page.waitForSelector("body[data-ready]");
    expect(await page.textContent("h1")).toBe("hello-world 1.0.0, linux-x64");
    expect(await page.textContent("#facts")).toMatch(/unpacked.*files.*needs.*glibc.*starts in.*Python.*portable/);
    expect(await page.textContent("#checks")).toContain("hello-world");
    expect(await page.textContent("#floors")).toContain("glibc");
    expect((await tiles())[0]).toMatch(/^interpreter, /);
    await page.click(".tile");
    expect((await crumbs())[1]).toBe("interpreter");
    await page.fill("#search", "hello_world.py");
    expect(await page.textContent("#files tbody")).toContain("hello_world.py");
    const manifest = JSON.parse(await readFile(join(project, "release", "slipway-manifest.json"), "utf8"));
    const files = manifest.legs[0].sizes.reduce((sum: number, share: { files: number }) => sum + share.files, 0);
    expect(await page.textContent("#count")).toContain(` of ${files} files`);
    const archive = join(project, "release", "hello-world-1.0.0-linux-x64.tar.gz");
    const looked = await slipway(stand, ["inspect", archive, "--report", "looked.html"], { cwd: project });
    expect(looked.code, looked.output).toBe(0);
    await page.goto(pathToFileURL(join(project, "looked.html")).href);
    await page.waitForSelector("body[data-ready]");
    expect(await page.textContent("#subtitle")).toBe("Looked at, and not run.");
    expect(await page.textContent("#count")).toContain(` of ${files} files`);
  });

  test("of a project that writes markup into its names shows it as text", async () => {
    const data = largeReport(1);
    const [bundle] = data.bundles;
    const nasty = "<img src=x onerror=alert(1)>";
    const owners = [{ kind: "other" as const, name: nasty, files: [[`${nasty}.py`, 1]] as const }];
    const html = reportHtml(
      { ...data, title: nasty, bundles: bundle === undefined ? [] : [{ ...bundle, owners }] },
      (text) => deflateRawSync(text).toString("base64"),
    );
    const file = join(stand.work, "nasty.html");
    await writeFile(file, html);
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector("body[data-ready]");
    expect(await page.textContent("h1")).toBe(nasty);
    expect(await page.evaluate("document.images.length")).toBe(0);
    expect((await tiles())[0]).toContain(nasty);
  });
});
