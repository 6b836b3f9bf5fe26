import type { SigningWish } from "../model/signing-config.ts";
import type { Choices } from "./choices.ts";

/** How a release is signed. A password without its key is a mistake, and a key may be there without one. */
export function resolveSigning(choices: Choices): SigningWish {
  const methods = choices.pick("signing");
  const sigstore = methods?.value.sigstore;
  if (methods !== undefined && sigstore?.password !== undefined && sigstore.key === undefined) {
    choices.report({
      code: "missing-key",
      message: "there is a password, and no key that it is for",
      hint: "write key: VARIABLE beside it, or leave it out to sign with the job's identity",
      at: methods.inside("sigstore", "password"),
    });
  }
  return {
    policy: choices.pick("sign")?.value ?? "auto",
    provenance: choices.pick("provenance")?.value ?? "auto",
    methods: methods?.value ?? {},
  };
}
