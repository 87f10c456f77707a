/** The fields of a configuration: what each takes, what it means, and what it is unless told. */
import { type Configuration, type PartialConfiguration } from "./configuration.js";
/**
 * Any value as a (partial) configuration, checked field by field.
 *
 * @param rename what an error calls the field of this path, where that is not the path itself.
 * @throws RequestError on the first field at fault.
 */
export declare function parseConfiguration(value: unknown, rename?: (path: string) => string): PartialConfiguration;
/**
 * The same of one that is to be complete.
 *
 * @throws RequestError on the first field that is missing.
 */
export declare function checkComplete(whole: Configuration): void;
/** The JSON Schema of a configuration file, as text. */
export declare function configurationSchemaText(): string;
