CREATE OR REPLACE TABLE nba_precompute.player_composite_factors AS
WITH inputs AS (
  SELECT *,
         -- Rates in hundredths of a percent, up to half of all shots; the opponent in hundredths of a percentage point.
         (100 * CASE zone WHEN 'mid_range' THEN mid WHEN 'perimeter' THEN three ELSE paint END)::BIGINT AS rate,
         (100 * CASE zone WHEN 'mid_range' THEN mid_defense WHEN 'perimeter' THEN three_defense ELSE paint_defense END)::BIGINT AS against,
         projected_usage_rate IS NOT NULL AND avg_usage_rate_last_7_games IS NOT NULL AS has_usage,
         (100 * projected_usage_rate)::BIGINT AS projected, (100 * avg_usage_rate_last_7_games)::BIGINT AS usual,
         complete(actual10, expected10) AS own
  FROM players WHERE NOT flawed AND (early IS NULL OR invalid IS NOT TRUE)),
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
scores AS (
  SELECT *, (signed_units(mismatch, 5000000, 10) * 0.1)::DECIMAL(4, 1) AS mismatch_score, (signed_units(pace, 5000000, 10) * 0.1)::DECIMAL(3, 1) AS pace_score,
         (signed_units(spike, 5000000, 10) * 0.1)::DECIMAL(3, 1) AS spike_score, (signed_units(total, 5000000, 100) * 0.01)::DECIMAL(5, 2) AS adjustment,
         20 * ((days_rest IS NOT NULL)::INTEGER + has_usage::INTEGER + (pace_differential IS NOT NULL)::INTEGER
               + (rate IS NOT NULL)::INTEGER + (against IS NOT NULL)::INTEGER) AS known,
         nullif(concat_ws(', ',
           CASE WHEN days_rest IS NULL THEN 'days_rest' END, CASE WHEN NOT has_usage THEN 'projected_usage_rate' END,
           CASE WHEN pace_differential IS NULL THEN 'pace_differential' END, CASE WHEN rate IS NULL THEN 'player_shot_zone' END,
           CASE WHEN against IS NULL THEN 'team_defense_zone' END), '') AS missing,
         nullif(concat_ws('; ',
           CASE WHEN fatigue < 50 THEN 'EXTREME_FATIGUE' END, CASE WHEN abs(mismatch) > 40000000 THEN 'EXTREME_MATCHUP' END,
           CASE WHEN abs(total) > 60000000 THEN 'EXTREME_ADJUSTMENT' END), '') AS warnings
  FROM parts)
SELECT player_lookup, universal_player_id, d AS game_date, game_id, d AS analysis_date, fatigue::BIGINT AS fatigue_score,
       mismatch_score AS shot_zone_mismatch_score, pace_score, spike_score AS usage_spike_score, adjustment AS total_composite_adjustment,
       concat('{"days_rest":', json(days_rest), ',"back_to_back":', json(back_to_back), ',"games_last_7":', json(games_in_last_7_days),
         ',"minutes_last_7":', json(minutes_in_last_7_days), ',"avg_minutes_pg_last_7":', json(avg_minutes_per_game_last_7),
         ',"back_to_backs_last_14":', json(back_to_backs_last_14_days), ',"player_age":', json(player_age),
         ',"final_score":', fatigue, '}') AS fatigue_context_json,
       CASE WHEN rate IS NOT NULL AND against IS NOT NULL
            THEN concat('{"player_primary_zone":', json('"' || zone || '"'), ',"opponent_weak_zone":',
                   json('"' || weakest_zone || '"'), ',"final_score":', mismatch_score, '}')
            ELSE '{"missing_data":true}' END AS shot_zone_context_json,
       concat('{"pace_differential":', json(pace_differential), ',"final_score":', pace_score, '}') AS pace_context_json,
       concat('{"projected_usage_rate":', json(projected_usage_rate::DECIMAL(5, 2)), ',"avg_usage_last_7":', json(avg_usage_rate_last_7_games::DECIMAL(5, 2)),
         ',"usage_differential":', json((projected_usage_rate - avg_usage_rate_last_7_games)::DECIMAL(6, 2)),
         ',"star_teammates_out":', json(star_teammates_out), ',"final_score":', spike_score, '}') AS usage_context_json,
       'v1_4factors' AS calculation_version, known::DECIMAL(5, 2) AS data_completeness_pct, missing AS missing_data_fields,
       warnings IS NOT NULL AS has_warnings, warnings AS warning_details,
       context_hash AS source_player_context_hash,
       CASE WHEN synthetic THEN 0 ELSE 1 END::BIGINT AS source_player_context_rows_found,
       team_context_hash AS source_team_context_hash, (team_context_hash IS NOT NULL)::BIGINT AS source_team_context_rows_found,
       zones_hash AS source_player_shot_hash, has_zones::BIGINT AS source_player_shot_rows_found,
       defense_hash AS source_team_defense_hash, has_defense::BIGINT AS source_team_defense_rows_found,
       early IS NOT NULL AS early_season_flag, early AS insufficient_data_reason,
       zones_ready AS upstream_player_shot_ready, defense_ready AS upstream_team_defense_ready,
       ready AS upstream_player_context_ready, team_ready AS upstream_team_context_ready,
       zones_ready AND defense_ready AND ready AND team_ready AS all_upstreams_ready,
       expected10 AS expected_games_count, actual10 AS actual_games_count, percentage(actual10, expected10) AS completeness_percentage,
       expected10 - actual10 AS missing_games_count,
       own AND zones_ready AND defense_ready AND NOT synthetic AS is_production_ready,
       issues([
         CASE WHEN NOT own THEN 'own_data_incomplete' END,
         CASE WHEN NOT zones_ready THEN 'upstream_player_shot_zone_incomplete' END,
         CASE WHEN NOT defense_ready THEN 'upstream_team_defense_zone_incomplete' END,
         CASE WHEN NOT ready THEN 'upstream_player_context_incomplete' END,
         CASE WHEN NOT team_ready THEN 'upstream_team_context_incomplete' END,
         CASE WHEN synthetic THEN 'synthetic_context' END]) AS data_quality_issues,
       hash16(concat('analysis_date:', d, '|calculation_version:v1_4factors|data_completeness_pct:', known, '.0|early_season_flag:', flag(early IS NOT NULL), '|fatigue_score:', fatigue,
         '|game_date:', d, '|game_id:', plain(game_id), '|has_warnings:', flag(warnings IS NOT NULL),
         '|insufficient_data_reason:', whole(early), '|missing_data_fields:', whole(missing), '|pace_score:', pace_score, '|player_lookup:', plain(player_lookup),
         '|shot_zone_mismatch_score:', mismatch_score, '|total_composite_adjustment:', number2(adjustment),
         '|universal_player_id:', plain(universal_player_id), '|usage_spike_score:', spike_score, '|warning_details:', whole(warnings))) AS data_hash
FROM scores;
