import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveConfig } from "../../../src/config/resolve.ts";
import { templateProblem, versionInTag } from "../../../src/model/release-tag.ts";
import { checkTag, fileVersion, isPrerelease, normalVersion, versionOfTag } from "../../../src/plan/version.ts";
import { configSource, scriptFacts } from "../../support/facts.ts";
import { okValue } from "../../support/result.ts";

describe("versions are PEP 440", () => {
  test.each([
    ["1.4.0", "1.4.0", false],
    ["1.4.0-rc.1", "1.4.0rc1", true],
    ["v1.4.0", "1.4.0", false],
    ["2!1.0.post1.dev3", "2!1.0.post1.dev3", true],
    ["2026.8.19.dev3", "2026.8.19.dev3", true],
    ["1.0+local.7", "1.0+local.7", false],
    ["1.0.post2", "1.0.post2", false],
  ])("%s is %s", (text, normal, prerelease) => {
    expect(normalVersion(text)).toBe(normal);
    expect(isPrerelease(text)).toBe(prerelease);
  });

  test.each(["", "one", "1.0-beta-x", "1..0", "latest"])("%j is none", (text) => {
    expect(normalVersion(text)).toBeUndefined();
  });

  test("file names take every version", () => {
    const part = fc.integer({ min: 0, max: 99 });
    fc.assert(
      fc.property(part, fc.array(part, { minLength: 1, maxLength: 4 }), fc.option(part), (epoch, release, local) => {
        const version = `${epoch}!${release.join(".")}${local === null ? "" : `+l.${local}`}`;
        expect(fileVersion(version)).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
      }),
    );
  });
});

describe("tags agree with versions", () => {
  test.each([
    ["v1.4.0", "v?{version}", "1.4.0"],
    ["1.4.0rc1", "v?{version}", "1.4.0rc1"],
    ["app-v1.4.0", "{name}-v{version}", "1.4.0"],
    ["release/1.4.0-final", "release/{version}-final", "1.4.0"],
    ["app-v1.4.0", "v?{version}", undefined],
    ["nightly", "v?{version}", undefined],
    ["app-v1.4.0", "{name}-v?{version}", "1.4.0"],
    ["app-1.4.0", "{name}-v?{version}", "1.4.0"],
    ["apps/app/v1.4.0/x", "apps/{name}/v?{version}/x", "1.4.0"],
    ["vv1.4.0", "v?{version}", undefined],
    ["v1.4.0", "{version}", undefined],
    ["app-", "{name}-v?{version}", undefined],
  ])("%s under %s", (tag, template, version) => {
    expect(versionOfTag(tag, template, "app")).toBe(version);
  });

  test("v? means with and without, wherever {version} stands, and configuration and plan read alike", () => {
    const word = fc.stringMatching(/^[a-z.+($*\\-]{0,5}[a-z]$/);
    const text = fc.oneof(fc.constant(""), word);
    fc.assert(
      fc.property(
        text,
        text,
        fc.boolean(),
        fc.array(fc.nat(99), { minLength: 1, maxLength: 4 }),
        (before, after, v, parts) => {
          const version = parts.join(".");
          const template = `${before}-{name}-v?{version}${after}`;
          expect(templateProblem(template)).toBeUndefined();
          const tag = `${before}-app-${v ? "v" : ""}${version}${after}`;
          expect(versionInTag(tag, template, "app")).toBe(version);
          const facts = scriptFacts({
            name: { value: "app", at: { file: "a.py" } },
            commit: { id: "a", time: 0, tags: [tag] },
          });
          const resolved = resolveConfig({
            flags: {},
            inputs: {},
            facts,
            file: configSource({ release: { tag: template } }),
          });
          expect(okValue(resolved).version).toBe(version);
          expect(versionOfTag(tag, template, "app")).toBe(normalVersion(version));
        },
      ),
    );
  });

  test("another spelling of the same version is the same", () => {
    expect(checkTag("v1.4.0-rc.1", { version: "1.4.0rc1", name: "app" }, "v?{version}").ok).toBe(true);
  });

  test("tag that fits no template", () => {
    const result = checkTag("nightly", { version: "1.4.0", name: "app" }, "v?{version}");
    expect(result.ok ? [] : result.diagnostics).toMatchObject([
      {
        code: "tag-mismatch",
        message: "tag nightly does not fit release.tag (v?{version})",
        hint: expect.stringContaining("release.tag"),
      },
    ]);
  });

  test("two tags on one commit, and the version is the other one's", () => {
    const project = { version: "1.4.0rc1", name: "app", tags: ["v1.4.0", "v1.4.0-rc.1"] };
    const result = checkTag("v1.4.0", project, "v?{version}");
    const hint = expect.stringContaining("bears the tag v1.4.0-rc.1, too");
    expect(result.ok ? [] : result.diagnostics).toMatchObject([{ code: "tag-mismatch", hint }]);
  });

  test("tag that names another version", () => {
    const result = checkTag("v1.5.0", { version: "1.4.0", name: "app" }, "v?{version}");
    expect(result.ok ? [] : result.diagnostics).toMatchObject([
      { code: "tag-mismatch", message: "tag v1.5.0 says version 1.5.0, but the project is version 1.4.0" },
    ]);
  });
});
