SELECT s.team, s.id, s.nba_id, s.d, s.opp, s.home, lines.total, s.side * lines.spread, team_rest.rest, true
FROM sides s
JOIN team_rest ON team_rest.team = s.team AND team_rest.d = s.d
LEFT JOIN lines ON lines.nba_id = s.nba_id
