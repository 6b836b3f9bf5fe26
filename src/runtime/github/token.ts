import { ConfigError } from "../../model/errors.ts";

/** A token as a header takes it. Throws ConfigError for any other: whoever asks with that would quote it, token and all. */
export function usableToken(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  const message = "the token for GitHub holds a line break, a blank or another character that no token has";
  throw new ConfigError([{ code: "bad-token", message, hint: "Set it again, as one word; nothing was sent." }]);
}
