// A form with data-offline-queue is kept in this browser when the signal is lost, and sent once when it is back: its key was made here,
// so that the server counts it once however often it arrives. Without script the form posts as any other.
interface Kept {
  key: string;
  queue: string;
  address: string;
  fields: [string, string][];
  refused?: string;
}

const keyField = 'FormKey';
const tokenField = '__RequestVerificationToken';
const patience = 15_000;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('weixi', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('kept', { keyPath: 'key' });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('IndexedDB'));
  });
}

async function store<T>(mode: IDBTransactionMode, work: (kept: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const asked = work(db.transaction('kept', mode).objectStore('kept'));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error ?? new Error('IndexedDB'));
    });
  } finally {
    db.close();
  }
}

const all = async (queue: string) => (await store<Kept[]>('readonly', (kept) => kept.getAll())).filter((one) => one.queue === queue);
const put = (one: Kept) => store('readwrite', (kept) => kept.put(one));
const drop = (key: string) => store('readwrite', (kept) => kept.delete(key));

const fill = (sentence: string | undefined, ...values: string[]) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), sentence ?? '');

const parse = async (response: Response) => new DOMParser().parseFromString(await response.text(), 'text/html');

function errorsOf(page: Document): string {
  return [...page.querySelectorAll('.form-errors li')].map((line) => line.textContent?.trim()).filter(Boolean).join(' ');
}

const said = (page: Document, household?: string) =>
  [page.querySelector('.flash'), page.querySelector(`[data-above="${CSS.escape(household?.trim().toUpperCase() ?? '')}"]`)].map((text) => text?.textContent?.trim()).filter(Boolean).join(' ');

async function post(one: Kept, token: string): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of one.fields) body.append(name, value);
  body.set(tokenField, token);
  return await fetch(one.address, { method: 'POST', body, signal: AbortSignal.timeout(patience), credentials: 'same-origin' });
}

function watch(form: HTMLFormElement) {
  const queue = form.dataset['offlineQueue'] ?? 'form';
  const status = form.querySelector<HTMLElement>('[data-offline-status]');
  const list = form.querySelector<HTMLElement>('[data-offline-list]');
  let sending = false;

  const say = (sentence: string) => {
    if (!status) return;
    status.textContent = sentence;
    status.classList.toggle('hidden', sentence === '');
  };

  const show = async () => {
    const kept = await all(queue);
    if (!list) return;
    list.replaceChildren();
    list.classList.toggle('hidden', kept.length === 0);
    if (kept.length > 0 && !kept.some((one) => one.refused)) say(fill(form.dataset['waiting'], String(kept.length)));
    for (const one of kept) {
      const line = document.createElement('li');
      const of = (name: string) => one.fields.find(([field]) => field === name)?.[1] ?? '';
      line.textContent = `${of('Lot')} ${of('Household')} ${of('Gross')}−${of('Tare')} × ¥${of('Price')} ${one.refused ?? ''} `;
      if (one.refused) {
        const again = document.createElement('button');
        again.type = 'button';
        again.className = 'btn btn-sm btn-outline';
        again.textContent = form.dataset['refused'] ?? '';
        again.addEventListener('click', () => void take(one));
        line.append(again);
      }
      list.append(line);
    }
  };

  /** A refused one goes back into the form, to be put right under a key of its own. */
  const take = async (one: Kept) => {
    for (const [name, value] of one.fields) {
      const field = form.elements.namedItem(name);
      if (name !== keyField && (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) field.value = value;
    }
    await drop(one.key);
    await show();
  };

  const send = async () => {
    if (sending) return;
    sending = true;
    try {
      const kept = (await all(queue)).filter((one) => !one.refused);
      if (kept.length === 0) return;
      const fresh = await fetch(form.action, { signal: AbortSignal.timeout(patience), credentials: 'same-origin' });
      const token = (await parse(fresh)).querySelector<HTMLInputElement>(`input[name=${tokenField}]`)?.value;
      if (!fresh.ok || !token) return;
      for (const one of kept) {
        const answer = await post(one, token);
        if (answer.ok && !answer.url.includes('/account/')) {
          const page = await parse(answer);
          await drop(one.key);
          document.querySelector('#today')?.replaceWith(page.querySelector('#today') ?? '');
          say(said(page, one.fields.find(([name]) => name === 'Household')?.[1]));
        } else if (answer.status === 422) {
          await put({ ...one, refused: errorsOf(await parse(answer)) });
          say(form.dataset['refused'] ?? '');
        } else break;
      }
    } catch {
      // Still no signal: what is kept stays kept.
    } finally {
      sending = false;
      await show();
    }
  };

  /** Ready for the next one, under a key of its own. */
  const clear = (next: string | undefined) => {
    for (const name of ['Household', 'Gross']) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = '';
    }
    const key = form.elements.namedItem(keyField);
    if (key instanceof HTMLInputElement) key.value = next ?? crypto.randomUUID();
    form.dispatchEvent(new Event('input'));
  };

  const keep = async (one: Kept) => {
    await put(one);
    clear(undefined);
    await show();
    say(form.dataset['kept'] ?? '');
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    const at = form.elements.namedItem('WeighedAt');
    if (at instanceof HTMLInputElement) at.value = new Date().toISOString();
    const data = new FormData(form);
    const fields = [...data.entries()].filter(([name]) => name !== tokenField).map(([name, value]): [string, string] => [name, String(value)]);
    const one: Kept = { key: String(data.get(keyField)), queue, address: form.action, fields };
    void (async () => {
      try {
        const answer = await post(one, String(data.get(tokenField) ?? ''));
        form.querySelector('.form-errors')?.remove();
        if (answer.status === 422) {
          const wrong = (await parse(answer)).querySelector('.form-errors');
          if (wrong) form.prepend(wrong);
          wrong?.scrollIntoView({ block: 'center' });
        } else if (answer.ok && !answer.url.includes('/account/')) {
          const page = await parse(answer);
          clear(page.querySelector<HTMLInputElement>(`input[name=${keyField}]`)?.value);
          document.querySelector('#today')?.replaceWith(page.querySelector('#today') ?? '');
          say(said(page, String(data.get('Household') ?? '')));
        } else await keep(one);
      } catch {
        await keep(one);
      }
    })();
  });

  // A page that was kept for lost signal holds the key that it came with: what is weighed on it next is another one.
  const key = form.elements.namedItem(keyField);
  if (isSecureContext && key instanceof HTMLInputElement) key.value = crypto.randomUUID();
  addEventListener('online', () => void send());
  setInterval(() => void send(), 30_000);
  void show().then(send);
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-offline-queue]')) watch(form);
