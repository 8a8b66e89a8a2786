package dev.fastbreak.warehouse;

/**
 * A slice as a pipeline reads it.
 *
 * @param slice columns and dates
 * @param entityColumn the column whose value decides the bucket; read besides the slice's columns
 *     when it is not one of them
 */
public record SliceRead(Slice<?> slice, String entityColumn) {}
