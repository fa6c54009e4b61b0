// content/bundle.schema.json against a validator that is not ours: what is good passes, what is bad is refused at
// the place that is bad, and the numbers are those of the program's limits.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import assert from "node:assert/strict";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { uncovered } from "./source_coverage.mjs";

const here = (path) => new URL(path, import.meta.url);
const readJson = (path) => JSON.parse(readFileSync(here(path), "utf8"));

const schema = readJson("../../content/bundle.schema.json");
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
addFormats(ajv);
const validate = ajv.compile(schema);

const everyField = readJson("cases/valid-every-field.json");

// Places (JSON pointers) of all errors; empty for a valid bundle.
function errorPlaces(bundle) {
  return validate(bundle) ? [] : validate.errors.map((error) => error.instancePath);
}

function assertValid(bundle) {
  const valid = validate(bundle);
  assert.ok(valid, ajv.errorsText(validate.errors, { separator: "\n" }));
}

// The object and key that a JSON pointer names.
function locate(root, pointer) {
  const keys = pointer.slice(1).split("/");
  const last = keys.pop();
  return [keys.reduce((value, key) => value[key], root), last];
}

function changed({ set = {}, remove = [] }) {
  const bundle = structuredClone(everyField);
  for (const [pointer, value] of Object.entries(set)) {
    const [parent, key] = locate(bundle, pointer);
    parent[key] = value;
  }
  for (const pointer of remove) {
    const [parent, key] = locate(bundle, pointer);
    delete parent[key];
  }
  return bundle;
}

test("the schema is a schema of draft 2020-12", () => {
  assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.ok(ajv.validateSchema(schema));
});

for (const folder of readdirSync(here("../../content/"), { withFileTypes: true })) {
  if (!existsSync(here(`../../content/${folder.name}/bundle.json`))) continue;
  test(`content/${folder.name} is a valid bundle`, () => {
    assertValid(readJson(`../../content/${folder.name}/bundle.json`));
  });
}

for (const file of readdirSync(here("cases/"))) {
  if (!file.startsWith("valid-")) continue;
  test(`${file} is a valid bundle`, () => assertValid(readJson(`cases/${file}`)));
}

for (const refused of readJson("cases/refused.json")) {
  test(refused.name, () => {
    const places = errorPlaces(changed(refused));
    assert.ok(places.includes(refused.at), `expected an error at "${refused.at}", got ${JSON.stringify(places)}`);
  });
}

// Every object of the format refuses a key that it does not know: a misspelt key must not vanish in silence.
for (const pointer of ["/event", "/rooms/0", "/places/0", "/tracks/0", "/agenda/0", "/agenda/0/moved_from", "/agenda/0/people/0",
  "/roles/0", "/members/0", "/groups/0", "/meetings/0", "/documents/0", "/about/0", "/contacts/0", "/notices/0",
  "/attract", "/attract/scenes/0"]) {
  test(`an unknown key in ${pointer} is refused`, () => {
    const places = errorPlaces(changed({ set: { [`${pointer}/misspelt`]: 1 } }));
    assert.deepEqual([...new Set(places)], [pointer]);
  });
}

function limit(name) {
  const header = readFileSync(here("../../src/base/limits.h"), "utf8");
  const found = header.match(new RegExp(`^#define ${name} (\\d+)u?$`, "m"));
  assert.ok(found, `src/base/limits.h has no plain number ${name}`);
  return Number(found[1]);
}

function assertLastValue(pointer, good, bad) {
  assertValid(changed({ set: { [pointer]: good } }));
  assert.notDeepEqual(errorPlaces(changed({ set: { [pointer]: bad } })), [], `one more than the limit at ${pointer}`);
}

test("short texts are limited as in the program", () => {
  const most = limit("LIMIT_SHORT_TEXT_BYTES");
  assertLastValue("/event/title", "a".repeat(most), "a".repeat(most + 1));
  assertLastValue("/event/title", { en: "a".repeat(most) }, { en: "a".repeat(most + 1) });
});

test("long texts are limited as in the program", () => {
  const most = limit("LIMIT_LONG_TEXT_BYTES");
  assertLastValue("/about/0/body", "a".repeat(most), "a".repeat(most + 1));
});

