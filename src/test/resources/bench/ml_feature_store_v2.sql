CREATE OR REPLACE TABLE nba_predictions.ml_feature_store_v2 AS
WITH inputs AS (
  SELECT o.*,
         -- What is known of each feature: first as it is stored, then as it is made of games.
         c.points_avg_last_5 AS s0, scored5 AS g0, c.points_avg_last_10 AS s1, scored10 AS g1,
         c.points_avg_season AS s2, points AS g2, c.points_std_last_10 AS s3, c.games_in_last_7_days AS s4,
         f.fatigue_score AS s5, coalesce(f.missing_data_fields, '') AS missing,
         CASE WHEN NOT contains(missing, '_zone') THEN f.shot_zone_mismatch_score END AS s6,
         CASE WHEN NOT contains(missing, 'pace_differential') THEN f.pace_score END AS s7,
         CASE WHEN NOT contains(missing, 'projected_usage_rate') THEN f.usage_spike_score END AS s8,
         CASE WHEN days_rest - opponent_days_rest IS NOT NULL THEN greatest(-2, least(2, days_rest - opponent_days_rest)) END AS rest,
         CASE lower(nullif(trim(player_status), '')) WHEN 'probable' THEN 1 WHEN 'questionable' THEN 2 WHEN 'doubtful' THEN 3 WHEN 'out' THEN 3
           ELSE CASE WHEN trim(player_status) <> '' THEN 0 END END AS injury,
         -- Minutes of late, as a fraction: tenths of minutes over games.
         coalesce((10 * c.minutes_avg_last_10)::BIGINT, m10) AS late, CASE WHEN c.minutes_avg_last_10 IS NULL THEN m10_n ELSE 1 END AS late_n,
         CASE WHEN late > 0 AND m > 0 THEN steps(10 * (late * m_n - m * late_n), 2 * m * late_n, m * late_n) END AS change,
         opponent_rating AS s13, o.opponent_pace AS s14, (season_phase = 'playoffs')::INTEGER AS playoff,
         coalesce(paint, c.paint_rate_last_10) AS s18, mid AS s19, coalesce(three, c.three_pt_rate_last_10) AS s20,
         c.team_pace_last_10 AS s22, c.team_off_rating_last_10 AS s23,
         hash16(c.data_hash) AS cache_hash, hash16(f.data_hash) AS factors_hash,
         coalesce(c.is_production_ready, false) AS cache_ready, coalesce(f.is_production_ready, false) AS factors_ready
  FROM players o
  LEFT JOIN nba_precompute.player_daily_cache c ON c.cache_date = o.d AND c.player_lookup = o.player_lookup
  LEFT JOIN nba_precompute.player_composite_factors f ON f.game_date = o.d AND f.player_lookup = o.player_lookup
  WHERE NOT flawed AND NOT coalesce(invalid, false) AND coalesce(o.d - newest <= 30, true)),
