WITH zones AS (
  SELECT nba_id, team,
         count(*) FILTER (zone = 'paint') AS pa, count(*) FILTER (zone = 'paint' AND made = 1) AS pm,
         count(*) FILTER (zone = 'mid') AS ma, count(*) FILTER (zone = 'mid' AND made = 1) AS mm
  FROM shots GROUP BY ALL)
SELECT t.team, g.id, t.nba_id, t.d, t.opp, ${year}, o.pts,
       z.pa, z.pm, z.ma, z.mm, o.fg3a, o.fg3m, 2 * z.pm, 2 * z.mm, 3 * o.fg3m, NULL, NULL, NULL,
       half_up(10000 * o.pts, o.poss100, 100)::DECIMAL(18, 0) * 0.01,
       half_up(o.poss100, 100, 10)::DECIMAL(18, 0) * 0.1, t.won, t.home
FROM teams t
JOIN games g USING (nba_id)
JOIN teams o ON o.nba_id = t.nba_id AND o.team = t.opp
LEFT JOIN zones z ON z.nba_id = t.nba_id AND z.team = t.opp
