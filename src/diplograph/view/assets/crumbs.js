// The way back: the scenes that led here, each a step that can be gone back to.

const MOST_CRUMBS = 5;

function showCrumbs() {
  const { trail } = state;
  const shown = trail.length > MOST_CRUMBS ? [trail[0], null, ...trail.slice(1 - MOST_CRUMBS)] : trail;
  byId('crumbs').replaceChildren(...shown.map((scene, place) => crumb(scene, place === shown.length - 1)));
}

function crumb(scene, isLast) {
  if (scene === null) return el('li', {}, '…');
  if (isLast) return el('li', { 'aria-current': 'page' }, words(sceneName(scene)));
  return el('li', {}, el('button', { class: 'quiet', type: 'button', onclick: () => open(scene, 'crumbs') }, words(sceneName(scene))));
}
