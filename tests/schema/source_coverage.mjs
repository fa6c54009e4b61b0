// Nothing of a bundle's source may be lost on the way: every line of the source must be found in bundle.json, as a
// name, a sentence, or the meeting and document that it describes. Typography is not compared (quotes, dashes,
// spaces, capitals); what is spelt otherwise on purpose stands in CORRECTIONS.
//
//   node source_coverage.mjs SOURCE.txt [BUNDLE.json]      prints what is missing; exit 1 when anything is
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// How the source spells it, how the bundle does, and why.
const CORRECTIONS = [
  ["New Zeland", "New Zealand", "ISO 3166"],
  ["New Zeeland", "New Zealand", "ISO 3166"],
  ["DPR Korea", "Democratic People's Republic of Korea", "United Nations"],
  ["Lao PDR", "Lao People's Democratic Republic", "United Nations"],
  ["Macau (SAR of China)", "Macao (SAR of China)", "ISO 3166"],
  ["Syria", "Syrian Arab Republic", "United Nations"],
  ["Timor Leste", "Timor-Leste", "United Nations"],
  ["Turkey", "Türkiye", "United Nations, since 2022"],
  ["Vietnam", "Viet Nam", "United Nations"],
  ["The Netherlands", "Netherlands (Kingdom of the)", "United Nations"],
  ["United Kingdom", "United Kingdom of Great Britain and Northern Ireland", "United Nations"],
  ["Americas -Africa", "Americas - Africa", "a space lost"],
  ["2003 Co-Chairs statement", "2003 Co-Chairs' statement", "as in the other years"],
  ["Conference Co-Chairs Statement", "Conference Co-Chairs' Statement", "as in the other years"],
  ["RBDES -Frequently", "RBDES - Frequently", "a space lost"],
  ["Global Compacts paper]",
    "Global Compacts on Refugees and on Safe, Orderly and Regular Migration: The Bali Process experience "
      + "(Global Compacts paper 2017)]", "the list of publications gives its whole title"],
];

// Headings above what the bundle keeps as a list of its own; the display words them itself.
const LIST_HEADINGS = new Set(["contact information"]);

// Headings that begin a list, and how its lines are found; any other heading here ends the list before.
const LISTS = [
  { heading: /^(member|observer) (state|organization)s \((\d+) /, begin: beginMembers },
  { heading: /^steering group$/, begin: beginGroup("steering group") },
  { heading: /^ad hoc group members include (\d+) bali process member states and (\d+) member organizations:$/,
    begin: beginGroup("ad hoc group") },
  { heading: /^the following operate under the ad hoc group:$/, begin: beginGroupsUnder("ad hoc group") },
  { heading: /^(chairing country|ad hoc group|bali process government and business forum)$/, begin: endList },
];

export const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
  "november", "december"];
const MEETING = /^([a-z]+) (\d+)(?:-(\d+))?, (\d{4}), ([^,]+), ([^,]+),\s*(.*)$/;
const STATEMENT = /^(.*?) (\d{4}) (.*)$/;

function plainTypography(text) {
  return text.normalize("NFC").replace(/[‘’]/g, "'").replace(/[–—]/g, "-").replace(/\s+/g, " ").trim();
}

