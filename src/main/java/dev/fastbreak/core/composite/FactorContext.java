package dev.fastbreak.core.composite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.fastbreak.core.population.PlayerContext;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of each score as JSON text, in a fixed order of keys: numbers as stored and never in
 * scientific notation, null where an input is unknown, {@code final_score} as stored. Not safe for
 * use by two threads.
 */
final class FactorContext {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final StringWriter text = new StringWriter(160);

  /** One for all texts: to make a generator takes as long as to write what a text holds. */
  private final JsonGenerator generator;

  FactorContext() {
    try {
      generator = JSON.createGenerator(text).setRootValueSeparator(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String fatigue(PlayerContext context, long finalScore) {
    return object(
        json -> {
          number(json, "days_rest", context.daysRest());
          flag(json, "back_to_back", context.backToBack());
          number(json, "games_last_7", context.gamesInLast7Days());
          number(json, "minutes_last_7", context.minutesInLast7Days());
          decimal(json, "avg_minutes_pg_last_7", context.avgMinutesPerGameLast7());
          number(json, "back_to_backs_last_14", context.backToBacksLast14Days());
          number(json, "player_age", context.playerAge());
          number(json, "final_score", finalScore);
        });
  }

  /** {@code {"missing_data":true}} when either row is not there. */
  String shotZone(
      @Nullable ShotZoneRates player, @Nullable OpponentDefense opponent, BigDecimal finalScore) {
    return object(
        json -> {
          if (player == null || opponent == null) {
            json.writeBooleanField("missing_data", true);
            return;
          }
          json.writeStringField("player_primary_zone", player.primaryScoringZone());
          json.writeStringField("opponent_weak_zone", opponent.weakestZone());
          decimal(json, "final_score", finalScore);
        });
  }

  String pace(PlayerContext context, BigDecimal finalScore) {
    return object(
        json -> {
          decimal(json, "pace_differential", context.paceDifferential());
          decimal(json, "final_score", finalScore);
        });
  }

  String usage(PlayerContext context, BigDecimal finalScore) {
    BigDecimal projected = context.projectedUsageRate();
    BigDecimal baseline = context.avgUsageRateLast7Games();
    BigDecimal differential =
        projected == null || baseline == null ? null : projected.subtract(baseline).setScale(2);
    return object(
        json -> {
          decimal(json, "projected_usage_rate", projected);
          decimal(json, "avg_usage_last_7", baseline);
          decimal(json, "usage_differential", differential);
          number(json, "star_teammates_out", context.starTeammatesOut());
          decimal(json, "final_score", finalScore);
        });
  }

  /** Writes values that are known before: what throws halfway would spoil the texts after it. */
  private interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private String object(Fields fields) {
    try {
      generator.writeStartObject();
      fields.writeTo(generator);
      generator.writeEndObject();
      generator.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String object = text.toString();
    text.getBuffer().setLength(0);
    return object;
  }

  private static void number(JsonGenerator json, String name, @Nullable Long value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private static void decimal(JsonGenerator json, String name, @Nullable BigDecimal value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private static void flag(JsonGenerator json, String name, @Nullable Boolean value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeBooleanField(name, value);
    }
  }
}
