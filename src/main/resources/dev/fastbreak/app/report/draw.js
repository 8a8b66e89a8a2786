// Pictures, each with its title, a sentence for screen readers and the same numbers as a table.

const root = document.documentElement;
const element = (id) => document.getElementById(id);

/** An element with attributes and children; texts stay texts. */
function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const colour = (name) => getComputedStyle(root).getPropertyValue('--' + name).trim();
/** Two colours (#rrggbb) mixed; 0 is the first, 1 the second. */
const mixed = (one, other, share) => '#' + [1, 3, 5].map((i) => {
  const [a, b] = [one, other].map((hex) => parseInt(hex.slice(i, i + 2), 16));
  return Math.round(a + (b - a) * share).toString(16).padStart(2, '0');
}).join('');
const whole = (number) => (number === null ? '' : number.toLocaleString('en-US', { maximumFractionDigits: 0 }));
const percent = (share) => (share * 100).toFixed(1) + '%';
const text = (value, digits) => {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' && digits !== undefined ? value.toFixed(digits) : String(value);
};
const safe = (value) => echarts.format.encodeHTML(text(value));
const words = (label) => label.toLowerCase().replaceAll('_', ' ');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (date) => MONTHS[Number(date.slice(5, 7)) - 1];

/** A table element; columns of numbers are set to the right. */
function htmlTable(head, rows, wide = -1) {
  const numeric = head.map((_, i) => rows.some((row) => typeof row[i] === 'number'));
  const cell = (tag, value, i) =>
    make(tag, { class: numeric[i] ? 'n' : i === wide ? 'wide' : null, scope: tag === 'th' ? 'col' : null },
      typeof value === 'number' ? (Number.isInteger(value) ? whole(value) : String(+value.toFixed(4))) : text(value));
  return make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table' },
    make('table', {},
      make('thead', {}, make('tr', {}, ...head.map((name, i) => cell('th', name, i)))),
      make('tbody', {}, ...rows.map((row) => make('tr', {}, ...row.map((value, i) => cell('td', value, i)))))));
}

/** A row of buttons of which one is pressed. */
function choice(label, values, chosen, onChoice) {
  const buttons = values.map(([value, name]) =>
    make('button', {
      type: 'button',
      'aria-pressed': String(value === chosen),
      onclick: (event) => {
        buttons.forEach((button) => button.setAttribute('aria-pressed', String(button === event.currentTarget)));
        onChoice(value);
      },
    }, name));
  return make('div', { class: 'choice', role: 'group', 'aria-label': label }, ...buttons);
}

const drawings = new Set();
const whenSeen = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => entry.target.drawing.draw()),
  { rootMargin: '400px' });
const whenResized = new ResizeObserver((entries) => entries.forEach((entry) => entry.target.drawing.resize()));

/**
 * A figure in the place of `holder`'s content. It is drawn when it comes into view.
 *
 * spec: title, note, label (for screen readers), height in pixels,
 * option(width) for ECharts, table() {head, rows}, click(event), plain (no card)
 */
class Drawing {
  constructor(holder, spec) {
    this.plot = make('div', { class: 'plot', role: 'img' });
    this.plot.drawing = this;
    this.title = make('h3');
    this.note = make('p', { class: 'note' });
    this.details = make('details', { ontoggle: () => this.fillTable() }, make('summary', {}, spec.tableName ?? 'The numbers as a table'));
    holder.replaceChildren(make('figure', { class: spec.className ?? 'card' },
      make('figcaption', {}, this.title, this.note), this.plot, this.details));
    drawings.add(this);
    this.update(spec);
    whenSeen.observe(this.plot);
    whenResized.observe(this.plot);
  }

  update(spec) {
    this.spec = spec;
    this.title.textContent = spec.title;
    this.note.textContent = spec.note ?? '';
    this.plot.setAttribute('aria-label', spec.label ?? `${spec.title}. ${spec.note ?? ''} The numbers are in the table below.`);
    this.plot.style.height = spec.height + 'px';
    if (this.chart) this.draw(true);
    this.fillTable();
  }

