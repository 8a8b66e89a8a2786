-- A share in units of 10^-30, and a difference of shares as percentage points with 2 decimals.
CREATE TEMP MACRO share(part, whole) AS
  part::HUGEINT * 1000000000000000000000000000000::HUGEINT // nullif(whole, 0)::HUGEINT;
CREATE TEMP MACRO points_of(difference) AS
  (sign(difference) * ((2 * abs(difference) + 100000000000000000000000000::HUGEINT) // 200000000000000000000000000::HUGEINT))::BIGINT * 0.01;

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
FROM nba_analytics.team_defense_game_summary JOIN days ON day = game_date
QUALIFY row_number() OVER (PARTITION BY game_date, defending_team_abbr ORDER BY processed_at DESC, data_hash DESC) = 1;

-- Of each team's newest 15 final games before a date: how many, and how many have valid data.
CREATE TEMP TABLE team_coverage AS
WITH present AS (SELECT defending_team_abbr AS team, game_date, true AS present FROM defense WHERE NOT flawed),
counts AS (
  SELECT team, passed, lead(passed, 1, all_passed) OVER history AS until, count(*) OVER fifteen AS expected, count(present) OVER fifteen AS actual
  FROM finals LEFT JOIN present USING (team, game_date)
  WINDOW history AS (PARTITION BY season, team ORDER BY game_date),
         fifteen AS (PARTITION BY season, team ORDER BY game_date ROWS 14 PRECEDING))
SELECT team, unnest(range(passed + 1, until + 1)) AS n, expected, actual,
       percentage(actual, expected) AS percent, complete(actual, expected) AS own
FROM counts;

CREATE OR REPLACE TABLE nba_precompute.team_defense_zone_analysis AS
WITH
-- The league of the 30 days before a date. Shares are whole numbers of 10^-30: the mean over the teams has other
-- denominators than any integer type can hold, and no rounding to 2 decimals depends on what is cut off there.
league_teams AS (
  SELECT n, defending_team_abbr,
         sum(opp_paint_makes)::HUGEINT AS pm, sum(opp_paint_attempts)::HUGEINT AS pa,
         sum(opp_mid_range_makes)::HUGEINT AS mm, sum(opp_mid_range_attempts)::HUGEINT AS ma,
         sum(opp_three_pt_makes)::HUGEINT AS tm, sum(opp_three_pt_attempts)::HUGEINT AS ta
  FROM defense JOIN dates USING (season)
  WHERE zones AND NOT flawed AND game_date >= d - 30 AND game_date < d
  GROUP BY ALL HAVING count(*) >= 10 AND pa > 0 AND ma > 0 AND ta > 0),
league AS (
  SELECT n, d,
         CASE WHEN count(pa) >= 10 THEN sum(share(pm, pa))::HUGEINT // count(pa) ELSE share(580, 1000) END AS paint,
         CASE WHEN count(pa) >= 10 THEN sum(share(mm, ma))::HUGEINT // count(pa) ELSE share(410, 1000) END AS mid,
         CASE WHEN count(pa) >= 10 THEN sum(share(tm, ta))::HUGEINT // count(pa) ELSE share(355, 1000) END AS three
  FROM dates LEFT JOIN league_teams USING (n) GROUP BY ALL),
windows AS (
  SELECT defending_team_abbr AS team, passed, lead(passed, 1, all_passed) OVER history AS until,
         count(*) OVER fifteen AS games, count(*) FILTER (zones) OVER fifteen AS z,
         sum(opp_paint_makes) FILTER (zones) OVER fifteen AS pm, sum(opp_paint_attempts) FILTER (zones) OVER fifteen AS pa,
         sum(opp_mid_range_makes) FILTER (zones) OVER fifteen AS mm, sum(opp_mid_range_attempts) FILTER (zones) OVER fifteen AS ma,
         sum(opp_three_pt_makes) FILTER (zones) OVER fifteen AS tm, sum(opp_three_pt_attempts) FILTER (zones) OVER fifteen AS ta,
         sum(points_in_paint_allowed) FILTER (zones) OVER fifteen AS pp, count(points_in_paint_allowed) FILTER (zones) OVER fifteen AS pp_n,
         sum(blocks_paint) FILTER (zones) OVER fifteen AS pb, count(blocks_paint) FILTER (zones) OVER fifteen AS pb_n,
         sum(blocks_mid_range) FILTER (zones) OVER fifteen AS mb, count(blocks_mid_range) FILTER (zones) OVER fifteen AS mb_n,
         sum(blocks_three_pt) FILTER (zones) OVER fifteen AS tb, count(blocks_three_pt) FILTER (zones) OVER fifteen AS tb_n,
         sum((100 * defensive_rating)::BIGINT) OVER fifteen AS rating, count(defensive_rating) OVER fifteen AS rating_n,
         sum(points_allowed) OVER fifteen AS points, count(points_allowed) OVER fifteen AS points_n,
         sum((10 * opponent_pace)::BIGINT) OVER fifteen AS pace, count(opponent_pace) OVER fifteen AS pace_n,
         list(data_hash) OVER fifteen AS hashes, bool_or(flawed) OVER fifteen AS invalid
  FROM defense
  WINDOW history AS (PARTITION BY season, defending_team_abbr ORDER BY game_date),
         fifteen AS (PARTITION BY season, defending_team_abbr ORDER BY game_date ROWS 14 PRECEDING)),
states AS (
  SELECT team, passed, until, games, z, z >= 8 AS zoned, pa, ma, ta,
         CASE WHEN zoned THEN share(pm, pa) END AS paint_share, CASE WHEN zoned THEN share(mm, ma) END AS mid_share,
         CASE WHEN zoned THEN share(tm, ta) END AS three_share,
         CASE WHEN zoned THEN thousandths(pm, pa) END AS paint_pct, CASE WHEN zoned THEN thousandths(mm, ma) END AS mid_pct,
         CASE WHEN zoned THEN thousandths(tm, ta) END AS three_pct,
         CASE WHEN zoned THEN tenths(pa, z) END AS paint_attempts, CASE WHEN zoned THEN tenths(ma, z) END AS mid_attempts,
         CASE WHEN zoned THEN tenths(ta, z) END AS three_attempts,
         CASE WHEN zoned THEN tenths(pp, pp_n) END AS paint_points, CASE WHEN zoned THEN tenths(pb, pb_n) END AS paint_blocks,
         CASE WHEN zoned THEN tenths(mb, mb_n) END AS mid_blocks, CASE WHEN zoned THEN tenths(tb, tb_n) END AS three_blocks,
         hundredths(rating, 100 * rating_n) AS rating, tenths(points, points_n) AS points, tenths(pace, 10 * pace_n) AS pace,
         nullif(concat_ws('; ',
           CASE WHEN zoned AND pa = 0 THEN 'No paint attempts' END, CASE WHEN zoned AND ma = 0 THEN 'No mid-range attempts' END,
           CASE WHEN zoned AND ta = 0 THEN 'No three-point attempts' END,
           CASE WHEN z < games THEN 'zone data in ' || z || ' of ' || games || ' games' END), '') AS notes,
         hash16(array_to_string(list_sort(hashes), '|')) AS source_hash
  FROM windows WHERE games = 15 AND NOT invalid AND until > passed),
dated AS (SELECT *, unnest(range(passed + 1, until + 1)) AS n FROM states),
against AS (
  SELECT *, paint_share - paint AS paint_vs, mid_share - mid AS mid_vs, three_share - three AS three_vs,
         least(paint_vs, mid_vs, three_vs) AS best, greatest(paint_vs, mid_vs, three_vs) AS worst
  FROM dated JOIN league USING (n)),
content AS (
  SELECT *,
         points_of(paint_vs) AS paint_versus, points_of(mid_vs) AS mid_versus, points_of(three_vs) AS three_versus,
         CASE best WHEN paint_vs THEN 'paint' WHEN mid_vs THEN 'mid_range' WHEN three_vs THEN 'perimeter' END AS strongest,
         CASE worst WHEN paint_vs THEN 'paint' WHEN mid_vs THEN 'mid_range' WHEN three_vs THEN 'perimeter' END AS weakest,
         paint_vs IS NOT NULL AND mid_vs IS NOT NULL AND three_vs IS NOT NULL AS zones_known
  FROM against)
SELECT team AS team_abbr, d AS analysis_date,
       paint_pct::DECIMAL(5, 3) AS paint_pct_allowed_last_15, mid_pct::DECIMAL(5, 3) AS mid_range_pct_allowed_last_15,
       three_pct::DECIMAL(5, 3) AS three_pt_pct_allowed_last_15,
       paint_attempts::DECIMAL(5, 1) AS paint_attempts_allowed_per_game, mid_attempts::DECIMAL(5, 1) AS mid_range_attempts_allowed_per_game,
       three_attempts::DECIMAL(5, 1) AS three_pt_attempts_allowed_per_game, paint_points::DECIMAL(5, 1) AS paint_points_allowed_per_game,
       paint_blocks::DECIMAL(4, 1) AS paint_blocks_per_game, mid_blocks::DECIMAL(4, 1) AS mid_range_blocks_per_game,
       three_blocks::DECIMAL(4, 1) AS three_pt_blocks_per_game,
       paint_versus::DECIMAL(5, 2) AS paint_defense_vs_league_avg, mid_versus::DECIMAL(5, 2) AS mid_range_defense_vs_league_avg,
       three_versus::DECIMAL(5, 2) AS three_pt_defense_vs_league_avg,
       rating::DECIMAL(6, 2) AS defensive_rating_last_15, points::DECIMAL(5, 1) AS opponent_points_per_game, pace::DECIMAL(5, 1) AS opponent_pace,
       games AS games_in_sample, strongest AS strongest_zone, weakest AS weakest_zone, 'high' AS data_quality_tier,
       notes AS calculation_notes, source_hash AS source_team_defense_hash, games AS source_team_defense_rows_found,
       NULL::BOOLEAN AS early_season_flag, NULL::VARCHAR AS insufficient_data_reason,
       coalesce(expected, 0) AS expected_games_count, coalesce(actual, 0) AS actual_games_count,
       coalesce(percent, 100.0) AS completeness_percentage, coalesce(expected - actual, 0) AS missing_games_count,
       coalesce(own, true) AND zones_known AS is_production_ready,
       issues([
         CASE WHEN NOT own THEN 'own_data_incomplete' END,
         CASE WHEN NOT zones_known THEN 'zone_data_incomplete' END]) AS data_quality_issues,
       hash16(concat('analysis_date:', d, '|calculation_notes:', whole(notes), '|data_quality_tier:high',
         '|defensive_rating_last_15:', number2(rating), '|games_in_sample:', games,
         '|mid_range_attempts_allowed_per_game:', number1(mid_attempts), '|mid_range_blocks_per_game:', number1(mid_blocks),
         '|mid_range_defense_vs_league_avg:', number2(mid_versus), '|mid_range_pct_allowed_last_15:', number3(mid_pct),
         '|opponent_pace:', number1(pace), '|opponent_points_per_game:', number1(points),
         '|paint_attempts_allowed_per_game:', number1(paint_attempts), '|paint_blocks_per_game:', number1(paint_blocks),
         '|paint_defense_vs_league_avg:', number2(paint_versus), '|paint_pct_allowed_last_15:', number3(paint_pct),
         '|paint_points_allowed_per_game:', number1(paint_points), '|strongest_zone:', whole(strongest), '|team_abbr:', plain(team),
         '|three_pt_attempts_allowed_per_game:', number1(three_attempts), '|three_pt_blocks_per_game:', number1(three_blocks),
         '|three_pt_defense_vs_league_avg:', number2(three_versus), '|three_pt_pct_allowed_last_15:', number3(three_pct),
         '|weakest_zone:', whole(weakest))) AS data_hash
FROM content LEFT JOIN team_coverage USING (n, team);
