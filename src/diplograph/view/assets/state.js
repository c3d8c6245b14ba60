// What the reader looks at, and who wants to know of it.
//
//   view    picture, table, promises or disagreements
//   scene   what is drawn: {kind: 'overview'}, {kind: 'thing', thing}, {kind: 'pair', pair: [a, b]},
//           {kind: 'path', from, to}
//   tie     a line of the scene whose evidence is open: the number of a tie, or null
//   trail   the scenes that led here, for the way back
//   hidden kinds and statuses, topic, actor, document, asOf: the filters; they hold for every view
//
// The address of the page names all of it but the trail, so that Back works and a link brings another reader here.

const OVERVIEW = { kind: 'overview' };
const VIEWS = ['picture', 'table', 'promises', 'disagreements'];

const state = {
  view: 'picture',
  scene: OVERVIEW,
  tie: null,
  trail: [OVERVIEW],
  hiddenKinds: new Set(),
  hiddenStatuses: new Set(),
  topic: '',
  actor: -1,
  document: -1,
  asOf: '',
};
const listeners = [];

function onChange(listener) {
  listeners.push(listener);
}

function changed(what, origin) {
  listeners.forEach((listener) => listener(what, origin));
}

function sameScene(one, two) {
  return JSON.stringify(one) === JSON.stringify(two);
}

// Opens a scene. One that the trail already holds is gone back to.
function open(scene, origin) {
  const at = state.trail.findIndex((past) => sameScene(past, scene));
  state.trail = at >= 0 ? state.trail.slice(0, at + 1) : [...state.trail, scene];
  const turned = !sameScene(scene, state.scene) || state.tie !== null;
  state.scene = scene;
  state.tie = null;
  if (state.view === 'promises' || state.view === 'disagreements') state.view = 'picture';
  if (turned) changed('scene', origin);
  else changed('view', origin);
}

function openThing(number, origin) {
  open({ kind: 'thing', thing: number }, origin);
}

function openPair(one, two, origin) {
  open({ kind: 'pair', pair: [one, two].sort((a, b) => a - b) }, origin);
}

function openTie(number, origin) {
  state.tie = number;
  changed('tie', origin);
}

function show(view) {
  if (state.view === view) return;
  state.view = view;
  changed('view');
}

function toggle(set, name) {
  if (!set.delete(name)) set.add(name);
  changed('filter');
}

function setFilter(name, value) {
  state[name] = value;
  changed('filter');
}

function isFiltered() {
  return Boolean(state.hiddenKinds.size || state.hiddenStatuses.size || state.topic || state.actor >= 0 || state.document >= 0 || state.asOf);
}

function clearFilters() {
  state.hiddenKinds.clear();
  state.hiddenStatuses.clear();
  Object.assign(state, { topic: '', actor: -1, document: -1, asOf: '' });
  changed('filter');
}

// ---- which claims the filters let through ----

const admission = { key: null, claims: [] };

function admitted(claim) {
  const key = JSON.stringify([[...state.hiddenKinds], [...state.hiddenStatuses], state.topic, state.actor, state.document, state.asOf]);
  if (admission.key !== key) {
    admission.key = key;
    admission.claims = data.claims.map(isAdmitted);
  }
  return admission.claims[claim];
}

function isAdmitted(claim, number) {
  return (
    !state.hiddenKinds.has(claim.kind) &&
    !state.hiddenStatuses.has(claim.status) &&
    (state.topic === '' || claim.topics.includes(state.topic)) &&
    (state.actor < 0 || claimsIndex.actors[number].has(state.actor)) &&
    (state.document < 0 || claim.document === state.document) &&
    (state.asOf === '' || (isKnown(claim.document, state.asOf) && isInForce(claim, state.asOf)))
  );
}

// What no document had said by then was not known.
function isKnown(document, day) {
  return data.documents[document].day === '' || data.documents[document].day <= day;
}

// An office or a level that had ended by then held no longer.
function isInForce(claim, day) {
  const ended = claim.day.includes('/') && (claim.kind === 'office' || claim.kind === 'partnership') ? lastDay(claim.day) : '';
  return ended === '' || ended >= day;
}

function admittedClaims(claims) {
  return isFiltered() ? claims.filter(admitted) : claims;
}

function thingAdmitted(number) {
  const { claims } = data.things[number];
  return !isFiltered() || (claims.length ? claims.some(admitted) : tiesOf[number].some((tie) => tieAdmitted(data.ties[tie])));
}

function tieAdmitted(tie) {
  if (state.hiddenStatuses.has(tie.status)) return false;
  return !isFiltered() || (tie.claims.length ? tie.claims.some(admitted) : state.actor < 0 && state.document < 0);
}