  fillTable() {
    this.details.querySelector('.scroll')?.remove();
    if (this.details.open) {
      const { head, rows } = this.spec.table();
      this.details.append(htmlTable(head, rows));
    }
  }

  draw(again = false) {
    if ((this.chart && !again) || !this.plot.isConnected) return;
    this.chart ??= echarts.init(this.plot, null, { renderer: 'svg' });
    this.width = this.plot.clientWidth;
    this.chart.resize({ height: this.spec.height });
    this.chart.setOption({ ...common(), ...this.spec.option(this.width) }, true);
    this.chart.off('click');
    if (this.spec.click) this.chart.on('click', this.spec.click);
  }

  resize() {
    if (this.chart && this.plot.clientWidth && this.plot.clientWidth !== this.width && !printing) this.draw(true);
  }
}

const common = () => ({
  animation: false,
  textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('ink') },
  tooltip: tooltip(),
});

const tooltip = (more = {}) => ({
  trigger: 'axis',
  confine: true,
  backgroundColor: colour('card'),
  borderColor: colour('line'),
  textStyle: { color: colour('ink'), fontSize: 12.5 },
  axisPointer: { type: 'shadow', shadowStyle: { color: 'rgba(127,127,127,.12)' } },
  ...more,
});

const legend = (more = {}) => ({
  top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 8, itemGap: 14,
  textStyle: { color: colour('muted'), fontSize: 12 }, ...more,
});

const axis = (more = {}) => ({
  axisLine: { lineStyle: { color: colour('line') } },
  axisTick: { show: false },
  axisLabel: { color: colour('muted'), fontSize: 11.5 },
  splitLine: { lineStyle: { color: colour('grid') } },
  nameTextStyle: { color: colour('muted'), fontSize: 11.5 },
  ...more,
});

const valueAxis = (name, more = {}) => axis({ type: 'value', name, nameGap: 12, nameLocation: 'end', nameTextStyle: { color: colour('muted'), align: 'left', padding: [0, 0, 0, -30], fontSize: 11.5 }, ...more });

/** Dates as they come, with the name of each month where it begins. */
function dateAxis(dates) {
  const begins = (i) => i === 0 ? dates.length > 1 && dates[1].slice(0, 7) === dates[0].slice(0, 7) : dates[i].slice(0, 7) !== dates[i - 1].slice(0, 7);
  const few = dates.length <= 10;
  return axis({
    type: 'category', data: dates, boundaryGap: true, splitLine: { show: false },
    axisLabel: {
      color: colour('muted'), fontSize: 11.5, hideOverlap: true,
      interval: few ? 'auto' : begins, formatter: (date) => few ? date.slice(5) : monthName(date),
    },
  });
}

const line = (name, data, tint, more = {}) => ({
  type: 'line', name, data, showSymbol: data.length < 2, symbolSize: 6, connectNulls: false,
  lineStyle: { width: 2.2, color: tint }, itemStyle: { color: tint }, ...more,
});

const grid = (more = {}) => ({ left: 42, right: 12, top: 44, bottom: 26, ...more });

let printing = false;

/** Everything is drawn, in light, and may be scaled to the paper. */
function prepareForPrint() {
  printing = root.dataset.theme ?? 'light';
  root.dataset.theme = 'light';
  for (const drawing of drawings) {
    if (!drawing.plot.isConnected) continue;
    drawing.draw(true);
    const svg = drawing.plot.querySelector('svg');
    svg?.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
  }
}

function returnFromPrint() {
  root.dataset.theme = printing;
  printing = false;
  redraw();
}

const redraw = () => drawings.forEach((drawing) => {
  if (!drawing.plot.isConnected) drawings.delete(drawing);
  else if (drawing.chart) drawing.draw(true);
});

addEventListener('beforeprint', prepareForPrint);
addEventListener('afterprint', returnFromPrint);
