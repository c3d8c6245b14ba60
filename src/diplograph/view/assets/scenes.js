// Scenes: what is drawn, as places of things and lines between them. None holds more than three hundred things: the first
// view has at most so many states and bodies, and what stands round one thing or between two is cut sooner.
//
//   {nodes: Map(number -> {x, y}), lines: [{from, to, status, weight, tie | pair}], left}   left: how many found no room

const MOST_LINES = 1200;
const MOST_NEAR = 90; // round one thing; more is no picture
const MOST_BETWEEN = 40;
const FIRMEST = ['done', 'ongoing', 'planned', 'proposed', 'denied'];

function buildScene(scene) {
  if (scene.kind === 'thing') return neighbourhood(scene.thing);
  if (scene.kind === 'pair') return between(...scene.pair);
  if (scene.kind === 'path') return drawnPath(scene.from, scene.to);
  return overviewScene();
}

// ---- overview: states and bodies, and how much each two have to do with each other ----

function overviewScene() {
  const places = new Map(drawing.nodes.map(({ id, x, y, size }) => [id, { x, y, size }]));
  const pairs = isFiltered() ? countedPairs(places) : first.pairs;
  const nodes = new Map([...places].filter(([number]) => !isFiltered() || thingAdmitted(number)));
  const lines = pairs.map(pairLine).sort((one, two) => two.weight - one.weight || two.total - one.total).slice(0, MOST_LINES);
  return { nodes, lines, left: 0 };
}

function pairLine({ from, to, statuses }) {
  const affirmed = [...AFFIRMED].reduce((sum, name) => sum + (statuses[name] || 0), 0);
  const status = FIRMEST.find((name) => statuses[name]);
  const total = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  return { from, to, status, weight: affirmed, total, pair: [from, to] };
}

function countedPairs(places) {
  const counts = new Map();
  data.claims.forEach((claim, number) => {
    if (!admitted(number)) return;
    const sides = [...claimsIndex.actors[number]].filter((actor) => places.has(actor)).sort((a, b) => a - b);
    sides.forEach((one, place) => sides.slice(place + 1).forEach((other) => countPair(counts, one, other, claim.status)));
  });
  return [...counts.values()];
}

function countPair(counts, from, to, status) {
  const key = `${from} ${to}`;
  if (!counts.has(key)) counts.set(key, { from, to, statuses: {} });
  const { statuses } = counts.get(key);
  statuses[status] = (statuses[status] || 0) + 1;
}

// ---- one thing with all that it is tied to: kinds in sectors, sectors in rings ----

function neighbourhood(centre) {
  const ties = tiesOf[centre].filter((tie) => tieAdmitted(data.ties[tie]));
  const near = [...new Set(ties.map((tie) => otherEnd(data.ties[tie], centre)))].sort(bySector);
  const drawn = near.length > MOST_NEAR ? busiest(near, MOST_NEAR).sort(bySector) : near;
  const nodes = inSectors(drawn);
  nodes.set(centre, { x: 0, y: 0 });
  return { nodes, lines: ties.filter((tie) => nodes.has(otherEnd(data.ties[tie], centre))).map(tieLine), left: near.length - drawn.length };
}

function tieLine(number) {
  const tie = data.ties[number];
  return { from: tie.from, to: tie.to, status: tie.status, weight: admittedClaims(tie.claims).length, tie: number };
}

function bySector(one, two) {
  return kindOrder(one) - kindOrder(two) || dayOf(one).localeCompare(dayOf(two)) || byLabel(one, two);
}

const kindNames = Object.keys(first.kinds);

function kindOrder(number) {
  return kindNames.indexOf(data.things[number].kind);
}

// The day of what a thing's first dated claim tells, for an order in time.
function dayOf(number) {
  const dated = isAffair(number) ? data.things[number].claims.map((claim) => data.claims[claim].day).filter(Boolean) : [];
  return dated.length ? dated[0] : '';
}

// Those that are told of most; of those that are told of once, the newest.
function busiest(numbers, most) {
  const weight = (number) => data.things[number].claims.length;
  return [...numbers].sort((one, two) => weight(two) - weight(one) || dayOf(two).localeCompare(dayOf(one)) || one - two).slice(0, most);
}

const RING = { first: 190, step: 96, room: 128 };

// Rings hold what they have room for, from the inside out; a kind keeps its direction over all of them.
function inSectors(numbers) {
  const rings = [];
  let left = numbers.length;
  for (let ring = 0; left > 0; ring += 1) {
    const radius = RING.first + ring * RING.step;
    const takes = Math.min(left, Math.max(6, Math.floor((2 * Math.PI * radius) / RING.room)));
    rings.push({ radius, takes });
    left -= takes;
  }
  const share = rings.map(({ takes }) => takes / Math.max(1, numbers.length));
  const filled = rings.map(() => []);
  const due = rings.map(() => 0);
  numbers.forEach((number) => {
    share.forEach((part, ring) => { due[ring] += part; });
    const ring = due.reduce((best, value, at) => (filled[at].length < rings[at].takes && (best < 0 || value - filled[at].length > due[best] - filled[best].length) ? at : best), -1);
    filled[ring].push(number);
  });
  const nodes = new Map();
  filled.forEach((ring, at) => ring.forEach((number, place) => nodes.set(number, onCircle(rings[at].radius, (place + (at % 2) / 2) / ring.length))));
  return nodes;
}

