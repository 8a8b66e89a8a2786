-- Windows, source hashes and the text of the content hash are made once a game, and carried to the dates until the player's next one.
CREATE OR REPLACE TABLE nba_precompute.player_shot_zone_analysis AS
WITH games AS (
  SELECT *, paint_attempts IS NOT NULL AND mid_range_attempts IS NOT NULL AND three_pt_attempts IS NOT NULL AS zones
  FROM box WHERE played OR flawed_zones),
windows AS (
  SELECT player_lookup, universal_player_id, team_abbr AS team, game_date AS newest, passed, lead(passed, 1, all_passed) OVER history AS until,
         count(*) OVER ten AS n10, count(*) OVER twenty AS n20,
         count(*) FILTER (zones) OVER ten AS z10, count(*) FILTER (zones) OVER twenty AS z20,
         sum(paint_attempts) FILTER (zones) OVER ten AS pa, sum(paint_makes) FILTER (zones) OVER ten AS pm,
         sum(mid_range_attempts) FILTER (zones) OVER ten AS ma, sum(mid_range_makes) FILTER (zones) OVER ten AS mm,
         sum(three_pt_attempts) FILTER (zones) OVER ten AS ta, sum(three_pt_makes) FILTER (zones) OVER ten AS tm,
         sum(assisted_fg_makes) FILTER (zones) OVER ten AS assisted,
         sum(unassisted_fg_makes) FILTER (zones) OVER ten AS unassisted,
         sum(fg_makes) FILTER (zones) OVER ten AS makes,
         sum(paint_attempts) FILTER (zones) OVER twenty AS pa20, sum(paint_makes) FILTER (zones) OVER twenty AS pm20,
         sum(paint_attempts + mid_range_attempts + three_pt_attempts) FILTER (zones) OVER twenty AS shots20,
         list(data_hash) OVER twenty AS hashes,
         bool_or(flawed_zones) OVER twenty AS invalid
  FROM games
  WINDOW history AS (PARTITION BY season, player_lookup ORDER BY game_date),
         ten AS (PARTITION BY season, player_lookup ORDER BY game_date ROWS 9 PRECEDING),
         twenty AS (PARTITION BY season, player_lookup ORDER BY game_date ROWS 19 PRECEDING)),
enough AS (
  SELECT *, z10 >= 5 AS zoned, nullif(pa + ma + ta, 0) AS shots, n20 >= 15 AND z20 >= 10 AS twenty
  FROM windows WHERE n10 = 10 AND NOT invalid AND until > passed),
rated AS (
  SELECT *,
         CASE WHEN zoned THEN hundredths(100 * pa, shots) END AS paint_rate,
         CASE WHEN zoned THEN hundredths(100 * ma, shots) END AS mid_rate,
         CASE WHEN zoned THEN hundredths(100 * ta, shots) END AS three_rate
  FROM enough),
content AS (
  SELECT passed, until, team, newest, player_lookup, universal_player_id,
         paint_rate AS paint_rate_last_10, mid_rate AS mid_range_rate_last_10, three_rate AS three_pt_rate_last_10,
         CASE WHEN zoned THEN shots END AS total_shots_last_10,
         n10 AS games_in_sample_10, 'excellent' AS sample_quality_10,
         CASE WHEN zoned THEN thousandths(pm, pa) END AS paint_pct_last_10,
         CASE WHEN zoned THEN thousandths(mm, ma) END AS mid_range_pct_last_10,
         CASE WHEN zoned THEN thousandths(tm, ta) END AS three_pt_pct_last_10,
         CASE WHEN zoned THEN tenths(pa, z10) END AS paint_attempts_per_game,
         CASE WHEN zoned THEN tenths(ma, z10) END AS mid_range_attempts_per_game,
         CASE WHEN zoned THEN tenths(ta, z10) END AS three_pt_attempts_per_game,
         CASE WHEN twenty THEN hundredths(100 * pa20, shots20) END AS paint_rate_last_20,
         CASE WHEN twenty THEN thousandths(pm20, pa20) END AS paint_pct_last_20,
         n20 AS games_in_sample_20,
         CASE WHEN n20 >= 20 THEN 'excellent' WHEN n20 >= 14 THEN 'good' ELSE 'limited' END AS sample_quality_20,
         CASE WHEN zoned AND shots > 0 THEN hundredths(100 * assisted, makes) END AS assisted_rate_last_10,
         CASE WHEN zoned AND shots > 0 THEN hundredths(100 * unassisted, makes) END AS unassisted_rate_last_10,
         CASE WHEN paint_rate IS NULL THEN NULL WHEN paint_rate >= 40 THEN 'paint' WHEN three_rate >= 40 THEN 'perimeter'
              WHEN mid_rate >= 35 THEN 'mid_range' ELSE 'balanced' END AS primary_scoring_zone,
         CASE WHEN z10 < n10 THEN 'zone data in ' || z10 || ' of ' || n10 || ' games' END AS calculation_notes,
         hash16(array_to_string(list_sort(hashes), '|')) AS source_player_game_hash
  FROM rated),
