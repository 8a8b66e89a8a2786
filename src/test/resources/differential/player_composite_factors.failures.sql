SELECT o.d AS analysis_date, o.player_lookup AS entity_id, 'INVALID_INPUT' AS failure_category, true AS can_retry
FROM population o LEFT JOIN seen USING (d, player_lookup)
WHERE o.flawed OR (seen.flawed AND coalesce(games, 0) < 10)
