SELECT s.team, s.id, s.nba_id, s.d, s.opp, s.home, lines.total, s.side * lines.spread, team_rest.rest, true
FROM (SELECT home AS team, away AS opp, true AS home, 1 AS side, id, nba_id, d FROM games
      UNION ALL SELECT away, home, false, -1, id, nba_id, d FROM games) s
JOIN team_rest ON team_rest.team = s.team AND team_rest.d = s.d
LEFT JOIN lines ON lines.nba_id = s.nba_id
