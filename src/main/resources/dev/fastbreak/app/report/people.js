// A player, found by name; a team, chosen from the list.

const ZONES = [
  { key: 'paint', column: 'paint', name: 'paint', tint: 'paint' },
  { key: 'mid_range', column: 'mid_range', name: 'mid-range', tint: 'mid' },
  { key: 'perimeter', column: 'three_pt', name: 'three', tint: 'three' },
];

/** As lookups are made: lower case letters and digits, without accents. */
const lookup = (typed) => typed.normalize('NFD').toLowerCase().replace(/[^a-z0-9]/g, '');

const mean = (numbers) => {
  const known = numbers.filter((number) => number !== null);
  return known.length ? known.reduce((a, b) => a + b, 0) / known.length : null;
};

/** By date, the mean over all players of the columns of a table. */
function leagueByDate(table, dateColumn, columns) {
  const sums = new Map();
  for (let row = 0; row < table.rows; row++) {
    const date = table.get(dateColumn, row);
    if (!sums.has(date)) sums.set(date, columns.map(() => [0, 0]));
    columns.forEach((column, i) => {
      const value = table.get(column, row);
      if (value !== null) {
        const sum = sums.get(date)[i];
        sum[0] += value;
        sum[1]++;
      }
    });
  }
  return new Map([...sums].map(([date, all]) => [date, Object.fromEntries(columns.map((column, i) => [column, all[i][1] ? all[i][0] / all[i][1] : null]))]));
}

class Players {
  constructor({ tables }) {
    this.tables = tables;
    const names = new Set(['shot_zones', 'composite', 'daily_cache', 'vectors'].flatMap((name) => [...tables[name].places('player_lookup').keys()]));
    tables.spells.places('entity').forEach((_, entity) => { if (/^[a-z0-9]+$/.test(entity)) names.add(entity); });
    this.names = [...names].sort();
    this.charts = {};
  }

  start() {
    if (!this.names.length) return;
    element('player-controls').append(this.searchBox());
    this.show(this.asked() ?? this.bestScorer());
    addEventListener('hashchange', () => { if (this.asked()) this.show(this.asked()); });
  }

  /** Whom the address names: report.html#player=stephencurry. */
  asked() {
    const name = new URLSearchParams(location.hash.slice(1)).get('player');
    if (!this.names.includes(name)) return null;
    element('players').scrollIntoView();
    return name;
  }

  bestScorer() {
    const { daily_cache: cache } = this.tables;
    let best = [this.names[0], -1];
    cache.places('player_lookup').forEach(([, to], name) => {
      const points = cache.get('points_avg_season', to - 1);
      if (cache.get('games_played_season', to - 1) >= 20 && points > best[1]) best = [name, points];
    });
    return best[0];
  }

  /** Of several names those first that begin with what was typed. */
  matches(typed) {
    const wanted = lookup(typed);
    return this.names.filter((name) => name.includes(wanted))
      .sort((a, b) => b.startsWith(wanted) - a.startsWith(wanted) || a.localeCompare(b));
  }

