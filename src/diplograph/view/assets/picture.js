// The picture: the scene that is looked at, drawn by vis-network. Things are its nodes, under their numbers; its edges are
// the lines of the scene, under theirs. Names and strike marks are drawn over it by labels.js.

const CLOSEST = 4;
const FARTHEST = 0.06;
const PROMINENT = 20; // things whose names may cover the marks of others
const RIM = { side: 56, top: 36, bottom: 84 }; // pixels; the buttons stand at the bottom

const view = {
  network: null,
  nodes: null,
  edges: null,
  scene: null, // what scenes.js made
  hover: null, // {thing} or {line} under the pointer
  version: 0, // grows with everything that moves names
  names: { key: '', items: [] },
  strengths: { scene: null, told: new Map() },
  untouched: true,
  changing: false, // nodes and edges are being replaced: names and strikes would look for what is not there
  stale: false, // the scene is another than the one that is drawn
};

function startPicture() {
  view.scene = overviewScene();
  view.changing = true; // vis-network draws as soon as it is made: names wait until the picture has its place
  const paint = colours();
  const place = stretched(byId('picture'));
  view.nodes = new vis.DataSet(drawing.nodes.map((node) => ({ ...place(withoutName(node)), ...paintedThing(node.id, paint) })));
  view.edges = new vis.DataSet(drawing.edges.map((edge) => ({ ...edge, ...paintedLine(edge.id, paint) })));
  view.network = new vis.Network(byId('picture'), { nodes: view.nodes, edges: view.edges }, drawingOptions);
  hideFromKeyboard();
  listenToPointer();
  view.network.on('beforeDrawing', forgetDashes);
  view.network.on('afterDrawing', drawOver);
  byId('zoom-in').addEventListener('click', () => zoomBy(1.4));
  byId('zoom-out').addEventListener('click', () => zoomBy(1 / 1.4));
  byId('fit').addEventListener('click', () => fit(true));
  view.changing = false;
  fit(false);
}

// Another scene takes the place of the one that is drawn.
function drawScene() {
  view.scene = buildScene(state.scene);
  view.stale = true;
  if (state.view === 'picture') putScene();
}

// vis-network cannot draw where there is no room: while another view is shown, the picture waits.
function putScene() {
  if (!view.stale) return fit(false);
  view.stale = false;
  view.changing = true;
  const place = stretched(byId('picture'));
  const paint = colours();
  view.edges.clear();
  view.nodes.clear();
  view.nodes.add([...view.scene.nodes].map(([number, spot]) => ({ ...place(nodeOf(number, spot)), ...paintedThing(number, paint) })));
  view.edges.add(view.scene.lines.map((line, number) => ({ ...edgeOf(line, number), ...paintedLine(number, paint) })));
  view.hover = null;
  view.changing = false;
  tellWhatIsAway();
  refresh();
  return fit(false);
}

function nodeOf(number, { x, y, size }) {
  const kind = data.kinds[data.things[number].kind];
  const most = data.things[number].kind === 'country' && state.scene.kind === 'thing' && state.scene.thing !== number ? 15 : kind.size;
  return { id: number, x, y, shape: kind.shape, size: size || most };
}

function edgeOf(line, number) {
  const { dash } = data.statuses[line.status];
  return { id: number, from: line.from, to: line.to, width: widthOf(line.weight), dashes: dash.length ? dash : false, smooth: bendOf(line) };
}

function widthOf(claims) {
  return Math.min(9, 1.2 + 1.1 * Math.log2(1 + claims));
}

