package io.jacquard.auth.audit;

/**
 * Where a request comes from.
 *
 * @param address of the client, or of the last proxy that is not trusted
 * @param client what sent it, as it calls itself
 */
public record Origin(String address, String client) {
  private static final int LONGEST_CLIENT = 200;

  public Origin {
    client = client.length() > LONGEST_CLIENT ? client.substring(0, LONGEST_CLIENT) : client;
  }

  /** An administrator at the machine itself. */
  public static final Origin OPERATOR = new Origin("", "jacquard user");
}