  searchBox() {
    const list = make('ul', { id: 'matches', role: 'listbox', 'aria-label': 'Players', hidden: '' });
    const status = make('span', { class: 'status', role: 'status' });
    let active = -1;
    const close = () => { list.hidden = true; input.setAttribute('aria-expanded', 'false'); active = -1; };
    const choose = (name) => { input.value = name; close(); history.replaceState(null, '', '#player=' + name); this.show(name); };
    const activate = (index) => {
      active = index;
      [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === index)));
      const item = list.children[index];
      item?.scrollIntoView({ block: 'nearest' });
      if (item) input.setAttribute('aria-activedescendant', item.id); else input.removeAttribute('aria-activedescendant');
    };
    const input = make('input', {
      id: 'search', type: 'search', role: 'combobox', autocomplete: 'off', spellcheck: 'false', placeholder: 'Type a player’s name',
      'aria-label': 'Player', 'aria-autocomplete': 'list', 'aria-controls': 'matches', 'aria-expanded': 'false',
      oninput: () => {
        const found = input.value.trim() ? this.matches(input.value) : [];
        list.replaceChildren(...found.slice(0, 12).map((name, i) => make('li', {
          id: 'match-' + i, role: 'option', 'aria-selected': 'false',
          onmousedown: (event) => { event.preventDefault(); choose(name); },
        }, name, make('small', {}, this.teamOf(name)))));
        status.textContent = input.value.trim() ? `${found.length} players match` : '';
        list.hidden = !found.length;
        input.setAttribute('aria-expanded', String(found.length > 0));
        activate(found.length ? 0 : -1);
      },
      onkeydown: (event) => {
        const count = list.hidden ? 0 : list.children.length;
        if (event.key === 'ArrowDown' && count) activate((active + 1) % count);
        else if (event.key === 'ArrowUp' && count) activate((active + count - 1) % count);
        else if (event.key === 'Enter' && count) choose(list.children[Math.max(active, 0)].firstChild.data);
        else if (event.key === 'Escape') close();
        else return;
        event.preventDefault();
      },
      onblur: close,
    });
    return make('div', { class: 'search' }, input, list, status);
  }

  teamOf(name) {
    const [, to] = this.tables.box_scores.places('player_lookup').get(name) ?? [0, 0];
    return to ? this.tables.box_scores.get('team_abbr', to - 1) : '';
  }

  show(name) {
    const of = (table) => this.tables[table].of('player_lookup', name);
    const data = {
      name, games: of('box_scores'), zones: of('shot_zones'), cache: of('daily_cache'), composite: of('composite'), vectors: of('vectors'),
      spells: this.tables.spells.of('entity', name),
    };
    this.league ??= leagueByDate(this.tables.shot_zones, 'analysis_date',
      ZONES.flatMap(({ column }) => [`${column}_rate_last_10`, `${column}_pct_last_10`]));
    element('player').replaceChildren(this.head(data), this.tiles(data), this.pictures(data), failuresOf(data.spells));
  }

  head({ name, games, zones, vectors }) {
    const teams = [...new Set(games.map((game) => game.team_abbr))];
    const last = zones.at(-1);
    return make('div', { class: 'person' }, make('h3', { id: 'player-name' }, name),
      make('span', {}, teams.join(', ')),
      make('span', {}, `${games.filter((game) => game.minutes_played > 0).length} games played, ${vectors.length} vectors`),
      last?.primary_scoring_zone ? make('span', {}, `lives in: ${words(last.primary_scoring_zone)}`) : null);
  }

  tiles({ cache, composite }) {
    const last = cache.at(-1) ?? {};
    const tile = (label, value, note) => make('div', { class: 'tile' },
      make('span', { class: 'label' }, label), make('span', { class: 'value' }, value), make('span', { class: 'note' }, note));
    const on = last.cache_date ? 'before ' + last.cache_date : 'no daily cache';
    return make('div', { class: 'tiles' },
      tile('Points, last 5', text(last.points_avg_last_5, 1), on),
      tile('Points, last 10', text(last.points_avg_last_10, 1), 'deviation ' + text(last.points_std_last_10, 2)),
      tile('Points, season', text(last.points_avg_season, 1), text(last.games_played_season) + ' games'),
      tile('Minutes, last 10', text(last.minutes_avg_last_10, 1), 'usage ' + text(last.usage_rate_last_10, 1) + '%'),
      tile('True shooting, last 10', text(last.ts_pct_last_10, 3), 'of 1'),
      tile('Adjustment, newest', text(composite.at(-1)?.total_composite_adjustment, 2), 'points; fatigue ' + text(composite.at(-1)?.fatigue_score)));
  }

  pictures(data) {
    const holders = ['zones', 'shares', 'averages', 'factors', 'fatigue', 'quality'].map(() => make('div'));
    const specs = [this.zones(data), this.shares(data), averages(data), factors(data), fatigue(data), quality(data)];
    specs.forEach((spec, i) => new Drawing(holders[i], spec));
    return make('div', { class: 'grid two' }, ...holders);
  }

  /** The newest row against the mean of all players on its date. */
  zones({ name, zones }) {
    const last = zones.at(-1);
    const league = last ? this.league.get(last.analysis_date) : null;
    const of = (row, what) => ZONES.map(({ column }) => row ? row[`${column}_${what}_last_10`] : null);
    const rows = [...ZONES.map(({ name: zone }, i) => [zone + ', share', of(last, 'rate')[i], of(league, 'rate')[i]]),
      ...ZONES.map(({ name: zone }, i) => [zone + ', made', times100(of(last, 'pct')[i]), times100(of(league, 'pct')[i])])];
    return {
      title: 'Shot zones against the league',
      note: last ? `${last.analysis_date}, newest 10 games, ${text(last.total_shots_last_10)} shots; the league is the mean of all players. Share: of shots; made: of those` : 'No shot zone row.',
      height: 300,
      option: () => ({
        legend: legend(),
        grid: grid({ left: 106, right: 30, top: 34, bottom: 22 }),
        tooltip: tooltip({ valueFormatter: (value) => text(value, 1) + '%' }),
        xAxis: axis({ type: 'value', axisLabel: { color: colour('muted'), formatter: '{value}%' } }),
        yAxis: axis({ type: 'category', inverse: true, data: rows.map(([label]) => label), splitLine: { show: false }, axisLabel: { color: colour('ink'), fontSize: 11.5 } }),
        series: [
          { type: 'bar', name, data: rows.map(([, own], i) => ({ value: own, itemStyle: { color: colour(ZONES[i % 3].tint) } })), itemStyle: { color: colour('accent') }, barGap: '10%', barWidth: 11, label: { show: true, position: 'right', color: colour('ink'), fontSize: 11, formatter: ({ value }) => text(value, 1) } },
          { type: 'bar', name: 'league', data: rows.map(([, , all]) => all), itemStyle: { color: colour('neutral') }, barWidth: 7 },
        ],
      }),
      table: () => ({ head: ['Zone', `${name} (%)`, 'League (%)'], rows: rows.map(([label, own, all]) => [label, text(own, 1), text(all, 1)]) }),
    };
  }

  shares({ zones }) {
    const dates = zones.map((row) => row.analysis_date);
    const own = (column) => zones.map((row) => row[`${column}_rate_last_10`]);
    const all = (column) => dates.map((date) => this.league.get(date)?.[`${column}_rate_last_10`] ?? null);
    return {
      title: 'Shares of shots over time',
      note: 'Dotted: the league.',
      height: 300,
      option: () => ({
        legend: legend({ data: ZONES.map(({ name }) => name) }), grid: grid(), xAxis: dateAxis(dates), yAxis: valueAxis('% of shots'),
        tooltip: tooltip({ valueFormatter: (value) => text(value, 1) + '%' }),
        series: ZONES.flatMap(({ column, name, tint }) => [
          line(name, own(column), colour(tint)),
          line(name + ', league', all(column), colour(tint), { lineStyle: { type: 'dotted', width: 1.6, opacity: 0.8, color: colour(tint) }, showSymbol: false }),
        ]),
      }),
      table: () => ({
        head: ['Date', ...ZONES.flatMap(({ name }) => [name + ' (%)', 'league (%)'])],
        rows: dates.map((date, i) => [date, ...ZONES.flatMap(({ column }) => [text(own(column)[i], 2), text(all(column)[i], 1)])]),
      }),
    };
  }
}

