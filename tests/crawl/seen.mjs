// Taps everything and compares what was read with the bundle and, where it is kept, with the bundle's source:
//
//   node seen.mjs CRAWL WIDTHxHEIGHT WIDTH_MM
//
// CRAWL is the program of crawl.c. Exit 1 where something was never seen, or the crawler found a fault.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { uncovered } from "../schema/source_coverage.mjs";
import { asSeen, unseen } from "./expected.mjs";
import { parseCrawl } from "./reading.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ownBundle = here("../../content/bali-process/bundle.json");
const source = here("../../../shared/source/bali-process.txt");

// The crawler reads the event's own language: of each text in several of them that one is left. What a member calls itself
// stands there in all.
function inOwnLanguage(value, own) {
  if (Array.isArray(value)) return value.map((item) => inOwnLanguage(item, own));
  if (value === null || typeof value !== "object") return value;
  if (typeof value[own] === "string") return value[own];
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === "endonyms" ? inner : inOwnLanguage(inner, own)]));
}

function main([program, size, widthMm]) {
  if (widthMm === undefined) {
    console.error("usage: node seen.mjs CRAWL WIDTHxHEIGHT WIDTH_MM");
    return 2;
  }
  const ran = spawnSync(program, [ownBundle, size, widthMm], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
  const { places, faults, crawled } = parseCrawl(ran.stdout ?? "");
  if (ran.status !== 0 || crawled === undefined) {
    console.log(`the crawler ended early: ${ran.error ?? `status ${ran.status}, signal ${ran.signal}`}`);
    return 1;
  }
  const whole = JSON.parse(readFileSync(ownBundle, "utf8"));
  const bundle = inOwnLanguage(whole, whole.languages[0]);
  const missing = unseen(bundle, places);
  const lines = existsSync(source) ? uncovered(readFileSync(source, "utf8"), asSeen(bundle, missing)) : undefined;
  for (const fault of faults) console.log(`fault: ${fault}`);
  for (const { what, where } of missing) console.log(`never seen${where ? ` on ${where}` : ""}: ${what}`);
  for (const line of lines ?? []) console.log(`never seen of the source: ${line}`);
  console.log(`${crawled.places} places by ${crawled.touches} touches: ${faults.length} faults, ${missing.length} texts never seen, `
    + (lines ? `${lines.length} lines of the source never seen` : "no source to compare with"));
  return faults.length + missing.length + (lines?.length ?? 0) > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
