// At the scale: net weight × price as it will be owed, and the unit and last price of the chosen lot.
for (const form of document.querySelectorAll<HTMLFormElement>('form:has([data-weigh-sum])')) {
  const sum = form.querySelector<HTMLElement>('[data-weigh-sum]');
  const number = (name: string) => Number((form.elements.namedItem(name) as HTMLInputElement | null)?.value.replace('，', '.') ?? 0);
  const lot = form.elements.namedItem('Lot') as HTMLSelectElement | null;
  const count = () => {
    const net = number('Gross') - number('Tare');
    const owed = Math.round(net * number('Price') * 100) / 100;
    if (sum) sum.textContent = net > 0 && owed > 0 ? `${Number(net.toFixed(3))} ${lot?.selectedOptions[0]?.dataset['unit'] ?? ''} · ¥${owed.toFixed(2)}` : '';
  };
  form.addEventListener('input', count);
  lot?.addEventListener('change', () => {
    const chosen = lot.selectedOptions[0];
    for (const unit of form.querySelectorAll('[data-unit-of=Lot]')) unit.textContent = chosen?.dataset['unit'] ?? '';
    const price = form.elements.namedItem('Price') as HTMLInputElement | null;
    if (price && chosen?.dataset['price']) price.value = chosen.dataset['price'];
    count();
  });
  count();
}