const times100 = (value) => value === null || value === undefined ? null : 100 * value;

function averages({ games, cache }) {
  const dates = [...new Set([...games.map((game) => game.game_date), ...cache.map((row) => row.cache_date)])].sort();
  const scored = new Map(games.map((game) => [game.game_date, game.points]));
  const cached = new Map(cache.map((row) => [row.cache_date, row]));
  const of = (column) => dates.map((date) => cached.get(date)?.[column] ?? null);
  return {
    title: 'Points and rolling averages',
    note: 'Averages hold only what was known before the date.',
    height: 300,
    option: () => ({
      legend: legend(), grid: grid(), xAxis: dateAxis(dates), yAxis: valueAxis('points'),
      series: [
        { type: 'scatter', name: 'points', data: dates.map((date) => scored.get(date) ?? null), symbolSize: 5, itemStyle: { color: colour('neutral') } },
        line('last 5', of('points_avg_last_5'), colour('accent'), { connectNulls: true }),
        line('last 10', of('points_avg_last_10'), colour('three'), { connectNulls: true }),
        line('season', of('points_avg_season'), colour('good'), { connectNulls: true, lineStyle: { type: 'dashed', width: 2, color: colour('good') } }),
      ],
    }),
    table: () => ({
      head: ['Date', 'Points', 'Last 5', 'Last 10', 'Season', 'Minutes, last 10'],
      rows: dates.map((date, i) => [date, text(scored.get(date)), ...['points_avg_last_5', 'points_avg_last_10', 'points_avg_season', 'minutes_avg_last_10'].map((column) => text(of(column)[i], 1))]),
    }),
  };
}

const FACTORS = [
  ['shot_zone_mismatch_score', 'zone mismatch', 'paint'],
  ['pace_score', 'pace', 'three'],
  ['usage_spike_score', 'usage', 'mid'],
];

