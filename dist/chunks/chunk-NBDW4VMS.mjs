import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  TARGET_IDS
} from "./chunk-F2ZGVHID.mjs";
import {
  ALGORITHMS
} from "./chunk-EYHZ6UKJ.mjs";
import {
  array,
  boolean,
  check,
  description,
  exactOptional,
  literal,
  looseObject,
  minLength,
  minValue,
  nonEmpty,
  nullable,
  number,
  picklist,
  pipe,
  record,
  regex,
  strictObject,
  string,
  union,
  unknown,
  url,
  variant
} from "./chunk-K7URS2RY.mjs";

// src/model/interpreter.ts
var PYTHON_SOURCES = ["auto", "standalone", "hosted", "system"];
function minorOf(version) {
  const minor = plainVersion(version).split(".").slice(0, 2).join(".");
  return isFreeThreaded(version) ? `${minor}t` : minor;
}
function isFreeThreaded(version) {
  return version.endsWith("t");
}
function plainVersion(version) {
  return version.replace(/t$/, "");
}
function treeLayout(os, version) {
  const minor = minorOf(version);
  return os === "windows" ? { python: "python.exe", stdlib: "Lib", sitePackages: "Lib/site-packages", scripts: "Scripts" } : {
    python: `bin/python${minor}`,
    stdlib: `lib/python${minor}`,
    sitePackages: `lib/python${minor}/site-packages`,
    scripts: "bin"
  };
}

// src/model/cache-config.ts
var CACHE_CHOICES = ["auto", "off"];
var CacheChoiceSchema = picklist(CACHE_CHOICES, `must be one of ${CACHE_CHOICES.join(", ")}`);

// src/model/comment-config.ts
var CommentSchema = pipe(
  picklist(["auto", "off"], "must be auto or off"),
  description("auto: one comment on each pull request, if the token may write comments.")
);

// src/model/growth-config.ts
var GrowthSchema = pipe(
  string("must be text"),
  regex(/^\d{1,4}(\.\d{1,2})? ?%$/, "must be a share such as 10%"),
  description("How much larger than in the last release the unpacked bundle may be, such as 10%.")
);
function percent(share) {
  return Number.parseFloat(share);
}

// src/model/text-config.ts
var text = pipe(
  string("must be text"),
  nonEmpty("must not be empty"),
  check((value) => !value.includes("\0"), "must hold no zero character")
);

// src/model/limits-config.ts
var systemVersion = pipe(
  string("must be text"),
  regex(/^\d{1,4}(\.\d{1,4}){1,2}$/, 'must be a version such as "2.28" or "11.0"')
);
var FloorSchema = strictObject(
  {
    glibc: exactOptional(pipe(systemVersion, description("The newest glibc that a Linux bundle may need."))),
    macos: exactOptional(pipe(systemVersion, description("The newest macOS that a macOS bundle may need.")))
  },
  'must be { glibc: "2.28", macos: "11.0" }'
);
var SizeSchema = strictObject(
  {
    max: exactOptional(
      pipe(
        string("must be text"),
        regex(/^\d{1,9}(\.\d{1,3})? ?([kKMG]i?)?B$/, "must be a size such as 120MB or 1.5GiB"),
        description("Largest size of the unpacked bundle, such as 120MB.")
      )
    ),
    "max-growth": exactOptional(GrowthSchema)
  },
  "must be { max: 120MB, max-growth: 10% }"
);
var DURATION = /^(\d+(?:\.\d+)?)(ms|s)$/;
function milliseconds(duration) {
  const [, number2 = "0", unit = "s"] = DURATION.exec(duration) ?? [];
  return Number(number2) * (unit === "s" ? 1e3 : 1);
}
var StartupLimitSchema = strictObject(
  {
    max: pipe(
      text,
      regex(DURATION, "must be a time such as 2s or 800ms"),
      description("Longest time that a start may take; the median of several starts is compared.")
    )
  },
  "must be { max: TIME }"
);

// src/model/release-config.ts
var NotesSchema = union(
  [
    picklist(["auto", "changelog"]),
    strictObject({ file: pipe(text, description("A file of the project that holds the text.")) }),
    strictObject({ text: pipe(text, description("The text itself.")) })
  ],
  "must be auto (GitHub's own notes), changelog (the version's section of CHANGELOG.md), { file: PATH } or { text: \u2026 }"
);
var ChecksumsSchema = pipe(
  array(picklist(ALGORITHMS, `must be ${ALGORITHMS.join(" or ")}`), "must be a list, such as [sha256, sha512]"),
  check((list) => list.includes("sha256"), "must have sha256 in it: what is signed and verified goes by that"),
  check((list) => new Set(list).size === list.length, "must not name one twice")
);
var releaseEntries = {
  draft: exactOptional(
    pipe(boolean("must be true or false"), description("Upload everything and leave the release a draft."))
  ),
  notes: exactOptional(
    pipe(
      NotesSchema,
      description(
        "The text: auto (GitHub's own notes), changelog (the section of CHANGELOG.md), { file: PATH } or { text: \u2026 }. Our table follows it."
      )
    )
  ),
  checksums: exactOptional(
    pipe(
      ChecksumsSchema,
      description(
        "Lists of checksums: sha256 (SHA256SUMS), and sha512 (SHA512SUMS, which SHA256SUMS lists) beside it."
      )
    )
  )
};

