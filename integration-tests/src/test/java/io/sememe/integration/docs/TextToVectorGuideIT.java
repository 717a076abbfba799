// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * "Solr's own text-to-vector module" of INSTALL.md: what its commands send to Solr, whose module is
 * none of the artifacts that the nodes of the tests are made of.
 */
final class TextToVectorGuideIT {
  private static final String SECTION = "Solr's own text-to-vector module";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path place;

  /** What came in. */
  private record Request(String method, String path, String type, JsonNode body) {}

  @Test
  void the_command_sends_the_model_that_is_shown_to_the_model_store_of_the_collection()
      throws IOException {
    InstallGuide guide = InstallGuide.read();
    Files.writeString(place.resolve("bge.json"), guide.json(SECTION));
    Request sent = sent("cd '" + place + "'\n" + guide.section(SECTION).get(1));
    JsonNode shown = JSON.readTree(guide.json(SECTION));
    String path = "/solr/articles/schema/text-to-vector-model-store";
    assertEquals(new Request("PUT", path, "application/json", shown), sent);
  }

  @Test
  void the_class_that_is_shown_is_in_the_jar_that_is_copied() throws IOException {
    String shown = JSON.readTree(InstallGuide.read().json(SECTION)).path("class").asText();
    Path jars = Archive.unpack(place).folder().resolve("text-to-vector");
    List<String> classes = Archive.entries(Archive.list(jars));
    assertTrue(classes.contains(shown.replace('.', '/') + ".class"), shown);
  }

  /** Runs a script and returns the last request that it sends to the usual port. */
  private static Request sent(String script) throws IOException {
    AtomicReference<Request> sent = new AtomicReference<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          sent.set(
              new Request(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getFirst("Content-Type"),
                  JSON.readTree(exchange.getRequestBody())));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      Bash.run(script.replace("localhost:8983", "127.0.0.1:" + server.getAddress().getPort()));
      return sent.get();
    } finally {
      server.stop(0);
    }
  }
}