function factors({ composite, vectors }) {
  const dates = composite.map((row) => row.game_date);
  const opponents = new Map(vectors.map((row) => [row.game_date, (row.is_home === false ? 'at ' : '') + text(row.opponent_team_abbr)]));
  return {
    title: 'Composite factors by game',
    note: 'Points that each should add; the total has fatigue in it.',
    height: 300,
    option: () => ({
      legend: legend(), grid: grid(), xAxis: dateAxis(dates), yAxis: valueAxis('points'),
      tooltip: tooltip({
        formatter: (items) => `<b>${items[0].name}</b> ${safe(opponents.get(items[0].name) ?? '')}<br>` + items.map(({ marker, seriesName, value }) => `${marker}${safe(seriesName)} <b>${text(value)}</b>`).join('<br>'),
      }),
      series: [
        ...FACTORS.map(([column, name, tint]) => ({ type: 'bar', name, stack: 'all', data: composite.map((row) => row[column]), itemStyle: { color: colour(tint) } })),
        line('total', composite.map((row) => row.total_composite_adjustment), colour('ink'), { lineStyle: { width: 1.6, color: colour('ink') } }),
      ],
    }),
    table: () => ({
      head: ['Date', 'Opponent', ...FACTORS.map(([, name]) => name), 'Fatigue score', 'Total'],
      rows: composite.map((row) => [row.game_date, opponents.get(row.game_date) ?? '', ...FACTORS.map(([column]) => text(row[column])), text(row.fatigue_score), text(row.total_composite_adjustment)]),
    }),
  };
}

function fatigue({ composite }) {
  return {
    title: 'Fatigue score by game',
    note: '100 is fresh.',
    height: 240,
    option: () => ({
      grid: grid({ top: 30 }), xAxis: dateAxis(composite.map((row) => row.game_date)), yAxis: valueAxis('score', { max: 100, scale: true }),
      series: [line('fatigue score', composite.map((row) => row.fatigue_score), colour('violet'), { areaStyle: { color: colour('violet'), opacity: 0.12 } })],
    }),
    table: () => ({ head: ['Date', 'Fatigue score'], rows: composite.map((row) => [row.game_date, row.fatigue_score]) }),
  };
}

function quality({ vectors }) {
  return {
    title: 'Quality of the vectors',
    note: 'Mean weight of the 25 sources: 95 is gold, 75 silver, 50 bronze.',
    height: 240,
    option: () => ({
      grid: grid({ top: 30 }), xAxis: dateAxis(vectors.map((row) => row.game_date)), yAxis: valueAxis('score', { max: 100, scale: true }),
      series: [line('quality', vectors.map((row) => row.feature_quality_score), colour('good'), { areaStyle: { color: colour('good'), opacity: 0.12 } })],
    }),
    table: () => ({ head: ['Date', 'Opponent', 'Quality', 'Ready'], rows: vectors.map((row) => [row.game_date, text(row.opponent_team_abbr), text(row.feature_quality_score, 2), text(row.is_production_ready)]) }),
  };
}

function failuresOf(spells) {
  return make('div', { class: 'card' }, make('h3', {}, 'Failures'),
    spells.length
      ? htmlTable(['Processor', 'Category', 'From', 'To', 'Dates', 'Reason on the last date'],
        spells.map((spell) => [spell.processor.replace('Processor', ''), words(spell.category), spell.first, spell.last, spell.dates, spell.reason]), 5)
      : make('p', { class: 'note' }, 'None in the range.'));
}

class Teams {
  constructor({ tables }) {
    this.tables = tables;
    this.names = [...tables.team_defense.places('team_abbr').keys()].sort();
  }

  start() {
    if (!this.names.length) return;
    const select = make('select', { id: 'team-choice', onchange: () => this.show(select.value) }, ...this.names.map((name) => make('option', { value: name }, name)));
    element('team-controls').append(make('label', {}, 'Team', select));
    const holders = Object.fromEntries(['league', 'zones', 'rating'].map((name) => [name, make('div')]));
    element('team').append(make('div', { class: 'grid two' }, holders.league, make('div', { class: 'stack' }, holders.zones, holders.rating)));
    this.league = new Drawing(holders.league, this.leagueSpec((name) => { select.value = name; this.show(name); }));
    this.zones = new Drawing(holders.zones, this.zonesSpec(this.names[0]));
    this.rating = new Drawing(holders.rating, this.ratingSpec(this.names[0]));
  }

  show(name) {
    this.zones.update(this.zonesSpec(name));
    this.rating.update(this.ratingSpec(name));
  }

