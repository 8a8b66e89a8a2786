-- Makes a simulated season as untidy as real inputs are. A number drawn from the key decides which rows are hit.
CREATE TEMP MACRO draw(salt, a, b, sides) AS (md5_number_lower(salt || a || b) % sides)::INTEGER;
CREATE TEMP MACRO other_hash(hash, salt) AS left(sha256(hash || salt), 16);

-- Players who were listed and did not play, and rows without minutes or without anything.
UPDATE nba_analytics.player_game_summary SET is_active = false WHERE draw('inactive', player_lookup, game_date, 90) = 0;
UPDATE nba_analytics.player_game_summary SET is_active = NULL WHERE draw('unknown', player_lookup, game_date, 40) = 0;
UPDATE nba_analytics.player_game_summary SET minutes_played = NULL WHERE draw('minutes', player_lookup, game_date, 40) = 0;
UPDATE nba_analytics.player_game_summary SET points = NULL WHERE draw('points', player_lookup, game_date, 60) = 0;
UPDATE nba_analytics.player_game_summary SET usage_rate = NULL, ts_pct = NULL WHERE draw('usage', player_lookup, game_date, 30) = 0;
UPDATE nba_analytics.player_game_summary SET minutes_played = 0, fg_attempts = 0, fg_makes = 0, points = NULL
WHERE draw('dnp', player_lookup, game_date, 80) = 0;

-- Names that are not plain, and players without an id.
UPDATE nba_analytics.player_game_summary SET universal_player_id = NULL WHERE draw('id', player_lookup, '', 25) = 0;
UPDATE nba_analytics.player_game_summary SET universal_player_id = '  ' || player_lookup || '_é中  ' WHERE draw('id', player_lookup, '', 25) = 1;

-- Older versions, which do not count; newer ones, which do; and versions of the same time, where the greater hash decides.
INSERT INTO nba_analytics.player_game_summary
SELECT * REPLACE (points + 9 AS points, paint_attempts + 5 AS paint_attempts, 'OLD' AS opponent_team_abbr,
                  processed_at - INTERVAL 1 DAY AS processed_at, other_hash(data_hash, 'old') AS data_hash)
FROM nba_analytics.player_game_summary WHERE draw('version', player_lookup, game_date, 40) = 0;
INSERT INTO nba_analytics.player_game_summary
SELECT * REPLACE (points + 1 AS points, minutes_played + 1.5 AS minutes_played, fg_attempts + 1 AS fg_attempts,
                  paint_attempts + 1 AS paint_attempts, processed_at + INTERVAL 1 SECOND AS processed_at,
                  other_hash(data_hash, 'new') AS data_hash)
FROM nba_analytics.player_game_summary WHERE draw('version', player_lookup, game_date, 40) = 1;
INSERT INTO nba_analytics.player_game_summary
SELECT * REPLACE (points + 2 AS points, mid_range_attempts + 3 AS mid_range_attempts, other_hash(data_hash, 'tie') AS data_hash)
FROM nba_analytics.player_game_summary WHERE draw('version', player_lookup, game_date, 40) = 2;
INSERT INTO nba_analytics.team_defense_game_summary
SELECT * REPLACE (opp_paint_makes + 1 AS opp_paint_makes, opp_paint_attempts + 2 AS opp_paint_attempts, defensive_rating + 0.37 AS defensive_rating,
                  processed_at + INTERVAL (draw('order', defending_team_abbr, game_date, 3) - 1) SECOND AS processed_at,
                  other_hash(data_hash, 'version') AS data_hash)
FROM nba_analytics.team_defense_game_summary WHERE draw('version', defending_team_abbr, game_date, 10) = 0;
INSERT INTO nba_analytics.team_offense_game_summary
SELECT * REPLACE (pace + 0.3 AS pace, offensive_rating - 1.07 AS offensive_rating, NOT win_flag AS win_flag,
                  processed_at + INTERVAL (draw('order', team_abbr, game_date, 3) - 1) SECOND AS processed_at,
                  other_hash(data_hash, 'version') AS data_hash)
FROM nba_analytics.team_offense_game_summary WHERE draw('version', team_abbr, game_date, 10) = 0;
INSERT INTO nba_analytics.upcoming_player_game_context
SELECT * REPLACE (minutes_in_last_7_days + 30 AS minutes_in_last_7_days, 1 AS days_rest, 30 AS player_age,
                  processed_at + INTERVAL (draw('order', player_lookup, game_date, 3) - 1) SECOND AS processed_at,
                  other_hash(data_hash, 'version') AS data_hash)
FROM nba_analytics.upcoming_player_game_context WHERE draw('version', player_lookup, game_date, 30) = 0;
INSERT INTO nba_analytics.upcoming_team_game_context
SELECT * REPLACE (NOT is_production_ready AS is_production_ready,
                  processed_at + INTERVAL (draw('order', team_abbr, game_date, 3) - 1) SECOND AS processed_at,
                  other_hash(data_hash, 'version') AS data_hash)
FROM nba_analytics.upcoming_team_game_context WHERE draw('version', team_abbr, game_date, 20) = 0;

