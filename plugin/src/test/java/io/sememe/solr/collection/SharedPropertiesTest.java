// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.sememe.solr.testing.EmbeddedCore;
import io.sememe.solr.testing.LetGo;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a node keeps of the properties of its collections. */
final class SharedPropertiesTest {
  private static final String SCHEMA =
      """
      <schema name="test" version="1.6">
        <uniqueKey>id</uniqueKey>
        <field name="id" type="string" indexed="true" stored="true"/>
        <fieldType name="string" class="solr.StrField"/>
      </schema>
      """;

  @TempDir private Path home;
  private EmbeddedCore embedded;

  @BeforeEach
  void start() throws Exception {
    embedded = new EmbeddedCore(home, SCHEMA, EmbeddedCore.config(""));
  }

  @AfterEach
  void stop() throws Exception {
    embedded.close();
  }

  @Test
  void all_who_ask_a_core_share_what_was_read() {
    try (SolrCore core = embedded.core()) {
      CollectionProperty property = CollectionProperty.of(core, "spaces");
      property.update(text -> "a");
      assertSame(property, CollectionProperty.of(core, "spaces"));
      assertSame(property.read(), CollectionProperty.of(core, "spaces").read());
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void nothing_is_kept_of_a_core_that_is_gone() {
    CoreContainer node = container();
    WeakReference<CollectionProperty> asked = ask();
    node.unload("test");
    LetGo.require(asked);
  }

  @Test
  void a_core_that_is_there_keeps_what_was_read() {
    WeakReference<CollectionProperty> asked = ask();
    System.gc();
    assertNotNull(asked.get());
  }

  private CoreContainer container() {
    try (SolrCore core = embedded.core()) {
      return core.getCoreContainer();
    }
  }

  private WeakReference<CollectionProperty> ask() {
    try (SolrCore core = embedded.core()) {
      CollectionProperty property = CollectionProperty.of(core, "spaces");
      property.update(text -> "a");
      assertEquals("a", property.read());
      return new WeakReference<>(property);
    }
  }
}
