WITH past AS (
  SELECT d, box.*, row_number() OVER (PARTITION BY d, player_lookup ORDER BY game_date DESC) AS n
  FROM dates JOIN box ON game_date < d
  WHERE played OR flawed),
form AS (
  SELECT d, player_lookup, count(*) AS games, max(game_date) AS newest, bool_or(flawed) AS flawed,
         sum(points) FILTER (n <= 5) AS p5, count(points) FILTER (n <= 5) AS p5_n,
         sum(points) FILTER (n <= 10) AS p10, count(points) FILTER (n <= 10) AS p10_n,
         sum(points * points) FILTER (n <= 10) AS squares,
         sum(points) AS p, count(points) AS p_n,
         (10 * sum(minutes_played) FILTER (n <= 10))::HUGEINT AS minutes, count(minutes_played) FILTER (n <= 10) AS minutes_n,
         (100 * sum(usage_rate) FILTER (n <= 10))::HUGEINT AS usage10, count(usage_rate) FILTER (n <= 10) AS usage10_n,
         (100 * sum(usage_rate))::HUGEINT AS usage, count(usage_rate) AS usage_n,
         (1000 * sum(ts_pct) FILTER (n <= 10))::HUGEINT AS ts, count(ts_pct) FILTER (n <= 10) AS ts_n,
         sum(assisted_fg_makes) FILTER (n <= 10) AS assisted, sum(fg_makes) FILTER (n <= 10) AS makes,
         string_agg(data_hash, '|' ORDER BY data_hash) AS hashes
  FROM past GROUP BY ALL),
team_past AS (
  SELECT d, offense.* FROM dates JOIN offense ON game_date < d
  QUALIFY row_number() OVER (PARTITION BY d, team_abbr ORDER BY game_date DESC) <= 10),
team_form AS (
  SELECT d, team_abbr, count(*) AS games,
         (10 * sum(pace))::HUGEINT AS pace, count(pace) AS pace_n,
         (100 * sum(offensive_rating))::HUGEINT AS rating, count(offensive_rating) AS rating_n,
         string_agg(data_hash, '|' ORDER BY data_hash) AS hashes
  FROM team_past GROUP BY ALL),
content AS (
  SELECT o.player_lookup, o.universal_player_id, o.d AS cache_date,
         tenths(p5, p5_n) AS points_avg_last_5, tenths(p10, p10_n) AS points_avg_last_10, tenths(p, p_n) AS points_avg_season,
         CASE WHEN p10_n >= 2 THEN root_hundredths(p10_n * squares - p10 * p10, p10_n * (p10_n - 1)) END AS points_std_last_10,
         tenths(minutes, 10 * minutes_n) AS minutes_avg_last_10, hundredths(usage10, 100 * usage10_n) AS usage_rate_last_10,
         thousandths(ts, 1000 * ts_n) AS ts_pct_last_10, form.games AS games_played_season,
         tenths(team_form.pace, 10 * pace_n) AS team_pace_last_10,
         hundredths(team_form.rating, 100 * rating_n) AS team_off_rating_last_10,
         hundredths(usage, 100 * usage_n) AS player_usage_rate_season,
         games_in_last_7_days,
         games_in_last_14_days,
         minutes_in_last_7_days,
         minutes_in_last_14_days,
         back_to_backs_last_14_days,
         avg_minutes_per_game_last_7::DECIMAL(5, 1) AS avg_minutes_per_game_last_7,
         fourth_quarter_minutes_last_7,
         zones.primary_scoring_zone, zones.paint_rate_last_10, zones.three_pt_rate_last_10,
         hundredths(assisted, makes) AS assisted_rate_last_10,
         player_age,
         zones.player_lookup IS NOT NULL AS shot_zone_data_available,
         hash16(form.hashes) AS source_player_game_hash, form.games AS source_player_game_rows_found,
         hash16(team_form.hashes) AS source_team_offense_hash, coalesce(team_form.games, 0) AS source_team_offense_rows_found,
         CASE WHEN NOT synthetic THEN hash16(o.data_hash) END AS source_upcoming_context_hash,
         CASE WHEN synthetic THEN 0 ELSE 1 END AS source_upcoming_context_rows_found,
         hash16(zones.data_hash) AS source_shot_zone_hash,
         CASE WHEN zones.data_hash IS NULL THEN 0 ELSE 1 END AS source_shot_zone_rows_found,
         form.games < 10 AS early_season_flag, early_reason(form.games) AS insufficient_data_reason,
         coalesce(c.expected, 0) AS expected_games_count, coalesce(c.actual, 0) AS actual_games_count,
         percentage(coalesce(c.actual, 0), coalesce(c.expected, 0)) AS completeness_percentage,
         coalesce(c.expected - c.actual, 0) AS missing_games_count,
         complete(coalesce(c.actual, 0), coalesce(c.expected, 0)) AS own,
         coalesce(zones.is_production_ready, false) AS zones_ready, synthetic, ready,
         'v1' AS cache_version
  FROM population o
  JOIN form USING (d, player_lookup)
  LEFT JOIN team_form ON team_form.d = o.d AND team_form.team_abbr = o.team_abbr
  LEFT JOIN form_coverage c ON c.d = o.d AND c.team = o.team_abbr
  LEFT JOIN nba_precompute.player_shot_zone_analysis zones ON zones.analysis_date = o.d AND zones.player_lookup = o.player_lookup
  WHERE form.games >= 5 AND NOT form.flawed AND NOT o.flawed AND o.d - newest <= 30)
