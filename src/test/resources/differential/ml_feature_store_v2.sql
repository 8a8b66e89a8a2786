WITH past AS (
  SELECT d, box.*, row_number() OVER (PARTITION BY d, player_lookup ORDER BY game_date DESC) AS n,
         CASE WHEN points IS NOT NULL
              THEN row_number() OVER (PARTITION BY d, player_lookup, points IS NULL ORDER BY game_date DESC) END AS scored
  FROM dates JOIN box ON game_date < d
  WHERE played OR flawed),
form AS (
  SELECT d, player_lookup, count(*) AS games, max(game_date) AS newest_date, bool_or(flawed) AS flawed,
         sum(points) FILTER (scored <= 5) AS p5, count(points) FILTER (scored <= 5) AS p5_n,
         sum(points) FILTER (scored <= 10) AS s10, count(points) FILTER (scored <= 10) AS s10_n,
         sum(points) FILTER (n <= 10) AS p10,
         sum(points) AS p, count(points) AS p_n,
         sum(points) FILTER (scored <= 2) AS newest, sum(points) FILTER (scored BETWEEN 3 AND 5) AS next,
         (10 * sum(minutes_played) FILTER (n <= 10))::HUGEINT AS m10, count(minutes_played) FILTER (n <= 10) AS m10_n,
         (10 * sum(minutes_played))::HUGEINT AS m, count(minutes_played) AS m_n,
         sum(ft_makes) FILTER (n <= 10) AS free
  FROM past GROUP BY ALL),
team_record AS (
  SELECT d, team_abbr, count(win_flag) AS games, count(*) FILTER (win_flag) AS wins
  FROM dates JOIN offense ON game_date < d GROUP BY ALL),
inputs AS (
  SELECT o.*, form.* EXCLUDE (d, player_lookup, flawed), r.games AS team_games, r.wins, c.expected, c.actual,
         cache, factors, zones, defense, coalesce(factors.missing_data_fields, '') AS missing,
         cache.data_hash AS cache_hash, factors.data_hash AS factors_hash, zones.data_hash AS zones_hash, defense.data_hash AS defense_hash,
         -- Minutes of late, as a fraction: tenths of minutes over games.
         CASE WHEN cache.minutes_avg_last_10 IS NULL THEN m10 ELSE (10 * cache.minutes_avg_last_10)::HUGEINT END AS late,
         CASE WHEN cache.minutes_avg_last_10 IS NULL THEN m10_n ELSE 1 END AS late_n
  FROM population o
  LEFT JOIN form USING (d, player_lookup)
  LEFT JOIN team_record r ON r.d = o.d AND r.team_abbr = o.team_abbr
  LEFT JOIN form_coverage c ON c.d = o.d AND c.team = o.team_abbr
  LEFT JOIN nba_precompute.player_daily_cache cache ON cache.cache_date = o.d AND cache.player_lookup = o.player_lookup
  LEFT JOIN nba_precompute.player_composite_factors factors ON factors.game_date = o.d AND factors.player_lookup = o.player_lookup
  LEFT JOIN nba_precompute.player_shot_zone_analysis zones ON zones.analysis_date = o.d AND zones.player_lookup = o.player_lookup
  LEFT JOIN nba_precompute.team_defense_zone_analysis defense ON defense.analysis_date = o.d AND defense.team_abbr = o.opponent_team_abbr
  WHERE NOT o.flawed AND NOT coalesce(form.flawed, false) AND coalesce(o.d - newest_date <= 30, true)),
