// What a reader takes along: the claims behind the view as CSV, the picture as PNG, a link to the same view.

function startExports() {
  byId('as-csv').addEventListener('click', saveTable);
  byId('as-png').addEventListener('click', savePicture);
  byId('as-link').addEventListener('click', copyLink);
}

function saveTable() {
  const name = state.view === 'promises' || state.view === 'disagreements' ? state.view : 'claims';
  save(`${name}.csv`, new Blob(['\ufeff', csv()], { type: 'text/csv;charset=utf-8' }));
}

// Whatever is shown, as rows: claims, promises, or the values that differ.
function csv() {
  const rows = { promises: promiseRows, disagreements: disagreementRows }[state.view] || claimRows;
  return rows().map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

function claimRows() {
  const columns = [...COLUMNS, ...MORE_COLUMNS];
  const rows = sceneClaims(state.scene).map((number) => columns.map(({ value }) => value(data.claims[number], number)));
  return [columns.map(({ name }) => name), ...rows];
}

function promiseRows() {
  const rows = shownPromises().map((promise) => [
    promise.state, labelOf(promise.thing), promise.due, promise.before, promise.promised.day, promise.settled ? promise.settled.day : '',
    data.claims[promise.promised.claim].sentence, promise.settled ? data.claims[promise.settled.claim].sentence : '',
  ]);
  return [['State', 'Promise', 'For', 'Before', 'Promised', 'Settled', 'Sentence', 'Settling sentence'], ...rows];
}

function disagreementRows() {
  const rows = shownDisagreements().flatMap(({ label, property, readings }) =>
    readings.map(({ value, document, sentence, sources }) => [
      label, property, value, document === null ? 'reference data' : data.documents[document].title, sentence,
      sources.map((source) => data.sources[source].title).join('; '),
    ]),
  );
  return [['Thing', 'Property', 'Value', 'Document', 'Sentence', 'Sources'], ...rows];
}

// A sheet must not take words for a formula.
function cellOf(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function savePicture() {
  const drawn = byId('picture').querySelector('canvas');
  const sheet = el('canvas', { width: drawn.width, height: drawn.height });
  const context = sheet.getContext('2d');
  context.fillStyle = colours().paper;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(drawn, 0, 0);
  sheet.toBlob((blob) => save('picture.png', blob), 'image/png');
}

function save(name, blob) {
  const address = URL.createObjectURL(blob);
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  byId('said').textContent = `Saved as ${name}.`;
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    tell('The link is copied.');
  } catch {
    tell('This page may not use the clipboard; the address bar has the link.');
  }
}

// A word to everyone, for a moment.
function tell(text) {
  byId('said').textContent = text;
  byId('toast').textContent = text;
  byId('toast').hidden = false;
  setTimeout(() => { byId('toast').hidden = true; }, 2500);
}
