// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A hub of one model on this machine, which can be told to misbehave. */
public final class LocalHub implements AutoCloseable {
  public static final String REPOSITORY = "acme/Tiny";
  public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private static final String CONTENT = "/content/";

  private final HttpServer server;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger breaks = new AtomicInteger();
  private final AtomicInteger stalls = new AtomicInteger();
  private String licence = "apache-2.0";
  private String statedSum = "";
  private long statedBytes = -1;
  private String commit = COMMIT;
  private String tag = "\"one\"";
  private String sentTo = "";
  private int status;
  private boolean ignoresRanges;

  private LocalHub(HttpServer server) {
    this.server = server;
  }

  public static LocalHub start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LocalHub hub = new LocalHub(server);
    server.createContext("/", hub::answer);
    server.start();
    return hub;
  }

  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public LocalHub with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  public LocalHub with(Map<String, byte[]> more) {
    files.putAll(more);
    return this;
  }

  /** Lets so many connections end in the middle of a file. */
  public void breakOff(int times) {
    breaks.set(times);
  }

  /** Lets so many answers stand still in the middle of a file, over a connection that stays. */
  public void standStill(int times) {
    stalls.set(times);
  }

  /** Lets the hub say another size than its files have. */
  public void stateBytes(long bytes) {
    statedBytes = bytes;
  }

  /** Lets the hub say another SHA-256 than its files have. */
  public void stateSum(String sha256) {
    statedSum = sha256;
  }

  public void stateLicence(String name) {
    licence = name;
  }

  /** Lets files be of another commit than the model is. */
  public void giveCommit(String other) {
    commit = other;
  }

  public void changeTag(String other) {
    tag = other;
  }

  /** Sends whoever asks for a file to an address. */
  public void sendTo(String location) {
    sentTo = location;
  }

  /** Answers each request with a status and nothing else. */
  public void refuse(int with) {
    status = with;
  }

  public void ignoreRanges() {
    ignoresRanges = true;
  }

  /** Returns what was asked for: the path, and the range if one was. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(range == null ? path : path + " " + range);
      String resolved = "/" + REPOSITORY + "/resolve/" + COMMIT + "/";
      if (status != 0) {
        exchange.sendResponseHeaders(status, -1);
      } else if (path.startsWith("/api/models/" + REPOSITORY + "/revision/")) {
        send(exchange, 200, listing().getBytes(StandardCharsets.UTF_8));
      } else if (path.startsWith(resolved)) {
        resolve(exchange, path.substring(resolved.length()));
      } else if (path.startsWith(CONTENT) && files.containsKey(path.substring(CONTENT.length()))) {
        give(exchange, files.get(path.substring(CONTENT.length())));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void resolve(HttpExchange exchange, String name) throws IOException {
    if (!files.containsKey(name)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange.getResponseHeaders().set("X-Repo-Commit", commit);
    exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + sha256(files.get(name)) + "\"");
    String location = sentTo.isEmpty() ? CONTENT + name : sentTo;
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(302, -1);
  }

  private void give(HttpExchange exchange, byte[] content) throws IOException {
    exchange.getResponseHeaders().set("ETag", tag);
    String range = exchange.getRequestHeaders().getFirst("Range");
    boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
    if (range == null || !same || ignoresRanges) {
      send(exchange, 200, content);
      return;
    }
    int start = Integer.parseInt(range.replaceAll("\\D", ""));
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
    send(exchange, 206, Arrays.copyOfRange(content, start, content.length));
  }

  private void send(HttpExchange exchange, int with, byte[] content) throws IOException {
    boolean file = exchange.getRequestURI().getPath().startsWith(CONTENT);
    exchange.sendResponseHeaders(with, content.length);
    OutputStream out = exchange.getResponseBody();
    if (file && oneOf(breaks)) {
      writeHalf(out, content);
    } else if (file && oneOf(stalls)) {
      writeHalf(out, content);
      leaveOpen(out);
    } else {
      out.write(content);
      out.close();
    }
  }

  private static boolean oneOf(AtomicInteger times) {
    return times.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  // An exchange that is closed before all was written closes its connection ...
  private static void writeHalf(OutputStream out, byte[] content) throws IOException {
    out.write(content, 0, content.length / 2);
    out.flush();
  }

  // ... but where its body was closed before it.
  private static void leaveOpen(OutputStream out) {
    assertThrows(IOException.class, out::close);
  }

  private String listing() {
    ObjectNode json = new ObjectMapper().createObjectNode().put("sha", COMMIT);
    json.putObject("cardData").put("license", licence);
    ArrayNode siblings = json.putArray("siblings");
    files.forEach(
        (name, content) -> {
          ObjectNode one = siblings.addObject().put("rfilename", name);
          one.put("size", statedBytes < 0 ? content.length : statedBytes);
          String sum = statedSum.isEmpty() ? sha256(content) : statedSum;
          one.putObject("lfs").put("sha256", sum);
        });
    return json.toString();
  }

  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
