WITH
inputs AS (
  SELECT o.*, c.expected, c.actual,
         z.player_lookup IS NOT NULL AS has_zones, coalesce(z.is_production_ready, false) AS zones_ready, z.data_hash AS zones_hash,
         t.team_abbr IS NOT NULL AS has_defense, coalesce(t.is_production_ready, false) AS defense_ready, t.data_hash AS defense_hash,
         coalesce(x.is_production_ready, false) AS team_ready, x.data_hash AS team_hash,
         z.primary_scoring_zone, t.weakest_zone,
         -- Rates in hundredths of a percent, up to half of all shots; the opponent in hundredths of a percentage point.
         (100 * CASE primary_scoring_zone WHEN 'mid_range' THEN mid_range_rate_last_10
                WHEN 'perimeter' THEN three_pt_rate_last_10 ELSE paint_rate_last_10 END)::BIGINT AS rate,
         (100 * CASE primary_scoring_zone WHEN 'mid_range' THEN mid_range_defense_vs_league_avg
                WHEN 'perimeter' THEN three_pt_defense_vs_league_avg ELSE paint_defense_vs_league_avg END)::BIGINT AS against,
         projected_usage_rate IS NOT NULL AND avg_usage_rate_last_7_games IS NOT NULL AS has_usage,
         (100 * projected_usage_rate)::BIGINT AS projected, (100 * avg_usage_rate_last_7_games)::BIGINT AS usual, seen.games
  FROM population o
  LEFT JOIN seen ON seen.d = o.d AND seen.player_lookup = o.player_lookup
  LEFT JOIN player_coverage c ON c.d = o.d AND c.team = o.team_abbr
  LEFT JOIN nba_precompute.player_shot_zone_analysis z ON z.analysis_date = o.d AND z.player_lookup = o.player_lookup
  LEFT JOIN nba_precompute.team_defense_zone_analysis t ON t.analysis_date = o.d AND t.team_abbr = o.opponent_team_abbr
  LEFT JOIN team_context x ON x.game_date = o.d AND x.team_abbr = o.opponent_team_abbr
  WHERE NOT o.flawed AND (coalesce(seen.games, 0) >= 10 OR seen.flawed IS NOT TRUE)),
-- Everything in units of 1 / 5,000,000, of which each part is a whole number.
parts AS (
  SELECT *,
         greatest(0, least(100, 100
           + CASE WHEN back_to_back THEN -15 WHEN coalesce(days_rest, 1) >= 3 THEN 5 ELSE 0 END
           - CASE WHEN coalesce(games_in_last_7_days, 3) >= 4 THEN 10 ELSE 0 END
           - CASE WHEN coalesce(minutes_in_last_7_days, 200) > 240 THEN 10 ELSE 0 END
           - CASE WHEN coalesce(avg_minutes_per_game_last_7, 30) > 35 THEN 8 ELSE 0 END
           - CASE WHEN coalesce(back_to_backs_last_14_days, 0) >= 2 THEN 12 WHEN back_to_backs_last_14_days = 1 THEN 5 ELSE 0 END
           - CASE WHEN coalesce(player_age, 25) >= 35 THEN 10 WHEN player_age >= 30 THEN 5 ELSE 0 END)) AS fatigue,
         -- least passes over nulls, and an unknown rate is not a high one.
         coalesce(against * CASE WHEN rate > 5000 THEN 5000 ELSE rate END, 0) AS plain_mismatch,
         greatest(-50000000, least(50000000, plain_mismatch * CASE WHEN abs(plain_mismatch) > 2500000 THEN 12 ELSE 10 END)) AS mismatch,
         greatest(-15000000, least(15000000, (10 * coalesce(pace_differential, 0))::BIGINT * 250000)) AS pace,
         CASE WHEN NOT has_usage OR usual = 0 THEN 0 ELSE 3 * (projected - usual) END AS change,
         greatest(-15000000, least(15000000, 50 * change
           * CASE WHEN change > 0 AND star_teammates_out >= 2 THEN 130 WHEN change > 0 AND star_teammates_out > 0 THEN 115 ELSE 100 END)) AS spike,
         250000 * (fatigue - 100) + mismatch + pace + spike AS total
  FROM inputs),
