WITH past AS (
  SELECT d, box.*, row_number() OVER (PARTITION BY d, player_lookup ORDER BY game_date DESC) AS n
  FROM dates JOIN box ON game_date < d
  WHERE played OR flawed_zones
  QUALIFY n <= 20),
windows AS (
  SELECT d, player_lookup, count(*) AS games, bool_or(flawed_zones) AS invalid,
         arg_max(team_abbr, game_date) AS team
  FROM past GROUP BY ALL)
SELECT windows.d AS analysis_date, player_lookup AS entity_id,
       CASE WHEN invalid THEN 'INVALID_INPUT'
            WHEN complete(coalesce(actual, 0), coalesce(expected, 0)) THEN 'EXPECTED_INCOMPLETE'
            ELSE 'INCOMPLETE_UPSTREAM' END AS failure_category,
       failure_category <> 'EXPECTED_INCOMPLETE' AS can_retry
FROM windows LEFT JOIN shot_coverage c ON c.d = windows.d AND c.team = windows.team
WHERE invalid OR games < 10
