// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sememe.encoder.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.client.solrj.impl.Http2SolrClient;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.util.JavaBinCodec;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that has two cores, "here" with the handler and "moved" without one. */
final class NodeCallTest {
  private static final NodeRequest REQUEST =
      new NodeRequest(METHOD.GET, "/sememe/models", new ModifiableSolrParams(), 10_000);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final Http2SolrClient client = new Http2SolrClient.Builder().useHttp1_1(true).build();
  private HttpServer node;

  @BeforeEach
  void start() throws IOException {
    node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    node.createContext("/", exchange -> answer(exchange, 404, new NamedList<>()));
    node.createContext(
        "/solr/here/sememe/models",
        exchange -> {
          asked.countDown();
          answer(exchange, 200, new NamedList<>(Map.of("models", "all")));
        });
    node.start();
  }

  @AfterEach
  void stop() {
    client.close();
    node.stop(0);
  }

  @Test
  void the_next_core_is_asked_at_once_though_nobody_waits_for_the_answer_yet() throws Exception {
    try (NodeCall call = send("moved", "moved", "here")) {
      assertTrue(asked.await(30, TimeUnit.SECONDS), "never asked");
      assertEquals(Map.of("models", "all"), call.answer(soon()));
    }
  }

  @Test
  void a_node_on_which_no_core_has_the_handler_says_so() {
    try (NodeCall call = send("moved")) {
      SolrException e = assertThrows(SolrException.class, () -> call.answer(soon()));
      assertEquals(404, e.code());
      assertEquals("no collection on this node has a handler /sememe/models", e.getMessage());
    }
  }

  private NodeCall send(String... cores) {
    String url = "http://localhost:" + node.getAddress().getPort() + "/solr";
    return NodeCall.send(client, new LiveNode("node", url, List.of(cores)), REQUEST);
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  private static void answer(HttpExchange exchange, int status, NamedList<Object> body)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JavaBinCodec codec = new JavaBinCodec()) {
      codec.marshal(body, bytes);
    }
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    exchange.sendResponseHeaders(status, bytes.size());
    exchange.getResponseBody().write(bytes.toByteArray());
    exchange.close();
  }
}
