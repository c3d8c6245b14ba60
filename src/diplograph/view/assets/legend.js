// The legend: kinds by shape and colour, statuses by line. Each entry shows how many there are and switches them off and on.

function startLegend() {
  byId('all-kinds').addEventListener('click', () => setHidden(state.hiddenKinds, []));
  byId('no-kinds').addEventListener('click', () => setHidden(state.hiddenKinds, presentKinds()));
  showLegend();
}

function showLegend() {
  const things = tally(data.things.map((thing) => thing.kind));
  const ties = tally(data.ties.flatMap((tie) => tie.edges.map(() => tie.status)));
  refill('kinds', presentKinds().map((name) => kindEntry(name, things.get(name))));
  refill('statuses', Object.keys(data.statuses).map((name) => statusEntry(name, ties.get(name) || 0)));
}

// A click rebuilds the entries; whoever works with the keyboard stays where they were.
function refill(id, entries) {
  const list = byId(id);
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.name : null;
  list.replaceChildren(...entries.map((entry) => el('li', {}, entry)));
  if (focused) list.querySelector(`[data-name="${focused}"]`).focus();
}

function presentKinds() {
  const present = new Set(data.things.map((thing) => thing.kind));
  return Object.keys(data.kinds).filter((name) => present.has(name));
}

function tally(names) {
  const counts = new Map();
  names.forEach((name) => counts.set(name, (counts.get(name) || 0) + 1));
  return counts;
}

function kindEntry(name, count) {
  return entry(name, state.hiddenKinds, kindMark(name), data.kinds[name].many, count);
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
