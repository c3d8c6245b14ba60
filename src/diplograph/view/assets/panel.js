// The details of what is chosen: a thing, a tie, or nothing yet.

const FIRST_TIES = 6;
const FIRST_CLAIMS = 3;

function startPanel() {
  byId('close').addEventListener('click', () => (state.tie === null ? open(OVERVIEW, 'panel') : openTie(null, 'panel')));
  showDetails();
}

function showDetails() {
  const bare = state.scene.kind === 'overview';
  byId('details').replaceChildren(...details().filter((part) => part));
  byId('bar').hidden = bare;
  byId('what').replaceChildren(...kindOfScene());
  byId('close').textContent = state.tie === null ? 'Close' : 'Back';
  byId('panel').classList.toggle('open', !bare);
  byId('panel').scrollTop = 0;
  byId('said').textContent = spoken();
}

function details() {
  const { scene, tie } = state;
  if (tie !== null) return tieDetails(tie);
  if (scene.kind === 'thing') return thingDetails(scene.thing);
  if (scene.kind === 'pair') return pairDetails(...scene.pair);
  if (scene.kind === 'path') return pathDetails(scene);
  return overview();
}

function kindOfScene() {
  if (state.tie !== null) return ['Line'];
  if (state.scene.kind !== 'thing') return [{ pair: 'What stands between', path: 'Path', overview: '' }[state.scene.kind]];
  const kind = data.things[state.scene.thing].kind;
  return [kindMark(kind), data.kinds[kind].one];
}

function spoken() {
  const told = counted(sceneClaims(state.scene).length, 'claim', 'claims');
  const drawn = counted(view.scene.nodes.size, 'thing is drawn', 'things are drawn');
  return `${sceneName(state.scene)}. ${told}. ${drawn}.`;
}

// ---- nothing chosen ----

function overview() {
  return [
    el('h2', { class: 'name' }, 'How to read it'),
    paragraph('A line between two states is as wide as the claims that affirm something between them are many. Choose a line to see what it is made of, a state to see all that it takes part in, and there a sentence with its source.', 'lead'),
    ...(data.ready ? busyStates() : [paragraph('Unpacking …', 'quiet-text')]),
  ];
}

function busyStates() {
  return [
    el('h3', {}, 'Busiest states'),
    el('ul', { class: 'rows' }, ...busiest(data.things.map((thing, number) => number).filter(isActor), 6).map(busyRow)),
    el('h3', {}, counted(data.documents.length, 'document read', 'documents read')),
    ...shortened(data.documents, 12, (card) => el('li', {}, reference(card)), 'rows documents'),
  ];
}

function busyRow(number) {
  return el('li', { class: 'end' }, thingButton(number), el('span', { class: 'count' }, counted(admittedClaims(data.things[number].claims).length, 'claim', 'claims')));
}

function thingButton(number) {
  const thing = data.things[number];
  return el(
    'button',
    { class: 'thing-link', type: 'button', onclick: () => openThing(number, 'panel') },
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
    el('button', { class: 'quiet', type: 'button', onclick: () => startPath(number) }, 'Find a path from here …'),
    ...claimsSection(admittedClaims(thing.claims)),
    ...tiesSection(number),
  ];
}

// Ties that say the same in the same direction stand together: "is party to", then all that it is party to.
function tiesSection(number) {
  const groups = new Map();
  tiesOf[number].filter((tie) => tieAdmitted(data.ties[tie])).forEach((tie) => data.ties[tie].edges.forEach((edge) => addToGroup(groups, number, tie, edge)));
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
  const claims = admittedClaims(data.ties[tieNumber].claims).length;
  const open = claims && el(
    'button',
    { class: 'quiet', type: 'button', title: 'Open this line', onclick: () => openTie(tieNumber, 'panel') },
    counted(claims, 'claim', 'claims'),
    el('span', { class: 'unseen' }, ` of the line to ${labelOf(other)}`),
  );
  return el('li', { class: 'end' }, thingButton(other), open || null);
}

function claimsSection(claims) {
  if (!claims.length) return [el('p', { class: 'quiet-text' }, isFiltered() ? 'No claim that passes the filters stands behind it.' : 'No claim stands behind it by itself; see its ties.')];
  return [el('h3', {}, counted(claims.length, 'claim', 'claims')), ...shortened(claims, FIRST_CLAIMS, claimRow, 'claims')];
}

function claimRow(claim) {
  return el('li', {}, claimCard(claim));
}

// ---- what stands between two: by kind, each thing with its claims ----

function pairDetails(one, other) {
  const affairs = affairsBetween(one, other);
  const claims = claimsBetween(one, other);
  const kinds = kindNames.filter((kind) => affairs.some((number) => data.things[number].kind === kind));
  return [
    el('h2', { class: 'name', tabindex: '-1' }, words(labelOf(one)), ' – ', words(labelOf(other))),
    el('p', { class: 'lead' }, ...statusSums(claims)),
    el('p', {}, thingButton(one)),
    el('p', {}, thingButton(other)),
    ...kinds.flatMap((kind) => kindSection(kind, affairs.filter((number) => data.things[number].kind === kind))),
    ...claimsSection(claims),
  ];
}

function statusSums(claims) {
  const counts = tally(claims.map((claim) => data.claims[claim].status));
  const names = FIRMEST.filter((name) => counts.has(name));
  return names.map((name) => el('span', { class: 'sum' }, statusBadge(name), el('span', { class: 'count' }, ` ${grouped(counts.get(name))}`)));
}

function kindSection(kind, numbers) {
  const rows = numbers.sort(bySector);
  return [el('h3', {}, `${data.kinds[kind].many} (${grouped(rows.length)})`), ...shortened(rows, FIRST_TIES, affairRow, 'rows')];
}

function affairRow(number) {
  const claims = admittedClaims(data.things[number].claims);
  const last = claims.length ? data.claims[claims[claims.length - 1]] : null;
  const when = last && last.date ? el('span', { class: 'count' }, last.date) : null;
  return el('li', { class: 'affair' }, thingButton(number), el('span', { class: 'told' }, last ? statusBadge(last.status) : null, when));
}

// ---- a path ----

function pathDetails({ from, to }) {
  const layers = pathLayers(from, to);
  const heading = el('h2', { class: 'name', tabindex: '-1' }, words(labelOf(from)), ' → ', words(labelOf(to)));
  if (!layers.length) return [heading, paragraph('No way leads from one to the other by what is told, or by what passes the filters.', 'lead')];
  return [
    heading,
    paragraph(`${counted(layers.length - 1, 'step', 'steps')}; the picture shows the busiest of the shortest ways.`, 'lead'),
    el('h3', {}, 'On the way'),
    ...layers.map((layer) => el('ul', { class: 'rows layer' }, ...layer.map((number) => el('li', {}, thingButton(number))))),
    ...claimsSection(sceneClaims(state.scene)),
  ];
}

// ---- a line between two things ----

function tieDetails(number) {
  const tie = data.ties[number];
  const status = data.statuses[tie.status];
  return [
    el('h2', { class: 'name', tabindex: '-1' }, words(labelOf(tie.from)), ' – ', words(labelOf(tie.to))),
    el('p', { class: 'lead' }, statusBadge(tie.status), el('span', { class: 'quiet-text' }, ` ${status.meaning}`)),
    el('ul', { class: 'rows' }, ...tie.edges.map(sentenceOfEdge)),
    ...claimsSection(admittedClaims(tie.claims)),
  ];
}

function sentenceOfEdge(edge) {
  return el('li', { class: 'said' }, thingButton(edge.from), el('span', { class: 'what' }, words(edge.label)), thingButton(edge.to));
}
