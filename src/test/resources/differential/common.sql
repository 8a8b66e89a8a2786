-- What every statement shares: exact rounding, hash texts, and the inputs by the rules for dates and versions.

-- n / d in units of 1 / p, half away from zero; null when d is 0 or a value is unknown.
CREATE TEMP MACRO units(n, d, p) AS
  (sign(n::HUGEINT) * sign(d::HUGEINT))::HUGEINT
  * ((2 * abs(n::HUGEINT) * p + abs(d::HUGEINT)) // (2 * nullif(abs(d::HUGEINT), 0)));
CREATE TEMP MACRO tenths(n, d) AS units(n, d, 10)::DECIMAL(18, 0) * 0.1;
CREATE TEMP MACRO hundredths(n, d) AS units(n, d, 100)::DECIMAL(18, 0) * 0.01;
CREATE TEMP MACRO thousandths(n, d) AS units(n, d, 1000)::DECIMAL(18, 0) * 0.001;

-- Values as the text that a content hash is made of, and the hash of a list of such fields.
CREATE TEMP MACRO plain(x) AS coalesce(trim(x::VARCHAR), 'NULL');
CREATE TEMP MACRO number(x) AS coalesce(regexp_replace(x::VARCHAR, '(\.\d+?)0+$', '\1'), 'NULL');
CREATE TEMP MACRO flag(x) AS CASE WHEN x IS NULL THEN 'NULL' WHEN x THEN 'True' ELSE 'False' END;
CREATE TEMP MACRO hash16(x) AS left(sha256(x), 16);
CREATE TEMP MACRO hash_of(fields) AS hash16(array_to_string(list_sort(fields), '|'));

-- The season, its game dates, the dates that have rows, and each team's final games, numbered from the opener.
CREATE TEMP TABLE schedule AS
SELECT game_date, game_status, home_team_tricode, away_team_tricode
FROM nba_raw.nbac_schedule
WHERE season_year = ${year} AND (is_regular_season IS TRUE OR is_playoffs IS TRUE) AND is_all_star IS NOT TRUE;

CREATE TEMP TABLE season AS SELECT min(game_date) AS opener, max(game_date) AS finish FROM schedule;

CREATE TEMP TABLE dates AS
SELECT DISTINCT game_date AS d FROM schedule WHERE game_date - (SELECT opener FROM season) >= 14;

CREATE TEMP TABLE teams AS
SELECT DISTINCT unnest([home_team_tricode, away_team_tricode]) AS team FROM schedule;

CREATE TEMP TABLE finals AS
SELECT DISTINCT unnest([home_team_tricode, away_team_tricode]) AS team, game_date FROM schedule WHERE game_status = 3;

-- The newest version of every row of the season.
CREATE TEMP TABLE box AS
SELECT *,
       coalesce(fg_attempts < 0 OR fg_makes < 0 OR points < 0 OR minutes_played < 0 OR assisted_fg_makes < 0, false)
       OR coalesce(fg_makes > fg_attempts, false) OR (fg_attempts IS NOT NULL AND fg_makes IS NULL) AS flawed,
       coalesce(unassisted_fg_makes < 0 OR paint_attempts < 0 OR mid_range_attempts < 0 OR three_pt_attempts < 0
                OR paint_makes < 0 OR mid_range_makes < 0 OR three_pt_makes < 0, false)
       OR coalesce(paint_makes > paint_attempts, false) OR (paint_attempts IS NOT NULL AND paint_makes IS NULL)
       OR coalesce(mid_range_makes > mid_range_attempts, false) OR (mid_range_attempts IS NOT NULL AND mid_range_makes IS NULL)
       OR coalesce(three_pt_makes > three_pt_attempts, false) OR (three_pt_attempts IS NOT NULL AND three_pt_makes IS NULL)
         AS flawed_zones,
       is_active IS NOT FALSE AND (coalesce(minutes_played, 0) > 0 OR coalesce(fg_attempts, 0) > 0 OR coalesce(points, 0) > 0)
         AS played
FROM nba_analytics.player_game_summary, season
WHERE game_date BETWEEN opener AND finish
QUALIFY row_number() OVER (PARTITION BY game_date, player_lookup ORDER BY processed_at DESC, data_hash DESC) = 1;

CREATE TEMP TABLE defense AS
SELECT *,
       coalesce(opp_paint_attempts < 0 OR opp_mid_range_attempts < 0 OR opp_three_pt_attempts < 0 OR points_allowed < 0, false)
       OR coalesce(opp_paint_makes > opp_paint_attempts OR opp_mid_range_makes > opp_mid_range_attempts
                   OR opp_three_pt_makes > opp_three_pt_attempts, false)
       OR (opp_paint_attempts IS NOT NULL AND opp_paint_makes IS NULL)
       OR (opp_mid_range_attempts IS NOT NULL AND opp_mid_range_makes IS NULL)
       OR (opp_three_pt_attempts IS NOT NULL AND opp_three_pt_makes IS NULL) AS flawed,
       opp_paint_attempts IS NOT NULL AND opp_mid_range_attempts IS NOT NULL AND opp_three_pt_attempts IS NOT NULL AS zones
FROM nba_analytics.team_defense_game_summary, season
WHERE game_date BETWEEN opener AND finish
QUALIFY row_number() OVER (PARTITION BY game_date, defending_team_abbr ORDER BY processed_at DESC, data_hash DESC) = 1;

CREATE TEMP TABLE offense AS
SELECT * FROM nba_analytics.team_offense_game_summary, season
WHERE game_date BETWEEN opener AND finish
QUALIFY row_number() OVER (PARTITION BY game_date, team_abbr ORDER BY processed_at DESC, data_hash DESC) = 1;

CREATE TEMP TABLE player_context AS
SELECT * FROM nba_analytics.upcoming_player_game_context, season
WHERE game_date BETWEEN opener AND finish
QUALIFY row_number() OVER (PARTITION BY game_date, player_lookup ORDER BY processed_at DESC, data_hash DESC) = 1;

CREATE TEMP TABLE team_context AS
SELECT * FROM nba_analytics.upcoming_team_game_context, season
WHERE game_date BETWEEN opener AND finish
QUALIFY row_number() OVER (PARTITION BY game_date, team_abbr ORDER BY processed_at DESC, data_hash DESC) = 1;

-- Of each team's newest 10 (and 15) final games before each date: how many, and how many have data.
CREATE TEMP TABLE player_coverage AS
SELECT d, team, count(game_date) AS expected,
       count(*) FILTER (EXISTS (SELECT 1 FROM nba_analytics.player_game_summary p WHERE p.team_abbr = team AND p.game_date = f.game_date)) AS actual
FROM (SELECT d, team, game_date
      FROM dates JOIN finals ON game_date < d
      QUALIFY row_number() OVER (PARTITION BY d, team ORDER BY game_date DESC) <= 10) f
GROUP BY ALL;

CREATE TEMP TABLE team_coverage AS
SELECT d, team, count(game_date) AS expected,
       count(*) FILTER (EXISTS (SELECT 1 FROM nba_analytics.team_defense_game_summary t WHERE t.defending_team_abbr = team AND t.game_date = f.game_date)) AS actual
FROM (SELECT d, team, game_date
      FROM dates JOIN finals ON game_date < d
      QUALIFY row_number() OVER (PARTITION BY d, team ORDER BY game_date DESC) <= 15) f
GROUP BY ALL;

CREATE TEMP MACRO percentage(actual, expected) AS CASE WHEN expected = 0 THEN 100.0 ELSE tenths(100 * actual, expected) END;
CREATE TEMP MACRO complete(actual, expected) AS 100 * actual >= 90 * expected;

-- Who is computed on a date by the processors that look at a player's next game, and with which context.
-- Where contexts cover fewer than 90 percent of the players with a game row, the others get one made of their games.
CREATE TEMP TABLE population AS
WITH thin AS (
  SELECT b.game_date AS d
  FROM box b LEFT JOIN player_context c USING (game_date, player_lookup)
  GROUP BY ALL HAVING 10 * count(c.player_lookup) < 9 * count(*))
SELECT d, player_lookup, false AS synthetic, universal_player_id, game_id, team_abbr, opponent_team_abbr, home_game, data_hash,
       days_rest, back_to_back, games_in_last_7_days, games_in_last_14_days, minutes_in_last_7_days, minutes_in_last_14_days,
       avg_minutes_per_game_last_7, back_to_backs_last_14_days, fourth_quarter_minutes_last_7, player_age, projected_usage_rate,
       avg_usage_rate_last_7_games, star_teammates_out, pace_differential, opponent_days_rest, player_status, season_phase,
       is_production_ready IS TRUE AS ready, false AS flawed
FROM dates JOIN player_context ON game_date = d
UNION ALL BY NAME
SELECT dates.d, b.player_lookup, true AS synthetic, b.universal_player_id, b.game_id, b.team_abbr, b.opponent_team_abbr,
       coalesce(b.home_game, split_part(b.game_id, '_', 3) = b.team_abbr) AS home_game,
       CASE WHEN yesterday.game_date IS NULL THEN 1 ELSE 0 END AS days_rest,
       days_rest = 0 AS back_to_back,
       coalesce(games, 0) AS games_in_last_7_days, units(minutes10, 10, 1)::BIGINT AS minutes_in_last_7_days,
       tenths(minutes10, 10 * minuted) AS avg_minutes_per_game_last_7, 0 AS back_to_backs_last_14_days,
       hundredths(usage100, 100 * used) AS avg_usage_rate_last_7_games, 0 AS star_teammates_out,
       false AS ready, b.flawed OR coalesce(week.flawed, false) AS flawed
FROM dates JOIN box b ON b.game_date = d
JOIN thin ON thin.d = dates.d
LEFT JOIN box yesterday ON yesterday.player_lookup = b.player_lookup AND yesterday.game_date = dates.d - 1
ANTI JOIN player_context c ON c.game_date = b.game_date AND c.player_lookup = b.player_lookup
LEFT JOIN (
  SELECT dates.d, p.player_lookup, count(*) AS games, (10 * sum(minutes_played))::HUGEINT AS minutes10, count(minutes_played) AS minuted,
         (100 * sum(usage_rate))::HUGEINT AS usage100, count(usage_rate) AS used, bool_or(p.flawed) AS flawed
  FROM dates JOIN box p ON p.game_date > d - 7 AND p.game_date < d GROUP BY ALL) week ON week.d = dates.d AND week.player_lookup = b.player_lookup;

-- A share in units of 10^-30, and a difference of shares as percentage points with 2 decimals.
CREATE TEMP MACRO share(part, whole) AS
  part::HUGEINT * 1000000000000000000000000000000::HUGEINT // nullif(whole, 0)::HUGEINT;
CREATE TEMP MACRO points_of(difference) AS hundredths(difference, 10000000000000000000000000000::HUGEINT);

-- The square root of n / d to 2 decimals, correctly rounded: the greatest r of which (r - 1/2)^2 <= 10000 n / d, in whole numbers.
CREATE TEMP MACRO root_hundredths(n, d) AS
  list_max(list_filter(
    list_transform([-2, -1, 0, 1, 2], lambda step: greatest(0, floor(100 * sqrt(n::DOUBLE / d::DOUBLE))::BIGINT + step)),
    lambda r: r = 0 OR (2 * r - 1)::HUGEINT * (2 * r - 1) * d::HUGEINT <= 40000 * n::HUGEINT))::DECIMAL(18, 0) * 0.01;

-- A value inside JSON.
CREATE TEMP MACRO json(x) AS coalesce(x::VARCHAR, 'null');

-- A feature: the first value that is known, with its source, else the default.
CREATE TEMP MACRO first_known(name, value, source, second, second_source, otherwise) AS
  CASE WHEN value IS NOT NULL THEN {'name': name, 'value': value::DOUBLE, 'source': source}
       WHEN second IS NOT NULL THEN {'name': name, 'value': second::DOUBLE, 'source': second_source}
       ELSE {'name': name, 'value': otherwise::DOUBLE, 'source': 'default'} END;
CREATE TEMP MACRO known(name, value, source, otherwise) AS first_known(name, value, source, NULL::DOUBLE, source, otherwise);
CREATE TEMP MACRO billionths(n, d) AS units(n, d, 1000000000)::DECIMAL(18, 0) * 0.000000001;
-- 2 from far on, 1 from near on, and the same below zero.
CREATE TEMP MACRO steps(x, far, near) AS
  CASE WHEN x >= far THEN 2 WHEN x >= near THEN 1 WHEN x <= -far THEN -2 WHEN x <= -near THEN -1 ELSE 0 END;
