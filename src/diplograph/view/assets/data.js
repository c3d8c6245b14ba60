// What the page knows. `first` and the network that pyvis made are there at once; all things, ties, claims and documents
// come compressed and are unpacked after the first view is drawn.

const first = JSON.parse(byId('first').textContent);
const drawing = JSON.parse(byId('network').textContent);
const drawingOptions = JSON.parse(drawing.options); // pyvis gives its options as a text

const data = {
  kinds: first.kinds,
  statuses: first.statuses,
  claimKinds: first.claimKinds,
  counts: first.counts,
  things: [],
  ties: [],
  claims: [],
  documents: [],
  sources: [],
  disagreements: [],
  ready: false,
};
Object.entries(first.actors).forEach(([number, actor]) => {
  data.things[number] = { ...actor, facts: [], claims: [] };
});

const ACTORS = new Set(['country', 'body']);
// What claims are about; other things are who acts, where, and on what.
const NOT_AFFAIRS = new Set(['country', 'body', 'person', 'organization', 'place', 'topic']);
// Claims have two kinds that their things call by another name.
const THING_OF_KIND = { office: 'tenure', quote: 'statement' };
const AFFIRMED = new Set(['done', 'ongoing']);

let tiesOf = [];
let numberOfThing = new Map();
const claimsIndex = { actors: [], thing: [] }; // by number of the claim: the states and bodies in it, what it is about

async function unpack() {
  const pieces = [...document.querySelectorAll('script[type="application/gzip"]')].map((piece) => bytesOf(piece.textContent));
  const stream = new Blob(pieces).stream().pipeThrough(new DecompressionStream('gzip'));
  Object.assign(data, JSON.parse(await new Response(stream).text()));
  index();
  data.ready = true;
}

function bytesOf(letters) {
  return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
}

function index() {
  tiesOf = data.things.map(() => []);
  data.ties.forEach((tie, number) => {
    tiesOf[tie.from].push(number);
    tiesOf[tie.to].push(number);
  });
  numberOfThing = new Map(data.things.map((thing, number) => [thing.id, number]));
  claimsIndex.actors = data.claims.map(() => new Set());
  claimsIndex.thing = data.claims.map(() => -1);
  data.ties.forEach((tie) => {
    const actors = [tie.from, tie.to].filter(isActor);
    tie.claims.forEach((claim) => actors.forEach((actor) => claimsIndex.actors[claim].add(actor)));
  });
  data.things.forEach((thing, number) => {
    if (!NOT_AFFAIRS.has(thing.kind)) thing.claims.forEach((claim) => { claimsIndex.thing[claim] = number; });
  });
}

function isActor(number) {
  return ACTORS.has(data.things[number].kind);
}

function isAffair(number) {
  return !NOT_AFFAIRS.has(data.things[number].kind);
}

function otherEnd(tie, number) {
  return tie.from === number ? tie.to : tie.from;
}

function labelOf(number) {
  return data.things[number].label;
}

function tieLabel(tie) {
  return [...new Set(tie.edges.map((edge) => edge.label))].join(' · ');
}

function byLabel(one, two) {
  return labelOf(one).localeCompare(labelOf(two), 'en') || one - two;
}

// For search and sorting: without accents, in lower case.
function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

// The last day that a date in EDTF stands for, as a text that sorts; empty for none and for one that is open.
function lastDay(edtf) {
  const date = edtf.replace(/[?~%]/g, '').split('/').pop();
  if (!/^\d{4}(-\d\d){0,2}$/.test(date)) return '';
  if (date.length === 4) return `${date}-12-31`;
  return date.length === 7 ? `${date}-31` : date;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function dayInWords(day) {
  const [year, month, date] = day.split('-');
  return [date && Number(date), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}
