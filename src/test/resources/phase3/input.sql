-- The CSV files of one season as tables, and the rounding: half away from zero of n / d, in units of 1 / p.
CREATE OR REPLACE MACRO half_up(n, d, p) AS
  sign(n)::HUGEINT * ((2 * abs(n::HUGEINT) * p + d::HUGEINT) // (2 * nullif(d, 0)::HUGEINT));

-- The few letters of the seasons' names that are more than a letter with an accent.
CREATE OR REPLACE MACRO lookup_of(name) AS
  regexp_replace(lower(translate(strip_accents(name), 'ĐđıŁłØø', 'DdiLlOo')), '[^a-z0-9]', '', 'g');

CREATE OR REPLACE TABLE games AS
SELECT game_id AS nba_id, game_date::DATE AS d, home_team_abbr AS home, away_team_abbr AS away,
       strftime(game_date::DATE, '%Y%m%d') || '_' || away_team_abbr || '_' || home_team_abbr AS id,
       substr(game_id, 3, 1) IN ('4', '5') AS playoffs
FROM read_csv('${data}/schedule_${season}.csv.gz', header = true, all_varchar = true)
WHERE substr(game_id, 3, 1) IN ('2', '4', '5');

-- Each game as both of its teams see it.
CREATE OR REPLACE TABLE sides AS
SELECT nba_id, id, d, playoffs, unnest([home, away]) AS team, unnest([away, home]) AS opp, unnest([true, false]) AS home, unnest([1, -1]) AS side FROM games;

CREATE OR REPLACE TABLE players AS
SELECT game_id AS nba_id, game_date::DATE AS d, player_id::BIGINT AS player_id, player_name,
       team_abbr AS team, opp_team_abbr AS opp, is_home = '1' AS home, team_won = '1' AS won,
       min::BIGINT AS min, pts::BIGINT AS pts, fgm::BIGINT AS fgm, fga::BIGINT AS fga, fg3m::BIGINT AS fg3m, fg3a::BIGINT AS fg3a,
       ftm::BIGINT AS ftm, fta::BIGINT AS fta, oreb::BIGINT AS oreb, dreb::BIGINT AS dreb, reb::BIGINT AS reb, ast::BIGINT AS ast,
       stl::BIGINT AS stl, blk::BIGINT AS blk, tov::BIGINT AS tov, pf::BIGINT AS pf, plus_minus::BIGINT AS plus_minus
FROM read_csv('${data}/player_box_${season}.csv.gz', header = true, all_varchar = true);

-- A player is called as in his first box score of the season; who comes second with a name has his id behind it.
CREATE OR REPLACE TABLE names AS
WITH firsts AS (
  SELECT player_id, lookup_of(player_name) AS lookup, d, nba_id FROM players
  QUALIFY row_number() OVER (PARTITION BY player_id ORDER BY d, nba_id) = 1)
SELECT player_id, 'nba_' || player_id AS universal_id,
       CASE WHEN row_number() OVER (PARTITION BY lookup ORDER BY d, nba_id, player_id) = 1 THEN lookup ELSE lookup || player_id END AS lookup
FROM firsts;

CREATE OR REPLACE TABLE teams AS
SELECT game_id AS nba_id, game_date::DATE AS d, team_abbr AS team, opp_team_abbr AS opp, is_home = '1' AS home, team_won = '1' AS won,
       pts::BIGINT AS pts, fg3m::BIGINT AS fg3m, fg3a::BIGINT AS fg3a, ot_periods::BIGINT AS ot,
       100 * fga::BIGINT + 44 * fta::BIGINT - 100 * oreb::BIGINT + 100 * tov_team::BIGINT AS poss100
FROM read_csv('${data}/team_box_${season}.csv.gz', header = true, all_varchar = true);

CREATE OR REPLACE TABLE shots AS
SELECT game_id AS nba_id, player_id::BIGINT AS player_id, team_abbr AS team, made::BIGINT AS made,
       CASE WHEN shot_value = '3' THEN 'three' WHEN dist_ft::BIGINT <= 8 THEN 'paint' ELSE 'mid' END AS zone
FROM read_csv('${data}/shots_${season}.csv.gz', header = true, all_varchar = true)
WHERE coalesce(nullif(player_id, ''), '0') <> '0';

-- What shots add up to, for players and for teams.
CREATE OR REPLACE TABLE player_shots AS
SELECT nba_id, player_id, count(*) AS fga, sum(made) AS fgm,
       count(*) FILTER (zone = 'three') AS fg3a, count(*) FILTER (zone = 'three' AND made = 1) AS fg3m,
       count(*) FILTER (zone = 'paint') AS pa, count(*) FILTER (zone = 'paint' AND made = 1) AS pm,
       count(*) FILTER (zone = 'mid') AS ma, count(*) FILTER (zone = 'mid' AND made = 1) AS mm
FROM shots GROUP BY ALL;

CREATE OR REPLACE TABLE team_shots AS
SELECT nba_id, team, count(*) AS fga, sum(made) AS fgm,
       count(*) FILTER (zone = 'three') AS fg3a, count(*) FILTER (zone = 'three' AND made = 1) AS fg3m,
       count(*) FILTER (zone = 'paint') AS pa, count(*) FILTER (zone = 'paint' AND made = 1) AS pm,
       count(*) FILTER (zone = 'mid') AS ma, count(*) FILTER (zone = 'mid' AND made = 1) AS mm
FROM shots GROUP BY ALL;

CREATE OR REPLACE TABLE injuries AS
SELECT date::DATE AS d, nullif(player_id, '')::BIGINT AS player_id,
       CASE WHEN event <> 'out' THEN 0 WHEN notes LIKE '%DTD%' THEN 1 ELSE 2 END AS gravity, ['available', 'questionable', 'out'][gravity + 1] AS status
FROM read_csv('${data}/injuries_${season}.csv.gz', header = true, all_varchar = true);

CREATE OR REPLACE TABLE lines AS
SELECT game_id AS nba_id, nullif(total_close, '')::DECIMAL(9, 1) AS total, nullif(home_spread_close, '')::DECIMAL(9, 1) AS spread
FROM read_csv('${data}/game_lines_${season}.csv.gz', header = true, all_varchar = true);

-- Stored usage rates, in hundredths of a percent, and stored paces, in tenths.
CREATE OR REPLACE TABLE usage AS
WITH whole AS (SELECT nba_id, team, sum(min) AS min, sum(100 * fga + 44 * fta + 100 * tov) AS ended FROM players GROUP BY ALL)
SELECT p.player_id, p.nba_id, p.d,
       half_up(100 * (100 * p.fga + 44 * p.fta + 100 * p.tov) * whole.min, 5 * p.min * whole.ended, 100) AS rate
FROM players p JOIN whole USING (nba_id, team);

CREATE OR REPLACE TABLE paces AS
SELECT team, d, half_up(poss100 * 48, 100 * (48 + 5 * ot), 10) AS pace FROM teams;

CREATE OR REPLACE TABLE team_rest AS
SELECT team, d, datediff('day', lag(d) OVER (PARTITION BY team ORDER BY d), d) - 1 AS rest FROM sides;
