// The repository on this machine, at a ref, into the workspace: what actions/checkout does with a remote one.
import { execFileSync } from "node:child_process";

const { GITHUB_WORKSPACE: cwd, GITHUB_REF: pushed, INPUT_REF: asked, STAND_REPOSITORY: repository } = process.env;
const git = (...args) => execFileSync("git", args, { cwd, stdio: "inherit" });

git("init", "--quiet", ".");
git("fetch", "--quiet", "--tags", repository, "+refs/heads/*:refs/remotes/origin/*");
git("checkout", "--quiet", "--force", "--detach", (asked || pushed).replace("refs/heads/", "refs/remotes/origin/"));
git("remote", "add", "origin", "https://github.com/acme/widget.git");