SELECT * EXCLUDE (own, zones_ready, synthetic, ready),
       own AND zones_ready AND NOT synthetic AS is_production_ready,
       list_filter([
         CASE WHEN NOT own THEN 'own_data_incomplete' END,
         CASE WHEN NOT zones_ready THEN 'upstream_player_shot_zone_incomplete' END,
         CASE WHEN NOT ready THEN 'upstream_player_context_incomplete' END,
         CASE WHEN synthetic THEN 'synthetic_context' END], lambda issue: issue IS NOT NULL) AS data_quality_issues,
       hash_of([
         'player_lookup:' || plain(player_lookup), 'universal_player_id:' || plain(universal_player_id), 'cache_date:' || plain(cache_date),
         'points_avg_last_5:' || number(points_avg_last_5), 'points_avg_last_10:' || number(points_avg_last_10),
         'points_avg_season:' || number(points_avg_season), 'points_std_last_10:' || number(points_std_last_10),
         'minutes_avg_last_10:' || number(minutes_avg_last_10), 'usage_rate_last_10:' || number(usage_rate_last_10),
         'ts_pct_last_10:' || number(ts_pct_last_10), 'games_played_season:' || plain(games_played_season),
         'team_pace_last_10:' || number(team_pace_last_10), 'team_off_rating_last_10:' || number(team_off_rating_last_10),
         'player_usage_rate_season:' || number(player_usage_rate_season),
         'games_in_last_7_days:' || plain(games_in_last_7_days), 'games_in_last_14_days:' || plain(games_in_last_14_days),
         'minutes_in_last_7_days:' || plain(minutes_in_last_7_days), 'minutes_in_last_14_days:' || plain(minutes_in_last_14_days),
         'back_to_backs_last_14_days:' || plain(back_to_backs_last_14_days),
         'avg_minutes_per_game_last_7:' || number(avg_minutes_per_game_last_7),
         'fourth_quarter_minutes_last_7:' || plain(fourth_quarter_minutes_last_7),
         'primary_scoring_zone:' || plain(primary_scoring_zone), 'paint_rate_last_10:' || number(paint_rate_last_10),
         'three_pt_rate_last_10:' || number(three_pt_rate_last_10), 'assisted_rate_last_10:' || number(assisted_rate_last_10),
         'player_age:' || plain(player_age), 'cache_version:' || plain(cache_version)]) AS data_hash
FROM content
