/** A user's project: a folder with the built package installed, whose scripts run as processes of their own. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./readme.js";

const run = promisify(execFile);

export type Runtime = "node" | "deno";
export const runtimes: readonly Runtime[] = ["node", "deno"];

/** Not from anywhere but the folder, and with no permission: what Deno refuses then ends the process with an error. */
const deno = ["run", "--no-prompt", "--no-remote", "--cached-only", "--no-lock", "--node-modules-dir=manual"];

export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), "reciprocity-gradient-"));

  constructor() {
    if (!existsSync(`${root}dist/index.js`)) throw new Error("dist: not there; npm test builds it first");
    this.write("package.json", JSON.stringify({ type: "module", private: true }));
    mkdirSync(join(this.folder, "node_modules"));
    this.install("reciprocity-gradient", root);
    this.install("fast-check", `${root}node_modules/fast-check`);
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /**
   * What a script prints. Rejects when it fails, with what it printed on stderr.
   *
   * @param options of the runtime
   */
  async output(runtime: Runtime, file: string, options: readonly string[] = []): Promise<string> {
    const [command, args] =
      runtime === "node" ? [process.execPath, []] : [`${root}node_modules/.bin/deno`, [...deno, "--no-check"]];
    return this.start(command, [...args, ...options, file]);
  }

  /** Holds files to TypeScript's strict rules, against the package's own declarations. */
  async checkTypes(files: readonly string[]): Promise<void> {
    const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--skipLibCheck"];
    const javaScript = ["--allowJs", "--checkJs", "--noImplicitAny", "false", "--types", ""];
    await this.start(process.execPath, [`${root}node_modules/typescript/bin/tsc`, ...options, ...javaScript, ...files]);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private install(name: string, folder: string): void {
    // A junction, because Windows lets nobody else link folders; elsewhere the kind is ignored.
    symlinkSync(folder, join(this.folder, "node_modules", name), "junction");
  }

  private async start(command: string, args: readonly string[]): Promise<string> {
    const env = { ...process.env, DENO_DIR: join(this.folder, ".deno"), NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" };
    try {
      const { stdout } = await run(command, [...args], { cwd: this.folder, env, timeout: 120_000 });
      return stdout;
    } catch (error) {
      const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
      throw new Error(`${[command, ...args].join(" ")}\n${stdout}${stderr}`, { cause: error });
    }
  }
}
