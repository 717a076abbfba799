// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import io.sememe.integration.demo.SampleCollection;
import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TemporaryNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes one {@link Site}: a node with the articles of the demonstration, token vectors
 * included, and a browser. Both are started when the first class asks for them and stopped after
 * the last test. Nobody changes the articles; who needs other documents makes a core of its own.
 *
 * <pre>{@code
 * @ExtendWith(SharedPage.class)
 * final class SearchPageIT {
 *   SearchPageIT(Site site) { ... }
 * }
 * }</pre>
 */
final class SharedPage implements ParameterResolver {
  private static final Namespace PAGES = Namespace.create(SharedPage.class);
  private static final String ARTICLES = "articles";
  private static final int BATCH = 10;

  private record Started(TemporaryNode node, Playwright driver, Site site)
      implements AutoCloseable {
    @Override
    public void close() {
      driver.close();
      node.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Site.class;
  }

  @Override
  public Site resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // JUnit closes what lies in the root store.
    return context
        .getRoot()
        .getStore(PAGES)
        .getOrComputeIfAbsent(Started.class, key -> start(), Started.class)
        .site();
  }

  private static Started start() {
    Playwright driver = Chromium.driver();
    TemporaryNode node = null;
    try {
      Browser browser = Chromium.launch(driver);
      node = TemporaryNode.start(spec -> spec.withProperty("sememe.tokens", "int8"));
      fill(node.node());
      return new Started(node, driver, new Site(browser, node.node(), ARTICLES, null));
    } catch (RuntimeException e) {
      driver.close();
      if (node != null) {
        node.close();
      }
      throw e;
    }
  }

  private static void fill(SolrNode node) {
    try {
      node.http().createCore(ARTICLES, "semantic").orThrow();
      new BulkIndexer(node.http(), ARTICLES, BATCH)
          .index(SampleCollection.load().articles(), progress -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
