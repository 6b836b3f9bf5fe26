import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HELLO } from "../../model/probe.ts";

/**
 * The program's text. What the prober needs is imported beside it, because a frozen program has of the standard library what
 * it uses; the modules are imported where freezers see it and no start does.
 */
export function helloText(modules: readonly string[]): string {
  const uses = modules.flatMap((module, index) => ["", `def use_${index}():`, `    import ${module}`, ""]);
  const prober = modules.length === 0 ? [] : ["import importlib.metadata", "import json", "import traceback"];
  return [
    '"""Says hello, to show that a program can be shipped at all."""',
    "import argparse",
    ...prober,
    ...uses,
    "",
    'if __name__ == "__main__":',
    "    parser = argparse.ArgumentParser(description=__doc__)",
    `    parser.add_argument("--version", action="version", version="${HELLO.name} 1.0")`,
    "    parser.parse_args()",
    '    print("Hello, world!")',
    "",
  ].join("\n");
}

/** Writes the program into a directory, which is made. */
export async function writeHello(directory: string, modules: readonly string[]): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, HELLO.script), helloText(modules));
}
