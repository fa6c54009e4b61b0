// What a visitor must be able to read of a bundle, and where: every text of every record, its dates and numbers, and
// the names of what it is linked with, both ways.
import { MONTHS } from "../schema/source_coverage.mjs";
import { isMatched, isSaid, screenOf } from "./reading.mjs";

function texts(value) {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : Object.values(value);
}

const day = (iso) => ({ year: iso.slice(0, 4), month: MONTHS[Number(iso.slice(5, 7)) - 1], day: Number(iso.slice(8, 10)) });
const monthPattern = (month) => `(${month}|${month.slice(0, 3)})`;

// "24 August 2017", "24-25 August 2017", "24 Aug - 2 Sep 2017"; without the year where it is the event's.
function datePattern(start, end = start, withYear = true) {
  const [from, to] = [day(start), day(end)];
  const year = withYear ? ` ${to.year}` : "";
  const first = start === end ? "" : `${from.day}( ${monthPattern(from.month)})?( ${from.year})? ?- ?`;
  return new RegExp(`(^|[^0-9])${first}${to.day} ${monthPattern(to.month)}${year}($|[^0-9])`);
}

// path: where it stands in the bundle; where: the screen that must say it, undefined for any.
function said(path, words, where) {
  return { path, what: words, where, isSeen: (places) => isSaid(places, words) };
}

function matched(path, what, pattern, where) {
  return { path, what, where, isSeen: (places) => isMatched(places, pattern) };
}

function saidTexts(record, path, keys, where) {
  return keys.flatMap((key) => texts(record[key]).map((text) => said([...path, key], text, where)));
}

// Paragraphs and list items, each for itself, without their marks.
function saidBody(record, path, key, where) {
  return texts(record[key]).flatMap((text) => text.split("\n").filter((line) => line !== "")
    .map((line) => said([...path, key, line], line.replace(/^- /, "").replace(/\*/g, ""), where)));
}

// The names of other records, as links of this one.
function saidLinks(ids, list, key, where) {
  return (ids ?? []).flatMap((id) => (list ?? []).filter((record) => record.id === id))
    .flatMap((record) => texts(record[key]).slice(0, 1).map((text) => said(undefined, text, where)));
}

const idsWhere = (list, holds) => (list ?? []).filter(holds).map((record) => record.id);

