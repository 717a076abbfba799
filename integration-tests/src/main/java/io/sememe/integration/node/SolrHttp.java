// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The HTTP client of a node. Safe for use by several threads. */
public final class SolrHttp {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(5);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final String baseUrl;
  private final @Nullable String authorization;

  SolrHttp(String baseUrl) {
    this(baseUrl, null);
  }

  private SolrHttp(String baseUrl, @Nullable String authorization) {
    this.baseUrl = baseUrl;
    this.authorization = authorization;
  }

  /** The same for a user of the node, by HTTP's basic authentication. */
  public SolrHttp as(String user, String password) {
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new SolrHttp(baseUrl, "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  /** Paths start with a slash and are below /solr. */
  public Reply get(String path, Map<String, String> parameters) {
    return send(request(path + "?" + encode(parameters)).GET());
  }

  public Reply postJson(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** Parameters in the body: they may be longer than an address. */
  public Reply postForm(String path, Map<String, String> parameters) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encode(parameters))));
  }

  public Reply createCore(String name, String configset) {
    return get("/admin/cores", Map.of("action", "CREATE", "name", name, "configSet", configset));
  }

  /** Gives a cluster a configset, in place of one it has; the zip has solrconfig.xml at its top. */
  public Reply uploadConfigset(String name, byte[] zip) {
    String path =
        "/admin/configs?" + encode(Map.of("action", "UPLOAD", "name", name, "overwrite", "true"));
    return send(
        request(path)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(zip)));
  }

  public Reply query(String core, Map<String, String> parameters) {
    return postForm("/" + core + "/select", parameters);
  }

  public Reply add(String core, List<ObjectNode> documents) {
    ArrayNode body = JSON.createArrayNode();
    documents.forEach(body::add);
    return postJson("/" + core + "/update", body);
  }

  public Reply commit(String core) {
    return get("/" + core + "/update", Map.of("commit", "true"));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(REQUEST_TIMEOUT);
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  private Reply send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> response =
          client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      OptionalInt retryAfter =
          response.headers().firstValue("Retry-After").stream()
              .mapToInt(Integer::parseInt)
              .findFirst();
      return new Reply(response.statusCode(), parse(response.body()), retryAfter);
    } catch (IOException e) {
      throw new NodeException(request.uri() + " cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while waiting for " + request.uri(), e);
    }
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      // Jetty's own error pages are HTML; what they say still belongs into the failure message.
      return TextNode.valueOf(body);
    }
  }

  private static String encode(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
