WITH
-- The league of the 30 days before a date. Shares are whole numbers of 10^-30: the mean over the teams has other
-- denominators than any integer type can hold, and no rounding to 2 decimals depends on what is cut off there.
league_teams AS (
  SELECT d, defending_team_abbr,
         sum(opp_paint_makes)::HUGEINT AS pm, sum(opp_paint_attempts)::HUGEINT AS pa,
         sum(opp_mid_range_makes)::HUGEINT AS mm, sum(opp_mid_range_attempts)::HUGEINT AS ma,
         sum(opp_three_pt_makes)::HUGEINT AS tm, sum(opp_three_pt_attempts)::HUGEINT AS ta
  FROM dates JOIN defense ON game_date >= d - 30 AND game_date < d
  WHERE zones AND NOT flawed
  GROUP BY ALL HAVING count(*) >= 10 AND pa > 0 AND ma > 0 AND ta > 0),
league AS (
  SELECT dates.d,
         CASE WHEN count(pa) >= 10 THEN sum(share(pm, pa))::HUGEINT // count(pa) ELSE share(580, 1000) END AS paint,
         CASE WHEN count(pa) >= 10 THEN sum(share(mm, ma))::HUGEINT // count(pa) ELSE share(410, 1000) END AS mid,
         CASE WHEN count(pa) >= 10 THEN sum(share(tm, ta))::HUGEINT // count(pa) ELSE share(355, 1000) END AS three
  FROM dates LEFT JOIN league_teams USING (d) GROUP BY ALL),
past AS (
  SELECT d, defense.*, row_number() OVER (PARTITION BY d, defending_team_abbr ORDER BY game_date DESC) AS n
  FROM dates JOIN defense ON game_date < d
  QUALIFY n <= 15),
windows AS (
  SELECT d, defending_team_abbr AS team, count(*) AS games, count(*) FILTER (zones) AS z,
         sum(opp_paint_makes) FILTER (zones) AS pm, sum(opp_paint_attempts) FILTER (zones) AS pa,
         sum(opp_mid_range_makes) FILTER (zones) AS mm, sum(opp_mid_range_attempts) FILTER (zones) AS ma,
         sum(opp_three_pt_makes) FILTER (zones) AS tm, sum(opp_three_pt_attempts) FILTER (zones) AS ta,
         sum(points_in_paint_allowed) FILTER (zones) AS pp, count(points_in_paint_allowed) FILTER (zones) AS pp_n,
         sum(blocks_paint) FILTER (zones) AS pb, count(blocks_paint) FILTER (zones) AS pb_n,
         sum(blocks_mid_range) FILTER (zones) AS mb, count(blocks_mid_range) FILTER (zones) AS mb_n,
         sum(blocks_three_pt) FILTER (zones) AS tb, count(blocks_three_pt) FILTER (zones) AS tb_n,
         (100 * sum(defensive_rating))::HUGEINT AS rating, count(defensive_rating) AS rating_n,
         sum(points_allowed) AS points, count(points_allowed) AS points_n,
         (10 * sum(opponent_pace))::HUGEINT AS pace, count(opponent_pace) AS pace_n,
         string_agg(data_hash, '|' ORDER BY data_hash) AS hashes
  FROM past GROUP BY ALL HAVING count(*) = 15 AND NOT bool_or(flawed)),
against AS (
  SELECT windows.* , z >= 8 AS zoned,
         CASE WHEN zoned THEN share(pm, pa) - paint END AS paint_vs,
         CASE WHEN zoned THEN share(mm, ma) - mid END AS mid_vs,
         CASE WHEN zoned THEN share(tm, ta) - three END AS three_vs,
         least(paint_vs, mid_vs, three_vs) AS best, greatest(paint_vs, mid_vs, three_vs) AS worst
  FROM windows JOIN league USING (d)),
