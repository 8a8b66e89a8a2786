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

-- The season: its games that count, its game dates up to the front, and each team's final games. A game without result that
-- is older than the newest one with a result does not count.
CREATE TEMP TABLE schedule AS
SELECT game_id, game_date, game_status, home_team_tricode, away_team_tricode, is_playoffs IS TRUE AS playoffs
FROM nba_raw.nbac_schedule
WHERE season_year = ${year} AND (is_regular_season IS TRUE OR is_playoffs IS TRUE) AND is_all_star IS NOT TRUE
QUALIFY game_status IS NOT DISTINCT FROM 3 OR game_date >= coalesce(max(game_date) FILTER (game_status = 3) OVER (), DATE '1900-01-01');

CREATE TEMP TABLE season AS
SELECT min(game_date) AS opener, max(game_date) AS finish, max(game_date) FILTER (game_status = 3) AS newest_final FROM schedule;

CREATE TEMP TABLE dates AS
SELECT DISTINCT game_date AS d FROM schedule, season
WHERE game_date - opener >= 14
  AND game_date <= coalesce((SELECT min(game_date) FROM schedule, season WHERE game_date > newest_final), finish);

CREATE TEMP TABLE teams AS
SELECT DISTINCT unnest([home_team_tricode, away_team_tricode]) AS team FROM schedule;

CREATE TEMP TABLE finals AS
SELECT DISTINCT unnest([home_team_tricode, away_team_tricode]) AS team, game_date FROM schedule WHERE game_status = 3;

-- The newest version of every row of the season.
CREATE TEMP TABLE box AS
SELECT *,
       coalesce(fg_attempts NOT BETWEEN 0 AND 250, false) OR coalesce(fg_makes NOT BETWEEN 0 AND 250, false)
       OR coalesce(points NOT BETWEEN 0 AND 250, false) OR coalesce(minutes_played < 0, false)
       OR coalesce(fg_makes > fg_attempts, false) OR (fg_attempts IS NOT NULL AND fg_makes IS NULL) AS flawed_game,
       flawed_game OR coalesce(assisted_fg_makes NOT BETWEEN 0 AND 250, false)
       OR coalesce(ft_attempts NOT BETWEEN 0 AND 250, false) OR coalesce(ft_makes NOT BETWEEN 0 AND 250, false)
       OR coalesce(ft_makes > ft_attempts, false) OR (ft_attempts IS NOT NULL AND ft_makes IS NULL) AS flawed,
       flawed_game OR coalesce(assisted_fg_makes NOT BETWEEN 0 AND 250, false)
       OR coalesce(unassisted_fg_makes NOT BETWEEN 0 AND 250, false)
       OR coalesce(paint_attempts NOT BETWEEN 0 AND 250, false) OR coalesce(mid_range_attempts NOT BETWEEN 0 AND 250, false)
       OR coalesce(three_pt_attempts NOT BETWEEN 0 AND 250, false)
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
       coalesce(opp_paint_attempts NOT BETWEEN 0 AND 400, false) OR coalesce(opp_mid_range_attempts NOT BETWEEN 0 AND 400, false)
       OR coalesce(opp_three_pt_attempts NOT BETWEEN 0 AND 400, false) OR coalesce(points_allowed NOT BETWEEN 0 AND 400, false)
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

-- Each team's final games before each date, newest first, and of which of them there is data.
CREATE TEMP TABLE past_finals AS
SELECT d, f.team, f.game_date, row_number() OVER (PARTITION BY d, f.team ORDER BY f.game_date DESC) AS n,
       EXISTS (SELECT 1 FROM nba_analytics.player_game_summary p WHERE p.team_abbr = f.team AND p.game_date = f.game_date) AS has_players,
       EXISTS (SELECT 1 FROM nba_analytics.team_offense_game_summary o WHERE o.team_abbr = f.team AND o.game_date = f.game_date) AS has_offense,
       EXISTS (SELECT 1 FROM defense t WHERE t.defending_team_abbr = f.team AND t.game_date = f.game_date AND NOT t.flawed) AS has_defense
FROM dates JOIN finals f ON f.game_date < d;

CREATE TEMP TABLE team_coverage AS
SELECT d, team, count(*) AS expected, count(*) FILTER (has_defense) AS actual FROM past_finals WHERE n <= 15 GROUP BY ALL;
CREATE TEMP TABLE shot_coverage AS
SELECT d, team, count(*) AS expected, count(*) FILTER (has_players) AS actual FROM past_finals WHERE n <= 20 GROUP BY ALL;
CREATE TEMP TABLE player_coverage AS
SELECT d, team, count(*) AS expected, count(*) FILTER (has_players) AS actual FROM past_finals WHERE n <= 10 GROUP BY ALL;
CREATE TEMP TABLE form_coverage AS
SELECT d, team, count(*) AS expected, count(*) FILTER (has_players AND has_offense) AS actual FROM past_finals GROUP BY ALL;

CREATE TEMP MACRO percentage(actual, expected) AS CASE WHEN expected = 0 THEN 100.0 ELSE tenths(100 * actual, expected) END;
CREATE TEMP MACRO complete(actual, expected) AS 100 * actual >= 90 * expected;

