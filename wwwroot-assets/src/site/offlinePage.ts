// The scale's page (data-offline-page) is kept with its own files, so that it opens without signal after it was visited once: see
// weighWorker.ts, which serves it. A copy belongs to the person and organisation that visited and to the version of the assets; it goes
// when they sign out, when somebody else signs in, and when the assets change.
const page = '/supply/weigh-in';
const worker = '/assets/weighWorker.js';
const mark = 'weigh-in';

/** Empty where nobody is signed in; undefined on papers, which say nothing of it. */
const person = document.body.dataset['person'];

const theirs = `${mark} ${person} `;

/** Fingerprinted addresses of what the page is made of: other ones after the market was renewed. */
const files = () => [...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src], link[rel=stylesheet], link[rel=icon]')].map((one) => ('src' in one ? one.src : one.href));

const drawn = () => [...document.querySelectorAll('use')].map((one) => one.href.baseVal.split('#')[0] ?? '').filter(Boolean).map((address) => new URL(address, location.href).href);

const loaded = () => performance.getEntriesByType('resource').map((one) => one.name).filter((name) => new URL(name).origin === location.origin && new URL(name).pathname.startsWith('/assets/'));

/** Deletes every copy but those whose name begins so. */
async function forget(except?: string) {
  for (const name of await caches.keys()) if (name.startsWith(`${mark} `) && !(except && name.startsWith(except))) await caches.delete(name);
}

async function keep() {
  const name = `${theirs}${files().map((address) => new URL(address).pathname).join(' ')}`;
  const answer = await fetch(page, { credentials: 'same-origin' });
  if (answer.redirected || answer.status === 401 || answer.status === 403) return await forget();
  if (!answer.ok) return;
  await forget(name);
  const cache = await caches.open(name);
  for (const address of new Set([...files(), ...drawn(), ...loaded()])) if (!(await cache.match(address))) await cache.add(address).catch(() => undefined);
  await cache.put(page, answer);
}

if ('caches' in window && 'serviceWorker' in navigator) {
  const here = document.querySelector<HTMLElement>('[data-offline-page]');
  if (here?.dataset['offlinePage'] === 'kept') here.classList.remove('hidden');
  else if (person === '') void forget();
  else if (here && person) void navigator.serviceWorker.register(worker, { scope: page }).then(keep).catch(() => undefined);
  else if (person) void forget(theirs);
  document.addEventListener('submit', (event) => {
    if ((event.target as HTMLFormElement).getAttribute('action') === '/account/sign-out') void forget();
  });
}
