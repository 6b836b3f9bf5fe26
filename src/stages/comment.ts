import type { Comment, Comments } from "../model/comments.ts";
import { NetworkError } from "../model/errors.ts";
import type { Log } from "../model/ports.ts";
import { COMMENT_MARKER, type CommentPart, holdsPart, mergedComment } from "../report/smoke-comment.ts";

/** Legs of a matrix write the one comment side by side; each looks whether its part is still there. */
const TRIES = 3;

/** Answers of a service that a token which may only read gets. */
const REFUSED = [401, 403, 404];

const ours = (all: readonly Comment[]): readonly Comment[] =>
  all.filter(({ body, own }) => own && body.startsWith(COMMENT_MARKER)).sort((a, b) => a.id - b.id);

/** Another leg may have removed it. */
function unlessGone(error: unknown): void {
  if (!(error instanceof NetworkError && error.status === 404)) throw error;
}

/** Two legs may have begun a comment each: the older one stays. */
async function writeOnce(comments: Comments, part: CommentPart): Promise<void> {
  const [oldest, ...others] = ours(await comments.list());
  if (oldest === undefined) {
    await comments.create(mergedComment([], part));
    return;
  }
  const bodies = [...others, oldest].map(({ body }) => body);
  const body = mergedComment(bodies, part);
  if (body !== oldest.body) await comments.update(oldest.id, body);
  for (const { id } of others) await comments.remove(id).catch(unlessGone);
}

/** Keeps the one comment of a pull request up to date. That it cannot be written is said, and fails nothing. */
export async function commentStage(log: Log, comments: Comments, part: CommentPart): Promise<void> {
  try {
    for (let time = 0; time < TRIES; time += 1) {
      await writeOnce(comments, part);
      const [oldest, ...others] = ours(await comments.list());
      if (others.length === 0 && oldest !== undefined && holdsPart(oldest.body, part)) return;
    }
    log.info(
      "The comment on the pull request is full, or written by others at the same time. The job's summary has all of it.",
    );
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const refused = error.status !== undefined && REFUSED.includes(error.status);
    log.info(
      refused
        ? "No comment on the pull request: the token may not write any (a fork's never may). The job's summary has all of it."
        : `No comment on the pull request: ${error.message}. The job's summary has all of it.`,
    );
  }
}
