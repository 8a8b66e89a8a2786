CREATE OR REPLACE TABLE nba_precompute.player_daily_cache AS
WITH content AS (
  SELECT * EXCLUDE (season), avg_minutes_per_game_last_7::DECIMAL(5, 1) AS average7, complete(actual_all, expected_all) AS own
  FROM players
  WHERE games >= 5 AND NOT invalid AND NOT flawed AND d - newest <= 30)
SELECT player_lookup, universal_player_id, d AS cache_date, points5::DECIMAL(5, 1) AS points_avg_last_5, points10::DECIMAL(5, 1) AS points_avg_last_10,
       points::DECIMAL(5, 1) AS points_avg_season, deviation::DECIMAL(5, 2) AS points_std_last_10, minutes::DECIMAL(5, 1) AS minutes_avg_last_10,
       recent_usage::DECIMAL(5, 2) AS usage_rate_last_10, ts_pct::DECIMAL(5, 3) AS ts_pct_last_10, games AS games_played_season,
       team_pace::DECIMAL(5, 1) AS team_pace_last_10, team_rating::DECIMAL(6, 2) AS team_off_rating_last_10,
       season_usage::DECIMAL(5, 2) AS player_usage_rate_season, games_in_last_7_days, games_in_last_14_days,
       minutes_in_last_7_days, minutes_in_last_14_days, back_to_backs_last_14_days,
       average7 AS avg_minutes_per_game_last_7, fourth_quarter_minutes_last_7, zone AS primary_scoring_zone, paint AS paint_rate_last_10,
       three AS three_pt_rate_last_10, assisted_rate::DECIMAL(5, 2) AS assisted_rate_last_10, player_age,
       has_zones AS shot_zone_data_available,
       games_hash AS source_player_game_hash, games AS source_player_game_rows_found,
       team_hash AS source_team_offense_hash, team_games AS source_team_offense_rows_found,
       context_hash AS source_upcoming_context_hash,
       CASE WHEN synthetic THEN 0 ELSE 1 END::BIGINT AS source_upcoming_context_rows_found,
       zones_hash AS source_shot_zone_hash, has_zones::BIGINT AS source_shot_zone_rows_found,
       early IS NOT NULL AS early_season_flag, early AS insufficient_data_reason,
       expected_all AS expected_games_count, actual_all AS actual_games_count, percentage(actual_all, expected_all) AS completeness_percentage,
       expected_all - actual_all AS missing_games_count,
       own AND zones_ready AND NOT synthetic AS is_production_ready,
       issues([
         CASE WHEN NOT own THEN 'own_data_incomplete' END,
         CASE WHEN NOT zones_ready THEN 'upstream_player_shot_zone_incomplete' END,
         CASE WHEN NOT ready THEN 'upstream_player_context_incomplete' END,
         CASE WHEN synthetic THEN 'synthetic_context' END]) AS data_quality_issues,
       'v1' AS cache_version,
       hash16(concat('assisted_rate_last_10:', number2(assisted_rate), '|avg_minutes_per_game_last_7:', number1(average7),
         '|back_to_backs_last_14_days:', whole(back_to_backs_last_14_days), '|cache_date:', d, '|cache_version:v1|fourth_quarter_minutes_last_7:', whole(fourth_quarter_minutes_last_7),
         '|games_in_last_14_days:', whole(games_in_last_14_days), '|games_in_last_7_days:', whole(games_in_last_7_days), '|games_played_season:', games,
         '|minutes_avg_last_10:', number1(minutes), '|minutes_in_last_14_days:', whole(minutes_in_last_14_days), '|minutes_in_last_7_days:', whole(minutes_in_last_7_days),
         '|paint_rate_last_10:', number2(paint), '|player_age:', whole(player_age), '|player_lookup:', plain(player_lookup),
         '|player_usage_rate_season:', number2(season_usage), '|points_avg_last_10:', number1(points10), '|points_avg_last_5:', number1(points5),
         '|points_avg_season:', number1(points), '|points_std_last_10:', number2(deviation), '|primary_scoring_zone:', whole(zone),
         '|team_off_rating_last_10:', number2(team_rating), '|team_pace_last_10:', number1(team_pace), '|three_pt_rate_last_10:', number2(three),
         '|ts_pct_last_10:', number3(ts_pct), '|universal_player_id:', plain(universal_player_id), '|usage_rate_last_10:', number2(recent_usage))) AS data_hash
FROM content;
