import htmx from 'htmx.org';

// GET forms that submit themselves; with data-results only that part of the page is replaced and the address follows;
// data-results-also names another part that came anew with it, such as the counts of facets.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-auto-submit]')) prepare(form);

function prepare(form: HTMLFormElement) {
  form.classList.add('self-submitting');
  const results = form.dataset['results'];
  if (results && document.querySelector(results)) {
    const settings = { get: form.getAttribute('action') ?? location.pathname, target: results, select: results, swap: 'outerHTML', 'push-url': 'true' };
    for (const [name, value] of Object.entries(settings)) form.setAttribute(`hx-${name}`, value);
    const also = form.dataset['resultsAlso'];
    if (also) form.setAttribute('hx-select-oob', also);
    htmx.process(form);
  }
  let typing: number | undefined;
  let asked = query(form);
  // Leaving a field that was typed in also reports a change, long after it was sent.
  const submit = () => {
    clearTimeout(typing);
    if (query(form) === asked) return;
    asked = query(form);
    form.requestSubmit();
  };
  form.addEventListener('change', submit);
  form.addEventListener('input', (event) => {
    if (!(event.target as Element).matches('input[type="search"]')) return;
    clearTimeout(typing);
    typing = setTimeout(submit, 450);
  });
}

function query(form: HTMLFormElement) {
  return JSON.stringify([...new FormData(form)]);
}
