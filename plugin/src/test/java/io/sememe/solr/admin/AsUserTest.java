// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Principal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.request.SolrQueryRequestBase;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.response.SolrQueryResponse;
import org.junit.jupiter.api.Test;

final class AsUserTest {
  private Principal user = () -> "ada";

  @Test
  void another_thread_acts_for_who_asked_and_not_for_who_asks_next() {
    AsUser asked = serving(AsUser::ofThisThread);
    user = () -> "eve";
    CompletableFuture<String> name =
        CompletableFuture.supplyAsync(
            () -> asked.call(() -> SolrRequestInfo.getRequestInfo().getUserPrincipal().getName()));
    assertEquals("ada", name.join());
    CompletableFuture<SolrRequestInfo> after =
        CompletableFuture.supplyAsync(SolrRequestInfo::getRequestInfo);
    assertNull(after.join());
  }

  @Test
  void what_ends_with_the_request_does_not_end_with_the_call() {
    AtomicBoolean over = new AtomicBoolean();
    serving(
        () -> {
          SolrRequestInfo.getRequestInfo().addCloseHook(() -> over.set(true));
          AsUser.ofThisThread().call(() -> "");
          assertFalse(over.get());
          return null;
        });
    assertTrue(over.get());
  }

  @Test
  void a_thread_that_serves_nobody_has_no_user() {
    assertNull(AsUser.ofThisThread());
  }

  private AsUser serving(Supplier<AsUser> call) {
    SolrRequestInfo.setRequestInfo(
        new SolrRequestInfo(
            new SolrQueryRequestBase(null, new MapSolrParams(Map.of())) {
              @Override
              public Principal getUserPrincipal() {
                return user;
              }
            },
            new SolrQueryResponse()));
    try {
      return call.get();
    } finally {
      SolrRequestInfo.clearRequestInfo();
    }
  }
}
