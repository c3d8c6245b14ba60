// The picture: the network that pyvis made, drawn by vis-network. Things are its nodes, ties its edges,
// under their numbers; names and strike marks are drawn over it by labels.js.

const CLOSEST = 4;
const FARTHEST = 0.06;
const RIM = { side: 56, top: 36, bottom: 84 }; // pixels; the buttons stand at the bottom

const view = {
  network: null,
  nodes: null,
  edges: null,
  hover: null, // {thing} or {tie} under the pointer
  version: 0, // grows with everything that moves names
  names: { key: '', items: [] },
  untouched: true,
};

function startPicture() {
  view.nodes = new vis.DataSet(drawing.nodes.map(withoutName).map(stretched(byId('picture'))));
  view.edges = new vis.DataSet(drawing.edges);
  view.network = new vis.Network(byId('picture'), { nodes: view.nodes, edges: view.edges }, drawingOptions);
  hideFromKeyboard();
  listenToPointer();
  view.network.on('beforeDrawing', forgetDashes);
  view.network.on('afterDrawing', drawOver);
  byId('zoom-in').addEventListener('click', () => zoomBy(1.4));
  byId('zoom-out').addEventListener('click', () => zoomBy(1 / 1.4));
  byId('fit').addEventListener('click', () => fit(true));
  paintAll();
  fit(false);
}

// vis-network would draw names at the size of the zoom.
function withoutName(node) {
  return { ...node, label: undefined };
}

// A wide canvas draws the picture wider, a phone draws it higher: room between marks is room for names.
function stretched({ clientWidth, clientHeight }) {
  const wide = Math.min(1.6, Math.max(1, clientWidth / clientHeight));
  const high = Math.min(1.6, Math.max(1, clientHeight / clientWidth));
  const large = isNarrow() ? 1.35 : 1; // for fingers
  return (node) => ({ ...node, x: node.x * wide, y: node.y * high, size: node.size * large });
}

// The canvas is for eyes and pointers; the list beside it is for everyone.
function hideFromKeyboard() {
  byId('picture').querySelector('.vis-network').tabIndex = -1;
}

function forgetDashes(context) {
  context.setLineDash([]);
}

function isShown(number) {
  return view.nodes.get(number) !== null;
}

// ---- pointer ----

function listenToPointer() {
  const { network } = view;
  network.on('click', (event) => choose(choiceUnder(event), 'picture'));
  network.on('hoverNode', (event) => point({ thing: event.node }));
  network.on('hoverEdge', (event) => point({ tie: event.edge }));
  network.on('blurNode', () => point(null));
  network.on('blurEdge', () => point(null));
  network.on('dragging', moved);
  network.on('dragEnd', refresh);
  network.on('zoom', keepInReach);
  network.on('resize', () => view.untouched && fit(false));
}

function choiceUnder(event) {
  if (event.nodes.length) return { thing: event.nodes[0] };
  if (event.edges.length) return { tie: event.edges[0] };
  return null;
}

function point(target) {
  view.hover = target;
  byId('picture').classList.toggle('pointing', target !== null);
  refresh();
}

function moved() {
  view.untouched = false;
  view.version += 1;
}

function refresh() {
  view.version += 1;
  view.network.redraw();
}

// ---- zoom ----

// All that is visible, with room at the rim for names.
function fit(animated) {
  view.untouched = true;
  const spots = Object.values(view.network.getPositions(view.nodes.getIds({ filter: (node) => !node.hidden })));
  if (!spots.length) return;
  const [left, right] = extent(spots.map((spot) => spot.x));
  const [top, bottom] = extent(spots.map((spot) => spot.y));
  const width = byId('picture').clientWidth - 2 * RIM.side;
  const height = byId('picture').clientHeight - RIM.top - RIM.bottom;
  const scale = Math.max(FARTHEST, Math.min(width / (right - left + 1), height / (bottom - top + 1), 1.3));
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 + (RIM.bottom - RIM.top) / 2 / scale };
  view.network.moveTo({ position, scale, animation: gentle(animated) });
}

function extent(numbers) {
  return numbers.reduce(([least, most], number) => [Math.min(least, number), Math.max(most, number)], [Infinity, -Infinity]);
}

