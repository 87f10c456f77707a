/** Configurations from outside the program: a file, or values that a caller has not checked. */
import type { PartialConfiguration } from "./configuration.js";
import { unsealed } from "./digest.js";
import { readGivenJson, sizeLimits } from "./json-file.js";
import { checkConfiguration, configurationJsonSchema } from "./schema.js";

/** Reads and checks a configuration file; a RequestError names the field at fault. A run's config.json has a digest, which has to fit. */
export async function readConfigurationFile(path: string, field = "configuration"): Promise<PartialConfiguration> {
  const value = await readGivenJson(path, sizeLimits.configuration, field);
  return parseConfiguration(unsealed(value, field, () => {}));
}

/**
 * Checks any value as a (partial) configuration; a RequestError names the field at fault.
 *
 * @param rename what an error calls the field of this path, where that is not the path itself.
 */
export async function parseConfiguration(
  value: unknown,
  rename?: (path: string) => string,
): Promise<PartialConfiguration> {
  return checkConfiguration(value, rename);
}

/** The JSON Schema of a configuration file, as text. */
export async function configurationSchemaText(): Promise<string> {
  return `${JSON.stringify(configurationJsonSchema(), null, 2)}\n`;
}
