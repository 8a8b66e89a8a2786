-- A player's zones are known when all his shots are: they agree with his box score.
WITH games_with_shots AS (SELECT DISTINCT nba_id FROM shots),
zones AS (
  SELECT p.nba_id, p.player_id, coalesce(z.pa, 0) AS pa, coalesce(z.pm, 0) AS pm, coalesce(z.ma, 0) AS ma, coalesce(z.mm, 0) AS mm
  FROM players p JOIN games_with_shots USING (nba_id) LEFT JOIN player_shots z USING (nba_id, player_id)
  WHERE coalesce(z.fga, 0) = p.fga AND coalesce(z.fgm, 0) = p.fgm AND coalesce(z.fg3a, 0) = p.fg3a AND coalesce(z.fg3m, 0) = p.fg3m)
SELECT names.lookup, names.universal_id, g.id, p.nba_id, p.d, p.team, p.opp, ${year}, p.pts, p.min,
       usage.rate::DECIMAL(18, 0) * 0.01,
       half_up(100 * p.pts, 2 * (100 * p.fga + 44 * p.fta), 1000)::DECIMAL(18, 0) * 0.001,
       p.fga, p.fgm, p.fg3a, p.fg3m, p.fta, p.ftm,
       z.pa, z.pm, z.ma, z.mm,
       NULL, NULL,
       p.oreb, p.dreb, p.reb, p.ast, p.stl, p.blk, p.tov, p.pf, p.plus_minus, p.won, p.home, true, NULL
FROM players p
JOIN games g USING (nba_id)
JOIN names USING (player_id)
JOIN usage USING (nba_id, player_id)
LEFT JOIN zones z USING (nba_id, player_id)
