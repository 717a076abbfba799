// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.response.SolrQueryResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EarlyEndTest {
  private final SolrQueryResponse response = new SolrQueryResponse();

  @AfterEach
  void end_the_request() {
    if (SolrRequestInfo.getRequestInfo() != null) {
      SolrRequestInfo.clearRequestInfo();
    }
  }

  @Test
  void a_request_without_documents_gets_an_empty_list_and_its_cursor_back() {
    end(Map.of("cursorMark", "*"));
    assertEquals(0, ((SolrDocumentList) response.getResponse()).size());
    assertEquals("*", response.getValues().get("nextCursorMark"));
    assertEquals("late", response.getResponseHeader().get("partialResultsDetails"));
  }

  @Test
  void documents_that_were_found_before_stay() {
    SolrDocumentList found = new SolrDocumentList();
    response.addResponse(found);
    end(Map.of());
    assertSame(found, response.getResponse());
    assertNull(response.getValues().get("nextCursorMark"));
  }

  @Test
  void who_wants_all_or_nothing_gets_nothing() {
    end(Map.of("partialResults", "false"));
    assertNull(response.getResponse());
  }

  @Test
  void outside_a_request_there_is_only_the_reason() {
    SolrQueryRequest alone = request(Map.of());
    assertEquals("late", EarlyEnd.of(alone, "late").getMessage());
  }

  private void end(Map<String, String> params) {
    SolrQueryRequest request = request(params);
    response.addResponseHeader(new SimpleOrderedMap<>());
    SolrRequestInfo.setRequestInfo(new SolrRequestInfo(request, response));
    assertEquals("late", EarlyEnd.of(request, "late").getMessage());
  }

  private static SolrQueryRequest request(Map<String, String> params) {
    return new SolrQueryRequestBase(null, new MapSolrParams(params)) {};
  }
}
