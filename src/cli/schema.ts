/** `schema`: the JSON Schema of a configuration file, for editors. */
import type { Command } from "commander";
import { configurationSchemaText } from "../experiment/index.js";
import type { Io } from "./io.js";
import { addOutputOptions } from "./options.js";

export function addSchema(program: Command, io: Io): void {
  const command = program.command("schema").description("Prints the JSON Schema of a configuration file.");
  addOutputOptions(command).action(async () => {
    io.stdout.write(configurationSchemaText());
  });
}
