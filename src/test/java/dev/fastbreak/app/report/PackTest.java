package dev.fastbreak.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes into a pack comes out of it, and takes little room. */
final class PackTest {

  private static final LocalDate DAY = LocalDate.of(2021, 11, 2);

  private static ReportRows.DailyCache cache(
      String player, LocalDate date, @Nullable String points, long games) {
    BigDecimal mean = points == null ? null : new BigDecimal(points);
    return new ReportRows.DailyCache(player, date, mean, mean, mean, null, mean, null, null, games);
  }

  private static UnpackedPage packed(List<ReportRows.DailyCache> rows) {
    Pack pack = new Pack();
    pack.table("cache", ReportRows.DailyCache.PROJECTION, rows);
    return UnpackedPage.of(pack.base64(Map.of("title", "a page"), new ObjectMapper()));
  }

  @Test
  void rowsComeOutAsTheyWentIn() {
    UnpackedPage page =
        packed(
            List.of(
                cache("lukadoncic", DAY, "28.4", 5),
                cache("lukadoncic", DAY.plusDays(2), null, 6),
                cache("lukadoncic", DAY.plusDays(3), "0.0", 7),
                cache("stephencurry", DAY.minusDays(9), "1000.1", 5)));

    assertThat(page.facts().get("title").asText()).isEqualTo("a page");
    assertThat(page.rows("cache")).isEqualTo(4);
    assertThat(page.column("cache", "player_lookup"))
        .containsExactly("lukadoncic", "lukadoncic", "lukadoncic", "stephencurry");
    assertThat(page.column("cache", "cache_date"))
        .containsExactly(DAY, DAY.plusDays(2), DAY.plusDays(3), DAY.minusDays(9));
    assertThat(page.column("cache", "points_avg_last_5"))
        .containsExactly(
            new BigDecimal("28.4"), null, new BigDecimal("0.0"), new BigDecimal("1000.1"));
    assertThat(page.column("cache", "points_std_last_10"))
        .isEqualTo(Arrays.asList(null, null, null, null));
    assertThat(page.column("cache", "games_played_season"))
        .containsExactly(
            new BigDecimal("5"), new BigDecimal("6"), new BigDecimal("7"), new BigDecimal("5"));
  }

  @Test
  void numbersOfAnySizeAndSignAndTextsOfAnyLetterComeOut() {
    List<Long> numbers =
        Arrays.asList(0L, -1L, 1L, null, 1L << 40, -(1L << 40), 63L, 64L, -64L, -65L);
    List<String> texts =
        List.of("", "Dončić", "</script>", "\"", "\u2028", "Dončić", "x", "", "y", "z");
    Pack pack = new Pack();
    pack.table("rows", List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
        .number("number", numbers::get)
        .text("text", texts::get)
        .flag("flag", i -> i % 3 == 0);

    String base64 = pack.base64(Map.of(), new ObjectMapper());
    UnpackedPage page = UnpackedPage.of(base64);

    assertThat(page.column("rows", "number"))
        .isEqualTo(
            numbers.stream().map(n -> n == null ? null : (Object) BigDecimal.valueOf(n)).toList());
    assertThat(page.column("rows", "text")).isEqualTo(texts);
    assertThat(page.column("rows", "flag"))
        .containsExactly(true, false, false, true, false, false, true, false, false, true);
    assertThat(base64).matches("[A-Za-z0-9+/=]+");
  }

  @Test
  void whatHardlyChangesTakesHardlyRoom() {
    List<ReportRows.DailyCache> rows = new ArrayList<>();
    for (int player = 0; player < 500; player++) {
      for (int day = 0; day < 100; day++) {
        rows.add(cache("player" + player, DAY.plusDays(day), "1" + player % 10 + ".5", 5 + day));
      }
    }
    Pack pack = new Pack();
    pack.table("cache", ReportRows.DailyCache.PROJECTION, rows);

    assertThat(pack.base64(Map.of(), new ObjectMapper()).length()).isLessThan(rows.size() / 2);
  }
}
