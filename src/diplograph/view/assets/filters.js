// Filters that combine: kinds and statuses by what they look like, topic, state and document by name. Each entry of the
// first two shows how many claims there are and switches them off and on.

function startFilters() {
  byId('clear').addEventListener('click', clearFilters);
  byId('topic').addEventListener('change', (event) => setFilter('topic', event.target.value));
  byId('actor').addEventListener('change', (event) => setFilter('actor', Number(event.target.value)));
  byId('document').addEventListener('change', (event) => setFilter('document', Number(event.target.value)));
  fillSelects();
  showFilters();
}

function fillSelects() {
  const topics = [...tally(data.claims.flatMap((claim) => claim.topics))].sort(([one], [two]) => one.localeCompare(two, 'en'));
  const actors = data.things.map((thing, number) => number).filter(isActor).sort(byLabel);
  const documents = data.documents.map((card, number) => number).sort((one, two) => data.documents[one].day.localeCompare(data.documents[two].day) || one - two);
  byId('topic').append(...topics.map(([topic, count]) => el('option', { value: topic }, `${topic} (${grouped(count)})`)));
  byId('actor').append(...actors.map((number) => el('option', { value: number }, labelOf(number))));
  byId('document').append(...documents.map((number) => el('option', { value: number }, titleWithDay(data.documents[number]))));
}

const LONGEST_TITLE = 90;

function titleWithDay({ day, title }) {
  const short = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE)} …` : title;
  return day ? `${day}  ${short}` : short;
}

function showFilters() {
  const kinds = tally(data.claims.map((claim) => claim.kind));
  const statuses = tally(data.claims.map((claim) => claim.status));
  const present = Object.keys(data.claimKinds).filter((name) => kinds.has(name));
  refill('kinds', present.map((name) => kindEntry(name, kinds.get(name))));
  refill('statuses', Object.keys(data.statuses).map((name) => statusEntry(name, statuses.get(name) || 0)));
  byId('topic').value = state.topic;
  byId('actor').value = String(state.actor);
  byId('document').value = String(state.document);
  byId('clear').hidden = !isFiltered();
}

// A click rebuilds the entries; whoever works with the keyboard stays where they were.
function refill(id, entries) {
  const list = byId(id);
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.name : null;
  list.replaceChildren(...entries.map((entry) => el('li', {}, entry)));
  if (focused) list.querySelector(`[data-name="${focused}"]`).focus();
}

function tally(names) {
  const counts = new Map();
  names.forEach((name) => counts.set(name, (counts.get(name) || 0) + 1));
  return counts;
}

function kindEntry(name, count) {
  return entry(name, state.hiddenKinds, kindMark(THING_OF_KIND[name] || name), data.kinds[THING_OF_KIND[name] || name].many, count);
}

function statusEntry(name, count) {
  const status = data.statuses[name];
  const button = entry(name, state.hiddenStatuses, lineMark(name), status.word, count);
  button.title = status.meaning;
  return button;
}

function entry(name, hidden, mark, label, count) {
  return el(
    'button',
    { class: 'entry', type: 'button', 'data-name': name, 'aria-pressed': String(!hidden.has(name)), onclick: () => toggle(hidden, name) },
    mark,
    el('span', { class: 'label' }, label),
    el('span', { class: 'count' }, grouped(count)),
  );
}
