import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { defaultGame, defaultLearner, defaultTraining } from "../../src/experiment/defaults.js";
import {
  type Configuration,
  configurationSchemaText,
  defineSetting,
  mergeConfigurations,
  type PartialConfiguration,
  parseConfiguration,
  presets,
  RequestError,
  resolveConfiguration,
  settingName,
} from "../../src/experiment/index.js";
import { readConfigurationFile } from "../../src/node/index.js";
import { anyConfiguration } from "./arbitrary.js";

const folder = mkdtempSync(join(tmpdir(), "reciprocity-gradient-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a complete configuration", () => {
  test("is a valid file that resolves to itself", async () => {
    await fc.assert(
      fc.asyncProperty(anyConfiguration, async (configuration) => {
        const path = join(folder, "config.json");
        writeFileSync(path, JSON.stringify(configuration));
        expect(resolveConfiguration({ file: await readConfigurationFile(path) })).toEqual(configuration);
      }),
    );
  });

  test("wins over any preset, and over the defaults", () => {
    fc.assert(
      fc.property(anyConfiguration, fc.constantFrom(...Object.keys(presets)), (file, preset) => {
        expect(resolveConfiguration({ preset, file })).toEqual(file);
      }),
    );
  });

  test("loses field by field to overrides", () => {
    fc.assert(
      fc.property(anyConfiguration, fc.nat(1000), (file, seed) => {
        const { training, ...rest } = resolveConfiguration({ file, overrides: { training: { seed } } });
        expect(training).toEqual({ ...file.training, seed });
        expect(rest).toEqual({ game: file.game, residents: file.residents, learner: file.learner });
      }),
    );
  });

  test("describes a game in which everybody has a policy", () => {
    fc.assert(
      fc.property(anyConfiguration, (configuration) => {
        const { game, residents, fixed, options } = defineSetting(configuration);
        expect(residents).toHaveLength(game.agents - 1);
        const contexts = game.reputations ** 2;
        expect(fixed.action).toHaveLength(contexts * game.actions);
        expect(fixed.assessment).toHaveLength(contexts * game.actions * game.reputations);
        expect(options.seed).toBe(configuration.training.seed);
      }),
    );
  });
});

describe("merging", () => {
  const parts = anyConfiguration.map(
    ({ game, learner, training }): PartialConfiguration => ({ game, learner, training }),
  );

  test("is associative, and nothing changes nothing", () => {
    fc.assert(
      fc.property(parts, anyConfiguration, parts, (one, two, three) => {
        const left = mergeConfigurations(mergeConfigurations(one, two), three);
        expect(mergeConfigurations(one, mergeConfigurations(two, three))).toEqual(left);
        expect(mergeConfigurations(two, {})).toEqual(two);
        expect(mergeConfigurations({}, two)).toEqual(two);
      }),
    );
  });

  test("a field that is undefined is absent", () => {
    const overrides = { game: { rounds: undefined }, training: { seed: undefined, horizon: undefined } };
    const told = overrides as unknown as PartialConfiguration;
    expect(resolveConfiguration({ preset: "l6", overrides: told })).toEqual(resolveConfiguration({ preset: "l6" }));
  });

  test("a file replaces the residents of a preset and keeps its fixed rules", () => {
    const residents = [{ count: 2, norm: "L3" }];
    const { learner, ...rest } = resolveConfiguration({ preset: "proud-alld", file: { residents } });
    expect(rest).toEqual({ game: defaultGame, residents, training: defaultTraining });
    expect(learner).toEqual({ ...defaultLearner, fixedAction: "Discriminator", fixedAssessment: "ImageScoring" });
  });
});

describe("checking", () => {
  test("takes any JSON value without a crash: a configuration, or a refusal in one line", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        try {
          resolveConfiguration({ preset: "l1", file: parseConfiguration(value) });
        } catch (error) {
          expect(error).toBeInstanceOf(RequestError);
          expect((error as RequestError).message).toMatch(/^.+: got .+, .*takes /s);
        }
      }),
    );
  });

  test("refuses any field with something else in it, by its path", async () => {
    const fields = anyConfiguration.chain((configuration) =>
      fc.constantFrom(...leaves(configuration)).map((path) => ({ configuration, path })),
    );
    await fc.assert(
      fc.asyncProperty(fields, async ({ configuration, path }) => {
        const wrong = structuredClone(configuration) as unknown as Record<string, Record<string, unknown>>;
        wrong[path[0]]![path[1]] = { not: "a value" };
        expect(() => parseConfiguration(wrong)).toThrow(
          expect.objectContaining({ name: "RequestError", field: path.join(".") }),
        );
      }),
    );
  });

  test("calls fields as it is told to", async () => {
    const parsed = () =>
      parseConfiguration({ training: { seed: "one" } }, (path) => (path === "training.seed" ? "--seed" : path));
    expect(parsed).toThrow('--seed: got "one", takes an integer from 0 to 4503599627370496');
  });

  test("drops the address of the schema, which is for editors", async () => {
    expect(parseConfiguration({ $schema: "./configuration.schema.json", game: {} })).toEqual({ game: {} });
  });
});

test("the JSON Schema describes every field, strictly and with the defaults", async () => {
  const schema = JSON.parse(configurationSchemaText());
  expect(schema.$schema).toMatch(/2020-12/);
  const resolved: Record<string, object> = { ...resolveConfiguration({ preset: "l1" }) };
  for (const section of ["game", "learner", "training"]) {
    const { properties, additionalProperties, required } = schema.properties[section];
    expect(additionalProperties).toBe(false);
    expect(required).toBeUndefined();
    const said = Object.keys(properties).filter((name) => !["agents", "sees"].includes(name));
    expect(said).toEqual(Object.keys(resolved[section]!));
    for (const field of Object.values<{ description?: string }>(properties)) expect(field.description).toBeTruthy();
  }
  expect(schema.properties.game.properties.benefit.default).toBe(defaultGame.benefit);
  expect(schema.properties.residents.items.required).toEqual(["count"]);
});

test("a setting is called by the preset whose residents it has", () => {
  for (const preset of Object.keys(presets)) expect(settingName(resolveConfiguration({ preset }))).toBe(preset);
  expect(settingName(resolveConfiguration({ file: { residents: [{ count: 8, norm: "Shunning" }] } }))).toBe("custom");
});

function leaves({ game, learner, training }: Configuration): [string, string][] {
  return Object.entries({ game, learner, training }).flatMap(([section, fields]) =>
    Object.keys(fields).map((name): [string, string] => [section, name]),
  );
}
