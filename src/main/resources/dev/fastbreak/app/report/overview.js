// The whole: the graph of the tables, calendars, rows and failures by date, the ledger.

const STATES = {
  COMPLETE: ['good', 'complete', ''],
  COMPLETE_WITH_FAILURES: ['warn', 'complete, with unexpected failures', '~'],
  FAILED: ['bad', 'failed', 'X'],
  BLOCKED: ['violet', 'blocked', '!'],
  DUE_AGAIN: ['info', 'done, but due again', '*'],
  MISSING: ['card', 'not computed yet', '?'],
  WAITING: ['card', 'waits for results of games before it', 'w'],
  SKIPPED_BOOTSTRAP: ['neutral', 'bootstrap: the first 14 days', ''],
  NO_GAMES: ['pale', 'no games any more', ''],
};

function drawTables({ facts }) {
  const depth = (name) => {
    const { reads } = facts.tables.find((table) => table.processor === name);
    return reads.length ? 1 + Math.max(...reads.map(depth)) : 0;
  };
  const columns = [0, 1, 2].map((d) => facts.tables.filter((table) => depth(table.processor) === d));
  const height = 300;
  new Drawing(element('tables-graph'), {
    title: 'How the tables come about',
    note: 'From left to right; a line leads to the table that is computed from another.',
    height,
    label: 'Graph of the five tables. ' + facts.tables.map((table) =>
      `${table.title}: ${whole(table.rows)} rows${table.reads.length ? ', computed from ' + table.reads.join(', ') : ''}.`).join(' '),
    option: (width) => {
      const narrow = width < 460;
      const size = narrow ? [88, 60] : [150, 68];
      const place = (table) => {
        const d = depth(table.processor);
        const i = columns[d].indexOf(table);
        // The first column stands closer together, so that its arrows to the last pass between the others.
        const down = columns[d].length === 1 ? 0.5 : d === 0 ? 0.27 + 0.46 * i : i;
        return [d * (width - size[0] - 12) / 2, down * (height - size[1] - 12)];
      };
      return {
        tooltip: tooltip({
          trigger: 'item',
          formatter: ({ dataType, data }) => dataType === 'node'
            ? `<b>${safe(data.table.title)}</b><br>${safe(data.table.table)}<br>${whole(data.table.rows)} rows`
            : `${safe(data.source)} → ${safe(data.target)}`,
        }),
        series: [{
          type: 'graph', layout: 'none', left: size[0] / 2 + 6, top: size[1] / 2 + 6, width: width - size[0] - 12, height: height - size[1] - 12,
          roam: false,
          lineStyle: { color: colour('muted'), width: 1.6, opacity: 0.7, curveness: 0.04 },
          emphasis: { focus: 'adjacency', lineStyle: { width: 3 } },
          data: facts.tables.map((table) => {
            const [x, y] = place(table);
            return {
              name: table.processor, x, y, table, symbolSize: size,
              symbol: `path://M9,0H${size[0] - 9}a9,9,0,0,1,9,9V${size[1] - 9}a9,9,0,0,1,-9,9H9a9,9,0,0,1,-9,-9V9a9,9,0,0,1,9,-9z`,
              itemStyle: { color: colour('card'), borderColor: table.processor === 'ML' ? colour('accent') : colour('neutral'), borderWidth: 2 },
              label: {
                show: true, color: colour('ink'), align: 'center',
                formatter: `{n|${table.processor}}\n{r|${whole(table.rows)}}\n{t|${narrow ? 'rows' : table.title}}`,
                rich: {
                  n: { fontSize: 11.5, color: colour('accent'), fontWeight: 700, lineHeight: 15 },
                  r: { fontSize: 16, fontWeight: 650, color: colour('ink'), lineHeight: 20 },
                  t: { fontSize: 10.5, color: colour('muted'), lineHeight: 14 },
                },
              },
            };
          }),
          links: facts.tables.flatMap((table) => table.reads.map((source) => ({ source, target: table.processor }))),
        }],
      };
    },
    table: () => ({
      head: ['Processor', 'Table', 'Rows', 'Computed from'],
      rows: facts.tables.map((table) => [table.processor, table.table, table.rows, table.reads.join(', ')]),
    }),
  });
}

