SELECT id, nba_id, d, 3, home, away, ${year}, true, false, false FROM games
