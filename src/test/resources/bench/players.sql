CREATE TEMP MACRO signed_units(n, d, p) AS sign(n) * units(abs(n), d, p);
CREATE TEMP MACRO early_reason(games) AS CASE WHEN coalesce(games, 0) < 10 THEN 'Only ' || coalesce(games, 0) || ' games played, need 10 minimum' END;
CREATE TEMP MACRO json(x) AS coalesce(x::VARCHAR, 'null');

-- The square root of n / d to 2 decimals, correctly rounded: the greatest r of which (r - 1/2)^2 <= 10000 n / d, in whole numbers.
CREATE TEMP MACRO nearest(r, n, d) AS
  CASE WHEN (2 * r + 1) * (2 * r + 1) * d <= 40000 * n THEN r + 1 WHEN r > 0 AND (2 * r - 1) * (2 * r - 1) * d > 40000 * n THEN r - 1 ELSE r END;
CREATE TEMP MACRO root_hundredths(n, d) AS (nearest(floor(100 * sqrt(n / d) + 0.5)::BIGINT, n, d) * 0.01)::DECIMAL(9, 2);

-- 2 from far on, 1 from near on, and the same below zero.
CREATE TEMP MACRO steps(x, far, near) AS
  CASE WHEN x >= far THEN 2 WHEN x >= near THEN 1 WHEN x <= -far THEN -2 WHEN x <= -near THEN -1 WHEN x IS NOT NULL THEN 0 END;
CREATE TEMP MACRO number4(x) AS
  CASE WHEN x = x::DECIMAL(9, 2) THEN number2(x) WHEN x = x::DECIMAL(9, 3) THEN x::DECIMAL(9, 3)::VARCHAR ELSE x::DECIMAL(9, 4)::VARCHAR END;
CREATE TEMP MACRO stored3(stored, made) AS CASE WHEN stored IS NOT NULL THEN 'phase4' WHEN made IS NOT NULL THEN 'phase3' ELSE 'default' END;
CREATE TEMP MACRO of_phase4(x) AS CASE WHEN x IS NULL THEN 'default' ELSE 'phase4' END;
CREATE TEMP MACRO of_phase3(x) AS CASE WHEN x IS NULL THEN 'default' ELSE 'phase3' END;
CREATE TEMP MACRO calculated(x) AS CASE WHEN x IS NULL THEN 'default' ELSE 'calculated' END;

CREATE TEMP TABLE offense AS
SELECT season, passed, all_passed, game_date, team_abbr AS team, (10 * pace)::BIGINT AS pace10, (100 * offensive_rating)::BIGINT AS rating100, win_flag, data_hash
FROM nba_analytics.team_offense_game_summary JOIN days ON day = game_date
QUALIFY row_number() OVER (PARTITION BY game_date, team_abbr ORDER BY processed_at DESC, data_hash DESC) = 1;

-- Whom a team expects: players whose newest row before the date is its own and at most 30 days old.
CREATE TEMP TABLE expected_roster AS
WITH team_games AS (
  SELECT game_id, game_date AS d, playoffs, unnest([home, away]) AS team, unnest([away, home]) AS opponent, unnest([true, false]) AS home_game FROM schedule),
newest_rows AS (
  SELECT season, player_lookup, universal_player_id, team_abbr AS team, game_date AS newest,
         passed, lead(passed, 1, all_passed) OVER (PARTITION BY season, player_lookup ORDER BY game_date) AS until
  FROM box WHERE NOT flawed_game),
dated AS (SELECT *, unnest(range(passed + 1, until + 1)) AS n FROM newest_rows)
SELECT dated.* EXCLUDE (passed, until), d, opener, game_id, opponent, home_game, playoffs
FROM dated JOIN dates USING (season, n) JOIN team_games USING (d, team) JOIN seasons USING (season)
WHERE d - newest <= 30;

-- Who is computed on a date by the processors that look at a player's next game, with all that they look at.
-- Where contexts cover fewer than 90 percent of those whom a team expects, the others get one made of their games.
CREATE TEMP TABLE population AS
WITH contexts AS (
  SELECT season, passed, upcoming_player_game_context.* EXCLUDE (nba_game_id, opponent_pace_last_10, has_prop_line, current_points_line, processed_at)
  FROM nba_analytics.upcoming_player_game_context JOIN days ON day = game_date
  QUALIFY row_number() OVER (PARTITION BY game_date, player_lookup ORDER BY processed_at DESC, data_hash DESC) = 1),
thin AS (
  SELECT d, team FROM expected_roster e LEFT JOIN contexts c ON c.game_date = e.d AND c.player_lookup = e.player_lookup
  GROUP BY ALL HAVING 10 * count(c.player_lookup) < 9 * count(*)),
lacking AS (
  SELECT e.* FROM expected_roster e JOIN thin USING (d, team)
  ANTI JOIN contexts c ON c.game_date = e.d AND c.player_lookup = e.player_lookup),
