package dev.fastbreak.core.rows;

import dev.fastbreak.core.window.FlawedRow;
import java.util.List;

/**
 * Decoded input rows, the valid and the flawed apart.
 *
 * @param rows rows that keep their schema
 * @param flawed rows that do not
 * @param <T> the input record
 */
public record InputRows<T>(List<T> rows, List<FlawedRow> flawed) {}
