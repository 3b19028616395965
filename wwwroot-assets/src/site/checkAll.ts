document.addEventListener('change', (event) => {
  const box = event.target as HTMLInputElement;
  const name = box.dataset?.['checkAll'];
  if (!name) return;
  const all = (box.form ?? document).querySelectorAll<HTMLInputElement>(`input[type="checkbox"][name="${CSS.escape(name)}"]`);
  for (const one of all) one.checked = box.checked;
});