-- Whom a team expects: players whose newest row before the date is its own and at most 30 days old.
CREATE TEMP TABLE expected_roster AS
SELECT d, player_lookup, team_abbr, box.universal_player_id, box.game_date AS newest, s.game_id, s.playoffs,
       s.home_team_tricode = team_abbr AS home_game,
       CASE WHEN s.home_team_tricode = team_abbr THEN s.away_team_tricode ELSE s.home_team_tricode END AS opponent_team_abbr
FROM (SELECT * FROM dates JOIN box ON game_date < d WHERE NOT flawed_game
      QUALIFY row_number() OVER (PARTITION BY d, player_lookup ORDER BY game_date DESC) = 1) box
JOIN schedule s ON s.game_date = d AND team_abbr IN (s.home_team_tricode, s.away_team_tricode)
WHERE d - newest <= 30;

-- Who is computed on a date by the processors that look at a player's next game, and with which context. Where contexts cover
-- fewer than 90 percent of those whom a team expects, the others get one made of their games.
CREATE TEMP TABLE population AS
WITH thin AS (
  SELECT e.d, e.team_abbr
  FROM expected_roster e LEFT JOIN player_context c ON c.game_date = e.d AND c.player_lookup = e.player_lookup
  GROUP BY ALL HAVING 10 * count(c.player_lookup) < 9 * count(*)),
missing AS (
  SELECT e.* FROM expected_roster e JOIN thin USING (d, team_abbr)
  ANTI JOIN player_context c ON c.game_date = e.d AND c.player_lookup = e.player_lookup),
past AS (
  SELECT m.d, b.*, EXISTS (SELECT 1 FROM box y WHERE y.player_lookup = b.player_lookup AND y.game_date = b.game_date - 1) AS chained,
         CASE WHEN usage_rate IS NOT NULL
              THEN row_number() OVER (PARTITION BY m.d, b.player_lookup, usage_rate IS NULL ORDER BY b.game_date DESC) END AS u
  FROM missing m JOIN box b ON b.player_lookup = m.player_lookup AND b.game_date < m.d),
loads AS (
  SELECT d, player_lookup, bool_or(flawed) AS flawed,
         count(*) FILTER (game_date > d - 7) AS games7, count(*) FILTER (game_date > d - 14) AS games14,
         (10 * sum(minutes_played) FILTER (game_date > d - 7))::HUGEINT AS minutes7,
         count(minutes_played) FILTER (game_date > d - 7) AS minuted7,
         (10 * sum(minutes_played) FILTER (game_date > d - 14))::HUGEINT AS minutes14,
         count(*) FILTER (game_date > d - 14 AND chained) AS chains,
         (100 * sum(usage_rate) FILTER (u <= 3))::HUGEINT AS usage3, count(*) FILTER (u <= 3) AS used3,
         (100 * sum(usage_rate) FILTER (u <= 7))::HUGEINT AS usage7, count(*) FILTER (u <= 7) AS used7
  FROM past GROUP BY ALL)
SELECT d, player_lookup, false AS synthetic, universal_player_id, game_id, team_abbr, opponent_team_abbr, home_game, data_hash,
       days_rest, back_to_back, games_in_last_7_days, games_in_last_14_days, minutes_in_last_7_days, minutes_in_last_14_days,
       avg_minutes_per_game_last_7, back_to_backs_last_14_days, fourth_quarter_minutes_last_7, player_age, projected_usage_rate,
       avg_usage_rate_last_7_games, star_teammates_out, pace_differential, opponent_days_rest, player_status, season_phase,
       is_production_ready IS TRUE AS ready, false AS flawed
FROM dates JOIN player_context ON game_date = d
UNION ALL BY NAME
SELECT d, player_lookup, true AS synthetic, universal_player_id, game_id, team_abbr, opponent_team_abbr, home_game,
       d - newest - 1 AS days_rest, days_rest = 0 AS back_to_back, games7 AS games_in_last_7_days, games14 AS games_in_last_14_days,
       CASE WHEN games7 = 0 THEN 0 ELSE units(minutes7, 10, 1)::BIGINT END AS minutes_in_last_7_days,
       CASE WHEN games14 = 0 THEN 0 ELSE units(minutes14, 10, 1)::BIGINT END AS minutes_in_last_14_days,
       tenths(minutes7, 10 * minuted7) AS avg_minutes_per_game_last_7, chains AS back_to_backs_last_14_days,
       hundredths(usage3, 100 * used3) AS projected_usage_rate, hundredths(usage7, 100 * used7) AS avg_usage_rate_last_7_games,
       CASE WHEN playoffs THEN 'playoffs' WHEN d - opener <= 42 THEN 'early' WHEN d - opener <= 133 THEN 'mid' ELSE 'late' END AS season_phase,
       false AS ready, flawed
FROM missing JOIN loads USING (d, player_lookup), season;

-- How many games each of them has played, and whether that is known. Fewer than 10 are told.
CREATE TEMP TABLE seen AS
SELECT d, player_lookup, count(*) FILTER (played AND NOT flawed) AS games, bool_or(flawed) AS flawed
FROM dates JOIN box ON game_date < d GROUP BY ALL;
CREATE TEMP MACRO early_reason(games) AS
  CASE WHEN coalesce(games, 0) < 10 THEN 'Only ' || coalesce(games, 0) || ' games played, need 10 minimum' END;

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
