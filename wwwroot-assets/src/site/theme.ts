// The server writes data-theme from the cookie, so a page never flashes in the other theme.
const year = 365 * 24 * 60 * 60;
const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

const shown = () => root.dataset['theme'] || (dark.matches ? 'dusk' : 'snow');

function show(theme: string) {
  root.dataset['theme'] = theme;
  for (const button of document.querySelectorAll('[data-theme-toggle]')) {
    button.setAttribute('aria-pressed', String(theme === 'dusk'));
  }
  document.dispatchEvent(new CustomEvent('theme-changed'));
}

show(shown());
dark.addEventListener('change', () => {
  if (!document.cookie.includes('theme=')) show(dark.matches ? 'dusk' : 'snow');
});
document.addEventListener('click', (event) => {
  if (!(event.target as Element).closest('[data-theme-toggle]')) return;
  const theme = shown() === 'dusk' ? 'snow' : 'dusk';
  document.cookie = `theme=${theme}; path=/; max-age=${year}; samesite=lax`;
  show(theme);
});