// What two spellings of the same words have in common.
export function fold(text) {
  return plainTypography(text).replace(/[“”"*]/g, "").toLowerCase();
}

function corrected(line) {
  let text = plainTypography(line);
  for (const [from, to] of CORRECTIONS) {
    if (!text.includes(to)) text = text.replace(from, to);
  }
  return fold(text);
}

// A text is a string or an object by language: the source's words are in one of them.
function variants(text) {
  if (text === undefined) return [];
  return (typeof text === "string" ? [text] : Object.values(text)).map(fold);
}

function sameText(text, words) {
  return variants(text).includes(words);
}

function allStrings(value) {
  if (typeof value === "string") return value.split("\n").map((line) => fold(line.replace(/^- /, "")));
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(allStrings);
}

// The parts of the bundle that tell of the forum; the running event's own (agenda, notices, rooms) cannot stand in.
function factsOf(bundle) {
  const { event, roles, members, groups, meetings, documents, about, contacts } = bundle;
  return allStrings({ name: event?.title, roles, members, groups, meetings, documents, about, contacts });
}

function isoDate(year, month, day) {
  return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function splitMeeting(rest) {
  const [, title, papers] = rest.match(/^(.*?)(?:\[(.*)\])?\.?$/);
  return { title: title.replace(/[.,\s]+$/, ""), papers: papers ? papers.split("|").map((paper) => paper.trim()) : [] };
}

function hasPaper(bundle, meeting, paper) {
  return (meeting.documents ?? []).some((id) => {
    const found = (bundle.documents ?? []).find((candidate) => candidate.id === id);
    return found && sameText(found.title, paper);
  });
}

// "May 23-24, 2017, Bali, Indonesia, TITLE [PAPER | PAPER]."
function coversMeeting(bundle, [, month, first, last, year, city, country, rest]) {
  const { title, papers } = splitMeeting(rest);
  const start = isoDate(year, month, first);
  const end = isoDate(year, month, last ?? first);
  const countryIds = (bundle.members ?? []).filter((member) => sameText(member.name, country))
    .map((member) => member.id);
  return (bundle.meetings ?? []).some((meeting) => meeting.start === start && (meeting.end ?? start) === end
    && sameText(meeting.city, city) && countryIds.includes(meeting.country) && sameText(meeting.title, title)
    && papers.every((paper) => hasPaper(bundle, meeting, paper)));
}

// "EVENT YEAR TITLE": a document of that title and year, from that meeting or event. Where the event says the month
// too ("Senior Officials Meeting March"), the meeting's date must agree.
function coversStatement(bundle, [, event, year, title]) {
  const month = MONTHS.find((candidate) => event.endsWith(` ${candidate}`));
  const name = month ? event.slice(0, -month.length - 1) : event;
  return (bundle.documents ?? []).some((document) => {
    if (document.year !== Number(year) || !sameText(document.title, title)) return false;
    if (sameText(document.event, event)) return true;
    const meeting = (bundle.meetings ?? []).find((candidate) => candidate.id === document.meeting);
    return meeting !== undefined && sameText(meeting.title, name)
      && (month === undefined || meeting.start.startsWith(isoDate(year, month, "").slice(0, 7)));
  });
}

// Each begin function answers for its heading's own facts ("ok") and gives the test of the lines below ("has").
function endList() {
  return { ok: true, has: undefined };
}

// Members of one kind, one in a line or two: "Afghanistan Maldives" are two columns of one list, run together.
function beginMembers(bundle, [, standing, sort, count]) {
  const kind = `${standing}-${sort}`;
  const names = (bundle.members ?? []).filter((member) => member.kind === kind)
    .flatMap((member) => variants(member.name));
  const has = (line) => names.includes(line)
    || names.some((left) => line.startsWith(`${left} `) && names.includes(line.slice(left.length + 1)));
  return { ok: bundle.declared?.[kind] === Number(count), has };
}

function findGroup(bundle, name) {
  return (bundle.groups ?? []).find((group) => sameText(group.name, name));
}

function beginGroup(name) {
  return (bundle, [, states, organizations]) => {
    const group = findGroup(bundle, name);
    const names = (bundle.members ?? []).filter((member) => group?.members?.includes(member.id))
      .flatMap((member) => variants(member.name));
    const counted = states === undefined || (group?.declared?.["member-state"] === Number(states)
      && group.declared["member-organization"] === Number(organizations));
    return { ok: group !== undefined && counted, has: (line) => names.includes(line) };
  };
}

function beginGroupsUnder(name) {
  return (bundle) => {
    const parent = findGroup(bundle, name);
    const names = (bundle.groups ?? []).filter((group) => parent && group.parent === parent.id)
      .flatMap((group) => variants(group.name));
    return { ok: parent !== undefined, has: (line) => names.includes(line) };
  };
}

// A short line is a name and must be a text of its own; a sentence may stand among others in a paragraph.
function coversSentences(facts, line) {
  const has = (words) => facts.some((text) => text === words || (words.length > 40 && text.includes(words)));
  return has(line) || line.split(/(?<=\.) (?=[a-z])/).every(has);
}

function covers(bundle, facts, line) {
  if (LIST_HEADINGS.has(line)) return true;
  const meeting = line.match(MEETING);
  if (meeting && MONTHS.includes(meeting[1])) return coversMeeting(bundle, meeting);
  if (coversSentences(facts, line.replace(/^(tel|fax)\.?: /, ""))) return true;
  const statement = line.match(STATEMENT);
  return statement !== null && coversStatement(bundle, statement);
}

// A statement that is broken over two lines begins its second with the year.
function joinBroken(lines) {
  return lines.reduce((joined, line) => {
    if (/^(19|20)\d\d [A-Z]/.test(line) && joined.length > 0) joined[joined.length - 1] += ` ${line}`;
    else joined.push(line);
    return joined;
  }, []);
}

// The lines of the source that the bundle does not hold, as the source writes them.
export function uncovered(source, bundle) {
  const facts = factsOf(bundle);
  const lines = joinBroken(source.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ""));
  let has;
  return lines.filter((raw) => {
    const line = corrected(raw).replace(/^• /, "");
    const list = LISTS.find((candidate) => candidate.heading.test(line));
    if (!list) return !(has ? has(line) : covers(bundle, facts, line));
    const begun = list.begin(bundle, line.match(list.heading));
    has = begun.has;
    return !(begun.ok && coversSentences(facts, line));
  });
}

const ownBundle = fileURLToPath(new URL("../../content/bali-process/bundle.json", import.meta.url));

function main([sourceFile, bundleFile = ownBundle]) {
  if (sourceFile === undefined) {
    console.error("usage: node source_coverage.mjs SOURCE.txt [BUNDLE.json]");
    return 2;
  }
  const missing = uncovered(readFileSync(sourceFile, "utf8"), JSON.parse(readFileSync(bundleFile, "utf8")));
  for (const line of missing) console.log(`not in the bundle: ${line}`);
  console.log(missing.length === 0 ? "every line of the source is in the bundle" : `${missing.length} lines missing`);
  return missing.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
