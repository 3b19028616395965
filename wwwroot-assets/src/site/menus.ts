// Menus are <details>, so they work without script; with it they close when the person looks elsewhere.
const open = () => document.querySelectorAll<HTMLDetailsElement>('details.menu-box[open]');

document.addEventListener('click', (event) => {
  for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector('summary')?.focus();
  }
});
document.addEventListener('focusin', (event) => {
  for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
});
