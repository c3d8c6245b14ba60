// The marks of the legend: the shapes and lines of the picture, small.

const CORNERS = {
  square: [[2.5, 2.5], [13.5, 2.5], [13.5, 13.5], [2.5, 13.5]],
  diamond: [[8, 1], [15, 8], [8, 15], [1, 8]],
  triangle: [[8, 1.5], [15, 14], [1, 14]],
  triangleDown: [[1, 2], [15, 2], [8, 14.5]],
  hexagon: [[4.5, 2], [11.5, 2], [15, 8], [11.5, 14], [4.5, 14], [1, 8]],
  star: [
    [8, 0.5], [9.9, 5.4], [15.1, 5.7], [11, 9], [12.4, 14.1],
    [8, 11.2], [3.6, 14.1], [5, 9], [0.9, 5.7], [6.1, 5.4],
  ],
};

function kindMark(name) {
  const kind = data.kinds[name];
  const ink = inkOf(kind);
  const paint = { fill: kind.hollow ? 'none' : ink, stroke: ink, 'stroke-width': 1.8, 'stroke-linejoin': 'round' };
  const shape =
    kind.shape === 'dot'
      ? svg('circle', { cx: 8, cy: 8, r: 6, ...paint })
      : svg('polygon', { points: CORNERS[kind.shape].map((corner) => corner.join(',')).join(' '), ...paint });
  return svg('svg', { class: 'mark', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, shape);
}

function lineMark(name) {
  const status = data.statuses[name];
  const line = svg('line', { x1: 1, y1: 6, x2: 35, y2: 6, class: 'line', 'stroke-dasharray': status.dash.join(' ') });
  const strike = status.struck ? svg('path', { d: 'M14 2 22 10M22 2 14 10', class: 'strike' }) : null;
  return svg('svg', { class: 'line-mark', viewBox: '0 0 36 12', 'aria-hidden': 'true' }, line, strike);
}

function statusBadge(name) {
  const status = data.statuses[name];
  return el('span', { class: 'status', title: status.meaning }, lineMark(name), status.word);
}
