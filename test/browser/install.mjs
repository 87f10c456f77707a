// Installs Chromium for the tests that look at pages, where it is not there: npm run browser
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const places = [process.env.CHROMIUM ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const found = places.find((path) => existsSync(path));
if (found !== undefined) {
  console.log(`${found} is there`);
} else {
  const asRoot = (...words) => {
    const command = process.getuid?.() === 0 ? words : ["sudo", ...words];
    execFileSync(command[0], command.slice(1), { stdio: "inherit" });
  };
  try {
    asRoot("apt-get", "update", "-qq");
    asRoot("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core");
  } catch (error) {
    console.error(`Chromium could not be installed by apt-get (${error.message}).`);
    console.error("Install it by other means and set CHROMIUM to its path; tests that need it are skipped until then.");
    process.exit(1);
  }
}
