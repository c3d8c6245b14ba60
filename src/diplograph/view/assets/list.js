// The list of what is drawn: the picture in words. One stop of the Tab key; arrows, Home and End move within it.

const PAGE = 400; // rows that are made at once

const listing = { rows: [], made: 0 };

function startList() {
  const list = byId('things');
  list.addEventListener('keydown', onListKey);
  list.addEventListener('click', (event) => choosePressed(event.target.closest('[role=option]')));
  list.addEventListener('scroll', () => nearEnd(list) && makeRows(PAGE));
  showList();
}

function showList() {
  listing.rows = [...view.scene.nodes.keys()].sort((one, two) => kindOrder(one) - kindOrder(two) || byLabel(one, two));
  listing.made = 0;
  byId('things').replaceChildren();
  byId('listed').textContent = `${grouped(listing.rows.length)} of ${counted(data.counts.things, 'thing', 'things')}`;
  makeRows(PAGE);
  markChosen();
}

function makeRows(count) {
  const next = listing.rows.slice(listing.made, listing.made + count);
  next.forEach((number) => groupOf(data.things[number].kind).append(option(number)));
  listing.made += next.length;
}

function nearEnd(list) {
  return list.scrollTop + list.clientHeight > list.scrollHeight - 400;
}

function groupOf(kind) {
  return byId(`group-${kind}`) || newGroup(kind);
}

function newGroup(kind) {
  const heading = el('div', { class: 'group-heading', role: 'presentation' }, kindMark(kind), data.kinds[kind].many);
  const group = el('div', { role: 'group', id: `group-${kind}`, 'aria-label': data.kinds[kind].many }, heading);
  byId('things').append(group);
  return group;
}

function option(number) {
  return el(
    'div',
    { role: 'option', class: 'option', id: `thing-${number}`, 'aria-selected': 'false', tabindex: '-1', dir: 'auto' },
    labelOf(number),
  );
}

function options() {
  return [...byId('things').querySelectorAll('[role=option]')];
}

// Exactly one row can be reached with Tab: the chosen one, or the first.
function markChosen() {
  const all = options();
  const chosen = state.scene.kind === 'thing' ? byId(`thing-${state.scene.thing}`) : null;
  all.forEach((row) => setRow(row, row === chosen, row === (chosen || all[0])));
  if (chosen) chosen.scrollIntoView({ block: 'nearest' });
}

function setRow(row, isChosen, isStop) {
  row.setAttribute('aria-selected', String(isChosen));
  row.tabIndex = isStop ? 0 : -1;
}

function choosePressed(row) {
  if (row && data.ready) openThing(Number(row.id.slice('thing-'.length)), 'list');
}

function onListKey(event) {
  const row = event.target.closest('[role=option]');
  if (!row) return;
  if (event.key === 'Enter' || event.key === ' ') choosePressed(row);
  else if (!moveInList(row, event.key)) return;
  event.preventDefault();
}

function moveInList(row, key) {
  const all = options();
  const at = all.indexOf(row);
  const targets = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
  if (!(key in targets)) return false;
  const target = all[targets[key]];
  if (target) {
    row.tabIndex = -1;
    target.tabIndex = 0;
    target.focus();
  }
  return true;
}