/** Per processor, the lines of its dates. */
function byProcessor(facts, dates) {
  return facts.tables
    .map((table) => ({ table, lines: dates.filter((line) => line.processor === table.processor) }))
    .filter(({ lines }) => lines.length);
}

function seasonOf(date) {
  const [year, month] = date.split('-').map(Number);
  const start = month >= 8 ? year : year - 1;
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
}

const METRICS = {
  state: { name: 'State' },
  rows: { name: 'Rows', value: (line) => line.rows, show: whole },
  failures: { name: 'Without a row', value: (line) => line.population ? line.failures / line.population : null, show: percent },
  ready: { name: 'Ready rows', value: (line) => line.rows ? line.ready / line.rows : null, show: percent },
};

function drawCalendars({ facts }, dates) {
  const seasons = [...new Set(dates.map((line) => seasonOf(line.date)))];
  let metric = 'state';
  let season = seasons.at(-1);
  const holders = byProcessor(facts, dates).map(({ table, lines }) => {
    const holder = make('div');
    element('calendars').append(holder);
    return { table, lines, holder };
  });
  const specOf = ({ table, lines }) => {
    const shown = lines.filter((entry) => seasonOf(entry.date) === season);
    return {
      title: `${table.processor} · ${table.title}`,
      note: calendarNote(shown),
      height: 140,
      option: (width) => calendarOption(shown, metric, width),
      table: () => ({
        head: ['Date', 'State', 'Rows', 'Ready', 'Accounted for', 'Failures'],
        rows: shown.map((entry) => [entry.date, STATES[entry.state][1], entry.rows, entry.ready, entry.population, entry.failures]),
      }),
    };
  };
  const figures = holders.map((one) => ({ ...one, drawing: new Drawing(one.holder, specOf(one)) }));
  const update = () => {
    drawLegend(dates, metric);
    figures.forEach((one) => one.drawing.update(specOf(one)));
  };
  element('calendar-controls').append(
    choice('What the calendar shows', Object.entries(METRICS).map(([key, { name }]) => [key, name]), metric, (chosen) => { metric = chosen; update(); }),
    ...(seasons.length > 1 ? [choice('Season', seasons.map((name) => [name, name]), season, (chosen) => { season = chosen; update(); })] : []));
  drawLegend(dates, metric);
}

