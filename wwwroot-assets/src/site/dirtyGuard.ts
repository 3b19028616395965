const forms = () => [...document.querySelectorAll<HTMLFormElement>('form[data-dirty-guard]')];
let leaving = false;

document.addEventListener('input', (event) => {
  (event.target as Element).closest('form[data-dirty-guard]')?.setAttribute('data-dirty', '');
});
document.addEventListener('submit', (event) => {
  if (!event.defaultPrevented) leaving = true;
});
addEventListener('beforeunload', (event) => {
  if (!leaving && forms().some((form) => form.hasAttribute('data-dirty'))) event.preventDefault();
});
addEventListener('pageshow', () => { leaving = false; });
