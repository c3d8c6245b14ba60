// Names on the canvas, as on a map: one size at every zoom, the important ones first, none over another.
// A name that finds no room waits until the reader zooms in, points at its mark or chooses it.

const FACE = getComputedStyle(document.body).fontFamily;
const LINE_HEIGHT = 1.2;
const WRAP = 122; // pixels
const WRAP_STRONG = 176;
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

function fontOf(item) {
  return { weight: item.strong ? 600 : 400, size: item.size };
}

function fontText(font, scale) {
  return `${font.weight} ${font.size / scale}px ${FACE}`;
}

// Cuts a text into lines that fit. The first lines win; an ellipsis says that there is more.
function wrapped(context, text, item) {
  context.font = fontText(fontOf(item), 1);
  const fits = (line) => context.measureText(line).width <= (item.strong ? WRAP_STRONG : WRAP);
  const lines = [];
  for (const word of readable(text).split(' ')) {
    for (const piece of pieces(word, fits)) {
      const joined = lines.length ? `${lines[lines.length - 1]} ${piece}` : piece;
      if (lines.length && fits(joined)) lines[lines.length - 1] = joined;
      else lines.push(piece);
    }
  }
  return cut(lines, item.lines);
}

// Direction marks and line ends have no place on a canvas; no name needs more than its first 160 characters there.
function readable(text) {
  return text.slice(0, 160).replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
}

function pieces(word, fits) {
  if (fits(word)) return [word];
  const letters = [...word];
  const parts = [''];
  for (const letter of letters) {
    if (fits(parts[parts.length - 1] + letter)) parts[parts.length - 1] += letter;
    else parts.push(letter);
  }
  return parts;
}

function cut(lines, most) {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]} …`];
}

// Gives each item a box beside its mark, or none. Items come in order of importance. All in pixels of the screen.
// A mark inside the frame keeps its name inside, too. A strong name may cover the marks of others, not their names.
function placed(context, items, strikes, frame) {
  const marks = [...strikes, ...items.filter((item) => item.radius).map(markBox)];
  const names = [];
  for (const item of items) {
    const own = measured(context, item);
    const inside = spots(own).filter((spot) => staysIn(frame, item, spot));
    const others = marks.filter((mark) => mark.item !== item);
    const box =
      inside.find((spot) => isFree(spot, names) && isFree(spot, others)) ||
      (item.strong && inside.find((spot) => isFree(spot, names) && isFree(spot, others.filter(isStrong)))) ||
      (item.prominent && inside.find((spot) => isFree(spot, names))) ||
      (item.must && (inside[0] || spots(own)[0]));
    if (box) names.push({ ...own, box, ...box });
  }
  return names;
}

function isStrong(mark) {
  return mark.item && mark.item.strong;
}

function markBox(item) {
  return { item, ...boxAround(item.x, item.y, item.radius, item.radius) };
}

function measured(context, item) {
  const lines = wrapped(context, item.text, item);
  const width = Math.max(...lines.map((line) => context.measureText(line).width)) / 2;
  return { ...item, lines, halfWidth: width, halfHeight: (lines.length * item.size * LINE_HEIGHT) / 2 };
}

function spots(item) {
  const { x, y, halfWidth, halfHeight } = item;
  if (!item.radius) return [0, 16, -16].map((aside) => boxAround(x, y + aside, halfWidth, halfHeight));
  const down = item.radius + halfHeight + 3;
  const across = item.radius + halfWidth + 5;
  const [aside, low] = [item.radius * 0.7 + halfWidth + 3, item.radius * 0.7 + halfHeight + 2];
  const sides = [[0, down], [0, -down], [across, 0], [-across, 0], [aside, low], [-aside, low], [aside, -low], [-aside, -low]];
  return sides.map(([dx, dy]) =>
    boxAround(x + dx, y + dy, halfWidth, halfHeight),
  );
}

function boxAround(x, y, halfWidth, halfHeight) {
  return { middle: x, left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function staysIn(frame, item, spot) {
  const markIsIn = item.x > frame.left && item.x < frame.right && item.y > frame.top && item.y < frame.bottom;
  if (!markIsIn) return true;
  return spot.left > frame.left && spot.right < frame.right && spot.top > frame.top && spot.bottom < frame.bottom;
}

function isFree(spot, taken) {
  return taken.every(
    (box) => spot.right + 3 < box.left || spot.left - 3 > box.right || spot.bottom + 1 < box.top || spot.top - 1 > box.bottom,
  );
}

function drawLabel(context, item, scale, paint) {
  context.font = fontText(fontOf(item), scale);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4 / scale;
  context.strokeStyle = paint.paper;
  context.fillStyle = item.quiet ? paint.accent : paint.ink;
  item.lines.forEach((line, index) => {
    const x = item.box.middle / scale;
    const y = (item.box.top + (index + 0.5) * item.size * LINE_HEIGHT) / scale;
    context.strokeText(line, x, y);
    context.fillText(line, x, y);
  });
}

function drawStrike(context, point, scale, ink) {
  const arm = 5 / scale;
  context.strokeStyle = ink;
  context.lineWidth = 2 / scale;
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(point.x - arm, point.y - arm);
  context.lineTo(point.x + arm, point.y + arm);
  context.moveTo(point.x + arm, point.y - arm);
  context.lineTo(point.x - arm, point.y + arm);
  context.stroke();
}
