// Search with suggestions: names that begin with the words first, then those that hold them, then facts that do.
// Asked for a path, it looks for the other end of one.

const MOST = 8;

const search = { index: null, found: [], active: -1, from: null };

function startSearch() {
  const field = byId('query');
  field.dataset.asks = field.placeholder;
  field.addEventListener('input', suggest);
  field.addEventListener('focus', suggest);
  field.addEventListener('keydown', onSearchKey);
  field.addEventListener('blur', closeSuggestions);
}

function searchIndex() {
  search.index ??= data.things.map((thing) => ({
    name: folded(thing.label),
    facts: folded(thing.facts.map(([, value]) => value).join(' ')),
  }));
  return search.index;
}

function suggest() {
  const wanted = folded(byId('query').value.trim());
  search.found = wanted ? matches(wanted) : [];
  search.active = search.found.length ? 0 : -1;
  showSuggestions(wanted);
}

function matches(wanted) {
  return searchIndex()
    .map((entry, number) => ({ number, rank: rankOf(entry, wanted) }))
    .filter((match) => match.rank !== null)
    .sort((one, two) => one.rank - two.rank || tiesOf[two.number].length - tiesOf[one.number].length || byLabel(one.number, two.number))
    .slice(0, MOST)
    .map((match) => match.number);
}

function rankOf(entry, wanted) {
  if (entry.name.startsWith(wanted)) return 0;
  if (` ${entry.name}`.includes(` ${wanted}`)) return 1;
  if (entry.name.includes(wanted)) return 2;
  return entry.facts.includes(wanted) ? 3 : null;
}

function showSuggestions(wanted) {
  const list = byId('suggestions');
  const nothing = el('li', { class: 'nothing', role: 'option', 'aria-disabled': 'true' }, 'Nothing has this name.');
  list.replaceChildren(...(search.found.length ? search.found.map(suggestion) : [nothing]));
  list.hidden = !wanted;
  byId('query').setAttribute('aria-expanded', String(!list.hidden));
  markActive();
}

function suggestion(number, place) {
  const thing = data.things[number];
  const row = el(
    'li',
    { role: 'option', id: `suggestion-${place}`, class: 'suggestion' },
    kindMark(thing.kind),
    words(thing.label),
    el('span', { class: 'count' }, data.kinds[thing.kind].one),
  );
  row.addEventListener('mousedown', (event) => {
    event.preventDefault(); // the field keeps the focus until the choice is made
    take(place);
  });
  return row;
}

function markActive() {
  [...byId('suggestions').querySelectorAll('[role=option]')].forEach((row, place) => row.setAttribute('aria-selected', String(place === search.active)));
  if (search.active < 0) byId('query').removeAttribute('aria-activedescendant');
  else byId('query').setAttribute('aria-activedescendant', `suggestion-${search.active}`);
}

function onSearchKey(event) {
  if (event.key === 'ArrowDown') step(1);
  else if (event.key === 'ArrowUp') step(-1);
  else if (event.key === 'Enter') take(search.active);
  else if (event.key === 'Escape') leaveSearch(event);
  else return;
  event.preventDefault();
}

function step(by) {
  if (!search.found.length) return;
  search.active = (search.active + by + search.found.length) % search.found.length;
  markActive();
}

function take(place) {
  const number = search.found[place];
  if (number === undefined) return;
  byId('query').value = '';
  closeSuggestions();
  const { from } = search;
  stopPath();
  if (from === null || from === number) openThing(number, 'search');
  else open({ kind: 'path', from, to: number }, 'search');
}

function startPath(from) {
  search.from = from;
  byId('query').placeholder = `Path from ${labelOf(from).slice(0, 40)} to …`;
  byId('query').focus();
  byId('said').textContent = `Name the other end of a path from ${labelOf(from)}.`;
}

function stopPath() {
  search.from = null;
  byId('query').placeholder = byId('query').dataset.asks;
}

// The first Escape closes the suggestions; the next one, with nothing to close, clears the choice.
function leaveSearch(event) {
  if (byId('suggestions').hidden && search.from === null) return;
  event.stopPropagation();
  stopPath();
  byId('query').value = '';
  closeSuggestions();
}

function closeSuggestions() {
  search.found = [];
  search.active = -1;
  showSuggestions('');
}
