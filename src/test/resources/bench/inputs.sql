-- What the statements share: exact rounding, the texts of hashes, and the inputs of all seasons, each read once.

-- n / d in units of 1 / p, half away from zero, for whole numbers from 0 on; null when d is 0 or a value is unknown.
CREATE TEMP MACRO units(n, d, p) AS (2 * p * n::BIGINT + d::BIGINT) // nullif(2 * d::BIGINT, 0);
CREATE TEMP MACRO tenths(n, d) AS (units(n, d, 10) * 0.1)::DECIMAL(9, 1);
CREATE TEMP MACRO hundredths(n, d) AS (units(n, d, 100) * 0.01)::DECIMAL(9, 2);
CREATE TEMP MACRO thousandths(n, d) AS (units(n, d, 1000) * 0.001)::DECIMAL(9, 3);

-- Values as the text of which a content hash is made. A decimal is written with at least one digit after the point and without
-- zeros at its end; casts to fewer digits find them sooner than text functions do.
CREATE TEMP MACRO plain(x) AS coalesce(trim(x::VARCHAR), 'NULL');
CREATE TEMP MACRO whole(x) AS coalesce(x::VARCHAR, 'NULL');
CREATE TEMP MACRO number1(x) AS coalesce(x::DECIMAL(9, 1)::VARCHAR, 'NULL');
CREATE TEMP MACRO number2(x) AS
  coalesce(CASE WHEN x = x::DECIMAL(9, 1) THEN x::DECIMAL(9, 1)::VARCHAR ELSE x::DECIMAL(9, 2)::VARCHAR END, 'NULL');
CREATE TEMP MACRO number3(x) AS
  coalesce(CASE WHEN x = x::DECIMAL(9, 1) THEN x::DECIMAL(9, 1)::VARCHAR WHEN x = x::DECIMAL(9, 2) THEN x::DECIMAL(9, 2)::VARCHAR
           ELSE x::DECIMAL(9, 3)::VARCHAR END, 'NULL');
CREATE TEMP MACRO flag(x) AS CASE WHEN x IS NULL THEN 'NULL' WHEN x THEN 'True' ELSE 'False' END;
CREATE TEMP MACRO hash16(x) AS left(sha256(x), 16);

CREATE TEMP MACRO percentage(actual, expected) AS CASE WHEN expected = 0 THEN 100.0 ELSE tenths(100 * actual, expected) END;
CREATE TEMP MACRO complete(actual, expected) AS 100 * actual >= 90 * expected;
CREATE TEMP MACRO issues(all_of_them) AS list_filter(all_of_them, lambda issue: issue IS NOT NULL);

-- The seasons, the dates up to their fronts that have rows, numbered, and how many of them each day of a season has behind it, itself
-- included. A game without result that is older than the season's newest one with a result does not count.
CREATE TEMP TABLE schedule AS
SELECT season_year AS season, game_id, game_date, game_status IS NOT DISTINCT FROM 3 AS final, home_team_tricode AS home, away_team_tricode AS away,
       is_playoffs IS TRUE AS playoffs, max(game_date) FILTER (game_status = 3) OVER (PARTITION BY season_year) AS newest_final
FROM nba_raw.nbac_schedule
WHERE (is_regular_season IS TRUE OR is_playoffs IS TRUE) AND is_all_star IS NOT TRUE
QUALIFY final OR newest_final IS NULL OR game_date >= newest_final;

CREATE TEMP TABLE seasons AS
SELECT season, min(game_date) AS opener, max(game_date) AS finish,
       coalesce(min(game_date) FILTER (newest_final IS NULL OR game_date > newest_final), finish) AS front
FROM schedule GROUP BY ALL;

CREATE TEMP TABLE dates AS
SELECT row_number() OVER (ORDER BY game_date) AS n, season, game_date AS d
FROM (SELECT DISTINCT season, game_date FROM schedule) JOIN seasons USING (season)
WHERE game_date - opener >= 14 AND game_date <= front;

CREATE TEMP TABLE days AS
SELECT season, day, coalesce(last_value(n IGNORE NULLS) OVER (ORDER BY day), 0) AS passed,
       max(n) OVER (PARTITION BY season) AS all_passed
