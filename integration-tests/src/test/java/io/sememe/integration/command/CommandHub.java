// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.command;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A hub on this machine that has the files of one folder as the model {@code acme/tiny}. */
public final class CommandHub implements AutoCloseable {
  public static final String MODEL = "acme/tiny";

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String FILES = "/" + MODEL + "/resolve/" + COMMIT + "/";
  private static final String TAG = "\"one\"";

  private final HttpServer server;
  private final Path folder;
  private final AtomicInteger breaks = new AtomicInteger();
  private final List<String> ranges = new CopyOnWriteArrayList<>();

  private CommandHub(HttpServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Starts a hub. */
  public static CommandHub of(Path folder) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CommandHub hub = new CommandHub(server, folder);
    server.createContext("/", hub::answer);
    server.start();
    return hub;
  }

  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Lets connections end in the middle of a model's graph. */
  void breakOff(int times) {
    breaks.set(times);
  }

  /** Returns the ranges that were asked for. */
  List<String> ranges() {
    return List.copyOf(ranges);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/api/models/" + MODEL + "/revision/main")) {
        send(exchange, 200, listing().getBytes(StandardCharsets.UTF_8), false);
      } else if (path.startsWith(FILES)) {
        give(exchange, folder.resolve(path.substring(FILES.length())));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void give(HttpExchange exchange, Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    boolean broken =
        file.toString().endsWith(".onnx") && breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    exchange.getResponseHeaders().set("ETag", TAG);
    exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (range == null) {
      send(exchange, 200, content, broken);
      return;
    }
    ranges.add(range);
    int start = Integer.parseInt(range.replaceAll("\\D", ""));
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
    send(exchange, 206, Arrays.copyOfRange(content, start, content.length), broken);
  }

  private static void send(HttpExchange exchange, int status, byte[] content, boolean broken)
      throws IOException {
    exchange.sendResponseHeaders(status, content.length);
    OutputStream out = exchange.getResponseBody();
    out.write(content, 0, broken ? content.length / 2 : content.length);
    // Where not all was written, closing the exchange alone closes the connection too.
    if (broken) {
      out.flush();
    } else {
      out.close();
    }
  }

  private String listing() throws IOException {
    ObjectNode json = new ObjectMapper().createObjectNode().put("sha", COMMIT);
    json.putObject("cardData").put("license", "mit");
    ArrayNode siblings = json.putArray("siblings");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        siblings.addObject().put("rfilename", file.getFileName().toString());
      }
    }
    return json.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