// src/model/authenticode-config.ts
var variable = pipe(
  text,
  regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, "must be the NAME of an environment variable, never a key or a password")
);
var KEY_STORES = [
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
  "TRUSTEDSIGNING"
];
var AuthenticodeSchema = strictObject(
  {
    timestamp: pipe(
      string("must be an address"),
      regex(/^https?:\/\/\S+$/, "must be the http address of a time-stamp authority (RFC 3161)"),
      description(
        "Time-stamp authority (RFC 3161). Its time stamps keep signatures valid after the certificate has expired."
      )
    ),
    key: exactOptional(
      pipe(
        variable,
        description("Environment variable with the PKCS#12 file: its path, or its content in base64.")
      )
    ),
    password: exactOptional(pipe(variable, description("Environment variable with the key store's password."))),
    store: exactOptional(
      pipe(
        picklist(KEY_STORES, `must be one of ${KEY_STORES.join(", ")}`),
        description("Kind of key store, in jsign's words. Default: PKCS12.")
      )
    ),
    "store-name": exactOptional(
      pipe(text, description("For a key store that is not a file: the vault, the token or the configuration."))
    ),
    alias: exactOptional(pipe(text, description("Alias of the key in the store."))),
    chain: exactOptional(
      pipe(text, description("PKCS#7 file with the certificate's chain; path relative to the project."))
    ),
    jar: exactOptional(
      pipe(
        text,
        description("Path of jsign's jar if it must not be downloaded; its digest is checked either way.")
      )
    )
  },
  "must be { key: VARIABLE, password: VARIABLE, timestamp: ADDRESS }"
);

// src/model/signing-config.ts
var variable2 = (what) => pipe(
  text,
  regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, "must be the NAME of an environment variable, never a key or a password"),
  description(`Environment variable with ${what}.`)
);
var KEY = "the key's text, or the path of its file";
var SIGN_POLICIES = ["auto", "required", "off"];
var PROVENANCE_POLICIES = ["auto", "off"];
var SigstoreSchema = strictObject(
  {
    key: exactOptional(variable2(`${KEY}: PKCS#8, ECDSA on P-256. Default: the job's own identity`)),
    password: exactOptional(variable2("the key's password")),
    "signing-config": exactOptional(
      pipe(text, description("Signing configuration of another Sigstore instance; path relative to the project."))
    ),
    "trusted-root": exactOptional(
      pipe(text, description("Trusted root of another Sigstore instance; path relative to the project."))
    )
  },
  "must be { key: VARIABLE, \u2026 }, or {} for the job's own identity"
);
var MinisignSchema = strictObject(
  { key: variable2(KEY), password: exactOptional(variable2("the key's password")) },
  "must be { key: VARIABLE, password: VARIABLE }"
);
var GpgSchema = strictObject(
  { key: variable2(`${KEY}, armoured`), passphrase: exactOptional(variable2("the key's passphrase")) },
  "must be { key: VARIABLE, passphrase: VARIABLE }"
);
var SigningSchema = strictObject(
  {
    sigstore: exactOptional(
      pipe(SigstoreSchema, description("One Sigstore bundle per file, which cosign and others verify."))
    ),
    minisign: exactOptional(pipe(MinisignSchema, description("A minisign signature of the checksums."))),
    gpg: exactOptional(pipe(GpgSchema, description("An OpenPGP signature of the checksums."))),
    authenticode: exactOptional(
      pipe(
        AuthenticodeSchema,
        description("Signs the Windows programs and libraries inside the archives (Authenticode).")
      )
    )
  },
  "must be { sigstore: {}, minisign: { key: VARIABLE }, gpg: { key: VARIABLE } }"
);
var signingKeys = {
  sign: exactOptional(
    pipe(
      picklist(SIGN_POLICIES, `must be one of ${SIGN_POLICIES.join(", ")}`),
      description(
        "auto signs in every way that is possible and reports the others; required fails if one is not possible; off does not sign."
      )
    )
  ),
  provenance: exactOptional(
    pipe(
      picklist(PROVENANCE_POLICIES, `must be one of ${PROVENANCE_POLICIES.join(", ")}`),
      description("auto signs a statement of how every file was built, where the job has an identity.")
    )
  ),
  signing: exactOptional(pipe(SigningSchema, description("Ways to sign besides the job's own identity.")))
};
var SigningWishSchema = strictObject({
  policy: picklist(SIGN_POLICIES),
  provenance: picklist(PROVENANCE_POLICIES),
  methods: SigningSchema
});

