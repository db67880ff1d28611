package io.jacquard.cli.torture;

import java.util.List;

/**
 * What a client process is to do; the first line of its input.
 *
 * @param process which of the clients it is
 * @param joins how many connects to make on one node, after which it ends; 0 to do everything at
 *     random until the input ends
 */
record Orders(String url, String token, Hubs hubs, int process, int threads, long seed, int joins) {

  /** Ids of the nodes to work on. */
  record Hubs(
      String items,
      String counters,
      String accounts,
      String tags,
      String crowd,
      List<String> numbers) {}
}
