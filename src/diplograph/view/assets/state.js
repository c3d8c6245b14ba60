// What the reader has chosen, and who wants to know of it.
// A choice is {thing: number}, {tie: number} or null; the address of the page names it,
// so that the Back button works and a link brings another reader to it.

const state = { choice: null, hiddenKinds: new Set(), hiddenStatuses: new Set() };
const listeners = [];

function onChange(listener) {
  listeners.push(listener);
}

function changed(what, origin) {
  listeners.forEach((listener) => listener(what, origin));
}

function choose(choice, origin) {
  if (sameChoice(choice, state.choice)) return;
  state.choice = choice;
  writeAddress(choice);
  changed('choice', origin);
}

function sameChoice(one, two) {
  return JSON.stringify(one) === JSON.stringify(two);
}

function toggle(set, name) {
  if (!set.delete(name)) set.add(name);
  changed('filter');
}

function setHidden(set, names) {
  set.clear();
  names.forEach((name) => set.add(name));
  changed('filter');
}

function thingHidden(number) {
  return state.hiddenKinds.has(data.things[number].kind);
}

function tieHidden(tie) {
  return state.hiddenStatuses.has(tie.status) || thingHidden(tie.from) || thingHidden(tie.to);
}

// The numbers of the things that stand out: the chosen ones and their neighbours. Null when nothing is chosen.
function company() {
  if (!state.choice) return null;
  if ('tie' in state.choice) {
    const tie = data.ties[state.choice.tie];
    return new Set([tie.from, tie.to]);
  }
  return neighbours(state.choice.thing).add(state.choice.thing);
}

function writeAddress(choice) {
  const wanted = choice ? `#${addressOf(choice)}` : '#';
  if (location.hash !== wanted && (choice || location.hash)) location.hash = wanted;
}

function addressOf(choice) {
  if ('thing' in choice) return encodeURIComponent(data.things[choice.thing].id);
  const tie = data.ties[choice.tie];
  return [data.things[tie.from].id, data.things[tie.to].id, tie.status].map(encodeURIComponent).join('&');
}

function readAddress() {
  const choice = choiceAt(location.hash.slice(1));
  if (choice !== undefined) choose(choice, 'address');
}

function choiceAt(address) {
  if (!address) return null;
  const parts = decoded(address);
  if (parts.length === 3) return tieAt(parts);
  const number = numberOfThing.get(parts[0]);
  return number === undefined ? undefined : { thing: number };
}

function tieAt([from, to, status]) {
  const ends = [numberOfThing.get(from), numberOfThing.get(to)];
  const number = data.ties.findIndex((tie) => tie.from === ends[0] && tie.to === ends[1] && tie.status === status);
  return number < 0 ? undefined : { tie: number };
}

function decoded(address) {
  try {
    return address.split('&').map(decodeURIComponent);
  } catch (error) {
    if (error instanceof URIError) return [];
    throw error;
  }
}
