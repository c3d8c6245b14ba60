// The time slider: only what documents had said by a day, and what still held then.

const timeline = { days: [] };

function startTime() {
  timeline.days = [...new Set(data.documents.map((card) => card.day.slice(0, 10)).filter((day) => /^\d{4}-\d\d-\d\d$/.test(day)))].sort();
  const slider = byId('when');
  slider.max = timeline.days.length;
  byId('time').hidden = timeline.days.length < 2;
  slider.addEventListener('input', () => setFilter('asOf', timeline.days[Number(slider.value)] || ''));
  showTime();
}

// The last place of the slider is beyond every document: all that is known.
function showTime() {
  const at = state.asOf ? timeline.days.findLastIndex((day) => day <= state.asOf) : timeline.days.length;
  const said = state.asOf ? `Known on ${dayInWords(state.asOf)}` : 'All that is known';
  byId('when').value = String(Math.max(0, at));
  byId('when').setAttribute('aria-valuetext', said);
  byId('known').textContent = said;
}
