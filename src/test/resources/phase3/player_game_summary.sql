WITH zones AS (
  SELECT nba_id, player_id,
         count(*) FILTER (zone = 'paint') AS pa, count(*) FILTER (zone = 'paint' AND made = 1) AS pm,
         count(*) FILTER (zone = 'mid') AS ma, count(*) FILTER (zone = 'mid' AND made = 1) AS mm
  FROM shots GROUP BY ALL),
seen AS (SELECT DISTINCT nba_id, 0 AS none FROM shots)
SELECT p.lookup, p.lookup || '_001', g.id, p.nba_id, p.d, p.team, p.opp, ${year}, p.pts, p.min,
       usage.rate::DECIMAL(18, 0) * 0.01,
       half_up(100 * p.pts, 2 * (100 * p.fga + 44 * p.fta), 1000)::DECIMAL(18, 0) * 0.001,
       p.fga, p.fgm, p.fg3a, p.fg3m, p.fta, p.ftm,
       coalesce(z.pa, seen.none), coalesce(z.pm, seen.none), coalesce(z.ma, seen.none), coalesce(z.mm, seen.none),
       NULL, NULL,
       p.oreb, p.dreb, p.reb, p.ast, p.stl, p.blk, p.tov, p.pf, p.plus_minus, p.won, p.home, true, NULL
FROM players p
JOIN games g USING (nba_id)
JOIN usage USING (nba_id, player_id)
LEFT JOIN zones z USING (nba_id, player_id)
LEFT JOIN seen USING (nba_id)