  /** Every team's newest row; the best defences first. */
  leagueSpec(onChoice) {
    const rows = this.names.map((name) => this.tables.team_defense.of('team_abbr', name).at(-1))
      .sort((a, b) => (a.defensive_rating_last_15 ?? Infinity) - (b.defensive_rating_last_15 ?? Infinity));
    const value = (row, { column }) => row[`${column}_defense_vs_league_avg`];
    const most = Math.max(...rows.flatMap((row) => ZONES.map((zone) => Math.abs(value(row, zone) ?? 0))), 1);
    return {
      title: 'All teams, newest row',
      note: 'Percentage points that opponents make more than the league’s average, by zone; below 0 defends better. The best defensive rating is on top. Choose a team by its row.',
      height: 44 + 21 * rows.length,
      click: ({ data }) => onChoice(rows[data.value[1]].team_abbr),
      option: () => ({
        grid: { left: 44, right: 62, top: 26, bottom: 4 },
        tooltip: tooltip({ trigger: 'item', formatter: ({ data: { value: [x, y, points] } }) => `<b>${safe(rows[y].team_abbr)}</b>, ${ZONES[x].name}<br>${text(points, 2)} points against the league<br>defensive rating ${text(rows[y].defensive_rating_last_15, 2)}` }),
        xAxis: axis({ type: 'category', data: ZONES.map(({ name }) => name), position: 'top' }),
        yAxis: [
          axis({ type: 'category', inverse: true, data: rows.map((row) => row.team_abbr), axisLabel: { color: colour('ink'), fontSize: 11.5, interval: 0 } }),
          axis({ type: 'category', inverse: true, position: 'right', data: rows.map((row) => text(row.defensive_rating_last_15, 2)), axisLabel: { color: colour('muted'), fontSize: 11, interval: 0 } }),
        ],
        visualMap: { show: false, min: -most, max: most, inRange: { color: [colour('three'), colour('card'), colour('paint')] } },
        series: [{
          type: 'heatmap', itemStyle: { borderColor: colour('card'), borderWidth: 2, borderRadius: 4 },
          label: { show: true, color: colour('ink'), fontSize: 10.5, formatter: ({ data: { value: [, , points] } }) => text(points, 1) },
          data: rows.flatMap((row, y) => ZONES.map((zone, x) => ({ value: [x, y, value(row, zone)] }))),
        }],
      }),
      table: () => ({
        head: ['Team', 'Date', ...ZONES.map(({ name }) => name), 'Defensive rating', 'Strongest', 'Weakest'],
        rows: rows.map((row) => [row.team_abbr, row.analysis_date, ...ZONES.map((zone) => text(value(row, zone), 2)), text(row.defensive_rating_last_15, 2), text(row.strongest_zone), text(row.weakest_zone)]),
      }),
    };
  }

  zonesSpec(name) {
    const rows = this.tables.team_defense.of('team_abbr', name);
    const of = ({ column }) => rows.map((row) => row[`${column}_defense_vs_league_avg`]);
    const last = rows.at(-1);
    return {
      title: `${name}: defence by zone against the league`,
      note: `Above 0 opponents make more than elsewhere. Newest: strongest ${words(text(last.strongest_zone))}, weakest ${words(text(last.weakest_zone))}.`,
      height: 330,
      option: () => ({
        legend: legend(), grid: grid(), xAxis: dateAxis(rows.map((row) => row.analysis_date)), yAxis: valueAxis('percentage points'),
        series: ZONES.map((zone, i) => line(zone.name, of(zone), colour(zone.tint), i ? {} : { markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colour('muted'), type: 'solid', width: 1 }, data: [{ yAxis: 0 }] } })),
      }),
      table: () => ({
        head: ['Date', ...ZONES.map((zone) => zone.name), ...ZONES.map((zone) => zone.name + ', made (%)')],
        rows: rows.map((row) => [row.analysis_date, ...ZONES.map(({ column }) => text(row[`${column}_defense_vs_league_avg`], 2)), ...ZONES.map(({ column }) => text(times100(row[`${column}_pct_allowed_last_15`]), 1))]),
      }),
    };
  }

  ratingSpec(name) {
    const rows = this.tables.team_defense.of('team_abbr', name);
    const of = (column) => rows.map((row) => row[column]);
    return {
      title: `${name}: defensive rating and opponents’ points`,
      note: 'Over the newest 15 games.',
      height: 280,
      option: () => ({
        legend: legend(), grid: grid(), xAxis: dateAxis(of('analysis_date')), yAxis: valueAxis('points', { scale: true }),
        series: [line('points per 100 possessions', of('defensive_rating_last_15'), colour('accent')), line('points per game', of('opponent_points_per_game'), colour('three'))],
      }),
      table: () => ({
        head: ['Date', 'Defensive rating', 'Points per game', 'Pace'],
        rows: rows.map((row) => [row.analysis_date, text(row.defensive_rating_last_15, 2), text(row.opponent_points_per_game, 1), text(row.opponent_pace, 1)]),
      }),
    };
  }
}
