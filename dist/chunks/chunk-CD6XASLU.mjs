import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  TARGET_IDS
} from "./chunk-F2ZGVHID.mjs";
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
} from "./chunk-GUX3NUDU.mjs";

// src/model/interpreter.ts
var PYTHON_SOURCES = ["auto", "standalone", "hosted", "system"];
function minorOf(version) {
  return version.split(".").slice(0, 2).join(".");
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
  description("auto: one comment on a pull request, where the token may write it.")
);

// src/model/growth-config.ts
var GrowthSchema = pipe(
  string("must be text"),
  regex(/^\d{1,4}(\.\d{1,2})? ?%$/, "must be a share such as 10%"),
  description("How much larger than the last release the unpacked bundle may be, as 10%.")
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

// src/model/release-config.ts
var NotesSchema = union(
  [
    picklist(["auto", "changelog"]),
    strictObject({ file: pipe(text, description("A file of the project that holds the text.")) }),
    strictObject({ text: pipe(text, description("The text itself.")) })
  ],
  "must be auto (GitHub's own notes), changelog (the version's section of CHANGELOG.md), { file: PATH } or { text: \u2026 }"
);
var releaseEntries = {
  draft: exactOptional(
    pipe(boolean("must be true or false"), description("Stop when everything is there, before publishing."))
  ),
  notes: exactOptional(
    pipe(
      NotesSchema,
      description(
        "The text: auto (GitHub's own notes), changelog (the section of CHANGELOG.md), { file: PATH } or { text: \u2026 }. Our table follows it."
      )
    )
  )
};

// src/model/authenticode-config.ts
var text2 = pipe(string("must be text"), nonEmpty("must not be empty"));
var variable = pipe(
  text2,
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
      description("Time-stamp authority (RFC 3161): signatures outlive the certificate by what it says.")
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
        description("Kind of key store, as jsign calls it. Default: PKCS12.")
      )
    ),
    "store-name": exactOptional(
      pipe(text2, description("Of a key store that is no file: the vault, the token, the configuration."))
    ),
    alias: exactOptional(pipe(text2, description("Which key of the store."))),
    chain: exactOptional(
      pipe(text2, description("PKCS#7 file with the certificate's chain, relative to the project."))
    ),
    jar: exactOptional(
      pipe(
        text2,
        description("Path of jsign's jar, where it is not to be fetched; its digest is checked all the same.")
      )
    )
  },
  "must be { key: VARIABLE, password: VARIABLE, timestamp: ADDRESS }"
);

