import * as v from "valibot";
import { text } from "./text-config.ts";

const variable = v.pipe(
  text,
  v.regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, "must be the NAME of an environment variable, never a key or a password"),
);

/** Key stores as jsign calls them. PKCS12 alone is tried in our tests. */
export const KEY_STORES = [
  "PKCS12",
  "JKS",
  "JCEKS",
  "PKCS11",
  "CRYPTOCERTUM",
  "ETOKEN",
  "NITROKEY",
  "OPENPGP",
  "OPENSC",
  "PIV",
  "YUBIKEY",
  "AWS",
  "AZUREKEYVAULT",
  "DIGICERTONE",
  "ESIGNER",
  "GARASIGN",
  "GOOGLECLOUD",
  "HASHICORPVAULT",
  "ORACLECLOUD",
  "SIGNPATH",
  "SIGNSERVER",
  "TRUSTEDSIGNING",
] as const;

/** How programs for Windows are signed. Secrets are named, and stand in environment variables. */
export const AuthenticodeSchema = v.strictObject(
  {
    timestamp: v.pipe(
      v.string("must be an address"),
      v.regex(/^https?:\/\/\S+$/, "must be the http address of a time-stamp authority (RFC 3161)"),
      v.description(
        "Time-stamp authority (RFC 3161). Its time stamps keep signatures valid after the certificate has expired.",
      ),
    ),
    key: v.exactOptional(
      v.pipe(
        variable,
        v.description("Environment variable with the PKCS#12 file: its path, or its content in base64."),
      ),
    ),
    password: v.exactOptional(v.pipe(variable, v.description("Environment variable with the key store's password."))),
    store: v.exactOptional(
      v.pipe(
        v.picklist(KEY_STORES, `must be one of ${KEY_STORES.join(", ")}`),
        v.description("Kind of key store, in jsign's words. Default: PKCS12."),
      ),
    ),
    "store-name": v.exactOptional(
      v.pipe(text, v.description("For a key store that is not a file: the vault, the token or the configuration.")),
    ),
    alias: v.exactOptional(v.pipe(text, v.description("Alias of the key in the store."))),
    chain: v.exactOptional(
      v.pipe(text, v.description("PKCS#7 file with the certificate's chain; path relative to the project.")),
    ),
    jar: v.exactOptional(
      v.pipe(
        text,
        v.description("Path of jsign's jar if it must not be downloaded; its digest is checked either way."),
      ),
    ),
  },
  "must be { key: VARIABLE, password: VARIABLE, timestamp: ADDRESS }",
);

export type AuthenticodeMethod = v.InferOutput<typeof AuthenticodeSchema>;