vectors AS (
  SELECT *, [
    first_known('points_avg_last_5', cache.points_avg_last_5, 'phase4', tenths(p5, p5_n), 'phase3', 10.0),
    first_known('points_avg_last_10', cache.points_avg_last_10, 'phase4', tenths(s10, s10_n), 'phase3', 10.0),
    first_known('points_avg_season', cache.points_avg_season, 'phase4', tenths(p, p_n), 'phase3', 10.0),
    known('points_std_last_10', cache.points_std_last_10, 'phase4', 5.0),
    known('games_in_last_7_days', cache.games_in_last_7_days, 'phase4', 3.0),
    known('fatigue_score', factors.fatigue_score, 'phase4', 50.0),
    known('shot_zone_mismatch_score', CASE WHEN NOT (missing LIKE '%player_shot_zone%' OR missing LIKE '%team_defense_zone%')
          THEN factors.shot_zone_mismatch_score END, 'phase4', 0.0),
    known('pace_score', CASE WHEN missing NOT LIKE '%pace_differential%' THEN factors.pace_score END, 'phase4', 0.0),
    known('usage_spike_score', CASE WHEN missing NOT LIKE '%projected_usage_rate%' THEN factors.usage_spike_score END, 'phase4', 0.0),
    known('rest_advantage', CASE WHEN days_rest IS NOT NULL AND opponent_days_rest IS NOT NULL THEN greatest(-2, least(2, days_rest - opponent_days_rest)) END, 'calculated', 0.0),
    known('injury_risk', CASE WHEN trim(player_status) <> '' THEN CASE lower(trim(player_status)) WHEN 'probable' THEN 1 WHEN 'questionable' THEN 2 WHEN 'doubtful' THEN 3 WHEN 'out' THEN 3 ELSE 0 END END,
          'calculated', 0.0),
    -- newest / 2 - next / 3, in sixths.
    known('recent_trend', CASE WHEN p_n >= 5 THEN steps(3 * newest - 2 * next, 30, 12) END, 'calculated', 0.0),
    -- (late - season) / season, against 20 and 10 percent.
    known('minutes_change', CASE WHEN late > 0 AND m > 0 THEN steps(10 * (late * m_n - m * late_n), 2 * m * late_n, m * late_n) END, 'calculated', 0.0),
    known('opponent_def_rating', defense.defensive_rating_last_15, 'phase4', 112.0),
    known('opponent_pace', defense.opponent_pace, 'phase4', 100.0),
    known('home_away', home_game::INTEGER, 'phase3', 0.0),
    known('back_to_back', back_to_back::INTEGER, 'phase3', 0.0),
    known('playoff_game', (season_phase = 'playoffs')::INTEGER, 'phase3', 0.0),
    first_known('pct_paint', zones.paint_rate_last_10 * 0.01, 'phase4', cache.paint_rate_last_10 * 0.01, 'phase4', 0.30),
    known('pct_mid_range', zones.mid_range_rate_last_10 * 0.01, 'phase4', 0.20),
    first_known('pct_three', zones.three_pt_rate_last_10 * 0.01, 'phase4', cache.three_pt_rate_last_10 * 0.01, 'phase4', 0.35),
    known('pct_free_throw', CASE WHEN games >= 5 AND p10 > 0 AND free IS NOT NULL THEN least(0.5, billionths(free, p10)) END, 'calculated', 0.15),
    known('team_pace', cache.team_pace_last_10, 'phase4', 100.0),
    known('team_off_rating', cache.team_off_rating_last_10, 'phase4', 112.0),
    known('team_win_pct', CASE WHEN team_games >= 5 THEN billionths(wins, team_games) END, 'calculated', 0.5)] AS vector
  FROM inputs),
