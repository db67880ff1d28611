package io.jacquard.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** A provider of OpenID Connect whose identity tokens are whatever a test wants them to be. */
final class LyingProvider implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY_ID = "the only one";

  private final HttpServer server;
  private final KeyPair keys = pair();
  private volatile String identityToken = "";
  private volatile String informed = "";

  LyingProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", this::configuration);
    server.createContext("/keys", exchange -> answer(exchange, keySet()));
    server.createContext("/token", this::token);
    server.createContext(
        "/me", exchange -> answer(exchange, JSON.createObjectNode().put("sub", informed)));
    server.start();
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * What the next visitor's code is traded for.
   *
   * @param subject whom it then speaks of when it is asked for more
   */
  void handOut(String token, String subject) {
    identityToken = token;
    informed = subject;
  }

  /** A header such as its honest tokens have. */
  static ObjectNode header() {
    return JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT").put("kid", KEY_ID);
  }

  String signed(ObjectNode header, ObjectNode claims) {
    return signed(header, claims, keys.getPrivate());
  }

  /** Signed with a key that it does not publish. */
  static String signedByAnother(ObjectNode header, ObjectNode claims) {
    return signed(header, claims, pair().getPrivate());
  }

  static String unsigned(ObjectNode header, ObjectNode claims) {
    return encoded(header.toString().getBytes(StandardCharsets.UTF_8))
        + "."
        + encoded(claims.toString().getBytes(StandardCharsets.UTF_8));
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static String signed(ObjectNode header, ObjectNode claims, PrivateKey key) {
    String text = unsigned(header, claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private void configuration(HttpExchange exchange) throws IOException {
    ObjectNode known = JSON.createObjectNode().put("issuer", issuer().toString());
    known.put("authorization_endpoint", issuer() + "/authorize");
    known.put("token_endpoint", issuer() + "/token");
    known.put("jwks_uri", issuer() + "/keys");
    known.put("userinfo_endpoint", issuer() + "/me");
    answer(exchange, known);
  }

  private ObjectNode keySet() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    ObjectNode set = JSON.createObjectNode();
    set.putArray("keys")
        .addObject()
        .put("kty", "RSA")
        .put("use", "sig")
        .put("alg", "RS256")
        .put("kid", KEY_ID)
        .put("n", number(key.getModulus()))
        .put("e", number(key.getPublicExponent()));
    return set;
  }

  private void token(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    ObjectNode tokens = JSON.createObjectNode().put("token_type", "Bearer");
    answer(exchange, tokens.put("access_token", "opaque").put("id_token", identityToken));
  }

  private static void answer(HttpExchange exchange, ObjectNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Without the byte that only says that it is positive. */
  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
