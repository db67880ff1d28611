package io.jacquard.cli.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;

/** One client process: reads its {@link Orders}, writes an {@link Event} a line. */
@Command(name = "torture-client", hidden = true, description = "A client of jacquard torture.")
public final class ClientCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Orders orders = Api.JSON.readValue(in.readLine(), Orders.class);
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicInteger joins = new AtomicInteger(orders.joins());
    try (ExecutorService threads = Executors.newFixedThreadPool(orders.threads())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < orders.threads(); i++) {
        Worker worker = worker(orders, i);
        running.add(
            threads.submit(() -> {
              if (orders.joins() == 0) {
                worker.workUntil(stopped::get);
              } else {
                while (joins.getAndDecrement() > 0) {
                  worker.join();
                }
              }
              return null;
            }));
      }
      if (orders.joins() == 0) {
        in.readLine();
        stopped.set(true);
      }
      for (Future<?> worker : running) {
        worker.get();
      }
    }
    return 0;
  }

  private static Worker worker(Orders orders, int thread) {
    Api api = new Api(URI.create(orders.url()), orders.token());
    String kind = orders.joins() == 0 ? "p" : "j";
    String name = kind + orders.process() + "-t" + thread;
    Random random = new Random(orders.seed() * 31 + thread);
    return new Worker(api, orders.hubs(), name, random, ClientCommand::write);
  }

  private static void write(Event event) {
    synchronized (System.out) {
      System.out.println(event.line());
      if (System.out.checkError()) {
        Runtime.getRuntime().halt(1); // whoever began this run is gone
      }
    }
  }
}