function zoomBy(factor) {
  view.untouched = false;
  const scale = Math.min(CLOSEST, Math.max(FARTHEST, view.network.getScale() * factor));
  view.network.moveTo({ scale, animation: gentle(true) });
}

function keepInReach() {
  view.untouched = false;
  const scale = view.network.getScale();
  const kept = Math.min(CLOSEST, Math.max(FARTHEST, scale));
  if (kept !== scale) view.network.moveTo({ scale: kept });
}

function gentle(wanted) {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return wanted && !still ? { duration: 300, easingFunction: 'easeInOutQuad' } : false;
}

function lookAt(number) {
  if (isWellInView(number)) return;
  view.untouched = false;
  const lift = isNarrow() ? byId('panel').clientHeight / 2 : 0; // the details cover the lower part there
  const scale = Math.min(CLOSEST, Math.max(view.network.getScale(), isNarrow() ? 0.55 : 0.8));
  view.network.focus(number, { scale, offset: { x: 0, y: -lift }, animation: gentle(true) });
}

function isWellInView(number) {
  const { x, y } = view.network.canvasToDOM(view.network.getPosition(number));
  const { clientWidth, clientHeight } = byId('picture');
  const inside = Math.abs(x - clientWidth / 2) < clientWidth * 0.36 && Math.abs(y - clientHeight / 2) < clientHeight * 0.36;
  return inside && !isNarrow();
}

// ---- colours and emphasis ----

function paintAll() {
  const chosen = company();
  const paint = colours();
  view.nodes.update(view.nodes.getIds().map((number) => paintedThing(number, chosen, paint)));
  view.edges.update(view.edges.getIds().map((number) => paintedTie(number, chosen, paint)));
  tellWhatIsAway();
  refresh();
}

function paintedThing(number, chosen, paint) {
  const kind = data.kinds[data.things[number].kind];
  const ink = inkOf(kind);
  const colour = { background: kind.hollow ? paint.paper : ink, border: ink };
  const isChosen = state.choice !== null && state.choice.thing === number;
  return {
    id: number,
    hidden: thingHidden(number),
    opacity: chosen === null || chosen.has(number) ? 1 : 0.16,
    borderWidth: isChosen ? 4 : 2,
    color: { ...colour, border: isChosen ? paint.ink : ink, highlight: colour, hover: colour },
  };
}

function paintedTie(number, chosen, paint) {
  const colour = isNear(number) ? paint.accent : paint.line;
  const opacity = chosen === null || isNear(number) ? 1 : 0.16;
  return { id: number, hidden: tieHidden(data.ties[number]), color: { color: colour, hover: colour, highlight: colour, opacity } };
}

// Whether a tie is the chosen one, or ends at the chosen thing.
function isNear(number) {
  if (!state.choice) return false;
  if ('tie' in state.choice) return state.choice.tie === number;
  const tie = data.ties[number];
  return tie.from === state.choice.thing || tie.to === state.choice.thing;
}

// ---- things that the first view left out ----

function bringIn(number) {
  if (isShown(number)) return;
  const kind = data.kinds[data.things[number].kind];
  view.nodes.add({ id: number, shape: kind.shape, size: kind.size, ...placeFor(number) });
  view.edges.add(tiesOf[number].filter(canBeDrawn).map(edgeOf));
  paintAll();
}

// Beside those that it is tied to, on the roomiest spot of a ring round their middle.
function placeFor(number) {
  const spots = Object.values(view.network.getPositions());
  const near = Object.values(view.network.getPositions([...neighbours(number)].filter(isShown)));
  const middle = { x: mean(near.map((spot) => spot.x)), y: mean(near.map((spot) => spot.y)) };
  const ring = Array.from({ length: 48 }, (_, step) => onRing(middle, step));
  return ring.reduce((best, spot) => (clearance(spot, spots) > clearance(best, spots) ? spot : best));
}

function onRing({ x, y }, step) {
  const reach = 90 + 40 * (step % 3);
  const turn = (step * Math.PI) / 24;
  return { x: x + reach * Math.cos(turn), y: y + reach * Math.sin(turn) };
}

function clearance({ x, y }, spots) {
  return Math.min(...spots.map((spot) => Math.hypot(spot.x - x, spot.y - y)));
}

function mean(numbers) {
  return numbers.length ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : 0;
}

function canBeDrawn(number) {
  const tie = data.ties[number];
  return view.edges.get(number) === null && isShown(tie.from) && isShown(tie.to);
}