content AS (
  SELECT player_lookup, universal_player_id, d AS game_date, game_id,
         list_transform(vector, lambda f: f.value) AS features, list_transform(vector, lambda f: f.name) AS feature_names,
         list_transform(vector, lambda f: f.source) AS feature_sources,
         25 AS feature_count, 'v1_baseline_25' AS feature_version,
         hundredths(list_sum(list_transform(feature_sources, lambda s: CASE s WHEN 'phase3' THEN 75 WHEN 'default' THEN 40 ELSE 100 END)), 25)
           AS feature_quality_score,
         opponent_team_abbr, home_game AS is_home, days_rest,
         list_transform(list_filter(range(25), lambda i: i <= 8 OR i IN (13, 14, 18, 19, 20, 22, 23)), lambda i: feature_sources[i + 1]) AS stored,
         len(list_filter(stored, lambda s: s = 'phase4')) AS phase4, len(list_filter(stored, lambda s: s = 'phase3')) AS phase3,
         CASE WHEN 10 * phase4 >= 9 * 16 THEN 'phase4' WHEN 2 * phase4 >= 16 THEN 'phase4_partial'
              WHEN 2 * phase3 >= 16 THEN 'phase3' ELSE 'mixed' END AS data_source,
         CASE WHEN feature_quality_score >= 95 THEN 'gold' WHEN feature_quality_score >= 75 THEN 'silver'
              WHEN feature_quality_score >= 50 THEN 'bronze' WHEN feature_quality_score >= 25 THEN 'poor' ELSE 'unusable' END AS quality_tier,
         hash16(cache_hash) AS source_daily_cache_hash, (cache_hash IS NOT NULL)::BIGINT AS source_daily_cache_rows_found,
         hash16(factors_hash) AS source_composite_hash, (factors_hash IS NOT NULL)::BIGINT AS source_composite_rows_found,
         hash16(zones_hash) AS source_shot_zones_hash, (zones_hash IS NOT NULL)::BIGINT AS source_shot_zones_rows_found,
         hash16(defense_hash) AS source_team_defense_hash, (defense_hash IS NOT NULL)::BIGINT AS source_team_defense_rows_found,
         coalesce(games, 0) < 10 AS early_season_flag, early_reason(games) AS insufficient_data_reason,
         coalesce(expected, 0) AS expected_games_count, coalesce(actual, 0) AS actual_games_count,
         percentage(coalesce(actual, 0), coalesce(expected, 0)) AS completeness_percentage,
         coalesce(expected - actual, 0) AS missing_games_count,
         complete(coalesce(actual, 0), coalesce(expected, 0)) AS own,
         coalesce(cache.is_production_ready, false) AS cache_ready, coalesce(factors.is_production_ready, false) AS factors_ready,
         coalesce(zones.is_production_ready, false) AS zones_ready, coalesce(defense.is_production_ready, false) AS defense_ready,
         ready, synthetic
  FROM vectors)
SELECT * EXCLUDE (stored, phase4, phase3, own, cache_ready, factors_ready, zones_ready, defense_ready, ready, synthetic),
       own AND cache_ready AND factors_ready AND zones_ready AND defense_ready AND NOT synthetic AS is_production_ready,
       list_filter([
         CASE WHEN NOT own THEN 'own_data_incomplete' END,
         CASE WHEN NOT cache_ready THEN 'upstream_daily_cache_incomplete' END,
         CASE WHEN NOT factors_ready THEN 'upstream_composite_factors_incomplete' END,
         CASE WHEN NOT zones_ready THEN 'upstream_player_shot_zone_incomplete' END,
         CASE WHEN NOT defense_ready THEN 'upstream_team_defense_zone_incomplete' END,
         CASE WHEN NOT ready THEN 'upstream_player_context_incomplete' END,
         CASE WHEN synthetic THEN 'synthetic_context' END], lambda issue: issue IS NOT NULL) AS data_quality_issues,
       hash_of([
         'player_lookup:' || plain(player_lookup), 'universal_player_id:' || plain(universal_player_id), 'game_date:' || plain(game_date),
         'game_id:' || plain(game_id), 'features:[' || array_to_string(list_transform(features, lambda x: x::VARCHAR), ', ') || ']',
         'feature_names:[' || array_to_string(list_transform(feature_names, lambda x: '''' || x || ''''), ', ') || ']',
         'feature_count:' || plain(feature_count), 'feature_version:' || plain(feature_version),
         'feature_quality_score:' || number(feature_quality_score), 'opponent_team_abbr:' || plain(opponent_team_abbr),
         'is_home:' || flag(is_home), 'days_rest:' || plain(days_rest), 'data_source:' || plain(data_source),
         'early_season_flag:' || flag(early_season_flag), 'insufficient_data_reason:' || plain(insufficient_data_reason)]) AS data_hash
FROM content
