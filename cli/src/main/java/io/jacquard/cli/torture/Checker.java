package io.jacquard.cli.torture;

import io.jacquard.cli.torture.Event.Action;
import io.jacquard.cli.torture.Event.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what was acknowledged with what there is; every difference is a sentence. */
final class Checker {
  private final History history;
  private final Audit audit;
  private final long sum;
  private final long joins;
  private final List<String> violations = new ArrayList<>();

  private Checker(History history, Audit audit, long sum, long joins) {
    this.history = history;
    this.audit = audit;
    this.sum = sum;
    this.joins = joins;
  }

  /**
   * What is wrong; empty when nothing is.
   *
   * @param sum that all accounts had together at the start
   * @param joins connects to one node, all of them acknowledged
   */
  static List<String> violations(History history, Audit audit, long sum, long joins) {
    Checker checker = new Checker(history, audit, sum, joins);
    checker.checkAnswers();
    checker.checkItems();
    checker.checkCounters();
    checker.checkAccounts();
    checker.checkTags();
    checker.checkCrowd();
    return checker.violations;
  }

  private void checkAnswers() {
    for (Event event : history.all()) {
      if (event.outcome() == Outcome.BROKEN) {
        violations.add(
            "%s of %s is answered %s".formatted(event.action(), event.key(), event.result()));
      }
    }
  }

  private void checkItems() {
    Set<String> added = keys(Action.ADD, Outcome.ACKNOWLEDGED);
    Set<String> removed = keys(Action.REMOVE, Outcome.ACKNOWLEDGED);
    Set<String> maybeRemoved = keys(Action.REMOVE, Outcome.UNKNOWN);
    Set<String> there = distinct("item", audit.items().keys());
    for (String key : added) {
      if (!there.contains(key) && !removed.contains(key) && !maybeRemoved.contains(key)) {
        violations.add("lost: item " + key + " was acknowledged and is gone");
      }
    }
    Set<String> possible = new HashSet<>(added);
    possible.addAll(keys(Action.ADD, Outcome.UNKNOWN));
    for (String key : there) {
      if (removed.contains(key)) {
        violations.add("risen: item " + key + " was removed and is there");
      } else if (!possible.contains(key)) {
        violations.add("invented: item " + key + " was never added");
      }
    }
    Set<String> halves = distinct("half", audit.items().halves());
    difference(there, halves)
        .forEach(key -> violations.add("half a commit: item " + key + " lacks its half"));
    difference(halves, there)
        .forEach(key -> violations.add("half a commit: half " + key + " has no item"));
    checkEdges("items", audit.items());
  }

  private void checkCounters() {
    for (var counter : audit.counters().entrySet()) {
      List<Long> told =
          history.of(Action.COUNT, Outcome.ACKNOWLEDGED).stream()
              .filter(event -> event.key().equals(counter.getKey()))
              .map(event -> Long.valueOf(event.result()))
              .toList();
      long unknown =
          history.of(Action.COUNT, Outcome.UNKNOWN).stream()
              .filter(event -> event.key().equals(counter.getKey()))
              .count();
      long value = counter.getValue();
      if (value < told.size() || value > told.size() + unknown) {
        violations.add(
            "lost update: counter %s is %d after %d acknowledged and %d unknown steps"
                .formatted(counter.getKey(), value, told.size(), unknown));
      }
      if (Set.copyOf(told).size() < told.size()) {
        violations.add("lost update: counter " + counter.getKey() + " told two calls the same");
      }
    }
  }

  private void checkAccounts() {
    if (audit.sum() != sum) {
      violations.add("half a commit: the accounts hold %d, not %d".formatted(audit.sum(), sum));
    }
  }

  private void checkTags() {
    audit
        .tags()
        .forEach((name, ids) -> {
          if (ids.size() > 1) {
            violations.add("doubled: find-or-create made " + name + " " + ids.size() + " times");
          }
        });
    for (Event event : history.of(Action.FIND_OR_CREATE, Outcome.ACKNOWLEDGED)) {
      if (!audit.tags().getOrDefault(event.key(), List.of()).contains(event.result())) {
        violations.add("lost: " + event.key() + " was answered as " + event.result());
      }
    }
  }

  private void checkCrowd() {
    Set<String> there = distinct("connect", audit.crowd().keys());
    Set<String> acknowledged = keys(Action.JOIN, Outcome.ACKNOWLEDGED);
    difference(acknowledged, there).forEach(key -> violations.add("lost: connect " + key));
    if (audit.crowd().edges() != joins) {
      violations.add("%d parallel connects made %d edges".formatted(joins, audit.crowd().edges()));
    }
    checkEdges("connects", audit.crowd());
  }

  private void checkEdges(String what, Audit.Collected collected) {
    if (collected.edges() != collected.keys().size()) {
      violations.add(
          "%d edges lead to %d %s".formatted(collected.edges(), collected.keys().size(), what));
    }
  }

  private Set<String> distinct(String what, List<String> keys) {
    Set<String> seen = new HashSet<>();
    for (String key : keys) {
      if (!seen.add(key)) {
        violations.add("doubled: " + what + " " + key);
      }
    }
    return seen;
  }

  private Set<String> keys(Action action, Outcome outcome) {
    return history.of(action, outcome).stream().map(Event::key).collect(Collectors.toSet());
  }

  private static Set<String> difference(Set<String> from, Set<String> without) {
    Set<String> rest = new HashSet<>(from);
    rest.removeAll(without);
    return rest;
  }
}