-- Pre-season rows, which are no history, an exhibition, and a game that is not final.
INSERT INTO nba_analytics.player_game_summary
SELECT * REPLACE (game_date - 4 AS game_date, 60 AS points) FROM nba_analytics.player_game_summary
WHERE game_date < (SELECT min(game_date) + 3 FROM nba_raw.nbac_schedule);
INSERT INTO nba_analytics.team_defense_game_summary
SELECT * REPLACE (game_date - 4 AS game_date, 1 AS opp_paint_makes) FROM nba_analytics.team_defense_game_summary
WHERE game_date < (SELECT min(game_date) + 3 FROM nba_raw.nbac_schedule);
INSERT INTO nba_raw.nbac_schedule
SELECT * REPLACE ('X' || game_id AS game_id, game_date - 10 AS game_date, false AS is_regular_season, other_hash(data_hash, 'pre') AS data_hash)
FROM nba_raw.nbac_schedule WHERE game_date < (SELECT min(game_date) + 3 FROM nba_raw.nbac_schedule);
UPDATE nba_raw.nbac_schedule SET game_status = 1 WHERE draw('final', game_id, '', 200) = 0;

-- Holes: games of three teams without any row, players without a row, teams without a context.
DELETE FROM nba_analytics.player_game_summary
WHERE draw('hole', team_abbr, '', 10) = 0 AND month(game_date) IN (12, 1) AND draw('hole', team_abbr, game_date, 3) = 0;
DELETE FROM nba_analytics.player_game_summary WHERE draw('absent', player_lookup, game_date, 50) = 0;
DELETE FROM nba_analytics.team_defense_game_summary
WHERE draw('hole', defending_team_abbr, '', 6) = 0 AND month(game_date) IN (12, 1) AND draw('hole', defending_team_abbr, game_date, 3) = 0;
DELETE FROM nba_analytics.team_offense_game_summary WHERE draw('hole', team_abbr, game_date, 30) = 0;
DELETE FROM nba_analytics.upcoming_team_game_context WHERE draw('hole', team_abbr, game_date, 30) = 0;
UPDATE nba_analytics.upcoming_player_game_context SET is_production_ready = false WHERE draw('ready', player_lookup, game_date, 40) = 0;
UPDATE nba_analytics.upcoming_team_game_context SET is_production_ready = NULL WHERE draw('ready', team_abbr, game_date, 40) = 0;

-- Dates whose contexts are thin, and dates whose contexts are nearly so.
DELETE FROM nba_analytics.upcoming_player_game_context
WHERE draw('thin', game_date, '', 12) = 0 AND draw('thin', player_lookup, game_date, 2) = 0;
DELETE FROM nba_analytics.upcoming_player_game_context
WHERE draw('thin', game_date, '', 12) IN (1, 2, 3) AND draw('thin', player_lookup, game_date, 10) = 0;

-- Zone data that ends for a while for some teams, and teams whose opponents never shot from mid-range.
UPDATE nba_analytics.team_defense_game_summary SET opp_paint_attempts = NULL, opp_paint_makes = NULL
WHERE draw('zones', defending_team_abbr, '', 5) = 0 AND month(game_date) IN (1, 2) AND draw('zones', defending_team_abbr, game_date, 2) = 0;
UPDATE nba_analytics.team_defense_game_summary SET opp_mid_range_attempts = 0, opp_mid_range_makes = 0
WHERE draw('mid', defending_team_abbr, '', 9) = 0 AND month(game_date) IN (2, 3);
UPDATE nba_analytics.team_defense_game_summary SET opp_three_pt_attempts = NULL, opp_three_pt_makes = NULL
WHERE draw('mid', defending_team_abbr, '', 9) = 0 AND month(game_date) = 3 AND draw('three', defending_team_abbr, game_date, 5) = 0;
UPDATE nba_analytics.team_defense_game_summary SET opponent_pace = NULL, blocks_paint = NULL WHERE draw('pace', defending_team_abbr, game_date, 7) = 0;
UPDATE nba_analytics.player_game_summary SET mid_range_attempts = NULL, mid_range_makes = NULL
WHERE draw('zones', player_lookup, '', 8) = 0 AND month(game_date) IN (1, 2) AND draw('zones', player_lookup, game_date, 2) = 0;

-- Rows that break their schema.
UPDATE nba_analytics.player_game_summary SET fg_makes = fg_attempts + 1
WHERE month(game_date) = 2 AND draw('flaw', player_lookup, game_date, 800) = 0;
UPDATE nba_analytics.player_game_summary SET paint_makes = paint_attempts + 1
WHERE month(game_date) = 2 AND draw('flaw', player_lookup, game_date, 800) = 1;
UPDATE nba_analytics.player_game_summary SET points = -1
WHERE month(game_date) = 3 AND draw('flaw', player_lookup, game_date, 800) = 2;
UPDATE nba_analytics.player_game_summary SET ft_makes = ft_attempts + 1
WHERE month(game_date) = 3 AND draw('flaw', player_lookup, game_date, 800) = 3;
UPDATE nba_analytics.player_game_summary SET points = 251
WHERE month(game_date) = 3 AND draw('flaw', player_lookup, game_date, 800) = 4;
UPDATE nba_analytics.team_defense_game_summary SET opp_three_pt_makes = NULL
WHERE month(game_date) = 3 AND draw('flaw', defending_team_abbr, game_date, 100) = 0;