states AS (
  SELECT *,
         concat('|assisted_rate_last_10:', number2(assisted_rate_last_10),
           '|calculation_notes:', whole(calculation_notes), '|data_quality_tier:high|games_in_sample_10:', games_in_sample_10,
           '|games_in_sample_20:', games_in_sample_20,
           '|mid_range_attempts_per_game:', number1(mid_range_attempts_per_game),
           '|mid_range_pct_last_10:', number3(mid_range_pct_last_10), '|mid_range_rate_last_10:', number2(mid_range_rate_last_10),
           '|paint_attempts_per_game:', number1(paint_attempts_per_game),
           '|paint_pct_last_10:', number3(paint_pct_last_10), '|paint_pct_last_20:', number3(paint_pct_last_20),
           '|paint_rate_last_10:', number2(paint_rate_last_10), '|paint_rate_last_20:', number2(paint_rate_last_20),
           '|player_lookup:', plain(player_lookup), '|player_position:NULL|primary_scoring_zone:', whole(primary_scoring_zone),
           '|sample_quality_10:', sample_quality_10, '|sample_quality_20:', sample_quality_20,
           '|three_pt_attempts_per_game:', number1(three_pt_attempts_per_game),
           '|three_pt_pct_last_10:', number3(three_pt_pct_last_10), '|three_pt_rate_last_10:', number2(three_pt_rate_last_10),
           '|total_shots_last_10:', whole(total_shots_last_10),
           '|unassisted_rate_last_10:', number2(unassisted_rate_last_10),
           '|universal_player_id:', plain(universal_player_id)) AS text
  FROM content),
dated AS (SELECT *, unnest(range(passed + 1, until + 1)) AS n FROM states)
SELECT player_lookup, universal_player_id, d AS analysis_date,
       paint_rate_last_10::DECIMAL(5, 2) AS paint_rate_last_10, mid_range_rate_last_10::DECIMAL(5, 2) AS mid_range_rate_last_10,
       three_pt_rate_last_10::DECIMAL(5, 2) AS three_pt_rate_last_10, total_shots_last_10::BIGINT AS total_shots_last_10,
       games_in_sample_10, sample_quality_10,
       paint_pct_last_10::DECIMAL(5, 3) AS paint_pct_last_10, mid_range_pct_last_10::DECIMAL(5, 3) AS mid_range_pct_last_10,
       three_pt_pct_last_10::DECIMAL(5, 3) AS three_pt_pct_last_10,
       paint_attempts_per_game::DECIMAL(4, 1) AS paint_attempts_per_game, mid_range_attempts_per_game::DECIMAL(4, 1) AS mid_range_attempts_per_game,
       three_pt_attempts_per_game::DECIMAL(4, 1) AS three_pt_attempts_per_game,
       paint_rate_last_20::DECIMAL(5, 2) AS paint_rate_last_20, paint_pct_last_20::DECIMAL(5, 3) AS paint_pct_last_20,
       games_in_sample_20, sample_quality_20, assisted_rate_last_10::DECIMAL(5, 2) AS assisted_rate_last_10,
       unassisted_rate_last_10::DECIMAL(5, 2) AS unassisted_rate_last_10, NULL::VARCHAR AS player_position, primary_scoring_zone,
       'high' AS data_quality_tier, calculation_notes, source_player_game_hash, games_in_sample_20 AS source_player_game_rows_found,
       false AS early_season_flag, NULL::VARCHAR AS insufficient_data_reason,
       coalesce(expected20, 0) AS expected_games_count, coalesce(actual20, 0) AS actual_games_count,
       percentage(actual_games_count, expected_games_count) AS completeness_percentage,
       expected_games_count - actual_games_count AS missing_games_count,
       complete(actual_games_count, expected_games_count) AND paint_rate_last_10 IS NOT NULL AND d - newest <= 30 AS is_production_ready,
       issues([
         CASE WHEN NOT complete(actual_games_count, expected_games_count) THEN 'own_data_incomplete' END,
         CASE WHEN paint_rate_last_10 IS NULL THEN 'zone_data_incomplete' END,
         CASE WHEN d - newest > 30 THEN 'stale_history' END]) AS data_quality_issues,
       hash16(concat('analysis_date:', d, text)) AS data_hash
FROM dated JOIN dates USING (n) LEFT JOIN coverage USING (n, team);