// src/model/config.ts
var texts = array(text, "must be a list of texts");
var target = picklist(TARGET_IDS, `must be one of ${TARGET_IDS.join(", ")}`);
var commands = array(
  pipe(texts, minLength(1, "a command needs at least its program")),
  'must be a list of commands, each a list of texts, as [["npm", "run", "build"]]'
);
var BundlerChoiceSchema = union(
  [
    text,
    looseObject(
      { use: pipe(text, description("Name of the bundler; its options stand beside this key.")) },
      "needs use: NAME"
    )
  ],
  "must be a bundler's name, or { use: NAME, \u2026options }"
);
var SmokeCommandSchema = strictObject(
  {
    run: exactOptional(pipe(texts, description("Arguments to start the bundled program with."))),
    serve: exactOptional(
      pipe(
        text,
        description(
          "http address to ask once the program is started, which is stopped after its answer; {port}, here and in run, is a free port."
        )
      )
    ),
    expect: exactOptional(
      pipe(
        text,
        description(
          "Text or /regular expression/ that the program must print, or answer with under serve; {version} is the project's version."
        )
      )
    )
  },
  "must be { run: [arguments], expect: TEXT }"
);
var SmokeSchema = union(
  [literal("minimal"), array(SmokeCommandSchema)],
  "must be minimal, or a list of { run, expect }"
);
var overridable = {
  bundler: exactOptional(
    pipe(BundlerChoiceSchema, description("Bundler that turns the environment into a bundle."))
  ),
  packages: exactOptional(
    pipe(
      texts,
      minLength(1, "needs at least one format, or nothing would be shipped"),
      description("Archive formats of the bundle.")
    )
  ),
  include: exactOptional(pipe(texts, description("Patterns of project files to put beside the program."))),
  smoke: exactOptional(
    pipe(
      SmokeSchema,
      description(
        "How the bundle is tested before it is shipped. Default: --version, --help and the self-check; minimal leaves out the self-check."
      )
    )
  ),
  floor: exactOptional(pipe(FloorSchema, description("Oldest systems that the bundles must run on."))),
  size: exactOptional(pipe(SizeSchema, description("How large the bundle may be."))),
  startup: exactOptional(pipe(StartupLimitSchema, description("How long the program may take to start.")))
};
var OverrideSchema = strictObject(
  { target: pipe(text, description("A target, or a pattern such as windows-*.")), ...overridable },
  "must be { target: PATTERN, \u2026other values }"
);
var ReleaseSchema = strictObject(
  {
    tag: exactOptional(
      pipe(text, description('The tag a release has: "v?{version}", in a monorepo "{name}-v{version}".'))
    ),
    ...releaseEntries
  },
  "must be { tag: \u2026, draft: \u2026, notes: \u2026, checksums: \u2026 }"
);
var TargetChoiceSchema = union(
  [
    target,
    strictObject({
      target: pipe(target, description("The target, such as linux-x64.")),
      optional: pipe(
        boolean("must be true or false"),
        description("true: the target may fail without stopping the release, which then says that it is missing.")
      )
    })
  ],
  `must be one of ${TARGET_IDS.join(", ")}, or { target: \u2026, optional: true }`
);
var ConfigFileSchema = strictObject({
  name: exactOptional(pipe(text, description("The application's name. Default: project.name."))),
  version: exactOptional(
    pipe(text, description("A PEP 440 version. Default: project.version, also a dynamic one."))
  ),
  entry: exactOptional(
    pipe(text, description("module:object or script.py. Default: the project's console and gui scripts."))
  ),
  gui: exactOptional(
    pipe(
      boolean("must be true or false"),
      description(
        "Whether the program is windowed and opens no console. Default: true for gui scripts, false for console scripts."
      )
    )
  ),
  icon: exactOptional(
    pipe(text, description("One square PNG of the project; .ico and .icns are derived from it."))
  ),
  python: exactOptional(
    pipe(
      text,
      description(
        'An exact version ("3.13.9") or a minor ("3.13"); with a t, free-threaded ("3.14t"). Default: .python-version, requires-python.'
      )
    )
  ),
  "python-source": exactOptional(
    pipe(
      picklist(PYTHON_SOURCES, `must be one of ${PYTHON_SOURCES.join(", ")}`),
      description("Where Python comes from.")
    )
  ),
  "python-mirror": exactOptional(
    pipe(
      text,
      description("Mirror to download standalone interpreters from; the digests that are checked stay the same.")
    )
  ),
  requirements: exactOptional(
    pipe(text, description("auto, a lock file's path, or pyproject to resolve without a lock."))
  ),
  extras: exactOptional(pipe(texts, description("Extras of the project to install as well."))),
  groups: exactOptional(pipe(texts, description("Dependency groups to install as well."))),
  targets: exactOptional(
    pipe(
      array(TargetChoiceSchema, "must be a list of targets"),
      minLength(1, "needs at least one target"),
      description("Systems to build for.")
    )
  ),
  runners: exactOptional(
    pipe(
      record(target, text, "must be { TARGET: LABEL }"),
      description("Runner label per target, if the default does not fit.")
    )
  ),
  ...overridable,
  cache: exactOptional(
    pipe(
      CacheChoiceSchema,
      description("auto keeps downloads for later builds; off uses nothing from earlier builds.")
    )
  ),
  "before-build": exactOptional(
    pipe(commands, description("Commands run in the project before its wheel is made."))
  ),
  ...signingKeys,
  comment: exactOptional(CommentSchema),
  release: exactOptional(pipe(ReleaseSchema, description("How releases are made."))),
  overrides: exactOptional(
    pipe(
      array(OverrideSchema, "must be a list of { target, \u2026 }"),
      description("Other values for some targets; later entries win.")
    )
  )
});

