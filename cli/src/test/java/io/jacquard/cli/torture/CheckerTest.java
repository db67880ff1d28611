package io.jacquard.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.cli.torture.Audit.Collected;
import io.jacquard.cli.torture.Event.Action;
import io.jacquard.cli.torture.Event.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private static final long SUM = 100;

  private final History history = new History();
  private final List<String> items = new ArrayList<>();
  private final List<String> halves = new ArrayList<>();
  private final List<String> crowd = new ArrayList<>();
  private final Map<String, Long> counters = new HashMap<>();
  private final Map<String, List<String>> tags = new HashMap<>();
  private int moreEdges;
  private long sum = SUM;

  private void told(Action action, String key, Outcome outcome, String result) {
    history.add(new Event(action, key, outcome, result));
  }

  private void acknowledged(Action action, String key) {
    told(action, key, Outcome.ACKNOWLEDGED, "");
  }

  private void unknown(Action action, String key) {
    told(action, key, Outcome.UNKNOWN, "");
  }

  private void there(String... keys) {
    items.addAll(List.of(keys));
    halves.addAll(List.of(keys));
  }

  private List<String> violations() {
    return violations(crowd.size());
  }

  private List<String> violations(long joins) {
    Audit audit =
        new Audit(
            new Collected(items, halves, items.size() + (long) moreEdges),
            new Collected(crowd, List.of(), crowd.size()),
            counters,
            sum,
            tags);
    return Checker.violations(history, audit, SUM, joins);
  }

  @Test
  void findsNothingWhereAllIsAsAnswered() {
    acknowledged(Action.ADD, "a");
    acknowledged(Action.ADD, "b");
    acknowledged(Action.REMOVE, "b");
    unknown(Action.ADD, "c");
    unknown(Action.ADD, "d");
    acknowledged(Action.ADD, "e");
    unknown(Action.REMOVE, "e");
    there("a", "c");
    told(Action.COUNT, "n", Outcome.ACKNOWLEDGED, "1");
    unknown(Action.COUNT, "n");
    told(Action.COUNT, "n", Outcome.ACKNOWLEDGED, "3");
    counters.put("n", 3L);
    told(Action.FIND_OR_CREATE, "t", Outcome.ACKNOWLEDGED, "id");
    tags.put("t", List.of("id"));
    acknowledged(Action.JOIN, "j");
    crowd.add("j");

    assertThat(violations()).isEmpty();
  }

  @Test
  void findsALostItem() {
    acknowledged(Action.ADD, "a");

    assertThat(violations()).containsExactly("lost: item a was acknowledged and is gone");
  }

  @Test
  void findsWhatRoseAgainAndWhatNobodyAdded() {
    acknowledged(Action.ADD, "a");
    acknowledged(Action.REMOVE, "a");
    there("a", "b");

    assertThat(violations())
        .containsExactlyInAnyOrder(
            "risen: item a was removed and is there", "invented: item b was never added");
  }

  @Test
  void findsHalfACommit() {
    acknowledged(Action.ADD, "a");
    items.add("a");
    sum = SUM - 5;

    assertThat(violations())
        .containsExactly(
            "half a commit: item a lacks its half", "half a commit: the accounts hold 95, not 100");
  }

  @Test
  void findsADoubledEdge() {
    acknowledged(Action.ADD, "a");
    there("a");
    moreEdges = 1;

    assertThat(violations()).containsExactly("2 edges lead to 1 items");
  }

  @Test
  void findsLostUpdates() {
    told(Action.COUNT, "n", Outcome.ACKNOWLEDGED, "1");
    told(Action.COUNT, "n", Outcome.ACKNOWLEDGED, "1");
    counters.put("n", 1L);

    assertThat(violations())
        .containsExactly(
            "lost update: counter n is 1 after 2 acknowledged and 0 unknown steps",
            "lost update: counter n told two calls the same");
  }

  @Test
  void findsATagMadeTwiceAndOneThatIsLost() {
    tags.put("t", List.of("one", "two"));
    told(Action.FIND_OR_CREATE, "u", Outcome.ACKNOWLEDGED, "id");

    assertThat(violations())
        .containsExactly("doubled: find-or-create made t 2 times", "lost: u was answered as id");
  }

  @Test
  void findsConnectsThatAreMissing() {
    acknowledged(Action.JOIN, "j");
    acknowledged(Action.JOIN, "k");
    crowd.add("j");

    assertThat(violations(2))
        .containsExactly("lost: connect k", "2 parallel connects made 1 edges");
  }

  @Test
  void findsAnswersThatNothingExplains() {
    told(Action.ADD, "a", Outcome.BROKEN, "500 oops");

    assertThat(violations()).containsExactly("ADD of a is answered 500 oops");
  }
}
