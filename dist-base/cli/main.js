#!/usr/bin/env node
import { runInThread } from "./foreground.js";
import { closeLostTerminals } from "./terminals.js";
process.on("exit", closeLostTerminals);
process.exitCode = await runInThread(process.argv.slice(2));
