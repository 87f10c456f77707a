/** A headless Chromium for tests that look at pages; `npm run browser` installs it on Debian and Ubuntu. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Its path, or undefined; the environment variable CHROMIUM says where it is elsewhere. */
export const chromiumPath = [process.env.CHROMIUM ?? "", ...places].find((path) => existsSync(path));

/** Said where tests are skipped. */
export const howToGetIt = "no Chromium: npm run browser installs it";

export function startChromium(): Promise<Browser> {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  return chromium.launch({ executablePath: chromiumPath!, args: ["--no-sandbox", "--disable-gpu", ...quiet] });
}
