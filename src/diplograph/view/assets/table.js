// The table of the claims behind whatever is shown: a row each, sorted by any column.

const ROWS = 200; // made at once

const COLUMNS = [
  { name: 'Date', value: (claim) => claim.day, cell: (claim) => claim.date },
  { name: 'Kind', value: (claim) => kindWords(claim) },
  { name: 'Status', value: (claim) => data.statuses[claim.status].word, cell: (claim) => statusBadge(claim.status) },
  { name: 'What', value: (claim, number) => claim.object || thingName(number), cell: (claim, number) => thingCell(claim, number) },
  { name: 'Who', value: (claim) => whoOf(claim) },
  { name: 'Topics', value: (claim) => claim.topics.join('; ') },
  { name: 'Place', value: (claim) => claim.place },
  { name: 'Said by', value: (claim) => claim.speaker },
  { name: 'Document', value: (claim) => titleWithDay(data.documents[claim.document]), cell: (claim) => documentCell(claim) },
];
// What a file carries besides what the table shows.
const MORE_COLUMNS = [
  { name: 'Sentence', value: (claim) => claim.sentence },
  { name: 'Sources', value: (claim) => claim.sources.map((source) => data.sources[source].title).join('; ') },
  { name: 'Address', value: (claim) => data.documents[claim.document].url },
  { name: 'Claim', value: (claim) => claim.id },
];

const table = { sort: 0, down: false, numbers: [], made: 0 };

function kindWords(claim) {
  const kind = data.claimKinds[claim.kind];
  return [kind, folded(claim.subtype) === folded(kind) ? '' : claim.subtype, claim.stage].filter((word) => word).join(', ');
}

function thingName(number) {
  const thing = claimsIndex.thing[number];
  return thing < 0 ? '' : labelOf(thing);
}

function whoOf(claim) {
  return [...claim.people, ...claim.organizations, ...claim.countries].join('; ');
}

function thingCell(claim, number) {
  const thing = claimsIndex.thing[number];
  if (thing < 0) return words(claim.object);
  return el('button', { class: 'thing-link', type: 'button', onclick: () => fromTable(thing) }, kindMark(data.things[thing].kind), words(claim.object || labelOf(thing)));
}

function fromTable(thing) {
  state.view = 'picture';
  openThing(thing, 'table');
}

function documentCell(claim) {
  const card = data.documents[claim.document];
  return outward(titleWithDay(card), card.url);
}

function showTable() {
  if (state.view !== 'table') return;
  table.numbers = sceneClaims(state.scene).sort(inTableOrder);
  table.made = 0;
  const head = el('tr', {}, ...COLUMNS.map(columnHead));
  const body = el('tbody', {});
  const grid = el('table', {}, el('caption', { class: 'unseen' }, `Claims: ${sceneName(state.scene)}`), el('thead', {}, head), body);
  byId('rows').replaceChildren(el('p', { class: 'lead' }, counted(table.numbers.length, 'claim', 'claims')), grid);
  moreRows(body);
}

function columnHead({ name }, place) {
  const isSorted = place === table.sort;
  const button = el('button', { class: 'quiet', type: 'button', onclick: () => sortBy(place) }, name, isSorted ? (table.down ? ' ↓' : ' ↑') : '');
  return el('th', { scope: 'col', 'aria-sort': isSorted ? (table.down ? 'descending' : 'ascending') : 'none' }, button);
}

function sortBy(place) {
  Object.assign(table, { down: table.sort === place && !table.down, sort: place });
  showTable();
  byId('rows').querySelectorAll('th button')[place].focus();
}

function inTableOrder(one, two) {
  const { value } = COLUMNS[table.sort];
  const [first, second] = [value(data.claims[one], one), value(data.claims[two], two)];
  // What has no value stands last, whichever way the column is sorted.
  if (!first || !second) return Number(!first) - Number(!second) || one - two;
  return (table.down ? -1 : 1) * first.localeCompare(second, 'en') || one - two;
}

function moreRows(body) {
  const next = table.numbers.slice(table.made, table.made + ROWS);
  body.append(...next.map(tableRow));
  table.made += next.length;
  if (table.made >= table.numbers.length) return;
  const more = el('button', { class: 'button more', type: 'button', onclick: () => {
    more.remove();
    moreRows(body);
  } }, `Show ${Math.min(ROWS, table.numbers.length - table.made)} more`);
  byId('rows').append(more);
}

function tableRow(number) {
  const claim = data.claims[number];
  return el('tr', {}, ...COLUMNS.map(({ value, cell }) => el('td', {}, cell ? cell(claim, number) : words(value(claim, number)))));
}