function calendarNote(lines) {
  const counts = new Map();
  lines.forEach((entry) => counts.set(entry.state, (counts.get(entry.state) ?? 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1]).map(([state, count]) => `${count} ${STATES[state][1].split(':')[0]}`).join(', ');
}

function drawLegend(dates, metric) {
  const legendOf = metric === 'state'
    ? Object.entries(STATES).filter(([state]) => dates.some((entry) => entry.state === state)).map(([, [tint, name, mark]]) => [`var(--${tint})`, (mark ? mark + ' ' : '') + name])
    : [['var(--heat-0)', 'least'], ['var(--heat-1)', ''], ['var(--heat-2)', ''], ['var(--heat-3)', 'most of the processor']];
  element('calendar-legend').replaceChildren(...legendOf.map(([tint, name]) =>
    make('span', {}, make('i', { style: `background:${tint}` }), name)));
}

function calendarOption(lines, metric, width) {
  if (!lines.length) return { series: [] };
  const { value, show } = METRICS[metric];
  const first = lines[0].date.slice(0, 7) + '-01';
  const end = new Date(Date.UTC(Number(lines.at(-1).date.slice(0, 4)), Number(lines.at(-1).date.slice(5, 7)), 0)).toISOString().slice(0, 10);
  const weeks = (new Date(end) - new Date(first)) / 604800000 + 1.6;
  const cell = Math.max(6, (width - 44) / weeks);
  const values = value ? lines.map(value).filter((number) => number !== null) : [];
  return {
    tooltip: tooltip({
      trigger: 'item',
      formatter: ({ data: { entry } }) => `<b>${entry.date}</b><br>${STATES[entry.state][1]}<br>${whole(entry.rows)} rows, ${whole(entry.ready)} ready`
        + `<br>${whole(entry.failures)} of ${whole(entry.population ?? 0)} without a row` + (entry.run ? `<br>run ${safe(entry.run)}` : ''),
    }),
    visualMap: value
      ? { show: false, min: Math.min(...values, 0), max: Math.max(...values, 1e-9), dimension: 1, inRange: { color: [0, 1, 2, 3].map((i) => colour('heat-' + i)) } }
      : undefined,
    calendar: {
      range: [first, end], left: 34, top: 22, cellSize: [cell, 16], orient: 'horizontal',
      splitLine: { lineStyle: { color: colour('muted'), width: 1, opacity: 0.35 } },
      itemStyle: { color: colour('card'), borderColor: colour('grid'), borderWidth: 1 },
      dayLabel: { firstDay: 1, nameMap: ['Su', 'Mo', '', 'We', '', 'Fr', ''], color: colour('muted'), fontSize: 10.5 },
      monthLabel: { nameMap: MONTHS, color: colour('muted'), fontSize: 11.5 },
      yearLabel: { show: false },
    },
    series: [{
      type: 'heatmap', coordinateSystem: 'calendar',
      data: lines.filter((entry) => !value || value(entry) !== null).map((entry) => ({
        value: [entry.date, value ? value(entry) : 0], entry,
        itemStyle: value ? { borderColor: colour('card'), borderWidth: 1 } : { color: colour(STATES[entry.state][0]), borderColor: colour('card'), borderWidth: 1 },
        label: { show: !value && Boolean(STATES[entry.state][2]), formatter: STATES[entry.state][2], color: entry.state === 'MISSING' ? colour('ink') : '#fff', fontSize: 10, fontWeight: 700 },
      })),
    }],
  };
}

const CATEGORY_TINTS = { EXPECTED_INCOMPLETE: '#7f9fd0', INSUFFICIENT_DATA: '#9fc3b4', STALE_DATA: '#c9b48a' };
const UNEXPECTED_TINTS = ['#c3302d', '#e8590c', '#a61e4d', '#862e9c', '#d6336c'];

function drawFailures({ facts, tables }, dates) {
  const failures = tables.failures.all();
  const shown = byProcessor(facts, dates);
  let processor = shown.some(({ table }) => table.processor === 'PSZA') ? 'PSZA' : shown[0]?.table.processor;
  const specOf = () => {
    const { table, lines } = shown.find((one) => one.table.processor === processor);
    const own = failures.filter((failure) => failure.processor === table.storedName);
    const categories = [...new Set(own.map((failure) => failure.category))].sort();
    const count = new Map(own.map((failure) => [failure.category + failure.date, failure.failures]));
    const of = (category) => lines.map((entry) => count.get(category + entry.date) ?? 0);
    const unexpected = categories.filter((category) => !facts.expectedCategories.includes(category));
    const tint = (category) => CATEGORY_TINTS[category] ?? UNEXPECTED_TINTS[unexpected.indexOf(category) % UNEXPECTED_TINTS.length];
    return {
      title: `${table.title}: rows and failures by date`,
      note: `${whole(table.rows)} rows; ` + (categories.length
        ? categories.map((category) => `${whole(of(category).reduce((a, b) => a + b, 0))} ${words(category)}${unexpected.includes(category) ? ' (unexpected)' : ''}`).join(', ')
        : 'no failure'),
      height: 320,
      option: () => ({
        legend: legend(),
        grid: grid(),
        xAxis: dateAxis(lines.map((entry) => entry.date)),
        yAxis: valueAxis('players or teams'),
        series: [
          { type: 'bar', name: 'rows', stack: 'all', data: lines.map((entry) => entry.rows), itemStyle: { color: colour('neutral') }, barCategoryGap: '12%' },
          ...categories.map((category) => ({ type: 'bar', name: words(category), stack: 'all', data: of(category), itemStyle: { color: tint(category) } })),
        ],
      }),
      table: () => ({
        head: ['Date', 'State', 'Rows', ...categories.map(words)],
        rows: lines.map((entry, i) => [entry.date, STATES[entry.state][1], entry.rows, ...categories.map((category) => of(category)[i])]),
      }),
    };
  };
  if (!processor) return;
  const drawing = new Drawing(element('failures-by-date'), specOf());
  element('failure-controls').append(choice('Processor', shown.map(({ table }) => [table.processor, table.processor]), processor,
    (chosen) => { processor = chosen; drawing.update(specOf()); }));
  drawFailureRate(facts, dates);
}

function drawFailureRate({ weeks }, dates) {
  if (!weeks.length) return;
  const lines = dates.filter((entry) => entry.processor === 'PSZA' && entry.population && entry.date >= weeks[0].first);
  const week = (date) => weeks.findLast((one) => one.first <= date);
  const rate = (entry) => +(100 * entry.failures / entry.population).toFixed(1);
  new Drawing(element('failure-rate'), {
    title: 'Players without a shot zone row, against what a season’s week lets expect',
    note: 'Below the band is no alarm; far above it late in a season, input is missing.',
    height: 300,
    option: () => ({
      legend: legend({ data: ['share of players', 'expected'] }),
      grid: grid(),
      tooltip: tooltip({
        formatter: ([{ dataIndex }]) => {
          const entry = lines[dataIndex];
          const { low, high, position } = week(entry.date);
          return `<b>${entry.date}</b><br>${rate(entry)}% without a row<br>expected ${low} to ${high}% (week ${position})`;
        },
      }),
      xAxis: dateAxis(lines.map((entry) => entry.date)),
      yAxis: valueAxis('% of players', { max: 100 }),
      series: [
        line('low', lines.map((entry) => week(entry.date).low), 'transparent', { stack: 'band', step: 'end', showSymbol: false, lineStyle: { opacity: 0 }, silent: true }),
        line('expected', lines.map((entry) => week(entry.date).high - week(entry.date).low), colour('good'), { stack: 'band', step: 'end', showSymbol: false, lineStyle: { opacity: 0 }, areaStyle: { color: colour('good'), opacity: 0.2 }, silent: true }),
        line('share of players', lines.map(rate), colour('accent')),
      ],
    }),
    table: () => ({
      head: ['Week', 'Without a row (%)', 'Expected from (%)', 'to (%)', 'Position'],
      rows: weeks.map((one) => [`${one.first} to ${one.last}`, one.percent, one.low, one.high, one.position]),
    }),
  });
}

function drawLedger({ facts }, dates) {
  const shown = byProcessor(facts, dates);
  if (!shown.length) return;
  const holder = element('ledger-dates');
  const show = (processor) => {
    const { table, lines } = shown.find((one) => one.table.processor === processor);
    holder.replaceChildren(make('div', { class: 'card' }, make('h3', {}, `${table.title}, date by date`),
      htmlTable(['Date', 'State', 'Accounted for', 'Rows', 'Failures', 'Written', 'Unchanged', 'Run'],
        lines.map((entry) => [entry.date, STATES[entry.state][1].split(':')[0], entry.population, entry.rows, entry.failures, entry.written, entry.unchanged, entry.run]))));
  };
  element('ledger-controls').append(choice('Processor', shown.map(({ table }) => [table.processor, table.processor]), shown[0].table.processor, show));
  show(shown[0].table.processor);
}
