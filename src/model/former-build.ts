/** What a project's existing PyInstaller build says, as far as it is understood. */
export interface FormerBuild {
  /** The spec, or the workflow with the command; relative to the project. */
  readonly file: string;
  readonly name: string | undefined;
  /** Scripts that were frozen, as written. */
  readonly scripts: readonly string[];
  readonly windowed: boolean;
  readonly onefile: boolean;
  readonly icon: string | undefined;
  /** Files and folders that were added, as written, without where they went. */
  readonly data: readonly string[];
  readonly hiddenImports: readonly string[];
  /** What says more than this, in the file's own words. */
  readonly left: readonly string[];
}
