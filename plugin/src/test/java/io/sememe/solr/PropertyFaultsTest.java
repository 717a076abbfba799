// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.EncoderLimits;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.Test;

final class PropertyFaultsTest {
  private static final Properties WRONG = new Properties();

  static {
    WRONG.setProperty("sememe.threads", "0");
  }

  @Test
  void a_node_refuses_with_the_same_words() {
    SolrException refused =
        assertThrows(SolrException.class, () -> NodeSettings.of(Path.of("home"), WRONG));
    assertEquals(PropertyFaults.of(WRONG), Optional.of(refused.getMessage()));
  }

  @Test
  void they_are_told_where_there_is_no_solr() throws Exception {
    URL[] ours = {place(PropertyFaults.class), place(EncoderLimits.class)};
    try (URLClassLoader alone = new URLClassLoader(ours, ClassLoader.getPlatformClassLoader())) {
      assertThrows(
          ClassNotFoundException.class, () -> alone.loadClass(SolrException.class.getName()));
      Object told =
          alone
              .loadClass(PropertyFaults.class.getName())
              .getMethod("of", Properties.class)
              .invoke(null, WRONG);
      assertEquals(PropertyFaults.of(WRONG), told);
    }
  }

  private static URL place(Class<?> one) {
    return one.getProtectionDomain().getCodeSource().getLocation();
  }
}
