// Promises: what was announced, and what came of it, as known on the day of the slider. The rules are those of the query
// `promises`; a test compares the two.

const PROMISE_STATES = ['open', 'postponed', 'overdue', 'cancelled', 'fulfilled'];

function promises() {
  const asOf = state.asOf || lastKnownDay();
  const found = data.things.map((thing, number) => promiseOf(number, asOf)).filter((promise) => promise !== null);
  return found.sort((one, two) => one.due.localeCompare(two.due) || one.promised.day.localeCompare(two.promised.day) || byLabel(one.thing, two.thing));
}

function lastKnownDay() {
  return data.documents.reduce((last, { day }) => (day > last ? day : last), '');
}

function promiseOf(number, asOf) {
  if (!isAffair(number)) return null;
  const told = data.things[number].claims.filter((claim) => knownBy(claim, asOf)).map((claim) => ({ claim, day: documentDay(claim), ...pick(data.claims[claim]) }));
  const planned = told.filter(({ status }) => status === 'planned');
  if (!planned.length) return null;
  const dated = planned.filter(({ due, day }) => due && due !== day);
  const latest = dated.reduce((best, one) => (best === null || duesOrder(one) > duesOrder(best) ? one : best), null);
  const first = dated.reduce((best, one) => (best === null || `${one.day} ${one.due}` < `${best.day} ${best.due}` ? one : best), null);
  const done = earliest(told.filter(({ status }) => status === 'done'));
  const denied = told.filter(({ status }) => status === 'denied').reduce((best, one) => (best === null || one.day > best.day ? one : best), null);
  const off = denied !== null && (latest === null || denied.day >= latest.day);
  const moved = latest !== null && first !== null && lastDay(first.due) < latest.due.slice(0, 10);
  const stands = { done, off, moved, last: latest === null ? '' : lastDay(latest.due) };
  return {
    thing: number,
    state: promiseState(stands, asOf),
    due: latest === null ? '' : latest.due,
    before: moved ? first.due : '',
    promised: earliest(planned),
    latest,
    settled: done || (off ? denied : null),
  };
}

function pick({ status, day, id }) {
  return { status, due: day, id };
}

function documentDay(claim) {
  return data.documents[data.claims[claim].document].day;
}

function knownBy(claim, asOf) {
  const day = documentDay(claim);
  return day !== '' && day <= asOf;
}

// The document that came last; of its dates the longest, which says most.
function duesOrder({ day, due, id }) {
  return `${day} ${100 + due.length} ${due} ${id}`;
}

function earliest(told) {
  return told.reduce((best, one) => (best === null || `${one.day} ${one.id}` < `${best.day} ${best.id}` ? one : best), null);
}

function promiseState({ done, off, moved, last }, asOf) {
  if (done) return 'fulfilled';
  if (off) return 'cancelled';
  if (last && last < asOf) return 'overdue';
  return moved ? 'postponed' : 'open';
}

function showPromises() {
  if (state.view !== 'promises') return;
  const all = shownPromises();
  const groups = PROMISE_STATES.map((name) => [name, all.filter((promise) => promise.state === name)]).filter(([, rows]) => rows.length);
  const counts = groups.map(([name, rows]) => `${grouped(rows.length)} ${name}`).join(', ');
  byId('promise-rows').replaceChildren(
    el('p', { class: 'lead' }, all.length ? `${counts}, as known on ${dayInWords(state.asOf || lastKnownDay())}.` : 'Nothing here was promised.'),
    ...groups.flatMap(([name, rows]) => [el('h3', {}, `${name[0].toUpperCase()}${name.slice(1)} (${grouped(rows.length)})`), el('ul', { class: 'rows' }, ...rows.map(promiseRow))]),
  );
}

function shownPromises() {
  return promises().filter(({ thing }) => promisePasses(thing));
}

// Of the filters, those that say what a promise is about; its statuses are what this view is of.
function promisePasses(thing) {
  return data.things[thing].claims.some((claim) => (
    !state.hiddenKinds.has(data.claims[claim].kind) &&
    (state.topic === '' || data.claims[claim].topics.includes(state.topic)) &&
    (state.actor < 0 || claimsIndex.actors[claim].has(state.actor)) &&
    (state.document < 0 || data.claims[claim].document === state.document)
  ));
}

function promiseRow(promise) {
  const due = promise.due && el('span', {}, 'for ', inWords(promise.due), promise.before ? el('span', { class: 'quiet-text' }, `, before: ${inWords(promise.before)}`) : null);
  return el(
    'li',
    { class: 'promise' },
    el('div', { class: 'promise-head' }, thingButton(promise.thing), due || null),
    evidence('Promised', promise.promised),
    promise.latest && promise.latest.claim !== promise.promised.claim ? evidence('Last told', promise.latest) : null,
    promise.settled ? evidence(promise.state === 'fulfilled' ? 'Fulfilled' : 'Cancelled', promise.settled) : null,
  );
}

function evidence(name, { claim, day }) {
  const { sentence, document } = data.claims[claim];
  return el('div', { class: 'evidence' }, el('p', { class: 'quiet-text' }, `${name}, ${dayInWords(day)}`), el('blockquote', { dir: 'auto' }, sentence), el('p', {}, reference(data.documents[document])));
}

// A date of a claim, said as its card says it.
function inWords(edtf) {
  const [begin, end] = edtf.split('/');
  return end ? `${dayInWords(begin)} to ${dayInWords(end)}` : dayInWords(begin);
}
