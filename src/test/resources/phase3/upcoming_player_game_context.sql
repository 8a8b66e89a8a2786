WITH
-- Every earlier game of the player beside the game looked at.
earlier AS (
  SELECT a.player_id, a.d AS d, b.d AS past, b.min
  FROM players a JOIN players b ON b.player_id = a.player_id AND b.d < a.d),
loads AS (
  SELECT player_id, d,
         max(past) AS newest,
         count(*) FILTER (past > d - 7) AS g7, count(*) FILTER (past > d - 14) AS g14,
         coalesce(sum(min) FILTER (past > d - 7), 0) AS m7, coalesce(sum(min) FILTER (past > d - 14), 0) AS m14,
         count(*) FILTER (past > d - 14 AND EXISTS (
           SELECT 1 FROM players y WHERE y.player_id = earlier.player_id AND y.d = earlier.past - 1)) AS b2b
  FROM earlier GROUP BY ALL),
rates AS (
  SELECT a.player_id, a.d, u.rate, row_number() OVER (PARTITION BY a.player_id, a.d ORDER BY u.d DESC) AS n
  FROM players a JOIN usage u ON u.player_id = a.player_id AND u.d < a.d AND u.rate IS NOT NULL),
usages AS (
  SELECT player_id, d,
         half_up(sum(rate) FILTER (n <= 3), 100 * count(*) FILTER (n <= 3), 100) AS u3,
         half_up(sum(rate) FILTER (n <= 7), 100 * count(*) FILTER (n <= 7), 100) AS u7
  FROM rates GROUP BY ALL),
-- Everyone's season up to each date.
dates AS (SELECT DISTINCT d FROM players),
careers AS (
  SELECT dates.d, p.player_id, count(*) AS n, sum(p.pts) AS pts, arg_max(p.team, p.d) AS team
  FROM dates JOIN players p ON p.d < dates.d GROUP BY ALL),
news AS (
  SELECT dates.d, i.player_id, arg_max(i.event, i.d - DATE '2000-01-01' + i.seq / 1000000) AS event,
         arg_max(i.dtd, i.d - DATE '2000-01-01' + i.seq / 1000000) AS dtd
  FROM dates JOIN injuries i ON i.d < dates.d AND i.player_id IS NOT NULL GROUP BY ALL),
stars AS (
  SELECT c.d, c.team, c.player_id FROM careers c JOIN news USING (d, player_id)
  WHERE c.n >= 5 AND c.pts >= 18 * c.n AND news.event = 'out'),
missing AS (
  SELECT p.player_id, p.d, count(*) AS stars
  FROM players p JOIN stars s ON s.d = p.d AND s.team = p.team AND s.player_id <> p.player_id GROUP BY ALL),
recent AS (
  SELECT a.team, a.d, b.pace, row_number() OVER (PARTITION BY a.team, a.d ORDER BY b.d DESC) AS n
  FROM paces a JOIN paces b ON b.team = a.team AND b.d < a.d),
means AS (SELECT team, d, sum(pace)::BIGINT AS total, count(*) AS n FROM recent WHERE n <= 10 GROUP BY ALL)
SELECT p.lookup, p.lookup || '_001', g.id, p.nba_id, p.d, p.team, p.opp, p.home,
       datediff('day', l.newest, p.d) - 1,
       coalesce(datediff('day', l.newest, p.d) = 1, false),
       coalesce(l.g7, 0), coalesce(l.g14, 0), coalesce(l.m7, 0), coalesce(l.m14, 0),
       half_up(l.m7, l.g7, 10)::DECIMAL(18, 0) * 0.1,
       coalesce(l.b2b, 0), NULL, NULL,
       u.u3::DECIMAL(18, 0) * 0.01, u.u7::DECIMAL(18, 0) * 0.01,
       coalesce(missing.stars, 0),
       half_up(o.total * m.n - m.total * o.n, 10 * o.n * m.n, 10)::DECIMAL(18, 0) * 0.1,
       CASE WHEN m.n > 0 THEN half_up(o.total, 10 * o.n, 10)::DECIMAL(18, 0) * 0.1 END,
       team_rest.rest,
       CASE WHEN news.event = 'out' AND news.dtd THEN 'questionable' WHEN news.event = 'out' THEN 'out' ELSE 'available' END,
       CASE WHEN month(p.d) IN (10, 11) THEN 'early' WHEN month(p.d) IN (12, 1, 2) THEN 'mid'
            WHEN month(p.d) IN (3, 4) THEN 'late' ELSE 'playoffs' END,
       false, NULL, true
FROM players p
JOIN games g USING (nba_id)
LEFT JOIN loads l ON l.player_id = p.player_id AND l.d = p.d
LEFT JOIN usages u ON u.player_id = p.player_id AND u.d = p.d
LEFT JOIN missing ON missing.player_id = p.player_id AND missing.d = p.d
LEFT JOIN means o ON o.team = p.opp AND o.d = p.d
LEFT JOIN means m ON m.team = p.team AND m.d = p.d
LEFT JOIN team_rest ON team_rest.team = p.opp AND team_rest.d = p.d
LEFT JOIN news ON news.player_id = p.player_id AND news.d = p.d
