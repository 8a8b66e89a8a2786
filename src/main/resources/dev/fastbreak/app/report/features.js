// Every feature by month: distribution, default share and drift.

const DRIFT_CALM = 0.1;
const DRIFT_GREAT = 0.25;

const digits = (value) => Math.abs(value) >= 100 ? 1 : 2;
const share = (part) => part.defaults / part.rows;
// The few rows of a month that a season only touches are always another population.
const isWhole = (feature, month) => month.rows >= feature.whole.rows / feature.months.length / 10;
const greatestDrift = (feature) => Math.max(...feature.months.filter((month) => isWhole(feature, month)).map((month) => month.drift));

const ORDERS = {
  vector: ['In order', () => 0],
  defaults: ['Most defaults', (a, b) => share(b.whole) - share(a.whole)],
  drift: ['Most drift', (a, b) => greatestDrift(b) - greatestDrift(a)],
};

function drawFeatures({ facts }) {
  const { features } = facts;
  if (!features.length) {
    element('feature-list').replaceChildren(make('p', { class: 'card' }, 'No vector lies in the range.'));
    return;
  }
  const cells = new Map(features.map((feature, i) => {
    const holder = make('div');
    element('feature-list').append(holder);
    new Drawing(holder, featureSpec(feature, i + 1));
    return [feature, holder];
  }));
  const order = (key) => element('feature-list').append(...[...features].sort(ORDERS[key][1]).map((feature) => cells.get(feature)));
  element('feature-controls').append(choice('Order of the features', Object.entries(ORDERS).map(([key, [name]]) => [key, name]), 'vector', order));
  featureHeat('feature-defaults', features, 'Share of rows with the default', (month) => 100 * share(month), 100, '%',
    'Nothing was known, so the feature’s default stands in.');
  featureHeat('feature-drift', features, 'Drift against all months', (month, feature) => isWhole(feature, month) ? month.drift : null, 2 * DRIFT_GREAT, '',
    'Population stability index; from 0.25 on the month is another population.');
}

function featureSpec(feature, number) {
  const drift = greatestDrift(feature);
  const label = drift < DRIFT_CALM ? 'calm' : drift < DRIFT_GREAT ? 'some' : 'great';
  return {
    className: 'card feature',
    title: feature.name,
    note: `${number} · default ${feature.defaultValue} in ${percent(share(feature.whole))}\ndrift ${drift.toFixed(2)}: ${label}`,
    tableName: 'Table',
    height: 132,
    option: () => ({
      grid: { left: 38, right: 6, top: 10, bottom: 20 },
      tooltip: tooltip({
        trigger: 'item',
        formatter: ({ dataIndex }) => {
          const month = feature.months[dataIndex];
          const values = feature.values.map((value, i) => `${value}: ${percent(month.counts[i] / month.rows)}`).join(', ');
          return `<b>${feature.name}, ${month.month}</b><br>median ${text(month.median, 2)}, mean ${text(month.mean, 2)}<br>`
            + `middle half ${text(month.p25, 2)} to ${text(month.p75, 2)}<br>10th to 90th ${text(month.p10, 2)} to ${text(month.p90, 2)}<br>`
            + `all ${text(month.min, 2)} to ${text(month.max, 2)}<br>default in ${percent(share(month))} of ${whole(month.rows)}<br>drift ${month.drift.toFixed(3)}` + (values ? '<br>' + values : '');
        },
      }),
      xAxis: axis({ type: 'category', data: feature.months.map((month) => month.month), axisLabel: { color: colour('muted'), fontSize: 10.5, formatter: monthName, interval: 0, hideOverlap: true } }),
      ...(feature.values.length ? sharesOfValues(feature) : boxes(feature)),
    }),
    table: () => ({
      head: ['Month', 'Rows', 'Default', '10th', '25th', 'Median', '75th', '90th', 'Mean', 'Drift'],
      rows: feature.months.map((month) => [month.month, month.rows, percent(share(month)), month.p10, month.p25, month.median, month.p75, month.p90, month.mean, month.drift]),
    }),
  };
}

const boxes = (feature) => ({
  yAxis: axis({ type: 'value', scale: true, splitNumber: 3, axisLabel: { color: colour('muted'), fontSize: 10.5 } }),
  series: [{
    type: 'boxplot', boxWidth: [6, 26],
    itemStyle: { color: colour('accent-soft'), borderColor: colour('accent'), borderWidth: 1.4 },
    data: feature.months.map((month) => [month.p10, month.p25, month.median, month.p75, month.p90]),
  }],
});

/** Of a feature with few values, how many rows have each, from the smallest up. */
const sharesOfValues = (feature) => ({
  yAxis: axis({ type: 'value', max: 100, splitNumber: 2, axisLabel: { color: colour('muted'), fontSize: 10.5, formatter: '{value}%' } }),
  series: feature.values.map((value, i) => ({
    type: 'bar', stack: 'all', name: String(value), barCategoryGap: '22%',
    itemStyle: { color: mixed(colour('card'), colour('accent'), 0.16 + 0.84 * i / Math.max(feature.values.length - 1, 1)) },
    label: { show: true, formatter: ({ data }) => data > 9 ? String(value) : '', fontSize: 9.5, color: 2 * i < feature.values.length ? colour('ink') : colour('card') },
    data: feature.months.map((month) => 100 * month.counts[i] / month.rows),
  })),
});

function featureHeat(holder, features, title, value, most, unit, note) {
  const months = features[0].months.map((month) => month.month);
  const show = (feature, month) => {
    const shown = value(month, feature);
    return shown === null ? '–' : shown.toFixed(!unit ? 2 : shown < 10 ? 1 : 0) + unit;
  };
  new Drawing(element(holder), {
    title, note, height: 40 + 21 * features.length,
    option: (width) => ({
      grid: { left: width < 420 ? 118 : 176, right: 4, top: 24, bottom: 4 },
      tooltip: tooltip({
        trigger: 'item',
        formatter: ({ data: { value: [x, y] } }) => `<b>${features[y].name}</b><br>${months[x]}: ${show(features[y], features[y].months[x])}`,
      }),
      xAxis: axis({ type: 'category', data: months, position: 'top', axisLabel: { color: colour('muted'), fontSize: 11, formatter: monthName, interval: 0 } }),
      yAxis: axis({ type: 'category', inverse: true, data: features.map((feature) => feature.name), axisLabel: { color: colour('ink'), fontSize: width < 420 ? 9.5 : 11, width: width < 420 ? 112 : 170, overflow: 'truncate' } }),
      visualMap: { show: false, min: 0, max: most, inRange: { color: [0, 1, 2, 3].map((i) => colour('heat-' + i)) } },
      series: [{
        type: 'heatmap',
        itemStyle: { borderColor: colour('card'), borderWidth: 1.5, borderRadius: 3 },
        label: { show: width > 330, fontSize: 10, color: colour('ink'), formatter: ({ data: { value: [x, y] } }) => show(features[y], features[y].months[x]).replace('%', '') },
        data: features.flatMap((feature, y) => feature.months.map((month, x) => ({
          value: [x, y, value(month, feature) ?? '-'],
          label: value(month, feature) > most * 0.55 ? { color: root.dataset.theme === 'dark' ? '#1c2130' : '#fff' } : {},
        }))),
      }],
    }),
    table: () => ({
      head: ['Feature', 'Default value', ...months],
      rows: features.map((feature) => [feature.name, String(feature.defaultValue), ...feature.months.map((month) => show(feature, month))]),
    }),
  });
}
