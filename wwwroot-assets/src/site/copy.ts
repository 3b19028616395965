import { word } from './words';

document.addEventListener('click', async (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset['copy'] ?? '');
  const before = button.textContent;
  button.textContent = word('Copied', '已复制');
  setTimeout(() => { button.textContent = before; }, 1600);
});