const LISTS = {
  rooms: (record, path) => saidTexts(record, path, ["name", "level"]),
  tracks: (record, path) => saidTexts(record, path, ["name"]),
  roles: (record, path) => saidTexts(record, path, ["name"]),
  notices: (record, path) => saidTexts(record, path, ["title", "body"], `notice/${record.id}`),

  agenda(record, path, bundle) {
    const where = `session/${record.id}`;
    const time = (iso) => iso.slice(11, 16);
    return [
      ...saidTexts(record, path, ["title", "summary"], where),
      matched([...path, "start"], record.start, datePattern(record.start.slice(0, 10), undefined, false), where),
      matched([...path, "start"], record.start, new RegExp(`${time(record.start)} ?- ?${time(record.end)}`), where),
      ...(record.people ?? []).flatMap((person, i) => saidTexts(person, [...path, "people", i], ["name", "role"], where)),
      ...saidLinks(record.chairs, bundle.members, "name", where),
      ...saidLinks(record.documents, bundle.documents, "title", where),
      ...saidLinks([record.room], bundle.rooms, "name", where),
    ];
  },

  members(record, path, bundle) {
    const where = `member/${record.id}`;
    return [
      ...saidTexts(record, path, ["name", "formal", "endonyms", "note"], where),
      ...saidLinks(record.roles, bundle.roles, "name", where),
      ...saidLinks(idsWhere(bundle.groups, (group) => group.members?.includes(record.id)), bundle.groups, "name", where),
      ...saidLinks(idsWhere(bundle.meetings, (meeting) => meeting.country === record.id), bundle.meetings, "title", where),
      ...saidLinks(idsWhere(bundle.agenda, (session) => session.chairs?.includes(record.id)), bundle.agenda, "title", where),
      ...saidLinks(idsWhere(bundle.contacts, (contact) => contact.country === record.id), bundle.contacts, "name", where),
    ];
  },

  groups(record, path, bundle) {
    const where = `group/${record.id}`;
    const declared = Object.entries(record.declared ?? {});
    return [
      ...saidTexts(record, path, ["name"], where),
      ...saidBody(record, path, "summary", where),
      ...(record.since ? [said([...path, "since"], record.since, where)] : []),
      ...declared.map(([kind, number]) => said([...path, "declared", kind], String(number), where)),
      ...saidLinks(record.members, bundle.members, "name", where),
      ...saidLinks([record.parent], bundle.groups, "name", where),
      ...saidLinks(idsWhere(bundle.groups, (group) => group.parent === record.id), bundle.groups, "name", where),
      ...saidLinks(idsWhere(bundle.meetings, (meeting) => meeting.group === record.id), bundle.meetings, "title", where),
    ];
  },

  meetings(record, path, bundle) {
    const where = `meeting/${record.id}`;
    return [
      ...saidTexts(record, path, ["title", "city", "summary"], where),
      ...(record.start ? [matched([...path, "start"], record.start, datePattern(record.start, record.end), where)] : []),
      ...saidLinks([record.country], bundle.members, "name", where),
      ...saidLinks([record.group], bundle.groups, "name", where),
      ...saidLinks(record.documents, bundle.documents, "title", where),
    ];
  },

  documents(record, path, bundle) {
    const where = `document/${record.id}`;
    return [
      ...saidTexts(record, path, ["title", "event", "summary"], where),
      ...(record.year ? [said([...path, "year"], String(record.year), where)] : []),
      ...saidLinks([record.meeting], bundle.meetings, "title", where),
      ...saidLinks(idsWhere(bundle.agenda, (session) => session.documents?.includes(record.id)), bundle.agenda, "title", where),
    ];
  },

  about(record, path) {
    const where = `about/${record.id}`;
    return [...saidTexts(record, path, ["title"], where), ...saidBody(record, path, "body", where)];
  },

  contacts(record, path) {
    return [
      ...saidTexts(record, path, ["name", "phone", "fax", "email", "role"], "contacts"),
      ...record.lines.flatMap((line, i) => texts(line).map((text) => said([...path, "lines", i], text, "contacts"))),
    ];
  },
};

export function expected(bundle) {
  const lists = Object.entries(LISTS).flatMap(([list, of]) => (bundle[list] ?? [])
    .flatMap((record, i) => of(record, [list, i], bundle)));
  const declared = Object.entries(bundle.declared ?? {})
    .map(([kind, number]) => said(["declared", kind], String(number), `members/${kind}`));
  return [...saidTexts(bundle.event, ["event"], ["title", "subtitle", "venue"]), ...declared, ...lists];
}

export function unseen(bundle, places) {
  const byScreen = {};
  for (const place of places) (byScreen[screenOf(place)] ??= []).push(place);
  const visited = places.filter((place) => place.address !== "attract");
  return expected(bundle).filter((fact) => !fact.isSeen(fact.where ? byScreen[fact.where] ?? [] : visited));
}

// The bundle as far as it was read: what was never seen is cut out of it.
export function asSeen(bundle, missing) {
  const seen = structuredClone(bundle);
  for (const { path } of missing) {
    if (!path) continue;
    const [key, line] = path.slice(-2);
    let holder = seen;
    for (const step of path.slice(0, -1)) holder = typeof holder[step] === "object" ? holder[step] : holder;
    if (key === "body" || key === "summary") holder[key] = String(holder[key]).split("\n").filter((each) => each !== line).join("\n");
    else delete holder[path.at(-1)];
  }
  return seen;
}
