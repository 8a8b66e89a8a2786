package dev.fastbreak.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetDigestTest {

  @Test
  void orderAndPartitionDoNotMatter() {
    Random random = new Random(1);
    List<String> items = items(500, random);
    SetDigest whole = of(items);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(items, random);
      int cut = random.nextInt(items.size());
      SetDigest merged = of(items.subList(0, cut));
      merged.addAll(of(items.subList(cut, items.size())));
      assertThat(merged).isEqualTo(whole).hasSameHashCodeAs(whole);
      assertThat(merged.hex()).isEqualTo(whole.hex());
    }
  }

  @Test
  void whatIsRemovedLeavesNoTrace() {
    Random random = new Random(2);
    List<String> items = items(300, random);
    SetDigest digest = of(items);
    for (String item : items.subList(100, 300)) {
      digest.remove(item);
    }
    assertThat(digest).isEqualTo(of(items.subList(0, 100)));
    items.subList(0, 100).forEach(digest::remove);
    assertThat(digest).isEqualTo(new SetDigest());
    assertThat(digest.count()).isZero();
  }

  @Test
  void differentSetsDiffer() {
    Set<String> seen = new HashSet<>();
    SetDigest growing = new SetDigest();
    for (int i = 0; i < 5_000; i++) {
      growing.add("player" + i);
      assertThat(seen.add(growing.hex())).isTrue();
      assertThat(seen.add(of(List.of("player" + i, "x")).hex())).isTrue();
    }
  }

  @Test
  void anItemCountsAsOftenAsItIsAdded() {
    assertThat(of(List.of("a", "a"))).isNotEqualTo(of(List.of("a")));
    assertThat(of(List.of("ab", "c"))).isNotEqualTo(of(List.of("a", "bc")));
    assertThat(of(List.of(""))).isNotEqualTo(new SetDigest());
  }

  @Test
  void readsBackFromItsParts() {
    SetDigest digest = of(List.of("a", "b", "č"));
    SetDigest copy = new SetDigest(digest.high(), digest.low(), digest.count());
    assertThat(copy).isEqualTo(digest);
    assertThat(copy.hex()).isEqualTo(digest.hex()).matches("[0-9a-f]{16}");
  }

  @Test
  void aStateIsAnItemOfItsOwn() {
    SetDigest first = of(List.of("a", "b"));
    SetDigest second = of(List.of("a", "c"));
    assertThat(states("x", first)).isEqualTo(states("x", of(List.of("b", "a"))));
    assertThat(states("x", first)).isNotEqualTo(states("x", second));
    assertThat(states("x", first)).isNotEqualTo(states("y", first));
    // It keeps its shape: {a, b} under one label is not a and b under two.
    assertThat(states("x", first)).isNotEqualTo(first);
  }

  @Test
  void goldenVectors() {
    // What a ledger holds is compared with what a later version makes: these may never change.
    SetDigest set = of(List.of("a", "b", "č"));
    assertThat(set.hex()).isEqualTo("7a12fe3e56546771");
    SetDigest state = states("x", set);
    state.addState(SetDigest.Item.of("y"), SetDigest.Item.of("z"));
    assertThat(state.hex()).isEqualTo("7a75ec27120b34d9");
    assertThat(state.count()).isEqualTo(2);
  }

  private static SetDigest states(String label, SetDigest state) {
    SetDigest digest = new SetDigest();
    digest.addState(label, state);
    return digest;
  }

  private static SetDigest of(List<String> items) {
    SetDigest digest = new SetDigest();
    items.forEach(digest::add);
    return digest;
  }

  private static List<String> items(int count, Random random) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(Long.toHexString(random.nextLong()) + "|" + i);
    }
    return items;
  }
}