function onCircle(radius, turn) {
  const angle = 2 * Math.PI * turn - Math.PI / 2;
  return { x: Math.round(radius * 1.25 * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) };
}

// ---- what stands between two: one on the left, the other on the right, in the middle what both take part in ----

function between(one, other) {
  const ends = new Set([one, other]);
  const shared = affairsBetween(one, other);
  const drawn = shared.length > MOST_BETWEEN ? busiest(shared, MOST_BETWEEN) : shared;
  const nodes = inRows(drawn.sort(bySector));
  const reach = 230 + Math.max(...[...nodes.values()].map(({ x }) => Math.abs(x)), 0);
  nodes.set(one, { x: -reach, y: 0 });
  nodes.set(other, { x: reach, y: 0 });
  const lines = data.ties.map((tie, number) => number).filter((number) => isDrawnBetween(data.ties[number], ends, nodes));
  return { nodes, lines: lines.map(tieLine), left: shared.length - drawn.length };
}

function affairsBetween(one, other) {
  const near = (number) => new Set(tiesOf[number].filter((tie) => tieAdmitted(data.ties[tie])).map((tie) => otherEnd(data.ties[tie], number)));
  const [first, second] = [near(one), near(other)];
  return [...first].filter((number) => second.has(number) && isAffair(number));
}

function isDrawnBetween(tie, ends, nodes) {
  return nodes.has(tie.from) && nodes.has(tie.to) && (ends.has(tie.from) || ends.has(tie.to)) && tieAdmitted(tie);
}

function inRows(numbers) {
  const columns = Math.max(1, Math.min(4, Math.ceil(numbers.length / 10)));
  const rows = Math.ceil(numbers.length / columns);
  const nodes = new Map();
  numbers.forEach((number, place) => {
    const [column, row] = [Math.floor(place / rows), place % rows];
    const shift = column % 2 ? 22 : 0; // names of neighbouring columns stand between each other
    nodes.set(number, { x: (column - (columns - 1) / 2) * 200, y: (row - (rows - 1) / 2) * 66 + shift });
  });
  return nodes;
}

// ---- the shortest ways from one thing to another, in layers ----

const MOST_IN_LAYER = 6;

function drawnPath(from, to) {
  const layers = pathLayers(from, to);
  const nodes = new Map();
  layers.forEach((layer, step) => layer.forEach((number, place) => nodes.set(number, { x: step * 230, y: (place - (layer.length - 1) / 2) * 84 })));
  if (!layers.length) [from, to].forEach((number, place) => nodes.set(number, { x: place * 460, y: 0 }));
  const stepOf = new Map(layers.flatMap((layer, step) => layer.map((number) => [number, step])));
  const isStep = (tie) => Math.abs(stepOf.get(tie.from) - stepOf.get(tie.to)) === 1 && tieAdmitted(tie);
  const lines = data.ties.map((tie, number) => number).filter((number) => isStep(data.ties[number])).map(tieLine);
  return { nodes, lines, left: 0 };
}

// Breadth first from one end; then back from the other along the steps that led there, the busiest of each layer.
function pathLayers(from, to) {
  const distance = distancesFrom(from, to);
  if (!distance.has(to)) return [];
  const layers = [[to]];
  for (let step = distance.get(to) - 1; step >= 0; step -= 1) {
    const next = new Set();
    layers[0].forEach((number) => steps(number).forEach((other) => distance.get(other) === step && next.add(other)));
    layers.unshift(busiest([...next], MOST_IN_LAYER).sort(byLabel));
  }
  return layers;
}

function distancesFrom(from, to) {
  const distance = new Map([[from, 0]]);
  let edge = [from];
  while (edge.length && !distance.has(to)) {
    const next = [];
    edge.forEach((number) => steps(number).forEach((other) => {
      if (distance.has(other)) return;
      distance.set(other, distance.get(number) + 1);
      next.push(other);
    }));
    edge = next;
  }
  return distance;
}

function steps(number) {
  return tiesOf[number].filter((tie) => tieAdmitted(data.ties[tie])).map((tie) => otherEnd(data.ties[tie], number));
}

// ---- what a scene is about ----

function sceneName(scene) {
  if (scene.kind === 'thing') return labelOf(scene.thing);
  if (scene.kind === 'pair') return scene.pair.map(labelOf).join(' – ');
  if (scene.kind === 'path') return `${labelOf(scene.from)} → ${labelOf(scene.to)}`;
  return 'States and bodies';
}

// The claims that a scene stands on, in the order of their documents.
function sceneClaims(scene) {
  if (scene.kind === 'overview') return admittedClaims(data.claims.map((claim, number) => number));
  if (scene.kind === 'thing') return admittedClaims(data.things[scene.thing].claims);
  if (scene.kind === 'pair') return claimsBetween(...scene.pair);
  return [...new Set(buildScene(scene).lines.flatMap((line) => admittedClaims(data.ties[line.tie].claims)))];
}

function claimsBetween(one, other) {
  if (isActor(one) && isActor(other)) {
    return sceneClaims(OVERVIEW).filter((claim) => claimsIndex.actors[claim].has(one) && claimsIndex.actors[claim].has(other));
  }
  const of = new Set(data.things[one].claims);
  return admittedClaims(data.things[other].claims.filter((claim) => of.has(claim)));
}
