// Disagreements: one property of one thing, and the values that documents give it, side by side.

function showDisagreements() {
  if (state.view !== 'disagreements') return;
  const shown = shownDisagreements();
  byId('disagreement-rows').replaceChildren(
    el('p', { class: 'lead' }, shown.length ? `${counted(shown.length, 'property', 'properties')} that documents give differently.` : 'No document here says otherwise than another.'),
    el('ul', { class: 'disagreements' }, ...shown.map(disagreement)),
  );
}

function shownDisagreements() {
  return data.disagreements.map(knownReadings).filter((one) => disagrees(one) && concerns(one));
}

// By the day of the slider, only some documents had spoken.
function knownReadings(one) {
  const known = ({ document }) => document === null || state.asOf === '' || isKnown(document, state.asOf);
  return { ...one, readings: one.readings.filter(known) };
}

function disagrees({ readings }) {
  return new Set(readings.map(({ value }) => value)).size > 1;
}

function concerns({ thing, readings }) {
  if (state.document >= 0) return readings.some(({ document }) => document === state.document);
  if (state.actor < 0) return true;
  return thing !== null && data.things[thing].claims.some((claim) => claimsIndex.actors[claim].has(state.actor));
}

function disagreement(one) {
  const heading = one.thing === null ? words(one.label) : thingButton(one.thing);
  const values = [...new Set(one.readings.map(({ value }) => value))];
  return el(
    'li',
    {},
    el('h3', {}, heading, el('span', { class: 'quiet-text' }, ` · ${one.property}`)),
    el('div', { class: 'sides' }, ...values.map((value) => side(value, one.readings.filter((reading) => reading.value === value)))),
  );
}

function side(value, readings) {
  return el('div', { class: 'side-of' }, el('p', { class: 'value', dir: 'auto' }, value), ...readings.flatMap(readingParts));
}

function readingParts({ document, sentence, sources }) {
  const rests = sources.map((source) => el('p', { class: 'rests' }, reference(data.sources[source])));
  if (document === null) return [paragraph('The reference data have it so.', 'quiet-text'), ...rests];
  return [el('blockquote', { dir: 'auto' }, sentence), el('p', {}, reference(data.documents[document])), ...rests];
}
