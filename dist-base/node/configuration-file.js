import { unsealed } from "../experiment/digest.js";
import { parseConfiguration } from "../experiment/schema.js";
import { readGivenJson, sizeLimits } from "./json-file.js";
/** Reads and checks a configuration file; a RequestError names the field at fault. A run's config.json has a digest, which has to fit. */
export async function readConfigurationFile(path, field = "configuration") {
    const value = await readGivenJson(path, sizeLimits.configuration, field);
    return parseConfiguration(unsealed(value, field, () => { }));
}
