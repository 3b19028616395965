import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { palette, type Palette } from './palette';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** What the chart-figure tag writes into data-chart. */
interface ChartData {
  kind: 'bar' | 'stacked' | 'line';
  unit: string;
  labels: string[];
  series: { name: string; values: (number | null)[] }[];
  hrefs: string[];
}

const drawn = new Map<HTMLElement, EChartsType>();
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

export function draw(place: HTMLElement) {
  const data = JSON.parse(place.dataset['chart']!) as ChartData;
  place.classList.add('is-drawn');
  const chart = drawn.get(place) ?? init(place);
  chart.setOption(options(data, palette()), true);
  if (!drawn.has(place)) {
    chart.on('click', ({ dataIndex }) => {
      const href = data.hrefs[dataIndex ?? -1];
      if (href) location.assign(href);
    });
    new ResizeObserver(() => chart.resize()).observe(place);
  }
  drawn.set(place, chart);
}

function options(data: ChartData, colours: Palette) {
  const axis = {
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: { color: colours.quiet, hideOverlap: true },
    splitLine: { lineStyle: { color: colours.line, width: 1 } },
  };
  return {
    animation: !calm,
    animationDuration: 400,
    color: colours.series,
    textStyle: { fontFamily: colours.font, color: colours.ink },
    grid: { left: 8, right: 12, top: data.series.length > 1 ? 44 : 28, bottom: 4, containLabel: true },
    legend: { show: data.series.length > 1, top: 0, left: 0, textStyle: { color: colours.ink }, itemWidth: 14, itemHeight: 10 },
    // The default tooltip writes style attributes, which the content security policy refuses.
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: colours.page, borderColor: colours.line,
      textStyle: { color: colours.ink }, axisPointer: { type: data.kind === 'line' ? 'line' : 'shadow' },
      valueFormatter: (value: unknown) => value === null || value === undefined ? '–' : `${Number(value).toLocaleString()} ${data.unit}`,
    },
    xAxis: { type: 'category', data: data.labels, ...axis, splitLine: { show: false } },
    yAxis: { type: 'value', name: data.unit, nameTextStyle: { color: colours.quiet, align: 'left' }, ...axis, axisLine: { show: false } },
    series: data.series.map(({ name, values }) => data.kind === 'line'
      ? { type: 'line' as const, name, data: values, symbolSize: 6, lineStyle: { width: 2.5 }, connectNulls: false }
      : { type: 'bar' as const, name, data: values, barMaxWidth: 28, itemStyle: { borderRadius: data.kind === 'stacked' ? 0 : [3, 3, 0, 0] }, ...(data.kind === 'stacked' ? { stack: 'all' } : {}) }),
  };
}

/** In other colours. */
export const redraw = () => drawn.forEach((_, place) => draw(place));
