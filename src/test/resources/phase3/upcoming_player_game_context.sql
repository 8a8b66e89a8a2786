WITH
-- Everyone's season up to each date, and whom the teams that play then expect.
dates AS (SELECT DISTINCT d FROM games),
careers AS (
  SELECT dates.d, p.player_id, count(*) AS n, sum(p.pts) AS pts, max(p.d) AS newest, arg_max(p.team, p.d) AS team
  FROM dates JOIN players p ON p.d < dates.d GROUP BY ALL),
roster AS (
  SELECT s.*, player_id, newest FROM careers c JOIN sides s USING (d, team) WHERE datediff('day', newest, d) <= 30),
-- Every earlier game of the player beside the game looked at.
loads AS (
  SELECT a.player_id, a.d,
         count(*) FILTER (b.d > a.d - 7) AS g7, count(*) FILTER (b.d > a.d - 14) AS g14,
         coalesce(sum(b.min) FILTER (b.d > a.d - 7), 0) AS m7, coalesce(sum(b.min) FILTER (b.d > a.d - 14), 0) AS m14,
         count(y.d) FILTER (b.d > a.d - 14) AS b2b
  FROM roster a JOIN players b ON b.player_id = a.player_id AND b.d < a.d
  LEFT JOIN players y ON y.player_id = b.player_id AND y.d = b.d - 1
  GROUP BY ALL),
rates AS (
  SELECT a.player_id, a.d, u.rate, row_number() OVER (PARTITION BY a.player_id, a.d ORDER BY u.d DESC) AS n
  FROM roster a JOIN usage u ON u.player_id = a.player_id AND u.d < a.d AND u.rate IS NOT NULL),
usages AS (
  SELECT player_id, d,
         half_up(sum(rate) FILTER (n <= 3), 100 * count(*) FILTER (n <= 3), 100) AS u3,
         half_up(sum(rate) FILTER (n <= 7), 100 * count(*) FILTER (n <= 7), 100) AS u7
  FROM rates GROUP BY ALL),
-- The gravest entry of the newest day that has one. Who has played since is back.
news AS (
  SELECT dates.d, i.player_id, i.d AS said, i.status
  FROM dates JOIN injuries i ON i.d < dates.d AND i.player_id IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY dates.d, i.player_id ORDER BY i.d DESC, i.gravity DESC) = 1),
absent AS (
  SELECT d, player_id, news.status FROM news JOIN careers USING (d, player_id) WHERE news.status <> 'available' AND newest <= said),
stars AS (
  SELECT c.d, c.team, c.player_id FROM careers c JOIN absent USING (d, player_id) WHERE c.n >= 5 AND c.pts >= 18 * c.n),
missing AS (
  SELECT p.player_id, p.d, count(*) AS stars
  FROM roster p JOIN stars s ON s.d = p.d AND s.team = p.team AND s.player_id <> p.player_id GROUP BY ALL),
recent AS (
  SELECT a.team, a.d, b.pace, row_number() OVER (PARTITION BY a.team, a.d ORDER BY b.d DESC) AS n
  FROM sides a JOIN paces b ON b.team = a.team AND b.d < a.d),
means AS (SELECT team, d, sum(pace)::BIGINT AS total, count(*) AS n FROM recent WHERE n <= 10 GROUP BY ALL)
SELECT names.lookup, names.universal_id, p.id, p.nba_id, p.d, p.team, p.opp, p.home,
       datediff('day', p.newest, p.d) - 1, datediff('day', p.newest, p.d) = 1,
       l.g7, l.g14, l.m7, l.m14,
       half_up(l.m7, l.g7, 10)::DECIMAL(18, 0) * 0.1,
       l.b2b, NULL, NULL,
       u.u3::DECIMAL(18, 0) * 0.01, u.u7::DECIMAL(18, 0) * 0.01,
       coalesce(missing.stars, 0),
       half_up(o.total * m.n - m.total * o.n, 10 * o.n * m.n, 10)::DECIMAL(18, 0) * 0.1,
       CASE WHEN m.n > 0 THEN half_up(o.total, 10 * o.n, 10)::DECIMAL(18, 0) * 0.1 END,
       team_rest.rest,
       coalesce(absent.status, 'available'),
       CASE WHEN p.playoffs THEN 'playoffs' WHEN datediff('day', opener.d, p.d) <= 42 THEN 'early'
            WHEN datediff('day', opener.d, p.d) <= 133 THEN 'mid' ELSE 'late' END,
       false, NULL, true
FROM roster p
JOIN names USING (player_id)
JOIN loads l ON l.player_id = p.player_id AND l.d = p.d
CROSS JOIN (SELECT min(d) AS d FROM games) opener
LEFT JOIN usages u ON u.player_id = p.player_id AND u.d = p.d
LEFT JOIN missing ON missing.player_id = p.player_id AND missing.d = p.d
LEFT JOIN means o ON o.team = p.opp AND o.d = p.d
LEFT JOIN means m ON m.team = p.team AND m.d = p.d
LEFT JOIN team_rest ON team_rest.team = p.opp AND team_rest.d = p.d
LEFT JOIN absent ON absent.player_id = p.player_id AND absent.d = p.d
