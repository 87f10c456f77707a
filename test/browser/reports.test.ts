import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resolveConfiguration, runTraining } from "../../src/experiment/index.js";
import { selectCells } from "../../src/experiment/reproduce/grid.js";
import { reproductionPage } from "../../src/experiment/reproduce/report/page.js";
import { summarise } from "../../src/experiment/reproduce/reproduction.js";
import { createRunFolder } from "../../src/node/index.js";
import { temporaryFolder } from "../cli/run-command.js";
import { cellsOf, syntheticRecords } from "../experiment/reproduce/synthetic.js";
import { chromiumPath, howToGetIt, startChromium } from "./chromium.js";

const folder = temporaryFolder();

async function trainingReport(): Promise<string> {
  const configuration = resolveConfiguration({ preset: "hybrid-alld", overrides: { training: { iterations: 10 } } });
  const out = join(folder, "run");
  const run = createRunFolder(out);
  await runTraining(configuration, { folder: run, origin: { command: "reciprocity-gradient train" } });
  return readFileSync(join(out, "report.html"), "utf8");
}

async function gridReport(): Promise<string> {
  const cells = cellsOf("hybrid-alld/joint/random>*/discrete,l3/action/random>random/discrete,hybrid-alld-n21");
  const request = { cells, seeds: 3, budget: { iterations: 150, episodes: 8 } };
  return reproductionPage(summarise(request, syntheticRecords(request), { origin: { command: "reproduce" } }));
}

const reports = { training: trainingReport, grid: gridReport };

if (chromiumPath === undefined) console.warn(howToGetIt);

test("the whole grid is a page below 5 MB", () => {
  const request = { cells: selectCells(), seeds: 2, budget: { iterations: 150, episodes: 8 } };
  const page = reproductionPage(summarise(request, syntheticRecords(request)));
  expect(page.length).toBeGreaterThan(1e6);
  expect(Buffer.byteLength(page)).toBeLessThan(5e6);
});

describe.skipIf(chromiumPath === undefined)("in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
    mkdirSync(folder, { recursive: true });
    for (const [name, make] of Object.entries(reports)) writeFileSync(join(folder, `${name}.html`), await make());
  }, 60_000);
  afterAll(() => browser?.close());

  describe.each(["training", "grid"])("the report of a %s", (name) => {
    describe.each([1280, 820, 390])("at %i pixels", (width) => {
      test.each(["light", "dark"] as const)("has everything drawn and legible when it is %s", async (colorScheme) => {
        const complaints: string[] = [];
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        page.on("console", (message) => complaints.push(message.text()));
        page.on("pageerror", (error) => complaints.push(error.message));
        page.on("request", (request) => {
          if (!request.url().startsWith("file:")) complaints.push(`asks for ${request.url()}`);
        });
        await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
        const seen = await look(page);
        await page.close();
        expect(complaints).toEqual([]);
        // Of a training: payoff, estimators, what is believed of the others; of a grid: all cells, and two panels for each of eight situations.
        expect(seen.figures).toHaveLength(name === "grid" ? 17 : 5);
        for (const figure of seen.figures) {
          expect(figure.marks, figure.label).toBeGreaterThan(0);
          expect(figure.texts, figure.label).toBeGreaterThan(2);
          for (const ticks of figure.ticks) expect(new Set(ticks).size, `${figure.label}: ${ticks}`).toBe(ticks.length);
        }
        expect(seen.broken).toEqual([]);
        expect(seen.small).toEqual([]);
        expect(seen.faint).toEqual([]);
        expect(seen.cut).toEqual([]);
        expect(seen.width).toBeLessThanOrEqual(width);
      });
    });
  });
});

/** What a reader would see of the page. */
function look(page: Page) {
  return page.evaluate(() => {
    const isShown = (element: Element): boolean => element.checkVisibility();
    const luminance = (colour: string): number => {
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
        const share = byte / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    /** What lies behind an element: the nearest background that can be seen. */
    const behind = (element: Element): number => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!/^(rgba\(0, 0, 0, 0\)|transparent)$/.test(backgroundColor)) return luminance(backgroundColor);
      }
      return 1;
    };
    const contrast = (element: Element): number => {
      const style = getComputedStyle(element);
      const ink = luminance(element.closest("svg") === null ? style.color : style.fill);
      const paper = behind(element);
      const whole = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      // What is see-through lies between ink and paper.
      let opacity = 1;
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        opacity *= Number(getComputedStyle(at).opacity);
      }
      return 1 + (whole - 1) * opacity;
    };
    /** Of a drawing that is shown larger or smaller than it was made. */
    const scale = (element: Element): number => {
      const svg = element.closest("svg");
      return svg === null ? 1 : svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    };
    const charts = [...document.querySelectorAll("svg:not(.swatch)")].filter(isShown);
    const texts = [
      ...document.querySelectorAll("svg text, p, li, dt, dd, td, th, small, span, summary, h1, h2, h3"),
    ].filter((element) => isShown(element) && element.textContent?.trim() !== "");
    const named = (element: Element): string => `${element.tagName}: ${element.textContent?.trim().slice(0, 60)}`;
    return {
      width: document.documentElement.scrollWidth,
      figures: charts.map((chart) => ({
        label: chart.getAttribute("aria-label") ?? "unnamed",
        marks: [...chart.querySelectorAll("path, line, circle, rect")].filter((mark) => {
          const { width, height } = mark.getBoundingClientRect();
          return width > 0 || height > 0;
        }).length,
        texts: chart.querySelectorAll("text").length,
        ticks: [...chart.querySelectorAll('[aria-label$="tick label"]')].map((axis) =>
          [...axis.querySelectorAll("text")].map((text) => text.textContent).filter((text) => text !== ""),
        ),
      })),
      broken: [...document.querySelectorAll("svg, svg *")].flatMap((element) =>
        [...element.attributes]
          .filter(({ value }) => /NaN|undefined|Infinity/.test(value))
          .map(({ name, value }) => `${element.tagName} ${name}="${value.slice(0, 80)}"`),
      ),
      small: texts.filter((text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale(text) < 10.9).map(named),
      // Below 3 to 1 even large text is hard to read.
      faint: texts.filter((text) => contrast(text) < 3).map((text) => `${contrast(text).toFixed(1)} ${named(text)}`),
      // Labels that reach beyond the page.
      cut: texts
        .filter((text) => text.closest("svg") !== null)
        .filter((text) => {
          const { left, right } = text.getBoundingClientRect();
          return left < 0 || right > document.documentElement.clientWidth;
        })
        .map(named),
    };
  });
}
