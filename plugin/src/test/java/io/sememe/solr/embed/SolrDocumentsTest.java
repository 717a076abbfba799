// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.solr.testing.EmbeddedCore;
import java.nio.file.Path;
import java.util.List;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.core.SolrCore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SolrDocumentsTest {
  private static final String SCHEMA =
      """
      <schema name="t" version="1.7">
        <uniqueKey>id</uniqueKey>
        <fieldType name="string" class="solr.StrField"/>
        <fieldType name="nest" class="solr.NestPathField"/>
        <field name="id" type="string" indexed="true" stored="true"/>
        <field name="_root_" type="string" indexed="true" stored="false"/>
        <field name="_nest_path_" type="nest"/>
        <field name="published" type="string" indexed="true" stored="true"/>
        <field name="vector_hash" type="string" indexed="true" stored="true"/>
        <field name="parts" type="string" indexed="true" stored="true"/>
      </schema>
      """;

  /** Everything by which a configuration hides documents from its users. */
  private static final String HIDING =
      """
      <initParams path="/**">
        <lst name="invariants"><str name="q">published:false</str></lst>
      </initParams>
      <requestHandler name="/select" class="solr.SearchHandler">
        <lst name="appends"><str name="fq">published:true</str></lst>
        <lst name="invariants"><int name="rows">1</int><str name="fl">published</str></lst>
      </requestHandler>
      <requestHandler name="/sememe/embed" class="io.sememe.solr.embed.EmbedHandler"/>
      """;

  private static final Todo TODO = new Todo("vector_hash", List.of("new"));

  @TempDir Path home;

  @Test
  void what_hides_documents_from_users_hides_none_from_the_job() throws Exception {
    try (EmbeddedCore embedded = new EmbeddedCore(home, SCHEMA, EmbeddedCore.config(HIDING));
        SolrCore core = embedded.core()) {
      embedded.client().add(List.of(document("1", "true", "new-x"), document("2", "true", "old")));
      embedded
          .client()
          .add(List.of(document("3", "false", "old"), document("4", "false", "new-y")));
      embedded.client().commit();
      SolrDocuments documents = new SolrDocuments(core);
      assertEquals(4, documents.count());
      assertEquals(2, documents.count(TODO));
      assertEquals(List.of("2", "3"), documents.page(TODO, Documents.START).ids());
    }
  }

  @Test
  void documents_with_one_of_several_fingerprints_are_done() throws Exception {
    try (EmbeddedCore embedded = new EmbeddedCore(home, SCHEMA, EmbeddedCore.config(HIDING));
        SolrCore core = embedded.core()) {
      embedded.client().add(List.of(document("1", "true", "new-x"), document("2", "true", "old")));
      embedded.client().add(document("3", "true", "newer-x"));
      embedded.client().commit();
      Todo todo = new Todo("vector_hash", List.of("old", "newer"));
      assertEquals(List.of("1"), new SolrDocuments(core).page(todo, Documents.START).ids());
    }
  }

  @Test
  void nested_documents_are_none_of_the_jobs() throws Exception {
    try (EmbeddedCore embedded = new EmbeddedCore(home, SCHEMA, EmbeddedCore.config(HIDING));
        SolrCore core = embedded.core()) {
      SolrInputDocument parent = document("1", "true", "old");
      parent.setField("parts", List.of(document("1/1", "true", "old")));
      embedded.client().add(parent);
      embedded.client().commit();
      SolrDocuments documents = new SolrDocuments(core);
      assertEquals(1, documents.count());
      assertEquals(List.of("1"), documents.page(TODO, Documents.START).ids());
    }
  }

  private static SolrInputDocument document(String id, String published, String hash) {
    return new SolrInputDocument("id", id, "published", published, "vector_hash", hash);
  }
}