past AS (
  SELECT l.d, b.*, y.game_date IS NOT NULL AS chained,
         CASE WHEN b.usage100 IS NOT NULL
              THEN row_number() OVER (PARTITION BY l.d, b.player_lookup, b.usage100 IS NULL ORDER BY b.game_date DESC) END AS u
  FROM lacking l JOIN box b ON b.season = l.season AND b.player_lookup = l.player_lookup AND b.game_date < l.d
  LEFT JOIN box y ON y.season = b.season AND y.player_lookup = b.player_lookup AND y.game_date = b.game_date - 1),
loads AS (
  SELECT d, player_lookup, bool_or(flawed) AS flawed,
         count(*) FILTER (game_date > d - 7) AS games7, count(*) FILTER (game_date > d - 14) AS games14,
         sum(minutes10) FILTER (game_date > d - 7) AS minutes7, count(minutes10) FILTER (game_date > d - 7) AS minuted7,
         sum(minutes10) FILTER (game_date > d - 14) AS minutes14, count(*) FILTER (game_date > d - 14 AND chained) AS chains,
         sum(usage100) FILTER (u <= 3) AS usage3, count(*) FILTER (u <= 3) AS used3,
         sum(usage100) FILTER (u <= 7) AS usage7, count(*) FILTER (u <= 7) AS used7
  FROM past GROUP BY ALL)
SELECT c.season, n, d, player_lookup, false AS synthetic, universal_player_id, game_id, team_abbr AS team, opponent_team_abbr AS opponent, home_game, data_hash,
       days_rest, back_to_back, games_in_last_7_days, games_in_last_14_days, minutes_in_last_7_days, minutes_in_last_14_days,
       avg_minutes_per_game_last_7, back_to_backs_last_14_days, fourth_quarter_minutes_last_7, player_age, projected_usage_rate,
       avg_usage_rate_last_7_games, star_teammates_out, pace_differential, opponent_days_rest, player_status, season_phase,
       is_production_ready IS TRUE AS ready, false AS flawed
FROM contexts c JOIN dates ON d = game_date
UNION ALL BY NAME
SELECT season, n, d, player_lookup, true AS synthetic, universal_player_id, game_id, team, opponent, home_game,
       d - newest - 1 AS days_rest, days_rest = 0 AS back_to_back, games7 AS games_in_last_7_days, games14 AS games_in_last_14_days,
       CASE WHEN games7 = 0 THEN 0 ELSE units(minutes7, 10, 1) END AS minutes_in_last_7_days,
       CASE WHEN games14 = 0 THEN 0 ELSE units(minutes14, 10, 1) END AS minutes_in_last_14_days,
       tenths(minutes7, 10 * minuted7) AS avg_minutes_per_game_last_7, chains AS back_to_backs_last_14_days,
       hundredths(usage3, 100 * used3) AS projected_usage_rate, hundredths(usage7, 100 * used7) AS avg_usage_rate_last_7_games,
       CASE WHEN playoffs THEN 'playoffs' WHEN d - opener <= 42 THEN 'early' WHEN d - opener <= 133 THEN 'mid' ELSE 'late' END AS season_phase,
       false AS ready, flawed
FROM lacking JOIN loads USING (d, player_lookup);

CREATE TEMP TABLE team_forms AS
WITH windows AS (
  SELECT team, passed, lead(passed, 1, all_passed) OVER history AS until,
         count(*) OVER ten AS games, sum(pace10) OVER ten AS pace, count(pace10) OVER ten AS pace_n,
         sum(rating100) OVER ten AS rating, count(rating100) OVER ten AS rating_n, list(data_hash) OVER ten AS hashes,
         count(win_flag) OVER history AS decided, count(*) FILTER (win_flag) OVER history AS wins
  FROM offense
  WINDOW history AS (PARTITION BY season, team ORDER BY game_date),
         ten AS (PARTITION BY season, team ORDER BY game_date ROWS 9 PRECEDING))
SELECT team, unnest(range(passed + 1, until + 1)) AS n, games AS team_games, tenths(pace, 10 * pace_n) AS team_pace,
       hundredths(rating, 100 * rating_n) AS team_rating, hash16(array_to_string(list_sort(hashes), '|')) AS team_hash, decided, wins
FROM windows;

CREATE TEMP TABLE team_contexts AS
SELECT n, team_abbr AS team, is_production_ready IS TRUE AS team_context_ready, hash16(data_hash) AS team_context_hash
FROM nba_analytics.upcoming_team_game_context JOIN dates ON d = game_date
QUALIFY row_number() OVER (PARTITION BY game_date, team_abbr ORDER BY processed_at DESC, data_hash DESC) = 1;

