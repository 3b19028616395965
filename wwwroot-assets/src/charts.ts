/**
 * A chart, and the library that draws it, come when the chart nears the screen: a page with many answers at once, and who
 * reads the first lines on a phone fetches none of it. The table of the same numbers stands there all the while.
 */
const library = () => import('./charts/draw');
const seen = new WeakSet<Element>();
let drawing = false;

const near = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach(async ({ target }) => {
    near.unobserve(target);
    drawing = true;
    (await library()).draw(target as HTMLElement);
  }),
  { rootMargin: '300px' },
);

const watch = () => document.querySelectorAll('[data-chart]').forEach((place) => {
  if (seen.has(place)) return;
  seen.add(place);
  near.observe(place);
});
watch();
document.addEventListener('htmx:after:swap', watch);
document.addEventListener('theme-changed', async () => { if (drawing) (await library()).redraw(); });
