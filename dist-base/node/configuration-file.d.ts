/** Configurations in files. */
import type { PartialConfiguration } from "../experiment/configuration.js";
/** Reads and checks a configuration file; a RequestError names the field at fault. A run's config.json has a digest, which has to fit. */
export declare function readConfigurationFile(path: string, field?: string): Promise<PartialConfiguration>;
