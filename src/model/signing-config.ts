import * as v from "valibot";
import { AuthenticodeSchema } from "./authenticode-config.ts";
import { text } from "./text-config.ts";

/** Never the secret itself: what stands in a repository is nobody's secret any more. */
const variable = (what: string) =>
  v.pipe(
    text,
    v.regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, "must be the NAME of an environment variable, never a key or a password"),
    v.description(`Environment variable with ${what}.`),
  );
const KEY = "the key's text, or the path of its file";

export const SIGN_POLICIES = ["auto", "required", "off"] as const;
export const PROVENANCE_POLICIES = ["auto", "off"] as const;

export const SigstoreSchema = v.strictObject(
  {
    key: v.exactOptional(variable(`${KEY}: PKCS#8, ECDSA on P-256. Default: the job's own identity`)),
    password: v.exactOptional(variable("the key's password")),
    "signing-config": v.exactOptional(
      v.pipe(text, v.description("Signing configuration of another Sigstore instance; path relative to the project.")),
    ),
    "trusted-root": v.exactOptional(
      v.pipe(text, v.description("Trusted root of another Sigstore instance; path relative to the project.")),
    ),
  },
  "must be { key: VARIABLE, … }, or {} for the job's own identity",
);

export const MinisignSchema = v.strictObject(
  { key: variable(KEY), password: v.exactOptional(variable("the key's password")) },
  "must be { key: VARIABLE, password: VARIABLE }",
);

export const GpgSchema = v.strictObject(
  { key: variable(`${KEY}, armoured`), passphrase: v.exactOptional(variable("the key's passphrase")) },
  "must be { key: VARIABLE, passphrase: VARIABLE }",
);

/** How a release is signed. Secrets are named, and stand in environment variables. */
export const SigningSchema = v.strictObject(
  {
    sigstore: v.exactOptional(
      v.pipe(SigstoreSchema, v.description("One Sigstore bundle per file, which cosign and others verify.")),
    ),
    minisign: v.exactOptional(v.pipe(MinisignSchema, v.description("A minisign signature of the checksums."))),
    gpg: v.exactOptional(v.pipe(GpgSchema, v.description("An OpenPGP signature of the checksums."))),
    authenticode: v.exactOptional(
      v.pipe(
        AuthenticodeSchema,
        v.description("Signs the Windows programs and libraries inside the archives (Authenticode)."),
      ),
    ),
  },
  "must be { sigstore: {}, minisign: { key: VARIABLE }, gpg: { key: VARIABLE } }",
);

/** Keys of slipway.yml that say how a release is signed. */
export const signingKeys = {
  sign: v.exactOptional(
    v.pipe(
      v.picklist(SIGN_POLICIES, `must be one of ${SIGN_POLICIES.join(", ")}`),
      v.description(
        "auto signs in every way that is possible and reports the others; required fails if one is not possible; off does not sign.",
      ),
    ),
  ),
  provenance: v.exactOptional(
    v.pipe(
      v.picklist(PROVENANCE_POLICIES, `must be one of ${PROVENANCE_POLICIES.join(", ")}`),
      v.description("auto signs a statement of how every file was built, where the job has an identity."),
    ),
  ),
  signing: v.exactOptional(v.pipe(SigningSchema, v.description("Ways to sign besides the job's own identity."))),
};

/** How a release is to be signed, complete; part of the plan. */
export const SigningWishSchema = v.strictObject({
  policy: v.picklist(SIGN_POLICIES),
  provenance: v.picklist(PROVENANCE_POLICIES),
  methods: SigningSchema,
});

export type SigningWish = v.InferOutput<typeof SigningWishSchema>;
export type SigstoreMethod = v.InferOutput<typeof SigstoreSchema>;
export type MinisignMethod = v.InferOutput<typeof MinisignSchema>;
export type GpgMethod = v.InferOutput<typeof GpgSchema>;
