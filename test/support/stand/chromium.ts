import { createRequire } from "node:module";
import { join } from "node:path";
import { debianPackage } from "./debian.ts";
import { kept, onPath, tool } from "./store.ts";

/** What drives the browser, and what judges whether a page can be used by everybody. */
const PACKAGES = ["playwright-core@1.65.1", "axe-core@4.14.1"];

/** Folder of what drives a real Chromium, which is Debian's. */
export async function installChromium(): Promise<string> {
  if (!onPath("chromium")) await debianPackage("chromium");
  return kept("chromium-playwright-1.65.1-axe-4.14.1", async (into) => {
    const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
    await tool(["npm", "install", "--prefix", into, ...quietly, ...PACKAGES]);
  });
}

/** The part of a page that the tests use, of playwright-core's types, which are not installed with the checkout. */
export interface Page {
  goto(url: string): Promise<unknown>;
  on(event: "request", listen: (request: { url(): string }) => void): void;
  on(event: "pageerror", listen: (error: Error) => void): void;
  waitForSelector(selector: string): Promise<unknown>;
  evaluate<T>(script: string): Promise<T>;
  addScriptTag(script: { content: string }): Promise<unknown>;
  emulateMedia(media: { colorScheme: "light" | "dark" }): Promise<void>;
  screenshot(options: { path: string; fullPage?: boolean }): Promise<unknown>;
  focus(selector: string): Promise<void>;
  fill(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  selectOption(selector: string, value: string): Promise<unknown>;
  textContent(selector: string): Promise<string | null>;
  setViewportSize(size: { width: number; height: number }): Promise<void>;
  close(): Promise<void>;
  readonly keyboard: { press(key: string): Promise<void> };
}

export interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** @param folder as `installChromium` gives it */
export async function startChromium(folder: string): Promise<Browser> {
  const { chromium } = createRequire(join(folder, "node_modules", "x.js"))("playwright-core");
  // Its sandbox needs rights that root in a container has not got; what is opened is ours.
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
}

/** Source of axe-core, to be run in a page. */
export const axePath = (folder: string): string => join(folder, "node_modules", "axe-core", "axe.min.js");
