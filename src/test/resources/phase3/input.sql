-- The CSV files of one season as tables, and the rounding: half away from zero of n / d, in units of 1 / p.
CREATE OR REPLACE MACRO half_up(n, d, p) AS
  sign(n)::HUGEINT * ((2 * abs(n::HUGEINT) * p + d::HUGEINT) // (2 * nullif(d, 0)::HUGEINT));

CREATE OR REPLACE MACRO lookup_of(name) AS
  regexp_replace(lower(strip_accents(name)), '[^a-z0-9]', '', 'g');

CREATE OR REPLACE TABLE games AS
SELECT game_id AS nba_id, game_date::DATE AS d, home_team_abbr AS home, away_team_abbr AS away,
       strftime(game_date::DATE, '%Y%m%d') || '_' || away_team_abbr || '_' || home_team_abbr AS id
FROM read_csv('${data}/schedule_${season}.csv.gz', header = true, all_varchar = true);

CREATE OR REPLACE TABLE players AS
SELECT game_id AS nba_id, game_date::DATE AS d, player_id::BIGINT AS player_id, lookup_of(player_name) AS lookup,
       team_abbr AS team, opp_team_abbr AS opp, is_home = '1' AS home, team_won = '1' AS won,
       min::BIGINT AS min, pts::BIGINT AS pts, fgm::BIGINT AS fgm, fga::BIGINT AS fga, fg3m::BIGINT AS fg3m, fg3a::BIGINT AS fg3a,
       ftm::BIGINT AS ftm, fta::BIGINT AS fta, oreb::BIGINT AS oreb, dreb::BIGINT AS dreb, reb::BIGINT AS reb, ast::BIGINT AS ast,
       stl::BIGINT AS stl, blk::BIGINT AS blk, tov::BIGINT AS tov, pf::BIGINT AS pf, plus_minus::BIGINT AS plus_minus
FROM read_csv('${data}/player_box_${season}.csv.gz', header = true, all_varchar = true);

CREATE OR REPLACE TABLE teams AS
SELECT game_id AS nba_id, game_date::DATE AS d, team_abbr AS team, opp_team_abbr AS opp, is_home = '1' AS home, team_won = '1' AS won,
       pts::BIGINT AS pts, fg3m::BIGINT AS fg3m, fg3a::BIGINT AS fg3a, ot_periods::BIGINT AS ot,
       100 * fga::BIGINT + 44 * fta::BIGINT - 100 * oreb::BIGINT + 100 * tov_team::BIGINT AS poss100
FROM read_csv('${data}/team_box_${season}.csv.gz', header = true, all_varchar = true);

CREATE OR REPLACE TABLE shots AS
SELECT game_id AS nba_id, player_id::BIGINT AS player_id, team_abbr AS team, made::BIGINT AS made,
       CASE WHEN shot_value = '3' THEN 'three' WHEN dist_ft::BIGINT <= 8 THEN 'paint' ELSE 'mid' END AS zone
FROM read_csv('${data}/shots_${season}.csv.gz', header = true, all_varchar = true);

CREATE OR REPLACE TABLE injuries AS
SELECT row_number() OVER () AS seq, date::DATE AS d, player_id::BIGINT AS player_id, event, notes LIKE '%DTD%' AS dtd
FROM (SELECT * REPLACE (nullif(player_id, '') AS player_id)
      FROM read_csv('${data}/injuries_${season}.csv.gz', header = true, all_varchar = true, parallel = false));

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
SELECT team, d, datediff('day', lag(d) OVER (PARTITION BY team ORDER BY d), d) - 1 AS rest
FROM (SELECT home AS team, d FROM games UNION ALL SELECT away, d FROM games);