test("languages are limited as in the program", () => {
  const most = limit("LIMIT_LANGUAGES");
  const languages = (count) => Array.from({ length: count }, (_, i) => `en-x-${i}`);
  const texts = (count) => Object.fromEntries(languages(count).map((language) => [language, "a"]));
  assertLastValue("/languages", languages(most), languages(most + 1));
  assertLastValue("/event/title", texts(most), texts(most + 1));
});

test("lists are limited as in the program", () => {
  const most = limit("LIMIT_LIST_ITEMS");
  const rooms = (count) => Array.from({ length: count }, (_, i) => ({ id: `r${i}`, name: "Room" }));
  assertLastValue("/rooms", rooms(most), rooms(most + 1));
  for (const [key, list] of Object.entries(schema.properties)) {
    if (list.type === "array" && key !== "languages") assert.equal(list.maxItems, most, key);
  }
});

test("a scene's seconds are limited as in the program", () => {
  const [least, most] = [limit("LIMIT_SCENE_SECONDS_MIN"), limit("LIMIT_SCENE_SECONDS_MAX")];
  assertLastValue("/attract/seconds", least, least - 1);
  assertLastValue("/attract/scenes/0/seconds", most, most + 1);
});

test("an area's corners are limited as in the program", () => {
  const [least, most] = [limit("LIMIT_AREA_POINTS_MIN"), limit("LIMIT_AREA_POINTS")];
  const corners = (count) => Array.from({ length: count }, (_, i) => [i, 10 * i]);
  assertLastValue("/rooms/0/area", corners(least), corners(least - 1));
  assertLastValue("/rooms/0/area", corners(most), corners(most + 1));
});

test("ids, languages' tags and names of files are limited as in the program", () => {
  const [id, tag, name] = ["LIMIT_ID_BYTES", "LIMIT_LANGUAGE_BYTES", "LIMIT_FILE_NAME_BYTES"].map(limit);
  assertLastValue("/id", "a".repeat(id), "a".repeat(id + 1));
  const language = (length) => `en${"-abcdefgh".repeat(4)}`.slice(0, length);
  assertLastValue("/languages", [language(tag)], [`${language(tag)}i`]);
  assertLastValue("/members/0/flag", `${"a".repeat(name - 4)}.png`, `${"a".repeat(name - 3)}.png`);
});

test("a scene may show selected meetings", () => {
  assertValid(changed({ set: { "/attract/scenes/0": { scene: "meeting", select: [everyField.meetings[0].id] } } }));
});

test("a theme's colours are those of the program", () => {
  const rows = readFileSync(here("../../src/draw/theme.c"), "utf8").matchAll(/^ *\[T_[A-Z0-9_]+\] = \{"([^"]+)"/gm);
  const tokens = [...rows].map((row) => row[1]);
  assert.deepEqual(schema.$defs.event.properties.theme.propertyNames.enum, tokens);
});

// The check of a bundle against its source must itself be able to fail.
const smallSource = "Type: A forum\n\nJanuary 2, 2017, Perth, Australia, A meeting [A paper].\n";
const smallBundle = {
  members: [{ id: "au", kind: "member-state", name: "Australia" }],
  about: [{ id: "a", title: "About", body: "*Type:* A forum" }],
  meetings: [{ id: "m", start: "2017-01-02", title: "A meeting", city: "Perth", country: "au", documents: ["p"] }],
  documents: [{ id: "p", title: "A paper", kind: "statement" }],
};

test("a bundle that holds its source covers it", () => {
  assert.deepEqual(uncovered(smallSource, smallBundle), []);
});

test("a meeting of another day, another city or without its paper does not cover the source", () => {
  for (const change of [{ start: "2017-01-03" }, { city: "Sydney" }, { documents: [] }, { title: "Another" }]) {
    const bundle = structuredClone(smallBundle);
    Object.assign(bundle.meetings[0], change);
    assert.equal(uncovered(smallSource, bundle).length, 1, JSON.stringify(change));
  }
});

test("a sentence that is not in the bundle does not cover the source", () => {
  assert.deepEqual(uncovered(`${smallSource}Established: 2002\n`, smallBundle), ["Established: 2002"]);
});

// The source itself is kept beside the repository, where it is kept at all.
const source = here("../../../shared/source/bali-process.txt");
test("content/bali-process holds every line of its source", { skip: !existsSync(source) }, () => {
  assert.deepEqual(uncovered(readFileSync(source, "utf8"), readJson("../../content/bali-process/bundle.json")), []);
});
