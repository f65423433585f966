// Looks at the pages of a site as a visitor's browser does, at the width of a small phone, and reads its calendars.
// node browser.mjs FOLDER CHROMIUM PAGE... prints what was found as JSON.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ICAL from "ical.js";
import puppeteer from "puppeteer-core";

const [folder, chromium, ...pages] = process.argv.slice(2);
const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const found = [];

async function look(browser, name) {
  const page = await browser.newPage();
  const report = (what) => found.push(`${name}: ${what}`);
  page.on("console", (line) => report(`console: ${line.text()}`));
  page.on("pageerror", (error) => report(`error: ${error.message}`));
  page.on("requestfailed", (request) => report(`not there: ${request.url()}`));
  page.on("request", (request) => request.url().startsWith("file:") || report(`from elsewhere: ${request.url()}`));
  for (const width of [1280, 320]) {
    await page.setViewport({ width, height: 800 });
    await page.goto(pathToFileURL(join(folder, name)).href);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) report(`${wide} pixels wider than ${width}`);
  }
  await tabThrough(page, report);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { preload: false }));
  for (const one of violations) report(`${one.id}: ${one.nodes[0].html}`);
  await page.close();
}

// By the keyboard alone each link is reached in its order, and it is seen where one is.
async function tabThrough(page, report) {
  const wanted = await page.$$eval("a[href]", (all) => all.map((one) => one.getAttribute("href")));
  const reached = [];
  for (const href of wanted) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const one = document.activeElement;
      const drawn = getComputedStyle(one.querySelector("circle") ?? one);
      return [one.getAttribute("href"), drawn.outlineStyle !== "none" || parseFloat(drawn.strokeWidth) > 4];
    });
    reached.push(focused[0]);
    if (!focused[1]) report(`nothing shows that ${href} is focused`);
  }
  if (reached.join() !== wanted.join()) report(`keys reach ${reached} instead of ${wanted}`);
  await page.reload();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  if (!page.url().endsWith("#content")) report("the first key does not lead to the content");
}

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
for (const name of pages) await look(browser, name);
await browser.close();

const calendars = {};
for (const name of readdirSync(folder, { recursive: true }).filter((one) => one.endsWith(".ics"))) {
  const events = new ICAL.Component(ICAL.parse(readFileSync(join(folder, name), "utf8"))).getAllSubcomponents("vevent");
  calendars[name] = events.map((event) => [
    ...["uid", "summary", "status"].map((field) => event.getFirstPropertyValue(field)),
    event.getFirstPropertyValue("dtstart").toString(),
    event.getFirstPropertyValue("sequence"),
  ]);
}
console.log(JSON.stringify({ found, calendars }));
