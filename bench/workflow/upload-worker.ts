// What actions/upload-artifact does, by the same client; bundled by the benchmark, as that is.
import { basename, dirname } from "node:path";
import { DefaultArtifactClient } from "@actions/artifact";

const { INPUT_PATH: path = "" } = process.env;
await new DefaultArtifactClient().uploadArtifact(basename(path), [path], dirname(path));