// src/model/plan.ts
var sha256 = pipe(string(), regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits"));
var FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
var fileName = pipe(string(), regex(FILE_NAME, "is not a safe file name"));
var target2 = picklist(TARGET_IDS);
var EntrySchema = variant("kind", [
  strictObject({ kind: literal("object"), name: fileName, object: string(), gui: boolean() }),
  strictObject({ kind: literal("script"), name: fileName, script: string(), gui: boolean() })
]);
var InterpreterPinSchema = strictObject({
  version: string(),
  build: string(),
  url: pipe(string(), url()),
  sha256
});
var LegSchema = strictObject({
  target: target2,
  runner: string(),
  optional: boolean(),
  /** Name of the bundle's directory: `app-1.4.0-linux-x64`. */
  bundleName: fileName,
  /** The standalone archive, where one fits; null where only another source can serve. */
  interpreter: nullable(InterpreterPinSchema),
  bundler: strictObject({ name: string(), options: record(string(), unknown()) }),
  include: array(string()),
  smoke: union([literal("minimal"), array(SmokeCommandSchema)]),
  /** The newest version that the bundle may need of glibc or macOS, and the bytes that it may take. Absent: any. */
  maxFloor: exactOptional(pipe(string(), regex(/^\d{1,4}(\.\d{1,4}){1,2}$/))),
  maxSize: exactOptional(pipe(number(), minValue(0))),
  /** Hundredths that it may take more than in the last release. */
  maxGrowth: exactOptional(pipe(number(), minValue(0))),
  /** The most that the median start may take, milliseconds. */
  startup: exactOptional(strictObject({ max: number() })),
  artifacts: array(strictObject({ name: fileName, kind: string() }))
});
var PlanSchema = strictObject({
  schema: literal(1),
  slipway: string(),
  project: strictObject({
    name: string(),
    version: string(),
    kind: picklist(["package", "script"]),
    entries: array(EntrySchema),
    /** A square PNG, relative to the project with `/`; null where there is none. */
    icon: nullable(string()),
    requirements: string(),
    extras: array(string()),
    groups: array(string()),
    beforeBuild: array(array(string()))
  }),
  /** Null outside git. `time` in seconds since 1970. */
  commit: nullable(strictObject({ id: string(), time: number() })),
  tag: nullable(string()),
  prerelease: boolean(),
  python: strictObject({
    source: picklist(PYTHON_SOURCES),
    pin: nullable(strictObject({ text: string(), exact: boolean() })),
    requires: nullable(string()),
    /** Why this Python, in a sentence. */
    reason: string()
  }),
  legs: array(LegSchema),
  /** Rows for `strategy.matrix.include`. */
  matrix: strictObject({
    include: array(strictObject({ target: target2, runner: string(), optional: boolean() }))
  }),
  /** How the release is signed; absent: not at all. Secrets are named in it, and never there. */
  signing: exactOptional(SigningWishSchema),
  /** Names of every file a complete release holds but its signatures, sorted. */
  expected: array(fileName)
});

export {
  PYTHON_SOURCES,
  minorOf,
  isFreeThreaded,
  plainVersion,
  treeLayout,
  percent,
  FloorSchema,
  SizeSchema,
  milliseconds,
  StartupLimitSchema,
  AuthenticodeSchema,
  SigstoreSchema,
  MinisignSchema,
  GpgSchema,
  SigningSchema,
  SmokeCommandSchema,
  OverrideSchema,
  ReleaseSchema,
  ConfigFileSchema,
  FILE_NAME,
  PlanSchema
};
