// The browser's own bubble speaks the browser's language; the sentences in data-val-… speak the person's.
type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

document.addEventListener('invalid', (event) => {
  const field = event.target as Field;
  if (field.validity.valueMissing) field.setCustomValidity(field.dataset['valRequired'] ?? '');
}, { capture: true });

for (const kind of ['input', 'change']) {
  document.addEventListener(kind, (event) => (event.target as Partial<Field>).setCustomValidity?.(''));
}
