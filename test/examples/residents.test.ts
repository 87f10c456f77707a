/** The resident of docs/residents.md, as a stranger would make it; and modules that are wrong. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { file, run, temporaryFolder } from "../cli/run-command.js";
import { root } from "./readme.js";

const folder = temporaryFolder();
const page = readFileSync(`${root}docs/residents.md`, "utf8");
const blocks = [...page.matchAll(/^```\w+ ([\w.]+)\n(.*?)^```$/gms)].map(([, name, code]) => ({
  name: name!,
  code: code!,
}));
for (const { name, code } of blocks) file(folder, name, code);
mkdirSync(join(folder, "node_modules"));
symlinkSync(root, join(folder, "node_modules", "reciprocity-gradient"));
const config = join(folder, "society.json");
const out = join(folder, "run");
const read = (name: string) => JSON.parse(readFileSync(join(out, name), "utf8"));

test("its files are all there", () => {
  expect(blocks.map(({ name }) => name)).toEqual(["grudger.mjs", "society.json", "library.mjs", "later.mjs"]);
});

test("is trained among, resumed with the same bits, and told by path and digest", async () => {
  const trained = await run(["train", "--config", config, "--out", out, "--quiet"]);
  expect(trained).toMatchObject({ status: 0, stderr: "" });
  expect(trained.stdout).toContain("3 by grudger.mjs, 3 L6");
  const [group] = read("config.json").residents;
  expect(group).toMatchObject({ count: 3, module: join(folder, "grudger.mjs") });
  expect(group.digest).toMatch(/^[0-9a-f]{64}$/);
  const result = read("result.json");
  expect(result).toMatchObject({ reference: null, exact: false });
  expect(result.payoff).toBeGreaterThan(0);
  const parts = join(folder, "parts");
  expect((await run(["train", "--config", config, "--out", parts, "--iterations", "7", "--quiet"])).status).toBe(0);
  expect((await run(["train", "--resume", parts, "--iterations", "20", "--quiet"])).status).toBe(0);
  const resumed = JSON.parse(readFileSync(join(parts, "result.json"), "utf8"));
  expect({ ...resumed, seconds: 0, digest: "" }).toEqual({ ...result, seconds: 0, digest: "" });
  const evaluated = await run(["evaluate", out, "--json"]);
  expect(evaluated).toMatchObject({ status: 0 });
});

test.each(["library.mjs", "later.mjs"])("%s runs", (name) => {
  const lines = execFileSync(process.execPath, [join(folder, name)], { encoding: "utf8" })
    .trim()
    .split("\n");
  expect(lines).toHaveLength(name === "later.mjs" ? 3 : 20);
  for (const line of lines) expect(Number.isFinite(Number(line))).toBe(true);
});

describe("what cannot be is said in one line", () => {
  const society = (module: string, more: object = {}) =>
    file(folder, "wrong.json", {
      game: { rounds: 4 },
      residents: [{ count: 2, module, ...more }],
      training: { iterations: 2 },
    });
  const exporting = (code: string) => {
    file(folder, "wrong.mjs", code);
    return "./wrong.mjs";
  };
  test.each([
    [
      "a file that there is not",
      () => society("./none.mjs"),
      /^error: residents\[0\]\.module: got "\.\/none\.mjs", which cannot be read: ENOENT/,
    ],
    [
      "a file that does not load",
      () => society(exporting("export default (")),
      /residents\[0\]\.module: got "\.\/wrong\.mjs", which does not load: /,
    ],
    ["a file that throws", () => society(exporting("throw new Error('at once')")), /which does not load: at once/],
    [
      "no default export",
      () => society(exporting("export const act = 1;")),
      /exports nothing by default, takes a module whose default export is an agent, or a function that makes one/,
    ],
    ["another export", () => society(exporting("export default 4;")), /exports 4 by default, takes/],
    [
      "a norm beside it",
      () => society("./grudger.mjs", { norm: "L6" }),
      /residents\[0\]\.norm: got "L6", takes nothing beside a module/,
    ],
    [
      "another text than was told",
      () => society("./grudger.mjs", { digest: "ab" }),
      /residents\[0\]\.digest: got "[0-9a-f]+\.*", takes ab: grudger\.mjs has been changed/,
    ],
    [
      "a resident that cannot judge",
      () => society(exporting("export default () => ({ act: () => 1 });")),
      /agent 1\.judge: got nothing, takes a function/,
    ],
    [
      "an answer out of range",
      () => society(exporting("export default { act: () => 5, judge: () => 1 };")),
      /agent [12] \(wrong\.mjs\) in round 0 of episode 0, act: got 5, takes a choice from 0 to 1, or 2 chances that sum to 1; it saw own \d/,
    ],
    [
      "one that throws",
      () =>
        society(
          exporting(
            "export default { act: () => 1, judge: ({ round }) => { if (round === 1) throw new Error('no idea'); return 1; } };",
          ),
        ),
      /\(wrong\.mjs\) in round 1 of episode 0, judge: threw Error: no idea; it saw subject/,
    ],
    [
      "one that answers later",
      () => society(exporting("export default { act: async () => 1, judge: () => 1 };")),
      /act: got an object, takes an answer at once/,
    ],
  ])("%s", async (name, made, says) => {
    const { status, stderr } = await run(["train", "--config", made(), "--out", join(folder, name), "--quiet"]);
    expect(stderr).toMatch(says);
    expect(stderr.trim()).not.toContain("\n");
    expect(status).toBe(2);
  });

  test("a run whose file has been changed since", async () => {
    const path = file(folder, "changing.mjs", "export default { act: () => 1, judge: () => 1 };");
    const changing = join(folder, "changing");
    expect((await run(["train", "--config", society(path), "--out", changing, "--quiet"])).status).toBe(0);
    file(folder, "changing.mjs", "export default { act: () => 0, judge: () => 1 };");
    const { status, stderr } = await run(["train", "--resume", changing, "--iterations", "4", "--quiet"]);
    expect(stderr).toMatch(/residents\[0\]\.digest: got .* changing\.mjs has been changed/);
    expect(status).toBe(2);
  });

  test("a best response among them", async () => {
    const { status, stderr } = await run(["oracle", "--config", config]);
    expect(stderr).toMatch(
      /residents\[0\]: got a function, takes a policy of tables: a best response has to know what everybody would do/,
    );
    expect(status).toBe(2);
  });
});
