// The comparison of what was read with the bundle must itself be able to fail.
import assert from "node:assert/strict";
import { test } from "node:test";
import { uncovered } from "../schema/source_coverage.mjs";
import { asSeen, expected, unseen } from "./expected.mjs";
import { isSaid, parseCrawl } from "./reading.mjs";

const bundle = {
  event: { title: "A forum" },
  members: [{ id: "au", kind: "member-state", name: "Australia" }],
  meetings: [{ id: "m", start: "2017-08-24", end: "2017-08-25", title: "A meeting", city: "Perth", country: "au", documents: ["p"] }],
  documents: [{ id: "p", title: "A paper", kind: "statement" }],
};
const source = "August 24-25, 2017, Perth, Australia, A meeting [A paper].\n";

// A crawl that read these lines on these screens.
function read(screens) {
  const lines = Object.entries(screens).flatMap(([address, said]) => [`place\t${address}\t1`, "stream\t", ...said.map((line) => `line\t${line}`)]);
  return parseCrawl([...lines, "crawled\t1\t1\t0"].join("\n")).places;
}

const everything = {
  home: ["A forum"],
  "member/au": ["Australia", "A meet", "ing"],
  "meeting/m": ["A meeting", "24 – 25 August 2017", "Perth · Australia", "A paper"],
  "document/p": ["A paper"],
};
const whats = (screens) => unseen(bundle, read(screens)).map(({ what, where }) => `${where}: ${what}`);

test("what was read everywhere it belongs is not missing", () => {
  assert.deepEqual(whats(everything), []);
  assert.ok(expected(bundle).length >= 8);
});

test("a text read on another screen than its own is missing", () => {
  assert.deepEqual(whats({ ...everything, "document/p": ["A papers"] }), ["document/p: A paper"]);
});

test("another day is not the meeting's date", () => {
  for (const date of ["24 August 2017", "25 August 2017", "24 – 25 August 2018", "124 – 25 August 2017"]) {
    const screens = { ...everything, "meeting/m": ["A meeting", date, "Perth · Australia", "A paper"] };
    assert.deepEqual(whats(screens), ["meeting/m: 2017-08-24"], date);
  }
});

test("words are found over the end of a line, but not within other words", () => {
  const places = read({ home: ["Final Co-", "Chairs’ statement (2017)"] });
  assert.ok(isSaid(places, "Co-Chairs' Statement"));
  assert.ok(isSaid(places, "2017"));
  assert.ok(!isSaid(places, "hairs"));
  assert.ok(!isSaid(places, "201"));
});

test("what was not read is missing from the source", () => {
  assert.deepEqual(uncovered(source, asSeen(bundle, [])), []);
  for (const [screen, line] of [["meeting/m", 0], ["meeting/m", 1], ["document/p", 0]]) {
    const screens = { ...everything, [screen]: everything[screen].filter((said, i) => i !== line) };
    assert.deepEqual(uncovered(source, asSeen(bundle, unseen(bundle, read(screens)))), [source.trim()], `${screen} ${line}`);
  }
});

test("what a crawler found wrong is told", () => {
  assert.deepEqual(parseCrawl("fault\tmember/au\tnothing happens: back").faults, ["member/au: nothing happens: back"]);
});
