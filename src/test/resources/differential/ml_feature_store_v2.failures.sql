SELECT o.d AS analysis_date, o.player_lookup AS entity_id, 'INVALID_INPUT' AS failure_category, true AS can_retry
FROM population o
LEFT JOIN (SELECT d, player_lookup, bool_or(flawed) AS flawed FROM dates JOIN box ON game_date < d GROUP BY ALL) past USING (d, player_lookup)
WHERE o.flawed OR past.flawed