content AS (
  SELECT player_lookup, universal_player_id, d AS game_date, game_id, d AS analysis_date, fatigue::BIGINT AS fatigue_score,
         tenths(mismatch, 5000000) AS shot_zone_mismatch_score, tenths(pace, 5000000) AS pace_score,
         tenths(spike, 5000000) AS usage_spike_score, hundredths(total, 5000000) AS total_composite_adjustment,
         '{"days_rest":' || json(days_rest) || ',"back_to_back":' || json(back_to_back) || ',"games_last_7":' || json(games_in_last_7_days)
           || ',"minutes_last_7":' || json(minutes_in_last_7_days) || ',"avg_minutes_pg_last_7":' || json(avg_minutes_per_game_last_7)
           || ',"back_to_backs_last_14":' || json(back_to_backs_last_14_days) || ',"player_age":' || json(player_age)
           || ',"final_score":' || json(fatigue) || '}' AS fatigue_context_json,
         CASE WHEN rate IS NOT NULL AND against IS NOT NULL
              THEN '{"player_primary_zone":' || json('"' || primary_scoring_zone || '"') || ',"opponent_weak_zone":'
                   || json('"' || weakest_zone || '"') || ',"final_score":' || json(shot_zone_mismatch_score) || '}'
              ELSE '{"missing_data":true}' END AS shot_zone_context_json,
         '{"pace_differential":' || json(pace_differential) || ',"final_score":' || json(pace_score) || '}' AS pace_context_json,
         '{"projected_usage_rate":' || json(projected_usage_rate::DECIMAL(5, 2)) || ',"avg_usage_last_7":' || json(avg_usage_rate_last_7_games::DECIMAL(5, 2))
           || ',"usage_differential":' || json((projected_usage_rate - avg_usage_rate_last_7_games)::DECIMAL(6, 2))
           || ',"star_teammates_out":' || json(star_teammates_out) || ',"final_score":' || json(usage_spike_score) || '}' AS usage_context_json,
         'v1_4factors' AS calculation_version,
         20.00 * ((days_rest IS NOT NULL)::INTEGER + has_usage::INTEGER + (pace_differential IS NOT NULL)::INTEGER
                  + (rate IS NOT NULL)::INTEGER + (against IS NOT NULL)::INTEGER) AS data_completeness_pct,
         nullif(concat_ws(', ',
           CASE WHEN days_rest IS NULL THEN 'days_rest' END, CASE WHEN NOT has_usage THEN 'projected_usage_rate' END,
           CASE WHEN pace_differential IS NULL THEN 'pace_differential' END, CASE WHEN rate IS NULL THEN 'player_shot_zone' END,
           CASE WHEN against IS NULL THEN 'team_defense_zone' END), '') AS missing_data_fields,
         nullif(concat_ws('; ',
           CASE WHEN fatigue < 50 THEN 'EXTREME_FATIGUE' END, CASE WHEN abs(mismatch) > 40000000 THEN 'EXTREME_MATCHUP' END,
           CASE WHEN abs(total) > 60000000 THEN 'EXTREME_ADJUSTMENT' END), '') AS warning_details,
         warning_details IS NOT NULL AS has_warnings,
         CASE WHEN NOT synthetic THEN hash16(data_hash) END AS source_player_context_hash,
         CASE WHEN synthetic THEN 0 ELSE 1 END AS source_player_context_rows_found,
         hash16(team_hash) AS source_team_context_hash, (team_hash IS NOT NULL)::BIGINT AS source_team_context_rows_found,
         hash16(zones_hash) AS source_player_shot_hash, has_zones::BIGINT AS source_player_shot_rows_found,
         hash16(defense_hash) AS source_team_defense_hash, has_defense::BIGINT AS source_team_defense_rows_found,
         coalesce(games, 0) < 10 AS early_season_flag, early_reason(games) AS insufficient_data_reason,
         zones_ready AS upstream_player_shot_ready, defense_ready AS upstream_team_defense_ready,
         ready AS upstream_player_context_ready, team_ready AS upstream_team_context_ready,
         zones_ready AND defense_ready AND ready AND team_ready AS all_upstreams_ready,
         coalesce(expected, 0) AS expected_games_count, coalesce(actual, 0) AS actual_games_count,
         percentage(coalesce(actual, 0), coalesce(expected, 0)) AS completeness_percentage,
         coalesce(expected - actual, 0) AS missing_games_count,
         complete(coalesce(actual, 0), coalesce(expected, 0)) AS own, synthetic
  FROM parts)
SELECT * EXCLUDE (own, synthetic),
       own AND upstream_player_shot_ready AND upstream_team_defense_ready AND NOT synthetic AS is_production_ready,
       list_filter([
         CASE WHEN NOT own THEN 'own_data_incomplete' END,
         CASE WHEN NOT upstream_player_shot_ready THEN 'upstream_player_shot_zone_incomplete' END,
         CASE WHEN NOT upstream_team_defense_ready THEN 'upstream_team_defense_zone_incomplete' END,
         CASE WHEN NOT upstream_player_context_ready THEN 'upstream_player_context_incomplete' END,
         CASE WHEN NOT upstream_team_context_ready THEN 'upstream_team_context_incomplete' END,
         CASE WHEN synthetic THEN 'synthetic_context' END], lambda issue: issue IS NOT NULL) AS data_quality_issues,
       hash_of([
         'player_lookup:' || plain(player_lookup), 'universal_player_id:' || plain(universal_player_id), 'game_date:' || plain(game_date),
         'game_id:' || plain(game_id), 'analysis_date:' || plain(analysis_date), 'fatigue_score:' || plain(fatigue_score),
         'shot_zone_mismatch_score:' || number(shot_zone_mismatch_score), 'pace_score:' || number(pace_score),
         'usage_spike_score:' || number(usage_spike_score), 'total_composite_adjustment:' || number(total_composite_adjustment),
         'calculation_version:' || plain(calculation_version), 'early_season_flag:' || flag(early_season_flag),
         'insufficient_data_reason:' || plain(insufficient_data_reason), 'data_completeness_pct:' || number(data_completeness_pct),
         'missing_data_fields:' || plain(missing_data_fields), 'has_warnings:' || flag(has_warnings),
         'warning_details:' || plain(warning_details)]) AS data_hash
FROM content