function edgeOf(number) {
  const tie = data.ties[number];
  const dash = data.statuses[tie.status].dash;
  return { id: number, from: tie.from, to: tie.to, width: 1.3, dashes: dash.length ? dash : false };
}

function tellWhatIsAway() {
  const away = data.things.length - view.nodes.length;
  byId('away').hidden = away === 0;
  byId('away').textContent = `${view.nodes.length} of ${counted(data.things.length, 'thing', 'things')} are drawn. Search or list bring in any other.`;
}

// ---- names and strike marks ----

function drawOver(context) {
  const scale = view.network.getScale();
  const paint = colours();
  namesAt(context, scale).forEach((item) => drawLabel(context, item, scale, paint));
  struckEdges().forEach((edge) => drawStrikeOf(context, edge, scale));
}

function struckEdges() {
  return view.edges.get({ filter: (edge) => !edge.hidden && data.statuses[data.ties[edge.id].status].struck });
}

function drawStrikeOf(context, edge, scale) {
  context.globalAlpha = edge.color.opacity;
  drawStrike(context, middleOf(edge.id), scale, inkOf(data.kinds.demand));
  context.globalAlpha = 1;
}

// vis-network has no public way to ask where a curved line runs; its version is fixed by the pyvis that ships it.
function middleOf(number) {
  return view.network.body.edges[number].edgeType.getPoint(0.5);
}

// Names are placed anew when the zoom or the choice changes, not while the picture is only moved.
function namesAt(context, scale) {
  const key = `${scale}|${view.version}`;
  if (view.names.key !== key) view.names = { key, items: placed(context, namesWanted(scale), strikeBoxes(scale), frameAt(scale)) };
  return view.names.items;
}

function strikeBoxes(scale) {
  return struckEdges()
    .map((edge) => middleOf(edge.id))
    .map(({ x, y }) => boxAround(x * scale, y * scale, 7, 7));
}

// The canvas, in the pixels that names are placed in.
function frameAt(scale) {
  const { clientWidth, clientHeight } = byId('picture');
  const middle = view.network.getViewPosition();
  return boxAround(middle.x * scale, middle.y * scale, clientWidth / 2 - 4, clientHeight / 2 - 4);
}

function namesWanted(scale) {
  const chosen = company();
  const things = view.nodes
    .getIds()
    .filter((number) => !thingHidden(number))
    .map((number) => nameOfThing(number, scale, chosen));
  things.sort((one, two) => two.weight - one.weight);
  return [...things, ...tiesToName().map((number) => nameOfTie(number, scale))].filter((item) => item.text);
}

function nameOfThing(number, scale, chosen) {
  const { x, y } = view.network.getPosition(number);
  const thing = data.things[number];
  const pointed = (view.hover !== null && view.hover.thing === number) || (state.choice !== null && state.choice.thing === number);
  const quiet = chosen !== null && !chosen.has(number) && !pointed;
  return {
    text: quiet ? '' : thing.label,
    x: x * scale,
    y: y * scale,
    radius: view.nodes.get(number).size * scale,
    size: nameSize(thing.kind),
    strong: thing.kind === 'country' || pointed,
    lines: pointed ? 6 : 2,
    must: pointed,
    weight: (pointed ? 1e6 : 0) + (thing.kind === 'country' ? 1e3 : 0) + tiesOf[number].length,
  };
}

function nameSize(kind) {
  const crowded = isNarrow() || view.nodes.length > 120 ? 1 : 0;
  return (kind === 'country' ? 15 - crowded : 12) - crowded;
}

function tiesToName() {
  const pointed = view.hover !== null && 'tie' in view.hover ? [view.hover.tie] : [];
  const chosen = view.edges.getIds().filter(isNear);
  return [...new Set([...pointed, ...chosen])].filter((number) => !tieHidden(data.ties[number]));
}

function nameOfTie(number, scale) {
  const middle = middleOf(number);
  const named = (view.hover !== null && view.hover.tie === number) || (state.choice !== null && state.choice.tie === number);
  return {
    text: tieLabel(data.ties[number]),
    x: middle.x * scale,
    y: middle.y * scale,
    radius: 0,
    size: 11,
    strong: named,
    lines: named ? 4 : 1,
    must: named,
    quiet: true,
  };
}