content AS (
  SELECT team AS team_abbr, d AS analysis_date,
         CASE WHEN zoned THEN thousandths(pm, pa) END AS paint_pct_allowed_last_15,
         CASE WHEN zoned THEN thousandths(mm, ma) END AS mid_range_pct_allowed_last_15,
         CASE WHEN zoned THEN thousandths(tm, ta) END AS three_pt_pct_allowed_last_15,
         CASE WHEN zoned THEN tenths(pa, z) END AS paint_attempts_allowed_per_game,
         CASE WHEN zoned THEN tenths(ma, z) END AS mid_range_attempts_allowed_per_game,
         CASE WHEN zoned THEN tenths(ta, z) END AS three_pt_attempts_allowed_per_game,
         CASE WHEN zoned THEN tenths(pp, pp_n) END AS paint_points_allowed_per_game,
         CASE WHEN zoned THEN tenths(pb, pb_n) END AS paint_blocks_per_game,
         CASE WHEN zoned THEN tenths(mb, mb_n) END AS mid_range_blocks_per_game,
         CASE WHEN zoned THEN tenths(tb, tb_n) END AS three_pt_blocks_per_game,
         points_of(paint_vs) AS paint_defense_vs_league_avg,
         points_of(mid_vs) AS mid_range_defense_vs_league_avg,
         points_of(three_vs) AS three_pt_defense_vs_league_avg,
         hundredths(rating, 100 * rating_n) AS defensive_rating_last_15,
         tenths(points, points_n) AS opponent_points_per_game, tenths(pace, 10 * pace_n) AS opponent_pace,
         games AS games_in_sample,
         CASE best WHEN paint_vs THEN 'paint' WHEN mid_vs THEN 'mid_range' WHEN three_vs THEN 'perimeter' END AS strongest_zone,
         CASE worst WHEN paint_vs THEN 'paint' WHEN mid_vs THEN 'mid_range' WHEN three_vs THEN 'perimeter' END AS weakest_zone,
         'high' AS data_quality_tier,
         nullif(concat_ws('; ',
           CASE WHEN zoned AND pa = 0 THEN 'No paint attempts' END, CASE WHEN zoned AND ma = 0 THEN 'No mid-range attempts' END,
           CASE WHEN zoned AND ta = 0 THEN 'No three-point attempts' END,
           CASE WHEN z < games THEN 'zone data in ' || z || ' of ' || games || ' games' END), '') AS calculation_notes,
         hash16(hashes) AS source_team_defense_hash, games AS source_team_defense_rows_found,
         NULL::BOOLEAN AS early_season_flag, NULL::VARCHAR AS insufficient_data_reason,
         paint_vs IS NOT NULL AND mid_vs IS NOT NULL AND three_vs IS NOT NULL AS zones_known
  FROM against)
SELECT content.* EXCLUDE (zones_known),
       coalesce(expected, 0) AS expected_games_count, coalesce(actual, 0) AS actual_games_count,
       percentage(coalesce(actual, 0), coalesce(expected, 0)) AS completeness_percentage,
       coalesce(expected - actual, 0) AS missing_games_count,
       complete(coalesce(actual, 0), coalesce(expected, 0)) AND zones_known AS is_production_ready,
       list_filter([
         CASE WHEN NOT complete(coalesce(actual, 0), coalesce(expected, 0)) THEN 'own_data_incomplete' END,
         CASE WHEN NOT zones_known THEN 'zone_data_incomplete' END], lambda issue: issue IS NOT NULL) AS data_quality_issues,
       hash_of([
         'team_abbr:' || plain(team_abbr), 'analysis_date:' || plain(analysis_date),
         'paint_pct_allowed_last_15:' || number(paint_pct_allowed_last_15),
         'paint_attempts_allowed_per_game:' || number(paint_attempts_allowed_per_game),
         'paint_points_allowed_per_game:' || number(paint_points_allowed_per_game),
         'paint_blocks_per_game:' || number(paint_blocks_per_game),
         'paint_defense_vs_league_avg:' || number(paint_defense_vs_league_avg),
         'mid_range_pct_allowed_last_15:' || number(mid_range_pct_allowed_last_15),
         'mid_range_attempts_allowed_per_game:' || number(mid_range_attempts_allowed_per_game),
         'mid_range_blocks_per_game:' || number(mid_range_blocks_per_game),
         'mid_range_defense_vs_league_avg:' || number(mid_range_defense_vs_league_avg),
         'three_pt_pct_allowed_last_15:' || number(three_pt_pct_allowed_last_15),
         'three_pt_attempts_allowed_per_game:' || number(three_pt_attempts_allowed_per_game),
         'three_pt_blocks_per_game:' || number(three_pt_blocks_per_game),
         'three_pt_defense_vs_league_avg:' || number(three_pt_defense_vs_league_avg),
         'defensive_rating_last_15:' || number(defensive_rating_last_15),
         'opponent_points_per_game:' || number(opponent_points_per_game), 'opponent_pace:' || number(opponent_pace),
         'games_in_sample:' || plain(games_in_sample), 'strongest_zone:' || plain(strongest_zone),
         'weakest_zone:' || plain(weakest_zone), 'data_quality_tier:' || plain(data_quality_tier),
         'calculation_notes:' || plain(calculation_notes)]) AS data_hash
FROM content LEFT JOIN team_coverage c ON c.d = analysis_date AND c.team = team_abbr
