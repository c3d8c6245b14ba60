// One claim: what is said, with which status, by whom, in which words, where, resting on what, and how it was read.

function claimCard(number) {
  const claim = data.claims[number];
  return el(
    'article',
    { class: 'claim' },
    claimHead(claim),
    claim.object ? paragraph(claim.object, 'object') : null,
    quotation(claim),
    attribution(claim),
    origin(claim),
    reading(claim),
  );
}

function claimHead(claim) {
  const kind = data.claimKinds[claim.kind];
  const subtype = folded(claim.subtype) === folded(kind) ? '' : claim.subtype;
  const names = [kind, subtype, claim.stage].filter((name) => name).map(words);
  return el(
    'header',
    {},
    statusBadge(claim.status),
    claim.date ? el('span', { class: 'when' }, claim.date) : null,
    el('h4', {}, ...separated(names, ', ')),
  );
}

function quotation(claim) {
  return el(
    'blockquote',
    { dir: 'auto' },
    claim.before ? el('span', { class: 'around' }, claim.before, ' ') : null,
    el('mark', {}, claim.sentence),
    claim.after ? el('span', { class: 'around' }, ' ', claim.after) : null,
  );
}

function attribution(claim) {
  if (!claim.speaker) return el('p', { class: 'who quiet-text' }, 'Told by the document itself');
  return el('p', { class: 'who' }, el('span', { class: 'quiet-text' }, 'Said by '), words(claim.speaker));
}

function origin(claim) {
  const rows = [row('In', reference(data.documents[claim.document]))];
  if (claim.sources.length) rows.push(row('Resting on', ...claim.sources.map((source) => reference(data.sources[source]))));
  return el('dl', { class: 'origin' }, ...rows.flat());
}

// A document or a source: its title, as a link where it has an address, with publisher and date.
function reference(card) {
  const about = separated([card.publisher && words(card.publisher), card.date], ', ');
  return el('span', { class: 'reference' }, outward(card.title, card.url), el('span', { class: 'quiet-text' }, ...about));
}

function row(name, ...values) {
  return [el('dt', {}, name), ...values.map((value) => el('dd', {}, value))];
}

function reading(claim) {
  const roles = [
    ['States', claim.countries],
    ['People', claim.people],
    ['Organizations', claim.organizations],
    ['Topics', claim.topics],
    ['Place', [claim.place]],
    ['Rule', [claim.rule]],
  ];
  const named = roles.map(([name, values]) => [name, values.filter((value) => value)]).filter(([, values]) => values.length);
  const rows = named.flatMap(([name, values]) => row(name, el('span', {}, ...separated(values.map(words), ', '))));
  return el(
    'section',
    { class: 'reading', 'aria-label': 'How it was read' },
    el('h5', {}, 'How it was read'),
    el('dl', {}, ...rows),
    claim.resolutions.length ? el('ul', {}, ...claim.resolutions.map(resolution)) : null,
  );
}

function resolution(one) {
  const who = separated(one.refersTo.map(words), ', ');
  return el(
    'li',
    {},
    '“', words(one.surface), '” is ', el('strong', {}, ...who),
    one.because ? el('span', { class: 'quiet-text' }, ': ', words(one.because)) : null,
  );
}