vectors AS (
  SELECT *,
         coalesce(s0, g0, 10) AS f0, coalesce(s1, g1, 10) AS f1, coalesce(s2, g2, 10) AS f2, coalesce(s3, 5) AS f3, coalesce(s4, 3) AS f4,
         coalesce(s5, 50) AS f5, coalesce(s6, 0) AS f6, coalesce(s7, 0) AS f7, coalesce(s8, 0) AS f8, coalesce(rest, 0) AS f9,
         coalesce(injury, 0) AS f10, coalesce(trend, 0) AS f11, coalesce(change, 0) AS f12, coalesce(s13, 112) AS f13, coalesce(s14, 100) AS f14,
         coalesce(home_game::INTEGER, 0) AS f15, coalesce(back_to_back::INTEGER, 0) AS f16, coalesce(playoff, 0) AS f17,
         coalesce(s18 * 0.01, 0.3) AS f18, coalesce(s19 * 0.01, 0.2) AS f19, coalesce(s20 * 0.01, 0.35) AS f20, coalesce(throws, 0.15::DOUBLE) AS f21,
         coalesce(s22, 100) AS f22, coalesce(s23, 112) AS f23, coalesce(won, 0.5::DOUBLE) AS f24,
         stored3(s0, g0) AS o0, stored3(s1, g1) AS o1, stored3(s2, g2) AS o2,
         of_phase4(s3) AS o3, of_phase4(s4) AS o4, of_phase4(s5) AS o5, of_phase4(s6) AS o6, of_phase4(s7) AS o7, of_phase4(s8) AS o8,
         calculated(rest) AS o9, calculated(injury) AS o10, calculated(trend) AS o11, calculated(change) AS o12,
         of_phase4(s13) AS o13, of_phase4(s14) AS o14, of_phase3(home_game) AS o15, of_phase3(back_to_back) AS o16, of_phase3(playoff) AS o17,
         of_phase4(s18) AS o18, of_phase4(s19) AS o19, of_phase4(s20) AS o20, calculated(throws) AS o21,
         of_phase4(s22) AS o22, of_phase4(s23) AS o23, calculated(won) AS o24,
         (s0 IS NOT NULL)::INTEGER + (s1 IS NOT NULL)::INTEGER + (s2 IS NOT NULL)::INTEGER + (s3 IS NOT NULL)::INTEGER + (s4 IS NOT NULL)::INTEGER
         + (s5 IS NOT NULL)::INTEGER + (s6 IS NOT NULL)::INTEGER + (s7 IS NOT NULL)::INTEGER + (s8 IS NOT NULL)::INTEGER
         + (s13 IS NOT NULL)::INTEGER + (s14 IS NOT NULL)::INTEGER + (s18 IS NOT NULL)::INTEGER + (s19 IS NOT NULL)::INTEGER + (s20 IS NOT NULL)::INTEGER
         + (s22 IS NOT NULL)::INTEGER + (s23 IS NOT NULL)::INTEGER AS phase4,
         (s0 IS NULL AND g0 IS NOT NULL)::INTEGER + (s1 IS NULL AND g1 IS NOT NULL)::INTEGER + (s2 IS NULL AND g2 IS NOT NULL)::INTEGER AS phase3,
         (rest IS NOT NULL)::INTEGER + (injury IS NOT NULL)::INTEGER + (trend IS NOT NULL)::INTEGER + (change IS NOT NULL)::INTEGER + (throws IS NOT NULL)::INTEGER + (won IS NOT NULL)::INTEGER AS own_sums,
         (home_game IS NOT NULL)::INTEGER + (back_to_back IS NOT NULL)::INTEGER + (playoff IS NOT NULL)::INTEGER AS contexts
  FROM inputs),
content AS (
  SELECT *,
         -- Of 25: 100 for each feature that is stored or calculated, 75 for what phase 3 knows, 40 for a default.
         (4 * (40 * 25 + 60 * (phase4 + own_sums) + 35 * (phase3 + contexts)) * 0.01)::DECIMAL(5, 2) AS quality,
         CASE WHEN 10 * phase4 >= 9 * 16 THEN 'phase4' WHEN 2 * phase4 >= 16 THEN 'phase4_partial'
              WHEN 2 * phase3 >= 16 THEN 'phase3' ELSE 'mixed' END AS data_source,
         complete(actual_all, expected_all) AS own
  FROM vectors)
