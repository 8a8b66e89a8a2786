WITH past AS (
  SELECT d, player_lookup, max(game_date) AS newest, bool_or(flawed) AS flawed
  FROM dates JOIN box ON game_date < d
  WHERE played OR flawed GROUP BY ALL)
SELECT o.d AS analysis_date, o.player_lookup AS entity_id,
       CASE WHEN o.flawed OR past.flawed THEN 'INVALID_INPUT' WHEN o.d - newest > 30 THEN 'STALE_DATA' END AS failure_category,
       failure_category = 'INVALID_INPUT' AS can_retry
FROM population o LEFT JOIN past USING (d, player_lookup)
WHERE failure_category IS NOT NULL
