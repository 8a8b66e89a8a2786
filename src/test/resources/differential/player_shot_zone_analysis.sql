WITH past AS (
  SELECT d, box.*,
         paint_attempts IS NOT NULL AND mid_range_attempts IS NOT NULL AND three_pt_attempts IS NOT NULL AS zones,
         row_number() OVER (PARTITION BY d, player_lookup ORDER BY game_date DESC) AS n
  FROM dates JOIN box ON game_date < d
  WHERE (played OR flawed_zones)
  QUALIFY n <= 20),
windows AS (
  SELECT d, player_lookup,
         first(universal_player_id) FILTER (n = 1) AS universal_player_id,
         first(team_abbr) FILTER (n = 1) AS team, max(game_date) AS newest,
         count(*) FILTER (n <= 10) AS n10, count(*) AS n20,
         count(*) FILTER (n <= 10 AND zones) AS z10, count(*) FILTER (zones) AS z20,
         sum(paint_attempts) FILTER (n <= 10 AND zones) AS pa, sum(paint_makes) FILTER (n <= 10 AND zones) AS pm,
         sum(mid_range_attempts) FILTER (n <= 10 AND zones) AS ma, sum(mid_range_makes) FILTER (n <= 10 AND zones) AS mm,
         sum(three_pt_attempts) FILTER (n <= 10 AND zones) AS ta, sum(three_pt_makes) FILTER (n <= 10 AND zones) AS tm,
         sum(assisted_fg_makes) FILTER (n <= 10 AND zones) AS assisted,
         sum(unassisted_fg_makes) FILTER (n <= 10 AND zones) AS unassisted,
         sum(fg_makes) FILTER (n <= 10 AND zones) AS makes,
         sum(paint_attempts) FILTER (zones) AS pa20, sum(paint_makes) FILTER (zones) AS pm20,
         sum(paint_attempts + mid_range_attempts + three_pt_attempts) FILTER (zones) AS shots20,
         string_agg(data_hash, '|' ORDER BY data_hash) AS hashes,
         bool_or(flawed_zones) AS invalid
  FROM past GROUP BY ALL),
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
  SELECT player_lookup, universal_player_id, d AS analysis_date,
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
         false AS early_season_flag, NULL::VARCHAR AS insufficient_data_reason, team,
         paint_rate IS NOT NULL AS rates_known, d - newest <= 30 AS fresh
  FROM rated)
SELECT content.* EXCLUDE (team, rates_known, fresh),
       coalesce(expected, 0) AS expected_games_count, coalesce(actual, 0) AS actual_games_count,
       percentage(coalesce(actual, 0), coalesce(expected, 0)) AS completeness_percentage,
       coalesce(expected - actual, 0) AS missing_games_count,
       complete(coalesce(actual, 0), coalesce(expected, 0)) AND rates_known AND fresh AS is_production_ready,
       list_filter([
         CASE WHEN NOT complete(coalesce(actual, 0), coalesce(expected, 0)) THEN 'own_data_incomplete' END,
         CASE WHEN NOT rates_known THEN 'zone_data_incomplete' END,
         CASE WHEN NOT fresh THEN 'stale_history' END], lambda issue: issue IS NOT NULL) AS data_quality_issues,
       hash_of([
         'player_lookup:' || plain(player_lookup), 'universal_player_id:' || plain(universal_player_id),
         'analysis_date:' || plain(analysis_date), 'paint_rate_last_10:' || number(paint_rate_last_10),
         'mid_range_rate_last_10:' || number(mid_range_rate_last_10), 'three_pt_rate_last_10:' || number(three_pt_rate_last_10),
         'total_shots_last_10:' || plain(total_shots_last_10), 'games_in_sample_10:' || plain(games_in_sample_10),
         'sample_quality_10:' || plain(sample_quality_10), 'paint_pct_last_10:' || number(paint_pct_last_10),
         'mid_range_pct_last_10:' || number(mid_range_pct_last_10), 'three_pt_pct_last_10:' || number(three_pt_pct_last_10),
         'paint_attempts_per_game:' || number(paint_attempts_per_game),
         'mid_range_attempts_per_game:' || number(mid_range_attempts_per_game),
         'three_pt_attempts_per_game:' || number(three_pt_attempts_per_game),
         'paint_rate_last_20:' || number(paint_rate_last_20), 'paint_pct_last_20:' || number(paint_pct_last_20),
         'games_in_sample_20:' || plain(games_in_sample_20), 'sample_quality_20:' || plain(sample_quality_20),
         'assisted_rate_last_10:' || number(assisted_rate_last_10), 'unassisted_rate_last_10:' || number(unassisted_rate_last_10),
         'player_position:' || plain(player_position), 'primary_scoring_zone:' || plain(primary_scoring_zone),
         'data_quality_tier:' || plain(data_quality_tier), 'calculation_notes:' || plain(calculation_notes)]) AS data_hash
FROM content LEFT JOIN shot_coverage c ON c.d = analysis_date AND c.team = content.team
