/** Colours as the canvas understands them, read from the theme that is shown. */
export interface Palette { ink: string; quiet: string; line: string; page: string; font: string; series: string[] }

const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** Turns any CSS colour (oklch, color-mix) into rgb by painting one pixel. */
function rgb(colour: string) {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
  return `rgb(${r}, ${g}, ${b})`;
}

export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => rgb(style.getPropertyValue(name).trim());
  const mixed = (name: string, share: number) => rgb(`color-mix(in oklab, ${style.getPropertyValue(name)} ${share}%, ${style.getPropertyValue('--color-base-100')})`);
  return {
    ink: of('--color-base-content'),
    quiet: mixed('--color-base-content', 74),
    line: of('--color-base-300'),
    page: of('--color-base-100'),
    font: style.fontFamily,
    series: [of('--color-primary'), mixed('--color-primary', 45), of('--color-accent'), of('--color-secondary'), of('--color-info'), mixed('--color-accent', 50), mixed('--color-secondary', 50)],
  };
}