-- Everything of a player and a date in one row. A player's games are summed, and their hashes hashed, once a game, and carried to the dates
-- until the next one.
CREATE TEMP TABLE all_players AS
WITH windows AS (
  SELECT player_lookup, game_date AS newest, passed, lead(passed, 1, all_passed) OVER history AS until,
         count(*) OVER season AS games, count(*) FILTER (played AND NOT flawed) OVER season AS valid_games, bool_or(flawed) OVER season AS invalid,
         sum(points) OVER five AS p5, count(points) OVER five AS p5_n,
         sum(points) OVER ten AS p10, count(points) OVER ten AS p10_n, sum(points * points) OVER ten AS squares,
         sum(points) OVER season AS p, count(points) OVER season AS p_n,
         list(points) FILTER (points IS NOT NULL) OVER season AS scored,
         sum(minutes10) OVER ten AS m10, count(minutes10) OVER ten AS m10_n,
         sum(minutes10) OVER season AS m, count(minutes10) OVER season AS m_n,
         sum(usage100) OVER ten AS usage10, count(usage100) OVER ten AS usage10_n,
         sum(usage100) OVER season AS usage, count(usage100) OVER season AS usage_n,
         sum(ts1000) OVER ten AS ts, count(ts1000) OVER ten AS ts_n,
         sum(assisted_fg_makes) OVER ten AS assisted, sum(fg_makes) OVER ten AS makes, sum(ft_makes) OVER ten AS free,
         list(data_hash) OVER season AS hashes
  FROM box WHERE played OR flawed
  WINDOW history AS (PARTITION BY season, player_lookup ORDER BY game_date),
         season AS (PARTITION BY season, player_lookup ORDER BY game_date ROWS UNBOUNDED PRECEDING),
         ten AS (PARTITION BY season, player_lookup ORDER BY game_date ROWS 9 PRECEDING),
         five AS (PARTITION BY season, player_lookup ORDER BY game_date ROWS 4 PRECEDING)),
forms AS (
  SELECT player_lookup, newest, passed, until, games, valid_games, invalid,
         tenths(p5, p5_n) AS points5, tenths(p10, p10_n) AS points10, tenths(p, p_n) AS points,
         CASE WHEN p10_n >= 2 THEN root_hundredths((p10_n * squares - p10 * p10)::BIGINT, p10_n * (p10_n - 1)) END AS deviation,
         tenths(m10, 10 * m10_n) AS minutes, hundredths(usage10, 100 * usage10_n) AS recent_usage, thousandths(ts, 1000 * ts_n) AS ts_pct,
         hundredths(usage, 100 * usage_n) AS season_usage, hundredths(assisted, makes) AS assisted_rate,
         tenths(list_sum(scored[-5:]), len(scored[-5:])) AS scored5, tenths(list_sum(scored[-10:]), len(scored[-10:])) AS scored10,
         m10::BIGINT AS m10, m10_n, m::BIGINT AS m, m_n,
         CASE WHEN p_n >= 5 THEN steps(3 * list_sum(scored[-2:]) - 2 * list_sum(scored[-5:-3]), 30, 12) END AS trend,
         CASE WHEN games >= 5 AND p10 > 0 AND free IS NOT NULL THEN least(0.5, units(free, p10, 1000000000) / 1e9) END AS throws,
         hash16(array_to_string(list_sort(hashes), '|')) AS games_hash
  FROM windows WHERE until > passed),
dated AS (SELECT *, unnest(range(passed + 1, until + 1)) AS n FROM forms)
SELECT o.*, dated.* EXCLUDE (player_lookup, n, passed, until),
       coalesce(expected10, 0) AS expected10, coalesce(actual10, 0) AS actual10, coalesce(expected_all, 0) AS expected_all, coalesce(actual_all, 0) AS actual_all,
       early_reason(valid_games) AS early,
       team_pace, team_rating, team_hash, coalesce(team_games, 0) AS team_games,
       CASE WHEN decided >= 5 THEN units(wins, decided, 1000000000) / 1e9 END AS won,
       z.player_lookup IS NOT NULL AS has_zones, coalesce(z.is_production_ready, false) AS zones_ready, hash16(z.data_hash) AS zones_hash,
       z.primary_scoring_zone AS zone, paint_rate_last_10 AS paint, mid_range_rate_last_10 AS mid, three_pt_rate_last_10 AS three,
       t.team_abbr IS NOT NULL AS has_defense, coalesce(t.is_production_ready, false) AS defense_ready, hash16(t.data_hash) AS defense_hash,
       weakest_zone, paint_defense_vs_league_avg AS paint_defense, mid_range_defense_vs_league_avg AS mid_defense,
       three_pt_defense_vs_league_avg AS three_defense, defensive_rating_last_15 AS opponent_rating, opponent_pace,
       coalesce(team_context_ready, false) AS team_ready, team_context_hash,
       CASE WHEN NOT synthetic THEN hash16(o.data_hash) END AS context_hash
FROM dated
RIGHT JOIN population o USING (player_lookup, n)
LEFT JOIN team_forms r ON r.n = o.n AND r.team = o.team
LEFT JOIN coverage c ON c.n = o.n AND c.team = o.team
LEFT JOIN team_contexts x ON x.n = o.n AND x.team = o.opponent
LEFT JOIN nba_precompute.team_defense_zone_analysis t ON t.analysis_date = o.d AND t.team_abbr = o.opponent
LEFT JOIN nba_precompute.player_shot_zone_analysis z ON z.analysis_date = o.d AND z.player_lookup = o.player_lookup;
