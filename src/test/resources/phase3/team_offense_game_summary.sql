SELECT t.team, g.id, t.nba_id, t.d, t.opp, ${year}, t.pts,
       half_up(10000 * t.pts, t.poss100, 100)::DECIMAL(18, 0) * 0.01,
       paces.pace::DECIMAL(18, 0) * 0.1, t.won, t.home
FROM teams t JOIN games g USING (nba_id) JOIN paces ON paces.team = t.team AND paces.d = t.d
