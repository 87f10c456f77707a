// A plugin for Stryker that lets through a sample of the mutants: each with the same chance, drawn by a hash of what it is
// and the seed, so that a sample is the same every time and part of every larger one. Stryker reports the others as not
// compiling, which leaves them out of every score.
import { createHash } from "node:crypto";
import { relative } from "node:path";
import { commonTokens, declareClassPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";

class Sample {
  static inject = tokens(commonTokens.options);

  constructor(options) {
    this.sample = options.sample;
  }

  async init() {}

  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    return Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        this.drawn(mutant) ? { status: "passed" } : { status: "compileError", reason: "not in the sample" },
      ]),
    );
  }

  drawn({ fileName, mutatorName, replacement, location }) {
    const place = [relative(process.cwd(), fileName), location.start, location.end, mutatorName, replacement];
    const hash = createHash("sha256").update(JSON.stringify([this.sample.seed, ...place]));
    return hash.digest().readUInt32BE() < this.sample.share * 2 ** 32;
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, "sample", Sample)];
export const strykerValidationSchema = { properties: { sample: { type: "object" } } };
