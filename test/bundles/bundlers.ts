/** Bundlers, each as its users call it: a program and what it imports into files that need nothing else. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { rolldown } from "rolldown";

const run = promisify(execFile);

/** `browser`: nothing of Node is there; `node`: all that it has built in. */
export type Platform = "browser" | "node";

export interface Request {
  /** The program, a file in a folder with the package installed. */
  readonly entry: string;
  /** The folder for what is made, which gets a `main.mjs`. */
  readonly out: string;
  readonly platform: Platform;
}

interface Bundler {
  /** Whether it is installed: those that are not among the project's own tools `npm run test:bundles` fetches. */
  readonly isHere: boolean;
  bundle(request: Request): Promise<void>;
}

const bun = fileURLToPath(new URL("node_modules/bun/bin/bun.exe", import.meta.url));

/** Those that the project has no types of. */
function installed(name: string): boolean {
  return ["node_modules/", "../../node_modules/"].some((folder) => existsSync(new URL(folder + name, import.meta.url)));
}

/** Not installed where types are checked: what is used of it is told here. */
const load = <Module>(name: string): Promise<Module> => import(/* @vite-ignore */ name);

interface Building {
  build(options: object): Promise<unknown>;
}

interface Stats {
  hasErrors(): boolean;
  toString(options: object): string;
}

interface Compiling {
  default(options: object): {
    run(done: (error: Error | null, stats: Stats) => void): void;
    close(done: (error: Error | null) => void): void;
  };
}

export const bundlers: Readonly<Record<string, Bundler>> = {
  rolldown: {
    isHere: true,
    async bundle({ entry, out, platform }) {
      const build = await rolldown({ input: entry, platform, logLevel: "silent" });
      await build.write({ dir: out, entryFileNames: "main.mjs", chunkFileNames: "[name]-[hash].mjs" });
      await build.close();
    },
  },
  vite: {
    isHere: true,
    async bundle({ entry, out, platform }) {
      const { build } = await load<Building>("vite");
      await build({
        root: entry.slice(0, entry.lastIndexOf("/")),
        configFile: false,
        logLevel: "silent",
        build: {
          outDir: out,
          target: "es2022",
          // Links in a page, which is not there where bundles are tried.
          modulePreload: false,
          ssr: platform === "node",
          rolldownOptions: {
            input: entry,
            output: { entryFileNames: "main.mjs", chunkFileNames: "[name]-[hash].mjs" },
          },
        },
        ...(platform === "node" && { ssr: { noExternal: true } }),
      });
    },
  },
  esbuild: {
    isHere: installed("esbuild"),
    async bundle({ entry, out, platform }) {
      const { build } = await load<Building>("esbuild");
      const banner = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
      await build({
        entryPoints: [entry],
        outfile: `${out}/main.mjs`,
        bundle: true,
        format: "esm",
        platform,
        logLevel: "silent",
        // What is CommonJS among the packages asks for what Node has built in.
        ...(platform === "node" && { banner: { js: banner } }),
      });
    },
  },
  webpack: {
    isHere: installed("webpack"),
    async bundle({ entry, out, platform }) {
      const { default: webpack } = await load<Compiling>("webpack");
      const compiler = webpack({
        mode: "production",
        // Takes a minute of what is there for Node.
        optimization: { minimize: platform === "browser" },
        entry,
        target: platform === "node" ? "node20" : ["web", "es2022"],
        experiments: { outputModule: true },
        output: {
          path: out,
          filename: "main.mjs",
          chunkFilename: "[name].mjs",
          chunkFormat: "module",
          library: { type: "module" },
          publicPath: "auto",
        },
      });
      const stats = await promisify<Stats>((done) => compiler.run(done))();
      await promisify<void>((done) => compiler.close(done))();
      if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
    },
  },
  bun: {
    isHere: existsSync(bun),
    async bundle({ entry, out, platform }) {
      await run(bun, ["build", entry, `--target=${platform}`, `--outfile=${out}/main.mjs`]);
    },
  },
};
