import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  failure,
  success
} from "./chunk-3HSMMY5N.mjs";

// src/plan/occasion.ts
var TRUSTED = ["push", "workflow_dispatch", "schedule", "repository_dispatch"];
var TRIGGER = 'on: { push: { tags: ["v*"] } }';
function refusal(event) {
  if (event === "release")
    return {
      message: "nothing is released on the event release: that release is public already, before its first file is there",
      hint: `Release when the tag is pushed, and let us make the release: ${TRIGGER}. (A draft made by hand is used; it is published when its files are there.)`
    };
  if (event.startsWith("pull_request"))
    return {
      message: `nothing is released on the event ${event}: it runs code that nobody has merged`,
      hint: `Leave out tag and mode there, and it is built and tried; release when the tag is pushed: ${TRIGGER}.`
    };
  return {
    message: `nothing is released on the event ${event || "that is unknown"}: anybody may set it off, with code or text of their own`,
    hint: `Release when the tag is pushed (${TRIGGER}), or on workflow_dispatch with the input tag; a called workflow has the event of its caller.`
  };
}
function unknownMode(mode) {
  return {
    code: "unknown-mode",
    message: `input mode: there is no mode ${mode}`,
    hint: "There are: auto, build, smoke, release."
  };
}
function trusted({ mode, event, pushed, tag }) {
  const meant = event === "push" || mode === "release" ? pushed : void 0;
  const released = tag === "" ? meant : tag;
  if (released !== void 0) return success({ mode: "release", tag: released });
  if (mode !== "release") return success({ mode: "build", tag: pushed });
  const message = `mode release: ${event} is on no tag, and the input tag names none`;
  return failure({ code: "no-tag", message, hint: `Push a tag (${TRIGGER}), or name it in the input tag.` });
}
function doingOf(occasion) {
  const { mode, event, pushed, tag } = occasion;
  if (!["", "auto", "build", "smoke", "release"].includes(mode)) return failure(unknownMode(mode));
  if (mode === "build") return success({ mode, tag: tag === "" ? pushed : tag });
  if (mode === "smoke") return success({ mode, tag: void 0 });
  if (TRUSTED.includes(event)) return trusted(occasion);
  const asked = mode === "release" || tag !== "" || event === "release";
  if (asked) return failure({ code: "no-release-here", ...refusal(event) });
  return success({ mode: event === "pull_request" ? "smoke" : "build", tag: void 0 });
}

export {
  doingOf
};