// Ties of one pair with other statuses run beside each other.
function bendOf(line) {
  const twins = line.tie === undefined ? [] : view.scene.lines.filter(({ from, to }) => (from === line.from && to === line.to) || (from === line.to && to === line.from));
  const bend = (twins.indexOf(line) - (twins.length - 1) / 2) * 0.18 * (twins.length && twins[0].from !== line.from ? -1 : 1);
  return twins.length < 2 || bend === 0 ? false : { enabled: true, type: bend > 0 ? 'curvedCW' : 'curvedCCW', roundness: Math.abs(bend) };
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

// ---- pointer ----

function listenToPointer() {
  const { network } = view;
  network.on('click', onClick);
  network.on('hoverNode', (event) => point({ thing: event.node }));
  network.on('hoverEdge', (event) => point({ line: event.edge }));
  network.on('blurNode', () => point(null));
  network.on('blurEdge', () => point(null));
  network.on('dragging', moved);
  network.on('dragEnd', refresh);
  network.on('zoom', keepInReach);
  network.on('resize', () => view.untouched && fit(false));
}

function onClick(event) {
  if (!data.ready) return;
  if (event.nodes.length) return openThing(event.nodes[0], 'picture');
  if (event.edges.length) return openLine(view.scene.lines[event.edges[0]]);
  return state.tie !== null && openTie(null, 'picture');
}

function openLine(line) {
  if (line.pair) openPair(...line.pair, 'picture');
  else openTie(line.tie, 'picture');
}

function point(target) {
  const lines = [view.hover, target].filter((one) => one && 'line' in one).map((one) => one.line);
  view.hover = target;
  byId('picture').classList.toggle('pointing', target !== null);
  const paint = colours();
  view.edges.update(lines.filter((number) => view.edges.get(number) !== null).map((number) => paintedLine(number, paint)));
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
  if (!byId('picture').clientWidth) return;
  const spots = Object.values(view.network.getPositions(view.nodes.getIds({ filter: (node) => !node.hidden })));
  if (!spots.length) return;
  const [left, right] = extent(spots.map((spot) => spot.x));
  const [top, bottom] = extent(spots.map((spot) => spot.y));
  const width = byId('picture').clientWidth - 2 * RIM.side;
  const height = byId('picture').clientHeight - RIM.top - RIM.bottom;
  const scale = Math.max(FARTHEST, Math.min(width / (right - left + 1), height / (bottom - top + 1), 1.15));
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

// ---- colours and emphasis ----

function paintAll() {
  tellWhatIsAway();
  if (view.stale) return;
  const paint = colours();
  view.nodes.update(view.nodes.getIds().map((number) => paintedThing(number, paint)));
  view.edges.update(view.edges.getIds().map((number) => paintedLine(number, paint)));
  refresh();
}

function paintedThing(number, paint) {
  const kind = data.kinds[data.things[number].kind];
  const ink = inkOf(kind);
  const colour = { background: kind.hollow ? paint.paper : ink, border: ink };
  const subject = isSubject(number);
  return {
    id: number,
    opacity: state.tie === null || endsOfTie().includes(number) ? 1 : 0.16,
    borderWidth: subject ? 4 : 2,
    color: { ...colour, border: subject ? paint.ink : ink, highlight: colour, hover: colour },
  };
}

function paintedLine(number, paint) {
  const colour = isOpen(number) || isPointed(number) ? paint.accent : paint.line;
  const plain = state.scene.kind === 'pair' && !isPointed(number) ? 0.4 : 1; // many lines cross there
  const opacity = isOpen(number) ? 1 : state.tie === null ? plain : 0.16;
  return { id: number, color: { color: colour, hover: colour, highlight: colour, opacity } };
}

// What the scene is about.
function isSubject(number) {
  const { scene } = state;
  return scene.thing === number || scene.from === number || scene.to === number || (scene.kind === 'pair' && scene.pair.includes(number));
}

function endsOfTie() {
  const tie = data.ties[state.tie];
  return [tie.from, tie.to];
}

function isOpen(number) {
  return state.tie !== null && view.scene.lines[number].tie === state.tie;
}

function isPointed(number) {
  return view.hover !== null && view.hover.line === number;
}

function tellWhatIsAway() {
  const { left, nodes } = view.scene;
  byId('away').hidden = left === 0 && nodes.size > 0;
  byId('away').textContent = nodes.size === 0 ? 'Nothing here passes the filters.' : `${grouped(left)} more are not drawn; the table has them all.`;
}

// ---- names and strike marks ----

function drawOver(context) {
  if (view.changing) return;
  const scale = view.network.getScale();
  const paint = colours();
  namesAt(context, scale).forEach((item) => drawLabel(context, item, scale, paint));
  struckEdges().forEach((edge) => drawStrikeOf(context, edge, scale));
  document.documentElement.dataset.drawn ??= String(Math.round(performance.now()));
}

function struckEdges() {
  return view.edges.get({ filter: (edge) => data.statuses[view.scene.lines[edge.id].status].struck });
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
  const things = view.nodes.getIds().map((number) => nameOfThing(number, scale));
  things.sort((one, two) => two.weight - one.weight);
  things.slice(0, PROMINENT).forEach((item) => { item.prominent = true; });
  return [...things, ...linesToName().map((number) => nameOfLine(number, scale))].filter((item) => item.text);
}

function nameOfThing(number, scale) {
  const { x, y } = view.network.getPosition(number);
  const thing = data.things[number];
  const pointed = isSubject(number) || (view.hover !== null && view.hover.thing === number);
  const quiet = state.tie !== null && !endsOfTie().includes(number) && !pointed;
  const strong = pointed || (thing.kind === 'country' && state.scene.kind === 'overview');
  return {
    text: quiet ? '' : pointed ? thing.label : drawnName(number),
    x: x * scale,
    y: y * scale,
    radius: view.nodes.get(number).size * scale,
    size: nameSize(strong),
    strong,
    lines: pointed ? 6 : 2,
    must: pointed,
    weight: (pointed ? 1e9 : 0) + (strong ? 1e6 : 0) + strengths().get(number),
  };
}

// How much each thing of the scene is tied: whoever is tied most gets a name first.
function strengths() {
  if (view.strengths.scene !== view.scene) {
    const told = new Map([...view.scene.nodes.keys()].map((number) => [number, 0]));
    view.scene.lines.forEach(({ from, to, weight }) => [from, to].forEach((end) => told.set(end, told.get(end) + weight + 0.1)));
    view.strengths = { scene: view.scene, told };
  }
  return view.strengths.told;
}

// What the picture calls a thing. Its sides are drawn beside it: an affair is called by its title, or by its form and day.
function drawnName(number) {
  const thing = data.things[number];
  if (!isAffair(number) || !thing.claims.length) return thing.label;
  const claims = thing.claims.map((claim) => data.claims[claim]);
  const titled = claims.find((claim) => claim.object);
  if (titled) return titled.object.replace('memorandum of understanding', 'MOU');
  const { subtype, kind, date } = claims.find((claim) => claim.date) || claims[0];
  return [subtype || data.claimKinds[kind].toLowerCase(), date].filter((part) => part).join(', ');
}

function nameSize(strong) {
  const crowded = isNarrow() || view.nodes.length > 120 ? 1 : 0;
  return (strong ? 15 - crowded : 12) - crowded;
}

function linesToName() {
  const pointed = view.hover !== null && 'line' in view.hover ? [view.hover.line] : [];
  return [...new Set([...pointed, ...view.edges.getIds().filter(isOpen)])];
}

function nameOfLine(number, scale) {
  const middle = middleOf(number);
  return { text: lineName(view.scene.lines[number]), x: middle.x * scale, y: middle.y * scale, radius: 0, size: 11, strong: true, lines: 4, must: true, quiet: true };
}

function lineName(line) {
  if (line.tie !== undefined) return tieLabel(data.ties[line.tie]);
  const told = line.weight ? counted(line.weight, 'claim affirmed', 'claims affirmed') : data.statuses[line.status].word.toLowerCase();
  return line.total > line.weight ? `${told}, ${grouped(line.total)} in all` : told;
}
