// The viewer: draws the first view, unpacks the rest, and tells the parts when what is looked at changes.

function start() {
  startTheme();
  showCounts();
  startPicture();
  requestAnimationFrame(furnish); // the picture draws in the same frame, before
}

function furnish() {
  showCrumbs();
  startList();
  startPanel();
  startBrowsing();
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', afterDrawing);
  else afterDrawing();
}

// One frame for the picture, then the work. The packed data stand at the end of the page.
function afterDrawing() {
  requestAnimationFrame(() => setTimeout(prepare));
}

async function prepare() {
  await unpack();
  startFilters();
  startSearch();
  startTime();
  startExports();
  startViews();
  onChange(onStateChange);
  document.addEventListener('keydown', onEscape);
  window.addEventListener('hashchange', onAddress);
  if (location.hash.length > 1) readAddress();
  else showDetails();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
  document.body.removeAttribute('aria-busy');
  // For tests and for the curious at the console: to look at, not to change.
  window.diplograph = Object.freeze({ network: view.network, data, state, scene: () => view.scene, promises, csv });
}

const REACTIONS = {
  theme: [showFilters, showList, showDetails, paintAll, showOtherViews],
  filter: [showFilters, showTime, drawScene, showList, showDetails, showOtherViews],
  scene: [showFilters, showTime, showViews, drawScene, showCrumbs, showList, showDetails, showOtherViews],
  tie: [paintAll, showDetails],
  view: [showViews, showOtherViews],
};

function onStateChange(what, origin) {
  REACTIONS[what].forEach((react) => react());
  if (what !== 'theme' && origin !== 'address') writeAddress(what === 'filter');
  if (what === 'scene' || what === 'tie') follow(origin);
}

// Whoever turned away from the keyboard's place is led to the details; on a narrow screen they come up.
function follow(origin) {
  setBrowsing(false);
  if (state.scene === OVERVIEW && state.tie === null) return;
  const heading = byId('details').querySelector('h2');
  if (heading && (origin === 'panel' || origin === 'search' || origin === 'table' || isNarrow())) heading.focus({ preventScroll: true });
}

function showCounts() {
  const { things, claims, documents } = data.counts;
  byId('counts').textContent = [counted(things, 'thing', 'things'), counted(claims, 'claim', 'claims'), counted(documents, 'document', 'documents')].join(' · ');
}

function onEscape(event) {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  if (byId('side').classList.contains('open')) setBrowsing(false);
  else if (state.tie !== null) openTie(null, 'escape');
  else if (state.view !== 'picture') show('picture');
  else if (state.trail.length > 1) open(state.trail[state.trail.length - 2], 'escape');
}

// ---- the views: picture, table, promises, disagreements ----

function startViews() {
  document.querySelectorAll('[data-view]').forEach((button) => {
    button.disabled = false;
    button.addEventListener('click', () => show(button.dataset.view));
  });
  showViews();
}

function showViews() {
  document.querySelectorAll('[data-view]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.view === state.view)));
  VIEWS.forEach((name) => { byId(`view-${name}`).hidden = name !== state.view; });
  document.body.dataset.shows = state.view;
  byId('as-png').hidden = state.view !== 'picture';
  if (state.view === 'picture') putScene();
}

function showOtherViews() {
  showTable();
  showPromises();
  showDisagreements();
}

// ---- the side column, which is a sheet on a narrow screen ----

function startBrowsing() {
  byId('browse').addEventListener('click', () => setBrowsing(!byId('side').classList.contains('open')));
  document.querySelector('.skip').addEventListener('click', skipToList);
}

function setBrowsing(isOpened) {
  byId('side').classList.toggle('open', isOpened);
  byId('browse').setAttribute('aria-expanded', String(isOpened));
  byId('browse').textContent = isOpened ? 'Done' : 'Filters and list';
}

function skipToList(event) {
  event.preventDefault();
  setBrowsing(true);
  const stop = options().find((row) => row.tabIndex === 0);
  if (stop) stop.focus();
}

start();
