import * as v from "valibot";

/** Whether a smoke build says on its pull request what it found out. */
export const CommentSchema = v.pipe(
  v.picklist(["auto", "off"], "must be auto or off"),
  v.description("auto: one comment on each pull request, if the token may write comments."),
);
