import { word } from './words';

// A form, or the button that submitted it, may carry data-confirm; the answer yes submits again past this listener.
const answered = new WeakSet<Element>();

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const source = [event.submitter, form].find((e) => e?.hasAttribute('data-confirm')) as HTMLElement | undefined;
  if (!source || answered.has(source)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(source, () => {
    answered.add(source);
    form.requestSubmit(event.submitter as HTMLElement | null);
    answered.delete(source);
  });
}, { capture: true });

function ask(source: HTMLElement, yes: () => void) {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  const text = document.createElement('p');
  text.id = 'ask-text';
  text.textContent = source.dataset['confirm'] ?? '';
  dialog.setAttribute('aria-labelledby', text.id);
  const row = document.createElement('div');
  row.className = 'cluster cluster-end';
  row.append(
    button(word('Cancel', '取消'), 'btn btn-ghost', () => dialog.close()),
    button(source.dataset['confirmAction'] ?? word('Confirm', '确定'), 'btn btn-primary', () => { dialog.close(); yes(); }),
  );
  dialog.append(text, row);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function button(label: string, className: string, act: () => void) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}
