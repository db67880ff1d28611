package io.jacquard.cli.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jacquard.cli.torture.Event.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** One run: load and kills, then connects to one node, then the check. */
final class Torture {
  private static final int COUNTERS = 8;
  private static final int BALANCE = 1_000;
  private static final int SHORTEST_MILLIS = 200;
  private static final int LONGEST_MILLIS = 2_000;
  private static final long POLL_MILLIS = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Plan plan;
  private final Victim victim;
  private final Consumer<String> progress;
  private final History history = new History();
  private final Random random;

  /**
   * How much is done.
   *
   * @param joins connects to one node by all clients together
   */
  record Plan(int kills, int clients, int threads, int joins, long seed) {}

  /**
   * What came of it.
   *
   * @param calls how many ended how
   * @param violations sentences; none when all is well
   */
  record Result(Plan plan, Map<Outcome, Long> calls, List<String> violations) {}

  Torture(Plan plan, Victim victim, Consumer<String> progress) {
    this.plan = plan;
    this.victim = victim;
    this.progress = progress;
    this.random = new Random(plan.seed());
  }

  Result run() throws IOException, InterruptedException {
    String user = "torture-" + UUID.randomUUID();
    Api api = Api.register(victim.url(), user, UUID.randomUUID().toString());
    Orders.Hubs hubs = setUp(api);
    killUnderLoad(api, hubs);
    if (plan.joins() > 0) {
      joinAtOnce(api, hubs);
    }
    progress.accept("checking what is there against what was answered");
    Audit audit = Audit.of(api.reports("audit", "root", Map.of()));
    long sum = (long) Worker.ACCOUNTS * BALANCE;
    return new Result(
        plan, history.outcomes(), Checker.violations(history, audit, sum, plan.joins()));
  }

  private static Orders.Hubs setUp(Api api) throws InterruptedException {
    Map<String, Object> sizes =
        Map.of("counters", COUNTERS, "accounts", Worker.ACCOUNTS, "balance", BALANCE);
    JsonNode ids = api.reports("setup", "root", sizes).path(0);
    try {
      return Api.JSON.treeToValue(ids, Orders.Hubs.class);
    } catch (JsonProcessingException _) {
      throw new TortureException("setup reports " + ids);
    }
  }

  private void killUnderLoad(Api api, Orders.Hubs hubs) throws IOException, InterruptedException {
    try (Clients clients = new Clients()) {
      for (int i = 0; i < plan.clients(); i++) {
        clients.start(orders(api, hubs, i, 0), history);
      }
      for (int kill = 1; kill <= plan.kills(); kill++) {
        awaitCalls();
        Thread.sleep(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        victim.killAndRestart();
        Map<Outcome, Long> calls = history.outcomes();
        progress.accept(
            "kill %d of %d: %,d calls acknowledged, %,d without an answer"
                .formatted(
                    kill,
                    plan.kills(),
                    calls.get(Outcome.ACKNOWLEDGED),
                    calls.get(Outcome.UNKNOWN)));
      }
      awaitCalls();
      clients.stop();
    }
  }

  /** Waits until the clients have done something each, so that a kill meets them at work. */
  private void awaitCalls() throws InterruptedException {
    int enough = history.size() + plan.clients() * plan.threads();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (history.size() < enough) {
      if (System.nanoTime() - end > 0) {
        throw new TortureException("the clients get no answers; the server's log is in server.log");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void joinAtOnce(Api api, Orders.Hubs hubs) throws IOException, InterruptedException {
    progress.accept(
        "%,d connects to one node from %d processes".formatted(plan.joins(), plan.clients()));
    try (Clients clients = new Clients()) {
      for (int i = 0; i < plan.clients(); i++) {
        int share = plan.joins() / plan.clients() + (i < plan.joins() % plan.clients() ? 1 : 0);
        if (share > 0) {
          clients.start(orders(api, hubs, i, share), history);
        }
      }
      clients.await();
    }
  }

  private Orders orders(Api api, Orders.Hubs hubs, int process, int joins) {
    return new Orders(
        api.base().toString(),
        api.token(),
        hubs,
        process,
        plan.threads(),
        plan.seed() * 1_000 + process,
        joins);
  }
}
