SELECT d AS analysis_date, player_lookup AS entity_id, 'INVALID_INPUT' AS failure_category, true AS can_retry
FROM population WHERE flawed
