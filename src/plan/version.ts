import { compare, explain } from "@renovatebot/pep440";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import { versionInTag } from "../model/release-tag.ts";

/** One PEP 440 version has many spellings (`1.4.0-rc.1`, `1.4.0rc1`); this is the canonical one, or undefined for none. */
export function normalVersion(text: string): string | undefined {
  const parts = explain(text);
  if (parts === null) return undefined;
  return parts.local === null ? parts.public : `${parts.public}+${parts.local}`;
}

/** A version with a pre-release or development part is never “latest”. */
export function isPrerelease(version: string): boolean {
  const parts = explain(version);
  return parts?.is_prerelease === true || parts?.is_devrelease === true;
}

/** A version as it stands in file names: `!` and `+` are no safe characters there. */
export function fileVersion(version: string): string {
  return version.replaceAll(/[!+]/g, "_");
}

/** The version that a tag names under a template such as `v?{version}` or `{name}-v{version}`; undefined where it does not fit. */
export function versionOfTag(tag: string, template: string, name: string): string | undefined {
  const version = versionInTag(tag, template, name);
  return version === undefined ? undefined : normalVersion(version);
}

/** What a tag is compared with. */
interface Tagged {
  readonly version: string;
  readonly name: string;
  /** All tags of the commit. */
  readonly tags?: readonly string[];
}

/** What to do about a tag of another version; a version that is made from tags comes from one of them. */
function remedyOf(tag: string, { version, name, tags = [] }: Tagged, template: string): string {
  const other = tags.find((each) => each !== tag && versionOfTag(each, template, name) === normalVersion(version));
  return other === undefined
    ? "Raise the project's version and tag that commit, or tag the version that it has."
    : `The commit bears the tag ${other}, too, which says that version: give each release a commit of its own, or release ${other}.`;
}

/** A tag must agree with the project's version, whatever their spelling. */
export function checkTag(tag: string, project: Tagged, template: string): Result<string> {
  const named = versionOfTag(tag, template, project.name);
  const problem = (message: string, hint: string): Diagnostic => ({
    code: "tag-mismatch",
    message,
    hint,
    at: { file: "git", key: "tag" },
  });
  if (named === undefined) {
    return failure(
      problem(
        `tag ${tag} does not fit release.tag (${template})`,
        "Tag the version alone, or say in release.tag how tags look.",
      ),
    );
  }
  if (compare(named, project.version) === 0) return success(tag);
  return failure(
    problem(
      `tag ${tag} says version ${named}, but the project is version ${project.version}`,
      remedyOf(tag, project, template),
    ),
  );
}
