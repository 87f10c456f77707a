/** Configurations in files. */
import { dirname } from "node:path";
import type { PartialConfiguration } from "../experiment/configuration.js";
import { unsealed } from "../experiment/digest.js";
import { parseConfiguration } from "../experiment/schema.js";
import { readGivenJson, sizeLimits } from "./json-file.js";
import { withModules } from "./resident-modules.js";

/** Reads and checks a configuration file, and loads the modules that it names; a RequestError names the field at fault. A run's config.json has a digest, which has to fit. */
export async function readConfigurationFile(path: string, field = "configuration"): Promise<PartialConfiguration> {
  const value = await readGivenJson(path, sizeLimits.configuration, field);
  return withModules(parseConfiguration(unsealed(value, field, () => {})), dirname(path));
}
