import type { Diagnostic } from "../../model/diagnostic.ts";
import type { ReleaseSet } from "../../model/release.ts";
import type { ServiceRefusal } from "../../model/releases.ts";

const RIGHTS =
  "Give the job `permissions: { contents: write }`, or the input token one that may write this repository's contents; check that it is a token of this repository, and not expired.";

/** Causes of a refused write that the service does not tell apart (description of the Releases API). */
const CAUSES =
  "GitHub does not say which of these it is: the token lacks `contents: write` for this repository; the commit changes files below .github/workflows, which the token of a workflow may not tag; or the release names a discussion category that there is not.";

function mentions(error: ServiceRefusal, words: RegExp): boolean {
  return words.test(
    [error.said, ...error.details.flatMap((detail) => [detail.message, detail.field, detail.code])].join(" "),
  );
}

/** Refusals whose text names the reason, with what can be done. */
const REASONS: readonly {
  readonly words: RegExp;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}[] = [
  {
    words: /used by an immutable release/i,
    code: "burned-tag",
    message: "this tag belonged to an immutable release that was deleted, and can never be used again",
    hint: "The draft and its files are kept. Release the next version, under its own tag.",
  },
  {
    words: /immutable release/i,
    code: "immutable-release",
    message: "the release is immutable: nothing can be added to it any more",
    hint: "Release the next version.",
  },
  {
    words: /pre_receive|creations being restricted|rule violations|protected tag/i,
    code: "tag-forbidden",
    message: "a rule of the repository forbids to create the tag",
    hint: "The draft and its files are kept. Push the tag as somebody who may, or let the rule (Settings, Rules) pass this token, and run the job again.",
  },
  {
    words: /already_exists.*tag_name|tag_name.*already_exists/i,
    code: "already-published",
    message: "somebody else has published a release of this tag meanwhile",
    hint: "Look at the releases page: what is there is left alone, and the draft is kept.",
  },
];

/** What a refusal of the service means to the user. */
export function explain(error: ServiceRefusal, what: string, set: ReleaseSet): Diagnostic {
  const said = error.message;
  const reason = error.status === 422 ? REASONS.find(({ words }) => mentions(error, words)) : undefined;
  if (reason !== undefined)
    return { code: reason.code, message: `${what} for ${set.tag}: ${reason.message} (${said})`, hint: reason.hint };
  if (error.status === 401)
    return {
      code: "bad-token",
      message: `${what}: GitHub does not know the token, or not any more (${said})`,
      hint: RIGHTS,
    };
  if (error.status === 403 || error.status === 404)
    return { code: "not-permitted", message: `${what} is not permitted (${said})`, hint: `${CAUSES} ${RIGHTS}` };
  return {
    code: "service-refused",
    message: `${what} was refused: ${said}`,
    hint: "What is there is kept; nothing was published.",
  };
}
