// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.lucene.util.Version;
import org.apache.solr.core.SolrResourceLoader;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.IndexSchemaFactory;

/** Schemas that tests write down. */
public final class Schemas {
  private Schemas() {}

  /**
   * Reads one.
   *
   * @param xml as in a schema.xml
   * @param folder an empty one
   */
  public static IndexSchema read(String xml, Path folder) throws IOException {
    try (SolrResourceLoader loader = new SolrResourceLoader(folder)) {
      ByteArrayInputStream bytes = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
      return new IndexSchema(
          "t",
          IndexSchemaFactory.getConfigResource(null, bytes, loader, "t"),
          Version.LATEST,
          loader,
          new Properties());
    }
  }
}
