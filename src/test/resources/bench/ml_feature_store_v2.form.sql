-- The form of the players of each date, by windows over their games instead of all games of all dates.
WITH played_games AS (
  SELECT player_lookup, game_date, count(*) OVER season AS games, bool_or(flawed) OVER season AS flawed,
         sum(points) OVER five AS p5, count(points) OVER five AS p5_n,
         sum(points) OVER ten AS p10, count(points) OVER ten AS p10_n,
         sum(points) OVER season AS p, count(points) OVER season AS p_n,
         list(points) FILTER (points IS NOT NULL) OVER season AS scored,
         (10 * sum(minutes_played) OVER ten)::HUGEINT AS m10, count(minutes_played) OVER ten AS m10_n,
         (10 * sum(minutes_played) OVER season)::HUGEINT AS m, count(minutes_played) OVER season AS m_n,
         sum(ft_makes) OVER ten AS free
  FROM box WHERE played OR flawed
  WINDOW season AS (PARTITION BY player_lookup ORDER BY game_date ROWS UNBOUNDED PRECEDING),
         ten AS (PARTITION BY player_lookup ORDER BY game_date ROWS 9 PRECEDING),
         five AS (PARTITION BY player_lookup ORDER BY game_date ROWS 4 PRECEDING)),
form AS (
  SELECT o.d, g.* EXCLUDE (game_date, scored), list_sum(scored[-2:]) AS newest, list_sum(scored[-5:-3]) AS next
  FROM population o ASOF JOIN played_games g ON g.player_lookup = o.player_lookup AND o.d > g.game_date),
