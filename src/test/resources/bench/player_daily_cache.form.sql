-- The form of the players of each date, by windows over their games instead of all games of all dates.
WITH games AS (
  SELECT player_lookup, game_date AS newest, count(*) OVER season AS games, bool_or(flawed) OVER season AS flawed,
         sum(points) OVER five AS p5, count(points) OVER five AS p5_n,
         sum(points) OVER ten AS p10, count(points) OVER ten AS p10_n,
         sum(points * points) OVER ten AS squares,
         sum(points) OVER season AS p, count(points) OVER season AS p_n,
         (10 * sum(minutes_played) OVER ten)::HUGEINT AS minutes, count(minutes_played) OVER ten AS minutes_n,
         (100 * sum(usage_rate) OVER ten)::HUGEINT AS usage10, count(usage_rate) OVER ten AS usage10_n,
         (100 * sum(usage_rate) OVER season)::HUGEINT AS usage, count(usage_rate) OVER season AS usage_n,
         (1000 * sum(ts_pct) OVER ten)::HUGEINT AS ts, count(ts_pct) OVER ten AS ts_n,
         sum(assisted_fg_makes) OVER ten AS assisted, sum(fg_makes) OVER ten AS makes,
         array_to_string(list_sort(list(data_hash) OVER season), '|') AS hashes
  FROM box WHERE played OR flawed
  WINDOW season AS (PARTITION BY player_lookup ORDER BY game_date ROWS UNBOUNDED PRECEDING),
         ten AS (PARTITION BY player_lookup ORDER BY game_date ROWS 9 PRECEDING),
         five AS (PARTITION BY player_lookup ORDER BY game_date ROWS 4 PRECEDING)),
form AS (
  SELECT o.d, games.*
  FROM population o ASOF JOIN games ON games.player_lookup = o.player_lookup AND o.d > games.newest),
