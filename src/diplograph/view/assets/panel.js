// The details of what is chosen: a thing, a tie, or nothing yet.

const FIRST_TIES = 6;
const FIRST_CLAIMS = 3;

function startPanel() {
  byId('close').addEventListener('click', () => choose(null, 'panel'));
  showChoice();
}

function showChoice() {
  const chosen = state.choice;
  byId('details').replaceChildren(...detailsOf(chosen));
  byId('bar').hidden = chosen === null;
  byId('what').replaceChildren(...kindOf(chosen));
  byId('panel').classList.toggle('open', chosen !== null);
  byId('panel').scrollTop = 0;
  byId('said').textContent = chosen === null ? 'Nothing is chosen.' : spoken(chosen);
}

function detailsOf(chosen) {
  if (chosen === null) return overview();
  return 'thing' in chosen ? thingDetails(chosen.thing) : tieDetails(data.ties[chosen.tie]);
}

function kindOf(chosen) {
  if (chosen === null) return [];
  if ('tie' in chosen) return ['Tie'];
  const kind = data.things[chosen.thing].kind;
  return [kindMark(kind), data.kinds[kind].one];
}

function spoken(chosen) {
  if ('thing' in chosen) {
    const thing = data.things[chosen.thing];
    return `${data.kinds[thing.kind].one}: ${thing.label}. ${counted(thing.claims.length, 'claim', 'claims')}.`;
  }
  const tie = data.ties[chosen.tie];
  return `Tie between ${labelOf(tie.from)} and ${labelOf(tie.to)}. ${counted(tie.claims.length, 'claim', 'claims')}.`;
}

// ---- nothing chosen ----

function overview() {
  return [
    el('h2', { class: 'name' }, 'How to read it'),
    paragraph('Choose a thing or a line to see the sentences that it rests on: who says so, where, and whether it has happened or is only planned.', 'lead'),
    el('h3', {}, 'Busiest states'),
    el('ul', { class: 'rows' }, ...busiest().map(busyRow)),
    el('h3', {}, counted(data.documents.length, 'document read', 'documents read')),
    ...shortened(data.documents, 12, (card) => el('li', {}, reference(card)), 'rows documents'),
  ];
}

function busiest() {
  const states = data.things.map((thing, number) => number).filter((number) => data.things[number].kind === 'country');
  return states.sort((one, two) => data.things[two].claims.length - data.things[one].claims.length || one - two).slice(0, 6);
}

function busyRow(number) {
  return el('li', { class: 'end' }, thingButton(number), el('span', { class: 'count' }, counted(data.things[number].claims.length, 'claim', 'claims')));
}

function thingButton(number) {
  const thing = data.things[number];
  return el(
    'button',
    { class: 'thing-link', type: 'button', onclick: () => choose({ thing: number }, 'panel') },
    kindMark(thing.kind),
    words(thing.label),
  );
}

// ---- a thing ----

function thingDetails(number) {
  const thing = data.things[number];
  return [
    el('h2', { class: 'name', dir: 'auto', tabindex: '-1' }, thing.label),
    thing.facts.length ? el('dl', { class: 'facts' }, ...thing.facts.flatMap(([name, value]) => row(name, words(value)))) : null,
    ...claimsSection(thing.claims),
    ...tiesSection(number),
  ].filter((part) => part);
}

// Ties that say the same in the same direction stand together: "is party to", then all that it is party to.
function tiesSection(number) {
  const groups = new Map();
  tiesOf[number].forEach((tie) => data.ties[tie].edges.forEach((edge) => addToGroup(groups, number, tie, edge)));
  const count = [...groups.values()].reduce((sum, group) => sum + group.rows.length, 0);
  if (!count) return [];
  return [el('h3', {}, counted(count, 'tie', 'ties')), el('ul', { class: 'rows' }, ...[...groups.values()].map(tieGroup))];
}

function addToGroup(groups, number, tieNumber, edge) {
  const tie = data.ties[tieNumber];
  const outwards = edge.from === number;
  const key = `${outwards} ${tie.status} ${edge.label}`;
  if (!groups.has(key)) groups.set(key, { outwards, status: tie.status, label: edge.label, rows: [] });
  groups.get(key).rows.push({ tieNumber, other: otherEnd(tie, number) });
}

function tieGroup(group) {
  const sign = el('span', { class: 'arrow', 'aria-label': group.outwards ? 'to' : 'from', role: 'img' }, group.outwards ? '→' : '←');
  const head = el('div', { class: 'tie' }, el('span', { class: 'what' }, sign, words(group.label)), statusBadge(group.status));
  return el('li', {}, head, ...shortened(group.rows, FIRST_TIES, tieRow, 'ends'));
}

function tieRow({ tieNumber, other }) {
  const claims = data.ties[tieNumber].claims.length;
  const open = claims && el(
    'button',
    { class: 'quiet', type: 'button', title: 'Open this tie', onclick: () => choose({ tie: tieNumber }, 'panel') },
    counted(claims, 'claim', 'claims'),
    el('span', { class: 'unseen' }, ` of the tie with ${labelOf(other)}`),
  );
  return el('li', { class: 'end' }, thingButton(other), open || null);
}

function claimsSection(claims) {
  if (!claims.length) return [el('p', { class: 'quiet-text' }, 'No claim stands behind it by itself; see its ties.')];
  return [el('h3', {}, counted(claims.length, 'claim', 'claims')), ...shortened(claims, FIRST_CLAIMS, claimRow, 'claims')];
}

function claimRow(claim) {
  return el('li', {}, claimCard(claim));
}

// ---- a tie ----

function tieDetails(tie) {
  const status = data.statuses[tie.status];
  return [
    el('h2', { class: 'name', tabindex: '-1' }, words(labelOf(tie.from)), ' – ', words(labelOf(tie.to))),
    el('p', { class: 'lead' }, statusBadge(tie.status), el('span', { class: 'quiet-text' }, ` ${status.meaning}`)),
    el('ul', { class: 'rows' }, ...tie.edges.map(sentenceOfEdge)),
    ...claimsSection(tie.claims),
  ];
}

function sentenceOfEdge(edge) {
  return el('li', { class: 'said' }, thingButton(edge.from), el('span', { class: 'what' }, words(edge.label)), thingButton(edge.to));
}
