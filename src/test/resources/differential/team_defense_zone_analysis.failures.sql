WITH past AS (
  SELECT d, defending_team_abbr AS team, flawed
  FROM dates JOIN defense ON game_date < d
  QUALIFY row_number() OVER (PARTITION BY d, defending_team_abbr ORDER BY game_date DESC) <= 15)
SELECT d AS analysis_date, team AS entity_id,
       CASE WHEN coalesce(bool_or(flawed), false) THEN 'INVALID_INPUT' ELSE 'INSUFFICIENT_DATA' END AS failure_category,
       true AS can_retry
FROM (SELECT d, team FROM dates, teams) LEFT JOIN past USING (d, team)
GROUP BY ALL
HAVING count(flawed) < 15 OR bool_or(flawed)
