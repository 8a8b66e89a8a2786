-- As the statement of the same name that the differential tests use, but quicker: windows, source hashes and
-- the text of the content hash are computed once a game, and carried to the dates until the player's next one.
WITH games AS (
  SELECT *, paint_attempts IS NOT NULL AND mid_range_attempts IS NOT NULL AND three_pt_attempts IS NOT NULL AS zones
  FROM box WHERE played OR flawed OR flawed_zones),
windows AS (
  SELECT player_lookup, universal_player_id, team_abbr AS team, game_date AS newest,
         lead(game_date, 1, DATE '9999-12-31') OVER history AS until,
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
         array_to_string(list_sort(list(data_hash) OVER twenty), '|') AS hashes,
         bool_or(flawed OR flawed_zones) OVER twenty AS invalid
  FROM games
  WINDOW history AS (PARTITION BY player_lookup ORDER BY game_date),
         ten AS (PARTITION BY player_lookup ORDER BY game_date ROWS 9 PRECEDING),
         twenty AS (PARTITION BY player_lookup ORDER BY game_date ROWS 19 PRECEDING)),
enough AS (
  SELECT *, z10 >= 5 AS zoned, nullif(pa + ma + ta, 0) AS shots
  FROM windows WHERE n10 = 10 AND NOT invalid),
rated AS (
  SELECT *,
         CASE WHEN zoned THEN hundredths(100 * pa, shots)::DECIMAL(5, 2) END AS paint_rate,
         CASE WHEN zoned THEN hundredths(100 * ma, shots)::DECIMAL(5, 2) END AS mid_rate,
         CASE WHEN zoned THEN hundredths(100 * ta, shots)::DECIMAL(5, 2) END AS three_rate
  FROM enough),
content AS (
  SELECT newest, until, player_lookup, universal_player_id,
         paint_rate AS paint_rate_last_10, mid_rate AS mid_range_rate_last_10, three_rate AS three_pt_rate_last_10,
         CASE WHEN zoned THEN shots END::BIGINT AS total_shots_last_10,
         n10 AS games_in_sample_10, 'excellent' AS sample_quality_10,
         CASE WHEN zoned THEN thousandths(pm, pa) END AS paint_pct_last_10,
         CASE WHEN zoned THEN thousandths(mm, ma) END AS mid_range_pct_last_10,
         CASE WHEN zoned THEN thousandths(tm, ta) END AS three_pt_pct_last_10,
         CASE WHEN zoned THEN tenths(pa, z10) END AS paint_attempts_per_game,
         CASE WHEN zoned THEN tenths(ma, z10) END AS mid_range_attempts_per_game,
         CASE WHEN zoned THEN tenths(ta, z10) END AS three_pt_attempts_per_game,
         CASE WHEN n20 >= 15 AND z20 >= 10 THEN hundredths(100 * pa20, shots20) END AS paint_rate_last_20,
         CASE WHEN n20 >= 15 AND z20 >= 10 THEN thousandths(pm20, pa20) END AS paint_pct_last_20,
         n20 AS games_in_sample_20,
         CASE WHEN n20 >= 20 THEN 'excellent' WHEN n20 >= 14 THEN 'good' ELSE 'limited' END AS sample_quality_20,
         CASE WHEN zoned AND shots > 0 THEN hundredths(100 * assisted, makes) END AS assisted_rate_last_10,
         CASE WHEN zoned AND shots > 0 THEN hundredths(100 * unassisted, makes) END AS unassisted_rate_last_10,
         NULL::VARCHAR AS player_position,
         CASE WHEN paint_rate IS NULL THEN NULL WHEN paint_rate >= 40 THEN 'paint' WHEN three_rate >= 40 THEN 'perimeter'
              WHEN mid_rate >= 35 THEN 'mid_range' ELSE 'balanced' END AS primary_scoring_zone,
         'high' AS data_quality_tier,
         CASE WHEN z10 < n10 THEN 'zone data in ' || z10 || ' of ' || n10 || ' games' END AS calculation_notes,
         hash16(hashes) AS source_player_game_hash, n20 AS source_player_game_rows_found,
         false AS early_season_flag, NULL::VARCHAR AS insufficient_data_reason, team
  FROM rated),
texts AS (
  SELECT *,
         -- All hashed fields but the date, which comes before them in the order of names.
         '|assisted_rate_last_10:' || number(assisted_rate_last_10) ||
         '|calculation_notes:' || plain(calculation_notes) ||
         '|data_quality_tier:' || plain(data_quality_tier) ||
         '|games_in_sample_10:' || plain(games_in_sample_10) ||
         '|games_in_sample_20:' || plain(games_in_sample_20) ||
         '|mid_range_attempts_per_game:' || number(mid_range_attempts_per_game) ||
         '|mid_range_pct_last_10:' || number(mid_range_pct_last_10) ||
         '|mid_range_rate_last_10:' || number(mid_range_rate_last_10) ||
         '|paint_attempts_per_game:' || number(paint_attempts_per_game) ||
         '|paint_pct_last_10:' || number(paint_pct_last_10) ||
         '|paint_pct_last_20:' || number(paint_pct_last_20) ||
         '|paint_rate_last_10:' || number(paint_rate_last_10) ||
         '|paint_rate_last_20:' || number(paint_rate_last_20) ||
         '|player_lookup:' || plain(player_lookup) ||
         '|player_position:' || plain(player_position) ||
         '|primary_scoring_zone:' || plain(primary_scoring_zone) ||
         '|sample_quality_10:' || plain(sample_quality_10) ||
         '|sample_quality_20:' || plain(sample_quality_20) ||
         '|three_pt_attempts_per_game:' || number(three_pt_attempts_per_game) ||
         '|three_pt_pct_last_10:' || number(three_pt_pct_last_10) ||
         '|three_pt_rate_last_10:' || number(three_pt_rate_last_10) ||
         '|total_shots_last_10:' || plain(total_shots_last_10) ||
         '|unassisted_rate_last_10:' || number(unassisted_rate_last_10) ||
         '|universal_player_id:' || plain(universal_player_id) AS text
  FROM content)
SELECT texts.* EXCLUDE (newest, until, team, text), d AS analysis_date,
       coalesce(expected, 0) AS expected_games_count, coalesce(actual, 0) AS actual_games_count,
       percentage(coalesce(actual, 0), coalesce(expected, 0)) AS completeness_percentage,
       coalesce(expected - actual, 0) AS missing_games_count,
       complete(coalesce(actual, 0), coalesce(expected, 0)) AS is_production_ready,
       CASE WHEN complete(coalesce(actual, 0), coalesce(expected, 0)) THEN []::VARCHAR[] ELSE ['own_data_incomplete'] END AS data_quality_issues,
       hash16('analysis_date:' || d || text) AS data_hash
FROM texts JOIN dates ON d > newest AND d <= until
LEFT JOIN player_coverage c USING (d, team)
