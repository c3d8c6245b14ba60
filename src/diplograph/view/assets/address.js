// The address: everything after # says what is looked at. A bare id (`#https://...`) is a thing.

const address = { written: null };
const NAMED = /^(view|thing|between|path|tie|without|not|topic|of|document|asof)=/;

function writeAddress(replace) {
  const wanted = addressOf();
  address.written = wanted;
  if (location.hash.slice(1) === wanted) return;
  // Moving on is a step that Back undoes; another filter is not.
  if (replace) location.replace(`#${wanted}`);
  else location.hash = wanted;
}

function addressOf() {
  const parts = new URLSearchParams();
  const id = (number) => data.things[number].id;
  const { scene } = state;
  if (state.view !== 'picture') parts.set('view', state.view);
  if (scene.kind === 'thing') parts.set('thing', id(scene.thing));
  if (scene.kind === 'pair') scene.pair.forEach((number) => parts.append('between', id(number)));
  if (scene.kind === 'path') [scene.from, scene.to].forEach((number) => parts.append('path', id(number)));
  if (state.tie !== null) {
    const tie = data.ties[state.tie];
    [id(tie.from), id(tie.to), tie.status].forEach((part) => parts.append('tie', part));
  }
  if (state.hiddenKinds.size) parts.set('without', [...state.hiddenKinds].sort().join(','));
  if (state.hiddenStatuses.size) parts.set('not', [...state.hiddenStatuses].sort().join(','));
  if (state.topic) parts.set('topic', state.topic);
  if (state.actor >= 0) parts.set('of', id(state.actor));
  if (state.document >= 0) parts.set('document', data.documents[state.document].id);
  if (state.asOf) parts.set('asof', state.asOf);
  return parts.toString();
}

function onAddress() {
  if (location.hash.slice(1) !== address.written) readAddress();
}

function readAddress() {
  const hash = location.hash.slice(1);
  address.written = hash;
  const parts = new URLSearchParams(NAMED.test(hash) ? hash : { thing: decoded(hash) });
  const number = (name) => parts.getAll(name).map((id) => numberOfThing.get(id));
  const listed = (name, known) => new Set((parts.get(name) || '').split(',').filter((one) => one in known));
  const scene = sceneAt(number('thing'), number('between'), number('path'));
  Object.assign(state, {
    view: VIEWS.includes(parts.get('view')) ? parts.get('view') : 'picture',
    hiddenKinds: listed('without', data.claimKinds),
    hiddenStatuses: listed('not', data.statuses),
    topic: parts.get('topic') || '',
    actor: number('of')[0] ?? -1,
    document: data.documents.findIndex((card) => card.id === parts.get('document')),
    asOf: /^\d{4}-\d\d-\d\d$/.test(parts.get('asof') || '') ? parts.get('asof') : '',
  });
  const at = state.trail.findIndex((past) => sameScene(past, scene));
  state.trail = at >= 0 ? state.trail.slice(0, at + 1) : [...state.trail, scene];
  state.scene = scene;
  state.tie = tieAt(parts.getAll('tie'));
  changed('scene', 'address');
}

function sceneAt(things, between, path) {
  const all = [...things, ...between, ...path];
  if (!all.length || all.includes(undefined)) return OVERVIEW;
  if (things.length) return { kind: 'thing', thing: things[0] };
  if (between.length === 2) return { kind: 'pair', pair: between.sort((a, b) => a - b) };
  return path.length === 2 ? { kind: 'path', from: path[0], to: path[1] } : OVERVIEW;
}

function tieAt([from, to, status]) {
  const ends = [numberOfThing.get(from), numberOfThing.get(to)];
  const found = data.ties.findIndex((tie) => tie.from === ends[0] && tie.to === ends[1] && tie.status === status);
  return found < 0 ? null : found;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}