FROM (SELECT season, unnest(range(opener, finish + 1, INTERVAL 1 DAY))::DATE AS day FROM seasons) s
LEFT JOIN (SELECT n, d AS day FROM dates) USING (day);

-- The newest version of every row of a season.
CREATE TEMP MACRO no_count(x) AS coalesce(x NOT BETWEEN 0 AND 250, false);

CREATE TEMP TABLE box AS
SELECT season, passed, all_passed, game_date, player_lookup, universal_player_id, team_abbr, data_hash,
       points, minutes_played, (10 * minutes_played)::BIGINT AS minutes10, (100 * usage_rate)::BIGINT AS usage100, (1000 * ts_pct)::BIGINT AS ts1000,
       fg_makes, ft_makes, assisted_fg_makes, unassisted_fg_makes,
       paint_attempts, paint_makes, mid_range_attempts, mid_range_makes, three_pt_attempts, three_pt_makes,
       no_count(fg_attempts) OR no_count(fg_makes) OR no_count(points) OR coalesce(minutes_played < 0, false)
       OR coalesce(fg_makes > fg_attempts, false) OR (fg_attempts IS NOT NULL AND fg_makes IS NULL) AS flawed_game,
       flawed_game OR no_count(assisted_fg_makes) OR no_count(ft_attempts) OR no_count(ft_makes)
       OR coalesce(ft_makes > ft_attempts, false) OR (ft_attempts IS NOT NULL AND ft_makes IS NULL) AS flawed,
       flawed_game OR no_count(assisted_fg_makes) OR no_count(unassisted_fg_makes)
       OR no_count(paint_attempts) OR no_count(mid_range_attempts) OR no_count(three_pt_attempts)
       OR coalesce(paint_makes > paint_attempts, false) OR (paint_attempts IS NOT NULL AND paint_makes IS NULL)
       OR coalesce(mid_range_makes > mid_range_attempts, false) OR (mid_range_attempts IS NOT NULL AND mid_range_makes IS NULL)
       OR coalesce(three_pt_makes > three_pt_attempts, false) OR (three_pt_attempts IS NOT NULL AND three_pt_makes IS NULL)
         AS flawed_zones,
       is_active IS NOT FALSE AND (coalesce(minutes_played, 0) > 0 OR coalesce(fg_attempts, 0) > 0 OR coalesce(points, 0) > 0)
         AS played
FROM nba_analytics.player_game_summary JOIN days ON day = game_date
QUALIFY row_number() OVER (PARTITION BY game_date, player_lookup ORDER BY processed_at DESC, data_hash DESC) = 1;

-- Of each team's newest 20, newest 10 and all final games before a date: how many, and how many have data.
CREATE TEMP TABLE finals AS
SELECT DISTINCT season, passed, all_passed, unnest([home, away]) AS team, game_date
FROM schedule JOIN days USING (season) WHERE final AND day = game_date;

CREATE TEMP TABLE coverage AS
WITH players AS (SELECT DISTINCT team_abbr AS team, game_date, true AS players FROM nba_analytics.player_game_summary),
offenses AS (SELECT DISTINCT team_abbr AS team, game_date, true AS offenses FROM nba_analytics.team_offense_game_summary),
counts AS (
  SELECT team, passed, lead(passed, 1, all_passed) OVER history AS until,
         count(*) OVER twenty AS expected20, count(players) OVER twenty AS actual20, count(*) OVER ten AS expected10, count(players) OVER ten AS actual10,
         count(*) OVER history AS expected_all, count(players AND offenses) OVER history AS actual_all
  FROM finals LEFT JOIN players USING (team, game_date) LEFT JOIN offenses USING (team, game_date)
  WINDOW history AS (PARTITION BY season, team ORDER BY game_date),
         twenty AS (PARTITION BY season, team ORDER BY game_date ROWS 19 PRECEDING),
         ten AS (PARTITION BY season, team ORDER BY game_date ROWS 9 PRECEDING))
SELECT team, unnest(range(passed + 1, until + 1)) AS n, * EXCLUDE (team, passed, until) FROM counts;
