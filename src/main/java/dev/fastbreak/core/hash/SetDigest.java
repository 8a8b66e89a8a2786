package dev.fastbreak.core.hash;

import java.io.Serializable;
import java.util.HexFormat;

/**
 * Digest of a set of items that does not depend on their order, can grow and shrink, and can be
 * merged: the sum, modulo 2^128, of a well-mixed 128-bit value per item. Two parts of a run can
 * therefore digest their halves on different workers. Equal sets have equal digests; different sets
 * have different ones but for chance. It guards against mistakes, not against an adversary.
 */
public final class SetDigest implements Serializable {

  private static final long serialVersionUID = 1;

  private long high;
  private long low;
  private long count;

  public SetDigest() {}

  public SetDigest(long high, long low, long count) {
    this.high = high;
    this.low = low;
    this.count = count;
  }

  /** An item's mixed value, for callers that add and remove the same item again and again. */
  public record Item(long high, long low) {

    /** The mixed value of a text. */
    public static Item of(CharSequence text) {
      return new Item(mixed(text, 0x9e3779b97f4a7c15L), mixed(text, 0xc2b2ae3d27d4eb4fL));
    }

    /** This item with a number behind it; the order of several numbers counts. */
    public Item with(long number) {
      return new Item(finish(31 * high + number), finish(37 * low + number));
    }
  }

  public void add(CharSequence item) {
    add(Item.of(item));
  }

  public void add(Item item) {
    add(item.high(), item.low());
    count++;
  }

  public void remove(CharSequence item) {
    remove(Item.of(item));
  }

  public void remove(Item item) {
    subtract(item.high(), item.low());
    count--;
  }

  public void addAll(SetDigest other) {
    add(other.high, other.low);
    count += other.count;
  }

  /** Adds another digest's present state as one item under a label, so that it keeps its shape. */
  public void addState(CharSequence label, SetDigest other) {
    addState(Item.of(label), other);
  }

  /** The same with a label that is mixed already. */
  public void addState(Item label, SetDigest other) {
    add(label, other.high, other.low + 0x9e3779b97f4a7c15L * other.count);
  }

  /** Adds an item under a label. */
  public void addState(Item label, Item item) {
    add(label, item.high(), item.low());
  }

  private void add(Item label, long otherHigh, long otherLow) {
    add(
        finish(finish(label.high() ^ otherHigh) + otherLow),
        finish(finish(label.low() ^ otherLow) + Long.rotateLeft(otherHigh, 32)));
    count++;
  }

  public long high() {
    return high;
  }

  public long low() {
    return low;
  }

  public long count() {
    return count;
  }

  /** 16 hex digits of everything that was added. */
  public String hex() {
    long folded = finish(high ^ finish(low + count));
    return HexFormat.of().toHexDigits(folded);
  }

  private void add(long h, long l) {
    long sum = low + l;
    high += h + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
  }

  private void subtract(long h, long l) {
    long difference = low - l;
    high -= h + (Long.compareUnsigned(low, l) < 0 ? 1 : 0);
    low = difference;
  }

  private static long mixed(CharSequence item, long seed) {
    long hash = seed;
    for (int i = 0; i < item.length(); i++) {
      hash = (hash ^ item.charAt(i)) * 0x100000001b3L;
      hash ^= hash >>> 29;
    }
    return finish(hash + item.length());
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long finish(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SetDigest digest
        && high == digest.high
        && low == digest.low
        && count == digest.count;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(finish(high ^ low ^ count));
  }

  @Override
  public String toString() {
    return hex();
  }
}
