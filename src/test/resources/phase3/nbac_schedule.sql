SELECT id, nba_id, d, 3, home, away, ${year}, NOT playoffs, playoffs, false FROM games
