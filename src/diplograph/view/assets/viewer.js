// The viewer: puts the parts together. Parts know the state, and are told here when it changes.

function start() {
  startTheme();
  showCounts();
  startLegend();
  startList();
  startSearch();
  startPicture();
  startPanel();
  startBrowsing();
  onChange(onStateChange);
  document.addEventListener('keydown', onEscape);
  window.addEventListener('hashchange', readAddress);
  readAddress();
}

const REACTIONS = {
  theme: [showLegend, showList, showChoice, paintAll],
  filter: [showLegend, showList, paintAll],
  choice: [reveal, markChosen, showChoice, paintAll],
};

function onStateChange(what, origin) {
  REACTIONS[what].forEach((react) => react());
  if (what === 'choice') follow(origin);
}

// What is chosen is drawn, whatever the filters and the first view left out.
function reveal() {
  if (state.choice === null) return;
  const numbers = 'thing' in state.choice ? [state.choice.thing] : [data.ties[state.choice.tie].from, data.ties[state.choice.tie].to];
  numbers.forEach(bringIn);
  const hidden = numbers.filter(thingHidden);
  hidden.forEach((number) => state.hiddenKinds.delete(data.things[number].kind));
  if (hidden.length) changed('filter');
}

// Whoever chose elsewhere than in the picture is shown where it stands; on a narrow screen the details come up.
function follow(origin) {
  if (state.choice === null) return;
  if ((origin !== 'picture' || isNarrow()) && 'thing' in state.choice) lookAt(state.choice.thing);
  setBrowsing(false);
  if (origin === 'panel' || isNarrow()) byId('details').querySelector('h2').focus({ preventScroll: true });
}

function showCounts() {
  const parts = [
    counted(data.things.length, 'thing', 'things'),
    counted(data.ties.reduce((sum, tie) => sum + tie.edges.length, 0), 'tie', 'ties'),
    counted(data.claims.length, 'claim', 'claims'),
    counted(data.documents.length, 'document', 'documents'),
  ];
  byId('counts').textContent = parts.join(' · ');
}

function onEscape(event) {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  if (byId('side').classList.contains('open')) setBrowsing(false);
  else choose(null, 'escape');
}

// ---- the side column, which is a sheet on a narrow screen ----

function startBrowsing() {
  byId('browse').addEventListener('click', () => setBrowsing(!byId('side').classList.contains('open')));
  document.querySelector('.skip').addEventListener('click', skipToList);
}

function setBrowsing(open) {
  byId('side').classList.toggle('open', open);
  byId('browse').setAttribute('aria-expanded', String(open));
  byId('browse').textContent = open ? 'Done' : 'Browse';
}

function skipToList(event) {
  event.preventDefault();
  setBrowsing(true);
  const stop = options().find((row) => row.tabIndex === 0);
  if (stop) stop.focus();
}

start();

// For tests and for the curious at the console: to look at, not to change.
window.diplograph = Object.freeze({ network: view.network, choice: () => state.choice });
