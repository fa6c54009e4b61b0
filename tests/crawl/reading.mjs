// What a crawl has read, and whether words are among it. Typography is not compared (schema/source_coverage.mjs), nor
// where a line is broken: words are looked for without spaces, but begin and end where words do.
import { fold } from "../schema/source_coverage.mjs";

const LETTER = /[\p{L}\p{N}]/u;

// The letters of all lines in a row; marks: where a word begins.
function squash(lines) {
  const marks = new Set([0]);
  let text = "";
  for (const word of lines.flatMap((line) => fold(line).split(" "))) {
    marks.add(text.length);
    text += word;
  }
  marks.add(text.length);
  return { text, marks };
}

function isEdge({ text, marks }, at) {
  return marks.has(at) || !LETTER.test(text[at - 1]) || !LETTER.test(text[at]);
}

function says(stream, words) {
  for (let at = stream.text.indexOf(words); at >= 0; at = stream.text.indexOf(words, at + 1)) {
    if (isEdge(stream, at) && isEdge(stream, at + words.length)) return true;
  }
  return false;
}

// "place ADDRESS TOUCHES", "stream AREA", "line TEXT", "fault ADDRESS WHAT", "crawled PLACES TOUCHES FAULTS".
export function parseCrawl(output) {
  const crawl = { places: [], faults: [], crawled: undefined };
  for (const line of output.split("\n")) {
    const [kind, ...rest] = line.split("\t");
    const place = crawl.places.at(-1);
    if (kind === "place") crawl.places.push({ address: rest[0], touches: Number(rest[1]), streams: [] });
    if (kind === "stream") place.streams.push([]);
    if (kind === "line") place.streams.at(-1).push(rest.join(" "));
    if (kind === "fault") crawl.faults.push(rest.join(": "));
    if (kind === "crawled") crawl.crawled = { places: Number(rest[0]), touches: Number(rest[1]) };
  }
  for (const each of crawl.places) each.streams = each.streams.map((lines) => ({ lines, ...squash(lines) }));
  return crawl;
}

// "members/member-state selected=au" is the screen "members/member-state".
export function screenOf(place) {
  return place.address.split(" ")[0];
}

export function isSaid(places, words) {
  const { text } = squash([words]);
  return places.some((place) => place.streams.some((stream) => says(stream, text)));
}

// The pattern is matched with lines as they are, typography folded and a space between them.
export function isMatched(places, pattern) {
  return places.some((place) => place.streams.some(({ lines }) => pattern.test(lines.map(fold).join(" "))));
}
