// The scale's page without signal: the copy that offlinePage.ts kept, of this page and its own files, and nothing else of the market.
// Whatever the network answers comes first; without a copy, or for any other page, this worker is as if it were not there.
interface Fetched extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Activated extends Event {
  waitUntil(done: Promise<unknown>): void;
}

const here = self as unknown as { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };
const page = '/supply/weigh-in';
const patience = 8_000;

const kept = (address: string | Request) => caches.match(address, { ignoreVary: true });

async function fresh(request: Request): Promise<Response> {
  const copy = await kept(page);
  if (!copy) return fetch(request);
  try {
    // A weak signal is as good as none: after a while the copy is shown.
    return await Promise.race([fetch(request), new Promise<never>((_, late) => setTimeout(() => late(new Error('late')), patience))]);
  } catch {
    const html = (await copy.text()).replace('data-offline-page', 'data-offline-page="kept"');
    return new Response(html, { status: 200, headers: copy.headers });
  }
}

async function file(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (lost) {
    const copy = await kept(request);
    if (copy) return copy;
    throw lost;
  }
}

addEventListener('install', () => void here.skipWaiting());
addEventListener('activate', (event) => (event as Activated).waitUntil(here.clients.claim()));
addEventListener('fetch', (event) => {
  const { request } = event as Fetched;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== location.origin) return;
  const isPage = address.pathname === page;
  if (request.mode === 'navigate' && isPage) (event as Fetched).respondWith(fresh(request));
  else if (request.mode !== 'navigate' && !isPage) (event as Fetched).respondWith(file(request));
});
