-- A team's zones are known when all its shots are: they agree with the sums of its players' box scores.
WITH sums AS (
  SELECT nba_id, team, sum(fga) AS fga, sum(fgm) AS fgm, sum(fg3a) AS fg3a, sum(fg3m) AS fg3m FROM players GROUP BY ALL),
zones AS (SELECT team_shots.* FROM team_shots JOIN sums USING (nba_id, team, fga, fgm, fg3a, fg3m))
SELECT t.team, g.id, t.nba_id, t.d, t.opp, ${year}, o.pts,
       z.pa, z.pm, z.ma, z.mm, o.fg3a, o.fg3m, 2 * z.pm, 2 * z.mm, 3 * o.fg3m, NULL, NULL, NULL,
       half_up(10000 * o.pts, o.poss100, 100)::DECIMAL(18, 0) * 0.01,
       half_up(o.poss100 * 48, 100 * (48 + 5 * o.ot), 10)::DECIMAL(18, 0) * 0.1, t.won, t.home
FROM teams t
JOIN games g USING (nba_id)
JOIN teams o ON o.nba_id = t.nba_id AND o.team = t.opp
LEFT JOIN zones z ON z.nba_id = t.nba_id AND z.team = t.opp
