import { configurationSchemaText } from "../experiment/index.js";
import { addOutputOptions } from "./options.js";
export function addSchema(program, io) {
    const command = program.command("schema").description("Prints the JSON Schema of a configuration file.");
    addOutputOptions(command).action(async () => {
        io.stdout.write(configurationSchemaText());
    });
}
