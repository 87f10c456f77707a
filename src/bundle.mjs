// Makes one file of the engine's modules: Node takes about a millisecond to find and read each, together more than the
// kernels take to start. The kernels stay apart, so that only those asked for are read; declarations stay as they are.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const folder = fileURLToPath(new URL("../dist/autodiff", import.meta.url));
const modules = await rolldown({ input: `${folder}/index.js`, external: isApart });
const { output } = await modules.generate({ chunkFileNames: "[name].js", comments: false });
await modules.close();
for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
  if (file.endsWith(".js")) rmSync(`${folder}/${file}`);
}
for (const chunk of output) writeFileSync(`${folder}/${chunk.fileName}`, chunk.code);

/** Packages, and the class of errors, which those who catch it have from elsewhere. */
function isApart(name) {
  return (!name.startsWith(".") && !isAbsolute(name)) || name.endsWith("/options.js");
}
