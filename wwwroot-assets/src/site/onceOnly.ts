// A second submit while the first is under way is ignored. Forms that answer with a download set data-many.
const under = 'data-under-way';

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || form.method !== 'post' || form.hasAttribute('data-many')) return;
  if (form.hasAttribute(under)) {
    event.preventDefault();
    return;
  }
  form.setAttribute(under, '');
  event.submitter?.setAttribute('aria-busy', 'true');
  event.submitter?.classList.add('is-busy');
});

// Back to a page kept in memory: it must be usable again.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll(`[${under}]`)) form.removeAttribute(under);
  for (const button of document.querySelectorAll('.is-busy')) {
    button.classList.remove('is-busy');
    button.removeAttribute('aria-busy');
  }
});
