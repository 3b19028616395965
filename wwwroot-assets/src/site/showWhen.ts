// data-show-when="Field=value" (several values: "Field=a|b"): shown only then; hidden inputs are not sent.
function settle(form: HTMLFormElement) {
  for (const part of form.querySelectorAll<HTMLElement>('[data-show-when]')) {
    if (!part.dataset['showWhen']) continue; // a view that leaves it empty shows the part always
    const [name = '', wanted = ''] = part.dataset['showWhen'].split('=');
    const chosen = new FormData(form).getAll(name).map(String);
    part.hidden = !wanted.split('|').some((value) => chosen.includes(value));
    for (const input of part.querySelectorAll<HTMLInputElement>('input, select, textarea')) input.disabled = part.hidden;
  }
}

for (const part of document.querySelectorAll('[data-show-when]')) {
  const form = part.closest('form');
  if (form) settle(form);
}
document.addEventListener('change', (event) => {
  const form = (event.target as HTMLInputElement).form;
  if (form?.querySelector('[data-show-when]')) settle(form);
});