// src/model/signing-config.ts
var text3 = pipe(string("must be text"), nonEmpty("must not be empty"));
var variable2 = (what) => pipe(
  text3,
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
      pipe(text3, description("Signing configuration of another instance, relative to the project."))
    ),
    "trusted-root": exactOptional(
      pipe(text3, description("Trusted root of another instance, relative to the project."))
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
    sigstore: exactOptional(pipe(SigstoreSchema, description("One bundle per file, for cosign and others."))),
    minisign: exactOptional(pipe(MinisignSchema, description("A minisign signature of the checksums."))),
    gpg: exactOptional(pipe(GpgSchema, description("An OpenPGP signature of the checksums."))),
    authenticode: exactOptional(
      pipe(AuthenticodeSchema, description("Programs and libraries for Windows, inside of what is released."))
    )
  },
  "must be { sigstore: {}, minisign: { key: VARIABLE }, gpg: { key: VARIABLE } }"
);
var signingKeys = {
  sign: exactOptional(
    pipe(
      picklist(SIGN_POLICIES, `must be one of ${SIGN_POLICIES.join(", ")}`),
      description(
        "auto signs with what is there and says what it could not; required fails without; off does not sign."
      )
    )
  ),
  provenance: exactOptional(
    pipe(
      picklist(PROVENANCE_POLICIES, `must be one of ${PROVENANCE_POLICIES.join(", ")}`),
      description("auto signs a statement of how every file was built, where the job has an identity.")
    )
  ),
  signing: exactOptional(pipe(SigningSchema, description("Methods, beyond the job's own identity.")))
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
    looseObject({ use: pipe(text, description("Its name; its options stand beside it.")) }, "needs use: NAME")
  ],
  "must be a bundler's name, or { use: NAME, \u2026options }"
);
var SmokeCommandSchema = strictObject(
  {
    run: exactOptional(pipe(texts, description("Arguments that the bundled program is started with."))),
    serve: exactOptional(
      pipe(
        text,
        description(
          "http address that the started program answers at, after which it is stopped; {port}, there and in run, stands for a free one."
        )
      )
    ),
    expect: exactOptional(
      pipe(
        text,
        description(
          "Text, or /regular expression/, that it prints, or answers with; {version} stands for the project's version."
        )
      )
    )
  },
  "must be { run: [arguments], expect: TEXT }"
);
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
        description("Bytes that the unpacked bundle may take, as 120MB.")
      )
    ),
    "max-growth": exactOptional(GrowthSchema)
  },
  "must be { max: 120MB, max-growth: 10% }"
);
var SmokeSchema = union(
  [literal("minimal"), array(SmokeCommandSchema)],
  "must be minimal, or a list of { run, expect }"
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
      description("The most that the median of several starts may take.")
    )
  },
  "must be { max: TIME }"
);
var overridable = {
  bundler: exactOptional(pipe(BundlerChoiceSchema, description("What turns the environment into a bundle."))),
  packages: exactOptional(
    pipe(
      texts,
      minLength(1, "needs at least one format, or nothing would be shipped"),
      description("Formats that the bundle is wrapped in.")
    )
  ),
  include: exactOptional(
    pipe(texts, description("Files of the project, as patterns, that lie beside the program."))
  ),
  smoke: exactOptional(
    pipe(
      SmokeSchema,
      description(
        "How the bundle is tried before anyone else does. Default: --version, --help and the self-check; minimal leaves the self-check out."
      )
    )
  ),
  floor: exactOptional(pipe(FloorSchema, description("The oldest systems that bundles must run on."))),
  size: exactOptional(pipe(SizeSchema, description("How large the bundle may be."))),
  startup: exactOptional(pipe(StartupLimitSchema, description("How long a start may take.")))
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
  "must be { tag: \u2026, draft: \u2026, notes: \u2026 }"
);
var TargetChoiceSchema = union(
  [
    target,
    strictObject({
      target: pipe(target, description("One of them.")),
      optional: pipe(
        boolean("must be true or false"),
        description("true: it may fail without stopping a release, which then says that it is missing.")
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
      description("Windowed: no console beside the program. Default: gui scripts are, console scripts are not.")
    )
  ),
  icon: exactOptional(
    pipe(text, description("One square PNG of the project; .ico and .icns are derived from it."))
  ),
  python: exactOptional(
    pipe(
      text,
      description('An exact version ("3.13.9") or a minor ("3.13"). Default: .python-version, requires-python.')
    )
  ),
  "python-source": exactOptional(
    pipe(
      picklist(PYTHON_SOURCES, `must be one of ${PYTHON_SOURCES.join(", ")}`),
      description("Where Python comes from.")
    )
  ),
  "python-mirror": exactOptional(
    pipe(text, description("Another place for standalone archives; the digests stay."))
  ),
  requirements: exactOptional(
    pipe(text, description("auto, a lock file's path, or pyproject to resolve without a lock."))
  ),
  extras: exactOptional(pipe(texts, description("Extras of the project that are installed too."))),
  groups: exactOptional(pipe(texts, description("Dependency groups that are installed too."))),
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
      description("Runner label per target, where the default will not do.")
    )
  ),
  ...overridable,
  cache: exactOptional(
    pipe(
      CacheChoiceSchema,
      description("auto keeps what was fetched for later builds; off takes nothing from earlier ones.")
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
      description("Other values for some targets; later ones win.")
    )
  )
});

// src/model/plan.ts
var sha256 = pipe(string(), regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits"));
var FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
var fileName = pipe(string(), regex(FILE_NAME, "is no safe file name"));
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
  treeLayout,
  percent,
  AuthenticodeSchema,
  SigstoreSchema,
  MinisignSchema,
  GpgSchema,
  SigningSchema,
  SmokeCommandSchema,
  FloorSchema,
  SizeSchema,
  milliseconds,
  StartupLimitSchema,
  OverrideSchema,
  ReleaseSchema,
  ConfigFileSchema,
  FILE_NAME,
  PlanSchema
};
