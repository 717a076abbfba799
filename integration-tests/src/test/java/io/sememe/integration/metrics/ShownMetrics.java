// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

/**
 * What a node shows of its models, as it did when it was asked.
 *
 * @param json Solr's metrics of the node
 * @param page the page for Prometheus
 */
record ShownMetrics(JsonNode json, PrometheusPage page) {
  private static final String SCOPE = "SEMEME.";

  /** Asks a node, and one of its cores. */
  static ShownMetrics of(SolrNode node, String core) {
    Map<String, String> parameters = Map.of("group", "node", "prefix", "SEMEME");
    JsonNode json = node.http().get("/admin/metrics", parameters).orThrow().body();
    return new ShownMetrics(json.at("/metrics/solr.node"), page(node, core));
  }

  private static PrometheusPage page(SolrNode node, String core) {
    // Whatever a client wants to have: there is one format.
    return page(node.baseUrl() + "/" + core + "/sememe/metrics?wt=json&indent=true");
  }

  /** Reads the page at an address. */
  static PrometheusPage page(String url) {
    URI address = URI.create(url);
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      assertEquals(200, response.statusCode(), response.body());
      String type = response.headers().firstValue("Content-Type").orElse("");
      assertEquals(
          "text/plain;version=0.0.4;charset=utf-8", type.replace(" ", "").toLowerCase(Locale.ROOT));
      return PrometheusPage.read(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns one of Solr's metrics, without the scope. */
  JsonNode solrs(String name) {
    JsonNode value = json.path(SCOPE + name);
    if (value.isMissingNode()) {
      throw new AssertionError("no metric " + name + " among " + names());
    }
    return value;
  }

  /** Returns the names that a model has and those of the node, the model and roles as variables. */
  List<String> namesFor(String model) {
    String own = SCOPE + model + ".";
    return names().stream()
        .filter(
            name -> name.startsWith(own) || name.matches("SEMEME\\.(cache|queue|searches)\\..*"))
        .map(name -> name.replace(own, SCOPE + "<model>."))
        .map(name -> name.replaceFirst("<model>\\.(query|passage)\\.", "<model>.<role>."))
        .distinct()
        .toList();
  }

  private List<String> names() {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(json.fieldNames(), 0), false)
        .toList();
  }
}
