// Light and dark: as the system has it, until the reader says otherwise.

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

function isDark() {
  const own = document.documentElement.dataset.theme;
  return own ? own === 'dark' : systemDark.matches;
}

function inkOf(hue) {
  return isDark() ? hue.dark : hue.light;
}

// The colours of the canvas are those of the style sheet, read back from it.
function colours() {
  const style = getComputedStyle(byId('picture'));
  return { paper: style.backgroundColor, ink: style.color, line: style.borderColor, accent: style.outlineColor };
}

function startTheme() {
  const button = byId('theme');
  const remembered = recall('theme');
  if (remembered) document.documentElement.dataset.theme = remembered;
  button.addEventListener('click', () => {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
    remember('theme', document.documentElement.dataset.theme);
    themeChanged(button);
  });
  systemDark.addEventListener('change', () => themeChanged(button));
  nameTheme(button);
}

function themeChanged(button) {
  nameTheme(button);
  changed('theme');
}

function nameTheme(button) {
  button.textContent = isDark() ? 'Light' : 'Dark';
  button.setAttribute('aria-label', isDark() ? 'Light colours' : 'Dark colours');
}

// A page on disk may not be allowed to remember anything; then it does not.
function recall(key) {
  try {
    const value = localStorage.getItem(`diplograph-${key}`);
    return value === 'light' || value === 'dark' ? value : null;
  } catch {
    return null;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(`diplograph-${key}`, value);
  } catch {
    // Nothing is lost but the memory.
  }
}
