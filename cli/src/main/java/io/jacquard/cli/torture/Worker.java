package io.jacquard.cli.torture;

import io.jacquard.cli.torture.Event.Action;
import io.jacquard.cli.torture.Event.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One thread of a client: does one thing after the other and tells what came of each. */
final class Worker {
  static final int ACCOUNTS = 10;
  private static final int TAGS = 200;
  private static final int LARGEST_AMOUNT = 100;
  private static final Duration RESTART = Duration.ofMinutes(3);

  /** A conflict, a full server, a call that took too long. */
  private static final Set<Integer> DID_NOT_HAPPEN = Set.of(409, 503, 504);

  private final Api api;
  private final Orders.Hubs hubs;
  private final String name;
  private final Random random;
  private final Consumer<Event> history;
  private final List<Item> mine = new ArrayList<>();
  private int made;

  /** An item that this worker added and may remove. */
  private record Item(String key, String id) {}

  Worker(Api api, Orders.Hubs hubs, String name, Random random, Consumer<Event> history) {
    this.api = api;
    this.hubs = hubs;
    this.name = name;
    this.random = random;
    this.history = history;
  }

  void workUntil(BooleanSupplier stopped) throws InterruptedException {
    while (!stopped.getAsBoolean()) {
      switch (random.nextInt(6)) {
        case 0, 1 -> add();
        case 2 -> remove();
        case 3 -> count();
        case 4 -> transfer();
        default -> findOrCreate();
      }
    }
  }

  /** Connects a node to the one that all connect to, until it is acknowledged. */
  void join() throws InterruptedException {
    String key = nextKey();
    Map<String, Object> fields = Map.of("key", key);
    while (!call(Action.JOIN, key, "join", hubs.crowd(), fields)) {
      Thread.onSpinWait();
    }
  }

  private void add() throws InterruptedException {
    String key = nextKey();
    Reply reply = api.walker("add_item", hubs.items(), Map.of("key", key));
    if (tell(Action.ADD, key, reply) && reply instanceof Reply.Done(var reports)) {
      mine.add(new Item(key, reports.path(0).asText()));
    }
  }

  private void remove() throws InterruptedException {
    if (!mine.isEmpty()) {
      int place = random.nextInt(mine.size());
      Item item = mine.get(place);
      Reply reply = api.walker("remove_item", item.id(), Map.of());
      tell(Action.REMOVE, item.key(), reply);
      if (!(reply instanceof Reply.Refused)) {
        mine.remove(place);
      }
    }
  }

  private void count() throws InterruptedException {
    String counter = hubs.numbers().get(random.nextInt(hubs.numbers().size()));
    call(Action.COUNT, counter, "count_up", counter, Map.of());
  }

  private void transfer() throws InterruptedException {
    int source = random.nextInt(ACCOUNTS);
    int target = (source + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
    int amount = 1 + random.nextInt(LARGEST_AMOUNT);
    Map<String, Object> fields = Map.of("source", source, "target", target, "amount", amount);
    call(Action.TRANSFER, source + "-" + target, "transfer", hubs.accounts(), fields);
  }

  private void findOrCreate() throws InterruptedException {
    String tag = "tag" + random.nextInt(TAGS);
    call(Action.FIND_OR_CREATE, tag, "find_or_create", hubs.tags(), Map.of("name", tag));
  }

  private String nextKey() {
    return name + "-" + made++;
  }

  private boolean call(
      Action action, String key, String walker, String on, Map<String, Object> fields)
      throws InterruptedException {
    return tell(action, key, api.walker(walker, on, fields));
  }

  /** Notes what came of a call; whether it is acknowledged. Waits for a server that is away. */
  private boolean tell(Action action, String key, Reply reply) throws InterruptedException {
    switch (reply) {
      case Reply.Done(var reports) ->
          history.accept(new Event(action, key, Outcome.ACKNOWLEDGED, reports.path(0).asText()));
      case Reply.Unknown _ -> {
        history.accept(new Event(action, key, Outcome.UNKNOWN, ""));
        api.awaitReady(RESTART);
      }
      case Reply.Refused(int status, _) when status == 0 -> api.awaitReady(RESTART);
      case Reply.Refused(int status, _) when DID_NOT_HAPPEN.contains(status) -> {}
      case Reply.Refused(int status, String text) ->
          history.accept(new Event(action, key, Outcome.BROKEN, status + " " + text));
    }
    return reply instanceof Reply.Done;
  }
}