SELECT player_lookup, universal_player_id, d AS game_date, game_id,
       [f0::DOUBLE, f1::DOUBLE, f2::DOUBLE, f3::DOUBLE, f4::DOUBLE, f5::DOUBLE, f6::DOUBLE, f7::DOUBLE, f8::DOUBLE, f9::DOUBLE, f10::DOUBLE, f11::DOUBLE, f12::DOUBLE,
        f13::DOUBLE, f14::DOUBLE, f15::DOUBLE, f16::DOUBLE, f17::DOUBLE, f18::DOUBLE, f19::DOUBLE, f20::DOUBLE, f21, f22::DOUBLE, f23::DOUBLE, f24] AS features,
       ['points_avg_last_5', 'points_avg_last_10', 'points_avg_season', 'points_std_last_10', 'games_in_last_7_days', 'fatigue_score',
        'shot_zone_mismatch_score', 'pace_score', 'usage_spike_score', 'rest_advantage', 'injury_risk', 'recent_trend', 'minutes_change',
        'opponent_def_rating', 'opponent_pace', 'home_away', 'back_to_back', 'playoff_game', 'pct_paint', 'pct_mid_range', 'pct_three',
        'pct_free_throw', 'team_pace', 'team_off_rating', 'team_win_pct'] AS feature_names,
       [o0, o1, o2, o3, o4, o5, o6, o7, o8, o9, o10, o11, o12, o13, o14, o15, o16, o17, o18, o19, o20, o21, o22, o23, o24] AS feature_sources,
       25::BIGINT AS feature_count, 'v1_baseline_25' AS feature_version, quality AS feature_quality_score, opponent AS opponent_team_abbr,
       home_game AS is_home, days_rest, data_source,
       CASE WHEN quality >= 95 THEN 'gold' WHEN quality >= 75 THEN 'silver' WHEN quality >= 50 THEN 'bronze' WHEN quality >= 25 THEN 'poor'
            ELSE 'unusable' END AS quality_tier,
       cache_hash AS source_daily_cache_hash, (cache_hash IS NOT NULL)::BIGINT AS source_daily_cache_rows_found,
       factors_hash AS source_composite_hash, (factors_hash IS NOT NULL)::BIGINT AS source_composite_rows_found,
       zones_hash AS source_shot_zones_hash, (zones_hash IS NOT NULL)::BIGINT AS source_shot_zones_rows_found,
       defense_hash AS source_team_defense_hash, (defense_hash IS NOT NULL)::BIGINT AS source_team_defense_rows_found,
       early IS NOT NULL AS early_season_flag, early AS insufficient_data_reason,
       expected_all AS expected_games_count, actual_all AS actual_games_count, percentage(actual_all, expected_all) AS completeness_percentage,
       expected_all - actual_all AS missing_games_count,
       own AND cache_ready AND factors_ready AND zones_ready AND defense_ready AND NOT synthetic AS is_production_ready,
       issues([
         CASE WHEN NOT own THEN 'own_data_incomplete' END,
         CASE WHEN NOT cache_ready THEN 'upstream_daily_cache_incomplete' END,
         CASE WHEN NOT factors_ready THEN 'upstream_composite_factors_incomplete' END,
         CASE WHEN NOT zones_ready THEN 'upstream_player_shot_zone_incomplete' END,
         CASE WHEN NOT defense_ready THEN 'upstream_team_defense_zone_incomplete' END,
         CASE WHEN NOT ready THEN 'upstream_player_context_incomplete' END,
         CASE WHEN synthetic THEN 'synthetic_context' END]) AS data_quality_issues,
       hash16(concat('data_source:', data_source, '|days_rest:', whole(days_rest), '|early_season_flag:', flag(early IS NOT NULL), '|feature_count:25|feature_names:[',
         '''points_avg_last_5'', ''points_avg_last_10'', ''points_avg_season'', ''points_std_last_10'', ''games_in_last_7_days'', ''fatigue_score'', ',
         '''shot_zone_mismatch_score'', ''pace_score'', ''usage_spike_score'', ''rest_advantage'', ''injury_risk'', ''recent_trend'', ',
         '''minutes_change'', ''opponent_def_rating'', ''opponent_pace'', ''home_away'', ''back_to_back'', ''playoff_game'', ''pct_paint'', ',
         '''pct_mid_range'', ''pct_three'', ''pct_free_throw'', ''team_pace'', ''team_off_rating'', ''team_win_pct'']',
         '|feature_quality_score:', number2(quality), '|feature_version:v1_baseline_25|features:[',
         number1(f0), ', ', number1(f1), ', ', number1(f2), ', ', number2(f3), ', ', f4, '.0, ', f5, '.0, ', number1(f6), ', ', number1(f7), ', ', number1(f8), ', ',
         f9, '.0, ', f10, '.0, ', f11, '.0, ', f12, '.0, ', number2(f13), ', ', number1(f14), ', ', f15, '.0, ', f16, '.0, ', f17, '.0, ',
         number4(f18), ', ', number4(f19), ', ', number4(f20), ', ', f21, ', ', number1(f22), ', ', number2(f23), ', ', f24,
         ']|game_date:', d, '|game_id:', plain(game_id), '|insufficient_data_reason:', whole(early), '|is_home:', flag(home_game),
         '|opponent_team_abbr:', plain(opponent), '|player_lookup:', plain(player_lookup), '|universal_player_id:', plain(universal_player_id))) AS data_hash
FROM content;
