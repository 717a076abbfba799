// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.sememe.solr.testing.EmbeddedCore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.solr.cloud.CloudDescriptor;
import org.apache.solr.core.SolrCore;
import org.apache.solr.handler.RequestHandlerBase;
import org.apache.solr.request.DelegatingSolrQueryRequest;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.security.AuthorizationContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalRequestsTest {
  private static final String SCHEMA =
      """
      <schema name="t" version="1.7">
        <uniqueKey>id</uniqueKey>
        <fieldType name="string" class="solr.StrField"/>
        <field name="id" type="string" indexed="true" stored="true"/>
      </schema>
      """;

  @TempDir Path home;

  @Test
  void a_request_within_another_is_about_the_same_collection() throws Exception {
    try (EmbeddedCore embedded = new EmbeddedCore(home, SCHEMA, EmbeddedCore.config(""));
        SolrCore core = embedded.core()) {
      Seen seen = new Seen();
      core.registerRequestHandler("/seen", seen);
      CloudDescriptor asked =
          new CloudDescriptor(core.getCoreDescriptor(), "shard_core", new Properties());
      SolrQueryRequest outer = ofCollection(asked, core);
      new LocalRequests(core).askAs(outer, "/seen", EmbeddedCore.params("a", "b"));
      outer.close();
      assertEquals(1, seen.descriptors.size());
      assertSame(asked, seen.descriptors.get(0));
      assertEquals(List.of("b"), seen.values);
      assertEquals(List.of(true), seen.within);
      assertFalse(LocalRequests.isWithinAnother(outer));
    }
  }

  // As Solr makes them on a coordinator.
  private static SolrQueryRequest ofCollection(CloudDescriptor asked, SolrCore core) {
    return new DelegatingSolrQueryRequest(
        new SolrQueryRequestBase(core, EmbeddedCore.params("a", "outer")) {}) {
      @Override
      @SuppressWarnings("deprecation")
      public CloudDescriptor getCloudDescriptor() {
        return asked;
      }
    };
  }

  private static final class Seen extends RequestHandlerBase {
    private final List<CloudDescriptor> descriptors = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<Boolean> within = new ArrayList<>();

    @Override
    @SuppressWarnings("deprecation") // nothing else in Solr 9 tells it
    public void handleRequestBody(SolrQueryRequest request, SolrQueryResponse response) {
      descriptors.add(request.getCloudDescriptor());
      values.add(request.getParams().get("a"));
      within.add(LocalRequests.isWithinAnother(request));
    }

    @Override
    public Name getPermissionName(AuthorizationContext context) {
      return Name.ALL;
    }

    @Override
    public String getDescription() {
      return "sees requests";
    }
  }
}
