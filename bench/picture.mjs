// The picture in the README: the upper part of the flagship's report, drawn by a Chromium that is on the machine.
//
//   npm start && node bench/picture.mjs [path of chromium]
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const report = new URL("../runs/flagship/report.html", import.meta.url);
const picture = fileURLToPath(new URL("flagship.png", import.meta.url));
const browser = await chromium.launch({
  executablePath: process.argv[2] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 1160, height: 900 }, colorScheme: "light" });
await page.goto(report.href);
const end = await page.locator("text=How it judges").first().boundingBox();
await page.screenshot({
  path: picture,
  clip: { x: 0, y: 0, width: 1160, height: Math.round(end?.y ?? 900) - 8 },
  fullPage: true,
});
await browser.close();
