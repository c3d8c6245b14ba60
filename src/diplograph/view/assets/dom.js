// Elements. Words reach the page as text only: nothing here, or in any file of the viewer, reads HTML.

const SVG = 'http://www.w3.org/2000/svg';

function byId(id) {
  return document.getElementById(id);
}

function el(tag, attributes, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'onclick') element.addEventListener('click', value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

// Words that come from a document keep their own direction and cannot turn their neighbours round.
function words(text) {
  return el('bdi', { dir: 'auto' }, text);
}

function paragraph(text, className) {
  return el('p', { class: className, dir: 'auto' }, text);
}

function outward(text, address) {
  if (!/^https?:\/\//i.test(address)) return words(text);
  return el('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, words(text));
}

function counted(number, one, many) {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

function grouped(number) {
  return number.toLocaleString('en');
}

function separated(parts, separator) {
  const kept = parts.filter((part) => part);
  return kept.flatMap((part, index) => (index ? [separator, part] : [part]));
}

// A long list opens with its first rows; the rest come on demand.
function shortened(items, first, makeRow, className) {
  const list = el('ul', { class: className }, ...items.slice(0, first).map(makeRow));
  if (items.length <= first) return [list];
  const more = el('button', { class: 'quiet', type: 'button', onclick: showRest }, `Show all ${items.length}`);
  function showRest() {
    const rest = items.slice(first).map(makeRow);
    list.append(...rest);
    more.remove();
    focusFirst(rest[0]);
  }
  return [list, more];
}

function focusFirst(row) {
  const target = row.querySelector('button, a, summary') || row;
  if (target === row) row.setAttribute('tabindex', '-1');
  target.focus();
}

// A phone: the columns are sheets over the picture.
function isNarrow() {
  return window.matchMedia('(max-width: 719px)').matches;
}
