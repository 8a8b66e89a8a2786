WITH form AS (
  SELECT d, player_lookup, count(*) AS games, max(game_date) AS newest, bool_or(flawed) AS flawed
  FROM dates JOIN box ON game_date < d
  WHERE played OR flawed GROUP BY ALL)
SELECT o.d AS analysis_date, player_lookup AS entity_id,
       CASE WHEN o.flawed OR coalesce(form.flawed, false) THEN 'INVALID_INPUT'
            WHEN coalesce(games, 0) < 5 THEN 'INSUFFICIENT_DATA'
            WHEN o.d - newest > 30 THEN 'STALE_DATA' END AS failure_category,
       failure_category <> 'STALE_DATA' AS can_retry
FROM population o LEFT JOIN form USING (d, player_lookup)
WHERE failure_category IS NOT NULL
