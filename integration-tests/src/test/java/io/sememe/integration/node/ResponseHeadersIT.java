// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEveryJdk
final class ResponseHeadersIT {
  private final SolrNode node;

  ResponseHeadersIT(SolrNode node) {
    this.node = node;
  }

  @ParameterizedTest
  @CsvSource({"/admin/info/system, 200", "/nosuchcore/select, 404"})
  void every_answer_has_the_headers_of_a_stock_solr_once(String path, int status) throws Exception {
    HttpResponse<Void> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(node.baseUrl() + path)).build(),
                BodyHandlers.discarding());
    assertEquals(status, response.statusCode());
    ResponseHeaders.ALL.forEach(
        (name, value) -> assertEquals(List.of(value), response.headers().allValues(name), name));
  }
}
