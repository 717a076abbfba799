// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.collection.CollectionProperty;
import java.util.function.UnaryOperator;

/** A property in memory, as all nodes of a cluster see it. */
final class FakeProperty implements CollectionProperty {
  private String text = "";

  @Override
  public synchronized String read() {
    return text;
  }

  @Override
  public synchronized String update(UnaryOperator<String> change) {
    text = change.apply(text);
    return text;
  }
}
