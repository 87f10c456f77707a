#!/usr/bin/env node
import { runInThread } from "./foreground.js";

process.exitCode = await runInThread(process.argv.slice(2));
