// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.HttpCredentials;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import org.jspecify.annotations.Nullable;

/**
 * The page of a collection, and the browser to look at it with.
 *
 * @param browser the browser
 * @param node the node that serves the page
 * @param collection whose page it is
 * @param user as whom it is looked at; null for nobody
 */
record Site(Browser browser, SolrNode node, String collection, @Nullable HttpCredentials user) {

  /** The page of another collection on the same node. */
  Site of(TestCore core) {
    return new Site(browser, node, core.name(), user);
  }

  /** The page of another node's collection. */
  Site on(SolrNode other, String itsCollection) {
    return new Site(browser, other, itsCollection, user);
  }

  /** The page as a user of the node sees it. */
  Site as(String name, String password) {
    return new Site(browser, node, collection, new HttpCredentials(name, password));
  }

  /** Opens an empty window: {@link Visit#go} shows the page in it. */
  Visit visit(Look look) {
    return new Visit(this, look);
  }

  /** Opens a view, such as "#/search?q=tea", and waits until it stands. */
  Visit visit(Look look, String view) {
    Visit visit = visit(look);
    try {
      return visit.go(view);
    } catch (RuntimeException | AssertionError e) {
      visit.abandon();
      throw e;
    }
  }

  /** Where the page is. */
  String address() {
    return node.baseUrl() + "/" + collection + "/sememe/";
  }
}
