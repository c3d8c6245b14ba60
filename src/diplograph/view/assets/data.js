// What the page knows: things, ties and claims that name each other by number, and the network that pyvis made.

const data = JSON.parse(byId('data').textContent);
const drawing = JSON.parse(byId('network').textContent);
const drawingOptions = JSON.parse(drawing.options); // pyvis gives its options as a text

const tiesOf = data.things.map(() => []);
data.ties.forEach((tie, number) => {
  tiesOf[tie.from].push(number);
  tiesOf[tie.to].push(number);
});

const numberOfThing = new Map(data.things.map((thing, number) => [thing.id, number]));

function otherEnd(tie, number) {
  return tie.from === number ? tie.to : tie.from;
}

function neighbours(number) {
  return new Set(tiesOf[number].map((tie) => otherEnd(data.ties[tie], number)));
}

function labelOf(number) {
  return data.things[number].label;
}

function tieLabel(tie) {
  return [...new Set(tie.edges.map((edge) => edge.label))].join(' · ');
}

function byLabel(one, two) {
  return labelOf(one).localeCompare(labelOf(two), 'en') || one - two;
}

// For search and sorting: without accents, in lower case.
function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
