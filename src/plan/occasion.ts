import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";

/** What set a step off, as the runner tells it. */
export interface Occasion {
  /** The input `mode`; empty for auto. */
  readonly mode: string;
  /** `push`, `pull_request`, …; in a called workflow the caller's. */
  readonly event: string;
  /** The tag that the workflow runs on; undefined on branches and pull requests. */
  readonly pushed: string | undefined;
  /** The input `tag`; empty where nobody gave one. */
  readonly tag: string;
}

/** What is done, and under which tag, if any. */
export type Doing =
  | { readonly mode: "build"; readonly tag: string | undefined }
  | { readonly mode: "release"; readonly tag: string };

/** Only people with write access (or code of theirs that has been merged) set these off. */
const TRUSTED = ["push", "workflow_dispatch", "schedule", "repository_dispatch"];

const TRIGGER = 'on: { push: { tags: ["v*"] } }';

/** Why no release is made on this event, where there is more to say than that. */
function refusal(event: string): Pick<Diagnostic, "message" | "hint"> {
  if (event === "release")
    return {
      message:
        "nothing is released on the event release: that release is public already, before its first file is there",
      hint: `Release when the tag is pushed, and let us make the release: ${TRIGGER}. (A draft made by hand is used; it is published when its files are there.)`,
    };
  if (event.startsWith("pull_request"))
    return {
      message: `nothing is released on the event ${event}: it runs code that nobody has merged`,
      hint: `Leave out tag and mode there, and it is built and tried; release when the tag is pushed: ${TRIGGER}.`,
    };
  return {
    message: `nothing is released on the event ${event || "that is unknown"}: anybody may set it off, with code or text of their own`,
    hint: `Release when the tag is pushed (${TRIGGER}), or on workflow_dispatch with the input tag; a called workflow has the event of its caller.`,
  };
}

function unknownMode(mode: string): Diagnostic {
  return {
    code: "unknown-mode",
    message: `input mode: there is no mode ${mode}`,
    hint: "There are: auto, build, release.",
  };
}

/** Where only people with rights may set something off. */
function trusted({ mode, event, pushed, tag }: Occasion): Result<Doing> {
  const meant = event === "push" || mode === "release" ? pushed : undefined;
  const released = tag === "" ? meant : tag;
  if (released !== undefined) return success({ mode: "release", tag: released });
  if (mode !== "release") return success({ mode: "build", tag: pushed });
  const message = `mode release: ${event} is on no tag, and the input tag names none`;
  return failure({ code: "no-tag", message, hint: `Push a tag (${TRIGGER}), or name it in the input tag.` });
}

/** Where a release may happen: on a tag that was pushed, or that a trusted event names. Fails by name everywhere else. */
export function doingOf(occasion: Occasion): Result<Doing> {
  const { mode, event, pushed, tag } = occasion;
  if (!["", "auto", "build", "release"].includes(mode)) return failure(unknownMode(mode));
  if (mode === "build") return success({ mode, tag: tag === "" ? pushed : tag });
  if (TRUSTED.includes(event)) return trusted(occasion);
  const asked = mode === "release" || tag !== "" || event === "release";
  // What the runner calls a tag on such an event may be anybody's.
  return asked ? failure({ code: "no-release-here", ...refusal(event) }) : success({ mode: "build", tag: undefined });
}
